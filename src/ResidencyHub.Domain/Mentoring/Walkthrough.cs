using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>What became of one thing looked for.</summary>
public enum LookForFate { Seen, NotSeen, NotLookedAt }

/// <summary>An informal visit of a few minutes with few look-fors and no score. It never counts as an observation. The resident reads it at once.</summary>
public sealed class Walkthrough : PlacementRecord
{
    private readonly List<LookFor> _lookFors = [];

    private Walkthrough() { }

    /// <param name="most">As many look-fors as the rule allows.</param>
    /// <exception cref="RuleBroken">Nothing looked for, too much, or not today or before.</exception>
    public Walkthrough(Placement placement, Rater by, DateOnly on, int minutes, IReadOnlyList<(string Words, LookForFate Fate, string? Note)> lookFors, string? wondering, int most, DateTime at) : base(placement)
    {
        Id = Id<Walkthrough>.New();
        if (on < placement.StartsOn || on > placement.EndsOn)
            throw new RuleBroken("visit-outside", $"{placement.ResidentName} is placed from {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}. Choose a day between.");
        if (lookFors.Count == 0 && string.IsNullOrWhiteSpace(wondering))
            throw new RuleBroken("visit-empty", "Name one thing you looked for, or write what you wonder.");
        if (lookFors.Count > most)
            throw new RuleBroken("look-fors-most", $"An informal visit looks for up to {most} things; plan an observation for more.");
        (ResidentName, ByAccountId, ByName, ByKind) = (placement.ResidentName, by.Account, by.Name, by.Kind);
        (On, Minutes, Wondering, SentAt) = (on, minutes, string.IsNullOrWhiteSpace(wondering) ? null : wondering.Trim(), at);
        _lookFors.AddRange(lookFors.Select((l, i) => new LookFor(Id, i, l.Words.Trim(), l.Fate, l.Note)));
        Show(leaders: false);
    }

    public Id<Walkthrough> Id { get; private set; }
    public string ResidentName { get; private set; } = "";
    public Guid ByAccountId { get; private set; }
    public string ByName { get; private set; } = "";
    public RaterKind ByKind { get; private set; }
    public DateOnly On { get; private set; }
    public int Minutes { get; private set; }

    /// <summary>A question that the visit left, for the resident to think about.</summary>
    public string? Wondering { get; private set; }
    public DateTime SentAt { get; private set; }
    public IReadOnlyList<LookFor> LookFors => _lookFors;
}

/// <summary>One thing looked for in an informal visit.</summary>
public sealed class LookFor
{
    private LookFor() { }

    internal LookFor(Id<Walkthrough> visit, int place, string words, LookForFate fate, string? note)
    {
        Id = Id<LookFor>.New();
        (WalkthroughId, Place, Words, Fate, Note) = (visit, place, words, fate, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
    }

    public Id<LookFor> Id { get; private set; }
    public Id<Walkthrough> WalkthroughId { get; private set; }
    public int Place { get; private set; }
    public string Words { get; private set; } = "";
    public LookForFate Fate { get; private set; }
    public string? Note { get; private set; }
}

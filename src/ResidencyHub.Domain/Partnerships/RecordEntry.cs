using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>What an entry of the record tells.</summary>
public enum EntryKind
{
    /// <summary>Somebody holds a role in the partnership: site professor, site coordinator, liaison.</summary>
    Role,

    /// <summary>A department or subject on which the partners work.</summary>
    Focus,

    /// <summary>Something that the partners run together and that outlives cohorts.</summary>
    Initiative,

    /// <summary>What one side changed in its own house: "simultaneous renewal" lists both.</summary>
    Change,

    /// <summary>A day worth telling.</summary>
    Milestone,
}

/// <summary>The four functions of a professional development school (instruments F).</summary>
[Flags]
public enum PdsFunctions { None = 0, Preparation = 1, ProfessionalLearning = 2, PupilsLearning = 4, Inquiry = 8 }

/// <summary>The four groups of a professional development school (instruments F).</summary>
[Flags]
public enum PdsGroups { None = 0, Candidates = 1, ClinicalTeachers = 2, SiteTeam = 4, WholeFaculty = 8 }

/// <summary>What an entry says.</summary>
/// <param name="Title">The role's name, the field, the initiative, what changed, what happened.</param>
/// <param name="Person">Who holds the role.</param>
/// <param name="Side">Whose role it is; which side changed.</param>
/// <param name="Words">How it came and what it is, in the partners' words.</param>
/// <param name="Holds">From–to; a milestone is one day.</param>
/// <param name="Functions">For the grid of a professional development school.</param>
/// <param name="Groups">For the grid of a professional development school.</param>
public sealed record EntryText(string Title, string? Person, PartnershipSide? Side, string? Words, Period Holds, PdsFunctions Functions = PdsFunctions.None, PdsGroups Groups = PdsGroups.None);

/// <summary>A dated entry of the partnership's record: a role, a field in focus, a joint initiative, a change, a milestone.</summary>
public sealed class RecordEntry : RecordItem
{
    private RecordEntry() { }

    /// <exception cref="RuleBroken">As <see cref="Write"/>.</exception>
    public RecordEntry(Id<Partnership> partnership, RecordPlace about, EntryKind kind, EntryText text) : base(partnership, about)
    {
        (Id, Kind) = (Id<RecordEntry>.New(), kind);
        Write(about, text);
    }

    public Id<RecordEntry> Id { get; private set; }
    public EntryKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string? Person { get; private set; }
    public PartnershipSide? Side { get; private set; }
    public string? Words { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public PdsFunctions Functions { get; private set; }
    public PdsGroups Groups { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);

    public bool HoldsOn(DateOnly day) => !IsTakenOut && Holds.Contains(day);

    /// <summary>Says it, or says it better.</summary>
    /// <exception cref="RuleBroken">A role without its holder or side, a change without its side, or it was taken out.</exception>
    public void Write(RecordPlace about, EntryText text)
    {
        RefuseWhenTakenOut();
        if (Kind is EntryKind.Role && string.IsNullOrWhiteSpace(text.Person))
            throw new RuleBroken("role-holder", "Say who holds the role.");
        if (Kind is EntryKind.Role or EntryKind.Change && text.Side is null)
            throw new RuleBroken("entry-side", Kind is EntryKind.Role ? "Say for which side the role is held." : "Say which side changed something.");
        MoveTo(about);
        (Title, Words, Functions, Groups) = (text.Title, text.Words, text.Functions, text.Groups);
        Person = Kind is EntryKind.Role ? text.Person : null;
        Side = Kind is EntryKind.Role or EntryKind.Change ? text.Side : null;
        (StartsOn, EndsOn) = (text.Holds.First, Kind is EntryKind.Milestone ? text.Holds.First : text.Holds.Last);
    }

    /// <summary>Whether both say the same of the same place on some day: one of them is a second entry of one thing.</summary>
    public bool Repeats(RecordEntry other) =>
        other.Id != Id && other.Kind == Kind && !other.IsTakenOut && !IsTakenOut && other.About == About && Same(Title, other.Title) && Same(Person, other.Person) && Holds.Overlaps(other.Holds);

    /// <summary>Nothing of it reaches beyond a last day: it ends then, or sooner if it would have; what had not begun is taken out.</summary>
    public void EndBy(DateOnly lastDay, DateOnly on, string because)
    {
        if (IsTakenOut)
            return;
        if (Holds.TruncateTo(lastDay) is { } rest)
            EndsOn = rest.Last;
        else
            TakeOut(on, because);
    }

    private static bool Same(string? one, string? other) => string.Equals(SearchText.Of(one), SearchText.Of(other), StringComparison.Ordinal);
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>One thing seen or heard in an observed lesson, with its time. Each note has one author; two people who observe together write beside each other.</summary>
public sealed class EvidenceNote : PlacementRecord
{
    private readonly List<EvidenceTag> _tags = [];

    private EvidenceNote() { }

    /// <param name="observation">In which it was seen.</param>
    /// <param name="author">Who saw it.</param>
    /// <param name="at">UTC.</param>
    /// <param name="words">May follow later.</param>
    /// <param name="id">As the device named it that made the stamp, so that it is taken once however often it is sent.</param>
    public EvidenceNote(Observation observation, Rater author, DateTime at, string? words, Id<EvidenceNote>? id = null) : base(observation)
    {
        Id = id ?? Id<EvidenceNote>.New();
        (ObservationId, AuthorAccountId, AuthorName, At) = (observation.Id, author.Account, author.Name, at);
        Write(words);
    }

    public Id<EvidenceNote> Id { get; private set; }
    public Id<Observation> ObservationId { get; private set; }
    public Guid AuthorAccountId { get; private set; }
    public string AuthorName { get; private set; } = "";

    /// <summary>When it was seen (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Empty while only the time is stamped.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Said to be tied to no element.</summary>
    public bool IsGeneral { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<EvidenceTag> Tags => _tags;

    /// <summary>It has words, and is tied to an element or general.</summary>
    public bool IsSettled => Words.Length > 0 && (IsGeneral || _tags.Count > 0);

    public void Write(string? words) => Words = (words ?? "").Trim();

    /// <summary>Ties it to rows of the rubric, in place of those it was tied to; the caller removes the rows of the former ones.</summary>
    public void Tie(IEnumerable<RubricRow> rows, bool general)
    {
        _tags.Clear();
        _tags.AddRange(rows.Select(r => new EvidenceTag(Id, r)));
        IsGeneral = general && _tags.Count == 0;
    }

    /// <summary>The rows to which it is tied after two have tied it: what the writer added and took away since they saw it, and nothing else.</summary>
    /// <param name="mine">As the writer's form has them.</param>
    /// <param name="seen">As they stood when the writer began.</param>
    public IReadOnlySet<Id<RubricRow>> TiesAfter(IReadOnlyCollection<Id<RubricRow>> mine, IReadOnlyCollection<Id<RubricRow>> seen) =>
        _tags.Select(t => t.RowId).Union(mine.Except(seen)).Except(seen.Except(mine)).ToHashSet();
}

/// <summary>A note tied to a row of the rubric.</summary>
public sealed class EvidenceTag
{
    private EvidenceTag() { }

    internal EvidenceTag(Id<EvidenceNote> note, RubricRow row)
    {
        Id = Id<EvidenceTag>.New();
        (NoteId, RowId, Code) = (note, row.Id, row.Code);
    }

    public Id<EvidenceTag> Id { get; private set; }
    public Id<EvidenceNote> NoteId { get; private set; }
    public Id<RubricRow> RowId { get; private set; }
    public string Code { get; private set; } = "";
}

/// <summary>What came of the talk after an observed lesson: at most two strengths, one next step, who helps, by when; and later, what became of the step.</summary>
public sealed class Debrief : PlacementRecord
{
    private Debrief() { }

    public Debrief(Observation observation) : base(observation)
    {
        Id = Id<Debrief>.New();
        ObservationId = observation.Id;
    }

    public Id<Debrief> Id { get; private set; }
    public Id<Observation> ObservationId { get; private set; }
    public string Strength { get; private set; } = "";
    public string? SecondStrength { get; private set; }
    public string NextStep { get; private set; } = "";

    /// <summary>What mentor or supervisor do to help.</summary>
    public string? Support { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>The day that the two agreed on for the next observation.</summary>
    public DateOnly? NextOn { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public string? DoneBy { get; private set; }

    /// <summary>Who wrote in it last.</summary>
    public string? WrittenBy { get; private set; }
    public int Version { get; private set; }

    /// <summary>As it stands; parts of it may be empty while the two are still writing.</summary>
    public DebriefWords Words => new(Strength, SecondStrength, NextStep, Support, DueOn, NextOn);

    /// <summary>Says a strength and a next step.</summary>
    public bool IsComplete => Strength.Length > 0 && NextStep.Length > 0;

    public void Write(DebriefWords words) =>
        (Strength, SecondStrength, NextStep, Support, DueOn, NextOn) = (words[DebriefSection.Strength], Tidy(words.SecondStrength), words[DebriefSection.NextStep], Tidy(words.Support), words.DueOn, words.NextOn);

    /// <summary>Writes what one of two writers sends; section by section, nothing of the other's is overwritten.</summary>
    /// <param name="mine">All sections as they stand in the writer's form.</param>
    /// <param name="seen">As they stood when the writer began.</param>
    /// <param name="by">Who.</param>
    /// <returns>The sections that both changed; when there is one, nothing is written.</returns>
    public IReadOnlyList<SectionClash> Write(DebriefWords mine, DebriefWords seen, string by)
    {
        var (merged, clashes) = mine.Merge(seen, Words);
        if (clashes.Count > 0 || Enum.GetValues<DebriefSection>().All(s => merged[s] == Words[s]))
            return clashes;
        Write(merged);
        WrittenBy = by;
        return [];
    }

    /// <summary>The step was taken.</summary>
    /// <exception cref="RuleBroken">Noted already.</exception>
    public void Done(string by, DateOnly on)
    {
        if (DoneOn is { } was)
            throw new RuleBroken("step-done", $"{DoneBy} noted on {was:d MMM yyyy} that this step is done.");
        (DoneBy, DoneOn) = (by, on);
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What somebody notes for themselves about a resident. Nobody else ever reads it, no administrator either.</summary>
public sealed class PrivateNote
{
    private PrivateNote() { }

    public PrivateNote(Guid account, Guid about, string words, DateTime at)
    {
        Id = Id<PrivateNote>.New();
        (AccountId, About) = (account, about);
        Write(words, at);
    }

    public Id<PrivateNote> Id { get; private set; }
    public Guid AccountId { get; private set; }

    /// <summary>The observation or the round of coaching that it is about.</summary>
    public Guid About { get; private set; }
    public string Words { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }
    public int Version { get; private set; }

    public void Write(string words, DateTime at) => (Words, WrittenAt) = (words.Trim(), at);
}

using System.Globalization;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Growing;

/// <summary>At which point of the year the three look at it together.</summary>
public enum ReviewTime { Start, Middle, End }

/// <summary>How far a three-way review is: each writes, the three have talked, all have signed.</summary>
public enum ReviewState { Writing, Discussed, Locked }

/// <summary>What the three agree on about the readiness of the resident for what comes next.</summary>
public enum Readiness { NeedsMore, AsPlanned, ReadyForMore }

/// <summary>Where the teaching performance assessment stands (CalTPA, edTPA, or what the state asks).</summary>
public enum AssessmentStatus { NotBegun, Preparing, Submitted, Passed, ToRepeat, NotAsked }

/// <summary>The latest level of one element as each of the three gave it; null where they gave none.</summary>
public sealed record ReviewLevel(string Code, int? Resident, int? Mentor, int? Supervisor);

/// <summary>What the three noted of their talk.</summary>
/// <param name="Readiness">For what comes next.</param>
/// <param name="Decision">About the next phase of the release.</param>
/// <param name="Assessment">Where the teaching performance assessment stands.</param>
/// <param name="AssessmentWords">Which cycle, when.</param>
/// <param name="Dispositions">How the resident works with pupils, families and colleagues: what holds, what has to grow.</param>
public sealed record ReviewTalk(Readiness Readiness, string Decision, AssessmentStatus? Assessment, string? AssessmentWords, string? Dispositions);

/// <summary>What the records said on the day of locking, kept with the review.</summary>
/// <param name="Minutes">Approved hours, in minutes.</param>
/// <param name="SoloDays">Days of teaching alone.</param>
/// <param name="Observations">Formal observations that were shared.</param>
/// <param name="Ratings">Levels given by mentors and supervisors.</param>
/// <param name="Levels">Element by element, side by side.</param>
/// <param name="Rubric">The edition whose names the levels have; null: the program had none.</param>
public sealed record ReviewFacts(int Minutes, int SoloDays, int Observations, int Ratings, IReadOnlyList<ReviewLevel> Levels, Id<Rubric>? Rubric = null)
{
    /// <summary>One line an element: "2.6 2 3 -".</summary>
    public static string Write(IEnumerable<ReviewLevel> levels) => string.Join('\n', levels.Select(l => string.Join('\t', l.Code, Plain(l.Resident), Plain(l.Mentor), Plain(l.Supervisor))));

    public static IReadOnlyList<ReviewLevel> Read(string? written) =>
        [.. (written ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Where(p => p.Length == 4).Select(p => new ReviewLevel(p[0], Level(p[1]), Level(p[2]), Level(p[3])))];

    private static string Plain(int? level) => level?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static int? Level(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;
}

/// <summary>A review by resident, mentor and university supervisor at the start, in the middle or at the end of a placement: each in the own words, talked about together, signed in any order, then locked; opened again only with a reason (instruments.md K7).</summary>
public sealed class ThreeWayReview : PlacementRecord
{
    /// <summary>The three.</summary>
    public static IReadOnlyList<Signatory> Sides { get; } = [Signatory.Resident, Signatory.Mentor, Signatory.Supervisor];

    private readonly List<ReviewVoice> _voices = [];
    private readonly List<ReviewStep> _steps = [];

    private ThreeWayReview() { }

    /// <exception cref="RuleBroken">The placement does not run, or has no mentor.</exception>
    public ThreeWayReview(Placement placement, ReviewTime time, DateOnly dueOn, Signer by) : base(placement)
    {
        Id = Id<ThreeWayReview>.New();
        if (placement.State is not PlacementState.Active)
            throw new RuleBroken("placement-not-running", $"A three-way review belongs to a running placement; {placement.ResidentName}’s at {placement.SchoolName} does not run.");
        if (placement is { MentorId: null } or { NeedsMentor: true })
            throw new RuleBroken("review-mentor", $"{placement.ResidentName} has no mentor now. Open the review when there is one.");
        if (!placement.Term.Contains(dueOn))
            throw new RuleBroken("review-day", $"Choose a day within the placement, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        (Time, DueOn, ResidentName, SchoolName, MentorName, Edition) = (time, dueOn, placement.ResidentName, placement.SchoolName, placement.MentorName ?? "", 1);
        Show(leaders: false);
        Step(ReviewState.Writing, by, null);
    }

    public Id<ThreeWayReview> Id { get; private set; }
    public ReviewTime Time { get; private set; }
    public DateOnly DueOn { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string SchoolName { get; private set; } = "";
    public string MentorName { get; private set; } = "";
    public ReviewState State { get; private set; }
    public DateOnly? DiscussedOn { get; private set; }
    public Readiness? Readiness { get; private set; }

    /// <summary>What the three decided about the next phase of the release.</summary>
    public string? Decision { get; private set; }
    public AssessmentStatus? Assessment { get; private set; }

    /// <summary>Which cycle of the assessment, and when.</summary>
    public string? AssessmentWords { get; private set; }

    /// <summary>How the resident works with pupils, families and colleagues.</summary>
    public string? Dispositions { get; private set; }

    /// <summary>What is signed: it changes with each word that changes after the talk.</summary>
    public int Edition { get; private set; }
    public int? FactsMinutes { get; private set; }
    public int? FactsSoloDays { get; private set; }
    public int? FactsObservations { get; private set; }
    public int? FactsRatings { get; private set; }

    /// <summary>As <see cref="ReviewFacts.Write"/> gives them.</summary>
    public string? FactsLevels { get; private set; }

    /// <summary>The edition of the rubric by which the kept levels are called, whatever follows it.</summary>
    public Id<Rubric>? FactsRubricId { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ReviewVoice> Voices => _voices;
    public IReadOnlyList<ReviewStep> Steps => _steps;

    /// <summary>The facts as they stood at locking; null before.</summary>
    public ReviewFacts? Facts => FactsMinutes is { } minutes ? new(minutes, FactsSoloDays ?? 0, FactsObservations ?? 0, FactsRatings ?? 0, ReviewFacts.Read(FactsLevels), FactsRubricId) : null;

    /// <summary>One side's own words, to begin with or changed.</summary>
    /// <exception cref="RuleBroken">Somebody has signed, or it is no side of the three.</exception>
    public void Write(string strengths, string growth, string next, Signer by)
    {
        DemandSide(by.As);
        DemandOpen();
        if (_voices.Find(v => v.SignedName is not null) is { } signed)
            throw new RuleBroken("review-signed", $"{signed.SignedName} has signed what stands here. Open it again with a reason before you change your words; all sign anew then.");
        if (_voices.Find(v => v.As == by.As) is { } mine)
        {
            if (!mine.IsOf(by))
            {
                DemandWriting(mine);
                Step(State, by, $"Writes as {GrowingWords.Of(by.As)} in place of {mine.By}", Words(mine));
            }
            if (mine.Write(strengths, growth, next, by) && State is ReviewState.Discussed)
                Edition++;
        }
        else
            _voices.Add(new ReviewVoice(Id, strengths, growth, next, by));
    }

    /// <summary>The three have talked; what they agreed on.</summary>
    public void Discuss(DateOnly on, ReviewTalk talk, DateOnly today, Signer by)
    {
        DemandSide(by.As);
        if (State is not ReviewState.Writing)
            throw new RuleBroken("review-state", State is ReviewState.Locked ? "This review is signed by all three and locked." : "It is noted already that the three have talked.");
        if (Missing() is { Count: > 0 } missing)
            throw new RuleBroken("review-missing", $"Before the talk each writes for themselves; {string.Join(" and ", missing.Select(GrowingWords.Of))} {(missing.Count == 1 ? "has" : "have")} not written yet.");
        if (on > today)
            throw new RuleBroken("review-ahead", "The talk has not been yet. Note it on its day.");
        // a day's grace: the review's first moment is UTC, the day of the talk is local
        if (_steps.Count > 0 && on < DateOnly.FromDateTime(_steps.Min(s => s.At)).AddDays(-1))
            throw new RuleBroken("review-before", $"The review was opened on {_steps.Min(s => s.At):d MMMM yyyy}, and each wrote before the talk. Choose the day of the talk after that.");
        (DiscussedOn, Readiness, Decision) = (on, talk.Readiness, talk.Decision.Trim());
        (Assessment, AssessmentWords, Dispositions) = (talk.Assessment, Tidy(talk.AssessmentWords), Tidy(talk.Dispositions));
        Edition++;
        Step(ReviewState.Discussed, by, null);
    }

    /// <summary>Signs all that stands here. With the third signature it locks, and keeps what the records say on that day.</summary>
    /// <exception cref="RuleBroken">Signed already, another name, words that changed meanwhile, or no talk yet.</exception>
    public void Sign(string typed, int seen, ReviewFacts facts, Signer by)
    {
        DemandSide(by.As);
        if (State is ReviewState.Writing)
            throw new RuleBroken("review-state", "One signs after the three have talked.");
        var mine = _voices.Single(v => v.As == by.As);
        if (mine.SignedName is { } name)
            throw new RuleBroken("signed-already", $"{name} has signed this review on {mine.SignedAt:d MMMM yyyy}.");
        if (seen != Edition)
            throw new RuleBroken("review-changed", "Somebody has changed words since you opened the page. Load it again and read them before you sign.");
        if (!mine.IsOf(by))
            throw new RuleBroken("review-words", $"{mine.By} wrote these words as {GrowingWords.Of(mine.As)} and signs them alone. To put yours in their place, open the review again with a reason.");
        by.Demand(typed);
        mine.Sign(by);
        if (_voices.Exists(v => v.SignedName is null))
            return;
        (FactsMinutes, FactsSoloDays, FactsObservations, FactsRatings, FactsLevels, FactsRubricId) = (facts.Minutes, facts.SoloDays, facts.Observations, facts.Ratings, ReviewFacts.Write(facts.Levels), facts.Rubric);
        Step(ReviewState.Locked, by, null);
    }

    /// <summary>Back into writing: the signatures are taken off, who had signed stays in the history.</summary>
    public void Reopen(string why, Signer by)
    {
        if (State is ReviewState.Writing)
            throw new RuleBroken("review-state", "This review is open.");
        var signed = _voices.Where(v => v.SignedName is not null).Select(v => v.SignedName!).ToList();
        var words = signed.Count == 0 ? null : Signed(signed);
        foreach (var voice in _voices)
            voice.Unsign();
        (FactsMinutes, FactsSoloDays, FactsObservations, FactsRatings, FactsLevels, FactsRubricId) = (null, null, null, null, null, null);
        Edition++;
        Step(ReviewState.Writing, by, signed.Count == 0 ? why.Trim() : $"{why.Trim()} (had signed: {string.Join(", ", signed)})", words);
    }

    /// <summary>What stood over the signatures, to be read when the review says something else.</summary>
    private string Signed(List<string> names) =>
        $"Signed by {string.Join(", ", names)}\n\n{string.Join("\n\n", _voices.OrderBy(v => v.As).Select(Words))}\n\nWhat the three agreed on: {(Readiness is { } ready ? GrowingWords.Of(ready) : "")}. {Decision}{(Assessment is { } stands ? $"\n\nTeaching performance assessment: {GrowingWords.Of(stands)}. {AssessmentWords}".TrimEnd() : "")}{(Dispositions is null ? "" : $"\n\nDispositions: {Dispositions}")}";

    /// <summary>The name of the mentor who takes part now.</summary>
    public void Rename(Placement placement) => MentorName = placement.MentorName ?? MentorName;

    /// <summary>Who has not written.</summary>
    public IReadOnlyList<Signatory> Missing() => [.. Sides.Where(s => !_voices.Exists(v => v.As == s))];

    private static void DemandSide(Signatory who)
    {
        if (!Sides.Contains(who))
            throw new RuleBroken("review-side", "Resident, mentor and university supervisor write and sign; the program reads it.");
    }

    /// <summary>Words stay with who wrote them; who has taken over since writes their own before the talk, and the former ones stay in the history.</summary>
    private void DemandWriting(ReviewVoice voice)
    {
        if (State is not ReviewState.Writing)
            throw new RuleBroken("review-words", $"{voice.By} wrote these words as {GrowingWords.Of(voice.As)}, and the three have talked about them. To put yours in their place, open the review again with a reason.");
    }

    private static string Words(ReviewVoice voice) => $"{voice.By}, {GrowingWords.Of(voice.As)}\nWhat goes well: {voice.Strengths}\nWhat has to grow: {voice.Growth}\nWhat comes next: {voice.Next}";

    private void DemandOpen()
    {
        if (State is ReviewState.Locked)
            throw new RuleBroken("review-state", "This review is signed by all three and locked. It can be opened again with a reason.");
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Step(ReviewState to, Signer by, string? why, string? signed = null)
    {
        _steps.Add(new ReviewStep(Id, _steps.Count, to, by, why, signed));
        State = to;
    }
}

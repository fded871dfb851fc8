using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>Who is to move next in a monthly coaching conversation: the resident scores first, then the mentor sees it.</summary>
public enum ConversationState { ResidentScores, MentorScores, Held }

/// <summary>The month's talk over a few rows of the rubric (instruments.md K4): both score, the gap between the two views is what one talks about, and it ends with a goal.</summary>
public sealed class CoachingConversation : PlacementRecord
{
    private readonly List<ConversationRow> _rows = [];

    private CoachingConversation() { }

    /// <param name="month">Any day of the month.</param>
    /// <param name="asked">As many rows as the rule says.</param>
    /// <exception cref="RuleBroken">Not as many rows as asked, a row of another rubric, or a rubric that is not in use.</exception>
    public CoachingConversation(Placement placement, DateOnly month, Rubric rubric, IReadOnlyCollection<Id<RubricRow>> rows, int asked, string by, DateTime at) : base(placement)
    {
        Id = Id<CoachingConversation>.New();
        if (rubric.State is not EditionState.Published)
            throw new RuleBroken("rubric-not-in-use", $"“{rubric.Name}”, edition {rubric.Number}, is not in use. Choose a rubric that is.");
        var chosen = rubric.Rows.Where(r => rows.Contains(r.Id)).OrderBy(r => r.Place).ToList();
        if (chosen.Count != asked || rows.Count != asked)
            throw new RuleBroken("conversation-rows", $"Choose {asked} rows to talk about; {chosen.Count} {(chosen.Count == 1 ? "is" : "are")} chosen.");
        (Month, RubricId, ResidentName, MentorName, OpenedBy, OpenedAt) = (new DateOnly(month.Year, month.Month, 1), rubric.Id, placement.ResidentName, placement.MentorName ?? "the mentor", by, at);
        _rows.AddRange(chosen.Select(r => new ConversationRow(Id, r, _rows.Count)));
        Show(leaders: false);
    }

    public Id<CoachingConversation> Id { get; private set; }

    /// <summary>The first day of its month.</summary>
    public DateOnly Month { get; private set; }
    public Id<Rubric> RubricId { get; private set; }
    public string ResidentName { get; private set; } = "";
    /// <summary>Who mentored when it was opened; once it is held, who held it.</summary>
    public string MentorName { get; private set; } = "";
    public string OpenedBy { get; private set; } = "";
    public DateTime OpenedAt { get; private set; }
    public ConversationState State { get; private set; }
    public DateTime? ResidentScoredAt { get; private set; }
    public DateTime? HeldAt { get; private set; }

    /// <summary>What the two said about the gap.</summary>
    public string? GapTalk { get; private set; }
    public string? Goal { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ConversationRow> Rows => _rows;

    /// <exception cref="RuleBroken">Scored already.</exception>
    public void TakeResidentScores(DateTime at)
    {
        if (State is not ConversationState.ResidentScores)
            throw new RuleBroken("conversation-scored", $"{ResidentName} has scored already; {MentorName} has seen it.");
        (State, ResidentScoredAt) = (ConversationState.MentorScores, at);
    }

    /// <param name="by">The mentor who holds it: not always the one who opened it.</param>
    /// <exception cref="RuleBroken">The resident has not scored yet, or it was held.</exception>
    public void Hold(string? gapTalk, string goal, string by, DateTime at)
    {
        if (State is not ConversationState.MentorScores)
            throw new RuleBroken("conversation-order", State is ConversationState.Held ? "This conversation was held already." : $"{ResidentName} scores first; then you see it and score.");
        (State, MentorName, HeldAt, GapTalk, Goal) = (ConversationState.Held, by, at, string.IsNullOrWhiteSpace(gapTalk) ? null : gapTalk.Trim(), goal.Trim());
    }
}

/// <summary>A row of the rubric that a conversation is about.</summary>
public sealed class ConversationRow
{
    private ConversationRow() { }

    internal ConversationRow(Id<CoachingConversation> conversation, RubricRow row, int place)
    {
        Id = Id<ConversationRow>.New();
        (ConversationId, RowId, Code, Statement, Place) = (conversation, row.Id, row.Code, row.Statement, place);
    }

    public Id<ConversationRow> Id { get; private set; }
    public Id<CoachingConversation> ConversationId { get; private set; }
    public Id<RubricRow> RowId { get; private set; }
    public string Code { get; private set; } = "";
    public string Statement { get; private set; } = "";
    public int Place { get; private set; }
}

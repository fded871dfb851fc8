using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>As whom somebody rates or writes.</summary>
public enum RaterKind { Resident, Mentor, Supervisor }

/// <summary>In what a rating was given.</summary>
public enum Instrument { Observation, CoachingConversation }

/// <summary>Who rates or writes: the account, the name at the time, and as whom.</summary>
public sealed record Rater(Guid Account, string Name, RaterKind Kind);

/// <summary>One level given on one row of a rubric by one person in one instrument. It keeps the row, and with it the edition, on which it was given.</summary>
public sealed class Rating : PlacementRecord
{
    private Rating() { }

    /// <param name="placement">Of the rated resident.</param>
    /// <param name="source">The observation or conversation in which it is given.</param>
    /// <param name="rubric">The edition.</param>
    /// <param name="row">The row.</param>
    /// <param name="rater">Who.</param>
    /// <param name="level">A level of the rubric.</param>
    /// <param name="evidence">What was seen.</param>
    /// <param name="on">The day.</param>
    /// <param name="begunAt">When the instrument was begun (UTC): what was begun on an edition is finished on it, also when a newer one came meanwhile. Null: only an edition in use.</param>
    /// <exception cref="RuleBroken">The row is retired or not of the rubric, or the rubric has no such level.</exception>
    public Rating(Placement placement, Instrument instrument, Guid source, Rubric rubric, Id<RubricRow> row, Rater rater, int level, string? evidence, DateOnly on, DateTime? begunAt = null) : base(placement)
    {
        Id = Id<Rating>.New();
        var line = Check(rubric, row, begunAt);
        (RowId, RubricId, ItemKey, Code) = (row, rubric.Id, line.ItemKey, line.Code);
        (Instrument, SourceId) = (instrument, source);
        (RaterAccountId, RaterName, RaterKind) = (rater.Account, rater.Name, rater.Kind);
        Change(rubric, level, evidence, on);
    }

    public Id<Rating> Id { get; private set; }
    public Id<RubricRow> RowId { get; private set; }
    public Id<Rubric> RubricId { get; private set; }

    /// <summary>The framework's item, over all editions.</summary>
    public Guid ItemKey { get; private set; }
    public string Code { get; private set; } = "";
    public Instrument Instrument { get; private set; }

    /// <summary>The observation or conversation.</summary>
    public Guid SourceId { get; private set; }
    public Guid RaterAccountId { get; private set; }
    public string RaterName { get; private set; } = "";
    public RaterKind RaterKind { get; private set; }

    /// <summary>0 is "not observed".</summary>
    public int Level { get; private set; }
    public string? Evidence { get; private set; }
    public DateOnly RatedOn { get; private set; }
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">The rubric has no such level.</exception>
    public void Change(Rubric rubric, int level, string? evidence, DateOnly on)
    {
        if (rubric.Levels.All(l => l.Value != level))
            throw new RuleBroken("level-unknown", $"“{rubric.Name}” has no level {level}. Choose one of {string.Join(", ", rubric.Levels.OrderBy(l => l.Value).Select(l => l.Value))}.");
        (Level, Evidence, RatedOn) = (level, string.IsNullOrWhiteSpace(evidence) ? null : evidence.Trim(), on);
    }

    /// <summary>A resident's own rating is read by mentor, supervisor and program as soon as it is sent.</summary>
    public void Send() => Show(leaders: false);

    private static RubricRow Check(Rubric rubric, Id<RubricRow> row, DateTime? begunAt)
    {
        var line = rubric.Rows.FirstOrDefault(r => r.Id == row) ?? throw new RuleBroken("row-unknown", $"This row does not stand in “{rubric.Name}”, edition {rubric.Number}. Load the page again; what you typed is kept.");
        if (rubric.State is EditionState.Replaced && !(begunAt < rubric.ReplacedAt))
            throw new RuleBroken("row-retired", $"“{line.Code}” belongs to edition {rubric.Number} of “{rubric.Name}”, which was replaced on {rubric.ReplacedAt:d MMM yyyy}. Ratings already given stay; rate on the newer edition.");
        if (rubric.State is EditionState.Draft)
            throw new RuleBroken("rubric-draft", $"“{rubric.Name}” is a draft. Its editor publishes it first.");
        return line;
    }
}

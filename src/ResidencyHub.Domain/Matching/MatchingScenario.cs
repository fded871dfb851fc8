using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Matching;

/// <summary>One matching that was worked out, with a name: what went in, what came out, and why. It is never worked out anew under the same name.</summary>
public sealed class MatchingScenario
{
    private readonly List<ScenarioRow> _rows = [];

    private MatchingScenario() { }

    public MatchingScenario(Cohort cohort, string name, MatchingEngine engine, Id<MatchingScenario>? from, Act act)
    {
        Id = Id<MatchingScenario>.New();
        (ProgramId, CohortId, Name, Engine, FromId) = (cohort.ProgramId, cohort.Id, name, engine, from);
        (MadeBy, MadeAt) = (act.Name, act.At);
    }

    public Id<MatchingScenario> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public string Name { get; private set; } = "";
    public MatchingEngine Engine { get; private set; }

    /// <summary>From which scenario as little as possible was to change.</summary>
    public Id<MatchingScenario>? FromId { get; private set; }

    /// <summary>The whole model as JSON: from it the answer can be worked out again, to the bit.</summary>
    public string Input { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Input"/>, in hexadecimal digits.</summary>
    public string InputHash { get; private set; } = "";
    public int Placed { get; private set; }
    public int Unplaced { get; private set; }

    /// <summary>What the matches fall short by, weighed.</summary>
    public long Cost { get; private set; }

    /// <summary>What is proved of the answer, in words.</summary>
    public string Proven { get; private set; } = "";
    public string MadeBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    /// <summary>UTC: when its matches became draft placements; null: they have not, or were taken back.</summary>
    public DateTime? CommittedAt { get; private set; }
    public string? CommittedBy { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ScenarioRow> Rows => _rows;

    /// <summary>Takes what the engine made of the model.</summary>
    public void Keep(string input, string hash, long cost, string proven, IReadOnlyList<RowOfMatching> rows)
    {
        (Input, InputHash, Cost, Proven) = (input, hash, cost, proven);
        _rows.AddRange(rows.Select(r => new ScenarioRow(Id, r)));
        (Placed, Unplaced) = (_rows.Count(r => r.SchoolId is not null), _rows.Count(r => r.SchoolId is null));
    }

    /// <exception cref="RuleBroken">They are draft placements already.</exception>
    public void Commit(Act act)
    {
        if (CommittedAt is not null)
            throw new RuleBroken("scenario-committed", $"{CommittedBy} has made draft placements of this scenario already.");
        (CommittedAt, CommittedBy) = (act.At, act.Name);
    }

    /// <summary>Its drafts are gone.</summary>
    public void TakeBack()
    {
        (CommittedAt, CommittedBy) = (null, null);
        _rows.ForEach(r => r.Became(null));
    }
}

/// <summary>What a matching says of one resident.</summary>
/// <param name="Reasons">As data, JSON.</param>
/// <param name="Words">The sentences, a line each.</param>
/// <param name="Override">Why a coordinator pinned the match; null where no pin is.</param>
public sealed record RowOfMatching(
    Id<Resident> Resident, string Name, Id<School>? School, string? SchoolName, Id<Mentor>? Mentor, string? MentorName, int? RankOfSchool, int? RankBySchool, int? TenthsOfMiles, string Reasons, string Words, string? Smallest, string? Override);

/// <summary>One resident in a scenario.</summary>
public sealed class ScenarioRow
{
    private ScenarioRow() { }

    internal ScenarioRow(Id<MatchingScenario> scenario, RowOfMatching row)
    {
        (Id, ScenarioId) = (Id<ScenarioRow>.New(), scenario);
        (ResidentId, ResidentName, SchoolId, SchoolName, MentorId, MentorName) = (row.Resident, row.Name, row.School, row.SchoolName, row.Mentor, row.MentorName);
        (RankOfSchool, RankBySchool, TenthsOfMiles, Reasons, Words, Smallest, Override) = (row.RankOfSchool, row.RankBySchool, row.TenthsOfMiles, row.Reasons, row.Words, row.Smallest, row.Override);
    }

    public Id<ScenarioRow> Id { get; private set; }
    public Id<MatchingScenario> ScenarioId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public string ResidentName { get; private set; } = "";

    /// <summary>Null: without a seat.</summary>
    public Id<School>? SchoolId { get; private set; }
    public string? SchoolName { get; private set; }

    /// <summary>Null: still to be named.</summary>
    public Id<Mentor>? MentorId { get; private set; }
    public string? MentorName { get; private set; }
    public int? RankOfSchool { get; private set; }
    public int? RankBySchool { get; private set; }
    public int? TenthsOfMiles { get; private set; }
    public string Reasons { get; private set; } = "";
    public string Words { get; private set; } = "";

    /// <summary>The smallest change that would place the resident, in words.</summary>
    public string? Smallest { get; private set; }
    public string? Override { get; private set; }

    /// <summary>The draft that was made of it.</summary>
    public Id<Placement>? PlacementId { get; private set; }

    public void Became(Id<Placement>? placement) => PlacementId = placement;
}

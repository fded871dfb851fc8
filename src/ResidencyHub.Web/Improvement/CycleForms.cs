using ResidencyHub.Application.Improvement;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Improvement;

/// <summary>The posted fields of an improvement cycle.</summary>
public sealed class CycleForm
{
    public string? Goal { get; set; }
    public string? Aim { get; set; }
    public string? Change { get; set; }
    public string? Prediction { get; set; }
    public string? Plan { get; set; }
    public DateOnly? ChangeOn { get; set; }
    public DateOnly? StudyOn { get; set; }
    public string? Owner { get; set; }

    /// <summary>Made when the form is shown.</summary>
    public Guid Once { get; set; } = SequentialGuid.Next();
    public int Version { get; set; }

    public static CycleForm Of(ShowCycle.Answer cycle) => new()
    {
        Goal = cycle.Goal.ToString(),
        Aim = cycle.Plan.Aim,
        Change = cycle.Plan.Change,
        Prediction = cycle.Plan.Prediction,
        Plan = cycle.Plan.Plan,
        ChangeOn = cycle.Plan.ChangeOn,
        StudyOn = cycle.Plan.StudyOn,
        Owner = cycle.Plan.Owner,
        Version = cycle.Version,
    };

    /// <summary>The next one begins with the aim of the one before, and with its idea where that was adopted.</summary>
    public static CycleForm After(ShowCycle.Answer before) => new() { Goal = before.Goal.ToString(), Aim = before.Plan.Aim, Change = before.Plan.Change, Owner = before.Plan.Owner };
}

/// <summary>The posted fields of a conclusion.</summary>
public sealed class ConcludeForm
{
    public string? Happened { get; set; }
    public bool? AsPlanned { get; set; }
    public CycleVerdict? Verdict { get; set; }
    public int Version { get; set; } = -1;
}

/// <summary>How cycles are said and coloured.</summary>
public static class CycleLook
{
    public static Status Of(CycleStanding standing, CycleVerdict? verdict) => standing switch
    {
        CycleStanding.Planned => new(Tone.Idle, "Planned"),
        CycleStanding.Running => new(Tone.Info, "Under way"),
        CycleStanding.ToStudy => new(Tone.Wait, "Look what came of it"),
        _ => new(verdict is CycleVerdict.Abandon ? Tone.Idle : Tone.Good, Of(verdict)),
    };

    public static string Of(CycleVerdict? verdict) => verdict switch { CycleVerdict.Adopt => "Adopted", CycleVerdict.Adapt => "Adapted", _ => "Abandoned" };

    public static string Side(PartnershipSide? side) => side is { } one ? $" for the {PartnershipWords.Of(one)}" : "";
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Hours;

/// <summary>Somebody other than the mentor of record approves a resident's hours for some days, and writes the check-ins where the team says so, for a reason: the mentor is sick or gone, or the team shares the work so.</summary>
public sealed class ApproverNaming
{
    /// <summary>Where a mentor stands who can be named: one who was released, is paused, or was never approved, can't.</summary>
    public static IReadOnlyList<MentorState> MayApprove { get; } = [MentorState.Approved, MentorState.Trained, MentorState.Assignable];

    private ApproverNaming() { }

    /// <exception cref="RuleBroken">The mentor of record already, a teacher of another school, or no reason.</exception>
    public ApproverNaming(Placement placement, Mentor approver, string reason, Period days, string namedBy, DateTime at, bool checksIn = false)
    {
        if (approver.Id == placement.MentorId)
            throw new RuleBroken("approver-mentor", $"{approver.Name.Full} is the mentor of record and approves anyway.");
        if (approver.SchoolId != placement.SchoolId)
            throw new RuleBroken("mentor-at-school", $"{approver.Name.Full} does not teach at {placement.SchoolName}.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken("approver-reason", "Say why somebody else approves.");
        Id = Id<ApproverNaming>.New();
        (PlacementId, ProgramId, SchoolId, ResidentId) = (placement.Id, placement.ProgramId, placement.SchoolId, placement.ResidentId);
        (MentorId, Name, Reason, StartsOn, EndsOn, NamedBy, NamedAt, ChecksIn) = (approver.Id, approver.Name.Full, reason.Trim(), days.First, days.Last ?? placement.EndsOn, namedBy, at, checksIn);
    }

    public Id<ApproverNaming> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }

    /// <summary>Who approves.</summary>
    public Id<Mentor> MentorId { get; private set; }
    public string Name { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day; the day before the first when it was taken back before it began.</summary>
    public DateOnly EndsOn { get; private set; }
    public string NamedBy { get; private set; } = "";
    public DateTime NamedAt { get; private set; }

    /// <summary>They write the week's check-in, too, for weeks that these days meet.</summary>
    public bool ChecksIn { get; private set; }
    public int Version { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= StartsOn && day <= EndsOn;

    /// <summary>The mentor of record approves again from the day after <paramref name="lastDay"/>.</summary>
    public void EndAfter(DateOnly lastDay) => EndsOn = lastDay < StartsOn ? StartsOn.AddDays(-1) : lastDay < EndsOn ? lastDay : EndsOn;
}

/// <summary>A mentor's word that there was no school in a week for this placement, though the district's calendar has school: nothing is due for it.</summary>
public sealed class WeekOff
{
    private WeekOff() { }

    /// <param name="toldBy">The name of whoever says so, where it is not the mentor of record.</param>
    public WeekOff(Placement placement, Id<Mentor> mentor, DateOnly day, DateTime at, string? toldBy = null)
    {
        Id = Id<WeekOff>.New();
        (PlacementId, ProgramId, SchoolId, ResidentId, MentorId) = (placement.Id, placement.ProgramId, placement.SchoolId, placement.ResidentId, mentor);
        (WeekOf, ToldBy, ToldAt) = (DistrictCalendar.WeekOf(day), toldBy ?? placement.MentorName ?? "", at);
    }

    public Id<WeekOff> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<Mentor> MentorId { get; private set; }

    /// <summary>The Monday.</summary>
    public DateOnly WeekOf { get; private set; }
    public string ToldBy { get; private set; } = "";
    public DateTime ToldAt { get; private set; }
}

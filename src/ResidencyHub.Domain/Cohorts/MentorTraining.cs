using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>Where a mentor stands as people read it: the steps of the pool, and whether the mentor has a resident in any program, which follows from the placements and is never typed.</summary>
public enum PoolStatus { Nominated, Applied, Reviewed, Approved, Trained, Assignable, Assigned, Paused, Released }

/// <summary>Reads the pool's status from the step and the load.</summary>
public static class MentorPool
{
    /// <param name="state">The step.</param>
    /// <param name="load">Residents with confirmed or running placements, over all programs.</param>
    public static PoolStatus StatusOf(MentorState state, int load) =>
        state is MentorState.Assignable && load > 0 ? PoolStatus.Assigned : Enum.Parse<PoolStatus>(state.ToString());
}

/// <summary>Hours of mentor training on a day: what it was, and how many hours belong to the program and how many count everywhere.</summary>
public sealed class MentorTraining
{
    private MentorTraining() { }

    internal MentorTraining(Mentor mentor, string what, DateOnly on, int programHours, int generalHours, string by, Id<PreparationProgram>? program)
    {
        if (programHours < 0 || generalHours < 0 || programHours + generalHours == 0)
            throw new RuleBroken("training-hours", "Give whole hours, at least one.");
        if (string.IsNullOrWhiteSpace(what))
            throw new RuleBroken("training-what", "Say what the training was.");
        Id = Id<MentorTraining>.New();
        (MentorId, DistrictId, SchoolId) = (mentor.Id, mentor.DistrictId, mentor.SchoolId);
        (What, HeldOn, ProgramHours, GeneralHours, RecordedBy, ProgramId) = (what.Trim(), on, programHours, generalHours, by, programHours > 0 ? program : null);
    }

    public Id<MentorTraining> Id { get; private set; }
    public Id<Mentor> MentorId { get; private set; }
    public Id<District> DistrictId { get; private set; }

    /// <summary>The mentor's school on that day.</summary>
    public Id<School> SchoolId { get; private set; }
    public string What { get; private set; } = "";
    public DateOnly HeldOn { get; private set; }
    public int ProgramHours { get; private set; }

    /// <summary>To which program the hours belong; null: not known, and then they count in each.</summary>
    public Id<PreparationProgram>? ProgramId { get; private set; }
    public int GeneralHours { get; private set; }
    public string RecordedBy { get; private set; } = "";
}

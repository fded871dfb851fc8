using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Cohorts;

/// <summary>The statuses of people with their colours, the same on every page.</summary>
internal static class PeopleWords
{
    public static Status Of(ResidentState state) => new(state switch
    {
        ResidentState.Active or ResidentState.Placed or ResidentState.Completed => Tone.Good,
        ResidentState.Cleared => Tone.Info,
        ResidentState.OnLeave => Tone.Wait,
        _ => Tone.Idle,
    }, CohortWords.Of(state));

    public static Status Of(MentorState state) => new(state switch
    {
        MentorState.Assignable => Tone.Good,
        MentorState.Paused => Tone.Wait,
        MentorState.Released => Tone.Idle,
        _ => Tone.Info,
    }, CohortWords.Of(state));

    public static Status Of(PoolStatus status) => new(status switch
    {
        PoolStatus.Assignable or PoolStatus.Assigned => Tone.Good,
        PoolStatus.Paused => Tone.Wait,
        PoolStatus.Released => Tone.Idle,
        _ => Tone.Info,
    }, CohortWords.Of(status));

    public static Status Of(ItemStatus status) => new(status switch
    {
        ItemStatus.Approved => Tone.Good,
        ItemStatus.Waiting => Tone.Info,
        ItemStatus.Returned or ItemStatus.Expired => Tone.Bad,
        ItemStatus.Expiring or ItemStatus.InProgress => Tone.Wait,
        _ => Tone.Idle,
    }, CohortWords.Of(status));

    public static Status Of(PlacementState state, bool needsMentor = false, bool needsPlace = false) => needsPlace ? new(Tone.Bad, PlacementAsk.NeedsPlace) : needsMentor ? new(Tone.Bad, PlacementAsk.NeedsMentor) : new(Placements.PlacementLook.ToneOf(state, false, false), PlacementWords.Of(state));

    public static Status Cleared(DateOnly? through, DateOnly today) => through is null ? new(Tone.Bad, "Not cleared to start")
        : through >= Clearance.NoEnd ? new(Tone.Good, "Cleared")
        : through < today ? new(Tone.Bad, $"Ended {DayText.Compact(through.Value, today)}") : new(Tone.Good, $"Cleared to {DayText.Compact(through.Value, today)}");
}

using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>What came of earlier signals; the current ones the hub finds by itself in what the demo tells.</summary>
internal static class DemoSignals
{
    public static void Build(DemoStage stage)
    {
        var running = stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null && p.CohortId == stage.People.Cohorts[1].Id).OrderBy(p => p.ResidentSort, StringComparer.Ordinal).ToList();
        if (running.Count < 8 || running[0].StartsOn > stage.Today.AddDays(-60))
            return;
        var weekBefore = DistrictCalendar.WeekOf(stage.Today.AddDays(-35));
        var silent = Find(running[2], SignalKind.MentorSilent, $"{running[2].MentorName} sent no check-in for the weeks of {weekBefore.AddDays(-7):d MMMM} and {weekBefore:d MMMM}. The last was for the week of {weekBefore.AddDays(-14):d MMMM}.");
        silent.Settle("Called: jury duty for two weeks. A colleague of the same hall looked in each day; check-ins begin again on Friday.", "Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-27)), stage.Today.AddDays(-27));
        var worries = Find(running[5], SignalKind.Worries, $"The latest 2 check-ins say “Some worries” (week of {weekBefore.AddDays(-7):d MMMM}), “Some worries” (week of {weekBefore:d MMMM}).");
        worries.Settle("Visited a lesson and planned the next two together. Agreed: one routine at a time, entry first.", "Grace Oduya", stage.Afternoon(stage.Today.AddDays(-24)), stage.Today.AddDays(-24));
        Find(running[7], SignalKind.NoApprovedHours, $"No approved hours in the weeks of {weekBefore.AddDays(-7):d MMMM} and {weekBefore:d MMMM}. Hours were sent and wait for {running[7].MentorName}.").Go(stage.Today.AddDays(-26));

        Signal Find(Placement placement, SignalKind kind, string words) => stage.Keep(new Signal(placement, new(kind, words, weekBefore), stage.Today.AddDays(-29)));
    }
}

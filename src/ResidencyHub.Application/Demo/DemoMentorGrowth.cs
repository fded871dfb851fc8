using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>Talks that coaches noted, what mentors keep of their own growth, and how last year's residents rated them.</summary>
internal static class DemoMentorGrowth
{
    private static readonly (string Focus, string Noticing, string Action)[] Talks =
    [
        ("1.5 wait time", "Four of nine questions went to the first hand. After the fifth there were three seconds, and two new voices.", "Count to five after each question in second period; I keep the tally."),
        ("2.6 routines", "The change to groups took four minutes; six pupils asked what to do.", "Practise the change twice on Monday, with the clock on the board."),
        ("5.1 checking understanding", "Exit slips were read, and the plan for the next day did not change.", "Sort the slips together on Tuesday before planning."),
    ];

    public static void Build(DemoStage stage)
    {
        var at = 0;
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p is { MentorId: not null, NeedsMentor: false }))
            Cycles(stage, placement, at++);
        foreach (var cohort in stage.People.Cohorts.Where(c => c.Runs.Contains(stage.Today)))
            Ask(stage, cohort);
        var mentors = stage.People.Mentors.ToDictionary(m => m.Id);
        foreach (var mentor in stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null).Select(p => mentors[p.MentorId!.Value]).Distinct().Take(6))
            Record(stage, mentor);
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Completed && p.MentorId is not null))
            Rate(stage, placement, stage.People.Residents.Single(r => r.Id == placement.ResidentId), mentors[placement.MentorId!.Value]);
    }

    /// <summary>What both programs ask this year, around today, so that lists are never empty while a cohort runs.</summary>
    private static void Ask(DemoStage stage, Cohort cohort)
    {
        var week = ((stage.Today.DayNumber - cohort.StartsOn.DayNumber) / 7) - 1;
        if (week < 1 || stage.Today.AddDays(30) > cohort.EndsOn)
            return;
        foreach (var (work, who, due) in new[] { (AssignedWork.ReviewMiddle, Signatory.Resident, 25), (AssignedWork.ReviewMiddle, Signatory.Mentor, 25), (AssignedWork.ReviewMiddle, Signatory.Supervisor, 25), (AssignedWork.Observation, Signatory.Supervisor, 18), (AssignedWork.CoachingCycle, Signatory.Mentor, 11), (AssignedWork.MentorRating, Signatory.Resident, 18) })
            stage.Keep(new AssignmentRule(cohort, work, who, AssignmentTimes.Of(cohort, week, due, 14), 3, 3, "Dana Whitfield", stage.Afternoon(cohort.StartsOn)));
    }

    private static void Cycles(DemoStage stage, Placement placement, int at)
    {
        CoachingCycle? before = null;
        var calendar = stage.Places.Calendars[placement.DistrictId];
        for (var day = placement.StartsOn.AddDays(18 + (at % 7)); day < stage.Today; day = day.AddDays(25))
        {
            var on = calendar.NextSchoolDay(day);
            if (on > stage.Today || on > placement.EndsOn)
                break;
            var by = new Signer(stage.AccountOf(placement.MentorName!), placement.MentorName!, Signatory.Mentor, stage.Afternoon(on));
            before?.Follow(stage.Chance(70) ? ActionFate.Done : ActionFate.Kept, stage.Chance(60) ? "The tally shows it on four of five days." : null, by);
            var (focus, noticing, action) = Talks[(at + (on.DayNumber / 25)) % Talks.Length];
            before = stage.Keep(new CoachingCycle(placement, new(on, 15 + (5 * stage.Roll(5)), MeetingMode.InPerson, (Stance)stage.Roll(3), focus, noticing, action, on.AddDays(14)), before, stage.Today, by));
        }
    }

    private static void Record(DemoStage stage, Mentor mentor)
    {
        var goal = stage.Keep(new MentorEntry(mentor, MentorEntryKind.Goal, "Ask first, tell later: begin each talk with the resident’s own question.", "A card with three questions on my desk.", mentor.Name.Full, stage.Today.AddDays(60), stage.Today, stage.Afternoon(stage.Today.AddDays(-30))));
        goal.Share(programs: true, school: false);
        stage.Keep(new MentorEntry(mentor, MentorEntryKind.Observed, "In the talk after the lesson you spoke for 11 of 18 minutes; the resident found the point alone when you waited.", "Wait, and write down what I would have said.", "Grace Oduya", stage.Today.AddDays(-20), stage.Today, stage.Afternoon(stage.Today.AddDays(-20))));
    }

    private static void Rate(DemoStage stage, Placement placement, Resident resident, Mentor mentor)
    {
        if (stage.Chance(15))
            return;
        var rating = stage.Keep(new MentorRating(resident, placement.Id, mentor, stage.Chance(10) ? null : [.. Enumerable.Range(0, MentorQuestions.All.Count).Select(_ => 3 + stage.Roll(4))], stage.Chance(40) ? "I learned most in the planning on Wednesdays." : null, stage.Afternoon(placement.EndsOn)));
        if (resident.State is ResidentState.Completed)
            rating.Release(stage.Afternoon(placement.EndsOn.AddDays(1)));
    }
}

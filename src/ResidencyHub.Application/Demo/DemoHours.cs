using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>What residents logged week by week, how mentors decided, and what still waits.</summary>
internal static class DemoHours
{
    private static readonly string[] Comments = ["Friday afternoon was the assembly; two hours, not four.", "Please log the planning on Tuesday apart from the lesson."];

    public static void Build(DemoStage stage)
    {
        var number = 0;
        var shared = stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null).GroupBy(p => p.MentorId).Where(g => g.Count() > 1).SelectMany(g => g).ToHashSet();
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null).OrderBy(p => p.ResidentSort, StringComparer.Ordinal))
            Weeks(stage, placement, number++, shared.Contains(placement));
    }

    private static void Weeks(DemoStage stage, Placement placement, int number, bool alwaysSent)
    {
        var calendar = stage.Places.Calendars[placement.DistrictId];
        var thisWeek = DistrictCalendar.WeekOf(stage.Today);
        // one in eleven has sent nothing lately: somebody to check on
        var last = !alwaysSent && number % 11 == 4 ? thisWeek.AddDays(-28) : thisWeek;
        var (nth, open) = (0, default(HoursWeek));
        for (var monday = DistrictCalendar.WeekOf(placement.StartsOn); monday <= last && monday <= placement.EndsOn; monday = monday.AddDays(7))
        {
            var week = new HoursWeek(placement, monday);
            for (var day = monday; day < monday.AddDays(4); day = day.AddDays(1))
                if (day <= stage.Today && calendar.IsSchoolDay(day) && placement.Term.Contains(day))
                    Day(stage, week, placement, day, nth);
            if (week.Entries.Count == 0)
                continue;
            nth++;
            if (nth % 2 == 0)
                week.Reflect(Said[nth / 2 % Said.Count]);
            stage.Keep(week);
            if (alwaysSent)
            {
                // of these the latest week waits, and only that
                if (open is not null)
                    Approve(stage, open, placement);
                Send(stage, open = week, placement);
                continue;
            }
            if (monday >= thisWeek && number % 3 == 0)
                continue;
            Decide(stage, week, placement, thisWeek, number);
        }
    }

    private static readonly IReadOnlyList<WeekReflection> Said =
    [
        new("2.2, 2.6", true, true, "The exit tickets took two minutes, and nobody had to be told.", "Partner talk ran long; I answered my own questions.", "How long do you wait before you call on somebody?"),
        new("1.5", true, false, "Group B explained the diagram to the others.", null, null),
        new("3.1, 5.1", false, true, null, "I graded until ten on two evenings.", "Can we mark one set together?"),
    ];

    private static void Day(DemoStage stage, HoursWeek week, Placement placement, DateOnly day, int nth)
    {
        if (stage.Chance(2))
        {
            week.Keep(new(day, ActivityKind.Absent, 0, Note: "Ill"), placement, stage.Hours, stage.Today);
            return;
        }
        var teaching = nth switch { < 2 => ActivityKind.Observe, < 4 => ActivityKind.Assist, < 9 => ActivityKind.CoTeach, _ => stage.Roll(10) switch { < 5 => ActivityKind.CoTeach, < 9 => ActivityKind.Lead, _ => ActivityKind.Solo } };
        week.Keep(new(day, teaching, 0, new(8, 15), new(teaching is ActivityKind.Solo ? 13 : 10 + stage.Roll(2), 30), (CoTeachingModel)stage.Roll(7), SupervisorVisited: stage.Chance(5)), placement, stage.Hours, stage.Today);
        var other = stage.Pick<ActivityKind>([ActivityKind.CoPlan, ActivityKind.Assess, ActivityKind.SmallGroup, ActivityKind.Debrief, ActivityKind.SchoolMeeting, ActivityKind.ProfessionalLearning]);
        week.Keep(new(day, other, 60 + (15 * stage.Roll(7))), placement, stage.Hours, stage.Today);
    }

    private static void Decide(DemoStage stage, HoursWeek week, Placement placement, DateOnly thisWeek, int number)
    {
        Send(stage, week, placement);
        if (week.WeekOf >= thisWeek || (week.WeekOf == thisWeek.AddDays(-7) && number % 4 == 1))
            return;
        if (week.WeekOf == thisWeek.AddDays(-7) && number % 9 == 2)
            week.Return(stage.Pick(Comments), placement.MentorName!, stage.Afternoon(week.WeekOf.AddDays(6)), stage.Hours);
        else
            Approve(stage, week, placement);
    }

    private static void Send(DemoStage stage, HoursWeek week, Placement placement) => week.Send(placement.MentorId!.Value, placement.MentorName!, true, stage.Hours, stage.Afternoon(week.WeekOf.AddDays(4)));

    private static void Approve(DemoStage stage, HoursWeek week, Placement placement) =>
        week.Approve(new HashSet<Domain.Basics.Id<HoursEntry>>(), null, placement.MentorName!, stage.Afternoon(week.WeekOf.AddDays(6)), week.WeekOf.AddDays(6), stage.Hours);
}

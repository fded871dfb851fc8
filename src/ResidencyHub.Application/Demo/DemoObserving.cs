using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Demo;

/// <summary>Rubrics of both programs, and observed lessons at every step of their way.</summary>
internal static class DemoObserving
{
    /// <summary>So many of last year's residents have observations here, and a decision.</summary>
    public const int Decided = 6;

    private static readonly string[] Rows = ["1.1", "1.4", "1.5", "1.8", "2.2", "2.5", "2.6", "3.1", "3.3", "3.5", "4.1", "4.4", "5.1", "6.1"];

    private static readonly (string Words, string Code)[] Seen =
    [
        ("Greets each pupil at the door by name; bell work is on the board.", "2.2"), ("“Turn to your partner: what do you notice?” All pairs talk within ten seconds.", "1.5"), ("Waits five seconds; four hands go up, calls on the third.", "1.5"),
        ("Sentence frames on the table; B uses one aloud.", "3.5"), ("Two at the back have not begun; T circulates left side only.", "1.8"), ("Reteaches with a number line after the first check.", "1.8"),
        ("Names the norm, thanks those who follow it, no names called out.", "2.6"), ("Exit ticket: 19 of 24 handed in.", "5.1"), ("Asks for a second way to solve it; A explains at the board.", "3.3"), ("Directions given twice, pencils still moving.", "2.6"),
    ];

    private static readonly string[] Goals = ["Pupils compare two ways to solve the same problem.", "Pupils cite evidence from the text for a claim.", "Pupils plan a fair test with one variable.", "Pupils use fractions as numbers on the line."];

    public static Rubric Rubric(DemoStage stage, Framework tpe, PreparationProgram program, string by)
    {
        var rubric = stage.Keep(new Rubric(program.Id, tpe, "Clinical observation"));
        rubric.Take(tpe, [.. tpe.Items.Where(i => Rows.Contains(i.Code)).Select(i => i.Key)]);
        rubric.Publish(null, by, stage.Afternoon(new DateOnly(stage.Year.StartYear - 1, 7, 20)));
        return rubric;
    }

    public static void Build(DemoStage stage, Framework tpe)
    {
        var rubrics = new Dictionary<Id<PreparationProgram>, Rubric>
        {
            [stage.Places.HarborValley.Id] = Rubric(stage, tpe, stage.Places.HarborValley, "Dana Whitfield"),
            [stage.Places.Northgate.Id] = Rubric(stage, tpe, stage.Places.Northgate, "Omar Said"),
        };
        var own = stage.Keep(new Framework(new("HV-HABITS", "1", "Harbor Valley habits of practice", "Harbor Valley Residency", "Written by the program; free to copy with its name.", null, new Period(stage.Today)), FrameworkOrigin.Own, stage.Places.HarborValley.Id, FrameworkOutline.KeyOf("HV-HABITS", "")));
        own.Arrange(FrameworkOutline.Read("1 With pupils\n  1.1 Knows three things about each pupil beyond school\n  1.2 Lets pupils answer pupils\n2 With colleagues\n  2.1 Asks for one observation a week\n  2.2 Shares a plan that went wrong", new Dictionary<string, Guid>()));
        own.Rate([.. tpe.Levels.Select(l => new LevelDraft(l.Value, l.Name, l.Words))]);
        var at = 0;
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null && p.SupervisorId is not null))
            Placement(stage, placement, rubrics[placement.ProgramId], at++);
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Completed && p.MentorId is not null && p.SupervisorId is not null).Take(Decided))
            Placement(stage, placement, rubrics[placement.ProgramId], at++);
    }

    private static void Placement(DemoStage stage, Placement placement, Rubric rubric, int at)
    {
        var calendar = stage.Places.Calendars[placement.DistrictId];
        var supervisor = stage.People.Supervisors.Single(s => s.Id == placement.SupervisorId);
        var (byMentor, bySupervisor) = (Who(stage, placement.MentorName!, RaterKind.Mentor), Who(stage, supervisor.Name.Full, RaterKind.Supervisor));
        var number = 0;
        // every five weeks, mentor and supervisor in turn; the last one is somewhere on its way
        var last = placement.EndsOn < stage.Today.AddDays(-9) ? placement.EndsOn : stage.Today.AddDays(-9);
        for (var day = placement.StartsOn.AddDays(24 + (at % 5)); day < last; day = day.AddDays(35))
        {
            var on = calendar.NextSchoolDay(day);
            if (on >= last)
                break;
            Lesson(stage, placement, rubric, calendar, number % 2 == 0 ? bySupervisor : byMentor, number % 2 == 0 ? byMentor : bySupervisor, ++number, on, ObservationState.Locked);
        }
        if (placement.State is PlacementState.Completed)
            return;
        var open = ((at + 3) % 7) switch { 0 => ObservationState.Scheduled, 1 => ObservationState.PreConference, 2 => ObservationState.Observed, 3 => ObservationState.EvidenceTagged, 4 => ObservationState.ResidentSelfScored, 5 => ObservationState.PostConference, _ => ObservationState.Shared };
        var ahead = open is ObservationState.Scheduled or ObservationState.PreConference;
        var next = calendar.NextSchoolDay(ahead ? stage.Today.AddDays(1 + (at % 4)) : stage.Today.AddDays(-4 - (at % 3)));
        if (next > placement.EndsOn || next < placement.StartsOn || (!ahead && next >= stage.Today))
            return;
        Lesson(stage, placement, rubric, calendar, at % 2 == 0 ? byMentor : bySupervisor, at % 2 == 0 ? bySupervisor : byMentor, ++number, next, open);
    }

    private static void Lesson(DemoStage stage, Placement placement, Rubric rubric, DistrictCalendar calendar, Rater observer, Rater other, int number, DateOnly on, ObservationState to)
    {
        var resident = Who(stage, placement.ResidentName, RaterKind.Resident);
        var planned = on.AddDays(-8) < stage.Today ? on.AddDays(-8) : stage.Today.AddDays(-1);
        var o = stage.Keep(new Observation(placement, number, rubric, observer, on, new TimeOnly(9 + stage.Roll(4), 10), stage.Chance(12) ? ObservationSetting.Video : ObservationSetting.InPerson, Act(observer, planned)));
        if (to is not ObservationState.Scheduled || stage.Chance(50))
            o.Prepare(stage.Pick(Goals), null, "A and B", "Do I leave enough time to think after a question?");
        if (to is ObservationState.Scheduled)
            return;
        o.HoldPreConference("Wait time, and who speaks", null, Act(observer, planned));
        if (to is ObservationState.PreConference)
            return;
        var begin = DateTime.SpecifyKind(on.ToDateTime(new TimeOnly(17, 12)), DateTimeKind.Utc);
        o.Begin(begin);
        var notes = new List<EvidenceNote>();
        for (var (i, minute) = (stage.Roll(4), 2); notes.Count < 6; i++, minute += 4 + stage.Roll(5))
        {
            var (words, code) = Seen[i % Seen.Length];
            var note = stage.Keep(new EvidenceNote(o, observer, begin.AddMinutes(minute).AddSeconds(stage.Roll(60)), words));
            if (to is not ObservationState.Observed || notes.Count < 3)
                note.Tie(rubric.Rows.Where(r => r.Code == code), general: false);
            notes.Add(note);
        }
        o.Finish(on, calendar.AddSchoolDays(on, 3), Act(observer, on));
        if (to is ObservationState.Observed)
            return;
        o.Tag(notes, selfScored: false, Act(observer, on));
        var scores = new List<Rating>();
        Score(observer, 0);
        if (stage.Chance(55))
            Score(other, stage.Roll(3) - 1);
        if (to is ObservationState.EvidenceTagged)
            return;
        Score(resident, stage.Roll(3) - 1);
        o.TakeSelfScore("The discussion went where I hoped. I spoke too much at the start.", Act(resident, Soon(1)));
        if (to is ObservationState.ResidentSelfScored)
            return;
        var held = Soon(stage.Chance(85) ? 2 : 6);
        o.HoldPostConference(held, selfScored: true, null, Act(observer, held));
        var debrief = stage.Keep(new Debrief(o));
        debrief.Write(new("Questions that ask for reasons; pupils quote each other.", stage.Chance(40) ? "Calm routines from the first minute." : null, stage.Pick(DemoFeedback.NextSteps), stage.Chance(60) ? $"{observer.Name} models it in second period" : null, Soon(14, most: 60), o.Number % 2 == 1 ? Soon(21, most: 60) : null));
        if (to is ObservationState.PostConference)
            return;
        o.Share(scores, notes, debrief, new ObservationRules(3, new HashSet<int> { 1, 4 }), placement.DistrictId == stage.Places.Districts[0].Id && placement.ProgramId == stage.Places.HarborValley.Id, Act(observer, held));
        if (to is ObservationState.Shared)
            return;
        o.Acknowledge(stage.Chance(60) ? "Thank you. I will try the seating chart for whom I listen to." : null, Act(resident, Soon(8)));
        o.Lock(new("ResidencyHub", stage.Afternoon(Soon(20))));
        if (stage.Chance(60))
            debrief.Done(observer.Name, Soon(15));

        DateOnly Soon(int days, int most = 0) => calendar.NextSchoolDay(on.AddDays(days)) is var day && day <= stage.Today.AddDays(most) ? day : stage.Today;

        void Score(Rater rater, int shift)
        {
            // a year's growth: from the first rows at 1 to most at 3
            var months = (on.DayNumber - placement.StartsOn.DayNumber) / 45;
            foreach (var row in rubric.Rows.Where(r => stage.Chance(rater.Kind is RaterKind.Resident ? 90 : 72)))
            {
                var level = stage.Chance(7) ? 0 : Math.Clamp(1 + months + shift + (row.Place % 3 == 0 ? 1 : 0) - (stage.Chance(25) ? 1 : 0), 1, row.Place % 4 == 0 ? 4 : 3);
                var rating = stage.Keep(new Rating(placement, Instrument.Observation, o.Id.Value, rubric, row.Id, rater, level, level is 1 or 4 || stage.Chance(20) ? stage.Pick(Seen).Words : null, on));
                if (rater.Kind is RaterKind.Resident)
                    rating.Send();
                scores.Add(rating);
            }
        }

        ObservationAct Act(Rater by, DateOnly day) => new(by.Name, stage.Afternoon(day));
    }

    /// <summary>The account comes later, if at all: a person without one is told by name.</summary>
    private static Rater Who(DemoStage stage, string name, RaterKind kind) => new(stage.AccountOf(name), name, kind);
}

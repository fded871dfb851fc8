using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>Goals of growth plans, and a few support plans at several steps of their way.</summary>
internal static class DemoGrowing
{
    private static readonly (string Words, string Element, string Baseline, string Actions, string Evidence)[] Goals =
    [
        ("Every pupil speaks about mathematics in each lesson", "1.5 promotes critical and creative thinking", "Five pupils give most answers.", "Turn and talk before each whole-class question; cards decide who reports.", "A tally on the seating chart, twice a week."),
        ("Begin within two minutes of the bell", "2.2 creates a safe and orderly place to learn", "Four to six minutes pass.", "Bell work on the board and on tables; greet at the door.", "The mentor's stopwatch on Mondays."),
        ("Check understanding before moving on", "5.1 uses assessment to plan", "Asks “any questions?” and goes on.", "Exit slips on Tuesdays and Thursdays, sorted with the mentor.", "Plans that name who is taught again, and how."),
        ("Sentence frames that pupils use by themselves", "3.5 adapts subject matter to language", "Frames are given, few use them.", "Model one frame a day; praise the use of it aloud.", "Recordings of partner talk in weeks 2 and 6."),
    ];

    public static void Build(DemoStage stage)
    {
        var running = stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null).OrderBy(p => p.ResidentSort, StringComparer.Ordinal).ToList();
        var at = 0;
        foreach (var placement in running)
        {
            Review(stage, placement, at);
            Plan(stage, placement, at++);
        }
        // who signs in as the demo's resident reads an own plan that runs; the mentor contributes to it
        var shown = running.Find(p => p.ResidentName == Named(stage)) ?? (running.Count > 3 ? running[3] : null);
        if (shown is not null && stage.Today > shown.StartsOn.AddDays(40) && stage.Today.AddDays(20) < shown.EndsOn)
            Support(stage, shown, runs: true);
        if (running.Find(p => p.CohortId == stage.People.Cohorts[1].Id && p != shown && p.SupervisorId is not null) is { } drafted && stage.Today > drafted.StartsOn.AddDays(20) && stage.Today.AddDays(40) < drafted.EndsOn)
            Support(stage, drafted, runs: false);
    }

    /// <summary>The first resident whom the sign-in page offers.</summary>
    private static string? Named(DemoStage stage) => stage.Rows.OfType<HubUser>().Select(u => u.Name).FirstOrDefault(n => stage.Placements.Placements.Exists(p => p.ResidentName == n));

    private static void Plan(DemoStage stage, Placement placement, int at)
    {
        var set = placement.StartsOn.AddDays(21 + (at % 9));
        if (set >= stage.Today)
            return;
        var by = By(stage, placement.ResidentName, Signatory.Resident, set);
        var (first, second) = (Goals[at % Goals.Length], Goals[(at + 1) % Goals.Length]);
        var due = set.AddDays(56) <= placement.EndsOn ? set.AddDays(56) : placement.EndsOn;
        var goal = stage.Keep(new GrowthGoal(placement, new(first.Words, first.Element, first.Baseline, first.Actions, first.Evidence, due), by));
        if (due < stage.Today)
            goal.Close(at % 5 != 4, at % 5 != 4 ? "The tally shows it for three weeks in a row." : "We chose a smaller step together.", By(stage, placement.MentorName!, Signatory.Mentor, due));
        var later = set.AddDays(49);
        if (later < stage.Today && later.AddDays(60) < placement.EndsOn)
            stage.Keep(new GrowthGoal(placement, new(second.Words, second.Element, second.Baseline, second.Actions, second.Evidence, later.AddDays(60)), By(stage, placement.MentorName!, Signatory.Mentor, later)));
    }

    /// <summary>The one at the start is signed; the one in the middle is open, at several steps.</summary>
    private static void Review(DemoStage stage, Placement placement, int at)
    {
        if (stage.People.Supervisors.FirstOrDefault(s => s.Id == placement.SupervisorId) is not { } supervisor)
            return;
        var names = new Dictionary<Signatory, string> { [Signatory.Resident] = placement.ResidentName, [Signatory.Mentor] = placement.MentorName!, [Signatory.Supervisor] = supervisor.Name.Full };
        var start = placement.StartsOn.AddDays(28);
        if (start < stage.Today)
            Write(ReviewTime.Start, start, 3, talked: true, signed: 3);
        var middle = placement.StartsOn.AddDays(120);
        if (middle.AddDays(-35) < stage.Today && middle < placement.EndsOn)
            Write(ReviewTime.Middle, middle, at % 4, talked: at % 4 == 3 && middle < stage.Today.AddDays(30), signed: at % 3);

        void Write(ReviewTime time, DateOnly due, int voices, bool talked, int signed)
        {
            var day = due.AddDays(-10) < stage.Today ? due.AddDays(-10) : stage.Today;
            var review = stage.Keep(new ThreeWayReview(placement, time, due, By(stage, supervisor.Name.Full, Signatory.Supervisor, day)));
            foreach (var side in ThreeWayReview.Sides.Take(voices))
                review.Write(
                    side switch { Signatory.Resident => "I know every pupil by name, and the routines hold without me.", Signatory.Mentor => "Comes prepared; pupils trust them.", _ => "Reads the room and changes course." },
                    side switch { Signatory.Resident => "I still answer my own questions.", Signatory.Mentor => "Whole-class talk: who speaks, and how long.", _ => "Checks for understanding before moving on." },
                    side switch { Signatory.Resident => "Lead the second half of each lesson.", Signatory.Mentor => "I step back on Tuesdays; we look at the transcript on Wednesdays.", _ => "I observe discussion next, in three weeks." }, By(stage, names[side], side, day));
            if (!talked || voices < 3)
                return;
            review.Discuss(day, new(at % 5 == 0 ? Readiness.ReadyForMore : Readiness.AsPlanned, "From next month the resident leads part of each lesson; the mentor stays in the room.", AssessmentStatus.Preparing, "Cycle 1 goes in after the winter break.", "On time and prepared; asks for feedback and acts on it. Calls families before there is trouble."), stage.Today, By(stage, names[Signatory.Mentor], Signatory.Mentor, day));
            foreach (var side in ThreeWayReview.Sides.Take(signed))
                review.Sign(names[side], review.Edition, new(time is ReviewTime.Start ? 5_400 : 15_000, 0, 1, 6, [new("1.1", 2, 2, 2), new("1.5", 3, 2, 2), new("2.2", 3, 3, 3)]), By(stage, names[side], side, day));
        }
    }

    private static void Support(DemoStage stage, Placement placement, bool runs)
    {
        var calendar = stage.Places.Calendars[placement.DistrictId];
        var supervisor = stage.People.Supervisors.FirstOrDefault(s => s.Id == placement.SupervisorId)?.Name.Full ?? "Grace Oduya";
        var begun = runs ? stage.Today.AddDays(-16) : stage.Today.AddDays(-2);
        var text = new SupportPlanText(
            "Lessons begin late and plans reach the mentor on the same morning, so that the two cannot talk about them.", "Professional responsibilities: planning with the mentor",
            "Plans of the last three weeks came on the day of the lesson (5 of 7). Two lessons in October began six minutes late.", "Plans lie with the mentor two school days before, for four weeks. Lessons begin within two minutes of the bell.",
            $"{placement.MentorName} plans with {placement.ResidentName.Split(' ')[0]} on Mondays and Wednesdays, 40 minutes. {supervisor} reads one plan a week and answers within a day.", supervisor,
            new Period(begun.AddDays(1), stage.Today.AddDays(runs ? 14 : 34)));
        var plan = stage.Keep(new SupportPlan(placement, 1, text, 0, 2, null, By(stage, supervisor, Signatory.Supervisor, begun)));
        plan.Note("I can give two of my planning periods. On Wednesdays I am in room B214 from 2 p.m.", By(stage, placement.MentorName!, Signatory.Mentor, begun.AddDays(1)));
        if (!runs)
            return;
        var conference = calendar.NextSchoolDay(begun.AddDays(3));
        plan.Give(plan.Edition, conference, begun.AddDays(1), By(stage, supervisor, Signatory.Supervisor, begun.AddDays(1)));
        if (conference > stage.Today)
            return;
        plan.HoldConference(plan.Edition, conference, $"{placement.ResidentName}, {placement.MentorName}, {supervisor}", calendar.AddSchoolDays(conference, 5), stage.Today, By(stage, supervisor, Signatory.Supervisor, conference));
        plan.Sign(placement.ResidentName, plan.Edition, By(stage, placement.ResidentName, Signatory.Resident, conference));
        plan.Sign(supervisor, plan.Edition, By(stage, supervisor, Signatory.Supervisor, conference));
        plan.Note("I agree about the plans. The late beginnings were two days with a bus that did not come; I leave earlier now.", By(stage, placement.ResidentName, Signatory.Resident, conference.AddDays(1)));
        plan.Note("Week 1: three of three plans on time. The beginning is calm.", By(stage, supervisor, Signatory.Supervisor, conference.AddDays(6)));
    }

    private static Signer By(DemoStage stage, string name, Signatory role, DateOnly day) => new(stage.AccountOf(name), name, role, stage.Afternoon(day));
}

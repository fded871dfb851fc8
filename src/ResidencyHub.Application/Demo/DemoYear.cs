using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>Two years of placements: the last one completed, this one running, with a few requests at every step of their way.</summary>
internal sealed class DemoYear
{
    /// <summary>So many of this year's 24 have a place; the others stand at every step of the way there.</summary>
    private const int Placed = 18;

    private readonly HashSet<(Id<Mentor>, int)> _taken = [];
    private readonly Dictionary<(Id<School>, int), int> _seats = [];

    private readonly Dictionary<Id<Placement>, Mentorship> _mentorships = [];

    public List<Placement> Placements { get; } = [];

    public static void Build(DemoStage stage)
    {
        var year = stage.Placements = new DemoYear();
        var cohorts = stage.People.Cohorts;
        year.Run(stage, cohorts[0], running: 20, coordinator: "Dana Whitfield");
        year.Run(stage, cohorts[1], running: Placed, coordinator: "Dana Whitfield");
        year.Run(stage, cohorts[2], running: 14, coordinator: "Omar Said");
        year.AskAround(stage, cohorts[1]);
        year.Trouble(stage, cohorts[1]);
    }

    private void Run(DemoStage stage, Cohort cohort, int running, string coordinator)
    {
        var term = new Period(new DateOnly(cohort.Year, 8, 17), new DateOnly(cohort.Year + 1, 6, 10));
        var spring = new DateOnly(cohort.Year, 4, 27);
        foreach (var resident in stage.People.Of(cohort).Take(running))
        {
            if (Free(stage, cohort, resident) is not { } mentor)
                continue;
            mentor = Shared(stage, cohort, resident, mentor);
            var placement = Request(stage, cohort, resident, mentor, term, new Act(coordinator, stage.Afternoon(spring)));
            Answer(stage, placement, spring, coordinator);
            if (term.First > stage.Today)
                continue;
            placement.Begin(new Act("ResidencyHub", stage.Afternoon(term.First)));
            if (term.Last >= stage.Today)
            {
                resident.Stand(ResidentState.Active, term.First, null);
                resident.PlaceAt(placement.DistrictId, placement.SchoolId, placement.SchoolName, placement.MentorId);
                continue;
            }
            placement.Complete(new Act("ResidencyHub", stage.Afternoon(term.Last!.Value)));
            resident.Stand(ResidentState.Completed, term.Last!.Value, null);
        }
    }

    /// <summary>One teacher hosts two residents: the second in the same subject at the same school comes to the mentor of the first.</summary>
    private Mentor Shared(DemoStage stage, Cohort cohort, Resident resident, Mentor mentor)
    {
        if (cohort != stage.People.Cohorts[1] || Placements.Find(p => p.CohortId == cohort.Id) is not { } first || first.SchoolId != mentor.SchoolId || first.Subject != resident.Subject)
            return mentor;
        var host = stage.People.Mentors.Single(m => m.Id == first.MentorId);
        if (host.Capacity > 1)
            return mentor;
        host.Host(2);
        _taken.Add((mentor.Id, cohort.Year)); // hosts nobody this year
        return host;
    }

    private void Answer(DemoStage stage, Placement placement, DateOnly asked, string coordinator)
    {
        var through = stage.Places.Districts.Single(d => d.Id == placement.DistrictId).RequestsGoThroughDistrict;
        placement.Propose(through, asked.AddDays(14), new Act(coordinator, stage.Afternoon(asked)));
        if (through)
            placement.Forward(asked.AddDays(21), new Act("Marcus Webb", stage.Afternoon(asked.AddDays(3))), null);
        var channel = stage.Chance(15) ? AnswerChannel.Phone : AnswerChannel.EmailLink;
        placement.AcceptForSchool(null, asked.AddDays(28), new Act("the principal", stage.Afternoon(asked.AddDays(6)), channel, channel is AnswerChannel.Phone ? coordinator : null));
        placement.AcceptForMentor(null, asked.AddDays(40), new Act(placement.MentorName!, stage.Afternoon(asked.AddDays(10)), AnswerChannel.EmailLink));
        placement.Confirm(null, asked.AddDays(12), new Act(coordinator, stage.Afternoon(asked.AddDays(12))));
        _mentorships[placement.Id] = stage.Keep(new Mentorship(placement, placement.MentorId!.Value, placement.Term));
    }

    /// <summary>A step at which a request of the demo stands.</summary>
    private enum Step { Late, WithMentor, WithConditions, WithDistrict }

    /// <summary>Those who are still to be placed begin after the winter, or as soon as the year still allows: one request stands at every step, and one resident is left for whom nobody has been asked.</summary>
    private void AskAround(DemoStage stage, Cohort cohort)
    {
        var winter = new DateOnly(cohort.Year + 1, 1, 11);
        var latest = cohort.EndsOn.AddDays(-3);
        var begins = winter > stage.Today ? winter : stage.Today.AddDays(14) < latest ? stage.Today.AddDays(14) : latest;
        var june = new DateOnly(cohort.Year + 1, 6, 10);
        var term = new Period(begins, june > begins ? june : cohort.EndsOn);
        var waiting = stage.People.Of(cohort).Skip(Placed).ToList();
        foreach (var step in Enum.GetValues<Step>())
        {
            var through = step is Step.WithDistrict;
            // a district whose requests it forwards itself, or one where the school is asked directly; a mentor whom the rules allow
            var found = waiting.Select(r => (Resident: r, Mentor: Free(stage, cohort, r, m => through == stage.Places.Districts.Single(d => d.Id == m.DistrictId).RequestsGoThroughDistrict && MentorEligibility.Check(m, r.Subject, stage.Asks, [], stage.Today).Count == 0))).FirstOrDefault(f => f.Mentor is not null);
            if (found.Mentor is null)
                continue;
            waiting.Remove(found.Resident);
            Ask(stage, Request(stage, cohort, found.Resident, found.Mentor, term, new Act("Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-12 - (3 * (int)step))))), step);
        }
        // the school first, the mentor later: nobody has been asked yet
        Placements.Add(stage.Keep(new Placement(waiting[0], cohort, stage.Places.Named("Lincoln"), null, waiting[0].Subject, waiting[0].GradeBand, term, new Act("Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-2))))));
    }

    private static void Ask(DemoStage stage, Placement placement, Step step)
    {
        placement.Propose(step is Step.WithDistrict, stage.Today.AddDays(step is Step.Late ? -3 : 5), new Act("Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-12 - (3 * (int)step)))));
        if (step is Step.Late)
            stage.Keep(new CallAttempt(placement, "the school office", CallOutcome.LeftMessage, "The principal is at a conference; the office passes it on.", stage.Today.AddDays(1), "Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-1))));
        if (step is Step.WithMentor or Step.WithConditions)
            placement.AcceptForSchool(step is Step.WithConditions ? "Not in the first week: the class has a substitute until then." : null, stage.Today.AddDays(4), new Act("the principal", stage.Afternoon(stage.Today.AddDays(-4)), AnswerChannel.EmailLink));
    }

    private void Trouble(DemoStage stage, Cohort cohort)
    {
        var running = Placements.Where(p => p.CohortId == cohort.Id && p.State is PlacementState.Active).ToList();
        if (running.Count < 8)
            return;
        var lost = running[7];
        var mentor = lost.MentorName!;
        var day = stage.Today.AddDays(-6) > lost.StartsOn ? stage.Today.AddDays(-6) : lost.StartsOn;
        _mentorships[lost.Id].LeaveAfter(day, $"{mentor} goes on leave.");
        lost.LoseMentor($"{mentor} goes on leave.", new Act("Dana Whitfield", stage.Afternoon(day)));
        stage.People.Residents.Single(r => r.Id == lost.ResidentId).PlaceAt(lost.DistrictId, lost.SchoolId, lost.SchoolName, null);
    }

    private Placement Request(DemoStage stage, Cohort cohort, Resident resident, Mentor mentor, Period term, Act act)
    {
        var school = stage.Places.Schools.Single(s => s.Id == mentor.SchoolId);
        var placement = stage.Keep(new Placement(resident, cohort, school, mentor, resident.Subject, resident.GradeBand, term, act));
        placement.Describe(mentor.Room, cohort.ProgramId == stage.Places.Northgate.Id ? "Mon–Wed" : "Mon–Thu");
        _taken.Add((mentor.Id, cohort.Year));
        _seats[(school.Id, cohort.Year)] = _seats.GetValueOrDefault((school.Id, cohort.Year)) + 1;
        Placements.Add(placement);
        return placement;
    }

    /// <summary>A free mentor of a partner district, in the resident's subject where there is one, at a school that has a seat.</summary>
    private Mentor? Free(DemoStage stage, Cohort cohort, Resident resident, Func<Mentor, bool>? only = null)
    {
        var partners = cohort.ProgramId == stage.Places.HarborValley.Id ? stage.Places.Districts.Take(2).Select(d => d.Id).ToList() : [stage.Places.Districts[2].Id, stage.Places.Districts[0].Id];
        return stage.People.Mentors
            .Where(m => m.State is MentorState.Assignable && only?.Invoke(m) is not false && partners.Contains(m.DistrictId) && !_taken.Contains((m.Id, cohort.Year)) && _seats.GetValueOrDefault((m.SchoolId, cohort.Year)) < Seats(stage, m.SchoolId))
            .OrderBy(m => m.DistrictId == partners.First() || cohort.ProgramId == stage.Places.HarborValley.Id ? 0 : 1).ThenBy(m => m.Subject == resident.Subject ? 0 : 1).ThenByDescending(m => _seats.GetValueOrDefault((m.SchoolId, cohort.Year)) % 4).FirstOrDefault();
    }

    private static int Seats(DemoStage stage, Id<School> school) =>
        stage.Rows.OfType<SchoolCapacity>().FirstOrDefault(c => c.SchoolId == school && c.Year == stage.Year.StartYear)?.Seats ?? 4;
}

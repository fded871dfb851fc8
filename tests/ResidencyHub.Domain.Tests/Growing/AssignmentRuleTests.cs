using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Growing;

public sealed class AssignmentRuleTests
{
    private static readonly DateTime Now = new(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 18);
    private readonly Cohort _cohort = new PlacementScene().Cohort;

    [Fact]
    public void A_week_is_counted_from_the_cohort_s_first_and_a_phase_is_due_on_its_last_day()
    {
        AssignmentTimes.Of(_cohort, 1, 4, 7).ShouldBe(new AssignmentTimes("Week 1", new(2026, 7, 1), new(2026, 7, 3), new(2026, 7, 10)), "1 July is a Wednesday");
        AssignmentTimes.Of(_cohort, 20, 11, 7).ShouldBe(new AssignmentTimes("Week 20", new(2026, 11, 9), new(2026, 11, 20), new(2026, 11, 27)));
        _cohort.AddPhase("Co-teaching", new Period(new(2026, 10, 1), new(2026, 11, 30)));
        AssignmentTimes.Of(_cohort.Phases[0], 14).ShouldBe(new AssignmentTimes("Co-teaching", new(2026, 10, 1), new(2026, 11, 30), new(2026, 12, 14), _cohort.Phases[0].Id));
    }

    [Theory]
    [InlineData(3, 3, "17,20,23")]
    [InlineData(0, 0, "20")]
    [InlineData(30, 9, "20")]
    public void It_reminds_before_on_and_after_the_day_while_it_is_open(int before, int after, string days) =>
        Rule(AssignedWork.CoachingCycle, Signatory.Mentor, before, after).ReminderDays().Select(d => d.Day).ShouldBe(days.Split(',').Select(int.Parse));

    [Theory]
    [InlineData(16, null)]
    [InlineData(17, 17)]
    [InlineData(19, 17)]
    [InlineData(22, 20)]
    [InlineData(26, 23)]
    [InlineData(28, null)]
    public void A_day_of_reminding_that_passed_stands_until_the_next_while_it_is_open(int today, int? day) =>
        Rule(AssignedWork.CoachingCycle, Signatory.Mentor).ReminderOn(new(2026, 11, today), new(2026, 11, 1)).ShouldBe(day is { } of ? new DateOnly(2026, 11, of) : null);

    [Fact]
    public void Of_days_before_it_was_set_nobody_is_reminded()
    {
        var rule = Rule(AssignedWork.CoachingCycle, Signatory.Mentor);
        rule.ReminderOn(new(2026, 11, 18), new(2026, 11, 18)).ShouldBeNull();
        rule.ReminderOn(new(2026, 11, 21), new(2026, 11, 18)).ShouldBe(new DateOnly(2026, 11, 20));
        rule.Stop("too much", "Dana", Now);
        rule.ReminderOn(new(2026, 11, 21), new(2026, 11, 1)).ShouldBeNull();
    }

    [Fact]
    public void It_goes_with_its_phase_until_it_opens_and_keeps_its_days_from_then_on()
    {
        _cohort.AddPhase("Lead", new Period(new(2026, 12, 1), new(2027, 1, 29)));
        var phase = _cohort.Phases.Single(p => p.Name == "Lead");
        var rule = new AssignmentRule(_cohort, AssignedWork.CoachingCycle, Signatory.Mentor, AssignmentTimes.Of(phase, 14), 3, 3, "Dana", Now);
        _cohort.ChangePhase(phase, "Lead teaching", new Period(new(2026, 12, 14), new(2027, 2, 12)));
        rule.Follow(phase, "Omar", Now, Today).ShouldBeTrue();
        (rule.When, rule.OpensOn, rule.DueOn, rule.ClosesOn).ShouldBe(("Lead teaching", new(2026, 12, 14), new(2027, 2, 12), new(2027, 2, 26)));
        rule.Moves.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => (m.When, m.OpensOn, m.DueOn, m.ClosesOn, m.By, m.At).ShouldBe(("Lead", new(2026, 12, 1), new(2027, 1, 29), new(2027, 2, 12), "Omar", Now)));
        rule.Follow(phase, "Omar", Now, Today).ShouldBeTrue();
        rule.Moves.Count.ShouldBe(1, "nothing moved");
        _cohort.ChangePhase(phase, "Lead teaching", new Period(new(2026, 10, 1), new(2026, 10, 30)));
        rule.Follow(phase, "Omar", Now, new(2026, 11, 18)).ShouldBeFalse("it would be due on a day that is past");
        rule.DueOn.ShouldBe(new DateOnly(2027, 2, 12));
        _cohort.ChangePhase(phase, "Lead teaching", new Period(new(2026, 12, 21), new(2027, 2, 12)));
        rule.Follow(phase, "Omar", Now, new(2026, 12, 14)).ShouldBeFalse("people are asked already");
        rule.OpensOn.ShouldBe(new DateOnly(2026, 12, 14));
        Should.Throw<RuleBroken>(() => _cohort.ChangePhase(phase, "Lead", new Period(new(2020, 1, 1), new(2020, 2, 1)))).Rule.ShouldBe("phase-inside-cohort");
    }

    [Fact]
    public void Nobody_is_asked_for_what_is_another_role_s_work_or_outside_the_cohort_s_days()
    {
        foreach (var (work, who) in new[] { (AssignedWork.GrowthGoal, Signatory.Mentor), (AssignedWork.Observation, Signatory.Resident), (AssignedWork.CoachingConversation, Signatory.Supervisor), (AssignedWork.ReviewEnd, Signatory.Coordinator) })
            Should.Throw<RuleBroken>(() => Rule(work, who)).Rule.ShouldBe("assignment-role");
        Should.Throw<RuleBroken>(() => new AssignmentRule(_cohort, AssignedWork.ReviewEnd, Signatory.Mentor, AssignmentTimes.Of(_cohort, 60, 0, 0), 0, 0, "Dana", Now)).Rule.ShouldBe("assignment-days");
    }

    [Fact]
    public void Nothing_is_due_before_it_opens()
    {
        var late = new Cohort(Id<PreparationProgram>.New(), "From a Thursday", new AcademicYear(2026), new Period(new DateOnly(2026, 9, 3), new DateOnly(2027, 6, 4)), 20);
        Should.Throw<RuleBroken>(() => new AssignmentRule(late, AssignedWork.GrowthGoal, Signatory.Resident, AssignmentTimes.Of(late, 1, 1, 14), 0, 0, "Dana", Now)).Rule.ShouldBe("assignment-days");
        new AssignmentRule(late, AssignedWork.GrowthGoal, Signatory.Resident, AssignmentTimes.Of(late, 1, 4, 14), 0, 0, "Dana", Now).DueOn.ShouldBe(new DateOnly(2026, 9, 4));
    }

    [Fact]
    public void It_is_open_between_its_days_until_somebody_stops_it_once()
    {
        var rule = Rule(AssignedWork.CoachingCycle, Signatory.Mentor);
        (rule.IsOpenOn(rule.OpensOn.AddDays(-1)), rule.IsOpenOn(Today), rule.IsOpenOn(rule.ClosesOn), rule.IsOpenOn(rule.ClosesOn.AddDays(1))).ShouldBe((false, true, true, false));
        rule.Stop("too much", "Dana", Now);
        rule.IsOpenOn(Today).ShouldBeFalse();
        Should.Throw<RuleBroken>(() => rule.Stop("again", "Dana", Now)).Rule.ShouldBe("assignment-stopped");
    }

    [Fact]
    public void What_a_coach_agreed_on_is_settled_before_the_next_talk_is_noted()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        var mentor = new Signer(Guid.NewGuid(), "Samuel Okafor", Signatory.Mentor, Now);
        CoachingCycle Note(CoachingCycle? before, DateOnly? on = null, DateOnly? due = null, Signer? by = null) => new(placement, new(on ?? Today, 20, MeetingMode.InPerson, Stance.Facilitative, "1.5", "waits", "count to five", due ?? Today.AddDays(7)), before, Today, by ?? mentor);
        var first = Note(null);
        Broken(() => Note(first)).ShouldBe("action-open");
        first.Follow(ActionFate.Kept, " ", mentor);
        first.Came.ShouldBeNull();
        Broken(() => first.Follow(ActionFate.Done, null, mentor)).ShouldBe("action-followed");
        Note(first).IsShared.ShouldBeTrue("the resident reads it at once");
        Broken(() => Note(null, on: Today.AddDays(1))).ShouldBe("cycle-day");
        Broken(() => Note(null, due: Today.AddDays(-1))).ShouldBe("action-day");
        Broken(() => Note(null, by: mentor with { As = Signatory.Resident })).ShouldBe("cycle-coach");
    }

    private AssignmentRule Rule(AssignedWork work, Signatory who, int before = 3, int after = 3) => new(_cohort, work, who, AssignmentTimes.Of(_cohort, 20, 11, 7), before, after, "Dana", Now);

    private static string Broken(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

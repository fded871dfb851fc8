using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Tests.Cohorts;

public sealed class MentorPoolTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly MentorRequirements Asks = new(3, 2, 8, CredentialInField: true, PrincipalApproval: true);

    [Fact]
    public void What_a_mentor_must_have_holds_for_all_of_the_days_or_not_at_all()
    {
        var mentor = Mentor();
        mentor.Apply("Samuel Okafor", Day, null);
        mentor.Review("Dana", Day, null);
        mentor.PrincipalSays(true, "Maria Santana", Day, null);
        mentor.Approve("Lena", Day, new(2027, 3, 1), Gaps(mentor));
        mentor.Train("All of it", Day, 2, 8, "Dana", Asks, null);
        IReadOnlyList<EligibilityGap> Of(Period days, params EligibilityWaiver[] waivers) => MentorEligibility.Check(mentor, "Mathematics", Asks, waivers, days);
        var year = new Period(new(2026, 8, 17), new(2027, 6, 4));
        Of(new(new(2026, 8, 17), new(2027, 3, 1))).ShouldBeEmpty("the last day counts");
        Of(year).ShouldHaveSingleItem().ShouldBe(new EligibilityGap("approval-ended", "the approval ends on 1 March 2027, before these days do"));
        EligibilityWaiver Waiver(DateOnly last) => new(mentor, "approval-ended", "The committee meets in May.", "Ruth Alder", new Period(new(2026, 8, 1), last));
        Of(year, Waiver(new(2027, 5, 31))).ShouldHaveSingleItem("the waiver ends before the days do");
        Of(year, Waiver(new(2027, 6, 4))).ShouldBeEmpty();
        MentorEligibility.Check(mentor, "Mathematics", Asks with { HoursOfOthers = new Dictionary<Id<Mentor>, int> { [mentor.Id] = 1 } }, [], Day.AddDays(1)).ShouldHaveSingleItem().Words.ShouldBe("1 of 2 hours of program training (and 1 of other programs)");
    }

    [Fact]
    public void A_mentor_walks_through_the_pool_and_each_step_names_who_took_it()
    {
        var mentor = Mentor();
        mentor.Apply("Samuel Okafor", Day.AddDays(1), "gladly");
        mentor.Review("Dana", Day.AddDays(2), null);
        mentor.PrincipalSays(true, "Maria Santana", Day.AddDays(3), null);
        mentor.Approve("Lena", Day.AddDays(4), Day.AddYears(3), Gaps(mentor));
        mentor.Train("Supervision", Day.AddDays(5), 0, 8, "Dana", Asks, Day.AddYears(3));
        mentor.State.ShouldBe(MentorState.Approved, "two hours of the program are missing");
        mentor.Train("Orientation", Day.AddDays(6), 2, 0, "Dana", Asks, Day.AddYears(3));
        mentor.State.ShouldBe(MentorState.Trained);
        mentor.LetBeAsked("Dana", Day.AddDays(7), Gaps(mentor));
        mentor.Standings.Select(s => (s.State, s.By)).ShouldBe([
            (MentorState.Nominated, "Ines"), (MentorState.Applied, "Samuel Okafor"), (MentorState.Reviewed, "Dana"), (MentorState.Reviewed, "Maria Santana"), (MentorState.Approved, "Lena"), (MentorState.Trained, "Dana"), (MentorState.Assignable, "Dana")]);
        (mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, mentor.Trainings.Count).ShouldBe((2, 8, 2));
        (MentorPool.StatusOf(mentor.State, 0), MentorPool.StatusOf(mentor.State, 1), MentorPool.StatusOf(MentorState.Paused, 1)).ShouldBe((PoolStatus.Assignable, PoolStatus.Assigned, PoolStatus.Paused));
    }

    [Fact]
    public void Wrong_moves_are_refused_and_change_nothing()
    {
        var mentor = Mentor();
        Rule(() => mentor.Review("Dana", Day, null)).ShouldBe("pool-step");
        Rule(() => mentor.Approve("Dana", Day, null, [])).ShouldBe("pool-step");
        Rule(() => mentor.LetBeAsked("Dana", Day, [])).ShouldBe("pool-step");
        Rule(() => mentor.Pause("Dana", Day, "leave")).ShouldBe("pool-step");
        Rule(() => mentor.Resume("Dana", Day)).ShouldBe("pool-step");
        Rule(() => mentor.NominateAgain("Dana", Day, null)).ShouldBe("pool-step");
        Rule(() => mentor.Apply("Dana", Day.AddDays(-1), null)).ShouldBe("pool-order");
        Rule(() => mentor.TakeOver("Dana", Day, null, " ", [])).ShouldBe("takeover-words");
        Rule(() => mentor.PrincipalSays(false, "Maria", Day, null)).ShouldBe("principal-reason");
        Rule(() => mentor.Train("Orientation", Day, 0, 0, "Dana", Asks, null)).ShouldBe("training-hours");
        Rule(() => mentor.Train("Orientation", Day, -1, 3, "Dana", Asks, null)).ShouldBe("training-hours");
        (mentor.State, mentor.Standings.Count, mentor.Trainings.Count).ShouldBe((MentorState.Nominated, 1, 0));
    }

    [Fact]
    public void Approval_waits_for_everything_but_training()
    {
        var mentor = Mentor();
        mentor.Apply("Samuel", Day, null);
        mentor.Review("Dana", Day, null);
        Should.Throw<RuleBroken>(() => mentor.Approve("Dana", Day, null, Gaps(mentor))).Message.ShouldBe("Samuel Okafor can’t be approved yet: the principal has not approved. Complete the record, or argue an exception.");
        mentor.PrincipalSays(true, "Maria", Day, null);
        mentor.Approve("Dana", Day, null, Gaps(mentor));
        mentor.State.ShouldBe(MentorState.Approved);
    }

    [Fact]
    public void Who_has_a_resident_is_not_released_and_a_pause_leads_back_to_where_it_began()
    {
        var mentor = Ready();
        Rule(() => mentor.Release("Dana", Day, "retires", load: 1)).ShouldBe("mentor-has-resident");
        Rule(() => mentor.Release("Dana", Day, " ", load: 0)).ShouldBe("pool-reason");
        mentor.Pause("Dana", Day.AddDays(1), "parental leave");
        mentor.Resume("Dana", Day.AddDays(30));
        mentor.State.ShouldBe(MentorState.Assignable);
        mentor.Release("Dana", Day.AddDays(40), "retires", load: 0);
        Rule(() => mentor.Train("Orientation", Day, 1, 0, "Dana", Asks, null)).ShouldBe("pool-step");
        mentor.NominateAgain("Dana", Day.AddDays(50), null);
        (mentor.State, mentor.PrincipalApprovedOn, mentor.GeneralTrainingHours).ShouldBe((MentorState.Nominated, null, 8));
    }

    [Fact]
    public void An_approval_ends_by_its_day_and_its_renewal_opens_before()
    {
        var mentor = Ready();
        var end = mentor.ApprovedThrough!.Value;
        (Codes(mentor, end), Codes(mentor, end.AddDays(1))).ShouldBe(("", "approval-ended"));
        Rule(() => mentor.Renew("Dana", end, end.AddYears(3), principalAsked: true)).ShouldBe("renewal-not-open");
        Rule(() => mentor.OpenRenewal("Dana", end.AddDays(-181), 180)).ShouldBe("renewal-early");
        mentor.OpenRenewal("Dana", end.AddDays(-180), 180);
        Rule(() => mentor.OpenRenewal("Dana", end, 180)).ShouldBe("renewal-open");
        mentor.State.ShouldBe(MentorState.Assignable, "a renewal keeps nobody from mentoring");
        Rule(() => mentor.Renew("Dana", end.AddDays(-100), end.AddYears(3), principalAsked: true)).ShouldBe("renewal-principal", "the principal's word of three years ago is not the word of today");
        mentor.PrincipalSays(true, "Maria", end.AddDays(-90), null);
        mentor.Renew("Dana", end.AddDays(-80), end.AddYears(3), principalAsked: true);
        (Codes(mentor, end.AddDays(1)), mentor.RenewalOpenedOn).ShouldBe(("", null));
    }

    [Fact]
    public void Training_that_no_longer_counts_and_a_missing_recommendation_are_said()
    {
        var mentor = Ready();
        Codes(mentor, mentor.TrainedThrough!.Value.AddDays(1)).ShouldContain("training-ended");
        MentorEligibility.Check(mentor, "Mathematics", Asks with { Recommendation = true }, [], Day).ShouldHaveSingleItem().Rule.ShouldBe("recommendation");
        mentor.Recommend("Ines Ortiz", Day);
        MentorEligibility.Check(mentor, "Mathematics", Asks with { Recommendation = true }, [], Day).ShouldBeEmpty();
    }

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;

    private static string Codes(Mentor mentor, DateOnly day) => string.Join(",", MentorEligibility.Check(mentor, "Mathematics", Asks, [], day).Select(g => g.Rule));

    private static IReadOnlyList<EligibilityGap> Gaps(Mentor mentor) => MentorEligibility.Check(mentor, "Mathematics", Asks, [], Day);

    private static Mentor Mentor()
    {
        var mentor = new Mentor(new Person(new("Samuel", "Okafor"), null, null, null), new School(Id<District>.New(), "Eastside High School", "CO"), null, Day, "Ines");
        mentor.Qualify("Mathematics", 8, 0, 0, null);
        return mentor;
    }

    private static Mentor Ready()
    {
        var mentor = Mentor();
        mentor.PrincipalSays(true, "Maria", Day, null);
        mentor.Train("All of it", Day, 2, 8, "Dana", Asks, Day.AddYears(5));
        mentor.TakeOver("Dana", Day, Day.AddYears(3), "approved in the spring, on paper", Gaps(mentor));
        return mentor;
    }
}

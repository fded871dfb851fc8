using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Growing;

public sealed class SupportPlanTests
{
    private static readonly DateTime Now = new(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly Signer Grace = new(Guid.NewGuid(), "Grace Oduya", Signatory.Supervisor, Now);
    private static readonly Signer Ana = new(Guid.NewGuid(), "Ana Reyes", Signatory.Resident, Now);
    private static readonly Signer Dana = new(Guid.NewGuid(), "Dana Whitfield", Signatory.Coordinator, Now);
    private readonly Placement _placement = new PlacementScene().In(PlacementState.Active);

    [Fact]
    public void The_resident_reads_it_when_it_is_given_and_it_runs_when_both_sides_have_signed()
    {
        var plan = Plan();
        plan.IsShared.ShouldBeFalse();
        Broken(() => plan.Sign("Ana Reyes", 1, Ana)).ShouldBe("support-plan-state");
        plan.Give(1, Today.AddDays(2), Today, Grace);
        plan.IsShared.ShouldBeTrue();
        Broken(() => plan.HoldConference(1, Today.AddDays(2), "all", Today.AddDays(9), Today, Grace)).ShouldBe("conference-ahead");
        Broken(() => plan.HoldConference(1, Today.AddDays(-14), "all", Today.AddDays(-7), Today, Grace)).ShouldBe("conference-before");
        plan.HoldConference(1, Today.AddDays(2), "all", Today.AddDays(9), Today.AddDays(2), Grace);
        Broken(() => plan.Sign("Grace Oduya", 1, Ana)).ShouldBe("signature-name");
        Broken(() => plan.Sign("ana  réyes", 2, Ana)).ShouldBe("support-plan-changed");
        plan.Sign("ana  réyes", 1, Ana);
        plan.State.ShouldBe(SupportPlanState.ConferenceHeld);
        Broken(() => plan.Sign("Ana Reyes", 1, Ana)).ShouldBe("signed-already");
        Broken(() => plan.Write(Text("other"), 1, _placement, Grace)).ShouldBe("support-plan-signed");
        plan.Sign("Grace Oduya", 1, Grace);
        plan.State.ShouldBe(SupportPlanState.Active);
        plan.Close(true, "all on time", Today, Grace);
        (plan.State, plan.IsOpen, plan.Outcome).ShouldBe((SupportPlanState.Met, false, "all on time"));
        Broken(() => plan.Note("late words", Ana)).ShouldBe("support-plan-over");
    }

    [Fact]
    public void What_was_signed_is_rewritten_only_after_it_was_taken_back_and_then_all_sign_anew()
    {
        var plan = Running();
        plan.TakeBack("one goal was wrong", Grace);
        (plan.State, plan.Edition, plan.Current().Count, plan.Signatures.Count).ShouldBe((SupportPlanState.Drafted, 2, 0, 2));
        plan.Steps[^1].Former!.ShouldSatisfyAllConditions(w => w.ShouldStartWith("Edition 1, signed by "), w => w.ShouldContain(plan.Concern), w => w.ShouldContain(plan.Goals));
        plan.Write(Text("other"), 2, _placement, Grace);
        Broken(() => plan.Write(Text("third"), 2, _placement, Dana)).ShouldBe("support-plan-changed");
        plan.Give(3, Today, Today, Grace);
        plan.GivenAt.ShouldBe(Now);
    }

    [Fact]
    public void A_refused_signature_is_noted_and_the_plan_runs_all_the_same()
    {
        var plan = Talked();
        plan.Sign("Grace Oduya", 1, Grace);
        Broken(() => plan.NoteRefusal(2, "of words that nobody gave them", Grace)).ShouldBe("support-plan-changed");
        plan.NoteRefusal(1, "does not agree with the evidence", Grace);
        plan.State.ShouldBe(SupportPlanState.Active);
        plan.Signatures.Single(s => s.As is Signatory.Resident).ShouldSatisfyAllConditions(s => s.IsRefusal.ShouldBeTrue(), s => s.Name.ShouldBe("Ana Reyes"));
    }

    [Fact]
    public void Who_did_not_want_to_sign_still_can_and_the_note_stays_in_the_history()
    {
        var plan = Talked();
        plan.Sign("Grace Oduya", 1, Grace);
        plan.NoteRefusal(1, "does not agree with the evidence", Grace);
        plan.Sign("Ana Reyes", 1, Ana);
        plan.Signatures.Single(s => s.As is Signatory.Resident).ShouldSatisfyAllConditions(s => s.IsRefusal.ShouldBeFalse(), s => s.Account.ShouldBe(Ana.Account));
        plan.Steps[^1].Why!.ShouldContain("does not agree with the evidence");
        Broken(() => plan.Sign("Ana Reyes", 1, Ana)).ShouldBe("signed-already");
    }

    [Fact]
    public void An_appeal_is_sent_once_within_its_days_and_nothing_is_closed_before_it_is_answered()
    {
        var plan = Running();
        Broken(() => plan.Appeal("unfair", plan.AppealBy!.Value.AddDays(1), Ana)).ShouldBe("appeal-late");
        plan.Appeal("unfair", plan.AppealBy!.Value, Ana);
        Broken(() => plan.Appeal("again", Today, Ana)).ShouldBe("appealed-already");
        Broken(() => plan.Close(false, "no", Today, Grace)).ShouldBe("appeal-waits");
        plan.AnswerTheAppeal(AppealAnswer.Rewritten, "the second point stands", Dana);
        (plan.State, plan.Edition, plan.AppealWaits).ShouldBe((SupportPlanState.Drafted, 2, false));
        Broken(() => plan.AnswerTheAppeal(AppealAnswer.Stands, "no", Dana)).ShouldBe("no-appeal");
    }

    [Fact]
    public void Not_met_goes_to_a_review_that_decides_and_the_school_s_leader_reads_it_only_at_risk()
    {
        var plan = Running();
        Broken(() => plan.Extend(plan.EndsOn, "more", _placement, Grace)).ShouldBe("extend-days");
        plan.Extend(plan.EndsOn.AddDays(7), "one more week", _placement, Grace);
        plan.State.ShouldBe(SupportPlanState.Extended);
        Broken(() => plan.Close(false, "two of five on time", plan.AppealBy!.Value, Grace)).ShouldBe("appeal-open");
        plan.Close(false, "two of five on time", plan.AppealBy!.Value.AddDays(1), Grace);
        Broken(() => plan.Decide("ends", Dana)).ShouldBe("support-plan-state");
        plan.Review("dean and coordinator, Monday", Dana);
        plan.SeenByLeaders.ShouldBeFalse();
        plan.PutAtRisk("the review may end the placement", Dana);
        plan.SeenByLeaders.ShouldBeTrue();
        Broken(() => plan.PutAtRisk("again", Dana)).ShouldBe("at-risk-already");
        plan.Decide("another placement in January", Dana);
        (plan.State, plan.IsOpen, plan.SeenByLeaders).ShouldBe((SupportPlanState.Decided, false, false));
        Broken(() => plan.Withdraw("no", Dana)).ShouldBe("support-plan-state");
    }

    [Fact]
    public void A_third_plan_needs_a_conference_at_dean_level_a_plan_a_running_placement_and_days_within_it()
    {
        Broken(() => _ = new SupportPlan(_placement, 3, Text("late"), 2, 2, " ", Grace)).ShouldBe("support-plans-most");
        new SupportPlan(_placement, 3, Text("late"), 2, 2, "Dean Haddad", Grace).Steps[0].Why.ShouldBe("Conference held with Dean Haddad");
        Broken(() => _ = new SupportPlan(new PlacementScene().In(PlacementState.Completed), 1, Text("late"), 0, 2, null, Grace)).ShouldBe("placement-not-running");
        Broken(() => _ = new SupportPlan(_placement, 1, Text("late") with { Days = new Period(Today, _placement.EndsOn.AddDays(1)) }, 0, 2, null, Grace)).ShouldBe("support-plan-days");
    }

    [Fact]
    public void Words_that_are_sent_twice_stand_once()
    {
        var plan = Plan();
        plan.Note("I plan with her", Ana);
        Broken(() => plan.Note(" I plan with her ", Ana)).ShouldBe("note-twice");
        plan.Note("I plan with her", Grace);
        plan.Notes.Count.ShouldBe(2);
    }

    [Fact]
    public void A_goal_is_closed_once_with_what_came_of_it_and_then_stays()
    {
        var goal = new GrowthGoal(_placement, Goal(Today.AddDays(30)), Ana);
        Broken(() => goal.Write(Goal(_placement.EndsOn.AddDays(1)), _placement)).ShouldBe("goal-day");
        goal.Close(true, "three weeks in a row", Grace);
        (goal.State, goal.ClosedBy).ShouldBe((GoalState.Reached, "Grace Oduya"));
        Broken(() => goal.Close(false, "no", Ana)).ShouldBe("goal-closed");
        Broken(() => goal.Write(Goal(Today), _placement)).ShouldBe("goal-closed");
        Broken(() => _ = new GrowthGoal(new PlacementScene().In(PlacementState.EndedEarly), Goal(Today), Ana)).ShouldBe("placement-not-running");
    }

    private static GoalText Goal(DateOnly due) => new("wait", null, null, "count to five", "a tally", due);

    private static SupportPlanText Text(string concern) => new(concern, null, "five of seven", "two days before", "Mondays", "Grace", new Period(Today, Today.AddDays(30)));

    private SupportPlan Plan() => new(_placement, 1, Text("late plans"), 0, 2, null, Grace);

    private SupportPlan Talked()
    {
        var plan = Plan();
        plan.Give(1, Today, Today, Grace);
        plan.HoldConference(1, Today, "all", Today.AddDays(7), Today, Grace);
        return plan;
    }

    private SupportPlan Running()
    {
        var plan = Talked();
        plan.Sign("Ana Reyes", 1, Ana);
        plan.Sign("Grace Oduya", 1, Grace);
        return plan;
    }

    private static string Broken(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

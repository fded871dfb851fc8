using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Partnerships;

public sealed class DecisionTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly PartnershipSide[] Both = [PartnershipSide.University, PartnershipSide.District];

    [Theory]
    [InlineData(Vote.Yes, Vote.Yes, DecisionState.Agreed)]
    [InlineData(Vote.Yes, Vote.Abstain, DecisionState.Agreed)]
    [InlineData(Vote.Yes, Vote.No, DecisionState.Rejected)]
    [InlineData(Vote.Abstain, Vote.No, DecisionState.Rejected)]
    [InlineData(Vote.Abstain, Vote.Abstain, DecisionState.Stalled)]
    public void A_decision_falls_with_the_last_side_s_vote(Vote university, Vote district, DecisionState falls)
    {
        var decision = Proposed();
        decision.Cast(PartnershipSide.University, university, "Dana Whitfield", Day, Both);
        (decision.State, decision.DecidedOn).ShouldBe((DecisionState.Open, null), "the other side has not voted");
        decision.Cast(PartnershipSide.District, district, "Lena Brandt", Day.AddDays(2), Both);
        (decision.State, decision.DecidedOn).ShouldBe((falls, falls is DecisionState.Stalled ? null : Day.AddDays(2)));
    }

    [Fact]
    public void Each_side_has_one_vote_and_none_after_the_decision_was_made()
    {
        var decision = Proposed();
        decision.Cast(PartnershipSide.University, Vote.Yes, "Dana Whitfield", Day, Both);
        Should.Throw<RuleBroken>(() => decision.Cast(PartnershipSide.University, Vote.No, "Grace Oduya", Day, Both)).Rule.ShouldBe("side-voted");
        decision.Cast(PartnershipSide.District, Vote.Yes, "Lena Brandt", Day, Both);
        Should.Throw<RuleBroken>(() => decision.Cast(PartnershipSide.Community, Vote.No, "Somebody", Day, Both)).Rule.ShouldBe("decision-made");
        decision.Votes.Count.ShouldBe(2);
    }

    [Fact]
    public void An_action_was_done_on_the_first_day_on_which_it_was_said_to_be()
    {
        var action = new ActionItem(Id<Partnership>.New(), "Tell payroll", PartnershipSide.District, "Lena Brandt", Day);
        action.Finish(Day);
        action.Finish(Day.AddDays(9));
        action.DoneOn.ShouldBe(Day);
        action.Reopen();
        action.Finish(Day.AddDays(9));
        action.DoneOn.ShouldBe(Day.AddDays(9));
    }

    private static Decision Proposed() => new(Id<Partnership>.New(), "Title", "Why", "Dana Whitfield", PartnershipSide.University, Day.AddDays(-3), Day.AddDays(10));
}

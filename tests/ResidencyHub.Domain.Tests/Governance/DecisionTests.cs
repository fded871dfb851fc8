using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Governance;

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

    [Theory]
    [InlineData(SilenceMeans.Stalls, true, DecisionState.Stalled)]
    [InlineData(SilenceMeans.Stalls, false, DecisionState.Stalled)]
    [InlineData(SilenceMeans.Rejects, true, DecisionState.Rejected)]
    [InlineData(SilenceMeans.CarriedByVoters, false, DecisionState.Agreed)]
    [InlineData(SilenceMeans.CarriedByVoters, true, DecisionState.Stalled)]
    public void Silence_past_the_date_has_the_outcome_chosen_beforehand_in_July_too_and_never_makes_what_needs_every_side(SilenceMeans silence, bool everySide, DecisionState falls)
    {
        var july = new DateOnly(2026, 7, 10);
        var decision = new Decision(Id<Partnership>.New(), "Title", "Why", "Dana", PartnershipSide.University, new(2026, 6, 1), july, new(RecordPlace.Whole, Silence: silence, NeedsEverySide: everySide));
        decision.Cast(PartnershipSide.University, Vote.Yes, "Dana", new(2026, 6, 2), Both);
        decision.FallSilent(july).ShouldBeFalse("the day itself counts");
        decision.State.ShouldBe(DecisionState.Open);
        decision.FallSilent(july.AddDays(1)).ShouldBeTrue();
        (decision.State, decision.BySilence).ShouldBe((falls, true));
        decision.FallSilent(july.AddDays(2)).ShouldBeFalse("once is enough");
    }

    [Fact]
    public void What_stalled_is_asked_again_and_who_voted_has_voted()
    {
        var decision = Proposed();
        decision.Cast(PartnershipSide.University, Vote.Yes, "Dana", Day, Both);
        decision.FallSilent(Day.AddDays(11)).ShouldBeTrue();
        Should.Throw<RuleBroken>(() => decision.Cast(PartnershipSide.District, Vote.Yes, "Lena", Day, Both)).Rule.ShouldBe("decision-stalled");
        decision.AskAgain(Day.AddDays(30), Both);
        Should.Throw<RuleBroken>(() => decision.Cast(PartnershipSide.University, Vote.No, "Dana", Day, Both)).Rule.ShouldBe("side-voted");
        decision.Cast(PartnershipSide.District, Vote.Yes, "Lena", Day.AddDays(12), Both);
        (decision.State, decision.BySilence, decision.Round).ShouldBe((DecisionState.Agreed, false, 1));
        Should.Throw<RuleBroken>(() => decision.AskAgain(Day.AddDays(60), Both)).Rule.ShouldBe("decision-not-stalled");
    }

    [Fact]
    public void Settled_in_the_room_needs_every_side_there_and_begins_a_round_of_its_own()
    {
        var (decision, meeting) = (Proposed(), Id<Meeting>.New());
        decision.Cast(PartnershipSide.University, Vote.No, "Dana", Day, Both);
        Should.Throw<RuleBroken>(() => decision.SettleInRoom(meeting, [(PartnershipSide.University, Vote.Yes, "Grace")], Day, Both)).Rule.ShouldBe("sides-missing");
        decision.SettleInRoom(meeting, [(PartnershipSide.University, Vote.Yes, "Grace"), (PartnershipSide.District, Vote.Yes, "Maria")], Day.AddDays(1), Both);
        (decision.State, decision.Round, decision.DecidedOn).ShouldBe((DecisionState.Agreed, 2, Day.AddDays(1)));
        decision.Standing.ShouldAllBe(v => v.MeetingId == meeting);
        decision.Votes.Count.ShouldBe(3, "the vote before stays in the log");
        Should.Throw<RuleBroken>(() => decision.SettleInRoom(meeting, [], Day, Both)).Rule.ShouldBe("decision-made");
    }

    [Fact]
    public void A_side_without_a_partner_has_no_vote()
    {
        Should.Throw<RuleBroken>(() => Proposed().Cast(PartnershipSide.Community, Vote.Yes, "Denise", Day, Both)).Rule.ShouldBe("side-gone");
        Should.Throw<RuleBroken>(() => Proposed().Cast(PartnershipSide.University, Vote.Yes, "Dana", Day, [])).Rule.ShouldBe("side-gone", "nobody is left in it");
    }

    private static Decision Proposed() => new(Id<Partnership>.New(), "Title", "Why", "Dana Whitfield", PartnershipSide.University, Day.AddDays(-3), Day.AddDays(10));
}

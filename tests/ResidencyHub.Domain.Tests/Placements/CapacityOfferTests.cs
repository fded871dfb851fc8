using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Tests.Placements;

/// <summary>What a school can say, what follows from it, and what it may not say.</summary>
public sealed class CapacityOfferTests
{
    private static readonly Act Act = new("Maria Santana", new DateTime(2026, 3, 1, 15, 0, 0, DateTimeKind.Utc));
    private static readonly DateOnly Today = new(2026, 3, 1);
    private readonly SchoolCapacity _capacity = new(new School(new District("Harbor City Unified", "CO").Id, "Eastside High School", "CO"), new AcademicYear(2026));

    [Fact]
    public void The_limit_is_the_maximum_else_what_the_lines_add_up_to_when_all_are_known()
    {
        new CapacityOffer(HostingAnswer.Yes, 3, [new("Mathematics", "9–12", 2), new("Science", "9–12", 2)]).Limit.ShouldBe(3);
        new CapacityOffer(HostingAnswer.Yes, null, [new("Mathematics", "9–12", 2), new("Science", "9–12", 2)]).Limit.ShouldBe(4);
        new CapacityOffer(HostingAnswer.Yes, null, [new("Mathematics", "9–12", 2), new("Science", "9–12", null)]).Limit.ShouldBeNull();
        new CapacityOffer(HostingAnswer.Maybe).Limit.ShouldBeNull();
        new CapacityOffer(HostingAnswer.No, Because: NotHostingReason.NoRoom).Limit.ShouldBe(0);
    }

    [Fact]
    public void Lines_hold_as_many_as_they_can_at_once_whatever_the_order()
    {
        // one line for any grade, one for any subject: only one of the two ways seats both
        var offer = new CapacityOffer(HostingAnswer.Yes, null, [new("Mathematics", null, 1), new(null, "9–12", 1)]);
        offer.Uncovered([Seat("Mathematics", "9–12"), Seat("Mathematics", "6–8")]).ShouldBe(0);
        offer.Uncovered([Seat("Mathematics", "6–8"), Seat("Mathematics", "9–12")]).ShouldBe(0);
        offer.Uncovered([Seat("Mathematics", "6–8"), Seat("Mathematics", "6–8")]).ShouldBe(1);
        offer.Uncovered([Seat("Science", "6–8")]).ShouldBe(1);
        offer.FullFor([Seat("Mathematics", "9–12")], Seat("Mathematics", "6–8")).ShouldBeNull();
        offer.FullFor([Seat("Mathematics", "6–8")], Seat("Mathematics", "6–8"))!.LineWords.ShouldBe("1 Mathematics");
    }

    [Fact]
    public void A_line_is_full_on_the_days_on_which_its_seats_are_taken_and_free_after_them()
    {
        var offer = new CapacityOffer(HostingAnswer.Yes, 4, [new("Mathematics", "9–12", 2), new("Science", null, null)]);
        var (autumn, spring, year) = (new Period(new(2026, 8, 17), new(2026, 12, 18)), new Period(new(2027, 1, 11), new(2027, 6, 4)), new Period(new(2026, 8, 17), new(2027, 6, 4)));
        SeatOnDays[] taken = [Seat("Mathematics", "9–12", autumn), Seat("Mathematics", "9–12", year)];
        offer.FullFor(taken, Seat("mathematics", "9-12", spring)).ShouldBeNull("the autumn's seat is free again");
        offer.FullFor(taken, Seat("Mathematics", "9–12", autumn)).ShouldNotBeNull().ShouldSatisfyAllConditions(f => f.LineWords.ShouldBe("2 Mathematics 9–12"), f => (f.Taken, f.Of).ShouldBe((2, 2)));
        offer.FullFor(taken, Seat("Mathematics", "9–12", new(new(2026, 12, 18), new(2027, 1, 29)))).ShouldNotBeNull("both ends count");
        offer.FullFor([.. taken, Seat("Science", "6–8", year), Seat("Science", "6–8", year)], Seat("Science", "9–12", autumn)).ShouldNotBeNull("the whole-school maximum").Lines.ShouldBeEmpty();
        offer.FullFor([.. taken, Seat("Science", "6–8", year)], Seat("Science", "9–12", autumn)).ShouldBeNull("a potential seat stands in nobody's way");
        (CapacityOffer.MostAtOnce([.. taken, Seat("Mathematics", "9–12", spring)]), offer.Uncovered([.. taken, Seat("Mathematics", "9–12", spring)])).ShouldBe((2, 0));
        offer.Uncovered([.. taken, Seat("Mathematics", "9–12", year)]).ShouldBe(1);
    }

    [Fact]
    public void A_potential_seat_stands_in_nobody_s_way_and_becomes_a_number_later()
    {
        var potential = new CapacityOffer(HostingAnswer.Yes, null, [new("Science", null, null)]);
        potential.Uncovered([Seat("Science", "9–12"), Seat("science", "6–8")]).ShouldBe(0);
        _capacity.Confirm(potential, Act, Today);
        var kept = _capacity.Lines.Single();
        _capacity.Confirm(potential with { Lines = [new("Science", null, 1)] }, Act, Today);
        _capacity.Lines.Single().ShouldBe(kept, "the line is the same one, with a number now");
        _capacity.Offer!.Uncovered([Seat("Science", "9–12"), Seat("Science", "6–8")]).ShouldBe(1);
    }

    [Theory]
    [InlineData("capacity-number", -1, null)]
    [InlineData("capacity-number", 0, null)]
    [InlineData("capacity-line", 5, 0)]
    [InlineData("capacity-line", 5, -2)]
    public void No_seat_and_fewer_than_none_are_refused(string rule, int seats, int? inLine) =>
        Should.Throw<RuleBroken>(() => _capacity.Confirm(new(HostingAnswer.Yes, seats, inLine is null ? [] : [new("Science", null, inLine)]), Act, Today)).Rule.ShouldBe(rule);

    [Fact]
    public void A_no_has_a_reason_and_no_seats_and_another_reason_has_words()
    {
        Refused(new(HostingAnswer.No), "capacity-reason");
        Refused(new(HostingAnswer.No, Because: NotHostingReason.Other), "capacity-words");
        Refused(new(HostingAnswer.No, 3, Because: NotHostingReason.NoRoom), "capacity-no");
        Refused(new(HostingAnswer.Yes, 3, [new("Science", "9–12", 1), new("SCIENCE", "9–12", 2)]), "capacity-line-twice");
        _capacity.Answer.ShouldBeNull("nothing was kept of what was refused");
        _capacity.Confirm(new(HostingAnswer.No, Because: NotHostingReason.Other, ReasonWords: "The building is renovated"), Act, Today);
        CapacityWords.Of(_capacity.Offer!).ShouldBe("No. Another reason: The building is renovated");
    }

    [Fact]
    public void Seats_held_for_one_program_are_closed_to_others_through_the_day_and_open_after_it()
    {
        var (mine, other) = (Id<PreparationProgram>.New(), Id<PreparationProgram>.New());
        _capacity.Confirm(new(HostingAnswer.Yes, 3, FirstRefusal: new(mine, "Harbor Valley Residency", new(2026, 3, 30))), Act, Today);
        _capacity.ClosedTo(mine, [], new(2026, 3, 30)).ShouldBeNull();
        _capacity.ClosedTo(other, [], new(2026, 3, 30)).ShouldBe("Held for Harbor Valley Residency, to 30 March 2026. Ask from the day after, or talk to the school.");
        _capacity.ClosedTo(other, [], new(2026, 3, 31)).ShouldBeNull();
        Refused(new(HostingAnswer.Yes, 3, FirstRefusal: new(mine, "Harbor Valley Residency", new(2026, 2, 27))), "first-refusal-day");
    }

    [Fact]
    public void An_answer_serves_all_partnerships_or_only_those_it_names()
    {
        var (mine, other, program) = (Id<Partnership>.New(), Id<Partnership>.New(), Id<PreparationProgram>.New());
        _capacity.Confirm(new(HostingAnswer.Yes, 3), Act, Today);
        _capacity.ClosedTo(program, [other], Today).ShouldBeNull();
        _capacity.Confirm(new(HostingAnswer.Yes, 3, Partnerships: [mine]), Act, Today);
        _capacity.ClosedTo(program, [other], Today).ShouldNotBeNull();
        _capacity.ClosedTo(program, [other, mine], Today).ShouldBeNull();
    }

    [Fact]
    public void Asking_waits_until_an_answer_comes_and_an_answer_goes_stale()
    {
        _capacity.Ask("Dana Whitfield", Today, Today.AddDays(30));
        _capacity.IsWaiting.ShouldBeTrue();
        _capacity.Confirm(new(HostingAnswer.Yes, 3), Act, Today);
        _capacity.IsWaiting.ShouldBeFalse();
        _capacity.IsStale(240, Today.AddDays(240)).ShouldBeFalse();
        _capacity.IsStale(240, Today.AddDays(241)).ShouldBeTrue();
    }

    [Fact]
    public void A_school_that_loses_a_class_cancels_nothing()
    {
        var scene = new PlacementScene();
        var running = scene.In(PlacementState.Active);
        running.LosePlace("a class was closed", scene.Act);
        (running.State, running.NeedsMentor, running.NeedsPlace, running.HoldsSeat, running.EndsOn).ShouldBe((PlacementState.Active, true, true, true, new DateOnly(2027, 6, 4)));
        var promised = scene.In(PlacementState.Accepted);
        promised.LosePlace("a class was closed", scene.Act);
        (promised.State, promised.DeclinedBecause, promised.HoldsSeat).ShouldBe((PlacementState.Declined, DeclineReason.NoCapacity, false));
        var asked = scene.In(PlacementState.WithMentor);
        asked.LoseMentorAtSchool("she moves", scene.Act);
        (asked.State, asked.MentorId, asked.WaitingOn, asked.HoldsSeat).ShouldBe((PlacementState.SchoolAccepted, null, WaitingOn.Program, true));
        Should.Throw<RuleBroken>(() => scene.In(PlacementState.WithSchool).LosePlace("no", scene.Act)).Rule.ShouldBe("placement-state");
    }

    private static SeatOnDays Seat(string subject, string gradeBand, Period? days = null) => new(subject, gradeBand, days ?? new Period(new(2026, 8, 17), new(2027, 6, 4)));

    private void Refused(CapacityOffer offer, string rule) => Should.Throw<RuleBroken>(() => _capacity.Confirm(offer, Act, Today)).Rule.ShouldBe(rule);
}

using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Partnerships;

/// <summary>Entries, goals, declarations and years of a partnership's record.</summary>
public sealed class RecordTests
{
    private static readonly DateOnly Zero = new(2016, 8, 1);
    private static readonly PreparationProgram Program = new(Id<University>.New(), "Harbor Valley Residency");
    private static readonly District District = new("Harbor City Unified", "CA");
    private static readonly School School = new(District.Id, "Eastside High School", "CA");

    private static readonly Gen<Period> Periods =
        from first in Gen.Choose(0, 60)
        from days in Gen.Choose(-8, 60)
        select new Period(Zero.AddDays(first), days < 0 ? null : Zero.AddDays(first + days));

    [Fact]
    public void What_ends_with_a_day_reaches_no_further_and_what_had_not_begun_is_taken_out() => Holds((from p in Periods from d in Gen.Choose(-5, 130) select (p, d)).ToArbitrary(), c =>
    {
        var (period, last) = (c.p, Zero.AddDays(c.d));
        var entry = Focus("Mathematics", period);
        entry.EndBy(last, last, "not carried over");
        for (var day = Zero.AddDays(-6); day < Zero.AddDays(140); day = day.AddDays(1))
            entry.HoldsOn(day).ShouldBe(period.Contains(day) && day <= last, $"{period} ended by {last:O}, on {day:O}");
    });

    [Fact]
    public void A_field_is_in_focus_twice_only_when_the_days_do_not_meet() => Holds((from a in Periods from b in Periods select (a, b)).ToArbitrary(), c =>
    {
        var (one, other) = (Focus("Mathematics", c.a), Focus("MATHEMATICS ", c.b));
        one.Repeats(other).ShouldBe(c.a.Overlaps(c.b));
        other.Repeats(one).ShouldBe(one.Repeats(other));
        one.Repeats(Focus("Science", c.b)).ShouldBeFalse();
        one.Repeats(new RecordEntry(one.PartnershipId, RecordPlace.Whole, EntryKind.Focus, new("Mathematics", null, null, null, c.b))).ShouldBeFalse("another place");
        one.Repeats(one).ShouldBeFalse();
    });

    [Fact]
    public void A_role_has_a_holder_and_a_side_and_a_milestone_is_one_day()
    {
        var partnership = Id<Partnership>.New();
        Should.Throw<RuleBroken>(() => new RecordEntry(partnership, RecordPlace.Whole, EntryKind.Role, new("Liaison", " ", PartnershipSide.District, null, new Period(Zero)))).Rule.ShouldBe("role-holder");
        Should.Throw<RuleBroken>(() => new RecordEntry(partnership, RecordPlace.Whole, EntryKind.Role, new("Liaison", "Joan Reeve", null, null, new Period(Zero)))).Rule.ShouldBe("entry-side");
        Should.Throw<RuleBroken>(() => new RecordEntry(partnership, RecordPlace.Whole, EntryKind.Change, new("Open rooms", null, null, null, new Period(Zero)))).Rule.ShouldBe("entry-side");
        var day = new RecordEntry(partnership, RecordPlace.Whole, EntryKind.Milestone, new("First hire", "nobody", PartnershipSide.District, null, new Period(Zero, Zero.AddDays(40))));
        (day.Holds.Days, day.Person, day.Side).ShouldBe((1, null, null));
        day.TakeOut(Zero, "a mistake");
        Should.Throw<RuleBroken>(() => day.Write(RecordPlace.Whole, new("First hires", null, null, null, new Period(Zero)))).Rule.ShouldBe("taken-out");
        day.PutBack();
        (day.HoldsOn(Zero), day.TakenOutBecause).ShouldBe((true, null));
    }

    [Fact]
    public void A_goal_moves_from_a_baseline_to_a_target_and_its_values_are_never_of_few_pupils()
    {
        Should.Throw<RuleBroken>(() => Algebra(new(34, Zero, 34, Zero.AddYears(3)))).Rule.ShouldBe("goal-moves");
        Should.Throw<RuleBroken>(() => Algebra(new(34, Zero, 15, Zero))).Rule.ShouldBe("goal-days");
        var goal = Algebra(new(34, Zero, 14, Zero.AddYears(10)));
        (goal.ProgressAt(34), goal.ProgressAt(24), goal.ProgressAt(14), goal.ProgressAt(44)).ShouldBe((0m, 0.5m, 1m, -0.5m), "less is better here");
        Should.Throw<RuleBroken>(() => goal.Enter(30, 412, Zero.AddDays(-1), "report", "Joan", 10)).Rule.ShouldBe("value-before");
        Should.Throw<RuleBroken>(() => goal.Enter(30, null, Zero.AddYears(1), "report", "Joan", 10)).Rule.ShouldBe("value-base");
        Should.Throw<RuleBroken>(() => goal.Enter(30, 9, Zero.AddYears(1), "report", "Joan", 10)).Rule.ShouldBe("value-small");
        var first = goal.Enter(30, 412, Zero.AddYears(1), "report", "Joan", 10);
        Should.Throw<RuleBroken>(() => goal.Enter(29, 412, Zero.AddYears(1), "report", "Joan", 10)).Rule.ShouldBe("value-twice");
        goal.Correct(first, 31.5m, 410, Zero.AddYears(1), "corrected report", "Joan", 10);
        var second = goal.Enter(26, 401, Zero.AddYears(2), "report", "Joan", 10);
        second.TakeOut(Zero.AddYears(2));
        goal.Standing.Select(v => v.Value).ShouldBe([31.5m]);
        goal.Close(GoalState.SetAside, Zero.AddYears(3), "another measure");
        Should.Throw<RuleBroken>(() => goal.Close(GoalState.Reached, Zero.AddYears(3), "so")).Rule.ShouldBe("goal-closed");
        goal.OpenAgain();
        (goal.State, goal.ClosedBecause).ShouldBe((GoalState.Open, null));
    }

    [Fact]
    public void Silence_is_no_yes_and_who_accepts_belongs_to_it_from_that_day()
    {
        var partnership = new Partnership("Harbor Valley Teacher Residency", Zero);
        partnership.Join(Program, new Period(Zero));
        partnership.IsAgreed.ShouldBeFalse("one side alone agrees with nobody");
        var (asked, by) = (AskedPartner.Ask(partnership, District, "Dana", Program.Name, Zero, Zero.AddDays(30)), Zero.AddDays(30));
        (asked.IsWaiting(by), asked.IsLate(by), asked.IsLate(by.AddDays(1))).ShouldBe((true, false, true));
        Should.Throw<RuleBroken>(() => asked.Accept("Lena", by.AddDays(1), null)).Rule.ShouldBe("asked-late");
        Should.Throw<RuleBroken>(() => asked.Disagree("Lena", by, " ")).Rule.ShouldBe("disagree-why");
        var member = asked.Accept("Lena", by, null);
        (member.DistrictId, member.StartsOn, member.Side).ShouldBe((District.Id, by, PartnershipSide.District));
        Should.Throw<RuleBroken>(() => asked.TakeBack("Dana", by)).Rule.ShouldBe("asked-answered");
    }

    [Fact]
    public void The_last_partner_of_a_side_ends_it_and_one_of_several_does_not() => Holds((from n in Gen.Choose(1, 4) from left in Gen.Choose(0, 3) from day in Gen.Choose(0, 50) select (n, left, day)).ToArbitrary(), c =>
    {
        var partnership = new Partnership("P", Zero);
        partnership.Join(Program, new Period(Zero));
        for (var i = 0; i < c.n; i++)
            partnership.Join(new District($"D{i}", "CA"), new Period(Zero));
        var lastDay = Zero.AddDays(c.day);
        // the first few have said already that they leave by then
        foreach (var gone in partnership.Members.Skip(2).Take(c.left))
            gone.Leave(lastDay);
        PartnershipEnding.LeavesASideEmpty(partnership.Members, partnership.Members[1], lastDay).ShouldBe(c.left >= c.n - 1);
        PartnershipEnding.LeavesASideEmpty(partnership.Members, partnership.Members[0], lastDay).ShouldBeTrue("the only program");
        var community = partnership.Join("Neighborhood Alliance", PartnershipSide.Community, new Period(Zero));
        PartnershipEnding.LeavesASideEmpty(partnership.Members, community, lastDay).ShouldBeFalse();
    });

    [Fact]
    public void Nothing_of_a_partner_who_is_inactive_this_year_is_offered_again()
    {
        var partnership = new Partnership("P", Zero);
        partnership.Join(Program, new Period(Zero));
        var district = partnership.Join(District, new Period(Zero));
        var year = new AcademicYear(2026);
        RecordEntry[] entries =
        [
            new(partnership.Id, RecordPlace.Of(School), EntryKind.Focus, new("Mathematics", null, null, null, new Period(Zero))),
            new(partnership.Id, RecordPlace.Whole, EntryKind.Initiative, new("Induction", null, null, null, new Period(Zero))),
            new(partnership.Id, RecordPlace.Of(Program), EntryKind.Role, new("Director", "Ruth Alder", PartnershipSide.University, null, new Period(Zero))),
            new(partnership.Id, RecordPlace.Whole, EntryKind.Initiative, new("Old", null, null, null, new Period(Zero, year.FirstDay.AddDays(-40)))),
            new(partnership.Id, RecordPlace.Whole, EntryKind.Milestone, new("A day", null, null, null, new Period(year.Previous.LastDay))),
        ];
        string Offered(params YearPartner[] said) => string.Join(", ", CarryingOver.Entries(entries, CarryingOver.Partners(partnership.Members, said, year), year).Where(e => e.WhyNot is null).Select(e => e.Entry.Title));
        Offered().ShouldBe("Director, Mathematics, Induction");
        var pause = new YearPartner(district, year);
        pause.Say(false, "a new building", "Lena", year.FirstDay);
        Offered(pause).ShouldBe("Director, Induction");
        CarryingOver.Partners(partnership.Members, [pause], year).Single(p => p.WhyNot is not null).WhyNot.ShouldBe("takes no part this year: a new building");
        district.Leave(year.Previous.LastDay);
        Offered().ShouldBe("Director, Induction");
    }

    private static RecordEntry Focus(string field, Period holds) => new(Whose, RecordPlace.Of(School), EntryKind.Focus, new(field, null, null, null, holds));

    private static readonly Id<Partnership> Whose = Id<Partnership>.New();

    private static Goal Algebra(GoalAim aim) => new(Whose, RecordPlace.Of(School), "Fewer pupils fail algebra", null, GoalMeasure.Entered, "% who fail", countsPupils: true, aim, new("Grace Oduya", "Maria Santana", null));

    private static void Holds<T>(Arbitrary<T> of, Action<T> rule) => Prop.ForAll(of, rule).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Domain.Tests.Reciprocity;

public sealed class ContributionTests
{
    private const PartnershipSide University = PartnershipSide.University, District = PartnershipSide.District;

    private static readonly DateOnly Day = new(2026, 10, 7);
    private static readonly DateTime At = new(2026, 10, 8, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_other_side_says_whether_it_is_so_and_a_correction_asks_it_anew()
    {
        var entry = Entered(Text());
        Rule(() => entry.Answer(true, null, University, "Dana", At)).ShouldBe("contribution-own");
        Rule(() => entry.Answer(true, null, PartnershipSide.Community, "Rosa", At)).ShouldBe("contribution-own");
        Rule(() => entry.Answer(false, " ", District, "Lena", At)).ShouldBe("dispute-reason");
        entry.Answer(false, "Nine teachers came.", District, "Lena", At);
        entry.State.ShouldBe(ContributionState.Disputed);
        entry.Correct(RecordPlace.Whole, Text() with { Amount = 9 }, University, "Dana", At);
        (entry.State, entry.Amount, entry.Steps[^1].Words).ShouldBe((ContributionState.Entered, 9m, "Before: Workshop on inquiry, 12 teachers, 7 October 2026, from the university side to the district and schools side, source: sign-in sheets"));
        entry.Answer(true, null, District, "Lena", At);
        Rule(() => entry.Answer(true, null, District, "Lena", At)).ShouldBe("contribution-said");
        entry.Steps.Select(s => s.Title).ShouldBe(["Entered", "Disputed", "Corrected", "Confirmed"]);
    }

    [Fact]
    public void A_side_changes_its_own_entries_alone()
    {
        var entry = Entered(Text());
        Rule(() => entry.Correct(RecordPlace.Whole, Text() with { Amount = 1 }, District, "Lena", At)).ShouldBe("contribution-theirs");
        Rule(() => entry.Withdraw("never", District, "Lena", At, Day)).ShouldBe("contribution-theirs");
        entry.Withdraw("entered twice", University, "Dana", At, Day);
        Rule(() => entry.Withdraw("entered twice", University, "Dana", At, Day)).ShouldBe("taken-out");
        Rule(() => entry.Answer(true, null, District, "Lena", At)).ShouldBe("taken-out");
        Rule(() => entry.Restore(District, "Lena", At)).ShouldBe("contribution-theirs");
        entry.Restore(University, "Dana", At);
        Rule(() => entry.Restore(University, "Dana", At)).ShouldBe("not-taken-out");
    }

    [Fact]
    public void An_entry_has_two_sides_one_school_year_and_a_unit_with_its_number()
    {
        Rule(() => Entered(Text() with { To = University })).ShouldBe("contribution-sides");
        Rule(() => Entered(Text() with { From = District, To = PartnershipSide.Community })).ShouldBe("contribution-foreign");
        Rule(() => Entered(Text() with { On = new Period(new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1)) })).ShouldBe("contribution-year");
        Rule(() => Entered(Text() with { On = new Period(Day) })).ShouldBe("contribution-year");
        Rule(() => Entered(Text() with { Unit = null })).ShouldBe("contribution-unit");
        Entered(Text() with { Amount = null, Unit = null }).Amount.ShouldBeNull();
        ReciprocityWords.Much(ContributionKind.Money, 3000, "US dollars").ShouldBe("$3,000");
    }

    [Fact]
    public void A_wording_is_agreed_by_the_other_side_and_answered_once()
    {
        var wording = new BalanceWording(Id<Partnership>.New(), new AcademicYear(2026), "Both gain.", District, "Lena", At);
        Rule(() => wording.Answer(true, null, District, "Maria", At)).ShouldBe("balance-own");
        Rule(() => wording.Answer(true, null, PartnershipSide.Community, "Rosa", At)).ShouldBe("balance-own");
        Rule(() => wording.Answer(false, null, University, "Dana", At)).ShouldBe("balance-reason");
        wording.Answer(true, null, University, "Dana", At);
        wording.State.ShouldBe(BalanceState.Agreed);
        Rule(() => wording.Answer(false, "no", University, "Dana", At)).ShouldBe("balance-answered");
        Rule(() => new BalanceWording(Id<Partnership>.New(), new AcademicYear(2026), "Ours.", PartnershipSide.Community, "Rosa", At)).ShouldBe("balance-side");
    }

    private static ContributionText Text() => new(University, District, ContributionKind.ProfessionalLearning, "Workshop on inquiry", 12, "teachers", new Period(Day, Day), "sign-in sheets");

    private static Contribution Entered(ContributionText text) => new(Id<Partnership>.New(), RecordPlace.Whole, text, University, "Dana", At);

    private static string Rule(Func<object?> act) => Should.Throw<RuleBroken>(() => act()).Rule;

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

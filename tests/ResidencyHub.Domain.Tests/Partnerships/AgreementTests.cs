using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Partnerships;

public sealed class AgreementTests
{
    private static readonly DateOnly June = new(2026, 6, 1);
    private readonly School _school = new(Id<District>.New(), "Eastside High School", "CO");

    [Fact]
    public void It_is_in_force_when_the_last_signer_has_signed_and_on_its_own_days_only()
    {
        var agreement = Drawn();
        agreement.SendForSignature();
        agreement.Sign("Rosa Lind", June);
        agreement.IsInForceOn(new(2026, 9, 1)).ShouldBeFalse("the dean has not signed");
        agreement.Sign("Amir Haddad", June);
        (agreement.IsInForceOn(new(2026, 7, 1)), agreement.IsInForceOn(new(2027, 6, 30)), agreement.IsInForceOn(new(2026, 6, 30)), agreement.IsInForceOn(new(2027, 7, 1))).ShouldBe((true, true, false, false));
    }

    [Fact]
    public void It_is_signed_in_order_by_those_who_are_named_and_only_while_it_is_out()
    {
        var agreement = Drawn();
        Rule(() => agreement.Sign("Rosa Lind", June)).ShouldBe("agreement-out");
        agreement.SendForSignature();
        Rule(() => agreement.Sign("Amir Haddad", June)).ShouldBe("signing-order");
        Rule(() => agreement.Sign("Somebody Else", June)).ShouldBe("signer-unknown");
        Rule(agreement.SendForSignature).ShouldBe("agreement-draft");
        agreement.Sign("Rosa Lind", June);
        agreement.Sign("Amir Haddad", June);
        agreement.Terminate(new(2026, 12, 31));
        Rule(() => agreement.Sign("Rosa Lind", June)).ShouldBe("agreement-out", "nobody brings a terminated agreement back by signing again");
        agreement.IsInForceOn(new(2026, 9, 1)).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_goes_out_that_nobody_signs_and_none_is_without_an_end()
    {
        Rule(new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "Empty", Year).SendForSignature).ShouldBe("signers-named");
        Rule(() => _ = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "Open", new Period(June))).ShouldBe("agreement-open");
    }

    [Fact]
    public void It_covers_the_schools_that_it_names_once_each_or_all()
    {
        var agreement = Drawn();
        agreement.Covers(_school.Id).ShouldBeFalse();
        agreement.Cover(_school);
        agreement.Cover(_school);
        (agreement.Covers(_school.Id), agreement.Schools.Count).ShouldBe((true, 1));
        var whole = Drawn();
        whole.CoverAllSchools();
        whole.Covers(_school.Id).ShouldBeTrue();
    }

    [Fact]
    public void Ending_it_before_it_begins_leaves_one_day_and_never_prolongs_it()
    {
        var early = Drawn();
        early.Terminate(new(2026, 1, 1));
        early.Term.ShouldBe(new Period(new(2026, 7, 1), new(2026, 7, 1)));
        var late = Drawn();
        late.Terminate(new(2030, 1, 1));
        late.EndsOn.ShouldBe(new DateOnly(2027, 6, 30));
    }

    private static Period Year { get; } = new(new(2026, 7, 1), new(2027, 6, 30));

    private static Agreement Drawn()
    {
        var agreement = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "Residency agreement", Year);
        agreement.AddSigner(PartnershipSide.District, "Harbor City Unified", "Rosa Lind", "superintendent");
        agreement.AddSigner(PartnershipSide.University, "Harbor Valley University", "Amir Haddad", "dean");
        return agreement;
    }

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

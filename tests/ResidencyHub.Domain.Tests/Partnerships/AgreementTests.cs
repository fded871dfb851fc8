using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Partnerships;

public sealed class AgreementTests
{
    private static readonly DateOnly June = new(2026, 6, 1);
    private static readonly DateTime Sent = new(2026, 5, 30, 12, 0, 0, DateTimeKind.Utc);
    private static readonly AgreementClauses Plain = new(ConcernSight.Counts, false, true, 3000, 1, 4, 8, "We meet every 60 days.");
    private readonly School _school = new(Id<District>.New(), "Eastside High School", "CO");

    /// <summary>Its school as a partner since a day.</summary>
    private PartnershipMember From(DateOnly first, DateTime? enteredAt = null) => new Partnership("Harbor", first).Join(_school, new Period(first), enteredAt ?? Sent.AddDays(-30));

    [Fact]
    public void It_is_in_force_when_the_last_signer_has_signed_and_on_its_own_days_only()
    {
        var agreement = Out();
        Sign(agreement, 0);
        agreement.IsInForceOn(new(2026, 9, 1)).ShouldBeFalse("the dean has not signed");
        Sign(agreement, 1);
        (agreement.IsInForceOn(new(2026, 7, 1)), agreement.IsInForceOn(new(2027, 6, 30)), agreement.IsInForceOn(new(2026, 6, 30)), agreement.IsInForceOn(new(2027, 7, 1))).ShouldBe((true, true, false, false));
    }

    [Fact]
    public void It_goes_from_draft_to_review_to_signature_and_nothing_is_left_out()
    {
        var agreement = Drawn();
        Rule(() => agreement.SendForSignature("text", Sent)).ShouldBe("agreement-review");
        agreement.SendForReview();
        Rule(agreement.SendForReview).ShouldBe("agreement-draft");
        Rule(() => Sign(agreement, 0)).ShouldBe("agreement-out");
        agreement.SendForSignature("text", Sent);
        Rule(() => agreement.SendForSignature("text", Sent)).ShouldBe("agreement-review");
        Rule(() => agreement.Write(AgreementKind.Mou, "Other", Year, true, true, Plain)).ShouldBe("agreement-out-still");
    }

    [Fact]
    public void It_is_signed_in_order_once_by_the_name_that_stands_there_and_only_the_text_that_was_shown()
    {
        var agreement = Out();
        Rule(() => Sign(agreement, 1)).ShouldBe("signing-order");
        Rule(() => agreement.Sign(agreement.Parties[0], Agreement.HashOf("another text"), Typed("Rosa Lind"))).ShouldBe("text-changed");
        Rule(() => agreement.Sign(agreement.Parties[0], agreement.SentHash!, Typed("Rosa Smith"))).ShouldBe("signed-name");
        agreement.Sign(agreement.Parties[0], agreement.SentHash!, Typed(" rosa  LIND ")).TextHash.ShouldBe(Agreement.HashOf("text"));
        Rule(() => Sign(agreement, 0)).ShouldBe("signed-already");
        agreement.NextSigner!.Signer.ShouldBe("Amir Haddad");
        Rule(() => agreement.Sign(agreement.Parties[1], agreement.SentHash!, new SignatureProof(SignatureWay.Elsewhere, "Amir Haddad", June.AddDays(1), Sent, June, null, "Dana"))).ShouldBe("signed-later");
        agreement.Sign(agreement.Parties[1], agreement.SentHash!, new SignatureProof(SignatureWay.Elsewhere, "Amir Haddad", June, Sent, June, null, "Dana"));
        (agreement.State, agreement.NextSigner).ShouldBe((AgreementState.Active, null));
        Rule(() => Sign(agreement, 0)).ShouldBe("agreement-out");
        Rule(() => agreement.Write(AgreementKind.Mou, "Other", Year, true, true, Plain)).ShouldBe("agreement-signed");
    }

    [Fact]
    public void Taken_back_its_signatures_are_void_and_stay_to_be_read()
    {
        var agreement = Out();
        Sign(agreement, 0);
        agreement.TakeBack("the pay is wrong", June).Select(p => p.Signer).ShouldBe(["Rosa Lind"]);
        (agreement.State, agreement.SentHash, agreement.Parties[0].SignedOn).ShouldBe((AgreementState.Draft, null, null));
        agreement.Signatures.Single().ShouldSatisfyAllConditions(s => s.VoidedOn.ShouldBe(June), s => s.VoidedBecause.ShouldBe("the pay is wrong"), s => s.TextHash.ShouldBe(Agreement.HashOf("text")));
        Rule(() => agreement.TakeBack("again", June)).ShouldBe("agreement-not-out");
        agreement.SendForReview();
        agreement.SendForSignature("new text", Sent);
        Rule(() => agreement.Sign(agreement.Parties[0], Agreement.HashOf("text"), Typed("Rosa Lind"))).ShouldBe("text-changed");
        Sign(agreement, 0);
        Sign(agreement, 1);
        (agreement.State, agreement.Signatures.Count).ShouldBe((AgreementState.Active, 3));
    }

    [Fact]
    public void School_leaders_read_records_only_where_it_designates_them_as_officials()
    {
        var agreement = Drawn();
        Rule(() => agreement.Write(AgreementKind.Mou, "A", Year, true, true, Plain with { DesignatesOfficials = false, LeadersReadObservations = true })).ShouldBe("officials-designated");
        Rule(() => agreement.Write(AgreementKind.Mou, "A", Year, true, true, Plain with { DesignatesOfficials = false, Concerns = ConcernSight.All })).ShouldBe("officials-designated");
        Rule(() => agreement.Write(AgreementKind.Mou, "A", Year, true, true, Plain with { ServiceYears = 4, ServiceWindow = 3 })).ShouldBe("service-window");
        agreement.Write(AgreementKind.Mou, "A", Year, true, true, Plain with { DesignatesOfficials = false });
        AgreementText.Sentences(agreement.Terms).ShouldContain("Residents promise to teach for 4 school years within 8 years.");
    }

    [Fact]
    public void Nothing_goes_out_that_a_side_does_not_sign_or_that_covers_no_school_and_none_is_without_an_end()
    {
        var one = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "One side", Year);
        one.AddSigner(PartnershipSide.District, "Harbor City Unified", "Rosa Lind", "superintendent");
        one.CoverAllSchools();
        one.SendForReview();
        Rule(() => one.SendForSignature("text", Sent)).ShouldBe("signers-named");
        var nowhere = Drawn(cover: false);
        nowhere.SendForReview();
        Rule(() => nowhere.SendForSignature("text", Sent)).ShouldBe("schools-named");
        Rule(() => _ = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "Open", new Period(June))).ShouldBe("agreement-open");
    }

    [Fact]
    public void It_covers_the_schools_that_it_names_once_each_or_all()
    {
        var agreement = Drawn(cover: false);
        agreement.Covers(_school.Id, From(June)).ShouldBeFalse();
        agreement.Cover(_school);
        agreement.Cover(_school);
        (agreement.Covers(_school.Id, From(June.AddYears(3))), agreement.Schools.Count).ShouldBe((true, 1));
        agreement.CoverOnly([], []);
        agreement.Covers(_school.Id, From(June)).ShouldBeFalse();
        Drawn().Covers(_school.Id, From(June.AddYears(3))).ShouldBeTrue("it covers all, and later ones, too");
    }

    [Fact]
    public void Who_joins_after_the_text_was_fixed_is_covered_only_where_it_says_so()
    {
        Agreement Of(bool later)
        {
            var agreement = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "All", Year);
            agreement.Write(AgreementKind.Mou, "All", Year, true, true, Plain, later);
            agreement.AddSigner(PartnershipSide.University, "Harbor Valley", "Dana", "coordinator");
            agreement.AddSigner(PartnershipSide.District, "Harbor City", "Rosa", "superintendent");
            agreement.SendForReview();
            agreement.SendForSignature(AgreementText.Compose(agreement, "Harbor", [], [], null), Sent, June);
            return agreement;
        }

        (Of(false).Covers(_school.Id, From(June)), Of(false).Covers(_school.Id, From(June.AddDays(1))), Of(true).Covers(_school.Id, From(June.AddDays(1)))).ShouldBe((true, false, true));
        // entered after the text went out, with a first day of years ago
        (Of(false).Covers(_school.Id, From(June.AddYears(-3), Sent.AddMinutes(1))), Of(true).Covers(_school.Id, From(June.AddYears(-3), Sent.AddMinutes(1))), Of(false).Covers(_school.Id, From(June.AddYears(-3), Sent))).ShouldBe((false, true, true));
        Of(false).SentText!.ShouldContain("who joins it later is not covered");
        Of(true).SentText!.ShouldContain("also of those that join it later");
        var back = Of(false);
        back.TakeBack("A word.", June);
        back.SettledOn.ShouldBeNull();
    }

    [Fact]
    public void Its_standing_follows_from_its_days_and_from_what_renews_it()
    {
        var agreement = Active();
        AgreementStanding On(int year, int month, int day, bool renewed = false) => agreement.StandingOn(new(year, month, day), 180, renewed);
        (On(2026, 6, 1), On(2026, 7, 1), On(2027, 1, 1), On(2027, 1, 1, true), On(2027, 7, 1), On(2027, 7, 1, true)).ShouldBe(
            (AgreementStanding.Coming, AgreementStanding.InForce, AgreementStanding.Expiring, AgreementStanding.InForce, AgreementStanding.Expired, AgreementStanding.Renewed));
        Rule(() => agreement.EndEarly(new(2027, 6, 30), "late")).ShouldBe("agreement-ends");
        agreement.EndEarly(new(2026, 12, 31), "The grant ends.");
        (agreement.IsInForceOn(new(2026, 12, 31)), agreement.IsInForceOn(new(2027, 1, 1)), On(2027, 1, 1)).ShouldBe((true, false, AgreementStanding.Terminated));
        Rule(() => agreement.Withdraw("no", June)).ShouldBe("agreement-signed");
    }

    [Fact]
    public void Its_renewal_begins_on_the_day_after_names_it_and_is_signed_anew()
    {
        Rule(() => Drawn().Renew("Next")).ShouldBe("renew-signed");
        var agreement = Active();
        var next = agreement.Renew("Next");
        (next.RenewsId, next.Term, next.State, next.IsSigned).ShouldBe((agreement.Id, new Period(new(2027, 7, 1), new(2028, 6, 29)), AgreementState.Draft, false));
        (next.Terms, next.CoversAllSchools, next.Parties.Count, next.Parties[1].Signer).ShouldBe((agreement.Terms, true, 2, "Amir Haddad"));
    }

    [Fact]
    public void Withdrawn_unsigned_nothing_is_left_of_it_but_its_history()
    {
        var agreement = Out();
        Sign(agreement, 0);
        agreement.Withdraw("The partners could not agree.", June);
        (agreement.StandingOn(June, 180, false), agreement.Signatures.Single().VoidedOn).ShouldBe((AgreementStanding.Withdrawn, June));
        Rule(() => Sign(agreement, 1)).ShouldBe("agreement-out");
    }

    [Fact]
    public void Ending_it_with_the_partnership_leaves_one_day_and_never_prolongs_it()
    {
        var early = Drawn();
        early.Terminate(new(2026, 1, 1));
        early.Term.ShouldBe(new Period(new(2026, 7, 1), new(2026, 7, 1)));
        var late = Drawn();
        late.Terminate(new(2030, 1, 1));
        late.EndsOn.ShouldBe(new DateOnly(2027, 6, 30));
    }

    [Fact]
    public void The_same_agreement_gives_the_same_text_and_any_other_word_another_hash()
    {
        string Text(AgreementClauses clauses)
        {
            var agreement = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "Residency agreement", Year);
            agreement.Write(AgreementKind.Mou, "Residency agreement", Year, false, true, clauses);
            agreement.AddSigner(PartnershipSide.District, "Harbor City Unified", "Rosa Lind", "superintendent");
            return AgreementText.Compose(agreement, "Harbor", ["Lincoln High", "Eastside High"], [], null);
        }

        Text(Plain).ShouldBe(Text(Plain with { Words = "We meet every 60 days.\r\n" }));
        Text(Plain).ShouldContain("Schools: Eastside High; Lincoln High.");
        foreach (var other in new[] { Plain with { MentorPay = 3001 }, Plain with { Words = "We meet every 61 days." }, Plain with { Concerns = ConcernSight.SafetyOnly } })
            Agreement.HashOf(Text(other)).ShouldNotBe(Agreement.HashOf(Text(Plain)));
    }

    private static Period Year { get; } = new(new(2026, 7, 1), new(2027, 6, 30));

    private static Agreement Drawn(bool cover = true)
    {
        var agreement = new Agreement(Id<Partnership>.New(), AgreementKind.Mou, "Residency agreement", Year);
        agreement.AddSigner(PartnershipSide.District, "Harbor City Unified", "Rosa Lind", "superintendent");
        agreement.AddSigner(PartnershipSide.University, "Harbor Valley University", "Amir Haddad", "dean");
        if (cover)
            agreement.CoverAllSchools();
        return agreement;
    }

    private static Agreement Out()
    {
        var agreement = Drawn();
        agreement.SendForReview();
        agreement.SendForSignature("text", Sent);
        return agreement;
    }

    private static Agreement Active()
    {
        var agreement = Out();
        Sign(agreement, 0);
        Sign(agreement, 1);
        return agreement;
    }

    private static void Sign(Agreement agreement, int n) => agreement.Sign(agreement.Parties[n], agreement.SentHash ?? "", Typed(agreement.Parties[n].Signer));

    private static SignatureProof Typed(string name) => new(SignatureWay.Typed, name, June, Sent, June, "192.0.2.1", null);

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

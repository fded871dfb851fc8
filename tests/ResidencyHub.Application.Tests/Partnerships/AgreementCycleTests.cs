using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

public sealed partial class AgreementCycleTests
{
    private const string Superintendent = "rosa.lind@harbor.example";
    private static readonly AgreementClauses Clauses = new(ConcernSight.All, true, true, 3000, 1, 4, 8, "We meet every 60 days.");

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_agreement_goes_from_draft_to_force_by_a_link_and_by_an_account_in_order(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await DraftAsync(hub, world);
        (await StepAs<SendAgreement>(hub, world.Coordinator, id)).ShouldBeRefused("agreement-review");
        (await StepAs<ReviewAgreement>(hub, world.DistrictLead, id)).IsDone.ShouldBeTrue("either side sends it on");
        (await hub.As<RemarkOnAgreement>(world.Faculty).RunAsync(new(id, (await ShowAsync(hub, world.Faculty, id)).Version, "Name the retreat, too."))).IsDone.ShouldBeTrue();
        (await StepAs<SendAgreement>(hub, world.Principal, id)).ShouldBeRefused("not-a-partner");
        (await StepAs<SendAgreement>(hub, world.Coordinator, id)).ShouldBeRefused("signer-unconfirmed");
        (await StepAs<ConfirmSigners>(hub, world.Coordinator, id)).ShouldBeRefused("nothing-to-confirm");
        (await StepAs<ConfirmSigners>(hub, world.Principal, id)).ShouldBeRefused("not-a-partner");
        (await ShowAsync(hub, world.DistrictLead, id)).Signers.Single(s => s.MayConfirm).Name.ShouldBe("Rosa Lind");
        (await StepAs<ConfirmSigners>(hub, world.DistrictLead, id)).IsDone.ShouldBeTrue();
        (await KeepAsync(hub, world.Coordinator, world, id, Clauses)).IsDone.ShouldBeTrue("who was confirmed stays so while name and address stay");
        (await StepAs<SendAgreement>(hub, world.Coordinator, id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Done>().Value.Select(t => t.Name).ShouldBe(["Rosa Lind"]);
        var shown = await ShowAsync(hub, world.Coordinator, id);
        (shown.Standing, shown.Next!.Name, shown.Signs, shown.Hash).ShouldBe((AgreementStanding.OutForSignature, "Rosa Lind", false, Agreement.HashOf(shown.Text)));
        (await SignAsync(hub, world.Coordinator, id)).ShouldBeRefused("signing-order");
        (await SignAsync(hub, world.DistrictLead, id)).ShouldBeRefused("signer-unknown");

        // opening the link changes nothing; then it signs once
        var token = (await hub.LinkInLetterAsync(Superintendent)).Split('/')[^1];
        for (var look = 0; look < 3; look++)
        {
            var (opening, reader) = await hub.OpenLinkAsync(token);
            opening.ShouldBeOfType<LinkOpening.Good>().Link.Purpose.ShouldBe(LinkPurpose.SignAgreement);
            (await reader.GetRequiredService<ShowSigning>().RunAsync(default)).ValueOrDefault!.Hash.ShouldBe(shown.Hash);
        }
        var (_, bearer) = await hub.OpenLinkAsync(token);
        bearer.GetRequiredService<ViewerContext>().Address = "203.0.113.9";
        (await bearer.GetRequiredService<SignByLink>().RunAsync(new("Rosa Lind", shown.Hash, false))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        (await bearer.GetRequiredService<SignByLink>().RunAsync(new("Rosa Lind", Agreement.HashOf("?"), true))).ShouldBeRefused("text-changed");
        (await bearer.GetRequiredService<SignByLink>().RunAsync(new("Rosa Lind", shown.Hash, true))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Done>().Value.Select(t => t.Name).ShouldBe(["Dana Whitfield"]);
        (await bearer.GetRequiredService<SignByLink>().RunAsync(new("Rosa Lind", shown.Hash, true))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("the link is used up");
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Answered);

        (await ShowAsync(hub, world.Coordinator, id)).Signs.ShouldBeTrue();
        (await hub.As<ShowWork>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Href == $"agreements/{id}" && i.Title.Contains("your signature", StringComparison.Ordinal));
        (await SignAsync(hub, world.Coordinator, id, "Dana White")).ShouldBeRefused("signed-name");
        (await SignAsync(hub, world.Coordinator, id)).IsDone.ShouldBeTrue();
        (await SignAsync(hub, world.Coordinator, id)).ShouldBeRefused("agreement-out");
        var signed = await ShowAsync(hub, world.DistrictLead, id);
        (signed.Standing, signed.Signatures.Count, signed.Signatures[0].Address, signed.Signatures.All(s => s.Hash == shown.Hash)).ShouldBe((AgreementStanding.InForce, 2, "203.0.113.9", true));
        (await ShowAsync(hub, world.Principal, id)).Signatures.ShouldAllBe(s => s.Address == null);
        signed.Steps.Select(s => s.Title).ShouldContain("All have signed");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_changed_text_voids_what_was_signed_and_closes_the_links_that_are_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await OutAsync(hub, world);
        var first = (await hub.LinkInLetterAsync(Superintendent)).Split('/')[^1];
        (await KeepAsync(hub, world.Coordinator, world, id, Clauses with { MentorPay = 1 })).ShouldBeRefused("agreement-out-still");
        hub.Time.Pass(TimeSpan.FromMinutes(5));
        (await StepAs<RemindSigner>(hub, world.Coordinator, id)).IsDone.ShouldBeTrue();
        (await hub.OpenLinkAsync(first)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Replaced);
        var second = (await hub.LinkInLetterAsync(Superintendent)).Split('/')[^1];
        var (_, bearer) = await hub.OpenLinkAsync(second);
        var hash = (await ShowAsync(hub, world.Coordinator, id)).Hash;
        (await bearer.GetRequiredService<SignByLink>().RunAsync(new("Rosa Lind", hash, true))).IsDone.ShouldBeTrue();
        hub.Time.Pass(TimeSpan.FromMinutes(5));
        var version = (await ShowAsync(hub, world.DistrictLead, id)).Version;
        (await hub.As<TakeAgreementBack>(world.DistrictLead).RunAsync(new(id, version, " "))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        (await hub.As<TakeAgreementBack>(world.DistrictLead).RunAsync(new(id, version, "The pay is wrong."))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Done>().Value.Select(t => t.Name).ShouldContain("Rosa Lind", "who signed is told");
        (await hub.As<TakeAgreementBack>(world.DistrictLead).RunAsync(new(id, version, "Twice."))).IsDone.ShouldBeFalse();
        (await KeepAsync(hub, world.Coordinator, world, id, Clauses with { MentorPay = 3500 })).IsDone.ShouldBeTrue();
        await ReviewAndSendAsync(hub, world, id);
        var shown = await ShowAsync(hub, world.Coordinator, id);
        (shown.Next!.Name, shown.Hash == hash, shown.Signatures.Single().VoidedBecause).ShouldBe(("Rosa Lind", false, "The pay is wrong."));
        foreach (var old in new[] { first, second })
            (await hub.OpenLinkAsync(old)).Opening.ShouldBeOfType<LinkOpening.Shut>();
        var (opening, again) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(Superintendent)).Split('/')[^1]);
        opening.ShouldBeOfType<LinkOpening.Good>();
        (await again.GetRequiredService<SignByLink>().RunAsync(new("Rosa Lind", hash, true))).ShouldBeRefused("text-changed");
        // a signer who wants another text signs nothing
        (await again.GetRequiredService<AskForChangeByLink>().RunAsync(new("Pay in two parts."))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Coordinator, id)).ShouldSatisfyAllConditions(a => a.State.ShouldBe(AgreementState.Draft), a => a.Steps[0].Words.ShouldBe("Pay in two parts."), a => a.Steps[0].By.ShouldBe("Rosa Lind, superintendent"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_find_no_agreement_and_nobody_covers_who_does_not_sign(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await OutAsync(hub, world);
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherDistrictLead, world.OtherPrincipal })
        {
            (await hub.As<ShowAgreement>(stranger).RunAsync(id)).ShouldBeOfType<Outcome<ShowAgreement.Answer>.NotFound>(stranger.Name);
            (await StepAs<RemindSigner>(hub, stranger, id, 0)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
            (await SignAsync(hub, stranger, id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
            (await hub.As<RenewAgreement>(stranger).RunAsync(world.Agreement.Id)).ShouldBeOfType<Outcome<Id<Agreement>>.NotFound>();
            (await hub.As<EndAgreement>(stranger).RunAsync(new(id, 0, null, "x"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
            (await hub.As<OfferAgreement>(stranger).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<OfferAgreement.Answer>.NotFound>();
        }
        foreach (var never in new[] { world.MentorViewer, world.ResidentViewer })
            (await hub.As<ShowAgreement>(never).RunAsync(id)).ShouldBeOfType<Outcome<ShowAgreement.Answer>.Forbidden>(never.Name);
        (await hub.As<ShowAgreement>(world.Observer).RunAsync(id)).ShouldBeOfType<Outcome<ShowAgreement.Answer>.NotFound>("a funder reads no contracts");

        // a second program in the partnership is covered by its own university's signature alone
        await hub.ChangeAsync(async db => db.Add((await db.Partnerships.SingleAsync(p => p.Id == world.Partnership.Id)).Join(world.OtherProgram, new Period(new(2026, 1, 1)))));
        var offer = (await hub.As<OfferAgreement>(world.DistrictLead).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        (offer.Programs.Count, offer.Schools.Select(s => s.Name)).ShouldSatisfyAllConditions(o => o.Item1.ShouldBe(2), o => o.Item2.ShouldBe(["Eastside High School", "Lincoln High School"]));
        var request = Request(world, null, Clauses) with { Title = "Wide", Programs = [world.OtherProgram.Id] };
        (await hub.As<KeepAgreement>(world.DistrictLead).RunAsync(request)).ShouldBeOfType<Outcome<Id<Agreement>>.Invalid>().Errors.Single().Words.ShouldStartWith("Nobody signs for Mesa Residency");
        (await hub.As<KeepAgreement>(world.DistrictLead).RunAsync(request with { Programs = [], Schools = [world.OtherSchool.Id] })).ShouldBeOfType<Outcome<Id<Agreement>>.Invalid>().Errors.Single().Words.ShouldContain("does not belong to the partnership");
        (await hub.As<KeepAgreement>(world.DistrictLead).RunAsync(request with { Programs = [], Title = "Residency agreement 2027–30" })).ShouldBeOfType<Outcome<Id<Agreement>>.Invalid>().Errors.Single().Field.ShouldBe("Title", "posted twice");
        (await hub.As<KeepAgreement>(world.DistrictLead).RunAsync(request with { Programs = [], Signers = [new(null, null, "Rosa Lind", "superintendent", null)] })).ShouldBeOfType<Outcome<Id<Agreement>>.Invalid>().Errors.Single().Field.ShouldBe("Signers");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_signed_elsewhere_is_recorded_with_the_paper_by_the_signer_s_own_side(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await OutAsync(hub, world);
        var shown = await ShowAsync(hub, world.Coordinator, id);
        KeepAgreementFile.Request Paper(int n, string text = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF") => new(id, "signed.pdf", new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text)), null, shown.Signers[n].Id, TestHub.Today, shown.Hash);
        (await hub.As<KeepAgreementFile>(world.Coordinator).RunAsync(Paper(0))).ShouldBeRefused("not-your-side");
        (await hub.As<KeepAgreementFile>(world.OtherCoordinator).RunAsync(Paper(0))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<KeepAgreementFile>(world.Coordinator).RunAsync(Paper(1))).ShouldBeRefused("signing-order");
        (await hub.As<KeepAgreementFile>(world.DistrictLead).RunAsync(Paper(0, "<script>"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>().Errors.Single().Field.ShouldBe("File");
        (await hub.As<KeepAgreementFile>(world.DistrictLead).RunAsync(Paper(0) with { SignedOn = TestHub.Today.AddDays(1) })).ShouldBeRefused("signed-later");
        System.IO.Directory.Exists(hub.Files).ShouldBeTrue();
        System.IO.Directory.GetFiles(hub.Files).ShouldBeEmpty("what was refused is not kept");
        (await hub.As<KeepAgreementFile>(world.DistrictLead).RunAsync(Paper(0) with { SignedOn = TestHub.Today.AddDays(-2) })).IsDone.ShouldBeTrue();
        var after = await ShowAsync(hub, world.Coordinator, id);
        (after.Next!.Name, after.Signatures.Single().RecordedBy, after.Signatures.Single().On).ShouldBe(("Dana Whitfield", "Lena Brandt", TestHub.Today.AddDays(-2)));
        var file = after.Files.Single();
        file.What.ShouldBe("Signed by Rosa Lind");
        await using (var content = (await hub.As<ReadAgreementFile>(world.Principal).RunAsync(file.Id)).ValueOrDefault!.Content)
            content.Length.ShouldBe(file.Bytes);
        (await hub.As<ReadAgreementFile>(world.OtherPrincipal).RunAsync(file.Id)).ShouldBeOfType<Outcome<Application.Cohorts.Requirements.ReadPaper.Answer>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_agreement_that_lapses_in_mid_year_closes_what_it_opened_and_the_next_one_opens_it_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var last = TestHub.Today.AddDays(40);
        await hub.ChangeAsync(async db =>
        {
            var agreement = await db.Agreements.SingleAsync(a => a.Id == world.Agreement.Id);
            agreement.Grant(ConcernSight.All, leadersReadObservations: true, null);
            agreement.Restore(AgreementState.Active, last);
        });
        var lesson = await hub.SharedObservationAsync(world);
        (await hub.As<RaiseConcern>(world.MentorViewer).RunAsync(new(lesson.Placement.Id, "Comes unprepared", false))).IsDone.ShouldBeTrue();
        (await hub.As<RaiseConcern>(world.MentorViewer).RunAsync(new(lesson.Placement.Id, "A fight", true))).IsDone.ShouldBeTrue();
        (await ReadsAsync(hub, world, lesson)).ShouldBe((true, 2, 0));
        hub.Time.Pass(TimeSpan.FromDays(40));
        (await ReadsAsync(hub, world, lesson)).ShouldBe((true, 2, 0), "through its last day");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await ReadsAsync(hub, world, lesson)).ShouldBe((false, 1, 1), "safety is told in any case");
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(lesson.Placement.Id))).ValueOrDefault!.Warnings.ShouldContain($"“Residency agreement 2025–28” ended on {last:d MMMM yyyy}, and no agreement covers this placement since.");
        (await hub.As<ShowPlacement>(world.Principal).RunAsync(new(lesson.Placement.Id))).ValueOrDefault!.Warnings.Count.ShouldBe(1, "the school is told, too");
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Agreement").ShouldSatisfyAllConditions(l => l.Word.ShouldBe("Lapsed"), l => l.Reason.ShouldContain("Renewal has not begun."));
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal })
            (await hub.As<ShowWork>(viewer).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Href == "agreements/uncovered" && i.Count == 1, viewer.Name);
        (await hub.As<ListUncovered>(world.OtherPrincipal).RunAsync(new(new()))).ValueOrDefault!.Count.ShouldBe(0);

        var next = (await hub.As<RenewAgreement>(world.DistrictLead).RunAsync(world.Agreement.Id)).ShouldBeOfType<Outcome<Id<Agreement>>.Done>().Value;
        (await hub.As<RenewAgreement>(world.Coordinator).RunAsync(world.Agreement.Id)).ShouldBeOfType<Outcome<Id<Agreement>>.Refused>().Rule.ShouldBe("renewal-begun");
        await hub.ChangeAsync(async db => TestHub.SignedBefore(await db.Agreements.Include(a => a.Parties).Include(a => a.Schools).SingleAsync(a => a.Id == next), TestHub.Today));
        (await ReadsAsync(hub, world, lesson)).ShouldBe((true, 2, 0));
        var (old, renewal) = (await ShowAsync(hub, world.Principal, world.Agreement.Id), await ShowAsync(hub, world.Principal, next));
        (old.Standing, old.After!.Id, renewal.Before!.Id, renewal.StartsOn).ShouldBe((AgreementStanding.Renewed, next, world.Agreement.Id, last.AddDays(1)));

        // and either party ends it early, on a day to come
        (await hub.As<EndAgreement>(world.Coordinator).RunAsync(new(next, renewal.Version, last, "Too late"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        var end = TestHub.Today.AddDays(50);
        (await hub.As<EndAgreement>(world.Coordinator).RunAsync(new(next, renewal.Version, end, "The grant ends."))).IsDone.ShouldBeTrue();
        (await ReadsAsync(hub, world, lesson)).ShouldBe((true, 2, 0), "it holds through its last day");
        hub.Time.Pass(TimeSpan.FromDays(10));
        (await ReadsAsync(hub, world, lesson)).ShouldBe((false, 1, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_parties_are_written_to_once_at_180_90_and_30_days_and_not_when_something_signed_follows(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new Domain.Directory.Contact(world.District.Id, null, Domain.Directory.ContactRole.ResidencyLead, "Lena Brandt", "lena@harbor.example", null, new Period(new(2025, 7, 1))));
        await hub.ChangeAsync(async db => (await db.Agreements.SingleAsync(a => a.Id == world.Agreement.Id)).Restore(AgreementState.Active, TestHub.Today.AddDays(181)));
        var days = new List<int>();
        for (var day = 0; day <= 185; day++)
        {
            if (await hub.JobAsync<WarnOfEndings>() > 0)
                days.Add(181 - day);
            (await hub.JobAsync<WarnOfEndings>()).ShouldBe(0, "once each");
            hub.Time.Pass(TimeSpan.FromDays(1));
        }
        days.ShouldBe([180, 90, 30]);
        await using var db = hub.Open();
        (await db.Outbox.Where(o => o.Subject.Contains("ends in 30 days")).Select(o => o.ToName).Order().ToListAsync()).ShouldBe(["Dana Whitfield", "Lena Brandt"]);
    }

    private static async Task<(bool Observation, int Concerns, int Uncovered)> ReadsAsync(TestHub hub, World world, ObservedLesson lesson) =>
        ((await hub.As<ShowObservation>(world.Principal).RunAsync(lesson.Id)).IsDone, (await hub.As<ListConcerns>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.Count, (await hub.As<ListUncovered>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Count);

    private static KeepAgreement.Request Request(World world, Id<Agreement>? agreement, AgreementClauses clauses, int version = 0) => new(
        world.Partnership.Id, agreement, AgreementKind.Mou, "Residency agreement 2027–30", TestHub.Today, TestHub.Today.AddYears(3), false, [world.School.Id], [], clauses,
        [new(world.Partnership.Members[1].Id, null, "Rosa Lind", "superintendent", Superintendent), new(world.Partnership.Members[0].Id, "Harbor Valley University", "Dana Whitfield", "coordinator", "dana.whitfield@people.example"), new(null, null, " ", null, null)], version);
}

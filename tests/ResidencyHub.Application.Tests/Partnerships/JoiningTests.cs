using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>Who may join and ask, what two at once do, and what a leaving and a new year leave alone.</summary>
public sealed class JoiningTests
{
    private static readonly DateOnly Since = new(2016, 8, 1);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_single_school_joins_only_beside_its_district(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (school, district) = (world.OtherSchool.Id.Value, world.OtherDistrict.Id.Value);
        var declare = new DeclarePartnership.Request("Harbor at Mesa", null, new(2026, 8, 1), null, null, school);
        (await hub.As<DeclarePartnership>(world.Coordinator).RunAsync(declare)).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>().Errors.Single().Words.ShouldBe("Ask its district first; a school joins beside its district.");
        (await hub.As<DeclarePartnership>(world.OtherPrincipal).RunAsync(declare with { Place = null, Program = world.Program.Id })).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>();
        (await hub.As<AskPartner>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, school))).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>();
        EnterPartnership.Request enter = new(null, "Entered", new(2026, 8, 1), world.Program.Id, school, "Memorandum");
        (await hub.As<EnterPartnership>(world.Administrator).RunAsync(enter)).ShouldBeOfType<Outcome<Id<Partnership>>.Invalid>().Errors.Single().Field.ShouldBe("Place");
        (await hub.As<EnterPartnership>(world.Administrator).RunAsync(enter with { Partnership = world.Partnership.Id, Program = null })).ShouldBeOfType<Outcome<Id<Partnership>>.Invalid>();
        var early = AskedPartner.Ask(world.Partnership, world.OtherSchool, "Dana Whitfield", world.Program.Name, TestHub.Today, TestHub.Today.AddDays(30));
        await hub.SaveAsync(early);
        (await hub.As<AnswerDeclaration>(world.OtherPrincipal).RunAsync(new(early.Id, true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("district-first");

        (await hub.As<EnterPartnership>(world.Administrator).RunAsync(enter with { Partnership = world.Partnership.Id, Program = null, Place = district })).IsDone.ShouldBeTrue();
        (await hub.As<AnswerDeclaration>(world.OtherPrincipal).RunAsync(new(early.Id, true, null))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Only_a_partner_asks_a_further_one_and_the_others_hear_of_it_at_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<AskPartner>(world.Principal).RunAsync(new(world.Partnership.Id, world.OtherProgram.Id, null))).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Refused>().Rule.ShouldBe("not-a-partner");
        var asked = (await hub.As<AskPartner>(world.DistrictLead).RunAsync(new(world.Partnership.Id, world.OtherProgram.Id, null))).ValueOrDefault!;
        (asked.Told.Single().Name, asked.Others.Single().Name).ShouldBe(("Omar Said", "Dana Whitfield"));
        await using var db = hub.Open();
        (await db.Outbox.SingleAsync(o => o.ToName == "Dana Whitfield")).Subject.ShouldBe("Mesa Residency is asked into Harbor Valley Teacher Residency");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Nobody_joins_what_is_over_or_joins_twice_and_nobody_declares_ahead(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        AskedPartner Ask(Partnership partnership, Domain.Cohorts.PreparationProgram program) => AskedPartner.Ask(partnership, program, "Lena Brandt", world.District.Name, TestHub.Today, TestHub.Today.AddDays(30));
        var over = new Partnership("Over", Since);
        over.Join(world.District, new Period(Since, TestHub.Today));
        over.End(TestHub.Today);
        var (late, twice) = (Ask(over, world.OtherProgram), Ask(world.Partnership, world.Program));
        await hub.SaveAsync(over, late, twice);
        (await hub.As<AnswerDeclaration>(world.OtherCoordinator).RunAsync(new(late.Id, true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("partnership-over");
        (await hub.As<AnswerDeclaration>(world.Coordinator).RunAsync(new(twice.Id, true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("member-already");
        (await hub.As<AnswerDeclaration>(world.Coordinator).RunAsync(new(twice.Id, false, "We are in it."))).IsDone.ShouldBeTrue("to disagree is always possible");
        (await hub.As<DeclarePartnership>(world.Coordinator).RunAsync(new("Ahead", null, TestHub.Today.AddDays(1), null, null, world.OtherDistrict.Id.Value))).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>().Errors.Single().Field.ShouldBe("StartsOn");
        (await hub.As<DeclarePartnership>(world.Coordinator).RunAsync(new("Today", null, TestHub.Today, null, null, world.OtherDistrict.Id.Value))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Schools_read_what_is_about_their_own_district_and_nothing_about_another_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<EnterPartnership>(world.Administrator).RunAsync(new(world.Partnership.Id, null, new(2026, 8, 1), null, world.OtherDistrict.Id.Value, "Memorandum"))).IsDone.ShouldBeTrue();
        foreach (var (lead, district, title) in new[] { (world.DistrictLead, world.District, "Ours"), (world.OtherDistrictLead, world.OtherDistrict, "Theirs") })
            (await hub.As<KeepEntry>(lead).RunAsync(RecordTests.Entry(world, EntryKind.Focus, title) with { Place = $"district-{district.Id}" })).IsDone.ShouldBeTrue(title);
        foreach (var (viewer, reads) in new[] { (world.Principal, "Ours"), (world.SecondPrincipal, "Ours"), (world.OtherPrincipal, "Theirs") })
        {
            (await RecordTests.RecordAsync(hub, world, viewer)).Entries.Select(e => e.Title).ShouldBe([reads], viewer.Name);
            (await hub.As<ListRecordChanges>(viewer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.Count(c => c.Title.StartsWith("Field", StringComparison.Ordinal)).ShouldBe(1, viewer.Name);
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_changes_the_partners_lays_claim_to_the_partnership_so_that_two_at_once_write_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        async Task ClaimsAsync<T>(Func<Task<Outcome<T>>> act)
        {
            await using var db = hub.Open();
            var before = await db.Partnerships.Where(p => p.Id == world.Partnership.Id).Select(p => p.Version).SingleAsync();
            (await act()).IsDone.ShouldBeTrue();
            (await db.Partnerships.Where(p => p.Id == world.Partnership.Id).Select(p => p.Version).SingleAsync()).ShouldBeGreaterThan(before, typeof(T).ToString());
        }
        await ClaimsAsync(() => hub.As<AskPartner>(world.DistrictLead).RunAsync(new(world.Partnership.Id, world.OtherProgram.Id, null)));
        var asked = (await hub.As<ListDeclarations>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.Rows.Single().Id;
        await ClaimsAsync(() => hub.As<AnswerDeclaration>(world.OtherCoordinator).RunAsync(new(asked, true, null)));
        await ClaimsAsync(() => hub.As<EnterPartnership>(world.Administrator).RunAsync(new(world.Partnership.Id, null, new(2026, 8, 1), null, world.OtherDistrict.Id.Value, "Memorandum")));
        await ClaimsAsync(() => hub.As<KeepOrganization>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, "Alliance", PartnershipSide.Community, null, null)));
        Id<PartnershipEnding> ending = default;
        await ClaimsAsync(async () =>
        {
            var left = await hub.As<LeavePartnership>(world.OtherDistrictLead).RunAsync(new(world.Partnership.Id, await MemberAsync(hub, world, world.OtherDistrict), TestHub.Today.AddDays(60), "So"));
            ending = left.ValueOrDefault!.Ending;
            return left;
        });
        await ClaimsAsync(() => hub.As<StayInPartnership>(world.OtherDistrictLead).RunAsync(new(ending)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_taps_that_enter_one_organization_one_does(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        for (var round = 1; round <= 5; round++)
        {
            KeepOrganization.Request request = new(world.Partnership.Id, null, $"Alliance {round}", PartnershipSide.Community, null, null);
            var outcomes = await Task.WhenAll(Task.Run(() => hub.As<KeepOrganization>(world.Coordinator).RunAsync(request)), Task.Run(() => hub.As<KeepOrganization>(world.Coordinator).RunAsync(request)));
            outcomes.Count(o => o.IsDone).ShouldBe(1, $"round {round}: {string.Join(" | ", outcomes)}");
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_longest_names_fit_the_history_and_the_vote(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (voice, keeper) = (new string('v', 120), world.Principal with { Name = new string('n', 200) });
        (await hub.As<KeepEntry>(world.Principal).RunAsync(RecordTests.Entry(world, EntryKind.Role, new string('t', 200)) with { Person = new string('p', 200), Side = PartnershipSide.District })).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.Principal).RunAsync(RecordTests.Entry(world, EntryKind.Role, "Voice") with { Person = voice, Side = PartnershipSide.Community })).IsDone.ShouldBeTrue();
        (await hub.As<KeepOrganization>(world.Principal).RunAsync(new(world.Partnership.Id, null, "Neighborhood Alliance", PartnershipSide.Community, null, null))).IsDone.ShouldBeTrue();
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana", PartnershipSide.University, TestHub.Today, TestHub.Today);
        await hub.SaveAsync(decision);
        (await hub.As<VoteOnDecision>(keeper).RunAsync(new(decision.Id, Vote.Yes, voice))).IsDone.ShouldBeTrue();
        (await hub.As<ListRecordChanges>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.Max(c => c.Title.Length).ShouldBe(400);
        (await hub.As<ListDecisions>(world.Principal).RunAsync(default)).ValueOrDefault!.Decisions.Single().Votes.Single().By.ShouldSatisfyAllConditions(by => by.Length.ShouldBe(256), by => by.ShouldStartWith($"{voice}, recorded by n"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_partner_who_left_first_and_stays_after_all_keeps_the_partnership_going(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<EnterPartnership>(world.Administrator).RunAsync(new(world.Partnership.Id, null, new(2026, 8, 1), null, world.OtherDistrict.Id.Value, "Memorandum"))).IsDone.ShouldBeTrue();
        var (lastDay, known) = (TestHub.Today.AddDays(60), world.Agreement.EndsOn);
        async Task<LeavePartnership.Done> LeaveAsync(Viewer viewer, District district) =>
            (await hub.As<LeavePartnership>(viewer).RunAsync(new(world.Partnership.Id, await MemberAsync(hub, world, district), lastDay, "The grant ends."))).ValueOrDefault!;
        var first = await LeaveAsync(world.DistrictLead, world.District);
        first.EndsAll.ShouldBeFalse();
        (await LeaveAsync(world.OtherDistrictLead, world.OtherDistrict)).EndsAll.ShouldBeTrue();
        (await hub.As<StayInPartnership>(world.DistrictLead).RunAsync(new(first.Ending))).IsDone.ShouldBeTrue();
        var record = await RecordTests.RecordAsync(hub, world, world.Coordinator);
        record.EndedOn.ShouldBeNull();
        record.Members.Where(m => m.EndsOn is not null).Select(m => m.Name).ShouldBe([world.OtherDistrict.Name], "only the other leaves");
        (await hub.As<ListAgreements>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Select(a => (a.State, a.EndsOn)).ShouldBe([(AgreementState.Active, known)]);

        var again = await LeaveAsync(world.DistrictLead, world.District);
        again.EndsAll.ShouldBeTrue();
        await hub.ChangeAsync(async db => (await db.Agreements.SingleAsync(a => a.Id == world.Agreement.Id)).Restore(AgreementState.Terminated, lastDay.AddDays(-30)));
        (await hub.As<StayInPartnership>(world.DistrictLead).RunAsync(new(again.Ending))).IsDone.ShouldBeTrue();
        (await hub.As<ListAgreements>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Select(a => (a.State, a.EndsOn)).ShouldBe([(AgreementState.Terminated, lastDay.AddDays(-30))], "somebody has ended it on another day since");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_somebody_enters_while_the_year_is_carried_over_does_not_end(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        async Task<Id<RecordEntry>> EnterAsync(string title) => (await hub.As<KeepEntry>(world.Coordinator).RunAsync(RecordTests.Entry(world, EntryKind.Initiative, title))).ValueOrDefault;
        var shown = await EnterAsync("Shown, not ticked");
        await EnterAsync("Entered meanwhile");
        var done = (await hub.As<CarryYearOver>(world.Coordinator).RunAsync(new(world.Partnership.Id, 2026, [shown], []))).ValueOrDefault!;
        (done.GoOn, done.Ended).ShouldBe((1, 1));
        (await RecordTests.RecordAsync(hub, world, world.Coordinator)).Entries.OrderBy(e => e.Title).Select(e => (e.Title, e.EndsOn)).ShouldBe([("Entered meanwhile", null), ("Shown, not ticked", new DateOnly(2026, 6, 30))]);
    }

    private static async Task<Id<PartnershipMember>> MemberAsync(TestHub hub, World world, District district)
    {
        await using var db = hub.Open();
        return await db.PartnershipMembers.Where(m => m.PartnershipId == world.Partnership.Id && m.DistrictId == district.Id && m.SchoolId == null).Select(m => m.Id).SingleAsync();
    }
}

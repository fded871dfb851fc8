using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>Declaring, accepting, leaving, and a year at a time.</summary>
public sealed class DeclaringTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_side_declares_and_the_other_belongs_to_it_only_when_it_accepts(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new Contact(world.OtherDistrict.Id, null, ContactRole.ResidencyLead, "Pat Moss", "pat.moss@mesa.example", null, new Period(new(2020, 1, 1))));
        (await hub.As<ListOwnPlaces>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Own.Single().Name.ShouldBe(world.Program.Name);
        var request = new DeclarePartnership.Request("Harbor and Mesa", "Teachers who stay.", new(2026, 8, 1), null, null, world.OtherDistrict.Id.Value);
        var declared = (await hub.As<DeclarePartnership>(world.Coordinator).RunAsync(request)).ValueOrDefault!;
        (declared.Asked, declared.AnswerBy).ShouldBe((world.OtherDistrict.Name, TestHub.Today.AddDays(30)));
        declared.Told.Single().Name.ShouldBe("Pat Moss");
        (await hub.As<DeclarePartnership>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>("the same name");
        (await hub.As<DeclarePartnership>(world.Coordinator).RunAsync(request with { Name = "Two programs", Place = null, Program = world.OtherProgram.Id })).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>("one side only");

        (await hub.As<ListDeclarations>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Rows.Single().MayTakeBack.ShouldBeTrue();
        var asked = (await hub.As<ListDeclarations>(world.OtherDistrictLead).RunAsync(default)).ValueOrDefault!.Rows.Single();
        (asked.PartnershipName, asked.Vision, asked.MayAnswer, asked.MayTakeBack).ShouldBe(("Harbor and Mesa", "Teachers who stay.", true, false));
        (await hub.As<ShowRecord>(world.OtherDistrictLead).RunAsync(new(declared.Partnership))).ShouldBeOfType<Outcome<ShowRecord.Answer>.NotFound>("asked is not a member");
        await using (var db = hub.Open((await hub.Services.GetRequiredService<ReachOfViewer>().FindAsync(world.Coordinator, default)).Reach))
            (await db.Mentors.AnyAsync(m => m.Id == world.OtherMentor.Id)).ShouldBeFalse("declaring opens no mentor of the other district");
        foreach (var viewer in new[] { world.OtherPrincipal, world.OtherCoordinator, world.DistrictLead })
            (await hub.As<AnswerDeclaration>(viewer).RunAsync(new(asked.Id, true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>(viewer.Name);
        (await hub.As<AnswerDeclaration>(world.OtherDistrictLead).RunAsync(new(asked.Id, false, " "))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        (await hub.As<AnswerDeclaration>(world.OtherDistrictLead).RunAsync(new(asked.Id, true, "Gladly."))).ValueOrDefault!.Single().Name.ShouldBe("Dana Whitfield");
        (await hub.As<ShowRecord>(world.OtherDistrictLead).RunAsync(new(declared.Partnership))).ValueOrDefault!.IsAgreed.ShouldBeTrue();
        (await hub.As<ListRecordChanges>(world.Coordinator).RunAsync(new(declared.Partnership))).ValueOrDefault!.Changes.Select(c => c.Title).ShouldContain($"{world.OtherDistrict.Name} accepted");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_question_can_be_taken_back_disagreed_with_or_left_unanswered_and_is_no_yes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        async Task<Id<AskedPartner>> AskAsync()
        {
            (await hub.As<AskPartner>(world.DistrictLead).RunAsync(new(world.Partnership.Id, world.OtherProgram.Id, null))).ValueOrDefault!.Told.Select(t => t.Name).ShouldBe(["Omar Said"]);
            return (await hub.As<ListDeclarations>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.Rows[0].Id;
        }
        var first = await AskAsync();
        (await hub.As<AskPartner>(world.Coordinator).RunAsync(new(world.Partnership.Id, world.OtherProgram.Id, null))).ShouldBeOfType<Outcome<DeclarePartnership.Done>.Invalid>("asked already");
        (await hub.As<TakeBackDeclaration>(world.OtherCoordinator).RunAsync(new(first))).ShouldBeOfType<Outcome<Nothing>.NotFound>("it is not theirs");
        (await hub.As<TakeBackDeclaration>(world.Coordinator).RunAsync(new(first))).IsDone.ShouldBeTrue();
        var second = await AskAsync();
        (await hub.As<AnswerDeclaration>(world.OtherCoordinator).RunAsync(new(second, false, "We were never asked."))).IsDone.ShouldBeTrue();
        (await hub.As<ListDeclarations>(world.Principal).RunAsync(default)).ValueOrDefault!.Rows.ShouldContain(r => r.Answer == PartnerAnswer.Disagreed && r.Words == "We were never asked.");
        var third = await AskAsync();
        hub.Time.Pass(TimeSpan.FromDays(31));
        (await hub.As<AnswerDeclaration>(world.OtherCoordinator).RunAsync(new(third, true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("asked-late");
        (await hub.As<ListDeclarations>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.Rows[0].IsLate.ShouldBeTrue();
        (await hub.As<ShowRecord>(world.OtherCoordinator).RunAsync(new(world.Partnership.Id))).IsDone.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Either_side_ends_it_everybody_reads_what_is_affected_and_it_can_be_taken_back(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var lastDay = TestHub.Today.AddDays(60);
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead })
        {
            var before = (await hub.As<ShowLeaving>(viewer).RunAsync(new(world.Partnership.Id, null, lastDay, null))).ValueOrDefault!;
            (before.EndsAll, before.PlacementCount, before.Placements.Single().Resident).ShouldBe((true, 1, "Ana Reyes"));
            (before.Agreements.Single().Before, before.Agreements.Single().After).ShouldBe((new DateOnly(2028, 6, 30), lastDay));
            (await hub.As<LeavePartnership>(viewer).RunAsync(new(world.Partnership.Id, before.Member, TestHub.Today.AddDays(-1), "so"))).ShouldBeOfType<Outcome<LeavePartnership.Done>.Invalid>("in the past");
            var left = (await hub.As<LeavePartnership>(viewer).RunAsync(new(world.Partnership.Id, before.Member, lastDay, "The grant ends."))).ValueOrDefault!;
            left.EndsAll.ShouldBeTrue();
            var other = viewer == world.Coordinator ? world.Principal : world.Coordinator;
            (await RecordTests.RecordAsync(hub, world, other)).EndedOn.ShouldBe(lastDay);
            var after = (await hub.As<ShowLeaving>(other).RunAsync(new(world.Partnership.Id, null, null, left.Ending))).ValueOrDefault!;
            (after.Because, after.PlacementCount, after.Agreements.Single().After, after.MayTakeBack).ShouldBe(("The grant ends.", 1, lastDay, false));
            (await hub.As<ListAgreements>(other).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().ShouldSatisfyAllConditions(a => a.EndsOn.ShouldBe(lastDay), a => a.Standing.ShouldBe(AgreementStanding.Expiring, "it holds through the last day"));
            (await hub.As<StayInPartnership>(other).RunAsync(new(left.Ending))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("only who left can stay");
            (await hub.As<StayInPartnership>(viewer).RunAsync(new(left.Ending))).IsDone.ShouldBeTrue();
            var again = await RecordTests.RecordAsync(hub, world, other);
            (again.EndedOn, again.Endings.Count, again.Members.All(m => m.EndsOn is null)).ShouldBe((null, 0, true));
            var agreement = (await hub.As<ListAgreements>(other).RunAsync(new(new()))).ValueOrDefault!.Rows.Single();
            (agreement.State, agreement.EndsOn).ShouldBe((AgreementState.Active, new DateOnly(2028, 6, 30)));
        }
        (await hub.As<ShowLeaving>(world.Principal).RunAsync(new(world.Partnership.Id, null, lastDay, null))).ShouldBeOfType<Outcome<ShowLeaving.Answer>.NotFound>("the district is the partner");
        await using var db = hub.Open();
        (await db.Outbox.CountAsync(o => o.Cause == "partnership" && o.ToName == "Dana Whitfield")).ShouldBe(2, "told that the district leaves, and that it stays");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Last_year_is_used_again_by_one_confirmation_but_not_of_a_partner_who_is_inactive(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        async Task<Id<RecordEntry>> EnterAsync(string title, string place) => (await hub.As<KeepEntry>(world.Coordinator).RunAsync(RecordTests.Entry(world, EntryKind.Initiative, title) with { Place = place })).ValueOrDefault;
        var (induction, atSchool) = (await EnterAsync("Induction", ""), await EnterAsync("Academy", $"school-{world.School.Id}"));
        await EnterAsync("Learning walks", "");
        async Task<ShowPartnershipYear.Answer> YearAsync(int? year = null) => (await hub.As<ShowPartnershipYear>(world.DistrictLead).RunAsync(new(world.Partnership.Id, year))).ValueOrDefault!;
        var shown = await YearAsync();
        (shown.Year, shown.MayCarryOver, shown.Entries.Count(e => e.WhyNot is null)).ShouldBe((new AcademicYear(2026), true, 3));
        var district = shown.Partners.Single(p => p.Side is PartnershipSide.District).Id;
        (await hub.As<SayYearPartner>(world.Coordinator).RunAsync(new(world.Partnership.Id, district, 2026, false, null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("not-your-partner");
        (await hub.As<SayYearPartner>(world.DistrictLead).RunAsync(new(world.Partnership.Id, district, 2026, false, "a new building"))).IsDone.ShouldBeTrue();
        (await YearAsync()).Entries.Single(e => e.WhyNot is not null).ShouldSatisfyAllConditions(e => e.Title.ShouldBe("Academy"), e => e.WhyNot.ShouldBe("Harbor City Unified takes no part this year: a new building"));

        var done = (await hub.As<CarryYearOver>(world.Coordinator).RunAsync(new(world.Partnership.Id, 2026, [.. (await YearAsync()).Entries.Select(e => e.Id)], [induction, atSchool]))).ValueOrDefault!;
        (done.GoOn, done.Ended, done.Partners).ShouldBe((1, 2, 1));
        (await hub.As<CarryYearOver>(world.DistrictLead).RunAsync(new(world.Partnership.Id, 2026, [], []))).ShouldBeOfType<Outcome<CarryYearOver.Done>.Refused>().Rule.ShouldBe("year-open");
        (await hub.As<CarryYearOver>(world.DistrictLead).RunAsync(new(world.Partnership.Id, 2024, [], []))).ShouldBeOfType<Outcome<CarryYearOver.Done>.Refused>().Rule.ShouldBe("year-not-now");
        (await hub.As<SayYearPartner>(world.DistrictLead).RunAsync(new(world.Partnership.Id, district, 2026, true, null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("year-open");
        var entries = (await RecordTests.RecordAsync(hub, world, world.Coordinator)).Entries;
        entries.OrderBy(e => e.Title).Select(e => (e.Title, e.EndsOn)).ShouldBe([("Academy", new DateOnly(2026, 6, 30)), ("Induction", null), ("Learning walks", new DateOnly(2026, 6, 30))]);
        (await YearAsync()).OpenedBy.ShouldBe("Dana Whitfield");
        (await YearAsync(2027)).Entries.Single().Title.ShouldBe("Induction");

        (await hub.As<CountPartnershipYear>(world.Principal).RunAsync(new(world.Partnership.Id, 2017, 6, 5, null))).ShouldBeOfType<Outcome<Nothing>.Invalid>("no source");
        (await hub.As<CountPartnershipYear>(world.Principal).RunAsync(new(world.Partnership.Id, 2017, 6, 5, "yearly report"))).IsDone.ShouldBeTrue();
        await hub.ActivePlacementAsync(world);
        var story = (await hub.As<ShowStory>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        story.Chapters.Count.ShouldBe(11);
        story.Chapters[1].Opening.ShouldStartWith("6 residents learned beside 5 mentors.");
        story.Chapters[10].Opening.ShouldStartWith("1 resident learned beside 1 mentor at 1 school.");
        (await hub.As<ShowStory>(world.Observer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Chapters.ShouldAllBe(c => !c.Opening.Contains("resident", StringComparison.Ordinal), "small groups are hidden from outsiders");
    }
}

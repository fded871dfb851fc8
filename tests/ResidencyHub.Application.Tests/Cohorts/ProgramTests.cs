using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Cohorts;

public sealed class ProgramTests
{
    private static readonly KeepProgram.Request Lakeside = new(null, "Lakeside Residency", "Lakeside University", "Lake City", "mi");

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_new_hub_s_administrator_brings_it_to_where_a_coordinator_can_begin(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var program = (await hub.As<KeepProgram>(w.Administrator).RunAsync(Lakeside)).ValueOrDefault;
        var partnership = (await hub.As<EnterPartnership>(w.Administrator).RunAsync(new(null, "Lakeside Partners", new(2026, 8, 1), program, w.District.Id.Value, "Memorandum of 3 August 2026"))).ValueOrDefault;

        var account = Guid.NewGuid();
        await hub.ChangeAsync(async db =>
        {
            db.Add(new HubUser { Id = account, UserName = "nora@lakeside.example", Name = "Nora Field" });
            db.Add(RoleGrant.Coordinator(account, await db.Programs.SingleAsync(p => p.Id == program), new Period(TestHub.Today.AddDays(-1))));
        });
        var coordinator = new Viewer(account, "Nora Field", Role.ProgramCoordinator);
        (await hub.As<ListPartnerships>(coordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem().IsAgreed.ShouldBeTrue();
        (await hub.As<KeepCohort>(coordinator).RunAsync(new(null, program, "Cohort 1", 2026, new(2026, 8, 10), new(2027, 6, 11), 12, [], 0))).IsDone.ShouldBeTrue();
        (await hub.As<ListRecordChanges>(coordinator).RunAsync(new(partnership, new()))).IsDone.ShouldBeTrue();
        await using (var db = hub.Open())
            (await db.RecordChanges.Where(c => c.PartnershipId == partnership).Select(c => c.Because).Distinct().SingleAsync()).ShouldBe("Memorandum of 3 August 2026");
        (await hub.As<ListPartnerships>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldNotContain(p => p.Id == partnership, "another program's is not theirs");

        var row = (await hub.As<ShowPrograms>(w.Administrator).RunAsync(default)).ValueOrDefault!.Single(p => p.Id == program);
        (row.Name, row.University, row.City, row.State).ShouldBe(("Lakeside Residency", "Lakeside University", "Lake City", "MI"));
        row.Partners.ShouldBe([w.District.Name]);
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(new(program, "Lakeside Teachers", null, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<ListPartnerships>(coordinator).RunAsync(default)).ValueOrDefault!.Single().Members.ShouldContain(m => m.Name == "Lakeside Teachers");
        await using (var db = hub.Open())
            (await db.RoleGrants.SingleAsync(g => g.AccountId == account)).Place.ShouldBe("Lakeside Teachers");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_rename_a_program_the_second_reads_both_names_and_writes_none(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var shown = (await hub.As<ShowPrograms>(w.Administrator).RunAsync(default)).ValueOrDefault!.Single(p => p.Id == w.Program.Id);
        KeepProgram.Request rename = new(w.Program.Id, "Harbor Valley Teachers", null, null, null, shown.Version);
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(rename)).IsDone.ShouldBeTrue();
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(rename with { Name = "Harbor Residency" })).ShouldBeOfType<Outcome<Id<PreparationProgram>>.Conflict>().Values.ShouldContain(v => v.Name == "Name" && v.Mine == "Harbor Residency" && v.Theirs == "Harbor Valley Teachers");
        var now = (await hub.As<ShowPrograms>(w.Administrator).RunAsync(default)).ValueOrDefault!.Single(p => p.Id == w.Program.Id);
        (now.Name, now.Version).ShouldBe(("Harbor Valley Teachers", shown.Version + 1));
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(rename with { Name = "Harbor Residency", Version = now.Version })).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_stands_already_or_is_missing_is_said_and_nobody_but_the_administrator_adds_programs(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var program = (await hub.As<KeepProgram>(w.Administrator).RunAsync(Lakeside)).ValueOrDefault;
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(Lakeside)).ShouldBeOfType<Outcome<Id<PreparationProgram>>.Invalid>();
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(Lakeside with { Name = "Lakeside Evening" })).IsDone.ShouldBeTrue("a university has several programs");
        await using (var db = hub.Open())
            (await db.Universities.CountAsync(u => u.Name == "Lakeside University")).ShouldBe(1);
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(new(null, " ", "", null, "Michigan"))).ShouldBeOfType<Outcome<Id<PreparationProgram>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Name", "University", "State"], ignoreOrder: true);
        (await hub.As<KeepProgram>(w.Administrator).RunAsync(new(Id<PreparationProgram>.New(), "Other", null, null, null))).ShouldBeOfType<Outcome<Id<PreparationProgram>>.NotFound>();

        EnterPartnership.Request enter = new(null, "Lakeside Partners", new(2026, 8, 1), program, w.District.Id.Value, "Memorandum");
        foreach (var (wrong, field) in new[] { (enter with { Place = null }, "Place"), (enter with { Program = null }, "Program"), (enter with { Because = " " }, "Because"), (enter with { StartsOn = null }, "StartsOn"), (enter with { Place = Guid.NewGuid() }, "Place") })
            (await hub.As<EnterPartnership>(w.Administrator).RunAsync(wrong)).ShouldBeOfType<Outcome<Id<Partnership>>.Invalid>().Errors.ShouldContain(e => e.Field == field);
        var partnership = (await hub.As<EnterPartnership>(w.Administrator).RunAsync(enter)).ValueOrDefault;
        (await hub.As<EnterPartnership>(w.Administrator).RunAsync(new(partnership, null, new(2026, 9, 1), null, w.District.Id.Value, "Again"))).ShouldBeOfType<Outcome<Id<Partnership>>.Refused>().Rule.ShouldBe("member-already");
        foreach (var viewer in new[] { w.Coordinator, w.DistrictLead, w.Principal, w.Faculty, w.MentorViewer, w.ResidentViewer })
        {
            (await hub.As<KeepProgram>(viewer).RunAsync(Lakeside with { Name = "Mine" })).ShouldBeOfType<Outcome<Id<PreparationProgram>>.Forbidden>(viewer.Name);
            (await hub.As<ShowPrograms>(viewer).RunAsync(default)).ShouldBeOfType<Outcome<IReadOnlyList<ShowPrograms.Row>>.Forbidden>(viewer.Name);
            (await hub.As<EnterPartnership>(viewer).RunAsync(enter with { Name = "Mine" })).ShouldBeOfType<Outcome<Id<Partnership>>.Forbidden>(viewer.Name);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Curriculum;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Curriculum;

public sealed class CurriculumUseCaseTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_course_stands_on_the_map_when_both_sides_agreed_and_its_versions_can_be_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<ProposeCurriculum>(world.Faculty).RunAsync(New(world) with { Standards = "1.5, 99.9" })).ShouldBeOfType<Outcome<Id<CurriculumItem>>.Invalid>().Errors.Single().Field.ShouldBe("Standards");
        var item = await ProposeAsync(hub, world.Faculty, New(world));
        (await hub.As<ProposeCurriculum>(world.Coordinator).RunAsync(New(world))).ShouldBeRefused("curriculum-twice");
        (await hub.As<ShowCurriculum>(world.DistrictLead).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.ShouldSatisfyAllConditions(m => m.Map.ShouldBeEmpty(), m => m.Proposed.Single().Waits.ShouldBeTrue());
        var open = (await ShowAsync(hub, world.Principal, world, item)).Open!;
        (await hub.As<AnswerCurriculum>(world.Faculty).RunAsync(new(world.Partnership.Id, item, open.Id, true, null))).ShouldBeOfType<Outcome<bool>.Forbidden>("who speaks for a side says yes");
        (await hub.As<CommentOnCurriculum>(world.Principal).RunAsync(new(world.Partnership.Id, item, open.Id, "Tuesday is our staff meeting."))).IsDone.ShouldBeTrue();
        (await hub.As<CommentOnCurriculum>(world.Principal).RunAsync(new(world.Partnership.Id, item, open.Id, "Tuesday is our staff meeting. "))).ShouldBeRefused("comment-twice");
        // both say yes in the same moment, and a form is posted twice: one version
        Task<Outcome<bool>> Yes(Viewer viewer) => hub.As<AnswerCurriculum>(viewer).RunAsync(new(world.Partnership.Id, item, open.Id, true, null));
        var said = await Task.WhenAll(Yes(world.Coordinator), Yes(world.DistrictLead));
        said.Select(s => s.ShouldBeOfType<Outcome<bool>.Done>().Value).Order().ShouldBe([false, true]);
        (await Yes(world.DistrictLead)).ShouldBeRefused("change-answered");
        var map = (await hub.As<ShowCurriculum>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        (map.Map.Single().Text.Standards, map.Map.Single().Edition, map.ForUniversity.Single().Words, map.ForSchool.Single().Words).ShouldBe(("1.5 2.2", 1, "The course moves.", "A room is kept free."));

        await ProposeAsync(hub, world.Principal, New(world) with { Item = item, Words = "Twice a week.", Edition = 1 });
        (await hub.As<ProposeCurriculum>(world.Coordinator).RunAsync(New(world) with { Item = item, Words = "Never.", Edition = 1 })).ShouldBeRefused("change-open");
        var change = (await ShowAsync(hub, world.Coordinator, world, item)).Open!.Id;
        (await hub.As<TakeCurriculumBack>(world.Coordinator).RunAsync(new(world.Partnership.Id, item, change))).ShouldBeRefused("change-theirs");
        foreach (var viewer in new[] { world.Principal, world.Coordinator })
            (await hub.As<AnswerCurriculum>(viewer).RunAsync(new(world.Partnership.Id, item, change, true, null))).IsDone.ShouldBeTrue(viewer.Name);
        var shown = await ShowAsync(hub, world.Faculty, world, item);
        (shown.Edition, shown.Text.Words, shown.Editions.Count, shown.Editions[1].Text.Words).ShouldBe((2, "Twice a week.", 2, "At the school."));
        (await hub.As<ProposeCurriculum>(world.Coordinator).RunAsync(New(world) with { Item = item, Words = "Never.", Edition = 1 })).ShouldBeRefused("change-newer");
        await ProposeAsync(hub, world.Coordinator, New(world) with { Item = item, Drops = true, Edition = 2 });
        var drop = (await ShowAsync(hub, world.Coordinator, world, item)).Open!;
        drop.Drops.ShouldBeTrue();
        var told = (await hub.As<ListRecordChanges>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes;
        foreach (var title in new[] { "is proposed", "has the yes of both sides", "stands on the map as version 1", "has the yes of district and schools", "stands on the map as version 2", "is proposed to go" })
            told.Count(c => c.Title.StartsWith("Curriculum: “Methods of mathematics”", StringComparison.Ordinal) && c.Title.EndsWith(title, StringComparison.Ordinal)).ShouldBeGreaterThan(0, title);
        told.First(c => c.Title.EndsWith("version 2", StringComparison.Ordinal)).ShouldSatisfyAllConditions(c => c.Before.ShouldContain("In words: At the school."), c => c.After.ShouldContain("In words: Twice a week."));
        (await hub.As<TakeCurriculumBack>(world.Coordinator).RunAsync(new(world.Partnership.Id, item, drop.Id))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_who_sits_on_both_sides_says_yes_for_one_of_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var item = await ProposeAsync(hub, world.Faculty, New(world));
        await using (var db = hub.Open())
        {
            db.Add(RoleGrant.DistrictLead(world.Coordinator.AccountId!.Value, await db.Districts.SingleAsync(d => d.Id == world.District.Id), new Period(new DateOnly(2020, 1, 1))));
            await db.SaveChangesAsync();
        }
        var open = (await ShowAsync(hub, world.Coordinator, world, item)).Open!;
        Task<Outcome<bool>> Yes(Viewer viewer) => hub.As<AnswerCurriculum>(viewer).RunAsync(new(world.Partnership.Id, item, open.Id, true, null));
        (await Yes(world.Coordinator)).IsDone.ShouldBeTrue();
        (await Yes(world.Coordinator with { Role = Role.DistrictLead })).ShouldBeRefused("change-both-sides");
        (await Yes(world.DistrictLead)).ShouldBeOfType<Outcome<bool>.Done>().Value.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_and_other_partnerships_addresses_reach_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var item = await ProposeAsync(hub, world.Coordinator, New(world) with { Place = $"program-{world.Program.Id}" });
        (await hub.As<ProposeCurriculum>(world.Coordinator).RunAsync(New(world) with { Place = $"school-{world.School.Id}" })).ShouldBeOfType<Outcome<Id<CurriculumItem>>.Invalid>();
        var change = (await ShowAsync(hub, world.DistrictLead, world, item)).Open!.Id;
        var second = await SecondPartnershipAsync(hub, world);
        foreach (var (viewer, partnership) in new[] { (world.OtherCoordinator, world.Partnership.Id), (world.OtherPrincipal, world.Partnership.Id), (world.Coordinator, second) })
        {
            (await hub.As<ShowCurriculumItem>(viewer).RunAsync(new(partnership, item))).ShouldBeOfType<Outcome<ShowCurriculumItem.Answer>.NotFound>(viewer.Name);
            (await hub.As<AnswerCurriculum>(viewer).RunAsync(new(partnership, item, change, true, null))).ShouldBeOfType<Outcome<bool>.NotFound>(viewer.Name);
            (await hub.As<CommentOnCurriculum>(viewer).RunAsync(new(partnership, item, change, "x"))).ShouldBeOfType<Outcome<Nothing>.NotFound>(viewer.Name);
            (await hub.As<TakeCurriculumBack>(viewer).RunAsync(new(partnership, item, change))).ShouldBeOfType<Outcome<Nothing>.NotFound>(viewer.Name);
            (await hub.As<ProposeCurriculum>(viewer).RunAsync(New(world) with { Partnership = partnership, Item = item })).ShouldBeOfType<Outcome<Id<CurriculumItem>>.NotFound>(viewer.Name);
        }
        (await hub.As<AnswerCurriculum>(world.DistrictLead).RunAsync(new(world.Partnership.Id, item, Id<CurriculumChange>.New(), true, null))).ShouldBeRefused("change-answered");
        foreach (var never in new[] { world.MentorViewer, world.ResidentViewer, world.Observer, world.Administrator })
            (await hub.As<ShowCurriculum>(never).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowCurriculum.Answer>.Forbidden>(never.Name);
    }

    private static ProposeCurriculum.Request New(World world) =>
        new(world.Partnership.Id, null, null, CurriculumKind.Course, CurriculumTerm.Fall, "Methods of mathematics", "At the school.", "1.5 2.2", false, "The course moves.", "A room is kept free.", "Mentors can take part.", 0);

    private static async Task<Id<CurriculumItem>> ProposeAsync(TestHub hub, Viewer viewer, ProposeCurriculum.Request request) =>
        (await hub.As<ProposeCurriculum>(viewer).RunAsync(request)).ShouldBeOfType<Outcome<Id<CurriculumItem>>.Done>().Value;

    private static async Task<ShowCurriculumItem.Answer> ShowAsync(TestHub hub, Viewer viewer, World world, Id<CurriculumItem> item) =>
        (await hub.As<ShowCurriculumItem>(viewer).RunAsync(new(world.Partnership.Id, item))).ShouldBeOfType<Outcome<ShowCurriculumItem.Answer>.Done>().Value;

    private static async Task<Id<Partnership>> SecondPartnershipAsync(TestHub hub, World world)
    {
        await using var db = hub.Open();
        var second = new Partnership("A second one", new DateOnly(2020, 8, 1));
        second.Join((await db.Programs.FindAsync(world.Program.Id))!, new Period(second.StartedOn));
        second.Join((await db.Districts.FindAsync(world.District.Id))!, new Period(second.StartedOn));
        db.Add(second);
        await db.SaveChangesAsync();
        return second.Id;
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Tests.Workforce;

public sealed class OpeningUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_a_principal_expects_is_in_nobody_s_list_count_or_trail_before_it_is_published(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var opening = await EnterAsync(hub, world, "Astronomy", 3);
        var others = new[] { world.Coordinator, world.DistrictLead, world.SecondPrincipal, world.OtherPrincipal, world.OtherCoordinator };
        foreach (var viewer in others)
            (await ListAsync(hub, viewer)).ShouldSatisfyAllConditions(l => l.Listed.Rows.ShouldBeEmpty(viewer.Name), l => l.Outlook.Expected.ShouldBe(0, viewer.Name));
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Administrator })
        {
            JsonSerializer.Serialize((await hub.As<ShowPartnershipStatus>(viewer).RunAsync(new(world.School.Id))).ValueOrDefault).ShouldNotContain("Astronomy");
            JsonSerializer.Serialize((await hub.As<ShowOverview>(viewer).RunAsync(new(new()))).ValueOrDefault).ShouldNotContain("Astronomy");
        }
        (await hub.As<ShowFunderView>(world.Observer).RunAsync(default)).ValueOrDefault!.Fields.ShouldNotContain(f => f.Subject == "Astronomy");
        await using (var db = hub.Open())
        {
            (await db.AuditEntries.CountAsync(a => a.Process == nameof(KeepOpening))).ShouldBe(0, "administrators read the audit");
            (await db.Outbox.CountAsync()).ShouldBe(0);
        }
        // the leader's own page counts it apart, and never on paper
        var own = (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!;
        own.Lines.Single(l => l.Subject == "Openings").ShouldSatisfyAllConditions(l => l.Identifies.ShouldBeTrue(), l => l.Reason.ShouldStartWith("1 opening that you entered is not published"));
        own.Lines.Single(l => l.Subject == "Vacancies ahead").Word.ShouldBe("None published");

        (await hub.As<PublishOpening>(world.Principal).RunAsync(new(opening, 0))).IsDone.ShouldBeTrue();
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead })
            (await ListAsync(hub, viewer)).ShouldSatisfyAllConditions(l => l.Listed.Rows.ShouldHaveSingleItem(viewer.Name).Open.ShouldBe(3), l => l.Outlook.Subjects[0].Words.ShouldBe("Astronomy: 3 positions, and nobody finishes in the field."));
        foreach (var viewer in new[] { world.SecondPrincipal, world.OtherPrincipal, world.OtherCoordinator })
            (await ListAsync(hub, viewer)).Listed.Rows.ShouldBeEmpty(viewer.Name);
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.ShouldNotContain(l => l.Subject == "Openings");
        (await hub.As<ShowPartnershipStatus>(world.DistrictLead).RunAsync(new(world.School.Id))).ValueOrDefault!.Lines.Single(l => l.Subject == "Vacancies ahead").Word.ShouldBe("0 of 3 could be filled");

        (await hub.As<WithdrawOpening>(world.Principal).RunAsync(new(opening, "he stays", 1))).IsDone.ShouldBeTrue();
        foreach (var viewer in others)
            (await ListAsync(hub, viewer)).Listed.Rows.ShouldBeEmpty(viewer.Name);
        (await ListAsync(hub, world.Principal)).Listed.Rows.ShouldHaveSingleItem().WithdrawnBecause.ShouldBe("he stays");
        await using var after = hub.Open();
        JsonSerializer.Serialize(await after.AuditEntries.Include(a => a.Changes).ToListAsync()).ShouldNotContain("Astronomy");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_but_the_school_s_leader_changes_one_and_what_was_not_seen_is_not_done(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var opening = await EnterAsync(hub, world, "Mathematics", 2);
        (await hub.As<PublishOpening>(world.SecondPrincipal).RunAsync(new(opening, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<KeepOpening>(world.SecondPrincipal).RunAsync(Entry(world, "Art", 1, null))).ShouldBeOfType<Outcome<Id<ExpectedOpening>>.NotFound>("another building");
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Administrator, world.Observer, world.MentorViewer })
            (await hub.As<PublishOpening>(viewer).RunAsync(new(opening, 0))).ShouldBeOfType<Outcome<Nothing>.Forbidden>(viewer.Name);
        // changed in another window meanwhile: what is published is what was shown
        (await hub.As<KeepOpening>(world.Principal).RunAsync(Entry(world, "Mathematics", 4, opening))).IsDone.ShouldBeTrue();
        (await hub.As<PublishOpening>(world.Principal).RunAsync(new(opening, 0))).ShouldBeOfType<Outcome<Nothing>.Conflict>();
        (await hub.As<PublishOpening>(world.Principal).RunAsync(new(opening, 1))).IsDone.ShouldBeTrue();
        (await hub.As<FillOpening>(world.Principal).RunAsync(new(opening, 1, true, 2))).IsDone.ShouldBeTrue();
        (await hub.As<FillOpening>(world.Principal).RunAsync(new(opening, 1, true, 2))).ShouldBeOfType<Outcome<Nothing>.Conflict>("the same form, posted twice");
        (await hub.As<FillOpening>(world.Principal).RunAsync(new(opening, 3, false, 3))).IsDone.ShouldBeTrue();
        (await hub.As<WithdrawOpening>(world.Principal).RunAsync(new(opening, null, 4))).ShouldBeRefused("opening-over");
        var list = (await hub.As<ListOpenings>(world.DistrictLead).RunAsync(new(Filled: true))).ValueOrDefault!;
        (list.Filled, list.Listed.Rows.Single().State).ShouldBe(((4, 1), OpeningState.Filled));
        (await ListAsync(hub, world.DistrictLead)).Listed.Rows.ShouldBeEmpty("nothing is open");
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Vacancies ahead").Since.ShouldBe("1 of 4 filled in the last year went to graduates.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_noted_as_filled_by_mistake_is_taken_back_with_its_reason_and_counts_as_open_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var opening = await EnterAsync(hub, world, "Mathematics", 2);
        (await hub.As<PublishOpening>(world.Principal).RunAsync(new(opening, 0))).IsDone.ShouldBeTrue();
        (await hub.As<FillOpening>(world.Principal).RunAsync(new(opening, 2, true, 1))).IsDone.ShouldBeTrue();
        var wrong = (await ListAsync(hub, world.Principal)).Listed.Rows.Single().Fills.Single().Id;
        Task<Outcome<Nothing>> Back(Viewer viewer, int version, string? because = "Another school’s position.") => hub.As<TakeFillBack>(viewer).RunAsync(new(opening, wrong, because, version));
        (await Back(world.SecondPrincipal, 2)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await Back(world.DistrictLead, 2)).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await Back(world.Principal, 2, " ")).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Single().Field.ShouldBe("Because");
        (await Back(world.Principal, 1)).ShouldBeOfType<Outcome<Nothing>.Conflict>("what was not seen is not done");
        (await Back(world.Principal, 2)).IsDone.ShouldBeTrue();
        (await Back(world.Principal, 3)).ShouldBeRefused("fill-back");
        var list = await ListAsync(hub, world.DistrictLead);
        (list.Filled, list.Listed.Rows.Single().State, list.Listed.Rows.Single().Open, list.Outlook.Subjects.Single().Expected).ShouldBe(((0, 0), OpeningState.Published, 2, 2));
        (await ListAsync(hub, world.Principal)).Rows.Single().Fills.Single().TakenBackBecause.ShouldBe("Another school’s position.");
        (await hub.As<FillOpening>(world.Principal).RunAsync(new(opening, 1, false, 3))).IsDone.ShouldBeTrue();
        (await hub.As<WithdrawOpening>(world.Principal).RunAsync(new(opening, null, 4))).IsDone.ShouldBeTrue();
        (await hub.As<TakeFillBack>(world.Principal).RunAsync(new(opening, (await ListAsync(hub, world.Principal)).Listed.Rows.Single().Fills[1].Id, "x", 5))).ShouldBeRefused("opening-over");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_posted_twice_enters_one_opening_and_a_form_with_gaps_says_where(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var entry = Entry(world, "Science", 1, null);
        var both = await Task.WhenAll(hub.As<KeepOpening>(world.Principal).RunAsync(entry), hub.As<KeepOpening>(world.Principal).RunAsync(entry));
        both.Count(o => o.IsDone).ShouldBeGreaterThanOrEqualTo(1);
        (await hub.As<KeepOpening>(world.Principal).RunAsync(entry)).IsDone.ShouldBeTrue();
        (await ListAsync(hub, world.Principal)).Rows.Count.ShouldBe(1);
        (await hub.As<KeepOpening>(world.Principal).RunAsync(new(world.School.Id, null, Guid.NewGuid(), " ", null, null, null, null, 0))).ShouldBeOfType<Outcome<Id<ExpectedOpening>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Subject", "Count", "FromOn", "Sure"]);
    }

    private static KeepOpening.Request Entry(World world, string subject, int count, Id<ExpectedOpening>? opening) => new(world.School.Id, opening, Guid.NewGuid(), subject, "9–12", count, new DateOnly(2027, 8, 1), Likelihood.Likely, 0);

    private static async Task<Id<ExpectedOpening>> EnterAsync(TestHub hub, World world, string subject, int count) =>
        (await hub.As<KeepOpening>(world.Principal).RunAsync(Entry(world, subject, count, null))).ShouldBeOfType<Outcome<Id<ExpectedOpening>>.Done>().Value;

    private static async Task<ListOpenings.Answer> ListAsync(TestHub hub, Viewer viewer) => (await hub.As<ListOpenings>(viewer).RunAsync(new())).ShouldBeOfType<Outcome<ListOpenings.Answer>.Done>().Value;
}

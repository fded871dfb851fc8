using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>The list: every offered sort pages through all rows once, both ways; the rows are one query, what no agreement covers another.</summary>
public sealed class ListTests
{
    private static async Task<World> SevenAsync(TestHub hub)
    {
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        foreach (var last in new[] { "Abbott", "Baker", "Çelik", "O'Neil", "Ngo", "Zhou" })
            await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, last));
        await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([await hub.DraftAsync(world, world.Mentor)]));
        return world;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Every_sort_shows_every_row_once_forwards_and_the_same_rows_backwards(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SevenAsync(hub);
        foreach (var sort in new[] { "resident", "school", "status", "next", "start" })
            foreach (var descending in new[] { false, true })
            {
                var pages = new List<PageOf<ListPlacements.Row>> { await PageAsync(null, null) };
                while (pages[^1].Next is { } next)
                    pages.Add(await PageAsync(next, null));
                var ids = pages.SelectMany(p => p.Rows).Select(r => r.Id).ToList();
                (ids.Count, ids.Distinct().Count(), pages[0].Previous).ShouldBe((7, 7, null), $"{sort} {descending}");
                var back = await PageAsync(null, pages[^1].Previous);
                back.Rows.Select(r => r.Id).ShouldBe(pages[^2].Rows.Select(r => r.Id), $"{sort} {descending} back");

                async Task<PageOf<ListPlacements.Row>> PageAsync(string? after, string? before) =>
                    (await hub.As<ListPlacements>(world.Coordinator).RunAsync(new(new(sort, descending, after, before, 3)))).ValueOrDefault!;
            }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_are_one_query_their_number_another_and_what_no_agreement_covers_a_third(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SevenAsync(hub);
        using var commands = CommandsSeen.Of(hub, provider);
        var page = (await hub.As<ListPlacements>(world.Coordinator).RunAsync(new(new(), new(Waiting: true)))).ValueOrDefault!;
        page.Rows.ShouldHaveSingleItem().WaitsOn.ShouldBe("Maria Santana, principal");
        commands.All.Count(c => c.Contains("ResidentSort", StringComparison.Ordinal)).ShouldBe(1);
        commands.All.Count(c => c.Contains("Placements", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filters_narrow_by_the_beginnings_of_words_and_by_status(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SevenAsync(hub);
        async Task<string[]> NamesAsync(PlacementFilter filter) => [.. (await hub.As<ListPlacements>(world.Coordinator).RunAsync(new(new(), filter))).ValueOrDefault!.Rows.Select(r => r.ResidentName)];
        (await NamesAsync(new(Text: "celik"))).ShouldBe(["Bo Çelik"]);
        (await NamesAsync(new(Text: "okaf"))).ShouldBe(["Ana Reyes"]);
        (await NamesAsync(new(Text: "eyes"))).ShouldBeEmpty();
        (await NamesAsync(new(State: PlacementState.WithSchool))).ShouldBe(["Ana Reyes"]);
        (await NamesAsync(new(Late: true))).ShouldBeEmpty();
        hub.Time.Pass(TimeSpan.FromDays(40));
        (await NamesAsync(new(Late: true))).ShouldBe(["Ana Reyes"]);
        var counts = (await hub.As<CountPlacements>(world.Coordinator).RunAsync(new())).ValueOrDefault!;
        (counts.All, counts.Waiting, counts.Late, counts.NeedMentor).ShouldBe((7, 1, 1, 0));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_principal_sees_what_was_asked_of_the_school_and_no_draft(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SevenAsync(hub);
        var row = (await hub.As<ListPlacements>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldHaveSingleItem();
        (row.ResidentName, row.WaitsOn).ShouldBe(("Ana Reyes", "you: your answer"));
        (await hub.As<ListPlacements>(world.SecondPrincipal).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();
    }
}

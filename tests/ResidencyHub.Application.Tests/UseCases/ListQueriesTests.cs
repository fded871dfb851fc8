using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Demo;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.UseCases;

/// <summary>Lists ask as often for many rows as for one: what stands beside a row is read for the whole page, never row by row.</summary>
public sealed class ListQueriesTests
{
    private sealed record List(string Name, Role As, Func<TestHub, Viewer, PageRequest, Task<int>> RowsAsync);

    private static readonly IReadOnlyList<List> Lists =
    [
        new("placements", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListPlacements>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("residents", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListResidents>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("mentors", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListMentors>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("capacity", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListCapacity>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("papers", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListPapers>(who).RunAsync(new(page, ListPapers.Show.All))).ValueOrDefault!.Rows.Count),
        new("check-ins", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListCheckIns>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("observations", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListObservations>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("hours", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListHours>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("signals", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListSignals>(who).RunAsync(new(page, State: SignalState.Settled))).ValueOrDefault!.Rows.Count),
        new("answers to forms", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListFormAnswers>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("agreements", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListAgreements>(who).RunAsync(new(page))).ValueOrDefault!.Rows.Count),
        new("decisions", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<BrowseDecisions>(who).RunAsync(page)).ValueOrDefault!.Rows.Count),
        new("actions", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<BrowseActions>(who).RunAsync(page)).ValueOrDefault!.Rows.Count),
        new("openings", Role.ProgramCoordinator, async (hub, who, page) => (await hub.As<ListOpenings>(who).RunAsync(new(Page: page))).ValueOrDefault!.Listed.Rows.Count),
        new("audit", Role.Administrator, async (hub, who, page) => (await hub.As<ListAudit>(who).RunAsync(new(Page: page))).ValueOrDefault!.Rows.Count),
        new("accounts", Role.Administrator, async (hub, who, page) => (await hub.As<ListAccounts>(who).RunAsync(new(Page: page))).ValueOrDefault!.Rows.Count),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_list_asks_no_oftener_for_many_rows_than_for_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        hub.Time.At = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero); // a day on which the demo has something in every list
        (await hub.Services.GetRequiredService<DemoStory>().TellAsync(default)).ShouldBeTrue();
        var wrong = new List<string>();
        foreach (var list in Lists)
        {
            var who = await SomebodyAsync(hub, list.As);
            if (list.As is Role.Administrator)
                foreach (var name in new[] { "One", "Two", "Three" })
                    await hub.As<SaveView>(who).RunAsync(new("audit", $"{list.Name} {name}", "")); // for the audit to tell of
            await list.RowsAsync(hub, who, new()); // what is read once and kept, rules among it, is read here
            var (one, commandsOfOne) = await SeenAsync(hub, provider, list, who, 1);
            var (many, commands) = await SeenAsync(hub, provider, list, who, 25);
            if (one != 1 || many < 2)
                wrong.Add($"{list.Name}: {one} and {many} rows are too few to tell");
            // a few more where what is looked up stands beside some rows alone, as agreements beside placements that are not over; never one a row
            if (commands.Count - commandsOfOne.Count >= Math.Min(many - 1, 5))
                wrong.Add($"{list.Name}: {commandsOfOne.Count} queries for one row, {commands.Count} for {many}");
        }
        wrong.ShouldBeEmpty();
    }

    private static async Task<(int Rows, IReadOnlyCollection<string> Commands)> SeenAsync(TestHub hub, string provider, List list, Viewer who, int take)
    {
        using var commands = CommandsSeen.Of(hub, provider);
        return (await list.RowsAsync(hub, who, new(Take: take)), commands.All);
    }

    private static async Task<Viewer> SomebodyAsync(TestHub hub, Role role)
    {
        await using var db = hub.Open();
        var name = role is Role.Administrator ? "Alex Admin" : "Dana Whitfield";
        return new Viewer((await db.Users.SingleAsync(u => u.Name == name)).Id, name, role);
    }
}

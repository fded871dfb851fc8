using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Oversight;
using static ResidencyHub.Benchmarks.ListBenchmark;

namespace ResidencyHub.Benchmarks;

/// <summary>
/// The lists of what the hub keeps beside residents, mentors, placements and feedback, at two sizes each: the demo, with the rows of one table copied
/// inside the database to that many. The first page, and one in the middle. What counts is the ratio of the medians.
/// </summary>
internal static class RecordsBenchmark
{
    private const string Numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i <= {0})";

    private const string Spread = "date('2026-11-16', printf('-%d days', (i * 31) % 3650))";

    /// <param name="Name">As it is printed.</param>
    /// <param name="Table">Whose rows are copied.</param>
    /// <param name="Where">Which row is copied.</param>
    /// <param name="Changed">What differs from copy to copy beside the id.</param>
    /// <param name="MedianAsync">Times one page, by the cursor it begins after.</param>
    /// <param name="MiddleAsync">The cursor of the row that stands at a place of the order.</param>
    private sealed record List(string Name, string Table, string Where, (string, string)[] Changed, Func<string?, Task<double>> MedianAsync, Func<ResidencyDb, int, Task<string>> MiddleAsync);

    public static async Task RunAsync(int small, int large)
    {
        Console.WriteLine($"{"list",-24} {"page",-7} {small,12:N0} {large,12:N0}  ratio");
        foreach (var name in (await ListsAsync(null)).Select(l => l.Name))
        {
            var (few, many) = (await MeasureAsync(name, small), await MeasureAsync(name, large));
            if (few.Count == 0)
                Console.WriteLine($"{name,-24} the demo has no row to copy");
            foreach (var (page, time) in few)
                Console.WriteLine($"{name,-24} {page,-7} {time,9:0.00} ms {many[page],9:0.00} ms  {many[page] / time,5:0.00}");
        }
    }

    private static async Task<Dictionary<string, double>> MeasureAsync(string name, int rows)
    {
        await using var hub = await BenchmarkHub.NewAsync();
        await hub.TellDemoAsync();
        var list = (await ListsAsync(hub)).Single(l => l.Name == name);
        await using var db = hub.Open();
        await db.Database.ExecuteSqlRawAsync("pragma foreign_keys = off");
        if (await db.Database.ExecuteSqlRawAsync(Copy(db, list.Table, [("Id", IdOf("i", 'B')), .. list.Changed], Numbers, list.Where), rows) == 0)
            return [];
        await db.Database.ExecuteSqlRawAsync("analyze");
        var middle = await list.MiddleAsync(db, rows / 2);
        return new() { ["first"] = await list.MedianAsync(null), ["middle"] = await list.MedianAsync(middle) };
    }

    private static async Task<IReadOnlyList<List>> ListsAsync(BenchmarkHub? hub)
    {
        var (administrator, coordinator) = hub is null ? default : (await hub.ViewerOfDemoAsync("Alex Admin", Role.Administrator), await hub.ViewerOfDemoAsync("Dana Whitfield", Role.ProgramCoordinator));
        await using var db = hub?.Open();
        var visit = db is null ? null : await db.Visits.AsNoTracking().FirstAsync();
        return
        [
            new("audit", "AuditEntries", "true", [],
                after => hub!.MedianAsync<ListAudit>(administrator!, async l => Full((await l.RunAsync(new(Page: new(After: after)))).ValueOrDefault)),
                async (all, at) => (await all.AuditEntries.OrderByDescending(e => e.Id).Skip(at).FirstAsync()).Id.ToString()),
            new("e-mails", "Outbox", "true", [],
                after => hub!.MedianAsync<ListOutbox>(administrator!, async l => Full((await l.RunAsync(new(Page: new(After: after)))).ValueOrDefault)),
                async (all, at) => (await all.Outbox.OrderByDescending(m => m.Id).Skip(at).FirstAsync()).Id.ToString()),
            new("e-mails that wait", "Outbox", "true", [("State", StateOf<OutboxState>())],
                after => hub!.MedianAsync<ListOutbox>(administrator!, async l => Full((await l.RunAsync(new(null, OutboxState.Waiting, new(After: after)))).ValueOrDefault)),
                async (all, at) => (await all.Outbox.Where(m => m.State == OutboxState.Waiting).OrderByDescending(m => m.Id).Skip(at / 4).FirstAsync()).Id.ToString()),
            new("accounts", "AspNetUsers", "true", [("Name", "printf('name %07d', (i * 7919) % 10000019)"), ("NormalizedUserName", "printf('NAME%d@HUB.EXAMPLE', i)"), ("UserName", "printf('name%d@hub.example', i)")],
                after => hub!.MedianAsync<ListAccounts>(administrator!, async l => Full((await l.RunAsync(new(Page: new(After: after)))).ValueOrDefault)),
                async (all, at) => (await all.Users.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(at).FirstAsync()).Id.ToString()),
            new("papers that wait", "RequirementItems", "\"State\" = 'Waiting' and \"ProgramId\" = (select \"ProgramId\" from \"RequirementItems\" where \"State\" = 'Waiting' order by \"Since\" limit 1)", [("ResidentId", IdOf("i", 'C')), ("MentorId", "null"), ("Since", Spread)],
                after => hub!.MedianAsync<ListPapers>(administrator!, async l => Full((await l.RunAsync(new(new(After: after), ListPapers.Show.Waiting))).ValueOrDefault)),
                Middle(all => all.RequirementItems.Where(i => i.State == ItemState.Waiting), ListOrder<RequirementItem>.By(i => i.Since), false)),
            new("visits of a partnership", "Visits", $"\"Id\" = '{visit?.Id.Value.ToString().ToUpperInvariant()}'", [("Once", IdOf("i", 'C')), ("On", Spread)],
                after => hub!.MedianAsync<ListVisits>(coordinator!, async l => Full((await l.RunAsync(new(visit!.PartnershipId, new(After: after)))).ValueOrDefault?.Visits)),
                Middle(all => all.Visits.Where(v => v.PartnershipId == visit!.PartnershipId), ListOrder<Visit>.By(v => v.On), true)),
            new("answers to forms", "FormAnswers", "\"IsSent\" = 1", [("PlacementId", IdOf("i", 'C')), ("SentOn", Spread)],
                after => hub!.MedianAsync<ListFormAnswers>(coordinator!, async l => Full((await l.RunAsync(new(new(After: after)))).ValueOrDefault)),
                Middle(all => all.FormAnswers.Where(a => a.IsSent), ListOrder<FormAnswer>.By(a => a.SentOn), true)),
            new("decisions", "Decisions", "true", [("ProposedOn", Spread), ("MeetingId", "null")],
                after => hub!.MedianAsync<BrowseDecisions>(administrator!, async l => Full((await l.RunAsync(new(After: after))).ValueOrDefault)),
                Middle(all => all.Decisions, ListOrder<Decision>.By(d => d.ProposedOn), true)),
            new("actions", "ActionItems", "true", [("DueOn", Spread), ("MeetingId", "null")],
                after => hub!.MedianAsync<BrowseActions>(administrator!, async l => Full((await l.RunAsync(new(After: after))).ValueOrDefault)),
                Middle(all => all.ActionItems, ListOrder<ActionItem>.By(a => a.DueOn), true)),
        ];
    }

    private static Func<ResidencyDb, int, Task<string>> Middle<T>(Func<ResidencyDb, IQueryable<T>> rows, ListOrder<T> order, bool down) where T : class =>
        async (all, at) => order.CursorOf(await order.Sorted(rows(all).AsNoTracking(), down).Skip(at).FirstAsync());

    private static void Full<T>(PageOf<T>? page)
    {
        if (page is not { Rows.Count: 25 })
            throw new InvalidOperationException("The page is not full.");
    }
}

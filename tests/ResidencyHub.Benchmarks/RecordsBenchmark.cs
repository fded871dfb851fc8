using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using static ResidencyHub.Benchmarks.ListBenchmark;

namespace ResidencyHub.Benchmarks;

/// <summary>
/// The lists of what the hub keeps beside residents, mentors, placements and feedback, at two sizes each: one hub with the demo for each size, in which the
/// rows of one table after the other are copied to that many. The first page, and one in the middle. What counts is the ratio of the medians.
/// </summary>
internal static class RecordsBenchmark
{
    private const string Numbers = RecordsScene.Numbers;

    private const string Spread = "date('2026-11-16', printf('-%d days', (i * 31) % 3650))";

    /// <param name="Name">As it is printed.</param>
    /// <param name="FillAsync">Makes so many rows.</param>
    /// <param name="TimeAsync">Times one page, by the cursor it begins after.</param>
    /// <param name="MiddleAsync">The cursor of the row that stands at a place of the order; null for a list of which only the first page is timed.</param>
    private sealed record List(string Name, Func<ResidencyDb, int, Task> FillAsync, Func<string?, Task<Taken>> TimeAsync, Func<ResidencyDb, int, Task<string>>? MiddleAsync);

    /// <summary>The median, and the best run, which says most on a machine with other work.</summary>
    private readonly record struct Taken(double Median, double Best);

    /// <param name="only">The beginning of the names of the lists that are wanted; null for all.</param>
    public static async Task RunAsync(int small, int large, string? only)
    {
        var few = (await MeasureAsync(small, only, (_, _) => { })).ToDictionary();
        Console.WriteLine($"{"list",-34} {"page",-7} {small,12:N0} {large,12:N0}  ratio   of the best runs");
        await MeasureAsync(large, only, (page, time) => Console.WriteLine($"{page.List,-34} {page.Page,-7} {few[page].Median,9:0.00} ms {time.Median,9:0.00} ms  {time.Median / few[page].Median,5:0.00}   {few[page].Best,7:0.00} {time.Best,7:0.00} ms {time.Best / few[page].Best,5:0.00}"));
    }

    private static async Task<Dictionary<(string List, string Page), Taken>> MeasureAsync(int rows, string? only, Action<(string List, string Page), Taken> tell)
    {
        await using var hub = await BenchmarkHub.NewAsync();
        await hub.TellDemoAsync();
        await using var db = hub.Open();
        db.Database.SetCommandTimeout(600);
        await db.Database.ExecuteSqlRawAsync("pragma foreign_keys = off");
        await RecordsScene.BeginAsync(db);
        var (times, filled) = (new Dictionary<(string, string), Taken>(), new HashSet<Func<ResidencyDb, int, Task>>());
        foreach (var list in (await ListsAsync(hub)).Where(l => only is null || l.Name.StartsWith(only, StringComparison.OrdinalIgnoreCase)))
        {
            if (filled.Add(list.FillAsync))
            {
                await list.FillAsync(db, rows);
                await db.Database.ExecuteSqlRawAsync("analyze");
            }
            Keep("first", await list.TimeAsync(null));
            if (list.MiddleAsync is not null)
                Keep("middle", await list.TimeAsync(await list.MiddleAsync(db, rows / 2)));

            void Keep(string page, Taken time) => tell((list.Name, page), times[(list.Name, page)] = time);
        }
        return times;
    }

    /// <param name="table">Whose rows are copied.</param>
    /// <param name="where">Which row is copied.</param>
    /// <param name="changed">What differs from copy to copy beside the id.</param>
    private static Func<ResidencyDb, int, Task> Copied(string table, string where, params (string, string)[] changed) => async (db, rows) =>
    {
        if (await db.Database.ExecuteSqlRawAsync(Copy(db, table, [("Id", IdOf("i", 'B')), .. changed], Numbers, where), rows) == 0)
            throw new InvalidOperationException($"The demo has no row of {table} to copy.");
    };

    private static async Task<IReadOnlyList<List>> ListsAsync(BenchmarkHub? hub)
    {
        var (administrator, coordinator) = hub is null ? default : (await hub.ViewerOfDemoAsync("Alex Admin", Role.Administrator), await hub.ViewerOfDemoAsync("Dana Whitfield", Role.ProgramCoordinator));
        await using var db = hub?.Open();
        var visit = db is null ? null : await db.Visits.AsNoTracking().FirstAsync();
        Func<ResidencyDb, int, Task> acts = RecordsScene.ActsAsync, letters = RecordsScene.LettersAsync, accounts = RecordsScene.AccountsAsync;
        var agreements = Copied("Agreements", "\"RenewsId\" is null", ("StartsOn", "'2010-01-01'"), ("EndsOn", Spread), ("Title", "printf('Agreement %07d', (i * 7919) % 10000019)"));
        return
        [
            Audit("audit", new()), Audit("audit, of one act", new(Process: "Process07"), 20), Audit("audit, of one account", new(Actor: RecordsScene.Account), 20),
            Audit("audit, who: person 07", new(Name: "person 07"), 20), Audit("audit, about one record", new(Subject: RecordsScene.Subject)), Audit("audit, of a year", new(From: new(2021, 1, 1), Through: new(2021, 12, 31))),
            Letters("e-mails", new()), Letters("e-mails that wait", new(State: OutboxState.Waiting), 4), Letters("e-mails, a name of many", new("ana")), Letters("e-mails, a name of few", new("ana n0000007")),
            Accounts("accounts", new()), Accounts("accounts, a name of many", new("ana")), Accounts("accounts, a name of few", new("ana n0000007")),
            new("papers that wait", Copied("RequirementItems", "\"State\" = 'Waiting' and \"ProgramId\" = (select \"ProgramId\" from \"RequirementItems\" where \"State\" = 'Waiting' order by \"Since\" limit 1)", ("ResidentId", IdOf("i", 'C')), ("MentorId", "null"), ("Since", Spread)),
                after => TimedAsync<ListPapers>(administrator!, async l => Full((await l.RunAsync(new(new(After: after), ListPapers.Show.Waiting))).ValueOrDefault)),
                Middle(all => all.RequirementItems.Where(i => i.State == ItemState.Waiting), ListOrder<RequirementItem>.By(i => i.Since), false)),
            new("visits of a partnership", Copied("Visits", $"\"Id\" = '{visit?.Id.Value.ToString().ToUpperInvariant()}'", ("Once", IdOf("i", 'C')), ("On", Spread)),
                after => TimedAsync<ListVisits>(coordinator!, async l => Full((await l.RunAsync(new(visit!.PartnershipId, new(After: after)))).ValueOrDefault?.Visits)),
                Middle(all => all.Visits.Where(v => v.PartnershipId == visit!.PartnershipId), ListOrder<Visit>.By(v => v.On), true)),
            new("answers to forms", Copied("FormAnswers", "\"IsSent\" = 1", ("PlacementId", IdOf("i", 'C')), ("SentOn", Spread)),
                after => TimedAsync<ListFormAnswers>(coordinator!, async l => Full((await l.RunAsync(new(new(After: after)))).ValueOrDefault)),
                Middle(all => all.FormAnswers.Where(a => a.IsSent), ListOrder<FormAnswer>.By(a => a.SentOn), true)),
            new("decisions", Copied("Decisions", "true", ("ProposedOn", Spread), ("MeetingId", "null")),
                after => TimedAsync<BrowseDecisions>(administrator!, async l => Full((await l.RunAsync(new(After: after))).ValueOrDefault)),
                Middle(all => all.Decisions, ListOrder<Decision>.By(d => d.ProposedOn), true)),
            new("actions", Copied("ActionItems", "true", ("DueOn", Spread), ("MeetingId", "null")),
                after => TimedAsync<BrowseActions>(administrator!, async l => Full((await l.RunAsync(new(After: after))).ValueOrDefault)),
                Middle(all => all.ActionItems, ListOrder<ActionItem>.By(a => a.DueOn), true)),
            Agreements("ends", ListOrder<Agreement>.By(a => a.EndsOn), true), Agreements("title", ListOrder<Agreement>.By(a => a.Title), false),
        ];

        async Task<Taken> TimedAsync<TUseCase>(Viewer viewer, Func<TUseCase, Task> run) where TUseCase : notnull => await hub!.TimesAsync(viewer, run, 31) is var taken ? new(taken[15], taken[0]) : default;

        List Audit(string name, ListAudit.Request request, int part = 0) => new(name, acts,
            after => TimedAsync<ListAudit>(administrator!, async l => Full((await l.RunAsync(request with { Page = new(After: after) })).ValueOrDefault)),
            name is "audit" ? Middle(all => all.AuditEntries, ListOrder<AuditEntry>.By(e => e.At), true) : part == 0 ? null : (all, at) => Middle(db => db.AuditEntries.Where(e => e.Process == "Process07"), ListOrder<AuditEntry>.By(e => e.At), true)(all, at / part / 2));

        List Letters(string name, ListOutbox.Request request, int part = 1) => new(name, letters,
            after => TimedAsync<ListOutbox>(administrator!, async l => Full((await l.RunAsync(request with { Page = new(After: after) })).ValueOrDefault, request.Search?.Contains(' ') is true ? 1 : 25)),
            request.Search is not null ? null : async (all, at) => (await all.Outbox.Where(m => request.State == null || m.State == request.State).OrderByDescending(m => m.Id).Skip(at / part).FirstAsync()).Id.ToString());

        List Accounts(string name, ListAccounts.Request request) => new(name, accounts,
            after => TimedAsync<ListAccounts>(administrator!, async l => Full((await l.RunAsync(request with { Page = new(After: after) })).ValueOrDefault, request.Search?.Contains(' ') is true ? 1 : 25)),
            request.Search is not null ? null : async (all, at) => (await all.Users.OrderBy(u => u.Name).ThenBy(u => u.Id).Skip(at).FirstAsync()).Id.ToString());

        List Agreements(string sort, ListOrder<Agreement> order, bool down) => new($"agreements, by {sort}", agreements,
            after => TimedAsync<ListAgreements>(administrator!, async l => Full((await l.RunAsync(new(new(sort, down, After: after)))).ValueOrDefault)),
            Middle(all => all.Agreements, order, down));
    }

    private static Func<ResidencyDb, int, Task<string>> Middle<T>(Func<ResidencyDb, IQueryable<T>> rows, ListOrder<T> order, bool down) where T : class =>
        async (all, at) => order.CursorOf(await order.Sorted(rows(all).AsNoTracking(), down).Skip(at).FirstAsync());

    private static void Full<T>(PageOf<T>? page, int rows = 25)
    {
        if (page?.Rows.Count != rows)
            throw new InvalidOperationException("The page is not full.");
    }
}

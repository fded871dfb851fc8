using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Access;

/// <summary>The audit is narrowed by act and days, and an act that touched very much is read to its end.</summary>
public sealed class AuditTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_act_that_touched_many_records_says_how_many_and_pages_on_to_the_last(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var id = Guid.Empty;
        await hub.ChangeAsync(db =>
        {
            var entry = new AuditEntry
            {
                At = hub.Time.GetUtcNow().UtcDateTime,
                Process = "CommitImport",
                ActorName = "Dana Whitfield",
                Changes = [.. Enumerable.Range(0, 130).Select(i => new AuditChange { Entity = "Resident", Subject = new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), Kind = "Added", After = "{}" })],
            };
            db.Add(entry);
            id = entry.Id.Value;
            return Task.CompletedTask;
        });
        var listed = (await AskAsync(new(Process: "CommitImport"))).Rows.Single();
        (listed.Changes.Count, listed.RecordCount, listed.Left).ShouldBe((20, 130, 110));

        var seen = listed.Changes.Select(c => c.Subject).ToList();
        for (var last = listed; last.Left > 0; seen.AddRange(last.Changes.Select(c => c.Subject)))
        {
            last = (await AskAsync(new(Entry: id, AfterChange: last.Changes[^1].Id))).Rows.Single();
            (last.Id, last.RecordCount).ShouldBe((id, 130));
        }
        (seen.Count, seen.Distinct().Count()).ShouldBe((130, 130), "each once");
        (await hub.As<ListAudit>(w.Coordinator).RunAsync(new(Entry: id))).IsDone.ShouldBeFalse();

        async Task<PageOf<ListAudit.Row>> AskAsync(ListAudit.Request request) => (await hub.As<ListAudit>(w.Administrator).RunAsync(request)).ValueOrDefault!;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_audit_is_narrowed_by_an_act_and_by_days_as_the_hub_s_clocks_tell_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var clock = hub.Services.GetRequiredService<HubClock>();
        foreach (var (at, process) in new[]
        {
            (clock.BeginningOf(new(2026, 11, 16)).AddSeconds(-1), "SaveView"), (clock.BeginningOf(new(2026, 11, 16)), "SaveView"),
            (clock.BeginningOf(new(2026, 11, 18)).AddSeconds(-1), "LockAccount"), (clock.BeginningOf(new(2026, 11, 18)), "LockAccount"),
        })
            await hub.SaveAsync(new AuditEntry { At = at, Process = process, ActorName = "Alex Admin" });

        (await CountAsync(new())).ShouldBe(4);
        (await CountAsync(new(From: new(2026, 11, 16), Through: new(2026, 11, 17)))).ShouldBe(2);
        (await CountAsync(new(Process: "SaveView", From: new(2026, 11, 16)))).ShouldBe(1);
        (await CountAsync(new(Through: new(2026, 11, 15)))).ShouldBe(1);
        (await CountAsync(new(From: DateOnly.MinValue.AddDays(2), Through: DateOnly.MaxValue))).ShouldBe(4, "what is no narrowing narrows nothing");
        (await hub.As<ListAuditActs>(w.Administrator).RunAsync(default)).ValueOrDefault.ShouldBe(["LockAccount", "SaveView"], "those that occur, not the several hundred that might");
        (await hub.As<ListAuditActs>(w.Coordinator).RunAsync(default)).IsDone.ShouldBeFalse();

        async Task<int> CountAsync(ListAudit.Request request)
        {
            var page = (await hub.As<ListAudit>(w.Administrator).RunAsync(request)).ValueOrDefault!;
            page.Count.ShouldBe(page.Rows.Count);
            return page.Count;
        }
    }
}

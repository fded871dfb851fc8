using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Tests.Access;

/// <summary>Accounts, e-mails and acts are found by the beginnings of words, among few rows and among more than a list counts.</summary>
public sealed class SearchTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_account_is_found_by_the_beginnings_of_its_words_and_by_its_new_name_once_it_has_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var account = SequentialGuid.Next();
        await hub.SaveAsync(new HubUser { Id = account, Name = "Zoë O’Hara-Lund", UserName = "zoe", NormalizedUserName = "ZOE", Email = "zoe.ohara@hvu.example", NormalizedEmail = "ZOE.OHARA@HVU.EXAMPLE", EmailConfirmed = true, SecurityStamp = "test" });
        foreach (var typed in new[] { "zoe", "LUND", "ohara lu", "lund zo", "zoe.ohara@hvu", "hvu.exa zoë" })
            (await NamesAsync(typed)).ShouldContain("Zoë O’Hara-Lund", typed);
        foreach (var typed in new[] { "und", "hara", "zoe smith" })
            (await NamesAsync(typed)).ShouldNotContain("Zoë O’Hara-Lund", typed);
        (await NamesAsync(" ’ ")).Count.ShouldBeGreaterThan(3, "signs alone narrow nothing");

        await hub.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == account)).Name = "Zoë Berg");
        (await NamesAsync("lund")).ShouldBeEmpty();
        (await NamesAsync("berg")).ShouldBe(["Zoë Berg"]);
        await hub.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == account)).Name = "Zoë Lund");
        (await NamesAsync("lund")).ShouldBe(["Zoë Lund"], "once, though the word is there twice");

        async Task<IReadOnlyList<string>> NamesAsync(string typed) => [.. (await hub.As<ListAccounts>(w.Administrator).RunAsync(new(typed))).ValueOrDefault!.Rows.Select(r => r.Name)];
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_letter_is_found_among_more_than_a_list_counts_by_a_rare_word_by_a_common_one_and_by_both(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        const int many = PageOf<ListOutbox.Row>.CountLimit + 5;
        await hub.SaveAsync([.. Enumerable.Range(0, many).Select(i => Letter($"Person{i:0000}", "A check-in is due"))]);
        await hub.SaveAsync(Letter("Maria Santana", "A resident for you"));

        (await FoundAsync("santana")).Rows.Single().ToName.ShouldBe("Maria Santana");
        (await FoundAsync("person0007 due")).Rows.Single().ToName.ShouldBe("Person0007");
        (await FoundAsync("due santana")).Rows.ShouldBeEmpty();
        var common = await FoundAsync("check");
        (common.Rows.Count, common.Count, common.CountIsExact).ShouldBe((25, PageOf<ListOutbox.Row>.CountLimit, false));
        var seen = new List<string>();
        for (var page = common; ; page = await FoundAsync("check", page.Next))
        {
            seen.AddRange(page.Rows.Select(r => r.ToName));
            if (page.Next is null || seen.Count > 60)
                break;
        }
        seen.Take(60).ShouldBe(Enumerable.Range(0, 60).Select(i => $"Person{many - 1 - i:0000}"), "the newest first, each once");
        (await FoundAsync("check-in per")).Rows.Count.ShouldBe(25, "all of its words are common");
        (await hub.As<ListOutbox>(w.Administrator).RunAsync(new("check", OutboxState.Sent))).ValueOrDefault!.Count.ShouldBe(0, "what else narrows the list narrows the count");

        async Task<PageOf<ListOutbox.Row>> FoundAsync(string typed, string? after = null) => (await hub.As<ListOutbox>(w.Administrator).RunAsync(new(typed, Page: new(After: after)))).ValueOrDefault!;

        OutboxMessage Letter(string name, string subject) => new() { ToName = name, ToAddress = "somebody@hub.example", Subject = subject, Body = "…", Cause = "Test", WrittenAt = hub.Time.GetUtcNow().UtcDateTime, NotBefore = hub.Time.GetUtcNow().UtcDateTime };
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Rows_are_counted_once_however_many_of_their_words_begin_alike_and_words_longer_than_their_column_are_cut(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        const int alike = (PageOf<ListOutbox.Row>.CountLimit / 2) + 5;
        await hub.SaveAsync([.. Enumerable.Range(0, alike).Select(_ => Letter("Anna Annabel", "A check-in is due"))]);
        var found = (await hub.As<ListOutbox>(w.Administrator).RunAsync(new("anna"))).ValueOrDefault!;
        (found.Count, found.CountIsExact).ShouldBe((alike, true));

        // each sign of these words is compared as three
        var korean = $"Sora {new string('\uAC12', 40)}";
        await hub.SaveAsync(Letter(korean, string.Join(' ', Enumerable.Repeat(new string('\uAC12', 50), 5))));
        (await hub.As<ListOutbox>(w.Administrator).RunAsync(new("sora"))).ValueOrDefault!.Rows.Single().ToName.ShouldBe(korean);
        await using var db = hub.Open();
        (await db.Outbox.Where(m => m.ToName == korean).Select(m => m.SearchWords).SingleAsync())!.Length.ShouldBeInRange(700, 800);

        OutboxMessage Letter(string name, string subject) => new() { ToName = name, ToAddress = "somebody@hub.example", Subject = subject, Body = "…", Cause = "Test", WrittenAt = hub.Time.GetUtcNow().UtcDateTime, NotBefore = hub.Time.GetUtcNow().UtcDateTime };
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Rows_from_before_they_had_words_get_them_at_the_next_start(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await using (var db = hub.Open())
        {
            await db.Users.ExecuteUpdateAsync(s => s.SetProperty(u => u.SearchWords, (string?)null));
            await db.SearchWords.ExecuteDeleteAsync();
        }
        (await hub.As<ListAccounts>(w.Administrator).RunAsync(new("santana"))).ValueOrDefault!.Rows.ShouldBeEmpty();
        await hub.Services.GetRequiredService<ResidencyDbSource>().PrepareAsync(default);
        (await hub.As<ListAccounts>(w.Administrator).RunAsync(new("santana"))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Maria Santana");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_audit_is_narrowed_by_who_acted_and_by_what_was_changed_and_pages_on_by_time(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var start = hub.Time.GetUtcNow().UtcDateTime;
        var subject = SequentialGuid.Next();
        for (var i = 0; i < 12; i++)
            await hub.SaveAsync(new AuditEntry
            {
                At = start.AddMinutes(i / 2), // two at the same moment
                Process = $"Act{i:00}",
                ActorName = (i % 3) switch { 0 => "Ana Réyes", 1 => "Ana Lund", _ => "Bea Lund" },
                Changes = i % 4 == 0 ? [new() { Entity = "Placement", Subject = subject, Kind = "Modified", Before = "{}", After = "{}" }, new() { Entity = "Placement", Subject = subject, Kind = "Modified", Before = "{}", After = "{}" }] : [],
            });

        (await ActsAsync(new(Name: "reyes"))).ShouldBe(["Act09", "Act06", "Act03", "Act00"]);
        (await ActsAsync(new(Name: "lund an"))).ShouldBe(["Act10", "Act07", "Act04", "Act01"]);
        (await ActsAsync(new(Name: "lund"))).Count.ShouldBe(8, "two people have that name");
        (await ActsAsync(new(Name: "und"))).ShouldBeEmpty();
        (await ActsAsync(new(Subject: subject))).ShouldBe(["Act08", "Act04", "Act00"], "an act that changed it twice is one act");
        await hub.SaveAsync(new AuditEntry { At = start.AddMinutes(20), Process = "Act12", ActorName = "Cy New" });
        (await ActsAsync(new(Name: "cy"))).ShouldBe(["Act12"], "who acted for the first time is found at once");

        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = (await hub.As<ListAudit>(w.Administrator).RunAsync(new(Name: "ana", Page: new(After: after, Take: 3)))).ValueOrDefault!;
            seen.AddRange(page.Rows.Select(r => r.Process));
            after = page.Next;
        }
        while (after is not null);
        seen.ShouldBe(["Act10", "Act09", "Act07", "Act06", "Act04", "Act03", "Act01", "Act00"]);

        async Task<IReadOnlyList<string>> ActsAsync(ListAudit.Request request) => [.. (await hub.As<ListAudit>(w.Administrator).RunAsync(request)).ValueOrDefault!.Rows.Select(r => r.Process)];
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Drafts;

public sealed class DraftTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_draft_is_there_on_another_device_and_nobody_else_s(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var saved = (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("Earlier start"))).ValueOrDefault!;
        (saved.Newer, saved.Saved.SavedAt).ShouldBe((false, hub.Time.GetUtcNow().UtcDateTime));
        (await hub.As<ReadDraft>(w.Coordinator).RunAsync("propose")).ValueOrDefault!.Fields["Title"].ShouldBe("Earlier start");
        foreach (var viewer in new[] { w.OtherCoordinator, w.Administrator, w.MentorViewer, Viewer.Nobody })
            (await hub.As<ReadDraft>(viewer).RunAsync("propose")).ValueOrDefault.ShouldBeNull(viewer.Name);
        (await hub.As<SaveDraft>(w.Administrator).RunAsync(Words("The administrator's own"))).ValueOrDefault!.Newer.ShouldBeFalse();
        (await hub.As<ReadDraft>(w.Coordinator).RunAsync("propose")).ValueOrDefault!.Fields["Title"].ShouldBe("Earlier start");
        (await hub.As<SaveDraft>(Viewer.Nobody).RunAsync(Words("x"))).ShouldBeOfType<Outcome<SaveDraft.Answer>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_sent_leaves_no_draft_and_nobody_drops_another_s(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("Earlier start"));
        foreach (var other in new[] { w.Administrator, w.DistrictLead })
            (await hub.As<DropDraft>(other).RunAsync("propose")).IsDone.ShouldBeTrue("it drops what is its own: nothing");
        (await hub.As<DropDraft>(Viewer.Nobody).RunAsync("propose")).IsDone.ShouldBeFalse();
        (await hub.As<ReadDraft>(w.Coordinator).RunAsync("propose")).ValueOrDefault.ShouldNotBeNull();
        (await hub.As<DropDraft>(w.Coordinator).RunAsync("propose")).IsDone.ShouldBeTrue();
        (await hub.As<ReadDraft>(w.Coordinator).RunAsync("propose")).ValueOrDefault.ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_device_that_knows_less_gets_the_newer_words_and_overwrites_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var phone = (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("On the phone"))).ValueOrDefault!.Saved.SavedAt;
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        var desk = (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("At the desk", phone))).ValueOrDefault!.Saved.SavedAt;
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        foreach (var known in new DateTime?[] { phone, null })
        {
            var behind = (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("On the phone again", known))).ValueOrDefault!;
            (behind.Newer, behind.Saved.SavedAt, behind.Saved.Fields["Title"]).ShouldBe((true, desk, "At the desk"));
        }
        (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("On the phone again", desk))).ValueOrDefault!.Newer.ShouldBeFalse();
        (await hub.As<ReadDraft>(w.Coordinator).RunAsync("propose")).ValueOrDefault!.Fields["Title"].ShouldBe("On the phone again");
    }

    [Fact]
    public async Task What_is_no_draft_is_refused_with_words()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var w = await hub.WorldAsync();
        foreach (var (request, field) in new[]
        {
            (new SaveDraft.Request("propose", null!, null), "Fields"), (new SaveDraft.Request("propose", new Dictionary<string, string> { ["Title"] = null! }, null), "Fields"),
            (new SaveDraft.Request("propose", new Dictionary<string, string> { ["Title"] = new('a', 180_001) }, null), "Fields"), (new SaveDraft.Request(new string('k', 201), new Dictionary<string, string>(), null), "Key"),
        })
            (await hub.As<SaveDraft>(w.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<SaveDraft.Answer>.Invalid>().Errors.Single().Field.ShouldBe(field);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Drafts_that_nobody_touched_for_sixty_days_go_and_later_ones_stay(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("Old"));
        hub.Time.Pass(TimeSpan.FromDays(60));
        await hub.As<SaveDraft>(w.Principal).RunAsync(Words("New"));
        (await hub.JobAsync<PurgeDrafts>()).ShouldBe(0, "on the sixtieth day it is still there");
        hub.Time.Pass(TimeSpan.FromSeconds(1));
        (await hub.JobAsync<PurgeDrafts>()).ShouldBe(1);
        await using var db = hub.Open();
        (await db.Drafts.SingleAsync()).OwnerId.ShouldBe(w.Principal.AccountId!.Value);
        (await hub.As<PurgeDrafts>(w.Administrator).RunAsync(default)).IsDone.ShouldBeFalse("a job's alone");
    }

    private static SaveDraft.Request Words(string title, DateTime? basedOn = null) => new("propose", new Dictionary<string, string> { ["Title"] = title }, basedOn);

    [Theory, OnSqlite, OnPostgres]
    public async Task The_small_forms_of_a_page_are_read_at_once_and_dropped_one_by_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        foreach (var (who, key) in new[] { (world.Coordinator, "confirm.cohorts~1.stop-1"), (world.Coordinator, "confirm.cohorts~1.stop-2"), (world.Coordinator, "confirm.cohorts~12.stop-1"), (world.MentorViewer, "confirm.cohorts~1.stop-3") })
            await hub.As<SaveDraft>(who).RunAsync(new(key, new Dictionary<string, string> { ["Stop.Why"] = key }, null));
        (await hub.As<ReadDrafts>(world.Coordinator).RunAsync("confirm.cohorts~1.")).ValueOrDefault!.Keys.Order().ShouldBe(["confirm.cohorts~1.stop-1", "confirm.cohorts~1.stop-2"]);

        (await hub.As<DropDraft>(world.Coordinator).RunAsync("confirm.cohorts~1.stop-1")).IsDone.ShouldBeTrue();
        (await hub.As<ReadDrafts>(world.Coordinator).RunAsync("confirm.cohorts~1.")).ValueOrDefault!.Keys.ShouldBe(["confirm.cohorts~1.stop-2"]);
        (await hub.As<ReadDrafts>(world.MentorViewer).RunAsync("confirm.")).ValueOrDefault!.Count.ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_evidence_of_a_full_lesson_by_two_writers_is_kept_and_so_are_the_scores_of_a_long_rubric(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        // as the page of the evidence posts it: of each of 80 notes the words, the ties as they were seen, and two ties
        var rows = Enumerable.Range(0, 2).Select(_ => Guid.NewGuid()).ToList();
        var evidence = new Dictionary<string, string>();
        foreach (var note in Enumerable.Range(0, 80).Select(_ => Guid.NewGuid()))
        {
            (evidence[$"Words[{note}]"], evidence[$"Seen[{note}]"]) = (new('w', 400), string.Join(' ', rows));
            foreach (var row in rows)
                evidence[$"Tag[{note}][{row}]"] = "1";
        }
        var scores = Enumerable.Range(0, 150).Select(_ => Guid.NewGuid()).SelectMany(row => new[] { KeyValuePair.Create($"Level[{row}]", "3"), KeyValuePair.Create($"Evidence[{row}]", "Waits, and four hands go up.") }).ToDictionary();
        foreach (var (key, fields) in new[] { ("observation.1.evidence", evidence), ("observation.1.scores", scores) })
        {
            (await hub.As<SaveDraft>(w.Faculty).RunAsync(new(key, fields, null))).IsDone.ShouldBeTrue($"{key} has {fields.Count} fields");
            (await hub.As<ReadDraft>(w.Faculty).RunAsync(key)).ValueOrDefault!.Fields.Count.ShouldBe(fields.Count);
        }
        // however short: what is too long for its column is told before it gets there
        var many = Enumerable.Range(0, 60_000).ToDictionary(n => $"{n:x}", _ => "");
        (await hub.As<SaveDraft>(w.Faculty).RunAsync(new("many", many, null))).ShouldBeOfType<Outcome<SaveDraft.Answer>.Invalid>().Errors.Single().Words.ShouldContain("more text than a draft can hold");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task No_draft_with_words_gives_way_to_another_and_of_too_many_one_is_told(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var owner = w.Coordinator.AccountId!.Value;
        await hub.SaveAsync([.. Enumerable.Range(0, SaveDraft.Most).Select(i => new Draft { OwnerId = owner, Key = $"goal/{i:000}", Fields = "{\"Title\":\"An earlier start\",\"School\":\"\"}", SavedAt = hub.Time.GetUtcNow().UtcDateTime.AddDays(-1).AddSeconds(i) })]);
        (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("One more"))).ShouldBeOfType<Outcome<SaveDraft.Answer>.Refused>().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe(SaveDraft.TooMany), r => r.Words.ShouldContain("200 drafts that were not sent"));
        (await hub.As<ReadDraft>(w.Coordinator).RunAsync("goal/000")).ValueOrDefault.ShouldNotBeNull("the oldest is there");
        (await hub.As<SaveDraft>(w.Coordinator).RunAsync(new("goal/007", new Dictionary<string, string> { ["Title"] = "Later" }, hub.Time.GetUtcNow().UtcDateTime))).IsDone.ShouldBeTrue("one that is there goes on");
        (await hub.As<SaveDraft>(w.Principal).RunAsync(Words("Another's drawer is another's"))).IsDone.ShouldBeTrue();

        (await hub.As<DropDraft>(w.Coordinator).RunAsync("goal/100")).IsDone.ShouldBeTrue();
        (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("One more"))).IsDone.ShouldBeTrue("there is room again");
        // what holds no words is nobody's loss
        (await hub.As<SaveDraft>(w.Coordinator).RunAsync(new("goal/050", new Dictionary<string, string> { ["Title"] = " " }, hub.Time.GetUtcNow().UtcDateTime))).IsDone.ShouldBeTrue();
        (await hub.As<SaveDraft>(w.Coordinator).RunAsync(Words("And one") with { Key = "propose again" })).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        (await db.Drafts.Where(d => d.OwnerId == owner).Select(d => d.Key).ToListAsync()).ShouldSatisfyAllConditions(k => k.Count.ShouldBe(SaveDraft.Most), k => k.ShouldNotContain("goal/050"), k => k.ShouldContain("goal/000"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_s_own_drafts_are_listed_to_the_last_by_their_first_words_and_nobody_else_s(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        foreach (var n in Enumerable.Range(0, 5))
        {
            await hub.As<SaveDraft>(w.Coordinator).RunAsync(new($"goal/{n}", new Dictionary<string, string> { ["Id"] = Guid.NewGuid().ToString(), ["Title"] = $"An earlier start {n}", ["Why"] = new string('x', 2000) + " \"end\"" }, null));
            hub.Time.Pass(TimeSpan.FromMinutes(1));
        }
        await hub.As<SaveDraft>(w.Administrator).RunAsync(Words("The administrator's own"));
        var (all, page) = (new List<ListDrafts.Row>(), (await hub.As<ListDrafts>(w.Coordinator).RunAsync(new(Take: 2))).ValueOrDefault!);
        for (all.AddRange(page.Rows); page.Next is { } next; all.AddRange(page.Rows))
            page = (await hub.As<ListDrafts>(w.Coordinator).RunAsync(new(Take: 2, After: next))).ValueOrDefault!;
        all.Select(r => r.Key).ShouldBe(["goal/4", "goal/3", "goal/2", "goal/1", "goal/0"]);
        all.ShouldAllBe(r => r.Words.StartsWith($"An earlier start {r.Key[5]}", StringComparison.Ordinal) && r.Words.Length <= 161);
        (await hub.As<ListDrafts>(w.Administrator).RunAsync(new())).ValueOrDefault!.Rows.Select(r => r.Words).ShouldBe(["The administrator's own"]);
        foreach (var other in new[] { w.OtherCoordinator, Viewer.Nobody })
            (await hub.As<ListDrafts>(other).RunAsync(new())).ValueOrDefault?.Rows.ShouldBeEmpty(other.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_draft_is_listed_wherever_its_beginning_is_cut_off(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        // an emoji is kept as twelve letters, a new line as two: the edge falls once behind each of them
        var titles = Enumerable.Range(0, 16).ToDictionary(n => $"goal/{n}", n => $"An earlier start {new string('x', n)}{string.Concat(Enumerable.Repeat("\U0001F600\n\n", 100))}");
        foreach (var (key, title) in titles)
            (await hub.As<SaveDraft>(w.Coordinator).RunAsync(new(key, new Dictionary<string, string> { ["Title"] = title }, null))).IsDone.ShouldBeTrue(key);
        var rows = (await hub.As<ListDrafts>(w.Coordinator).RunAsync(new())).ValueOrDefault!.Rows;
        rows.Select(r => r.Key).ShouldBe(titles.Keys, ignoreOrder: true);
        rows.ShouldAllBe(r => r.Words.Length > 60 && titles[r.Key].StartsWith(r.Words.TrimEnd('…'), StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_looks_like_a_pupil_s_name_is_pointed_at_where_that_was_asked_and_kept_nowhere(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var fields = new Dictionary<string, string> { ["Strength"] = $"She waits; then Kayla and Ana answer, as {w.MentorViewer.Name} did.", ["Going"] = "OnTrack", ["NextStep"] = "Call on Diego first." };
        (await hub.As<SaveDraft>(w.MentorViewer).RunAsync(new("check-in", fields, null, ["Ana Reyes"]))).ValueOrDefault!.Names.ShouldBe(["Kayla", "Diego"], "neither the resident's name nor one's own");
        (await hub.As<SaveDraft>(w.MentorViewer).RunAsync(new("minutes", fields, null))).ValueOrDefault!.Names.ShouldBeNull("elsewhere nobody asks");
        (await hub.As<ReadDraft>(w.MentorViewer).RunAsync("check-in")).ValueOrDefault!.Fields.Keys.ShouldBe(fields.Keys, ignoreOrder: true);
        await using var db = hub.Open();
        (await db.AuditEntries.SelectMany(e => e.Changes).CountAsync(c => c.After != null && c.After.Contains("Kayla"))).ShouldBe(0);
    }
}

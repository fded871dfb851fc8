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
}

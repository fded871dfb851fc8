using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Data;

public sealed class ChangeRelayTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_one_node_saves_the_other_hears_once_and_only_when_it_is_committed(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await using var beside = hub.Beside();
        var world = await hub.WorldAsync();
        var (here, there) = (await HeardAsync(hub), await HeardAsync(beside));
        (await beside.As<FindInDirectory>(world.Coordinator).RunAsync(new("zebra"))).ValueOrDefault!.Rows.ShouldBeEmpty();

        // saved but not committed: nobody may hear of it
        await using (var db = hub.Open())
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Add(new AuditEntry { At = hub.Time.GetUtcNow().UtcDateTime, Process = "RolledBack", ActorName = "nobody", Announced = "elsewhere|mentors" });
            await db.SaveChangesAsync();
        }
        var school = (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(world.District.Id, "Zebra Annex", null, null, null, null))).ValueOrDefault;
        await UntilAsync(() => there.Count > 0);
        (await beside.As<FindInDirectory>(world.Coordinator).RunAsync(new("zebra"))).ValueOrDefault!.Rows.Single().Id.ShouldBe(school.Value);
        await hub.LoadColoradoAsync(world.Administrator);
        await UntilAsync(() => there.Count > 2);
        (await beside.As<FindInDirectory>(world.Coordinator).RunAsync(new("0803360"))).ValueOrDefault!.Rows.ShouldNotBeEmpty();

        await Task.Delay(ChangeRelay.Every * 2);
        there.ShouldBe([new("directory", school.Value), new("directory", null), new("directory", null)]);
        // its own changes, and none of them twice
        here.ShouldBe(there);
        await using var after = hub.Open();
        (await after.AuditEntries.Where(e => e.Announced != null).Select(e => e.Announced!).ToListAsync()).ShouldAllBe(said => System.Text.RegularExpressions.Regex.IsMatch(said, "^[0-9a-f]{32}\\|directory(:[0-9a-f]{32})?$"));
    }

    [Fact]
    public void Too_many_changes_to_name_are_told_by_their_nouns_and_what_is_not_understood_counts_as_a_change()
    {
        var many = Enumerable.Range(0, 400).Select(n => new Change(n % 2 == 0 ? "placements" : "mentors", Guid.CreateVersion7())).ToList();
        Announcement.Read(Announcement.Write("n1", many)).Changes.ShouldBe([new("placements", null), new("mentors", null)]);
        var (node, few) = Announcement.Read(Announcement.Write("n1", many[..2]));
        node.ShouldBe("n1");
        few.ShouldBe(many[..2]);
        Announcement.Read("what is this").Changes.ShouldBe([new(Change.Anything, null)]);
        Announcement.Read("n2|placements:not-an-id").Changes.ShouldBe([new(Change.Anything, null)]);
    }

    private static async Task<List<Change>> HeardAsync(TestHub hub)
    {
        var heard = new List<Change>();
        var relay = hub.Services.GetRequiredService<ChangeRelay>();
        await relay.StartAsync(default);
        await relay.Listening.WaitAsync(TimeSpan.FromSeconds(20));
        hub.Services.GetRequiredService<ChangeFeed>().Subscribe(change =>
        {
            lock (heard)
                heard.Add(change);
        });
        return heard;
    }

    private static async Task UntilAsync(Func<bool> so)
    {
        for (var tries = 0; !so(); tries++)
        {
            tries.ShouldBeLessThan(600, "nothing was heard within a minute");
            await Task.Delay(100);
        }
    }
}

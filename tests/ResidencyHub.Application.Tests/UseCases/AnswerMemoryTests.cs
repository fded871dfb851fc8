using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.UseCases;

public sealed class AnswerMemoryTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Counts_are_kept_for_those_of_the_same_reach_until_a_command_changes_a_row_of_their_noun(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        hub.Time.Pass(TimeSpan.FromSeconds(1));
        (await AllAsync(world.Coordinator)).ShouldBe(0);
        (await AllAsync(world.OtherCoordinator)).ShouldBe(0);

        // behind the hub's back: who does that reads it a minute later
        var draft = await hub.DraftAsync(world, world.Mentor);
        hub.Time.Pass(TimeSpan.FromSeconds(1));
        (await AllAsync(world.Coordinator)).ShouldBe(1, "a command drew it up");
        await using (var db = hub.Open())
            await db.Placements.Where(p => p.Id == draft).ExecuteUpdateAsync(set => set.SetProperty(p => p.Year, 1999));
        (await AllAsync(world.Coordinator)).ShouldBe(1, "no command did this: the kept answer stands");
        (await AllAsync(world.OtherCoordinator)).ShouldBe(0, "another reach has answers of its own");
        (await AllAsync(world.Administrator)).ShouldBe(0, "who has not asked yet is told what is there");

        hub.Services.GetRequiredService<ChangeFeed>().Hear(new(Nouns.Placements, null));
        hub.Time.Pass(TimeSpan.FromSeconds(1));
        (await AllAsync(world.Coordinator)).ShouldBe(0, "another node said that placements changed");

        async Task<int> AllAsync(Viewer viewer) => (await hub.As<CountPlacements>(viewer).RunAsync(new(TestHub.Today.Year))).ValueOrDefault!.All;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_request_asks_once_who_it_is_and_anew_after_a_command(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        using var request = hub.Services.CreateScope();
        var context = request.ServiceProvider.GetRequiredService<ViewerContext>();
        (context.Viewer, context.IsOneMoment) = (world.Coordinator, true);
        var counts = request.ServiceProvider.GetRequiredService<ShowViewer>();
        (await counts.RoleAsync(default)).ShouldNotBeNull();

        await using (var db = hub.Open())
            await db.RoleGrants.Where(g => g.AccountId == world.Coordinator.AccountId).ExecuteDeleteAsync();
        (await counts.RoleAsync(default)).ShouldNotBeNull("the request is one moment");
        var late = await request.ServiceProvider.GetRequiredService<SaveView>().RunAsync(new("placements", "Mine", "q=a"));
        late.ShouldBeOfType<Outcome<Nothing>.Forbidden>("what writes asks anew");
        (await counts.RoleAsync(default)).ShouldBeNull();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Demo;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.UseCases;

/// <summary>How many questions the busiest pages put to the database: each costs its server some tenths of a millisecond, also where the answer is nothing.</summary>
public sealed class PageQueriesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_ask_no_more_than_they_show(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        hub.Time.At = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);
        (await hub.Services.GetRequiredService<DemoStory>().TellAsync(default)).ShouldBeTrue();
        await using var db = hub.Open();
        var who = new Viewer((await db.Users.SingleAsync(u => u.Name == "Dana Whitfield")).Id, "Dana Whitfield", Role.ProgramCoordinator);
        var placement = await db.Placements.Where(p => p.State == PlacementState.Active && p.SchoolName == "Eastside High School").OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        (await CountAsync(async () => (await hub.As<ShowPlacement>(who).RunAsync(new(placement))).IsDone)).ShouldBeLessThanOrEqualTo(20);
        (await CountAsync(async () => (await hub.As<ListOpenings>(who).RunAsync(new())).IsDone)).ShouldBeLessThanOrEqualTo(9);
        (await CountAsync(async () => (await hub.As<ListCapacity>(who).RunAsync(new(new()))).IsDone)).ShouldBeLessThanOrEqualTo(11);
        (await CountAsync(async () => (await hub.As<CountCapacity>(who).RunAsync(new())).IsDone)).ShouldBeLessThanOrEqualTo(5);
        (await CountAsync(async () => (await hub.As<ShowWork>(who).RunAsync(default)).IsDone)).ShouldBeLessThanOrEqualTo(20);

        // the second time, as on every day but the first minute of it: what is kept is not asked for again
        async Task<int> CountAsync(Func<Task<bool>> page)
        {
            // an answer is kept that was asked for after the last change, not at its very moment
            hub.Time.At += TimeSpan.FromMinutes(1);
            (await page()).ShouldBeTrue();
            using var commands = CommandsSeen.Of(hub, provider);
            (await page()).ShouldBeTrue();
            return commands.All.Count;
        }
    }
}

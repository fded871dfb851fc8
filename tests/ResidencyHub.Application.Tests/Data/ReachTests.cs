using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Tests.Setup;

namespace ResidencyHub.Application.Tests.Data;

public sealed class ReachTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_model_serves_two_viewers_and_leaks_neither_sight(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);

        await using var mine = hub.Open(Reach.OfSchools(Guid.Empty, [world.School.Id], []));
        await using var theirs = hub.Open(Reach.OfSchools(Guid.Empty, [world.SecondSchool.Id, world.OtherSchool.Id], []));
        (await mine.Placements.SingleAsync()).Id.ShouldBe(placement.Id);
        (await theirs.Placements.CountAsync()).ShouldBe(0);
        (await theirs.Placements.FindAsync(placement.Id)).ShouldBeNull();
        (await theirs.Placements.Where(p => p.Id == placement.Id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Room, "x"))).ShouldBe(0);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Without a server for SQL Server the listener is what stands between its users and a query that it cannot translate: so it is tested itself.</summary>
public sealed class SqlServerListenerTests
{
    [Fact]
    public async Task What_is_asked_of_SQLite_is_translated_for_SQL_Server_within_the_same_reach()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var before = SqlServerListener.Translated;
        await using var db = hub.Open(Reach.OfSchools(Guid.Empty, [world.School.Id], []));
        (await db.Mentors.CountAsync(m => m.SortName.Length < 7919 && m.Room == "B214")).ShouldBe(1);
        (await db.Mentors.Where(m => m.Room == "no such room, 7919").ExecuteDeleteAsync()).ShouldBe(0);
        SqlServerListener.Translated.ShouldBeGreaterThanOrEqualTo(before + 2, "both were translated, or nothing stands guard");
    }

    [Fact]
    public async Task A_query_that_SQL_Server_does_not_know_fails_the_test_that_asks_it()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        await using var db = hub.Open();
        var broken = await Should.ThrowAsync<InvalidOperationException>(() => db.Schools.CountAsync(s => EF.Functions.Glob(s.Name, "East*")));
        broken.Message.ShouldStartWith("SQL Server's provider does not translate this query");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Tests.Setup;

namespace ResidencyHub.Application.Tests.Data;

public sealed class StatisticsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_planner_learns_how_many_rows_there_are(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await hub.WorldAsync();
        await hub.Services.GetRequiredService<ResidencyDbSource>().RefreshStatisticsAsync(default);
        if (provider != "Sqlite")
            return;
        await using var db = hub.Open();
        (await db.Database.SqlQueryRaw<string>("select stat as Value from sqlite_stat1 where tbl = 'Residents'").ToListAsync()).ShouldNotBeEmpty();
    }
}

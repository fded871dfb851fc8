using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Tests.Setup;
using Xunit.Abstractions;

namespace ResidencyHub.Application.Tests.Directory;

public sealed class NationalDirectoryTests(ITestOutputHelper output)
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_whole_national_list_loads_once_with_its_leading_zeros(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var job = Viewer.Job("first start");
        var clock = Stopwatch.StartNew();
        var loaded = (await hub.As<LoadNationalDirectory>(job).RunAsync(new())).ValueOrDefault!;
        output.WriteLine($"{provider}: {clock.Elapsed.TotalSeconds:0.00} s");

        loaded.ShouldBe(new(19_840 + 188, 101_688));
        await using var db = hub.Open();
        (await db.Districts.CountAsync()).ShouldBe(20_028);
        (await db.Schools.CountAsync()).ShouldBe(101_688);
        (await db.Schools.CountAsync(s => s.NcesId!.StartsWith("0"))).ShouldBeGreaterThan(19_000);
        (await db.Schools.CountAsync(s => s.NcesId!.Length != 12)).ShouldBe(0);
        (await db.Districts.CountAsync(s => s.NcesId!.Length != 7)).ShouldBe(0);
        var denver = await db.Districts.SingleAsync(d => d.NcesId == "0803360");
        (denver.State, denver.Locale, denver.Zip!.Length).ShouldBe(("CO", 11, 5));
        var albertville = await db.Schools.SingleAsync(s => s.NcesId == "010000500870");
        (albertville.Name, albertville.LowestGrade, albertville.HighestGrade, albertville.Version).ShouldBe(("Albertville Middle School", "7", "8", 0));
        (await db.Districts.Where(d => d.Id == albertville.DistrictId).Select(d => d.NcesId).SingleAsync()).ShouldBe("0100005");
        (await db.AuditEntries.CountAsync(a => a.Process == nameof(LoadNationalDirectory))).ShouldBe(1);

        (await hub.As<LoadNationalDirectory>(job).RunAsync(new())).ValueOrDefault.ShouldBe(new(0, 0));
        (await db.Schools.CountAsync()).ShouldBe(101_688);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Benchmarks;

/// <summary>Makes the demo's year large: placements of the demo's own schools and mentors, with its residents' names mixed anew, until there are as many as asked for. The hub must not be running.</summary>
internal static class SeedBenchmark
{
    private const string Numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {0}), given as (select FirstName as name, row_number() over (order by Id) - 1 as k from Residents), family as (select LastName as name, row_number() over (order by Id) - 1 as k from Residents), t as (select *, row_number() over (order by Id) - 1 as k from Placements where Year = (select max(Year) from Placements where State = 'Active') and OpenKey is not null)";

    public static async Task RunAsync(string connection, int rows)
    {
        await using var hub = await BenchmarkHub.OnAsync(connection);
        await using var db = hub.Open();
        var missing = rows - await db.Placements.CountAsync();
        if (missing <= 0)
        {
            Console.WriteLine($"There are {rows - missing:N0} placements already.");
            return;
        }
        var columns = db.Model.FindEntityType(typeof(Domain.Placements.Placement))!.GetProperties().Select(p => p.GetColumnName()).ToList();
        var values = columns.Select(c => c switch
        {
            "Id" => "upper(printf('%08x-%04x-8%03x-9%03x-%012x', abs(random()) % 4294967296, abs(random()) % 65536, abs(random()) % 4096, abs(random()) % 4096, abs(random()) % 281474976710656))",
            "ResidentName" => "g.name || ' ' || f.name",
            "ResidentSort" => "lower(f.name || ', ' || g.name)",
            "SearchWords" => "' ' || lower(g.name || ' ' || f.name || ' ' || t.SchoolName)",
            "OpenKey" => "null",
            _ => $"t.\"{c}\"",
        });
        var sql =
            $"{Numbers} insert into Placements ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) select {string.Join(", ", values)} from n join t on t.k = n.i % (select count(*) from t) join given g on g.k = n.i * 7 % (select count(*) from given) join family f on f.k = (n.i * 13 + n.i / 60) % (select count(*) from family)";
        await db.Database.ExecuteSqlRawAsync(sql, missing);
        await db.Database.ExecuteSqlRawAsync("analyze");
        Console.WriteLine($"{missing:N0} placements were added to the demo's, {rows:N0} in all.");
    }
}

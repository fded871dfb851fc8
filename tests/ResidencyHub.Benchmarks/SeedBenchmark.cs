using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using static ResidencyHub.Benchmarks.ListBenchmark;

namespace ResidencyHub.Benchmarks;

/// <summary>Makes the demo's year large: to each placement more of its kind, every one with a resident and a mentor of its own and twenty to a school, with the demo's names mixed anew, until there are as many as asked for. The hub must not be running.</summary>
internal static class SeedBenchmark
{
    private const int PerSchool = 20;

    // i: the number of a new placement; t: the demo's placement that it is like; all at one school are like the same one
    private const string Made = """
        create temp table Made as with recursive n(i) as (select 1 union all select i + 1 from n where i < {0}),
        given as (select FirstName as name, row_number() over (order by Id) - 1 as k from Residents), family as (select LastName as name, row_number() over (order by Id) - 1 as k from Residents),
        t as (select *, row_number() over (order by Id) - 1 as k from Placements where Year = (select max(Year) from Placements where State = 'Active') and OpenKey is not null and MentorId is not null)
        select n.i, t.Id as LikeId, t.SchoolId as LikeSchool, t.ResidentId as LikeResident, t.MentorId as LikeMentor, g.name as First, f.name as Last, 'School ' || (n.i / {1}) as School
        from n join t on t.k = (n.i / {1}) % (select count(*) from t) join given g on g.k = n.i * 7 % (select count(*) from given) join family f on f.k = (n.i * 13 + n.i / 60) % (select count(*) from family)
        """;

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
        await db.Database.OpenConnectionAsync();
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(Made, missing, PerSchool);
        var (school, resident, mentor, person) = (IdOf($"m.i / {PerSchool}", 'A'), IdOf("m.i", 'C'), IdOf("m.i", 'E'), IdOf("m.i", 'D'));
        (string, string)[] named = [("FirstName", "m.First"), ("LastName", "m.Last"), ("SortName", "lower(m.Last || ', ' || m.First)"), ("Email", "null"), ("SearchWords", "' ' || lower(m.First || ' ' || m.Last)"), ("SchoolId", school), ("SchoolName", "m.School"), ("Number", "null")];
        await CopyAsync("Schools", "LikeSchool", [("Id", school), ("Name", "m.School"), ("OfficialName", "m.School"), ("NcesId", "null"), ("SearchWords", "' ' || lower(m.School)")], $"where m.i % {PerSchool} = 0 or m.i = 1");
        await CopyAsync("People", "(select PersonId from Mentors where Id = m.LikeMentor)", [("Id", person)]);
        await CopyAsync("Mentors", "LikeMentor", [("Id", mentor), ("PersonId", person), .. named]);
        await CopyAsync("Residents", "LikeResident", [("Id", resident), ("MentorId", mentor), .. named]);
        await CopyAsync("Placements", "LikeId",
        [
            ("Id", IdOf("m.i", 'B')), ("ResidentId", resident), ("MentorId", mentor), ("SchoolId", school), ("SchoolName", "m.School"), ("OpenKey", "null"), ("FollowsId", "null"), ("ResidentName", "m.First || ' ' || m.Last"),
            ("ResidentSort", "lower(m.Last || ', ' || m.First)"), ("SearchWords", "' ' || lower(m.First || ' ' || m.Last || ' ' || m.School)"),
        ]);
        await CopyAsync("Mentorships", "(select Id from Mentorships where PlacementId = m.LikeId)", [("Id", IdOf("m.i", 'F')), ("PlacementId", IdOf("m.i", 'B')), ("ResidentId", resident), ("MentorId", mentor), ("SchoolId", school)]);
        await whole.CommitAsync();
        await db.Database.ExecuteSqlRawAsync("analyze");
        Console.WriteLine($"{missing:N0} placements were added to the demo's, {rows:N0} in all, each with a resident and a mentor, {missing / PerSchool:N0} schools.");

        Task CopyAsync(string table, string like, (string Column, string Value)[] changed, string which = "")
        {
            var entity = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table);
            var columns = entity.GetProperties().Select(p => p.GetColumnName()).ToList();
            var values = columns.Select(c => changed.FirstOrDefault(x => x.Column == c) is { Value: { } value } ? value : NullIfUnique(entity, c));
            var sql = $"insert into {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) select {string.Join(", ", values)} from temp.Made m join {table} t on t.Id = {like} {which}";
            return db.Database.ExecuteSqlRawAsync(sql);
        }
    }
}

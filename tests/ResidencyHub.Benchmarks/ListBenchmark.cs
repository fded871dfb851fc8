using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Benchmarks;

/// <summary>The lists of placements, residents and mentors at two sizes: each offered sort, both ways, first page and a page in the middle, for a viewer of everything and for a viewer of one school. What counts is the ratio of the medians.</summary>
internal static class ListBenchmark
{
    private const int PerSchool = 20;

    private readonly record struct Case(string List, string Viewer, string Sort, string Page);

    public static async Task RunAsync(int small, int large)
    {
        var few = await MeasureAsync(small);
        var many = await MeasureAsync(large);
        Console.WriteLine($"{"list",-10} {"viewer",-8} {"sort",-10} {"page",-7} {small,12:N0} {large,12:N0}  ratio");
        foreach (var (key, time) in few)
            Console.WriteLine($"{key.List,-10} {key.Viewer,-8} {key.Sort,-10} {key.Page,-7} {time,9:0.00} ms {many[key],9:0.00} ms  {many[key] / time,5:0.00}");
        Console.WriteLine($"worst ratio {few.Max(f => many[f.Key] / f.Value):0.00}, median ratio {few.Select(f => many[f.Key] / f.Value).Order().ElementAt(few.Count / 2):0.00}, {few.Count} cases");
    }

    private static async Task<Dictionary<Case, double>> MeasureAsync(int rows)
    {
        await using var hub = await BenchmarkHub.NewAsync();
        var school = await FillAsync(hub, rows);
        var always = new Period(new DateOnly(2020, 1, 1));
        var everything = await hub.ViewerAsync("Alex Admin", Role.Administrator, a => RoleGrant.Administrator(a, always));
        var one = await hub.ViewerAsync("Maria Santana", Role.SchoolLeader, a => RoleGrant.SchoolLeader(a, school, always));
        var times = new Dictionary<Case, double>();
        await MeasureAsync("placements", ListPlacements.Orders, db => db.Placements, (viewer, page) => hub.MedianAsync<ListPlacements>(viewer, list => list.RunAsync(new(page))));
        await MeasureAsync("residents", ListResidents.Orders, db => db.Residents, (viewer, page) => hub.MedianAsync<ListResidents>(viewer, list => list.RunAsync(new(page))));
        await MeasureAsync("mentors", ListMentors.Orders, db => db.Mentors, (viewer, page) => hub.MedianAsync<ListMentors>(viewer, list => list.RunAsync(new(page))));
        return times;

        async Task MeasureAsync<T>(string list, IReadOnlyDictionary<string, ListOrder<T>> orders, Func<ResidencyDb, IQueryable<T>> all, Func<Viewer, PageRequest, Task<double>> timeAsync) where T : class
        {
            foreach (var (name, viewer) in new[] { ("all", everything), ("school", one) })
                foreach (var (sort, order) in orders)
                    foreach (var down in new[] { false, true })
                    {
                        var (first, key) = (new PageRequest(sort, down), new Case(list, name, down ? $"-{sort}" : sort, "first"));
                        times[key] = await timeAsync(viewer, first);
                        if (viewer != everything)
                            continue;
                        // the cursor of the middle is made from the row that stands there
                        await using var db = hub.Open();
                        times[key with { Page = "middle" }] = await timeAsync(viewer, first with { After = order.CursorOf(await order.Sorted(all(db).AsNoTracking(), down).Skip(rows / 2).FirstAsync()) });
                    }
        }
    }

    private static async Task<School> FillAsync(BenchmarkHub hub, int rows)
    {
        await using var db = hub.Open();
        var university = new University("Harbor Valley University", null, "CA");
        var program = new PreparationProgram(university.Id, "Harbor Valley Residency");
        var district = new District("Harbor City Unified", "CA", "9900101");
        var school = new School(district.Id, "School 0000000", "CA");
        var cohort = new Cohort(program.Id, "Cohort", new AcademicYear(2026), new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)), 10);
        var person = new Person(new("Ana", "Reyes"), null, null, program.Id);
        var resident = new Resident(person, cohort, null, new DateOnly(2026, 4, 1));
        var teacher = new Person(new("Bea", "Lund"), null, null, program.Id);
        var mentor = new Mentor(teacher, school, null, new DateOnly(2026, 4, 1));
        var act = new Act("bench", new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        var template = new Placement(resident, cohort, school, null, "Mathematics", "9–12", new Period(new DateOnly(2026, 8, 17), new DateOnly(2027, 6, 4)), act);
        template.Propose(false, new DateOnly(2026, 6, 1), act);
        db.AddRange(university, program, district, school, cohort, person, resident, teacher, mentor, template);
        await db.SaveChangesAsync();

        // rows are copied inside the database: what is measured is reading, not writing
        var numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {0})";
        await db.Database.ExecuteSqlRawAsync(Copy(db, "Schools", [("Id", IdOf("i", 'A')), ("Name", "printf('School %07d', i)")], numbers, $"Name = 'School 0000000'"), rows / PerSchool);
        await db.Database.ExecuteSqlRawAsync(Copy(db, "Placements",
            [
                ("Id", IdOf("i", 'B')), ("ResidentName", "printf('Resident %07d', (i * 7919) % 10000019)"), ("ResidentSort", "printf('resident %07d', (i * 7919) % 10000019)"),
                ("SchoolId", $"(select {IdOf("max(1, i / 20)", 'A')})"), ("SchoolName", "printf('School %07d', max(1, i / 20))"), ("State", StateOf<PlacementState>()),
                ("NextOn", "date('2026-08-01', printf('+%d days', (i * 31) % 700))"), ("StartsOn", "date('2026-07-01', printf('+%d days', (i * 17) % 300))"),
            ], numbers, "true"), rows - 1);
        (string, string)[] placed = [("SchoolId", $"(select {IdOf("max(1, i / 20)", 'A')})"), ("SchoolName", "printf('School %07d', max(1, i / 20))"), ("SortName", "printf('name %07d', (i * 7919) % 10000019)")];
        await db.Database.ExecuteSqlRawAsync(Copy(db, "Residents", [("Id", IdOf("i", 'C')), ("State", StateOf<ResidentState>()), ("Subject", "printf('Subject %02d', i % 40)"), .. placed], numbers, "true"), rows - 1);
        await db.Database.ExecuteSqlRawAsync(Copy(db, "People", [("Id", IdOf("i", 'D'))], numbers, "true"), rows - 1);
        await db.Database.ExecuteSqlRawAsync(Copy(db, "Mentors", [("Id", IdOf("i", 'E')), ("PersonId", IdOf("i", 'D')), ("State", StateOf<MentorState>()), .. placed], numbers, "true"), rows - 1);
        await db.Database.ExecuteSqlRawAsync("analyze");
        return await db.Schools.AsNoTracking().FirstAsync(s => s.Name == "School 0000003");
    }

    internal static string StateOf<TState>() where TState : struct, Enum
    {
        var names = Enum.GetNames<TState>();
        return $"case i % {names.Length} {string.Join(" ", names.Select((s, k) => $"when {k} then '{s}'"))} end";
    }

    internal static string IdOf(string number, char kind) => $"printf('{kind}0000000-0000-8000-8000-%012X', {number})";

    internal static string Copy(DbContext db, string table, (string Column, string Value)[] changed, string numbers, string where)
    {
        var entity = db.Model.GetEntityTypes().Single(e => e.GetTableName() == table);
        var columns = entity.GetProperties().Select(p => p.GetColumnName()).ToList();
        var values = columns.Select(c => changed.FirstOrDefault(x => x.Column == c) is { Value: { } value } ? value : NullIfUnique(entity, c));
        return $"{numbers} insert into {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) select {string.Join(", ", values)} from (select * from {table} where {where} limit 1) t, n";
    }

    // a copy can't repeat what must be unique
    internal static string NullIfUnique(Microsoft.EntityFrameworkCore.Metadata.IEntityType entity, string column) =>
        entity.GetIndexes().Any(i => i.IsUnique && i.Properties.Count == 1 && i.Properties[0].GetColumnName() == column) ? "null" : $"t.\"{column}\"";
}

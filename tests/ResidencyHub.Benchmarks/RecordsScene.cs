using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using static ResidencyHub.Benchmarks.ListBenchmark;

namespace ResidencyHub.Benchmarks;

/// <summary>Acts, e-mails and accounts in any number, made inside the database: the demo has few of them, or none.</summary>
internal static class RecordsScene
{
    public const string Numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i <= {0})";

    /// <summary>An account of which every twentieth act is.</summary>
    public static readonly Guid Account = new("F0000000-0000-8000-8000-000000000007");

    /// <summary>A record that thirty acts changed.</summary>
    public static readonly Guid Subject = new("E0000000-0000-8000-8000-000000000007");

    // one in twenty is an Ana
    private const string First = "case i % 20 when 7 then 'Ana' else printf('Person%02d', i % 20) end";

    /// <summary>One row of each kind, to be copied.</summary>
    public static async Task BeginAsync(ResidencyDb db)
    {
        var at = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        db.Add(new AuditEntry { At = at, Process = "Template", ActorName = "Template", Why = "It was asked for by the school.", About = "A placement", Changes = [new AuditChange { Entity = "Placement", Subject = Subject, Kind = "Modified", Before = """{"State":"Requested"}""", After = """{"State":"Confirmed"}""" }] });
        db.Add(new OutboxMessage { ToName = "Template", ToAddress = "template@hub.example", Subject = "Template", Body = "A letter of a few lines, as the hub writes them.", Cause = "Benchmark", WrittenAt = at, NotBefore = at });
        await db.SaveChangesAsync();
    }

    /// <summary>Of twenty people, twenty use cases, one each four minutes, each with one change; thirty acts about each record.</summary>
    public static async Task ActsAsync(ResidencyDb db, int rows)
    {
        await FillAsync(db, "AuditEntries", "\"Process\" = 'Template'", rows,
            ("Process", "printf('Process%02d', i % 20)"), ("ActorName", "printf('Person %02d', i % 20)"), ("AccountId", IdOf("i % 20", 'F')), ("At", "strftime('%Y-%m-%d %H:%M:%S', '2020-12-01', printf('+%d minutes', i * 200000 / {0} * 4))"));
        await FillAsync(db, "AuditChanges", "\"Before\" = '{{\"State\":\"Requested\"}}'", rows, ("EntryId", IdOf("i", 'B')), ("Subject", IdOf("i / 30", 'E')));
    }

    /// <summary>To a person of an own name each, with three words of a subject that all have in common.</summary>
    public static async Task LettersAsync(ResidencyDb db, int rows)
    {
        await FillAsync(db, "Outbox", "\"Subject\" = 'Template'", rows,
            ("ToName", $"printf('%s N%07d', {First}, i)"), ("ToAddress", "printf('n%07d@hub.example', i)"), ("Subject", "'Your check-in is due'"), ("State", StateOf<OutboxState>()),
            ("SearchWords", $"printf(' %s n%07d n%07d hubexample your check in is due', lower({First}), i, i)"));
        foreach (var word in new[] { $"lower({First})", "printf('n%07d', i)", "'hubexample'", "'your'", "'check'", "'in'", "'is'", "'due'" })
            await WordAsync(db, nameof(OutboxMessage), word, rows);
    }

    public static async Task AccountsAsync(ResidencyDb db, int rows)
    {
        await FillAsync(db, "AspNetUsers", "true", rows,
            ("Name", $"printf('%s N%07d', {First}, i)"), ("NormalizedUserName", "printf('NAME%d@HUB.EXAMPLE', i)"), ("UserName", "printf('name%d@hub.example', i)"), ("Email", "printf('name%d@hub.example', i)"),
            ("SearchWords", $"printf(' %s n%07d name%d hubexample', lower({First}), i, i)"));
        foreach (var word in new[] { $"lower({First})", "printf('n%07d', i)", "printf('name%d', i)", "'hubexample'" })
            await WordAsync(db, nameof(HubUser), word, rows);
    }

    private static Task<int> FillAsync(ResidencyDb db, string table, string where, int rows, params (string, string)[] changed) =>
        db.Database.ExecuteSqlRawAsync(Copy(db, table, [("Id", IdOf("i", 'B')), .. changed], Numbers, where), rows);

    private static async Task WordAsync(ResidencyDb db, string entity, string word, int rows)
    {
        var number = await db.SearchWords.CountAsync();
        var copy = $"{Numbers} insert into SearchWords (\"Id\", \"Entity\", \"Word\", \"RowId\") select {IdOf($"i + {number}", 'D')}, '{entity}', {word}, {IdOf("i", 'B')} from n";
        await db.Database.ExecuteSqlRawAsync(copy, rows);
    }
}

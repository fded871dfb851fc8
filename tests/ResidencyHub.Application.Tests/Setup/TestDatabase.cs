using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>An own empty database for one test: copied from one that was migrated once per run; on PostgreSQL, where copying takes longer than most tests, one that an earlier test has left, emptied.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<string, string> Templates = [];
    private static readonly ConcurrentBag<string> Left = [];

    private TestDatabase(DatabaseSettings settings) => Settings = settings;

    public DatabaseSettings Settings { get; }

    public static async Task<TestDatabase> NewAsync(string provider)
    {
        if (provider == "Postgres" && Left.TryTake(out var left))
            return new TestDatabase(Connect(provider, left));
        var name = $"hub_{Guid.NewGuid():N}";
        await Gate.WaitAsync();
        try
        {
            if (!Templates.TryGetValue(provider, out var template))
                Templates[provider] = template = await MakeTemplateAsync(provider);
            switch (provider)
            {
                case "Sqlite":
                    File.Copy(template, FileOf(name));
                    break;
                case "Postgres":
                    await PostgresAsync($"create database \"{name}\" template \"{template}\"");
                    break;
                default:
                    await new ResidencyDbSource(Connect(provider, name)).PrepareAsync(default);
                    break;
            }
        }
        finally
        {
            Gate.Release();
        }
        return new TestDatabase(Connect(provider, name));
    }

    public async ValueTask DisposeAsync()
    {
        switch (Settings.Provider)
        {
            case "Sqlite":
                var file = new SqliteConnectionStringBuilder(Settings.Connection).DataSource;
                SqliteConnection.ClearPool(new SqliteConnection(Settings.Connection));
                foreach (var part in new[] { file, $"{file}-wal", $"{file}-shm" })
                    File.Delete(part);
                break;
            case "Postgres":
                await EmptyAsync(Settings.Connection);
                Left.Add(new NpgsqlConnectionStringBuilder(Settings.Connection).Database!);
                break;
            default:
                await using (var db = Providers.Opener(Settings)(Reach.Everything("clean up")))
                    await db.Database.EnsureDeletedAsync();
                break;
        }
    }

    private static async Task<string> MakeTemplateAsync(string provider)
    {
        var name = $"hub_template_{Guid.NewGuid():N}";
        if (provider == "SqlServer")
            return name;
        await new ResidencyDbSource(Connect(provider, name)).PrepareAsync(default);
        if (provider == "Postgres")
        {
            await RunAsync(Connect(provider, name).Connection, KeepFirstRows);
            NpgsqlConnection.ClearAllPools(); // a database that somebody is connected to is nobody's template
            return name;
        }
        SqliteConnection.ClearAllPools();
        return FileOf(name);
    }

    private static DatabaseSettings Connect(string provider, string name) => new()
    {
        Provider = provider,
        Retries = 0,
        Connection = provider switch
        {
            "Sqlite" => $"Data Source={FileOf(name)}",
            "Postgres" => new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("RESIDENCYHUB_TEST_POSTGRES")) { Database = name, MaxPoolSize = 10 }.ConnectionString,
            _ => new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable("RESIDENCYHUB_TEST_SQLSERVER")) { InitialCatalog = name }.ConnectionString,
        },
    };

    private static string FileOf(string name) => Path.Combine(Path.GetTempPath(), $"{name}.db");

    /// <summary>What a new hub begins with (rules, frameworks) is set aside, to be put back for each test.</summary>
    private const string KeepFirstRows = """
        do $$ declare t text; filled bool; begin
          create schema first;
          for t in select tablename from pg_tables where schemaname = 'public' loop
            execute format('select exists (select from public.%I)', t) into filled;
            if filled then execute format('create table first.%I as table public.%I', t, t); end if;
          end loop;
        end $$
        """;

    /// <summary>As it was in the beginning. Small tables are deleted from, which is quicker than to truncate them; no trigger and no foreign key looks on.</summary>
    private const string PutBackFirstRows = """
        do $$ declare t text; begin
          set local session_replication_role = replica;
          for t in select tablename from pg_tables where schemaname = 'public' loop
            if pg_relation_size(format('public.%I', t)) > 262144 then execute format('truncate public.%I cascade', t);
            else execute format('delete from public.%I', t); end if;
          end loop;
          for t in select tablename from pg_tables where schemaname = 'first' loop
            execute format('insert into public.%I select * from first.%I', t, t);
          end loop;
        end $$
        """;

    /// <summary>Over a connection of the pool that the next test takes: a server's process that knows the tables already empties them in a quarter of the time.</summary>
    private static Task EmptyAsync(string connection) => RunOverAsync(connection, PutBackFirstRows);

    private static Task PostgresAsync(string sql) => RunAsync(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("RESIDENCYHUB_TEST_POSTGRES")) { Database = "postgres" }.ConnectionString, sql);

    private static Task RunAsync(string database, string sql) => RunOverAsync(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString, sql);

    private static async Task RunOverAsync(string exact, string sql)
    {
        await using var connection = new NpgsqlConnection(exact);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

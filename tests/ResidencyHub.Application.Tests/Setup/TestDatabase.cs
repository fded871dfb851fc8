using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>An own empty database for one test, copied from one that was migrated once per run.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<string, string> Templates = [];

    private TestDatabase(DatabaseSettings settings) => Settings = settings;

    public DatabaseSettings Settings { get; }

    public static async Task<TestDatabase> NewAsync(string provider)
    {
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
                await using (var connection = new NpgsqlConnection(Settings.Connection))
                    NpgsqlConnection.ClearPool(connection);
                await PostgresAsync($"drop database if exists \"{new NpgsqlConnectionStringBuilder(Settings.Connection).Database}\" with (force)");
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
            await using var connection = new NpgsqlConnection(Connect(provider, name).Connection);
            NpgsqlConnection.ClearPool(connection);
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

    private static async Task PostgresAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("RESIDENCYHUB_TEST_POSTGRES")) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

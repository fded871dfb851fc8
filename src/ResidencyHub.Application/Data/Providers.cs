using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Data;

/// <summary>How the hub reaches its database; configuration section <c>Database</c>.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Sqlite, SqlServer or Postgres.</summary>
    public string Provider { get; init; } = "Sqlite";

    /// <summary>The connection string; for SQLite a file beside the app when absent.</summary>
    public string Connection { get; init; } = "Data Source=App_Data/residencyhub.db";

    /// <summary>Seconds.</summary>
    public int CommandTimeout { get; init; } = 30;

    /// <summary>Tries again after a passing fault of a database server; 0 for never.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>SQL Server's compatibility level, 150 for 2019.</summary>
    public int CompatibilityLevel { get; init; } = 150;

    /// <summary>Statements in one round trip to SQL Server.</summary>
    public int MaxBatchSize { get; init; } = 42;

    public static DatabaseSettings Of(IConfiguration configuration) => configuration.GetSection("Database").Get<DatabaseSettings>() ?? new();
}

/// <summary>The options of each provider's context: the same at design time, in tests and at run time.</summary>
internal static class Providers
{
    // The Identity tables' shape comes from options that a context finds through the application's services.
    private static readonly ServiceProvider Shape = new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    // EF keeps models, compiled queries and their statements in one memory of 10,240 units, 10 a query and 200 a model. With a model for each
    // kind of reach that is a few hundred queries for all roles together: they pushed one another out and were compiled over and over.
    private static readonly MemoryCache Compiled = new(new MemoryCacheOptions { SizeLimit = 60_000 });

    private static readonly WithoutNul NoNul = new();

    public static DbContextOptions<SqliteResidencyDb> Sqlite(DatabaseSettings settings) => With<SqliteResidencyDb>(o =>
        o.UseSqlite(settings.Connection, x => x.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter).CommandTimeout(settings.CommandTimeout)));

    public static DbContextOptions<SqlServerResidencyDb> SqlServer(DatabaseSettings settings) => With<SqlServerResidencyDb>(o =>
        o.UseSqlServer(settings.Connection, x => x.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
            .CommandTimeout(settings.CommandTimeout).UseCompatibilityLevel(settings.CompatibilityLevel).MaxBatchSize(settings.MaxBatchSize).EnableRetryOnFailure(settings.Retries)));

    public static DbContextOptions<PostgresResidencyDb> Postgres(DatabaseSettings settings) => With<PostgresResidencyDb>(o =>
        o.UseNpgsql(settings.Connection, x => x.CommandTimeout(settings.CommandTimeout).EnableRetryOnFailure(settings.Retries)).AddInterceptors(NoNul));

    /// <summary>How to open a context of the configured provider.</summary>
    public static Func<Reach, ResidencyDb> Opener(DatabaseSettings settings) => settings.Provider switch
    {
        "Sqlite" => Opener(Sqlite(settings), (o, r) => new SqliteResidencyDb(o, r)),
        "SqlServer" => Opener(SqlServer(settings), (o, r) => new SqlServerResidencyDb(o, r)),
        "Postgres" => Opener(Postgres(settings), (o, r) => new PostgresResidencyDb(o, r)),
        var other => throw new ArgumentException($"Database:Provider is “{other}”; it is Sqlite, SqlServer or Postgres.", nameof(settings)),
    };

    private static Func<Reach, ResidencyDb> Opener<T>(DbContextOptions<T> options, Func<DbContextOptions<T>, Reach, ResidencyDb> make) where T : ResidencyDb => reach => make(options, reach);

    private static DbContextOptions<T> With<T>(Action<DbContextOptionsBuilder> use) where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        builder.ReplaceService<IModelCacheKeyFactory, ReachModelKey>();
        return builder.UseMemoryCache(Compiled).UseApplicationServiceProvider(Shape).Options;
    }
}

/// <summary>One model per provider and kind of reach, so that a filter is one plain condition: an OR in it would cost every narrow viewer a whole scan.</summary>
internal sealed class ReachModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as ResidencyDb)?.Reach.Kind, designTime);
}

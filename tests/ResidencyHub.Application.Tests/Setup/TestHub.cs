using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>A hub on a real database with a stopped clock; partial files add the set-up of each area, so that tests read as sentences.</summary>
internal sealed partial class TestHub : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly bool _isGuest;

    private TestHub(TestDatabase database, bool isGuest = false)
    {
        (_database, _isGuest) = (database, isGuest);
        var settings = new Dictionary<string, string?> { ["Database:Provider"] = database.Settings.Provider, ["Database:Connection"] = database.Settings.Connection, ["Database:Retries"] = "0", ["TimeZone"] = "America/Denver", ["PublicUrl"] = "https://hub.example", ["Files:Folder"] = Files };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        Services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddLogging()
            .AddResidencyHub(configuration)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Wednesday 18 November 2026, 10:00 in Denver.</summary>
    public StoppedClock Time { get; } = new(new DateTimeOffset(2026, 11, 18, 17, 0, 0, TimeSpan.Zero));

    public static DateOnly Today { get; } = new(2026, 11, 18);

    /// <summary>Where this hub keeps files.</summary>
    public string Files { get; } = Path.Combine(Path.GetTempPath(), $"hub_files_{Guid.NewGuid():N}");

    public ServiceProvider Services { get; }

    public static async Task<TestHub> OnAsync(string provider) => new(await TestDatabase.NewAsync(provider));

    /// <summary>Another node on the same database.</summary>
    public TestHub Beside() => new(_database, isGuest: true);

    /// <summary>A use case as <paramref name="viewer"/> would run it, in a scope of its own.</summary>
    public T As<T>(Viewer viewer) where T : notnull
    {
        var scope = Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    /// <summary>The data without a filter, to set up and to check.</summary>
    public ResidencyDb Open(Reach? reach = null) => Services.GetRequiredService<ResidencyDbSource>().Open(reach ?? Reach.Everything("test"), tracking: true);

    /// <summary>Saves rows that a test needs.</summary>
    public async Task SaveAsync(params object[] rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (System.IO.Directory.Exists(Files))
            System.IO.Directory.Delete(Files, recursive: true);
        if (!_isGuest)
            await _database.DisposeAsync();
    }
}

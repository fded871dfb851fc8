using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>The whole hub on a free port and an embedded database of its own, with the demo as it stands on a Friday in November.</summary>
public sealed class RunningHub : WebApplicationFactory<Program>
{
    private static readonly Lock Gate = new();

    private static readonly ToldDemo Told = new();

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("hub_browser_").FullName;

    public RunningHub() => UseKestrel(0);

    /// <summary>Without it: an empty hub that waits for its first administrator.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Friday, 20 November 2026, ten in the morning at the hub, when the tests begin: a week with five school days, a check-in due.</summary>
    public static DateTimeOffset Begins { get; } = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private string DatabaseFile => Path.Combine(_folder, "hub.db");

    public string Start()
    {
        lock (Gate)
        {
            if (Demo)
                Told.CopyTo(DatabaseFile);
            StartServer();
            if (Demo)
                Told.KeepOf(DatabaseFile);
        }
        return ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production")
        .UseSetting("Demo", Demo.ToString())
        .UseSetting("Directory:LoadNational", "false")
        .UseSetting("TimeZone", "America/New_York")
        .UseSetting("RateLimit", "100")
        .UseSetting("Database:Connection", $"Data Source={DatabaseFile}")
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new ShiftedTime()));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (System.IO.Directory.Exists(_folder))
            System.IO.Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A clock that runs as every other, from <see cref="Begins"/> on: the demo tells the same story on every day of the year.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        private readonly TimeSpan _shift = Begins - DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + _shift;
    }
}

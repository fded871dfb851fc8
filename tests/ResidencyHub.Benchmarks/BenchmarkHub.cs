using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Demo;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Benchmarks;

/// <summary>A hub on a fresh database — a SQLite file in the temporary folder, or one on the PostgreSQL server that <c>RESIDENCYHUB_TEST_POSTGRES</c> names — with the means to act as anybody.</summary>
internal sealed class BenchmarkHub : IAsyncDisposable
{
    private readonly string? _file;
    private readonly string _provider;
    private readonly ServiceProvider _services;

    private BenchmarkHub(string provider, string connection, string? file)
    {
        (_provider, _file) = (provider, file);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Provider", provider), new("Database:Connection", connection), new("TimeZone", "America/Denver")]).Build();
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddResidencyHub(configuration).BuildServiceProvider();
    }

    /// <summary>On a fresh database, which goes with the hub.</summary>
    public static Task<BenchmarkHub> NewAsync(string provider = "Sqlite")
    {
        var name = $"hub_bench_{Guid.NewGuid():N}";
        var file = Path.Combine(Path.GetTempPath(), $"{name}.db");
        return PrepareAsync(provider is "Sqlite" ? new(provider, $"Data Source={file}", file) : new(provider, $"{Environment.GetEnvironmentVariable("RESIDENCYHUB_TEST_POSTGRES")};Database={name}", null));
    }

    /// <summary>On a SQLite database that stays.</summary>
    public static Task<BenchmarkHub> OnAsync(string connection) => PrepareAsync(new("Sqlite", connection, null));

    private static async Task<BenchmarkHub> PrepareAsync(BenchmarkHub hub)
    {
        await hub._services.GetRequiredService<ResidencyDbSource>().PrepareAsync(default);
        return hub;
    }

    public ImportWork Imports => _services.GetRequiredService<ImportWork>();

    public ResidencyDb Open() => _services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("benchmark"), tracking: true);

    public async Task<Viewer> ViewerAsync(string name, Role role, Func<Guid, RoleGrant> grant)
    {
        await using var db = Open();
        var email = $"{SearchText.Of(name).Replace(' ', '.')}@bench.example";
        var user = new HubUser { Id = SequentialGuid.Next(), Name = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, SecurityStamp = "bench" };
        db.AddRange(user, grant(user.Id));
        await db.SaveChangesAsync();
        return new Viewer(user.Id, name, role);
    }

    public Task TellDemoAsync() => _services.GetRequiredService<DemoStory>().TellAsync(default);

    /// <summary>Somebody of the demo's story.</summary>
    public async Task<Viewer> ViewerOfDemoAsync(string name, Role role)
    {
        await using var db = Open();
        return new Viewer((await db.Users.FirstAsync(u => u.Name == name)).Id, name, role);
    }

    /// <summary>Median, in milliseconds, of <paramref name="times"/> runs of a use case, each in a scope of its own; the first runs are thrown away.</summary>
    public async Task<double> MedianAsync<TUseCase>(Viewer viewer, Func<TUseCase, Task> run, int times = 31) where TUseCase : notnull => (await TimesAsync(viewer, run, times))[times / 2];

    /// <summary>As <see cref="MedianAsync"/>, all the times from the shortest to the longest.</summary>
    public async Task<List<double>> TimesAsync<TUseCase>(Viewer viewer, Func<TUseCase, Task> run, int times) where TUseCase : notnull
    {
        var taken = new List<double>();
        for (var i = 0; i < times + 5; i++)
        {
            await using var scope = _services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
            var useCase = scope.ServiceProvider.GetRequiredService<TUseCase>();
            var start = Stopwatch.GetTimestamp();
            await run(useCase);
            if (i >= 5)
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        return taken;
    }

    public async Task<TAnswer> AskAsync<TUseCase, TAnswer>(Viewer viewer, Func<TUseCase, Task<TAnswer>> run) where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is not "Sqlite")
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_file is null)
            return;
        foreach (var part in new[] { _file, $"{_file}-wal", $"{_file}-shm" })
            File.Delete(part);
    }
}

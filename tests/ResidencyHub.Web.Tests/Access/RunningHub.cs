using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Web.Tests.Access;

/// <summary>The whole hub over HTTP on an empty database of its own.</summary>
public sealed partial class RunningHub : WebApplicationFactory<Program>
{
    public const string Password = "a few plain words";

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"hub_web_{Guid.NewGuid():N}.db");

    private readonly string _files = Path.Combine(Path.GetTempPath(), $"hub_files_{Guid.NewGuid():N}");

    /// <summary>What the first start of a hub makes, without and with the demo: made once, then copied.</summary>
    private static readonly ConcurrentDictionary<bool, Lazy<string>> _firstStarts = [];

    private readonly bool _isFirst;

    public RunningHub() : this(isFirst: false) { }

    private RunningHub(bool isFirst) => _isFirst = isFirst;

    public bool Demo { get; init; }

    /// <summary>Besides: key → value.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (!_isFirst)
            File.Copy(_firstStarts.GetOrAdd(Demo, demo => new(() => FirstStart(demo))).Value, _file);
        builder
            .UseEnvironment("Production")
            .UseSetting("Demo", Demo.ToString())
            .UseSetting("Database:Connection", $"Data Source={_file}")
            .UseSetting("Files:Folder", _files)
            .UseSetting("PublicUrl", "https://hub.example");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
    }

    private static string FirstStart(bool demo)
    {
        using var hub = new RunningHub(isFirst: true) { Demo = demo };
        _ = hub.Server;
        using (var database = new SqliteConnection($"Data Source={hub._file};Pooling=False"))
        {
            database.Open();
            using var whole = database.CreateCommand();
            whole.CommandText = $"vacuum into '{hub._file}.first'";
            whole.ExecuteNonQuery();
        }
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete($"{hub._file}.first");
        return $"{hub._file}.first";
    }

    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost"), HandleCookies = true });

    /// <summary>Somebody with an administrator's role, so that the hub is not an empty one.</summary>
    public async Task<HubUser> AccountAsync(string email = "alex@hub.example", Role? role = Role.Administrator, bool demo = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = new HubUser { Name = email.Split('@')[0], UserName = email, Email = email, EmailConfirmed = true, IsDemo = demo };
        (await scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>().CreateAsync(user, Password)).Succeeded.ShouldBeTrue();
        if (role is Role.Administrator)
            await ChangeAsync(db => db.Add(RoleGrant.Administrator(user.Id, new Period(new DateOnly(2020, 1, 1)))));
        return user;
    }

    internal async Task ChangeAsync(Action<ResidencyDb> change)
    {
        await using var db = Open();
        change(db);
        await db.SaveChangesAsync();
    }

    internal ResidencyDb Open() => Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("test"), tracking: true);

    /// <summary>Gets a page's form and posts it with its antiforgery token and hidden fields.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string formName, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        var form = Forms().Matches(html).Select(m => m.Value).First(f => f.Contains($"value=\"{formName}\"", StringComparison.Ordinal));
        var all = Hidden().Matches(form).Select(m => (Name: m.Groups["name"].Value, Value: WebUtility.HtmlDecode(m.Groups["value"].Value))).Concat(fields);
        using var content = new FormUrlEncodedContent(all.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await browser.PostAsync(new Uri(page, UriKind.Relative), content);
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string? returnUrl = null) =>
        PostAsync(browser, "/account/sign-in" + (returnUrl is null ? "" : $"?ReturnUrl={Uri.EscapeDataString(returnUrl)}"), "sign-in", ("Input.Email", email), ("Input.Password", password));

    /// <summary>One click on a person of the demo.</summary>
    public static async Task SignInAsDemoAsync(HttpClient browser, string name)
    {
        var html = await browser.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var form = Forms().Matches(html).Select(m => m.Value).First(f => f.Contains($">{name}</button>", StringComparison.Ordinal));
        using var content = new FormUrlEncodedContent(Hidden().Matches(form).Select(m => new KeyValuePair<string, string>(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))));
        Leads(await browser.PostAsync(new Uri("/account/demo", UriKind.Relative), content)).ShouldBe("/");
    }

    /// <summary>Where an answer leads, as a path of the hub; a whole address elsewhere stays whole.</summary>
    public static string? Leads(HttpResponseMessage answer) =>
        answer.Headers.Location is { } to ? to.IsAbsoluteUri && to.Host == "localhost" ? to.PathAndQuery : to.ToString() : null;

    /// <summary>The token in the newest letter to an address.</summary>
    public async Task<string> TokenInLetterAsync(string address)
    {
        await using var db = Open();
        var letter = db.Outbox.Where(m => m.ToAddress == address).AsEnumerable().OrderByDescending(m => m.Id).First();
        return Services.GetRequiredService<Postbox>().Read(letter).Split('\n').First(l => l.StartsWith("https://hub.example/", StringComparison.Ordinal))["https://hub.example".Length..];
    }

    /// <summary>How many letters were written to an address.</summary>
    public async Task<int> LettersToAsync(string address)
    {
        await using var db = Open();
        return db.Outbox.Count(m => m.ToAddress == address);
    }

    /// <summary>Runs a use case as somebody.</summary>
    public async Task<TAnswer> AsAsync<TUseCase, TAnswer>(Viewer viewer, Func<TUseCase, Task<TAnswer>> run) where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { _file, $"{_file}-wal", $"{_file}-shm", $"{_file}.running" })
            File.Delete(part);
        if (System.IO.Directory.Exists(_files))
            System.IO.Directory.Delete(_files, recursive: true);
        GC.SuppressFinalize(this);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Failures;

/// <summary>The built hub as a process of its own, which can be killed.</summary>
internal sealed partial class ChildHub : IDisposable
{
    /// <summary>Told by this machine's own clock, which a process of its own goes by.</summary>
    private static readonly ToldDemo Told = new();

    private readonly Process _process;
    private readonly HttpClient _client;

    private ChildHub(Process process, Uri address) =>
        (_process, _client) = (process, new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) });

    /// <summary>What a form of this hub must carry, once signed in.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Where it answers.</summary>
    public Uri Address => _client.BaseAddress!;

    /// <param name="file">The database.</param>
    /// <param name="address">Where one that was killed had answered; null: anywhere.</param>
    public static async Task<ChildHub> StartAsync(string file, Uri? address = null)
    {
        address ??= Free();
        Told.CopyTo(file);
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(file)! };
        foreach (var (name, value) in new[] { ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", address.ToString()), ("Demo", "true"), ("Directory__LoadNational", "false"), ("Database__Connection", $"Data Source={file}") })
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var hub = new ChildHub(process, address);
        for (var until = DateTime.UtcNow.AddSeconds(120); DateTime.UtcNow < until; await Task.Delay(250))
        {
            process.HasExited.ShouldBeFalse("the hub did not start");
            try
            {
                using var answer = await hub._client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    Told.KeepOf(file);
                    return hub;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
        }
        throw new TimeoutException("The hub was not ready within two minutes.");
    }

    private static Uri Free()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        return address;
    }

    public async Task SignInAsync(string person)
    {
        var page = await ReadAsync("/account/sign-in");
        var form = Forms().Matches(page).Select(match => match.Value).Single(f => f.Contains($">{person}<", StringComparison.Ordinal));
        (await PostAsync("/account/demo", Hidden().Matches(form).Select(match => (match.Groups[1].Value, match.Groups[2].Value)))).EnsureSuccessStatusCode();
        Token = Hidden().Matches(await ReadAsync("/decisions")).First(match => match.Groups[1].Value == "__RequestVerificationToken").Groups[2].Value;
    }

    public Task<string> ReadAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
        return await _client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public async Task<HttpResponseMessage> DraftAsync(string key, string words)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/drafts/{key}", UriKind.Relative)) { Content = JsonContent.Create(new { fields = new Dictionary<string, string> { ["Words"] = words } }) };
        request.Headers.Add("RequestVerificationToken", Token);
        return await _client.SendAsync(request);
    }

    /// <summary>SIGKILL: no farewell, nothing flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _client.Dispose();
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();
}

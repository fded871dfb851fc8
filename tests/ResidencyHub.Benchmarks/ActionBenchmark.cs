using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ResidencyHub.Benchmarks;

/// <summary>
/// What one action weighs on the line, counted at the socket: lines and headings as a browser sends them, cookies, body, both ways, compressed as the server sends it.
/// A draft is saved by a small request; every other action is a plain post, which leads to a page.
/// </summary>
internal static partial class ActionBenchmark
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    public static async Task RunAsync(Uri hub)
    {
        Console.WriteLine($"{"action",-44} {"sent",7} {"received",9} {"the page after it",18}");
        await AsMentorAsync(hub);
        await AsCoordinatorAsync(hub);
    }

    private static async Task AsMentorAsync(Uri hub)
    {
        using var line = new Line(hub);
        await DemoBrowser.SignInAsync(line.Http, "Umar Okafor");
        var home = await line.ReadAsync("/my-residents");
        if (CheckIn().Match(home) is not { Success: true } link)
            throw new InvalidOperationException("The mentor has no check-in to open today: the demo has no school week now.");
        var page = $"/{link.Groups[1].Value}";
        var form = FormOf(await line.ReadAsync(page), "check-in");
        var words = new Dictionary<string, string> { ["Input.Met"] = "yes", ["Input.Length"] = Offered(form, "Input.Length"), ["Input.Going"] = Offered(form, "Input.Going"), ["Input.Strength"] = "The questions at the board were open ones, and the waiting after them was long enough for six hands.", ["Input.Concern"] = "no" };
        for (var i = 0; i < 2; i++) // the second is measured: by then there is a draft
        {
            using var put = new HttpRequestMessage(HttpMethod.Put, $"/drafts/{WebUtility.HtmlDecode(Regex.Match(form, "data-draft=\"([^\"]+)\"").Groups[1].Value)}") { Content = JsonContent.Create(new { fields = words, basedOn = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1) }) };
            put.Headers.Add("RequestVerificationToken", Hidden(form)["__RequestVerificationToken"]);
            await line.CountAsync(put);
            words["Input.NextStep"] = "Write the question on the card beforehand, and count to five.";
        }
        line.Tell("check-in: a draft saves itself");
        await line.PostAsync(page, form, words);
        line.Tell("check-in: Send");
    }

    private static async Task AsCoordinatorAsync(Uri hub)
    {
        using var line = new Line(hub);
        await DemoBrowser.SignInAsync(line.Http, "Dana Whitfield");
        var (page, form) = await PlacementToRemindAsync(line);
        await line.PostAsync(page, form, []);
        line.Tell("placement: Remind");

        var cohort = Cohort().Match(await line.ReadAsync("/cohorts")).Groups[1].Value;
        var paste = Forms().Matches(await line.ReadAsync($"/cohorts/{cohort}/import")).Select(f => f.Value).First(f => f.Contains("/import/paste", StringComparison.Ordinal));
        var cells = "First name\tLast name\tE-mail\tProgram id\tSubject\tGrades\n" + string.Concat(Enumerable.Range(1, 78).Select(i => $"Given{i}\tFamily{i}\tgiven{i}@hub.example\tX-{i:0000}\tMathematics\t9–12\n"));
        var columns = await line.PostAsync($"/cohorts/{cohort}/import/paste", paste, new() { ["Text"] = cells, ["Kind"] = "Residents" });
        line.Tell("import: 78 rows pasted");
        var mapping = FormOf(columns.Html, "map");
        var chosen = Selects().Matches(mapping).ToDictionary(s => s.Groups[1].Value, s => Regex.Match(s.Value, "value=\"([^\"]*)\" selected") is { Success: true } at ? at.Groups[1].Value : "");
        chosen["Form.Days"] = "MonthFirst";
        chosen[chosen.Keys.First(k => k.StartsWith("Form.Fields[5]", StringComparison.Ordinal))] = ""; // one column is left out
        await line.PostAsync(columns.Address, mapping, chosen);
        line.Tell("import: columns changed and looked at");
    }

    private static async Task<(string Page, string Form)> PlacementToRemindAsync(Line line)
    {
        foreach (var list in new[] { "/placements?state=WithSchool", "/placements?state=WithMentor", "/placements" })
            foreach (var page in Placement().Matches(await line.ReadAsync(list)).Select(m => m.Groups[1].Value).Distinct().Take(25))
                if (FormOf(await line.ReadAsync($"/{page}"), "remind") is { Length: > 0 } form)
                    return ($"/{page}", form);
        throw new InvalidOperationException("No placement waits for an answer.");
    }

    private static string FormOf(string html, string name) => Forms().Matches(html).Select(f => f.Value).FirstOrDefault(f => Hidden(f).GetValueOrDefault("_handler") == name) ?? "";

    private static Dictionary<string, string> Hidden(string form) => Inputs().Matches(form).Where(i => i.Value.Contains("type=\"hidden\"", StringComparison.Ordinal))
        .ToDictionary(i => Regex.Match(i.Value, "name=\"([^\"]+)\"").Groups[1].Value, i => WebUtility.HtmlDecode(Regex.Match(i.Value, "value=\"([^\"]*)\"").Groups[1].Value));

    private static string Offered(string form, string name) => Regex.Match(form, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]+)\"").Groups[1].Value;

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline, 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<select name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline, 5000)]
    private static partial Regex Selects();

    [GeneratedRegex("href=\"/?(check-ins/[^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex CheckIn();

    [GeneratedRegex("href=\"/?(placements/[0-9a-f-]{36})\"", RegexOptions.None, 5000)]
    private static partial Regex Placement();

    [GeneratedRegex("href=\"/?cohorts/([0-9a-f-]{36})", RegexOptions.None, 5000)]
    private static partial Regex Cohort();

    /// <summary>One person's browser on one connection whose bytes are counted.</summary>
    private sealed class Line : IDisposable
    {
        private readonly Counter _count = new();
        private (long Sent, long Received, long Page) _last;

        public Line(Uri hub)
        {
            var handler = new SocketsHttpHandler
            {
                CookieContainer = new CookieContainer(),
                AutomaticDecompression = DecompressionMethods.None,
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 1,
                ConnectCallback = async (at, stop) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync(at.DnsEndPoint, stop);
                    return new CountingStream(new NetworkStream(socket, ownsSocket: true), _count);
                },
            };
            Http = new HttpClient(handler) { BaseAddress = hub };
            Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Browser);
            Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "en-US,en;q=0.9");
        }

        public HttpClient Http { get; }

        /// <summary>A page, not counted, followed to where it leads.</summary>
        public async Task<string> ReadAsync(string address) => (await FollowAsync(address)).Html;

        public async Task CountAsync(HttpRequestMessage ask)
        {
            var (sent, received) = (_count.Sent, _count.Received);
            using var answer = await SendAsync(ask);
            await answer.Content.ReadAsByteArrayAsync();
            answer.EnsureSuccessStatusCode();
            _last = (_count.Sent - sent, _count.Received - received, 0);
        }

        /// <summary>Posts a form of a page with its hidden fields; what is received is the answer to the post, and the page when it is that answer.</summary>
        public async Task<(string Address, string Html)> PostAsync(string page, string form, Dictionary<string, string> fields)
        {
            if (form.Length == 0)
                throw new InvalidOperationException($"{page} has no such form.");
            var (sent, received) = (_count.Sent, _count.Received);
            using var post = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent([.. Hidden(form), .. fields]) };
            post.Headers.TryAddWithoutValidation("Referer", new Uri(Http.BaseAddress!, page).ToString());
            using var answer = await SendAsync(post);
            var html = await TextAsync(answer);
            var moved = answer.Headers.Location;
            if (moved is null)
                answer.EnsureSuccessStatusCode();
            _last = (_count.Sent - sent, _count.Received - received, 0);
            if (moved is null)
                return (page, html);
            var before = _count.Received;
            var to = await FollowAsync(moved.IsAbsoluteUri ? moved.PathAndQuery : moved.ToString() is ['/', ..] path ? path : $"/{moved}");
            _last.Page = _count.Received - before;
            return to;
        }

        public void Tell(string action) => Console.WriteLine($"{action,-44} {_last.Sent,7:N0} {_last.Received,9:N0} {(_last.Page == 0 ? "is the answer" : _last.Page.ToString("N0")),18}");

        public void Dispose() => Http.Dispose();

        private async Task<(string Address, string Html)> FollowAsync(string address)
        {
            for (var i = 0; i < 10; i++)
            {
                using var get = new HttpRequestMessage(HttpMethod.Get, address);
                using var answer = await SendAsync(get);
                if (answer.Headers.Location is not { } to)
                {
                    answer.EnsureSuccessStatusCode();
                    return (address, await TextAsync(answer));
                }
                await answer.Content.ReadAsByteArrayAsync();
                address = new Uri(new Uri(Http.BaseAddress!, address), to).PathAndQuery;
            }
            throw new InvalidOperationException($"{address} leads nowhere.");
        }

        private Task<HttpResponseMessage> SendAsync(HttpRequestMessage ask)
        {
            ask.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
            ask.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            return Http.SendAsync(ask);
        }

        private static async Task<string> TextAsync(HttpResponseMessage answer)
        {
            var body = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
            using var plain = new StreamReader(answer.Content.Headers.ContentEncoding.Contains("br") ? new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress) : body);
            return await plain.ReadToEndAsync();
        }
    }

    private sealed class Counter
    {
        public long Sent { get; set; }

        public long Received { get; set; }
    }

    private sealed class CountingStream(Stream line, Counter count) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await line.ReadAsync(buffer, cancellationToken);
            count.Received += read;
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            count.Sent += buffer.Length;
            return line.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => line.FlushAsync(cancellationToken);

        public override void Flush() => line.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                line.Dispose();
            base.Dispose(disposing);
        }
    }
}

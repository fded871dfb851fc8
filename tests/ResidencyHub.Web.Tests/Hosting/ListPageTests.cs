using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Interchange;
using ResidencyHub.Web.Kit;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>Lists over HTTP, in the demo: another page is its rows alone and small, a success is told once and by the page to which it leads, a file is the whole list.</summary>
public sealed class ListPageTests
{
    private const int OpenBudget = 12_000;
    private const int NextBudget = 5_000;

    [Fact]
    public async Task Another_page_of_each_list_is_its_rows_alone_and_within_the_budget()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        foreach (var list in new[] { "/placements?year=all", "/residents", "/mentors", "/check-ins" })
        {
            var (whole, opening) = await GetAsync(browser, list, part: false);
            var next = WebUtility.HtmlDecode(Regex.Match(whole, "<a rel=\"next\" href=\"([^\"]+)").Groups[1].Value);
            var (rows, bytes) = await GetAsync(browser, next, part: true);
            (rows.Contains("<html", StringComparison.Ordinal), rows.Contains("<form", StringComparison.Ordinal), rows.Contains("data-part=\"rows\"", StringComparison.Ordinal), rows.Contains("data-part=\"foot\"", StringComparison.Ordinal)).ShouldBe((false, false, true, true), list);
            (opening, bytes).ShouldSatisfyAllConditions(b => b.opening.ShouldBeLessThan(OpenBudget, list), b => b.bytes.ShouldBeLessThan(NextBudget, list));
            (await GetAsync(browser, next, part: false)).Html.ShouldContain(rows[rows.IndexOf("<tbody>", StringComparison.Ordinal)..rows.IndexOf("</tbody>", StringComparison.Ordinal)], customMessage: "the same address without the script is the whole page with the same rows");
        }
    }

    [Fact]
    public async Task What_was_done_is_told_once_by_the_page_to_which_it_leads()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        Guid resident;
        string on;
        await using (var db = hub.Open())
        {
            var active = db.Residents.First(r => r.State == ResidentState.Active && r.ProgramId == db.Residents.First(x => x.LastName == "Osei").ProgramId);
            resident = active.Id.Value;
            on = db.Set<ResidentStanding>().Where(s => s.ResidentId == active.Id).Max(s => s.StartsOn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        var done = await RunningHub.PostAsync(browser, $"/residents/{resident}", "state", ("Form.State", nameof(ResidentState.Placed)), ("Form.On", on));
        (done.StatusCode, RunningHub.Leads(done)).ShouldBe((HttpStatusCode.SeeOther, $"/residents/{resident}"));
        (await done.Content.ReadAsByteArrayAsync()).ShouldBeEmpty("the page comes with the next request, not behind the redirect as well");
        var cookie = done.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hub-notice=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldSatisfyAllConditions(c => c.ShouldContain("httponly"), c => c.ShouldContain("samesite=lax"), c => c.ShouldContain("secure"), c => c.ShouldContain("max-age=120"));
        (await browser.GetStringAsync(new Uri($"/residents/{resident}", UriKind.Relative))).ShouldContain("The status is saved.");
        (await browser.GetStringAsync(new Uri($"/residents/{resident}", UriKind.Relative))).ShouldNotContain("The status is saved.");
        var wrong = await RunningHub.PostAsync(browser, $"/residents/{resident}", "state", ("Form.State", nameof(ResidentState.Withdrawn)), ("Form.On", on));
        wrong.StatusCode.ShouldBe(HttpStatusCode.OK, "what is to mend is shown with the form as it was filled in");
    }

    [Fact]
    public async Task A_file_holds_the_whole_list_however_many_parts_it_was_read_in()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        var before = await LinesAsync();
        await hub.ChangeAsync(db =>
        {
            var known = db.Residents.First(r => r.LastName == "Osei");
            var cohort = db.Cohorts.Single(c => c.Id == known.CohortId);
            for (var i = 0; i < 2_100; i++)
            {
                var person = new Person(new(i == 0 ? "=cmd|' /C calc'!A0" : "Zed", $"Many{i:0000}"), null, null, cohort.ProgramId);
                db.AddRange(person, new Resident(person, cohort, null, new DateOnly(2026, 4, 1)));
            }
        });
        var after = await LinesAsync();
        (after.Count - before.Count, after.Distinct().Count()).ShouldBe((2_100, after.Count));
        after.ShouldContain(line => line.Contains("'=cmd|' /C calc'!A0 Many0000", StringComparison.Ordinal));
        (await browser.GetAsync(new Uri("/residents/export.xlsx", UriKind.Relative))).Content.Headers.ContentDisposition!.FileName.ShouldBe("Residents.xlsx");

        async Task<List<string>> LinesAsync() => [.. (await browser.GetStringAsync(new Uri("/residents/export.csv", UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    [Fact]
    public async Task A_list_too_long_for_a_workbook_says_so_in_place_of_a_cut_file()
    {
        await using var services = new ServiceCollection().AddLogging().AddHttpContextAccessor().AddDataProtection().UseEphemeralDataProtectionProvider().Services.AddScoped<NoticeCookie>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var list = new ListFile<int>("Numbers", "/numbers", ["Number"], page => Task.FromResult<PageOf<int>?>(PageOf(page)), n => [n]) { MostRows = 25 };
        var refused = await list.SendAsync(http, ListState.Parse("/numbers?q=x"), SheetFileKind.Workbook);
        await refused.ExecuteAsync(http);
        (http.Response.StatusCode, http.Response.Headers.Location.ToString(), http.Response.Headers.SetCookie.ToString().StartsWith("hub-notice=", StringComparison.Ordinal)).ShouldBe((StatusCodes.Status302Found, "/numbers?q=x", true));
        (await (list with { MostRows = 30 }).SendAsync(http, ListState.Parse("/numbers"), SheetFileKind.Workbook)).ShouldBeAssignableTo<IFileHttpResult>()!.FileDownloadName.ShouldBe("Numbers.xlsx");

        static PageOf<int> PageOf(PageRequest page)
        {
            var first = int.Parse(page.After ?? "0", CultureInfo.InvariantCulture);
            return new([.. Enumerable.Range(first, 10)], null, first < 20 ? $"{first + 10}" : null, 0, true);
        }
    }

    private static async Task<(string Html, int Bytes)> GetAsync(HttpClient browser, string address, bool part)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, address);
        ask.Headers.Add("Accept-Encoding", "br");
        if (part)
            ask.Headers.Add(ListPart.Header, "list");
        var answer = await browser.SendAsync(ask);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        if (part)
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var body = await answer.Content.ReadAsByteArrayAsync();
        using var plain = new StreamReader(answer.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress) : new MemoryStream(body));
        return (await plain.ReadToEndAsync(), body.Length);
    }
}

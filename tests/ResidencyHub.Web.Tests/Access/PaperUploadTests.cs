using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Web.Tests.Access;

/// <summary>Files over HTTP, as people and as attackers send them.</summary>
public sealed partial class PaperUploadTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");

    [Fact]
    public async Task A_file_goes_in_by_the_form_and_comes_out_only_as_a_download_to_who_may()
    {
        await using var hub = new RunningHub();
        var (browser, other, requirement) = await SceneAsync(hub);
        var sent = await UploadAsync(browser, $"/my-papers/{requirement}", Pdf, "..\\..\\wwwroot\\evil.html", "text/html");
        (sent.StatusCode, RunningHub.Leads(sent)).ShouldBe((HttpStatusCode.Redirect, "/my-papers"));
        var page = await browser.GetStringAsync(new Uri("/my-papers", UriKind.Relative));
        page.ShouldContain("Waiting for review");
        var file = new Uri(FileLink().Match(page).Groups[1].Value, UriKind.Relative);
        var answer = await browser.GetAsync(file);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName!.Trim('"').ShouldBe("evil.pdf");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf", "what the browser claimed counts for nothing");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; sandbox");
        (await other.GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "another resident's paper does not exist");
        (await hub.Browser().GetAsync(file)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "nobody reads without signing in");
        (await browser.GetAsync(new Uri($"/papers/{Guid.NewGuid()}/file", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(new Uri("/papers/..%2f..%2fappsettings.json/file", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", "paper.pdf", "application/pdf")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "picture.png", "image/png")]
    [InlineData("MZ\u0001\u0002 a program", "paper.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("%PDF-1.7\n<< /S /JavaScript /JS (app.alert(1)) >>\n%%EOF", "paper.pdf", "application/pdf")]
    [InlineData("", "empty.pdf", "application/pdf")]
    public async Task What_is_not_what_it_claims_is_refused_in_words(string content, string name, string type)
    {
        await using var hub = new RunningHub();
        var (browser, _, requirement) = await SceneAsync(hub);
        (await UploadAsync(browser, $"/my-papers/{requirement}", Encoding.UTF8.GetBytes(content), name, type)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.GetStringAsync(new Uri("/my-papers", UriKind.Relative));
        page.ShouldContain("This was not done");
        page.ShouldNotContain("Waiting for review");
        await NothingKeptAsync(hub);
    }

    [Fact]
    public async Task Too_large_forged_and_foreign_posts_change_nothing()
    {
        await using var hub = new RunningHub();
        var (browser, other, requirement) = await SceneAsync(hub);
        byte[] large = [.. Pdf.AsSpan(0, 9), .. new byte[11 * 1024 * 1024], .. Pdf.AsSpan(9)];
        await UploadAsync(browser, $"/my-papers/{requirement}", large, "large.pdf", "application/pdf");
        (await browser.GetStringAsync(new Uri("/my-papers", UriKind.Relative))).ShouldContain("larger than 10 MB");

        using var forged = Body(Pdf, "a.pdf", "application/pdf", token: null);
        (await browser.PostAsync(new Uri($"/my-papers/{requirement}", UriKind.Relative), forged)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "without the page's own token");
        (await UploadAsync(other, $"/my-papers/{requirement}", Pdf, "a.pdf", "application/pdf", "/account")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is not asked of somebody of another program");
        (await UploadAsync(browser, $"/my-papers/{Guid.NewGuid()}", Pdf, "a.pdf", "application/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var forSomebody = await UploadAsync(browser, $"/residents/{Guid.NewGuid()}/papers/{requirement}", Pdf, "a.pdf", "application/pdf");
        forSomebody.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        RunningHub.Leads(forSomebody)!.ShouldStartWith("/no-access");
        await NothingKeptAsync(hub);
    }

    private static async Task NothingKeptAsync(RunningHub hub)
    {
        await using var db = hub.Open();
        (await db.RequirementItems.CountAsync()).ShouldBe(0);
    }

    /// <summary>A resident of whom a paper is asked, and one of another program.</summary>
    private static async Task<(HttpClient Browser, HttpClient Other, Guid Requirement)> SceneAsync(RunningHub hub)
    {
        await hub.AccountAsync();
        var always = new Period(new DateOnly(2020, 1, 1));
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var browsers = new List<HttpClient>();
        Requirement? requirement = null;
        foreach (var name in new[] { "ana", "ben" })
        {
            var account = await hub.AccountAsync($"{name}@hub.example", role: null);
            await hub.ChangeAsync(db =>
            {
                var university = new University($"University of {name}", null, "CO");
                var program = new PreparationProgram(university.Id, $"Program of {name}");
                var cohort = new Cohort(program.Id, "Cohort 1", AcademicYear.Of(today), new Period(today.AddDays(-30), today.AddDays(300)), 10);
                var person = new Person(new(name, "Reyes"), $"{name}@people.example", null, program.Id);
                var resident = new Resident(person, cohort, null, today);
                db.AddRange(university, program, cohort, person, resident, RoleGrant.OfResident(account.Id, resident, program.Name, always));
                if (requirement is null)
                    db.Add(requirement = new Requirement(program.Id, cohort.Id, RequirementRole.Resident, "Certificate of clearance", null, mandatory: true));
            });
            var browser = hub.Browser();
            await RunningHub.SignInAsync(browser, $"{name}@hub.example", RunningHub.Password);
            browsers.Add(browser);
        }
        return (browsers[0], browsers[1], requirement!.Id.Value);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, string path, byte[] content, string name, string type, string page = "/my-papers")
    {
        var token = Token().Match(await browser.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;
        using var body = Body(content, name, type, token);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    private static MultipartFormDataContent Body(byte[] content, string name, string type, string? token)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"File\"; filename=\"{name.ReplaceLineEndings("").Replace("\"", "%22", StringComparison.Ordinal)}\"");
        var body = new MultipartFormDataContent { { new StringContent("send"), "Then" } };
        body.Add(file);
        if (token is not null)
            body.Add(new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken");
        return body;
    }

    [GeneratedRegex("href=\"(/papers/[0-9a-f-]{36}/file)\"", RegexOptions.None, 1000)]
    private static partial Regex FileLink();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}

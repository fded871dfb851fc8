using System.Net;
using System.Text;
using ResidencyHub.Application.Access;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>What the hub answers to machines: status codes, HEAD, and drafts that are none. In the demo, so that there is something to find.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task What_does_not_exist_is_not_found_in_words_and_what_exists_is_found()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        Guid cohort, resident, mentor, placement, school, elsewhere;
        await using (var db = hub.Open())
        {
            var own = db.Cohorts.OrderBy(c => c.Id).First();
            var begun = db.Placements.First(p => p.CohortId == own.Id);
            (cohort, resident, mentor, placement, school) = (own.Id.Value, begun.ResidentId.Value, begun.MentorId!.Value.Value, begun.Id.Value, begun.SchoolId.Value);
            elsewhere = db.Residents.First(r => r.ProgramId != own.ProgramId).Id.Value;
        }
        foreach (var path in new[] { $"cohorts/{cohort}", $"cohorts/{cohort}/edit", $"residents/{resident}", $"residents/{resident}/edit", $"mentors/{mentor}", $"mentors/{mentor}/edit", $"placements/{placement}", $"schools/{school}" })
        {
            (await browser.GetAsync(new Uri($"/{path}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var missing = await browser.GetAsync(new Uri($"/{path.Replace(path.Split('/')[1], Guid.Empty.ToString(), StringComparison.Ordinal)}", UriKind.Relative));
            (missing.StatusCode, (await missing.Content.ReadAsStringAsync()).Contains("No such ", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.NotFound, true), path);
        }
        (await browser.GetAsync(new Uri($"/imports/{Guid.NewGuid()}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "though an import streams while it works");
        (await browser.GetAsync(new Uri($"/residents/{elsewhere}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "another program's");
    }

    [Fact]
    public async Task A_HEAD_on_an_e_mailed_link_answers_as_its_GET_and_changes_nothing()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        var (token, path) = (LinkToken.New(), "");
        await hub.ChangeAsync(db =>
        {
            var asked = db.Placements.First(p => p.State == Domain.Placements.PlacementState.WithSchool);
            path = $"/answer/{token}";
            db.Add(new EmailedLink { TokenHash = LinkToken.Hash(token), Purpose = LinkPurpose.AnswerForSchool, Path = "/answer", PlacementId = asked.Id, ProgramId = asked.ProgramId, AddresseeName = "Maria Santana", AddresseeEmail = "m@x.example", CreatedAt = DateTime.UtcNow.AddMinutes(1), ExpiresAt = DateTime.UtcNow.AddDays(3) });
        });
        var before = await StateAsync(hub);
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        var answer = await browser.SendAsync(head);
        var got = await browser.GetAsync(new Uri(path, UriKind.Relative));
        (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType).ShouldBe((got.StatusCode, got.Content.Headers.ContentType?.MediaType));
        (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.OK, 0));
        (await StateAsync(hub)).ShouldBe(before);
        using var closed = new HttpRequestMessage(HttpMethod.Head, "/placements");
        (await browser.SendAsync(closed)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "what asks for sign-in asks a HEAD, too");
        using var post = new FormUrlEncodedContent([]);
        (await browser.PostAsync(new Uri(path, UriKind.Relative), post)).StatusCode.ShouldNotBe(HttpStatusCode.OK, "without its antiforgery token a post is none");
    }

    [Theory]
    [InlineData("{ \"fields\": 7 }", "application/json")]
    [InlineData("not json", "application/json")]
    [InlineData("null", "application/json")]
    [InlineData("{ \"basedOn\": null }", "application/json")]
    [InlineData("{ \"fields\": { \"a\": null } }", "application/json")]
    [InlineData("a=b", "application/x-www-form-urlencoded")]
    public async Task A_draft_that_is_none_is_a_bad_request_in_words(string body, string type)
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        var page = await browser.GetStringAsync(new Uri("/account", UriKind.Relative));
        var token = page[(page.IndexOf("__RequestVerificationToken\" value=\"", StringComparison.Ordinal) + 35)..];
        async Task<HttpResponseMessage> PutAsync(string content, string? proof)
        {
            using var put = new HttpRequestMessage(HttpMethod.Put, "/drafts/a-form") { Content = new StringContent(content, Encoding.UTF8, type) };
            if (proof is not null)
                put.Headers.Add("RequestVerificationToken", proof);
            return await browser.SendAsync(put);
        }
        foreach (var proof in new[] { token[..token.IndexOf('"', StringComparison.Ordinal)], null })
        {
            var answer = await PutAsync(body, proof);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Not saved");
        }
        if (type == "application/json")
            (await PutAsync("{ \"fields\": { \"a\": \"b\" } }", token[..token.IndexOf('"', StringComparison.Ordinal)])).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> StateAsync(RunningHub hub)
    {
        await using var db = hub.Open();
        return $"{db.AuditEntries.Count()} {db.Links.Count(l => l.ClosedAt == null)} {string.Join(",", db.Placements.OrderBy(p => p.Id).Select(p => p.Version))}";
    }
}

using System.Net;
using System.Net.Http.Json;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Drafts;

/// <summary>What is typed on a page behind an e-mailed link, over HTTP: kept for that link and that form, gone with the answer.</summary>
public sealed class LinkDraftTests
{
    [Fact]
    public async Task Words_typed_on_the_answer_page_wait_for_its_own_link_until_they_are_sent()
    {
        await using var hub = new RunningHub { Demo = true };
        var (mine, colleague) = (await LinkAsync(hub, "Maria Santana", "m@x.example"), await LinkAsync(hub, "Lee Park", "l@x.example"));
        using var browser = hub.Browser();
        var page = await browser.GetStringAsync(new Uri($"/answer/{mine}", UriKind.Relative));
        page.ShouldContain($"data-draft-url=\"/answer/{mine}/drafts/asked.link\"");
        var proof = ProofIn(page);

        (await PutAsync($"/answer/{mine}/drafts/asked.link", proof)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PutAsync($"/answer/{mine}/drafts/asked.link", proof: null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without the page's own token");
        (await PutAsync($"/answer/{mine}/drafts/check-in.5", proof)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a draft that the page does not write");
        (await PutAsync($"/answer/{mine}/drafts/asked.link2", proof)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "one form, one draft");
        (await PutAsync($"/mentor-pool/{mine}/drafts/asked.link", proof)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a link for something else");
        (await PutAsync("/answer/no-such-token/drafts/asked.link", proof)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var elsewhere = hub.Browser();
        (await elsewhere.GetStringAsync(new Uri($"/answer/{mine}/drafts/asked.link", UriKind.Relative))).ShouldContain("no room before March");
        foreach (var other in new[] { $"/answer/{colleague}/drafts/asked.link", $"/follow/{mine}/drafts/asked.link", "/answer/no-such-token/drafts/asked.link", $"/answer/{mine}/drafts/check-in.5" })
            (await elsewhere.GetAsync(new Uri(other, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent, other);
        (await elsewhere.GetAsync(new Uri("/drafts/asked.link", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect, "without a link one signs in");

        // refused: the words stay; sent: they are gone
        (await RunningHub.PostAsync(browser, $"/answer/{mine}", "answer", ("Answer.Kind", "Decline"), ("Answer.Words", "no room before March"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetStringAsync(new Uri($"/answer/{mine}/drafts/asked.link", UriKind.Relative))).ShouldContain("no room before March");
        (await RunningHub.PostAsync(browser, $"/answer/{mine}", "answer", ("Answer.Kind", "Decline"), ("Answer.Reason", "NoCapacity"), ("Answer.Words", "no room before March"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await using (var db = hub.Open())
            db.Drafts.Count(d => d.Fields.Contains("no room before March")).ShouldBe(0, "what was sent needs no draft");
        (await browser.GetStringAsync(new Uri($"/answer/{mine}", UriKind.Relative))).ShouldContain($"data-link-shut=\"/answer/{mine}\"", customMessage: "nor does it stay on the device");

        Task<HttpResponseMessage> PutAsync(string path, string? proof) => SaveAsync(browser, path, proof);
    }

    [Fact]
    public async Task What_was_sent_is_taken_from_the_device_also_where_the_page_stays_open()
    {
        await using var hub = new RunningHub { Demo = true };
        var token = LinkToken.New();
        await hub.ChangeAsync(db =>
        {
            var capacity = db.Capacities.OrderByDescending(c => c.Year).ThenBy(c => c.Id).First();
            db.Add(new EmailedLink { TokenHash = LinkToken.Hash(token), Purpose = LinkPurpose.HostCapacity, Path = "/host", CapacityId = capacity.Id, AddresseeName = "Ada Lin", AddresseeEmail = "ada.lin@school.example", CreatedAt = DateTime.UtcNow, ExpiresAt = DateTime.UtcNow.AddDays(7) });
        });
        using var browser = hub.Browser();
        (await browser.GetStringAsync(new Uri($"/host/{token}", UriKind.Relative))).ShouldNotContain("data-draft-clear");
        var sent = await RunningHub.PostAsync(browser, $"/host/{token}", "capacity", ("Capacity.Answer", "Maybe"), ("Capacity.Step", "save"));
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetStringAsync(new Uri(RunningHub.Leads(sent)!, UriKind.Relative))).ShouldContain($"data-draft-clear=\"asked.link\" data-draft-link=\"/host/{token}\"");
        (await browser.GetStringAsync(new Uri($"/host/{token}", UriKind.Relative))).ShouldNotContain("data-draft-clear", customMessage: "once");
    }

    [Fact]
    public async Task A_week_s_link_opens_the_drafts_of_its_own_week_alone()
    {
        await using var hub = new RunningHub { Demo = true };
        var (token, week) = (LinkToken.New(), new DateOnly(2026, 11, 16));
        Guid about = default;
        await hub.ChangeAsync(db =>
        {
            var placement = db.Placements.OrderBy(p => p.Id).First(p => p.State == PlacementState.Active && p.MentorId != null);
            about = placement.Id.Value;
            db.Add(new EmailedLink { TokenHash = LinkToken.Hash(token), Purpose = LinkPurpose.WeeklyCheckIn, Path = "/w", MentorId = placement.MentorId, WeekOf = week, AddresseeName = "Ada Lin", AddresseeEmail = "ada.lin@school.example", CreatedAt = DateTime.UtcNow, ExpiresAt = DateTime.UtcNow.AddDays(7) });
        });
        using var browser = hub.Browser();
        // of any page: the browser's cookie and the form's token belong together
        var proof = ProofIn(await browser.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative)));
        foreach (var (key, status) in new[] { ($"check-in.{about}.2026-11-16", HttpStatusCode.OK), ("friday.2026-11-16", HttpStatusCode.OK), ($"check-in.{about}.2026-11-23", HttpStatusCode.BadRequest), ("friday.2026-11-23", HttpStatusCode.BadRequest), ($"check-in.{Guid.NewGuid()}.2026-11-16", HttpStatusCode.BadRequest), ("check-in.7.2026-11-16", HttpStatusCode.BadRequest), ("friday.again.2026-11-16", HttpStatusCode.BadRequest) })
            (await SaveAsync(browser, $"/w/{token}/drafts/{key}", proof)).StatusCode.ShouldBe(status, key);
    }

    private static string ProofIn(string page)
    {
        var proof = page[(page.IndexOf("__RequestVerificationToken\" value=\"", StringComparison.Ordinal) + 35)..];
        return proof[..proof.IndexOf('"', StringComparison.Ordinal)];
    }

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient browser, string path, string? proof)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(new { fields = new Dictionary<string, string> { ["Answer.Words"] = "no room before March" } }) };
        if (proof is not null)
            put.Headers.Add("RequestVerificationToken", proof);
        return await browser.SendAsync(put);
    }

    private static async Task<string> LinkAsync(RunningHub hub, string name, string email)
    {
        var token = LinkToken.New();
        await hub.ChangeAsync(db =>
        {
            var asked = db.Placements.OrderBy(p => p.Id).First(p => p.State == PlacementState.WithSchool);
            db.Add(new EmailedLink { TokenHash = LinkToken.Hash(token), Purpose = LinkPurpose.AnswerForSchool, Path = "/answer", PlacementId = asked.Id, ProgramId = asked.ProgramId, AddresseeName = name, AddresseeEmail = email, CreatedAt = DateTime.UtcNow.AddMinutes(1), ExpiresAt = DateTime.UtcNow.AddDays(3) });
        });
        return token;
    }
}

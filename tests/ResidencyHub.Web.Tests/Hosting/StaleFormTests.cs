using System.Net;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

public sealed class StaleFormTests
{
    private static readonly Uri Account = new("/account", UriKind.Relative);

    [Fact]
    public async Task A_form_that_its_page_no_longer_offers_leads_back_to_the_page_which_says_so()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        var answer = await RunningHub.PostAsync(browser, "/account", "token", ("_handler", "gone"));
        (answer.StatusCode, RunningHub.Leads(answer)).ShouldBe((HttpStatusCode.SeeOther, "/account?stale=1"));
        (await browser.GetStringAsync(new Uri("/account?stale=1", UriKind.Relative))).ShouldContain("Nothing was changed");
        (await browser.GetStringAsync(Account)).ShouldNotContain("Nothing was changed");
    }

    [Fact]
    public async Task A_forged_post_to_a_page_changes_nothing_and_leads_back_to_it()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "token", ["Input.Name"] = "mine", ["Input.Role"] = "Administrator", ["Input.ExpiresOn"] = "2099-01-01" });
        var answer = await browser.PostAsync(Account, forged);
        (answer.StatusCode, RunningHub.Leads(answer)).ShouldBe((HttpStatusCode.SeeOther, "/account?stale=1"));
        await using var db = hub.Open();
        db.AccessTokens.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://localhost/account", "/account?stale=1")]
    [InlineData("https://elsewhere.example/trap", "/?stale=1")]
    [InlineData(null, "/?stale=1")]
    public async Task A_forged_or_stale_post_elsewhere_leads_back_to_the_page_it_came_from_and_never_out_of_the_hub(string? from, string to)
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        using var content = new MultipartFormDataContent { { new StringContent("Name"), "file", "people.csv" }, { new StringContent("Residents"), "kind" } };
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"/cohorts/{Guid.NewGuid()}/import/upload") { Content = content };
        if (from is not null)
            forged.Headers.Referrer = new Uri(from);
        var answer = await browser.SendAsync(forged);
        (answer.StatusCode, RunningHub.Leads(answer)).ShouldBe((HttpStatusCode.SeeOther, to));
    }

    [Theory]
    [InlineData("/cohorts/11111111-1111-1111-1111-111111111111/import/paste")]
    [InlineData("/imports/11111111-1111-1111-1111-111111111111/cancel")]
    [InlineData("/my-papers/11111111-1111-1111-1111-111111111111")]
    [InlineData("/account/role")]
    [InlineData("/no/such/place")]
    public async Task No_post_without_its_token_is_answered_without_words(string path)
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = "Name\tE-mail", ["kind"] = "Nope" });
        var answer = await browser.PostAsync(new Uri(path, UriKind.Relative), forged);
        ((int)answer.StatusCode).ShouldBeLessThan(500);
        if (answer.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.Redirect))
            (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1", customMessage: $"{answer.StatusCode}");
    }

    [Theory]
    [InlineData("/w/anything?sent=x")]
    [InlineData("/placements/new?school=x&year=y")]
    [InlineData("/capacity?year=99999999999&at=%00")]
    [InlineData("/residents?at=x&after=%ff&cols=%00")]
    [InlineData("/directory?contact=x&quiet=y&entry=z")]
    public async Task An_address_with_values_that_cannot_be_read_is_read_without_them(string path)
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        ((int)(await browser.GetAsync(new Uri(path, UriKind.Relative))).StatusCode).ShouldBeLessThan(500);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ResidencyHub.Web.Kit;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Kit;

/// <summary>A hint at what looks like a pupil's name, beside the form in which it stands.</summary>
public sealed partial class PupilNameTests : KitContext
{
    [Fact]
    public void A_form_that_names_whom_it_is_about_has_a_quiet_place_for_the_hint_and_others_have_none()
    {
        var form = Render<HubForm>(p => p.Add(f => f.Draft, "check-in.1").Add(f => f.Known, ["Ana Reyes", null, "Ana Reyes", "Eastside High"]).AddChildContent("<textarea name=\"Strength\"></textarea>"));
        form.Find("form").GetAttribute("data-known").ShouldBe("Ana Reyes\nEastside High");
        var place = form.Find("[data-names]");
        (place.GetAttribute("role"), place.TextContent).ShouldBe(("status", ""), "it is there before it speaks, so that it is read out when it does");
        Render<HubForm>(p => p.Add(f => f.Draft, "goal/1").AddChildContent("<textarea></textarea>")).FindAll("[data-names]").ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_script_the_form_that_comes_back_points_at_names_in_what_was_sent_and_in_what_stands()
    {
        Posted("check-in", ("Strength", "She waits, then Kayla and Ana answer."), ("_draft", "then Mateo asks")).Find("[data-names]").TextContent.ShouldBe("“Kayla” looks like a name. If it is a pupil’s, write a code instead, like A or B. If not, leave it: nothing is held back.");
        Posted("another-form", ("Strength", "She waits, then Kayla answers.")).Find("[data-names]").TextContent.ShouldBeEmpty("it was another form that was sent");
        Render<HubForm>(p => p.Add(f => f.FormName, "evidence").Add(f => f.Known, []).Add(f => f.Standing, "then Diego and Kayla talk").AddChildContent("<p></p>")).Find("[data-names]").TextContent.ShouldStartWith("“Diego”, “Kayla” look like names. If one is a pupil’s,");
    }

    [Fact]
    public async Task The_answer_that_a_draft_is_saved_carries_the_hint_only_where_it_was_asked()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Umar Okafor");
        var page = await browser.GetStringAsync(new Uri("/visits/new", UriKind.Relative));
        page.ShouldContain("data-known=\"");
        var proof = WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value);
        (await SaveAsync(["Umar Delgado"])).ShouldContain("“Kayla” looks like a name");
        (await SaveAsync(["Kayla Adams"])).ShouldContain("\"hint\":null");
        (await SaveAsync(null)).ShouldContain("\"hint\":null");

        async Task<string> SaveAsync(string[]? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, "/drafts/walkthrough") { Content = JsonContent.Create(new { fields = new Dictionary<string, string> { ["Wondering"] = "What if Umar waits until Kayla asks?" }, basedOn = DateTime.UtcNow.AddDays(1), known }) };
            request.Headers.Add("RequestVerificationToken", proof);
            var answer = await browser.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    private IRenderedComponent<HubForm> Posted(string handler, params (string Name, string Value)[] fields)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(fields.Append(("_handler", handler)).ToDictionary(f => f.Item1, f => new StringValues(f.Item2)));
        return Render<HubForm>(p => p.AddCascadingValue<HttpContext>(http).Add(f => f.FormName, "check-in").Add(f => f.Known, ["Ana Reyes"]).AddChildContent("<textarea name=\"Strength\"></textarea>"));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

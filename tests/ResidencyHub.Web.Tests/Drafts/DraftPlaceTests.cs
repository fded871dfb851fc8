using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using ResidencyHub.Web.Drafts;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Drafts;

/// <summary>What waits to be sent is found again, and of too many one is told.</summary>
public sealed partial class DraftPlaceTests
{
    private static readonly string[] Routes = [.. typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)];

    [Fact]
    public void Each_kind_of_draft_has_a_name_and_leads_to_a_page_that_is_there()
    {
        var id = Guid.NewGuid();
        var kinds = KindsInCode();
        kinds.Count.ShouldBeGreaterThan(40);
        foreach (var kind in kinds)
        {
            DraftPlaces.Of($"{kind}.{id}.2026-11-16").Title.ShouldNotBe("Words", $"{kind}: DraftPlaces does not know it");
            if (DraftPlaces.Of($"{kind}.{id}.{(kind is "form" ? id.ToString() : "2026-11-16")}").Href is { } href)
                IsRoute(href).ShouldBeTrue($"{kind} leads to {href}");
        }
        foreach (var (key, href) in new[]
        {
            ($"check-in.{id}.2026-11-16", $"check-ins/{id}/2026-11-16"), ($"observation.{id}.note", $"observations/{id}/evidence"), ($"observation.{id}.self", $"observations/{id}/my-scores"), ($"observation.{id}.post", $"observations/{id}"),
            ($"mentor-rating.{id}.{id}", $"my-mentor-rating?at={id}&mentor={id}"), ("support-plan.new", "support-plans/new"), ("mentor/nominate", "mentors/nominate"), ("placement/new", "placements/new"), ($"confirm.cohorts~{id}~assignments.{id}.stop", $"cohorts/{id}/assignments"), ("matching/wishes", "preferences"),
        })
            (DraftPlaces.Of(key).Href, IsRoute(DraftPlaces.Of(key).Href!)).ShouldBe((href, true), key);
        DraftPlaces.Of("nobody-knows/it").Href.ShouldBeNull();
    }

    [Fact]
    public async Task Of_too_many_drafts_the_page_is_told_where_to_drop_one_and_one_that_is_dropped_makes_room()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Umar Okafor");
        var page = await browser.GetStringAsync(new Uri("/visits/new", UriKind.Relative));
        var proof = Token().Match(page).Groups["token"].Value;
        (await PutAsync("walkthrough")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using (var db = hub.Open())
        {
            var one = db.Drafts.Single(d => d.Key == "walkthrough");
            for (var n = 1; n < 200; n++)
                db.Add(new Application.Access.Draft { OwnerId = one.OwnerId, Key = $"goal/{n}", Fields = one.Fields, SavedAt = one.SavedAt.AddMinutes(-n) });
            await db.SaveChangesAsync();
        }
        var full = await PutAsync("mentor-entry");
        full.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await full.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(t => t.ShouldContain("200 drafts that were not sent"), t => t.ShouldContain("\"at\":\"my-drafts\""));

        var list = WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri("/my-drafts", UriKind.Relative)));
        list.ShouldSatisfyAllConditions(t => t.ShouldContain("href=\"visits/new\">Informal visit</a>"), t => t.ShouldContain("Pupils wait for each other."), t => t.ShouldContain("1–25 of 200"));
        (await RunningHub.PostAsync(browser, "/my-drafts", "drop-goal/3")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await PutAsync("mentor-entry")).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task<HttpResponseMessage> PutAsync(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/drafts/{key}") { Content = JsonContent.Create(new { fields = new Dictionary<string, string> { ["Words"] = "Pupils wait for each other." }, basedOn = (DateTime?)null }) };
            request.Headers.Add("RequestVerificationToken", WebUtility.HtmlDecode(proof));
            return await browser.SendAsync(request);
        }
    }

    private static bool IsRoute(string href) => Routes.Any(r => Regex.IsMatch("/" + href.Split('?')[0], $"^{Regex.Replace(r, @"\{[^}]*:guid\}", "[0-9a-f-]{36}").Replace("{Week}", "[0-9-]+", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>The first words of the keys that the code makes.</summary>
    private static HashSet<string> KindsInCode([CallerFilePath] string file = "")
    {
        var src = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src"));
        return [.. System.IO.Directory.EnumerateFiles(src, "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).SelectMany(l => Kind().Matches(l).Select(m => m.Groups["kind"].Value))];
    }

    [GeneratedRegex("""(Draft="(@\(\$")?|DraftKey="@\(\$"|DraftKey\([^)]*\) => \$"|DraftKey = "|string Key\([^)]*\) => \$"|string New\([^)]*\) => \$")(?<kind>[a-z][a-z-]*)(?=[./"])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

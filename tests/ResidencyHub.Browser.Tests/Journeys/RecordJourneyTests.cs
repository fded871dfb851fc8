using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>One record by itself, on the screen and on paper; and what is said while one is written.</summary>
[Collection(HubOfTheYear.Name)]
public sealed partial class RecordJourneyTests(HubFixture hub)
{
    [BrowserTheory, InlineData("/check-ins", "Check-in: "), InlineData("/visits", "Informal visit: "), InlineData("/coaching/cycles", "Coaching cycle: ")]
    public async Task A_single_record_is_opened_from_its_list_and_printed_on_one_page_without_the_list(string list, string title)
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync(list);
        var row = coordinator.Page.Locator("main table tbody tr").First;
        var resident = (await row.Locator("td").First.InnerTextAsync()).Trim();
        await row.Locator($"a[href*='{list.TrimStart('/')}/']").First.ClickAsync();
        await Assertions.Expect(coordinator.Heading($"{title}{resident}")).ToBeVisibleAsync();
        await coordinator.PictureAsync($"{title} record");
        await Assertions.Expect(coordinator.Button("Print")).ToBeVisibleAsync();

        var paper = await coordinator.Page.PdfAsync(new() { Format = "A4" });
        PageOfPdf().Count(Encoding.Latin1.GetString(paper)).ShouldBe(1);
        await coordinator.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await coordinator.PictureAsync($"{title} record, print");
        (await coordinator.Page.Locator("body").InnerTextAsync()).ShouldSatisfyAllConditions(t => t.ShouldContain(resident), t => t.ShouldNotContain("←"), t => t.ShouldNotContain("Who sees this?"));
        await Assertions.Expect(coordinator.Page.Locator("[data-print]")).ToBeHiddenAsync();
        await coordinator.LeaveAsync();
    }

    [BrowserFact]
    public async Task While_a_mentor_types_what_looks_like_a_pupil_s_name_is_pointed_at_quietly_and_the_cursor_stays()
    {
        var mentor = await hub.AsAsync("Dmitri Alvarez", phone: true);
        foreach (var (from, link, field) in new[] { ("/my-residents", "main a[href*='check-ins/']", "Input.Strength"), ("/friday", "", "CheckIn.Strength") })
        {
            await mentor.GoAsync(from);
            if (link.Length > 0)
            {
                await mentor.Page.Locator(link).First.ClickAsync();
                await mentor.Page.WaitForURLAsync(url => url.Contains("/check-ins/", StringComparison.Ordinal));
            }
            var (words, hint) = (mentor.Page.Locator($"[name$='{field}']").First, mentor.Page.Locator("form[data-draft] [data-names]").First);
            await Assertions.Expect(hint).ToBeEmptyAsync();
            await words.ClickAsync();
            await mentor.Page.Keyboard.TypeAsync("She waits, then Kayla answers.");
            await Assertions.Expect(hint).ToHaveTextAsync("“Kayla” looks like a name. If it is a pupil’s, write a code instead, like A or B. If not, leave it: nothing is held back.", new() { Timeout = 8000 });
            await Assertions.Expect(words).ToBeFocusedAsync();
            await Assertions.Expect(hint).ToBeInViewportAsync();
            await mentor.PictureAsync($"a hint at a name, {field}, phone");
            await words.FillAsync("She waits, then pupil A answers.");
            await Assertions.Expect(hint).ToBeEmptyAsync(new() { Timeout = 8000 });
            await words.FillAsync("");
            await Assertions.Expect(mentor.Page.Locator("form[data-draft] [data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 8000 });
        }
        await mentor.LeaveAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex PageOfPdf();
}

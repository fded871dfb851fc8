using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class PictureJourneyTests(HubFixture hub)
{
    /// <summary>One red pixel.</summary>
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

    [BrowserFact]
    public async Task A_picture_is_added_with_its_consent_seen_by_those_who_read_the_evidence_and_removed_with_a_reason()
    {
        var (mentor, resident) = (await hub.AsAsync("Umar Okafor", phone: true), await hub.AsAsync("Umar Delgado"));
        // another journey may have taken the demo's lesson a step further; pictures are added until it is shared
        foreach (var state in new[] { "EvidenceTagged", "ResidentSelfScored", "PostConference" })
        {
            await mentor.GoAsync($"/observations?state={state}");
            if (await mentor.Page.Locator("main table a[href*='observations/']").CountAsync() > 0)
                break;
        }
        var lesson = "/" + (await mentor.Page.Locator("main table a[href*='observations/']").First.GetAttributeAsync("href") ?? "").TrimStart('/');
        await mentor.GoAsync(lesson);
        await AddAsync("notes.png", "<html><script>alert(1)</script>"u8.ToArray());
        await mentor.SaysAsync("This is no JPEG or PNG picture.");
        await AddAsync("Kayla.png", Convert.FromBase64String(Png));
        await mentor.SaysAsync("The picture is added.");
        var picture = mentor.Page.GetByAltText("The board after the warm-up");
        await Assertions.Expect(picture).ToBeVisibleAsync();
        // it is loaded when one comes to it, and the browser shows it
        await picture.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 1);
        (await mentor.WordsAsync()).ShouldNotContain("Kayla", Case.Sensitive, "the file's name is not kept");
        await mentor.PictureAsync("picture as evidence, phone");
        var address = await picture.GetAttributeAsync("src") ?? "";
        (await resident.GoAsync("/" + address)).ShouldBe(404, "nothing is shared yet");

        await mentor.Page.Locator("summary", new() { HasText = "Remove…" }).ClickAsync();
        await mentor.Page.Locator("[name='why']").FillAsync("a face in the window");
        await mentor.Button("Remove the picture").ClickAsync();
        await mentor.SaysAsync("The picture is removed.");
        await mentor.ShowsAsync("was removed by Umar Okafor: a face in the window");
        (await mentor.GoAsync("/" + address)).ShouldBe(404);
        await mentor.GoAsync(lesson);
        await mentor.LeaveAsync();
        await resident.LeaveAsync();

        async Task AddAsync(string name, byte[] bytes)
        {
            await mentor.Page.Locator("summary", new() { HasText = "Add a picture" }).ClickAsync();
            await mentor.Page.Locator("input[name='file']").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = bytes });
            await mentor.Page.Locator("[name='words']").FillAsync("The board after the warm-up");
            await mentor.Page.Locator("[name='consent']").FillAsync("Nobody is in it");
            await mentor.Page.Locator("[name='agreed']").CheckAsync();
            await mentor.Button("Add it").ClickAsync();
        }
    }
}

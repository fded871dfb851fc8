using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>Where resident, mentor and supervisor talk: the month's conversation, the three-way review; and what the resident says of the mentor, which neither reads.</summary>
[Collection(HubOfTheYear.Name)]
public sealed class TalksJourneyTests(HubFixture hub)
{
    private const string Mentor = "Milo Talkington", Resident = "Rhea Talkington", Supervisor = "Vikram Sethi";

    [BrowserFact]
    public async Task The_resident_scores_first_the_three_write_talk_and_sign_and_not_enough_contact_with_the_mentor_is_an_answer()
    {
        var placement = await TownAsync();
        var resident = await hub.AsAsync(Resident, phone: true);
        var mentor = await hub.AsAsync(Mentor);
        var supervisor = await hub.AsAsync(Supervisor);

        await ConversationAsync(mentor, resident);
        var review = await OpenedReviewAsync(supervisor, placement);
        await ReviewAsync(review, mentor, resident, supervisor);
        await RatingAsync(mentor, resident);
        await mentor.LeaveAsync();
        await resident.LeaveAsync();
        await supervisor.LeaveAsync();
    }

    private static async Task ConversationAsync(Visitor mentor, Visitor resident)
    {
        await mentor.GoAsync("/coaching");
        var offer = mentor.Page.Locator("details.confirm").Filter(new() { HasText = Resident }).First;
        await offer.Locator("summary").ClickAsync();
        for (var i = 0; i < 3; i++)
            await offer.Locator("input[name='Rows']").Nth(i).CheckAsync();
        await offer.GetByRole(AriaRole.Button, new() { Name = "Open it" }).ClickAsync();
        await mentor.SaysAsync("The conversation is open.");
        var talk = new Uri(mentor.Page.Url).AbsolutePath;
        await mentor.ShowsAsync($"{Resident} scores first.");
        (await mentor.Page.Locator(".scorerow").CountAsync()).ShouldBe(0, "the mentor waits");

        // it stands in the resident's list, and leads there
        await resident.GoAsync("/my-year");
        await resident.Page.Locator("main a[href='my-tasks']").ClickAsync();
        await resident.Link("Coaching conversation: you score first").ClickAsync();
        await Assertions.Expect(resident.Page.Locator(".scorerow")).ToHaveCountAsync(3);
        new Uri(resident.Page.Url).AbsolutePath.ShouldBe(talk);
        for (var i = 0; i < 3; i++)
            await resident.Page.Locator(".scorerow").Nth(i).GetByLabel("2 Emerging").CheckAsync();
        await resident.Page.Locator(".scorerow textarea").First.FillAsync("I answer my own questions.");
        await Assertions.Expect(resident.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await resident.PictureAsync("conversation, resident, phone");
        await resident.Button("Send my scores").ClickAsync();
        await resident.SaysAsync($"{Mentor} sees it now and scores.");

        await mentor.GoAsync(talk);
        await mentor.ShowsAsync("I answer my own questions.");
        await mentor.Page.Locator(".scorerow").Nth(0).GetByLabel("3 Applying").CheckAsync();
        for (var i = 1; i < 3; i++)
            await mentor.Page.Locator(".scorerow").Nth(i).GetByLabel("2 Emerging").CheckAsync();
        await mentor.Page.Locator("[name='GapTalk']").FillAsync("We counted the seconds in the recording.");
        await mentor.Page.Locator("[name='Goal']").FillAsync("Wait five seconds.");
        await Assertions.Expect(mentor.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        // the lid is closed in mid-sentence; the words and the scores are there again
        await mentor.GoAsync(talk);
        await Assertions.Expect(mentor.Page.Locator("[name='GapTalk']")).ToHaveValueAsync("We counted the seconds in the recording.");
        await Assertions.Expect(mentor.Page.Locator(".scorerow").Nth(0).GetByLabel("3 Applying")).ToBeCheckedAsync();
        await mentor.Button("We have talked").ClickAsync();
        await mentor.SaysAsync("Held.");
        await resident.GoAsync(talk);
        await resident.ShowsAsync("1, Milo higher");
        await resident.ShowsAsync("Wait five seconds.");
        await resident.PictureAsync("conversation, held, phone");
    }

    private static async Task<string> OpenedReviewAsync(Visitor supervisor, Placement placement)
    {
        await supervisor.GoAsync($"/reviews?with={Uri.EscapeDataString("Talkington")}");
        await supervisor.Page.Locator("[name='Review.Placement']").SelectOptionAsync(placement.Id.ToString());
        await supervisor.ChooseAsync("Which one?", "in the middle");
        await supervisor.Page.Locator("[name='Review.DueOn']").FillAsync($"{Town.Today.AddDays(10):yyyy-MM-dd}");
        await supervisor.Button("Open it").ClickAsync();
        await supervisor.SaysAsync("The review is open.");
        return new Uri(supervisor.Page.Url).AbsolutePath;
    }

    private static async Task ReviewAsync(string review, Visitor mentor, Visitor resident, Visitor supervisor)
    {
        foreach (var (who, words) in new[] { (resident, "The routines hold."), (mentor, "Comes prepared."), (supervisor, "Reads the room.") })
        {
            await who.GoAsync(review);
            await who.Page.Locator("[name='Voice.Strengths']").FillAsync(words);
            await who.Page.Locator("[name='Voice.Growth']").FillAsync("Wait time.");
            await who.Page.Locator("[name='Voice.Next']").FillAsync("Leads part of each lesson.");
            await Assertions.Expect(who.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
            await who.Button("Save my words").ClickAsync();
            await who.SaysAsync("Your words stand; the others read them.");
        }
        (await resident.Button("Note the talk").CountAsync()).ShouldBe(0, "mentor or supervisor note it");
        await mentor.GoAsync(review);
        await mentor.ShowsAsync("Reads the room.");
        await mentor.ChooseAsync("Where does the resident stand?", "Ready for the next phase, as planned");
        await mentor.Page.Locator("[name='Talk.Decision']").FillAsync("She leads one lesson a day from January on.");
        await mentor.Button("Note the talk").ClickAsync();
        await mentor.SaysAsync("Now all three sign, in any order.");

        await resident.GoAsync(review);
        await resident.ShowsAsync("She leads one lesson a day from January on.");
        await SignAsync(resident, Mentor, $"Sign with your own name as it stands in your account: {Resident}.");
        await SignAsync(resident, "rhea talkington", "It locks with the third signature.");
        await supervisor.GoAsync(review);
        await SignAsync(supervisor, Supervisor, "It locks with the third signature.");
        await mentor.GoAsync(review);
        await SignAsync(mentor, Mentor, "All three have signed: the review is locked.");
        await resident.GoAsync(review);
        await Assertions.Expect(resident.Page.Locator("main").GetByText("Signed", new() { Exact = true })).ToHaveCountAsync(3);
        (await resident.Button("Save my words").CountAsync()).ShouldBe(0, "it is locked");
        await resident.PictureAsync("three-way review, locked, phone");
    }

    private static async Task RatingAsync(Visitor mentor, Visitor resident)
    {
        const string words = "We have seen each other twice since October.";
        await resident.GoAsync("/my-mentor-rating");
        await resident.Heading($"How is it with {Mentor}?").WaitForAsync();
        await resident.Button("Send").ClickAsync();
        await resident.ShowsAsync("or say that there was not enough contact");
        await resident.Page.GetByLabel("There was not enough contact to tell").CheckAsync();
        await resident.Page.Locator("[name='Rate.Words']").FillAsync(words);
        await Assertions.Expect(resident.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await resident.GoAsync("/my-mentor-rating");
        await Assertions.Expect(resident.Page.Locator("[name='Rate.Words']")).ToHaveValueAsync(words);
        await resident.Button("Send").ClickAsync();
        await resident.SaysAsync("Nobody reads it before your residency is complete.");
        await resident.GoAsync("/my-mentor-rating");
        await Assertions.Expect(resident.Page.GetByLabel("There was not enough contact to tell")).ToBeCheckedAsync();
        await Assertions.Expect(resident.Button("Send it anew")).ToBeVisibleAsync();
        await resident.PictureAsync("rating of the mentor, phone");
        await mentor.GoAsync("/my-mentoring/growth");
        (await mentor.WordsAsync()).ShouldNotContain("twice since October", customMessage: "the mentor never reads it");
    }

    private static async Task SignAsync(Visitor who, string name, string says)
    {
        await who.Page.Locator("[name='Sign.Name']").FillAsync(name);
        await who.Button("Sign").ClickAsync();
        await who.SaysAsync(says);
    }

    /// <summary>A resident of the second program beside a mentor, supervised by one of the demo's.</summary>
    private async Task<Placement> TownAsync()
    {
        await using var town = await Town.BeginAsync(hub, "Talkington");
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"));
        var supervisor = (await db.People.ToListAsync()).Single(p => p.Name.Full == Supervisor);
        var (school, cohort) = (town.School("High", "Pia"), await town.CohortAsync(Town.Northgate, 2026));
        var resident = town.Resident("Rhea", cohort);
        resident.Supervise(supervisor.Id, Supervisor);
        var placement = town.Running(resident, cohort, school, town.Mentor("Milo", school));
        await town.SettleAsync();
        await hub.GiveMentorAccountAsync(Mentor);
        await hub.GiveAccountAsync(Resident);
        return placement;
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class TogetherJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task Mentor_and_supervisor_write_one_debrief_in_two_browsers_and_neither_overwrites_the_other()
    {
        var (mentor, supervisor) = (await hub.AsAsync("Umar Okafor", phone: true), await hub.AsAsync("Grace Oduya"));
        await mentor.GoAsync("/observations?state=EvidenceTagged");
        var lesson = await mentor.Page.Locator("main table a[href*='observations/']").First.GetAttributeAsync("href") ?? "";
        foreach (var who in new[] { mentor, supervisor })
            (await who.GoAsync("/" + lesson.TrimStart('/'))).ShouldBe(200);
        ILocator Box(Visitor who, string section) => who.Page.Locator($"[name='Post.{section}']");
        ILocator Said(Visitor who, string section) => who.Page.Locator($"[data-section='{section}'] [data-live]");

        // each sees that the other is here, where they write, and what
        await Box(supervisor, "Strength").ClickAsync();
        await Assertions.Expect(mentor.Page.Locator("[data-presence-here]")).ToHaveTextAsync("Grace Oduya is here and writes under “A strength”.", new() { Timeout = 15000 });
        await Task.WhenAll(Box(supervisor, "Strength").FillAsync("Calm routines"), Box(mentor, "NextStep").FillAsync("Circulate during partner talk"));
        await Assertions.Expect(Box(mentor, "Strength")).ToHaveValueAsync("Calm routines", new() { Timeout = 20000 });
        await Assertions.Expect(Box(supervisor, "NextStep")).ToHaveValueAsync("Circulate during partner talk", new() { Timeout = 20000 });
        await mentor.PictureAsync("debrief by two hands, phone");

        // both in the same section: both versions stand there, and one puts them together
        await Task.WhenAll(Box(supervisor, "Strength").FillAsync("Calm routines, warm"), Box(mentor, "Strength").FillAsync("Calm routines from the first bell"));
        var second = await WhoAsync([mentor, supervisor], who => who.Page.GetByRole(AriaRole.Button, new() { Name = "Put both together" }));
        await Assertions.Expect(Said(second, "Strength")).ToContainTextAsync("Yours is not saved yet.");
        await second.PictureAsync("debrief, both versions");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Put both together" }).ClickAsync();
        var first = second == mentor ? supervisor : mentor;
        foreach (var words in new[] { "Calm routines, warm", "Calm routines from the first bell" })
            await Assertions.Expect(Box(first, "Strength")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(words), new() { Timeout = 20000 });

        // without a script the same sections merge when they are posted
        var plain = await hub.AsAsync("Grace Oduya", script: false);
        await plain.GoAsync("/" + lesson.TrimStart('/'));
        // the supervisor's own draft follows what was put together within two seconds, and is what this page begins with
        for (var round = 0; round < 50 && !(await Box(plain, "Strength").InputValueAsync()).Contains("first bell", StringComparison.Ordinal); round++)
        {
            await Task.Delay(200);
            await plain.GoAsync("/" + lesson.TrimStart('/'));
        }
        await Box(plain, "Support").FillAsync("Grace models it");
        await Box(mentor, "NextStep").FillAsync("Circulate during partner talk, twice");
        await Assertions.Expect(Box(supervisor, "NextStep")).ToHaveValueAsync("Circulate during partner talk, twice", new() { Timeout = 20000 });
        if (await plain.Page.Locator("[name='Post.NoSelfScoreBecause']").CountAsync() > 0)
            await plain.Page.Locator("[name='Post.NoSelfScoreBecause']").FillAsync("ill that week");
        await plain.Button("We have talked").ClickAsync();
        await plain.SaysAsync("then share it");
        await Assertions.Expect(Box(plain, "NextStep")).ToHaveValueAsync("Circulate during partner talk, twice", new() { Timeout = 5000 });
        await Assertions.Expect(mentor.Page.Locator("[data-structure-moved]")).ToBeVisibleAsync(new() { Timeout = 15000 });

        // who closes the page is gone
        await supervisor.GoAsync("/");
        await Assertions.Expect(mentor.Page.Locator("[data-presence-here]")).ToBeHiddenAsync(new() { Timeout = 30000 });
        await plain.DisposeAsync();
        await mentor.LeaveAsync();
        await supervisor.LeaveAsync();
    }

    [BrowserFact]
    public async Task Mentor_and_supervisor_score_and_tie_one_lesson_in_two_browsers_and_neither_changes_the_other_s()
    {
        var (mentor, supervisor) = (await hub.AsAsync("Umar Okafor", phone: true), await hub.AsAsync("Grace Oduya"));
        var lesson = await LessonAsync(mentor, "ResidentSelfScored", "PostConference", "EvidenceTagged");
        foreach (var who in new[] { mentor, supervisor })
            (await who.GoAsync($"{lesson}/scores")).ShouldBe(200);
        ILocator Row(Visitor who) => who.Page.Locator("[data-score]").First;
        async Task ScoreAsync(Visitor who, string level, string words)
        {
            await Row(who).Locator("label", new() { HasText = $"{level} " }).First.ClickAsync();
            await Row(who).Locator("textarea").FillAsync(words);
        }

        // each sees where the other is, and the other's level and words as they come; the own ones stay
        await Row(supervisor).Locator("textarea").ClickAsync();
        await Assertions.Expect(mentor.Page.Locator("[data-presence-here]")).ToContainTextAsync("Grace Oduya is here and writes under “the score of", new() { Timeout = 15000 });
        await Assertions.Expect(supervisor.Page.Locator("[data-presence-here]")).ToContainTextAsync("Umar Okafor is here", new() { Timeout = 15000 });
        await Task.WhenAll(ScoreAsync(supervisor, "3", "Waits five seconds"), ScoreAsync(mentor, "2", "Calls on the same three"));
        await Assertions.Expect(Row(mentor).Locator("[data-others-scores]")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Grace Oduya: 3 .*Waits five seconds"), new() { Timeout = 20000 });
        await Assertions.Expect(Row(supervisor).Locator("[data-others-scores]")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("Umar Okafor: 2 .*Calls on the same three"), new() { Timeout = 20000 });
        await Assertions.Expect(Row(mentor).Locator("textarea")).ToHaveValueAsync("Calls on the same three");
        await mentor.PictureAsync("scores by two hands, phone");
        await supervisor.PictureAsync("scores by two hands");

        // what was stamped stands with the other at once; a tie of one is a tie for both
        foreach (var who in new[] { mentor, supervisor })
            await who.GoAsync($"{lesson}/evidence");
        await supervisor.Page.Locator("#stamp-words").FillAsync("The back row begins alone");
        await supervisor.Button("Stamp the time and go on").ClickAsync();
        await Assertions.Expect(mentor.Page.Locator("[data-notes]")).ToContainTextAsync("The back row begins alone", new() { Timeout = 20000 });
        await mentor.GoAsync($"{lesson}/evidence");
        ILocator Note(Visitor who) => who.Page.Locator("form li[data-note]", new() { HasText = "The back row begins alone" });
        var mine = supervisor.Page.Locator("form li[data-note]").Last;
        await Assertions.Expect(mine.Locator("textarea")).ToHaveValueAsync("The back row begins alone");
        await Note(mentor).Locator("fieldset label").First.ClickAsync();
        await mine.Locator("textarea").FillAsync("The back row begins alone, and on time");
        await Assertions.Expect(mine.Locator("input[type=checkbox]").First).ToBeCheckedAsync(new() { Timeout = 20000 });
        await Assertions.Expect(Note(mentor).Locator("[data-words]")).ToHaveTextAsync("The back row begins alone, and on time", new() { Timeout = 20000 });
        await mentor.PictureAsync("evidence by two hands, phone");
        foreach (var who in new[] { mentor, supervisor })
        {
            await who.GoAsync($"{lesson}/scores");
            await Assertions.Expect(Row(who).Locator("textarea")).ToHaveValueAsync(who == mentor ? "Calls on the same three" : "Waits five seconds");
            await who.LeaveAsync();
        }
    }

    /// <summary>A lesson that both write, in the first of these states that has one.</summary>
    private static async Task<string> LessonAsync(Visitor who, params string[] states)
    {
        foreach (var state in states)
        {
            await who.GoAsync($"/observations?state={state}");
            if (await who.Page.Locator("main table a[href*='observations/']").CountAsync() > 0)
                return "/" + (await who.Page.Locator("main table a[href*='observations/']").Last.GetAttributeAsync("href"))!.TrimStart('/');
        }
        throw new InvalidOperationException("No lesson is being written.");
    }

    private static async Task<Visitor> WhoAsync(Visitor[] all, Func<Visitor, ILocator> shows)
    {
        for (var round = 0; round < 100; round++)
        {
            foreach (var who in all)
                if (await shows(who).CountAsync() > 0)
                    return who;
            await Task.Delay(200);
        }
        throw new InvalidOperationException("Nobody was shown both versions.");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class FridayJourneyTests(HubFixture hub)
{
    private const string Mentor = "Umar Okafor";
    private const int MostTaps = 14;

    /// <summary>Every tap, from the home page on, is counted; typing a text is its tap on the field and the words.</summary>
    [BrowserFact]
    public async Task A_mentor_approves_and_checks_in_two_residents_with_at_most_fourteen_taps_and_two_short_texts()
    {
        var phone = await hub.AsAsync(Mentor, phone: true);
        var (taps, texts) = (0, 0);
        await phone.GoAsync("/");
        await TapAsync(phone.Page.Locator("main a[href='friday']").First);
        await phone.Page.WaitForURLAsync("**/friday");
        await Assertions.Expect(phone.Button("Send")).ToBeVisibleAsync();
        var sections = phone.Page.Locator("main form section.card-hub").Filter(new() { HasText = "Approve all" });
        (await sections.CountAsync()).ShouldBe(2, "the demo's mentor has two residents whose hours wait");
        for (var i = 0; i < 2; i++)
        {
            var section = sections.Nth(i);
            await TapAsync(Answer(section, "These hours", "Approve all"));
            await TapAsync(Answer(section, "Did you meet", "Yes"));
            await TapAsync(Answer(section, "For how long", "1–2 h"));
            await TapAsync(Answer(section, "How is it going?", "On track"));
            await TapAsync(section.GetByLabel("A strength you saw"));
            await phone.Page.Keyboard.TypeAsync($"Waited for the third answer, resident {i + 1}.");
            texts++;
        }
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.PictureAsync("friday, phone, filled in");
        await TapAsync(phone.Button("Send"));
        await phone.SaysAsync("Sent.");
        await phone.SaysAsync("check-in sent");
        (taps, texts).ShouldSatisfyAllConditions(t => t.taps.ShouldBeLessThanOrEqualTo(MostTaps), t => t.texts.ShouldBe(2));
        await phone.PictureAsync("friday, phone, sent");
        (await phone.Page.GetByText("Approve all", new() { Exact = true }).CountAsync()).ShouldBe(0, "nothing waits any more");
        await phone.LeaveAsync();

        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.ClickAsync();
        }
    }

    [BrowserFact]
    public async Task A_mentor_without_an_account_sends_the_week_from_the_letter_begun_on_one_phone_and_sent_from_another()
    {
        var placements = await WeekOfTwoAsync("Tova", "Fridayton");
        var (anouk, bram) = (placements[0], placements[1]);
        var link = await hub.LinkToAsync("Tova Fridayton", "How was this week");
        var phone = await hub.AnybodyAsync(phone: true);
        var taps = 1;
        await phone.GoAsync(link);
        await phone.ShowsAsync("Good day, Tova Fridayton");
        await TapAsync(phone.Link("Hours and check-ins, on one page"));
        await phone.ShowsAsync("one Send");
        foreach (var placement in placements)
        {
            var section = Of(phone, placement);
            await TapAsync(Answer(section, "These hours", "Approve all"));
            await TapAsync(Answer(section, "Did you meet", "Yes"));
            await TapAsync(Answer(section, "For how long", "1–2 h"));
            if (placement == anouk)
                await TapAsync(Answer(section, "How is it going?", "On track"));
            await TapAsync(section.GetByLabel("A strength you saw"));
            await phone.Page.Keyboard.TypeAsync($"Waited for the third answer, {placement.ResidentName}.");
        }
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.LeaveAsync();

        // the same letter on another phone: all of it is there again, and the one answer that is missing is asked for
        phone = await hub.AnybodyAsync(phone: true);
        await phone.GoAsync($"{link}/friday");
        foreach (var placement in placements)
        {
            await Assertions.Expect(Of(phone, placement).GetByLabel("A strength you saw")).ToHaveValueAsync($"Waited for the third answer, {placement.ResidentName}.");
            await Assertions.Expect(Answer(Of(phone, placement), "These hours", "Approve all")).ToBeCheckedAsync();
        }
        await TapAsync(phone.Button("Send"));
        await phone.SaysAsync("Saved. What is below is not yet.");
        await Assertions.Expect(Of(phone, anouk).GetByText("Check-in sent")).ToBeVisibleAsync();
        await Assertions.Expect(Of(phone, bram).GetByText("Check-in sent")).ToHaveCountAsync(0);
        await Assertions.Expect(Of(phone, bram).GetByLabel("A strength you saw")).ToHaveValueAsync($"Waited for the third answer, {bram.ResidentName}.");
        await phone.PictureAsync("friday by link, phone, half sent");
        await TapAsync(Answer(Of(phone, bram), "How is it going?", "On track"));
        await TapAsync(phone.Button("Send"));
        await phone.SaysAsync("Sent.");
        taps.ShouldBeLessThanOrEqualTo(MostTaps);
        await phone.GoAsync($"{link}/friday");
        foreach (var placement in placements)
            await Assertions.Expect(Of(phone, placement).GetByText("Check-in sent")).ToBeVisibleAsync();
        (await phone.Page.GetByText("Approve all", new() { Exact = true }).CountAsync()).ShouldBe(0, "nothing waits any more");
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("");
        await phone.PictureAsync("friday by link, phone, sent");
        await phone.LeaveAsync();

        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"));
        var ids = placements.Select(p => p.Id).ToList();
        (await db.CheckIns.Where(c => ids.Contains(c.PlacementId)).OrderBy(c => c.Strength).Select(c => c.Strength).ToListAsync()).ShouldBe(["Waited for the third answer, Anouk Fridayton.", "Waited for the third answer, Bram Fridayton."]);
        (await db.HoursWeeks.Where(w => ids.Contains(w.PlacementId)).Select(w => new { w.State, w.DecidedBy, w.ApprovedMinutes }).ToListAsync()).ShouldAllBe(w => w.State == HoursState.Approved && w.DecidedBy == "Tova Fridayton" && w.ApprovedMinutes == 120);

        static ILocator Of(Visitor phone, Placement placement) => phone.Page.Locator($"#of-{placement.Id}");

        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.ClickAsync();
        }
    }

    private static ILocator Answer(ILocator section, string question, string answer) => section.GetByRole(AriaRole.Group, new() { Name = question }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true });

    /// <summary>A mentor with two residents whose hours of this week wait, and the letter that the hub writes on the day.</summary>
    private async Task<Placement[]> WeekOfTwoAsync(string mentorName, string name)
    {
        await using var town = await Town.BeginAsync(hub, name);
        var (school, cohort, monday) = (town.School("High", "Pia"), await town.CohortAsync(Town.Harbor, 2026), DistrictCalendar.WeekOf(Town.Today));
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"));
        var rules = (await RuleBook.OpenAsync(db, cohort.ProgramId, Town.Today, CancellationToken.None)).Hours();
        var mentor = town.Mentor(mentorName, school);
        Placement[] placements = [.. new[] { "Anouk", "Bram" }.Select(first => town.Running(town.Resident(first, cohort), cohort, school, mentor))];
        foreach (var placement in placements)
        {
            var week = town.Add(new HoursWeek(placement, monday));
            week.Keep(new(monday, ActivityKind.CoTeach, 120, Model: CoTeachingModel.Team), placement, rules, Town.Today);
            week.Send(mentor.Id, mentor.Name.Full, false, rules, Town.At(Town.Today.AddDays(-1)));
        }
        await town.SettleAsync();
        await using var scope = hub.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job(nameof(SendWeekLinks));
        (await scope.ServiceProvider.GetRequiredService<SendWeekLinks>().RunAsync(default)).IsDone.ShouldBeTrue();
        return placements;
    }

    [BrowserFact]
    public async Task A_resident_logs_a_day_what_is_wrong_stays_typed_and_a_half_typed_entry_comes_back_on_another_phone()
    {
        var phone = await hub.AsAsync("Grace Osei", phone: true);
        await phone.GoAsync("/my-hours");
        if (await phone.Button("Take it back").CountAsync() > 0)
            await phone.Button("Take it back").ClickAsync();
        await phone.Page.GetByLabel("What did you do?").SelectOptionAsync("SchoolMeeting");
        await phone.Page.GetByLabel("How long?").FillAsync("-2");
        await phone.Button("Add").ClickAsync();
        await phone.ShowsAsync("is below zero");
        await Assertions.Expect(phone.Page.GetByLabel("How long?")).ToHaveValueAsync("-2");
        await phone.Page.GetByLabel("How long?").FillAsync("1:15");
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.LeaveAsync();

        var other = await hub.AsAsync("Grace Osei", phone: true);
        await other.GoAsync("/my-hours");
        await Assertions.Expect(other.Page.GetByLabel("How long?")).ToHaveValueAsync("1:15");
        await other.Button("Add").ClickAsync();
        await other.SaysAsync("Kept: 1 h 15 min.");
        await other.ShowsAsync("School meeting");
        await other.PictureAsync("my hours, phone");
        await other.LeaveAsync();
    }

    [BrowserFact]
    public async Task Words_typed_while_the_scripts_are_still_on_their_way_are_saved_when_those_have_come()
    {
        var phone = await hub.AsAsync("Ximena Quiroz", phone: true);
        var come = new TaskCompletionSource();
        await phone.Page.RouteAsync("**/js/drafts*", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });
        await phone.Page.GotoAsync("/my-hours", new() { WaitUntil = WaitUntilState.Commit });
        await phone.Page.GetByLabel("How long?").FillAsync("2:20");
        come.SetResult();
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.GoAsync("/my-hours");
        await Assertions.Expect(phone.Page.GetByLabel("How long?")).ToHaveValueAsync("2:20");
        await phone.LeaveAsync();
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>The board of placements: by keyboard alone, by mouse, on a phone, without script, and several residents at once.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class BoardJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_card_is_found_moved_confirmed_and_taken_back_by_keyboard_alone()
    {
        await DraftsAsync("Keyes", "Bo", "Cy");
        var coordinator = await hub.AsAsync("Dana Whitfield");
        var page = coordinator.Page;
        await coordinator.GoAsync("/placements/board?year=2027");
        await page.TabToAsync("Filter by resident, school or mentor");
        await page.Keyboard.TypeAsync("Keyes");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".board li")).ToHaveCountAsync(2);
        await page.TabToAsync("Bo Keyes");
        var step = await page.Locator(".board li").First.InnerTextAsync() is var top && top.StartsWith("Bo", StringComparison.Ordinal) ? "ArrowDown" : "ArrowUp";
        await page.PressAsync(step);
        (await page.FocusedAsync()).ShouldBe("Cy Keyes");
        await page.PressAsync(step is "ArrowDown" ? "ArrowUp" : "ArrowDown");
        (await page.FocusedAsync()).ShouldBe("Bo Keyes");

        // the card's menu, and what is asked before it is done
        await page.PressAsync("Tab");
        (await page.FocusedAsync()).ShouldBe("Move Bo Keyes to…");
        await page.PressAsync("Enter");
        await page.PressAsync("ArrowDown");
        (await page.FocusedAsync()).ShouldBe("Request…");
        await page.Keyboard.PressAsync("Enter");
        await coordinator.ShowsAsync("Request 1 placement?");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Request 1 placement");
        await page.SeesFocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await coordinator.SaysAsync("1 of 1 requested.");
        await HasFocusAsync(page, "Bo Keyes", "School");

        // taken back: the card is where it was, and so is the focus
        await page.PressAsync("u");
        (await page.FocusedAsync()).ShouldBe("Undo");
        await page.Keyboard.PressAsync("Enter");
        await coordinator.SaysAsync("1 of 1 taken back.");
        await HasFocusAsync(page, "Bo Keyes", "Drafts");

        // thought better of it: a field is asked first, then left alone
        await page.PressAsync("Tab");
        await page.PressAsync("Enter");
        await page.PressAsync("ArrowDown");
        await page.PressAsync("ArrowDown");
        (await page.FocusedAsync()).ShouldBe("Withdraw…");
        await page.Keyboard.PressAsync("Enter");
        await coordinator.ShowsAsync("Withdraw 1 placement?");
        await Assertions.Expect(page.GetByLabel("Why?")).ToBeFocusedAsync();
        await page.TabToAsync("Leave it");
        await page.Keyboard.PressAsync("Enter");
        await HasFocusAsync(page, "Bo Keyes", "Drafts");
        await coordinator.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_card_is_dragged_to_a_column_beyond_the_screen_and_to_the_empty_part_of_one()
    {
        await DraftsAsync("Drago", "Di", "Ed", "Flo");
        var coordinator = await hub.AsAsync("Dana Whitfield");
        var page = coordinator.Page;
        // a low screen: the board is in several rows
        await page.SetViewportSizeAsync(1280, 420);
        await coordinator.GoAsync("/placements/board?year=2027&q=Drago");
        var card = page.Locator(".board li").Filter(new() { HasText = "Di Drago" });
        var over = page.Locator("section[data-stage=Over]");
        (await over.BoundingBoxAsync())!.Y.ShouldBeGreaterThan(420, "the column is beyond the screen");
        await HoldAsync(page, card);
        await over.ScrollIntoViewIfNeededAsync();
        await DropAsync(page, (await over.BoundingBoxAsync())!);
        await coordinator.ShowsAsync("Withdraw 1 placement?");
        await coordinator.ShowsAsync("Drago High School");
        await coordinator.Link("Leave it").ClickAsync();
        await HasFocusAsync(page, "Di Drago", "Drafts", keys: false);

        // below the last card of a column is the column still
        await page.SetViewportSizeAsync(1280, 900);
        await coordinator.GoAsync("/placements/board?year=2027&q=Drago");
        var (tall, low) = ((await page.Locator("section[data-stage=Drafts]").BoundingBoxAsync())!, (await page.Locator("section[data-stage=School]").BoundingBoxAsync())!);
        await HoldAsync(page, card);
        await DropAsync(page, new LocatorBoundingBoxResult { X = low.X, Width = low.Width, Y = tall.Y + tall.Height - 30, Height = 20 });
        await coordinator.ShowsAsync("Request 1 placement?");
        await coordinator.Button("Request 1 placement").ClickAsync();
        await coordinator.SaysAsync("1 of 1 requested.");
        await HasFocusAsync(page, "Di Drago", "School", keys: false);
        await coordinator.Button("Undo").ClickAsync();
        await coordinator.SaysAsync("1 of 1 taken back.");

        // where it can't go it is said, and what it can
        await HoldAsync(page, card);
        await DropAsync(page, (await page.Locator("section[data-stage=Confirmed]").BoundingBoxAsync())!);
        await coordinator.ShowsAsync("Di Drago can’t go to “Confirmed” from here. Possible: Request, Withdraw.");
        await coordinator.LeaveAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_a_card_is_moved_by_its_menu_and_each_state_of_the_board_is_accessible()
    {
        await DraftsAsync("Tapley", "Gus");
        var phone = await hub.AsAsync("Dana Whitfield", phone: true);
        await phone.GoAsync("/placements/board?year=2027&q=Tapley");
        await phone.Page.GetByText("Move Gus Tapley to…").TapAsync();
        await phone.Button("Request…").TapAsync();
        await phone.Button("Request 1 placement").TapAsync();
        await phone.SaysAsync("1 of 1 requested.");
        await phone.Button("Undo").TapAsync();
        await phone.SaysAsync("1 of 1 taken back.");
        await phone.LeaveAsync();

        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements/board?year=2027&q=Tapley");
        (await Scan.OfAsync(coordinator, "board, menus open")).ShouldBeEmpty();
        await coordinator.Button("Withdraw…").ClickAsync();
        await coordinator.ShowsAsync("Withdraw 1 placement?");
        (await Scan.OfAsync(coordinator, "board, asked before")).ShouldBeEmpty();
        await coordinator.Page.GetByLabel("Why?").FillAsync("Another school is nearer.");
        await coordinator.Button("Withdraw 1 placement").ClickAsync();
        await coordinator.SaysAsync("1 of 1 withdrawn.");
        (await Scan.OfAsync(coordinator, "board, done")).ShouldBeEmpty();
        await coordinator.LeaveAsync();
    }

    [BrowserFact]
    public async Task Without_script_the_board_moves_a_card_and_several_residents_are_drafted_at_one_school()
    {
        await DraftsAsync("Plainfield", "Hal");
        var plain = await hub.AsAsync("Dana Whitfield", script: false);
        await plain.GoAsync("/placements/board?year=2027&q=Plainfield");
        await plain.Page.GetByText("Move Hal Plainfield to…").ClickAsync();
        await plain.Button("Request…").ClickAsync();
        await plain.Button("Request 1 placement").ClickAsync();
        await plain.SaysAsync("1 of 1 requested.");
        await Assertions.Expect(plain.Page.Locator("section[data-stage=School] li")).ToContainTextAsync("Hal Plainfield");
        await plain.Button("Undo").ClickAsync();
        await plain.SaysAsync("1 of 1 taken back.");
        await Assertions.Expect(plain.Page.Locator("section[data-stage=Drafts] li")).ToContainTextAsync("Hal Plainfield");

        await using (var town = await Town.BeginAsync(hub, "Severin"))
        {
            town.School("High School", "Sol");
            var cohort = await town.CohortAsync(Town.Harbor, 2027);
            town.Resident("Ida", cohort);
            town.Resident("Jon", cohort);
            await town.SettleAsync();
        }
        await plain.GoAsync("/placements/several");
        await plain.Page.GetByLabel("School", new() { Exact = true }).FillAsync("Severin");
        foreach (var resident in new[] { "Ida Severin", "Jon Severin" })
            await plain.Page.GetByRole(AriaRole.Checkbox, new() { Name = resident }).CheckAsync();
        await plain.Page.GetByLabel("First day").FillAsync("2027-08-17");
        await plain.Page.GetByLabel("Last day").FillAsync("2028-06-10");
        await plain.Button("Save drafts").ClickAsync();
        await plain.ShowsAsync("Which of these? Choose one and send again.");
        await plain.Page.GetByRole(AriaRole.Radio, new() { Name = "Severin High School" }).CheckAsync();
        await plain.Button("Save drafts").ClickAsync();
        await plain.SaysAsync("2 of 2 drafted.");
        await plain.SaysAsync("Ida Severin");
        await plain.DisposeAsync();
    }

    [BrowserFact]
    public async Task Several_residents_are_requested_at_one_school_and_taken_back_and_each_state_is_accessible()
    {
        await using (var town = await Town.BeginAsync(hub, "Quorum"))
        {
            town.School("High School", "Uma");
            var cohort = await town.CohortAsync(Town.Harbor, 2027);
            town.Resident("Kit", cohort);
            town.Resident("Lou", cohort);
            await town.SettleAsync();
        }
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements/several");
        (await Scan.OfAsync(coordinator, "several")).ShouldBeEmpty();
        await coordinator.Page.GetByLabel("School", new() { Exact = true }).PressSequentiallyAsync("Quor", new() { Delay = 20 });
        await coordinator.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Quorum High" }).ClickAsync();
        await coordinator.Page.GetByLabel("First day").FillAsync("2027-08-17");
        await coordinator.Page.GetByLabel("Last day").FillAsync("2028-06-10");
        await coordinator.Button("Request now").ClickAsync();
        await coordinator.Page.Locator("main [data-errors]").WaitForAsync();
        (await Scan.OfAsync(coordinator, "several, nobody ticked")).ShouldBeEmpty();
        foreach (var resident in new[] { "Kit Quorum", "Lou Quorum" })
            await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = resident }).CheckAsync();
        await coordinator.Button("Request now").ClickAsync();
        await coordinator.SaysAsync("2 of 2 requested.");
        await coordinator.SaysAsync("Uma Quorum");
        (await Scan.OfAsync(coordinator, "several, requested")).ShouldBeEmpty();
        await coordinator.Button("Undo").ClickAsync();
        await coordinator.SaysAsync("2 of 2 taken back.");
        await coordinator.LeaveAsync();
    }

    private async Task DraftsAsync(string name, params string[] residents)
    {
        await using var town = await Town.BeginAsync(hub, name);
        var school = town.School("High School", "Pia");
        var cohort = await town.CohortAsync(Town.Harbor, 2027);
        foreach (var resident in residents)
            town.Draft(town.Resident(resident, cohort), cohort, school, null);
        await town.SettleAsync();
    }

    /// <summary>The card has the focus, in this column; for who works by keys it is seen.</summary>
    private static async Task HasFocusAsync(IPage page, string resident, string stage, bool keys = true)
    {
        await Assertions.Expect(page.Locator($"section[data-stage={stage}] li > a:focus")).ToHaveTextAsync(resident);
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
        if (keys)
            await page.SeesFocusAsync();
    }

    /// <summary>Takes the card with the mouse, beside its words.</summary>
    private static async Task HoldAsync(IPage page, ILocator card)
    {
        await card.ScrollIntoViewIfNeededAsync();
        var box = (await card.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width - 8, box.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width - 16, box.Y + 16, new() { Steps = 3 });
    }

    private static async Task DropAsync(IPage page, LocatorBoundingBoxResult box)
    {
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }
}

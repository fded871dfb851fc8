using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

/// <summary>Lists that once ended without a word: every row is reached, page by page, and back.</summary>
public sealed class WholeListTests
{
    private const int Many = 7;

    [Theory, OnSqlite, OnPostgres]
    public async Task Concerns_and_requests_for_help_page_on_to_the_last_the_open_ones_apart(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var now = hub.Time.GetUtcNow().UtcDateTime;
        foreach (var n in Enumerable.Range(0, Many))
        {
            var (open, closed) = (new Concern(placement, Guid.NewGuid(), "Samuel Okafor", world.Mentor.Id, $"open {n}", false, false, now.AddHours(-n)), new Concern(placement, Guid.NewGuid(), "Samuel Okafor", world.Mentor.Id, $"closed {n}", false, false, now.AddHours(n)));
            closed.Close("We met.", now.AddDays(1));
            var (waits, answered) = (new HelpRequest(world.Resident, $"waits {n}", true, now.AddHours(-n)), new HelpRequest(world.Resident, $"answered {n}", true, now.AddHours(n)));
            answered.Reply("Dana Whitfield", "Call me.", now.AddDays(1));
            await hub.SaveAsync(open, closed, waits, answered);
        }
        foreach (var who in new[] { world.Coordinator, world.Faculty })
        {
            (await AllAsync(async page => (await hub.As<ListConcerns>(who).RunAsync(new(page))).ValueOrDefault!, r => r.Words)).ShouldBe([.. Enumerable.Range(0, Many).Select(n => $"open {n}")], who.Name);
            (await AllAsync(async page => (await hub.As<ListConcerns>(who).RunAsync(new(page, Closed: true))).ValueOrDefault!, r => r.Words)).ShouldBe([.. Enumerable.Range(0, Many).Reverse().Select(n => $"closed {n}")], who.Name);
            (await AllAsync(async page => (await hub.As<ListHelp>(who).RunAsync(new(page))).ValueOrDefault!, r => r.Words)).ShouldBe([.. Enumerable.Range(0, Many).Select(n => $"waits {n}")], who.Name);
            (await AllAsync(async page => (await hub.As<ListHelp>(who).RunAsync(new(page, Answered: true))).ValueOrDefault!, r => r.Words)).ShouldBe([.. Enumerable.Range(0, Many).Reverse().Select(n => $"answered {n}")], who.Name);
        }
        (await hub.As<ListConcerns>(world.MentorViewer).RunAsync(new(new(Take: 3)))).ValueOrDefault!.Count.ShouldBe(Many);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Conversations_reviews_and_what_is_asked_by_rule_page_on_to_the_last(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var rubric = await hub.HaveRubricAsync(world, "1.1", "2.2", "2.6");
        var (now, month) = (hub.Time.GetUtcNow().UtcDateTime, Growth.MonthOf(TestHub.Today));
        foreach (var n in Enumerable.Range(0, Many))
        {
            var rule = new AssignmentRule(world.Cohort, AssignedWork.InformalVisit, Signatory.Mentor, AssignmentTimes.Of(world.Cohort, n + 1, 4, 7), 0, 0, "Dana Whitfield", now);
            if (n % 2 == 1)
                rule.Stop("too much", "Dana Whitfield", now);
            await hub.SaveAsync(new CoachingConversation(placement, month.AddMonths(-n), rubric, [.. rubric.Rows.Select(r => r.Id)], 3, "Samuel Okafor", now), rule);
        }
        (await AllAsync(async page => (await hub.As<ListConversations>(world.MentorViewer).RunAsync(page)).ValueOrDefault!.Page, r => (r.Month, r.Codes))).ShouldBe([.. Enumerable.Range(0, Many).Select(n => (month.AddMonths(-n), "1.1, 2.2, 2.6"))]);
        async Task<PageOf<ListAssignments.Row>> RulesAsync(PageRequest page, bool stopped) => (await hub.As<ListAssignments>(world.Coordinator).RunAsync(new(world.Cohort.Id, page, stopped))).ValueOrDefault!.Page;
        var asked = await AllAsync(page => RulesAsync(page, false), r => r.DueOn);
        (asked.Count, asked.SequenceEqual(asked.Order())).ShouldBe((4, true), "the earliest due first");
        (await AllAsync(page => RulesAsync(page, true), r => r.StoppedWhy)).ShouldBe(["too much", "too much", "too much"]);
        foreach (var time in Enum.GetValues<ReviewTime>())
            (await hub.As<OpenReview>(world.Coordinator).RunAsync(new(placement.Id, time, TestHub.Today.AddDays(7 * (1 + (int)time))))).IsDone.ShouldBeTrue();
        (await AllAsync(async page => (await hub.As<ListReviews>(world.Coordinator).RunAsync(new(page))).ValueOrDefault!.Page, r => r.Time)).ShouldBe([ReviewTime.End, ReviewTime.Middle, ReviewTime.Start]);
    }

    /// <summary>Forth to the end, two at a time, and back to the first page.</summary>
    private static async Task<IReadOnlyList<T>> AllAsync<TRow, T>(Func<PageRequest, Task<PageOf<TRow>>> read, Func<TRow, T> value)
    {
        var (all, page) = (new List<T>(), await read(new(Take: 2)));
        var first = page.Rows.Select(value).ToList();
        var pages = new List<PageOf<TRow>> { page };
        for (all.AddRange(first); page.Next is { } next; all.AddRange(page.Rows.Select(value)))
            pages.Add(page = await read(new(Take: 2, After: next)));
        while (page.Previous is { } previous)
            page = await read(new(Take: 2, Before: previous));
        page.Rows.Select(value).ShouldBe(first);
        return all;
    }
}

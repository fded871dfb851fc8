using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Ticked rows, their undo, quiet periods, reminders, lapses and the list itself.</summary>
public sealed class BulkTests
{
    private static async Task<(World World, Id<Placement>[] Ids)> TwoDraftsAsync(TestHub hub)
    {
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        return (world, [await hub.DraftAsync(world, world.Mentor), await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, "Haddad"))]);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Requests_taken_back_in_time_leave_no_letter_and_no_link(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (world, ids) = await TwoDraftsAsync(hub);
        var sent = (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!;
        sent.Done.Count.ShouldBe(2);
        sent.UndoBefore.ShouldBe(hub.Time.At.UtcDateTime.AddMinutes(5));
        hub.Time.Pass(TimeSpan.FromMinutes(4));
        (await hub.As<UndoPropose>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Done.Count.ShouldBe(2);
        (await hub.LettersAsync()).ShouldAllBe(m => m.State == OutboxState.Stopped);
        foreach (var id in ids)
            (await hub.PlacementAsync(id)).ShouldSatisfyAllConditions(p => p.State.ShouldBe(PlacementState.Draft), p => p.SeenBySchool.ShouldBeFalse());
        await using var db = hub.Open();
        (await db.Links.ToListAsync()).ShouldAllBe(l => l.ClosedBecause == LinkEnd.Withdrawn);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Requests_whose_letters_are_out_are_not_taken_back(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (world, ids) = await TwoDraftsAsync(hub);
        await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new(ids));
        hub.Time.Pass(TimeSpan.FromMinutes(6));
        var undo = (await hub.As<UndoPropose>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!;
        (undo.Done.Count, undo.Left.Count).ShouldBe((0, 2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_withdrawal_of_many_is_taken_back_whole(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (world, ids) = await TwoDraftsAsync(hub);
        await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new(ids));
        var due = (await hub.PlacementAsync(ids[0])).NextOn;
        hub.Time.Pass(TimeSpan.FromMinutes(10));
        (await hub.As<WithdrawPlacements>(world.Coordinator).RunAsync(new(ids, "The cohort is smaller."))).ValueOrDefault!.Letters.ShouldBe(2);
        (await hub.As<UndoWithdraw>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Done.Count.ShouldBe(2);
        var placement = await hub.PlacementAsync(ids[0]);
        (placement.State, placement.NextOn).ShouldBe((PlacementState.WithSchool, due));
        (await hub.LettersAsync()).Where(m => m.Cause == nameof(WithdrawPlacements)).ShouldAllBe(m => m.State == OutboxState.Stopped);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_quiet_period_holds_the_letter_and_moves_the_answer_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new QuietPeriod(world.District.Id, QuietAudience.SchoolStaff, new Period(TestHub.Today, new(2026, 11, 29)), "testing weeks"));
        var id = await hub.RequestedAsync(world);
        var letter = (await hub.LettersAsync()).ShouldHaveSingleItem();
        letter.NotBefore.ShouldBe(new DateTime(2026, 11, 30, 14, 0, 0, DateTimeKind.Utc));
        letter.WaitsBecause!.ShouldContain("testing weeks");
        (await hub.PlacementAsync(id)).NextOn.ShouldBe(new DateOnly(2026, 12, 14));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reminder_goes_to_whoever_is_asked_and_the_first_link_stays_good(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var first = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        var reminded = (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!;
        reminded.Letters.ShouldBe(1);
        (await hub.OpenLinkAsync(first)).Opening.ShouldBeOfType<LinkOpening.Good>();
        (await hub.As<RecordCall>(world.Coordinator).RunAsync(new(id, "Maria Santana", CallOutcome.LeftMessage, null, TestHub.Today.AddDays(2)))).IsDone.ShouldBeTrue();
        var row = (await hub.As<ListCalls>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem();
        (row.Whom, row.Phone, row.Reminders, row.LastOutcome, row.NextContactOn).ShouldBe(("Maria Santana", "303 555 0180", 1, CallOutcome.LeftMessage, TestHub.Today.AddDays(2)));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Reminders_of_many_wait_and_can_be_taken_back_until_they_are_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (world, ids) = await TwoDraftsAsync(hub);
        foreach (var id in ids)
            (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.As<UndoRemind>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Left.ShouldAllBe(l => l.Words == "There is no reminder to take back.");
        hub.GoTo(TestHub.Today.AddDays(1));
        var reminded = (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!;
        (reminded.Done.Count, reminded.UndoBefore).ShouldBe((2, hub.Time.At.UtcDateTime.AddMinutes(5)));
        async Task<List<OutboxMessage>> RemindersAsync() => [.. (await hub.LettersAsync()).Where(m => m.Cause == nameof(RemindPlacements))];
        (await RemindersAsync()).ShouldAllBe(m => m.State == OutboxState.Waiting && m.NotBefore >= hub.Time.At.UtcDateTime.AddMinutes(5));
        (await hub.As<UndoRemind>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Done.Count.ShouldBe(2);
        (await RemindersAsync()).ShouldAllBe(m => m.State == OutboxState.Stopped);

        (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([ids[0]]))).ValueOrDefault!.UndoBefore.ShouldBeNull("a single one on its own page goes at once");
        (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([ids[1]], Waits: true))).ValueOrDefault!.UndoBefore.ShouldNotBeNull();
        hub.Time.Pass(TimeSpan.FromMinutes(6));
        (await hub.As<UndoRemind>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!.Left.ShouldAllBe(l => l.Words == "The reminder is out already.");
        (await hub.As<UndoRemind>(world.OtherCoordinator).RunAsync(new(ids))).ValueOrDefault!.Done.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Before_many_are_requested_it_is_counted_whom_no_agreement_covers_and_where_no_seat_is_left(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (world, ids) = await TwoDraftsAsync(hub);
        async Task<WarnOfPlacements.Answer> WarnAsync() => (await hub.As<WarnOfPlacements>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!;
        (await WarnAsync()).ShouldSatisfyAllConditions(w => w.Drafts.ShouldBe(2), w => w.Agreements.ShouldBeEmpty(), w => w.Seats.ShouldBeEmpty());
        // Lincoln High is in no agreement
        var third = await hub.AnotherResidentAsync(world, "Zane");
        ids = [.. ids, (await hub.As<DraftPlacement>(world.Coordinator).RunAsync(new(third.Id, world.SecondSchool.Id, null, new(2027, 1, 11), new(2027, 6, 4)))).ValueOrDefault];
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.No, Because = NotHostingReason.NoRoom }, 0))).IsDone.ShouldBeTrue();
        var warned = await WarnAsync();
        warned.Drafts.ShouldBe(3);
        warned.Agreements.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Resident.ShouldBe("Bo Zane"), r => r.Words.ShouldBe("No valid agreement covers this school on these days."));
        warned.Seats.Select(r => r.Resident).ShouldBe(["Bo Haddad", "Ana Reyes"], ignoreOrder: true);
        (await hub.As<WarnOfPlacements>(world.OtherCoordinator).RunAsync(new(ids))).ValueOrDefault!.Drafts.ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_lapses_by_school_days_and_a_break_does_not_count(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(
            new CalendarEntry(world.District.Id, CalendarEntryKind.Break, "Fall break", new Period(new(2026, 11, 23), new(2026, 11, 27))),
            new CalendarEntry(world.District.Id, CalendarEntryKind.Break, "Winter break", new Period(new(2026, 12, 21), new(2027, 1, 4))));
        var id = await hub.RequestedAsync(world);
        // ten school days after 18 November, over the fall break
        (await hub.PlacementAsync(id)).NextOn.ShouldBe(new DateOnly(2026, 12, 9));
        // fifteen more over the winter break: the last is 14 January
        hub.Time.At = new DateTimeOffset(2027, 1, 14, 20, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<LapseRequests>()).ShouldBe(0);
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await hub.JobAsync<LapseRequests>()).ShouldBe(1);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.Lapsed);
        (await hub.LettersAsync()).ShouldContain(m => m.Cause == nameof(LapseRequests) && m.ToName == "Dana Whitfield");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_placement_is_announced_on_its_day_and_begins_only_for_a_cleared_resident(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept));
        await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Accept));
        (await hub.As<ConfirmPlacement>(world.Coordinator).RunAsync(new(id, new(2026, 12, 1)))).IsDone.ShouldBeTrue();
        (await hub.As<ShowPlacement>(world.ResidentViewer).RunAsync(new(id))).IsDone.ShouldBeFalse();
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(0);
        hub.Time.At = new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.As<ShowPlacement>(world.ResidentViewer).RunAsync(new(id))).IsDone.ShouldBeTrue();

        await ClearAsync(hub, world, null);
        hub.Time.At = new DateTimeOffset(2027, 1, 11, 15, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(0);
        await ClearAsync(hub, world, new(2027, 12, 31));
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.Active);
        hub.Time.At = new DateTimeOffset(2027, 6, 5, 15, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.Completed);
    }

    private static async Task ClearAsync(TestHub hub, World world, DateOnly? until)
    {
        await using var db = hub.Open();
        (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).Clear(until);
        await db.SaveChangesAsync();
    }
}

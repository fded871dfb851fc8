using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Tests.Hours;

public sealed class LogTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_resident_logs_a_week_settles_an_overlap_and_sends_it_and_nobody_sees_it_before(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.As<SaveDraft>(world.ResidentViewer).RunAsync(new(ShowMyHours.DraftKey(placement.Id, TestHub.ThisWeek), new Dictionary<string, string> { ["Input.Length"] = "1:3" }, null));
        (await ShowAsync()).Draft!.Fields["Input.Length"].ShouldBe("1:3");

        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, null, ActivityKind.Lead, "08:00", "09:30"))).ValueOrDefault!.Minutes.ShouldBe(90);
        var second = (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, null, ActivityKind.Debrief, "09:00", "10:00"))).ValueOrDefault!;
        second.Questions.ShouldHaveSingleItem().Kind.ShouldBe(QuestionKind.Overlap);
        var shown = await ShowAsync();
        (shown.Draft, shown.Week!.Entries.Count, shown.Questions.Count, shown.Approver!.Name, shown.Week.State).ShouldBe((null, 2, 1, "Samuel Okafor", HoursState.Draft));
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week.Id))).ShouldBeOfType<Outcome<SendHours.Answer>.Refused>().Rule.ShouldBe("hours-overlap");
        (await LogAsync(world.Coordinator)).Weeks.ShouldBeEmpty("it is the resident's own before it is sent");

        var late = shown.Week.Entries[1];
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, null, ActivityKind.Debrief, "09:30", "10:00") with { Entry = late.Id })).IsDone.ShouldBeTrue();
        var said = new WeekReflection("2.2, 3.1", true, false, " Partner talk held. ", "", "How long do you wait?");
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week.Id, Reflection: said with { Win = new string('x', 2001) }))).ShouldBeOfType<Outcome<SendHours.Answer>.Invalid>().Errors.Single().Field.ShouldBe("Win");
        var key = SendHours.DraftKey(placement.Id, TestHub.ThisWeek);
        await hub.As<SaveDraft>(world.ResidentViewer).RunAsync(new(key, new Dictionary<string, string> { ["Week.Win"] = "Partner talk held." }, null));
        var sent = (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week.Id, Reflection: said))).ValueOrDefault!;
        (await hub.As<ReadDraft>(world.ResidentViewer).RunAsync(key)).ValueOrDefault.ShouldBeNull();
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.Single().Weeks.Single().Reflection.ShouldBe(new("2.2, 3.1", true, false, "Partner talk held.", null, "How long do you wait?"));
        (sent.Approver, sent.Minutes, sent.Reason).ShouldBe(("Samuel Okafor", 120, null));
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek))).ShouldBeOfType<Outcome<KeepEntry.Answer>.Refused>().Rule.ShouldBe("hours-state");
        (await hub.As<ShowMyLog>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Weeks.Single().Pending.ShouldBe(120);
        foreach (var viewer in new[] { world.Coordinator, world.Faculty, world.MentorViewer })
            (await LogAsync(viewer)).Weeks.ShouldHaveSingleItem(viewer.Name).Pending.ShouldBe(120);
        foreach (var viewer in new[] { world.OtherCoordinator, world.OtherMentorViewer })
            (await hub.As<ShowHoursLog>(viewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowHoursLog.Answer>.NotFound>(viewer.Name);
        foreach (var viewer in new[] { world.Principal, world.DistrictLead, world.Observer, world.OtherResidentViewer })
            (await hub.As<ShowHoursLog>(viewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowHoursLog.Answer>.Forbidden>(viewer.Name);

        (await hub.As<TakeBackHours>(world.ResidentViewer).RunAsync(shown.Week.Id)).IsDone.ShouldBeTrue();
        (await LogAsync(world.Coordinator)).Weeks.ShouldBeEmpty("what is taken back is the resident's own again");
        (await hub.As<DropEntry>(world.ResidentViewer).RunAsync(new(shown.Week.Id, late.Id))).IsDone.ShouldBeTrue();
        (await ShowAsync()).Week!.Entries.ShouldHaveSingleItem();
        await using var db = hub.Open();
        (await db.AuditEntries.CountAsync(a => a.Process == nameof(KeepEntry) || a.Process == nameof(SendHours) || a.Process == nameof(DropEntry))).ShouldBe(5);

        async Task<ShowMyHours.Answer> ShowAsync() => (await hub.As<ShowMyHours>(world.ResidentViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!;
        async Task<ShowHoursLog.Answer> LogAsync(Application.Access.Viewer viewer) => (await hub.As<ShowHoursLog>(viewer).RunAsync(new(world.Resident.Id))).ValueOrDefault!;
    }

    [Fact]
    public async Task What_cannot_be_hours_is_said_field_by_field_and_nothing_is_written()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var whole = TestHub.Entry(placement, TestHub.ThisWeek);
        async Task<string> FaultsAsync(KeepEntry.Request request) =>
            string.Join(",", (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(request)).ShouldBeOfType<Outcome<KeepEntry.Answer>.Invalid>().Errors.Select(e => e.Field));
        foreach (var length in new[] { "-1", "0", "0.33", "25 h", "long", "", null })
            (await FaultsAsync(whole with { Length = length })).ShouldBe("Length", $"“{length}”");
        (await FaultsAsync(whole with { Day = null, Kind = null })).ShouldBe("Day,Kind");
        (await FaultsAsync(whole with { Day = TestHub.Today.AddDays(1) })).ShouldBe("Day", "in the future");
        (await FaultsAsync(whole with { Day = placement.StartsOn.AddDays(-1) })).ShouldBe("Day", "before the placement");
        (await FaultsAsync(whole with { From = "08:00", To = "" })).ShouldBe("To");
        (await FaultsAsync(whole with { From = "10:00", To = "09:00" })).ShouldBe("To");
        (await FaultsAsync(whole with { From = "half past", To = "09:00" })).ShouldBe("From");
        (await FaultsAsync(whole with { Kind = (ActivityKind)99 })).ShouldBe("Kind");
        (await hub.As<KeepEntry>(world.OtherResidentViewer).RunAsync(whole)).ShouldBeOfType<Outcome<KeepEntry.Answer>.NotFound>();
        (await hub.As<KeepEntry>(world.MentorViewer).RunAsync(whole)).ShouldBeOfType<Outcome<KeepEntry.Answer>.Forbidden>();
        await using var db = hub.Open();
        (await db.HoursWeeks.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_as_last_week_fills_empty_days_that_have_come_and_the_same_as_yesterday_one_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var before = TestHub.ThisWeek.AddDays(-7);
        foreach (var day in new[] { 0, 1, 2, 3 })
            (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, before.AddDays(day)))).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, before.AddDays(4), null, ActivityKind.Absent))).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, "1 h", ActivityKind.Solo))).IsDone.ShouldBeTrue();

        var repeated = (await hub.As<RepeatHours>(world.ResidentViewer).RunAsync(new(placement.Id, TestHub.Today))).ValueOrDefault!;
        repeated.Copied.ShouldBe(2, "Monday has its own, Thursday has not come, the absence of Friday is not this week's");
        repeated.NotYet.ShouldBe([TestHub.ThisWeek.AddDays(3)]);
        (await hub.As<RepeatHours>(world.ResidentViewer).RunAsync(new(placement.Id, TestHub.Today))).ShouldBeOfType<Outcome<RepeatHours.Answer>.Refused>().Rule.ShouldBe("hours-nothing-to-fill");
        hub.GoTo(TestHub.ThisWeek.AddDays(4));
        (await hub.As<RepeatHours>(world.ResidentViewer).RunAsync(new(placement.Id, TestHub.ThisWeek, TestHub.ThisWeek.AddDays(4)))).ValueOrDefault!.Copied.ShouldBe(1);
        var week = (await hub.As<ShowMyHours>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.Week!;
        week.Entries.Select(e => (e.Day.DayNumber - TestHub.ThisWeek.DayNumber, e.Minutes)).ShouldBe([(0, 60), (1, 120), (2, 120), (4, 120)]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_without_school_is_left_out_of_the_copy_and_hours_typed_on_it_are_asked_about_before_the_week_is_sent(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var tuesday = TestHub.ThisWeek.AddDays(1);
        foreach (var day in new[] { 0, 1, 2 })
            (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek.AddDays(day - 7)))).IsDone.ShouldBeTrue();
        await hub.CloseAsync(world, tuesday, 1, CalendarEntryKind.Closure);
        var repeated = (await hub.As<RepeatHours>(world.ResidentViewer).RunAsync(new(placement.Id, TestHub.Today))).ValueOrDefault!;
        (repeated.Copied, repeated.NotYet.Count).ShouldBe((2, 0));
        repeated.NoSchool.ShouldBe([tuesday]);
        RepeatHours.LeftOut(repeated.NoSchool).ShouldBe("Tuesday is a day without school by the district’s calendar: left out. If you did work, add an entry.");
        (await hub.As<RepeatHours>(world.ResidentViewer).RunAsync(new(placement.Id, TestHub.Today, tuesday))).ShouldBeOfType<Outcome<RepeatHours.Answer>.Refused>().Words.ShouldStartWith("Tuesday is a day without school");

        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, "1 h"))).ValueOrDefault!.Questions.ShouldBeEmpty();
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, tuesday))).ValueOrDefault!.Questions.ShouldHaveSingleItem().Kind.ShouldBe(QuestionKind.ClosedDay);
        var shown = (await hub.As<ShowMyHours>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!;
        shown.Closed.ShouldHaveSingleItem().ShouldBe(new(tuesday, "Closure"));
        shown.Questions.ShouldHaveSingleItem().Words.ShouldBe("Tuesday has 2 h, and by the district’s calendar it is a day without school (Closure). Is that right?");
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week!.Id, LongDaysAreRight: true))).ShouldBeOfType<Outcome<SendHours.Answer>.Refused>().Rule.ShouldBe("hours-closed-day");
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week.Id, ClosedDaysAreRight: true))).IsDone.ShouldBeTrue();
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.Single().Weeks.Single().ClosedDaysConfirmed.ShouldBeTrue("the approver sees what was confirmed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hours_at_two_placements_on_one_day_are_one_long_day_that_is_asked_about(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var first = await hub.ActivePlacementAsync(world);
        var second = await hub.SecondPlacementAsync(world);
        foreach (var placement in new[] { first, second })
            (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, "6 h"))).IsDone.ShouldBeTrue();
        var shown = (await hub.As<ShowMyHours>(world.ResidentViewer).RunAsync(new(TestHub.ThisWeek, second.Id))).ValueOrDefault!;
        shown.Questions.ShouldHaveSingleItem().Words.ShouldBe("Monday has 6 h here and 6 h at another placement, 12 h together, more than 10 h. Is that right?");
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week!.Id))).ShouldBeOfType<Outcome<SendHours.Answer>.Refused>().Rule.ShouldBe("hours-long-day");
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(shown.Week.Id, LongDaysAreRight: true))).IsDone.ShouldBeTrue();
        var sum = (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(first, TestHub.ThisWeek, "13 h", ActivityKind.Lead))).ValueOrDefault!;
        sum.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.Overlap), q => q.Words.ShouldContain("25 h together, more than a day"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whether_substituting_counts_is_the_program_s_own_rule_and_hours_stay_when_the_mentor_changes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        async Task<int> PendingAsync(DateOnly monday)
        {
            await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, monday, "3 h", ActivityKind.Substitute));
            await hub.SentHoursAsync(world, placement, monday);
            return (await hub.As<ShowMyHours>(world.ResidentViewer).RunAsync(new(monday))).ValueOrDefault!.Week!.Pending;
        }

        (await PendingAsync(TestHub.ThisWeek.AddDays(-14))).ShouldBe(120, "substituting does not count by the general rule");
        await hub.SaveAsync(new ProgramRule("hours.not-counted", "", "kinds", "Everything counts.", "Board of 3 November", new Period(new DateOnly(2026, 11, 1)), world.Program.Id));
        (await PendingAsync(TestHub.ThisWeek.AddDays(-7))).ShouldBe(300);

        var (other, viewer) = await hub.AnotherMentorAsync(world);
        await hub.ChangeAsync(async db =>
        {
            var p = await db.Placements.SingleAsync(x => x.Id == placement.Id);
            p.LoseMentor("illness", new("Dana", hub.Time.GetUtcNow().UtcDateTime));
            p.TakeMentor(other, new("Dana", hub.Time.GetUtcNow().UtcDateTime));
        });
        (await hub.JobAsync<FollowApprovers>()).ShouldBe(2);
        (await hub.JobAsync<FollowApprovers>()).ShouldBe(0);
        (await hub.As<ShowFriday>(viewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.ShouldHaveSingleItem().Weeks.Count.ShouldBe(2);
        (await hub.As<ShowMyLog>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Totals.Pending.ShouldBe(420);
    }
}

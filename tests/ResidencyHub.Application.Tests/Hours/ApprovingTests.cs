using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Hours;

public sealed class ApprovingTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_approved_that_the_page_did_not_show_or_that_is_ticked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var id = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        var before = await ShownAsync();
        (await hub.As<TakeBackHours>(world.ResidentViewer).RunAsync(id)).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.Today, "9 h", ActivityKind.Solo))).IsDone.ShouldBeTrue();
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(id, LongDaysAreRight: true))).IsDone.ShouldBeTrue();

        (await DecideAsync(new(id, HoursDecision.ApproveAll, [], null, before.Version))).ShouldBeOfType<Outcome<DecideHours.Answer>.Refused>().Words.ShouldBe("Ana Reyes has changed this week since you opened the page. Look at it again.");
        var now = await ShownAsync();
        (await DecideAsync(new(id, HoursDecision.ApproveAll, [now.Entries[0].Id], null, now.Version))).ShouldBeOfType<Outcome<DecideHours.Answer>.Invalid>().Errors.Single().Field.ShouldBe("Except");
        (await DecideAsync(new(id, HoursDecision.ApproveExcept, [Id<HoursEntry>.New()], "not this", now.Version))).ShouldBeOfType<Outcome<DecideHours.Answer>.Refused>().Rule.ShouldBe("hours-gone");
        (await ShownAsync()).ShouldSatisfyAllConditions(w => w.State.ShouldBe(HoursState.Sent), w => w.Approved.ShouldBe(0));
        (await DecideAsync(new(id, HoursDecision.ApproveAll, [], null, now.Version))).ValueOrDefault!.Approved.ShouldBe(660);

        async Task<LoggedWeek> ShownAsync() => (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Sections.Single().Weeks.Single();
        Task<Outcome<DecideHours.Answer>> DecideAsync(DecideHours.Request request) => hub.As<DecideHours>(world.MentorViewer).RunAsync(request);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_approves_no_more_neither_reads_nor_decides_at_once_and_what_waits_waits_for_nobody(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (other, viewer) = await hub.AnotherMentorAsync(world);
        var week = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync(x => x.Id == placement.Id)).LoseMentor("illness", new("Dana", hub.Time.GetUtcNow().UtcDateTime)));
        (await ApproveAsync(world.MentorViewer)).ShouldBeOfType<Outcome<DecideHours.Answer>.NotFound>();
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.ShouldBeEmpty();
        (await hub.JobAsync<FollowApprovers>()).ShouldBe(1);
        (await hub.JobAsync<FollowApprovers>()).ShouldBe(0);
        (await ApproverAsync()).ShouldBe((null, null));

        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, "Samuel is ill.", null, null))).IsDone.ShouldBeTrue();
        (await ApproverAsync()).ShouldBe((other.Id, "Priya Raman"));
        var naming = (await hub.As<ShowHoursLog>(world.Coordinator).RunAsync(new(world.Resident.Id))).ValueOrDefault!.Placements.Single().Named!;
        (await hub.As<EndNaming>(world.Coordinator).RunAsync(naming.Id)).ValueOrDefault.ShouldBe("nobody until a mentor is named");
        (await ApproverAsync()).ShouldBe((null, null));
        (await ApproveAsync(viewer)).ShouldBeOfType<Outcome<DecideHours.Answer>.NotFound>();

        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, "Samuel is ill.", null, TestHub.Today.AddDays(1)))).IsDone.ShouldBeTrue();
        hub.GoTo(TestHub.Today.AddDays(2));
        (await ApproveAsync(viewer)).ShouldBeOfType<Outcome<DecideHours.Answer>.NotFound>("the named days are over, whether or not the job has been here");
        (await hub.As<ShowFriday>(viewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.ShouldBeEmpty();

        Task<Outcome<DecideHours.Answer>> ApproveAsync(Application.Access.Viewer by) => hub.As<DecideHours>(by).RunAsync(new(week, HoursDecision.ApproveAll, [], null));
        async Task<(Id<Mentor>?, string?)> ApproverAsync()
        {
            await using var db = hub.Open();
            var w = await db.HoursWeeks.SingleAsync();
            return (w.ApproverId, w.ApproverName);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_page_that_was_opened_earlier_replaces_no_check_in_that_came_later(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var request = TestHub.CheckIn(placement) with { Seen = new(null) };
        (await SendAsync(request)).IsDone.ShouldBeTrue();
        (await SendAsync(request with { Going = Going.SomeWorries })).ShouldBeOfType<Outcome<SendCheckIn.Answer>.Refused>().Rule.ShouldBe("check-in-newer");
        var first = (await SentAsync())!;
        first.Going.ShouldBe(Going.OnTrack);
        hub.GoTo(TestHub.Today.AddDays(1));
        (await SendAsync(request with { Seen = new(first.SentAt), Strength = "The second." })).ValueOrDefault!.Corrected.ShouldBe(true);
        (await SendAsync(request with { Seen = new(first.SentAt), Strength = "The third." })).ShouldBeOfType<Outcome<SendCheckIn.Answer>.Refused>().Words.ShouldStartWith("A check-in on Ana Reyes was sent or corrected after you opened this page");
        (await SentAsync())!.Strength.ShouldBe("The second.");

        Task<Outcome<SendCheckIn.Answer>> SendAsync(SendCheckIn.Request sent) => hub.As<SendCheckIn>(world.MentorViewer).RunAsync(sent);
        async Task<ShowCheckIn.Sent?> SentAsync() => (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.Single().CheckIn!.Sent;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_who_mentors_now_is_named_and_nobody_twice_for_the_same_days(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (other, _) = await hub.AnotherMentorAsync(world);
        foreach (var state in new[] { MentorState.Nominated, MentorState.Applied, MentorState.Paused, MentorState.Released })
        {
            await StandAsync(state);
            (await NameAsync()).ShouldBeOfType<Outcome<string>.Invalid>($"{state}").Errors.Single().Field.ShouldBe("Mentor");
            (await LogAsync()).Candidates.ShouldNotContain(c => c.Mentor == other.Id, $"{state}");
        }
        await StandAsync(MentorState.Trained);
        (await LogAsync()).Candidates.ShouldContain(c => c.Mentor == other.Id);
        (await NameAsync()).ValueOrDefault.ShouldBe("Priya Raman");
        (await NameAsync()).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe("approver-named");
        (await hub.As<EndNaming>(world.Coordinator).RunAsync((await LogAsync()).Placements.Single().Named!.Id)).ValueOrDefault.ShouldBe("Samuel Okafor");
        (await NameAsync()).IsDone.ShouldBeTrue("those days are over");

        Task StandAsync(MentorState state) => hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == other.Id)).Stand(state, TestHub.Today, null));
        Task<Outcome<string>> NameAsync() => hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, "Samuel is ill.", null, null));
        async Task<ShowHoursLog.Answer> LogAsync() => (await hub.As<ShowHoursLog>(world.Coordinator).RunAsync(new(world.Resident.Id))).ValueOrDefault!;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_school_is_refused_over_hours_that_the_mentor_does_not_see_and_stays_when_the_mentor_before_told_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (other, _) = await hub.AnotherMentorAsync(world);
        var (last, earlier) = (TestHub.ThisWeek.AddDays(-7), TestHub.ThisWeek.AddDays(-14));
        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek))).IsDone.ShouldBeTrue();
        (await TellAsync(TestHub.ThisWeek)).ShouldBeOfType<Outcome<string>.Refused>("not sent yet").Rule.ShouldBe("week-has-hours");
        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, "Samuel is ill.", null, null))).IsDone.ShouldBeTrue();
        await hub.SentHoursAsync(world, placement, last);
        (await TellAsync(last)).ShouldBeOfType<Outcome<string>.Refused>("somebody else approves them").Rule.ShouldBe("week-has-hours");

        await hub.SaveAsync(new WeekOff(placement, other.Id, earlier, hub.Time.GetUtcNow().UtcDateTime));
        (await TellAsync(earlier)).IsDone.ShouldBeTrue();
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(earlier))).ValueOrDefault!.Sections.Single().NoSchool.ShouldBeTrue();
        (await TellAsync(earlier, false)).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe("week-off-other");
        await using var db = hub.Open();
        (await db.WeeksOff.CountAsync()).ShouldBe(1);

        Task<Outcome<string>> TellAsync(DateOnly week, bool noSchool = true) => hub.As<TellNoSchool>(world.MentorViewer).RunAsync(new(placement.Id, week, noSchool));
    }
}

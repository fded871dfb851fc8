using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Tests.Hours;

public sealed class FridayTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_approves_all_except_a_line_and_the_resident_is_told_corrects_it_and_it_locks(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.Today, "5 h", ActivityKind.Solo));
        var week = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        var section = (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Sections.Single();
        (section.Resident, section.Totals.Pending, section.CheckIn!.Counts, section.Weeks.Single().Entries.Count).ShouldBe(("Ana Reyes", 420, true, 2));
        var solo = section.Weeks[0].Entries.Single(e => e.Kind is ActivityKind.Solo);

        async Task<Outcome<DecideHours.Answer>> DecideAsync(HoursDecision? decision, string? comment, params Domain.Basics.Id<HoursEntry>[] except) => await hub.As<DecideHours>(world.MentorViewer).RunAsync(new(week, decision, except, comment));
        (await DecideAsync(null, null)).ShouldBeOfType<Outcome<DecideHours.Answer>.Invalid>().Errors.Single().Field.ShouldBe("Decision");
        (await DecideAsync(HoursDecision.ApproveExcept, " ")).ShouldBeOfType<Outcome<DecideHours.Answer>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Except", "Comment"]);
        (await DecideAsync(HoursDecision.Return, "")).ShouldBeOfType<Outcome<DecideHours.Answer>.Invalid>();
        var decided = (await DecideAsync(HoursDecision.ApproveExcept, "Four hours, not five.", solo.Id)).ValueOrDefault!;
        (decided.Approved, decided.State, decided.Told.Single().Name).ShouldBe((120, HoursState.Returned, "Ana Reyes"));
        (await hub.WrittenToAsync(nameof(DecideHours))).ShouldBe(["ana.reyes@hvu.example"]);

        (await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.Today, "4 h", ActivityKind.Solo) with { Entry = solo.Id })).IsDone.ShouldBeTrue();
        (await hub.As<SendHours>(world.ResidentViewer).RunAsync(new(week))).IsDone.ShouldBeTrue();
        (await DecideAsync(HoursDecision.ApproveAll, null)).ValueOrDefault!.Approved.ShouldBe(360);
        var mine = (await hub.As<ShowMyHours>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!;
        (mine.Totals, mine.Week!.State, mine.Week.LocksOn).ShouldBe((new HoursTotals(360, 0, 1, 0), HoursState.Approved, TestHub.Today.AddDays(14)));
        (await DecideAsync(HoursDecision.ApproveAll, null)).ShouldBeOfType<Outcome<DecideHours.Answer>.Refused>().Rule.ShouldBe("hours-state");

        hub.GoTo(TestHub.Today.AddDays(15));
        (await hub.As<ReopenHours>(world.MentorViewer).RunAsync(new(week, "typo"))).ShouldBeOfType<Outcome<IReadOnlyList<Application.Notifications.Told>>.Refused>().Rule.ShouldBe("hours-locked");
        (await hub.As<ReopenHours>(world.Coordinator).RunAsync(new(week, "typo in the minutes"))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        (await db.AuditEntries.SingleAsync(a => a.Process == nameof(ReopenHours))).Why.ShouldBe("typo in the minutes");
        (await db.HoursWeeks.SingleAsync()).ApprovedMinutes.ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whom_the_coordinator_names_approves_in_the_mentor_s_place_and_sees_no_check_in(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (other, viewer) = await hub.AnotherMentorAsync(world);
        var week = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        (await hub.As<NameApprover>(world.MentorViewer).RunAsync(new(placement.Id, other.Id, "sick", null, null))).IsDone.ShouldBeFalse();
        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, " ", null, null))).ShouldBeOfType<Outcome<string>.Invalid>().Errors.Single().Field.ShouldBe("Reason");
        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, world.Mentor.Id, "sick", null, null))).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe("approver-mentor");
        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, "Samuel is ill for two weeks.", null, TestHub.Today.AddDays(13)))).ValueOrDefault.ShouldBe("Priya Raman");

        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Sections.Single().Weeks.ShouldBeEmpty();
        var section = (await hub.As<ShowFriday>(viewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.ShouldHaveSingleItem();
        (section.Resident, section.CheckIn, section.Weeks.Count).ShouldBe(("Ana Reyes", null, 1));
        (await hub.As<DecideHours>(world.MentorViewer).RunAsync(new(week, HoursDecision.ApproveAll, [], null))).ShouldBeOfType<Outcome<DecideHours.Answer>.NotFound>();
        (await hub.As<DecideHours>(viewer).RunAsync(new(week, HoursDecision.ApproveAll, [], null))).IsDone.ShouldBeTrue();
        (await hub.As<ShowFriday>(viewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.ShouldBeEmpty();

        var naming = (await hub.As<ShowHoursLog>(world.Coordinator).RunAsync(new(world.Resident.Id))).ValueOrDefault!.Placements.Single().Named!;
        (naming.Name, naming.NamedBy).ShouldBe(("Priya Raman", "Dana Whitfield"));
        (await hub.As<EndNaming>(world.Coordinator).RunAsync(naming.Id)).ValueOrDefault.ShouldBe("Samuel Okafor");
        (await hub.As<ShowHoursLog>(world.Coordinator).RunAsync(new(world.Resident.Id))).ValueOrDefault!.Placements.Single().Named.ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whom_the_team_names_for_it_writes_the_check_in_too_by_account_and_by_link_for_those_weeks_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (other, viewer) = await hub.AnotherMentorAsync(world);
        (await hub.As<SendCheckIn>(viewer).RunAsync(TestHub.CheckIn(placement))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.NotFound>();
        (await hub.As<NameApprover>(world.Coordinator).RunAsync(new(placement.Id, other.Id, "Samuel is ill this week.", null, TestHub.Today.AddDays(2), ChecksIn: true))).IsDone.ShouldBeTrue();
        (await hub.As<ShowHoursLog>(world.Coordinator).RunAsync(new(world.Resident.Id))).ValueOrDefault!.Placements.Single().Named!.ChecksIn.ShouldBeTrue();
        var section = (await hub.As<ShowFriday>(viewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.ShouldHaveSingleItem();
        section.CheckIn.ShouldNotBeNull("also while no hours wait").Resident.ShouldBe("Ana Reyes");
        section.About.ShouldContain("in place of Samuel Okafor");
        // the mentor of record is asked for nothing, and may write all the same
        var ofRecord = (await hub.As<ShowMyResidents>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Single();
        (ofRecord.WrittenBy, ofRecord.IsDue).ShouldBe(("Priya Raman", false));
        (await hub.As<ShowMyResidents>(viewer).RunAsync(new())).ValueOrDefault!.Single().IsDue.ShouldBeTrue();
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.Single().ShouldSatisfyAllConditions(s => s.CheckIn.ShouldBeNull(), s => s.WrittenBy.ShouldBe("Priya Raman"));
        await hub.As<SaveDraft>(world.MentorViewer).RunAsync(new(ShowFriday.DraftKey(TestHub.ThisWeek), new Dictionary<string, string> { [$"Input.Of[{placement.Id}].CheckIn.Strength"] = "Begun before" }, null));
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.Single().CheckIn.ShouldNotBeNull("what was typed before is not hidden");
        (await hub.As<ShowCheckIn>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).IsDone.ShouldBeTrue();
        (await hub.As<ShowMyResidents>(viewer).RunAsync(new())).ValueOrDefault!.Single().Resident.ShouldBe("Ana Reyes");
        (await hub.As<ShowCheckIn>(viewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).IsDone.ShouldBeTrue();
        (await hub.As<ShowCheckIn>(viewer).RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(-14)))).ShouldBeOfType<Outcome<ShowCheckIn.Answer>.NotFound>("a week before they were named");
        (await hub.As<SendCheckIn>(viewer).RunAsync(TestHub.CheckIn(placement, TestHub.ThisWeek.AddDays(-14)))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.NotFound>();

        // the letter goes to whoever writes
        hub.GoTo(TestHub.ThisWeek.AddDays(4));
        (await hub.JobAsync<SendWeekLinks>()).ShouldBe(1);
        (await hub.WrittenToAsync(nameof(SendWeekLinks))).ShouldBe(["priya.raman@harbor.example"]);
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("priya.raman@harbor.example")).Split('/')[^1].Trim());
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement) with { Concern = new("He left the room alone.", true) })).ValueOrDefault!.ShouldSatisfyAllConditions(a => a.Corrected.ShouldBe(false), a => a.Told.Count.ShouldBe(2));
        (await hub.As<TellNoSchool>(viewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).IsDone.ShouldBeTrue();
        var read = (await hub.As<ListCheckIns>(world.ResidentViewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Single();
        read.Mentor.ShouldBe("Priya Raman", "by whoever wrote it");
        (await hub.As<ListCheckIns>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty("the list is of placements that one reads");
        (await hub.As<ShowSentCheckIn>(viewer).RunAsync(read.Id)).ValueOrDefault.ShouldNotBeNull("who wrote it opens it").ShouldSatisfyAllConditions(c => c.IsMine.ShouldBeTrue(), c => c.Resident.ShouldBe("Ana Reyes"));
        hub.GoTo(TestHub.ThisWeek.AddDays(9));
        (await hub.As<SendCheckIn>(viewer).RunAsync(TestHub.CheckIn(placement, TestHub.ThisWeek.AddDays(7)))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.NotFound>("the days are over");
        (await hub.As<ShowMyResidents>(viewer).RunAsync(new())).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<ShowMyResidents>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Single().IsDue.ShouldBeTrue("the mentor is back");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_who_asks_for_help_is_told_to_the_supervisor_once_and_never_to_the_resident(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var request = TestHub.CheckIn(placement) with { WantsHelp = true };
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(request)).ValueOrDefault!.Told.Single().Name.ShouldBe("Grace Oduya");
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(request with { NextStep = "Wait longer" })).ValueOrDefault!.Told.ShouldBeEmpty("asked once");
        foreach (var (reader, reads) in new[] { (world.Coordinator, true), (world.Faculty, true), (world.MentorViewer, true), (world.ResidentViewer, false) })
            (await hub.As<ListCheckIns>(reader).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().WantsHelp.ShouldBe(reads, reader.Name);
        (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single(r => r.Name == "Ana Reyes").MentorAsks.ShouldBeTrue();
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(request with { WantsHelp = false })).IsDone.ShouldBeTrue();
        (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single(r => r.Name == "Ana Reyes").MentorAsks.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_concern_goes_beside_a_check_in_that_says_what_it_said_and_is_no_correction_of_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement));
        var sent = (await hub.As<ShowCheckIn>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).ValueOrDefault!.Sent!;
        hub.Time.Pass(TimeSpan.FromHours(2));
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement) with { Seen = new(sent.SentAt), Concern = new("Late on three days.", false) })).ValueOrDefault!.ShouldSatisfyAllConditions(a => a.Corrected.ShouldBeNull(), a => a.Told.Count.ShouldBe(1));
        (await hub.As<ShowCheckIn>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).ValueOrDefault!.Sent!.SentAt.ShouldBe(sent.SentAt);
        (await hub.As<ShowFriday>(world.MentorViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Sections.Single().Raised.ShouldBe(["Late on three days."]);
        (await hub.As<ListConcerns>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Words.ShouldBe("Late on three days.");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_week_s_link_approves_what_waits_by_its_own_week_keeps_the_draft_and_nothing_later(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        hub.GoTo(new(2026, 11, 20));
        (await hub.JobAsync<SendWeekLinks>()).ShouldBe(1);
        var token = (await hub.LinkInLetterAsync(TestHub.MentorEmail)).Split('/')[^1];
        hub.GoTo(new(2026, 11, 24));
        var earlier = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        var later = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek.AddDays(7));

        var (_, bearer) = await hub.OpenLinkAsync(token);
        var friday = (await bearer.GetRequiredService<ShowFriday>().RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!;
        friday.Sections.Single().Weeks.Select(w => w.Id).ShouldBe([earlier]);
        (await bearer.GetRequiredService<ShowFriday>().RunAsync(new(TestHub.ThisWeek.AddDays(7)))).ShouldBeOfType<Outcome<ShowFriday.Answer>.NotFound>("another week");
        await bearer.GetRequiredService<SaveDraft>().RunAsync(new(ShowFriday.DraftKey(TestHub.ThisWeek), new Dictionary<string, string> { ["Input"] = "x" }, null));
        (await bearer.GetRequiredService<ShowFriday>().RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Draft!.Fields["Input"].ShouldBe("x");
        (await bearer.GetRequiredService<DecideHours>().RunAsync(new(later, HoursDecision.ApproveAll, [], null))).ShouldBeOfType<Outcome<DecideHours.Answer>.NotFound>("a later week");
        (await bearer.GetRequiredService<DecideHours>().RunAsync(new(earlier, HoursDecision.ApproveAll, [], null))).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<ReopenHours>().RunAsync(new(earlier, "why"))).IsDone.ShouldBeFalse();
        (await bearer.GetRequiredService<TellNoSchool>().RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(7)))).IsDone.ShouldBeFalse();
        (await bearer.GetRequiredService<ForgetFriday>().RunAsync(TestHub.ThisWeek)).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<ShowFriday>().RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Draft.ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_week_without_school_asks_for_nothing_and_makes_nobody_silent(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-14));
        (await hub.As<TellNoSchool>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(-7)))).ValueOrDefault.ShouldBe("Ana Reyes");
        (await hub.As<TellNoSchool>(world.OtherMentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).ShouldBeOfType<Outcome<string>.NotFound>();
        (await hub.As<TellNoSchool>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(7)))).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe("week-ahead");
        hub.GoTo(new(2026, 11, 21));
        (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single().SilentWeeks.ShouldBe(1, "the week that had no school is not counted");
        (await hub.As<TellNoSchool>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).IsDone.ShouldBeTrue();
        (await hub.JobAsync<SendWeekLinks>()).ShouldBe(0);
        (await hub.As<TellNoSchool>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek, NoSchool: false))).IsDone.ShouldBeTrue();
        (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single().SilentWeeks.ShouldBe(1);
        await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        (await hub.As<TellNoSchool>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe("week-has-hours");
    }
}

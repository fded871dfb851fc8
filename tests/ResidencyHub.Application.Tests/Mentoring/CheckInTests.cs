using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class CheckInTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_sends_the_week_s_check_in_and_a_correction_takes_its_place(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.As<SaveDraft>(world.MentorViewer).RunAsync(new(ShowCheckIn.DraftKey(placement.Id, TestHub.ThisWeek), new Dictionary<string, string> { ["Strength"] = "Waited" }, null));
        (await hub.As<ShowCheckIn>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.Today))).ValueOrDefault!.Draft!.Fields["Strength"].ShouldBe("Waited");

        var sent = (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement))).ValueOrDefault!;
        (sent.Corrected, string.Join(", ", sent.Readers)).ShouldBe(((bool?)false, "Ana Reyes, Grace Oduya, the program's coordinator"));
        hub.Time.Pass(TimeSpan.FromHours(2));
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement, TestHub.Today, Going.NeedsSupport))).ValueOrDefault!.Corrected.ShouldBe(true, "a Wednesday is of the same week");

        var shown = (await hub.As<ShowCheckIn>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek))).ValueOrDefault!;
        (shown.Draft, shown.Sent!.Going).ShouldBe((null, Going.NeedsSupport));
        await using var db = hub.Open();
        var kept = await db.CheckIns.SingleAsync();
        (kept.SentAt - kept.FirstSentAt).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task What_is_missing_or_no_answer_at_all_is_said_field_by_field_and_nothing_is_written()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        async Task<string> FaultsAsync(SendCheckIn.Request request) =>
            string.Join(",", (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(request)).ShouldBeOfType<Outcome<SendCheckIn.Answer>.Invalid>().Errors.Select(e => e.Field));
        (await FaultsAsync(new(placement.Id, TestHub.ThisWeek, null, null, null, null, " ", null))).ShouldBe("Met,Going,Strength");
        (await FaultsAsync(TestHub.CheckIn(placement) with { Length = null })).ShouldBe("Length");
        (await FaultsAsync(TestHub.CheckIn(placement) with { Length = (MeetingLength)9, Going = (Going)7, LastNextStep = (NextStepFate)5 })).ShouldBe("Length,Going,LastNextStep", "an answer that has no words would break every page that shows it");
        (await FaultsAsync(TestHub.CheckIn(placement) with { Strength = new string('a', 4001) })).ShouldBe("Strength");
        await using var db = hub.Open();
        (await db.CheckIns.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_week_that_is_not_there_yet_or_not_of_the_placement_and_another_mentor_s_resident_are_refused(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        async Task<string?> RuleAsync(DateOnly week) => ((await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement, week))) as Outcome<SendCheckIn.Answer>.Refused)?.Rule;
        (await RuleAsync(TestHub.ThisWeek.AddDays(7))).ShouldBe("week-ahead");
        (await RuleAsync(placement.StartsOn.AddDays(-7))).ShouldBe("week-outside");
        (await RuleAsync(placement.StartsOn)).ShouldBeNull();
        foreach (var viewer in new[] { world.OtherMentorViewer, world.ResidentViewer, world.Coordinator, world.Principal, world.Faculty, world.Administrator, Viewer.Nobody })
            (await hub.As<SendCheckIn>(viewer).RunAsync(TestHub.CheckIn(placement))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.NotFound>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_week_s_link_opens_its_own_week_of_the_mentor_s_own_residents_and_nothing_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-7));
        hub.GoTo(new(2026, 11, 20));
        (await hub.JobAsync<SendWeekLinks>()).ShouldBe(1);
        var (opening, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.MentorEmail)).Split('/')[^1]);
        opening.ShouldBeOfType<LinkOpening.Good>().Link.WeekOf.ShouldBe(TestHub.ThisWeek);

        bearer.GetRequiredService<ViewerContext>().Viewer.Name.ShouldBe("Samuel Okafor");
        var row = (await bearer.GetRequiredService<ShowMyResidents>().RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Single();
        (row.Resident, row.DueOn, row.LastNextStep).ShouldBe(("Ana Reyes", new DateOnly(2026, 11, 20), "Step of 9 Nov"));
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement, TestHub.ThisWeek.AddDays(-7)))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.NotFound>("another week");
        (await bearer.GetRequiredService<ShowCheckIn>().RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(-7)))).ShouldBeOfType<Outcome<ShowCheckIn.Answer>.NotFound>("another week");
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement))).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement))).ValueOrDefault!.Corrected.ShouldBe(true, "the link stays good for a correction");
        (await bearer.GetRequiredService<ListCheckIns>().RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListCheckIns.Row>>.Forbidden>();
        (await bearer.GetRequiredService<RaiseConcern>().RunAsync(new(placement.Id, "Words", false))).IsDone.ShouldBeFalse("on its own it needs an account; with the week's check-in it goes");
        (await bearer.GetRequiredService<LiftPause>().RunAsync(default)).IsDone.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_concern_goes_with_the_check_in_once_by_the_week_s_link_too_and_safety_offers_the_pause_there(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        hub.GoTo(new(2026, 11, 20));
        await hub.JobAsync<SendWeekLinks>();
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.MentorEmail)).Split('/')[^1]);
        var empty = TestHub.CheckIn(placement) with { Concern = new(" ", true) };
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(empty)).ShouldBeOfType<Outcome<SendCheckIn.Answer>.Invalid>().Errors.Single().Field.ShouldBe("Worry");
        for (var tap = 0; tap < 2; tap++)
            (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement) with { Concern = new("Alone at the bench", true) })).IsDone.ShouldBeTrue();
        (await hub.WrittenToAsync(nameof(RaiseConcern))).Count.ShouldBe(2, "coordinator and principal, once");
        (await hub.As<ListConcerns>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Words.ShouldBe("Alone at the bench");
        (await hub.As<RaiseConcern>(world.MentorViewer).RunAsync(new(placement.Id, "Alone at the bench", false))).IsDone.ShouldBeTrue("the same words, not about safety, are another concern");
        (await hub.As<ListConcerns>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Count.ShouldBe(2);
        (await hub.As<ShowMyYear>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.ToString().ShouldNotContain("bench");
        (await bearer.GetRequiredService<ShowPause>().RunAsync(placement.Id)).ValueOrDefault!.MayPause.ShouldBeTrue();
        (await bearer.GetRequiredService<PauseByLink>().RunAsync(new(placement.Id, null))).IsDone.ShouldBeTrue();
        await hub.ChangeAsync(db => db.Links.ExecuteUpdateAsync(u => u.SetProperty(l => l.ClosedAt, hub.Time.GetUtcNow().UtcDateTime)));
        (await bearer.GetRequiredService<PauseByLink>().RunAsync(new(placement.Id, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("a closed link pauses nothing");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_link_is_written_once_on_the_due_day_to_those_who_have_not_sent_and_never_in_a_break(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.CloseAsync(world, new(2026, 11, 23), 5);
        await hub.CloseAsync(world, new(2026, 12, 11), 1, Domain.Directory.CalendarEntryKind.Closure);
        var written = new List<DateOnly>();
        for (var day = new DateOnly(2026, 11, 16); day <= new DateOnly(2026, 12, 13); day = day.AddDays(1))
        {
            hub.GoTo(day);
            if (day == new DateOnly(2026, 12, 3))
                await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement, day));
            if (await hub.JobAsync<SendWeekLinks>() > 0)
                written.Add(day);
        }
        written.ShouldBe([new(2026, 11, 20), new(2026, 12, 10)], "a break asks for nothing, one week was sent, and where Friday is closed Thursday is the day");
    }

    [Fact]
    public async Task In_a_quiet_period_the_week_s_link_waits()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await hub.BeQuietAsync(world, Domain.Directory.QuietAudience.Mentors);
        hub.GoTo(new(2026, 11, 20));
        await hub.JobAsync<SendWeekLinks>();
        var letter = (await hub.LettersAsync()).Single();
        (letter.NotBefore > hub.Time.GetUtcNow().UtcDateTime, letter.WaitsBecause).ShouldBe((true, "The district asks not to write before 28 November (state testing)."));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Everybody_reads_of_check_ins_what_is_theirs_and_the_resident_never_how_it_goes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-7), TestHub.ThisWeek.AddDays(-14));
        async Task<List<Going?>> ReadAsync(Viewer viewer, Going? filter = null) => [.. ((await hub.As<ListCheckIns>(viewer).RunAsync(new(new(), Going: filter))).ValueOrDefault?.Rows ?? []).Select(r => r.Going)];
        foreach (var viewer in new[] { world.Coordinator, world.Faculty, world.MentorViewer })
            (await ReadAsync(viewer)).ShouldBe([Going.SomeWorries, Going.SomeWorries], viewer.Name);
        (await ReadAsync(world.ResidentViewer)).ShouldBe([null, null]);
        (await ReadAsync(world.ResidentViewer, Going.OnTrack)).Count.ShouldBe(2, "a filter that answered would tell");
        (await ReadAsync(world.Coordinator, Going.OnTrack)).ShouldBeEmpty();
        foreach (var viewer in new[] { world.OtherCoordinator, world.OtherMentorViewer, world.OtherResidentViewer })
            (await ReadAsync(viewer)).ShouldBeEmpty(viewer.Name);
        foreach (var viewer in new[] { world.Principal, world.DistrictLead, world.Observer })
            (await hub.As<ListCheckIns>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListCheckIns.Row>>.Forbidden>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Check_ins_page_forth_and_back_latest_week_first(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var mondays = Enumerable.Range(0, 13).Select(i => TestHub.ThisWeek.AddDays(-7 * i)).ToArray();
        await hub.HaveCheckInsAsync(await hub.ActivePlacementAsync(world), world.Mentor, mondays);
        var (seen, request) = (new List<DateOnly>(), new PageRequest(Take: 5));
        PageOf<ListCheckIns.Row> page;
        do
        {
            page = (await hub.As<ListCheckIns>(world.Coordinator).RunAsync(new(request))).ValueOrDefault!;
            seen.AddRange(page.Rows.Select(r => r.WeekOf));
            request = request with { After = page.Next };
        }
        while (page.Next is not null);
        seen.ShouldBe(mondays);
        (await hub.As<ListCheckIns>(world.Coordinator).RunAsync(new(new(Before: page.Previous, Take: 5)))).ValueOrDefault!.Rows.Select(r => r.WeekOf).ShouldBe(mondays[5..10]);
        (await hub.As<ListCheckIns>(world.Coordinator).RunAsync(new(new(), WeekOf: mondays[3]))).ValueOrDefault!.Rows.Count.ShouldBe(1);
    }
}

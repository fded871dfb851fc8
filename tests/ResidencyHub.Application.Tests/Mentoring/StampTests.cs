using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

/// <summary>Stamps that a device made, perhaps without a connection, and sends when it can.</summary>
public sealed class StampTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_stamp_from_the_device_keeps_its_own_time_and_is_taken_once_however_often_it_is_sent(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await BeganAsync(hub, world);
        var began = Now(hub);
        hub.Time.Pass(TimeSpan.FromMinutes(50));
        // made in a room without reception, sent after the lesson, in order
        var stamps = Enumerable.Range(1, 3).Select(n => new TakeStamp.Request(lesson.Id, Id<EvidenceNote>.New(), began.AddMinutes(10 * n), $"What was seen, {n}")).ToList();
        foreach (var stamp in stamps)
            (await hub.As<TakeStamp>(world.Faculty).RunAsync(stamp)).ValueOrDefault.ShouldBe(stamp.At);
        // the answer was lost on its way: sent again, twice at once
        foreach (var again in await Task.WhenAll(Task.Run(() => hub.As<TakeStamp>(world.Faculty).RunAsync(stamps[1])), Task.Run(() => hub.As<TakeStamp>(world.Faculty).RunAsync(stamps[1]))))
            again.ValueOrDefault.ShouldBe(stamps[1].At);
        await using var db = hub.Open();
        (await db.EvidenceNotes.OrderBy(n => n.At).Select(n => new { n.Id, n.At, n.Words, n.AuthorName }).ToListAsync()).Select(n => (n.Id, n.At, n.Words, n.AuthorName))
            .ShouldBe(stamps.Select(s => (s.Stamp, s.At, s.Words!, world.Faculty.Name)));
        (await db.Observations.SingleAsync(o => o.Id == lesson.Id)).BeganAt.ShouldBe(stamps[0].At);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_stamp_sent_for_the_first_time_by_two_windows_at_once_is_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await BeganAsync(hub, world);
        var stamp = new TakeStamp.Request(lesson.Id, Id<EvidenceNote>.New(), Now(hub), "Four hands go up");
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hub.As<TakeStamp>(world.Faculty).RunAsync(stamp))))).ShouldAllBe(o => o.IsDone);
        await using var db = hub.Open();
        (await db.EvidenceNotes.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_device_whose_clock_is_wrong_puts_no_stamp_ahead_of_the_hub_or_before_the_talk()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var lesson = await BeganAsync(hub, world);
        var talked = Now(hub);
        hub.Time.Pass(TimeSpan.FromMinutes(30));
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(new(lesson.Id, Id<EvidenceNote>.New(), Now(hub).AddHours(9), null))).ValueOrDefault.ShouldBe(Now(hub));
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(new(lesson.Id, Id<EvidenceNote>.New(), talked.AddDays(-400), null))).ValueOrDefault.ShouldBe(talked);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stamp_is_its_writer_s_and_what_is_shared_takes_none(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var planned = await hub.PlannedObservationAsync(world);
        TakeStamp.Request Stamp(string? words = "Four hands go up") => new(planned.Id, Id<EvidenceNote>.New(), Now(hub), words);
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(Stamp())).ShouldBeOfType<Outcome<DateTime>.Refused>("before the talk nothing is observed").Rule.ShouldBe("observation-state");
        (await hub.As<HoldPreConference>(world.Faculty).RunAsync(new(planned.Id, "wait time", null))).IsDone.ShouldBeTrue();
        var mine = Stamp();
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(mine)).IsDone.ShouldBeTrue();
        (await hub.As<TakeStamp>(world.MentorViewer).RunAsync(mine with { Words = "Changed by somebody else" })).ShouldBeOfType<Outcome<DateTime>.Refused>().Rule.ShouldBe("stamp-taken");
        (await hub.As<TakeStamp>(world.MentorViewer).RunAsync(Stamp(null))).IsDone.ShouldBeTrue("words may follow");
        foreach (var never in new[] { world.ResidentViewer, world.Coordinator, world.Principal, world.DistrictLead })
            (await hub.As<TakeStamp>(never).RunAsync(Stamp())).ShouldBeOfType<Outcome<DateTime>.Forbidden>(never.Name);
        (await hub.As<TakeStamp>(world.OtherMentorViewer).RunAsync(Stamp())).ShouldBeOfType<Outcome<DateTime>.NotFound>();
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(mine with { Stamp = default })).ShouldBeOfType<Outcome<DateTime>.Invalid>();
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(Stamp(new string('x', 4001)))).ShouldBeOfType<Outcome<DateTime>.Invalid>();
        await using (var db = hub.Open())
            (await db.EvidenceNotes.Where(n => n.Id == mine.Stamp).Select(n => n.Words).SingleAsync()).ShouldBe("Four hands go up");

        var shared = await SharedAsync(hub, world, planned, mine.Stamp);
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(Stamp("Too late"))).ShouldBeOfType<Outcome<DateTime>.Refused>("it stays on the device and says why").Words.ShouldContain("Its words can be copied");
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(mine)).IsDone.ShouldBeTrue($"{shared}: what was taken before is known");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stamp_takes_its_own_draft_along_and_leaves_the_words_of_the_next(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await BeganAsync(hub, world);
        var key = ObservationDrafts.Key(lesson.Id, "note");
        async Task<string?> DraftAsync() => (await hub.As<ReadDraft>(world.Faculty).RunAsync(key)).ValueOrDefault?.Fields["Note.Words"];
        async Task<DateTime> TypeAsync(string words, DateTime? known = null) => (await hub.As<SaveDraft>(world.Faculty).RunAsync(new(key, new Dictionary<string, string> { ["Note.Words"] = words }, known))).ValueOrDefault!.Saved.SavedAt;
        var saved = await TypeAsync("Waits fi");
        hub.Time.Pass(TimeSpan.FromMilliseconds(900));
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(new(lesson.Id, Id<EvidenceNote>.New(), Now(hub), "Waits five seconds"))).IsDone.ShouldBeTrue();
        (await DraftAsync()).ShouldBeNull("the last letters went with the stamp");

        var stamped = Now(hub);
        hub.Time.Pass(TimeSpan.FromMinutes(2));
        await TypeAsync("Four hands", saved);
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(new(lesson.Id, Id<EvidenceNote>.New(), stamped, "Made without a connection"))).IsDone.ShouldBeTrue();
        (await DraftAsync()).ShouldBe("Four hands");

        // a device whose clock is ahead: its stamp stands at now, when the words of the next were saved already
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(new(lesson.Id, Id<EvidenceNote>.New(), Now(hub).AddHours(9), "Made before those words"))).IsDone.ShouldBeTrue();
        (await DraftAsync()).ShouldBe("Four hands");
        (await hub.As<TakeStamp>(world.Faculty).RunAsync(new(lesson.Id, Id<EvidenceNote>.New(), Now(hub).AddHours(-1), "Four hands"))).IsDone.ShouldBeTrue();
        (await DraftAsync()).ShouldBeNull("its own words, also by a clock that is behind");
    }

    private static DateTime Now(TestHub hub) => hub.Time.GetUtcNow().UtcDateTime;

    private static async Task<ObservedLesson> BeganAsync(TestHub hub, World world)
    {
        var lesson = await hub.PlannedObservationAsync(world);
        (await hub.As<HoldPreConference>(world.Faculty).RunAsync(new(lesson.Id, "wait time", null))).IsDone.ShouldBeTrue();
        return lesson;
    }

    private static async Task<ObservationState> SharedAsync(TestHub hub, World world, ObservedLesson lesson, Id<EvidenceNote> note)
    {
        (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today))).IsDone.ShouldBeTrue();
        var shown = (await hub.As<ShowObservation>(world.MentorViewer).RunAsync(lesson.Id)).ValueOrDefault!;
        (await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [.. shown.Notes.Select(n => new WriteEvidence.Line(n.Id, n.IsMine ? "Pupils clap" : null, [], true, false))], Close: true))).IsDone.ShouldBeTrue($"{note}");
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)))).IsDone.ShouldBeTrue();
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        return (await hub.As<ShowObservation>(world.Faculty).RunAsync(lesson.Id)).ValueOrDefault!.State;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Cohorts.Requirements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

/// <summary>What the one writes while the other shares: each act runs to its end between the other's judging and its saving, in both orders.</summary>
public sealed class SharingMomentTests
{
    private sealed record Writing(string What, Func<TestHub, World, ObservedLesson, EvidenceNote, Task<Refused?>> RunAsync);

    /// <summary>The rule by which it was refused; empty: something else came of it.</summary>
    private sealed record Refused(string Rule);

    // each by the mentor, while the supervisor shares
    private const string AnotherNote = "another note";

    private static readonly IReadOnlyList<Writing> Writings =
    [
        new("a first level on a row, as it is typed", async (hub, world, lesson, _) => Of(await hub.As<WriteScore>(world.MentorViewer).RunAsync(new(lesson.Id, new(lesson.Rubric.Rows[0].Id, 2, "Rushes"), null)))),
        new("all levels, as the form sends them", async (hub, world, lesson, _) => Of(await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2, 3))))),
        new(AnotherNote, async (hub, world, lesson, _) => Of(await hub.As<NoteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, "Names every group")))),
        new("one more tie of a note, as it is ticked", async (hub, world, lesson, note) => Of(await hub.As<WriteNote>(world.MentorViewer).RunAsync(new(lesson.Id, new(note.Id, null, [lesson.Rubric.Rows[0].Id], false, false, []), null)))),
        new("one more tie of a note, as the form sends it", async (hub, world, lesson, note) => Of(await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [new(note.Id, null, [lesson.Rubric.Rows[0].Id], false, false, [])], false)))),
        new("other words of an own note", async (hub, world, lesson, note) => Of(await hub.As<WriteNote>(world.Faculty).RunAsync(new(lesson.Id, new(note.Id, "Waits six seconds", [], false, false, []), note.Words)))),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_saved_after_the_observation_was_shared_is_refused_and_nothing_of_it_stays_unshared(string provider)
    {
        foreach (var writing in Writings)
        {
            await using var hub = await TestHub.OnAsync(provider);
            var (world, lesson, note) = await TalkedAsync(hub);
            Outcome<ShareObservation.Answer>? shared = null;
            Refused? late;
            using (var moment = BeforeSaving.Of(hub, async () => shared = await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)))
            {
                late = await writing.RunAsync(hub, world, lesson, note);
                moment.HasRun.ShouldBeTrue(writing.What);
            }
            shared!.IsDone.ShouldBeTrue(writing.What);
            late.ShouldNotBeNull($"{writing.What}: it was shared before").Rule.ShouldBe("observation-state", writing.What);
            (await PartsAsync(hub, lesson)).ShouldBe((0, 1, 1, 1), $"{writing.What}: nothing unshared, and what was shared stands as it was");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_saved_while_somebody_shares_is_shared_with_the_rest(string provider)
    {
        foreach (var writing in Writings)
        {
            await using var hub = await TestHub.OnAsync(provider);
            var (world, lesson, note) = await TalkedAsync(hub);
            var before = await PartsAsync(hub, lesson);
            var refused = new Refused("it did not run");
            Outcome<ShareObservation.Answer> shared;
            using (BeforeSaving.Of(hub, async () => refused = await writing.RunAsync(hub, world, lesson, note)))
                shared = await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id);
            refused.ShouldBeNull(writing.What);
            if (writing.What == AnotherNote)
            {
                // it is tied to nothing yet: whoever shares is told of it, and nothing is shared
                shared.ShouldBeOfType<Outcome<ShareObservation.Answer>.Refused>().Rule.ShouldBe("evidence-open");
                continue;
            }
            shared.IsDone.ShouldBeTrue(writing.What);
            var after = await PartsAsync(hub, lesson);
            (after.Unshared, before.Unshared).ShouldBe((0, 2), writing.What);
            (after.Scores + after.Notes + after.Ties).ShouldBe(writing.What switch { "other words of an own note" => 3, "all levels, as the form sends them" => 5, _ => 4 }, writing.What);
            (await hub.As<ShowObservation>(world.ResidentViewer).RunAsync(lesson.Id)).ValueOrDefault!.Scores.Count.ShouldBe(after.Scores, $"{writing.What}: the resident reads all of it");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_sends_a_form_while_another_notes_and_scores_is_not_sent_away(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        await hub.As<AllowPhotos>(world.DistrictLead).RunAsync(new(world.District.Id, true, 0));
        async Task NoteAsync() => (await hub.As<NoteEvidence>(world.Faculty).RunAsync(new(lesson.Id, "Names every group"))).IsDone.ShouldBeTrue();
        using (BeforeSaving.Of(hub, NoteAsync))
            (await hub.As<ScoreMyself>(world.ResidentViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2, 2), "Well"))).IsDone.ShouldBeTrue();
        using (BeforeSaving.Of(hub, NoteAsync))
            (await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2, 3)))).IsDone.ShouldBeTrue();
        using (BeforeSaving.Of(hub, NoteAsync))
            (await hub.As<AddEvidencePhoto>(world.MentorViewer).RunAsync(new(lesson.Id, new MemoryStream(SampleFiles.Png()), "The board", "Nobody can be recognised", true))).IsDone.ShouldBeTrue("the picture is read again");
        System.IO.Directory.GetFiles(hub.Files).Length.ShouldBe(1, "what the first round kept is gone");
        await using var db = hub.Open();
        ((await db.EvidenceNotes.CountAsync()), (await db.Ratings.CountAsync()), (await db.EvidencePhotos.CountAsync())).ShouldBe((4, 4, 1));
    }

    private static Refused? Of<T>(Outcome<T> outcome) => outcome switch { Outcome<T>.Done => null, Outcome<T>.Refused refused => new(refused.Rule), _ => new("") };

    /// <summary>Scored by the supervisor, talked about, to be shared: one level, one note with one tie.</summary>
    private static async Task<(World World, ObservedLesson Lesson, EvidenceNote Note)> TalkedAsync(TestHub hub)
    {
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)))).IsDone.ShouldBeTrue();
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        return (world, lesson, await db.EvidenceNotes.SingleAsync());
    }

    private static async Task<(int Unshared, int Scores, int Notes, int Ties)> PartsAsync(TestHub hub, ObservedLesson lesson)
    {
        await using var db = hub.Open();
        var (scores, notes) = (await db.Ratings.Where(r => r.SourceId == lesson.Id.Value).ToListAsync(), await db.EvidenceNotes.Include(n => n.Tags).Where(n => n.ObservationId == lesson.Id).ToListAsync());
        return (scores.Count(r => !r.IsShared) + notes.Count(n => !n.IsShared), scores.Count, notes.Count, notes.Sum(n => n.Tags.Count));
    }
}

using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

/// <summary>What is put right in an observation, and what stays of what it was.</summary>
public sealed class ObservationPutRightTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_day_of_the_lesson_is_what_the_observer_says_and_can_be_corrected_until_it_is_shared(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.PlannedObservationAsync(world);
        (await hub.As<HoldPreConference>(world.Faculty).RunAsync(new(lesson.Id, "wait time", null))).IsDone.ShouldBeTrue();
        // typed from paper two days after the lesson
        hub.GoTo(TestHub.Today.AddDays(2));
        var note = (await hub.As<NoteEvidence>(world.Faculty).RunAsync(new(lesson.Id, "Waits five seconds"))).ValueOrDefault;
        (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, null))).ShouldBeOfType<Outcome<DateOnly>.Invalid>().Errors.Single().Field.ShouldBe("On");
        (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today.AddDays(3)))).ShouldBeOfType<Outcome<DateOnly>.Invalid>("not ahead").Errors.Single().Field.ShouldBe("On");
        (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, lesson.Placement.StartsOn.AddDays(-1)))).ShouldBeOfType<Outcome<DateOnly>.Refused>().Rule.ShouldBe("lesson-outside");
        (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today.AddDays(2)))).ValueOrDefault.ShouldBe(new DateOnly(2026, 11, 25));
        (await hub.As<CorrectLessonDay>(world.ResidentViewer).RunAsync(new(lesson.Id, TestHub.Today))).ShouldBeOfType<Outcome<DateOnly>.Forbidden>();
        (await hub.As<CorrectLessonDay>(world.OtherMentorViewer).RunAsync(new(lesson.Id, TestHub.Today))).ShouldBeOfType<Outcome<DateOnly>.NotFound>();
        (await hub.As<CorrectLessonDay>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Today))).ValueOrDefault.ShouldBe(new DateOnly(2026, 11, 23), "three school days after the lesson, not after the typing");
        (await ShowAsync(hub, world.ResidentViewer, lesson)).ShouldSatisfyAllConditions(o => o.ObservedOn.ShouldBe(TestHub.Today), o => o.State.ShouldBe(ObservationState.Observed), o => o.Steps[^1].Why.ShouldBe("The lesson was on 18 Nov 2026, not on 20 Nov 2026"));
        (await hub.As<WriteEvidence>(world.Faculty).RunAsync(new(lesson.Id, [new(note, null, [], true, false)], Close: true))).IsDone.ShouldBeTrue();
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)))).IsDone.ShouldBeTrue();
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        (await hub.As<CorrectLessonDay>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today.AddDays(-1)))).ShouldBeOfType<Outcome<DateOnly>.Refused>().Rule.ShouldBe("observation-state");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lesson_on_another_day_than_the_first_note_and_before_the_talk_says_so_in_its_history(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.PlannedObservationAsync(world);
        (await hub.As<HoldPreConference>(world.Faculty).RunAsync(new(lesson.Id, "wait time", null))).IsDone.ShouldBeTrue();
        hub.GoTo(TestHub.Today.AddDays(2));
        (await hub.As<NoteEvidence>(world.Faculty).RunAsync(new(lesson.Id, "Waits five seconds"))).IsDone.ShouldBeTrue();
        (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today.AddDays(-1)))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.ResidentViewer, lesson)).Steps[^1].Why.ShouldBe("The lesson was on 17 Nov 2026; the first note was made on 20 Nov 2026. The talk before it was noted on 18 Nov 2026, after that day.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_for_a_note_that_is_gone_are_refused_with_the_words_and_nothing_is_dropped(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var stamp = (await hub.As<NoteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, " "))).ValueOrDefault;
        (await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [new(stamp, "", [], false, true)], Close: false))).IsDone.ShouldBeTrue();
        (await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [new(stamp, "Pupils clap", [], true, false)], Close: false))).ShouldBeOfType<Outcome<Nothing>.Refused>().ShouldSatisfyAllConditions(
            r => r.Rule.ShouldBe("note-gone"), r => r.Words.ShouldContain("“Pupils clap”"));
        (await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [new(stamp, null, [], true, false)], Close: false))).IsDone.ShouldBeTrue("no words are lost");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wrong_day_of_the_talk_is_put_right_and_who_did_not_change_it_corrects_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var late = new DateOnly(2026, 11, 30);
        hub.GoTo(late);
        var talk = TestHub.Talk(lesson, "ill");
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(talk with { On = late })).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Faculty, lesson)).Steps[^1].Why!.ShouldStartWith("Late:");
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(talk with { On = TestHub.Today.AddDays(1), SeenOn = late, Seen = Words(talk) })).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Coordinator, lesson)).ShouldSatisfyAllConditions(o => o.ConferenceOn.ShouldBe(TestHub.Today.AddDays(1)), o => o.Steps[^1].Why.ShouldBe("The talk was on 19 Nov 2026, not on 30 Nov 2026: in time, due 23 Nov 2026"));
        (await hub.As<ListObservations>(world.Faculty).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().IsLate.ShouldBeFalse();
        // the mentor's page was opened before that: their words are saved, and the day stays
        (await hub.As<HoldPostConference>(world.MentorViewer).RunAsync(talk with { On = late, SeenOn = late, Seen = Words(talk), Support = "Samuel models it" })).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Faculty, lesson)).ShouldSatisfyAllConditions(o => o.ConferenceOn.ShouldBe(TestHub.Today.AddDays(1)), o => o.Debrief!.Support.ShouldBe("Samuel models it"));
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(talk with { On = TestHub.Today.AddDays(-1), SeenOn = TestHub.Today.AddDays(1), Seen = Words(talk) })).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("conference-before");

        static DebriefWords Words(HoldPostConference.Request talk) => new(talk.Strength, talk.SecondStrength, talk.NextStep, talk.Support, talk.DueOn, talk.NextOn);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Evidence_noted_after_it_was_closed_is_tied_before_it_is_shared_and_a_stamp_without_words_is_left_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)))).IsDone.ShouldBeTrue();
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        var late = (await hub.As<NoteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, "Pupils clap"))).ValueOrDefault;
        (await hub.As<NoteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, " "))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShareObservation.Answer>.Refused>().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe("evidence-open"), r => r.Words.ShouldStartWith("1 of 2 notes"));
        (await ShowAsync(hub, world.Faculty, lesson)).Notes.Count.ShouldBe(3, "what was refused takes nothing away");
        (await hub.As<WriteEvidence>(world.Faculty).RunAsync(new(lesson.Id, [new(late, null, [lesson.Rubric.Rows[0].Id], false, false)], Close: false))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.ResidentViewer, lesson)).ShouldSatisfyAllConditions(o => o.Notes.ShouldAllBe(n => n.Words.Length > 0 && n.Codes.Count > 0), o => o.Notes.Count.ShouldBe(2), o => o.Steps[^1].Why.ShouldBe("Left out: one stamp without words."));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_resident_s_first_answer_stays_when_a_reopened_observation_is_acknowledged_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        var first = new string('a', 4000);
        (await hub.As<AcknowledgeObservation>(world.ResidentViewer).RunAsync(new(lesson.Id, first))).IsDone.ShouldBeTrue();
        (await hub.As<ReopenObservation>(world.MentorViewer).RunAsync(new(lesson.Id, "One level was wrong"))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.ResidentViewer, lesson)).Response.ShouldBe(first, "the form offers it again");
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        (await hub.As<AcknowledgeObservation>(world.ResidentViewer).RunAsync(new(lesson.Id, null))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Coordinator, lesson)).ShouldSatisfyAllConditions(o => o.Response.ShouldBeNull(), o => o.Steps[^1].Why.ShouldBe($"Answered before: {first}"));
    }

    private static async Task<ShowObservation.Answer> ShowAsync(TestHub hub, Viewer viewer, ObservedLesson lesson) => (await hub.As<ShowObservation>(viewer).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.Done>(viewer.Name).Value;
}

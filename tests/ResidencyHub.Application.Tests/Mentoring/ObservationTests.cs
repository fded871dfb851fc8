using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class ObservationTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_observation_goes_its_whole_way_and_the_resident_reads_scores_only_when_they_are_shared(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.PlannedObservationAsync(world);
        (await hub.WrittenToAsync(nameof(ScheduleObservation))).ShouldBe(["ana.reyes@hvu.example", TestHub.MentorEmail]);
        (await hub.As<PrepareObservation>(world.ResidentViewer).RunAsync(new(lesson.Id, "Compare two ways", null, "A, B", "Do I wait?"))).IsDone.ShouldBeTrue();
        (await hub.As<NoteEvidence>(world.Faculty).RunAsync(new(lesson.Id, "Too early"))).ShouldBeOfType<Outcome<Id<EvidenceNote>>.Refused>().Rule.ShouldBe("observation-state");
        (await hub.As<HoldPreConference>(world.Faculty).RunAsync(new(lesson.Id, " ", null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("watch-for");
        (await hub.As<HoldPreConference>(world.Faculty).RunAsync(new(lesson.Id, "wait time", null))).IsDone.ShouldBeTrue();
        var first = (await hub.As<NoteEvidence>(world.Faculty).RunAsync(new(lesson.Id, "Waits five seconds"))).ValueOrDefault;
        hub.Time.Pass(TimeSpan.FromMinutes(4));
        var second = (await hub.As<NoteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, null))).ValueOrDefault;
        var due = (await hub.As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today))).ValueOrDefault;
        due.ShouldBe(new DateOnly(2026, 11, 23), "three school days after Wednesday");
        async Task<string> CloseAsync(params WriteEvidence.Line[] lines) => (await hub.As<WriteEvidence>(world.Faculty).RunAsync(new(lesson.Id, lines, Close: true))) is Outcome<Nothing>.Refused refused ? refused.Rule : "";
        (await CloseAsync(new WriteEvidence.Line(first, null, [lesson.Rubric.Rows[1].Id], false, false), new WriteEvidence.Line(second, "mine now", [], true, false))).ShouldBe("evidence-open", "a stamp without words is not evidence, and its words are its author's");
        (await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [new(second, "Pupils clap", [], true, false)], Close: false))).IsDone.ShouldBeTrue();
        (await CloseAsync(new WriteEvidence.Line(first, null, [lesson.Rubric.Rows[1].Id], false, false))).ShouldBe("");

        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 4, 2)))).IsDone.ShouldBeTrue();
        (await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)))).IsDone.ShouldBeTrue();
        foreach (var blind in new[] { world.ResidentViewer, world.Coordinator })
            (await ShowAsync(hub, blind, lesson)).ShouldSatisfyAllConditions(o => o.Scores.ShouldBeEmpty(), o => o.Notes.ShouldBeEmpty(), o => o.Debrief.ShouldBeNull());
        (await hub.As<ScoreMyself>(world.ResidentViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2, 2), "I spoke too much"))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.ResidentViewer, lesson)).Scores.Select(s => s.Kind).Distinct().ShouldBe([RaterKind.Resident]);
        (await ShowAsync(hub, world.Faculty, lesson)).Scores.Select(s => s.Kind).Distinct().Order().ShouldBe([RaterKind.Resident, RaterKind.Mentor, RaterKind.Supervisor]);
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShareObservation.Answer>.Refused>().Words.ShouldContain("1.1");
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, [TestHub.Scores(lesson, 4)[0] with { Evidence = "Explains the choice of examples" }]))).IsDone.ShouldBeTrue();
        var shared = (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShareObservation.Answer>.Done>().Value;
        shared.LeadersRead.ShouldBeFalse("the agreement does not grant it");
        (await ShowAsync(hub, world.ResidentViewer, lesson)).ShouldSatisfyAllConditions(o => o.Scores.Count.ShouldBe(5), o => o.Notes.Count.ShouldBe(2), o => o.Debrief!.NextStep.ShouldBe("Circulate during partner talk"));
        (await hub.As<AcknowledgeObservation>(world.ResidentViewer).RunAsync(new(lesson.Id, "Thank you"))).IsDone.ShouldBeTrue();
        (await hub.JobAsync<LockObservations>()).ShouldBe(0);
        hub.Time.Pass(TimeSpan.FromDays(11));
        (await hub.JobAsync<LockObservations>()).ShouldBe(1);
        (await ShowAsync(hub, world.Coordinator, lesson)).ShouldSatisfyAllConditions(o => o.State.ShouldBe(ObservationState.Locked), o => o.Scores.Count.ShouldBe(5), o => o.Response.ShouldBe("Thank you"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_day_agreed_on_for_the_next_observation_stands_among_what_is_coming_until_it_is_planned(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)))).IsDone.ShouldBeTrue();
        var next = TestHub.Today.AddDays(30);
        foreach (var (day, rule) in new[] { (TestHub.Today, "next-before"), (lesson.Placement.EndsOn.AddDays(1), "next-outside") })
        {
            (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill") with { NextOn = day })).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe(rule);
            (await hub.As<WriteDebriefSection>(world.Faculty).RunAsync(new(lesson.Id, DebriefSection.NextOn, $"{day:yyyy-MM-dd}", ""))).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe(rule);
        }
        (await hub.As<WriteDebriefSection>(world.MentorViewer).RunAsync(new(lesson.Id, DebriefSection.NextOn, $"{next:yyyy-MM-dd}", ""))).ValueOrDefault.ShouldBe($"{next:yyyy-MM-dd}");
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue("a form without a day leaves the other's");
        (await AgreedAsync(world.MentorViewer)).ShouldBeNull("nothing of it before it is shared");
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        foreach (var reader in new[] { world.ResidentViewer, world.MentorViewer, world.Faculty, world.Coordinator })
            (await AgreedAsync(reader)).ShouldBe(new NextObservation(next, null, "Grace Oduya", null), reader.Name);
        (await hub.As<ShowMyYear>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.NextObservation!.On.ShouldBe(next);
        (await hub.As<ShowMyResidents>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Single().NextObservation!.On.ShouldBe(next);
        (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single(r => r.Resident == world.Resident.Id).Next!.On.ShouldBe(next);
        hub.GoTo(next.AddDays(2));
        (await AgreedAsync(world.Faculty))!.On.ShouldBe(next, "past its day it still waits to be planned");
        var planned = (await hub.As<ScheduleObservation>(world.Faculty).RunAsync(new(lesson.Placement.Id, lesson.Rubric.Id, next.AddDays(5), null, ObservationSetting.InPerson))).ValueOrDefault!.Observation;
        (await AgreedAsync(world.Faculty)).ShouldBeNull("it is planned");
        (await hub.As<ShowMyYear>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.NextObservation!.Observation.ShouldBe(planned);

        async Task<NextObservation?> AgreedAsync(Viewer viewer) => (await hub.As<ShowGrowth>(viewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowGrowth.Answer>.Done>(viewer.Name).Value.Agreed;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_reads_a_shared_observation_only_where_the_agreement_grants_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ChangeAsync(async db => (await db.Agreements.SingleAsync(a => a.Id == world.Agreement.Id)).Grant(Domain.Partnerships.ConcernSight.Counts, leadersReadObservations: true, null));
        var lesson = await hub.SharedObservationAsync(world);
        (await ShowAsync(hub, world.Principal, lesson)).Scores.Count.ShouldBe(4);
        (await RowsAsync(hub, world.Principal)).Count.ShouldBe(1);
        foreach (var other in new[] { world.SecondPrincipal, world.OtherPrincipal, world.OtherCoordinator, world.OtherMentorViewer, world.OtherResidentViewer })
            (await hub.As<ShowObservation>(other).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.NotFound>(other.Name);
        foreach (var never in new[] { world.DistrictLead, world.Observer })
            (await hub.As<ShowObservation>(never).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.Forbidden>(never.Name);
        (await hub.As<ReopenObservation>(world.Coordinator).RunAsync(new(lesson.Id, "Wrong date of the lesson"))).IsDone.ShouldBeTrue();
        (await hub.As<ShowObservation>(world.Principal).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.NotFound>("hidden until it is shared anew");
        (await ShowAsync(hub, world.ResidentViewer, lesson)).ShouldSatisfyAllConditions(o => o.Scores.ShouldAllBe(s => s.Kind == RaterKind.Resident), o => o.Steps[^1].Why.ShouldBe("Wrong date of the lesson"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Two_who_observe_write_beside_each_other_and_neither_touches_the_other_s_words_or_levels(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        await Task.WhenAll(
            hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2, 2))), hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 3))));
        (await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 0)))).IsDone.ShouldBeTrue();
        var shown = await ShowAsync(hub, world.Faculty, lesson);
        shown.Scores.OrderBy(s => s.Kind).ThenBy(s => s.Row == lesson.Rubric.Rows[1].Id).Select(s => (s.Kind, s.Level)).ShouldBe([(RaterKind.Mentor, 0), (RaterKind.Mentor, 3), (RaterKind.Supervisor, 2), (RaterKind.Supervisor, 2)]);
        var note = shown.Notes.Single();
        await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, [new(note.Id, "Changed by somebody else", [], true, Remove: true)], false));
        (await ShowAsync(hub, world.Faculty, lesson)).Notes.Single().Words.ShouldBe("Waits five seconds");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Without_the_resident_s_scores_one_goes_on_only_with_a_reason_and_it_shows(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("self-score-missing");
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill that week"))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Faculty, lesson)).NoSelfScoreBecause.ShouldBe("ill that week");
        (await hub.As<ScoreMyself>(world.ResidentViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2), null))).ShouldBeOfType<Outcome<IReadOnlyList<Application.Notifications.Told>>.Refused>();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShareObservation.Answer>.Refused>().Rule.ShouldBe("scores-missing");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_private_note_is_read_by_its_writer_alone_and_stands_in_no_audit(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.PlannedObservationAsync(world);
        (await hub.As<KeepPrivateNote>(world.Faculty).RunAsync(new(lesson.Id, "Ask about the second job"))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Faculty, lesson)).PrivateNote.ShouldBe("Ask about the second job");
        foreach (var other in new[] { world.MentorViewer, world.ResidentViewer, world.Coordinator })
            (await ShowAsync(hub, other, lesson)).PrivateNote.ShouldBeNull(other.Name);
        await using var db = hub.Open();
        (await db.AuditEntries.SelectMany(e => e.Changes).CountAsync(c => c.After != null && c.After.Contains("second job"))).ShouldBe(0);
        (await hub.As<KeepPrivateNote>(world.Faculty).RunAsync(new(lesson.Id, " "))).IsDone.ShouldBeTrue();
        (await db.PrivateNotes.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Plans_are_moved_cancelled_with_a_reason_and_set_only_while_the_placement_runs()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var lesson = await hub.PlannedObservationAsync(world);
        var offer = (await hub.As<OfferObservation>(world.MentorViewer).RunAsync(default)).ValueOrDefault!;
        (offer.Residents.Single().Name, offer.Rubrics.Single().Name).ShouldBe(("Ana Reyes", "Clinical observation"));
        (await hub.As<RescheduleObservation>(world.Faculty).RunAsync(new(lesson.Id, new DateOnly(2028, 1, 1), null))).ShouldBeOfType<Outcome<IReadOnlyList<Application.Notifications.Told>>.Refused>().Rule.ShouldBe("observation-outside");
        (await hub.As<RescheduleObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Today.AddDays(2), null))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, world.MentorViewer)).Single().PlannedOn.ShouldBe(TestHub.Today.AddDays(2));
        (await hub.As<CancelObservation>(world.Faculty).RunAsync(new(lesson.Id, ""))).ShouldBeOfType<Outcome<IReadOnlyList<Application.Notifications.Told>>.Invalid>();
        (await hub.As<CancelObservation>(world.Faculty).RunAsync(new(lesson.Id, "Snow day"))).IsDone.ShouldBeTrue();
        (await hub.As<ScheduleObservation>(world.OtherMentorViewer).RunAsync(new(lesson.Placement.Id, lesson.Rubric.Id, TestHub.Today, null, ObservationSetting.Video))).ShouldBeOfType<Outcome<ScheduleObservation.Answer>.NotFound>();
        var again = (await hub.As<ScheduleObservation>(world.MentorViewer).RunAsync(new(lesson.Placement.Id, lesson.Rubric.Id, TestHub.Today, null, ObservationSetting.Video))).ValueOrDefault!;
        (await ShowAsync(hub, world.MentorViewer, lesson with { Id = again.Observation })).Number.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_next_step_is_done_once_and_an_acknowledged_one_can_be_locked_by_hand(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        var step = (await ShowAsync(hub, world.MentorViewer, lesson)).Debrief!.Id;
        (await hub.As<FinishNextStep>(world.MentorViewer).RunAsync(step)).IsDone.ShouldBeTrue();
        (await hub.As<FinishNextStep>(world.Faculty).RunAsync(step)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("step-done");
        (await hub.As<LockObservation>(world.Faculty).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("observation-state");
        await hub.As<AcknowledgeObservation>(world.ResidentViewer).RunAsync(new(lesson.Id, null));
        (await hub.As<LockObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_was_planned_on_an_edition_is_finished_on_it_and_nothing_new_begins_there(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        hub.Time.Pass(TimeSpan.FromHours(1));
        var next = (await hub.As<StartRubric>(world.Coordinator).RunAsync(new(null, lesson.Rubric.Id))).ValueOrDefault;
        (await hub.As<PublishRubric>(world.Coordinator).RunAsync(next)).IsDone.ShouldBeTrue();
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)))).IsDone.ShouldBeTrue("it was planned before the newer edition came");
        (await hub.As<ScheduleObservation>(world.Faculty).RunAsync(new(lesson.Placement.Id, lesson.Rubric.Id, TestHub.Today, null, ObservationSetting.Video))).ShouldBeOfType<Outcome<ScheduleObservation.Answer>.Refused>().Rule.ShouldBe("rubric-not-in-use");
        (await hub.As<ScheduleObservation>(world.Faculty).RunAsync(new(lesson.Placement.Id, next, TestHub.Today, null, ObservationSetting.Video))).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_typed_is_kept_as_a_draft_and_gone_when_it_is_sent()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var key = ObservationDrafts.Key(lesson.Id, "scores");
        await hub.As<SaveDraft>(world.Faculty).RunAsync(new(key, new Dictionary<string, string> { [$"Level[{lesson.Rubric.Rows[0].Id}]"] = "3" }, null));
        (await hub.As<ReadDraft>(world.Faculty).RunAsync(key)).ValueOrDefault.ShouldNotBeNull();
        await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)));
        (await hub.As<ReadDraft>(world.Faculty).RunAsync(key)).ValueOrDefault.ShouldBeNull();
    }

    private static async Task<ShowObservation.Answer> ShowAsync(TestHub hub, Viewer viewer, ObservedLesson lesson) => (await hub.As<ShowObservation>(viewer).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.Done>(viewer.Name).Value;

    private static async Task<IReadOnlyList<ListObservations.Row>> RowsAsync(TestHub hub, Viewer viewer) => (await hub.As<ListObservations>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListObservations.Row>>.Done>().Value.Rows;
}

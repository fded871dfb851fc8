using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class TakingOverTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_observed_lesson_and_the_month_s_talk_are_finished_by_the_mentor_who_takes_over(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        // the mentor who leaves gave two levels, one of them without the words that it needs, and stamped a time without any
        (await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 4, 3)))).IsDone.ShouldBeTrue();
        (await hub.As<NoteEvidence>(world.MentorViewer).RunAsync(new(lesson.Id, null))).IsDone.ShouldBeTrue();
        await hub.HaveRubricAsync(world, "1.1", "2.2", "2.6");
        var offer = (await hub.As<ListConversations>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Offers.First(o => o.Rows.Count == 3);
        var open = new OpenConversation.Request(offer.Placement, offer.Rubric, [.. offer.Rows.Select(r => r.Id)]);
        var talk = (await hub.As<OpenConversation>(world.MentorViewer).RunAsync(open)).ShouldBeOfType<Outcome<Id<CoachingConversation>>.Done>().Value;
        IReadOnlyList<Score> levels = [.. offer.Rows.Select(r => new Score(r.Id, 3, null))];
        (await hub.As<ScoreConversation>(world.ResidentViewer).RunAsync(new(talk, levels))).IsDone.ShouldBeTrue();

        await LoseAsync(hub, lesson.Placement.Id);
        foreach (var gone in new[] { world.MentorViewer, world.OtherMentorViewer })
        {
            (await hub.As<ShowObservation>(gone).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.NotFound>(gone.Name);
            (await hub.As<ShowConversation>(gone).RunAsync(talk)).ShouldBeOfType<Outcome<ShowConversation.Answer>.NotFound>(gone.Name);
        }
        var (mentor, next) = await hub.AnotherMentorAsync(world);
        await TakeAsync(hub, world, lesson.Placement.Id, mentor);

        (await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)))).ShouldBeOfType<Outcome<int>.NotFound>();
        (await hub.As<ShowObservation>(next).RunAsync(lesson.Id)).ValueOrDefault!.Scores.Select(s => (s.Rater, s.Level)).ShouldBe([("Samuel Okafor", 4), ("Samuel Okafor", 3)], ignoreOrder: true);
        (await hub.As<ScoreObservation>(next).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)))).IsDone.ShouldBeTrue();
        (await hub.As<HoldPostConference>(next).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(next).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShareObservation.Answer>.Done>();
        (await hub.As<ShowObservation>(world.ResidentViewer).RunAsync(lesson.Id)).ValueOrDefault!.ShouldSatisfyAllConditions(
            o => o.Scores.Select(s => (s.Rater, s.Level)).ShouldBe([("Samuel Okafor", 3), ("Priya Raman", 3)], ignoreOrder: true),
            o => o.Notes.Single().Words.ShouldBe("Waits five seconds"),
            o => o.Steps[^1].Why.ShouldBe("Left out: one stamp without words; one level that needs words, by Samuel Okafor, who writes here no more.", "neither level nor element: it was never shared"));

        (await hub.As<OpenConversation>(next).RunAsync(open)).ShouldBeOfType<Outcome<Id<CoachingConversation>>.Refused>("it is there, and in the list").Rule.ShouldBe("month-there");
        (await hub.As<ListConversations>(next).RunAsync(new())).ValueOrDefault!.ShouldSatisfyAllConditions(l => l.Page.Rows.Single().Mentor.ShouldBe("Priya Raman"), l => l.Offers.ShouldBeEmpty());
        (await hub.As<ShowConversation>(next).RunAsync(talk)).ValueOrDefault!.ShouldSatisfyAllConditions(c => c.MyTurn.ShouldBeTrue(), c => c.MentorName.ShouldBe("Priya Raman"));
        (await hub.As<HoldConversation>(next).RunAsync(new(talk, levels, null, "Wait five seconds"))).IsDone.ShouldBeTrue();
        await LoseAsync(hub, lesson.Placement.Id);
        (await hub.As<ShowConversation>(world.ResidentViewer).RunAsync(talk)).ValueOrDefault!.MentorName.ShouldBe("Priya Raman", "who held it");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_takes_over_reads_what_was_shared_of_their_resident_and_who_left_reads_it_no_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        var monday = TestHub.ThisWeek.AddDays(-7);
        await hub.HaveCheckInsAsync(lesson.Placement, world.Mentor, monday);
        (await hub.As<SendWalkthrough>(world.MentorViewer).RunAsync(new(lesson.Placement.Id, TestHub.Today, 8, [new("Wait time", LookForFate.Seen, null)], null))).IsDone.ShouldBeTrue();
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(new(lesson.Placement.Id, TestHub.Today, 20, MeetingMode.InPerson, Stance.Collaborative, "1.5", "calls on the first hand", "Count to five", TestHub.Today.AddDays(7), PrivateNote: "ask about the commute"))).IsDone.ShouldBeTrue();
        (await ReadAsync(world.MentorViewer)).ShouldBe((1, 1, 1, 1));
        var (mentor, next) = await hub.AnotherMentorAsync(world);
        (await ReadAsync(next)).ShouldBe((0, 0, 0, 0));
        await TakeAsync(hub, world, lesson.Placement.Id, mentor);

        (await ReadAsync(next)).ShouldBe((1, 1, 1, 1));
        (await ReadAsync(world.MentorViewer)).ShouldBe((0, 0, 0, 0));
        (await hub.As<ListCycles>(next).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().MyNote.ShouldBeNull("a private note is its writer's");
        (await hub.As<ShowGrowth>(next).RunAsync(new(world.Resident.Id))).ValueOrDefault!.ShouldSatisfyAllConditions(g => g.Ratings.ShouldBe(4), g => g.Steps.Count.ShouldBe(2));
        (await hub.As<ShowGrowth>(world.MentorViewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowGrowth.Answer>.NotFound>();
        (await hub.As<ShowObservation>(world.MentorViewer).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.NotFound>();

        // the week's form shows the last step of the mentor before, and nothing of theirs as one's own
        (await hub.As<ShowCheckIn>(next).RunAsync(new(lesson.Placement.Id, TestHub.ThisWeek))).ValueOrDefault!.LastNextStep.ShouldBe($"Step of {monday:d MMM}");
        (await hub.As<ShowCheckIn>(next).RunAsync(new(lesson.Placement.Id, monday))).ValueOrDefault!.Sent.ShouldBeNull();
        (await hub.As<ShowMyResidents>(next).RunAsync(new())).ValueOrDefault!.Single().ShouldSatisfyAllConditions(r => r.LastNextStep.ShouldBe($"Step of {monday:d MMM}"), r => r.SentAt.ShouldBeNull());
        (await hub.As<SendCheckIn>(next).RunAsync(new(lesson.Placement.Id, TestHub.ThisWeek, true, MeetingLength.OneToTwoHours, Going.OnTrack, "Calm", null, NextStepFate.Done))).IsDone.ShouldBeTrue();
        (await hub.As<ShowGrowth>(next).RunAsync(new(world.Resident.Id))).ValueOrDefault!.Steps.Single(s => !s.IsFromObservation).Fate.ShouldBe(StepFate.Done);

        async Task<(int Observations, int CheckIns, int Visits, int Talks)> ReadAsync(Viewer viewer) => (
            (await hub.As<ListObservations>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count, (await hub.As<ListCheckIns>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count,
            (await hub.As<ListWalkthroughs>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count, (await hub.As<ListCycles>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task That_a_mentor_asked_for_help_is_not_read_by_the_mentor_after_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement) with { WantsHelp = true })).IsDone.ShouldBeTrue();
        var (mentor, next) = await hub.AnotherMentorAsync(world);
        await TakeAsync(hub, world, placement.Id, mentor);
        foreach (var (reader, reads) in new[] { (next, false), (world.Faculty, true), (world.Coordinator, true) })
        {
            var row = (await hub.As<ListCheckIns>(reader).RunAsync(new(new()))).ValueOrDefault!.Rows.Single();
            row.WantsHelp.ShouldBe(reads, reader.Name);
            (await hub.As<ShowSentCheckIn>(reader).RunAsync(row.Id)).ValueOrDefault.ShouldNotBeNull(reader.Name).WantsHelp.ShouldBe(reads, reader.Name);
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_advice_is_the_same_for_everybody_who_reads_it_also_for_the_mentor_of_a_second_placement(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        var (mentor, next) = await hub.AnotherMentorAsync(world);
        await hub.ChangeAsync(async db =>
        {
            var act = new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime);
            (await db.Placements.SingleAsync(p => p.Id == lesson.Placement.Id)).Complete(act);
            var resident = await db.Residents.SingleAsync(r => r.Id == world.Resident.Id);
            var second = new Placement(resident, await db.Cohorts.SingleAsync(c => c.Id == world.Cohort.Id), await db.Schools.SingleAsync(s => s.Id == world.School.Id), await db.Mentors.SingleAsync(m => m.Id == mentor.Id), "Mathematics", "9–12", TestHub.SchoolYear, act);
            second.Propose(false, TestHub.Today.AddDays(9), act);
            second.AcceptForSchool(null, TestHub.Today.AddDays(9), act);
            second.AcceptForMentor(null, TestHub.Today.AddDays(9), act);
            second.Confirm(null, TestHub.Today.AddDays(9), act);
            second.Begin(act);
            resident.PlaceAt(world.District.Id, world.School.Id, world.School.Name, mentor.Id);
            db.Add(second);
        });
        (await hub.As<ListObservations>(next).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty("what was written in a placement stays with its mentor");
        (await hub.As<ListObservations>(world.MentorViewer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldHaveSingleItem("the placement is over, and they were its mentor to the end");
        (await hub.As<ReopenObservation>(world.MentorViewer).RunAsync(new(lesson.Id, "One level was wrong"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>("what is over is read, not changed").Rule.ShouldBe("placement-over");
        (await hub.As<LockObservation>(world.MentorViewer).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("placement-over");
        var step = default(Id<Debrief>);
        await hub.ChangeAsync(async db => step = (await db.Debriefs.SingleAsync(d => d.ObservationId == lesson.Id)).Id);
        (await hub.As<FinishNextStep>(world.MentorViewer).RunAsync(step)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("placement-over");
        (await hub.As<FinishNextStep>(world.Faculty).RunAsync(step)).IsDone.ShouldBeTrue("the university supervisor can still finish it");
        var all = new List<string>();
        foreach (var reader in new[] { world.Coordinator, world.Faculty, world.ResidentViewer, next })
            all.Add(string.Join(" ", (await hub.As<ShowSummative>(reader).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowSummative.Answer>.Done>(reader.Name).Value.Advice!.Reasons));
        all.Distinct().ShouldHaveSingleItem().ShouldContain("1 of 2 raters have given levels that count here.");
    }

    private static Task LoseAsync(TestHub hub, Id<Placement> placement) =>
        hub.ChangeAsync(async db => (await db.Placements.Include(p => p.Steps).SingleAsync(p => p.Id == placement)).LoseMentor("moved away", new("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime)));

    private static Task TakeAsync(TestHub hub, World world, Id<Placement> placement, Mentor mentor) => hub.ChangeAsync(async db =>
    {
        (await db.Placements.Include(p => p.Steps).SingleAsync(p => p.Id == placement)).TakeMentor(await db.Mentors.SingleAsync(m => m.Id == mentor.Id), new("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime));
        (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).PlaceAt(world.District.Id, world.School.Id, world.School.Name, mentor.Id);
    });
}

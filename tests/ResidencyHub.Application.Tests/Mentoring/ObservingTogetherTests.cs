using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class ObservingTogetherTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Mentor_and_supervisor_write_the_debrief_section_by_section_and_neither_overwrites_the_other(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        Task<Outcome<string>> WriteAsync(Viewer who, DebriefSection section, string words, string seen = "") => hub.As<WriteDebriefSection>(who).RunAsync(new(lesson.Id, section, words, seen));
        var both = await Task.WhenAll(Task.Run(() => WriteAsync(world.Faculty, DebriefSection.Strength, "Calm routines")), Task.Run(() => WriteAsync(world.MentorViewer, DebriefSection.NextStep, "Circulate")));
        both.ShouldAllBe(o => o.IsDone, "different sections never stand in each other's way");
        (await ShownAsync(hub, world.Faculty, lesson)).DebriefWords.ShouldBe(new("Calm routines", null, "Circulate", null, null));

        (await WriteAsync(world.MentorViewer, DebriefSection.Strength, "Calm routines, from the first bell", "Calm routines")).ValueOrDefault.ShouldBe("Calm routines, from the first bell");
        (await WriteAsync(world.Faculty, DebriefSection.Strength, "Warm, calm routines", "Calm routines")).ShouldBeOfType<Outcome<string>.Conflict>().Values.ShouldBe([new ConflictingValue("A strength", "Warm, calm routines", "Calm routines, from the first bell")]);
        var talk = TestHub.Talk(lesson, "ill") with { Strength = "Warm, calm routines", NextStep = "", Support = "Grace models it", DueOn = null, Seen = new("Calm routines", null, "", null, null) };
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(talk)).ShouldBeOfType<Outcome<Nothing>.Conflict>("nothing of either is lost, also by a plain post");
        (await ShownAsync(hub, world.MentorViewer, lesson)).ShouldSatisfyAllConditions(o => o.State.ShouldBe(ObservationState.EvidenceTagged), o => o.DebriefWords.Support.ShouldBeNull("nothing of a form with a clash is written"));
        // both were read; saving again is a decision
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(talk with { Strength = "Warm, calm routines, from the first bell", Seen = new("Calm routines, from the first bell", null, "", null, null) })).IsDone.ShouldBeTrue();
        (await ShownAsync(hub, world.MentorViewer, lesson)).DebriefWords.ShouldBe(new("Warm, calm routines, from the first bell", null, "Circulate", "Grace models it", null), "her next step stays, though his form had none");
        (await WriteAsync(world.MentorViewer, DebriefSection.DueOn, "soon")).ShouldBeOfType<Outcome<string>.Invalid>();
        foreach (var other in new[] { world.ResidentViewer, world.Coordinator })
            (await WriteAsync(other, DebriefSection.Strength, "mine")).ShouldBeOfType<Outcome<string>.Forbidden>(other.Name);
        (await WriteAsync(world.OtherMentorViewer, DebriefSection.Strength, "mine")).ShouldBeOfType<Outcome<string>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_open_page_hears_the_other_s_words_and_who_is_here_and_presence_lasts_no_longer_than_it_is_true(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        async Task<FollowObservation.Answer> AskAsync(Viewer who, string? known = null, string? writing = null, bool leaves = false) => (await hub.As<FollowObservation>(who).RunAsync(new(lesson.Id, known, writing, leaves))).ShouldBeOfType<Outcome<FollowObservation.Answer>.Done>(who.Name).Value;
        var first = await AskAsync(world.MentorViewer, writing: "The next step");
        (first.Others.Count, first.Notes!.Single().Words, first.Sections![DebriefSection.Strength]).ShouldBe((0, "Waits five seconds", ""));
        (await AskAsync(world.Faculty)).Others.ShouldBe([new FollowObservation.Person(world.MentorViewer.Name, "The next step")]);
        (await AskAsync(world.MentorViewer, first.Known, "The next step")).ShouldSatisfyAllConditions(a => a.Sections.ShouldBeNull("nothing new costs nothing"), a => a.Notes.ShouldBeNull(), a => a.Others.Single().Name.ShouldBe(world.Faculty.Name));
        await hub.As<WriteDebriefSection>(world.Faculty).RunAsync(new(lesson.Id, DebriefSection.Strength, "Calm routines", ""));
        (await AskAsync(world.MentorViewer, first.Known)).ShouldSatisfyAllConditions(a => a.Sections![DebriefSection.Strength].ShouldBe("Calm routines"), a => a.WrittenBy.ShouldBe(world.Faculty.Name));
        await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)));
        (await AskAsync(world.MentorViewer)).Structure.ShouldNotBe(first.Structure, "the other has scored");
        foreach (var other in new[] { world.ResidentViewer, world.Coordinator, world.Principal, world.DistrictLead })
            (await hub.As<FollowObservation>(other).RunAsync(new(lesson.Id, null, null))).ShouldBeOfType<Outcome<FollowObservation.Answer>.Forbidden>(other.Name);
        (await hub.As<FollowObservation>(world.OtherMentorViewer).RunAsync(new(lesson.Id, null, null))).ShouldBeOfType<Outcome<FollowObservation.Answer>.NotFound>();

        // nobody shares half a sentence of the other's
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill") with { Seen = new("Calm routines", null, null, null, null) })).IsDone.ShouldBeTrue();
        await AskAsync(world.MentorViewer, writing: "The next step");
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShareObservation.Answer>.Refused>().Rule.ShouldBe("still-writing");
        await AskAsync(world.MentorViewer, leaves: true);
        (await AskAsync(world.Faculty)).Others.ShouldBeEmpty("who closes the page is gone at once");
        await AskAsync(world.MentorViewer);
        hub.Time.Pass(TimeSpan.FromSeconds(40));
        (await AskAsync(world.Faculty)).Others.ShouldBeEmpty("who does not ask is not here");
        (await CountAsync(hub)).ShouldBe(1);
        hub.Time.Pass(TimeSpan.FromSeconds(40));
        (await hub.JobAsync<ForgetPresence>()).ShouldBe(1, "the last one closed the lid");
        await AskAsync(world.MentorViewer);
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        await AskAsync(world.MentorViewer, writing: "The next step");
        (await CountAsync(hub)).ShouldBe(0, "nobody writes in what is shared");
        (await hub.As<WriteDebriefSection>(world.MentorViewer).RunAsync(new(lesson.Id, DebriefSection.Strength, "late", ""))).ShouldBeOfType<Outcome<string>.Refused>().Rule.ShouldBe("observation-state");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_window_of_an_account_says_nothing_of_another_and_leaves_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        async Task<FollowObservation.Answer> AskAsync(Viewer who, string window, string? writing = null, bool leaves = false) => (await hub.As<FollowObservation>(who).RunAsync(new(lesson.Id, null, writing, leaves, window))).ShouldBeOfType<Outcome<FollowObservation.Answer>.Done>(who.Name).Value;
        await AskAsync(world.MentorViewer, "desk", "The next step");
        (await AskAsync(world.MentorViewer, "phone")).Others.ShouldBe([new FollowObservation.Person(world.MentorViewer.Name, "The next step", IsMe: true)], "the own other window, called what it is");
        (await AskAsync(world.Faculty, "laptop")).Others.ShouldBe([new FollowObservation.Person(world.MentorViewer.Name, "The next step")], "once, and what she reads on the phone does not hide that she writes at the desk");
        await AskAsync(world.MentorViewer, "phone", leaves: true);
        (await AskAsync(world.Faculty, "laptop")).Others.Single().Writing.ShouldBe("The next step", "the phone's page is closed, the desk's is not");
        // words that the own other window has saved meet one's own like anybody's
        await hub.As<WriteDebriefSection>(world.MentorViewer).RunAsync(new(lesson.Id, DebriefSection.NextStep, "Circulate", ""));
        (await hub.As<WriteDebriefSection>(world.MentorViewer).RunAsync(new(lesson.Id, DebriefSection.NextStep, "Wait longer", ""))).ShouldBeOfType<Outcome<string>.Conflict>();
        await AskAsync(world.MentorViewer, "desk", leaves: true);
        (await AskAsync(world.Faculty, "laptop")).Others.ShouldBeEmpty();
        for (var n = 0; n < 20; n++)
            await AskAsync(world.MentorViewer, $"w{n}");
        (await CountAsync(hub)).ShouldBeLessThanOrEqualTo(10, "however many windows one opens, rows stay few");
        (await hub.As<FollowObservation>(world.MentorViewer).RunAsync(new(lesson.Id, null, null, false, new string('x', 21)))).ShouldBeOfType<Outcome<FollowObservation.Answer>.Invalid>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_who_is_mentor_and_supervisor_is_one_rater_and_no_second_person(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var always = new Period(new DateOnly(2020, 1, 1));
        // the supervisor's account mentors, too
        await hub.SaveAsync(Domain.Access.RoleGrant.OfMentor(world.Faculty.AccountId!.Value, world.Mentor, always));
        var asMentor = world.Faculty with { Role = Domain.Access.Role.Mentor };
        (await hub.As<FollowObservation>(world.Faculty).RunAsync(new(lesson.Id, null, "A strength", false, "one"))).IsDone.ShouldBeTrue();
        (await hub.As<FollowObservation>(asMentor).RunAsync(new(lesson.Id, null, null, false, "two"))).ValueOrDefault!.Others.ShouldBe([new FollowObservation.Person(world.Faculty.Name, "A strength", IsMe: true)]);
        (await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3)))).IsDone.ShouldBeTrue();
        (await hub.As<ScoreObservation>(asMentor).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2)))).IsDone.ShouldBeTrue();
        var shown = await ShownAsync(hub, asMentor, lesson);
        shown.Scores.Select(s => (s.Account, s.Level)).Distinct().ShouldBe([(world.Faculty.AccountId.Value, 2)], "in whichever role, they change their own levels");
        (await hub.As<WriteDebriefSection>(asMentor).RunAsync(new(lesson.Id, DebriefSection.Strength, "Calm routines", ""))).IsDone.ShouldBeTrue();
        (await hub.As<FollowObservation>(world.Faculty).RunAsync(new(lesson.Id, null, null, false, "one"))).ValueOrDefault!.WrittenBy.ShouldBeNull("one's own words are nobody else's");
        shown.Notes.ShouldAllBe(n => n.IsMine == (n.Author == world.Faculty.Name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_tie_the_same_note_keep_what_each_has_tied_and_untied(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var (note, rows) = ((await ShownAsync(hub, world.Faculty, lesson)).Notes.Single(), lesson.Rubric.Rows);
        WriteEvidence.Request Tie(Id<RubricRow>[] mine, Id<RubricRow>[] seen) => new(lesson.Id, [new(note.Id, null, mine, false, false, seen)], false);
        // both opened the page with 2.6; he adds 1.1, she takes 2.6 away
        (await hub.As<WriteEvidence>(world.Faculty).RunAsync(Tie([rows[0].Id, rows[1].Id], [rows[1].Id]))).IsDone.ShouldBeTrue();
        (await hub.As<WriteEvidence>(world.MentorViewer).RunAsync(Tie([], [rows[1].Id]))).IsDone.ShouldBeTrue();
        (await ShownAsync(hub, world.Faculty, lesson)).Notes.Single().Rows.ShouldBe([rows[0].Id]);
        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hub.As<WriteEvidence>(world.Faculty).RunAsync(Tie([rows[0].Id, rows[1].Id], [rows[0].Id])))));
        same.ShouldAllBe(o => o.IsDone, "posted four times at once it is tied once");
        (await ShownAsync(hub, world.MentorViewer, lesson)).Notes.Single().Rows.Count.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Levels_and_ties_are_heard_as_they_come_and_nobody_changes_the_other_s(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var (note, rows) = ((await ShownAsync(hub, world.Faculty, lesson)).Notes.Single(), lesson.Rubric.Rows);
        async Task<FollowObservation.Answer> AskAsync(Viewer who, string? known = null) => (await hub.As<FollowObservation>(who).RunAsync(new(lesson.Id, known, null))).ShouldBeOfType<Outcome<FollowObservation.Answer>.Done>(who.Name).Value;
        Task<Outcome<Score>> ScoreAsync(Viewer who, Score score, Score? seen = null) => hub.As<WriteScore>(who).RunAsync(new(lesson.Id, score, seen));
        var before = await AskAsync(world.MentorViewer);

        // both score the same row at once: each has their own
        var both = await Task.WhenAll(Task.Run(() => ScoreAsync(world.Faculty, new(rows[0].Id, 3, "Waits"))), Task.Run(() => ScoreAsync(world.MentorViewer, new(rows[0].Id, 2, "Rushes"))));
        both.ShouldAllBe(o => o.IsDone);
        var heard = await AskAsync(world.MentorViewer, before.Known);
        heard.Scores!.Select(s => (s.Rater, s.IsMine, s.Level, s.Evidence)).OrderBy(s => s.Level).ShouldBe([(world.MentorViewer.Name, true, 2, "Rushes"), (world.Faculty.Name, false, 3, "Waits")]);
        heard.Scores!.Single(s => !s.IsMine).Name.ShouldStartWith("3 ");
        (heard.State, (await AskAsync(world.MentorViewer, heard.Known)).Scores).ShouldBe((before.State, null), "scores are no move, and nothing new costs nothing");
        // the own other window meets one's own level like anybody's
        (await ScoreAsync(world.Faculty, new(rows[0].Id, 4, null))).ShouldBeOfType<Outcome<Score>.Conflict>().Values.Single().Theirs!.ShouldContain("Waits");
        (await ScoreAsync(world.Faculty, new(rows[0].Id, 4, "Waits, twice"), new(rows[0].Id, 3, "Waits"))).IsDone.ShouldBeTrue();
        (await ScoreAsync(world.Faculty, new(rows[0].Id, 9, null), new(rows[0].Id, 4, "Waits, twice"))).ShouldBeOfType<Outcome<Score>.Refused>().Rule.ShouldBe("level-unknown");

        // words are their author's, ties are both's
        Task<Outcome<WriteNote.Answer>> WriteAsync(Viewer who, string? words, string? seenWords, Id<RubricRow>[] mine, Id<RubricRow>[] seen) => hub.As<WriteNote>(who).RunAsync(new(lesson.Id, new(note.Id, words, mine, false, Remove: true, seen), seenWords));
        (await WriteAsync(world.MentorViewer, "hers", "hers", [rows[0].Id, rows[1].Id], [rows[1].Id])).ValueOrDefault!.ShouldSatisfyAllConditions(a => a.Words.ShouldBe("Waits five seconds"), a => a.Rows.Count.ShouldBe(2));
        (await WriteAsync(world.Faculty, "Waits six seconds", "Waits five seconds", [], [rows[1].Id])).ValueOrDefault!.ShouldSatisfyAllConditions(a => a.Words.ShouldBe("Waits six seconds"), a => a.Rows.ShouldBe([rows[0].Id]));
        (await WriteAsync(world.Faculty, "Waits seven", "Waits five seconds", [rows[0].Id], [rows[0].Id])).ShouldBeOfType<Outcome<WriteNote.Answer>.Conflict>("the own other window wrote six");
        (await AskAsync(world.MentorViewer)).Notes!.Single().ShouldSatisfyAllConditions(n => n.Words.ShouldBe("Waits six seconds"), n => n.Rows.ShouldBe([rows[0].Id]));
        foreach (var other in new[] { world.ResidentViewer, world.Coordinator })
            (await ScoreAsync(other, new(rows[0].Id, 1, null))).ShouldBeOfType<Outcome<Score>.Forbidden>(other.Name);
        (await ScoreAsync(world.OtherMentorViewer, new(rows[0].Id, 1, null))).ShouldBeOfType<Outcome<Score>.NotFound>();
        (await WriteAsync(world.OtherMentorViewer, "x", "x", [], [])).ShouldBeOfType<Outcome<WriteNote.Answer>.NotFound>();
        (await ShownAsync(hub, world.ResidentViewer, lesson)).Scores.ShouldBeEmpty("nothing of it before it is shared");
        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        (await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        (await ScoreAsync(world.MentorViewer, new(rows[0].Id, 1, "late"), new(rows[0].Id, 2, "Rushes"))).ShouldBeOfType<Outcome<Score>.Refused>().Rule.ShouldBe("observation-state");
        (await WriteAsync(world.Faculty, "late", "Waits six seconds", [], [])).ShouldBeOfType<Outcome<WriteNote.Answer>.Refused>().Rule.ShouldBe("observation-state");
    }

    private static async Task<int> CountAsync(TestHub hub)
    {
        await using var db = hub.Open();
        return await db.ObservationPresences.CountAsync();
    }

    private static async Task<ShowObservation.Answer> ShownAsync(TestHub hub, Viewer viewer, ObservedLesson lesson) => (await hub.As<ShowObservation>(viewer).RunAsync(lesson.Id)).ShouldBeOfType<Outcome<ShowObservation.Answer>.Done>().Value;
}

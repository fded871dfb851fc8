using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class PauseAndAbsenceTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Anyone_in_the_placement_pauses_today_and_those_who_must_know_are_told_at_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        await hub.BeQuietAsync(world);
        foreach (var viewer in new[] { world.ResidentViewer, world.MentorViewer, world.Principal, world.Faculty, world.Coordinator })
        {
            var told = (await hub.As<PauseToday>(viewer).RunAsync(new(placement.Id, "The lab"))).ValueOrDefault.ShouldNotBeNull(viewer.Name);
            told.Select(t => (t.Name, t.Waits)).ShouldBe([("Maria Santana", null), ("Grace Oduya", null), ("Dana Whitfield", null), ("Lena Brandt", null)], viewer.Name);
            (await hub.As<PauseToday>(viewer).RunAsync(new(placement.Id, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("paused-already");
            await using var db = hub.Open();
            (await hub.As<LiftPause>(world.Principal).RunAsync((await db.Pauses.SingleAsync(p => p.LiftedAt == null)).Id)).IsDone.ShouldBeTrue("so that the next one can pause");
        }
        foreach (var viewer in new[] { world.OtherResidentViewer, world.OtherMentorViewer, world.OtherCoordinator, world.SecondPrincipal })
            (await hub.As<PauseToday>(viewer).RunAsync(new(placement.Id, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_paused_does_not_lift_it_and_what_is_lifted_stays_lifted(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.As<PauseToday>(world.MentorViewer).RunAsync(new(placement.Id, null));
        await using var db = hub.Open();
        var id = (await db.Pauses.SingleAsync()).Id;
        (await hub.As<LiftPause>(world.MentorViewer).RunAsync(id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Forbidden>();
        (await hub.As<LiftPause>(world.SecondPrincipal).RunAsync(id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<LiftPause>(world.Faculty).RunAsync(id)).IsDone.ShouldBeTrue();
        (await hub.As<LiftPause>(world.Principal).RunAsync(id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Words.ShouldBe("Grace Oduya lifted it already.");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Each_sees_what_they_may_do_about_a_pause_and_mentor_and_resident_hear_that_it_is_lifted(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        async Task<ShowPause.Answer?> SeenAsync(Viewer viewer) => (await hub.As<ShowPause>(viewer).RunAsync(placement.Id)).ValueOrDefault;
        (await SeenAsync(world.MentorViewer)).ShouldBe(new(null, null, MayPause: true, MayLift: false));
        (await SeenAsync(world.OtherMentorViewer)).ShouldBeNull();
        (await SeenAsync(world.DistrictLead))!.MayPause.ShouldBeFalse("the district is told, and is not in the classroom");
        await hub.As<PauseToday>(world.MentorViewer).RunAsync(new(placement.Id, "The lab"));
        foreach (var viewer in new[] { world.Principal, world.Faculty, world.Coordinator })
            (await SeenAsync(viewer))!.ShouldSatisfyAllConditions(s => (s.Paused!.By, s.Paused.Why, s.MayLift).ShouldBe(("Samuel Okafor", "The lab", true)));
        foreach (var viewer in new[] { world.ResidentViewer, world.MentorViewer })
            (await SeenAsync(viewer))!.ShouldSatisfyAllConditions(s => (s.Paused!.Why, s.MayLift).ShouldBe((null, false)));
        var told = (await hub.As<LiftPause>(world.Faculty).RunAsync((await SeenAsync(world.Faculty))!.Paused!.Id)).ValueOrDefault!;
        told.Select(t => t.Name).ShouldBe(["Maria Santana", "Grace Oduya", "Dana Whitfield", "Lena Brandt", "Samuel Okafor", "Ana Reyes"]);
        (await SeenAsync(world.MentorViewer)).ShouldBe(new(null, "Grace Oduya", MayPause: true, MayLift: false));
    }

    [Fact]
    public async Task Who_could_not_be_told_of_a_pause_is_said()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var told = (await hub.As<PauseToday>(world.MentorViewer).RunAsync(new(placement.Id, null))).ValueOrDefault!;
        told.ShouldContain(t => t.Name == "The principal" && t.Waits!.StartsWith("not told, because no e-mail is entered for Eastside"));
        (await hub.As<RaiseConcern>(world.MentorViewer).RunAsync(new(placement.Id, "A fight", true))).ValueOrDefault!.ShouldContain(t => t.Name == "The principal" && t.IsNobody);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Several_taps_at_once_pause_once_tell_of_one_absence_and_ask_for_help_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hub.As<PauseToday>(world.ResidentViewer).RunAsync(new(placement.Id, null)))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new()))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => hub.As<AskForHelp>(world.ResidentViewer).RunAsync(new("I can't sleep", false)))));
        await using var db = hub.Open();
        (await db.Pauses.CountAsync(), await db.Absences.CountAsync(), await db.HelpRequests.CountAsync()).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task A_placement_that_does_not_run_is_not_paused()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var waiting = await hub.WaitingPlacementAsync(world);
        (await hub.As<PauseToday>(world.Coordinator).RunAsync(new(waiting.Id, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("not-running");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Absent_today_tells_mentor_office_and_supervisor_in_one_tap_and_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await hub.SaveAsync(new Contact(world.District.Id, world.School.Id, ContactRole.SchoolOffice, "Carla Dunn", "office@harbor.example", null, new Period(new DateOnly(2020, 1, 1))));
        await hub.BeQuietAsync(world);
        (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.Select(t => (t.Name, t.Waits)).ShouldBe([("Samuel Okafor", null), ("Carla Dunn", null), ("Grace Oduya", null)], "somebody waits for this person today");
        (await hub.LettersAsync())[0].Subject.ShouldBe("Ana Reyes is absent today, Wednesday, 18 November");
        (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new(TestHub.Today))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("absent-already");
        (await hub.As<ReportAbsence>(world.OtherResidentViewer).RunAsync(new())).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("not-placed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_could_not_be_told_of_an_absence_is_said(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var told = (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!;
        told.Where(t => !t.IsNobody).Select(t => t.Name).ShouldBe(["Samuel Okafor", "Grace Oduya"]);
        told.Single(t => t.IsNobody).ShouldSatisfyAllConditions(t => t.Name.ShouldBe("The school’s office"), t => t.Waits.ShouldBe("not told, because no e-mail address of the office of Eastside High School is known; tell the school by telephone"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_day_ahead_is_told_as_such_waits_where_it_must_and_can_be_taken_back(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await hub.BeQuietAsync(world);
        var friday = new DateOnly(2026, 11, 20);
        (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new(friday, "Dentist"))).ValueOrDefault!.Count(t => t.Waits is not null && !t.IsNobody).ShouldBe(1, "the mentor's letter waits; the supervisor is no district staff");
        (await hub.LettersAsync())[0].Subject.ShouldBe("Ana Reyes is absent on Friday, 20 November");
        var absence = (await hub.As<ShowMyYear>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Absences.Single();
        (absence.On, absence.Why).ShouldBe((friday, "Dentist"));
        (await hub.As<TakeBackAbsence>(world.OtherResidentViewer).RunAsync(absence.Id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<TakeBackAbsence>(world.ResidentViewer).RunAsync(absence.Id)).IsDone.ShouldBeTrue();
        (await hub.LettersAsync())[^1].Subject.ShouldBe("Ana Reyes comes after all on Friday, 20 November");
        (await hub.As<TakeBackAbsence>(world.ResidentViewer).RunAsync(absence.Id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("taken-back");
        (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new(friday))).IsDone.ShouldBeTrue("after all absent again");
    }

    [Fact]
    public async Task A_day_that_is_over_too_far_or_after_the_placement_is_no_absence()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        foreach (var day in new[] { TestHub.Today.AddDays(-1), TestHub.Today.AddDays(61) })
            (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new(day))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        await hub.SaveAsync(new Absence(placement, TestHub.Today.AddDays(-1), null, hub.Time.GetUtcNow().UtcDateTime));
        await using var db = hub.Open();
        (await hub.As<TakeBackAbsence>(world.ResidentViewer).RunAsync((await db.Absences.SingleAsync()).Id)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("absence-past");
        hub.GoTo(placement.EndsOn.AddDays(-3));
        (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new(placement.EndsOn.AddDays(1)))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>().Errors.Single().Words.ShouldContain("4 June 2027");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_call_for_help_reaches_the_coordinator_never_the_school_and_the_supervisor_only_when_the_resident_says_so(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        (await hub.As<AskForHelp>(world.ResidentViewer).RunAsync(new("My rent went up", false))).ValueOrDefault!.Select(t => t.Name).ShouldBe(["Dana Whitfield"]);
        (await hub.As<ListHelp>(world.Faculty).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<AskForHelp>(world.ResidentViewer).RunAsync(new("I failed the exam", true))).ValueOrDefault!.Select(t => t.Name).ShouldBe(["Dana Whitfield", "Grace Oduya"]);
        (await hub.LettersAsync()).ShouldAllBe(m => !m.Body.Contains("rent went", StringComparison.Ordinal) && !m.Body.Contains("failed", StringComparison.Ordinal), "mail is read on shared screens");
        (await hub.As<ListHelp>(world.Faculty).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Words.ShouldBe("I failed the exam");
        (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single().AsksForHelp.ShouldBeTrue();
        (await hub.As<ListHelp>(world.OtherCoordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();
        foreach (var viewer in new[] { world.MentorViewer, world.Principal, world.DistrictLead, world.Administrator, world.Observer })
            (await hub.As<ListHelp>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListHelp.Row>>.Forbidden>(viewer.Name);
        (await hub.As<AskForHelp>(world.ResidentViewer).RunAsync(new(" ", false))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_answer_goes_back_to_the_resident(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.As<AskForHelp>(world.ResidentViewer).RunAsync(new("My rent went up", false));
        var help = (await hub.As<ListHelp>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single();
        (await hub.As<AnswerHelp>(world.Faculty).RunAsync(new(help.Id, "Hm"))).ShouldBeOfType<Outcome<Told?>.NotFound>("it was not told to the supervisor");
        (await hub.As<AnswerHelp>(world.Coordinator).RunAsync(new(help.Id, "There is a fund."))).ValueOrDefault!.Name.ShouldBe("Ana Reyes");
        (await hub.As<AnswerHelp>(world.Coordinator).RunAsync(new(help.Id, "Another"))).ShouldBeOfType<Outcome<Told?>.Refused>().Rule.ShouldBe("answered-already");
        (await hub.As<ShowMyYear>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Help.Single().ShouldBe(new ShowMyYear.Help("My rent went up", help.AskedAt, "There is a fund.", "Dana Whitfield"));
    }
}

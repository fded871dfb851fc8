using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Forms;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class MyTasksTests
{
    private static readonly DateOnly _friday = new(2026, 11, 20), _monday = new(2026, 11, 23);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Whoever_holds_two_roles_in_two_programs_has_one_list_of_both_whichever_they_act_in(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        var placement = await OtherPlacementAsync(hub, world);
        var (asSupervisor, asMentor) = await TwoRolesAsync(hub, world);
        (await hub.As<SetAssignment>(world.OtherCoordinator).RunAsync(new(world.OtherCohort.Id, AssignedWork.InformalVisit, Signatory.Mentor, null, 20, 11, 7, 3, 3))).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.OtherResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek))).IsDone.ShouldBeTrue();
        var hours = (await hub.As<ShowMyHours>(world.OtherResidentViewer).RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.Week!;
        (await hub.As<SendHours>(world.OtherResidentViewer).RunAsync(new(hours.Id))).IsDone.ShouldBeTrue();

        (Role, string, string, string, DateOnly?)[] whole =
        [
            (Role.Mentor, "Hours to approve", "Ben Ashford", "Mesa Residency", _friday), (Role.Mentor, "Informal visit", "Ben Ashford", "Mesa Residency", _friday),
            (Role.Mentor, "Weekly check-in", "Ben Ashford", "Mesa Residency", _friday), (Role.Faculty, "Talk after lesson 1", "Ana Reyes", "Harbor Valley Residency", _monday),
        ];
        foreach (var viewer in new[] { asSupervisor, asMentor, asMentor with { Role = Role.DistrictLead } })
            (await RowsAsync(hub, viewer)).Select(r => (r.Role, r.What, r.Resident, r.Program, r.DueOn)).ShouldBe(whole, $"{viewer.Role}");
        (await hub.As<CountMyTasks>(asSupervisor).RunAsync(default)).ValueOrDefault!.ShouldSatisfyAllConditions(c => c.Count.ShouldBe(4), c => c.Late.ShouldBe(0), c => c.First!.What.ShouldBe("Hours to approve"));
        // the same role without the other one reads its own half
        (await RowsAsync(hub, world.OtherMentorViewer)).Select(r => r.What).ShouldBe(["Hours to approve", "Informal visit", "Weekly check-in"]);
        (await RowsAsync(hub, world.ResidentViewer)).Select(r => (r.What, r.Href)).ShouldBe([("Score your lesson 1", $"observations/{lesson.Id}/my-scores")]);
        foreach (var nobody in new[] { world.Coordinator, world.Principal, world.Observer, (await hub.AnotherSupervisorAsync(world)).Viewer })
            (await RowsAsync(hub, nobody)).ShouldBeEmpty(nobody.Name);

        // what is kept goes with what is done, in whichever role
        hub.Time.At += TimeSpan.FromMinutes(5);
        (await RowsAsync(hub, asSupervisor)).Count.ShouldBe(4);
        hub.Time.At += TimeSpan.FromSeconds(20);
        (await hub.As<SendCheckIn>(asMentor).RunAsync(TestHub.CheckIn(placement))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, asSupervisor)).Select(r => r.What).ShouldBe(["Hours to approve", "Informal visit", "Talk after lesson 1"]);
        hub.Time.At += TimeSpan.FromSeconds(20);
        var waiting = (await hub.As<ShowFriday>(asMentor).RunAsync(new())).ValueOrDefault!.Sections.Single().Weeks.Single();
        (await hub.As<DecideHours>(asMentor).RunAsync(new(waiting.Id, HoursDecision.ApproveAll, [], null, waiting.Version))).IsDone.ShouldBeTrue();
        (await hub.As<HoldPostConference>(asSupervisor).RunAsync(TestHub.Talk(lesson, "ill"))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, asMentor)).Select(r => r.What).ShouldBe(["Informal visit"]);
        hub.GoTo(_monday);
        (await hub.As<CountMyTasks>(asSupervisor).RunAsync(default)).ValueOrDefault!.ShouldSatisfyAllConditions(c => c.Count.ShouldBe(2, "and next week’s check-in"), c => c.Late.ShouldBe(1));
        await hub.ChangeAsync(async db => (await db.RoleGrants.SingleAsync(g => g.AccountId == asMentor.AccountId && g.Role == Role.Mentor)).End(TestHub.Today));
        (await RowsAsync(hub, asSupervisor)).ShouldBeEmpty("the other role is over");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_rule_asks_and_what_waits_anyway_is_one_row_that_leads_to_where_it_goes_on(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveRubricAsync(world, "1.1", "2.2", "2.6");
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement))).IsDone.ShouldBeTrue();
        var review = (await hub.As<OpenReview>(world.Coordinator).RunAsync(new(placement.Id, ReviewTime.Middle, TestHub.Today.AddDays(20)))).ValueOrDefault!.Id;
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.ReviewMiddle, Signatory.Mentor, null, 20, 11, 7, 3, 3))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, world.MentorViewer)).Select(r => (r.What, r.Work, r.DueOn, r.Href)).ShouldBe([("Three-way review in the middle", AssignedWork.ReviewMiddle, _friday, $"reviews/{review}")]);
        (await RowsAsync(hub, world.ResidentViewer)).Select(r => (r.What, r.DueOn)).ShouldBe([("Three-way review in the middle: write your words", TestHub.Today.AddDays(20))]);
        foreach (var side in new[] { world.MentorViewer, world.ResidentViewer })
            (await hub.As<WriteReview>(side).RunAsync(new(review, "a", "b", "c"))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, world.MentorViewer)).ShouldBeEmpty("it waits for the supervisor");
        (await hub.As<WriteReview>(world.Faculty).RunAsync(new(review, "a", "b", "c"))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, world.MentorViewer)).Single().What.ShouldBe("Three-way review in the middle: talk, and note it");
        (await RowsAsync(hub, world.ResidentViewer)).ShouldBeEmpty();
        (await hub.As<DiscussReview>(world.MentorViewer).RunAsync(new(review, TestHub.Today, Readiness.AsPlanned, "leads"))).IsDone.ShouldBeTrue();
        foreach (var side in new[] { world.MentorViewer, world.ResidentViewer, world.Faculty })
            (await RowsAsync(hub, side)).Single().What.ShouldBe("Three-way review in the middle: sign", side.Name);

        var offer = (await hub.As<ListConversations>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Offers.Single();
        var talk = (await hub.As<OpenConversation>(world.MentorViewer).RunAsync(new(offer.Placement, offer.Rubric, [.. offer.Rows.Select(r => r.Id)]))).ValueOrDefault;
        (await RowsAsync(hub, world.MentorViewer)).Count.ShouldBe(1, "the resident scores first");
        (await RowsAsync(hub, world.ResidentViewer))[0].ShouldSatisfyAllConditions(r => r.What.ShouldBe("Coaching conversation: you score first"), r => r.DueOn.ShouldBe(new DateOnly(2026, 11, 30)), r => r.Href.ShouldBe($"coaching/{talk}"));
        (await hub.As<ScoreConversation>(world.ResidentViewer).RunAsync(new(talk, [.. offer.Rows.Select(r => new Score(r.Id, 2, null))]))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, world.MentorViewer))[0].What.ShouldBe("Coaching conversation: score and talk");
        (await RowsAsync(hub, world.ResidentViewer)).Count.ShouldBe(1);

        // a form without a day stands last, until it is answered
        var form = (await hub.As<KeepForm>(world.Coordinator).RunAsync(new(null, 0, new("How it goes", null, new HashSet<Signatory> { Signatory.Mentor }, FormAudience.Program, null, null, false)))).ValueOrDefault;
        (await hub.As<KeepFormField>(world.Coordinator).RunAsync(new(form, (await hub.As<ShowForm>(world.Coordinator).RunAsync(form)).ValueOrDefault!.Version, null, FieldType.Text, "Well?", null, false, null, false, null, null, null, null, null, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<PublishForm>(world.Coordinator).RunAsync(new(form, (await hub.As<ShowForm>(world.Coordinator).RunAsync(form)).ValueOrDefault!.Version))).IsDone.ShouldBeTrue();
        (await RowsAsync(hub, world.MentorViewer))[^1].ShouldSatisfyAllConditions(r => r.What.ShouldBe("How it goes"), r => r.DueOn.ShouldBeNull());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_long_list_is_paged_and_nothing_is_passed_over_when_what_stood_there_is_done_meanwhile(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        // six visits, due from the 21st on a day apart, and the week's check-in on the 20th
        for (var week = 14; week < 20; week++)
            (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.InformalVisit, Signatory.Mentor, null, week, (7 * (20 - week)) + week - 2, 7, 0, 0))).IsDone.ShouldBeTrue();
        var all = await RowsAsync(hub, world.MentorViewer);
        all.Select(r => r.DueOn!.Value.Day).ShouldBe([20, 21, 22, 23, 24, 25, 26]);
        var first = await PageAsync(new(Take: 2));
        (first.Previous is null, first.Count).ShouldBe((true, all.Count));
        first.Rows.ShouldBe(all.Take(2));
        var second = await PageAsync(new(Take: 2, After: first.Next));
        second.Rows.ShouldBe(all.Skip(2).Take(2));
        (await PageAsync(new(Take: 2, Before: second.Previous))).Rows.ShouldBe(first.Rows);
        (await PageAsync(new(Take: 2, After: "none of ours"))).Rows.ShouldBe(first.Rows);

        // the last row of the first page is done: the next page begins where it did
        await hub.ChangeAsync(async db => db.Remove(await db.AssignmentRules.SingleAsync(r => r.Work == first.Rows[1].Work && r.DueOn == first.Rows[1].DueOn)));
        (await PageAsync(new(Take: 2, After: first.Next))).Rows.ShouldBe(second.Rows);

        async Task<PageOf<ListMyTasks.Row>> PageAsync(PageRequest page) => (await hub.As<ListMyTasks>(world.MentorViewer).RunAsync(page)).ValueOrDefault!.Page;
    }

    private static async Task<IReadOnlyList<ListMyTasks.Row>> RowsAsync(TestHub hub, Viewer viewer) =>
        (await hub.As<ListMyTasks>(viewer).RunAsync(new(Take: 100))).ShouldBeOfType<Outcome<ListMyTasks.Answer>.Done>(viewer.Name).Value.Page.Rows;

    /// <summary>Grace Oduya supervises in the first program and mentors in the other.</summary>
    private static async Task<(Viewer AsSupervisor, Viewer AsMentor)> TwoRolesAsync(TestHub hub, World world)
    {
        await hub.SaveAsync(RoleGrant.OfMentor(world.Faculty.AccountId!.Value, world.OtherMentor, new Period(new DateOnly(2020, 1, 1))));
        return (world.Faculty, world.Faculty with { Role = Role.Mentor });
    }

    /// <summary>Ben Ashford beside Nora Quist, in the other program and district.</summary>
    private static async Task<Placement> OtherPlacementAsync(TestHub hub, World world)
    {
        var act = new Act("Omar Said", hub.Time.GetUtcNow().UtcDateTime.AddDays(-150));
        var placement = new Placement(world.OtherResident, world.OtherCohort, world.OtherSchool, world.OtherMentor, "Elementary", "K–5", TestHub.SchoolYear, act);
        placement.Propose(false, new DateOnly(2026, 7, 1), act);
        placement.AcceptForSchool(null, new DateOnly(2026, 7, 10), act);
        placement.AcceptForMentor(null, new DateOnly(2026, 7, 20), act);
        placement.Confirm(null, new DateOnly(2026, 7, 20), act);
        placement.Begin(act);
        await hub.SaveAsync(placement, new Mentorship(placement, world.OtherMentor.Id, TestHub.SchoolYear));
        return placement;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class AssignmentUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_is_asked_by_rule_opens_is_done_by_doing_it_reminds_and_closes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        hub.GoTo(new DateOnly(2026, 11, 16));
        // week 1 is that of 1 July, so week 20 begins on 9 November: due on the 20th, closes on the 27th
        var request = new SetAssignment.Request(world.Cohort.Id, AssignedWork.CoachingCycle, Signatory.Mentor, null, 20, 11, 7, 3, 3);
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Done>();
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>("a double post").Rule.ShouldBe("assignment-there");
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(request with { Who = Signatory.Resident })).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>().Rule.ShouldBe("assignment-role");
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(request with { Week = 100 })).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>().Rule.ShouldBe("assignment-days");
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, null, null, null, null, null, null, null, null))).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Work", "Who", "Week", "DueAfter", "ClosesAfter"]);
        (await hub.As<SetAssignment>(world.OtherCoordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<AssignmentRule>>.NotFound>();
        (await hub.As<SetAssignment>(world.Faculty).RunAsync(request)).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Forbidden>();

        (await TasksAsync(world.MentorViewer)).Rows.Single().ShouldSatisfyAllConditions(t => t.DueOn.ShouldBe(new DateOnly(2026, 11, 20)), t => t.Program.ShouldBe("Harbor Valley Residency"), t => t.Href.ShouldBe("coaching/cycles/new"));
        (await TasksAsync(world.ResidentViewer)).Rows.ShouldBeEmpty();
        (await TasksAsync(world.OtherMentorViewer)).Rows.ShouldBeEmpty();
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "four days before is no day of the rule");
        hub.GoTo(new DateOnly(2026, 11, 17));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(1);
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "one a person and day");
        hub.GoTo(new DateOnly(2026, 11, 20));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(1);
        (await hub.WrittenToAsync(nameof(RemindAssigned))).ShouldBe([TestHub.MentorEmail, TestHub.MentorEmail]);

        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(new(placement.Id, new DateOnly(2026, 11, 20), 20, MeetingMode.InPerson, Stance.Collaborative, "1.5", "waits", "count to five", new DateOnly(2026, 11, 27)))).IsDone.ShouldBeTrue();
        (await TasksAsync(world.MentorViewer)).ShouldSatisfyAllConditions(t => t.Rows.ShouldBeEmpty(), t => t.Done.ShouldBe(1));
        var listed = (await hub.As<ListAssignments>(world.Coordinator).RunAsync(new(world.Cohort.Id, new()))).ValueOrDefault!;
        (listed.Page.Rows.Single().Done, listed.Page.Rows.Single().Of).ShouldBe((1, 1));
        hub.GoTo(new DateOnly(2026, 11, 23));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "what is done reminds of nothing");
        hub.GoTo(new DateOnly(2026, 11, 28));
        (await TasksAsync(world.MentorViewer)).ShouldSatisfyAllConditions(t => t.Rows.ShouldBeEmpty(), t => t.Done.ShouldBe(0, "closed"));

        (await hub.As<StopAssignment>(world.OtherCoordinator).RunAsync(new(world.OtherCohort.Id, listed.Page.Rows[0].Id, "theirs"))).ShouldBeOfType<Outcome<Nothing>.NotFound>("a rule of another cohort in the address");
        (await hub.As<StopAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, listed.Page.Rows[0].Id, "too much in November"))).IsDone.ShouldBeTrue();
        (await hub.As<StopAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, listed.Page.Rows[0].Id, "again"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("assignment-stopped");
        (await hub.As<ListAssignments>(world.OtherCoordinator).RunAsync(new(world.Cohort.Id, new()))).ShouldBeOfType<Outcome<ListAssignments.Answer>.NotFound>();

        async Task<(IReadOnlyList<ListMyTasks.Row> Rows, int Done)> TasksAsync(Viewer viewer) => (await hub.As<ListMyTasks>(viewer).RunAsync(new())).ShouldBeOfType<Outcome<ListMyTasks.Answer>.Done>(viewer.Name).Value is var all ? ([.. all.Page.Rows.Where(r => r.Work is not null)], all.Done) : default;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_of_reminding_on_which_the_hub_stood_still_is_made_up_for_by_one_letter(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        hub.GoTo(new DateOnly(2026, 11, 9));
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.CoachingCycle, Signatory.Mentor, null, 20, 11, 7, 3, 3))).IsDone.ShouldBeTrue();
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "the first day of reminding is the 17th");
        hub.GoTo(new DateOnly(2026, 11, 22));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(1, "the 17th and the 20th passed unused: one letter for both");
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0);
        hub.GoTo(new DateOnly(2026, 11, 23));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(1, "the day after the due day is a day of its own");
        hub.GoTo(new DateOnly(2026, 11, 27));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "that one went");
        hub.GoTo(new DateOnly(2026, 11, 28));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0, "closed");
        await using var db = hub.Open();
        (await db.Outbox.Where(m => m.Cause == nameof(RemindAssigned)).OrderBy(m => m.Id).Select(m => m.Body).FirstAsync()).ShouldContain("was due on 20 November and closes on 27 November");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_has_no_account_is_told_so_without_a_link_and_the_coordinator_reads_whom_to_invite(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.CoachingCycle, Signatory.Mentor, null, 20, 11, 7, 3, 3))).IsDone.ShouldBeTrue();
        await hub.ChangeAsync(async db => db.RemoveRange(await db.RoleGrants.Where(g => g.MentorId == world.Mentor.Id).ToListAsync()));
        hub.GoTo(new DateOnly(2026, 11, 20));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(2, "the mentor and the coordinator");
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(0);
        await using (var db = hub.Open())
        {
            (await db.Outbox.SingleAsync(m => m.ToAddress == TestHub.MentorEmail)).Body.ShouldSatisfyAllConditions(b => b.ShouldNotContain("/my-tasks", Case.Sensitive, "a locked door"), b => b.ShouldContain("Coaching cycle with Ana Reyes, due today"), b => b.ShouldContain($"you have no account there yet"), b => b.ShouldContain($"Dana Whitfield ({TestHub.CoordinatorEmail}) can invite you, and is told today"));
            (await db.Outbox.SingleAsync(m => m.ToAddress == TestHub.CoordinatorEmail)).Body.ShouldSatisfyAllConditions(b => b.ShouldContain($"Samuel Okafor (mentor, {TestHub.MentorEmail}):\n- Coaching cycle with Ana Reyes, due today"), b => b.ShouldContain("/accounts/invite"));
        }
        (await hub.As<InvitePerson>(world.Coordinator).RunAsync(new("Samuel Okafor", TestHub.MentorEmail, Domain.Access.Role.Mentor, world.Mentor.Id.Value))).IsDone.ShouldBeTrue();
        hub.GoTo(new DateOnly(2026, 11, 23));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(2);
        await using (var db = hub.Open())
            (await db.Outbox.Where(m => m.Cause == nameof(RemindAssigned)).OrderByDescending(m => m.Id).Take(2).Select(m => m.Body).ToListAsync()).ShouldAllBe(b => b.Contains("20 November") && b.Contains("invited"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_program_s_coordinators_read_of_a_mentor_of_two_programs_without_an_account_what_is_asked_there_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var act = new Act("Omar Said", hub.Time.GetUtcNow().UtcDateTime.AddDays(-150));
        var placement = new Placement(world.OtherResident, world.OtherCohort, world.School, world.Mentor, "Mathematics", "9–12", TestHub.SchoolYear, act);
        placement.Propose(false, new DateOnly(2026, 7, 1), act);
        placement.AcceptForSchool(null, new DateOnly(2026, 7, 10), act);
        placement.AcceptForMentor(null, new DateOnly(2026, 7, 20), act);
        placement.Confirm(null, new DateOnly(2026, 7, 20), act);
        placement.Begin(act);
        await hub.SaveAsync(placement, new Mentorship(placement, world.Mentor.Id, TestHub.SchoolYear));
        foreach (var (coordinator, cohort) in new[] { (world.Coordinator, world.Cohort), (world.OtherCoordinator, world.OtherCohort) })
            (await hub.As<SetAssignment>(coordinator).RunAsync(new(cohort.Id, AssignedWork.CoachingCycle, Signatory.Mentor, null, 20, 11, 7, 3, 3))).IsDone.ShouldBeTrue(coordinator.Name);
        // the account is closed; its role stands
        await hub.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == world.MentorViewer.AccountId)).ClosedAt = hub.Time.GetUtcNow().UtcDateTime);
        hub.GoTo(new DateOnly(2026, 11, 20));
        (await hub.JobAsync<RemindAssigned>()).ShouldBe(3, "the mentor once, and one coordinator of each program");
        (await BodyAsync(TestHub.MentorEmail)).ShouldSatisfyAllConditions(b => b.ShouldContain("with Ana Reyes"), b => b.ShouldContain("with Ben Ashford"), b => b.ShouldNotContain("/my-tasks"));
        (await BodyAsync(TestHub.CoordinatorEmail)).ShouldSatisfyAllConditions(b => b.ShouldContain("this person is asked"), b => b.ShouldContain("with Ana Reyes"), b => b.ShouldNotContain("Ben Ashford"));
        (await BodyAsync("omar.said@people.example")).ShouldSatisfyAllConditions(b => b.ShouldContain("with Ben Ashford"), b => b.ShouldNotContain("Ana Reyes"));

        async Task<string> BodyAsync(string to)
        {
            await using var db = hub.Open();
            return (await db.Outbox.SingleAsync(m => m.Cause == nameof(RemindAssigned) && m.ToAddress == to)).Body;
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Each_kind_of_work_is_read_from_its_own_records(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.SharedObservationAsync(world);
        (AssignedWork, Signatory)[] all = [(AssignedWork.Observation, Signatory.Supervisor), (AssignedWork.Observation, Signatory.Mentor), (AssignedWork.InformalVisit, Signatory.Mentor), (AssignedWork.CoachingConversation, Signatory.Mentor), (AssignedWork.GrowthGoal, Signatory.Resident), (AssignedWork.ReviewMiddle, Signatory.Resident), (AssignedWork.MentorRating, Signatory.Resident)];
        foreach (var (work, who) in all)
            (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, work, who, null, 20, 11, 14, 0, 0))).IsDone.ShouldBeTrue($"{work} {who}");
        (await DoneAsync()).ShouldBe(["Formal observation, university supervisor"]);
        await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(lesson.Placement.Id, world.Mentor.Id, null, null));
        await hub.As<SetGrowthGoal>(world.ResidentViewer).RunAsync(new(world.Resident.Id, null, null, "Wait", null, null, "count", "a tally", TestHub.Today.AddDays(40)));
        var review = (await hub.As<OpenReview>(world.Coordinator).RunAsync(new(lesson.Placement.Id, ReviewTime.Middle, TestHub.Today.AddDays(9)))).ValueOrDefault!.Id;
        await hub.As<WriteReview>(world.MentorViewer).RunAsync(new(review, "a", "b", "c"));
        (await DoneAsync()).ShouldBe(["Formal observation, university supervisor", "Goal of the growth plan, resident", "How it is with the mentor, resident"]);
        await hub.As<WriteReview>(world.ResidentViewer).RunAsync(new(review, "a", "b", "c"));
        (await DoneAsync()).ShouldContain("Three-way review in the middle, resident");
        (await hub.As<ListMyTasks>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Page.Rows.Select(r => r.Work).OfType<AssignedWork>().Order().ShouldBe([AssignedWork.Observation, AssignedWork.InformalVisit, AssignedWork.CoachingConversation]);

        async Task<List<string>> DoneAsync() => [.. (await hub.As<ListAssignments>(world.Coordinator).RunAsync(new(world.Cohort.Id, new()))).ValueOrDefault!.Page.Rows.Where(r => r.Done == 1).Select(r => $"{GrowingWords.Of(r.Work)}, {GrowingWords.Of(r.Who)}").Order(StringComparer.Ordinal)];
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Cohorts;

public sealed class PoolTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_nominates_the_teacher_applies_and_the_principal_approves_from_letters(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        var nominated = (await hub.As<NominateMentor>(world.Principal).RunAsync(new(world.School.Id, "Priya", "Raman", "priya.raman@harbor.example", "Science", "9–12", "Her class is open to visitors."))).ShouldBeOfType<Outcome<NominateMentor.Answer>.Done>().Value;
        nominated.Told.Select(t => t.Name).ShouldBe(["Dana Whitfield"]);
        var id = nominated.Mentor;
        (await hub.As<AskInPool>(world.Coordinator).RunAsync(new([id], Principal: false))).IsDone.ShouldBeTrue();
        var (_, teacher) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("priya.raman@harbor.example")).Split('/')[^1]);
        (await teacher.GetRequiredService<ShowPoolLink>().RunAsync(default)).ValueOrDefault!.Principal.ShouldBeFalse();
        (await teacher.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("a teacher does not approve as principal");
        (await teacher.GetRequiredService<ApplyByLink>().RunAsync(new("Science", "9–12", "Science", 7, "gladly"))).IsDone.ShouldBeTrue();
        (await teacher.GetRequiredService<ApplyByLink>().RunAsync(new("Science", "9–12", "Science", 7, null))).IsDone.ShouldBeFalse("a link is used once");
        (await MoveAsync(hub, world.DistrictLead, id, PoolStep.Review)).IsDone.ShouldBeTrue();
        (await MoveAsync(hub, world.Coordinator, id, PoolStep.Approve)).ShouldBeOfType<Outcome<PoolMoved>.Refused>().Words.ShouldContain("the principal has not approved");
        (await hub.As<AskInPool>(world.Coordinator).RunAsync(new([id], Principal: true))).IsDone.ShouldBeTrue();
        var (_, principal) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
        (await principal.GetRequiredService<ApproveByLink>().RunAsync(new(false, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>("a no has a reason");
        (await principal.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).IsDone.ShouldBeTrue();
        (await MoveAsync(hub, world.Coordinator, id, PoolStep.Approve)).IsDone.ShouldBeTrue();
        (await hub.As<RecordTraining>(world.Coordinator).RunAsync(new([id], "Orientation", TestHub.Today, 2, 8))).IsDone.ShouldBeTrue();
        (await hub.As<RecordTraining>(world.Coordinator).RunAsync(new([id], "orientation", TestHub.Today, 2, 8))).ShouldBeOfType<Outcome<PoolMoved>.Refused>("the same training of the same day once");
        (await MoveAsync(hub, world.Coordinator, id, PoolStep.LetBeAsked)).IsDone.ShouldBeTrue();
        var shown = (await hub.As<ShowMentor>(world.Coordinator).RunAsync(id)).ValueOrDefault!;
        (shown.Status, shown.IsEligible, shown.ApprovedThrough, shown.PrincipalApprovedBy).ShouldBe((PoolStatus.Assignable, true, TestHub.Today.AddYears(3).AddDays(-1), "Maria Santana"));
        shown.Standings.Select(s => s.By).Distinct().ShouldBe(["Dana Whitfield", "Maria Santana", "Lena Brandt", "Priya Raman"], ignoreOrder: true);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Nobody_nominates_or_moves_where_they_may_not(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var request = new NominateMentor.Request(world.OtherSchool.Id, "Priya", "Raman", null, null, null, null);
        foreach (var viewer in new[] { world.Principal, world.DistrictLead, world.Coordinator })
            (await hub.As<NominateMentor>(viewer).RunAsync(request)).ShouldBeOfType<Outcome<NominateMentor.Answer>.Invalid>().Errors[0].Field.ShouldBe("School");
        (await hub.As<NominateMentor>(world.Principal).RunAsync(request with { School = world.School.Id, Email = "ana.reyes@hvu.example" })).ShouldBeOfType<Outcome<NominateMentor.Answer>.Invalid>().Errors[0].Field.ShouldBe("Email");
        foreach (var viewer in new[] { world.MentorViewer, world.ResidentViewer, world.Faculty, world.Observer })
            (await hub.As<NominateMentor>(viewer).RunAsync(request)).ShouldBeOfType<Outcome<NominateMentor.Answer>.Forbidden>();
        (await hub.As<OfferForNomination>(world.Principal).RunAsync(default)).ValueOrDefault!.Select(s => s.Name).ShouldBe(["Eastside High School"]);
        (await hub.As<OfferForNomination>(world.DistrictLead).RunAsync(default)).ValueOrDefault!.Select(s => s.Name).ShouldBe(["Eastside High School", "Lincoln High School"]);
        (await MoveAsync(hub, world.OtherCoordinator, world.Mentor.Id, PoolStep.Release, "retires")).ShouldBeOfType<Outcome<PoolMoved>.NotFound>();
        (await MoveAsync(hub, world.Principal, world.Mentor.Id, PoolStep.Release, "retires")).ShouldBeOfType<Outcome<PoolMoved>.Forbidden>();
        (await hub.As<ApproveAsPrincipal>(world.SecondPrincipal).RunAsync(new(world.Mentor.Id, true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await MoveAsync(hub, world.Coordinator, world.Mentor.Id, PoolStep.Review)).ShouldBeOfType<Outcome<PoolMoved>.Refused>().Rule.ShouldBe("pool-step");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Load_is_counted_over_all_programs_and_keeps_a_mentor_from_being_released(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        // the resident of another program, whom the first program can't see, at its partner school
        var act = new Act("Omar Said", hub.Time.GetUtcNow().UtcDateTime.AddDays(-100));
        var placement = new Placement(world.OtherResident, world.OtherCohort, world.School, world.Mentor, "Elementary", "K–5", TestHub.SchoolYear, act);
        placement.Propose(false, new(2026, 8, 1), act);
        placement.AcceptForSchool(null, new(2026, 8, 1), act);
        placement.AcceptForMentor(null, new(2026, 8, 1), act);
        placement.Confirm(null, new(2026, 8, 1), act);
        await hub.SaveAsync(placement);
        var row = (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldHaveSingleItem();
        (row.Load, row.Capacity, row.Status, row.Missing).ShouldBe((1, 1, PoolStatus.Assigned, null));
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Free: true))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), State: MentorState.Assignable, Assigned: true))).ValueOrDefault!.Rows.Count.ShouldBe(1);
        (await hub.As<CountPool>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBe([new(PoolStatus.Assigned, 1)]);
        (await hub.As<CountPool>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty("the mentors of another district are not counted");
        var shown = (await hub.As<ShowMentor>(world.Coordinator).RunAsync(world.Mentor.Id)).ValueOrDefault!;
        (shown.Load, shown.Placements.Count).ShouldBe((1, 0), "the count is true, the name is not shown");
        (await MoveAsync(hub, world.Coordinator, world.Mentor.Id, PoolStep.Release, "retires")).ShouldBeOfType<Outcome<PoolMoved>.Refused>().Rule.ShouldBe("mentor-has-resident");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Many_at_once_move_who_may_and_leave_the_others_with_the_reason(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (ready, young) = (await TeacherAsync(hub, world, "Abara", years: 9), await TeacherAsync(hub, world, "Bell", years: 1));
        (await hub.As<RecordTraining>(world.Coordinator).RunAsync(new([ready.Id, young.Id], "Orientation", TestHub.Today, 2, 8))).ValueOrDefault!.Done.Count.ShouldBe(2);
        (await hub.As<RecordTraining>(world.Coordinator).RunAsync(new([ready.Id], "Orientation", TestHub.Today.AddDays(1), 2, 8))).ShouldBeOfType<Outcome<PoolMoved>.Invalid>("not before it is held");
        var moved = (await hub.As<MoveMentors>(world.Coordinator).RunAsync(new([ready.Id, young.Id], PoolStep.TakeOver, null, "approved by the committee in May"))).ValueOrDefault!;
        moved.Done.ShouldHaveSingleItem().Name.ShouldBe("Bo Abara");
        moved.Left.ShouldHaveSingleItem().Words.ShouldContain("has taught 1 of 3 years");
        (await hub.As<GrantWaiver>(world.Coordinator).RunAsync(new(young.Id, "years", "Taught four years abroad.", "Ruth Alder", TestHub.Today.AddDays(200)))).IsDone.ShouldBeTrue();
        (await MoveAsync(hub, world.Coordinator, young.Id, PoolStep.TakeOver, "approved by the committee in May")).IsDone.ShouldBeTrue("an exception was argued, approved and ends");
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Q: "bell"))).ValueOrDefault!.Rows.Single().Missing.ShouldBeNull();
        hub.Time.Pass(TimeSpan.FromDays(201));
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Q: "bell"))).ValueOrDefault!.Rows.Single().Missing.ShouldBe("has taught 1 of 3 years", "the exception has ended");
        hub.Time.Pass(TimeSpan.FromDays(365 * 2.4));
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), RenewalDue: true))).ValueOrDefault!.Rows.Count.ShouldBe(2);
        (await MoveAsync(hub, world.Coordinator, ready.Id, PoolStep.OpenRenewal)).IsDone.ShouldBeTrue();
        (await MoveAsync(hub, world.Coordinator, ready.Id, PoolStep.Renew)).ShouldBeOfType<Outcome<PoolMoved>.Refused>().Rule.ShouldBe("renewal-principal");
    }

    [Theory, OnSqlite]
    public async Task A_mentor_reads_the_own_place_in_the_pool_and_not_what_others_noted(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<ApproveAsPrincipal>(world.Principal).RunAsync(new(world.Mentor.Id, false, "Not this year: too many new classes."))).IsDone.ShouldBeTrue();
        var mine = (await hub.As<ShowMyMentoring>(world.MentorViewer).RunAsync(default)).ValueOrDefault!;
        (mine.Name, mine.Status).ShouldBe(("Samuel Okafor", PoolStatus.Assignable));
        mine.Gaps.ShouldHaveSingleItem().Words.ShouldBe("the principal has not approved");
        mine.Standings.ShouldAllBe(s => s.Reason == null && s.By == null);
        mine.Standings.Count.ShouldBe(2, "a principal's remark is no step");
        (await hub.As<ApplyAsMentor>(world.MentorViewer).RunAsync(new("Mathematics", null, null, 8, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>("who can be asked does not apply anew");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task California_s_titles_of_credentials_are_in_their_fields_by_the_rules_that_the_hub_brings(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        foreach (var (credential, subject, isIn) in new[]
        {
            ("Education Specialist", "Special education", true), ("Education Specialist: Mild/Moderate Support Needs", "Special education", true), ("Special education", "Education Specialist", true), ("Multiple Subject", "Elementary", true),
            ("Elementary", "Multiple Subject", true), ("Single Subject: Biology", "Science", true), ("Science", "Single Subject: Biology", true), ("Math", "Mathematics", true), ("Mathematics", "Math", true),
            ("Single Subject: Social Science", "Science", false), ("Multiple Subject", "Mathematics", false), ("Math", "Elementary", false),
        })
        {
            await hub.ChangeAsync(async db =>
            {
                var mentor = await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id);
                mentor.Teach(subject, "9–12", null);
                mentor.Qualify(credential, 8, 2, 8, new(2026, 4, 1));
            });
            var missing = (await hub.As<ListMentors>(w.Coordinator).RunAsync(new(new(), Subject: subject))).ValueOrDefault!.Rows.ShouldHaveSingleItem().Missing;
            missing.ShouldBe(isIn ? null : $"credential is in {credential}, not in {subject}");
            if (isIn)
                (await hub.As<ListMentors>(w.Coordinator).RunAsync(new(new(), EligibleFor: subject))).ValueOrDefault!.Rows.Count.ShouldBe(1, $"{credential} for {subject}");
        }
    }

    private static Task<Outcome<PoolMoved>> MoveAsync(TestHub hub, Viewer viewer, Id<Mentor> mentor, PoolStep step, string? words = null) => hub.As<MoveMentors>(viewer).RunAsync(new([mentor], step, null, words));

    private static async Task<Mentor> TeacherAsync(TestHub hub, World world, string last, int years)
    {
        var person = new Person(new("Bo", last), $"{last.ToLowerInvariant()}@harbor.example", null, world.Program.Id);
        var mentor = new Mentor(person, world.School, null, new(2026, 4, 1));
        mentor.Teach("Mathematics", "9–12", null);
        mentor.Qualify("Mathematics", years, 0, 0, new(2026, 4, 2));
        await hub.SaveAsync(person, mentor);
        return mentor;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_principal_passes_the_question_of_approval_on_but_not_to_the_mentor(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Qualify("Mathematics", 8, 2, 8, null));
        (await hub.As<AskInPool>(world.Coordinator).RunAsync(new([world.Mentor.Id], Principal: true))).IsDone.ShouldBeTrue();
        var (_, principal) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
        (await principal.GetRequiredService<PassLinkOn>().RunAsync(new("Samuel Okafor", TestHub.MentorEmail))).ShouldBeOfType<Outcome<Told>.Invalid>().Errors.Single().Words.ShouldContain("nobody approves themselves");
        (await principal.GetRequiredService<PassLinkOn>().RunAsync(new("Pat Deputy", "pat.deputy@harbor.example"))).IsDone.ShouldBeTrue();
        (await hub.LettersAsync())[^1].ShouldSatisfyAllConditions(l => l.Addressee.ShouldBe(Addressee.SchoolStaff), l => l.DistrictId.ShouldBe(world.District.Id), l => l.Body.ShouldContain("do you approve Samuel Okafor as a mentor at Eastside High School?"));
        var (_, deputy) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("pat.deputy@harbor.example")).Split('/')[^1]);
        (await deputy.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).IsDone.ShouldBeTrue();
        (await hub.As<ShowMentor>(world.Coordinator).RunAsync(world.Mentor.Id)).ValueOrDefault!.PrincipalApprovedBy.ShouldBe("Pat Deputy");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Where_the_district_asks_for_it_its_lead_passes_the_question_of_approval_to_the_principal_and_cannot_answer_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.ChangeAsync(async db =>
        {
            (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Qualify("Mathematics", 8, 2, 8, null);
            (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true);
        });
        (await hub.As<AskInPool>(world.Coordinator).RunAsync(new([world.Mentor.Id], Principal: true))).ValueOrDefault!.Told.Single().Name.ShouldBe("Lena Brandt");
        (await hub.LettersAsync()).ShouldAllBe(l => l.ToAddress == TestHub.LeadEmail);
        var (_, lead) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.LeadEmail)).Split('/')[^1]);
        (await lead.GetRequiredService<ShowPoolLink>().RunAsync(default)).ValueOrDefault!.ShouldSatisfyAllConditions(a => (a.PassesOn, a.Principal, a.Stands).ShouldBe((true, false, true)), a => a.PassTo.ShouldBe(new ThroughDistrict.Colleague("Maria Santana", TestHub.PrincipalEmail)));
        (await lead.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("it is the principal's word");
        (await lead.GetRequiredService<PassLinkOn>().RunAsync(new("Maria Santana", TestHub.PrincipalEmail))).IsDone.ShouldBeTrue();
        var (_, principal) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
        (await principal.GetRequiredService<ShowPoolLink>().RunAsync(default)).ValueOrDefault!.Principal.ShouldBeTrue();
        (await principal.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).IsDone.ShouldBeTrue();
    }
}

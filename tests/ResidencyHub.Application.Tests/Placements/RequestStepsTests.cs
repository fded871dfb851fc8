using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Steps that a program switches on and off, and the requests that obey them.</summary>
public sealed class RequestStepsTests
{
    private static Task<Outcome<IReadOnlyList<Told>>> SetAsync(TestHub hub, World world, bool always, MentorAsked asked, DateOnly? from = null) =>
        hub.As<KeepRequestSteps>(world.Coordinator).RunAsync(new(world.Program.Id, always, asked, from ?? TestHub.Today, "Steering committee"));

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_program_that_asks_mentors_first_writes_to_the_mentor_then_to_the_school(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        (await SetAsync(hub, world, false, MentorAsked.BeforeSchool)).IsDone.ShouldBeTrue();
        var (id, unnamed) = (await hub.DraftAsync(world, world.Mentor), await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, "Haddad")));
        var sent = (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id, unnamed]))).ValueOrDefault!;
        sent.Done.ShouldHaveSingleItem().Told.Select(t => t.Name).ShouldBe(["Samuel Okafor"]);
        sent.Left.ShouldHaveSingleItem().Words.ShouldContain("no mentor is named");

        hub.Time.Pass(TimeSpan.FromMinutes(6));
        var mentor = (await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        (mentor.State, mentor.Told[0].Name).ShouldBe((PlacementState.WithSchool, "Maria Santana"));
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value.State.ShouldBe(PlacementState.Accepted);
        (await hub.As<ConfirmPlacement>(world.Coordinator).RunAsync(new(id))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_that_leaves_the_mentor_out_needs_the_school_s_yes_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await SetAsync(hub, world, false, MentorAsked.Never)).IsDone.ShouldBeTrue();
        var id = await hub.RequestedAsync(world);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
        var school = (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        (school.State, school.Next).ShouldBe((PlacementState.Accepted, "The school said yes, for Samuel Okafor too. The program confirms and sets the day on which it is announced."));
        (await hub.As<PostponePlacement>(world.Coordinator).RunAsync(new(id, "Asked anew in spring"))).ValueOrDefault!.Told.Select(t => t.Name).ShouldBe(["Maria Santana"]);
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.As<WithdrawPlacements>(world.Coordinator).RunAsync(new([id], "Moved away"))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.LettersAsync()).ShouldNotContain(l => l.ToAddress == TestHub.LeadEmail, "who was not asked is not told");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_step_of_a_program_or_partnership_passes_a_district_by_that_asks_to_be_asked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true));
        // what an older hub let a partnership set
        await hub.SaveAsync(new Domain.Access.ProgramRule(RuleCode.PlacementDistrictRoute, "never", "choice", "Requests never go through the district.", "Committee of 2025", new Period(new DateOnly(2025, 8, 1)), null, 1, world.Partnership.Id));
        (await hub.As<ShowRequestSteps>(world.DistrictLead).RunAsync(default)).ValueOrDefault!.Partnerships.Single().AlwaysThroughDistrict.ShouldBeFalse();
        var id = await hub.RequestedAsync(world);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithDistrict);
        (await hub.LettersAsync()).Select(l => l.ToAddress).ShouldBe([TestHub.LeadEmail]);
    }

    [Theory, OnSqlite]
    public async Task Where_partners_want_the_district_s_step_it_is_taken_though_the_district_does_not_ask_for_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await SetAsync(hub, world, true, MentorAsked.AfterSchool)).IsDone.ShouldBeTrue();
        (await hub.PlacementAsync(await hub.RequestedAsync(world))).State.ShouldBe(PlacementState.WithDistrict);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_district_that_was_asked_is_told_what_becomes_of_the_request(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true));
        var id = await hub.RequestedAsync(world);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithDistrict);
        (await hub.As<WithdrawPlacements>(world.Coordinator).RunAsync(new([id], "Moved away"))).ValueOrDefault!.Done.Single().Told.Select(t => t.Name).ShouldBe(["Lena Brandt"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Steps_hold_from_their_day_on_and_what_is_under_way_keeps_its_way(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await SetAsync(hub, world, false, MentorAsked.Never, TestHub.Today.AddDays(7))).IsDone.ShouldBeTrue();
        var id = await hub.RequestedAsync(world);
        hub.Time.Pass(TimeSpan.FromDays(8));
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value.State.ShouldBe(PlacementState.WithMentor);
        (await hub.PlacementAsync(id)).MentorAsked.ShouldBe(MentorAsked.AfterSchool);
        var shown = (await hub.As<ShowRequestSteps>(world.DistrictLead).RunAsync(default)).ValueOrDefault!.Programs.Single(p => p.Id == world.Program.Id);
        (shown.MentorAsked, shown.Own, shown.MayChange).ShouldBe((MentorAsked.Never, true, false));
    }

    [Theory, OnSqlite]
    public async Task Nobody_changes_the_steps_of_another_program_or_of_days_gone_by(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<KeepRequestSteps>(world.OtherCoordinator).RunAsync(new(world.Program.Id, false, MentorAsked.Never, TestHub.Today, "me"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<KeepRequestSteps>(world.DistrictLead).RunAsync(new(world.Program.Id, false, MentorAsked.Never, TestHub.Today, "me"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Forbidden>();
        (await SetAsync(hub, world, false, MentorAsked.Never, TestHub.Today.AddDays(-1))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_for_a_request_that_is_withdrawn_or_postponed_says_so_and_changes_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        (await hub.As<WithdrawPlacements>(world.Coordinator).RunAsync(new([id], "The cohort is smaller."))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.As<ShowRequest>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault?.Over.ShouldBe("The program has withdrawn this request. Nothing is asked of you.");
        var (_, bearer) = await hub.OpenLinkAsync(token);
        var late = await bearer.GetRequiredService<AnswerByLink>().RunAsync(new(AnswerKind.Accept));
        late.IsDone.ShouldBeFalse();
        if (late is Outcome<WhatNext>.Refused refused)
            refused.Words.ShouldContain("Withdrawn");
        var placement = await hub.PlacementAsync(id);
        (placement.State, placement.SchoolSaidYes).ShouldBe((PlacementState.Withdrawn, false));
    }
}

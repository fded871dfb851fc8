using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Who may answer, once, and what the others then see.</summary>
public sealed class AnswerTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_of_another_school_cannot_answer(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.As<AnswerForSchool>(world.SecondPrincipal).RunAsync(new(id, new(AnswerKind.Accept)))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<AnswerForSchool>(world.MentorViewer).RunAsync(new(id, new(AnswerKind.Accept)))).ShouldBeOfType<Outcome<WhatNext>.Forbidden>();
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Somebody_without_a_link_cannot_answer_by_link(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.As<AnswerByLink>(world.Principal).RunAsync(new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<AnswerByLink>(Viewer.Nobody).RunAsync(new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_link_of_one_placement_answers_no_other(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var first = await hub.RequestedAsync(world);
        var second = await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, "Haddad"));
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([second]));
        var (_, bearer) = await hub.OpenLinkAsync(token);
        (await bearer.GetRequiredService<AnswerByLink>().RunAsync(new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        (await hub.PlacementAsync(first)).State.ShouldBe(PlacementState.WithMentor);
        (await hub.PlacementAsync(second)).State.ShouldBe(PlacementState.WithSchool);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_opened_twice_changes_nothing_and_after_the_answer_shows_what_was_said(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        for (var i = 0; i < 2; i++)
        {
            (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
            (await hub.As<ShowRequest>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!.Given.ShouldBeNull();
        }
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);

        await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Decline, Reason: DeclineReason.TooLate));
        var shown = (await hub.As<ShowRequest>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!;
        shown.Given.ShouldBe("Declined: Asked too late (Maria Santana, 18 November 2026, by the link in the e-mail).");
        shown.CallToChange.ShouldStartWith("Dana Whitfield");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_expired_link_says_so_and_the_question_stands(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        hub.Time.Pass(TimeSpan.FromDays(31));
        var (opening, bearer) = await hub.OpenLinkAsync(token);
        opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Expired);
        (await bearer.GetRequiredService<AnswerByLink>().RunAsync(new(AnswerKind.Accept))).IsDone.ShouldBeFalse();
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Of_two_answers_at_once_one_counts_and_the_other_learns_of_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var yes = hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.Accept)));
        var no = hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Decline, Reason: DeclineReason.NoCapacity));
        var outcomes = await Task.WhenAll(yes, no);
        outcomes.Count(o => o.IsDone).ShouldBe(1);
        outcomes.Single(o => !o.IsDone).ShouldBeAssignableTo<Outcome<WhatNext>>();
        outcomes.Single(o => !o.IsDone).ShouldSatisfyAllConditions(o => (o is Outcome<WhatNext>.Conflict or Outcome<WhatNext>.Refused { Rule: "answered-already" }).ShouldBeTrue());
        (await hub.PlacementAsync(id)).Steps.Count(s => s.From is PlacementState.WithSchool && s.To is not PlacementState.WithSchool).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_second_answer_reads_the_first(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.Decline, Reason: DeclineReason.NoCapacity)));
        var second = (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.Accept)))).ShouldBeOfType<Outcome<WhatNext>.Refused>();
        second.Words.ShouldContain("No room this year (Maria Santana");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_s_residents_count_over_all_programs_and_a_waiver_lets_one_more_come(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        var other = await hub.AnotherResidentAsync(world, "Haddad");
        var id = await hub.DraftAsync(world, resident: other);
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(id, world.Mentor.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>()
            .Words.ShouldBe("Samuel Okafor already takes 1 resident on these days, over all programs; the rule is 1 at a time. Choose another mentor, or argue a waiver.");
        (await FreeAsync()).ShouldBeEmpty();
        var waiver = new GrantWaiver.Request(world.Mentor.Id, "load", "Two residents share a co-taught class.", "Lena Brandt", new(2027, 6, 30));
        (await hub.As<GrantWaiver>(world.Coordinator).RunAsync(waiver)).IsDone.ShouldBeTrue();
        (await FreeAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Load.ShouldBe(1), m => m.Capacity.ShouldBe(2));
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(id, world.Mentor.Id))).IsDone.ShouldBeTrue();

        async Task<IReadOnlyList<ListMentors.Row>> FreeAsync() => (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Free: true))).ValueOrDefault!.Rows;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_smaller_of_the_rule_and_the_mentor_s_own_number_holds_in_naming_in_the_list_and_in_the_matching(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.SaveAsync(new ProgramRule("mentor.residents-at-a-time", "2", "residents", "Two at a time.", "Steering committee", new Period(TestHub.Today), world.Program.Id));
        var none = await hub.AnotherMentorAsync(world, "Resting");
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == none.Id)).Host(0));
        var id = await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, "Haddad"));
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(id, none.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>()
            .Words.ShouldBe("Jo Resting takes no residents; the mentor’s own number is 0 at a time. Choose another mentor, or change the number on the mentor’s page.");
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Free: true))).ValueOrDefault!.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Id.ShouldBe(world.Mentor.Id), m => m.Capacity.ShouldBe(1, "the own number, not the rule's 2"));
        await hub.ActivePlacementAsync(world);
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(id, world.Mentor.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-load");
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Host(5));
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Free: true))).ValueOrDefault!.Rows.ShouldHaveSingleItem().Capacity.ShouldBe(2, "the rule, not the own 5");
        (await hub.As<NameMentor>(world.Coordinator).RunAsync(new(id, world.Mentor.Id))).IsDone.ShouldBeTrue();
    }
}

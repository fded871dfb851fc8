using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;
using Microsoft.EntityFrameworkCore;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>From the draft to the first day, as coordinator, principal and mentor live it.</summary>
public sealed class PlacementJourneyTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_request_goes_from_draft_by_two_links_to_a_confirmed_placement(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);

        var school = (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        school.State.ShouldBe(PlacementState.WithMentor);
        school.Told.Select(t => t.Name).ShouldBe(["Samuel Okafor", "Dana Whitfield"]);

        (await hub.AnswerFromLetterAsync(TestHub.MentorEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value.State.ShouldBe(PlacementState.Accepted);
        var confirmed = (await hub.As<ConfirmPlacement>(world.Coordinator).RunAsync(new(id))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        confirmed.Told.Select(t => t.Name).ShouldBe(["Maria Santana", "Samuel Okafor", "Ana Reyes", "Grace Oduya"], ignoreOrder: true);

        await using var db = hub.Open();
        var resident = await db.Residents.SingleAsync(r => r.Id == world.Resident.Id);
        (resident.State, resident.SchoolId, resident.MentorId).ShouldBe((ResidentState.Placed, world.School.Id, world.Mentor.Id));
        (await db.Mentorships.SingleAsync()).Days.ShouldBe(new Period(new(2027, 1, 11), new(2027, 6, 4)));
        (await hub.PlacementAsync(id)).Steps.Select(s => (s.ActedBy, s.Channel)).ShouldContain(("Maria Santana", AnswerChannel.EmailLink));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_district_that_wants_it_so_is_asked_first_and_the_school_hears_nothing_before(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await using (var db = hub.Open())
        {
            (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true);
            await db.SaveChangesAsync();
        }
        var id = await hub.RequestedAsync(world);
        (await hub.LettersAsync()).Select(m => m.ToAddress).ShouldBe([TestHub.LeadEmail]);
        (await hub.As<ShowPlacement>(world.Principal).RunAsync(new(id))).ShouldBeOfType<Outcome<ShowPlacement.Answer>.NotFound>();

        (await hub.As<ForwardRequest>(world.DistrictLead).RunAsync(new(id, new(AnswerKind.Accept, Note: "A good fit.")))).IsDone.ShouldBeTrue();
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
        (await hub.LettersAsync()).Select(m => m.ToAddress).ShouldContain(TestHub.PrincipalEmail);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_without_a_principal_cannot_be_asked_and_the_answer_says_where_to_add_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.DraftAsync(world);
        var left = (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Left.ShouldHaveSingleItem();
        left.MendAt.ShouldBe($"/schools/{world.School.Id}");
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.Draft);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Conditions_wait_for_the_program_and_then_the_mentor_is_asked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.AcceptWithConditions)))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.ShouldHaveSingleItem().Field.ShouldBe("Conditions");
        (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.AcceptWithConditions, "After the testing weeks.")))).IsDone.ShouldBeTrue();
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.AcceptedWithConditions);
        (await hub.As<AgreeToConditions>(world.Coordinator).RunAsync(new(id))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value.State.ShouldBe(PlacementState.WithMentor);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_by_telephone_counts_and_closes_the_link(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        var said = new RecordAnswer.Request(id, new(AnswerKind.Decline, Reason: DeclineReason.NoCapacity), "Maria Santana", TestHub.Today, AnswerChannel.Phone);
        (await hub.As<RecordAnswer>(world.Coordinator).RunAsync(said)).IsDone.ShouldBeTrue();
        var step = (await hub.PlacementAsync(id)).Steps.MaxBy(s => s.Id)!;
        (step.ActedBy, step.Channel, step.RecordedBy).ShouldBe(("Maria Santana", AnswerChannel.Phone, "Dana Whitfield"));
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Answered);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_second_open_placement_in_the_same_year_is_refused(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.DraftAsync(world);
        var again = await hub.As<DraftPlacement>(world.Coordinator).RunAsync(new(world.Resident.Id, world.School.Id, null, new(2027, 1, 11), new(2027, 6, 4)));
        again.ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Rule.ShouldBe("one-open-placement");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_who_leaves_is_followed_by_another_without_a_gap_or_an_overlap(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var person = new Person(new("Priya", "Raman"), "priya.raman@harbor.example", null, world.Program.Id);
        var priya = new Mentor(person, world.School, "M-2", new(2026, 4, 1));
        priya.Qualify("Mathematics", 6, 2, 8, new(2026, 4, 1));
        await hub.SaveAsync(person, priya);

        (await hub.As<LoseMentor>(world.Coordinator).RunAsync(new(placement.Id, TestHub.Today.AddDays(-1), "illness"))).IsDone.ShouldBeTrue();
        (await hub.PlacementAsync(placement.Id)).NeedsMentor.ShouldBeTrue();
        (await hub.As<TakeMentor>(world.Coordinator).RunAsync(new(placement.Id, priya.Id, Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue();

        await using var db = hub.Open();
        var days = await db.Mentorships.OrderBy(m => m.StartsOn).ToListAsync();
        days.ConvertAll(m => (m.MentorId, m.StartsOn, m.EndsOn)).ShouldBe([(world.Mentor.Id, new DateOnly(2026, 8, 17), TestHub.Today.AddDays(-1)), (priya.Id, TestHub.Today, new DateOnly(2027, 6, 4))]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_people_who_change_one_draft_get_both_versions(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.DraftAsync(world, world.Mentor);
        var opened = (await hub.PlacementAsync(id)).Version;
        ChangeDraft.Request With(string room) => new(id, opened, world.School.Id, world.Mentor.Id, new(2027, 1, 11), new(2027, 6, 4), "Mathematics", "9–12", room, null);
        (await hub.As<ChangeDraft>(world.Coordinator).RunAsync(With("B1"))).IsDone.ShouldBeTrue();
        var clash = (await hub.As<ChangeDraft>(world.Coordinator).RunAsync(With("B2"))).ShouldBeOfType<Outcome<WhatNext>.Conflict>().Values.ShouldHaveSingleItem();
        clash.ShouldBe(new ConflictingValue("Room", "B2", "B1"));
    }
}

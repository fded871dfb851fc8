using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>What one chooses from, how a mentor answers in the app, who is in the building, and how a placement ends before its time.</summary>
public sealed class YearTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_request_offers_residents_without_a_place_and_mentors_with_what_speaks_against_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.ActivePlacementAsync(w);
        await hub.AnotherResidentAsync(w, "Lind");
        var person = new Person(new("Ruth", "Abel"), null, null, w.Program.Id);
        var ruth = new Mentor(person, w.School, "M-2", TestHub.Today);
        ruth.Qualify("Science", 2, 2, 8, TestHub.Today);
        await hub.SaveAsync(person, ruth);
        var offer = (await hub.As<OfferForPlacement>(w.Coordinator).RunAsync(new(w.School.Id, "Mathematics"))).ValueOrDefault!;
        (await hub.As<OfferForPlacement>(w.Coordinator).RunAsync(new())).ValueOrDefault!.Residents.Select(r => r.Name).ShouldBe(["Bo Lind"], "Ana Reyes has a placement");
        offer.Mentors.Select(m => (m.Name, m.Aside)).ShouldBe([("Ruth Abel", "can’t be asked yet: nominated; has taught 2 of 3 years; credential is in Science, not in Mathematics"), ("Samuel Okafor", "has 1 resident already, over all programs")]);
        offer.Mentors[1].Words.ShouldBe("Samuel Okafor (0 of 1 free; has 1 resident already, over all programs)");
        (await hub.As<OfferForPlacement>(w.Principal).RunAsync(new())).ValueOrDefault!.Residents.ShouldBeEmpty();
        (await hub.As<OfferForPlacement>(w.Principal).RunAsync(new(w.School.Id))).ValueOrDefault!.Mentors.Count.ShouldBe(2);
        (await hub.As<OfferForPlacement>(w.OtherCoordinator).RunAsync(new(w.School.Id))).ValueOrDefault!.Mentors.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_answers_in_the_app_what_they_were_asked_and_nothing_before(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var id = await hub.RequestedAsync(w);
        var yes = new AnswerAsMentor.Request(id, new AnswerGiven(AnswerKind.Accept));
        (await hub.As<AnswerAsMentor>(w.MentorViewer).RunAsync(yes)).ShouldBeOfType<Outcome<WhatNext>.NotFound>("the school is asked first");
        (await hub.As<AnswerForSchool>(w.Principal).RunAsync(new(id, new AnswerGiven(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
        (await hub.As<AnswerAsMentor>(w.OtherMentorViewer).RunAsync(yes)).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<AnswerAsMentor>(w.MentorViewer).RunAsync(yes)).ValueOrDefault!.State.ShouldBe(PlacementState.Accepted);
        (await hub.As<AnswerAsMentor>(w.MentorViewer).RunAsync(yes)).IsDone.ShouldBeFalse("it was answered");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_building_list_says_who_is_there_and_who_is_not_cleared_to_start(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(w);
        await hub.SaveAsync(new Absence(placement, TestHub.Today, null, hub.Time.GetUtcNow().UtcDateTime));
        async Task<ListBuilding.Row> RowAsync() => (await hub.As<ListBuilding>(w.Principal).RunAsync(new())).ValueOrDefault!.Single();
        (await RowAsync()).ShouldSatisfyAllConditions(r => (r.Resident, r.Mentor, r.Room, r.Cleared, r.AbsentToday, r.PausedToday).ShouldBe(("Ana Reyes", "Samuel Okafor", "B214", true, true, false)));
        await hub.ChangeAsync(async db => (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).Clear(TestHub.Today.AddDays(-1)));
        (await RowAsync()).Cleared.ShouldBeFalse();
        (await hub.As<ListBuilding>(w.SecondPrincipal).RunAsync(new())).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<ListBuilding>(w.SecondPrincipal).RunAsync(new(w.School.Id))).ValueOrDefault!.ShouldBeEmpty("asking for another building does not open it");
        foreach (var viewer in new[] { w.MentorViewer, w.ResidentViewer, w.Observer })
            (await hub.As<ListBuilding>(viewer).RunAsync(new())).ShouldBeOfType<Outcome<IReadOnlyList<ListBuilding.Row>>.Forbidden>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_placement_that_ends_early_is_cut_to_its_last_day_all_sides_are_told_and_the_feedback_stays(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var placement = await hub.ActivePlacementAsync(w);
        await hub.HaveCheckInsAsync(placement, w.Mentor, TestHub.ThisWeek.AddDays(-7));
        var end = new EndPlacement.Request(placement.Id, TestHub.Today.AddDays(-5), "The class was dissolved.");
        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(end with { LastDay = TestHub.Today.AddDays(1) })).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Field.ShouldBe("LastDay");
        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(end with { Why = " " })).ShouldBeOfType<Outcome<WhatNext>.Invalid>();
        (await hub.As<EndPlacement>(w.Principal).RunAsync(end)).IsDone.ShouldBeFalse();
        (await hub.As<EndPlacement>(w.OtherCoordinator).RunAsync(end)).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        var next = (await hub.As<EndPlacement>(w.Coordinator).RunAsync(end)).ValueOrDefault!;
        next.State.ShouldBe(PlacementState.EndedEarly);
        string.Join(", ", next.Told.Select(t => t.Name).Order(StringComparer.Ordinal)).ShouldBe("Ana Reyes, Grace Oduya, Maria Santana, Samuel Okafor", "the district was never asked about this one");
        await using var db = hub.Open();
        (await db.Placements.SingleAsync()).ShouldSatisfyAllConditions(p => p.EndsOn.ShouldBe(TestHub.Today.AddDays(-5)), p => p.OpenKey.ShouldBeNull());
        (await db.Mentorships.SingleAsync()).EndsOn.ShouldBe(TestHub.Today.AddDays(-5));
        (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).ShouldSatisfyAllConditions(r => r.SchoolId.ShouldBeNull(), r => r.State.ShouldBe(ResidentState.Cleared));
        (await db.CheckIns.CountAsync()).ShouldBe(1);
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(w.Resident.Id, w.SecondSchool.Id, null, new(2027, 1, 11), new(2027, 6, 4)))).IsDone.ShouldBeTrue("the resident can be placed anew");
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>A mentor tells in November that they leave on 15 January: what is seen from now on, who follows on which day, and what is taken back.</summary>
public sealed class LeavingMentorTests
{
    private static readonly DateOnly LastDay = new(2027, 1, 15);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_announced_leaving_shows_from_now_on_everywhere_and_becomes_true_on_its_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement) = await RunningAsync(hub);
        var told = (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, LastDay, "Moves to Ohio"))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        told.Next.ShouldBe("Samuel Okafor stays through 15 January 2027. The program names who follows; hours and feedback stay with the resident.");
        told.Told.Select(t => t.Name).ShouldContain("Maria Santana");
        var shown = (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!;
        (shown.Status, shown.GapSince, shown.GapDays, shown.MentorName).ShouldBe(("Needs a mentor from 16 January", LastDay.AddDays(1), 0, "Samuel Okafor"));
        (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new(), new(NeedsMentor: true)))).ValueOrDefault!.Rows.ShouldHaveSingleItem().Status.ShouldBe("Needs a mentor from 16 January");
        (await hub.As<ShowBoard>(w.Coordinator).RunAsync(new())).ValueOrDefault!.SelectMany(c => c.Cards).Single().Status.ShouldBe("Needs a mentor from 16 January");
        (await hub.As<CountPlacements>(w.Coordinator).RunAsync(new())).ValueOrDefault!.NeedMentor.ShouldBe(1);
        (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Title == "Placement that needs a mentor");
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Since.ShouldBe(LastDay.AddDays(1)), r => (r.Days, r.DaysAhead, r.LastMentor).ShouldBe((0, 59, "Samuel Okafor")));
        (await hub.As<ResidencyHub.Application.Oversight.ShowOverview>(w.DistrictLead).RunAsync(new(new()))).ValueOrDefault!.Schools.Rows.Single(s => s.Name == "Eastside High School").Reasons.ShouldNotContain("1 placement needs a mentor.", "the mentor is there until January");
        (await MentorshipsAsync(hub)).ShouldHaveSingleItem().EndsOn.ShouldBe(LastDay);

        hub.GoTo(LastDay);
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(0, "the last day counts");
        hub.GoTo(LastDay.AddDays(1));
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => p.NeedsMentor.ShouldBeTrue(), p => (p.MentorId, p.MentorThrough, p.State).ShouldBe((null, null, PlacementState.Active)));
        (await MentorshipsAsync(hub)).Single().ShouldSatisfyAllConditions(m => m.EndsOn.ShouldBe(LastDay), m => m.EndedBecause.ShouldBe("Samuel Okafor has left"));
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Days.ShouldBe(1);
        (await hub.LettersAsync()).ShouldContain(l => l.Subject == "Without a mentor since 16 January: Ana Reyes");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_follows_has_agreed_begins_the_day_after_and_takes_no_second_resident_for_those_days(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement) = await RunningAsync(hub);
        var next = await hub.AnotherMentorAsync(w, "Next");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, LastDay, "Moves to Ohio"))).IsDone.ShouldBeTrue();
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Field.ShouldBe("AgreedOn");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, LastDay.AddDays(4), TestHub.Agreed, LastDay))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-gap");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed, Through: LastDay))).ValueOrDefault!.Next.ShouldBe("Samuel Okafor is the mentor through 15 January 2027, then Jo Next.");
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty("somebody follows");
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!.ShouldSatisfyAllConditions(
            p => (p.Status, p.MentorName, p.NextMentorName).ShouldBe(("Active", "Samuel Okafor", "Jo Next")),
            p => p.Steps[^1].ShouldSatisfyAllConditions(s => (s.By, s.How, s.RecordedBy).ShouldBe(("Jo Next", "in person", "Dana Whitfield")), s => s.What.ShouldEndWith("Jo Next is the mentor from 16 Jan 2027")));
        (await MentorshipsAsync(hub)).OrderBy(m => m.StartsOn).Select(m => (m.MentorId, m.StartsOn, m.EndsOn)).ShouldBe([(w.Mentor.Id, placement.StartsOn, LastDay), (next.Id, LastDay.AddDays(1), placement.EndsOn)]);

        var told = (await hub.LettersAsync()).FindAll(l => l.ToName == "Jo Next").Select(l => l.Subject).ToList();
        told.ShouldBe(["Jo Next is the mentor of Ana Reyes"], "whoever follows is written to");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed, Through: LastDay))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-changed");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, LastDay, "Moves to Ohio"))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-leaves");
        (await hub.PlacementAsync(placement.Id)).NextMentorId.ShouldBe(next.Id, "a second click changes nothing");

        // the slot from January on is gone; the one who leaves is free from then on
        var other = await hub.WaitingAsync(w, "Abel", next);
        (await hub.As<AnswerForSchool>(w.Principal).RunAsync(new(other, new(AnswerKind.Accept, Mentor: next.Id, NamesMentor: true)))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-load");
        var offered = (await hub.As<OfferForPlacement>(w.Coordinator).RunAsync(new(w.School.Id, "Mathematics", w.Resident.Id, new(new(2027, 2, 1), new(2027, 6, 4))))).ValueOrDefault!.Mentors;
        (offered.Single(m => m.Id == next.Id).Words, offered.Single(m => m.Id == w.Mentor.Id).Words).ShouldBe(("Jo Next (0 of 1 free; has 1 resident already, over all programs)", "Samuel Okafor"));

        hub.GoTo(LastDay.AddDays(1));
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => p.MentorId.ShouldBe(next.Id), p => p.NeedsMentor.ShouldBeFalse(), p => p.NextMentorId.ShouldBeNull());
        await using var db = hub.Open();
        (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).MentorId.ShouldBe(next.Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_leaving_is_taken_back_whole_while_the_page_shows_it_and_not_when_the_mentor_has_promised_the_days_to_others(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement) = await RunningAsync(hub);
        var next = await hub.AnotherMentorAsync(w, "Next");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, LastDay, "Moves to Ohio"))).IsDone.ShouldBeTrue();
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed, Through: LastDay))).IsDone.ShouldBeTrue();
        (await hub.As<LetMentorStay>(w.Coordinator).RunAsync(new(placement.Id, LastDay.AddDays(1)))).ShouldBeOfType<Outcome<WhatNext>.Refused>("the page showed another day");
        (await hub.As<LetMentorStay>(w.OtherCoordinator).RunAsync(new(placement.Id, LastDay))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<LetMentorStay>(w.Principal).RunAsync(new(placement.Id, LastDay))).ShouldBeOfType<Outcome<WhatNext>.Forbidden>();
        (await hub.As<LetMentorStay>(w.Coordinator).RunAsync(new(placement.Id, LastDay))).IsDone.ShouldBeTrue();
        (await MentorshipsAsync(hub)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.MentorId.ShouldBe(w.Mentor.Id), m => (m.EndsOn, m.EndedBecause).ShouldBe((placement.EndsOn, null)));
        (await hub.As<LetMentorStay>(w.Coordinator).RunAsync(new(placement.Id, LastDay))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-stays");

        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, placement.EndsOn, "Retires"))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Words.ShouldContain("there is no day without this mentor");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, new(2027, 1, 8), "Retires"))).IsDone.ShouldBeTrue();
        var other = await hub.WaitingAsync(w, "Abel", w.Mentor);
        (await hub.As<AnswerForSchool>(w.Principal).RunAsync(new(other, new(AnswerKind.Accept, Mentor: w.Mentor.Id, NamesMentor: true)))).IsDone.ShouldBeTrue("free from 9 January");
        (await hub.As<LetMentorStay>(w.Coordinator).RunAsync(new(placement.Id, new(2027, 1, 8)))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-load");
        (await hub.PlacementAsync(placement.Id)).MentorThrough.ShouldBe(new(2027, 1, 8), "nothing was changed");
    }

    private static async Task<(World, Placement)> RunningAsync(TestHub hub)
    {
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        return (w, await hub.ActivePlacementAsync(w));
    }

    private static async Task<List<Mentorship>> MentorshipsAsync(TestHub hub)
    {
        await using var db = hub.Open();
        return await db.Mentorships.ToListAsync();
    }
}

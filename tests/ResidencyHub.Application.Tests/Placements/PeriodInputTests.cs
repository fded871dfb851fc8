using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Days as people mistype them: the end before the beginning, an end on another's first day, a single day, no day at all. Each has a clear answer, and nothing changes.</summary>
public sealed class PeriodInputTests
{
    private static readonly DateOnly First = new(2027, 1, 11), Before = new(2027, 1, 10);

    [Fact]
    public async Task Days_that_end_before_they_begin_or_are_missing_are_told_beside_their_field_and_nothing_is_saved()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var draft = await hub.DraftAsync(w, resident: await hub.AnotherResidentAsync(w, "Zane"));
        var (placement, version) = (await hub.ActivePlacementAsync(w), (await hub.PlacementAsync(draft)).Version);
        var forms = new (string Field, Func<DateOnly?, DateOnly?, Task<(bool Done, IReadOnlyList<FieldError> Errors)>> Send)[]
        {
            ("LastDay", async (f, l) => Of(await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(w.Resident.Id, w.School.Id, null, f, l)))),
            ("LastDay", async (f, l) => Of(await hub.As<ChangeDraft>(w.Coordinator).RunAsync(new(draft, version, w.School.Id, null, f, l, "Mathematics", "9–12", null, null)))),
            ("LastDay", async (f, l) => Of(await hub.As<GrantAllowance>(w.Coordinator).RunAsync(new(w.Resident.Id, AllowanceKind.Split, null, null, "Two schools", "Ruth Alder", f, l)))),
            ("ClosesOn", async (f, l) => Of(await hub.As<KeepWindow>(w.Coordinator).RunAsync(new(w.Cohort.Id, f, l, true)))),
        };
        foreach (var (field, send) in forms)
        {
            var reversed = await send(First, Before);
            (reversed.Done, reversed.Errors.ShouldHaveSingleItem().Field, reversed.Errors[0].Words).ShouldBe((false, field, "The last day is before the first."));
            (await send(null, null)).ShouldSatisfyAllConditions(e => e.Done.ShouldBeFalse(), e => e.Errors.Count.ShouldBe(2));
        }
        (await hub.As<KeepTeam>(w.Coordinator).RunAsync(new(placement.Id, Name: "Priya Raman", Role: "science", FirstDay: First, LastDay: Before))).ShouldBeOfType<Outcome<Id<Placement>>.Invalid>().Errors.Single().Words.ShouldBe("The last day lies before the first.");
        await using var db = hub.Open();
        (await db.Placements.CountAsync(), await db.PlacementAllowances.CountAsync(), await db.PreferenceWindows.CountAsync(), await db.Teammates.CountAsync()).ShouldBe((2, 0, 0, 0));
        (await hub.PlacementAsync(draft)).Version.ShouldBe(version);

        static (bool, IReadOnlyList<FieldError>) Of<T>(Outcome<T> outcome) => (outcome.IsDone, outcome is Outcome<T>.Invalid invalid ? invalid.Errors : []);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentorship_that_would_begin_on_the_last_day_of_the_one_before_is_refused_with_the_day_that_is_free_and_one_day_is_enough(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var (placement, next) = (await hub.ActivePlacementAsync(w), await hub.AnotherMentorAsync(w, "Next"));
        var last = TestHub.Today.AddDays(-1);
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, last, "ill"))).IsDone.ShouldBeTrue();
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, last, TestHub.Agreed))).ShouldBeOfType<Outcome<WhatNext>.Refused>().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe("mentorship-overlaps"), r => r.Words.ShouldContain($"The next one begins on {TestHub.Today:d MMMM yyyy} or later."));
        (await hub.PlacementAsync(placement.Id)).NeedsMentor.ShouldBeTrue("nothing was changed");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, placement.EndsOn.AddDays(1), TestHub.Agreed))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Words.ShouldStartWith("The placement ends on ");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, TestHub.Today, TestHub.Agreed))).IsDone.ShouldBeTrue("the day after touches and does not overlap");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today, "ill, too"))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        (await db.Mentorships.SingleAsync(m => m.MentorId == next.Id)).Days.ShouldBe(new Period(TestHub.Today, TestHub.Today), "a mentorship of one day");
    }
}

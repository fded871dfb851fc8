using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>What becomes of the question who follows as mentor when something else happens first, and of a yes that can't be recorded.</summary>
public sealed class FollowingEndsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_who_leaves_the_day_before_the_end_stops_no_daily_job_that_missed_those_days(string provider)
    {
        foreach (var follows in new[] { true, false })
        {
            await using var hub = await TestHub.OnAsync(provider);
            var (w, placement, next) = await FollowingTests.RunningAsync(hub);
            var lastDay = placement.EndsOn.AddDays(-1);
            (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, lastDay, "Moves to Ohio"))).IsDone.ShouldBeTrue();
            if (follows)
                (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed, Through: lastDay))).IsDone.ShouldBeTrue();
            else
                (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
            hub.GoTo(placement.EndsOn.AddDays(3));
            (await hub.JobAsync<ReleasePlacements>()).ShouldBeGreaterThan(0);
            (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(
                p => (p.State, p.MentorThrough, p.NeedsMentor, p.AskedMentorId).ShouldBe((PlacementState.Completed, null, false, null)),
                p => p.MentorId.ShouldBe(follows ? next.Id : w.Mentor.Id));
            var letters = await hub.LettersAsync();
            letters.ShouldNotContain(l => l.Subject.StartsWith("Without a mentor since", StringComparison.Ordinal), "it is over");
            letters.Count(l => l.Subject == "You are no longer asked: Ana Reyes").ShouldBe(follows ? 0 : 1);
            (await hub.JobAsync<ReleasePlacements>()).ShouldBe(0);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_asked_is_told_when_the_days_change_the_mentor_stays_or_the_placement_ends_or_loses_its_place(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await FollowingTests.RunningAsync(hub);
        await hub.OfferAsync(w, new(HostingAnswer.Yes, 2));
        Task<Outcome<WhatNext>> LeavesAsync(DateOnly lastDay) => hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, lastDay, "Moves to Ohio"));
        var (late, soon) = (TestHub.Today.AddDays(20), TestHub.Today.AddDays(10));
        (await LeavesAsync(late)).IsDone.ShouldBeTrue();
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, w.Mentor.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-is", "who leaves does not follow themself");

        // the question named the days from the 21st on
        var first = await AskAsync();
        await IsToldAsync(first, (await LeavesAsync(soon)).ValueOrDefault!.Told);
        await IsToldAsync(await AskAsync(), (await hub.As<LetMentorStay>(w.Coordinator).RunAsync(new(placement.Id, soon))).ValueOrDefault!.Told);
        (await LeavesAsync(late)).IsDone.ShouldBeTrue();
        await IsToldAsync(await AskAsync(), (await LeavesAsync(TestHub.Today)).ValueOrDefault!.Told);
        await AskAsync();
        CapacityGiven no = new() { Answer = HostingAnswer.No, Because = NotHostingReason.NoRoom };
        (await hub.As<KeepCapacity>(w.DistrictLead).RunAsync(new(w.School.Id, 2026, no, 1, null, new("The wing is closed", 1, new Dictionary<Id<Placement>, SeatLoss> { [placement.Id] = SeatLoss.Place })))).ValueOrDefault!.Told.ShouldNotContain(t => t.Name == "Jo Next", "who was asked is not the district's to know");
        var letters = (await hub.LettersAsync()).FindAll(l => l.Subject == "You are no longer asked: Ana Reyes");
        letters.Select(l => l.ToName).ShouldBe(["Jo Next", "Jo Next", "Jo Next", "Jo Next"]);
        letters.ShouldAllBe(l => l.ProtectedLink == null, "the placement is not theirs to open");
        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today, "Leaves the program"))).IsDone.ShouldBeTrue();

        async Task<string> AskAsync()
        {
            (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
            return await FollowingTests.TokenAsync(hub);
        }

        async Task IsToldAsync(string token, IReadOnlyList<Told> told)
        {
            told.Select(t => t.Name).ShouldContain("Jo Next");
            (await hub.PlacementAsync(placement.Id)).AskedMentorId.ShouldBeNull();
            (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_was_asked_is_told_when_the_placement_ends_before_its_time(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await FollowingTests.LostAsync(hub);
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today, "Leaves the program"))).ValueOrDefault!.Told.Select(t => t.Name).ShouldContain("Jo Next");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_yes_against_which_a_conflict_was_declared_meanwhile_is_noted_and_only_the_program_reads_why(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await FollowingTests.LostAsync(hub);
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
        (await hub.As<KeepChoice>(w.Coordinator).RunAsync(new(w.Resident.Id, null, next.Id, ChoiceSort.Conflict, "He is the resident’s uncle."))).IsDone.ShouldBeTrue();
        var token = await FollowingTests.TokenAsync(hub);
        var (_, bearer) = await hub.OpenLinkAsync(token);
        var said = (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(true))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        said.Next.ShouldBe("The program has your yes. Something has to be settled before it can hold; they will call you, and until then nothing changes. Questions? Dana Whitfield, Harbor Valley Residency, dana.whitfield@people.example");
        said.Told.Select(t => t.Name).ShouldBe(["Dana Whitfield"]);
        var letter = (await hub.LettersAsync()).Single(l => l.Subject == "Jo Next said yes, and it can’t be recorded yet: Ana Reyes");
        hub.Services.GetRequiredService<Postbox>().Read(letter).ShouldContain("There is a conflict of interest between Ana Reyes and Jo Next");
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => (p.NeedsMentor, p.MentorId, p.AskedMentorId).ShouldBe((true, null, null)));
        var given = (await hub.As<ShowFollowing>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!.Given.ShouldNotBeNull();
        given.ShouldSatisfyAllConditions(g => g.ShouldContain("said yes when asked to follow as mentor"), g => g.ShouldNotContain("conflict"));
        (await hub.As<ShowPlacement>(w.Principal).RunAsync(new(placement.Id))).ValueOrDefault!.Steps.ShouldNotContain(s => s.What.Contains("conflict", StringComparison.Ordinal));
        (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(true))).ShouldBeOfType<Outcome<WhatNext>.NotFound>("the program is told once");
    }
}

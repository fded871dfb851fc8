using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Two people at the last seat of a school, or at the last free slot of a mentor, in the same moment: exactly one has it, the other is told why not.</summary>
public sealed class SeatRaceTests
{
    private const int Rounds = 8;

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_accept_the_last_seat_at_once_exactly_one_has_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 1));
        for (var round = 1; round <= Rounds; round++)
        {
            var (first, second) = (await hub.WaitingAsync(world, $"First{round}"), await hub.WaitingAsync(world, $"Second{round}"));
            var outcomes = await AtOnceAsync(
                () => hub.As<AnswerForSchool>(world.Principal).RunAsync(new(first, new(AnswerKind.Accept))),
                () => hub.As<RecordAnswer>(world.Coordinator).RunAsync(new(second, new(AnswerKind.Accept), "Maria Santana", TestHub.Today, AnswerChannel.Phone)));
            outcomes.Count(o => o.IsDone).ShouldBe(1, $"round {round}: {string.Join(" | ", outcomes)}");
            outcomes.OfType<Outcome<WhatNext>.Refused>().Single().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe("no-seat"), r => r.Words.ShouldStartWith($"The last seat is taken: Eastside High School can host {round} in 2026–27, and {round} "));
            var sheet = await hub.SheetAsync(world.Principal, world);
            sheet.Taken.Count.ShouldBe(round);
            // one more seat for the next round
            (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes, Most = $"{round + 1}" }, sheet.Edition))).IsDone.ShouldBeTrue();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_accept_at_once_where_two_seats_are_left_both_have_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        var (first, second) = (await hub.WaitingAsync(world, "Abel"), await hub.WaitingAsync(world, "Baker"));
        var outcomes = await AtOnceAsync(
            () => hub.As<AnswerForSchool>(world.Principal).RunAsync(new(first, new(AnswerKind.Accept))),
            () => hub.As<AnswerForSchool>(world.Principal).RunAsync(new(second, new(AnswerKind.Accept))));
        outcomes.ShouldAllBe(o => o.IsDone);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_seat_that_is_taken_while_the_school_takes_seats_back_is_not_overlooked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 5));
        for (var round = 0; round < 5; round++)
        {
            var id = await hub.WaitingAsync(world, $"Late{round}");
            var shown = await hub.SheetAsync(world.Principal, world);
            CapacityGiven fewer = new() { Answer = HostingAnswer.Yes, Most = $"{Math.Max(1, shown.Taken.Count)}" };
            WhatNext? accepted = null;
            CapacityKept? lowered = null;
            await AtOnceAsync(
                async () => accepted = (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.Accept)))).ValueOrDefault,
                async () => lowered = (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, fewer, shown.Edition))).ValueOrDefault);
            var after = await hub.SheetAsync(world.Principal, world);
            (after.Taken.Count <= after.Offer!.Limit).ShouldBeTrue($"round {round}: {after.Taken.Count} of {after.Offer.Limit}; accepted {accepted is not null}, lowered {lowered is not null}");
            if (lowered is not null)
                (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes, Most = "5" }, after.Edition))).IsDone.ShouldBeTrue();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_name_a_mentor_at_once_exactly_one_has_the_free_slot(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        for (var round = 1; round <= Rounds; round++)
        {
            var mentor = await hub.AnotherMentorAsync(world, $"Mentor{round}");
            var (first, second) = (await hub.WaitingAsync(world, $"First{round}"), await hub.WaitingAsync(world, $"Second{round}"));
            foreach (var id in new[] { first, second })
                (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(id, new(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
            var outcomes = await AtOnceAsync(
                () => hub.As<NameMentor>(world.Coordinator).RunAsync(new(first, mentor.Id)),
                () => hub.As<NameMentor>(world.Coordinator).RunAsync(new(second, mentor.Id)));
            OneOf(outcomes, "mentor-load");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_who_was_asked_twice_says_yes_once_even_at_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        for (var round = 1; round <= Rounds; round++)
        {
            var mentor = await hub.AnotherMentorAsync(world, $"Mentor{round}");
            var ids = new List<Id<Placement>>();
            foreach (var name in new[] { $"First{round}", $"Second{round}" })
                ids.Add(await WithMentorAsync(hub, world, name, mentor));
            var outcomes = await AtOnceAsync(
                [.. ids.Select(id => (Func<Task<Outcome<WhatNext>>>)(() => hub.As<RecordAnswer>(world.Coordinator).RunAsync(new(id, new(AnswerKind.Accept), mentor.Name.Full, TestHub.Today, AnswerChannel.Phone))))]);
            OneOf(outcomes, "mentor-load");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_placements_that_need_the_same_new_mentor_exactly_one_gets_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        for (var round = 1; round <= Rounds; round++)
        {
            var mentor = await hub.AnotherMentorAsync(world, $"New{round}");
            var (first, second) = (await LostAsync(hub, world, $"First{round}"), await LostAsync(hub, world, $"Second{round}"));
            var outcomes = await AtOnceAsync(
                () => hub.As<TakeMentor>(world.Coordinator).RunAsync(new(first, mentor.Id, Agreed: TestHub.Agreed)),
                () => hub.As<TakeMentor>(world.Coordinator).RunAsync(new(second, mentor.Id, Agreed: TestHub.Agreed)));
            OneOf(outcomes, "mentor-load");
        }
    }

    private static void OneOf(IReadOnlyList<Outcome<WhatNext>> outcomes, string rule)
    {
        outcomes.Count(o => o.IsDone).ShouldBe(1, string.Join(" | ", outcomes));
        outcomes.OfType<Outcome<WhatNext>.Refused>().Single().Rule.ShouldBe(rule);
    }

    /// <summary>The mentor is asked, however many others they are asked about.</summary>
    private static async Task<Id<Placement>> WithMentorAsync(TestHub hub, World world, string last, Domain.Cohorts.Mentor mentor)
    {
        var act = new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime);
        var placement = new Placement(await hub.AnotherResidentAsync(world, last), world.Cohort, world.School, mentor, "Mathematics", "9–12", TestHub.SchoolYear, act);
        placement.Propose(false, TestHub.Today, act);
        placement.AcceptForSchool(null, TestHub.Today.AddDays(9), act);
        await hub.SaveAsync(placement);
        return placement.Id;
    }

    /// <summary>Confirmed beside somebody who has left since.</summary>
    private static async Task<Id<Placement>> LostAsync(TestHub hub, World world, string last)
    {
        var id = await WithMentorAsync(hub, world, last, await hub.AnotherMentorAsync(world, $"Old{last}"));
        await using var db = hub.Open();
        var placement = await db.Placements.SingleAsync(p => p.Id == id);
        var act = new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime);
        placement.AcceptForMentor(null, TestHub.Today, act);
        placement.Confirm(null, TestHub.Today, act);
        placement.LoseMentor("on leave", act);
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Starts all in the same moment, each on a thread of its own.</summary>
    private static async Task<IReadOnlyList<T>> AtOnceAsync<T>(params Func<Task<T>>[] acts)
    {
        using var start = new Barrier(acts.Length);
        return await Task.WhenAll(acts.Select(act => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return act();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
    }

    private static Task<IReadOnlyList<bool>> AtOnceAsync(Func<Task> one, Func<Task> other) => AtOnceAsync<bool>(
        async () =>
        {
            await one();
            return true;
        },
        async () =>
        {
            await other();
            return true;
        });
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>The seats of a line for a subject and grades, on the days of a placement; what is taken at once and what can follow.</summary>
public sealed class LineSeatTests
{
    private const int Rounds = 8;
    private static readonly Period Autumn = new(new(2026, 8, 17), new(2026, 12, 18));

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_accept_the_last_seat_of_a_line_at_once_exactly_one_has_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 100, [new("Mathematics", "9–12", 1)]));
        for (var round = 1; round <= Rounds; round++)
        {
            var (first, second) = (await hub.WaitingAsync(world, $"First{round}"), await hub.WaitingAsync(world, $"Second{round}"));
            var outcomes = await Task.WhenAll(
                Task.Run(() => hub.As<AnswerForSchool>(world.Principal).RunAsync(new(first, new(AnswerKind.Accept)))),
                Task.Run(() => hub.As<RecordAnswer>(world.Coordinator).RunAsync(new(second, new(AnswerKind.Accept), "Maria Santana", TestHub.Today, AnswerChannel.Phone))));
            outcomes.Count(o => o.IsDone).ShouldBe(1, $"round {round}: {string.Join(" | ", outcomes)}");
            outcomes.OfType<Outcome<WhatNext>.Refused>().Single().ShouldSatisfyAllConditions(
                r => r.Rule.ShouldBe("no-seat-in-line"),
                r => r.Words.ShouldStartWith($"The last seat for Mathematics 9–12 is taken: Eastside High School offers {round} Mathematics 9–12 in 2026–27, and {round} "));
            var sheet = await hub.SheetAsync(world.Principal, world);
            sheet.Taken.Count.ShouldBe(round);
            (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes, Most = "100", Lines = [new("Mathematics", "9–12", $"{round + 1}")] }, sheet.Edition))).IsDone.ShouldBeTrue();
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_spring_placement_follows_an_autumn_one_in_the_same_seat_and_a_potential_seat_is_nobody_s_limit(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 1, [new("Mathematics", "9–12", 1), new("Science", null, null)]));
        await AcceptedAsync(hub, world, "Autumn", Autumn);
        var spring = await hub.WaitingAsync(world, "Spring");
        (await hub.As<ShowPlacement>(world.Coordinator).RunAsync(new(spring))).ValueOrDefault!.Warnings.ShouldNotContain(w => w.Contains("asked for or placed"));
        (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(spring, new(AnswerKind.Accept)))).IsDone.ShouldBeTrue("the days do not overlap");
        var sheet = await hub.SheetAsync(world.Principal, world);
        (sheet.Taken.Count, sheet.MostAtOnce, sheet.Uncovered).ShouldBe((2, 1, 0));
        var third = await hub.WaitingAsync(world, "Third");
        (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(third, new(AnswerKind.Accept)))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("no-seat");

        // the school takes the whole-school maximum off: the line is full by itself, science is not
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes, Lines = [new("Mathematics", "9–12", "1"), new("Science", null, null)] }, sheet.Edition))).IsDone.ShouldBeTrue();
        (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(third, new(AnswerKind.Accept)))).ShouldBeOfType<Outcome<WhatNext>.Refused>()
            .Words.ShouldBe("The last seat for Mathematics 9–12 is taken: Eastside High School offers 1 Mathematics 9–12 in 2026–27, and 1 is taken on these days, over all programs. Raise that line under “How many can you host?” first, or decline.");
        foreach (var last in new[] { "Fourth", "Fifth" })
        {
            var science = await hub.WaitingAsync(world, last);
            await hub.ChangeAsync(async db => await db.Placements.Where(p => p.Id == science).ExecuteUpdateAsync(set => set.SetProperty(p => p.Subject, "Science")));
            (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(science, new(AnswerKind.Accept)))).IsDone.ShouldBeTrue("how many is not known yet");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_withdrawals_that_are_taken_back_together_only_one_gets_the_last_seat(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        var ids = new List<Id<Placement>>();
        foreach (var last in new[] { "Abel", "Baker" })
        {
            ids.Add(await hub.WaitingAsync(world, last));
            (await hub.As<AnswerForSchool>(world.Principal).RunAsync(new(ids[^1], new(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
        }
        (await hub.As<WithdrawPlacements>(world.Coordinator).RunAsync(new(ids, "The cohort is smaller."))).ValueOrDefault!.Done.Count.ShouldBe(2);
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes, Most = "1" }, 1))).IsDone.ShouldBeTrue();
        var undone = (await hub.As<UndoWithdraw>(world.Coordinator).RunAsync(new(ids))).ValueOrDefault!;
        (undone.Done.Count, undone.Left.Count).ShouldBe((1, 1));
        undone.Left.Single().Words.ShouldStartWith("The last seat is taken");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_speaks_against_many_drafts_is_asked_in_as_many_queries_as_for_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 3, [new("Mathematics", "9–12", 2)]));
        var ids = new List<Id<Placement>>();
        for (var i = 0; i < 12; i++)
            ids.Add(await hub.DraftAsync(world, resident: await hub.AnotherResidentAsync(world, $"Many{i}")));
        await hub.As<WarnOfPlacements>(world.Coordinator).RunAsync(new(ids));
        var (one, all) = (await CountAsync([ids[0]]), await CountAsync(ids));
        all.ShouldBe(one);
        all.ShouldBeLessThan(20);

        async Task<int> CountAsync(IReadOnlyList<Id<Placement>> some)
        {
            using var commands = CommandsSeen.Of(hub, provider);
            (await hub.As<WarnOfPlacements>(world.Coordinator).RunAsync(new(some))).ValueOrDefault!.Drafts.ShouldBe(some.Count);
            return commands.All.Count;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_that_left_all_as_it_was_can_still_say_what_becomes_of_them_and_each_program_s_rescue_starts(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SecondPartnershipAsync(world);
        await hub.HaveContactsAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        var (mine, theirs) = (await hub.ActivePlacementAsync(world), await OtherProgramsAsync(hub, world));
        CapacityGiven fewer = new() { Answer = HostingAnswer.Yes, Most = "1" };
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, fewer, 1, null, new("A class was closed", 2, new Dictionary<Id<Placement>, SeatLoss>())))).IsDone.ShouldBeTrue();
        (await hub.SheetAsync(world.Principal, world)).Uncovered.ShouldBe(1);
        (await hub.As<ListNeedsMentor>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty("nobody was marked");
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2026, null, 2, null, new("Now we know", 2, new Dictionary<Id<Placement>, SeatLoss> { [mine.Id] = SeatLoss.Mentor, [theirs] = SeatLoss.Place })))).ValueOrDefault!.Marked.ShouldBe(2);
        (await hub.As<ListNeedsMentor>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Placement.ShouldBe(mine.Id), r => r.NeedsPlace.ShouldBeFalse());
        (await hub.As<ListNeedsMentor>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Placement.ShouldBe(theirs), r => r.NeedsPlace.ShouldBeTrue());
        (await hub.As<ShowWork>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Title == "Placement that needs a place");
        (await hub.SheetAsync(world.Principal, world)).Uncovered.ShouldBe(0);
        // who has no seat for it any more is given no mentor there
        (await hub.As<TakeMentor>(world.OtherCoordinator).RunAsync(new(theirs, world.Mentor.Id, Agreed: TestHub.Agreed))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("no-seat");
    }

    private static async Task AcceptedAsync(TestHub hub, World world, string last, Period days)
    {
        var act = new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime);
        var placement = new Placement(await hub.AnotherResidentAsync(world, last), world.Cohort, world.School, null, "Mathematics", "9–12", days, act);
        placement.Propose(false, TestHub.Today, act);
        placement.AcceptForSchool(null, TestHub.Today, act);
        await hub.SaveAsync(placement);
    }

    /// <summary>Ben Ashford of the other program runs at Eastside High.</summary>
    private static async Task<Id<Placement>> OtherProgramsAsync(TestHub hub, World world)
    {
        var act = new Act("Omar Said", hub.Time.GetUtcNow().UtcDateTime.AddDays(-100));
        var mentor = await hub.AnotherMentorAsync(world, "Other");
        var placement = new Placement(world.OtherResident, world.OtherCohort, world.School, mentor, "Mathematics", "9–12", TestHub.SchoolYear, act);
        placement.Propose(false, new(2026, 8, 1), act);
        placement.AcceptForSchool(null, new(2026, 8, 1), act);
        placement.AcceptForMentor(null, new(2026, 8, 1), act);
        placement.Confirm(null, new(2026, 8, 1), act);
        placement.Begin(act);
        await hub.SaveAsync(placement, new Mentorship(placement, mentor.Id, TestHub.SchoolYear));
        return placement.Id;
    }
}

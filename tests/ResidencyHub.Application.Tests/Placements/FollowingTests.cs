using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>A teacher of the same school is asked by link whether they follow as mentor: their own yes makes them the mentor, their no is read by program and school alone.</summary>
public sealed class FollowingTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_colleague_is_asked_by_link_and_follows_with_their_own_yes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await LostAsync(hub);
        var asked = (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        (asked.State, asked.Told.Single().Name).ShouldBe((PlacementState.Active, "Jo Next"));
        asked.Next.ShouldStartWith("Jo Next answers by ");
        var by = (await hub.PlacementAsync(placement.Id)).AskedMentorBy!.Value;
        (await ShownAsync(w.Coordinator)).Follow.ShouldBe(new(next.Id, "Jo Next", by));
        (await ShownAsync(w.Principal)).Follow!.Name.ShouldBe("Jo Next");
        (await ShownAsync(w.ResidentViewer)).Follow.ShouldBeNull("who is asked is not the resident's to know");
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Follow!.Name.ShouldBe("Jo Next");
        (await hub.PlacementAsync(placement.Id)).NeedsMentor.ShouldBeTrue("nothing changes before the yes");

        var token = await TokenAsync(hub);
        var (opening, bearer) = await hub.OpenLinkAsync(token);
        opening.ShouldBeOfType<LinkOpening.Good>().Link.Purpose.ShouldBe(LinkPurpose.FollowAsMentor);
        (await hub.As<ShowFollowing>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!.ShouldSatisfyAllConditions(s => (s.ResidentName, s.LastMentor, s.From, s.DueOn, s.Over).ShouldBe(("Ana Reyes", null, TestHub.Today, by, null)), s => s.Given.ShouldBeNull());
        (await bearer.GetRequiredService<AnswerByLink>().RunAsync(new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.NotFound>("good for this one question");
        (await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Al Other", "al.other@harbor.example"))).IsDone.ShouldBeFalse("nobody can say yes for another");
        (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(true))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value.Told.Select(t => t.Name).ShouldContain("Dana Whitfield");
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => (p.MentorId, p.NeedsMentor, p.AskedMentorId).ShouldBe((next.Id, false, null)), p => p.Steps.MaxBy(s => s.Id)!.ShouldSatisfyAllConditions(s => (s.ActedBy, s.Channel, s.RecordedBy).ShouldBe(("Jo Next", AnswerChannel.EmailLink, null))));
        await using (var db = hub.Open())
        {
            (await db.Mentorships.SingleAsync(m => m.MentorId == next.Id)).Days.ShouldBe(new Period(TestHub.Today, placement.EndsOn));
            (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).MentorId.ShouldBe(next.Id);
        }

        // the link again: it tells the answer, and takes no second one
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Answered);
        (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(false, DeclineReason.NoCapacity))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<ShowFollowing>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!.Given.ShouldNotBeNull().ShouldContain("Jo Next is the mentor");

        async Task<ShowPlacement.Answer> ShownAsync(Viewer viewer) => (await hub.As<ShowPlacement>(viewer).RunAsync(new(placement.Id))).ValueOrDefault!;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_follows_a_mentor_that_leaves_on_a_day_to_come_begins_the_day_after_and_the_question_outlives_that_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await RunningAsync(hub);
        var lastDay = TestHub.Today.AddDays(10);
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("mentor-not-sought");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, lastDay, "Moves to Ohio"))).IsDone.ShouldBeTrue();
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
        var token = await TokenAsync(hub);
        (await hub.As<ShowFollowing>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!.ShouldSatisfyAllConditions(s => (s.From, s.LastMentor).ShouldBe((lastDay.AddDays(1), "Samuel Okafor")));
        hub.GoTo(lastDay.AddDays(1));
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => p.NeedsMentor.ShouldBeTrue(), p => p.AskedMentorId.ShouldBe(next.Id));
        var (_, bearer) = await hub.OpenLinkAsync(token);
        (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(true))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        (await db.Mentorships.OrderBy(m => m.StartsOn).Select(m => new { m.StartsOn, m.EndsOn }).ToListAsync()).Select(m => (m.StartsOn, m.EndsOn)).ShouldBe([(placement.StartsOn, lastDay), (lastDay.AddDays(1), placement.EndsOn)]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_no_needs_its_reason_leaves_the_search_open_and_is_not_told_to_the_mentor_who_comes_later(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await LostAsync(hub);
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
        var (_, bearer) = await hub.OpenLinkAsync(await TokenAsync(hub));
        var answer = bearer.GetRequiredService<AnswerToFollow>();
        (await answer.RunAsync(new(null))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Words.ShouldBe("Choose one of the answers.");
        (await answer.RunAsync(new(false))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Field.ShouldBe("Reason");
        (await answer.RunAsync(new(false, (DeclineReason)99))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Words.ShouldBe("Choose one of the reasons.");
        (await answer.RunAsync(new(false, DeclineReason.Other, " "))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Field.ShouldBe("Words");
        (await answer.RunAsync(new(false, DeclineReason.Other, "My own exam year."))).IsDone.ShouldBeTrue();
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => p.NeedsMentor.ShouldBeTrue(), p => p.AskedMentorId.ShouldBeNull());
        (await hub.LettersAsync()).Single(l => l.Subject == "Jo Next said no: Ana Reyes").ToName.ShouldBe("Dana Whitfield");

        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, w.Mentor.Id, Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue();
        async Task<bool> TellsAsync(Viewer viewer) => (await hub.As<ShowPlacement>(viewer).RunAsync(new(placement.Id))).ValueOrDefault!.Steps.Any(s => s.What.Contains("exam year", StringComparison.Ordinal));
        (await TellsAsync(w.Coordinator)).ShouldBeTrue();
        (await TellsAsync(w.Principal)).ShouldBeTrue();
        foreach (var other in new[] { w.MentorViewer, w.DistrictLead, w.ResidentViewer })
            (await TellsAsync(other)).ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_that_is_late_taken_back_or_overtaken_says_so_and_changes_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await LostAsync(hub);
        var third = await hub.AnotherMentorAsync(w, "Third");
        Task<Outcome<WhatNext>> AskAsync(Mentor mentor) => hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, mentor.Id));
        (await AskAsync(next)).IsDone.ShouldBeTrue();
        var first = await TokenAsync(hub);
        (await AskAsync(next)).IsDone.ShouldBeTrue("once more");
        (await hub.OpenLinkAsync(first)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Replaced);

        // another is asked: the one before hears that nothing is asked any more
        var again = await TokenAsync(hub);
        (await AskAsync(third)).ValueOrDefault!.Told.Select(t => t.Name).ShouldBe(["Jo Third", "Jo Next"]);
        (await hub.OpenLinkAsync(again)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
        (await hub.As<StopAskingToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>("the page showed somebody else");
        (await hub.As<StopAskingToFollow>(w.OtherCoordinator).RunAsync(new(placement.Id, third.Id))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<StopAskingToFollow>(w.Coordinator).RunAsync(new(placement.Id, third.Id))).ValueOrDefault!.Told.Single().Name.ShouldBe("Jo Third");

        // somebody who agreed by hand is quicker than the link
        (await AskAsync(next)).IsDone.ShouldBeTrue();
        var late = await TokenAsync(hub);
        var (_, bearer) = await hub.OpenLinkAsync(late);
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, third.Id, Agreed: TestHub.Agreed))).ValueOrDefault!.Told.Select(t => t.Name).ShouldContain("Jo Next");
        (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(true))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("not-asked");
        (await hub.OpenLinkAsync(late)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
        (await hub.PlacementAsync(placement.Id)).MentorId.ShouldBe(third.Id);

        // and a link that lies in the mailbox too long
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today, "ill"))).IsDone.ShouldBeTrue();
        (await AskAsync(next)).IsDone.ShouldBeTrue();
        var old = await TokenAsync(hub);
        hub.Time.Pass(TimeSpan.FromDays(120));
        (await hub.OpenLinkAsync(old)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Expired);
        (await hub.As<ShowFollowing>(Viewer.Nobody).RunAsync(new(old))).ShouldBeOfType<Outcome<ShowFollowing.Answer>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_may_not_be_asked_is_said_with_what_to_do_and_with_a_slot_that_is_gone_meanwhile_the_yes_does_not_hold(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await LostAsync(hub);
        var away = await MentorAtAsync(hub, w, w.SecondSchool, "Away");
        Task<Outcome<WhatNext>> AskAsync(Mentor mentor) => hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, mentor.Id));
        (await AskAsync(away)).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("follow-elsewhere");
        (await hub.As<AskToFollow>(w.Principal).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.Forbidden>();
        (await hub.As<AskToFollow>(w.OtherCoordinator).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(default, default))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Count.ShouldBe(2);

        (await AskAsync(next)).IsDone.ShouldBeTrue();
        var (_, bearer) = await hub.OpenLinkAsync(await TokenAsync(hub));
        var other = await hub.WaitingAsync(w, "Abel", next);
        (await hub.As<AnswerForSchool>(w.Principal).RunAsync(new(other, new(AnswerKind.Accept, Mentor: next.Id, NamesMentor: true)))).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<AnswerToFollow>().RunAsync(new(true))).ValueOrDefault!.Next.ShouldStartWith("The program has your yes.");
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => p.NeedsMentor.ShouldBeTrue(), p => p.MentorId.ShouldBeNull());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task While_another_school_is_asked_for_the_resident_nobody_follows_here_and_the_other_way_round(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await LostAsync(hub);
        await hub.SaveAsync(new Contact(w.District.Id, w.SecondSchool.Id, ContactRole.Principal, "Ines Ortiz", "ines.ortiz@harbor.example", null, new Period(new(2020, 1, 1))));
        var away = await MentorAtAsync(hub, w, w.SecondSchool, "Away");
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();
        (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(placement.Id, away.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().ShouldSatisfyAllConditions(r => r.Rule.ShouldBe("follower-asked"), r => r.Words.ShouldContain("take that question back first"));
        (await hub.As<StopAskingToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).IsDone.ShouldBeTrue();

        var elsewhere = (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(placement.Id, away.Id))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value.Placement;
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Words.ShouldBe("Lincoln High School is asked already (with the school). Withdraw that request first.");
        (await hub.As<AskToFollow>(w.Coordinator).RunAsync(new(placement.Id, next.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("elsewhere-asked");
        (await hub.PlacementAsync(placement.Id)).NeedsMentor.ShouldBeTrue();
        (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([elsewhere], "Found somebody here"))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_was_to_follow_by_an_exception_that_ended_meanwhile_does_not_and_the_program_reads_why(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, _) = await RunningAsync(hub);
        var away = await MentorAtAsync(hub, w, w.SecondSchool, "Away");
        var lastDay = TestHub.Today.AddDays(20);
        var exception = (await hub.As<GrantAllowance>(w.Coordinator).RunAsync(new(w.Resident.Id, AllowanceKind.Itinerant, away.Id, null, "Travels between both schools.", "Ruth Alder", placement.StartsOn, placement.EndsOn))).ShouldBeOfType<Outcome<Id<PlacementAllowance>>.Done>().Value;
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, lastDay, "Moves to Ohio"))).IsDone.ShouldBeTrue();
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, away.Id, Agreed: TestHub.Agreed, Through: lastDay))).IsDone.ShouldBeTrue();
        (await hub.As<EndAllowance>(w.Coordinator).RunAsync(new(exception, TestHub.Today, "Stays at Lincoln"))).IsDone.ShouldBeTrue();
        hub.GoTo(lastDay.AddDays(1));
        (await hub.JobAsync<ReleasePlacements>()).ShouldBe(1);
        (await hub.PlacementAsync(placement.Id)).ShouldSatisfyAllConditions(p => p.NeedsMentor.ShouldBeTrue(), p => p.MentorId.ShouldBeNull());
        var letter = (await hub.LettersAsync()).Last(l => l.Subject.StartsWith("Without a mentor since", StringComparison.Ordinal));
        (await hub.LettersAsync()).FindAll(l => l.Subject == "A new mentor is needed: Ana Reyes" && !l.Body.Contains("teaches at", StringComparison.Ordinal)).Select(l => l.ToName).ShouldBe(["Maria Santana", "Samuel Okafor", "Jo Away", "Ana Reyes", "Grace Oduya"], ignoreOrder: true);
        hub.Services.GetRequiredService<ResidencyHub.Application.Notifications.Postbox>().Read(letter).ShouldContain("Jo Away, who was to follow, can’t: Jo Away teaches at Lincoln High School");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_a_mentor_here_and_a_request_elsewhere_at_once_exactly_one_holds(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, placement, next) = await LostAsync(hub);
        await hub.SaveAsync(new Contact(w.District.Id, w.SecondSchool.Id, ContactRole.Principal, "Ines Ortiz", "ines.ortiz@harbor.example", null, new Period(new(2020, 1, 1))));
        var away = await MentorAtAsync(hub, w, w.SecondSchool, "Away");
        Outcome<WhatNext>? here = null, there = null;
        await Task.WhenAll(
            Task.Run(async () => here = await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, next.Id, Agreed: TestHub.Agreed))),
            Task.Run(async () => there = await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(placement.Id, away.Id))));
        new[] { here!, there! }.Count(o => o.IsDone).ShouldBe(1, $"{here} | {there}");
        var (now, open) = (await hub.PlacementAsync(placement.Id), await OpenAsync(hub, w));
        (now.MentorId == next.Id, open).ShouldBe((here!.IsDone, here.IsDone ? 1 : 2));
    }

    private static async Task<int> OpenAsync(TestHub hub, World w)
    {
        await using var db = hub.Open();
        return await db.Placements.CountAsync(p => p.ResidentId == w.Resident.Id && p.OpenKey != null);
    }

    /// <summary>Ana Reyes, whose mentor left three days ago; Jo Next could follow at the same school.</summary>
    internal static async Task<(World, Placement, Mentor)> LostAsync(TestHub hub)
    {
        var (w, placement, next) = await RunningAsync(hub);
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today.AddDays(-3), "Moved away"))).IsDone.ShouldBeTrue();
        return (w, await hub.PlacementAsync(placement.Id), next);
    }

    internal static async Task<(World, Placement, Mentor)> RunningAsync(TestHub hub)
    {
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var placement = await hub.ActivePlacementAsync(w);
        await hub.ChangeAsync(async db => (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).Stand(ResidentState.Active, placement.StartsOn, null));
        return (w, placement, await hub.AnotherMentorAsync(w, "Next"));
    }

    internal static async Task<string> TokenAsync(TestHub hub)
    {
        var address = (await hub.LettersAsync()).Last(l => l.Cause == nameof(AskToFollow) && l.Subject.StartsWith("Would you mentor", StringComparison.Ordinal)).ToAddress;
        return (await hub.LinkInLetterAsync(address)).Split('/')[^1];
    }

    private static async Task<Mentor> MentorAtAsync(TestHub hub, World w, School school, string last)
    {
        var person = new Person(new("Jo", last), $"jo.{last}@harbor.example", null, w.Program.Id);
        var mentor = new Mentor(person, school, $"M-{last}", new(2026, 4, 1));
        mentor.Teach("Mathematics", "9–12", null);
        mentor.Qualify("Mathematics", 8, 2, 8, new(2026, 4, 1));
        mentor.Stand(MentorState.Assignable, new(2026, 4, 1), null);
        await hub.SaveAsync(person, mentor);
        return mentor;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Links that are used twice, late, or after what they ask about is gone: each says so, and nothing changes.</summary>
public sealed class LateLinksTests
{
    public static TheoryData<LinkPurpose> Answers { get; } = [LinkPurpose.AnswerForDistrict, LinkPurpose.AnswerForSchool, LinkPurpose.AnswerAsMentor];

    [Theory, MemberData(nameof(Answers))]
    public async Task A_link_that_was_answered_shows_the_answer_and_takes_no_second_one(LinkPurpose purpose)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var (_, id, token) = await AskedAsync(hub, purpose);
        (await AnswerAsync(hub, token, new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
        var before = await StateAsync(hub, id);
        var second = await AnswerAsync(hub, token, new(AnswerKind.Decline, Reason: DeclineReason.NoCapacity));
        second.IsDone.ShouldBeFalse();
        (await StateAsync(hub, id)).ShouldBe(before);
        var shown = (await hub.As<ShowRequest>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!;
        shown.Given.ShouldNotBeNull();
        shown.GivenAt.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Answers))]
    public async Task A_link_that_has_expired_says_so(LinkPurpose purpose)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var (_, id, token) = await AskedAsync(hub, purpose);
        var before = await StateAsync(hub, id);
        hub.Time.Pass(TimeSpan.FromDays(120));
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Expired);
        (await AnswerAsync(hub, token, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        (await StateAsync(hub, id)).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Answers))]
    public async Task A_link_for_a_placement_that_was_withdrawn_meanwhile_says_that_nothing_is_asked(LinkPurpose purpose)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var (w, id, token) = await AskedAsync(hub, purpose);
        (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([id], "The cohort is smaller"))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        var before = await StateAsync(hub, id);
        (await hub.As<ShowRequest>(Viewer.Nobody).RunAsync(new(token))).ValueOrDefault!.Over.ShouldBe("The program has withdrawn this request. Nothing is asked of you.");
        foreach (var answer in new AnswerGiven[] { new(AnswerKind.Accept), new(AnswerKind.Decline, Reason: DeclineReason.NoCapacity) })
            (await AnswerAsync(hub, token, answer)).IsDone.ShouldBeFalse();
        (await StateAsync(hub, id)).ShouldBe(before);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_week_s_link_of_a_mentor_who_was_lost_or_of_a_placement_that_ended_writes_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var placement = await hub.ActivePlacementAsync(w);
        hub.GoTo(new(2026, 11, 20));
        (await hub.JobAsync<SendWeekLinks>()).ShouldBe(1);
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.MentorEmail)).Split('/')[^1]);
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, new(2026, 11, 13), "ill"))).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.NotFound>();
        (await bearer.GetRequiredService<ShowMyResidents>().RunAsync(new(TestHub.ThisWeek))).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, w.Mentor.Id, new(2026, 11, 16), Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue("the same mentor comes back");
        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(new(placement.Id, new(2026, 11, 15), "moved away"))).IsDone.ShouldBeTrue();
        (await bearer.GetRequiredService<SendCheckIn>().RunAsync(TestHub.CheckIn(placement))).ShouldBeOfType<Outcome<SendCheckIn.Answer>.Refused>().Words.ShouldBe("Ana Reyes is not placed with you in that week.");
        await using var db = hub.Open();
        (await db.CheckIns.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_week_s_link_in_an_old_mailbox_opens_nothing_once_the_account_is_closed_or_the_mentor_is_none_any_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.ActivePlacementAsync(w);
        hub.GoTo(new(2026, 11, 20));
        (await hub.JobAsync<SendWeekLinks>()).ShouldBe(1);
        var token = (await hub.LinkInLetterAsync(TestHub.MentorEmail)).Split('/')[^1];
        var account = new HubUser { Id = Guid.NewGuid(), UserName = TestHub.MentorEmail, NormalizedUserName = TestHub.MentorEmail.ToUpperInvariant(), Email = TestHub.MentorEmail, NormalizedEmail = TestHub.MentorEmail.ToUpperInvariant(), Name = "Samuel Okafor" };
        await hub.ChangeAsync(db => { db.Users.Add(account); return Task.CompletedTask; });
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
        foreach (var (to, opens) in new[] { (AccountState.Locked, false), (AccountState.Active, true), (AccountState.Closed, false), (AccountState.Active, true) })
        {
            (await hub.As<LockAccount>(w.Administrator).RunAsync(new(account.Id, to))).IsDone.ShouldBeTrue();
            ((await hub.OpenLinkAsync(token)).Opening is LinkOpening.Good).ShouldBe(opens, to.ToString());
        }
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Stand(MentorState.Released, new(2026, 11, 20), "retired"));
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_links_of_the_mentor_pool_are_good_once_in_time_and_while_the_teacher_is_in_the_pool(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var mentor = await hub.AnotherMentorAsync(w, "Abel");
        await hub.ChangeAsync(async db =>
        {
            var m = await db.Mentors.SingleAsync(x => x.Id == mentor.Id);
            m.Qualify("Mathematics", 8, 2, 8, null);
            m.Stand(MentorState.Nominated, TestHub.Today, null);
        });
        async Task<IServiceProvider> AskAsync(bool principal)
        {
            (await hub.As<AskInPool>(w.Coordinator).RunAsync(new([mentor.Id], Principal: principal))).IsDone.ShouldBeTrue();
            return (await hub.OpenLinkAsync((await hub.LinkInLetterAsync(principal ? TestHub.PrincipalEmail : "jo.abel@harbor.example")).Split('/')[^1])).Bearer;
        }
        async Task<(MentorState, DateOnly?, int)> StandsAsync()
        {
            await using var db = hub.Open();
            var m = await db.Mentors.Include(x => x.Standings).SingleAsync(x => x.Id == mentor.Id);
            return (m.State, m.PrincipalApprovedOn, m.Standings.Count);
        }
        MentorApplication application = new("Mathematics", "9–12", "Mathematics", 8, null);
        var (late, asked) = (await AskAsync(principal: false), await AskAsync(principal: true));
        hub.Time.Pass(TimeSpan.FromDays(120));
        var before = await StandsAsync();
        (await late.GetRequiredService<ApplyByLink>().RunAsync(application)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("it has expired");
        (await asked.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("it has expired");
        (await StandsAsync()).ShouldBe(before);

        var (teacher, principal) = (await AskAsync(principal: false), await AskAsync(principal: true));
        (await hub.As<MoveMentors>(w.Coordinator).RunAsync(new([mentor.Id], PoolStep.Release, null, "retired"))).IsDone.ShouldBeTrue();
        before = await StandsAsync();
        (await teacher.GetRequiredService<ShowPoolLink>().RunAsync(default)).ValueOrDefault!.Stands.ShouldBeFalse();
        (await teacher.GetRequiredService<ApplyByLink>().RunAsync(application)).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>();
        (await principal.GetRequiredService<ApproveByLink>().RunAsync(new(true, null))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Words.ShouldBe("Jo Abel is no longer mentoring. Nominate again first.");
        (await StandsAsync()).ShouldBe(before);
    }

    private static async Task<(World, Id<Placement>, string Token)> AskedAsync(TestHub hub, LinkPurpose purpose)
    {
        var w = await hub.WorldAsync();
        if (purpose is LinkPurpose.AnswerForDistrict)
            await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == w.District.Id)).RouteRequests(true));
        var id = await hub.RequestedAsync(w);
        if (purpose is LinkPurpose.AnswerAsMentor)
            (await hub.As<AnswerForSchool>(w.Principal).RunAsync(new(id, new(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
        var address = purpose switch { LinkPurpose.AnswerForDistrict => TestHub.LeadEmail, LinkPurpose.AnswerForSchool => TestHub.PrincipalEmail, _ => TestHub.MentorEmail };
        return (w, id, (await hub.LinkInLetterAsync(address)).Split('/')[^1]);
    }

    private static async Task<Outcome<WhatNext>> AnswerAsync(TestHub hub, string token, AnswerGiven answer) =>
        await (await hub.OpenLinkAsync(token)).Bearer.GetRequiredService<AnswerByLink>().RunAsync(answer);

    private static async Task<(PlacementState, bool, bool, Id<Mentor>?, int, int)> StateAsync(TestHub hub, Id<Placement> id)
    {
        var p = await hub.PlacementAsync(id);
        return (p.State, p.SchoolSaidYes, p.MentorSaidYes, p.MentorId, p.Steps.Count, p.Version);
    }
}

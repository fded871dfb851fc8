using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Governance;

public sealed class GovernedDecisionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task One_side_lets_it_lie_over_July_and_it_stalls_comes_to_the_agenda_and_is_settled_in_the_room(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        hub.GoTo(new(2027, 6, 20));
        var id = (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(new(world.Partnership.Id, "Earlier start", "Because.", new(2027, 7, 10), steering.Id))).ValueOrDefault;
        (await hub.As<VoteOnDecision>(world.Coordinator).RunAsync(new(id, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Open);
        hub.GoTo(new(2027, 7, 11));
        (await hub.As<VoteOnDecision>(world.DistrictLead).RunAsync(new(id, Vote.Yes))).ShouldBeOfType<Outcome<DecisionState>.Refused>().Rule.ShouldBe("decision-late", "the date counts in July, too, before the hub has come round");
        (await hub.As<SettleSilence>(Viewer.Job("silence")).RunAsync(default)).ValueOrDefault.ShouldBe(1);
        (await hub.As<SettleSilence>(Viewer.Job("silence")).RunAsync(default)).ValueOrDefault.ShouldBe(0);
        var stalled = (await hub.As<ShowDecision>(world.Principal).RunAsync(new(id))).ValueOrDefault!;
        (stalled.State, stalled.BySilence).ShouldBe((DecisionState.Stalled, true));

        hub.GoTo(new(2027, 8, 20));
        var meeting = await hub.BegunAsync(world, steering, new(2027, 8, 20));
        var shown = await hub.MeetingAsync(world.Coordinator, meeting);
        shown.Agenda.ShouldContain(i => i.Kind == AgendaKind.OpenDecision && i.Decision == id);
        var version = shown.OpenDecisions.Single().Version;
        SettleInRoom.Request Room(string? university, string? district, Vote? vote = Vote.Yes) => new(meeting, id, [new(PartnershipSide.University, Vote.Yes, university), new(PartnershipSide.District, vote, district)], version);
        (await hub.As<SettleInRoom>(world.Coordinator).RunAsync(Room("Dana Whitfield", "Maria Santana"))).ShouldBeOfType<Outcome<SettleInRoom.Done>.Invalid>("she is not marked as here").Errors.Single().Field.ShouldBe("By[District]");
        (await hub.As<SettleInRoom>(world.Coordinator).RunAsync(Room("Dana Whitfield", "Lena Brandt", null))).ShouldBeOfType<Outcome<SettleInRoom.Done>.Invalid>().Errors.Single().Field.ShouldBe("Vote[District]");
        (await hub.As<SettleInRoom>(world.Faculty).RunAsync(Room("Dana Whitfield", "Lena Brandt"))).ShouldBeOfType<Outcome<SettleInRoom.Done>.Refused>().Rule.ShouldBe("no-voice");
        var done = (await hub.As<SettleInRoom>(world.Coordinator).RunAsync(Room("Dana Whitfield", "Lena Brandt"))).ValueOrDefault!;
        done.State.ShouldBe(DecisionState.Agreed);
        done.Told.Select(t => t.Name).ShouldBe(["Grace Oduya", "Lena Brandt", "Maria Santana"], "no side learns its own vote by chance");
        (await hub.As<SettleInRoom>(world.Coordinator).RunAsync(Room("Dana Whitfield", "Lena Brandt"))).ShouldBeOfType<Outcome<SettleInRoom.Done>.Refused>().Rule.ShouldBe("decision-made");
        var made = (await hub.As<ShowDecision>(world.Principal).RunAsync(new(id))).ValueOrDefault!;
        (made.State, made.Meeting, made.Rounds.Count, made.BySilence).ShouldBe((DecisionState.Agreed, meeting, 2, false));
        made.Rounds[0].Votes.Select(v => (v.Side, v.By, v.InMeeting)).ShouldBe([(PartnershipSide.University, "Dana Whitfield", true), (PartnershipSide.District, "Lena Brandt, recorded by Dana Whitfield", true)]);
        (await hub.MeetingAsync(world.Faculty, meeting)).Agenda.Single(i => i.Decision == id).State.ShouldBe(AgendaState.Done);
        var log = (await hub.As<ListDecisionLog>(world.DistrictLead).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Decisions.Single();
        (log.Title, log.Meeting).ShouldBe(("Earlier start", "Steering committee, 20 August 2027"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_delegate_votes_for_some_days_in_the_name_of_who_is_away(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = (await hub.As<ProposeDecision>(world.DistrictLead).RunAsync(new(world.Partnership.Id, "Earlier start", "Because.", TestHub.Today.AddDays(30)))).ValueOrDefault;
        var from = TestHub.Today.AddDays(5);
        var request = new NameDelegate.Request(world.Partnership.Id, world.Faculty.AccountId, from, from.AddDays(9));
        (await hub.As<NameDelegate>(world.Coordinator).RunAsync(request with { Account = world.DistrictLead.AccountId })).ShouldBeOfType<Outcome<Id<VoteDelegation>>.Invalid>("a delegate is of one's own side");
        (await hub.As<NameDelegate>(world.Coordinator).RunAsync(request with { Account = world.OtherCoordinator.AccountId })).ShouldBeOfType<Outcome<Id<VoteDelegation>>.Invalid>("a stranger");
        (await hub.As<NameDelegate>(world.OtherCoordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<VoteDelegation>>.NotFound>();
        (await hub.As<NameDelegate>(world.Faculty).RunAsync(request)).ShouldBeOfType<Outcome<Id<VoteDelegation>>.Forbidden>();
        var delegation = (await hub.As<NameDelegate>(world.Coordinator).RunAsync(request)).ValueOrDefault;
        (await hub.As<NameDelegate>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<VoteDelegation>>.Refused>().Rule.ShouldBe("delegate-named");
        (await hub.As<VoteOnDecision>(world.Faculty).RunAsync(new(id, Vote.Yes))).ShouldBeOfType<Outcome<DecisionState>.Forbidden>("the days have not begun");
        hub.GoTo(from);
        (await hub.As<ShowMyPromises>(world.Faculty).RunAsync(default)).ValueOrDefault!.ShouldContain(i => i.Title == "Decision to vote on as a delegate");
        (await hub.As<ListDecisions>(world.Faculty).RunAsync(default)).ValueOrDefault!.Decisions.Single().VotesFor.ShouldBe(PartnershipSide.University);
        (await hub.As<VoteOnDecision>(world.Faculty).RunAsync(new(id, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Open);
        (await hub.As<ListDecisions>(world.Principal).RunAsync(default)).ValueOrDefault!.Decisions.Single().Votes.Single().ShouldBe(new ListDecisions.Cast(PartnershipSide.University, Vote.Yes, "Grace Oduya", from, "Dana Whitfield", false));
        (await hub.As<TakeDelegateBack>(world.DistrictLead).RunAsync(new(delegation))).ShouldBeOfType<Outcome<Nothing>.NotFound>("only who named takes it back");
        (await hub.As<TakeDelegateBack>(world.Coordinator).RunAsync(new(delegation))).IsDone.ShouldBeTrue();
        var second = (await hub.As<ProposeDecision>(world.DistrictLead).RunAsync(new(world.Partnership.Id, "Another", "Because.", from.AddDays(30)))).ValueOrDefault;
        (await hub.As<VoteOnDecision>(world.Faculty).RunAsync(new(second, Vote.Yes))).ShouldBeOfType<Outcome<DecisionState>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_agreed_is_amended_by_another_decision_alone_and_the_chain_is_shown(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        async Task<Id<Decision>> AgreeAsync(Id<Decision> id)
        {
            await hub.As<VoteOnDecision>(world.Coordinator).RunAsync(new(id, Vote.Yes));
            (await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(id, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Agreed);
            return id;
        }
        ProposeDecision.Request Request(string title, Id<Decision>? amends = null) => new(world.Partnership.Id, title, "Because.", TestHub.Today.AddDays(9), Amends: amends);
        var first = (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(Request("Paid in October and March"))).ValueOrDefault;
        (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(Request("Too soon", first))).ShouldBeOfType<Outcome<Id<Decision>>.Refused>().Rule.ShouldBe("amends-agreed");
        await AgreeAsync(first);
        (await hub.As<ShowDecision>(world.Principal).RunAsync(new(first))).ValueOrDefault!.MayAmend.ShouldBeTrue();
        var second = (await hub.As<ProposeDecision>(world.DistrictLead).RunAsync(Request("Paid in October and April", first))).ValueOrDefault;
        (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(Request("Paid in May", first))).ShouldBeOfType<Outcome<Id<Decision>>.Refused>().Words.ShouldContain("“Paid in October and April” is to amend it");
        (await hub.As<ShowDecision>(world.Coordinator).RunAsync(new(first))).ValueOrDefault!.MayAmend.ShouldBeFalse("it is being amended");
        await AgreeAsync(second);
        (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(Request("Paid in May", first))).ShouldBeOfType<Outcome<Id<Decision>>.Refused>().Rule.ShouldBe("amended-already");
        var shown = (await hub.As<ShowDecision>(world.Faculty).RunAsync(new(first))).ValueOrDefault!;
        shown.Chain.Select(c => (c.Title, c.State)).ShouldBe([("Paid in October and March", DecisionState.Agreed), ("Paid in October and April", DecisionState.Agreed)]);
        (await hub.As<ShowDecision>(world.Coordinator).RunAsync(new(second))).ValueOrDefault!.MayAmend.ShouldBeTrue();
        var log = (await hub.As<ListDecisionLog>(world.Principal).RunAsync(new(world.Partnership.Id, 2026))).ValueOrDefault!.Decisions;
        log.Select(d => (d.Amends, d.AmendedBy)).ShouldBe([(null, "Paid in October and April"), ("Paid in October and March", null)]);
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherPrincipal })
        {
            (await hub.As<ShowDecision>(stranger).RunAsync(new(first))).ShouldBeOfType<Outcome<ShowDecision.Answer>.NotFound>();
            (await hub.As<ListDecisionLog>(stranger).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ListDecisionLog.Answer>.NotFound>();
            (await hub.As<ShowProposing>(stranger).RunAsync(new(world.Partnership.Id, null))).ShouldBeOfType<Outcome<ShowProposing.Answer>.NotFound>();
            (await hub.As<AskSidesAgain>(stranger).RunAsync(new(first, TestHub.Today, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_is_named_only_to_those_who_may_read_what_it_leads_to(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var goal = new Goal(world.Partnership.Id, RecordPlace.Of(world.School), "Models of excellence at Eastside", null, GoalMeasure.Entered, "departments", false, new(0, TestHub.Today.AddYears(-1), 7, TestHub.Today.AddYears(1)), new("Grace", "Maria", null));
        var other = new Goal(world.Partnership.Id, RecordPlace.Of(world.SecondSchool), "Lincoln's own", null, GoalMeasure.Entered, "departments", false, new(0, TestHub.Today.AddYears(-1), 7, TestHub.Today.AddYears(1)), new("Grace", "Ines", null));
        await hub.SaveAsync(goal, other);
        var choices = (await hub.As<ShowProposing>(world.Principal).RunAsync(new(world.Partnership.Id, null))).ValueOrDefault!;
        choices.Links.Select(l => l.Title).ShouldBe(["Residency agreement 2025–28", "Models of excellence at Eastside"]);
        ProposeDecision.Request Request(string title, params string[] links) => new(world.Partnership.Id, title, "Because.", TestHub.Today.AddDays(9), Links: links);
        (await hub.As<ProposeDecision>(world.Principal).RunAsync(Request("Stranger's goal", $"Goal-{other.Id}"))).ShouldBeOfType<Outcome<Id<Decision>>.Invalid>("what she may not read she may not link");
        (await hub.As<ProposeDecision>(world.Principal).RunAsync(Request("Nonsense", "Goal-x"))).ShouldBeOfType<Outcome<Id<Decision>>.Invalid>();
        var id = (await hub.As<ProposeDecision>(world.Principal).RunAsync(Request("More rooms", $"Goal-{goal.Id}", $"Agreement-{world.Agreement.Id}"))).ValueOrDefault;
        (await hub.As<ShowDecision>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Links.Count.ShouldBe(2);
        var read = (await hub.As<ShowDecision>(world.SecondPrincipal).RunAsync(new(id))).ValueOrDefault!;
        (read.Links.Single().Title, read.Hidden).ShouldBe(("Residency agreement 2025–28", 1));
        (await hub.As<ListDecisionLog>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Decisions.Single().About.ShouldBe(["Residency agreement 2025–28"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_s_team_decides_for_its_school_alone_and_what_stalled_is_asked_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var team = (await hub.As<KeepCommittee>(world.Principal).RunAsync(new(world.Partnership.Id, null, CommitteeKind.SiteTeam, $"school-{world.School.Id}", "Site team", null, 30, null, null, SilenceMeans.CarriedByVoters, 0, 0, 0, TestHub.Today.AddDays(-100), 0))).ValueOrDefault;
        foreach (var account in new[] { world.Coordinator.AccountId, world.Principal.AccountId })
            await hub.As<KeepSeat>(world.Principal).RunAsync(new(team, null, account, null, null, null, SeatRole.Member, null, null));
        var whole = (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(new(world.Partnership.Id, "For all schools", "Because.", TestHub.Today.AddDays(9)))).ValueOrDefault;
        var meeting = (await hub.As<PlanMeeting>(world.Principal).RunAsync(new(team, TestHub.Today, new TimeOnly(8, 0), 45, null))).ValueOrDefault!.Meeting;
        await hub.As<BeginMeeting>(world.Principal).RunAsync(new(meeting));
        var shown = await hub.MeetingAsync(world.Principal, meeting);
        await hub.As<MarkAttendance>(world.Principal).RunAsync(new(meeting, [.. shown.Seats.Select(s => new MarkAttendance.Line(s.Id, Presence.Present, null, null))], null, null));
        (await hub.As<SettleInRoom>(world.Principal).RunAsync(new(meeting, whole, [new(PartnershipSide.University, Vote.Yes, "Dana Whitfield"), new(PartnershipSide.District, Vote.Yes, "Maria Santana")], 0))).ShouldBeOfType<Outcome<SettleInRoom.Done>.Refused>().Rule.ShouldBe("not-its-committee");

        var own = (await hub.As<ProposeDecision>(world.Principal).RunAsync(new(world.Partnership.Id, "Doors open on Wednesdays", "Because.", TestHub.Today.AddDays(2), team, NeedsEverySide: true))).ValueOrDefault;
        (await hub.As<ShowDecision>(world.SecondPrincipal).RunAsync(new(own))).ShouldBeOfType<Outcome<ShowDecision.Answer>.NotFound>("what one school decides is not read by another");
        (await hub.As<ListDecisions>(world.SecondPrincipal).RunAsync(default)).ValueOrDefault!.Decisions.Select(d => d.Title).ShouldBe(["For all schools"]);
        await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(own, Vote.Yes));
        hub.Time.Pass(TimeSpan.FromDays(3));
        await hub.As<SettleSilence>(Viewer.Job("silence")).RunAsync(default);
        var stalled = (await hub.As<ShowDecision>(world.Principal).RunAsync(new(own))).ValueOrDefault!;
        stalled.State.ShouldBe(DecisionState.Stalled, "it needs every side, whatever the team agreed about silence");
        (await hub.As<AskSidesAgain>(world.Principal).RunAsync(new(own, TestHub.Today.AddDays(9), stalled.Version))).IsDone.ShouldBeTrue();
        (await hub.As<AskSidesAgain>(world.Principal).RunAsync(new(own, TestHub.Today.AddDays(9), stalled.Version))).IsDone.ShouldBeFalse("asked once is enough");
        (await hub.As<VoteOnDecision>(world.Coordinator).RunAsync(new(own, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Agreed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_silence_decides_each_side_has_time_and_what_needed_every_side_is_amended_by_every_side(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world, SilenceMeans.CarriedByVoters);
        var soon = new ProposeDecision.Request(world.Partnership.Id, "Earlier start", "Because.", TestHub.Today.AddDays(2), steering.Id, NeedsEverySide: true);
        (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(soon with { NeedsEverySide = false })).ShouldBeOfType<Outcome<Id<Decision>>.Invalid>().Errors.Single().Field.ShouldBe("AnswerBy");
        var id = (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(soon)).ValueOrDefault;
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead })
            await hub.As<VoteOnDecision>(viewer).RunAsync(new(id, Vote.Yes));
        var amending = (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(soon with { Title = "Later start", AnswerBy = TestHub.Today.AddDays(14), NeedsEverySide = false, Amends = id })).ValueOrDefault;
        (await hub.As<ShowDecision>(world.DistrictLead).RunAsync(new(amending))).ValueOrDefault!.NeedsEverySide.ShouldBeTrue();
        (await hub.As<KeepCommittee>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, CommitteeKind.Steering, "", "Another one", null, 30, null, null, SilenceMeans.CarriedByVoters, 0, 0, 0, null, 0))).ShouldBeOfType<Outcome<Id<Committee>>.Invalid>("one side sets up no second one that decides by its silence").Errors.Single().Field.ShouldBe("Kind");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_delegate_s_voice_ends_with_the_voice_of_who_named_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = (await hub.As<ProposeDecision>(world.DistrictLead).RunAsync(new(world.Partnership.Id, "Earlier start", "Because.", TestHub.Today.AddDays(30)))).ValueOrDefault;
        (await hub.As<NameDelegate>(world.Coordinator).RunAsync(new(world.Partnership.Id, world.Faculty.AccountId, TestHub.Today, TestHub.Today.AddDays(9)))).IsDone.ShouldBeTrue();
        await hub.ChangeAsync(async db => (await db.RoleGrants.SingleAsync(g => g.AccountId == world.Coordinator.AccountId && g.Role == Domain.Access.Role.ProgramCoordinator)).End(TestHub.Today.AddDays(-1)));
        (await hub.As<VoteOnDecision>(world.Faculty).RunAsync(new(id, Vote.Yes))).ShouldBeOfType<Outcome<DecisionState>.Refused>().Rule.ShouldBe("delegate-alone");
    }
}

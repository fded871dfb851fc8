using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Governance;

public sealed class DecisionTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_side_proposes_each_side_votes_and_the_log_says_who_for_whom(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = (await hub.As<ProposeDecision>(world.Principal).RunAsync(new(null, " Earlier start ", "Because.", TestHub.Today.AddDays(9)))).ValueOrDefault;
        async Task<ListDecisions.Row> RowAsync() => (await hub.As<ListDecisions>(world.Faculty).RunAsync(default)).ValueOrDefault!.Decisions.Single();
        var open = await RowAsync();
        (open.Title, open.ProposedFor, open.State, open.Votes.Count).ShouldBe(("Earlier start", PartnershipSide.District, DecisionState.Open, 0));

        (await hub.As<VoteOnDecision>(world.DistrictLead).RunAsync(new(id, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Open);
        (await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(id, Vote.No))).ShouldBeOfType<Outcome<DecisionState>.Refused>().Rule.ShouldBe("side-voted", "school and district are one side");
        (await hub.As<VoteOnDecision>(world.Coordinator).RunAsync(new(id, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Agreed);
        var made = await RowAsync();
        (made.State, made.DecidedOn).ShouldBe((DecisionState.Agreed, TestHub.Today));
        made.Votes.OrderBy(v => v.Side).Select(v => (v.Side, v.By)).ShouldBe([(PartnershipSide.University, "Dana Whitfield"), (PartnershipSide.District, "Lena Brandt")]);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Only_members_of_the_partnership_see_and_vote(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana Whitfield", PartnershipSide.University, TestHub.Today, TestHub.Today.AddDays(9));
        var action = new ActionItem(world.Partnership.Id, "Tell payroll", PartnershipSide.District, "Lena Brandt", TestHub.Today);
        await hub.SaveAsync(decision, action);
        foreach (var viewer in new[] { world.OtherCoordinator, world.OtherDistrictLead, world.OtherPrincipal })
        {
            (await hub.As<ListDecisions>(viewer).RunAsync(default)).ValueOrDefault!.Decisions.ShouldBeEmpty(viewer.Name);
            (await hub.As<VoteOnDecision>(viewer).RunAsync(new(decision.Id, Vote.Yes))).ShouldBeOfType<Outcome<DecisionState>.NotFound>(viewer.Name);
            (await hub.As<FinishAction>(viewer).RunAsync(new(action.Id, true))).ShouldBeOfType<Outcome<Nothing>.NotFound>(viewer.Name);
            (await hub.As<ProposeDecision>(viewer).RunAsync(new(world.Partnership.Id, "T", "W", TestHub.Today))).ShouldBeOfType<Outcome<Id<Decision>>.NotFound>(viewer.Name);
        }
        foreach (var viewer in new[] { world.Faculty, world.Observer, world.MentorViewer, world.ResidentViewer })
            (await hub.As<VoteOnDecision>(viewer).RunAsync(new(decision.Id, Vote.Yes))).ShouldBeOfType<Outcome<DecisionState>.Forbidden>(viewer.Name);
        (await hub.As<ListDecisions>(world.Faculty).RunAsync(default)).ValueOrDefault!.MySide.ShouldBeNull();
        (await hub.As<ListDecisions>(world.Principal).RunAsync(default)).ValueOrDefault!.MySide.ShouldBe(PartnershipSide.District);
    }

    [Fact]
    public async Task A_vote_that_is_none_and_a_proposal_without_title_reason_or_day_are_sent_back()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana Whitfield", PartnershipSide.University, TestHub.Today, TestHub.Today.AddDays(9));
        await hub.SaveAsync(decision);
        foreach (var vote in new Vote?[] { null, (Vote)9 })
            (await hub.As<VoteOnDecision>(world.Coordinator).RunAsync(new(decision.Id, vote))).ShouldBeOfType<Outcome<DecisionState>.Invalid>().Errors.Single().Words.ShouldBe("Choose yes, no or abstain.");
        async Task<string> FaultsAsync(ProposeDecision.Request request) => string.Join(",", (await hub.As<ProposeDecision>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<Decision>>.Invalid>().Errors.Select(e => e.Field));
        (await FaultsAsync(new(null, " ", "", null))).ShouldBe("Title,Rationale,AnswerBy");
        (await FaultsAsync(new(null, "Title", "Why", TestHub.Today.AddDays(-1)))).ShouldBe("AnswerBy");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_action_is_done_on_its_first_day_and_open_again_when_it_was_not(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var action = new ActionItem(world.Partnership.Id, "Tell payroll", PartnershipSide.District, "Lena Brandt", TestHub.Today);
        await hub.SaveAsync(action);
        async Task<DateOnly?> DoneAsync(bool done)
        {
            (await hub.As<FinishAction>(world.DistrictLead).RunAsync(new(action.Id, done))).IsDone.ShouldBeTrue();
            return (await hub.As<ListDecisions>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Actions.Single().DoneOn;
        }
        (await DoneAsync(true)).ShouldBe(TestHub.Today);
        hub.Time.Pass(TimeSpan.FromDays(3));
        (await DoneAsync(true)).ShouldBe(TestHub.Today, "a second tap does not make it late");
        (await DoneAsync(false)).ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Agreements_and_partners_are_listed_with_signers_schools_and_what_ends(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var agreement = (await hub.As<ListAgreements>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.Single();
        (agreement.Title, agreement.State, agreement.Concerns, agreement.Ending).ShouldBe(("Residency agreement 2025–28", AgreementState.Active, ConcernSight.Counts, false));
        agreement.Schools.ShouldBe(["Eastside High School"]);
        agreement.Signers.Select(s => (s.Name, s.SignedOn)).ShouldBe([("Rosa Lind", new DateOnly(2025, 6, 1)), ("Amir Haddad", new DateOnly(2025, 6, 2))]);
        hub.GoTo(new(2028, 1, 3));
        (await hub.As<ListAgreements>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Ending.ShouldBeTrue("179 days are left");
        hub.GoTo(new(2028, 1, 1));
        (await hub.As<ListAgreements>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Ending.ShouldBeFalse("181 days are left");

        var partnership = (await hub.As<ListPartnerships>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single();
        partnership.Members.Select(m => (m.Side, m.Name)).ShouldBe([(PartnershipSide.University, "Harbor Valley Residency"), (PartnershipSide.District, "Harbor City Unified")]);
        foreach (var viewer in new[] { world.OtherCoordinator, world.OtherDistrictLead })
        {
            (await hub.As<ListAgreements>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty(viewer.Name);
            (await hub.As<ListPartnerships>(viewer).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty(viewer.Name);
        }
        (await hub.As<ListAgreements>(world.Observer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty("a funder sees the partnership, not its contracts");
        (await hub.As<ListPartnerships>(world.Observer).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem();
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

public sealed class HealthTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Neither_side_reads_the_other_s_rating_before_both_are_in_and_then_both_read_both(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var round = await OpenAsync(hub, world, "CA-10");
        (await hub.As<ShowWork>(world.DistrictLead).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Href.EndsWith($"health/{round}", StringComparison.Ordinal));
        (await RateAsync(hub, world.Coordinator, round, 3, "the university’s minutes", send: false)).Sent.ShouldBeFalse();
        (await RateAsync(hub, world.Faculty, round, 3, "the university’s minutes", send: false)).Sent.ShouldBeFalse("the same side writes on");
        (await hub.As<RateForSide>(world.Faculty).RunAsync(await RequestAsync(hub, world.Faculty, round, 3, "x", send: true))).ShouldBeRefused("not-for-side");
        (await RateAsync(hub, world.Coordinator, round, 3, "the university’s minutes")).ShouldSatisfyAllConditions(d => d.Sent.ShouldBeTrue(), d => d.Revealed.ShouldBeFalse());
        foreach (var other in new[] { world.DistrictLead, world.Principal })
        {
            var blind = await ShowAsync(hub, other, round);
            (blind.OtherIsIn, blind.Version, blind.Items.All(i => i.Own is null && i.Result is null)).ShouldBe((true, null, true), other.Name);
            JsonSerializer.Serialize(blind).ShouldNotContain("minutes");
        }
        JsonSerializer.Serialize((await hub.As<ListRecordChanges>(world.DistrictLead).RunAsync(new(world.Partnership.Id))).ValueOrDefault).ShouldNotContain("minutes");
        (await hub.As<ShowHealthRound>(world.Administrator).RunAsync(round)).ShouldBeOfType<Outcome<ShowHealthRound.Answer>.Forbidden>("whoever rates for no side reads none");

        (await RateAsync(hub, world.DistrictLead, round, 1, "the schedule")).ShouldSatisfyAllConditions(d => d.Revealed.ShouldBeTrue(), d => d.ToDiscuss.ShouldBe(10));
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal })
            (await ShowAsync(hub, viewer, round)).Items.ShouldAllBe(i => i.Result!.University.Level == 3 && i.Result.University.Evidence == "the university’s minutes" && i.Result.District.Level == 1 && i.Result.Gap == 2, viewer.Name);
        (await hub.As<RateForSide>(world.DistrictLead).RunAsync(await RequestAsync(hub, world.DistrictLead, round, 3, "x", send: true))).ShouldBeRefused("round-revealed");
        (await hub.As<TakeRatingBack>(world.DistrictLead).RunAsync(round)).ShouldBeRefused("round-revealed");

        var page = (await hub.As<ShowHealth>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        (page.Rounds.Rows.Single().FarApart, page.Rounds.Rows.Single().Agreeing, page.Talks.Count, page.Talks.Rows[0].Why).ShouldBe((10, 0, 10, "Fall 2026: the university says “Sustained with evidence”, district and schools say “In design”."));
        (await hub.As<CloseDiscussion>(world.Principal).RunAsync(new(page.Talks.Rows[0].Id, "We meet on site."))).IsDone.ShouldBeTrue();
        (await hub.As<CloseDiscussion>(world.Coordinator).RunAsync(new(page.Talks.Rows[0].Id, "Twice."))).ShouldBeRefused("talked-about");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_sides_that_send_in_the_same_moment_both_read_the_result(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var round = await OpenAsync(hub, world, "LPI-8");
        var (one, other) = (await RequestAsync(hub, world.Coordinator, round, 1, null, send: true), await RequestAsync(hub, world.DistrictLead, round, 1, null, send: true));
        var done = await Task.WhenAll(hub.As<RateForSide>(world.Coordinator).RunAsync(one), hub.As<RateForSide>(world.DistrictLead).RunAsync(other));
        done.Select(d => d.ShouldBeOfType<Outcome<RateForSide.Done>.Done>().Value.Revealed).Order().ShouldBe([false, true]);
        await using var db = hub.Open();
        (await db.HealthResults.CountAsync(), await db.ToDiscuss.CountAsync()).ShouldBe((8, 0));
        // a second post of the same form writes nothing
        (await hub.As<RateForSide>(world.Coordinator).RunAsync(one)).ShouldBeRefused("round-revealed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_about_one_school_no_other_school_and_no_stranger_reads(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var instrument = await InstrumentAsync(hub, "NAPDS-9");
        (await hub.As<OpenHealthRound>(world.Principal).RunAsync(new(world.Partnership.Id, instrument, $"school-{world.SecondSchool.Id}", null))).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Invalid>("another building");
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(new(world.Partnership.Id, instrument, $"program-{world.Program.Id}", null))).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Invalid>("both sides have to read it");
        var round = (await hub.As<OpenHealthRound>(world.Principal).RunAsync(new(world.Partnership.Id, instrument, $"school-{world.School.Id}", null))).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Done>().Value.Round;
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(new(world.Partnership.Id, instrument, $"school-{world.School.Id}", null))).ShouldBeRefused("round-open");
        await RateAsync(hub, world.Coordinator, round, 2, "seen");
        await RateAsync(hub, world.Principal, round, 2, "seen");
        (await ShowAsync(hub, world.DistrictLead, round)).Place.ShouldBe("Eastside High School");
        foreach (var other in new[] { world.SecondPrincipal, world.OtherPrincipal, world.OtherDistrictLead, world.OtherCoordinator })
        {
            (await hub.As<ShowHealthRound>(other).RunAsync(round)).ShouldBeOfType<Outcome<ShowHealthRound.Answer>.NotFound>(other.Name);
            (await hub.As<RateForSide>(other).RunAsync(new(round, [], false, null))).ShouldBeOfType<Outcome<RateForSide.Done>.NotFound>(other.Name);
            (await hub.As<TakeRatingBack>(other).RunAsync(round)).ShouldBeOfType<Outcome<Nothing>.NotFound>(other.Name);
            (await hub.As<ChoosePriorities>(other).RunAsync(new(round, [Id<HealthItem>.New()], TestHub.Today, "A", "B"))).ShouldBeOfType<Outcome<int>.NotFound>(other.Name);
        }
        (await hub.As<ShowHealth>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Rounds.Rows.ShouldBeEmpty();
        foreach (var never in new[] { world.MentorViewer, world.ResidentViewer, world.Observer })
            (await hub.As<ShowHealth>(never).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowHealth.Answer>.Forbidden>(never.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Last_term_s_ratings_stand_beside_this_term_s_and_three_priorities_become_goals_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var before = await OpenAsync(hub, world, "NCTR-8");
        await RateAsync(hub, world.Coordinator, before, 1, null);
        // taken back and sent again, as long as the other is not in
        (await hub.As<TakeRatingBack>(world.Coordinator).RunAsync(before)).IsDone.ShouldBeTrue();
        await RateAsync(hub, world.Coordinator, before, 0, null);
        await RateAsync(hub, world.DistrictLead, before, 1, null);
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(new(world.Partnership.Id, await InstrumentAsync(hub, "NCTR-8"), null, null))).ShouldBeRefused("round-open");
        hub.Time.Pass(TimeSpan.FromDays(90));
        var now = await OpenAsync(hub, world, "NCTR-8");
        await RateAsync(hub, world.Coordinator, now, 2, "seen");
        await RateAsync(hub, world.DistrictLead, now, 1, null);
        var shown = await ShowAsync(hub, world.Principal, now);
        (shown.Term, shown.Before).ShouldBe(("Spring 2027", "Fall 2026"));
        shown.Items.ShouldAllBe(i => i.Result!.UniversityBefore == 0 && i.Result.DistrictBefore == 1 && i.Result.Gap == 1);
        var by = TestHub.Today.AddYears(1);
        var chosen = shown.Items.Take(3).Select(i => i.Id).ToList();
        (await hub.As<ChoosePriorities>(world.DistrictLead).RunAsync(new(now, [.. chosen, shown.Items[3].Id], by, "Grace Oduya", "Lena Brandt"))).ShouldBeOfType<Outcome<int>.Invalid>();
        (await hub.As<ChoosePriorities>(world.DistrictLead).RunAsync(new(before, [], by, "Grace Oduya", "Lena Brandt"))).ShouldBeOfType<Outcome<int>.Invalid>();
        (await hub.As<ChoosePriorities>(world.DistrictLead).RunAsync(new(now, chosen, by, "Grace Oduya", "Lena Brandt"))).ShouldBeOfType<Outcome<int>.Done>().Value.ShouldBe(3);
        (await hub.As<ChoosePriorities>(world.Coordinator).RunAsync(new(now, chosen, by, "Grace Oduya", "Lena Brandt"))).ShouldBeRefused("priorities-chosen");
        var goals = (await hub.As<ShowRecord>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Goals;
        (goals.Count, goals[0].Aim.Baseline, goals[0].Aim.Target, goals[0].Owners.University).ShouldBe((3, 1, 2, "Grace Oduya"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_gap_stands_on_the_next_planned_meeting_at_once_and_waits_by_name_when_none_is_planned(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var round = await OpenAsync(hub, world, "LPI-8");
        await RateAsync(hub, world.Coordinator, round, 3, "seen");
        await RateAsync(hub, world.DistrictLead, round, 0, null);
        (await TalksAsync(world.Principal)).ShouldAllBe(t => t.Next == null, "no committee is there yet");
        var committee = new Committee(world.Partnership.Id, RecordPlace.Whole, CommitteeKind.Steering, new("Steering committee", null, 60, null, "America/Denver", default, new(1, 1, 0)), TestHub.Today.AddDays(-30));
        await hub.SaveAsync(committee);
        (await TalksAsync(world.Principal)).ShouldAllBe(t => t.Next!.Name == "Steering committee" && t.Next.Meeting == null);
        (await hub.As<ShowCommittee>(world.Principal).RunAsync(new(committee.Id))).ValueOrDefault!.ShouldSatisfyAllConditions(c => c.ToDiscuss.Count.ShouldBe(8), c => c.Planned!.Meeting.ShouldBeNull());
        var planned = (await hub.As<PlanMeeting>(world.Coordinator).RunAsync(new(committee.Id, TestHub.Today.AddDays(9), new(15, 30), 60, null))).ShouldBeOfType<Outcome<PlanMeeting.Done>.Done>().Value.Meeting;
        (await TalksAsync(world.DistrictLead)).ShouldAllBe(t => t.Next!.Meeting == planned && t.Next.Day == TestHub.Today.AddDays(9));
        (await hub.As<ShowMeeting>(world.Principal).RunAsync(new(planned))).ValueOrDefault!.Coming.Count(i => i.Kind is AgendaKind.ToDiscuss).ShouldBe(8, "on the agenda before anybody begins the meeting");

        async Task<IReadOnlyList<ShowHealth.Talk>> TalksAsync(Viewer viewer) => (await hub.As<ShowHealth>(viewer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Talks.Rows;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Evidence_in_a_record_of_the_hub_is_named_to_those_who_read_it_and_to_nobody_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana Whitfield", PartnershipSide.University, TestHub.Today, TestHub.Today.AddDays(9));
        var goal = new Goal(world.Partnership.Id, RecordPlace.Of(world.SecondSchool), "Fewer fail", null, GoalMeasure.Entered, "%", false, new(9, TestHub.Today.AddDays(-40), 1, TestHub.Today.AddYears(1)), new("Grace", "Maria", null));
        var cycle = new ImprovementCycle(goal, new("Fewer fail at Lincoln", "tutoring", "five fewer", "Mondays", TestHub.Today.AddDays(-40), TestHub.Today.AddDays(9), "Maria"), null, Guid.NewGuid(), "Maria Santana", PartnershipSide.District, TestHub.Today.AddDays(-40));
        await hub.SaveAsync(decision, goal, cycle);
        var round = await OpenAsync(hub, world, "LPI-8");
        var (plain, other) = ($"/decisions/{decision.Id}", $"/partnerships/{world.Partnership.Id}/cycles/{cycle.Id}");
        foreach (var wrong in new[] { "//elsewhere.example", "/account/sign-out", "javascript:alert(1)", $"/decisions/{decision.Id}/x/y/z" })
            (await hub.As<RateForSide>(world.Coordinator).RunAsync(await LinkedAsync(world.Coordinator, wrong))).ShouldBeOfType<Outcome<RateForSide.Done>.Invalid>(wrong);
        (await hub.As<RateForSide>(world.Coordinator).RunAsync(await LinkedAsync(world.Coordinator, plain))).IsDone.ShouldBeTrue();
        (await hub.As<RateForSide>(world.DistrictLead).RunAsync(await LinkedAsync(world.DistrictLead, other))).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world.Principal, round)).Items.ShouldAllBe(i => i.Result!.University.Link == plain && i.Result.University.LinkTitle == "the decision “Earlier start”" && i.Result.District.Link == null && i.Result.District.LinkTitle == "in a record that you do not read");
        (await ShowAsync(hub, world.SecondPrincipal, round)).Items.ShouldAllBe(i => i.Result!.District.Link == other && i.Result.District.LinkTitle == "the improvement cycle “Fewer fail at Lincoln”");

        async Task<RateForSide.Request> LinkedAsync(Viewer viewer, string link) => await RequestAsync(hub, viewer, round, 1, "seen", send: true) is var all ? all with { Lines = [.. all.Lines.Select(l => l with { Link = link })] } : null!;
    }

    [Fact]
    public void Every_instrument_names_its_issuer_and_says_that_the_sentences_are_ours()
    {
        var shipped = BuiltInInstruments.Shipped().ToList();
        shipped.Select(i => (i.Code, i.Items.Count)).Order().ShouldBe([("AAQEP", 12), ("CA-10", 10), ("CAEP-R2", 3), ("CS-5", 5), ("LPI-8", 8), ("NAPDS-9", 9), ("NCTR-8", 8), ("PDS-16", 16)]);
        shipped.ShouldAllBe(i => i.Issuer.Length > 0 && i.Licence.Length > 20 && i.Source.StartsWith("https://") && i.Levels.Any(l => l.Value == i.EvidenceFrom));
        shipped.ShouldAllBe(i => i.Items.Select(x => x.Code).Distinct().Count() == i.Items.Count);
    }

    private static async Task<Id<HealthInstrument>> InstrumentAsync(TestHub hub, string code)
    {
        await using var db = hub.Open();
        return (await db.HealthInstruments.SingleAsync(i => i.Code == code)).Id;
    }

    private static async Task<Id<HealthRound>> OpenAsync(TestHub hub, World world, string code) =>
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(new(world.Partnership.Id, await InstrumentAsync(hub, code), null, null))).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Done>().Value.Round;

    private static async Task<RateForSide.Request> RequestAsync(TestHub hub, Viewer viewer, Id<HealthRound> round, int level, string? evidence, bool send)
    {
        var shown = await ShowAsync(hub, viewer, round);
        return new(round, [.. shown.Items.Select(i => new RateForSide.Line(i.Id, level, evidence, null))], send, shown.Version);
    }

    private static async Task<RateForSide.Done> RateAsync(TestHub hub, Viewer viewer, Id<HealthRound> round, int level, string? evidence, bool send = true) =>
        (await hub.As<RateForSide>(viewer).RunAsync(await RequestAsync(hub, viewer, round, level, evidence, send))).ShouldBeOfType<Outcome<RateForSide.Done>.Done>().Value;

    private static async Task<ShowHealthRound.Answer> ShowAsync(TestHub hub, Viewer viewer, Id<HealthRound> round) =>
        (await hub.As<ShowHealthRound>(viewer).RunAsync(round)).ShouldBeOfType<Outcome<ShowHealthRound.Answer>.Done>().Value;
}

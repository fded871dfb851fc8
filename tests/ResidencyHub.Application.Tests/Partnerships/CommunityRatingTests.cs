using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>The community as a third side: it rates for itself, by a link, and nobody reads anybody's before all are in.</summary>
public sealed class CommunityRatingTests
{
    private const string Rosa = "rosa.lim@families.example";

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_community_rates_by_its_own_link_and_the_result_is_there_when_all_three_are_in(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await WithCommunityAsync(hub, world);
        var instrument = await InstrumentAsync(hub);
        OpenHealthRound.Request open = new(world.Partnership.Id, instrument, null, null);
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(open)).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Invalid>().Errors.Single().Field.ShouldBe("CommunityVoice");
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(open with { CommunityVoice = "Nobody", CommunityEmail = Rosa })).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Invalid>().Errors.Single().Field.ShouldBe("CommunityVoice");
        var round = (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(open with { CommunityVoice = "Rosa Lim", CommunityEmail = Rosa })).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Done>().Value.Round;
        await RateAsync(hub, world.Coordinator, round, 3, "the university’s minutes");

        var rosa = await BearerAsync(hub, Rosa);
        var blind = (await rosa.GetRequiredService<ShowRatingByLink>().RunAsync(default)).ValueOrDefault!;
        (blind.Side, blind.Sides.Count, blind.In.Single(), blind.Items.All(i => i.Own is null && i.Result is null)).ShouldBe((PartnershipSide.Community, 3, PartnershipSide.University, true));
        JsonSerializer.Serialize(blind).ShouldNotContain("minutes");
        RateByLink.Request given = new([.. blind.Items.Select(i => new RateForSide.Line(i.Id, 0, "the families’ council", null))], true, null);
        (await rosa.GetRequiredService<RateByLink>().RunAsync(given)).ShouldBeOfType<Outcome<RateForSide.Done>.Done>().Value.ShouldSatisfyAllConditions(d => d.Sent.ShouldBeTrue(), d => d.Revealed.ShouldBeFalse("district and schools are missing"));
        (await (await BearerAsync(hub, Rosa)).GetRequiredService<TakeRatingBackByLink>().RunAsync(default)).IsDone.ShouldBeTrue();
        var again = (await (await BearerAsync(hub, Rosa)).GetRequiredService<ShowRatingByLink>().RunAsync(default)).ValueOrDefault!;
        (await (await BearerAsync(hub, Rosa)).GetRequiredService<RateByLink>().RunAsync(given with { Version = again.Version })).IsDone.ShouldBeTrue();
        (await hub.As<AskCommunityAgain>(world.DistrictLead).RunAsync(new(round, "Rosa Lim", "lead@district.example"))).ShouldBeOfType<Outcome<Application.Notifications.Told>.Invalid>("another side can't have itself sent what the community wrote").Errors.Single().Field.ShouldBe("Email");
        (await hub.As<AskCommunityAgain>(world.DistrictLead).RunAsync(new(round, "Rosa Lim", Rosa))).IsDone.ShouldBeTrue("the same address again");
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal, world.Faculty })
            JsonSerializer.Serialize(await ShowAsync(hub, viewer, round)).ShouldNotContain("council", customMessage: viewer.Name);

        (await RateAsync(hub, world.DistrictLead, round, 2, "the schedule")).ShouldSatisfyAllConditions(d => d.Revealed.ShouldBeTrue(), d => d.ToDiscuss.ShouldBe(10));
        foreach (var shown in new[] { await ShowAsync(hub, world.Principal, round), (await (await BearerAsync(hub, Rosa)).GetRequiredService<ShowRatingByLink>().RunAsync(default)).ValueOrDefault! })
            shown.Items.ShouldAllBe(i => i.Result!.University.Level == 3 && i.Result.District.Level == 2 && i.Result.Community!.Level == 0 && i.Result.Community.Evidence == "the families’ council" && i.Result.Gap == 3);
        var page = (await hub.As<ShowHealth>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        (page.Rounds.Rows.Single().FarApart, page.Talks.Rows[0].Why.EndsWith("the community says “Not started”.", StringComparison.Ordinal)).ShouldBe((10, true), page.Talks.Rows[0].Why);
        (await (await BearerAsync(hub, Rosa)).GetRequiredService<RateByLink>().RunAsync(given)).ShouldBeRefused("round-revealed");
        (await (await BearerAsync(hub, Rosa)).GetRequiredService<TakeRatingBackByLink>().RunAsync(default)).ShouldBeRefused("round-revealed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_three_that_send_in_the_same_moment_write_one_result(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await WithCommunityAsync(hub, world);
        var round = await OpenAsync(hub, world);
        var rosa = await BearerAsync(hub, Rosa);
        var blank = (await rosa.GetRequiredService<ShowRatingByLink>().RunAsync(default)).ValueOrDefault!;
        RateForSide.Request request = new(round, [.. blank.Items.Select(i => new RateForSide.Line(i.Id, 1, null, null))], true, null);
        var done = await Task.WhenAll(
            hub.As<RateForSide>(world.Coordinator).RunAsync(request), hub.As<RateForSide>(world.DistrictLead).RunAsync(request), (await BearerAsync(hub, Rosa)).GetRequiredService<RateByLink>().RunAsync(new(request.Lines, true, null)));
        done.Select(d => d.ShouldBeOfType<Outcome<RateForSide.Done>.Done>().Value.Revealed).Order().ShouldBe([false, false, true]);
        await using var db = hub.Open();
        (await db.HealthResults.CountAsync(), await db.HealthResults.CountAsync(r => r.CommunityLevel == 1)).ShouldBe((10, 10));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_link_opens_its_own_round_alone_is_replaced_by_a_newer_one_and_a_community_that_left_is_not_waited_for(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await WithCommunityAsync(hub, world);
        var round = await OpenAsync(hub, world);
        var old = (await hub.LinkInLetterAsync(Rosa)).Split('/')[^1];
        var bearer = await BearerAsync(hub, Rosa);
        (await bearer.GetRequiredService<ShowHealthRound>().RunAsync(round)).ShouldBeOfType<Outcome<ShowHealthRound.Answer>.Forbidden>();
        (await bearer.GetRequiredService<ShowHealth>().RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowHealth.Answer>.Forbidden>();
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherPrincipal })
            (await hub.As<AskCommunityAgain>(stranger).RunAsync(new(round, "Rosa Lim", Rosa))).ShouldBeOfType<Outcome<Application.Notifications.Told>.NotFound>();
        (await hub.As<AskCommunityAgain>(world.DistrictLead).RunAsync(new(round, "Nobody", Rosa))).IsDone.ShouldBeFalse();
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        (await hub.As<AskCommunityAgain>(world.DistrictLead).RunAsync(new(round, "Rosa Lim", "another@families.example"))).IsDone.ShouldBeTrue();
        (await hub.OpenLinkAsync(old)).Item1.ShouldBeOfType<LinkOpening.Shut>();
        var other = await BearerAsync(hub, "another@families.example");
        await RateAsync(hub, world.Coordinator, round, 1, null);

        // it leaves: the two that remain are all
        await using (var db = hub.Open())
        {
            (await db.PartnershipMembers.SingleAsync(m => m.PartnershipId == world.Partnership.Id && m.Side == PartnershipSide.Community)).Leave(TestHub.Today);
            await db.SaveChangesAsync();
        }
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await (await BearerAsync(hub, "another@families.example")).GetRequiredService<RateByLink>().RunAsync(new([], false, null))).ShouldBeRefused("community-left");
        (await RateAsync(hub, world.DistrictLead, round, 1, null)).Revealed.ShouldBeTrue();
        (await ShowAsync(hub, world.Principal, round)).ShouldSatisfyAllConditions(r => r.Sides.Count.ShouldBe(2), r => r.Items.ShouldAllBe(i => i.Result!.Community == null));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_round_in_which_only_a_community_that_has_left_is_missing_opens_by_itself(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await WithCommunityAsync(hub, world);
        var round = await OpenAsync(hub, world);
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead })
            (await RateAsync(hub, viewer, round, viewer == world.Coordinator ? 3 : 1, "the schedule")).Revealed.ShouldBeFalse(viewer.Name);
        (await hub.JobAsync<OpenWaitingRounds>()).ShouldBe(0, "the community is asked still");
        await hub.ChangeAsync(async db => (await db.PartnershipMembers.SingleAsync(m => m.PartnershipId == world.Partnership.Id && m.Side == PartnershipSide.Community)).Leave(TestHub.Today));
        (await hub.JobAsync<OpenWaitingRounds>()).ShouldBe(0, "its last day is not over");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await ShowAsync(hub, world.Principal, round)).RevealedOn.ShouldBeNull();
        (await hub.JobAsync<OpenWaitingRounds>()).ShouldBe(1);
        (await hub.JobAsync<OpenWaitingRounds>()).ShouldBe(0, "once");
        (await ShowAsync(hub, world.Principal, round)).ShouldSatisfyAllConditions(r => r.RevealedOn.ShouldBe(TestHub.Today.AddDays(1)), r => r.Sides.Count.ShouldBe(2), r => r.Items.ShouldAllBe(i => i.Result!.University.Level == 3 && i.Result.District.Level == 1 && i.Result.Community == null));
        (await hub.As<ShowHealth>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Talks.Count.ShouldBe(10);
        (await hub.As<ListRecordChanges>(world.Faculty).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.ShouldContain(c => c.Title.StartsWith("All ratings are in", StringComparison.Ordinal));
        (await hub.LettersAsync()).ShouldContain(l => l.Subject.StartsWith("Both ratings are in", StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_typed_behind_the_link_is_kept_for_its_own_reader_alone_and_each_sending_stands_in_the_history(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await WithCommunityAsync(hub, world);
        var round = await OpenAsync(hub, world);
        var words = new Dictionary<string, string> { ["Form.Lines[0].Evidence"] = "what families told us" };
        (await (await BearerAsync(hub, Rosa)).GetRequiredService<SaveDraft>().RunAsync(new($"rating/{round}", words, null))).IsDone.ShouldBeTrue();
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        (await hub.As<AskCommunityAgain>(world.DistrictLead).RunAsync(new(round, "Rosa Lim", Rosa))).IsDone.ShouldBeTrue();
        (await (await BearerAsync(hub, Rosa)).GetRequiredService<ReadDraft>().RunAsync($"rating/{round}")).ValueOrDefault!.Fields.Values.ShouldBe(["what families told us"], "a newer letter to the same address");
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        (await hub.As<AskCommunityAgain>(world.Coordinator).RunAsync(new(round, "Rosa Lim", "another@families.example"))).IsDone.ShouldBeTrue();
        (await (await BearerAsync(hub, "another@families.example")).GetRequiredService<ReadDraft>().RunAsync($"rating/{round}")).ValueOrDefault.ShouldBeNull("not who is asked in her place");
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Administrator })
            (await hub.As<ReadDraft>(viewer).RunAsync($"rating/{round}")).ValueOrDefault.ShouldBeNull(viewer.Name);
        var told = (await hub.As<ListRecordChanges>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes;
        told.Count(c => c.Title.StartsWith("The community’s link was sent again", StringComparison.Ordinal)).ShouldBe(1);
        told.Single(c => c.Title.StartsWith("The community’s link went to another address", StringComparison.Ordinal)).ShouldSatisfyAllConditions(c => c.By.ShouldBe("Dana Whitfield"), c => JsonSerializer.Serialize(c).ShouldNotContain("families.example"));
    }

    private static async Task WithCommunityAsync(TestHub hub, World world)
    {
        await using var db = hub.Open();
        var partnership = await db.Partnerships.SingleAsync(p => p.Id == world.Partnership.Id);
        db.Add(partnership.Join("Families’ council", PartnershipSide.Community, new Period(partnership.StartedOn)));
        db.Add(new RecordEntry(partnership.Id, RecordPlace.Whole, EntryKind.Role, new("Community voice", "Rosa Lim", PartnershipSide.Community, null, new Period(partnership.StartedOn))));
        await db.SaveChangesAsync();
    }

    private static async Task<Id<HealthInstrument>> InstrumentAsync(TestHub hub)
    {
        await using var db = hub.Open();
        return (await db.HealthInstruments.SingleAsync(i => i.Code == "CA-10")).Id;
    }

    private static async Task<Id<HealthRound>> OpenAsync(TestHub hub, World world) =>
        (await hub.As<OpenHealthRound>(world.Coordinator).RunAsync(new(world.Partnership.Id, await InstrumentAsync(hub), null, null, "Rosa Lim", Rosa))).ShouldBeOfType<Outcome<OpenHealthRound.Done>.Done>().Value.Round;

    private static async Task<IServiceProvider> BearerAsync(TestHub hub, string email)
    {
        var (opening, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(email)).Split('/')[^1]);
        opening.ShouldBeOfType<LinkOpening.Good>(email);
        return bearer;
    }

    private static async Task<RateForSide.Done> RateAsync(TestHub hub, Viewer viewer, Id<HealthRound> round, int level, string? evidence)
    {
        var shown = await ShowAsync(hub, viewer, round);
        return (await hub.As<RateForSide>(viewer).RunAsync(new(round, [.. shown.Items.Select(i => new RateForSide.Line(i.Id, level, evidence, null))], true, shown.Version))).ShouldBeOfType<Outcome<RateForSide.Done>.Done>().Value;
    }

    private static async Task<ShowHealthRound.Answer> ShowAsync(TestHub hub, Viewer viewer, Id<HealthRound> round) =>
        (await hub.As<ShowHealthRound>(viewer).RunAsync(round)).ShouldBeOfType<Outcome<ShowHealthRound.Answer>.Done>().Value;
}

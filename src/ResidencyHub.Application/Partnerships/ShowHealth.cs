using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>How the partners rate their partnership: the rounds, what is to be discussed, and on what one can rate.</summary>
public sealed class ShowHealth(UseCaseServices services) : Query<ShowHealth.Request, ShowHealth.Answer>(services)
{
    private static readonly DateOnly _far = new(9999, 12, 31);
    private static readonly ListOrder<HealthRound> _byBeginning = ListOrder<HealthRound>.By(r => r.OpenedOn);

    // what waits to be discussed first, then what was talked about last
    private static readonly ListOrder<ToDiscuss> _byTalk = ListOrder<ToDiscuss>.By(t => t.TalkedOn ?? _far);

    /// <param name="Partnership">Whose.</param>
    /// <param name="Rounds">Which page of its rounds; null for the first.</param>
    /// <param name="Talks">The cursor after which what to discuss is shown.</param>
    public sealed record Request(Id<Partnership> Partnership, PageRequest? Rounds = null, string? Talks = null);

    /// <param name="MayOpen">The viewer begins rounds.</param>
    /// <param name="CommunityVoices">Who can rate for the community; null where it is no side.</param>
    public sealed record Answer(Id<Partnership> Id, string Name, bool MayOpen, bool MayKeep, PageOf<RoundRow> Rounds, PageOf<Talk> Talks, IReadOnlyList<InstrumentRow> Instruments, IReadOnlyList<PlaceChoice> Places, IReadOnlyList<string>? CommunityVoices);

    /// <param name="OwnIn">The own side has sent; null for who rates for no side.</param>
    /// <param name="FarApart">So many lines lie as far apart as the rule says; 0 before both are in.</param>
    public sealed record RoundRow(Id<HealthRound> Id, string Title, string Term, string? Place, DateOnly DueOn, DateOnly? RevealedOn, bool? OwnIn, int Lines, int Agreeing, int FarApart);

    /// <param name="Next">On whose agenda it stands; null when it was talked about, or no committee is about that place.</param>
    public sealed record Talk(Id<ToDiscuss> Id, string Title, string Why, string? Place, DateOnly RaisedOn, DateOnly? TalkedOn, string? Outcome, string? ClosedBy, TalksNext? Next);

    public sealed record InstrumentRow(Id<HealthInstrument> Id, string Title, string Edition, string Issuer, string Licence, string Source, int Items);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var side = Record.SideOf(operation.Viewer.Role);
        var far = (await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.HealthGapLevels);
        var page = await _byBeginning.ReadAsync(db.HealthRounds.Where(r => r.PartnershipId == partnership.Id), (request.Rounds ?? new()) with { Descending = true }, r => r, stop);
        var rounds = page.Rows.ToList();
        var ids = rounds.ConvertAll(r => r.Id);
        var sent = await db.SideRatings.Where(r => ids.Contains(r.RoundId) && r.Side == side && r.SentOn != null).Select(r => r.RoundId).ToListAsync(stop);
        var results = (await db.HealthResults.Where(r => ids.Contains(r.RoundId)).Select(r => new { r.RoundId, r.UniversityLevel, r.DistrictLevel, r.CommunityLevel }).ToListAsync(stop)).ToLookup(r => r.RoundId, r => HealthResult.GapOf(r.UniversityLevel, r.DistrictLevel, r.CommunityLevel));
        var talks = await _byTalk.ReadAsync(db.ToDiscuss.Where(t => t.PartnershipId == partnership.Id), new(Descending: true, After: request.Talks), t => t, stop);
        var next = talks.Rows.Any(t => t.TalkedOn is null) ? await GapAgenda.NextAsync(operation, partnership.Id, stop) : null;
        var opens = operation.Viewer.May(Permission.VoteForSide) && side is not null;
        return new Answer(
            partnership.Id, partnership.Name, opens, operation.Viewer.May(Permission.KeepPartnerships) && side is not null,
            new PageOf<RoundRow>(rounds.ConvertAll(r => new RoundRow(r.Id, r.Title, r.Term, r.PlaceName, r.DueOn, r.RevealedOn, side is null ? null : sent.Contains(r.Id), results[r.Id].Count(), results[r.Id].Count(gap => gap == 0), results[r.Id].Count(gap => gap >= far))), page.Previous, page.Next, page.Count, page.CountIsExact),
            new PageOf<Talk>([.. talks.Rows.Select(t => new Talk(t.Id, t.Title, t.Why, t.PlaceName, t.RaisedOn, t.TalkedOn, t.Outcome, t.ClosedBy, t.TalkedOn is null ? next?.GetValueOrDefault(t.About with { Name = null }) : null))], talks.Previous, talks.Next, talks.Count, talks.CountIsExact),
            await db.HealthInstruments.Where(i => i.StartsOn <= today && (i.EndsOn == null || i.EndsOn >= today)).OrderBy(i => i.Title).Select(i => new InstrumentRow(i.Id, i.Title, i.Edition, i.Issuer, i.Licence, i.Source, i.Items.Count)).ToListAsync(stop),
            opens ? [.. RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)).Where(p => p.Key.Length == 0 || p.Key.StartsWith("school-", StringComparison.Ordinal))] : [], opens && RatingBySide.HasCommunity(partnership, today) ? await CommunityVoices.OfAsync(operation, partnership.Id, stop) : null);
    }
}

/// <summary>One round: the own side's rating while it is written; all, side by side, once all are in.</summary>
public sealed class ShowHealthRound(UseCaseServices services) : Query<Id<HealthRound>, ShowHealthRound.Answer>(services)
{
    /// <param name="Sides">Those that rate in it: of the result those that rated.</param>
    /// <param name="In">Those that have sent; what they say is not read before all are in.</param>
    /// <param name="Side">The viewer's; null for who rates for none.</param>
    /// <param name="SentOn">The own side's.</param>
    /// <param name="OtherIsIn">Another side has sent.</param>
    /// <param name="CommunityVoice">Who rates for the community; null where nobody does.</param>
    /// <param name="CommunityVoices">Who could be asked for the community in their place; for those who send, as long as it is not in.</param>
    /// <param name="Version">Of the own rating; null when none is begun.</param>
    /// <param name="Before">The term with which it is compared; null when there is none.</param>
    public sealed record Answer(
        Id<HealthRound> Id, Id<Partnership> Partnership, string PartnershipName, string Title, string Edition, string Issuer, string Licence, string Source, string Term, string? Place, DateOnly DueOn, DateOnly? RevealedOn, DateOnly? PrioritizedOn, string? Before,
        IReadOnlyList<PartnershipSide> Sides, IReadOnlyList<PartnershipSide> In, PartnershipSide? Side, bool MayWrite, bool MaySend, DateOnly? SentOn, string? SentBy, bool OtherIsIn, string? CommunityVoice, IReadOnlyList<string> CommunityVoices,
        int? Version, int EvidenceFrom, int FarApart, IReadOnlyList<Level> Levels, IReadOnlyList<Item> Items);

    public sealed record Level(int Value, string Word, string Words);

    /// <param name="Own">What the own side says while it is not shown yet.</param>
    /// <param name="Result">What all say; null before all are in.</param>
    public sealed record Item(Id<HealthItem> Id, string Code, string Title, string Words, string? Group, Rated? Own, Result? Result);

    /// <param name="Link">Null also where it leads to a record that the viewer does not read.</param>
    /// <param name="LinkTitle">What a link to a record of the hub opens.</param>
    public sealed record Rated(int? Level, string? Evidence, string? Link, string? LinkTitle = null);

    /// <param name="Community">Null where it did not rate.</param>
    /// <param name="UniversityBefore">Last term's.</param>
    public sealed record Result(Rated University, Rated District, Rated? Community, int Gap, int? UniversityBefore, int? DistrictBefore, int? CommunityBefore);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<HealthRound> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request, stop) is not { } round || await Record.FindAsync(operation, round.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        var side = Record.SideOf(operation.Viewer.Role);
        return await ReadAsync(operation, round, partnership, side, side is not null && operation.Viewer.May(Permission.KeepPartnerships), side is not null && operation.Viewer.May(Permission.VoteForSide), stop);
    }

    /// <summary>The round as one side reads it.</summary>
    internal static async Task<Answer> ReadAsync(Operation operation, HealthRound round, Partnership partnership, PartnershipSide? side, bool mayWrite, bool maySend, CancellationToken stop)
    {
        var db = operation.Db;
        var instrument = await db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).AsSplitQuery().SingleAsync(i => i.Id == round.InstrumentId, stop);
        var own = side is null || round.RevealedOn is not null ? null : await db.SideRatings.Include(r => r.Lines).SingleOrDefaultAsync(r => r.RoundId == round.Id && r.Side == side, stop);
        var results = round.RevealedOn is null ? [] : await db.HealthResults.Where(r => r.RoundId == round.Id).ToDictionaryAsync(r => r.ItemId, stop);
        var (school, code) = (round.SchoolId, instrument.Code);
        var before = round.RevealedOn is null ? null : await db.HealthRounds.Where(r => r.PartnershipId == round.PartnershipId && r.SchoolId == school && r.Id != round.Id && r.RevealedOn != null && r.OpenedOn < round.OpenedOn && db.HealthInstruments.Any(i => i.Id == r.InstrumentId && i.Code == code))
            .OrderByDescending(r => r.OpenedOn).FirstOrDefaultAsync(stop);
        // compared by the items' codes: an edition that changed leaves gaps, not wrong pairs
        var earlier = before is null ? [] : await db.HealthResults.Where(r => r.RoundId == before.Id).Join(db.Set<HealthItem>(), r => r.ItemId, i => i.Id, (r, i) => new { i.Code, r.UniversityLevel, r.DistrictLevel, r.CommunityLevel }).ToDictionaryAsync(r => r.Code, stop);
        var titles = await OwnRecords.TitlesAsync(operation, results.Values.SelectMany(r => new[] { r.UniversityLink, r.DistrictLink, r.CommunityLink }), stop);
        var rules = await RuleBook.OpenAsync(db, null, operation.Today, stop);
        var sides = round.RevealedOn is null ? RatingBySide.SidesOf(round, partnership, operation.Today) : round.Sides(results.Values.Any(r => r.CommunityLevel is not null));
        var sent = round.RevealedOn is null ? await InAsync(operation, round, stop) : sides;
        var asks = maySend && side is not PartnershipSide.Community && round.RevealedOn is null && sides.Contains(PartnershipSide.Community) && !sent.Contains(PartnershipSide.Community);
        return new Answer(
            round.Id, partnership.Id, partnership.Name, instrument.Title, instrument.Edition, instrument.Issuer, instrument.Licence, instrument.Source, round.Term, round.PlaceName, round.DueOn, round.RevealedOn, round.PrioritizedOn, before?.Term,
            sides, [.. sides.Where(sent.Contains)], side, mayWrite, maySend, own?.SentOn, own?.SentBy, sent.Any(s => s != side), sides.Contains(PartnershipSide.Community) ? round.CommunityVoice : null, asks ? await CommunityVoices.OfAsync(operation, partnership.Id, stop) : [],
            own?.Version, instrument.EvidenceFrom, rules.Number(RuleCode.HealthGapLevels),
            [.. instrument.Levels.OrderBy(l => l.Value).Select(l => new Level(l.Value, l.Word, l.Words))],
            [.. instrument.Items.OrderBy(i => i.Position).Select(i => new Item(
                i.Id, i.Code, i.Title, i.Words, i.GroupTitle, own?.Of(i) is { } line ? new Rated(line.Level, line.Evidence, line.Link) : null, results.TryGetValue(i.Id, out var r) ? Of(r, i) : null))]);

        Result Of(HealthResult r, HealthItem i) => new(
            Said(r.UniversityLevel, r.UniversityEvidence, r.UniversityLink), Said(r.DistrictLevel, r.DistrictEvidence, r.DistrictLink), r.CommunityLevel is { } level ? Said(level, r.CommunityEvidence, r.CommunityLink) : null, r.Gap,
            earlier.GetValueOrDefault(i.Code)?.UniversityLevel, earlier.GetValueOrDefault(i.Code)?.DistrictLevel, earlier.GetValueOrDefault(i.Code)?.CommunityLevel);

        // a record is looked up for this reader: who does not read it learns neither its title nor its address
        Rated Said(int level, string? evidence, string? link) => link is null || !OwnRecords.IsPath(link) ? new(level, evidence, link)
            : titles.TryGetValue(link, out var title) ? new(level, evidence, link, title) : new(level, evidence, null, OwnRecords.NotYours);
    }

    /// <summary>Which have sent, and no more.</summary>
    private static async Task<IReadOnlyList<PartnershipSide>> InAsync(Operation operation, HealthRound round, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether the other sides' ratings are in");
        return await wide.SideRatings.Where(r => r.RoundId == round.Id && r.SentOn != null).Select(r => r.Side).ToListAsync(stop);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>A decision whole: its reasons, every vote, what it decides about, what it amends and what has amended it.</summary>
public sealed class ShowDecision(UseCaseServices services) : Query<ShowDecision.Request, ShowDecision.Answer>(services)
{
    public sealed record Request(Id<Decision> Decision);

    /// <param name="Rounds">Every vote, by round.</param>
    /// <param name="Links">What it decides about, as far as the viewer may read it.</param>
    /// <param name="Hidden">How many more things it decides about.</param>
    /// <param name="Chain">The first of the chain to the last; this one is in it. One alone when nothing was amended.</param>
    /// <param name="MayPropose">The viewer speaks for a side here.</param>
    public sealed record Answer(
        Id<Decision> Id, Id<Partnership> Partnership, string PartnershipName, string? Place, string Title, string Rationale, string ProposedBy, PartnershipSide ProposedFor, DateOnly ProposedOn, DateOnly AnswerBy, DecisionState State, DateOnly? DecidedOn,
        SilenceMeans Silence, bool NeedsEverySide, bool BySilence, Id<Meeting>? Meeting, string? Committee, IReadOnlyList<Round> Rounds, IReadOnlyList<PartnershipSide> Sides, IReadOnlyList<DecisionLinkChoice> Links, int Hidden,
        IReadOnlyList<Link> Chain, IReadOnlyList<ActionLine> Actions, bool MayPropose, bool MayAmend, int Version);

    public sealed record Round(int Number, IReadOnlyList<ListDecisions.Cast> Votes);

    public sealed record Link(Id<Decision> Id, string Title, DecisionState State, DateOnly? DecidedOn);

    public sealed record ActionLine(string Title, string Owner, PartnershipSide Side, DateOnly DueOn, DateOnly? DoneOn);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Decisions.Include(d => d.Votes).Include(d => d.Links).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == request.Decision, stop) is not { } d || await Record.FindAsync(operation, d.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        var names = new DecisionLinks(operation, partnership.Id, d.About);
        var titles = await names.TitlesAsync([.. d.Links.Select(l => (l.Kind, l.Subject))], stop);
        var chain = await ChainAsync(operation, d, stop);
        var actions = await db.ActionItems.Where(a => a.DecisionId == d.Id).OrderBy(a => a.DueOn).Select(a => new ActionLine(a.Title, a.Owner, a.Side, a.DueOn, a.DoneOn)).ToListAsync(stop);
        var committee = d.CommitteeId is { } c ? await db.Committees.Where(x => x.Id == c).Select(x => x.Name).SingleOrDefaultAsync(stop) : null;
        var goes = Governing.Over(partnership, today) is null && operation.Viewer.May(Permission.VoteForSide);
        var last = chain.LastOrDefault(x => x.State is DecisionState.Agreed);
        return new Answer(
            d.Id, partnership.Id, partnership.Name, d.PlaceName, d.Title, d.Rationale, d.ProposedBy, d.ProposedFor, d.ProposedOn, d.AnswerBy, d.State, d.DecidedOn, d.Silence, d.NeedsEverySide, d.BySilence,
            d.Votes.FirstOrDefault(v => v.Round == d.Round && v.MeetingId is not null)?.MeetingId, committee,
            [.. d.Votes.GroupBy(v => v.Round).OrderByDescending(g => g.Key).Select(g => new Round(g.Key, [.. g.OrderBy(v => v.Side).Select(ListDecisions.CastOf)]))],
            [.. Governing.Sides(partnership, today).Concat(d.Standing.Select(v => v.Side)).Distinct().Order()],
            [.. titles.Select(t => names.Of(t.Key.Kind, t.Key.Subject, t.Value))], d.Links.Count - titles.Count, chain, actions, goes,
            goes && d.State is DecisionState.Agreed && (chain.Count == 0 || (last?.Id == d.Id && chain.All(x => x.State is not (DecisionState.Open or DecisionState.Stalled)))), d.Version);
    }

    private static async Task<IReadOnlyList<Link>> ChainAsync(Operation operation, Decision of, CancellationToken stop)
    {
        var all = await operation.Db.Decisions.Where(d => d.PartnershipId == of.PartnershipId && (d.AmendsId != null || operation.Db.Decisions.Any(x => x.AmendsId == d.Id))).Select(d => new { d.Id, d.Title, d.State, d.DecidedOn, d.ProposedOn, d.AmendsId }).Take(1000).ToListAsync(stop);
        var first = all.Find(d => d.Id == of.Id);
        while (first?.AmendsId is { } before && all.Find(d => d.Id == before) is { } earlier)
            first = earlier;
        if (first is null)
            return [];
        var chain = new List<Link>();
        var next = new Queue<Id<Decision>>([first.Id]);
        while (next.TryDequeue(out var id))
        {
            var one = all.Find(d => d.Id == id)!;
            chain.Add(new(one.Id, one.Title, one.State, one.DecidedOn));
            foreach (var child in all.Where(d => d.AmendsId == id).OrderBy(d => d.ProposedOn).ThenBy(d => d.Id))
                next.Enqueue(child.Id);
        }
        return chain;
    }
}

/// <summary>Every decision of a partnership in order, for a funder or an accreditor: who proposed it, why, how each side voted, where, and what it amends. No resident is named in it.</summary>
public sealed class ListDecisionLog(UseCaseServices services) : Query<ListDecisionLog.Request, ListDecisionLog.Answer>(services)
{
    /// <param name="Year">Of one school year; null for all.</param>
    public sealed record Request(Id<Partnership> Partnership, int? Year = null);

    public sealed record Answer(Id<Partnership> Partnership, string Name, IReadOnlyList<string> Partners, int? Year, IReadOnlyList<int> Years, IReadOnlyList<Row> Decisions, bool IsCut);

    public sealed record Row(
        Id<Decision> Id, string Title, string Rationale, string? Place, string ProposedBy, PartnershipSide ProposedFor, DateOnly ProposedOn, DateOnly AnswerBy, DecisionState State, DateOnly? DecidedOn, bool BySilence, IReadOnlyList<ListDecisions.Cast> Votes,
        string? Meeting, string? Amends, string? AmendedBy, IReadOnlyList<string> About);

    /// <summary>More stand in the log than one prints.</summary>
    private const int Most = 500;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var days = await db.Decisions.Where(d => d.PartnershipId == partnership.Id).Select(d => d.ProposedOn).ToListAsync(stop);
        var asked = db.Decisions.Include(d => d.Votes).Include(d => d.Links).AsSplitQuery().Where(d => d.PartnershipId == partnership.Id);
        if (request.Year is { } y and > 1950 and < 2200)
        {
            var (first, end) = (new AcademicYear(y).FirstDay, new AcademicYear(y).LastDay);
            asked = asked.Where(d => d.ProposedOn >= first && d.ProposedOn <= end);
        }
        var found = await asked.OrderBy(d => d.ProposedOn).ThenBy(d => d.Id).Take(Most + 1).ToListAsync(stop);
        var titles = await db.Decisions.Where(d => d.PartnershipId == partnership.Id).Select(d => new { d.Id, d.Title, d.AmendsId, d.State }).ToListAsync(stop);
        var meetings = found.SelectMany(d => d.Votes).Select(v => v.MeetingId).OfType<Id<Meeting>>().Distinct().ToList();
        var where = await (from m in db.Meetings join c in db.Committees on m.CommitteeId equals c.Id where meetings.Contains(m.Id) select new { m.Id, m.Day, c.Name }).ToDictionaryAsync(m => m.Id, m => $"{m.Name}, {PartnershipWords.Day(m.Day)}", stop);
        var links = await new DecisionLinks(operation, partnership.Id, RecordPlace.Whole).TitlesAsync([.. found.SelectMany(d => d.Links).Where(l => l.Kind is not LinkKind.Placement).Select(l => (l.Kind, l.Subject))], stop);
        return new Answer(partnership.Id, partnership.Name, [.. partnership.Members.Where(m => m.EndsOn is null).OrderBy(m => m.Side).Select(m => m.Name)], request.Year, [.. days.Select(d => AcademicYear.Of(d).StartYear).Distinct().OrderDescending()],
            [.. found.Take(Most).Select(d => new Row(
                d.Id, d.Title, d.Rationale, d.PlaceName, d.ProposedBy, d.ProposedFor, d.ProposedOn, d.AnswerBy, d.State, d.DecidedOn, d.BySilence, [.. d.Standing.OrderBy(v => v.Side).Select(ListDecisions.CastOf)],
                d.Standing.FirstOrDefault(v => v.MeetingId is not null)?.MeetingId is { } m ? where.GetValueOrDefault(m) : null, d.AmendsId is { } b ? titles.Find(t => t.Id == b)?.Title : null, titles.Find(t => t.AmendsId == d.Id && t.State is DecisionState.Agreed)?.Title,
                [.. d.Links.Select(l => l.Kind is LinkKind.Placement ? "a placement" : links.GetValueOrDefault((l.Kind, l.Subject))).OfType<string>()]))], found.Count > Most);
    }
}

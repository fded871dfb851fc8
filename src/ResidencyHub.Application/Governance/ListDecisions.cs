using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>What the partners decided and promised: decisions with each side's vote, actions with owner and due day, who votes for whom.</summary>
public sealed class ListDecisions(UseCaseServices services) : Query<ListDecisions.Request, ListDecisions.Answer>(services)
{
    private static readonly ListOrder<Decision> _byAnswer = ListOrder<Decision>.By(d => d.AnswerBy), _byDay = ListOrder<Decision>.By(d => d.ProposedOn);
    private static readonly ListOrder<ActionItem> _byDue = ListOrder<ActionItem>.By(a => a.DueOn);

    /// <summary>Which pages; none of them is the first of each list.</summary>
    /// <param name="Settled">Of what was decided, the latest proposed first.</param>
    /// <param name="Waiting">The cursor after which decisions that wait are shown: those that can be voted on, then the stalled ones, whose day is over.</param>
    /// <param name="Open">Likewise for open actions, the first that is due first.</param>
    /// <param name="Done">Likewise for those that are done, the latest due first.</param>
    public readonly record struct Request(PageRequest? Settled, string? Waiting, string? Open, string? Done);

    /// <summary>The cursors of what goes on beyond this page; null where nothing does.</summary>
    /// <param name="Waiting">Further decisions that wait.</param>
    /// <param name="Previous">Settled ones of later.</param>
    /// <param name="Next">Settled ones of earlier.</param>
    /// <param name="Open">Further open actions.</param>
    /// <param name="Done">Further ones that are done.</param>
    public sealed record Further(string? Waiting, string? Previous, string? Next, string? Open, string? Done);

    /// <param name="MySide">The side for which the viewer may vote anyway; null when they may not, or as a delegate alone.</param>
    /// <param name="Partnerships">Where the viewer may propose.</param>
    /// <param name="Delegations">Who votes for whom, from today on.</param>
    /// <param name="Delegates">Whom the viewer may name as delegate.</param>
    public sealed record Answer(IReadOnlyList<Row> Decisions, IReadOnlyList<Action> Actions, PartnershipSide? MySide, IReadOnlyList<PartnershipChoice> Partnerships, IReadOnlyList<DelegationRow> Delegations, IReadOnlyList<PartnerPerson> Delegates, Further More);

    /// <param name="Sides">The sides that vote: those with a partner today.</param>
    /// <param name="Voices">Who holds a role for the community today: nobody of it signs in, its vote is recorded.</param>
    /// <param name="VotesFor">The side for which the viewer may vote here, as a delegate, too.</param>
    /// <param name="Amends">The title of the decision that it changes.</param>
    public sealed record Row(Id<Decision> Id, string Partnership, string Title, string Rationale, string ProposedBy, PartnershipSide ProposedFor, DateOnly ProposedOn, DateOnly AnswerBy, DecisionState State, DateOnly? DecidedOn, IReadOnlyList<Cast> Votes, IReadOnlyList<PartnershipSide> Sides, IReadOnlyList<string> Voices,
        PartnershipSide? VotesFor, SilenceMeans Silence, bool BySilence, string? Amends, string? Place, int Version);

    /// <param name="ForWhom">The person for whom a delegate voted.</param>
    /// <param name="InMeeting">It was said in a meeting.</param>
    public sealed record Cast(PartnershipSide Side, Vote Vote, string By, DateOnly On, string? ForWhom, bool InMeeting);

    /// <param name="MayChange">The viewer is its owner or of its side.</param>
    public sealed record Action(Id<ActionItem> Id, string Title, PartnershipSide Side, string Owner, DateOnly DueOn, DateOnly? DoneOn, string? Decision, bool IsMine, bool MayChange, int Version);

    public sealed record PartnershipChoice(Id<Partnership> Id, string Name);

    public sealed record DelegationRow(Id<VoteDelegation> Id, string From, string Name, PartnershipSide Side, DateOnly StartsOn, DateOnly EndsOn, string Partnership, bool IsMine);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, me) = (operation.Db, operation.Today, operation.Viewer.AccountId);
        var partnerships = await db.Partnerships.Include(p => p.Members).OrderBy(p => p.StartedOn).ToListAsync(stop);
        var of = partnerships.ToDictionary(p => p.Id);
        var waiting = await _byAnswer.ReadAsync(db.Decisions.Where(d => d.State == DecisionState.Open || d.State == DecisionState.Stalled), new(Descending: true, After: request.Waiting), d => d.Id, stop);
        var settled = await _byDay.ReadAsync(db.Decisions.Where(d => d.State != DecisionState.Open && d.State != DecisionState.Stalled), (request.Settled ?? new()) with { Descending = true }, d => d.Id, stop);
        List<Id<Decision>> ids = [.. waiting.Rows, .. settled.Rows];
        var decisions = (await db.Decisions.Include(d => d.Votes).Where(d => ids.Contains(d.Id)).ToListAsync(stop)).OrderBy(d => ids.IndexOf(d.Id)).ToList();
        var open = await _byDue.ReadAsync(db.ActionItems.Where(a => a.DoneOn == null), new(After: request.Open), a => new { Item = a, Decision = db.Decisions.Where(d => d.Id == a.DecisionId).Select(d => d.Title).FirstOrDefault() }, stop);
        var done = await _byDue.ReadAsync(db.ActionItems.Where(a => a.DoneOn != null), new(Descending: true, After: request.Done), a => new { Item = a, Decision = db.Decisions.Where(d => d.Id == a.DecisionId).Select(d => d.Title).FirstOrDefault() }, stop);
        var delegations = await db.VoteDelegations.Where(g => g.TakenBackOn == null && g.EndsOn >= today).OrderBy(g => g.StartsOn).Take(100).ToListAsync(stop);
        var side = SideOf(operation.Viewer);
        var going = partnerships.Where(p => Governing.Over(p, today) is null).ToList();
        var people = new List<PartnerPerson>();
        if (side is not null)
            foreach (var partnership in going.Take(5))
                people.AddRange((await Governing.PeopleAsync(operation, partnership, stop)).Where(p => p.Side == side && p.Account != me));
        return new Answer(
            await RowsAsync(operation, decisions, of, delegations, stop),
            [.. open.Rows.Concat(done.Rows).Select(a => ActionOf(operation, a.Item, a.Decision))],
            side, side is null ? [] : going.ConvertAll(p => new PartnershipChoice(p.Id, p.Name)),
            delegations.ConvertAll(g => new DelegationRow(g.Id, g.FromName, g.Name, g.Side, g.StartsOn, g.EndsOn, of[g.PartnershipId].Name, g.FromAccountId == me)), [.. people.DistinctBy(p => p.Account).OrderBy(p => p.Name, StringComparer.Ordinal)],
            new(waiting.Next, settled.Previous, settled.Next, open.Next, done.Next));
    }

    /// <param name="operation">Whose list it is.</param>
    /// <param name="decisions">With their votes.</param>
    /// <param name="of">Their partnerships, with members.</param>
    /// <param name="delegations">From today on; at least those of the viewer.</param>
    /// <param name="stop">Ends the reading.</param>
    internal static async Task<List<Row>> RowsAsync(Operation operation, List<Decision> decisions, Dictionary<Id<Partnership>, Partnership> of, List<VoteDelegation> delegations, CancellationToken stop)
    {
        var (db, today, me, side) = (operation.Db, operation.Today, operation.Viewer.AccountId, SideOf(operation.Viewer));
        var amended = decisions.Select(d => d.AmendsId).OfType<Id<Decision>>().ToList();
        var titles = amended.Count == 0 ? [] : await db.Decisions.Where(d => amended.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Title, stop);
        var voices = (await db.RecordEntries.Where(e => e.Kind == EntryKind.Role && e.Side == PartnershipSide.Community && e.TakenOutOn == null && e.StartsOn <= today && (e.EndsOn == null || e.EndsOn >= today)).Select(e => new { e.PartnershipId, e.Person }).ToListAsync(stop)).ToLookup(e => e.PartnershipId, e => e.Person!);
        return decisions.ConvertAll(d => new Row(d.Id, of[d.PartnershipId].Name, d.Title, d.Rationale, d.ProposedBy, d.ProposedFor, d.ProposedOn, d.AnswerBy, d.State, d.DecidedOn, [.. d.Standing.Select(CastOf)],
                [.. Governing.Sides(of[d.PartnershipId], today).Concat(d.Standing.Select(v => v.Side)).Distinct().Order()], [.. voices[d.PartnershipId].Distinct().Order(StringComparer.Ordinal)],
                Governing.Over(of[d.PartnershipId], today) is not null || d.AnswerBy < today ? null : side ?? delegations.Find(g => g.AccountId == me && g.PartnershipId == d.PartnershipId && g.Holds.Contains(today))?.Side,
                d.Silence, d.BySilence, d.AmendsId is { } before ? titles.GetValueOrDefault(before) : null, d.PlaceName, d.Version));
    }

    internal static Action ActionOf(Operation operation, ActionItem a, string? decision) =>
        new(a.Id, a.Title, a.Side, a.Owner, a.DueOn, a.DoneOn, decision, a.OwnerAccountId is not null && a.OwnerAccountId == operation.Viewer.AccountId, FinishAction.MayChange(operation, a), a.Version);

    internal static Cast CastOf(DecisionVote vote) => new(vote.Side, vote.Vote, vote.CastBy, vote.CastOn, vote.ForWhom, vote.MeetingId is not null);

    /// <summary>Program people vote for the university's side, school and district people for the district's.</summary>
    internal static PartnershipSide? SideOf(Viewer viewer) => viewer.May(Permission.VoteForSide) ? Record.SideOf(viewer.Role) : null;
}

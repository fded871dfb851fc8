using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Governance;

/// <summary>All decisions within reach page by page, the latest proposed first: for programs that read the whole record.</summary>
public sealed class BrowseDecisions(UseCaseServices services) : Query<PageRequest, PageOf<ListDecisions.Row>>(services)
{
    private static readonly ListOrder<Decision> _byDay = ListOrder<Decision>.By(d => d.ProposedOn);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<PageOf<ListDecisions.Row>>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        var (db, today, me) = (operation.Db, operation.Today, operation.Viewer.AccountId);
        var page = await _byDay.ReadAsync(db.Decisions, request with { Descending = true }, d => d.Id, stop);
        var ids = page.Rows.ToList();
        var found = await db.Decisions.Include(d => d.Votes).Where(d => ids.Contains(d.Id)).ToListAsync(stop);
        var of = await db.Partnerships.Include(p => p.Members).ToDictionaryAsync(p => p.Id, stop);
        var delegations = await db.VoteDelegations.Where(g => g.AccountId == me && g.TakenBackOn == null && g.EndsOn >= today).ToListAsync(stop);
        var rows = await ListDecisions.RowsAsync(operation, [.. found.OrderBy(d => ids.IndexOf(d.Id))], of, delegations, stop);
        return new PageOf<ListDecisions.Row>(rows, page.Previous, page.Next, page.Count, page.CountIsExact);
    }
}

/// <summary>All actions within reach page by page, by the day on which they are due, the latest first.</summary>
public sealed class BrowseActions(UseCaseServices services) : Query<PageRequest, PageOf<ListDecisions.Action>>(services)
{
    private static readonly ListOrder<ActionItem> _byDue = ListOrder<ActionItem>.By(a => a.DueOn);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<PageOf<ListDecisions.Action>>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var page = await _byDue.ReadAsync(db.ActionItems, request with { Descending = true }, a => new { Item = a, Decision = db.Decisions.Where(d => d.Id == a.DecisionId).Select(d => d.Title).FirstOrDefault() }, stop);
        return new PageOf<ListDecisions.Action>([.. page.Rows.Select(r => ListDecisions.ActionOf(operation, r.Item, r.Decision))], page.Previous, page.Next, page.Count, page.CountIsExact);
    }
}

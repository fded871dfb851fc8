using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>What one chooses from when one proposes a decision: where, on whose agenda, what it decides about.</summary>
public sealed class ShowProposing(UseCaseServices services) : Query<ShowProposing.Request, ShowProposing.Answer>(services)
{
    /// <param name="Partnership">Null for the viewer's first.</param>
    /// <param name="Amends">The decision that is to be changed.</param>
    public sealed record Request(Id<Partnership>? Partnership, Id<Decision>? Amends);

    /// <param name="Side">For which side the viewer proposes; null when they may not.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, PartnershipSide? Side, IReadOnlyList<ListDecisions.PartnershipChoice> Partnerships, IReadOnlyList<CommitteeChoice> Committees, IReadOnlyList<DecisionLinkChoice> Links, Id<Decision>? Amends, string? AmendsTitle, string? AmendsRationale);

    public sealed record CommitteeChoice(Id<Committee> Id, string Name, SilenceMeans Silence);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var amended = request.Amends is { } id ? await db.Decisions.SingleOrDefaultAsync(d => d.Id == id, stop) : null;
        if (request.Amends is not null && amended is null)
            return Outcome.NotFound;
        var going = await db.Partnerships.Where(p => p.EndedOn == null || p.EndedOn >= today).OrderBy(p => p.StartedOn).Select(p => new ListDecisions.PartnershipChoice(p.Id, p.Name)).ToListAsync(stop);
        var asked = amended?.PartnershipId ?? request.Partnership;
        if ((asked is { } one ? going.Find(p => p.Id == one) : going.FirstOrDefault()) is not { } chosen)
            return Outcome.NotFound;
        var committees = await db.Committees.Where(c => c.PartnershipId == chosen.Id && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).OrderBy(c => c.Kind).ThenBy(c => c.Name).ToListAsync(stop);
        var about = amended?.About ?? RecordPlace.Whole;
        return new Answer(chosen.Id, chosen.Name, ListDecisions.SideOf(operation.Viewer), going, [.. committees.Where(c => amended is null || c.About == about).Select(c => new CommitteeChoice(c.Id, c.PlaceName is null ? c.Name : $"{c.Name}, {c.PlaceName}", c.Silence))],
            await new DecisionLinks(operation, chosen.Id, about).ChoicesAsync(stop), amended?.Id, amended?.Title, amended?.Rationale);
    }
}

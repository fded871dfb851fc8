using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What is to be known of drafts before they are requested, and of what was agreed to before it is confirmed: whom no valid agreement covers, and where no seat is left. Nothing is refused for it. As many queries for two hundred as for one.</summary>
public sealed class WarnOfPlacements(UseCaseServices services) : Query<WarnOfPlacements.Request, WarnOfPlacements.Answer>(services)
{
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements);

    /// <param name="Drafts">How many of the ticked ones would be requested or confirmed.</param>
    /// <param name="Agreements">Those with something about their agreement.</param>
    /// <param name="Seats">Those at whose school something speaks against another seat.</param>
    public sealed record Answer(int Drafts, IReadOnlyList<Row> Agreements, IReadOnlyList<Row> Seats);

    public sealed record Row(Id<Placement> Placement, string Resident, string SchoolName, string Words);

    private const int Most = 200;

    /// <summary>What is requested, agreed to or confirmed next.</summary>
    private static readonly PlacementState[] Sent = [PlacementState.Draft, PlacementState.AcceptedWithConditions, PlacementState.Accepted];

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var ids = request.Placements.Take(Most).ToList();
        var drafts = await operation.Db.Placements.Where(p => ids.Contains(p.Id) && Sent.Contains(p.State)).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        await using var wide = operation.LookWider("what speaks against placements");
        var (agreements, seats) = (await AgreementCover.WarningsAsync(operation, drafts, stop), await CapacityWarnings.OfAsync(operation, wide, drafts, stop));
        return new Answer(drafts.Count, Rows(agreements), Rows(seats));

        IReadOnlyList<Row> Rows(IReadOnlyDictionary<Id<Placement>, IReadOnlyList<string>> words) =>
            [.. drafts.Where(d => words[d.Id].Count > 0).Select(d => new Row(d.Id, d.ResidentName, d.SchoolName, string.Join(" ", words[d.Id])))];
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What is to be known of ticked drafts before they are requested: whom no valid agreement covers, and where no seat is left. Nothing is refused for it.</summary>
public sealed class WarnOfPlacements(UseCaseServices services) : Query<WarnOfPlacements.Request, WarnOfPlacements.Answer>(services)
{
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements);

    /// <param name="Drafts">How many of the ticked ones would be requested.</param>
    /// <param name="Agreements">Those with something about their agreement.</param>
    /// <param name="Seats">Those at whose school something speaks against another seat.</param>
    public sealed record Answer(int Drafts, IReadOnlyList<Row> Agreements, IReadOnlyList<Row> Seats);

    public sealed record Row(Id<Placement> Placement, string Resident, string SchoolName, string Words);

    private const int Most = 200;

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var ids = request.Placements.Take(Most).ToList();
        var drafts = await operation.Db.Placements.Where(p => ids.Contains(p.Id) && p.State == PlacementState.Draft).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        await using var wide = operation.LookWider("what speaks against placements");
        var (agreements, seats) = (new List<Row>(), new List<Row>());
        foreach (var placement in drafts)
        {
            Add(agreements, placement, await PlacementRules.AgreementsAsync(operation, placement, stop));
            Add(seats, placement, await CapacityWarnings.OfAsync(operation, wide, placement, stop));
        }
        return new Answer(drafts.Count, agreements, seats);

        static void Add(List<Row> rows, Placement placement, IReadOnlyList<string> words)
        {
            if (words.Count > 0)
                rows.Add(new(placement.Id, placement.ResidentName, placement.SchoolName, string.Join(" ", words)));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The ratings that the viewer's side has not sent yet, for the home list: a principal's are those about the own school.</summary>
internal static class HealthWork
{
    public static async Task<IReadOnlyList<ShowWork.Item>> ItemsAsync(Operation operation, CancellationToken stop)
    {
        if (Record.SideOf(operation.Viewer.Role) is not { } side || !operation.Viewer.May(Permission.VoteForSide))
            return [];
        var (db, today) = (operation.Db, operation.Today);
        var open = db.HealthRounds.Where(r => r.RevealedOn == null && !db.SideRatings.Any(x => x.RoundId == r.Id && x.Side == side && x.SentOn != null));
        if (operation.Viewer.Role is Role.SchoolLeader)
            open = open.Where(r => r.SchoolId != null);
        var rounds = await open.OrderBy(r => r.DueOn).Take(3).ToListAsync(stop);
        return rounds.ConvertAll(r => new ShowWork.Item(1, $"Rating of the partnership: {r.Title}{(r.PlaceName is null ? "" : $", {r.PlaceName}")}", $"Your side has not sent its rating; by {PartnershipWords.Day(r.DueOn)}.", $"partnerships/{r.PartnershipId}/health/{r.Id}", r.DueOn < today, true));
    }
}

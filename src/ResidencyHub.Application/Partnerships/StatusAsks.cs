using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Reciprocity;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What a partnership asks of whoever reads its status, over one school or many: votes, signatures, ratings, words to agree on, and what they promised themselves.</summary>
internal static class StatusAsks
{
    private const int SoonDays = 14;
    private const int MostOfEach = 5;

    public static async Task<IReadOnlyList<ShowPartnershipStatus.Ask>> OfAsync(Operation operation, int votesWaiting, CancellationToken stop)
    {
        var asks = new List<ShowPartnershipStatus.Ask>();
        if (votesWaiting > 0 && operation.Viewer.Role is Role.SchoolLeader or Role.DistrictLead or Role.ProgramCoordinator)
            asks.Add(new(votesWaiting == 1 ? "Vote on an open decision" : $"Vote on {votesWaiting} open decisions", "decisions", "Your side has not voted yet."));
        asks.AddRange((await Agreements.WaitingAsync(operation, stop)).Take(MostOfEach).Select(a => new ShowPartnershipStatus.Ask($"Sign “{a.Title}”", $"agreements/{a.Id}", "It waits for your signature.")));
        if (operation.Viewer.AccountId is { } me)
            asks.AddRange(await operation.Db.ActionItems.Where(a => a.OwnerAccountId == me && a.DoneOn == null && a.DueOn <= operation.Today.AddDays(SoonDays)).OrderBy(a => a.DueOn).Take(MostOfEach)
                .Select(a => new ShowPartnershipStatus.Ask(a.Title, "decisions", a.DueOn < operation.Today ? $"You promised it by {a.DueOn:d MMMM}." : $"Yours, by {a.DueOn:d MMMM}.")).ToListAsync(stop));
        foreach (var item in (await HealthWork.ItemsAsync(operation, stop)).Concat(await Giving.ItemsAsync(operation, stop)))
            asks.Add(new(item.Title, item.Href, item.Line));
        return asks;
    }
}

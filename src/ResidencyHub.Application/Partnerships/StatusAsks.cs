using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Reciprocity;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What a partnership asks of whoever reads its status, over one school or many: votes, signatures, ratings, words to agree on, and what they promised themselves.</summary>
internal static class StatusAsks
{
    private const int MostOfEach = 5;

    public static async Task<IReadOnlyList<ShowPartnershipStatus.Ask>> OfAsync(Operation operation, int votesWaiting, CancellationToken stop)
    {
        var asks = new List<ShowPartnershipStatus.Ask>();
        var (today, now) = (operation.Today, AcademicYear.Of(operation.Today));
        if (votesWaiting > 0 && operation.Viewer.Role is Role.SchoolLeader or Role.DistrictLead or Role.ProgramCoordinator)
            asks.Add(new(votesWaiting == 1 ? "Vote on an open decision" : $"Vote on {votesWaiting} open decisions", "decisions", "Your side has not voted yet."));
        asks.AddRange((await Agreements.WaitingAsync(operation, stop)).Take(MostOfEach).Select(a => new ShowPartnershipStatus.Ask($"Sign “{a.Title}”", $"agreements/{a.Id}", "It waits for your signature.")));
        if (operation.Viewer.AccountId is { } me)
        {
            var soon = today.AddDays((await RuleBook.OpenAsync(operation.Db, null, today, stop)).Number(RuleCode.ActionSoonDays));
            var mine = await operation.Db.ActionItems.Where(a => a.OwnerAccountId == me && a.DoneOn == null && a.DueOn <= soon).OrderBy(a => a.DueOn).Take(MostOfEach).Select(a => new { a.Title, a.DueOn }).ToListAsync(stop);
            asks.AddRange(mine.Select(a => new ShowPartnershipStatus.Ask(a.Title, "decisions", a.DueOn < today ? $"You promised it by {Day(a.DueOn)}." : $"Yours, by {Day(a.DueOn)}.")));
        }
        foreach (var item in (await HealthWork.ItemsAsync(operation, stop)).Concat(await Giving.ItemsAsync(operation, stop)))
            asks.Add(new(item.Title, item.Href, item.Line));
        return asks;

        // a day of this school year needs no year
        string Day(DateOnly day) => AcademicYear.Of(day) == now ? day.ToString("d MMMM", CultureInfo.InvariantCulture) : PartnershipWords.Day(day);
    }
}

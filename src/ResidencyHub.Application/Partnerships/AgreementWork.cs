using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What agreements ask of somebody today, for the home list: to sign, to renew, and what none covers.</summary>
internal static class AgreementWork
{
    public static async Task<IReadOnlyList<ShowWork.Item>> ItemsAsync(Operation operation, AnswerMemory memory, RuleBook rules, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var items = new List<ShowWork.Item>();
        foreach (var waiting in await Agreements.WaitingAsync(operation, stop))
            items.Add(new(1, "Agreement that waits for your signature", waiting.Title, $"agreements/{waiting.Id}", false, true));
        var alert = today.AddDays(rules.Number(RuleCode.AgreementAlertDays));
        var ending = await db.Agreements.Where(a => a.State == AgreementState.Active && a.EndsOn >= today && a.EndsOn <= alert && !db.Agreements.Any(b => b.RenewsId == a.Id && b.State == AgreementState.Active)).OrderBy(a => a.EndsOn).Select(a => new { a.Id, a.Title, a.EndsOn }).FirstOrDefaultAsync(stop);
        if (ending is not null)
            items.Add(new(1, ending.EndsOn == today ? "Agreement ends today" : $"Agreement ends in {PartnershipWords.Many(ending.EndsOn.DayNumber - today.DayNumber, "day")}", ending.Title, $"agreements/{ending.Id}", false, false));
        if (operation.Viewer.May(Permission.ReadStatus) && operation.Viewer.May(Permission.ReadPlacements) && await ListUncovered.CountAsync(operation, memory, stop) is > 0 and var uncovered)
            items.Add(new(uncovered, uncovered == 1 ? "Running placement that no agreement covers" : "Running placements that no agreement covers", "Nobody has signed for them, or what was signed has lapsed.", "agreements/uncovered", true, false));
        return items;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Oversight;

/// <summary>What visits and improvement cycles leave to do, for the home list: next steps past their day, cycles whose day of looking has come.</summary>
internal static class OversightWork
{
    public static async Task<IReadOnlyList<ShowWork.Item>> ItemsAsync(Operation operation, CancellationToken stop)
    {
        var (db, today, items) = (operation.Db, operation.Today, new List<ShowWork.Item>());
        var steps = await db.Visits.Where(v => v.TakenOutOn == null && v.NextBy < today && v.NextDoneOn == null).OrderBy(v => v.NextBy).Take(100).Select(v => new { v.PartnershipId, v.NextStep, v.PlaceName }).ToListAsync(stop);
        if (steps is [var oldest, ..])
            items.Add(new(steps.Count, steps.Count == 1 ? "Next step of a visit past its day" : "Next steps of visits past their day", $"{(oldest.PlaceName is null ? "" : $"{oldest.PlaceName}: ")}{oldest.NextStep}", $"partnerships/{oldest.PartnershipId}/visits", true, false));
        var cycles = await db.ImprovementCycles.Where(c => c.TakenOutOn == null && c.Verdict == null && c.StudyOn <= today).OrderBy(c => c.StudyOn).Take(100).Select(c => new { c.Id, c.PartnershipId, c.Aim }).ToListAsync(stop);
        if (cycles is [var first, ..])
            items.Add(new(cycles.Count, cycles.Count == 1 ? "Improvement cycle to look at" : "Improvement cycles to look at", $"{first.Aim}: say what came of it.", cycles.Count == 1 ? $"partnerships/{first.PartnershipId}/cycles/{first.Id}" : $"partnerships/{first.PartnershipId}/cycles", false, true));
        return items;
    }
}

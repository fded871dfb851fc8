using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Where residents stand: one count for the status of a school and for goals.</summary>
internal static class GrowthShares
{
    /// <summary>The mean that the rule asks for at the end of the year.</summary>
    public static decimal Mean(RuleBook rules) => rules.Number(RuleCode.SummativeMean) / 10m;

    /// <summary>Of each resident with a shared rating in the days whether they stand where the rule wants them at the end: over the newest rating of each element by mentor or supervisor; "not observed" says nothing.</summary>
    public static async Task<Dictionary<Id<Resident>, bool>> OfAsync(ResidencyDb wide, RuleBook rules, IReadOnlyCollection<Id<Resident>> residents, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var (mean, least) = (Mean(rules), rules.Number(RuleCode.SummativeLeast));
        var ratings = await wide.Ratings.Where(r => residents.Contains(r.ResidentId) && r.IsShared && r.RaterKind != RaterKind.Resident && r.Level > 0 && r.RatedOn >= first && r.RatedOn <= last).Select(r => new { r.ResidentId, r.ItemKey, r.Level, r.RatedOn, r.Id }).ToListAsync(stop);
        return ratings.GroupBy(r => r.ResidentId).ToDictionary(of => of.Key, of => of.GroupBy(r => r.ItemKey).Select(g => g.OrderByDescending(r => r.RatedOn).ThenByDescending(r => r.Id).First().Level).ToList() is var levels && levels.Min() >= least && (decimal)levels.Average() >= mean);
    }
}

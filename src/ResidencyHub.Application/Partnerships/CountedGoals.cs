using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The values of goals that the hub counts by itself, one a school year since the baseline: from placements, published openings, protected time and visits; shares over people by <see cref="SharedGoals"/>. Numbers over the whole partnership or over the goal's own place, read in a wider reach.</summary>
internal static class CountedGoals
{
    /// <param name="operation">The act that asks.</param>
    /// <param name="partnerships">Those of the goals, with their members.</param>
    /// <param name="goals">Those that people enter are passed over.</param>
    /// <param name="stop">Ends the work.</param>
    /// <param name="newestOnly">Of shares over people only the last value is wanted: years before it are not read.</param>
    public static async Task<IReadOnlyDictionary<Id<Goal>, IReadOnlyList<ShowRecord.ValueRow>>> OfAsync(Operation operation, IReadOnlyCollection<Partnership> partnerships, IEnumerable<Goal> goals, CancellationToken stop, bool newestOnly = false)
    {
        var counted = goals.Where(g => g.Measure is not GoalMeasure.Entered).ToList();
        if (counted.Count == 0)
            return new Dictionary<Id<Goal>, IReadOnlyList<ShowRecord.ValueRow>>();
        await using var wide = operation.LookWider("the values of goals that the hub counts");
        var shares = counted.FindAll(g => g.Measure is GoalMeasure.CheckInsOnTime or GoalMeasure.ResidentsAtLevel);
        var surveys = counted.FindAll(g => g.Measure is GoalMeasure.SurveyMean);
        var placed = shares.Count > 0 || counted.Exists(g => IsOfPlacements(g.Measure)) ? await YearCounts.OfManyAsync(operation, partnerships, 0, stop) : null;
        var of = partnerships.ToDictionary(p => p.Id);
        var values = new Dictionary<Id<Goal>, IReadOnlyList<ShowRecord.ValueRow>>();
        if (shares.Count + surveys.Count > 0)
        {
            var shared = new SharedGoals(operation, wide, await RuleBook.OpenAsync(wide, null, operation.Today, stop));
            foreach (var (goal, rows) in shares.Count > 0 ? await shared.OfPlacementsAsync(shares, placed!, newestOnly, stop) : [])
                values[goal] = rows;
            foreach (var (goal, rows) in surveys.Count > 0 ? await shared.OfSurveysAsync(surveys, stop) : [])
                values[goal] = rows;
        }
        foreach (var goal in counted.Except(shares).Except(surveys))
            values[goal.Id] = IsOfPlacements(goal.Measure) ? YearCounts.For(goal, [.. placed![goal.PartnershipId]], operation.Today)
                : Rows(goal, operation.Today, goal.Measure switch
                {
                    GoalMeasure.GraduatesHired => await HiresAsync(wide, of[goal.PartnershipId], goal, stop),
                    GoalMeasure.TimeKept => await TimeAsync(wide, goal, operation.Today, stop),
                    _ => await VisitsAsync(wide, goal, stop),
                });
        return values;
    }

    private static bool IsOfPlacements(GoalMeasure measure) => measure is GoalMeasure.ResidentsPlaced or GoalMeasure.MentorsHosting or GoalMeasure.SchoolsHosting;

    private static IReadOnlyList<ShowRecord.ValueRow> Rows(Goal goal, DateOnly today, IEnumerable<(AcademicYear Year, decimal Value, int? OutOf)> years) =>
        [.. years.Where(y => y.Year.LastDay >= goal.BaselineOn).OrderBy(y => y.Year).Select(y => new ShowRecord.ValueRow(null, y.Value, y.OutOf, y.Year.LastDay < today ? y.Year.LastDay : today, $"counted by the hub, {y.Year}", null))];

    /// <summary>Published positions at the partners' schools that went to graduates, of those that were filled.</summary>
    private static async Task<IEnumerable<(AcademicYear, decimal, int?)>> HiresAsync(ResidencyDb wide, Partnership partnership, Goal goal, CancellationToken stop)
    {
        var districts = partnership.Members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().ToList();
        var schools = partnership.Members.Select(m => m.SchoolId).OfType<Id<School>>().ToList();
        var fills = await Openings.Seen(wide).Where(o => (districts.Contains(o.DistrictId) || schools.Contains(o.SchoolId)) && (goal.DistrictId == null || o.DistrictId == goal.DistrictId) && (goal.SchoolId == null || o.SchoolId == goal.SchoolId))
            .SelectMany(o => o.Fills, (o, f) => new { o.DistrictId, o.SchoolId, f.On, f.Count, f.ByGraduate, f.TakenBackOn }).Where(f => f.TakenBackOn == null).ToListAsync(stop);
        // a partner's, while it was one
        fills.RemoveAll(f => !partnership.Members.Any(m => m.DistrictId == f.DistrictId && (m.SchoolId is null || m.SchoolId == f.SchoolId) && m.StartsOn <= f.On && (m.EndsOn is null || m.EndsOn >= f.On)));
        return fills.GroupBy(f => AcademicYear.Of(f.On)).Select(g => (g.Key, (decimal)g.Where(f => f.ByGraduate).Sum(f => f.Count), (int?)g.Sum(f => f.Count)));
    }

    /// <summary>The percent of the planned meeting and release hours that were kept, of terms that have begun.</summary>
    private static async Task<IEnumerable<(AcademicYear, decimal, int?)>> TimeAsync(ResidencyDb wide, Goal goal, DateOnly today, CancellationToken stop)
    {
        var times = (await wide.ProtectedTimes.Include(t => t.Notes).Where(t => t.PartnershipId == goal.PartnershipId && t.TakenOutOn == null && (goal.DistrictId == null || t.DistrictId == goal.DistrictId) && (goal.SchoolId == null || t.SchoolId == goal.SchoolId) && (goal.ProgramId == null || t.ProgramId == goal.ProgramId)).ToListAsync(stop))
            .FindAll(t => t.Days.First <= today && t.PlannedHours > 0);
        return times.GroupBy(t => new AcademicYear(t.Year)).Select(g => (g.Key, Math.Round(g.Sum(t => t.Kept) * 100 / g.Sum(t => t.PlannedHours), 1), (int?)Math.Round(g.Sum(t => t.PlannedHours))));
    }

    /// <summary>Visits that were made; a call is none.</summary>
    private static async Task<IEnumerable<(AcademicYear, decimal, int?)>> VisitsAsync(ResidencyDb wide, Goal goal, CancellationToken stop)
    {
        var days = await wide.Visits.Where(v => v.PartnershipId == goal.PartnershipId && v.TakenOutOn == null && v.Kind != VisitKind.Call && (goal.DistrictId == null || v.DistrictId == goal.DistrictId) && (goal.SchoolId == null || v.SchoolId == goal.SchoolId) && (goal.ProgramId == null || v.ProgramId == goal.ProgramId)).Select(v => v.On).ToListAsync(stop);
        return days.GroupBy(AcademicYear.Of).Select(g => (g.Key, (decimal)g.Count(), (int?)null));
    }
}

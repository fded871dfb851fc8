using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The values of goals that are shares over people: check-ins on time, residents' growth, the short survey. Counted by what the status pages count with, and kept where too few people stand behind them, or where another page would give a small school away.</summary>
internal sealed class SharedGoals(Operation operation, ResidencyDb wide, RuleBook rules)
{
    /// <summary>One value a school year since each goal's baseline: as the status page said on its last day, or says today.</summary>
    /// <param name="goals">Of check-ins and growth.</param>
    /// <param name="placed">The placements of their partnerships.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Dictionary<Id<Goal>, List<ShowRecord.ValueRow>>> OfPlacementsAsync(IReadOnlyList<Goal> goals, ILookup<Id<Partnership>, YearCounts.Row> placed, CancellationToken stop)
    {
        var (values, today) = (goals.ToDictionary(g => g.Id, _ => new List<ShowRecord.ValueRow>()), operation.Today);
        var rows = goals.ToDictionary(g => g.Id, g => YearCounts.About(g, placed[g.PartnershipId]).Where(r => r.State is PlacementState.Active or PlacementState.Completed).ToLookup(r => new AcademicYear(r.Year)));
        foreach (var year in rows.Values.SelectMany(r => r.Select(y => y.Key)).Distinct().Where(y => y.FirstDay <= today).Order())
        {
            var asked = goals.Where(g => year.LastDay >= g.BaselineOn).ToList();
            var day = year.LastDay < today ? year.LastDay : today;
            var of = asked.SelectMany(g => rows[g.Id][year], (g, row) => (g.Measure, Row: row)).ToLookup(p => p.Measure, p => p.Row);
            var checkIns = await CheckInShares.OfAsync(operation, wide, [.. of[GoalMeasure.CheckInsOnTime].DistinctBy(r => r.Id).Select(r => new CheckInShares.Placed(r.Id, r.School, r.District, r.Program, r.StartsOn, r.EndsOn))], rules.Number(RuleCode.CheckInStatusWeeks), day, stop);
            var residents = of[GoalMeasure.ResidentsAtLevel].Select(r => r.Resident).Distinct().ToList();
            var reached = residents.Count == 0 ? [] : await GrowthShares.OfAsync(wide, rules, residents, year.FirstDay, day, stop);
            foreach (var goal in asked)
                if (Value(goal, [.. rows[goal.Id][year]], row => goal.Measure is GoalMeasure.CheckInsOnTime ? checkIns.GetValueOrDefault(row.Id) : reached.TryGetValue(row.Resident, out var at) ? new ShareFact(1, at ? 1 : 0, 1) : null) is var (percent, outOf, whose))
                    values[goal.Id].Add(new(null, percent, outOf, day, $"counted by the hub, {year}{whose}", null));
        }
        return values;
    }

    private (decimal Percent, int OutOf, string Whose)? Value(Goal goal, List<YearCounts.Row> rows, Func<YearCounts.Row, ShareFact?> share)
    {
        var growth = goal.Measure is GoalMeasure.ResidentsAtLevel;
        // who moved within a year is one resident, and counted where they are now
        var counted = (growth ? rows.OrderByDescending(r => r.StartsOn).DistinctBy(r => r.Resident) : rows).Select(r => (Row: r, Share: share(r))).Where(r => r.Share is not null).ToList();
        var (alone, together) = growth ? (rules.Number(RuleCode.PrivacyLeastGroupGrowth), rules.Number(RuleCode.PrivacyLeastGroupGrowth))
            : (rules.Number(RuleCode.PrivacyLeastGroup), goal.SchoolId is null ? rules.Number(RuleCode.ReciprocityLeastGroup) : rules.Number(RuleCode.PrivacyLeastGroup));
        var whose = "";
        // a program's coordinator knows the own part, and would work out what a few others did
        if (operation.Reach.Kind is ReachKind.Programs && counted.Count(r => !operation.Reach.Programs.Contains(r.Row.Program)) is > 0 and var others && others < together)
            (counted, whose) = (counted.FindAll(r => operation.Reach.Programs.Contains(r.Row.Program)), ", your program’s part");
        // of growth a school's page says nothing when it is all or none: no difference says it either
        var (sum, _) = ManyReading.Honest(counted.GroupBy(r => r.Row.School).Select(g => CheckInShares.Sum(g.Select(r => r.Share!))), alone, false, growth ? SaysOfAll : null);
        return sum.Due == 0 || sum.Behind < together || (growth && SaysOfAll(sum)) ? null : (Math.Round(sum.OnTime * 100m / sum.Due, 1), sum.Due, whose);
    }

    private static bool SaysOfAll(ShareFact s) => s.OnTime == 0 || s.OnTime == s.Due;

    /// <summary>The mean over all sentences of the short survey, over the groups that can be read: one value a survey.</summary>
    public async Task<Dictionary<Id<Goal>, List<ShowRecord.ValueRow>>> OfSurveysAsync(IReadOnlyList<Goal> goals, CancellationToken stop)
    {
        var of = goals.Select(g => g.PartnershipId).Distinct().ToList();
        var rounds = await wide.SurveyRounds.Where(r => of.Contains(r.PartnershipId) && r.ClosedOn != null).OrderBy(r => r.ClosedOn).ThenBy(r => r.Id).Select(r => new { r.Id, r.PartnershipId, r.ProgramId, r.Term, On = r.ClosedOn!.Value }).ToListAsync(stop);
        var ids = rounds.ConvertAll(r => r.Id);
        var results = (await wide.SurveyResults.Include(r => r.Lines).Where(r => ids.Contains(r.RoundId) && r.Sites == null).ToListAsync(stop)).ToLookup(r => r.RoundId);
        return goals.ToDictionary(g => g.Id, g => rounds.Where(r => r.PartnershipId == g.PartnershipId && r.ProgramId == g.ProgramId && g.DistrictId is null && g.SchoolId is null && r.On >= g.BaselineOn && results[r.Id].Any()).Select(r =>
        {
            var counts = results[r.Id].SelectMany(x => x.Lines).Select(l => l.Counts).ToList();
            var mean = counts.Sum(c => c.Select((n, at) => n * (at + 1)).Sum()) / (decimal)counts.Sum(c => c.Sum());
            return new ShowRecord.ValueRow(null, Math.Round(mean, 1, MidpointRounding.AwayFromZero), results[r.Id].Sum(x => x.Answers), r.On, $"short survey, {r.Term}", null);
        }).ToList());
    }

    /// <summary>Why a goal about this place cannot be measured so; null when it can.</summary>
    public static string? Refuses(GoalMeasure measure, RecordPlace about, Partnership partnership) => measure switch
    {
        GoalMeasure.SurveyMean when about.District is not null || about.School is not null => "The short survey is asked over the whole partnership or around one program. Choose one of these.",
        // rubrics differ from program to program, and so do their levels
        GoalMeasure.ResidentsAtLevel when about.Program is null && partnership.Members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().Distinct().Skip(1).Any() => "Programs rate on rubrics of their own, and their levels do not add up. Choose the program whose residents are counted.",
        _ => null,
    };
}

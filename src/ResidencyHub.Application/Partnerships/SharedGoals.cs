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
    /// <param name="newestOnly">Only the last value of each: years before it are not read.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task<Dictionary<Id<Goal>, List<ShowRecord.ValueRow>>> OfPlacementsAsync(IReadOnlyList<Goal> goals, ILookup<Id<Partnership>, YearCounts.Row> placed, bool newestOnly, CancellationToken stop)
    {
        var (values, today) = (goals.ToDictionary(g => g.Id, _ => new List<ShowRecord.ValueRow>()), operation.Today);
        // of the whole partnership, whatever the goal is about: what a value tells depends on what is said of the other places
        var rows = goals.Select(g => g.PartnershipId).Distinct().SelectMany(p => placed[p], (p, row) => (p, Row: row)).Where(r => r.Row.State is PlacementState.Active or PlacementState.Completed).ToLookup(r => (r.p, new AcademicYear(r.Row.Year)), r => r.Row);
        foreach (var year in rows.Select(r => r.Key.Item2).Distinct().Where(y => y.FirstDay <= today).OrderDescending())
        {
            var asked = goals.Where(g => year.LastDay >= g.BaselineOn && !(newestOnly && values[g.Id].Count > 0)).ToList();
            var day = year.LastDay < today ? year.LastDay : today;
            var of = asked.DistinctBy(g => (g.PartnershipId, g.Measure)).SelectMany(g => rows[(g.PartnershipId, year)], (g, row) => (g.Measure, Row: row)).ToLookup(p => p.Measure, p => p.Row);
            var checkIns = await CheckInShares.OfAsync(operation, wide, [.. of[GoalMeasure.CheckInsOnTime].DistinctBy(r => r.Id).Select(r => new CheckInShares.Placed(r.Id, r.School, r.District, r.Program, r.StartsOn, r.EndsOn))], rules.Number(RuleCode.CheckInStatusWeeks), day, stop);
            var residents = of[GoalMeasure.ResidentsAtLevel].Select(r => r.Resident).Distinct().ToList();
            var reached = residents.Count == 0 ? [] : await GrowthShares.OfAsync(wide, rules, residents, year.FirstDay, day, stop);
            foreach (var goal in asked)
                if (Value(goal, [.. rows[(goal.PartnershipId, year)]], row => goal.Measure is GoalMeasure.CheckInsOnTime ? checkIns.GetValueOrDefault(row.Id) : reached.TryGetValue(row.Resident, out var at) ? new ShareFact(1, at ? 1 : 0, 1) : null) is var (percent, outOf, whose))
                    values[goal.Id].Insert(0, new(null, percent, outOf, day, $"counted by the hub, {year}{whose}", null));
        }
        return values;
    }

    private (decimal Percent, int OutOf, string Whose)? Value(Goal goal, IReadOnlyList<YearCounts.Row> year, Func<YearCounts.Row, ShareFact?> share)
    {
        var growth = goal.Measure is GoalMeasure.ResidentsAtLevel;
        var large = rules.Number(growth ? RuleCode.PrivacyLeastGroupGrowth : RuleCode.ReciprocityLeastGroup);
        var alone = growth ? large : rules.Number(RuleCode.PrivacyLeastGroup);
        var group = goal.SchoolId is null ? large : alone;
        bool IsAbout(YearCounts.Row row) => YearCounts.IsAbout(goal, row);
        var shares = new KeptShares(year, share, growth, alone, large);
        var parts = shares.At(IsAbout);
        var own = OwnPart.Of(operation.Reach);
        var others = own is null ? null : parts.FindAll(p => !own(p.Row.Program, p.Row.Resident));
        // who knows the own part would work out what a few others did; where it is all there is, nothing is worked out
        var isSaid = others switch { null => shares.IsSaid(IsAbout, group), [] => shares.IsEnough(parts, group), _ => shares.TellsOfNobody(others) && shares.IsSaid(IsAbout, group) };
        var whose = "";
        if (!isSaid && others is { Count: > 0 })
            (parts, whose) = (shares.At(r => IsAbout(r) && own!(r.Program, r.Resident)), $", the part {OwnPart.Words(operation.Reach)}");
        return isSaid || (whose.Length > 0 && shares.IsEnough(parts, group)) ? KeptShares.SumOf(parts) is var sum ? (Math.Round(sum.OnTime * 100m / sum.Due, 1), sum.Due, whose) : null : null;
    }

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

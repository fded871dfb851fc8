using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>One level given to a resident: on which element, when, by whom.</summary>
public sealed record GrowthPoint(Guid Item, string Code, DateOnly On, Guid Rater, string RaterName, RaterKind Kind, int Level);

/// <summary>One row of a growth table: an element and its level in each column; null where nobody rated it.</summary>
public sealed record GrowthRow(Guid Item, string Code, IReadOnlyList<int?> Levels);

/// <summary>Where a resident stands, over time and by rater: always the latest judgement, never a mean; "not observed" shows only where there is no level.</summary>
public static class Growth
{
    /// <summary>The months in which somebody rated, from the first to the last without a gap; a column each.</summary>
    public static IReadOnlyList<DateOnly> Months(IReadOnlyCollection<GrowthPoint> points)
    {
        if (points.Count == 0)
            return [];
        var (first, last) = (MonthOf(points.Min(p => p.On)), MonthOf(points.Max(p => p.On)));
        var months = new List<DateOnly>();
        for (var month = first; month <= last; month = month.AddMonths(1))
            months.Add(month);
        return months;
    }

    /// <summary>A row for each element, a column for each of <see cref="Months"/>.</summary>
    public static IReadOnlyList<GrowthRow> OverTime(IReadOnlyCollection<GrowthPoint> points)
    {
        var months = Months(points);
        return Rows(points, p => months.Count == 0 ? 0 : ((p.On.Year - months[0].Year) * 12) + p.On.Month - months[0].Month, months.Count);
    }

    /// <summary>Everybody who rated: the resident, then mentors, then supervisors.</summary>
    public static IReadOnlyList<(Guid Rater, string Name, RaterKind Kind)> Raters(IReadOnlyCollection<GrowthPoint> points) =>
        [.. points.GroupBy(p => p.Rater).Select(g => g.OrderBy(p => p.On).Last()).Select(p => (p.Rater, p.RaterName, p.Kind)).OrderBy(r => r.Kind).ThenBy(r => r.RaterName, StringComparer.Ordinal).ThenBy(r => r.Rater)];

    /// <summary>A row for each element, a column for each of <see cref="Raters"/>.</summary>
    public static IReadOnlyList<GrowthRow> ByRater(IReadOnlyCollection<GrowthPoint> points)
    {
        var raters = Raters(points).Select((r, i) => (r.Rater, i)).ToDictionary(r => r.Rater, r => r.i);
        return Rows(points, p => raters[p.Rater], raters.Count);
    }

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static List<GrowthRow> Rows(IReadOnlyCollection<GrowthPoint> points, Func<GrowthPoint, int> column, int columns) =>
    [
        .. points.GroupBy(p => p.Item).Select(item =>
        {
            var levels = new int?[columns];
            foreach (var cell in item.GroupBy(column))
                levels[cell.Key] = cell.OrderBy(p => p.Level == Scale.NotObserved ? 0 : 1).ThenBy(p => p.On).Last().Level;
            return new GrowthRow(item.Key, item.OrderBy(p => p.On).Last().Code, levels);
        }).OrderBy(r => r.Code, NaturalOrder.Instance),
    ];
}

/// <summary>What became of a next step.</summary>
public enum StepFate { Open, Kept, Done }

/// <summary>A next step that somebody gave the resident, and what became of it.</summary>
/// <param name="FateOn">When it was said to be done, or to be kept at; null while nothing was said.</param>
public sealed record StepInThread(DateOnly On, string Words, string By, bool IsFromObservation, StepFate Fate, DateOnly? FateOn);

/// <summary>The thread from "next step" to "done", over check-ins and observed lessons.</summary>
public static class NextStepThread
{
    /// <summary>Latest first. What a check-in says of "last time" is said of the latest step that the same mentor had given before; who has given none yet speaks of the latest one of the mentor before them.</summary>
    public static IReadOnlyList<StepInThread> Of(IEnumerable<CheckIn> checkIns, IEnumerable<(Debrief Talk, DateOnly On, string By)> debriefs)
    {
        var steps = new List<StepInThread>();
        foreach (var ofPlacement in checkIns.GroupBy(c => c.PlacementId))
        {
            var (first, givers) = (steps.Count, new List<Id<Mentor>>());
            foreach (var checkIn in ofPlacement.OrderBy(c => c.WeekOf))
            {
                var own = givers.LastIndexOf(checkIn.MentorId);
                var at = own >= 0 ? first + own : steps.FindLastIndex(s => s.On < checkIn.WeekOf);
                if (checkIn.LastNextStep is { } fate && at >= first && steps[at].Fate is not StepFate.Done)
                    steps[at] = steps[at] with { Fate = fate is NextStepFate.Done ? StepFate.Done : StepFate.Kept, FateOn = checkIn.WeekOf };
                if (checkIn.NextStep is not { } words)
                    continue;
                givers.Add(checkIn.MentorId);
                steps.Add(new(checkIn.WeekOf, words, checkIn.MentorName, false, StepFate.Open, null));
            }
        }
        steps.AddRange(debriefs.Select(d => new StepInThread(d.On, d.Talk.NextStep, d.By, true, d.Talk.DoneOn is null ? StepFate.Open : StepFate.Done, d.Talk.DoneOn)));
        return [.. steps.OrderByDescending(s => s.On)];
    }
}

using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Improvement;

/// <summary>What a run chart marks and says, and how cycles stand, over all days and values.</summary>
public sealed class RunChartTests
{
    private static readonly DateOnly Begins = new(2026, 7, 1);

    private static readonly Arbitrary<List<RunValue>> Values =
        (from parts in Gen.Choose(0, 700).Zip(Gen.Choose(-400, 400)).ListOf()
         select parts.Select(p => new RunValue(Begins.AddDays(p.Item1), p.Item2 / 4m)).ToList()).ToArbitrary();

    private static readonly Arbitrary<List<DateOnly>> Days = (from days in Gen.Choose(-30, 730).ListOf() select days.Select(d => Begins.AddDays(d)).ToList()).ToArbitrary();

    [Fact]
    public void Every_value_and_every_day_of_change_is_on_the_chart_once_and_in_order() =>
        Prop.ForAll(Values, Days, (values, changes) =>
        {
            var chart = RunChart.Of(values, changes);
            return chart.Values.Zip(chart.Values.Skip(1)).All(p => p.First.On <= p.Second.On) && chart.Values.Order(ByDay).SequenceEqual(values.Order(ByDay))
                && chart.Changes.SequenceEqual(changes.Distinct().Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_change_divides_all_values_and_each_middle_has_as_many_below_as_above() =>
        Prop.ForAll(Values, Gen.Choose(-30, 730).ToArbitrary(), (values, at) =>
        {
            var (chart, day) = (RunChart.Of(values, []), Begins.AddDays(at));
            return IsMiddle(chart.MedianBefore(day), [.. values.Where(v => v.On < day)]) && IsMiddle(chart.MedianFrom(day), [.. values.Where(v => v.On >= day)]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_words_count_every_value_on_its_side_and_compare_only_where_there_are_both() =>
        Prop.ForAll(Values, Gen.Choose(-30, 730).ToArbitrary(), (values, at) =>
        {
            var day = Begins.AddDays(at);
            var (before, since, words) = (values.Count(v => v.On < day), values.Count(v => v.On >= day), RunChart.Of(values, [day]).Words(day, "%"));
            return words.Contains("The middle of", StringComparison.Ordinal) == (before > 0 && since > 0) && (before == 0 || words.Contains($"{PartnershipWords.Many(before, "value")} before", StringComparison.Ordinal))
                && words.Contains("say little", StringComparison.Ordinal) == (before > 0 && since is > 0 and < 3);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cycle_goes_from_planned_to_running_to_its_day_of_looking_and_never_back() =>
        Prop.ForAll(Gen.Choose(0, 300).Zip(Gen.Choose(1, 300)).ToArbitrary(), Days, (plan, days) =>
        {
            var change = Begins.AddDays(plan.Item1);
            var goal = new Goal(Id<Partnership>.New(), RecordPlace.Whole, "Fewer fail", null, GoalMeasure.Entered, "%", false, new(9, Begins, 1, Begins.AddYears(2)), new("Grace", "Maria", null));
            var cycle = new ImprovementCycle(goal, new("Aim", "idea", "prediction", "plan", change, change.AddDays(plan.Item2), "Maria"), null, Guid.NewGuid(), "Maria Santana", PartnershipSide.District, Begins);
            var seen = days.Order().Select(cycle.StandingOn).ToList();
            var running = days.All(d => cycle.StandingOn(d) is CycleStanding.Running == (d >= change && d < change.AddDays(plan.Item2)));
            cycle.Conclude("It worked.", true, CycleVerdict.Adopt, "Maria Santana", change);
            return running && seen.SequenceEqual(seen.Order()) && days.All(d => cycle.StandingOn(d) is CycleStanding.Concluded);
        }).QuickCheckThrowOnFailure();

    private static readonly Comparer<RunValue> ByDay = Comparer<RunValue>.Create((a, b) => (a.On, a.Value).CompareTo((b.On, b.Value)));

    private static bool IsMiddle(decimal? middle, List<RunValue> of) =>
        middle is { } m ? of.Count > 0 && of.Count(v => v.Value < m) <= of.Count / 2 && of.Count(v => v.Value > m) <= of.Count / 2 : of.Count == 0;
}

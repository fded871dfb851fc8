using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Hours;

public sealed class ReleasePlanTests
{
    private static readonly DateOnly Begins = new(2026, 8, 17);

    /// <summary>Plans whose phases begin one after the other.</summary>
    private static readonly Arbitrary<ReleasePlan> Plans =
        (from parts in Gen.Choose(0, 7).Zip(Gen.Choose(0, 20)).Zip(Gen.Choose(0, 100)).ListOf(7)
         let firsts = parts.Select(p => p.Item1.Item1).Aggregate(new List<int>(), (all, step) => [.. all, (all.Count == 0 ? 1 : all[^1]) + step])
         select ReleasePlan.Of(parts.Select((p, i) => new ReleaseStep((ReleasePhase)i, firsts[i], Math.Min(ReleasePlan.MostWeeks, firsts[i] + p.Item1.Item2), p.Item2)))).ToArbitrary();

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(Plans, plan => ReleasePlan.Read(plan.Write()).Steps.SequenceEqual(plan.Steps)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "release-empty")]
    [InlineData("Observe 1-4", "release-text")]
    [InlineData("Watch 1-4 0", "release-text")]
    [InlineData("Observe 4-1 0", "release-weeks")]
    [InlineData("Observe 0-4 0", "release-weeks")]
    [InlineData("Observe 1-61 0", "release-weeks")]
    [InlineData("Observe 1-4 101", "release-share")]
    [InlineData("Observe 1-4 0, Observe 5-6 0", "release-twice")]
    [InlineData("Observe 5-8 0, Assist 1-4 0", "release-order")]
    public void What_is_no_plan_is_refused_with_the_reason(string text, string rule) => Should.Throw<RuleBroken>(() => ReleasePlan.Read(text)).Rule.ShouldBe(rule);

    [Fact]
    public void The_log_is_read_phase_by_phase_and_says_what_is_to_come()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        var rules = new HoursRules(36_000, 20, 240, 12, 600, 10, 14, [], new HashSet<ActivityKind>());
        var week = new HoursWeek(placement, Begins);
        var friday = Begins.AddDays(4);
        foreach (var words in new HoursEntryWords[] { new(Begins, ActivityKind.Observe, 180), new(Begins, ActivityKind.Lead, 60), new(Begins, ActivityKind.CoPlan, 600) })
            week.Keep(words, placement, rules, friday);
        var readings = ReleaseReading.Of(ReleasePlan.Read("Observe 1-2 0, CoTeach 1-1 30, LeadSegment 1-6 50, LeadDay 2-3 60, SoloWeek 9-9 100"), Begins, friday.AddDays(8), week.Entries);
        readings.Select(r => (r.Share, r.Standing)).ShouldBe(
        [
            (25, ReleaseStanding.Reached), (25, ReleaseStanding.Below), (25, ReleaseStanding.UnderWay), (null, ReleaseStanding.NoLog), (null, ReleaseStanding.Ahead),
        ], "a quarter of the time with pupils was led; planning is no time with pupils");
    }

    [Fact]
    public void A_share_is_never_less_than_nothing_nor_more_than_all() =>
        Prop.ForAll(Plans, Gen.Choose(-30, 400).ToArbitrary(), Gen.Choose(0, 13).Zip(Gen.Choose(1, 600)).ListOf(10).ToArbitrary(), (plan, day, parts) =>
        {
            var placement = new PlacementScene().In(PlacementState.Active);
            var week = new HoursWeek(placement, Begins);
            foreach (var (kind, minutes) in parts)
                week.Keep(new(Begins.AddDays(minutes % 5), (ActivityKind)kind, minutes), placement, new(36_000, 20, 240, 12, 600, 10, 14, [], new HashSet<ActivityKind>()), Begins.AddDays(5));
            return ReleaseReading.Of(plan, Begins, Begins.AddDays(day), week.Entries).All(r => r.Led <= r.WithPupils && r.Share is null or (>= 0 and <= 100));
        }).QuickCheckThrowOnFailure();
}

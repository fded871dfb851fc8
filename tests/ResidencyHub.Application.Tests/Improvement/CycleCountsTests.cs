using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Application.Improvement;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;

namespace ResidencyHub.Application.Tests.Improvement;

/// <summary>How cycles are counted on the status pages, over all days.</summary>
public sealed class CycleCountsTests
{
    private static readonly DateOnly Begins = new(2024, 7, 1);

    private static readonly Arbitrary<List<CycleCounts.Dated>> Cycles =
        (from parts in Gen.Choose(0, 1200).Zip(Gen.Choose(-1, 2)).Zip(Gen.Choose(0, 1200)).ListOf()
         select parts.Select(p => new CycleCounts.Dated(Begins.AddDays(p.Item1.Item1), p.Item1.Item2 < 0 ? null : (CycleVerdict)p.Item1.Item2, p.Item1.Item2 < 0 ? null : Begins.AddDays(p.Item2))).ToList()).ToArbitrary();

    [Fact]
    public void Every_open_cycle_is_counted_once_and_every_concluded_one_in_its_own_school_year() =>
        Prop.ForAll(Cycles, Gen.Choose(400, 1100).ToArbitrary(), (cycles, at) =>
        {
            var today = Begins.AddDays(at);
            // nothing is concluded on a day to come
            cycles.RemoveAll(c => c.ConcludedOn > today);
            var (fact, year) = (CycleCounts.Of(cycles, today, "/cycles"), AcademicYear.Of(today));
            return fact.Running + fact.ToStudy == cycles.Count(c => c.Verdict is null)
                && fact.Concluded == cycles.Count(c => c.ConcludedOn is { } on && AcademicYear.Of(on) == year)
                && fact.LastYear == cycles.Count(c => c.ConcludedOn is { } on && AcademicYear.Of(on) == year.Previous && on <= today.AddYears(-1));
        }).QuickCheckThrowOnFailure();
}

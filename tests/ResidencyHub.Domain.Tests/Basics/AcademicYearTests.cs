using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Tests.Basics;

public sealed class AcademicYearTests
{
    [Fact]
    public void Every_day_belongs_to_the_one_school_year_that_contains_it()
    {
        for (var day = new DateOnly(2025, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            var year = AcademicYear.Of(day);
            (day >= year.FirstDay && day <= year.LastDay).ShouldBeTrue($"{day:O} in {year}");
            (AcademicYear.Of(year.FirstDay.AddDays(-1)), AcademicYear.Of(year.LastDay.AddDays(1))).ShouldBe((year.Previous, year.Next));
        }
    }

    [Theory]
    [InlineData(2026, "2026–27")]
    [InlineData(1999, "1999–00")]
    [InlineData(2008, "2008–09")]
    public void It_is_named_by_the_year_in_which_it_begins(int start, string name) => new AcademicYear(start).ToString().ShouldBe(name);

    [Fact]
    public void Years_stand_in_order()
    {
        var (earlier, later) = (new AcademicYear(2025), new AcademicYear(2026));
        (earlier < later, earlier <= later, later > earlier, later >= earlier, earlier >= later).ShouldBe((true, true, true, true, false));
        earlier.CompareTo(later).ShouldBeLessThan(0);
    }
}

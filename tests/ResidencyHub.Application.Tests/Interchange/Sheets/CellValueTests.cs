using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class CellValueTests
{
    [Theory]
    [InlineData(" ann.lee@school.k12.co.us\u00A0", "ann.lee@school.k12.co.us")]
    [InlineData("Ann Lee <ann@x.org>", "ann@x.org")]
    [InlineData("mailto:ann@x.org", "ann@x.org")]
    [InlineData("o'neil+res@x.org", "o'neil+res@x.org")]
    public void E_mail_addresses_are_found(string cell, string address) => CellValue.Email(cell).Value.ShouldBe(address);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("ann at x.org", "no @")]
    [InlineData("ann@x.org; bob@x.org", "more than one")]
    [InlineData("ann @x.org", "space")]
    [InlineData("ann@school", "should look like")]
    [InlineData("ann..lee@x.org", "should look like")]
    public void What_is_no_address_says_why(string cell, string reason) => CellValue.Email(cell).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("303-555-0100", "+13035550100", null)]
    [InlineData("(303) 555.0100 ext. 12", "+13035550100", "12")]
    [InlineData("+1 303 555 0100", "+13035550100", null)]
    [InlineData("3035550100", "+13035550100", null)]
    [InlineData("+44 20 7946 0958", "+442079460958", null)]
    public void Telephone_numbers_keep_how_they_were_typed(string cell, string dialled, string? extension)
        => CellValue.Phone(cell).Value.ShouldBe(new PhoneNumber(cell, dialled, extension));

    [Theory]
    [InlineData("555-0100", "no area code")]
    [InlineData("103-555-0100", "cannot be dialled")]
    [InlineData("303-555-0100 / 303-555-0101", "two telephone numbers")]
    [InlineData("call school", "no telephone number")]
    [InlineData("303-555-01", "8 digits")]
    public void What_is_no_telephone_number_says_why(string cell, string reason) => CellValue.Phone(cell).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("2026-08-29")]
    [InlineData("2026-08-29T00:00:00")]
    [InlineData("8/29/2026")]
    [InlineData("29/08/2026")]
    [InlineData("29 Aug 2026")]
    [InlineData("29-Aug-2026")]
    [InlineData("August 29th, 2026")]
    [InlineData("Sat, Aug. 29, 2026")]
    [InlineData("'2026-08-29")]
    public void Days_are_read_in_the_ways_people_write_them(string cell) => CellValue.Day(cell).Value.ShouldBe(new DateOnly(2026, 8, 29));

    [Theory]
    [InlineData("3/4/2026", "4 March or 3 April")]
    [InlineData("8/29/26", "two digits")]
    [InlineData("29 Aug 26", "two digits")]
    [InlineData("2/30/2026", "no day of the calendar")]
    [InlineData("13/13/2026", "no month 13")]
    [InlineData("0206-08-29", "check the year")]
    [InlineData("46263", "no date")]
    [InlineData("TBD", "no date")]
    public void Doubtful_days_are_asked_about(string cell, string reason) => CellValue.Day(cell).Reason!.ShouldContain(reason);

    [Fact]
    public void A_column_settles_what_a_single_date_cannot()
    {
        CellValue.OrderOf(["3/4/2026", "29/08/2026"]).ShouldBe(DayOrder.DayFirst);
        CellValue.OrderOf(["3/4/2026", "8/29/2026"]).ShouldBe(DayOrder.MonthFirst);
        CellValue.OrderOf(["29/08/2026", "8/29/2026"]).ShouldBe(DayOrder.Ask);
        CellValue.Day("3/4/2026", DayOrder.DayFirst).Value.ShouldBe(new DateOnly(2026, 4, 3));
        CellValue.Day("3/4/2026", DayOrder.MonthFirst).Value.ShouldBe(new DateOnly(2026, 3, 4));
        CellValue.Day("29/8/2026", DayOrder.MonthFirst).Reason!.ShouldContain("no month 29");
        CellValue.Day("4/4/2026").Value.ShouldBe(new DateOnly(2026, 4, 4));
        CellValue.Day("46263", fromWorkbook: true).Value.ShouldBe(new DateOnly(2026, 8, 29));
    }

    [Fact]
    public void Every_day_written_as_ISO_or_in_words_is_read_back()
        => Prop.ForAll(Gen.Choose(0, 80_000).ToArbitrary(), n =>
        {
            var day = new DateOnly(1950, 1, 1).AddDays(n);
            return CellValue.Day(day.ToString("yyyy-MM-dd")).Value == day && CellValue.Day(day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)).Value == day
                && CellValue.Day($"{day.Month}/{day.Day}/{day.Year}", DayOrder.MonthFirst).Value == day;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_whatever_makes_a_parser_fail_without_a_reason()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            string?[] reasons = [CellValue.Email(text.Get).Reason, CellValue.Phone(text.Get).Reason, CellValue.Day(text.Get).Reason, CellValue.PersonName(text.Get).Reason, CellValue.YesNo(text.Get).Reason, CellValue.WholeNumber(text.Get).Reason, CellValue.Grades(text.Get).Reason];
            return reasons.All(r => r is null || r.Length > 10);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("Lee, Ann", "Ann", "Lee", null)]
    [InlineData("Ann Lee", "Ann", "Lee", null)]
    [InlineData("Ann M. Lee", "Ann M.", "Lee", null)]
    [InlineData("Dr. Ann Lee", "Ann", "Lee", null)]
    [InlineData("Lee, Ann Marie", "Ann Marie", "Lee", null)]
    [InlineData("Maria de la Cruz", "Maria", "de la Cruz", null)]
    [InlineData("Ludwig van der Berg Jr.", "Ludwig", "van der Berg", "Jr.")]
    [InlineData("King, Jr., Martin", "Martin", "King", "Jr.")]
    [InlineData("Henry Ford III", "Henry", "Ford", "III")]
    [InlineData("Ann Lee, Ph.D.", "Ann", "Lee", "Ph.D.")]
    [InlineData("Núñez-Ortiz, Zoë", "Zoë", "Núñez-Ortiz", null)]
    public void Names_are_taken_apart(string cell, string given, string family, string? suffix)
        => CellValue.PersonName(cell).Value.ShouldBe(new NameParts(given, family, suffix, false));

    [Theory]
    [InlineData("Ann Lee & Bob Ray", "more than one person")]
    [InlineData("Ann Lee / Bob Ray", "more than one person")]
    [InlineData("Ann", "only part of a name")]
    [InlineData("ann@x.org", "no name")]
    public void What_is_no_name_says_why(string cell, string reason) => CellValue.PersonName(cell).Reason!.ShouldContain(reason);

    [Fact]
    public void Two_family_names_without_a_sign_are_doubtful() => CellValue.PersonName("Maria Garcia Lopez").Value!.Doubtful.ShouldBeTrue();

    [Theory]
    [InlineData("3", 3)]
    [InlineData("3 yrs", 3)]
    [InlineData("1,200", 1200)]
    [InlineData("3.0", 3)]
    [InlineData("Three years of experience", 3)]
    [InlineData("'12", 12)]
    public void Whole_numbers_may_carry_their_unit(string cell, int number) => CellValue.WholeNumber(cell).Value.ShouldBe(number);

    [Theory]
    [InlineData("3-5", "range")]
    [InlineData("3+", "no single number")]
    [InlineData("about 3", "no single number")]
    [InlineData("3.5 years", "no whole number")]
    [InlineData("some", "no number")]
    [InlineData("99999999999", "too large")]
    [InlineData("-3", "no single number")]
    public void What_is_no_whole_number_says_why(string cell, string reason) => CellValue.WholeNumber(cell).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("K-5", "K–5")]
    [InlineData("PK–2", "Pre-K–2")]
    [InlineData("9th to 12th grade", "9–12")]
    [InlineData("Grades 6-8", "6–8")]
    [InlineData("01,05", "1, 5")]
    [InlineData("Pre-Kindergarten, K & 1st", "Pre-K–1")]
    [InlineData("Kindergarten", "K")]
    public void Grades_are_read_as_schools_write_them(string cell, string grades) => CellValue.Grades(cell).Value!.ToString().ShouldBe(grades);

    [Theory]
    [InlineData("2026-06-08", "may have been 6-8")]
    [InlineData("8-Jun", "made a date")]
    [InlineData("8-6", "backwards")]
    [InlineData("Elementary", "does not say which grades")]
    [InlineData("K-14", "does not say which grades")]
    public void What_are_no_grades_says_why(string cell, string reason) => CellValue.Grades(cell).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("Yes", true)]
    [InlineData("x", true)]
    [InlineData("N", false)]
    [InlineData("FALSE", false)]
    public void Yes_and_no_have_many_spellings(string cell, bool value) => CellValue.YesNo(cell).Value.ShouldBe(value);

    [Fact]
    public void Maybe_is_neither() => CellValue.YesNo("maybe").Reason!.ShouldContain("neither");
}

using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class RuinedIdsTests
{
    [Fact]
    public async Task Real_ids_raise_no_alarm()
    {
        using var sheet = await SheetFiles.OpenSampleAsync("nces-schools-colorado.csv");
        RuinedIds.Find(sheet.Rows().Select(r => r.Cells[0]), 12).Any.ShouldBeFalse();
        RuinedIds.Find(sheet.Rows().Select(r => r.Cells[1]), 7).Any.ShouldBeFalse();
    }

    [Fact]
    public void Scientific_notation_is_beyond_repair()
    {
        var found = RuinedIds.Find(["4.8001E+11", "080000100214", "", "4,8001E+11"], 12);
        found.Scientific.ShouldBe(2);
        found.BeyondRepair.ShouldBeTrue();
        found.Words.ShouldContain("2 of 3 ids are in scientific notation");
        found.Words.ShouldContain("“4.8001E+11”");
    }

    [Fact]
    public void A_column_of_rounded_ids_is_found_and_one_round_id_is_not_blamed()
    {
        RuinedIds.Find(["480010000000", "480020000000", "480030000000", "480010000123"], 12).Rounded.ShouldBe(3);
        RuinedIds.Find(["480010000000", "480010000124", "480010000123"], 12).Any.ShouldBeFalse();
    }

    [Fact]
    public void A_lost_zero_is_found_and_can_be_put_back()
    {
        var found = RuinedIds.Find(["800001", "0800004", "'800005"], 7);
        found.LostZeros.ShouldBe(2);
        found.BeyondRepair.ShouldBeFalse();
        found.Words.ShouldContain("lost a zero");
        RuinedIds.Restore("800001", 7).ShouldBe("0800001");
        RuinedIds.Restore("8001", 7).ShouldBeNull();
        RuinedIds.Restore("4.8E+6", 7).ShouldBeNull();
    }
}

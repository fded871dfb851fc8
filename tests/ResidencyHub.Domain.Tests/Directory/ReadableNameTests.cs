using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Tests.Directory;

public sealed class ReadableNameTests
{
    [Theory]
    [InlineData("DENVER 1", "Denver 1")]
    [InlineData("RICHLAND SPRINGS ISD", "Richland Springs ISD")]
    [InlineData("CENTENNIAL SCHOOL DISTRICT NO. R-1", "Centennial School District No. R-1")]
    [InlineData("PS 102 BAYVIEW", "PS 102 Bayview")]
    [InlineData("ACADEMY OF MATH AND SCIENCE FOR THE ARTS", "Academy of Math and Science for the Arts")]
    [InlineData("OAKFIELD-ALABAMA CENTRAL SCHOOL DISTRICT", "Oakfield-Alabama Central School District")]
    [InlineData("P. M. WELLS CHARTER ACADEMY", "P. M. Wells Charter Academy")]
    [InlineData("LINDER EL", "Linder EL")]
    [InlineData("EL PASO H S", "El Paso H S")]
    [InlineData("EAST LOS ANGELES STEM ACADEMY", "East Los Angeles STEM Academy")]
    [InlineData("THE EAST AUSTIN COLLEGE PREP AT MLK", "The East Austin College Prep at MLK")]
    [InlineData("ST. MARY'S ELEMENTARY", "St. Mary's Elementary")]
    [InlineData("O'BRIEN MIDDLE", "O'Brien Middle")]
    [InlineData("MCDONALD GREEN VALLEY EL", "McDonald Green Valley EL")]
    [InlineData("6TH GRADE CTR", "6th Grade Ctr")]
    [InlineData("JUAN PONCE DE LEON II", "Juan Ponce de Leon II")]
    [InlineData("KIPP TRUTH ACADEMY", "KIPP Truth Academy")]
    [InlineData("TEXANS CAN ACADEMY - DALLAS NORTH", "Texans Can Academy - Dallas North")]
    [InlineData("CASSADAGA VALLEY MIDDLE/HIGH SCHOOL", "Cassadaga Valley Middle/High School")]
    [InlineData("ESCUELA JOSÉ NÚÑEZ", "Escuela José Núñez")]
    public void A_name_shouted_in_capitals_is_shown_as_people_write_it(string official, string shown) => ReadableName.Of(official).ShouldBe(shown);

    [Theory]
    [InlineData("Cheyenne County School District No. Re-5")]
    [InlineData("iLEAD Academy")]
    [InlineData("McKinley Elementary")]
    [InlineData("YES")]
    public void A_name_in_mixed_case_or_of_few_letters_stays_as_it_is(string official) => ReadableName.Of(official).ShouldBe(official);

    [Fact]
    public void A_name_edited_here_stays_when_the_official_one_changes_and_goes_back_when_it_is_given_back()
    {
        var district = new District("DENVER 1", "CO", "0803360");
        (district.Name, district.OfficialName).ShouldBe(("Denver 1", "DENVER 1"));

        district.Rename("Denver Public Schools");
        district.TakeOfficialName("DENVER COUNTY 1");
        (district.Name, district.OfficialName, district.EditedHere).ShouldBe(("Denver Public Schools", "DENVER COUNTY 1", DistrictFacts.Name));
        district.SearchWords.ShouldContain(" county");

        district.Rename("Denver County 1");
        district.EditedHere.ShouldBe(DistrictFacts.None);
        district.TakeOfficialName("DENVER 2");
        district.Name.ShouldBe("Denver 2");
    }
}

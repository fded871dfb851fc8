using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Partnerships;

namespace ResidencyHub.Web.Tests.Partnerships;

public sealed class PartnershipPartsTests
{
    [Fact]
    public void Who_reads_no_agreements_meetings_and_visits_sees_no_columns_of_them()
    {
        var row = new BrowsePartnerships.Row(new Id<Partnership>(Guid.NewGuid()), "Harbor Valley", null, new(2016, 8, 1), null, true, [], null, null, null, null);
        PartnershipColumns.Of([row]).Select(c => c.Key).ShouldBe(["name", "since"]);
        PartnershipColumns.Of([row with { Residents = [(2026, 4)] }]).Select(c => c.Key).ShouldBe(["name", "since", "residents", "agreement", "met", "visited"]);
    }

    [Theory]
    [InlineData("https://hub.example/decisions/7b1f3a34-0c5e-4c55-9d0e-3c8a51a2f001", "/decisions/7b1f3a34-0c5e-4c55-9d0e-3c8a51a2f001")]
    [InlineData("https://hub.example/overview", "https://hub.example/overview")]
    [InlineData("https://hub.example/partnerships/7b1f3a34-0c5e-4c55-9d0e-3c8a51a2f001/visits/x", "https://hub.example/partnerships/7b1f3a34-0c5e-4c55-9d0e-3c8a51a2f001/visits/x")]
    [InlineData("https://elsewhere.example/a", "https://elsewhere.example/a")]
    public void Of_a_pasted_address_of_this_hub_only_a_record_becomes_a_path(string pasted, string kept) =>
        new RateForm { Lines = [new RateLineForm { Item = Guid.NewGuid().ToString(), Link = pasted }] }.SaidAt("https://hub.example/").Single().Link.ShouldBe(kept);
}

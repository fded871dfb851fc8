using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Tests.Setup;

namespace ResidencyHub.Application.Tests.Directory;

public sealed class FindInDirectoryTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Three_letters_find_beginnings_of_words_and_those_of_partner_districts_come_first(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LoadColoradoAsync(world.Administrator);
        var hand = (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(world.District.Id, "Zebra East Annex", null, "9", "12", null))).ValueOrDefault;
        var found = (await hub.As<FindInDirectory>(world.Coordinator).RunAsync(new("eas"))).ValueOrDefault!;
        found.Rows.Count.ShouldBe(12);
        found.AreMore.ShouldBeTrue();
        found.Rows[0].Id.ShouldBe(hand.Value);
        found.Rows[0].IsPartner.ShouldBeTrue();
        found.Rows.Skip(1).ShouldAllBe(r => !r.IsPartner);
        found.Rows.ShouldAllBe(r => $" {Domain.Basics.SearchText.Of($"{r.Name} {r.City}")}".Contains(" eas"));

        (await hub.As<FindInDirectory>(world.OtherPrincipal).RunAsync(new("zebra"))).ValueOrDefault!.Rows.Single().IsPartner.ShouldBeFalse();
        (await hub.As<FindInDirectory>(world.Coordinator).RunAsync(new("ze"))).ValueOrDefault!.Rows.Select(r => r.Id).ShouldBe([hand.Value]);
        (await hub.As<FindInDirectory>(world.OtherPrincipal).RunAsync(new("ze"))).ValueOrDefault!.Rows.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Several_words_all_count_and_state_district_and_kind_narrow(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LoadColoradoAsync(world.Administrator);
        var find = hub.As<FindInDirectory>(world.Administrator);

        var lincoln = (await find.RunAsync(new("lincoln hig denver", Kind: DirectoryKind.School))).ValueOrDefault!.Rows;
        lincoln.ShouldNotBeEmpty();
        lincoln.ShouldAllBe(r => r.Name.Contains("Lincoln") && r.City == "Denver" && r.DistrictName != null);
        var denver = (await find.RunAsync(new("denver 1", "co", Kind: DirectoryKind.District))).ValueOrDefault!.Rows.Single(r => r.NcesId == "0803360");
        (denver.Name, denver.City).ShouldBe(("School District No. 1 in the county of Denver and State of C", "Denver"));
        (await find.RunAsync(new("denver", "TX"))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await find.RunAsync(new("0803360"))).ValueOrDefault!.Rows[0].Kind.ShouldBe(DirectoryKind.District);
        (await find.RunAsync(new("school", District: new(denver.Id)))).ValueOrDefault!.Rows.ShouldAllBe(r => r.NcesId!.StartsWith("0803360"));
        (await find.RunAsync(new("100% _ school' --"))).IsDone.ShouldBeTrue();
        (await find.RunAsync(new("  "))).ValueOrDefault!.Rows.ShouldBeEmpty();
    }
}

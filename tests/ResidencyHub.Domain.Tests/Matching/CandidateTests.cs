using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

public sealed class CandidateTests
{
    [Fact]
    public void A_row_names_exactly_the_places_that_the_rules_allow_at_their_cost() => SmallModels.ForAll(600, seed =>
    {
        var model = SmallModels.Of(seed, 6, 8);
        var (market, oracle) = (new Market(model), new Oracle(model));
        var row = new CandidateRow(market);
        foreach (var resident in oracle.InMarket)
        {
            market.Candidates(market.ResidentOf(resident.Id), RowPart.All, row);
            var found = Enumerable.Range(0, row.Count).Select(i => row[i]).Where(c => market.Openings[c.Opening].Mentor is not null).Select(c => (market.Openings[c.Opening].Mentor!.Id, (long)Market.CostIn(c.Preference))).Order();
            found.ShouldBe(oracle.Places.Where(p => p.Mentor is not null && oracle.Allowed(resident, p)).Select(p => (p.Mentor!.Id, oracle.Cost(resident, p))).Order());
        }
    });

    [Fact]
    public void A_row_comes_in_two_parts_that_are_the_whole() => SmallModels.ForAll(300, seed =>
    {
        var market = new Market(SmallModels.Of(seed, 6, 8));
        for (var r = 0; r < market.Residents.Length; r++)
            Row(r, RowPart.Ranked).Concat(Row(r, RowPart.Others)).Order().ShouldBe(Row(r, RowPart.All).Order());

        ulong[] Row(int r, RowPart part)
        {
            var row = new CandidateRow(market);
            market.Candidates(r, part, row);
            return row.Preferences.ToArray();
        }
    });

    [Fact]
    public void Nothing_near_is_passed_over_anywhere_on_the_globe() => SmallModels.ForAll(300, seed =>
    {
        var dice = new Random(seed);
        var around = Anywhere();
        var schools = Enumerable.Range(0, 40).Select(i => new HostSchool(SmallModels.Id<School>(i), $"S{i}") { Most = 1, Where = dice.Next(8) == 0 ? null : dice.Next(2) == 0 ? Anywhere() : Nearby() }).ToArray();
        var home = Nearby();
        var model = new MatchingModel([new ResidentToPlace(SmallModels.Id<Resident>(0), "R", "Art") { Home = home }], schools, [.. schools.Select((s, i) => new HostMentor(SmallModels.Id<Mentor>(i), $"M{i}", s.Id, "Art"))]);
        var limit = dice.Next(1, 400);
        var market = new Market(model with { Rules = new() { TravelLimitMiles = limit } });
        var row = new CandidateRow(market);
        market.Candidates(0, RowPart.All, row);
        Enumerable.Range(0, row.Count).Select(i => market.Sites[market.Openings[row[i].Opening].Site].Id).Order()
            .ShouldBe(schools.Where(s => s.Where is not { } at || home.TenthsOfMilesTo(at) <= limit * 10).Select(s => s.Id).Order());

        Coordinates Anywhere() => new((dice.NextDouble() * 180) - 90, (dice.NextDouble() * 360) - 180);

        // Also over the poles and over the line where the day changes.
        Coordinates Nearby() => new(Math.Clamp(around.Latitude + (dice.NextDouble() * 8) - 4, -90, 90), (((around.Longitude + (dice.NextDouble() * 12) - 6 + 540) % 360) + 360) % 360 - 180);
    });

    [Fact]
    public void Distances_by_the_series_are_those_of_the_formula() => SmallModels.ForAll(1000, seed =>
    {
        var dice = new Random(seed);
        var (a, b) = (new Coordinates(dice.Next(-89, 89) + dice.NextDouble(), -105), new Coordinates(dice.Next(-89, 89) + dice.NextDouble(), -105 + (dice.NextDouble() * 3)));
        double Radians(double degrees) => degrees * Math.PI / 180;
        var half = Math.Pow(Math.Sin(Radians(b.Latitude - a.Latitude) / 2), 2) + (Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * Math.Pow(Math.Sin(Radians(b.Longitude - a.Longitude) / 2), 2));
        a.TenthsOfMilesTo(b).ShouldBeInRange((int)Math.Floor(20 * 3958.8 * Math.Asin(Math.Sqrt(half)) - 0.51), (int)Math.Ceiling((20 * 3958.8 * Math.Asin(Math.Sqrt(half))) + 0.51));
    });

    [Fact]
    public void Everything_comes_in_the_order_of_its_id() => SmallModels.ForAll(200, seed =>
    {
        var dice = new Random(seed);
        var bytes = new byte[16];
        var schools = Enumerable.Range(0, 60).Select(i => new HostSchool(Any(), $"S{i}")).DistinctBy(s => s.Id).ToArray();
        new Market(new([], schools, [])).Sites.Select(s => s.Id).ShouldBe(schools.Select(s => s.Id).Order());

        // Few first bytes, so that many begin alike.
        Id<School> Any()
        {
            dice.NextBytes(bytes);
            Array.Fill(bytes, (byte)(200 * dice.Next(2)), 0, 8 * dice.Next(1, 2));
            return new(new Guid(bytes));
        }
    });
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

/// <summary>Miles decide; minutes are an estimate beside them, at a speed that is rule data.</summary>
public sealed class TravelMinutesTests
{
    [Theory]
    [InlineData(84, 20, 26)]
    [InlineData(150, 20, 45)]
    [InlineData(1, 60, 1)]
    [InlineData(0, 20, 0)]
    [InlineData(84, 0, null)]
    [InlineData(84, null, null)]
    public void Minutes_are_rounded_up_and_not_told_without_a_speed(int tenths, int? speed, int? minutes) => MatchingWords.Minutes(tenths, speed).ShouldBe(minutes);

    [Fact]
    public void An_unplaced_resident_reads_the_limit_that_would_place_them_in_miles_and_minutes_and_it_does()
    {
        var (school, resident, home, there) = (Id<School>.New(), Id<Resident>.New(), new Coordinates(39.7392, -104.9903), new Coordinates(40.0150, -105.2705));
        var (tenths, miles) = (home.TenthsOfMilesTo(there), (home.TenthsOfMilesTo(there) + 9) / 10);
        MatchingModel Model(int? speed) => new(
            [new ResidentToPlace(resident, "Ana Reyes", "Mathematics", null) { Home = home, RanksSchools = [school] }],
            [new HostSchool(school, "Lincoln High") { Where = there, Most = 1 }],
            [new HostMentor(Id<Mentor>.New(), "Luis Ruiz", school, "Mathematics", null) { Credentials = ["Mathematics"], AtATime = 1 }])
        { Rules = new MatchingRules { TravelLimitMiles = 15, MilesPerHour = speed } };
        var result = MostPlaced.Match(Model(20));
        var why = result.Explain(resident);
        var words = MatchingWords.Of(why, Model(20)).ToList();
        words[^1].ShouldBe($"Would have a seat if the travel limit of Ana Reyes were {miles} miles (about {miles * 3} minutes) instead of 15 (about 45 minutes).");
        words.ShouldContain(w => w.Contains($"(about {MatchingWords.Minutes(tenths, 20)} minutes) away, the limit is 15 (about 45 minutes)"));
        result.After(why.Smallest!.Changes[0]).Matches.ShouldHaveSingleItem();
        MatchingWords.Of(result.After(why.Smallest.Changes[0]).Explain(resident).Match!, 20).ShouldContain($"{tenths / 10}.{tenths % 10} miles (about {MatchingWords.Minutes(tenths, 20)} minutes) from home");
        MatchingWords.Of(MostPlaced.Match(Model(null)).Explain(resident), Model(null)).ShouldAllBe(w => !w.Contains("minutes"), "without a speed no minutes are told");
    }
}

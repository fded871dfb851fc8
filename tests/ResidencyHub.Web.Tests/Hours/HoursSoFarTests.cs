using Bunit;
using ResidencyHub.Application.Hours;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Web.Hours;
using ResidencyHub.Web.Tests.Kit;

namespace ResidencyHub.Web.Tests.Hours;

public sealed class HoursSoFarTests : KitContext
{
    private static readonly HoursRules Rules = new(36_000, 20, 240, 12, 600, 10, 14, [], new HashSet<ActivityKind>());

    [Fact]
    public void Hours_stand_beside_what_an_even_pace_would_be_by_now_with_its_base_and_the_way_to_the_plan()
    {
        var card = Render<HoursSoFar>(p => p.Add(h => h.Totals, new HoursTotals(9_000, 1_800, 0, 0)).Add(h => h.Rules, Rules).Add(h => h.Pace, new EvenPace(10_356, new(2026, 11, 8), new(2026, 8, 17), new(2027, 6, 4))).Add(h => h.Release, "my-hours/release"));
        card.Markup.ShouldContain("By 8 November an even pace would be 172 h; 180 h are approved or waiting.");
        card.Markup.ShouldContain("600 h spread over 17 Aug 2026 to 4 Jun 2027");
        card.Find("a").GetAttribute("href").ShouldBe("my-hours/release");
    }

    [Fact]
    public void Without_a_placement_no_pace_is_said()
    {
        var card = Render<HoursSoFar>(p => p.Add(h => h.Totals, new HoursTotals(0, 0, 0, 0)).Add(h => h.Rules, Rules));
        card.Markup.ShouldNotContain("even pace");
        card.FindAll("a").ShouldBeEmpty();
    }
}

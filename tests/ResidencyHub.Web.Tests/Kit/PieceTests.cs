using Bunit;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

public sealed class PieceTests : KitContext
{
    [Fact]
    public void A_chart_draws_by_attributes_and_has_its_table()
    {
        var chart = Render<BarChart>(p => p.Add(c => c.Title, "Residents by school").Add(c => c.Bars, [new("Eastside High", 8), new("Lincoln High", 4), new("Small School", null)]));
        chart.FindAll("rect.value").Select(bar => bar.GetAttribute("width")).ShouldBe(["340", "170", "0"]);
        chart.FindAll("tbody td").Select(cell => cell.TextContent).ShouldBe(["8", "4", "hidden"]);
        chart.Find("svg").GetAttribute("aria-label").ShouldBe("Residents by school: Eastside High 8, Lincoln High 4, Small School hidden");
        chart.FindAll("svg text.axis").Count.ShouldBe(3);
        chart.Markup.ShouldNotContain("style=");
    }

    [Fact]
    public void A_day_is_exact_on_hover()
    {
        var day = Render<DayWords>(p => p.Add(d => d.Day, new DateOnly(2026, 8, 9)).Add(d => d.Kind, DayKind.Due));
        day.MarkupMatches("<time datetime=\"2026-08-09\" title=\"Sunday, 9 August 2026\" class=\"late\">3 days late</time>");
        Render<MomentWords>(p => p.Add(m => m.At, new DateTime(2026, 8, 12, 17, 0, 0, DateTimeKind.Utc))).Find("time").GetAttribute("title").ShouldBe("Wednesday, 12 August 2026, 10:00 AM");
    }

    [Fact]
    public void A_confirmation_opens_itself_when_its_form_has_errors()
    {
        var confirmed = 0;
        var box = Render<ConfirmBox>(p => p.Add(c => c.Ask, "Withdraw…").Add(c => c.FormName, "withdraw").Add(c => c.Danger, true).Add(c => c.OnConfirm, () => confirmed++));
        box.Find("details").HasAttribute("open").ShouldBeFalse();
        box.Find("form button").TextContent.ShouldBe("Withdraw");
        box.Find("form").Submit();
        confirmed.ShouldBe(1);
        box.Render(p => p.Add(c => c.Errors, [new("Reason", "Say why.")]));
        box.Find("details").HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public void Steps_say_where_one_is()
    {
        var steps = Render<Steps>(p => p.Add(s => s.Names, ["Upload", "Columns", "Preview"]).Add(s => s.Current, 1));
        steps.Find("[aria-current=step]").TextContent.ShouldBe("Columns");
        steps.FindAll("li")[0].TextContent.ShouldBe("Upload (done)");
    }

    [Fact]
    public void A_meter_shows_the_number_with_its_base()
    {
        var bar = Render<MeterBar>(p => p.Add(m => m.Label, "Mathematics").Add(m => m.Value, 5).Add(m => m.Of, 9));
        bar.Find("meter").GetAttribute("max").ShouldBe("9");
        bar.Find("span:last-child").TextContent.ShouldBe("5 of 9");
        Render<MeterBar>(p => p.Add(m => m.Label, "None").Add(m => m.Value, 0).Add(m => m.Of, 0)).Find("meter").GetAttribute("max").ShouldBe("1");
    }
}

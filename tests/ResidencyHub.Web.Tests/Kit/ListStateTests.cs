using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

public sealed class ListStateTests
{
    private static ListState Read(string uri) => ListState.Parse(uri, "resident", "school", "status");

    [Theory]
    [InlineData("/placements")]
    [InlineData("/placements?q=o%27neil+%26+s%C3%B8n")]
    [InlineData("/placements?view=board&q=reyes&school=lincoln&status=late&sort=-asked&cols=mentor.subject")]
    [InlineData("/placements?status=late&after=abc%3D%3D&at=25")]
    [InlineData("/placements?sort=-resident&before=xyz")]
    public void An_address_read_and_written_is_the_same(string address) => Read(address).Href("/placements").ShouldBe(address);

    [Fact]
    public void Defaults_are_left_out() =>
        Read("https://hub.example/placements?q=&school=&sort=resident&at=0&cols=&view=").Href("/placements").ShouldBe("/placements");

    [Fact]
    public void Whatever_changes_but_the_page_goes_back_to_the_first_page()
    {
        var third = Read("/placements?school=lincoln&after=abc&at=50");
        ListState[] changed = [third.SortedBy("asked"), third.With("status", "late"), third.With("school", null), third.Search("reyes"), third.Show("mentor"), third.In("board"), third.Clear()];
        changed.ShouldAllBe(state => state.After == null && state.At == 0);
        third.NextPage("def", 75).Href("/p").ShouldBe("/p?school=lincoln&after=def&at=75");
        third.PreviousPage("aaa", 25).Href("/p").ShouldBe("/p?school=lincoln&before=aaa&at=25");
    }

    [Fact]
    public void A_filter_that_the_list_sets_by_itself_is_seen_but_not_written()
    {
        ListState Of(string uri) => ListState.Parse(uri, "resident", "year", "status").Preset("year", "2026");
        var plain = Of("/placements");
        (plain["year"], plain.IsNarrowed, plain.Href("/p")).ShouldBe(("2026", false, "/p"));
        (Of("/p?year=2026").Href("/p"), Of("/p?year=all")["year"], Of("/p?year=all").IsNarrowed).ShouldBe(("/p", "all", true));
        (plain.With("year", "2024").Href("/p"), plain.With("year", "2024").With("year", null).Href("/p")).ShouldBe(("/p?year=2024", "/p"));
        Of("/p?year=all&status=late&q=x").Clear()["year"].ShouldBe("2026");
        (plain.Shows(""), plain.Shows("year=all"), Of("/p?year=all&status=late").Shows("status=late&year=all")).ShouldBe((true, false, true));
    }

    [Fact]
    public void Sorting_by_the_same_column_again_turns_it_round()
    {
        var list = Read("/placements");
        list.SortedBy("resident").Sort.ShouldBe("-resident");
        list.SortedBy("asked").SortedBy("asked").Sort.ShouldBe("-asked");
        list.SortedBy("asked").SortedBy("asked").SortedBy("asked").Sort.ShouldBe("asked");
    }

    [Fact]
    public void It_becomes_a_page_request()
    {
        Read("/placements?sort=-asked&after=abc").ToPageRequest(50).ShouldBe(new PageRequest("asked", true, "abc", null, 50));
        Read("/placements").ToPageRequest().ShouldBe(new PageRequest("resident"));
    }

    [Fact]
    public void Columns_come_from_a_forms_boxes_or_from_a_short_list() =>
        Read("?cols=resident&cols=mentor&cols=mentor").Href("").ShouldBe(Read("?cols=resident.mentor").Href(""));

    [Theory]
    [InlineData("?school=a&school=b", "?school=a")]
    [InlineData("?unknown=1&__proto__=2", "")]
    [InlineData("?sort=name;drop table&view=../../etc", "")]
    [InlineData("?at=-5&after=", "")]
    [InlineData("?at=99999999999999999999", "")]
    [InlineData("?q=a%00b", "")]
    [InlineData("?q=%zz&school=%E0%A4%A&status=%ff", null)]
    [InlineData("?after=a&before=b", "?after=a")]
    [InlineData("?&&&===&q", "")]
    [InlineData("?cols=....a..%3Cscript%3E", "?cols=a")]
    public void Hostile_values_are_passed_over(string hostile, string? kept)
    {
        var state = Read("/placements" + hostile);
        Read(state.Href("/placements")).Href("").ShouldBe(state.Href(""));
        if (kept is not null) state.Href("").ShouldBe(kept);
    }

    [Fact]
    public void Overlong_values_are_passed_over()
    {
        var state = Read($"/p?q={new string('a', 101)}&school={new string('b', 5000)}&after={new string('c', 401)}&cols={string.Join('.', Enumerable.Range(0, 5000))}&sort={new string('s', 41)}");
        (state.Q, state["school"], state.After, state.Sort).ShouldBe((null, null, null, "resident"));
        state.Href("/p").Length.ShouldBeLessThan(250);
    }

    [Fact]
    public void A_saved_view_is_the_present_one_on_any_of_its_pages()
    {
        var state = Read("/placements?status=late&after=abc&at=25");
        state.Shows("status=late").ShouldBeTrue();
        state.Shows("?sort=resident&status=late").ShouldBeTrue();
        state.Shows("").ShouldBeFalse();
        state.Shows("status=late&q=reyes").ShouldBeFalse();
    }
}

using System.IO.Compression;
using System.Text;
using Bunit;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

public sealed class HubTableTests : KitContext
{
    private sealed record Row(Guid Id, string Resident, string School, string Mentor, string Subject, Status Status, string Next);

    private static readonly Column<Row>[] Columns =
    [
        new("resident", "Resident") { Text = row => row.Resident, Href = row => $"/placements/{row.Id:N}", SortKey = "resident" },
        new("school", "School") { Text = row => row.School, SortKey = "school" },
        new("mentor", "Mentor") { Text = row => row.Mentor },
        new("subject", "Subject") { Text = row => row.Subject, Optional = true },
        new("status", "Status") { Word = row => row.Status, SortKey = "status" },
        new("next", "Next date") { Cell = row => builder => builder.AddContent(0, row.Next), Numeric = true },
    ];

    private static PageOf<Row> Rows(int count, string? previous = null, string? next = null, int? all = null, bool exact = true) =>
        new([.. Enumerable.Range(1, count).Select(n => new Row(new Guid(n * 7919, 1, 2, 3, 4, 5, 6, 7, 8, 9, (byte)n), $"Maria-Fernanda Nguyen-Baptiste {n}", $"Harbor View Community School of the Arts {n % 7}", $"Elena Castillo-Raman {n % 11}", "Mathematics 9–12", new Status((Tone)(n % 5), n % 2 == 0 ? "With the school" : "Confirmed"), $"{n % 28 + 1} Aug"))], previous, next, all ?? count, exact);

    private IRenderedComponent<HubTable<Row>> Table(string address, PageOf<Row> page, Action<ComponentParameterCollectionBuilder<HubTable<Row>>>? more = null) => Render<HubTable<Row>>(p =>
    {
        p.Add(t => t.Caption, "Placements").Add(t => t.Path, "/placements").Add(t => t.State, ListState.Parse(address, "resident", "school"))
            .Add(t => t.Page, page).Add(t => t.Columns, Columns).Add(t => t.Key, row => row.Id).Add(t => t.RowLabel, row => row.Resident)
            .Add(t => t.Filters, [new ListFilter("school", "School", "All schools", [("a", "Adams"), ("b", "Bayside")])]);
        more?.Invoke(p);
    });

    [Fact]
    public void Headings_sort_by_links_that_keep_the_filter()
    {
        var table = Table("/placements?school=b&after=x", Rows(3));
        table.FindAll("th[aria-sort]").Count.ShouldBe(1);
        table.Find("th[aria-sort=ascending] a").GetAttribute("href").ShouldBe("/placements?school=b&sort=-resident");
        table.FindAll("th a")[1].GetAttribute("href").ShouldBe("/placements?school=b&sort=school");
        Table("/placements?sort=-school", Rows(3)).Find("th[aria-sort=descending]").TextContent.ShouldBe("School ↓");
        table.FindAll("thead th").ShouldAllBe(heading => heading.GetAttribute("scope") == "col");
    }

    [Fact]
    public void Another_page_asked_for_by_the_script_is_rows_and_foot_alone()
    {
        var part = Table("/placements", Rows(3, next: "n"), p => p.AddCascadingValue(new ListPart(true)));
        part.FindAll("[data-part]").Select(e => e.GetAttribute("data-part")).ShouldBe(["rows", "foot"]);
        part.FindAll("form, select, nav.views").ShouldBeEmpty();
        Table("/placements", Rows(3, next: "n")).FindAll("[data-list] [data-part]").Count.ShouldBe(2, "the page has the same parts, to be exchanged");
        Table("/placements", PageOf<Row>.Empty, p => p.AddCascadingValue(new ListPart(true))).Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void Ticked_rows_are_one_plain_form()
    {
        var sent = 0;
        var table = Table("/placements", Rows(2), p => p.Add(t => t.BulkActions, [new BulkAction("remind", "Send reminder"), new BulkAction("withdraw", "Withdraw…", Danger: true)]).Add(t => t.OnBulk, () => sent++));
        var ticks = table.FindAll("form[method=post] tbody input[name=ids]");
        ticks.Select(tick => tick.GetAttribute("aria-label")).ShouldBe(["Tick Maria-Fernanda Nguyen-Baptiste 1", "Tick Maria-Fernanda Nguyen-Baptiste 2"]);
        Guid.Parse(ticks[0].GetAttribute("value")!).ShouldBe(Rows(1).Rows[0].Id);
        table.FindAll("button[name=action]").Select(button => button.GetAttribute("value")).ShouldBe(["remind", "withdraw"]);
        table.FindAll("form form").ShouldBeEmpty();
        table.Find("form[method=post]").Submit();
        sent.ShouldBe(1);
        Table("/placements", Rows(2)).FindAll("form[method=post], tbody input").ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_list_says_how_to_begin_and_a_narrowed_one_how_to_widen()
    {
        Table("/placements", PageOf<Row>.Empty, p => p.Add(t => t.Empty, "<p>Import your spreadsheet.</p>")).Markup.ShouldContain("Import your spreadsheet.");
        var narrowed = Table("/placements?q=zzz&sort=school", PageOf<Row>.Empty, p => p.Add(t => t.Empty, "<p>Import your spreadsheet.</p>"));
        narrowed.Markup.ShouldNotContain("Import your spreadsheet.");
        narrowed.Find(".empty a").GetAttribute("href").ShouldBe("/placements?sort=school");
    }

    [Theory]
    [InlineData("/placements", null, "n", 25, 78, true, "1–25 of 78", null, "/placements?after=n&at=25")]
    [InlineData("/placements?after=x&at=25", "p", "n", 25, 78, true, "26–50 of 78", "/placements?before=p", "/placements?after=n&at=50")]
    [InlineData("/placements?after=x&at=999", "p", null, 3, 78, true, "76–78 of 78", "/placements?before=p&at=72", null)]
    [InlineData("/placements?before=x&at=25", null, "n", 25, 78, true, "1–25 of 78", null, "/placements?after=n&at=25")]
    [InlineData("/placements?after=x&at=1200", "p", "n", 25, 1000, false, "1,201–1,225 of more than 1,000", "/placements?before=p&at=1175", "/placements?after=n&at=1225")]
    public void The_foot_says_where_one_is(string address, string? before, string? after, int rows, int all, bool exact, string words, string? previous, string? next)
    {
        var table = Table(address, Rows(rows, before, after, all, exact));
        table.Find(".foot span").TextContent.ShouldBe(words);
        table.FindAll("a[rel=prev]").SingleOrDefault()?.GetAttribute("href").ShouldBe(previous);
        table.FindAll("a[rel=next]").SingleOrDefault()?.GetAttribute("href").ShouldBe(next);
        table.FindAll("a[rel]").Count.ShouldBe((previous is null ? 0 : 1) + (next is null ? 0 : 1));
    }

    [Fact]
    public void The_filter_form_keeps_sort_and_columns_but_not_the_page()
    {
        var form = Table("/placements?q=rey&school=b&sort=school&cols=resident.subject&after=x&at=25", Rows(2)).Find("form[role=search]");
        form.QuerySelectorAll("input[type=hidden]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}").ShouldBe(["sort=school", "cols=resident.subject"]);
        form.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe("rey");
        form.QuerySelector("select option[selected]")!.GetAttribute("value").ShouldBe("b");
    }

    [Fact]
    public void A_filter_by_a_day_is_a_labelled_day_that_keeps_what_the_address_says()
    {
        var table = Render<HubTable<Row>>(p => p.Add(t => t.Caption, "Audit").Add(t => t.Path, "/audit").Add(t => t.State, ListState.Parse("/audit?from=2026-11-16", null, "from"))
            .Add(t => t.Page, Rows(2)).Add(t => t.Columns, Columns).Add(t => t.Key, row => row.Id).Add(t => t.RowLabel, row => row.Resident).Add(t => t.Filters, [ListFilter.Day("from", "From")]));
        var day = table.Find("form[role=search] label input[type=date]");
        (day.GetAttribute("name"), day.GetAttribute("value"), day.ParentElement!.TextContent.Trim()).ShouldBe(("from", "2026-11-16", "From"));
        table.FindAll("form[role=search] input[type=hidden]").ShouldBeEmpty("what stands in a field is not sent twice");
        table.FindAll("select").ShouldBeEmpty();
    }

    [Fact]
    public void Columns_are_chosen_and_the_first_always_stays()
    {
        string[] Titles(string address) => [.. Table(address, Rows(1)).FindAll("thead th").Select(heading => heading.TextContent.TrimEnd('↑', ' '))];
        Titles("/placements").ShouldBe(["Resident", "School", "Mentor", "Status", "Next date"]);
        Titles("/placements?cols=subject").ShouldBe(["Resident", "Subject"]);
        Titles("/placements?cols=nonsense").ShouldBe(["Resident", "School", "Mentor", "Status", "Next date"]);
    }

    [Fact]
    public void The_present_view_is_marked()
    {
        var table = Table("/placements?school=b&after=x&at=25", Rows(1), p => p.Add(t => t.Views, [new SavedView("All", "", 24), new SavedView("At Bayside", "school=b")]).Add(t => t.SaveViewPath, "/views/new"));
        table.Find(".views a[aria-current=page]").TextContent.ShouldBe("At Bayside");
        table.FindAll(".views a")[^1].GetAttribute("href").ShouldBe("/views/new?school=b");
    }

    [Fact]
    public void Twenty_five_rows_stay_light()
    {
        var table = Table("/placements", Rows(25, null, "bmV4dA==", 78), p => p.Add(t => t.BulkActions, [new BulkAction("remind", "Send reminder")]));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(table.Markup));
        packed.Length.ShouldBeLessThan(6 * 1024);
        table.Markup.ShouldNotContain("style=");
    }
}

using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Kit;

/// <summary>The dense list of a noun: filters, sort, columns and page are links and a plain form, so that the state is in the address and no script is needed; ticked rows are one posted form.</summary>
public sealed partial class HubTable<TRow>
{
    /// <summary>What the rows are ("Placements").</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    /// <summary>The page's own path ("/placements").</summary>
    [Parameter, EditorRequired] public string Path { get; set; } = "";

    [Parameter, EditorRequired] public ListState State { get; set; } = new();

    [Parameter, EditorRequired] public PageOf<TRow> Page { get; set; } = PageOf<TRow>.Empty;

    /// <summary>In order; the first is the row's name and always shown.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Column<TRow>> Columns { get; set; } = [];

    /// <summary>The row's id, as posted when ticked.</summary>
    [Parameter, EditorRequired] public Func<TRow, object> Key { get; set; } = default!;

    /// <summary>The row's name for people who listen.</summary>
    [Parameter] public Func<TRow, string> RowLabel { get; set; } = _ => "row";

    [Parameter] public string SearchWords { get; set; } = "Filter by name";

    [Parameter] public IReadOnlyList<ListFilter> Filters { get; set; } = [];

    [Parameter] public IReadOnlyList<SavedView> Views { get; set; } = [];

    /// <summary>Where the present view is saved under a name; null offers none.</summary>
    [Parameter] public string? SaveViewPath { get; set; }

    [Parameter] public IReadOnlyList<BulkAction> BulkActions { get; set; } = [];

    [Parameter] public string FormName { get; set; } = "bulk";

    /// <summary>Ticked rows were posted, as <c>ids</c> and <c>action</c>.</summary>
    [Parameter] public EventCallback OnBulk { get; set; }

    /// <summary>The path that gives the list as a file with ".csv" or ".xlsx" after it, with the same state.</summary>
    [Parameter] public string? ExportHref { get; set; }

    /// <summary>Further links beside the filters.</summary>
    [Parameter] public RenderFragment? Side { get; set; }

    /// <summary>How to begin, when there is no row and no filter.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    [CascadingParameter] private ListPart? Part { get; set; }

    private IReadOnlyList<Column<TRow>> Shown { get; set; } = [];

    protected override void OnParametersSet()
    {
        Column<TRow>[] chosen = [.. Columns.Where((column, place) => place == 0 || State.Cols.Contains(column.Key))];
        Shown = chosen.Length > 1 ? chosen : [.. Columns.Where(column => !column.Optional)];
    }

    private bool IsInFilters(string key) => key == "q" || Filters.Any(filter => filter.Key == key);

    private string? SortOf(Column<TRow> column) =>
        column.SortKey is null || column.SortKey != State.SortKey ? null : State.Descending ? "descending" : "ascending";

    private string? Arrow(Column<TRow> column) => SortOf(column) switch { "ascending" => " ↑", "descending" => " ↓", _ => null };
}

using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>A column of a list. Its cell is the first that is given of: a fragment, a status, a text (as a link where there is an address).</summary>
/// <param name="Key">Short, as in addresses.</param>
/// <param name="Title">The heading.</param>
public sealed record Column<TRow>(string Key, string Title)
{
    public RenderFragment<TRow>? Cell { get; init; }

    public Func<TRow, Status?>? Word { get; init; }

    public Func<TRow, string?>? Text { get; init; }

    /// <summary>Where the text leads; null for plain text.</summary>
    public Func<TRow, string?>? Href { get; init; }

    /// <summary>The key of the list's sort by this column; null cannot be sorted.</summary>
    public string? SortKey { get; init; }

    /// <summary>Shown only when chosen.</summary>
    public bool Optional { get; init; }

    /// <summary>Digits stand under digits.</summary>
    public bool Numeric { get; init; }
}

/// <summary>A filter above a list.</summary>
/// <param name="Key">As in addresses.</param>
/// <param name="Label">What it filters by ("School").</param>
/// <param name="Any">The words of no filter ("All schools").</param>
/// <param name="Options">The values to pick from.</param>
/// <param name="AnyValue">What no filter is in addresses, where the list sets one by itself ("all").</param>
/// <param name="More">Stands behind "More filters" until it is set.</param>
public sealed record ListFilter(string Key, string Label, string Any, IReadOnlyList<Choice> Options, string AnyValue = "", bool More = false)
{
    /// <summary>A day is given in place of a choice.</summary>
    public bool IsDay { get; init; }

    /// <summary>A filter by a day ("From", "Through").</summary>
    public static ListFilter Day(string key, string label) => new(key, label, "", []) { IsDay = true };
}

/// <summary>A saved view: a list's query with a name, and how many rows it has when that is known.</summary>
public sealed record SavedView(string Name, string Query, int? Count = null)
{
    /// <summary>The list itself, then the viewer's own views of it; none when they have none.</summary>
    public static IReadOnlyList<SavedView> Of(Outcome<IReadOnlyList<ListViews.Row>> views, string whole) =>
        Own(views) is { Count: > 0 } own ? [new(whole, ""), .. own] : [];

    /// <summary>The viewer's own views of a list, to stand after those that the page offers to all.</summary>
    public static IReadOnlyList<SavedView> Own(Outcome<IReadOnlyList<ListViews.Row>> views) => [.. (views.ValueOrDefault ?? []).Select(view => new SavedView(view.Name, view.Query))];
}

/// <summary>What can be done to ticked rows; posted as <c>action</c>.</summary>
/// <param name="Value">As posted.</param>
/// <param name="Text">On the button ("Send reminder").</param>
/// <param name="Danger">Ends something; the page asks before it does it.</param>
public sealed record BulkAction(string Value, string Text, bool Danger = false);

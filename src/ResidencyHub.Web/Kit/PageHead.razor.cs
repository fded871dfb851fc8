using Microsoft.AspNetCore.Components;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Kit;

/// <summary>The head of every page: what it is, one line on what it is for, its actions. Names the browser's tab too.</summary>
public sealed partial class PageHead
{
    /// <summary>The thing itself ("Placements", "Ana Reyes").</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>One line on what the page is for.</summary>
    [Parameter] public string? Purpose { get; set; }

    /// <summary>The page's actions; one of them the primary.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    [CascadingParameter] private ListPart? Part { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace ResidencyHub.Web.Kit;

/// <summary>Says after an action what became of it: what happens next and who was told, or what was wrong, where, and what to do.</summary>
public sealed partial class OutcomeNotice
{
    /// <summary>Null shows nothing.</summary>
    [Parameter, EditorRequired] public Notice? Notice { get; set; }

    /// <summary>The prefix of the form's field names ("Input" for "Input.School").</summary>
    [Parameter] public string? Prefix { get; set; }

    /// <summary>How to take it back; shown only when it was done.</summary>
    [Parameter] public RenderFragment? Undo { get; set; }
}

using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>The list of a form's errors above it, each linked to its field.</summary>
public sealed partial class FormErrors
{
    [Parameter, EditorRequired] public IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <summary>The prefix of the form's field names.</summary>
    [Parameter] public string? Prefix { get; set; }

    /// <summary>What is whole was saved all the same, and the page says what.</summary>
    [Parameter] public bool PartSaved { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    // The document's base is "/": a bare fragment would leave the page.
    private string HrefOf(FieldError error) =>
        $"{new Uri(Navigation.Uri).PathAndQuery}#{FormField.IdOf(Prefix is { Length: > 0 } && !error.Field.StartsWith(Prefix + ".", StringComparison.Ordinal) ? $"{Prefix}.{error.Field}" : error.Field)}";
}

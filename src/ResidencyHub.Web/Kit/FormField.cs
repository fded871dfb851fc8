using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>What every field of a posted form shares: its name, its words, and its error beside it.</summary>
public abstract class FormField : ComponentBase
{
    /// <summary>The posted name; also the element's id ("Input.School").</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>One line under the label that helps to answer.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>The error's sentence; null looks it up in <see cref="Errors"/> and in the form's.</summary>
    [Parameter] public string? Error { get; set; }

    [Parameter] public IReadOnlyList<FieldError>? Errors { get; set; }

    [CascadingParameter(Name = "FormErrors")] private IReadOnlyList<FieldError>? ErrorsOfForm { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>Quiet words after the label; null says "optional" where the field is not required, empty says nothing.</summary>
    [Parameter] public string? Aside { get; set; }

    /// <summary>The autocomplete token ("email", "given-name").</summary>
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>Further attributes of the control (maxlength, inputmode, min, step, data-…).</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>The id of the element of a posted name.</summary>
    public static string IdOf(string name) => name.Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    internal string Id => IdOf(Name);

    internal string? Wrong => Error ?? WrongIn(Errors) ?? WrongIn(ErrorsOfForm);

    internal string HintId => Id + "-hint";

    internal string ErrorId => Id + "-error";

    internal string? QuietWords => Aside ?? (Required ? null : "optional");

    protected string? DescribedBy => (Hint, Wrong) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    protected string? Invalid => Wrong is null ? null : "true";

    // An error names the request's member; the form may prefix it ("Input.School").
    private string? WrongIn(IReadOnlyList<FieldError>? errors) => errors?.FirstOrDefault(Concerns)?.Words;

    private bool Concerns(FieldError error) => error.Field.Length > 0
        && (Name.Equals(error.Field, StringComparison.OrdinalIgnoreCase)
            || Name.EndsWith("." + error.Field, StringComparison.OrdinalIgnoreCase));
}

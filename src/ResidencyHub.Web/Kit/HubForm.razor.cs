using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Web.Kit;

/// <summary>A plain posted form: works without a script, keeps a draft when it has a key, lists its errors on top and hands them to its fields.</summary>
public sealed partial class HubForm
{
    /// <summary>The hidden field in which a posted form names its draft, which is dropped when what was posted is done.</summary>
    internal const string DraftField = "_draft";

    /// <summary>The form's name, unique on its page.</summary>
    [Parameter] public string FormName { get; set; } = "form";

    [Parameter] public EventCallback OnSubmit { get; set; }

    /// <summary>Posts to this endpoint instead of the page.</summary>
    [Parameter] public string? Action { get; set; }

    /// <summary>Posts without loading a new document where the script runs.</summary>
    [Parameter] public bool Enhance { get; set; } = true;

    /// <summary>The key under which what is typed is saved by itself ("placement/request"); null keeps no draft.</summary>
    [Parameter] public string? Draft { get; set; }

    /// <summary>Has a file field.</summary>
    [Parameter] public bool Files { get; set; }

    [Parameter] public IReadOnlyList<FieldError> Errors { get; set; } = [];

    /// <summary>What is whole was saved all the same, and the page says what.</summary>
    [Parameter] public bool PartSaved { get; set; }

    /// <summary>The prefix of the form's field names ("Input" for "Input.School").</summary>
    [Parameter] public string? Prefix { get; set; }

    /// <summary>Names of grown-ups and places that may stand in what is typed. Given, what looks like a pupil's name is pointed at: while one types with the answer that the draft was saved, and without a script when the form comes back. Null: nothing is.</summary>
    [Parameter] public IReadOnlyList<string?>? Known { get; set; }

    /// <summary>Words that were saved before and stand in the form, to be looked through as well.</summary>
    [Parameter] public string? Standing { get; set; }

    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    /// <summary>A page that shows its draft itself says when it was saved; of others the script offers what waits.</summary>
    private string? Offers => Draft is not null && More?.ContainsKey("data-draft-saved-at") != true ? "" : null;

    /// <summary>One in each line; js/drafts.js sends them along with the draft.</summary>
    private string? KnownLines => Known is null ? null : string.Join('\n', Known.Where(k => !string.IsNullOrWhiteSpace(k)).Distinct(StringComparer.Ordinal));

    private string? NamesWords => Known is null ? null : PupilNames.Of(NameHint.In($"{Standing}.\n{Posted}", Known));

    /// <summary>What was just sent with this very form; nothing on any other request.</summary>
    private string? Posted => Http is { Request: { HasFormContentType: true } request } && HttpMethods.IsPost(request.Method) && request.Form["_handler"] == FormName
        ? string.Join(".\n", request.Form.Where(f => !f.Key.StartsWith('_')).Select(f => f.Value.ToString()).Where(v => v.Contains(' ', StringComparison.Ordinal))) : null;

    private string? Encoding => Files ? "multipart/form-data" : null;
}

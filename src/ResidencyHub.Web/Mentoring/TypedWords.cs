using ResidencyHub.Application.Drafts;

namespace ResidencyHub.Web.Mentoring;

/// <summary>What stands in a form's fields: what was just posted, else the draft, else what is stored.</summary>
public sealed class TypedWords(IFormCollection? posted, DraftWords? draft)
{
    /// <summary>When the draft was saved, for the script that goes on saving; null without one.</summary>
    public string? DraftSavedAt => draft?.SavedAt.ToString("O");

    /// <summary>The words of one field.</summary>
    /// <param name="name">The field's posted name.</param>
    /// <param name="stored">What is stored; shown where nothing newer was typed.</param>
    public string? this[string name, string? stored = null] => posted is not null ? posted[name].ToString() : draft?.Fields.GetValueOrDefault(name) ?? stored;

    /// <summary>Whether a box is ticked; of a draft only the ticked ones are known.</summary>
    public bool IsTicked(string name, bool stored) => posted is not null ? posted.ContainsKey(name) : stored || draft?.Fields.ContainsKey(name) == true;

    /// <summary>Of the form of this name: posted words only when it is the one that was posted.</summary>
    public static async Task<TypedWords> OfAsync(HttpContext? http, string formName, ReadDraft read, string draftKey)
    {
        if (http is not null && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form["_handler"] == formName)
            return new(http.Request.Form, null);
        return new(null, (await read.RunAsync(draftKey)).ValueOrDefault);
    }
}

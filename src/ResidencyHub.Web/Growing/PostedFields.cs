namespace ResidencyHub.Web.Growing;

/// <summary>What was just posted, so that a form that was refused keeps it.</summary>
internal static class PostedFields
{
    /// <summary>Null when nothing of that name was posted.</summary>
    public static string? PostedWords(this HttpRequest request, string name) => HttpMethods.IsPost(request.Method) && request.HasFormContentType && request.Form.TryGetValue(name, out var words) ? words.ToString() : null;
}

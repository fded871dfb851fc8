namespace ResidencyHub.Web.Kit;

/// <summary>The draft of the one form for which an e-mailed link was written. It is the link's own: whoever it is passed to begins anew.</summary>
public static class LinkDraft
{
    /// <summary>Nothing of the address or of whom it is about stands in it.</summary>
    public const string Key = "asked.link";

    /// <summary>Where what is typed is kept.</summary>
    /// <param name="link">The address of the page ("/answer/TOKEN").</param>
    public static string Url(string link) => $"{link}/drafts/{Key}";
}

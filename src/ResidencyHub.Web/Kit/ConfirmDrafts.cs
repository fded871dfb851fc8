using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;

namespace ResidencyHub.Web.Kit;

/// <summary>Keeps what is typed into the small forms of a page that ask before they act: a reason, a day. Read with one question for the whole page; <see cref="Drafts.SentDrafts"/> drops what was sent.</summary>
public sealed class ConfirmDrafts(ReadDrafts read, ViewerContext viewer)
{
    private const int MostLetters = 200;

    /// <summary>What the keys behind an e-mailed link begin with: the draft is the link's own, so that nothing of its address stands in them.</summary>
    public const string BehindLink = "confirm.link.";

    private Task<IReadOnlyDictionary<string, DraftWords>>? _ofPage;

    /// <summary>Where the words of one form are kept; null where none are: in a circuit, for nobody.</summary>
    /// <param name="http">The request.</param>
    /// <param name="formName">Unique on the page.</param>
    /// <param name="link">The address of the e-mailed link behind which the page stands; null for those who sign in.</param>
    public string? KeyOf(HttpContext? http, string formName, string? link) =>
        http is not null && (link is not null || viewer.Viewer.AccountId is not null) && $"{Beginning(http, link)}{formName}" is { Length: <= MostLetters } key ? key : null;

    /// <summary>What was typed and not sent; nothing while a form of the page is being posted, whose fields hold newer words.</summary>
    public async Task<DraftWords?> ReadAsync(HttpContext http, string key, string? link) =>
        HttpMethods.IsGet(http.Request.Method) && (await (_ofPage ??= AllAsync(Beginning(http, link)))).TryGetValue(key, out var words) ? words : null;

    private async Task<IReadOnlyDictionary<string, DraftWords>> AllAsync(string beginning) => (await read.RunAsync(beginning)).ValueOrDefault ?? new Dictionary<string, DraftWords>();

    // what a page is about stands in its path, or as an id behind it;
    // a slash in a key would be a part of the address under which it is saved
    private static string Beginning(HttpContext http, string? link) => link is not null ? BehindLink : $"confirm.{(http.Request.Path.Value ?? "").Trim('/').Replace('/', '~')}.{string.Concat(http.Request.Query.Where(q => Guid.TryParse(q.Value, out _)).Select(q => $"{q.Value}."))}";
}

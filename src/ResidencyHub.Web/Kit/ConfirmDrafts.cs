using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;

namespace ResidencyHub.Web.Kit;

/// <summary>Keeps what is typed into the small forms of a page that ask before they act: a reason, a day. Read with one question for the whole page; <see cref="Drafts.SentDrafts"/> drops what was sent.</summary>
public sealed class ConfirmDrafts(ReadDrafts read, ViewerContext viewer)
{
    private const int MostLetters = 200;

    private Task<IReadOnlyDictionary<string, DraftWords>>? _ofPage;

    /// <summary>Where the words of one form are kept; null where none are: behind a link, in a circuit, for nobody.</summary>
    public string? KeyOf(HttpContext? http, string formName) =>
        http is not null && viewer.Viewer.AccountId is not null && $"{Beginning(http)}{formName}" is { Length: <= MostLetters } key ? key : null;

    /// <summary>What was typed and not sent; nothing while a form of the page is being posted, whose fields hold newer words.</summary>
    public async Task<DraftWords?> ReadAsync(HttpContext http, string key) =>
        HttpMethods.IsGet(http.Request.Method) && (await (_ofPage ??= AllAsync(Beginning(http)))).TryGetValue(key, out var words) ? words : null;

    private async Task<IReadOnlyDictionary<string, DraftWords>> AllAsync(string beginning) => (await read.RunAsync(beginning)).ValueOrDefault ?? new Dictionary<string, DraftWords>();

    // what a page is about stands in its path, or as an id behind it;
    // a slash in a key would be a part of the address under which it is saved
    private static string Beginning(HttpContext http) => $"confirm.{(http.Request.Path.Value ?? "").Trim('/').Replace('/', '~')}.{string.Concat(http.Request.Query.Where(q => Guid.TryParse(q.Value, out _)).Select(q => $"{q.Value}."))}";
}

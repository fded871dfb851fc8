using System.Text;
using System.Text.Json;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Drafts;

/// <summary>What the viewer typed and did not send, the latest first.</summary>
public sealed class ListDrafts(UseCaseServices services) : Query<PageRequest, PageOf<ListDrafts.Row>>(services)
{
    /// <param name="Key">The form and its subject.</param>
    /// <param name="Words">How it begins; empty where nothing but choices was made.</param>
    public sealed record Row(string Key, DateTime SavedAt, string Words);

    /// <summary>As much of a draft as tells it from another.</summary>
    private const int Beginning = 600;

    private const int MostWords = 160;

    private static readonly ListOrder<Draft> _bySaving = ListOrder<Draft>.By(d => d.SavedAt);

    // as those who keep drafts
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        var owner = operation.Reach.DraftOwner;
        // said here besides the reach: an administrator's reach has no filter
        var page = await _bySaving.ReadAsync(operation.Db.Drafts.Where(d => d.OwnerId == owner), request with { Descending = true }, d => new Row(d.Key, d.SavedAt, d.Fields.Substring(0, Beginning)), stop);
        return page.Of(r => r with { Words = WordsOf(r.Words) });
    }

    /// <summary>The first words in a draft, of which only the beginning was read.</summary>
    private static string WordsOf(string beginning)
    {
        var all = new StringBuilder();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(beginning.Length < Beginning ? beginning : $"{Whole(beginning)}\"}}"));
        try
        {
            while (all.Length < MostWords && reader.Read())
                if (reader.TokenType is JsonTokenType.String && reader.GetString()!.Trim() is var words && words.Contains(' ', StringComparison.Ordinal))
                    all.Append(all.Length == 0 ? "" : " … ").Append(words);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // cut off in the middle of a name: what was read before is enough
        }
        return all.Length <= MostWords ? all.ToString() : $"{all.ToString(0, char.IsHighSurrogate(all[MostWords - 1]) ? MostWords - 1 : MostWords).TrimEnd()}…";
    }

    /// <summary>Without the sign in the middle of which it was cut off: a new line is written as two letters, an accent may be as six, an emoji is as twelve.</summary>
    private static string Whole(string beginning)
    {
        var at = beginning.IndexOf('\\', StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = at + LengthOf(beginning.AsSpan(at));
            if (end > beginning.Length)
                return beginning[..at];
            at = beginning.IndexOf('\\', end);
        }
        return beginning;
    }

    /// <summary>How many letters the sign takes that begins with a stroke; more than are there where it was cut off.</summary>
    private static int LengthOf(ReadOnlySpan<char> sign) => sign switch
    {
        [_, 'u', 'd' or 'D', '8' or '9' or 'a' or 'A' or 'b' or 'B', ..] => 12,
        [_, 'u', ..] => 6,
        _ => 2,
    };
}

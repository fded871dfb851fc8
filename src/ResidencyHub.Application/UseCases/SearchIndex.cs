using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.UseCases;

/// <summary>A row that is found by the beginnings of the words in what it says, in a list that grows without end.</summary>
internal interface ISearched
{
    Guid Key { get; }

    /// <summary>What is searched, as it is written.</summary>
    IReadOnlyList<string?> Said { get; }
}

/// <summary>
/// One word by which a row is found. A database seeks the beginning of a column, never a word within one: the column <c>SearchWords</c> of the row itself
/// says what is true, this table where to look. A word that a row has lost may stay here and finds nothing.
/// </summary>
internal sealed class SearchWord
{
    /// <summary>Longer words are found by so many signs.</summary>
    public const int Longest = 40;

    public Id<SearchWord> Id { get; private set; } = Id<SearchWord>.New();

    /// <summary>The kind of row, as the audit names it, "OutboxMessage".</summary>
    public required string Entity { get; init; }
    public required string Word { get; init; }
    public required Guid RowId { get; init; }
}

/// <summary>Finds rows by beginnings of words without reading the rows that don't have them.</summary>
internal static class SearchIndex
{
    /// <summary>The column of a row with all its words.</summary>
    public const string Column = "SearchWords";

    /// <summary>So many rows with a word are looked at one by one; with more it is quicker to walk down the list until a page is full.</summary>
    private const int Few = PageOf<object>.CountLimit;

    /// <summary>So many words are read to learn of how many rows they are. Where all of them are of a few rows, nothing is known, and the rows are counted themselves.</summary>
    private const int Looked = 2 * (Few + 1);

    /// <param name="Prefixes">What the column <c>SearchWords</c> contains in every row that is found.</param>
    /// <param name="Keys">Among these rows they are; null when the words are too common to name them.</param>
    /// <param name="Many">Each of more rows than a list counts has the only word that was typed.</param>
    internal sealed record Found(IReadOnlyList<string> Prefixes, IReadOnlyList<Guid>? Keys, bool Many);

    public static async Task<Found> FindAsync(ResidencyDb db, string entity, string? q, CancellationToken stop)
    {
        var prefixes = SearchPrefixes.Of(q);
        List<Guid>? fewest = null;
        var many = false;
        foreach (var prefix in prefixes)
        {
            var begins = Short(prefix[1..]);
            var ends = begins + '\uffff';
            var with = await db.SearchWords.Where(w => w.Entity == entity && string.Compare(w.Word, begins) >= 0 && string.Compare(w.Word, ends) < 0).Select(w => w.RowId).Take(Looked).ToListAsync(stop);
            // a row may be there with several words of the same beginning
            var rows = with.Distinct().ToList();
            many = rows.Count > Few;
            if (with.Count < Looked && !many && (fewest is null || rows.Count < fewest.Count))
                fewest = rows;
        }
        return new(prefixes, fewest, prefixes.Count == 1 && many);
    }

    /// <summary>Rows that are about to be written get the words by which they are found.</summary>
    public static void Follow(ResidencyDb db)
    {
        foreach (var row in db.ChangeTracker.Entries<ISearched>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
            Follow(db, row);
    }

    /// <summary>Rows from before they had words get theirs.</summary>
    public static async Task FillAsync(ResidencyDbSource source, IProgress<string>? progress, CancellationToken stop)
    {
        const int together = 500;
        for (var done = 0; ; done += together)
        {
            await using var db = source.Open(Reach.Everything("search words"), tracking: true);
            ISearched[] rows = [.. await Without<HubUser>().ToListAsync(stop), .. await Without<OutboxMessage>().ToListAsync(stop)];
            if (rows.Length == 0)
                return;
            progress?.Report($"noting the words by which accounts and e-mails are found, {done:N0} so far");
            foreach (var row in rows)
                Follow(db, db.Entry(row));
            await db.SaveChangesAsync(stop);

            IQueryable<T> Without<T>() where T : class => db.Set<T>().Where(r => EF.Property<string?>(r, Column) == null).Take(together);
        }
    }

    private static void Follow(ResidencyDb db, EntityEntry row)
    {
        var (searched, column) = ((ISearched)row.Entity, row.Property(Column));
        var (before, now) = ((string?)column.CurrentValue, Within(SearchText.Words([.. searched.Said]), column.Metadata.GetMaxLength()));
        if (before == now)
            return;
        column.CurrentValue = now;
        db.SearchWords.AddRange(Apart(now).Except(Apart(before)).Select(w => new SearchWord { Entity = row.Metadata.ClrType.Name, Word = w, RowId = searched.Key }));
    }

    /// <summary>As many whole words as the column takes: without its accents a text can be longer than it was written, as of one sign of Korean three are made.</summary>
    private static string Within(string words, int? most) => most is not { } longest || words.Length <= longest ? words : words[..(words.LastIndexOf(' ', longest) is > 0 and var end ? end : longest)];

    private static IEnumerable<string> Apart(string? words) => (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Short).Distinct(StringComparer.Ordinal);

    private static string Short(string word) => word.Length > SearchWord.Longest ? word[..SearchWord.Longest] : word;
}

using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Weighs every column against every field and takes the best pairs first.</summary>
internal sealed partial class ColumnGuesser(IReadOnlyList<string> headers, IReadOnlyList<SheetRow> sample, IReadOnlyList<ImportField> fields)
{
    private const double Worth = 0.45;

    private readonly ColumnContents[] contents = [.. headers.Select((_, i) => ColumnContents.Of(sample.Select(r => i < r.Cells.Count ? r.Cells[i] : "")))];
    private readonly HeaderWords[] columnWords = [.. headers.Select(h => HeaderWords.Of(Repeated().Replace(h, "")))];

    public IReadOnlyList<ColumnGuess> Guess()
    {
        var candidates = from column in Enumerable.Range(0, headers.Count)
                         from field in fields
                         let guess = Weigh(column, field)
                         where guess.Confidence >= Worth
                         orderby guess.Confidence descending, column
                         select guess;
        var byColumn = new Dictionary<int, ColumnGuess>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var guess in candidates.ToList())
        {
            if (byColumn.ContainsKey(guess.Column) || used.Contains(guess.Field!.Key))
                continue;
            // A column that only looks like addresses might be any of several fields: then asking is better than guessing.
            if (guess.Ground == GuessGround.Values && fields.Count(f => f.Kind == guess.Field.Kind && !used.Contains(f.Key)) > 1)
                continue;
            byColumn[guess.Column] = guess;
            used.Add(guess.Field.Key);
        }
        return [.. headers.Select((h, i) => byColumn.GetValueOrDefault(i) ?? new ColumnGuess(i, h, null, GuessGround.None, 0, $"Nothing that can be imported has a name like “{h}”. Choose a field, or leave the column out."))];
    }

    private ColumnGuess Weigh(int column, ImportField field)
    {
        var header = headers[column];
        var (ground, weight, name) = ByName(column, field);
        var fits = contents[column].Fits(field.Kind);
        // Values that fit speak for a doubtful name; values that do not fit speak against any name.
        var confidence = fits switch
        {
            Fit.Well => ground == GuessGround.None ? 0.5 : Math.Min(1, weight + 0.1),
            Fit.Badly => weight * 0.4,
            _ => weight,
        };
        if (ground == GuessGround.None && fits == Fit.Well)
            ground = field.Kind is FieldKind.Email or FieldKind.SchoolId or FieldKind.DistrictId or FieldKind.Phone ? GuessGround.Values : GuessGround.None;
        if (ground == GuessGround.None)
            confidence = 0;
        var words = ground switch
        {
            GuessGround.Exact => $"“{header}” is the name of this field.",
            GuessGround.Synonym => $"“{header}” is another name for {field.Title}.",
            GuessGround.Similar => $"“{header}” is close to “{name}”.",
            GuessGround.Values => $"The values look like {ColumnContents.Name(field.Kind)} ({contents[column].Count(field.Kind)} of {contents[column].Filled}).",
            _ => "",
        };
        if (ground is GuessGround.Exact or GuessGround.Synonym or GuessGround.Similar && fits != Fit.Unknown)
            words += fits == Fit.Well ? $" Its values look like {ColumnContents.Name(field.Kind)} too." : $" But only {contents[column].Count(field.Kind)} of its {contents[column].Filled} values look like {ColumnContents.Name(field.Kind)}: please check.";
        return new(column, header, field, ground, Math.Round(confidence, 2), words);
    }

    private (GuessGround Ground, double Weight, string Name) ByName(int column, ImportField field)
    {
        var words = columnWords[column];
        // The second "E-mail" stands beside the mentor's name: it is read together with its neighbour on the left.
        var repeated = column > 0 && Repeated().IsMatch(headers[column]);
        if (repeated)
            words = new([.. columnWords[column - 1].Words.Where(w => w is not "name" and not "first" and not "last"), .. words.Words]);
        if (words.Joined == HeaderWords.Of(field.Title).Joined || words.Joined == HeaderWords.Of(field.Key).Joined)
            return (repeated ? GuessGround.Similar : GuessGround.Exact, repeated ? 0.7 : 0.95, field.Title);
        foreach (var synonym in field.Synonyms)
        {
            if (words.Joined == HeaderWords.Of(synonym).Joined)
                return (repeated ? GuessGround.Similar : GuessGround.Synonym, repeated ? 0.7 : 0.9, synonym);
        }
        var best = field.Synonyms.Append(field.Title).Select(n => (Name: n, Likeness: words.Likeness(HeaderWords.Of(n)))).MaxBy(n => n.Likeness);
        // "Grade/Subject" holds the whole of "Grade"; "Level" holds only half of "Grade level" and might be another level.
        var whole = best.Likeness >= 0.5 && HeaderWords.Of(best.Name).Words.All(w => words.Words.Contains(w));
        return best.Likeness > 0.5 || whole ? (GuessGround.Similar, 0.3 + (best.Likeness * 0.5), best.Name) : (GuessGround.None, 0, "");
    }

    [GeneratedRegex(@" \([0-9]+\)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Repeated();
}

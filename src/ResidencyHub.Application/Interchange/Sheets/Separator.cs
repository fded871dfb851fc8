using System.Text;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Finds what stands between the cells of a text file: the candidate that splits the first records most evenly.</summary>
internal static class Separator
{
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    /// <summary>The separator, and whether the file's first line says so ("sep=;").</summary>
    public static (char Separator, bool NamedInFile) Of(Stream file, Encoding encoding, bool pasted)
    {
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[1 << 16];
        var text = buffer.AsSpan(0, reader.ReadBlock(buffer, 0, buffer.Length));
        if (text.Length > 5 && text[..4].Equals("sep=", StringComparison.OrdinalIgnoreCase) && text[5] is '\r' or '\n' && text[4] < 128)
            return (text[4], true);
        if (pasted && text.Contains('\t'))
            return ('\t', false);
        var best = (Separator: pasted ? '\t' : ',', Score: 0d);
        foreach (var candidate in Candidates)
        {
            var score = Evenness(text, candidate);
            if (score > best.Score)
                best = (candidate, score);
        }
        return (best.Separator, false);
    }

    public static string Name(char separator) => separator switch { ',' => "commas", ';' => "semicolons", '\t' => "tabs", '|' => "vertical bars", _ => $"“{separator}”" };

    // Share of records with the commonest count above zero, a little in favour of more columns.
    private static double Evenness(ReadOnlySpan<char> text, char separator)
    {
        var counts = new Dictionary<int, int>();
        int inRecord = 0, records = 0, length = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (c == separator)
                inRecord++;
            else if (c is '\n' or '\r')
            {
                EndRecord();
                continue;
            }
            length++;
        }
        EndRecord();
        var (columns, times) = counts.Where(c => c.Key > 0).OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => (c.Key, c.Value)).FirstOrDefault();
        return records == 0 || columns == 0 ? 0 : (double)times / records * (1 + Math.Log2(1 + columns) / 10);

        void EndRecord()
        {
            if (length > 0 && records < 200)
            {
                counts[inRecord] = counts.GetValueOrDefault(inRecord) + 1;
                records++;
            }
            (inRecord, length) = (0, 0);
        }
    }
}

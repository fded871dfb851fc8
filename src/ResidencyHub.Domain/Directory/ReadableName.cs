using System.Text;
using System.Text.RegularExpressions;

namespace ResidencyHub.Domain.Directory;

/// <summary>How an official name is shown: one in mixed case as it is, one shouted in capitals (a third of the national list) in title case, with its acronyms, numerals and small words as people write them.</summary>
public static partial class ReadableName
{
    /// <summary>Kinds of districts and schools, programs and tests that are spoken as letters.</summary>
    private static readonly HashSet<string> Acronyms =
    [
        "ISD", "CISD", "MISD", "USD", "CUSD", "UHSD", "HSD", "ESD", "SD", "CSD", "RSD", "CSSD", "CCSD", "SU", "RSU", "MSAD", "SAU", "AOS", "ESU", "AEA", "BOCES", "BOE", "ROE", "LEA", "UFSD", "GISD", "CHSD",
        "PS", "IS", "MS", "HS", "ES", "JHS", "SHS", "EL", "ECC", "EC", "PK", "UPK", "VPK", "ESE", "ESL", "CTE", "CTC", "JVS", "VOTEC", "ALC", "ALP", "AEP", "DAEP", "JJAEP", "JDC", "JCFA", "SPED", "GED",
        "STEM", "STEAM", "STREAM", "KIPP", "IDEA", "YES", "UNO", "IB", "AP", "ROTC", "JROTC", "NYC", "USA", "US", "DC", "MLK", "JFK", "FDR", "TJ", "UCLA", "USC", "YMCA", "NASA",
        "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "NE", "NW", "SE", "SW", "LLC", "RE",
    ];

    /// <summary>Shortened words without a vowel: words all the same, "Ctr" and not "CTR".</summary>
    private static readonly HashSet<string> Shortened =
    [
        "ST", "MT", "FT", "DR", "JR", "SR", "MR", "MRS", "WM", "CTR", "CNTR", "CTRL", "CNTRL", "CNTY", "CTY", "SCH", "SCHS", "SCHL", "SCHLS", "PBLC", "TWP", "TWNSHP", "HTS", "HGTS", "SPGS", "SPRGS", "PKWY", "BLVD", "RD", "LN", "PL",
        "DST", "DSTRCT", "DPT", "DEPT", "LRN", "LRNG", "LNG", "GRD", "YTH", "NTL", "NATL", "MTN", "MTNS", "HWY", "BR", "CR", "CRK", "VLY", "PT", "STH", "NTH", "WST", "SP", "SVCS", "SVC", "SRVCS", "PRGM", "MC", "NG", "BLDG", "BLF", "BLFS", "CH", "SCHLR", "CHRTR", "HGH", "MDL", "JNR", "SNR",
    ];

    private static readonly HashSet<string> Small = ["OF", "THE", "AND", "FOR", "AT", "IN", "ON", "TO", "BY", "WITH", "A", "AN", "OR", "DE", "Y"];

    private const string Vowels = "AEIOUYÁÉÍÓÚÑÜ";

    /// <summary>The name as it is shown.</summary>
    public static string Of(string official)
    {
        var name = Blanks().Replace(official.Trim(), " ");
        if (name.Length < 4 || name.Any(char.IsLower) || !name.Any(char.IsUpper))
            return name;
        var words = name.Split(' ');
        var result = new StringBuilder(name.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0)
                result.Append(' ');
            var opens = i == 0 || words[i - 1] is "-" or "–" or "/" or "@" || words[i - 1][^1] is ':' or '/';
            result.Append(Word(words[i], opens, i > 0 ? words[i - 1] : "", last: i == words.Length - 1));
        }
        return result.ToString();
    }

    /// <summary>A street or city as it is shown; the lists shout these too.</summary>
    public static string? OfPlace(string? official) => official is null ? null : Of(official);

    private static string Word(string word, bool opens, string before, bool last)
    {
        // the article only after its preposition: "Ponce de la Torre", but "East Los Angeles"
        if (word is "LA" or "LAS" or "LOS" or "EL" && !(last && word is "EL"))
            return before is "DE" ? word.ToLowerInvariant() : Capital(word);
        // "A" alone is a letter more often than an article, unless a preposition leads to it; so is any letter at the end
        if (!opens && Small.Contains(word) && (word.Length > 1 || (!last && before is "AT" or "FOR" or "IN" or "OF" or "TO")))
            return word.ToLowerInvariant();
        var result = new StringBuilder(word.Length);
        foreach (Match part in Parts().Matches(word))
            result.Append(char.IsLetterOrDigit(part.ValueSpan[0]) ? Part(part.Value, word) : part.Value);
        return result.ToString();
    }

    private static string Part(string part, string word)
    {
        if (Ordinal().IsMatch(part))
            return part.ToLowerInvariant();
        if (part.Any(char.IsDigit) || part.Length == 1 || Acronyms.Contains(part) || Acronyms.Contains(word))
            return part;
        if (part.Length <= 4 && !Shortened.Contains(part) && !part.Any(Vowels.Contains))
            return part;
        return Title(part);
    }

    private static string Title(string word)
    {
        var apostrophe = word.IndexOfAny(['\'', '’']);
        // O'Brien and D'Angelo, but Mary's
        if (apostrophe == 1 && word.Length > 3)
            return $"{word[..2]}{Capital(word[2..])}";
        if (word.Length > 4 && word.StartsWith("MC", StringComparison.Ordinal))
            return $"Mc{Capital(word[2..])}";
        return Capital(word);
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\p{L}\p{Nd}'’]+|[^\p{L}\p{Nd}'’]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[0-9]+(ST|ND|RD|TH)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordinal();
}

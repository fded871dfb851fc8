using System.Globalization;

namespace ResidencyHub.Domain.Matching;

/// <summary>Grades from <paramref name="First"/> to <paramref name="Last"/>, both included: Pre-K and TK are −1, Kindergarten is 0.</summary>
public readonly record struct GradeSpan(int First, int Last)
{
    private const int PreK = -1;

    /// <summary>Reads a grade band as people write it ("K–2", "6-8", "9–12", "Pre-K", "11"); null where it names no grade, which means "any".</summary>
    public static GradeSpan? Read(string? band)
    {
        var text = (band ?? "").Trim().ToUpperInvariant().Replace("PRE-K", "PK", StringComparison.Ordinal);
        if (text.Split('–', '-', '—') is not [var first, .. var rest] || Grade(first) is not { } low)
            return null;
        var high = rest is [var last] ? Grade(last) : low;
        return high >= low ? new(low, high.Value) : null;
    }

    /// <summary>How many grades both spans name.</summary>
    public int Shared(GradeSpan other) => Math.Max(0, Math.Min(Last, other.Last) - Math.Max(First, other.First) + 1);

    public override string ToString() => First == Last ? Word(First) : $"{Word(First)}–{Word(Last)}";

    private static int? Grade(string text) => text.Trim() switch
    {
        "PK" or "TK" => PreK,
        "K" or "KG" or "KINDERGARTEN" => 0,
        var digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade is >= 0 and <= 13 ? grade : null,
    };

    private static string Word(int grade) => grade switch { PreK => "Pre-K", 0 => "K", _ => grade.ToString(CultureInfo.InvariantCulture) };
}

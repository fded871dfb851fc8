using System.Globalization;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>The sections of a debrief; two people write it, and each section merges by itself.</summary>
public enum DebriefSection { Strength, SecondStrength, NextStep, Support, DueOn, NextOn }

/// <summary>One section that two people changed at once, to different words: neither gives way by itself.</summary>
/// <param name="Section">Which.</param>
/// <param name="Mine">What the second would have saved.</param>
/// <param name="Stands">What the first has saved.</param>
public sealed record SectionClash(DebriefSection Section, string Mine, string Stands);

/// <summary>A debrief as one person wrote it, or as it was read; empty where nothing is said.</summary>
/// <param name="DueOn">By when the next step is taken.</param>
/// <param name="NextOn">The day that the two agreed on for the next observation.</param>
public sealed record DebriefWords(string? Strength, string? SecondStrength, string? NextStep, string? Support, DateOnly? DueOn, DateOnly? NextOn = null)
{
    public static DebriefWords None { get; } = new(null, null, null, null, null);

    /// <summary>One section as text; a day as "2026-11-30".</summary>
    public string this[DebriefSection section] => TypedText.Plain(section switch
    {
        DebriefSection.Strength => Strength,
        DebriefSection.SecondStrength => SecondStrength,
        DebriefSection.NextStep => NextStep,
        DebriefSection.Support => Support,
        DebriefSection.DueOn => DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DebriefSection.NextOn => NextOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    });

    /// <summary>The same with one section changed.</summary>
    public DebriefWords With(DebriefSection section, string? words) => section switch
    {
        DebriefSection.Strength => this with { Strength = words },
        DebriefSection.SecondStrength => this with { SecondStrength = words },
        DebriefSection.NextStep => this with { NextStep = words },
        DebriefSection.Support => this with { Support = words },
        DebriefSection.DueOn => this with { DueOn = DayOf(words) },
        DebriefSection.NextOn => this with { NextOn = DayOf(words) },
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    /// <summary>What stands after two have written: theirs where I changed nothing, mine where they changed nothing.</summary>
    /// <param name="seen">What stood when I began.</param>
    /// <param name="stands">What stands now.</param>
    /// <returns>The merged words, and the sections that both changed; those keep what stands.</returns>
    public (DebriefWords Merged, IReadOnlyList<SectionClash> Clashes) Merge(DebriefWords seen, DebriefWords stands)
    {
        var (merged, clashes) = (stands, new List<SectionClash>());
        foreach (var section in Enum.GetValues<DebriefSection>())
        {
            if (this[section] == stands[section] || this[section] == seen[section])
                continue;
            if (stands[section] == seen[section])
                merged = merged.With(section, this[section]);
            else
                clashes.Add(new(section, this[section], stands[section]));
        }
        return (merged, clashes);
    }

    private static DateOnly? DayOf(string? words) => DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

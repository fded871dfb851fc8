using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>What a partnership rates itself on, as versioned data: an edition is a whole set of rows, and ratings keep the edition on which they were given. Titles and ideas follow the issuer, the sentences are ours.</summary>
public sealed class HealthInstrument
{
    private readonly List<HealthItem> _items = [];
    private readonly List<HealthLevel> _levels = [];

    private HealthInstrument() { }

    public HealthInstrument(InstrumentSource of, DateOnly startsOn, int evidenceFrom, IEnumerable<InstrumentLine> items, IEnumerable<(int Value, string Word, string Words)> levels)
    {
        Id = Id<HealthInstrument>.New();
        (Code, Edition, Title, Issuer, Licence, Source) = of;
        (StartsOn, EvidenceFrom) = (startsOn, evidenceFrom);
        _items.AddRange(items.Select((line, at) => new HealthItem(Id, line, at)));
        _levels.AddRange(levels.Select(l => new HealthLevel(Id, l.Value, l.Word, l.Words)));
    }

    public Id<HealthInstrument> Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Edition { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Issuer { get; private set; } = "";

    /// <summary>What is ours and what is the issuer's: shown wherever the instrument is.</summary>
    public string Licence { get; private set; } = "";
    public string Source { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }

    /// <summary>From its last day on no round begins with it; null: it is in use.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>From this level on a rating says what shows it.</summary>
    public int EvidenceFrom { get; private set; }
    public IReadOnlyList<HealthItem> Items => _items;
    public IReadOnlyList<HealthLevel> Levels => _levels;
}

/// <summary>Whose an instrument is, and where its text stands.</summary>
public sealed record InstrumentSource(string Code, string Edition, string Title, string Issuer, string Licence, string Source);

/// <summary>A line of an instrument as it is shipped.</summary>
public sealed record InstrumentLine(string Code, string Title, string Words, string? Group);

/// <summary>One thing that is rated.</summary>
public sealed class HealthItem
{
    private HealthItem() { }

    internal HealthItem(Id<HealthInstrument> instrument, InstrumentLine line, int position)
    {
        Id = Id<HealthItem>.New();
        (InstrumentId, Position) = (instrument, position);
        (Code, Title, Words, GroupTitle) = line;
    }

    public Id<HealthItem> Id { get; private set; }
    public Id<HealthInstrument> InstrumentId { get; private set; }
    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Words { get; private set; } = "";
    public string? GroupTitle { get; private set; }
    public int Position { get; private set; }
}

/// <summary>One level of an instrument's scale.</summary>
public sealed class HealthLevel
{
    private HealthLevel() { }

    internal HealthLevel(Id<HealthInstrument> instrument, int value, string word, string words)
    {
        Id = Id<HealthLevel>.New();
        (InstrumentId, Value, Word, Words) = (instrument, value, word, words);
    }

    public Id<HealthLevel> Id { get; private set; }
    public Id<HealthInstrument> InstrumentId { get; private set; }
    public int Value { get; private set; }
    public string Word { get; private set; } = "";
    public string Words { get; private set; } = "";
}

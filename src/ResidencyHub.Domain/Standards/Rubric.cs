using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Standards;

/// <summary>One edition of the rows on which a program's residents are rated, taken from a framework's items, with the words of each level. A published edition never changes; ratings keep the row they were given on.</summary>
public sealed class Rubric
{
    /// <summary>As many rows as one form can ask of anybody.</summary>
    public const int MostRows = 80;

    private readonly List<RubricRow> _rows = [];
    private readonly List<RubricLevel> _levels = [];

    private Rubric() { }

    public Rubric(Id<PreparationProgram> program, Framework framework, string name)
    {
        (Id, Lineage, Number) = (Id<Rubric>.New(), SequentialGuid.Next(), 1);
        (ProgramId, FrameworkId, Name) = (program, framework.Id, name);
        Rate([.. framework.Levels.Select(l => new LevelDraft(l.Value, l.Name, l.Words))]);
    }

    public Id<Rubric> Id { get; private set; }

    /// <summary>The same for all editions of one rubric.</summary>
    public Guid Lineage { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Framework> FrameworkId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The edition, from 1.</summary>
    public int Number { get; private set; }
    public EditionState State { get; private set; }
    public Id<Rubric>? FormerId { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public string? PublishedBy { get; private set; }

    /// <summary>When a newer edition took its place (UTC).</summary>
    public DateTime? ReplacedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<RubricRow> Rows => _rows;
    public IReadOnlyList<RubricLevel> Levels => _levels;

    /// <summary>Gives a draft its rows, in place of those it had; the caller removes the rows of the former ones.</summary>
    /// <exception cref="RuleBroken">Not a draft, an item that is not of the rubric's framework, or too many.</exception>
    public void Take(Framework framework, IReadOnlyCollection<Guid> keys)
    {
        DemandDraft();
        if (keys.Count > MostRows)
            throw new RuleBroken("rows-most", $"A rubric has up to {MostRows} rows; {keys.Count} are chosen. Nobody rates more than that with care.");
        var items = framework.Items.OrderBy(i => i.Place).ToList();
        if (keys.Any(k => items.TrueForAll(i => i.Key != k)))
            throw new RuleBroken("row-unknown", $"A chosen item does not stand in “{framework.Title}”, {framework.Edition}. Load the page again.");
        FrameworkId = framework.Id;
        _rows.Clear();
        foreach (var item in items.Where(i => keys.Contains(i.Key)))
        {
            var top = items.Last(i => i.Depth == 0 && i.Place <= item.Place);
            _rows.Add(new RubricRow(Id, item, top == item ? null : $"{top.Code} {top.Statement}".Trim(), _rows.Count));
        }
    }

    /// <exception cref="RuleBroken">Not a draft, or the levels are no scale.</exception>
    public void Rate(IReadOnlyList<LevelDraft> levels)
    {
        DemandDraft();
        Scale.Check(levels);
        _levels.Clear();
        _levels.AddRange(levels.OrderBy(l => l.Value).Select(l => new RubricLevel(Id, l)));
    }

    public void Rename(string name)
    {
        DemandDraft();
        Name = name;
    }

    /// <exception cref="RuleBroken">Published already, or no row is chosen.</exception>
    public void Publish(Rubric? former, string by, DateTime at)
    {
        DemandDraft();
        if (_rows.Count == 0)
            throw new RuleBroken("rows-missing", "Choose at least one row before you publish the rubric.");
        (State, PublishedBy, PublishedAt) = (EditionState.Published, by, at);
        if (former is { State: EditionState.Published })
            (former.State, former.ReplacedAt) = (EditionState.Replaced, at);
    }

    /// <summary>A draft of the next edition: the same rows and levels, to be changed and published.</summary>
    /// <exception cref="RuleBroken">This one is a draft still.</exception>
    public Rubric Next(Framework framework)
    {
        if (State is EditionState.Draft)
            throw new RuleBroken("rubric-draft", $"“{Name}” is a draft: change it as it is.");
        var next = new Rubric(ProgramId, framework, Name) { Lineage = Lineage, FormerId = Id, Number = Number + 1 };
        next.Rate([.. _levels.Select(l => new LevelDraft(l.Value, l.Name, l.Words))]);
        next.Take(framework, [.. _rows.Select(r => r.ItemKey).Where(k => framework.Items.Any(i => i.Key == k))]);
        return next;
    }

    private void DemandDraft()
    {
        if (State is not EditionState.Draft)
            throw new RuleBroken("rubric-published", $"“{Name}”, edition {Number}, is published and never changes. Make a new edition: what was rated keeps this one.");
    }
}

/// <summary>One row of a rubric: a framework's item as it read when the edition was made.</summary>
public sealed class RubricRow
{
    private RubricRow() { }

    internal RubricRow(Id<Rubric> rubric, FrameworkItem item, string? domain, int place)
    {
        Id = Id<RubricRow>.New();
        (RubricId, ItemKey, Code, Statement, Domain, Place) = (rubric, item.Key, item.Code, item.Statement, domain ?? $"{item.Code} {item.Statement}", place);
    }

    public Id<RubricRow> Id { get; private set; }
    public Id<Rubric> RubricId { get; private set; }
    public Guid ItemKey { get; private set; }
    public string Code { get; private set; } = "";
    public string Statement { get; private set; } = "";

    /// <summary>Code and words of the item at the top of its branch.</summary>
    public string Domain { get; private set; } = "";
    public int Place { get; private set; }
}

/// <summary>One level of a rubric's scale, in the program's words.</summary>
public sealed class RubricLevel
{
    private RubricLevel() { }

    internal RubricLevel(Id<Rubric> rubric, LevelDraft level)
    {
        Id = Id<RubricLevel>.New();
        (RubricId, Value, Name, Words) = (rubric, level.Value, level.Name, level.Words);
    }

    public Id<RubricLevel> Id { get; private set; }
    public Id<Rubric> RubricId { get; private set; }

    /// <summary>0 is "not observed" and counts in no mean.</summary>
    public int Value { get; private set; }
    public string Name { get; private set; } = "";
    public string Words { get; private set; } = "";
}

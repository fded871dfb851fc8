using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Standards;

/// <summary>How far an edition is: only a draft can be changed.</summary>
public enum EditionState { Draft, Published, Replaced }

/// <summary>Where a framework comes from: shipped with the hub, written by a program, or read from a 1EdTech CASE package.</summary>
public enum FrameworkOrigin { BuiltIn, Own, Case }

/// <summary>What stands on a framework's cover.</summary>
/// <param name="Code">Short and the same over all editions ("CA-TPE").</param>
/// <param name="Edition">As its issuer numbers it.</param>
/// <param name="Title">Its name.</param>
/// <param name="Issuer">Who answers for it.</param>
/// <param name="Licence">What may be done with its words, and "adapted from, not endorsed by".</param>
/// <param name="Source">Where the original is; null when there is none.</param>
/// <param name="InForce">The days on which one rates by it.</param>
public sealed record FrameworkCover(string Code, string Edition, string Title, string Issuer, string Licence, string? Source, Period InForce);

/// <summary>One edition of a set of teaching standards: items in a tree, and the scale on which they are rated. A published edition never changes; a rating keeps the edition it was given on.</summary>
public sealed class Framework
{
    private readonly List<FrameworkItem> _items = [];
    private readonly List<ScaleLevel> _levels = [];

    private Framework() { }

    public Framework(FrameworkCover cover, FrameworkOrigin origin, Id<PreparationProgram>? keeper, Guid lineage)
    {
        Id = Id<Framework>.New();
        (Origin, KeeperId, Lineage) = (origin, keeper, lineage);
        Put(cover);
    }

    public Id<Framework> Id { get; private set; }

    /// <summary>The same for all editions of one framework; of a CASE package its document's identifier.</summary>
    public Guid Lineage { get; private set; }
    public string Code { get; private set; } = "";
    public string Edition { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Issuer { get; private set; } = "";
    public string Licence { get; private set; } = "";
    public string? Source { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public EditionState State { get; private set; }
    public FrameworkOrigin Origin { get; private set; }

    /// <summary>The program whose editors keep it; null for what is everybody's.</summary>
    public Id<PreparationProgram>? KeeperId { get; private set; }

    /// <summary>The edition before; null for the first.</summary>
    public Id<Framework>? FormerId { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public string? PublishedBy { get; private set; }
    public int ItemCount { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<FrameworkItem> Items => _items;
    public IReadOnlyList<ScaleLevel> Levels => _levels;

    public FrameworkCover Cover => new(Code, Edition, Title, Issuer, Licence, Source, new(StartsOn, EndsOn));

    /// <exception cref="RuleBroken">It is published: make a new edition.</exception>
    public void Describe(FrameworkCover cover)
    {
        DemandDraft();
        Put(cover);
    }

    /// <summary>Gives a draft its items, in place of those it had; the caller removes the rows of the former ones.</summary>
    /// <exception cref="RuleBroken">Not a draft, or the items are no tree (<see cref="FrameworkTree"/>).</exception>
    public void Arrange(IReadOnlyList<ItemDraft> items)
    {
        DemandDraft();
        var tree = FrameworkTree.Arrange(items);
        _items.Clear();
        _items.AddRange(tree.Select(place => new FrameworkItem(Id, place)));
        ItemCount = _items.Count;
    }

    /// <exception cref="RuleBroken">Not a draft, or the levels are no scale.</exception>
    public void Rate(IReadOnlyList<LevelDraft> levels)
    {
        DemandDraft();
        Scale.Check(levels);
        _levels.Clear();
        _levels.AddRange(levels.OrderBy(l => l.Value).Select(l => new ScaleLevel(Id, l)));
    }

    /// <exception cref="RuleBroken">Published already, or it has no scale.</exception>
    public void Publish(string by, DateTime at)
    {
        DemandDraft();
        if (_levels.Count == 0)
            throw new RuleBroken("scale-missing", "Give the framework a scale before you publish it.");
        (State, PublishedBy, PublishedAt) = (EditionState.Published, by, at);
    }

    /// <summary>The next edition takes its place; ratings given on this one keep it.</summary>
    public void GiveWayTo(Framework next, DateOnly on)
    {
        State = EditionState.Replaced;
        next.FormerId = Id;
        var last = on.AddDays(-1);
        EndsOn = last < StartsOn ? StartsOn : EndsOn < last ? EndsOn : last;
    }

    private void Put(FrameworkCover cover) =>
        (Code, Edition, Title, Issuer, Licence, Source, StartsOn, EndsOn) = (cover.Code, cover.Edition, cover.Title, cover.Issuer, cover.Licence, cover.Source, cover.InForce.First, cover.InForce.Last);

    private void DemandDraft()
    {
        if (State is not EditionState.Draft)
            throw new RuleBroken("framework-published", $"“{Title}”, {Edition}, is published and never changes. Make a new edition: what was rated keeps this one.");
    }
}

/// <summary>One standard, domain or element of a framework's edition.</summary>
public sealed class FrameworkItem
{
    private FrameworkItem() { }

    internal FrameworkItem(Id<Framework> framework, ItemPlace place)
    {
        Id = Id<FrameworkItem>.New();
        FrameworkId = framework;
        (Key, ParentKey, Code, Statement, Kind) = (place.Item.Key, place.Item.Parent, place.Item.Code, place.Item.Statement, place.Item.Kind);
        (Place, LastPlace, Depth) = (place.Place, place.LastPlace, place.Depth);
    }

    public Id<FrameworkItem> Id { get; private set; }
    public Id<Framework> FrameworkId { get; private set; }

    /// <summary>The same in every edition in which the item stands; of a CASE item its identifier.</summary>
    public Guid Key { get; private set; }
    public Guid? ParentKey { get; private set; }

    /// <summary>"1.4"; empty where the issuer gives none.</summary>
    public string Code { get; private set; } = "";

    /// <summary>In Markdown, as its issuer wrote it.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>What the issuer calls it ("Standard", "Component").</summary>
    public string? Kind { get; private set; }

    /// <summary>Its place in reading order, from 0.</summary>
    public int Place { get; private set; }

    /// <summary>The place of the last item below it; its own when there is none.</summary>
    public int LastPlace { get; private set; }

    /// <summary>How far below the top, from 0.</summary>
    public int Depth { get; private set; }
}

/// <summary>One level of a framework's scale.</summary>
public sealed class ScaleLevel
{
    private ScaleLevel() { }

    internal ScaleLevel(Id<Framework> framework, LevelDraft level)
    {
        Id = Id<ScaleLevel>.New();
        (FrameworkId, Value, Name, Words) = (framework, level.Value, level.Name, level.Words);
    }

    public Id<ScaleLevel> Id { get; private set; }
    public Id<Framework> FrameworkId { get; private set; }

    /// <summary>0 is "not observed" and counts in no mean.</summary>
    public int Value { get; private set; }
    public string Name { get; private set; } = "";
    public string Words { get; private set; } = "";
}

/// <summary>One item of a framework corresponds to one of another, in every edition of both.</summary>
public sealed class CrosswalkLine
{
    private CrosswalkLine() { }

    public CrosswalkLine(string from, Guid fromKey, string to, Guid toKey, string source)
    {
        Id = Id<CrosswalkLine>.New();
        (FromCode, FromKey, ToCode, ToKey, Source) = (from, fromKey, to, toKey, source);
    }

    public Id<CrosswalkLine> Id { get; private set; }

    /// <summary>The framework's code.</summary>
    public string FromCode { get; private set; } = "";
    public Guid FromKey { get; private set; }
    public string ToCode { get; private set; } = "";
    public Guid ToKey { get; private set; }

    /// <summary>Whose judgement it is.</summary>
    public string Source { get; private set; } = "";
}

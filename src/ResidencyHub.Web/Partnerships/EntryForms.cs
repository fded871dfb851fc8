using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Web.Partnerships;

/// <summary>How the form of an entry asks, by kind.</summary>
internal sealed record EntryLook(string Noun, string Purpose, string Title, string? Hint, string Words)
{
    public static EntryLook Of(EntryKind kind) => kind switch
    {
        EntryKind.Role => new("a role", "who speaks and works for it, from when to when.", "Role", "Site professor, site coordinator, liaison … or your own word.", "What they do"),
        EntryKind.Focus => new("a field in focus", "a department or subject on which the partners work.", "Department or subject", null, "How it came into focus"),
        EntryKind.Initiative => new("a joint initiative", "what both run together and what outlives a cohort.", "Name", "“Induction program for new teachers”.", "What it is, and what each side does"),
        EntryKind.Change => new("a change", "what the university or the school does otherwise because of the partnership.", "What changed", null, "How it came, and what became of it"),
        _ => new("a milestone", "a day worth telling.", "What happened", "One sentence, as the story will tell it.", "More about it"),
    };
}

/// <summary>The posted fields of an entry.</summary>
public sealed class EntryForm
{
    public string? Title { get; set; }
    public string? Person { get; set; }
    public string? Side { get; set; }
    public string? Place { get; set; }
    public string? Words { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }

    /// <summary>By name; a form without a tick posts none.</summary>
    public Dictionary<string, bool>? Functions { get; set; }
    public Dictionary<string, bool>? Groups { get; set; }
    public int Version { get; set; }

    public PdsFunctions FunctionFlags => PartnershipWords.Functions.Where(f => Functions?.GetValueOrDefault(f.ToString()) == true).Aggregate(PdsFunctions.None, (all, one) => all | one);

    public PdsGroups GroupFlags => PartnershipWords.Groups.Where(g => Groups?.GetValueOrDefault(g.ToString()) == true).Aggregate(PdsGroups.None, (all, one) => all | one);

    public static EntryForm Of(ShowRecord.EntryRow row) => new()
    {
        Title = row.Title,
        Person = row.Person,
        Side = row.Side?.ToString(),
        Place = row.PlaceKey,
        Words = row.Words,
        StartsOn = row.StartsOn,
        EndsOn = row.EndsOn,
        Functions = PartnershipWords.Functions.ToDictionary(f => f.ToString(), f => row.Functions.HasFlag(f)),
        Groups = PartnershipWords.Groups.ToDictionary(g => g.ToString(), g => row.Groups.HasFlag(g)),
        Version = row.Version,
    };
}

/// <summary>The posted fields of a goal.</summary>
public sealed class GoalForm
{
    public string? Title { get; set; }
    public string? Why { get; set; }
    public string? Place { get; set; }
    public GoalMeasure Measure { get; set; }
    public string? Unit { get; set; }
    public bool CountsPupils { get; set; }
    public decimal? Baseline { get; set; }
    public DateOnly? BaselineOn { get; set; }
    public decimal? Target { get; set; }
    public DateOnly? TargetOn { get; set; }
    public string? UniversityOwner { get; set; }
    public string? SchoolOwner { get; set; }
    public string? CommunityOwner { get; set; }
    public int Version { get; set; }

    public static GoalForm Of(ShowRecord.GoalRow row) => new()
    {
        Title = row.Title,
        Why = row.Why,
        Place = row.PlaceKey,
        Measure = row.Measure,
        Unit = row.Unit,
        CountsPupils = row.CountsPupils,
        Baseline = row.Aim.Baseline,
        BaselineOn = row.Aim.BaselineOn,
        Target = row.Aim.Target,
        TargetOn = row.Aim.TargetOn,
        UniversityOwner = row.Owners.University,
        SchoolOwner = row.Owners.School,
        CommunityOwner = row.Owners.Community,
        Version = row.Version,
    };
}

/// <summary>The posted fields of a goal's value.</summary>
public sealed class ValueForm
{
    /// <summary>The value that is corrected; null for a new one.</summary>
    public string? Entered { get; set; }
    public decimal? Value { get; set; }
    public int? OutOf { get; set; }
    public DateOnly? On { get; set; }
    public string? Source { get; set; }
}

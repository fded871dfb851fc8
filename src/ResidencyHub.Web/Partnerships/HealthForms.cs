using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Web.Partnerships;

/// <summary>The posted fields of a side's rating.</summary>
public sealed class RateForm
{
    public List<RateLineForm> Lines { get; set; } = [];

    /// <summary>Of the rating that was shown; null when there was none.</summary>
    public int? Version { get; set; }

    /// <summary>"send", or "keep".</summary>
    public string? Then { get; set; }

    public static RateForm Of(ShowHealthRound.Answer round) => new()
    {
        Lines = [.. round.Items.Select(i => new RateLineForm { Item = i.Id.ToString(), Level = i.Own?.Level, Evidence = i.Own?.Evidence, Link = i.Own?.Link })],
        Version = round.Version,
    };

    /// <param name="home">The hub's own address: of a record here only the path is kept, so that its reader is asked anew; any other page of the hub stays an address.</param>
    public IReadOnlyList<RateForSide.Line> SaidAt(string home) => [.. Lines.Where(l => Id<HealthItem>.TryParse(l.Item, null, out _)).Select(l => new RateForSide.Line(Id<HealthItem>.Parse(l.Item!, null), l.Level, l.Evidence, l.Link?.Trim() is { } link && link.StartsWith(home, StringComparison.OrdinalIgnoreCase) && $"/{link[home.Length..]}" is var path && RateForSide.IsRecordHere(path) ? path : l.Link))];
}

/// <summary>One line of it.</summary>
public sealed class RateLineForm
{
    public string? Item { get; set; }
    public int? Level { get; set; }
    public string? Evidence { get; set; }
    public string? Link { get; set; }
}

/// <summary>The posted fields of a new round.</summary>
public sealed class RoundForm
{
    public string? Instrument { get; set; }
    public string? Place { get; set; }
    public DateOnly? DueOn { get; set; }
    public string? CommunityVoice { get; set; }
    public string? CommunityEmail { get; set; }
}

/// <summary>The posted fields of the priorities.</summary>
public sealed class PriorityForm
{
    public string? First { get; set; }
    public string? Second { get; set; }
    public string? Third { get; set; }
    public DateOnly? TargetOn { get; set; }
    public string? UniversityOwner { get; set; }
    public string? SchoolOwner { get; set; }

    public IReadOnlyList<Id<HealthItem>> Items => [.. new[] { First, Second, Third }.Select(v => Id<HealthItem>.TryParse(v, null, out var id) ? id : default).Where(id => id != default)];
}

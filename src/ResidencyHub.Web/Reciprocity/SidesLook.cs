using System.Globalization;
using ResidencyHub.Application.Reciprocity;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Reciprocity;

/// <summary>How giving and receiving look.</summary>
internal static class SidesLook
{
    public static string Gives(PartnershipSide side) => side switch
    {
        PartnershipSide.University => "The university gives",
        PartnershipSide.District => "District and schools give",
        _ => "The community gives",
    };

    public static string Gets(PartnershipSide from) => from switch
    {
        PartnershipSide.University => "District and schools get it.",
        PartnershipSide.District => "The university gets it.",
        _ => "University, district and schools get it.",
    };

    public static Tone ToneOf(ContributionState state) => state switch { ContributionState.Confirmed => Tone.Good, ContributionState.Disputed => Tone.Bad, _ => Tone.Wait };

    public static int? Year(string? asked) => int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 2200 ? year : null;
}

/// <summary>The posted fields of an entry.</summary>
public sealed class GivingForm
{
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Kind { get; set; }
    public string? Title { get; set; }
    public decimal? Amount { get; set; }
    public string? Unit { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public string? Source { get; set; }
    public string? Place { get; set; }
    public int Version { get; set; }

    public static GivingForm Of(ShowSides.Entry entry) => new()
    {
        From = entry.Text.From.ToString(),
        To = entry.Text.To.ToString(),
        Kind = entry.Text.Kind.ToString(),
        Title = entry.Text.Title,
        Amount = entry.Text.Amount,
        Unit = entry.Text.Unit,
        StartsOn = entry.Text.On.First,
        EndsOn = entry.Text.On.Last == entry.Text.On.First ? null : entry.Text.On.Last,
        Source = entry.Text.Source,
        Place = entry.PlaceKey,
        Version = entry.Version,
    };
}

/// <summary>The posted fields of a wording, and of the answer to one.</summary>
public sealed class BalanceForm
{
    public string? Words { get; set; }

    /// <summary>The last wording that was on the page.</summary>
    public string? Seen { get; set; }

    /// <summary>The wording that is answered.</summary>
    public string? Wording { get; set; }
    public string? Because { get; set; }
}

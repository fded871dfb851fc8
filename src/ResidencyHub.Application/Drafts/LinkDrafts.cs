using System.Globalization;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Drafts;

/// <summary>Which drafts the bearer of an e-mailed link may begin among those of somebody with an account.</summary>
internal static class LinkDrafts
{
    /// <summary>A week's link writes into its mentor's own drafts: of the Friday page, and of the check-ins about the mentor's residents. No other key is taken, so that whoever holds the link fills nobody's room.</summary>
    public static bool MayBegin(Operation operation, string key)
    {
        var reach = operation.Reach;
        // who keeps drafts of their own behind a link has room of their own
        if (reach.Link == default || reach.Kind is not ReachKind.Mentor || reach.DraftOwner == reach.Link.Value)
            return true;
        var parts = key.Split('.');
        if (!DateOnly.TryParseExact(parts[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var week))
            return false;
        if (key == ShowFriday.DraftKey(week))
            return true;
        // compared as the page writes it: the same id in capitals would be another draft
        return parts is [_, var about, _] && Guid.TryParse(about, out var placement) && key == ShowCheckIn.DraftKey(new Id<Placement>(placement), week) && reach.ChecksIn.Contains(new Id<Placement>(placement));
    }
}

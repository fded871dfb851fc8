using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Placements;

/// <summary>What an exception lets through, and nothing else.</summary>
public enum AllowanceKind
{
    /// <summary>Two open placements at once.</summary>
    Split,

    /// <summary>A mentor who teaches at another school: a special educator who travels between schools.</summary>
    Itinerant,

    /// <summary>Days with a community organization, beside a mentor who may teach at another school.</summary>
    Organization,
}

/// <summary>A recorded exception from how residents are placed (one open placement, mentor and resident at one school): for one resident, argued, approved by somebody, from a day to a day.</summary>
public sealed class PlacementAllowance
{
    private PlacementAllowance() { }

    /// <param name="resident">For whom.</param>
    /// <param name="kind">What it lets through.</param>
    /// <param name="mentor">Who may mentor from another school; asked for an itinerant mentor, not for a split.</param>
    /// <param name="organization">The community organization's name; asked for that kind alone.</param>
    /// <param name="argument">Why it is right.</param>
    /// <param name="approvedBy">Who approved it.</param>
    /// <param name="holds">Its days, both ends included.</param>
    /// <param name="act">Who recorded it.</param>
    /// <exception cref="RuleBroken">No argument, no approver, no last day, no mentor where one travels, or no organization where there is one.</exception>
    public PlacementAllowance(Resident resident, AllowanceKind kind, Mentor? mentor, string? organization, string argument, string approvedBy, Period holds, Act act)
    {
        if (string.IsNullOrWhiteSpace(argument) || string.IsNullOrWhiteSpace(approvedBy) || holds.Last is null)
            throw new RuleBroken("allowance-argued", "An exception needs a reason, the person who approved it, a first and a last day.");
        if (kind is AllowanceKind.Itinerant && mentor is null)
            throw new RuleBroken("allowance-mentor", "Say which mentor travels between schools.");
        if (kind is AllowanceKind.Organization && string.IsNullOrWhiteSpace(organization))
            throw new RuleBroken("allowance-organization", "Name the community organization.");
        Id = Id<PlacementAllowance>.New();
        (ProgramId, ResidentId, Kind) = (resident.ProgramId, resident.Id, kind);
        (MentorId, MentorName) = kind is AllowanceKind.Split ? (null, null) : (mentor?.Id, mentor?.Name.Full);
        Organization = kind is AllowanceKind.Organization ? organization!.Trim() : null;
        (Argument, ApprovedBy, StartsOn, EndsOn) = (argument.Trim(), approvedBy.Trim(), holds.First, holds.Last.Value);
        (RecordedBy, RecordedAt) = (act.Name, act.At);
    }

    public Id<PlacementAllowance> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public AllowanceKind Kind { get; private set; }
    public Id<Mentor>? MentorId { get; private set; }
    public string? MentorName { get; private set; }
    public string? Organization { get; private set; }
    public string Argument { get; private set; } = "";
    public string ApprovedBy { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public string RecordedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Set when somebody ended it before its last day.</summary>
    public string? EndedBecause { get; private set; }
    public int Version { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);

    /// <summary>Whether the resident may have another open placement on all of these days.</summary>
    public bool LetsSecond(Period days) => Kind is AllowanceKind.Split && Holds.Contains(days);

    /// <summary>Whether this mentor may teach at another school on all of these days.</summary>
    public bool LetsElsewhere(Id<Mentor> mentor, Period days) => MentorId == mentor && Holds.Contains(days);

    /// <summary>Ends it with <paramref name="lastDay"/>. False when it had not begun by then: there is nothing to keep.</summary>
    /// <exception cref="RuleBroken">It ends on that day or earlier already, or no reason.</exception>
    public bool EndAfter(DateOnly lastDay, string why)
    {
        if (string.IsNullOrWhiteSpace(why))
            throw new RuleBroken("allowance-why", "Say why it ends; it stays on record.");
        if (lastDay >= EndsOn)
            throw new RuleBroken("allowance-over", $"The exception ends on {EndsOn:d MMMM yyyy} already.");
        if (Holds.TruncateTo(lastDay) is not { } left)
            return false;
        (EndsOn, EndedBecause) = (left.Last!.Value, why.Trim());
        return true;
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Placements;

/// <summary>A teacher from whom a resident learns besides the mentor of record, for some days of the placement: residents are placed in teams.</summary>
public sealed class Teammate
{
    private Teammate() { }

    /// <param name="placement">Confirmed or running.</param>
    /// <param name="mentor">The teacher, where they are in the mentor pool; the name is then theirs.</param>
    /// <param name="name">The teacher's name, where they are not in the pool.</param>
    /// <param name="role">What the resident learns there, as the school says it: "co-teaching in inclusion", "7th-grade science".</param>
    /// <param name="days">Within the placement's days.</param>
    /// <exception cref="RuleBroken">The days lie outside the placement, or a team is not formed yet.</exception>
    public Teammate(Placement placement, Mentor? mentor, string name, string role, Period days)
    {
        if (placement.State is not (PlacementState.Confirmed or PlacementState.Active))
            throw new RuleBroken("team-state", "A team is formed once the placement is confirmed.");
        if (mentor is not null && mentor.Id == placement.MentorId)
            throw new RuleBroken("team-mentor", $"{mentor.Name.Full} is the mentor of record already.");
        if (mentor is not null && mentor.SchoolId != placement.SchoolId)
            throw new RuleBroken("mentor-at-school", $"{mentor.Name.Full} does not teach at {placement.SchoolName}.");
        if (!placement.Term.Contains(days))
            throw new RuleBroken("team-inside-placement", $"The days lie within the placement’s, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        Id = Id<Teammate>.New();
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId);
        (MentorId, Name, Role, StartsOn, EndsOn) = (mentor?.Id, mentor?.Name.Full ?? name, role, days.First, days.Last!.Value);
    }

    public Id<Teammate> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Directory.District> DistrictId { get; private set; }
    public Id<Directory.School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }

    /// <summary>Null for a teacher who is not in the mentor pool.</summary>
    public Id<Mentor>? MentorId { get; private set; }
    public string Name { get; private set; } = "";
    public string Role { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int Version { get; private set; }

    public Period Days => new(StartsOn, EndsOn);

    /// <summary>Whether it is the same person on days that both have.</summary>
    public bool Repeats(Teammate other) => Days.Overlaps(other.Days) && (MentorId is { } mentor ? mentor == other.MentorId : other.MentorId is null && SearchText.Of(Name) == SearchText.Of(other.Name));

    /// <summary>Cuts the days to <paramref name="lastDay"/>. False when none had begun by then: there is nothing to keep.</summary>
    public bool LeaveAfter(DateOnly lastDay)
    {
        if (Days.TruncateTo(lastDay) is not { } left)
            return false;
        EndsOn = left.Last!.Value;
        return true;
    }
}

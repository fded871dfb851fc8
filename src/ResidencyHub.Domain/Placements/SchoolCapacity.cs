using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Placements;

public enum HostingAnswer { Yes, Maybe, No }

/// <summary>What a school can host in a school year, answered once for all its partners. People see "How many can you host?".</summary>
public sealed class SchoolCapacity
{
    private SchoolCapacity() { }

    public SchoolCapacity(School school, AcademicYear year)
    {
        Id = Id<SchoolCapacity>.New();
        (SchoolId, DistrictId, Year) = (school.Id, school.DistrictId, year.StartYear);
    }

    public Id<SchoolCapacity> Id { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public int Year { get; private set; }
    public HostingAnswer Answer { get; private set; }

    /// <summary>Whole-school maximum over all programs; null: "don't know".</summary>
    public int? Seats { get; private set; }
    public string? Note { get; private set; }
    public DateOnly ConfirmedOn { get; private set; }
    public string ConfirmedBy { get; private set; } = "";
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">A negative number, or seats beside a No.</exception>
    public void Confirm(HostingAnswer answer, int? seats, string? note, string by, DateOnly on)
    {
        if (seats < 0 || (answer is HostingAnswer.No && seats > 0))
            throw new RuleBroken("capacity-number", "Give 0 or more seats, and none with a No.");
        (Answer, Seats, Note, ConfirmedBy, ConfirmedOn) = (answer, seats, note, by, on);
    }
}

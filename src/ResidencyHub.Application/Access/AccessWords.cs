using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Access;

/// <summary>The words that people read for roles.</summary>
public static class AccessWords
{
    public static string Of(Role role) => role switch
    {
        Role.Administrator => "Administrator",
        Role.ProgramCoordinator => "Program coordinator",
        Role.Faculty => "University supervisor",
        Role.DistrictLead => "District residency lead",
        Role.SchoolLeader => "Principal",
        Role.Mentor => "Mentor",
        Role.Resident => "Resident",
        Role.Observer => "Funder view",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

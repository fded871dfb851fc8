using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Who is in the residency, asked of the database: all but those who completed it, withdrew, were dismissed or transferred.</summary>
internal static class StillInResidency
{
    public static IQueryable<Resident> Of(IQueryable<Resident> residents) =>
        residents.Where(r => r.State != ResidentState.Completed && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred);
}

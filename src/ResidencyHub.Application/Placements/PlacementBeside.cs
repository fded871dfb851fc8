using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What stands beside a placement's own row within the viewer's reach, in one question: names, and whether there is what most placements do not have, so that it is asked for only where it is there.</summary>
/// <param name="ClearedUntil">The day to which the resident is cleared.</param>
/// <param name="HasWaivers">Requirements of the mentor are waived.</param>
/// <param name="IsApart">A choice speaks against the resident at this school or with this mentor.</param>
internal sealed record PlacementBeside(string Program, string District, string? Principal, DateOnly? ClearedUntil, bool HasCalls, bool HasWaivers, bool HasLateCheckIns, bool HasLateHours, bool IsApart)
{
    public static async Task<PlacementBeside> OfAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        var (db, today, id) = (operation.Db, operation.Today, placement.Id);
        var (checkIns, hours) = (ConfirmLateRecords.Perhaps(db, placement), LateHours.Perhaps(db, placement));
        return await db.Placements.Where(p => p.Id == id).Select(p => new PlacementBeside(
            db.Programs.Where(x => x.Id == p.ProgramId).Select(x => x.Name).First(),
            db.Districts.Where(x => x.Id == p.DistrictId).Select(x => x.Name).First(),
            db.Contacts.Where(c => c.SchoolId == p.SchoolId && c.Role == ContactRole.Principal && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).OrderByDescending(c => c.StartsOn).Select(c => c.Name).FirstOrDefault(),
            db.Residents.Where(r => r.Id == p.ResidentId).Select(r => r.ClearedUntil).FirstOrDefault(),
            db.CallAttempts.Any(c => c.PlacementId == p.Id),
            db.EligibilityWaivers.Any(w => w.MentorId == p.MentorId && w.EndsOn >= today),
            checkIns.Any(),
            hours.Any(),
            db.MatchingChoices.Any(c => c.ResidentId == p.ResidentId && c.Sort != ChoiceSort.Pin && ((c.MentorId == null && c.SchoolId == p.SchoolId) || (c.MentorId != null && c.MentorId == p.MentorId))))).SingleAsync(stop);
    }
}

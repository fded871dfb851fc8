using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>Open placements hold the names of resident, mentor and school, and the resident's supervisor, as columns to sort and scope by: they follow in the save that changes them.</summary>
/// <remarks>Those of another program, which the actor can't see, follow with <see cref="FollowNames"/>. Placements that are over keep the names of their time.</remarks>
internal static class PlacementNames
{
    public static async Task FollowAsync(ResidencyDb db, CancellationToken stop)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Modified).ToList())
            switch (entry.Entity)
            {
                case Resident resident when Changed(entry, nameof(Resident.FirstName), nameof(Resident.LastName), nameof(Resident.SupervisorId)):
                    foreach (var placement in await db.Placements.AsTracking().Where(p => p.ResidentId == resident.Id && p.OpenKey != null).ToListAsync(stop))
                        placement.Follow(resident);
                    break;
                case Mentor mentor when Changed(entry, nameof(Mentor.FirstName), nameof(Mentor.LastName)):
                    foreach (var placement in await db.Placements.AsTracking().Where(p => p.MentorId == mentor.Id && p.OpenKey != null).ToListAsync(stop))
                        placement.Follow(mentor);
                    break;
                case School school when Changed(entry, nameof(School.Name)):
                    foreach (var placement in await db.Placements.AsTracking().Where(p => p.SchoolId == school.Id && p.OpenKey != null).ToListAsync(stop))
                        placement.Follow(school);
                    break;
                default:
                    break;
            }
    }

    private static bool Changed(EntityEntry entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (!Equals(entry.Property(name).OriginalValue, entry.Property(name).CurrentValue))
                return true;
        return false;
    }
}

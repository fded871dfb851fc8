using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Placements, mentors and residents carry the names by which they are listed and found. When a command renames a resident, a mentor or a school, or gives a resident another supervisor, the rows within its reach follow in the same save.</summary>
internal static class NamesFollow
{
    public static async Task CarryAsync(ResidencyDb db, CancellationToken stop)
    {
        // a command that writes parts without looking for changes has nothing that carries a name
        if (!db.ChangeTracker.AutoDetectChangesEnabled)
            return;
        var schools = Changed<School>(db, nameof(School.Name)).ToDictionary(s => s.Id);
        if (schools.Count > 0)
            await SchoolsAsync(db, schools, stop);
        var residents = Changed<Resident>(db, nameof(Resident.FirstName), nameof(Resident.LastName), nameof(Resident.SupervisorId)).ToDictionary(r => r.Id);
        if (residents.Count > 0)
        {
            var ids = residents.Keys.ToList();
            foreach (var placement in await db.Placements.Where(p => ids.Contains(p.ResidentId)).ToListAsync(stop))
                placement.Follow(residents[placement.ResidentId]);
        }
        var mentors = Changed<Mentor>(db, nameof(Mentor.FirstName), nameof(Mentor.LastName)).ToDictionary(m => m.Id);
        if (mentors.Count > 0)
        {
            var ids = mentors.Keys.ToList();
            foreach (var placement in await db.Placements.Where(p => ids.Contains(p.MentorId!.Value) || ids.Contains(p.NextMentorId!.Value) || ids.Contains(p.AskedMentorId!.Value)).ToListAsync(stop))
                foreach (var mentor in mentors.Values)
                    placement.Follow(mentor);
        }
    }

    private static async Task SchoolsAsync(ResidencyDb db, Dictionary<Id<School>, School> schools, CancellationToken stop)
    {
        var ids = schools.Keys.ToList();
        foreach (var mentor in await db.Mentors.Where(m => ids.Contains(m.SchoolId)).ToListAsync(stop))
            mentor.Teach(schools[mentor.SchoolId]);
        foreach (var resident in await db.Residents.Where(r => ids.Contains(r.SchoolId!.Value)).ToListAsync(stop))
            resident.Follow(schools[resident.SchoolId!.Value]);
        foreach (var placement in await db.Placements.Where(p => ids.Contains(p.SchoolId)).ToListAsync(stop))
            placement.Follow(schools[placement.SchoolId]);
    }

    private static List<T> Changed<T>(ResidencyDb db, params string[] names) where T : class =>
        db.ChangeTracker.Entries<T>().Where(e => e.State is EntityState.Modified && names.Any(n => IsNew(e, n))).Select(e => e.Entity).ToList();

    private static bool IsNew(EntityEntry entry, string name) => entry.Property(name) is { } property && !Equals(property.OriginalValue, property.CurrentValue);
}

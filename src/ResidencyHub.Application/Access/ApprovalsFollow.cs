using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Access;

/// <summary>When a mentor goes to another school, the links by which the school before was asked for its word close in the same save: an old letter opens nothing about the new school.</summary>
internal static class ApprovalsFollow
{
    public static async Task CarryAsync(ResidencyDb db, DateTime now, CancellationToken stop)
    {
        // a command that writes parts without looking for changes moves nobody
        if (!db.ChangeTracker.AutoDetectChangesEnabled)
            return;
        var moved = db.ChangeTracker.Entries<Mentor>().Where(e => e.State is EntityState.Modified && e.Property(m => m.SchoolId) is { } school && school.OriginalValue != school.CurrentValue).Select(e => e.Entity.Id).ToList();
        if (moved.Count == 0)
            return;
        foreach (var link in await db.Links.Where(l => l.MentorId != null && moved.Contains(l.MentorId.Value) && (l.Purpose == LinkPurpose.ApproveMentor || l.Purpose == LinkPurpose.ForwardApproval) && l.ClosedAt == null).ToListAsync(stop))
            link.Close(LinkEnd.Withdrawn, now);
    }
}

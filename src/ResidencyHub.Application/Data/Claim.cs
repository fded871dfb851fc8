using Microsoft.EntityFrameworkCore;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Data;

/// <summary>Lays claim to what a row can give only so many times: the row's version is raised in the taker's own transaction, so that of two who counted the same last one only the first can save.</summary>
/// <remarks>The row must have been read before the takings were counted. It works on every database, at every isolation level, because the update itself checks the version.</remarks>
internal static class Claim
{
    /// <param name="db">The taker's transaction.</param>
    /// <param name="row">As it was read, without its parts; the one that is tracked already counts, since it was read earlier.</param>
    /// <param name="id">The row's id.</param>
    public static void On<T>(ResidencyDb db, T row, Id<T> id) where T : class
    {
        var entry = db.Set<T>().Local.FindEntry(id) ?? db.Entry(row);
        if (entry.State is EntityState.Detached)
            entry.State = EntityState.Unchanged;
        if (entry.State is EntityState.Unchanged)
            entry.Property("Version").IsModified = true;
    }
}

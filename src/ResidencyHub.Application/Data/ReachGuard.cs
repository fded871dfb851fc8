using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Data;

/// <summary>The third lock: nothing is saved outside the reach, however it came into the context.</summary>
internal static class ReachGuard
{
    /// <exception cref="OutsideReachException">The row does not lie within the reach.</exception>
    public static void Check(EntityEntry entry, Reach reach)
    {
        if (reach.Kind is ReachKind.Everything || !ReachFilters.All.TryGetValue(entry.Metadata.ClrType, out var rule))
            return;
        // a claim (Claim) says nothing and changes nothing but the version
        if (entry.State is EntityState.Modified && entry.Properties.Where(p => p.IsModified).All(p => p.Metadata.Name == "Version"))
            return;
        // a changed row is judged by what it was: a mentor who declines moves the placement out of their own sight
        var allowed = entry.State is EntityState.Added ? rule.Admits(reach, entry.Entity) : rule.Sees(reach, entry.OriginalValues.ToObject());
        if (!allowed)
            throw new OutsideReachException(entry.Metadata.ClrType.Name, reach.Kind);
    }
}

/// <summary>A use case tried to save a row outside its viewer's reach: a mistake in the program, never in the request.</summary>
internal sealed class OutsideReachException(string entity, ReachKind kind) : InvalidOperationException($"A {entity} outside the viewer's reach ({kind}) was about to be saved.");

using ResidencyHub.Application.Notifications;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What every act on a placement answers: where it stands now, what happens next, who was told.</summary>
/// <param name="Placement">The placement.</param>
/// <param name="State">As it stands now.</param>
/// <param name="Next">What happens next, one sentence.</param>
/// <param name="Told">Whose letters go, and whose wait.</param>
public sealed record WhatNext(Id<Placement> Placement, PlacementState State, string Next, IReadOnlyList<Told> Told);

/// <summary>One placement with which a bulk action did something.</summary>
public sealed record Handled(Id<Placement> Placement, string Resident, string Next, IReadOnlyList<Told> Told);

/// <summary>One placement that a bulk action left as it was: why, and where to mend it.</summary>
/// <param name="Placement">The placement.</param>
/// <param name="Resident">Whose it is.</param>
/// <param name="Words">What is wrong and what to do.</param>
/// <param name="MendAt">The path of the page where it can be mended; null when there is none.</param>
public sealed record LeftAlone(Id<Placement> Placement, string Resident, string Words, string? MendAt = null);

/// <summary>What became of a bulk action, row by row.</summary>
/// <param name="Done">The rows that went.</param>
/// <param name="Left">The rows that did not, with the reason.</param>
/// <param name="UndoBefore">UTC: as long as this lies ahead, no letter is out and the whole can be taken back; null when there is nothing to take back.</param>
public sealed record BulkDone(IReadOnlyList<Handled> Done, IReadOnlyList<LeftAlone> Left, DateTime? UndoBefore)
{
    /// <summary>How many people were written to.</summary>
    public int Letters => Done.Sum(d => d.Told.Count);
}

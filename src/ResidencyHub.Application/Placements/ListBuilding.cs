using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Who is in which building: resident, mentor, room, days, and whether cleared to start. For the office and the principal.</summary>
public sealed class ListBuilding(UseCaseServices services) : Query<ListBuilding.Request, IReadOnlyList<ListBuilding.Row>>(services)
{
    /// <summary>More do not stand on one page; a school's own list is shorter.</summary>
    public const int Most = 500;

    /// <param name="School">Null for all within reach.</param>
    public sealed record Request(Id<School>? School = null);

    /// <param name="Cleared">False: not cleared to start; a resident without clearance may not be with pupils (domain.md §4).</param>
    public sealed record Row(Id<Placement> Placement, Id<School> School, string SchoolName, string Resident, string? Mentor, string Subject, string? Room, string? Weekdays, DateOnly StartsOn, DateOnly EndsOn, PlacementState State, bool Cleared, bool AbsentToday, bool PausedToday, string? ResidentPhone, string? Team = null);

    private protected override Permission Needs => Permission.ReadBuildingList;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var soon = today.AddDays(60);
        var rows = await db.Placements
            .Where(p => (request.School == null || p.SchoolId == request.School) && (p.State == PlacementState.Active || (p.State == PlacementState.Confirmed && p.StartsOn <= soon)))
            .OrderBy(p => p.SchoolName).ThenBy(p => p.ResidentSort).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.SchoolId, p.SchoolName, p.ResidentId, p.ResidentName, p.MentorName, p.Subject, p.GradeBand, p.Room, p.Weekdays, p.StartsOn, p.EndsOn, p.State }).Take(Most).ToListAsync(stop);
        // clearance is read wider: the office must know yes or no, never the papers
        await using var wide = operation.LookWider("cleared to start, yes or no");
        var residents = rows.ConvertAll(r => r.ResidentId);
        var clearance = await wide.Residents.Where(r => residents.Contains(r.Id)).Select(r => new { r.Id, r.ClearedUntil, r.Phone }).ToDictionaryAsync(r => r.Id, stop);
        var placements = rows.ConvertAll(r => r.Id);
        var absent = await db.Absences.Where(a => placements.Contains(a.PlacementId) && a.Day == today && a.TakenBackAt == null).Select(a => a.PlacementId).ToListAsync(stop);
        var paused = await db.Pauses.Where(a => placements.Contains(a.PlacementId) && a.Day == today && a.LiftedAt == null).Select(a => a.PlacementId).ToListAsync(stop);
        var teams = (await wide.Teammates.Where(t => placements.Contains(t.PlacementId) && t.EndsOn >= today).OrderBy(t => t.StartsOn).Select(t => new { t.PlacementId, t.Name, t.Role }).ToListAsync(stop)).ToLookup(t => t.PlacementId, t => $"{t.Name} ({t.Role})");
        return rows.ConvertAll(r => new Row(
            r.Id, r.SchoolId, r.SchoolName, r.ResidentName, r.MentorName, $"{r.Subject} {r.GradeBand}", r.Room, r.Weekdays, r.StartsOn, r.EndsOn, r.State,
            clearance.GetValueOrDefault(r.ResidentId) is { ClearedUntil: { } until } && until >= (r.StartsOn > today ? r.StartsOn : today), absent.Contains(r.Id), paused.Contains(r.Id), clearance.GetValueOrDefault(r.ResidentId)?.Phone, teams[r.Id].Any() ? string.Join(", ", teams[r.Id]) : null));
    }
}

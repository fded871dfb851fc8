using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>The plan of gradual release against what the logs of one resident say, phase by phase, with the month's focus.</summary>
public sealed class ShowRelease(UseCaseServices services) : Query<ShowRelease.Request, ShowRelease.Answer>(services)
{
    public sealed record Request(Id<Resident> Resident);

    /// <param name="Name">The resident.</param>
    /// <param name="School">Where the placement runs; null without one.</param>
    /// <param name="Week">Which week of the placement it is; null without one.</param>
    /// <param name="Phases">The plan and what the sent logs say.</param>
    /// <param name="Focus">What is looked at month by month.</param>
    /// <param name="Source">Whose plan it is.</param>
    /// <param name="Since">Since when it holds.</param>
    /// <param name="Track">Which of the program's plans: that of the readiness which the latest three-way review of the year found.</param>
    /// <param name="TrackSince">The day of that talk; null: no review has been talked about, so it is as planned.</param>
    public sealed record Answer(string Name, string? School, int? Week, IReadOnlyList<ReleaseReading> Phases, IReadOnlyList<string> Focus, string Source, DateOnly Since, Readiness Track, DateOnly? TrackSince);

    private protected override Permission Needs => Permission.ReadHours;

    private protected override Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop) => ReadAsync(operation, request.Resident, stop);

    internal static async Task<Outcome<Answer>> ReadAsync(Operation operation, Id<Resident> id, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } resident)
            return Outcome.NotFound;
        var placement = await db.Placements.Where(p => p.ResidentId == id && p.State == PlacementState.Active).OrderBy(p => p.StartsOn).FirstOrDefaultAsync(stop);
        var first = await db.Placements.Where(p => p.ResidentId == id && placement != null && p.Year == placement.Year && (p.State == PlacementState.Active || p.State == PlacementState.EndedEarly || p.State == PlacementState.Completed)).Select(p => (DateOnly?)p.StartsOn).MinAsync(stop);
        await using var wide = operation.LookWider("the shares of a phase are of everything that was sent, whoever approved it");
        var entries = first is null ? [] : await wide.HoursWeeks.Where(w => w.ResidentId == id && w.WasSent && w.WeekOf >= first.Value.AddDays(-6)).SelectMany(w => w.Entries).ToListAsync(stop);
        var book = await RuleBook.OpenAsync(db, resident.ProgramId, today, stop);
        var year = placement?.Year;
        var talk = year is null ? null : await wide.Reviews.Where(v => v.ResidentId == id && v.Readiness != null && v.DiscussedOn != null && wide.Placements.Any(p => p.Id == v.PlacementId && p.Year == year)).OrderByDescending(v => v.DiscussedOn).ThenByDescending(v => v.Id).Select(v => new { v.Readiness, v.DiscussedOn }).FirstOrDefaultAsync(stop);
        var track = talk?.Readiness ?? Readiness.AsPlanned;
        var rule = book[ReleaseTracks.CodeOf(track)];
        return new Answer(
            resident.Name.Full, placement?.SchoolName, first is { } begun ? ReleaseReading.WeekOf(begun, today) : null, ReleaseReading.Of(ReleasePlan.Read(rule.Value), first ?? today.AddDays(1), today, entries),
            book[RuleCode.ReleaseFocus].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), rule.Source, rule.StartsOn, track, talk?.DiscussedOn);
    }
}

/// <summary>A resident's own plan of gradual release against the own log.</summary>
public sealed class ShowMyRelease(UseCaseServices services) : Query<Nothing, ShowRelease.Answer>(services)
{
    private protected override Permission Needs => Permission.LogHours;

    private protected override Task<Outcome<ShowRelease.Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) => ShowRelease.ReadAsync(operation, operation.Reach.Resident, stop);
}

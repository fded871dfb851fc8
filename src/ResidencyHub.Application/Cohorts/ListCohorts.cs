using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>The cohorts within reach, the latest year first, with seats, residents and confirmed placements.</summary>
public sealed class ListCohorts(UseCaseServices services) : Query<ListCohorts.Request, IReadOnlyList<ListCohorts.Row>>(services)
{
    /// <param name="Program">Of one program.</param>
    public sealed record Request(Id<PreparationProgram>? Program = null);

    /// <summary>Confirmed: placements that are confirmed or running.</summary>
    public sealed record Row(Id<Cohort> Id, string Name, Id<PreparationProgram> ProgramId, string ProgramName, int Year, DateOnly StartsOn, DateOnly EndsOn, int Seats, int Residents, int Confirmed);

    private protected override Permission Needs => Permission.ReadCohorts;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        return await operation.Db.Cohorts.Where(c => request.Program == null || c.ProgramId == request.Program).OrderByDescending(c => c.Year).ThenBy(c => c.Name).Take(500).Select(RowOf(operation.Db)).ToListAsync(stop);
    }

    internal static Expression<Func<Cohort, Row>> RowOf(ResidencyDb db) => c => new Row(
        c.Id, c.Name, c.ProgramId, db.Programs.Where(p => p.Id == c.ProgramId).Select(p => p.Name).First(), c.Year, c.StartsOn, c.EndsOn, c.Seats,
        db.Residents.Count(r => r.CohortId == c.Id && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred),
        db.Placements.Count(p => p.CohortId == c.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active || p.State == PlacementState.Completed)));
}

/// <summary>The same page by page, the latest year first: for programs that read the whole record.</summary>
public sealed class BrowseCohorts(UseCaseServices services) : Query<PageRequest, PageOf<ListCohorts.Row>>(services)
{
    private static readonly ListOrder<Cohort> _byYear = ListOrder<Cohort>.By(c => c.Year);

    private protected override Permission Needs => Permission.ReadCohorts;

    private protected override async Task<Outcome<PageOf<ListCohorts.Row>>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop) =>
        await _byYear.ReadAsync(operation.Db.Cohorts, request with { Descending = true }, ListCohorts.RowOf(operation.Db), stop);
}

/// <summary>The programs for which the viewer may keep cohorts.</summary>
public sealed class ListPrograms(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListPrograms.Row>>(services)
{
    public sealed record Row(Id<PreparationProgram> Id, string Name, string UniversityName);

    private protected override Permission Needs => Permission.ReadCohorts;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, mine) = (operation.Db, operation.Reach.Programs);
        var programs = operation.Reach.Kind is ReachKind.Everything ? db.Programs : db.Programs.Where(p => mine.Contains(p.Id));
        return await programs.OrderBy(p => p.Name).Select(p => new Row(p.Id, p.Name, db.Universities.Where(u => u.Id == p.UniversityId).Select(u => u.Name).First())).Take(500).ToListAsync(stop);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The placements that the viewer sees, a page at a time, in one query for the rows and one for which of them no agreement covers.</summary>
public sealed class ListPlacements(UseCaseServices services) : Query<ListPlacements.Request, PageOf<ListPlacements.Row>>(services)
{
    /// <param name="Page">Sorts: resident, school, status, next, start.</param>
    /// <param name="Filter">Null for all.</param>
    public sealed record Request(PageRequest Page, PlacementFilter? Filter = null);

    /// <summary>What a line of the table shows.</summary>
    /// <remarks>NextOn: the next date that matters; null when none does. WaitsOn: on whom it waits, in words; empty when on nobody. DaysLate: days since an answer was due; 0 when it is not late. MentorThrough: the last day of a mentor who leaves and whom nobody follows yet. Uncovered: no valid agreement covers the school on the placement's first or last day; for those who may read what was agreed, and not in files.</remarks>
    public sealed record Row(
        Id<Placement> Id, Id<Resident> ResidentId, string ResidentName, Id<School> SchoolId, string SchoolName, Id<Mentor>? MentorId, string? MentorName, string Subject, string GradeBand,
        PlacementState State, bool NeedsMentor, bool NeedsPlace, WaitingOn WaitingOn, string WaitsOn, DateOnly? NextOn, int DaysLate, DateOnly StartsOn, DateOnly EndsOn, string? Room, string? Weekdays, int Year, DateOnly? MentorThrough = null, bool Uncovered = false)
    {
        /// <summary>The status as people read it.</summary>
        public string Status => PlacementAsk.Status(State, NeedsMentor, NeedsPlace, MentorThrough?.AddDays(1));
    }

    /// <summary>The offered sorts.</summary>
    internal static IReadOnlyDictionary<string, ListOrder<Placement>> Orders { get; } = new Dictionary<string, ListOrder<Placement>>(StringComparer.Ordinal)
    {
        ["resident"] = ListOrder<Placement>.By(p => p.ResidentSort),
        ["school"] = ListOrder<Placement>.By(p => p.SchoolName),
        ["status"] = ListOrder<Placement>.By(p => p.State),
        ["next"] = ListOrder<Placement>.By(p => p.NextOn),
        ["start"] = ListOrder<Placement>.By(p => p.StartsOn),
    };

    private protected override Permission Needs => Permission.ReadPlacements;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var page = await (Orders.GetValueOrDefault(request.Page.Sort ?? "resident") ?? Orders["resident"]).ReadAsync((request.Filter ?? new()).Over(db.Placements, today), request.Page, p => new
        {
            Row = new Row(p.Id, p.ResidentId, p.ResidentName, p.SchoolId, p.SchoolName, p.MentorId, p.MentorName, p.Subject, p.GradeBand, p.State, p.NeedsMentor, p.NeedsPlace, p.WaitingOn, "", p.NextOn, 0, p.StartsOn, p.EndsOn, p.Room, p.Weekdays, p.Year, p.NextMentorId == null ? p.MentorThrough : null, false),
            Principal = db.Contacts.Where(c => c.SchoolId == p.SchoolId && c.Role == ContactRole.Principal && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).OrderByDescending(c => c.StartsOn).Select(c => c.Name).FirstOrDefault(),
        }, stop);
        var lacking = await AgreementCover.LackingAsync(operation, request.Page.ForFile ? [] : [.. page.Rows.Select(r => r.Row.Id)], stop);
        return new PageOf<Row>([.. page.Rows.Select(r => Finish(r.Row with { Uncovered = lacking.Contains(r.Row.Id) }, r.Principal, operation))], page.Previous, page.Next, page.Count, page.CountIsExact);
    }

    private static Row Finish(Row row, string? principal, Operation operation) => row with
    {
        WaitsOn = PlacementAsk.On(row.WaitingOn, row.State, row.NeedsMentor, principal, row.MentorName, operation.Viewer.Role, row.NeedsPlace),
        NextOn = row.NextOn == DateOnly.MaxValue ? null : row.NextOn,
        DaysLate = PlacementFilter.Answerable.Contains(row.State) && row.NextOn < operation.Today ? operation.Today.DayNumber - row.NextOn!.Value.DayNumber : 0,
    };
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The placements that the viewer sees, a page at a time, in one query for the rows.</summary>
public sealed class ListPlacements(UseCaseServices services) : Query<ListPlacements.Request, PageOf<ListPlacements.Row>>(services)
{
    /// <param name="Page">Sorts: resident, school, status, next, start.</param>
    /// <param name="Filter">Null for all.</param>
    public sealed record Request(PageRequest Page, PlacementFilter? Filter = null);

    /// <summary>What a line of the table shows.</summary>
    /// <remarks>NextOn: the next date that matters; null when none does. WaitsOn: on whom it waits, in words; empty when on nobody. DaysLate: days since an answer was due; 0 when it is not late.</remarks>
    public sealed record Row(
        Id<Placement> Id, Id<Resident> ResidentId, string ResidentName, Id<School> SchoolId, string SchoolName, Id<Mentor>? MentorId, string? MentorName, string Subject, string GradeBand,
        PlacementState State, bool NeedsMentor, WaitingOn WaitingOn, string WaitsOn, DateOnly? NextOn, int DaysLate, DateOnly StartsOn, DateOnly EndsOn, string? Room, string? Weekdays, int Year)
    {
        internal string Sort { get; init; } = "";

        /// <summary>The status as people read it.</summary>
        public string Status => PlacementAsk.Status(State, NeedsMentor);
    }

    private protected override Permission Needs => Permission.ReadPlacements;

    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, page) = (operation.Db, request.Page);
        var filtered = (request.Filter ?? new()).Over(db.Placements, operation.Today);
        var order = PlacementOrder.All.GetValueOrDefault(page.Sort ?? "resident") ?? PlacementOrder.All["resident"];
        var back = page.Before is not null;
        var descending = page.Descending != back;
        var rows = (page.Before ?? page.After) is { } cursor ? order.Beyond(filtered, cursor, descending) : filtered;
        var today = operation.Today;
        var read = await order.Sort(rows, descending).Take(page.Size + 1).Select(p => new
        {
            Row = new Row(p.Id, p.ResidentId, p.ResidentName, p.SchoolId, p.SchoolName, p.MentorId, p.MentorName, p.Subject, p.GradeBand, p.State, p.NeedsMentor, p.WaitingOn, "", p.NextOn, 0, p.StartsOn, p.EndsOn, p.Room, p.Weekdays, p.Year) { Sort = p.ResidentSort },
            Principal = db.Contacts.Where(c => c.SchoolId == p.SchoolId && c.Role == ContactRole.Principal && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).OrderByDescending(c => c.StartsOn).Select(c => c.Name).FirstOrDefault(),
        }).ToListAsync(stop);
        var more = read.Count > page.Size;
        var shown = read.Take(page.Size).Select(r => Finish(r.Row, r.Principal, operation)).ToList();
        if (back)
            shown.Reverse();
        var count = page.ForFile ? 0 : await filtered.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        var (hasPrevious, hasNext) = back ? (more, true) : (page.After is not null, more);
        return new PageOf<Row>(
            shown, hasPrevious && shown.Count > 0 ? order.Cursor(shown[0]) : null, hasNext && shown.Count > 0 ? order.Cursor(shown[^1]) : null,
            Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }

    private static Row Finish(Row row, string? principal, Operation operation) => row with
    {
        WaitsOn = PlacementAsk.On(row.WaitingOn, row.State, row.NeedsMentor, principal, row.MentorName, operation.Viewer.Role),
        NextOn = row.NextOn == DateOnly.MaxValue ? null : row.NextOn,
        DaysLate = PlacementFilter.Answerable.Contains(row.State) && row.NextOn < operation.Today ? operation.Today.DayNumber - row.NextOn!.Value.DayNumber : 0,
    };
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Check-ins within reach, latest week first. A resident's reach reads the texts, never how it goes; that a mentor asked for help is read by whom they asked and by themselves, not by who mentors after them.</summary>
public sealed class ListCheckIns(UseCaseServices services) : Query<ListCheckIns.Request, PageOf<ListCheckIns.Row>>(services)
{
    /// <param name="Q">Beginnings of words of the resident's name.</param>
    public sealed record Request(PageRequest Page, DateOnly? WeekOf = null, Going? Going = null, Id<Placement>? Placement = null, string? Q = null);

    /// <param name="Id">The check-in.</param>
    /// <param name="Placement">Its placement.</param>
    /// <param name="Resident">The resident's name.</param>
    /// <param name="School">Where.</param>
    /// <param name="Mentor">Who wrote it.</param>
    /// <param name="WeekOf">The Monday.</param>
    /// <param name="Met">Whether the two met.</param>
    /// <param name="Length">For how long.</param>
    /// <param name="Going">Null for those who may not read it.</param>
    /// <param name="Strength">The strength.</param>
    /// <param name="NextStep">The next step.</param>
    /// <param name="SentAt">UTC.</param>
    /// <param name="WantsHelp">The mentor asks to be called; never told to the resident, nor to another mentor.</param>
    public sealed record Row(Id<CheckIn> Id, Id<Placement> Placement, string Resident, string School, string Mentor, DateOnly WeekOf, bool Met, MeetingLength? Length, Going? Going, string? Strength, string? NextStep, DateTime SentAt, bool WantsHelp);

    private static readonly ListOrder<CheckIn> _byWeek = ListOrder<CheckIn>.By(c => c.WeekOf);

    private protected override Permission Needs => Permission.ReadCheckIns;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var (seesGoing, asMentor, me) = (operation.Reach.Kind is not ReachKind.Resident, operation.Reach.Kind is ReachKind.Mentor, operation.Reach.Mentor);
        var all = db.CheckIns.AsQueryable();
        if (request.WeekOf is { } week)
            all = all.Where(c => c.WeekOf == week);
        if (request.Going is { } going && seesGoing)
            all = all.Where(c => c.Going == going);
        if (request.Placement is { } placement)
            all = all.Where(c => c.PlacementId == placement);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(c => db.Residents.Any(r => r.Id == c.ResidentId && r.SearchWords.Contains(prefix)));
        // who was named to write some reads them on the pages of their weeks: the list is of those whom one mentors, and a row without its placement would leave a hole in it
        if (operation.Reach.Kind is ReachKind.Mentor)
            all = all.Where(c => db.Placements.Any(p => p.Id == c.PlacementId));
        return await _byWeek.ReadAsync(all, request.Page with { Descending = true }, c => new Row(
            c.Id, c.PlacementId, db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.ResidentName).FirstOrDefault() ?? "", db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.SchoolName).FirstOrDefault() ?? "",
            c.MentorName, c.WeekOf, c.Met, c.Length, seesGoing ? c.Going : null, c.Strength, c.NextStep, c.SentAt, seesGoing && c.WantsHelp && (!asMentor || c.MentorId == me)), stop);
    }
}

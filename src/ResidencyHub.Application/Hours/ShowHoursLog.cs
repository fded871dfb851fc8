using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>The whole clinical log of a resident as the viewer may read it, with totals, who approves, and what the program asks; also what is printed and signed.</summary>
public sealed class ShowHoursLog(UseCaseServices services) : Query<ShowHoursLog.Request, ShowHoursLog.Answer>(services)
{
    public sealed record Request(Id<Resident> Resident);

    /// <param name="Resident">The resident.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Program">The program.</param>
    /// <param name="Supervisor">The university supervisor.</param>
    /// <param name="Weeks">The weeks that the viewer reads, oldest first.</param>
    /// <param name="Totals">Hours in all, over every placement.</param>
    /// <param name="Rules">What the program asks.</param>
    /// <param name="Sources">Each number that the program asks for, with its source.</param>
    /// <param name="Placements">Where, and who approves today.</param>
    /// <param name="Candidates">Mentors who could be named to approve; only for the coordinator.</param>
    /// <param name="Pace">What an even pace would be by now; null without a placement.</param>
    public sealed record Answer(
        Id<Resident> Resident, string Name, string Program, string? Supervisor, IReadOnlyList<LoggedWeek> Weeks, HoursTotals Totals, HoursRules Rules, IReadOnlyList<string> Sources, IReadOnlyList<Home> Placements, IReadOnlyList<Candidate> Candidates, EvenPace? Pace);

    /// <param name="Named">The naming that holds today; null when the mentor of record approves.</param>
    public sealed record Home(Id<Placement> Id, string School, string? Mentor, DateOnly StartsOn, DateOnly EndsOn, PlacementState State, Naming? Named);

    public sealed record Naming(Id<ApproverNaming> Id, string Name, string Reason, DateOnly StartsOn, DateOnly EndsOn, string NamedBy, bool ChecksIn);

    public sealed record Candidate(Id<Placement> Placement, Id<Mentor> Mentor, string Name);

    private protected override Permission Needs => Permission.ReadHours;

    private protected override Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop) => ReadAsync(operation, request.Resident, stop);

    internal static async Task<Outcome<Answer>> ReadAsync(Operation operation, Id<Resident> id, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var weeks = await db.HoursWeeks.Include(w => w.Entries).Where(w => w.ResidentId == id && (w.WasSent || operation.Reach.Resident == id)).OrderBy(w => w.WeekOf).ToListAsync(stop);
        await using var wide = operation.LookWider("hours in all, over every placement and approver; the name where one only approves");
        var canRead = weeks.Count > 0 || await db.Residents.AnyAsync(r => r.Id == id, stop);
        if (!canRead || await wide.Residents.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } resident)
            return Outcome.NotFound;
        var placements = await db.Placements.Where(p => p.ResidentId == id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active || p.State == PlacementState.Completed || p.State == PlacementState.EndedEarly)).OrderBy(p => p.StartsOn).ToListAsync(stop);
        var namings = await db.ApproverNamings.Where(n => n.ResidentId == id && n.StartsOn <= today && n.EndsOn >= today).OrderByDescending(n => n.Id).ToListAsync(stop);
        var schools = weeks.Select(w => w.SchoolId).Distinct().ToList();
        var names = await wide.Schools.Where(s => schools.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        var book = await RuleBook.OpenAsync(db, resident.ProgramId, today, stop);
        string[] codes = [RuleCode.HoursNeeded, RuleCode.HoursSoloDays, RuleCode.HoursSupervisorVisits, RuleCode.HoursNotCounted];
        var all = await wide.HoursWeeks.Where(w => w.ResidentId == id).ToListAsync(stop);
        return new Answer(
            id, resident.Name.Full, await wide.Programs.Where(p => p.Id == resident.ProgramId).Select(p => p.Name).SingleAsync(stop), resident.SupervisorName, [.. weeks.Select(w => LoggedWeek.Of(w, today, names[w.SchoolId]))],
            HoursTotals.Of(all), book.Hours(), [.. codes.Select(c => $"{book[c].Words} ({book[c].Source})")],
            [.. placements.Select(p => new Home(p.Id, p.SchoolName, p.MentorName, p.StartsOn, p.EndsOn, p.State, namings.Find(n => n.PlacementId == p.Id) is { } n ? new(n.Id, n.Name, n.Reason, n.StartsOn, n.EndsOn, n.NamedBy, n.ChecksIn) : null))],
            operation.Reach.Kind is ReachKind.Programs ? await CandidatesAsync(operation, placements, stop) : [], await HoursPace.OfAsync(wide, id, today, book.Hours().NeededMinutes, stop));
    }

    private static async Task<IReadOnlyList<Candidate>> CandidatesAsync(Operation operation, List<Placement> placements, CancellationToken stop)
    {
        var running = placements.FindAll(p => p.State is PlacementState.Active or PlacementState.Confirmed);
        var schools = running.Select(p => p.SchoolId).Distinct().ToList();
        var mentors = await operation.Db.Mentors.Where(m => schools.Contains(m.SchoolId) && ApproverNaming.MayApprove.Contains(m.State)).OrderBy(m => m.SortName).Select(m => new { m.Id, m.SchoolId, m.FirstName, m.LastName }).ToListAsync(stop);
        return [.. running.SelectMany(p => mentors.Where(m => m.SchoolId == p.SchoolId && m.Id != p.MentorId).Select(m => new Candidate(p.Id, m.Id, new PersonName(m.FirstName, m.LastName).Full)))];
    }
}

/// <summary>A resident's own clinical log.</summary>
public sealed class ShowMyLog(UseCaseServices services) : Query<Nothing, ShowHoursLog.Answer>(services)
{
    private protected override Permission Needs => Permission.LogHours;

    private protected override Task<Outcome<ShowHoursLog.Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) => ShowHoursLog.ReadAsync(operation, operation.Reach.Resident, stop);
}

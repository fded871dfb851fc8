using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>One resident whole: who they are, where they stand, and everything that happened on one timeline.</summary>
public sealed class ShowResident(UseCaseServices services) : Query<Id<Resident>, ShowResident.Answer>(services)
{
    public enum MomentKind { Status, Placement, Mentor, CheckIn }

    /// <summary>Something that happened on a day.</summary>
    public sealed record Moment(DateOnly On, MomentKind Kind, string Title, string? By, string? Words, Guid? Subject);

    public sealed record PlacementRow(Id<Placement> Id, string SchoolName, string? MentorName, DateOnly StartsOn, DateOnly EndsOn, PlacementState State, bool NeedsMentor, bool NeedsPlace);

    /// <summary>A resident as coordinators and supervisors see them. MayChange: whether the viewer's role keeps residents; MayRename: whether this program keeps name and address.</summary>
    public sealed record Answer(
        Id<Resident> Id, string FirstName, string LastName, string? Number, string? Email, string? Phone, Id<Cohort> CohortId, string CohortName, string Subject, string GradeBand, ResidentState State,
        DateOnly? ClearedUntil, bool IsCleared, Id<Person>? SupervisorId, string? SupervisorName, string? SchoolWish, string? Notes, int Version, bool MayChange, bool MayRename, bool MayReadPapers,
        IReadOnlyList<PlacementRow> Placements, IReadOnlyList<Moment> Moments)
    {
        public string Name => $"{FirstName} {LastName}".Trim();
    }

    private const int MostCheckIns = 60;

    private protected override Permission Needs => Permission.ReadResidents;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Resident> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.Include(r => r.Standings).FirstOrDefaultAsync(r => r.Id == request, stop) is not { } resident)
            return Outcome.NotFound;
        var cohort = await db.Cohorts.Where(c => c.Id == resident.CohortId).Select(c => c.Name).FirstOrDefaultAsync(stop);
        var placements = await db.Placements.Include(p => p.Steps).AsSplitQuery().Where(p => p.ResidentId == request).OrderByDescending(p => p.StartsOn).ToListAsync(stop);
        var mayChange = operation.Viewer.May(Permission.ManageResidents);
        var moments = resident.Standings.Select(s => new Moment(s.StartsOn, MomentKind.Status, CohortWords.Of(s.State), null, s.Reason, null))
            .Concat(placements.SelectMany(p => StepsSeen.Of(p.Steps, operation.Reach.Kind).Select(s => new Moment(operation.DayOf(s.Step.ActedAt), MomentKind.Placement, $"{p.SchoolName}: {PlacementWords.Of(s.Step.To)}", s.Step.ActedBy, s.Words ? s.Step.Note : null, p.Id.Value))))
            .Concat(await MentorshipsAsync(request, operation, stop))
            .Concat(await CheckInsAsync(request, operation, stop));
        return new Answer(
            resident.Id, resident.FirstName, resident.LastName, resident.Number, resident.Email, resident.Phone, resident.CohortId, cohort ?? "", resident.Subject, resident.GradeBand, resident.State,
            resident.ClearedUntil, resident.IsClearedOn(operation.Today), resident.SupervisorId, resident.SupervisorName, resident.SchoolWish, mayChange ? resident.Notes : null, resident.Version, mayChange,
            mayChange && await db.People.AnyAsync(p => p.Id == resident.PersonId, stop), operation.Viewer.May(Permission.ReviewPapers),
            [.. placements.Select(p => new PlacementRow(p.Id, p.SchoolName, p.MentorName, p.StartsOn, p.EndsOn, p.State, p.NeedsMentor, p.NeedsPlace))],
            [.. moments.OrderByDescending(m => m.On)]);
    }

    private static async Task<List<Moment>> MentorshipsAsync(Id<Resident> resident, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var rows = await db.Mentorships.Where(m => m.ResidentId == resident)
            .Select(m => new { m.StartsOn, m.EndsOn, m.EndedBecause, Mentor = db.Mentors.Where(x => x.Id == m.MentorId).Select(x => x.FirstName + " " + x.LastName).FirstOrDefault(), Placement = m.PlacementId }).ToListAsync(stop);
        var today = operation.Today;
        return
        [
            .. rows.Select(m => new Moment(m.StartsOn, MomentKind.Mentor, $"{m.Mentor ?? "A mentor"} begins as mentor", null, null, m.Placement.Value)),
            .. rows.Where(m => m.EndsOn <= today).Select(m => new Moment(m.EndsOn!.Value, MomentKind.Mentor, $"{m.Mentor ?? "A mentor"} ends as mentor", null, m.EndedBecause, m.Placement.Value)),
        ];
    }

    private static async Task<List<Moment>> CheckInsAsync(Id<Resident> resident, Operation operation, CancellationToken stop)
    {
        if (!operation.Viewer.May(Permission.ReadCheckIns))
            return [];
        var rows = await operation.Db.CheckIns.Where(c => c.ResidentId == resident).OrderByDescending(c => c.WeekOf).Take(MostCheckIns).Select(c => new { c.Id, c.WeekOf, c.MentorName, c.Going, c.Strength, c.NextStep }).ToListAsync(stop);
        return rows.ConvertAll(c => new Moment(c.WeekOf, MomentKind.CheckIn, $"Check-in: {MentoringWords.Of(c.Going)}", c.MentorName, string.Join(" · ", new[] { c.Strength, c.NextStep }.OfType<string>()), c.Id.Value));
    }
}

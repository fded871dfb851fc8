using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>A resident's own year: the placement, what the mentor wrote week by week, days absent, private requests for help. How it goes in the mentor's eyes is not even read.</summary>
public sealed class ShowMyYear(UseCaseServices services) : Query<Nothing, ShowMyYear.Answer>(services)
{
    public sealed record Answer(string Name, bool Cleared, DateOnly? ClearedUntil, string? Supervisor, Home? Placement, IReadOnlyList<Feedback> Feedback, IReadOnlyList<Day> Absences, bool PausedToday, IReadOnlyList<Help> Help, NextObservation? NextObservation);

    public sealed record Home(Id<Placement> Id, string School, string? Mentor, string Subject, string? Room, string? Weekdays, DateOnly StartsOn, DateOnly EndsOn, PlacementState State);

    public sealed record Feedback(Id<CheckIn> Id, DateOnly WeekOf, string Mentor, bool Met, MeetingLength? Length, string? Strength, string? NextStep, NextStepFate? LastNextStep, DateTime SentAt, bool IsNew);

    public sealed record Day(Id<Absence> Id, DateOnly On, string? Why);

    public sealed record Help(string Words, DateTime AskedAt, string? Answer, string? AnsweredBy);

    private protected override Permission Needs => Permission.AskForHelp;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Residents.SingleOrDefaultAsync(stop) is not { } resident)
            return Outcome.NotFound;
        var placements = await db.Placements.OrderByDescending(p => p.StartsOn)
            .Select(p => new Home(p.Id, p.SchoolName, p.MentorName, p.Subject + " " + p.GradeBand, p.Room, p.Weekdays, p.StartsOn, p.EndsOn, p.State)).Take(5).ToListAsync(stop);
        var home = placements.Find(p => p.State is PlacementState.Active) ?? placements.Find(p => p.State is PlacementState.Confirmed) ?? placements.FirstOrDefault();
        var feedback = await db.CheckIns.OrderByDescending(c => c.WeekOf).Take(60)
            .Select(c => new Feedback(c.Id, c.WeekOf, c.MentorName, c.Met, c.Length, c.Strength, c.NextStep, c.LastNextStep, c.SentAt, c.ReadAt == null)).ToListAsync(stop);
        var absences = await db.Absences.Where(a => a.Day >= today && a.TakenBackAt == null).OrderBy(a => a.Day).Select(a => new Day(a.Id, a.Day, a.Why)).ToListAsync(stop);
        var paused = await db.Pauses.AnyAsync(p => p.Day == today && p.LiftedAt == null, stop);
        var help = await db.HelpRequests.OrderByDescending(h => h.AskedAt).Take(5).Select(h => new Help(h.Words, h.AskedAt, h.Answer, h.AnsweredBy)).ToListAsync(stop);
        return new Answer(resident.Name.Full, resident.IsClearedOn(today), resident.ClearedUntil, resident.SupervisorName, home, feedback, absences, paused, help, (await NextObservations.OfAsync(db, [resident.Id], today, stop)).GetValueOrDefault(resident.Id));
    }
}

/// <summary>The resident has read what the mentor wrote.</summary>
public sealed class MarkRead(UseCaseServices services) : Command<Id<CheckIn>, Nothing>(services)
{
    private protected override Permission Needs => Permission.AskForHelp;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<CheckIn> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.CheckIns.SingleOrDefaultAsync(c => c.Id == request, stop) is not { } checkIn)
            return Outcome.NotFound;
        checkIn.Read(operation.Now);
        return default(Nothing);
    }
}

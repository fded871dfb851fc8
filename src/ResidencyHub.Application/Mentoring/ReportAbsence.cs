using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>"Absent today": the resident tells mentor, school office and supervisor in one tap.</summary>
public sealed class ReportAbsence(UseCaseServices services, Postbox postbox) : Command<ReportAbsence.Request, IReadOnlyList<Told>>(services)
{
    /// <param name="Day">Null for today.</param>
    /// <param name="Why">Optional; nobody has to say.</param>
    public sealed record Request(DateOnly? Day = null, string? Why = null);

    private protected override Permission Needs => Permission.ReportAbsence;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var day = request.Day ?? operation.Today;
        if (day < operation.Today || day > operation.Today.AddDays(60))
            return Outcome.Invalid(nameof(Request.Day), "Choose today or a day in the next 60 days.");
        if (await operation.Db.Placements.Where(p => p.State == PlacementState.Active).OrderByDescending(p => p.StartsOn).FirstOrDefaultAsync(stop) is not { } placement)
            return Outcome.Refused("not-placed", "You have no running placement, so there is nobody to tell. If that is wrong, write to your coordinator.");
        if (day > placement.EndsOn)
            return Outcome.Invalid(nameof(Request.Day), $"Your placement ends on {placement.EndsOn:d MMMM yyyy}. Choose a day up to then.");
        if (await operation.Db.Absences.AnyAsync(a => a.PlacementId == placement.Id && a.Day == day && a.TakenBackAt == null, stop))
            return Outcome.Refused("absent-already", "You have told everybody about this day already.");
        Claim.On(operation.Db, placement, placement.Id);
        operation.Db.Add(new Absence(placement, day, string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim(), operation.Now));
        return await AbsenceLetters.PostAsync(operation, postbox, placement, day, $"is absent {(day == operation.Today ? "today," : "on")} {day:dddd, d MMMM}", nameof(ReportAbsence), stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).MaximumLength(1000).WithMessage("A reason has up to 1,000 characters.");
    }
}

/// <summary>The resident comes after all: the absence is taken back, and the same people are told.</summary>
public sealed class TakeBackAbsence(UseCaseServices services, Postbox postbox) : Command<Id<Absence>, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.ReportAbsence;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Id<Absence> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Absences.SingleOrDefaultAsync(a => a.Id == request, stop) is not { } absence)
            return Outcome.NotFound;
        if (absence.TakenBackAt is not null)
            return Outcome.Refused("taken-back", "You have taken this back already.");
        if (absence.Day < operation.Today)
            return Outcome.Refused("absence-past", "That day is over; it stays as it was told.");
        absence.TakeBack(operation.Now);
        var placement = await operation.Db.Placements.SingleAsync(p => p.Id == absence.PlacementId, stop);
        return await AbsenceLetters.PostAsync(operation, postbox, placement, absence.Day, $"comes after all on {absence.Day:dddd, d MMMM}", nameof(TakeBackAbsence), stop);
    }
}

/// <summary>Who hears of an absence: mentor, school office, supervisor.</summary>
internal static class AbsenceLetters
{
    public static async Task<Outcome<IReadOnlyList<Told>>> PostAsync(Operation operation, Postbox postbox, Placement placement, DateOnly day, string what, string cause, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        var told = new List<Told>();
        (string Who, Reachable? Found, string Missing)[] others =
        [
            ("Your mentor", placement.MentorId is { } mentor ? await people.MentorAsync(mentor, stop) : null, placement.MentorId is null ? "nobody mentors you at the moment" : $"no e-mail address of {placement.MentorName ?? "your mentor"} is known; tell them by telephone"),
            ("The school’s office", await people.OfficeAsync(placement.SchoolId, stop), $"no e-mail address of the office of {placement.SchoolName} is known; tell the school by telephone"),
            ("Your supervisor", await people.SupervisorAsync(placement, stop), "nobody supervises you at the moment, or no e-mail address is known"),
        ];
        foreach (var (who, found, missing) in others)
        {
            if (found is not { } to)
            {
                told.Add(Told.Nobody(who, missing));
                continue;
            }
            // told even in a quiet period when it is about today: somebody waits for this person
            told.Add(await postbox.PostAsync(operation, new Letter(
                to.As, to.Name, to.Email, $"{placement.ResidentName} {what}", $"Dear {to.Name},\n\n{placement.ResidentName} ({placement.Subject}, {placement.SchoolName}) {what}.\n",
                District: placement.DistrictId, Placement: placement.Id, Urgent: day == operation.Today), cause, stop));
        }
        return told;
    }
}

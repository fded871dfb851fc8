using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Draws up a placement as a draft that only the program sees: resident, school, perhaps a mentor, days.</summary>
public sealed class DraftPlacement(UseCaseServices services) : Command<DraftPlacement.Request, Id<Placement>>(services)
{
    /// <param name="Resident">Whom to place.</param>
    /// <param name="School">Where.</param>
    /// <param name="Mentor">Beside whom; null: the school names one.</param>
    /// <param name="FirstDay">Inclusive.</param>
    /// <param name="LastDay">Inclusive.</param>
    /// <param name="Room">As the school writes it.</param>
    /// <param name="Weekdays">"Mon–Thu".</param>
    public sealed record Request(Id<Resident> Resident, Id<School> School, Id<Mentor>? Mentor, DateOnly? FirstDay, DateOnly? LastDay, string? Room = null, string? Weekdays = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Resident).NotEqual(default(Id<Resident>)).WithMessage("Choose the resident.");
            RuleFor(r => r.School).NotEqual(default(Id<School>)).WithMessage("Choose the school.");
            RuleFor(r => r.FirstDay).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give the last day.");
            RuleFor(r => r.LastDay).GreaterThanOrEqualTo(r => r.FirstDay).When(r => r.FirstDay is not null && r.LastDay is not null).WithMessage("The last day is before the first.");
            RuleFor(r => r.Room).MaximumLength(40).WithMessage("A room has up to 40 characters.");
            RuleFor(r => r.Weekdays).MaximumLength(60).WithMessage("The weekdays have up to 60 characters, like “Mon–Thu”.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    // two who place the same resident at once: the second reads that it is done
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<Placement>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.Invalid(nameof(request.Resident), "This resident is not in your program.");
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school)
            return Outcome.Invalid(nameof(request.School), "This school is not in the directory.");
        var mentor = request.Mentor is { } m ? await db.Mentors.SingleOrDefaultAsync(x => x.Id == m, stop) : null;
        if (request.Mentor is not null && mentor is null)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        if (resident.State is ResidentState.Completed or ResidentState.Dismissed or ResidentState.Withdrawn or ResidentState.Transferred)
            return Outcome.Refused("residency-over", $"{resident.Name.Full} is no longer in the program.");
        if (mentor?.PersonId == resident.PersonId)
            return Outcome.Refused("own-mentor", $"{resident.Name.Full} is this mentor. Nobody mentors themself: choose another mentor.");
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == resident.CohortId, stop);
        var term = new Period(request.FirstDay!.Value, request.LastDay);
        if (await PeriodRules.EnrolledAsync(operation, resident, term, stop) is { } outside)
            return outside;
        var (refused, slot) = await PeriodRules.SlotAsync(operation, resident, cohort.Year, term, stop);
        if (refused is not null)
            return refused;
        if (await KeptApart.RefusesAsync(operation, resident.Id, school, mentor, stop) is { } apart)
            return apart;
        var (unfit, elsewhere) = mentor is null ? default : await PeriodRules.NamingAsync(operation, mentor, resident.ProgramId, resident.Id, school.Id, term, stop);
        if (unfit is not null)
            return unfit;
        var placement = new Placement(resident, cohort, school, mentor, resident.Subject, resident.GradeBand, term, new Act(operation.Viewer.Name, operation.Now), elsewhere);
        placement.Occupy(slot);
        placement.Describe(string.IsNullOrWhiteSpace(request.Room) ? placement.Room : request.Room, request.Weekdays);
        db.Add(placement);
        return placement.Id;
    }
}

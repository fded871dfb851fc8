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

/// <summary>Pauses classroom work for today because somebody may not be safe. Anyone in the placement can; principal, supervisor and coordinator are told at once, through any quiet period.</summary>
public sealed class PauseToday(UseCaseServices services, Postbox postbox) : Command<PauseToday.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Placement> Placement, string? Why);

    private protected override Permission Needs => Permission.PauseClassroomWork;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (placement.State is not PlacementState.Active)
            return Outcome.Refused("not-running", "This placement is not running today, so there is nothing to pause.");
        if (await operation.Db.Pauses.AnyAsync(p => p.PlacementId == placement.Id && p.Day == operation.Today && p.LiftedAt == null, stop))
            return Outcome.Refused("paused-already", "Classroom work is paused today already; principal, supervisor and coordinator know.");
        Claim.On(operation.Db, placement, placement.Id);
        operation.Db.Add(new Pause(placement, operation.Today, operation.Viewer.Name, string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim(), operation.Now));
        var people = new PlacementPeople(operation);
        var told = new List<Told>();
        Reachable?[] others = [await people.PrincipalAsync(placement.SchoolId, stop), await people.SupervisorAsync(placement, stop), .. await people.CoordinatorsAsync(placement.ProgramId, stop), await people.DistrictAsync(placement.DistrictId, stop)];
        foreach (var to in others.OfType<Reachable>())
        {
            told.Add(await postbox.PostAsync(operation, new Letter(
                to.As, to.Name, to.Email, $"Classroom work is paused today at {placement.SchoolName}",
                $"Dear {to.Name},\n\n{operation.Viewer.Name} has paused the classroom work of {placement.ResidentName} at {placement.SchoolName} for today, {operation.Today:dddd, d MMMM}, because somebody may not be safe. Please talk to each other today; the pause is lifted in ResidencyHub:\n\n{postbox.Address($"/placements/{placement.Id}")}\n",
                District: placement.DistrictId, Placement: placement.Id, Urgent: true), nameof(PauseToday), stop));
        }
        return told;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).MaximumLength(2000).WithMessage("A reason has up to 2,000 characters.");
    }
}

/// <summary>Ends today's pause: the coordinator, the supervisor or the principal says that it is safe.</summary>
public sealed class LiftPause(UseCaseServices services) : Command<Id<Pause>, Nothing>(services)
{
    private protected override Permission Needs => Permission.LiftPauses;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<Pause> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Pauses.SingleOrDefaultAsync(p => p.Id == request, stop) is not { } pause)
            return Outcome.NotFound;
        if (pause.LiftedAt is not null)
            return Outcome.Refused("lifted-already", $"{pause.LiftedBy} lifted it already.");
        pause.Lift(operation.Viewer.Name, operation.Now);
        return default(Nothing);
    }
}

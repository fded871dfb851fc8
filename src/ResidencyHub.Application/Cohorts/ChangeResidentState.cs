using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Gives a resident another status from a day on: defer, withdraw, transfer, return. Nothing is deleted; it stands in the history with its reason.</summary>
public sealed class ChangeResidentState(UseCaseServices services) : Command<ChangeResidentState.Request, Nothing>(services)
{
    /// <param name="Resident">Who.</param>
    /// <param name="State">What they are from then on.</param>
    /// <param name="On">The first day of it.</param>
    /// <param name="Reason">Why; asked for whenever somebody leaves or pauses.</param>
    public sealed record Request(Id<Resident> Resident, ResidentState? State, DateOnly? On, string? Reason);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.State).NotNull().WithMessage("Choose the status.");
            RuleFor(r => r.On).NotNull().WithMessage("Give the day from which it holds.");
            RuleFor(r => r.Reason).NotEmpty().When(r => r.State is { } state && Leaves(state)).WithMessage("Say why: it stands in the history.").MaximumLength(2000);
        }
    }

    private protected override Permission Needs => Permission.ManageResidents;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    /// <summary>Whether a resident with this status is away from the classroom.</summary>
    public static bool Leaves(ResidentState state) => state is ResidentState.OnLeave or ResidentState.Withdrawn or ResidentState.Dismissed or ResidentState.Transferred;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.Include(r => r.Standings).FirstOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.NotFound;
        var last = resident.Standings.Max(s => s.StartsOn);
        if (request.On < last)
            return Outcome.Invalid(nameof(Request.On), $"The present status began on {last:d MMMM yyyy}: give that day or a later one.");
        if (request.On > operation.Today)
            return Outcome.Invalid(nameof(Request.On), "That day is still to come. Change the status on the day, so that nobody reads it too early.");
        if (Leaves(request.State!.Value) && await db.Placements.Where(p => p.ResidentId == request.Resident
            && p.State != PlacementState.Declined && p.State != PlacementState.Lapsed && p.State != PlacementState.Completed && p.State != PlacementState.EndedEarly && p.State != PlacementState.Withdrawn).Select(p => p.SchoolName).FirstOrDefaultAsync(stop) is { } school)
            return Outcome.Refused("open-placement", $"{resident.Name.Full} has an open placement at {school}. End or withdraw it first: then school and mentor are told.");
        resident.Stand(request.State.Value, request.On!.Value, KeepResident.Tidy(request.Reason));
        operation.Why = KeepResident.Tidy(request.Reason);
        return default(Nothing);
    }
}

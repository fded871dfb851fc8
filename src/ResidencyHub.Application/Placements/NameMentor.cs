using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Names the mentor of a request; once the school has said yes, the mentor is asked at once.</summary>
public sealed class NameMentor(UseCaseServices services, Postbox postbox) : Command<NameMentor.Request, WhatNext>(services)
{
    /// <param name="Placement">The request.</param>
    /// <param name="Mentor">Who is to be the mentor.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.Mentor).NotEqual(default(Id<Mentor>)).WithMessage("Choose a mentor of the school.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(NameMentor));
        var act = new Act(operation.Viewer.Name, operation.Now);
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        var (unfit, elsewhere) = await PeriodRules.NamingAsync(operation, mentor, placement.ProgramId, placement.ResidentId, placement.SchoolId, placement.Term, stop);
        if (unfit is not null)
            return unfit;
        if (await PlacementRules.TakeSlotAsync(operation, mentor, placement, stop) is { } full)
            return full;
        placement.Name(mentor, elsewhere);
        if (placement.State is PlacementState.SchoolAccepted)
        {
            var to = await new PlacementPeople(operation).MentorAsync(mentor.Id, stop);
            placement.AskMentor(await letters.DueAsync(placement, to, stop), act);
            if (placement.State is PlacementState.WithMentor && !await letters.AskAsync(placement, stop))
                return Outcome.Refused("mentor-address", $"{mentor.Name.Full} has no e-mail address here. Add it to the mentor’s record first.");
        }
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

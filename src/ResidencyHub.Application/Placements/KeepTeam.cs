using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Adds a teacher to the team from which a resident learns, or lets one leave it. The mentor of record is named elsewhere.</summary>
public sealed class KeepTeam(UseCaseServices services) : Command<KeepTeam.Request, Id<Placement>>(services)
{
    /// <param name="Placement">Confirmed or running.</param>
    /// <param name="Mentor">A teacher of the mentor pool; null with a name for another teacher.</param>
    /// <param name="Name">The name of a teacher who is not in the pool.</param>
    /// <param name="Role">What the resident learns there.</param>
    /// <param name="FirstDay">Null: today, or the placement's first day.</param>
    /// <param name="LastDay">Null: the placement's last day; for somebody who leaves: today.</param>
    /// <param name="Leaves">Who leaves the team; null adds somebody.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor>? Mentor = null, string? Name = null, string? Role = null, DateOnly? FirstDay = null, DateOnly? LastDay = null, Id<Teammate>? Leaves = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => When(r => r.Leaves is null, () =>
        {
            RuleFor(r => r.Name).NotEmpty().When(r => r.Mentor is null).WithMessage("Choose a teacher of the pool, or write the teacher’s name.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.Role).NotEmpty().WithMessage("Say what the resident learns there, like “co-teaching in inclusion”.").MaximumLength(120).WithMessage("Up to 120 characters.");
            RuleFor(r => r.LastDay).Must((r, last) => last is null || r.FirstDay is null || last >= r.FirstDay).WithMessage("The last day lies before the first.");
        });
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<Placement>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var team = await db.Teammates.Where(t => t.PlacementId == placement.Id).ToListAsync(stop);
        if (request.Leaves is { } leaves)
        {
            if (team.Find(t => t.Id == leaves) is not { } mate)
                return Outcome.NotFound;
            var last = request.LastDay ?? operation.Today;
            if (last > mate.EndsOn)
                return Outcome.Invalid(nameof(request.LastDay), $"{mate.Name} leaves on {mate.EndsOn:d MMMM yyyy} already.");
            if (!mate.LeaveAfter(last))
                db.Remove(mate);
        }
        else
        {
            var mentor = request.Mentor is { } id ? await db.Mentors.SingleOrDefaultAsync(m => m.Id == id, stop) : null;
            if (request.Mentor is not null && mentor is null)
                return Outcome.Invalid(nameof(request.Mentor), "This teacher is not in your mentor pool. Write the name instead.");
            if (mentor is not null && await db.Residents.AnyAsync(r => r.Id == placement.ResidentId && r.PersonId == mentor.PersonId, stop))
                return Outcome.Refused("own-mentor", "Nobody is in their own team.");
            var first = request.FirstDay ?? (operation.Today < placement.StartsOn ? placement.StartsOn : operation.Today);
            var last = request.LastDay ?? placement.EndsOn;
            if (last < first)
                return Outcome.Invalid(nameof(request.FirstDay), $"The placement ends on {placement.EndsOn:d MMMM yyyy}.");
            var mate = new Teammate(placement, mentor, request.Name?.Trim() ?? "", request.Role!.Trim(), new Period(first, last));
            if (team.Find(t => t.Repeats(mate)) is { } there)
                return Outcome.Refused("team-twice", $"{there.Name} is in the team from {there.StartsOn:d MMMM yyyy} through {there.EndsOn:d MMMM yyyy} already. A day that ends one stay and begins another counts in both.");
            db.Add(mate);
        }
        operation.Announce("placements", placement.Id.Value);
        return placement.Id;
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Records an exception from how residents are placed, for one resident: what it lets through, why, who approved it, from when to when.</summary>
public sealed class GrantAllowance(UseCaseServices services) : Command<GrantAllowance.Request, Id<PlacementAllowance>>(services)
{
    /// <param name="Resident">For whom.</param>
    /// <param name="Kind">What it lets through.</param>
    /// <param name="Mentor">Who may mentor from another school.</param>
    /// <param name="Organization">The community organization.</param>
    /// <param name="Argument">Why it is right.</param>
    /// <param name="ApprovedBy">Who approved it.</param>
    /// <param name="FirstDay">Inclusive.</param>
    /// <param name="LastDay">Inclusive.</param>
    public sealed record Request(Id<Resident> Resident, AllowanceKind? Kind, Id<Mentor>? Mentor, string? Organization, string Argument, string ApprovedBy, DateOnly? FirstDay, DateOnly? LastDay);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).NotNull().IsInEnum().WithMessage("Choose what the exception lets through.");
            RuleFor(r => r.Mentor).NotNull().When(r => r.Kind is AllowanceKind.Itinerant).WithMessage("Say which mentor travels between schools.");
            RuleFor(r => r.Organization).NotEmpty().When(r => r.Kind is AllowanceKind.Organization).WithMessage("Name the community organization.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.Argument).NotEmpty().WithMessage("Say why the exception is right.").MaximumLength(1000).WithMessage("The reason has up to 1,000 characters.");
            RuleFor(r => r.ApprovedBy).NotEmpty().WithMessage("Name the person who approved it.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.FirstDay).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give a last day; an exception ends.");
            RuleFor(r => r.LastDay).GreaterThanOrEqualTo(r => r.FirstDay).When(r => r.FirstDay is not null && r.LastDay is not null).WithMessage("The last day is before the first.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<PlacementAllowance>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.NotFound;
        var kind = request.Kind!.Value;
        var holds = new Period(request.FirstDay!.Value, request.LastDay);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == resident.CohortId, stop);
        if (!cohort.Runs.Contains(holds))
            return Outcome.Invalid(nameof(request.LastDay), $"An exception lies within the cohort’s days, {cohort.StartsOn:d MMMM yyyy} to {cohort.EndsOn:d MMMM yyyy}.");
        if (holds.Last < operation.Today)
            return Outcome.Invalid(nameof(request.LastDay), "The last day is today or later.");
        var rules = await RuleBook.OpenAsync(db, resident.ProgramId, operation.Today, stop);
        if (!rules.Excepts(kind))
            return Outcome.Invalid(nameof(request.Kind), $"Your program’s rules allow no exception of this kind: {rules[RuleCode.PlacementExceptions].Words}");
        var mentor = kind is not AllowanceKind.Split && request.Mentor is { } id ? await db.Mentors.SingleOrDefaultAsync(m => m.Id == id, stop) : null;
        if (kind is not AllowanceKind.Split && request.Mentor is not null && mentor is null)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        if (mentor?.PersonId == resident.PersonId)
            return Outcome.Invalid(nameof(request.Mentor), "Nobody mentors themself: choose another mentor.");
        var there = (await db.PlacementAllowances.Where(a => a.ResidentId == resident.Id && a.Kind == kind).ToListAsync(stop)).Find(a => a.MentorId == mentor?.Id && a.Holds.Contains(holds) && (kind is not AllowanceKind.Organization || SearchText.Of(a.Organization) == SearchText.Of(request.Organization)));
        if (there is not null)
            return Outcome.Refused("allowance-there", $"This exception stands already, {Enrolment.Words(there.Holds)}, approved by {there.ApprovedBy}.");
        operation.Why = request.Argument.Trim();
        operation.About = $"{PlacementWords.Of(kind)}: {resident.Name.Full}";
        var allowance = new PlacementAllowance(resident, kind, mentor, request.Organization, request.Argument, request.ApprovedBy, holds, new Act(operation.Viewer.Name, operation.Now));
        db.Add(allowance);
        operation.Announce("placements");
        return allowance.Id;
    }
}

/// <summary>Ends an exception before its last day. Placements that need it stay, and say so.</summary>
public sealed class EndAllowance(UseCaseServices services) : Command<EndAllowance.Request, Nothing>(services)
{
    /// <param name="Allowance">The exception.</param>
    /// <param name="LastDay">Its last day; one before its first day takes it back whole.</param>
    /// <param name="Why">For the record.</param>
    public sealed record Request(Id<PlacementAllowance> Allowance, DateOnly? LastDay, string Why);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give the last day.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why it ends; it stays on record.").MaximumLength(1000).WithMessage("Up to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.PlacementAllowances.SingleOrDefaultAsync(a => a.Id == request.Allowance, stop) is not { } allowance)
            return Outcome.NotFound;
        operation.Why = request.Why.Trim();
        if (!allowance.EndAfter(request.LastDay!.Value, request.Why))
            operation.Db.Remove(allowance);
        operation.Announce("placements");
        return default(Nothing);
    }
}

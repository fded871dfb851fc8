using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>Keeps a resident with a school or mentor, or apart from one, with the reason; the scenarios that are worked out from then on obey it.</summary>
public sealed class KeepChoice(UseCaseServices services) : Command<KeepChoice.Request, Id<MatchingChoice>>(services)
{
    /// <param name="Sort">Pin, forbid, or a conflict of interest that was declared.</param>
    /// <param name="Reason">For coordinators alone.</param>
    public sealed record Request(Id<Resident> Resident, Id<School>? School, Id<Mentor>? Mentor, ChoiceSort? Sort, string? Reason);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Resident).NotEqual(default(Id<Resident>)).WithMessage("Choose the resident.");
            RuleFor(r => r.School).NotNull().When(r => r.Mentor is null).WithMessage("Choose a school or a mentor.");
            RuleFor(r => r.Sort).NotNull().WithMessage("Say whether they are kept together or apart.").IsInEnum().WithMessage("Say whether they are kept together or apart.");
            RuleFor(r => r.Reason).NotEmpty().WithMessage("Give the reason: whoever reads the scenario wants to know it.").MaximumLength(1000).WithMessage("Shorten the reason to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RunMatching;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<MatchingChoice>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.Invalid(nameof(request.Resident), "This resident is not in your program.");
        var school = request.School is { } s ? await db.Schools.SingleOrDefaultAsync(x => x.Id == s, stop) : null;
        if (request.School is not null && school is null)
            return Outcome.Invalid(nameof(request.School), "This school is not in the directory.");
        var mentor = request.Mentor is { } m ? await db.Mentors.SingleOrDefaultAsync(x => x.Id == m, stop) : null;
        if (request.Mentor is not null && mentor is null)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        if (request.Sort is ChoiceSort.Pin && await db.MatchingChoices.AnyAsync(c => c.ResidentId == resident.Id && c.CohortId == resident.CohortId && c.Sort == ChoiceSort.Pin, stop))
            return Outcome.Refused("pinned-already", $"{resident.Name.Full} is pinned already. Take that pin away first.");
        var choice = new MatchingChoice(resident, school, mentor, request.Sort!.Value, request.Reason!.Trim(), new Act(operation.Viewer.Name, operation.Now));
        db.Add(choice);
        operation.Announce("matching", resident.CohortId.Value);
        return choice.Id;
    }
}

/// <summary>Takes a pin, a forbidden pair or a conflict away; scenarios that were worked out with it stay as they are.</summary>
public sealed class DropChoice(UseCaseServices services) : Command<Id<MatchingChoice>, Nothing>(services)
{
    private protected override Permission Needs => Permission.RunMatching;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<MatchingChoice> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.MatchingChoices.SingleOrDefaultAsync(c => c.Id == request, stop) is not { } choice)
            return Outcome.NotFound;
        operation.Db.Remove(choice);
        operation.Announce("matching", choice.CohortId.Value);
        return default(Nothing);
    }
}

/// <summary>Notes that a resident visited a school.</summary>
public sealed class RecordVisit(UseCaseServices services) : Command<RecordVisit.Request, Id<SchoolVisit>>(services)
{
    public sealed record Request(Id<Resident> Resident, Id<School> School, DateOnly? On, string? Note);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Resident).NotEqual(default(Id<Resident>)).WithMessage("Choose the resident.");
            RuleFor(r => r.School).NotEqual(default(Id<School>)).WithMessage("Choose the school.");
            RuleFor(r => r.On).NotNull().WithMessage("Give the day of the visit.");
            RuleFor(r => r.Note).MaximumLength(1000).WithMessage("Shorten the note to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RunMatching;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<SchoolVisit>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.Invalid(nameof(request.Resident), "This resident is not in your program.");
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school)
            return Outcome.Invalid(nameof(request.School), "This school is not in the directory.");
        var visit = new SchoolVisit(resident, school, request.On!.Value, string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
        db.Add(visit);
        operation.Announce("matching", resident.CohortId.Value);
        return visit.Id;
    }
}

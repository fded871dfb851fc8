using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Asks something new of a cohort's residents or mentors, or changes what is asked.</summary>
public sealed class KeepRequirement(UseCaseServices services) : Command<KeepRequirement.Request, Id<Requirement>>(services)
{
    /// <summary>Id: null for a new one. Cohort: for which; EveryCohort: for all of its program. CarryOver: residents cleared by a typed day count as approved through that day.</summary>
    public sealed record Request(
        Id<Requirement>? Id, Id<Cohort> Cohort, bool EveryCohort, RequirementRole? Role, string? Name, string? Words, bool IsMandatory, DateOnly? DueOn, int? DueDaysBefore,
        Validity? Validity, int? ValidMonths, int? ReopensDays, bool CarryOver = false, int Version = 0);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Role).NotNull().When(r => r.Id is null).WithMessage("Choose of whom it is asked.");
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give it a name, such as “TB test”.").MaximumLength(120);
            RuleFor(r => r.Words).MaximumLength(2000);
            RuleFor(r => r.DueDaysBefore).InclusiveBetween(0, 400).WithMessage("Give whole days from 0 to 400.");
            RuleFor(r => r.DueDaysBefore).Null().When(r => r.DueOn is not null).WithMessage("Give either a day or a number of days before the start, not both.");
            RuleFor(r => r.Validity).NotNull().WithMessage("Choose how long it holds.");
            RuleFor(r => r.ValidMonths).NotNull().When(r => r.Validity is Domain.Cohorts.Validity.Months).WithMessage("Say for how many months it holds.").InclusiveBetween(1, 240).WithMessage("Give whole months from 1 to 240.");
            RuleFor(r => r.ReopensDays).InclusiveBetween(0, 400).WithMessage("Give whole days from 0 to 400.");
        }
    }

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<Requirement>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.FirstOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        Requirement? requirement;
        if (request.Id is { } id)
        {
            if ((requirement = await db.Requirements.FirstOrDefaultAsync(r => r.Id == id && r.ProgramId == cohort.ProgramId, stop)) is null)
                return Outcome.NotFound;
            db.Entry(requirement).Property(r => r.Version).OriginalValue = request.Version;
            requirement.Describe(request.Name!, KeepResident.Tidy(request.Words), request.IsMandatory);
        }
        else
        {
            var derived = await ClearancesFollow.DecideAsync(db, cohort.ProgramId, [cohort.Id], operation.Today, stop);
            requirement = new Requirement(cohort.ProgramId, request.EveryCohort ? null : cohort.Id, request.Role!.Value, request.Name!, KeepResident.Tidy(request.Words), request.IsMandatory);
            db.Add(requirement);
            if (request is { CarryOver: true, IsMandatory: true, Role: RequirementRole.Resident } && !derived)
                await CarryOverAsync(requirement, operation, stop);
        }
        requirement.Due(request.DueOn, request.DueDaysBefore);
        requirement.Hold(request.Validity!.Value, request.ValidMonths, request.ReopensDays ?? 60);
        operation.Announce("residents");
        return requirement.Id;
    }

    // who was cleared by a typed day yesterday is not turned away from the classroom because the papers are asked for today
    private static async Task CarryOverAsync(Requirement requirement, Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var cleared = await operation.Db.Residents.Where(r => r.ProgramId == requirement.ProgramId && (requirement.CohortId == null || r.CohortId == requirement.CohortId) && r.ClearedUntil >= today).ToListAsync(stop);
        foreach (var resident in cleared)
        {
            var item = new RequirementItem(requirement, resident);
            item.TakeOver(operation.Viewer.Name, operation.Now, today, resident.ClearedUntil!.Value);
            operation.Db.Add(item);
        }
    }
}

/// <summary>Ends a requirement: it is not asked any more; what was handed in stays.</summary>
public sealed class RetireRequirement(UseCaseServices services) : Command<Id<Requirement>, Nothing>(services)
{
    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<Requirement> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Requirements.FirstOrDefaultAsync(r => r.Id == request, stop) is not { } requirement)
            return Outcome.NotFound;
        requirement.Retire(operation.Today);
        operation.Announce("residents");
        return default(Nothing);
    }
}

/// <summary>Asks of a cohort what is asked of another one; due days move with the school year, and what is there already by name is left alone.</summary>
public sealed class CloneRequirements(UseCaseServices services) : Command<CloneRequirements.Request, int>(services)
{
    public sealed record Request(Id<Cohort>? From, Id<Cohort> To);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.From).NotNull().WithMessage("Choose the cohort from which to copy.").NotEqual(r => r.To).WithMessage("Choose another cohort.");
    }

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<int>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var from = await db.Cohorts.FirstOrDefaultAsync(c => c.Id == request.From, stop);
        if (from is null || await db.Cohorts.FirstOrDefaultAsync(c => c.Id == request.To, stop) is not { } to)
            return Outcome.NotFound;
        var known = (await db.Requirements.Where(r => r.ProgramId == to.ProgramId && (r.CohortId == null || r.CohortId == to.Id) && (r.RetiredOn == null || r.RetiredOn > today)).Select(r => new { r.Role, r.Name }).ToListAsync(stop)).ToHashSet();
        var copied = 0;
        foreach (var requirement in await db.Requirements.Where(r => r.CohortId == from.Id && (r.RetiredOn == null || r.RetiredOn > today)).ToListAsync(stop))
        {
            if (known.Contains(new { requirement.Role, requirement.Name }))
                continue;
            db.Add(requirement.CloneFor(to, to.Year - from.Year));
            copied++;
        }
        return copied == 0 ? Outcome.Refused("nothing-to-copy", $"{from.Name} asks nothing of its own that {to.Name} does not ask already.") : copied;
    }
}

/// <summary>Keeps a file that shows what a good paper looks like.</summary>
public sealed class KeepSample(UseCaseServices services, FileStore store) : Command<KeepSample.Request, Nothing>(services)
{
    /// <param name="Requirement">Of which.</param>
    /// <param name="FileName">What it was called.</param>
    /// <param name="Content">Null takes the sample away.</param>
    public sealed record Request(Id<Requirement> Requirement, string? FileName, Stream? Content);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.FileName).MaximumLength(1000).WithMessage("The file’s name is too long. Rename it and choose it again.");
    }

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Requirements.FirstOrDefaultAsync(r => r.Id == request.Requirement, stop) is not { } requirement)
            return Outcome.NotFound;
        if (request.Content is null)
        {
            requirement.Show(null);
            return default(Nothing);
        }
        var rules = await RuleBook.OpenAsync(operation.Db, requirement.ProgramId, operation.Today, stop);
        var (file, refusal) = await store.KeepAsync(request.Content, request.FileName, rules.MostFileBytes, stop);
        if (file is null)
            return Outcome.Invalid("File", refusal!);
        operation.WhenLost(() => store.Forget(file.Id));
        requirement.Show(file);
        return default(Nothing);
    }
}

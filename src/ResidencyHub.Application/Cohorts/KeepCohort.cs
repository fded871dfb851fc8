using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Opens a cohort, or changes its name, days, seats and phases. What is asked by rule in a phase moves with it until it opens.</summary>
public sealed class KeepCohort(UseCaseServices services) : Command<KeepCohort.Request, KeepCohort.Answer>(services)
{
    /// <param name="Id">The phase that is changed; null: the one of that name, or a new one.</param>
    public sealed record Phase(string Name, DateOnly? StartsOn, DateOnly? EndsOn, Id<CohortPhase>? Id = null);

    /// <param name="Moved">What is asked by rule and moved with its phase, a sentence each.</param>
    /// <param name="Left">What is asked by rule and kept its days although its phase moved or went, a sentence each.</param>
    public sealed record Answer(Id<Cohort> Cohort, IReadOnlyList<string> Moved, IReadOnlyList<string> Left);

    /// <summary>Id: null for a new one. Program: whose; only for a new one. Version: the version that was shown.</summary>
    public sealed record Request(Id<Cohort>? Id, Id<PreparationProgram>? Program, string? Name, int? Year, DateOnly? StartsOn, DateOnly? EndsOn, int? Seats, IReadOnlyList<Phase> Phases, int Version = 0);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the cohort a name, such as “Cohort 12”.").MaximumLength(200);
            RuleFor(r => r.Program).NotNull().When(r => r.Id is null).WithMessage("Choose the program.");
            RuleFor(r => r.Year).NotNull().When(r => r.Id is null).WithMessage("Choose the school year.").InclusiveBetween(2000, 2100).WithMessage("Choose a school year between 2000 and 2100.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.EndsOn).NotNull().WithMessage("Give the last day.").GreaterThanOrEqualTo(r => r.StartsOn).WithMessage("The last day is before the first.");
            RuleFor(r => r.Seats).NotNull().WithMessage("Give the number of seats; 0 when it is not known yet.").InclusiveBetween(0, 100_000).WithMessage("Give 0 or more seats.");
            RuleForEach(r => r.Phases).ChildRules(phase =>
            {
                phase.RuleFor(p => p.Name).NotEmpty().WithMessage("Give the phase a name.").MaximumLength(200);
                phase.RuleFor(p => p.StartsOn).NotNull().WithMessage("Give the phase's first day.");
                phase.RuleFor(p => p.EndsOn).NotNull().WithMessage("Give the phase's last day.").GreaterThanOrEqualTo(p => p.StartsOn).WithMessage("The phase's last day is before its first.");
            });
        }
    }

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var runs = new Period(request.StartsOn!.Value, request.EndsOn);
        Cohort? cohort;
        if (request.Id is { } id)
        {
            cohort = await db.Cohorts.Include(c => c.Phases).FirstOrDefaultAsync(c => c.Id == id, stop);
            if (cohort is null)
                return Outcome.NotFound;
            db.Entry(cohort).Property(c => c.Version).OriginalValue = request.Version;
            cohort.Change(request.Name!.Trim(), runs, request.Seats!.Value);
        }
        else
        {
            if (operation.Reach.Kind is not ReachKind.Everything && !operation.Reach.Programs.Contains(request.Program!.Value))
                return Outcome.NotFound;
            cohort = new Cohort(request.Program!.Value, request.Name!.Trim(), new AcademicYear(request.Year!.Value), runs, request.Seats!.Value);
            db.Add(cohort);
        }
        return await new KeepPhases(operation, cohort).RunAsync(request.Phases, stop);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Sets a shared goal with an owner on each side, or says it better.</summary>
public sealed class KeepGoal(UseCaseServices services) : RecordCommand<KeepGoal.Request, Id<Goal>>(services)
{
    /// <param name="Partnership">Whose goal.</param>
    /// <param name="Goal">Null for a new one.</param>
    /// <param name="Place">The key of what it is about; empty for the whole partnership.</param>
    public sealed record Request(
        Id<Partnership> Partnership, Id<Goal>? Goal, string? Place, string Title, string? Why, GoalMeasure Measure, string Unit, bool CountsPupils,
        decimal? Baseline, DateOnly? BaselineOn, decimal? Target, DateOnly? TargetOn, string UniversityOwner, string SchoolOwner, string? CommunityOwner, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Goal>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var goal = request.Goal is { } id ? await db.Goals.Include(g => g.Values).SingleOrDefaultAsync(g => g.Id == id && g.PartnershipId == partnership.Id, stop) : null;
        if (request.Goal is not null && goal is null)
            return Outcome.NotFound;
        var key = request.Place ?? "";
        var about = goal is not null && RecordPlaces.KeyOf(goal.About) == key ? goal.About : (await RecordPlaces.OfAsync(operation, partnership, stop)).FirstOrDefault(p => p.Key == key).Place;
        if (about is null)
            return Outcome.Invalid(nameof(Request.Place), "This is none of the places that you can write about. Choose another.");
        if (SharedGoals.Refuses(request.Measure, about, partnership) is { } why)
            return Outcome.Invalid(nameof(Request.Place), why);
        var aim = new GoalAim(request.Baseline!.Value, request.BaselineOn!.Value, request.Target!.Value, request.TargetOn!.Value);
        var owners = new GoalOwners(request.UniversityOwner.Trim(), request.SchoolOwner.Trim(), Record.Line(request.CommunityOwner));
        var (title, because, unit) = (request.Title.Trim(), Record.Line(request.Why), request.Unit.Trim());
        if (goal is null)
        {
            if (await db.Goals.AnyAsync(g => g.PartnershipId == partnership.Id && g.Title == title && g.TakenOutOn == null && g.State == GoalState.Open && g.SchoolId == about.School && g.DistrictId == about.District && g.ProgramId == about.Program, stop))
                return Outcome.Refused("goal-twice", $"“{title}” is an open goal already. Change that one.");
            db.Add(goal = new Goal(partnership.Id, about, title, because, request.Measure, unit, request.CountsPupils, aim, owners));
            return goal.Id;
        }
        Record.Expect(operation, goal, request.Version);
        goal.Write(about, title, because, request.Measure, unit, request.CountsPupils, aim, owners);
        return goal.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what you want to reach, in one line.").MaximumLength(200).WithMessage("One line of up to 200 characters.");
            RuleFor(r => r.Why).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Measure).IsInEnum();
            RuleFor(r => r.Unit).NotEmpty().WithMessage("Say what is counted: “% of pupils who pass algebra”, “departments”.").MaximumLength(100).WithMessage("Shorten it to 100 characters.");
            RuleFor(r => r.Baseline).NotNull().WithMessage("Give the value at the beginning.").InclusiveBetween(-1_000_000_000, 1_000_000_000).WithMessage("This number is too large.");
            RuleFor(r => r.BaselineOn).NotNull().WithMessage("Say when the baseline was measured.");
            RuleFor(r => r.Target).NotNull().WithMessage("Give the value aimed at.").InclusiveBetween(-1_000_000_000, 1_000_000_000).WithMessage("This number is too large.");
            RuleFor(r => r.TargetOn).NotNull().WithMessage("Say by when.");
            RuleFor(r => r.UniversityOwner).NotEmpty().WithMessage("Name who sees to it at the university.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.SchoolOwner).NotEmpty().WithMessage("Name who sees to it in the district or school.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.CommunityOwner).MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
        }
    }
}

/// <summary>Enters a value of a goal, or corrects one: an aggregate with its source and day, never a pupil.</summary>
public sealed class MeasureGoal(UseCaseServices services) : RecordCommand<MeasureGoal.Request, Id<MeasuredValue>>(services)
{
    /// <param name="Goal">The goal.</param>
    /// <param name="Entered">The value that is corrected; null for a new one.</param>
    /// <param name="Value">The number, in the goal's unit.</param>
    /// <param name="OutOf">Of how many.</param>
    public sealed record Request(Id<Goal> Goal, Id<MeasuredValue>? Entered, decimal? Value, int? OutOf, DateOnly? On, string Source);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<MeasuredValue>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Goals.Include(g => g.Values).SingleOrDefaultAsync(g => g.Id == request.Goal, stop) is not { } goal)
            return Outcome.NotFound;
        if (request.On > operation.Today)
            return Outcome.Invalid(nameof(Request.On), "This day is still to come. Give the day on which it was measured.");
        var leastGroup = (await RuleBook.OpenAsync(db, null, operation.Today, stop)).Number(RuleCode.PrivacyLeastGroupOutside);
        var (value, on, source, by) = (request.Value!.Value, request.On!.Value, request.Source.Trim(), operation.Viewer.Name);
        if (request.Entered is not { } id)
        {
            var entered = goal.Enter(value, request.OutOf, on, source, by, leastGroup);
            return entered.Id;
        }
        if (goal.Values.FirstOrDefault(v => v.Id == id) is not { } known)
            return Outcome.NotFound;
        goal.Correct(known, value, request.OutOf, on, source, by, leastGroup);
        return known.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Value).NotNull().WithMessage("Give the number.").InclusiveBetween(-1_000_000_000, 1_000_000_000).WithMessage("This number is too large.");
            RuleFor(r => r.OutOf).GreaterThan(0).When(r => r.OutOf is not null).WithMessage("More than none.");
            RuleFor(r => r.On).NotNull().WithMessage("Say when it was measured.");
            RuleFor(r => r.Source).NotEmpty().WithMessage("Say where the number comes from.").MaximumLength(200).WithMessage("Shorten the source to 200 characters.");
        }
    }
}

/// <summary>Says that a goal is reached or set aside, or opens it again.</summary>
public sealed class CloseGoal(UseCaseServices services) : RecordCommand<CloseGoal.Request, Nothing>(services)
{
    public sealed record Request(Id<Goal> Goal, GoalState State, string? Because);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Goals.SingleOrDefaultAsync(g => g.Id == request.Goal, stop) is not { } goal)
            return Outcome.NotFound;
        if (request.State is GoalState.Open)
            goal.OpenAgain();
        else
            goal.Close(request.State, operation.Today, request.Because!.Trim());
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.State).IsInEnum();
            RuleFor(r => r.Because).NotEmpty().When(r => r.State is not GoalState.Open).WithMessage("Say why: what was reached, or why you let it be.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

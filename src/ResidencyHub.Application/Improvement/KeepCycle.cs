using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Improvement;

/// <summary>Either side begins an improvement cycle on the measure of a shared goal, goes on from a concluded one, or says a planned one better.</summary>
public sealed class KeepCycle(UseCaseServices services) : RecordCommand<KeepCycle.Request, Id<ImprovementCycle>>(services)
{
    /// <param name="Cycle">Null for a new one.</param>
    /// <param name="Goal">Whose measure is looked at; a cycle that exists keeps its own.</param>
    /// <param name="Before">The cycle that a new one goes on from.</param>
    /// <param name="Once">Made with the form of a new one: posted twice it writes once.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(
        Id<Partnership> Partnership, Id<ImprovementCycle>? Cycle, Id<Goal>? Goal, Id<ImprovementCycle>? Before, Guid Once, string? Aim, string? Change, string? Prediction, string? Plan, DateOnly? ChangeOn, DateOnly? StudyOn, string? Owner, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<ImprovementCycle>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (request.ChangeOn < partnership.StartedOn)
            return Outcome.Invalid(nameof(Request.ChangeOn), $"The partnership began on {PartnershipWords.Day(partnership.StartedOn)}.");
        var plan = new CyclePlan(request.Aim!.Trim(), request.Change!.Trim(), request.Prediction!.Trim(), request.Plan!.Trim(), request.ChangeOn!.Value, request.StudyOn!.Value, request.Owner!.Trim());
        if (request.Cycle is { } id)
        {
            if (await db.ImprovementCycles.SingleOrDefaultAsync(c => c.Id == id && c.PartnershipId == partnership.Id, stop) is not { } known)
                return Outcome.NotFound;
            Record.Expect(operation, known, request.Version);
            known.Write(plan);
            return known.Id;
        }
        if (await db.ImprovementCycles.SingleOrDefaultAsync(c => c.PartnershipId == partnership.Id && c.Once == request.Once, stop) is { } sent)
            return sent.Id;
        var before = request.Before is { } last ? await db.ImprovementCycles.SingleOrDefaultAsync(c => c.Id == last && c.PartnershipId == partnership.Id, stop) : null;
        if (request.Before is not null && before is null)
            return Outcome.NotFound;
        var on = before?.GoalId ?? request.Goal;
        if (await db.Goals.SingleOrDefaultAsync(g => g.Id == on && g.PartnershipId == partnership.Id, stop) is not { } goal)
            return Outcome.Invalid(nameof(Request.Goal), "Choose the goal whose measure you look at.");
        if (goal.State is not GoalState.Open)
            return Outcome.Invalid(nameof(Request.Goal), "This goal is closed. Open it again, or choose another.");
        if (before is not null && await db.ImprovementCycles.AnyAsync(c => c.BeforeId == before.Id, stop))
            return Outcome.Refused("cycle-next", "Somebody has begun the next cycle already. Open it from this one.");
        var cycle = new ImprovementCycle(goal, plan, before, request.Once, operation.Viewer.Name, Record.SideOf(operation.Viewer.Role), operation.Today);
        db.Add(cycle);
        return cycle.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Aim).NotEmpty().WithMessage("Say what is to be better, by how much and by when.").MaximumLength(500).WithMessage("Up to 500 characters, please.");
            RuleFor(r => r.Change).NotEmpty().WithMessage("Say what you try.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.Prediction).NotEmpty().WithMessage("Say what you expect to see: without it nobody learns whether you were right.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.Plan).NotEmpty().WithMessage("Say who does what, where and when.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.ChangeOn).NotNull().WithMessage("Say from which day the change is made.").LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
            RuleFor(r => r.StudyOn).NotNull().WithMessage("Say when you look at what came of it.").LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
            RuleFor(r => r.Owner).NotEmpty().WithMessage("Name who sees to it.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
        }
    }
}

/// <summary>Says what happened and what is done with the change: adopt, adapt or abandon it.</summary>
public sealed class ConcludeCycle(UseCaseServices services) : RecordCommand<ConcludeCycle.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<ImprovementCycle> Cycle, string? Happened, bool? AsPlanned, CycleVerdict? Verdict, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || await operation.Db.ImprovementCycles.SingleOrDefaultAsync(c => c.Id == request.Cycle && c.PartnershipId == request.Partnership, stop) is not { } cycle)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        Record.Expect(operation, cycle, request.Version);
        cycle.Conclude(request.Happened!.Trim(), request.AsPlanned!.Value, request.Verdict!.Value, operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Happened).NotEmpty().WithMessage("Say what happened, beside what you had predicted.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.AsPlanned).NotNull().WithMessage("Say whether it ran as planned.");
            RuleFor(r => r.Verdict).NotNull().WithMessage("Choose: adopt, adapt or abandon.").IsInEnum().WithMessage("Choose one of the answers.");
        }
    }
}

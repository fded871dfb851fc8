using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>A resident's growth plan: the goals one works on, those of before, and the support plans that the viewer may read.</summary>
public sealed class ShowGrowthPlan(UseCaseServices services) : Query<ShowGrowthPlan.Request, ShowGrowthPlan.Answer>(services)
{
    /// <param name="Resident">Null: the viewer's own, for a resident.</param>
    public sealed record Request(Id<Resident>? Resident);

    /// <param name="Placement">The running placement, in which goals are set; null: none runs.</param>
    /// <param name="Elements">What a goal can be about, from the rubrics in use.</param>
    /// <param name="Most">Goals at a time.</param>
    public sealed record Answer(
        Id<Resident> Id, string Name, IReadOnlyList<Row> Goals, IReadOnlyList<Support> SupportPlans, Id<Placement>? Placement, DateOnly? StartsOn, DateOnly? EndsOn, IReadOnlyList<string> Elements, int Most, Signatory? Me)
    {
        public bool MayWrite => Me is Signatory.Resident or Signatory.Mentor or Signatory.Supervisor;
    }

    public sealed record Row(Id<GrowthGoal> Id, string Words, string? Element, string? Baseline, string Actions, string Evidence, DateOnly DueOn, GoalState State, string SetBy, Signatory SetAs, DateTime SetAt, string? Came, string? ClosedBy, DateTime? ClosedAt, int Version);

    public sealed record Support(Id<SupportPlan> Id, int Number, SupportPlanState State, DateOnly EndsOn);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var resident = request.Resident is { } id ? await db.Residents.SingleOrDefaultAsync(r => r.Id == id, stop)
            : operation.Reach.Kind is ReachKind.Resident ? await db.Residents.SingleOrDefaultAsync(stop) : null;
        if (resident is null)
            return Outcome.NotFound;
        var goals = await db.GrowthGoals.Where(g => g.ResidentId == resident.Id).OrderBy(g => g.State).ThenBy(g => g.DueOn).Take(100)
            .Select(g => new Row(g.Id, g.Words, g.Element, g.Baseline, g.Actions, g.Evidence, g.DueOn, g.State, g.SetBy, g.SetAs, g.SetAt, g.Came, g.ClosedBy, g.ClosedAt, g.Version)).ToListAsync(stop);
        var home = await db.Placements.Where(p => p.ResidentId == resident.Id && p.State == PlacementState.Active).OrderByDescending(p => p.StartsOn).Select(p => new { p.Id, p.StartsOn, p.EndsOn }).FirstOrDefaultAsync(stop);
        var rows = await db.RubricRows.Join(db.Rubrics.Where(r => r.ProgramId == resident.ProgramId && r.State == EditionState.Published), r => r.RubricId, x => x.Id, (r, x) => new { r.Code, r.Statement }).Distinct().ToListAsync(stop);
        var most = (await RuleBook.OpenAsync(db, resident.ProgramId, operation.Today, stop)).Number(RuleCode.GrowthGoals);
        return new Answer(
            resident.Id, resident.Name.Full, goals, await db.SupportPlans.Where(p => p.ResidentId == resident.Id).OrderByDescending(p => p.Number).Select(p => new Support(p.Id, p.Number, p.State, p.EndsOn)).ToListAsync(stop),
            home?.Id, home?.StartsOn, home?.EndsOn, [.. rows.OrderBy(r => r.Code, NaturalOrder.Instance).Select(r => ElementWords(r.Code, r.Statement)).Distinct()], most, Acting.As(operation));
    }

    /// <summary>An element as a goal keeps it.</summary>
    internal static string ElementWords(string code, string statement) => $"{code} {statement}" is { Length: > 300 } words ? words[..299] + "…" : $"{code} {statement}";
}

/// <summary>Sets a goal of the growth plan, or writes an open one anew.</summary>
public sealed class SetGrowthGoal(UseCaseServices services) : Command<SetGrowthGoal.Request, Id<GrowthGoal>>(services)
{
    public static string DraftKey(Id<Resident> resident) => $"growth-goal.{resident}";

    /// <param name="Goal">Null: a new one.</param>
    /// <param name="Version">Of the goal as it was read.</param>
    public sealed record Request(Id<Resident> Resident, Id<GrowthGoal>? Goal, int? Version, string? Words, string? Element, string? Baseline, string? Actions, string? Evidence, DateOnly? DueOn);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<GrowthGoal>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Acting.By(operation) is not { As: not Signatory.Coordinator } by)
            return Outcome.Refused("goal-whose", "Resident, mentor and university supervisor set goals; the program reads them.");
        var text = new GoalText(request.Words!, request.Element, request.Baseline, request.Actions!, request.Evidence!, request.DueOn!.Value);
        if (request.Goal is { } id)
        {
            if (await db.GrowthGoals.SingleOrDefaultAsync(g => g.Id == id && g.ResidentId == request.Resident, stop) is not { } goal)
                return Outcome.NotFound;
            if (goal.Version != request.Version)
                return Outcome.Refused("goal-changed", "Somebody has changed this goal since you opened the page. Load it again and read it first; what you typed is kept.");
            var home = await Acting.PlacementAsync(operation, goal, stop);
            if (GrowthGoals.IsOver(home, by) is { } over)
                return over;
            goal.Write(text, home);
            await ForgetDraft.RunAsync(operation, $"{DraftKey(request.Resident)}.{goal.Id}", stop);
            return goal.Id;
        }
        if (await db.Placements.Where(p => p.ResidentId == request.Resident && p.State == PlacementState.Active).OrderByDescending(p => p.StartsOn).FirstOrDefaultAsync(stop) is not { } placement)
            return await db.Residents.AnyAsync(r => r.Id == request.Resident, stop) ? Outcome.Refused("placement-not-running", "Goals are set while a placement runs.") : Outcome.NotFound;
        // of two who set the last goal at once the second reads that there are enough
        Data.Claim.On(db, placement, placement.Id);
        var open = await db.GrowthGoals.Where(g => g.ResidentId == request.Resident && g.State == GoalState.Open).Select(g => g.Words).ToListAsync(stop);
        if (open.Contains(request.Words!.Trim()))
            return Outcome.Refused("goal-twice", "This goal stands in the plan already.");
        var most = (await RuleBook.OpenAsync(db, placement.ProgramId, operation.Today, stop)).Number(RuleCode.GrowthGoals);
        if (open.Count >= most)
            return Outcome.Refused("goals-most", $"One works on {most} goals at a time. Reach one or let it go first.");
        var set = new GrowthGoal(placement, text, by);
        db.Add(set);
        await ForgetDraft.RunAsync(operation, DraftKey(request.Resident), stop);
        return set.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Words).NotEmpty().WithMessage("Write the goal.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.Element).MaximumLength(300).WithMessage("Up to 300 characters, please.");
            RuleFor(r => r.Baseline).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.Actions).NotEmpty().WithMessage("Write what you do for it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.Evidence).NotEmpty().WithMessage("Write by what you will see it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.DueOn).NotNull().WithMessage("Choose the day.");
        }
    }
}

/// <summary>A goal is reached, or one lets it go; either way one says what came of it.</summary>
public sealed class CloseGrowthGoal(UseCaseServices services) : Command<CloseGrowthGoal.Request, Nothing>(services)
{
    /// <param name="Version">Of the goal as it was read.</param>
    public sealed record Request(Id<GrowthGoal> Goal, int? Version, bool Reached, string? Came);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { As: not Signatory.Coordinator } by || await operation.Db.GrowthGoals.SingleOrDefaultAsync(g => g.Id == request.Goal, stop) is not { } goal)
            return Outcome.NotFound;
        if (goal.State is GoalState.Open && goal.Version != request.Version)
            return Outcome.Refused("goal-changed", "Somebody has changed this goal since you opened the page. Load it again and read it before you close it.");
        if (GrowthGoals.IsOver(await Acting.PlacementAsync(operation, goal, stop), by) is { } over)
            return over;
        goal.Close(request.Reached, request.Came!, by);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Came).NotEmpty().WithMessage("Say what came of it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
    }
}

/// <summary>What the verbs of goals share.</summary>
internal static class GrowthGoals
{
    /// <summary>A former mentor reads the goals of the placement that was; resident and supervisor go on with them.</summary>
    public static Refusal? IsOver(Placement home, Signer by) => by.As is Signatory.Mentor && home.State is not PlacementState.Active
        ? Outcome.Refused("placement-over", $"The placement at {home.SchoolName} is over. {home.ResidentName} and the supervisor go on with its goals.") : null;
}

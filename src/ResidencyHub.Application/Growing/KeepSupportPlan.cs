using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>Begins a support plan: written by supervisor or coordinator, with the mentor; the resident reads it when it is given to them.</summary>
public sealed class OpenSupportPlan(UseCaseServices services) : Command<OpenSupportPlan.Request, Id<SupportPlan>>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public const string DraftKey = "support-plan.new";

    /// <param name="ConferenceWith">With whom a conference at dean level was held; needed after as many plans as the rule says.</param>
    public sealed record Request(Id<Placement> Placement, SupportPlanWords Words, string? ConferenceWith);

    private protected override Permission Needs => Permission.KeepSupportPlans;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<SupportPlan>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Acting.By(operation) is not { } by || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var before = await db.SupportPlans.Where(p => p.ResidentId == placement.ResidentId).OrderBy(p => p.Number).Select(p => new { p.Id, p.Number, p.IsOpen, p.GivenAt, p.AppealAnswer }).ToListAsync(stop);
        if (before.Find(p => p.IsOpen) is { } open)
            return Outcome.Refused("support-plan-open", $"{placement.ResidentName} has an open support plan already, number {open.Number}. Finish or withdraw it first.");
        var most = (await RuleBook.OpenAsync(db, placement.ProgramId, operation.Today, stop)).Number(RuleCode.SupportStatements);
        var plan = new SupportPlan(placement, before.Count == 0 ? 1 : before[^1].Number + 1, request.Words.Text, before.Count(p => p.GivenAt is not null && p.AppealAnswer is not AppealAnswer.Withdrawn), most, request.ConferenceWith, by);
        db.Add(plan);
        await ForgetDraft.RunAsync(operation, DraftKey, stop);
        return plan.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Placement).Must(p => p != default).WithMessage("Choose the resident.");
            RuleFor(r => r.Words).SetValidator(new SupportPlanWordsRules());
            RuleFor(r => r.ConferenceWith).MaximumLength(300).WithMessage("Up to 300 characters, please.");
        }
    }
}

/// <summary>Other words, as long as nobody has signed them.</summary>
public sealed class WriteSupportPlan(UseCaseServices services) : Command<WriteSupportPlan.Request, Nothing>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<SupportPlan> plan) => SupportPlanning.DraftKey(plan, "text");

    /// <param name="Seen">The edition that the writer had before them.</param>
    public sealed record Request(Id<SupportPlan> Plan, SupportPlanWords Words, int? Seen);

    private protected override Permission Needs => Permission.KeepSupportPlans;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { } by || await SupportPlanning.FindAsync(operation, request.Plan, stop) is not { } plan)
            return Outcome.NotFound;
        plan.Write(request.Words.Text, request.Seen ?? 0, await Acting.PlacementAsync(operation, plan, stop), by);
        await ForgetDraft.RunAsync(operation, DraftKey(plan.Id), stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).SetValidator(new SupportPlanWordsRules());
    }
}

/// <summary>Whom one can write a support plan for, and after how many plans a conference at dean level comes first.</summary>
public sealed class OfferSupportPlan(UseCaseServices services) : Query<Nothing, OfferSupportPlan.Answer>(services)
{
    /// <param name="Most">After so many given plans a conference comes first.</param>
    public sealed record Answer(IReadOnlyList<Choice> Residents, int Most);

    /// <param name="Given">Plans given to the resident before, without those that an appeal brought down: who was right is not counted against.</param>
    /// <param name="HasOpen">One is open: it is finished first.</param>
    public sealed record Choice(Id<Placement> Placement, Id<Domain.Cohorts.Resident> Resident, string Name, string School, DateOnly StartsOn, DateOnly EndsOn, int Given, bool HasOpen);

    private protected override Permission Needs => Permission.KeepSupportPlans;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var residents = await db.Placements.Where(p => p.State == PlacementState.Active).OrderBy(p => p.ResidentSort).ThenBy(p => p.Id)
            .Select(p => new Choice(p.Id, p.ResidentId, p.ResidentName, p.SchoolName, p.StartsOn, p.EndsOn, db.SupportPlans.Count(s => s.ResidentId == p.ResidentId && s.GivenAt != null && (s.AppealAnswer == null || s.AppealAnswer != AppealAnswer.Withdrawn)), db.SupportPlans.Any(s => s.ResidentId == p.ResidentId && s.IsOpen))).Take(500).ToListAsync(stop);
        return new Answer(residents, (await RuleBook.OpenAsync(db, operation.Reach.Programs.Count == 1 ? operation.Reach.Programs[0] : null, operation.Today, stop)).Number(RuleCode.SupportStatements));
    }
}

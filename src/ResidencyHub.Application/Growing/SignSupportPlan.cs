using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

/// <summary>Signs a support plan with one's own typed name, after the conference. With the resident's and the program's signature it runs.</summary>
public sealed class SignSupportPlan(UseCaseServices services) : Command<SignSupportPlan.Request, SupportPlanState>(services)
{
    /// <param name="Name">The name as typed.</param>
    /// <param name="Seen">The edition of the words that the signer had before them.</param>
    public sealed record Request(Id<SupportPlan> Plan, string? Name, int? Seen);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<SupportPlanState>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { } by || await SupportPlanning.FindAsync(operation, request.Plan, stop) is not { } plan)
            return Outcome.NotFound;
        plan.Sign(request.Name!, request.Seen ?? 0, by);
        return plan.State;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Name).NotEmpty().WithMessage("Type your name to sign.").MaximumLength(201).WithMessage("Up to 201 characters, please.");
    }
}

/// <summary>The resident answers, the mentor contributes, supervisor and coordinator say how it goes.</summary>
public sealed class NoteOnSupportPlan(UseCaseServices services) : Command<NoteOnSupportPlan.Request, Nothing>(services)
{
    public sealed record Request(Id<SupportPlan> Plan, string? Words);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { } by || await SupportPlanning.FindAsync(operation, request.Plan, stop) is not { } plan)
            return Outcome.NotFound;
        plan.Note(request.Words!, by);
        await ForgetDraft.RunAsync(operation, SupportPlanning.DraftKey(plan.Id, "note"), stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotEmpty().WithMessage("Write your words first.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
    }
}

/// <summary>The resident says in writing why the plan should not stand.</summary>
public sealed class AppealSupportPlan(UseCaseServices services, Postbox postbox) : Command<AppealSupportPlan.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<SupportPlan> Plan, string? Words);

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { As: Signatory.Resident } by || await SupportPlanning.FindAsync(operation, request.Plan, stop) is not { } plan)
            return Outcome.NotFound;
        plan.Appeal(request.Words!, operation.Today, by);
        await ForgetDraft.RunAsync(operation, SupportPlanning.DraftKey(plan.Id, "appeal"), stop);
        return await Acting.TellAsync(operation, postbox, plan, plan.ResidentName, "an appeal against the support plan waits for an answer", $"/support-plans/{plan.Id}", nameof(AppealSupportPlan), stop, mentor: false);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotEmpty().WithMessage("Say why the plan should not stand.").MaximumLength(8000).WithMessage("Up to 8,000 characters, please.");
    }
}

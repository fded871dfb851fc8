using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

/// <summary>A move of a support plan by supervisor or coordinator.</summary>
public enum SupportMove { Give, HoldConference, NoteRefusal, Extend, Met, NotMet, Review, Decide, TakeBack, Withdraw, TellSchool }

/// <summary>Moves a support plan on its way; each move says why, and everybody who reads the plan is told.</summary>
public sealed class MoveSupportPlan(UseCaseServices services, Postbox postbox) : Command<MoveSupportPlan.Request, IReadOnlyList<Told>>(services)
{
    /// <summary>The key under which a form of the plan's page keeps its draft.</summary>
    public static string DraftKey(Id<SupportPlan> plan, string form) => SupportPlanning.DraftKey(plan, form);

    /// <param name="Seen">The edition of the words that the mover had before them.</param>
    /// <param name="On">The day of the conference, or through which it is extended.</param>
    /// <param name="Words">Why, who was there, or what came of it.</param>
    public sealed record Request(Id<SupportPlan> Plan, SupportMove Move, int? Seen, DateOnly? On, string? Words);

    private protected override Permission Needs => Permission.KeepSupportPlans;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { } by || await SupportPlanning.FindAsync(operation, request.Plan, stop) is not { } plan)
            return Outcome.NotFound;
        var (words, wasShared, wasRead) = (request.Words ?? "", plan.IsShared, plan.SeenByLeaders);
        switch (request.Move)
        {
            case SupportMove.Give:
                plan.Give(request.Seen ?? 0, request.On!.Value, operation.Today, by);
                break;
            case SupportMove.HoldConference:
                // noted late, the days of an appeal begin when it is noted
                plan.HoldConference(request.Seen ?? 0, request.On!.Value, words, await SupportPlanning.AppealByAsync(operation, plan, request.On.Value < operation.Today ? operation.Today : request.On.Value, stop), operation.Today, by);
                break;
            case SupportMove.NoteRefusal:
                plan.NoteRefusal(request.Seen ?? 0, words, by);
                break;
            case SupportMove.Extend:
                plan.Extend(request.On!.Value, words, await Acting.PlacementAsync(operation, plan, stop), by);
                break;
            case SupportMove.Met or SupportMove.NotMet:
                plan.Close(request.Move is SupportMove.Met, words, operation.Today, by);
                break;
            case SupportMove.Review:
                plan.Review(words, by);
                break;
            case SupportMove.Decide:
                plan.Decide(words, by);
                break;
            case SupportMove.TakeBack:
                plan.TakeBack(words, by);
                break;
            case SupportMove.TellSchool:
                plan.PutAtRisk(words, by);
                break;
            default:
                plan.Withdraw(words, by);
                break;
        }
        operation.Why = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        await ForgetDraft.RunAsync(operation, SupportPlanning.DraftKey(plan.Id, request.Move.ToString()), stop);
        // a plan that was never given is not the resident's to hear of
        var told = await Acting.TellAsync(operation, postbox, plan, plan.ResidentName, "the support plan has moved on", $"/support-plans/{plan.Id}", nameof(MoveSupportPlan), stop, resident: wasShared || plan.IsShared, leader: plan.SeenByLeaders);
        if (wasRead && !plan.SeenByLeaders && await new PlacementPeople(operation).PrincipalAsync(plan.SchoolId, stop) is { } leader)
            told.Add(await postbox.PostAsync(operation, new Letter(leader.As, leader.Name, leader.Email, $"{plan.ResidentName}: no longer at risk by the support plan", $"Dear {leader.Name},\n\nyou were told that {plan.ResidentName}’s placement at your school was at risk. The support plan is now “{GrowingWords.Of(plan.State)}”, and the placement is not marked as at risk any more, so the plan is no longer yours to read. {operation.Viewer.Name} can tell you what was agreed.\n", District: plan.DistrictId, Placement: plan.PlacementId), nameof(MoveSupportPlan), stop));
        return told;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Move).IsInEnum().WithMessage("Choose what happens.");
            RuleFor(r => r.On).NotNull().When(r => r.Move is SupportMove.Give or SupportMove.HoldConference or SupportMove.Extend).WithMessage("Choose the day.");
            RuleFor(r => r.Words).NotEmpty().When(r => r.Move is not SupportMove.Give).WithMessage(r => r.Move switch
            {
                SupportMove.HoldConference => "Say who was there.",
                SupportMove.Met or SupportMove.NotMet or SupportMove.Decide => "Say what came of it; the resident reads it.",
                SupportMove.Review => "Say who looks at it, and when.",
                _ => "Say why; the resident reads it.",
            }).MaximumLength(1200).WithMessage("Up to 1,200 characters, please.");
        }
    }
}

/// <summary>The coordinator answers an appeal.</summary>
public sealed class AnswerAppeal(UseCaseServices services, Postbox postbox) : Command<AnswerAppeal.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<SupportPlan> Plan, AppealAnswer? Answer, string? Words);

    private protected override Permission Needs => Permission.DecideRecommendations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { } by || await SupportPlanning.FindAsync(operation, request.Plan, stop) is not { } plan)
            return Outcome.NotFound;
        plan.AnswerTheAppeal(request.Answer!.Value, request.Words!, by);
        operation.Why = plan.AppealAnswerWords;
        await ForgetDraft.RunAsync(operation, SupportPlanning.DraftKey(plan.Id, "answer"), stop);
        return await Acting.TellAsync(operation, postbox, plan, plan.ResidentName, "the appeal against the support plan is answered", $"/support-plans/{plan.Id}", nameof(AnswerAppeal), stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Answer).NotNull().WithMessage("Choose one of the three.").IsInEnum().WithMessage("Choose one of the three.");
            RuleFor(r => r.Words).NotEmpty().WithMessage("Say why; the resident reads it.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
        }
    }
}

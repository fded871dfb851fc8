using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>Opens a three-way review for a running placement: one at the start, one in the middle, one at the end.</summary>
public sealed class OpenReview(UseCaseServices services, Postbox postbox) : Command<OpenReview.Request, OpenReview.Answer>(services)
{
    public sealed record Request(Id<Placement> Placement, ReviewTime? Time, DateOnly? DueOn);

    public sealed record Answer(Id<ThreeWayReview> Id, IReadOnlyList<Told> Told);

    private protected override Permission Needs => Permission.ReopenObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Acting.By(operation) is not { } by || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("whether a placement has this review, which a former mentor may have written in");
        if (await wide.Reviews.AnyAsync(r => r.PlacementId == placement.Id && r.Time == request.Time, stop))
            return Outcome.Refused("review-there", $"{placement.ResidentName}’s review {GrowingWords.Of(request.Time!.Value)} is there already. If it is not in your list, the mentor before you wrote in it; the coordinator can tell you what came of it.");
        var review = new ThreeWayReview(placement, request.Time!.Value, request.DueOn!.Value, by);
        db.Add(review);
        return new Answer(review.Id, await Acting.TellAsync(operation, postbox, review, placement.ResidentName, $"the three-way review {GrowingWords.Of(review.Time)} is open, to be talked about by {review.DueOn:d MMMM}", $"/reviews/{review.Id}", nameof(OpenReview), stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Placement).Must(p => p != default).WithMessage("Choose the resident.");
            RuleFor(r => r.Time).NotNull().WithMessage("Choose one of the three.").IsInEnum().WithMessage("Choose one of the three.");
            RuleFor(r => r.DueOn).NotNull().WithMessage("Say by when the three talk.");
        }
    }
}

/// <summary>One side's own words in a three-way review.</summary>
public sealed class WriteReview(UseCaseServices services) : Command<WriteReview.Request, Nothing>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<ThreeWayReview> review) => $"review.{review}";

    /// <param name="Seen">When the own words were written that the page showed; null: there were none.</param>
    public sealed record Request(Id<ThreeWayReview> Review, string? Strengths, string? Growth, string? Next, DateTime? Seen = null);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Reviewing.FindAsync(operation, request.Review, stop) is not { } found)
            return Outcome.NotFound;
        if (found.Review.Voices.FirstOrDefault(v => v.As == found.By.As && v.IsOf(found.By.Account)) is { } mine && (request.Seen is not { } seen || (mine.WrittenAt - seen).Duration() > TimeSpan.FromMilliseconds(1)))
            return Outcome.Refused("review-own-changed", "You have changed your words since you opened this page, in another window. Load it again and read them first; what you typed is kept.");
        found.Review.Write(request.Strengths!, request.Growth!, request.Next!, found.By);
        await ForgetDraft.RunAsync(operation, DraftKey(request.Review), stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Strengths).NotEmpty().WithMessage("Write what goes well.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Growth).NotEmpty().WithMessage("Write what has to grow.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Next).NotEmpty().WithMessage("Write what comes next.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
        }
    }
}

/// <summary>The three have talked: readiness and what they decided about the next phase.</summary>
public sealed class DiscussReview(UseCaseServices services) : Command<DiscussReview.Request, Nothing>(services)
{
    /// <param name="Assessment">Where the teaching performance assessment stands.</param>
    /// <param name="AssessmentWords">Which cycle, when.</param>
    /// <param name="Dispositions">How the resident works with pupils, families and colleagues.</param>
    public sealed record Request(Id<ThreeWayReview> Review, DateOnly? On, Readiness? Readiness, string? Decision, AssessmentStatus? Assessment = null, string? AssessmentWords = null, string? Dispositions = null);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Reviewing.FindAsync(operation, request.Review, stop) is not { } found)
            return Outcome.NotFound;
        found.Review.Discuss(request.On!.Value, new(request.Readiness!.Value, request.Decision!, request.Assessment, request.AssessmentWords, request.Dispositions), operation.Today, found.By);
        await ForgetDraft.RunAsync(operation, $"{WriteReview.DraftKey(request.Review)}.talk", stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.On).NotNull().WithMessage("Choose the day of the talk.");
            RuleFor(r => r.Readiness).NotNull().WithMessage("Choose one of the three.").IsInEnum().WithMessage("Choose one of the three.");
            RuleFor(r => r.Assessment).IsInEnum().WithMessage("Choose one of the list.");
            RuleFor(r => r.AssessmentWords).MaximumLength(500).WithMessage("Up to 500 characters, please.");
            RuleFor(r => r.Dispositions).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Decision).NotEmpty().WithMessage("Write what you decided about the next phase.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
        }
    }
}

/// <summary>Signs a review with one's own typed name; with the third signature it locks.</summary>
public sealed class SignReview(UseCaseServices services) : Command<SignReview.Request, ReviewState>(services)
{
    /// <param name="Name">The name as typed.</param>
    /// <param name="Seen">The edition that the signer had before them.</param>
    public sealed record Request(Id<ThreeWayReview> Review, string? Name, int? Seen);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<ReviewState>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Reviewing.FindAsync(operation, request.Review, stop) is not { } found)
            return Outcome.NotFound;
        found.Review.Sign(request.Name!, request.Seen ?? 0, await Reviewing.FactsAsync(operation, found.Review, stop), found.By);
        return found.Review.State;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Name).NotEmpty().WithMessage("Type your name to sign.").MaximumLength(201).WithMessage("Up to 201 characters, please.");
    }
}

/// <summary>Back into writing, with a reason that all three read; all sign anew.</summary>
public sealed class ReopenReview(UseCaseServices services, Postbox postbox) : Command<ReopenReview.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<ThreeWayReview> Review, string? Why);

    private protected override Permission Needs => Permission.ReopenObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Reviewing.FindAsync(operation, request.Review, stop) is not { } found)
            return Outcome.NotFound;
        // the three may never meet again to sign
        if (operation.Viewer.Role is not Domain.Access.Role.ProgramCoordinator && (await Acting.PlacementAsync(operation, found.Review, stop)).State is not PlacementState.Active)
            return Outcome.Refused("placement-over", "The placement is over. Ask the program’s coordinator to open the review again.");
        found.Review.Reopen(request.Why!, found.By);
        operation.Why = request.Why!.Trim();
        return await Acting.TellAsync(operation, postbox, found.Review, found.Review.ResidentName, "the three-way review was opened again", $"/reviews/{request.Review}", nameof(ReopenReview), stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; all three read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

/// <summary>What the verbs of reviews share.</summary>
internal static class Reviewing
{
    /// <summary>With its parts, and claimed: of two who act at once the second reads what the first did.</summary>
    public static async Task<(ThreeWayReview Review, Signer By)?> FindAsync(Operation operation, Id<ThreeWayReview> id, CancellationToken stop)
    {
        if (Acting.By(operation) is not { } by || await operation.Db.Reviews.Include(r => r.Voices).Include(r => r.Steps.OrderBy(s => s.Number)).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } review)
            return null;
        Claim.On(operation.Db, review, review.Id);
        return (review, by);
    }

    /// <summary>What the records say today, over everybody who approved and rated: only sums and the latest shared levels of each side leave this place.</summary>
    public static async Task<ReviewFacts> FactsAsync(Operation operation, ThreeWayReview review, CancellationToken stop)
    {
        await using var wide = operation.LookWider("sums of hours, observations and levels for a three-way review");
        var hours = await wide.HoursWeeks.Where(w => w.ResidentId == review.ResidentId).GroupBy(w => 1).Select(g => new { Minutes = g.Sum(w => w.ApprovedMinutes), Solo = g.Sum(w => w.SoloDays) }).SingleOrDefaultAsync(stop);
        return new(
            hours?.Minutes ?? 0, hours?.Solo ?? 0, await wide.Observations.CountAsync(o => o.PlacementId == review.PlacementId && o.IsShared, stop),
            await wide.Ratings.CountAsync(r => r.ResidentId == review.ResidentId && r.IsShared && r.RaterKind != RaterKind.Resident && r.Level != Scale.NotObserved, stop),
            await LevelsAsync(wide, review, stop), await RubricOnAsync(wide, review, operation.Now, stop));
    }

    /// <summary>The program's newest rubric at an instant.</summary>
    public static Task<Id<Rubric>?> RubricOnAsync(ResidencyDb db, ThreeWayReview review, DateTime at, CancellationToken stop) =>
        db.Rubrics.Where(x => x.ProgramId == review.ProgramId && x.State != EditionState.Draft && x.PublishedAt <= at).OrderByDescending(x => x.PublishedAt).ThenByDescending(x => x.Id).Select(x => (Id<Rubric>?)x.Id).FirstOrDefaultAsync(stop);

    private sealed record Given(Guid Item, string Code, RaterKind Kind, int Level);

    /// <summary>The latest shared level of each element as each of the three sides gave it.</summary>
    private static async Task<IReadOnlyList<ReviewLevel>> LevelsAsync(ResidencyDb wide, ThreeWayReview review, CancellationToken stop)
    {
        var given = await wide.Ratings.Where(r => r.ResidentId == review.ResidentId && r.IsShared && r.Level != Scale.NotObserved)
            .OrderBy(r => r.RatedOn).ThenBy(r => r.Id).Select(r => new Given(r.ItemKey, r.Code, r.RaterKind, r.Level)).ToListAsync(stop);
        return [.. given.GroupBy(r => r.Item).Select(g => new ReviewLevel(g.Last().Code, Latest(g, RaterKind.Resident), Latest(g, RaterKind.Mentor), Latest(g, RaterKind.Supervisor))).OrderBy(l => l.Code, NaturalOrder.Instance)];

        static int? Latest(IEnumerable<Given> all, RaterKind kind) => all.LastOrDefault(g => g.Kind == kind)?.Level;
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>What the rule advises on a resident's recommendation, with every reason, and what was decided. The rule advises, it never decides.</summary>
public sealed class ShowSummative(UseCaseServices services) : Query<ShowSummative.Request, ShowSummative.Answer>(services)
{
    /// <param name="Rubric">By which rubric; null for the first in use of the program.</param>
    public sealed record Request(Id<Resident> Resident, Id<Rubric>? Rubric = null);

    public sealed record Answer(Id<Resident> Resident, string Name, Id<Rubric>? Rubric, string? RubricName, SummativeAdvice? Advice, SummativeRules Rules, IReadOnlyDictionary<int, string> Levels, IReadOnlyList<Choice> Rubrics, IReadOnlyList<Decided> Decisions, bool MayDecide);

    public sealed record Choice(Id<Rubric> Id, string Name);

    public sealed record Decided(Verdict Verdict, string Why, bool RuleAdvised, string AdviceWords, string By, DateTime At);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.NotFound;
        var (rubric, advice, rules) = await Advising.ReadAsync(operation, resident, request.Rubric, stop);
        var rubrics = await db.Rubrics.Where(r => r.ProgramId == resident.ProgramId && r.State == EditionState.Published).OrderBy(r => r.Name).Select(r => new Choice(r.Id, r.Name)).ToListAsync(stop);
        var decided = await db.Recommendations.Where(r => r.ResidentId == resident.Id).OrderByDescending(r => r.DecidedAt).Select(r => new Decided(r.Verdict, r.Why, r.RuleAdvised, r.AdviceWords, r.DecidedBy, r.DecidedAt)).ToListAsync(stop);
        return new Answer(
            resident.Id, resident.Name.Full, rubric?.Id, rubric?.Name, advice, rules, rubric?.Levels.ToDictionary(l => l.Value, l => l.Name) ?? [], rubrics, decided, RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.DecideRecommendations));
    }
}

/// <summary>A named person of the program decides, and says why; what the rule advised on that day stays beside it.</summary>
public sealed class DecideRecommendation(UseCaseServices services) : Command<DecideRecommendation.Request, Nothing>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<Resident> resident) => $"recommendation.{resident}";

    public sealed record Request(Id<Resident> Resident, Id<Rubric> Rubric, Verdict? Verdict, string Why);

    private protected override Permission Needs => Permission.DecideRecommendations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request.Resident, stop) is not { } resident)
            return Outcome.NotFound;
        var (rubric, advice, _) = await Advising.ReadAsync(operation, resident, request.Rubric, stop);
        if (rubric is null || advice is null || await db.Placements.Where(p => p.ResidentId == resident.Id && (p.State == PlacementState.Active || p.State == PlacementState.Completed)).OrderByDescending(p => p.StartsOn).FirstOrDefaultAsync(stop) is not { } placement)
            return Outcome.Refused("no-basis", "There is no running or completed placement with ratings to decide on.");
        db.Add(new Recommendation(placement, rubric.Id, request.Verdict!.Value, request.Why, advice, operation.Viewer.Name, operation.Now));
        operation.Why = request.Why.Trim();
        await ForgetDraft.RunAsync(operation, DraftKey(resident.Id), stop);
        operation.Announce("recommendations", resident.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Verdict).NotNull().WithMessage("Choose one of the two.").IsInEnum().WithMessage("Choose one of the two.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; the resident reads it.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
        }
    }
}

/// <summary>Reads ratings and rules for the advice: over all that is shared about the resident, so that everybody who may read it reads the same levels. Who mentored in a placement that is not the mentor's own is not named to a mentor: those records are not theirs to read.</summary>
internal static class Advising
{
    public static async Task<(Rubric? Rubric, SummativeAdvice? Advice, SummativeRules Rules)> ReadAsync(Operation operation, Resident resident, Id<Rubric>? chosen, CancellationToken stop)
    {
        var book = await RuleBook.OpenAsync(operation.Db, resident.ProgramId, operation.Today, stop);
        var rules = new SummativeRules(book.Number(RuleCode.SummativeMean), book.Number(RuleCode.SummativeLeast), book.Number(RuleCode.SummativeRaters));
        var rubrics = operation.Db.Rubrics.Include(r => r.Rows).Include(r => r.Levels).AsSplitQuery().Where(r => r.ProgramId == resident.ProgramId && r.State == EditionState.Published);
        var rubric = chosen is { } id ? await rubrics.SingleOrDefaultAsync(r => r.Id == id, stop) : await rubrics.OrderBy(r => r.Name).ThenBy(r => r.Id).FirstOrDefaultAsync(stop);
        if (rubric is null)
            return (null, null, rules);
        await using var wide = operation.LookWider("the latest shared levels of a resident, whoever gave them in whichever placement, for the advice");
        var points = await ShowGrowth.PointsAsync(wide, resident.Id, stop);
        if (operation.Reach.Kind is ReachKind.Mentor)
        {
            var near = operation.Reach.Mentored;
            var known = (await wide.Ratings.Where(r => r.ResidentId == resident.Id && r.IsShared && near.Contains(r.PlacementId)).Select(r => r.RaterAccountId).Distinct().ToListAsync(stop)).ToHashSet();
            points = points.ConvertAll(p => p.Kind is RaterKind.Mentor && p.Rater != operation.Viewer.AccountId && !known.Contains(p.Rater) ? p with { RaterName = "another mentor" } : p);
        }
        return (rubric, SummativeAdvice.Of(points, rubric.Rows, rules), rules);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>Works out who goes where, and keeps it under a name with everything that went in. Nobody is asked and nobody is told.</summary>
public sealed class RunMatching(UseCaseServices services) : Command<RunMatching.Request, Id<MatchingScenario>>(services)
{
    /// <param name="Engine">What matters first.</param>
    /// <param name="TravelLimit">Miles, as typed; empty: no limit beside the residents' own.</param>
    /// <param name="AtLeast">Residents per school or none, as typed; empty: no grouping.</param>
    /// <param name="Weights">As typed; what is empty or missing weighs as the program's rules say.</param>
    /// <param name="From">The scenario from which as little as possible is to change.</param>
    public sealed record Request(
        Id<Cohort> Cohort, string? Name, MatchingEngine? Engine, string? TravelLimit, bool MentorRequired, string? AtLeast, IReadOnlyDictionary<Wish, string?>? Weights = null, Id<MatchingScenario>? From = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public const int FarthestMiles = 500, LargestGroup = 50, Heaviest = 150;

        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the scenario a name, like “First try”.").MaximumLength(100).WithMessage("A name has up to 100 characters.");
            RuleFor(r => r.Engine).NotNull().WithMessage("Choose what matters first.").IsInEnum().WithMessage("Choose what matters first.");
            RuleFor(r => r.TravelLimit).Must(t => TypedNumber.IsFine(t, 1, FarthestMiles)).WithMessage($"Give whole miles from 1 to {FarthestMiles}, or leave it empty for no limit.");
            RuleFor(r => r.AtLeast).Must(t => TypedNumber.IsFine(t, 1, LargestGroup)).WithMessage($"Give a whole number from 1 to {LargestGroup}, or leave it empty.");
            RuleFor(r => r.AtLeast).Must((r, t) => r.Engine is not (MatchingEngine.BestFitToRankings or MatchingEngine.FewestChanges) || TypedNumber.Of(t, 1, LargestGroup) is null or 1).WithMessage("Only “Most placed” groups residents: leave it empty, or choose that.");
            RuleFor(r => r.From).NotNull().When(r => r.Engine is MatchingEngine.FewestChanges).WithMessage("Choose the scenario from which as little as possible is to change.");
            RuleFor(r => r.Weights).Must(w => w is null || w.Values.All(v => TypedNumber.IsFine(v, 0, Heaviest))).WithMessage($"Weights are whole numbers from 0 to {Heaviest}.");
        }
    }

    private protected override Permission Needs => Permission.RunMatching;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<MatchingScenario>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        var name = request.Name!.Trim();
        if (await db.Scenarios.AnyAsync(s => s.CohortId == cohort.Id && s.Name == name, stop))
            return Outcome.Invalid(nameof(request.Name), "This cohort has a scenario of that name. Choose another; none is overwritten.");
        var from = request.Engine is MatchingEngine.FewestChanges ? await db.Scenarios.AsNoTracking().Include(s => s.Rows).SingleOrDefaultAsync(s => s.Id == request.From && s.CohortId == cohort.Id, stop) : null;
        if (request.Engine is MatchingEngine.FewestChanges && from is null)
            return Outcome.Invalid(nameof(request.From), "This scenario is not one of this cohort.");
        await using var reader = await ModelReader.OpenAsync(operation, cohort, stop);
        var model = await reader.ReadAsync(TermsOf(request, reader.Terms), stop);
        if (model.Residents.Count == 0)
            return Outcome.Refused("matching-nobody", "Every resident of this cohort has a placement or a draft: there is nobody to match.");
        // read back what is kept, so that what is kept is what was worked out
        var input = ModelText.Write(model);
        model = ModelText.Read(input);
        var result = request.Engine switch
        {
            MatchingEngine.BestFitToRankings => BestFitToRankings.Match(model, stop),
            MatchingEngine.MostPlaced => MostPlaced.Match(model, stop),
            _ => FewestChanges.Match(model, [.. from!.Rows.Where(r => r.SchoolId is not null).OrderBy(r => r.ResidentId).Select(r => new Pairing(r.ResidentId, r.SchoolId!.Value, r.MentorId))], stop),
        };
        var reasons = await db.MatchingChoices.AsNoTracking().Where(c => c.CohortId == cohort.Id).OrderBy(c => c.Id).ToListAsync(stop);
        var scenario = new MatchingScenario(cohort, name, result.Engine, from?.Id, new Act(operation.Viewer.Name, operation.Now));
        scenario.Keep(input, ModelText.Hash(input), result.Cost, ScenarioText.Proven(result, from?.Name), ScenarioText.Rows(result, reasons, reader.Left));
        db.Add(scenario);
        operation.About = $"Scenario “{name}”: {scenario.Placed} of {model.Residents.Count} placed";
        operation.Announce("matching", cohort.Id.Value);
        return scenario.Id;
    }

    private static MatchingTerms TermsOf(Request request, MatchingTerms rules) => rules with
    {
        TravelLimitMiles = TypedNumber.Of(request.TravelLimit, 1, Validator.FarthestMiles),
        MentorRequired = request.MentorRequired,
        AtLeastPerSchool = TypedNumber.Of(request.AtLeast, 1, Validator.LargestGroup) ?? 1,
        Weights = rules.Weights.ToDictionary(w => w.Key, w => TypedNumber.Of(request.Weights?.GetValueOrDefault(w.Key), 0, Validator.Heaviest) ?? w.Value),
    };
}

/// <summary>A result as a scenario keeps it.</summary>
internal static class ScenarioText
{
    /// <summary>One row a resident. Who has no seat reads, too, which mentors one thing keeps from taking them.</summary>
    public static IReadOnlyList<RowOfMatching> Rows(MatchingResult result, IReadOnlyList<MatchingChoice> choices, IReadOnlyList<LeftOut> left)
    {
        var why = choices.Where(c => c.Sort is ChoiceSort.Pin).GroupBy(p => p.ResidentId).ToDictionary(g => g.Key, g => g.Last().Reason);
        return [.. result.Model.Residents.OrderBy(r => r.Id).Select(resident =>
        {
            var reasons = result.Explain(resident.Id);
            var match = reasons.Match;
            var smallest = reasons.Smallest is { } change ? MatchingWords.Of(change, result.Model) : null;
            var lines = MatchingWords.Of(reasons with { Smallest = null }, result.Model);
            if (match is null && LeftOut.AlmostFor(resident, result.Model, left, choices) is { } almost)
                lines = [.. lines, almost];
            return new RowOfMatching(
                resident.Id, resident.Name, match?.School.Id, match?.School.Name, match?.Mentor?.Id, match?.Mentor?.Name, match?.RankOfSchool, match?.RankBySchool, match?.TenthsOfMiles,
                ModelText.Write(reasons), string.Join('\n', lines), smallest, why.GetValueOrDefault(resident.Id));
        })];
    }

    public static string Proven(MatchingResult result, string? from)
    {
        var pinned = result.Model.Pinned.Count == 0 ? "" : " Pinned residents are outside of this.";
        if (result.Proof is not { } proof)
            return $"Stable: no resident and no school would both rather have each other, and every resident has the best that any stable matching gives.{pinned}";
        if (proof.MostPlaced == 0)
            return $"Proven: by the rules nobody can be placed as things stand; below stands for each what would help.{pinned}";
        if (proof.GapInTenthsOfPercent > 0)
            return $"No matching places more than {proof.MostPlaced}. This one may be {proof.GapInTenthsOfPercent / 10}.{proof.GapInTenthsOfPercent % 10} % from the best: with groups the best can’t be found in reasonable time, but no matching beats that bound.{pinned}";
        return result.Engine is MatchingEngine.FewestChanges
            ? $"Proven: no matching places more than {proof.MostPlaced}, and of those none moves fewer residents from “{from}”.{pinned}"
            : $"Proven: no matching places more than {proof.MostPlaced}, and of those none misses less of the weighted wishes.{pinned}";
    }
}

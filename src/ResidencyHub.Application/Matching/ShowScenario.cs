using System.Text.Json;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>One scenario whole: every resident with match and reasons, what is proved, and whether drafts were made of it.</summary>
public sealed class ShowScenario(UseCaseServices services) : Query<Id<MatchingScenario>, ShowScenario.Answer>(services)
{
    /// <param name="From">The name of the scenario from which as little as possible was to change.</param>
    /// <param name="MayUndo">Drafts were made, and all of them are drafts still.</param>
    public sealed record Answer(
        Id<MatchingScenario> Id, Id<Cohort> Cohort, string CohortName, string Name, MatchingEngine Engine, string? From, string Proven, string InputHash, string MadeBy, DateTime MadeAt, DateTime? CommittedAt, string? CommittedBy, bool MayUndo,
        MatchingTerms Terms, IReadOnlyList<Row> Rows, DateOnly FirstDay, DateOnly LastDay, int Version)
    {
        public int Placed => Rows.Count(r => r.School is not null);
        public int NotCleared => Rows.Count(r => !r.IsCleared);
    }

    /// <summary>Words: sentences. Override: why a coordinator pinned it.</summary>
    public sealed record Row(
        Id<Resident> Resident, string Name, string Subject, bool IsCleared, Id<School>? School, string? SchoolName, string? MentorName, int? RankOfSchool, int? RankBySchool, int? TenthsOfMiles, IReadOnlyList<string> Words, string? Smallest, string? Override, Id<Placement>? Placement);

    private protected override Permission Needs => Permission.RunMatching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<MatchingScenario> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Scenarios.Include(s => s.Rows).SingleOrDefaultAsync(s => s.Id == request, stop) is not { } scenario)
            return Outcome.NotFound;
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == scenario.CohortId, stop);
        var from = scenario.FromId is { } f ? await db.Scenarios.Where(s => s.Id == f).Select(s => s.Name).SingleOrDefaultAsync(stop) : null;
        var drafts = scenario.Rows.Select(r => r.PlacementId).OfType<Id<Placement>>().ToList();
        var gone = drafts.Count > 0 && await db.Placements.AnyAsync(p => drafts.Contains(p.Id) && p.State != PlacementState.Draft && p.State != PlacementState.Withdrawn, stop);
        var model = ModelText.Read(scenario.Input);
        var residents = model.Residents.ToDictionary(r => r.Id);
        var weights = Enum.GetValues<Wish>().ToDictionary(w => w, w => model.Wishes[w]);
        return new Answer(
            scenario.Id, cohort.Id, cohort.Name, scenario.Name, scenario.Engine, from, scenario.Proven, scenario.InputHash, scenario.MadeBy, scenario.MadeAt, scenario.CommittedAt, scenario.CommittedBy, scenario.CommittedAt is not null && !gone,
            new(model.Rules.TravelLimitMiles, model.Rules.MentorRequired, model.Rules.AtLeastPerSchool, model.Rules.ShortageFields, weights, model.Rules.MilesPerHour),
            [.. scenario.Rows.Select(r => new Row(
                r.ResidentId, r.ResidentName, residents[r.ResidentId].Subject, residents[r.ResidentId].IsCleared, r.SchoolId, r.SchoolName, r.MentorName, r.RankOfSchool, r.RankBySchool, r.TenthsOfMiles, r.Words.Split('\n'), r.Smallest, r.Override, r.PlacementId))
                .OrderBy(r => r.School is not null).ThenBy(r => r.Name, StringComparer.CurrentCulture)],
            cohort.StartsOn > operation.Today ? cohort.StartsOn : operation.Today, cohort.EndsOn, scenario.Version);
    }
}

/// <summary>Two or three scenarios of a cohort side by side: who moves, what each wish got, miles, groups.</summary>
public sealed class CompareScenarios(UseCaseServices services) : Query<CompareScenarios.Request, CompareScenarios.Answer>(services)
{
    public sealed record Request(IReadOnlyList<Id<MatchingScenario>> Scenarios);

    public sealed record Answer(string CohortName, IReadOnlyList<Column> Columns, IReadOnlyList<WishRow> Wishes, IReadOnlyList<Row> Rows)
    {
        public int Movers => Rows.Count(r => r.Moves);
    }

    /// <summary>Miles, Minutes: from home on average, in tenths and as an estimate, over <c>WithMiles</c> of the placed. Groups: schools with so many residents or more than one.</summary>
    public sealed record Column(Id<MatchingScenario> Id, string Name, MatchingEngine Engine, int Placed, int Of, int FirstChoices, int? Miles, int WithMiles, int Schools, int Groups, bool SameInput, int? Minutes = null);

    /// <summary>How far a wish is fulfilled over the placed, 0 to 100, by scenario; null where nobody is placed.</summary>
    public sealed record WishRow(Wish Wish, IReadOnlyList<int?> Fulfilled);

    /// <summary>Where the resident is in each scenario; null: without a seat, or not in it.</summary>
    public sealed record Row(Id<Resident> Resident, string Name, IReadOnlyList<string?> Places, bool Moves);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Scenarios).Must(s => s.Distinct().Count() == s.Count && s.Count is 2 or 3).WithMessage("Tick two or three scenarios.");
    }

    private protected override Permission Needs => Permission.RunMatching;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var ids = request.Scenarios;
        var read = await operation.Db.Scenarios.Include(s => s.Rows).Where(s => ids.Contains(s.Id)).ToListAsync(stop);
        if (read.Count < ids.Count || read.DistinctBy(s => s.CohortId).Count() > 1)
            return Outcome.NotFound;
        var scenarios = ids.Select(id => read.Single(s => s.Id == id)).ToList();
        var cohort = await operation.Db.Cohorts.Where(c => c.Id == scenarios[0].CohortId).Select(c => c.Name).SingleAsync(stop);
        var wishes = scenarios.ConvertAll(Wishes);
        var names = scenarios.SelectMany(s => s.Rows).GroupBy(r => r.ResidentId).ToDictionary(g => g.Key, g => g.First().ResidentName);
        var places = scenarios.ConvertAll(s => s.Rows.ToDictionary(r => r.ResidentId, r => r.SchoolName is null ? null : $"{r.SchoolName}, {r.MentorName ?? "mentor to be named"}"));
        return new Answer(
            cohort, [.. scenarios.Select(s => Of(s, scenarios[0]))],
            [.. Enum.GetValues<Wish>().Select(w => new WishRow(w, [.. wishes.Select(x => x.TryGetValue(w, out var got) ? got : (int?)null)]))],
            [.. names.Select(n => (n.Key, n.Value, Places: places.ConvertAll(p => p.GetValueOrDefault(n.Key)))).Select(n => new Row(n.Key, n.Value, n.Places, n.Places.Distinct(StringComparer.Ordinal).Count() > 1)).OrderBy(r => !r.Moves).ThenBy(r => r.Name, StringComparer.CurrentCulture)]);
    }

    private static Column Of(MatchingScenario scenario, MatchingScenario first)
    {
        var placed = scenario.Rows.Where(r => r.SchoolId is not null).ToList();
        var miles = placed.Select(r => r.TenthsOfMiles).OfType<int>().ToList();
        var groups = placed.GroupBy(r => r.SchoolId).ToList();
        var average = miles.Count == 0 ? (int?)null : (int)Math.Round(miles.Average());
        return new(
            scenario.Id, scenario.Name, scenario.Engine, placed.Count, scenario.Rows.Count, placed.Count(r => r.RankOfSchool == 1), average, miles.Count, groups.Count, groups.Count(g => g.Count() > 1), scenario.InputHash == first.InputHash, average is { } far ? MatchingWords.Minutes(far, ModelText.Read(scenario.Input).Rules.MilesPerHour) : null);
    }

    private static Dictionary<Wish, int> Wishes(MatchingScenario scenario)
    {
        var sums = new Dictionary<Wish, (int Sum, int Count)>();
        foreach (var row in scenario.Rows.Where(r => r.SchoolId is not null))
        {
            using var reasons = JsonDocument.Parse(row.Reasons);
            foreach (var wish in reasons.RootElement.GetProperty("Match").GetProperty("FallsShort").EnumerateObject())
                if (Enum.TryParse<Wish>(wish.Name, out var which))
                    sums[which] = sums.GetValueOrDefault(which) is var (sum, count) ? (sum + 100 - wish.Value.GetInt32(), count + 1) : default;
        }
        return sums.ToDictionary(s => s.Key, s => s.Value.Sum / s.Value.Count);
    }
}

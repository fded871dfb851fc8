using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>When preferences are taken.</summary>
public sealed record WindowDays(DateOnly OpensOn, DateOnly ClosesOn, bool IsOpen, bool IsOver);

/// <summary>The resident's own wishes with the schools that can be ranked; after closing it can still be read.</summary>
public sealed class ShowMyWishes(UseCaseServices services) : Query<ShowMyWishes.Request, ShowMyWishes.Answer>(services)
{
    /// <param name="Q">Beginnings of words in the school's name or place; null: the first ones by name. Those that were ranked are always there.</param>
    public sealed record Request(string? Q = null);

    /// <param name="Window">Null: the program has not said when.</param>
    /// <param name="Version">0: nothing was said yet.</param>
    /// <param name="HasMore">There are schools that are not among these: they are found by name.</param>
    public sealed record Answer(
        string CohortName, WindowDays? Window, IReadOnlyList<SchoolRow> Schools, bool OnlyRanked, int? TravelLimitMiles, Coordinates? Home, string? Languages, string? Areas, string? Needs, string? Conflicts, DateTime? SavedAt, int Version, bool HasMore = false);

    public sealed record SchoolRow(Id<School> Id, string Name, string? City, int? Rank, DateOnly? VisitedOn);

    private protected override Permission Needs => Permission.GivePreferences;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (operation.Reach.Kind is not ReachKind.Resident || await db.Residents.SingleOrDefaultAsync(stop) is not { } resident)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("the cohort and the schools that a resident may rank");
        var cohort = await wide.Cohorts.SingleAsync(c => c.Id == resident.CohortId, stop);
        var window = await db.PreferenceWindows.SingleOrDefaultAsync(w => w.CohortId == cohort.Id, stop);
        var said = await db.Wishes.Include(w => w.Schools).SingleOrDefaultAsync(w => w.ResidentId == resident.Id && w.CohortId == cohort.Id, stop);
        var visits = (await db.SchoolVisits.Where(v => v.ResidentId == resident.Id).ToListAsync(stop)).GroupBy(v => v.SchoolId).ToDictionary(g => g.Key, g => g.Max(v => v.VisitedOn));
        var schools = await SchoolsToRank.OfAsync(wide, cohort, [.. said?.Ranked ?? []], today, stop, request.Q);
        return new Answer(
            cohort.Name, window is null ? null : new(window.OpensOn, window.ClosesOn, window.IsOpenOn(today), window.ClosesOn < today),
            [.. schools.Select(s => new SchoolRow(s.Id, s.Name, s.City, said?.Schools.FirstOrDefault(x => x.SchoolId == s.Id)?.Rank, visits.TryGetValue(s.Id, out var day) ? day : null)).OrderBy(s => s.Rank ?? int.MaxValue).ThenBy(s => s.Name, StringComparer.CurrentCulture)],
            said?.OnlyRanked ?? false, said?.TravelLimitMiles, said?.Home, said?.Languages, said?.Areas, said?.Needs, said?.Conflicts, said?.SavedAt, said?.Version ?? 0, schools.Count - (said?.Schools.Count ?? 0) >= SchoolsToRank.Most);
    }
}

/// <summary>The schools that residents of a cohort may rank.</summary>
internal static class SchoolsToRank
{
    /// <summary>Partner schools that can host in the cohort's year or have a mentor to assign, and those that were ranked before.</summary>
    /// <param name="wide">Opened wider: a resident reads no capacity and no mentor.</param>
    /// <param name="cohort">The resident's.</param>
    /// <param name="ranked">Always among them.</param>
    /// <param name="today">The day of the partnerships.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="q">Beginnings of words; null: the first by name.</param>
    public static async Task<List<School>> OfAsync(ResidencyDb wide, Cohort cohort, IReadOnlyList<Id<School>> ranked, DateOnly today, CancellationToken stop, string? q = null)
    {
        var found = Open(wide, cohort, today).Where(s => !ranked.Contains(s.Id));
        foreach (var prefix in SearchPrefixes.Of(q))
            found = found.Where(s => s.SearchWords.Contains(prefix));
        return [.. await wide.Schools.Where(s => ranked.Contains(s.Id)).ToListAsync(stop), .. await found.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).ToListAsync(stop)];
    }

    /// <summary>So many at a time besides those that were ranked.</summary>
    public const int Most = 100;

    /// <summary>All that may be ranked.</summary>
    public static IQueryable<School> Open(ResidencyDb wide, Cohort cohort, DateOnly today)
    {
        var (program, year) = (cohort.ProgramId, cohort.Year);
        var shared = wide.PartnershipMembers.Where(m => m.ProgramId == program && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.PartnershipId);
        return wide.Schools.Where(s => s.EndedOn == null
                && wide.PartnershipMembers.Any(m => shared.Contains(m.PartnershipId) && m.DistrictId == s.DistrictId && (m.SchoolId == null || m.SchoolId == s.Id) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today))
                && (wide.Capacities.Any(c => c.SchoolId == s.Id && c.Year == year && (c.Answer == HostingAnswer.Yes || c.Answer == HostingAnswer.Maybe)) || wide.Mentors.Any(m => m.SchoolId == s.Id && m.State == MentorState.Assignable)));
    }
}

/// <summary>The resident says where they would like to be, while preferences are taken.</summary>
public sealed class SayWishes(UseCaseServices services) : Command<SayWishes.Request, Nothing>(services)
{
    /// <param name="Ranks">A number for each school, as typed; empty: not ranked.</param>
    /// <param name="TravelLimit">Miles, as typed.</param>
    /// <param name="Home">"39.7392, -104.9903", as typed.</param>
    /// <param name="Version">As shown; 0: nothing was said yet.</param>
    public sealed record Request(IReadOnlyDictionary<Id<School>, string?> Ranks, bool OnlyRanked, string? TravelLimit, string? Home, string? Languages, string? Areas, string? Needs, string? Conflicts, int Version);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Ranks).Custom((ranks, check) => RankNumbers.Check(ranks.Select(x => x.Value), "school", check.AddFailure));
            RuleFor(r => r.TravelLimit).Must(t => TypedNumber.IsFine(t, 1, 500)).WithMessage("Give whole miles from 1 to 500, or leave it empty.");
            RuleFor(r => r.Home).Must(h => string.IsNullOrWhiteSpace(h) || Place(h) is not null).WithMessage("Give latitude and longitude as a map shows them, like 39.7392, -104.9903, or leave it empty.");
            RuleFor(r => r.Languages).MaximumLength(200).WithMessage("Shorten the languages to 200 characters.");
            RuleFor(r => r.Areas).MaximumLength(2000).WithMessage("Shorten this to 2,000 characters.");
            RuleFor(r => r.Needs).MaximumLength(2000).WithMessage("Shorten this to 2,000 characters.");
            RuleFor(r => r.Conflicts).MaximumLength(2000).WithMessage("Shorten this to 2,000 characters.");
            RuleFor(r => r.OnlyRanked).Must((r, only) => !only || r.Ranks.Any(x => !string.IsNullOrWhiteSpace(x.Value))).WithMessage("Rank at least one school, or take the tick away.");
        }
    }

    private protected override Permission Needs => Permission.GivePreferences;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (operation.Reach.Kind is not ReachKind.Resident || await db.Residents.SingleOrDefaultAsync(stop) is not { } resident)
            return Outcome.NotFound;
        if (await db.PreferenceWindows.SingleOrDefaultAsync(w => w.CohortId == resident.CohortId, stop) is not { } window)
            return Outcome.Refused("window-none", "Your program has not said yet when preferences are taken.");
        await using var wide = operation.LookWider("the schools that a resident may rank");
        var cohort = await wide.Cohorts.SingleAsync(c => c.Id == resident.CohortId, stop);
        var said = await db.Wishes.Include(w => w.Schools).SingleOrDefaultAsync(w => w.ResidentId == resident.Id && w.CohortId == cohort.Id, stop);
        if (said is null)
            db.Add(said = new ResidentWishes(resident));
        else
            db.Entry(said).Property(w => w.Version).OriginalValue = request.Version;
        var (asked, before) = (request.Ranks.Keys.ToList(), said.Ranked);
        var known = (await SchoolsToRank.Open(wide, cohort, operation.Today).Where(s => asked.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop)).Concat(before).ToHashSet();
        var ranked = request.Ranks.Where(r => known.Contains(r.Key) && RankNumbers.Of(r.Value) is not null).OrderBy(r => RankNumbers.Of(r.Value)).Select(r => r.Key).ToList();
        said.Say(window, new(ranked, request.OnlyRanked, TypedNumber.Of(request.TravelLimit, 1, 500), Place(request.Home), Tidy(request.Languages), Tidy(request.Areas), Tidy(request.Needs), Tidy(request.Conflicts)), operation.Today, operation.Now);
        operation.Announce("matching", cohort.Id.Value);
        return default(Nothing);
    }

    private static Coordinates? Place(string? text) => text?.Split(',') is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
        && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? new(latitude, longitude) : null;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Numbers 1, 2, 3 … beside names, as people type them. Gaps are fine; the same number twice is not.</summary>
internal static class RankNumbers
{
    private const int Last = 200;

    public static int? Of(string? text) => TypedNumber.Of(text, 1, Last);

    public static void Check(IEnumerable<string?> typed, string noun, Action<string> fail)
    {
        var numbers = new HashSet<int>();
        foreach (var text in typed.Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            if (Of(text) is not { } number)
                fail($"“{(text!.Length > 20 ? text[..20] : text)}” is no place in an order: give whole numbers, 1 for the first choice, and leave the others empty.");
            else if (!numbers.Add(number))
                fail($"Two have the number {number}. Give each {noun} a number of its own.");
        }
    }
}

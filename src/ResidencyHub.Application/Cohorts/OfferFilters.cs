using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Cohorts;

/// <summary>What the filters of a list of people offer: what occurs among the newest rows within reach, so that a page costs the same among a million.</summary>
public sealed record FilterOffer(IReadOnlyList<FilterOffer.School> Schools, IReadOnlyList<string> Subjects, IReadOnlyList<string> Grades, IReadOnlyList<FilterOffer.Cohort> Cohorts)
{
    public static FilterOffer None { get; } = new([], [], [], []);

    public sealed record School(Guid Id, string Name);

    /// <param name="Year">School year, by its first calendar year.</param>
    public sealed record Cohort(Guid Id, string Name, int Year);

    internal const int LookedAt = 5 * PageOf<School>.CountLimit;
    internal const int Most = 200;

    /// <summary>The newest within reach.</summary>
    internal static Task<List<Cohort>> CohortsAsync(Operation operation, CancellationToken stop) =>
        operation.Db.Cohorts.OrderByDescending(c => c.Year).ThenBy(c => c.Name).Take(Most).Select(c => new Cohort(c.Id.Value, c.Name, c.Year)).ToListAsync(stop);

    internal static Task<List<string>> WordsAsync(IQueryable<string> words, CancellationToken stop) => words.Where(w => w != "").Distinct().OrderBy(w => w).Take(Most).ToListAsync(stop);
}

/// <summary>The schools, certification areas and grade bands to filter residents by.</summary>
public sealed class OfferResidentFilters(UseCaseServices services) : Query<Nothing, FilterOffer>(services)
{
    private protected override Permission Needs => Permission.ReadResidents;

    private protected override IReadOnlyList<string> KeptUntilChanged { get; } = [Nouns.Residents, Nouns.Cohorts];

    private protected override async Task<Outcome<FilterOffer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var newest = operation.Db.Residents.OrderByDescending(r => r.Id).Take(FilterOffer.LookedAt);
        var schools = await newest.Where(r => r.SchoolId != null).Select(r => new { r.SchoolId, r.SchoolName }).Distinct().OrderBy(s => s.SchoolName).Take(FilterOffer.Most).ToListAsync(stop);
        return new FilterOffer(schools.ConvertAll(s => new FilterOffer.School(s.SchoolId!.Value.Value, s.SchoolName)), await FilterOffer.WordsAsync(newest.Select(r => r.Subject), stop), await FilterOffer.WordsAsync(newest.Select(r => r.GradeBand), stop),
            await FilterOffer.CohortsAsync(operation, stop));
    }
}

/// <summary>The schools, subjects and grade bands to filter mentors by.</summary>
public sealed class OfferMentorFilters(UseCaseServices services) : Query<Nothing, FilterOffer>(services)
{
    private protected override Permission Needs => Permission.ReadMentors;

    private protected override IReadOnlyList<string> KeptUntilChanged { get; } = [Nouns.Mentors];

    private protected override async Task<Outcome<FilterOffer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var newest = operation.Db.Mentors.OrderByDescending(m => m.Id).Take(FilterOffer.LookedAt);
        var schools = await newest.Select(m => new { m.SchoolId, m.SchoolName }).Distinct().OrderBy(s => s.SchoolName).Take(FilterOffer.Most).ToListAsync(stop);
        return new FilterOffer(schools.ConvertAll(s => new FilterOffer.School(s.SchoolId.Value, s.SchoolName)), await FilterOffer.WordsAsync(newest.Select(m => m.Subject), stop), await FilterOffer.WordsAsync(newest.Select(m => m.GradeBand), stop), []);
    }
}

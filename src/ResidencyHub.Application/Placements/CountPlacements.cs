using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>The numbers beside the saved views, and what the filters offer; each number stops at the limit that lists count to.</summary>
public sealed class CountPlacements(UseCaseServices services) : Query<CountPlacements.Request, CountPlacements.Answer>(services)
{
    /// <param name="Year">All: of this school year; null for all years.</param>
    public sealed record Request(int? Year = null);

    public sealed record Answer(int All, int Waiting, int Late, int NeedMentor, int NeedPlace, IReadOnlyList<Choice> Schools, IReadOnlyList<string> Subjects, IReadOnlyList<string> Grades, IReadOnlyList<Choice> Cohorts, IReadOnlyList<int> Years);

    /// <summary>One thing that a filter offers.</summary>
    public sealed record Choice(Guid Id, string Name);

    private const int Offered = 200;

    private protected override Permission Needs => Permission.ReadPlacements;

    private protected override IReadOnlyList<string> KeptUntilChanged { get; } = [Nouns.Placements, Nouns.Cohorts];

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var filter = new PlacementFilter();
        // what is offered is read from the newest placements, so that the page costs the same among a million
        var newest = filter.Over(db.Placements, today).OrderByDescending(p => p.Id).Take(5 * PageOf<Answer>.CountLimit);
        var schools = await newest.Select(p => new { p.SchoolId, p.SchoolName }).Distinct().OrderBy(s => s.SchoolName).Take(Offered).ToListAsync(stop);
        var subjects = await newest.Select(p => p.Subject).Distinct().OrderBy(s => s).Take(Offered).ToListAsync(stop);
        var grades = await newest.Select(p => p.GradeBand).Distinct().OrderBy(g => g).Take(Offered).ToListAsync(stop);
        var cohorts = await db.Cohorts.OrderByDescending(c => c.Year).ThenBy(c => c.Name).Take(Offered).Select(c => new { c.Id, c.Name, c.Year }).ToListAsync(stop);
        return new Answer(
            await CountAsync(filter with { Year = request.Year }), await CountAsync(filter with { Waiting = true }), await CountAsync(filter with { Late = true }), await CountAsync(filter with { NeedsMentor = true }), await CountAsync(filter with { NeedsPlace = true }),
            [.. schools.Select(s => new Choice(s.SchoolId.Value, s.SchoolName))], subjects, grades,
            cohorts.ConvertAll(c => new Choice(c.Id.Value, $"{c.Name}, {new AcademicYear(c.Year)}")), [.. cohorts.Select(c => c.Year).Distinct()]);

        Task<int> CountAsync(PlacementFilter f) => f.Over(db.Placements, today).Take(PageOf<Answer>.CountLimit + 1).CountAsync(stop);
    }
}

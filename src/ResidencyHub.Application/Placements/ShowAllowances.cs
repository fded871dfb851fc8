using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>A resident's exceptions, and what the program's rules allow to be excepted.</summary>
public sealed class ShowAllowances(UseCaseServices services) : Query<Id<Resident>, ShowAllowances.Answer>(services)
{
    /// <remarks>FirstDay, LastDay: the cohort's, within which an exception lies. Default: how residents are placed without one, as the rules say it.</remarks>
    public sealed record Answer(string Resident, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<string> Default, IReadOnlyList<AllowanceKind> Kinds, IReadOnlyList<MentorChoice> Mentors, IReadOnlyList<Row> Rows);

    public sealed record MentorChoice(Id<Mentor> Id, string Name, string SchoolName);

    /// <summary>One exception.</summary>
    public sealed record Row(Id<PlacementAllowance> Id, AllowanceKind Kind, string? Mentor, string? Organization, string Argument, string ApprovedBy, DateOnly FirstDay, DateOnly LastDay, string RecordedBy, DateTime RecordedAt, string? EndedBecause)
    {
        /// <summary>What it lets through, in words.</summary>
        public string Lets => AllowanceWords.Lets(Kind, Mentor, Organization);
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Resident> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Residents.SingleOrDefaultAsync(r => r.Id == request, stop) is not { } resident)
            return Outcome.NotFound;
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == resident.CohortId, stop);
        var rules = await RuleBook.OpenAsync(db, resident.ProgramId, operation.Today, stop);
        var mentors = await db.Mentors.Where(m => m.State != MentorState.Released).OrderBy(m => m.SchoolName).ThenBy(m => m.SortName).Take(500).Select(m => new { m.Id, m.FirstName, m.LastName, m.SchoolName }).ToListAsync(stop);
        return new Answer(
            resident.Name.Full, cohort.StartsOn, cohort.EndsOn, [rules[RuleCode.PlacementOpenAtOnce].Words, rules[RuleCode.PlacementSameSchool].Words], [.. Enum.GetValues<AllowanceKind>().Where(rules.Excepts)],
            mentors.ConvertAll(m => new MentorChoice(m.Id, new PersonName(m.FirstName, m.LastName).Full, m.SchoolName)),
            await db.PlacementAllowances.Where(a => a.ResidentId == request).OrderByDescending(a => a.StartsOn).ThenByDescending(a => a.Id)
                .Select(a => new Row(a.Id, a.Kind, a.MentorName, a.Organization, a.Argument, a.ApprovedBy, a.StartsOn, a.EndsOn, a.RecordedBy, a.RecordedAt, a.EndedBecause)).ToListAsync(stop));
    }
}

/// <summary>What exceptions let through, as people read it.</summary>
public static class AllowanceWords
{
    public static string Lets(AllowanceKind kind, string? mentor, string? organization) => kind switch
    {
        AllowanceKind.Split => "two open placements at once",
        AllowanceKind.Itinerant => $"{mentor} mentors from another school",
        _ => mentor is null ? $"days with {organization}" : $"days with {organization}; {mentor} mentors from another school",
    };
}

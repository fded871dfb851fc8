using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>What a cohort's residents and mentors are asked for, and how far they are.</summary>
public sealed class ShowRequirements(UseCaseServices services) : Query<Id<Cohort>, ShowRequirements.Answer>(services)
{
    /// <summary>Others: cohorts from which to copy. ClearedByHand: residents cleared by a typed day, which would no longer count once something mandatory is asked; 0 where the clearance follows from papers already.</summary>
    public sealed record Answer(Id<Cohort> Id, string Name, DateOnly StartsOn, int Residents, IReadOnlyList<Row> Rows, IReadOnlyList<Other> Others, int ClearedByHand);

    /// <summary>Met: residents of the cohort for whom it is approved today; for mentors everybody who has handed in.</summary>
    public sealed record Row(
        Id<Requirement> Id, RequirementRole Role, string Name, string? Words, bool IsMandatory, bool EveryCohort, DateOnly? DueOn, int? DueDaysBefore, Validity Validity, int? ValidMonths, int ReopensDays, string? SampleName, int Version,
        int Met, int Waiting, int Returned);

    public sealed record Other(Id<Cohort> Id, string Name, int Year, int Requirements);

    private protected override Permission Needs => Permission.ReviewPapers;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Cohort> request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Cohorts.FirstOrDefaultAsync(c => c.Id == request, stop) is not { } cohort)
            return Outcome.NotFound;
        var program = cohort.ProgramId;
        var here = db.Residents.Where(r => r.CohortId == request && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred);
        var asked = await db.Requirements.Where(r => r.ProgramId == program && (r.CohortId == null || r.CohortId == request) && (r.RetiredOn == null || r.RetiredOn > today)).ToListAsync(stop);
        var ids = asked.ConvertAll(r => r.Id);
        var counts = await db.RequirementItems.Where(i => ids.Contains(i.RequirementId) && (i.MentorId != null || here.Any(r => r.Id == i.ResidentId)))
            .GroupBy(i => i.RequirementId).Select(g => new
            {
                g.Key,
                Met = g.Count(i => i.ApprovedOn != null && (i.ValidThrough == null || i.ValidThrough >= today)),
                Waiting = g.Count(i => i.State == ItemState.Waiting),
                Returned = g.Count(i => i.State == ItemState.Returned),
            }).ToDictionaryAsync(g => g.Key, stop);
        var others = await db.Cohorts.Where(c => c.Id != request && db.Requirements.Any(r => r.CohortId == c.Id && (r.RetiredOn == null || r.RetiredOn > today))).OrderByDescending(c => c.Year).ThenBy(c => c.Name)
            .Select(c => new Other(c.Id, c.Name, c.Year, db.Requirements.Count(r => r.CohortId == c.Id && (r.RetiredOn == null || r.RetiredOn > today)))).Take(50).ToListAsync(stop);
        var derived = asked.Exists(r => r.IsMandatory && r.Role is RequirementRole.Resident);
        return new Answer(
            cohort.Id, cohort.Name, cohort.StartsOn, await here.CountAsync(stop),
            [.. asked.OrderBy(r => r.Role).ThenBy(r => r.DueFor(cohort.StartsOn) ?? DateOnly.MaxValue).ThenBy(r => r.Name, StringComparer.CurrentCulture).Select(r => new Row(
                r.Id, r.Role, r.Name, r.Words, r.IsMandatory, r.CohortId is null, r.DueOn, r.DueDaysBefore, r.Validity, r.ValidMonths, r.ReopensDays, r.SampleName, r.Version,
                counts.GetValueOrDefault(r.Id)?.Met ?? 0, counts.GetValueOrDefault(r.Id)?.Waiting ?? 0, counts.GetValueOrDefault(r.Id)?.Returned ?? 0))],
            others, derived ? 0 : await here.CountAsync(r => r.ClearedUntil >= today, stop));
    }
}

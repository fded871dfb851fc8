using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Oversight;

/// <summary>Counts over the viewer's partnerships what is not a school's: agreements that end, decisions, health, goals, vacancies.</summary>
internal sealed class ManyCount(Operation operation, RuleBook rules)
{
    private readonly AcademicYear _year = AcademicYear.Of(operation.Today);

    public async Task<ManyFacts> ReadAsync(CancellationToken stop)
    {
        var (db, today, first) = (operation.Db, operation.Today, _year.FirstDay);
        await using var wide = operation.LookWider("positions ahead and residents who finish, over many schools");
        var partnerships = await db.Partnerships.CountAsync(p => p.StartedOn <= today && (p.EndedOn == null || p.EndedOn >= today), stop);
        var alert = today.AddDays(rules.Number(RuleCode.AgreementAlertDays));
        var ends = await db.Agreements.Where(a => a.State == AgreementState.Active && a.StartsOn <= today && a.EndsOn >= today && a.EndsOn <= alert && !db.Agreements.Any(b => b.RenewsId == a.Id && b.State == AgreementState.Active)).OrderBy(a => a.EndsOn)
            .Select(a => new AgreementFact(a.Title, a.EndsOn, db.Agreements.Any(b => b.RenewsId == a.Id && b.State != AgreementState.Terminated), false)).FirstOrDefaultAsync(stop);
        var (before, sameDay) = (_year.Previous.FirstDay, today.AddYears(-1));
        var decisions = await db.Decisions.Where(d => d.DecidedOn >= before || d.State == DecisionState.Open).Select(d => new { d.State, d.DecidedOn, Voted = d.Votes.Where(v => v.Round == d.Round).Select(v => v.Side).ToList() }).ToListAsync(stop);
        var actions = await db.ActionItems.Where(a => a.DueOn >= first && a.DueOn <= today).Select(a => new { a.DueOn, a.DoneOn }).ToListAsync(stop);
        var side = Record.SideOf(operation.Viewer.Role);
        var far = rules.Number(RuleCode.HealthGapLevels);
        var rounds = side is null ? [] : await db.HealthRounds.Where(r => r.RevealedOn >= before && r.SchoolId == null && r.DistrictId == null && r.ProgramId == null).Select(r => new
        {
            r.PartnershipId,
            On = r.RevealedOn!.Value,
            Far = db.HealthResults.Any(x => x.RoundId == r.Id && (x.UniversityLevel - x.DistrictLevel >= far || x.DistrictLevel - x.UniversityLevel >= far
            || x.CommunityLevel - x.UniversityLevel >= far || x.UniversityLevel - x.CommunityLevel >= far || x.CommunityLevel - x.DistrictLevel >= far || x.DistrictLevel - x.CommunityLevel >= far))
        }).ToListAsync(stop);
        // as the list of openings counts them: what is published in the own districts, or at the own school
        var seen = Openings.Seen(db);
        var (filled, byGraduates) = await Openings.FilledAsync(seen, today.AddYears(-1), stop);
        var finishing = Openings.Finishing(wide, rules, today);
        var reach = operation.Reach;
        finishing = reach.Kind switch
        {
            ReachKind.Programs => finishing.Where(r => reach.Programs.Contains(r.ProgramId)),
            ReachKind.Districts => finishing.Where(r => r.DistrictId != null && reach.Districts.Contains(r.DistrictId.Value)),
            ReachKind.Schools => finishing.Where(r => r.SchoolId != null && reach.Schools.Contains(r.SchoolId.Value)),
            _ => finishing,
        };
        return new ManyFacts(
            partnerships, ends, decisions.Count(d => d.DecidedOn >= first), decisions.Count(d => d.DecidedOn >= before && d.DecidedOn <= sameDay), actions.Count, actions.Count(a => a.DoneOn <= a.DueOn), actions.Count(a => a.DoneOn is null),
            side is { } mine ? decisions.Count(d => d.State is DecisionState.Open && !d.Voted.Contains(mine)) : 0, [.. (await Governance.Governing.LapsedAsync(operation, null, stop)).Select(r => r.Rhythm.Words)],
            rounds.Where(r => r.On >= first).Select(r => r.PartnershipId).Distinct().Count(), rounds.Where(r => r.Far && r.On >= first).Select(r => r.PartnershipId).Distinct().Count(), await GoalsAsync(stop),
            VacancyOutlook.Of(await Openings.AheadAsync(seen, rules, today, stop), await Openings.BySubjectAsync(finishing, stop)), (byGraduates, filled),
            operation.Viewer.Role is Role.ProgramCoordinator ? await db.Concerns.CountAsync(c => c.ClosedAt == null, stop) : null,
            side is null ? null : await Improvement.CycleCounts.OfAsync(operation, db.ImprovementCycles, "/partnerships", stop),
            rounds.Where(r => r.On <= sameDay).Select(r => r.PartnershipId).Distinct().Count());
    }

    private async Task<GoalFact> GoalsAsync(CancellationToken stop)
    {
        var (today, first, before, sameDay) = (operation.Today, _year.FirstDay, _year.Previous.FirstDay, operation.Today.AddYears(-1));
        var goals = Record.SideOf(operation.Viewer.Role) is null ? [] : await operation.Db.Goals.Include(g => g.Values).Where(g => g.TakenOutOn == null && (g.State == GoalState.Open || (g.State == GoalState.Reached && g.ClosedOn >= before))).ToListAsync(stop);
        var open = goals.FindAll(g => g.State is GoalState.Open);
        return new(open.Count, open.Count(g => g.TargetOn < today), await GoalMoves.CountAsync(operation, open, stop), goals.Count(g => g.State is GoalState.Reached && g.ClosedOn >= first), "/partnerships", goals.Count(g => g.State is GoalState.Reached && g.ClosedOn <= sameDay));
    }
}

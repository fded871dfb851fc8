using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Improvement;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Counts the second half of a school's status: training and pay, observations, growth, health, goals, vacancies. What belongs to people is counted in a wider reach and leaves it as numbers.</summary>
internal sealed class StatusDepthCount(Operation operation, School school, RuleBook rules)
{
    private readonly AcademicYear _year = AcademicYear.Of(operation.Today);

    public async Task<StatusFacts> AddToAsync(StatusFacts facts, CancellationToken stop)
    {
        var (db, today, id) = (operation.Db, operation.Today, school.Id);
        await using var wide = operation.LookWider("counts for the second half of a school's status page");
        var partnerships = await PartnershipsAsync(stop);
        var own = operation.Reach.Kind is ReachKind.Programs ? operation.Reach.Programs : null;
        var here = wide.Placements.Where(p => p.SchoolId == id && PlacementRules.Secured.Contains(p.State) && (own == null || own.Contains(p.ProgramId)));
        var rates = Record.SideOf(operation.Viewer.Role) is not null;
        var seen = Openings.Seen(wide).Where(o => o.SchoolId == id);
        var (filled, byGraduates) = await Openings.FilledAsync(seen, today.AddYears(-1), stop);
        var busyBefore = await wide.Placements.Where(p => p.SchoolId == id && p.Year == _year.StartYear - 1 && p.MentorId != null && PlacementRules.Secured.Contains(p.State)).Select(p => p.MentorId).Distinct().CountAsync(stop);
        return facts with
        {
            MentorTerms = await MentorTermsAsync(wide, stop),
            BusyLastYear = busyBefore > 0 ? busyBefore : null,
            Observations = await ObservationsAsync(wide, here, _year, today, stop),
            ObservationsLastYear = await ObservationsAsync(wide, here, _year.Previous, today.AddYears(-1), stop),
            Hours = await HoursAsync(wide, here, stop),
            Growth = await GrowthAsync(wide, here, _year, today, stop),
            GrowthLastYear = await GrowthAsync(wide, here, _year.Previous, today.AddYears(-1), stop),
            Health = rates ? await HealthAsync(partnerships, stop) : null,
            HealthPath = rates && partnerships.Count > 0 ? $"/partnerships/{partnerships[0]}/health" : null,
            Goals = rates && partnerships.Count > 0 ? await GoalsAsync(partnerships, stop) : null,
            HerePath = $"/building?school={school.Id}",
            Visits = rates && partnerships.Count > 0 ? await VisitsAsync(partnerships, stop) : null,
            Cycles = rates && partnerships.Count > 0 ? await CyclesAsync(partnerships, stop) : null,
            DecisionsLastYear = await DecisionsBeforeAsync(partnerships, stop),
            Vacancies = VacancyOutlook.Of(await Openings.AheadAsync(seen, rules, today, stop), await Openings.BySubjectAsync(Openings.Finishing(wide, rules, today).Where(r => r.SchoolId == id && (own == null || own.Contains(r.ProgramId))), stop)),
            FilledByGraduates = (byGraduates, filled),
            PrivateOpenings = operation.Viewer.Role is Role.SchoolLeader ? await db.ExpectedOpenings.CountAsync(o => o.SchoolId == id && o.State == OpeningState.Private, stop) : 0,
        };
    }

    /// <summary>The viewer's partnerships to which the school or its district belongs today, the oldest first.</summary>
    private async Task<List<Id<Partnership>>> PartnershipsAsync(CancellationToken stop)
    {
        var today = operation.Today;
        var members = operation.Db.PartnershipMembers.Where(m => m.DistrictId == school.DistrictId && (m.SchoolId == null || m.SchoolId == school.Id) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today));
        return await operation.Db.Partnerships.Where(p => members.Any(m => m.PartnershipId == p.Id)).OrderBy(p => p.StartedOn).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
    }

    private async Task<MentorTermsFact> MentorTermsAsync(ResidencyDb wide, CancellationToken stop)
    {
        var (asks, today, id, district) = (rules.Mentors, operation.Today, school.Id, school.DistrictId);
        var beside = (await wide.Placements.Where(p => p.SchoolId == id && p.MentorId != null && (p.State == PlacementState.Active || p.State == PlacementState.Confirmed)).Select(p => new { Mentor = p.MentorId!.Value, p.ProgramId }).Distinct().ToListAsync(stop)).ConvertAll(p => (p.Mentor, p.ProgramId));
        var mine = operation.Reach.Kind is ReachKind.Everything ? null : operation.Reach.Partnerships;
        var terms = await AgreementReach.At(wide.Agreements, AgreementSight.MembersOn(wide, today), id, district).Where(a => a.State == AgreementState.Active && a.StartsOn <= today && a.EndsOn >= today && (mine == null || mine.Contains(a.PartnershipId)))
            .Select(a => new { a.MentorPay, a.ReleasePeriods }).ToListAsync(stop);
        return new(
            beside.DistinctBy(b => b.Mentor).Count(), (await TrainedMentors.OfAsync(wide, beside, today, stop)).Count, asks.LeastProgramHours + asks.LeastGeneralHours,
            [.. terms.Select(t => t.MentorPay).OfType<decimal>().Distinct().Order()], [.. terms.Select(t => t.ReleasePeriods).OfType<decimal>().Distinct().Order()]);
    }

    private static async Task<ObservationFact?> ObservationsAsync(ResidencyDb wide, IQueryable<Placement> here, AcademicYear year, DateOnly day, CancellationToken stop)
    {
        var (first, start) = (year.FirstDay, year.StartYear);
        var of = here.Where(p => p.Year == start).Select(p => p.Id);
        var planned = await wide.Observations.Where(o => of.Contains(o.PlacementId) && o.PlannedOn >= first && o.PlannedOn < day && o.State != ObservationState.Cancelled).Select(o => new { o.PlacementId, o.ObservedOn }).ToListAsync(stop);
        return planned.Count == 0 && !await of.AnyAsync(stop) ? null : new(planned.Count, planned.Count(o => o.ObservedOn is not null && o.ObservedOn < day), planned.Select(o => o.PlacementId).Distinct().Count());
    }

    private async Task<HoursFact> HoursAsync(ResidencyDb wide, IQueryable<Placement> here, CancellationToken stop)
    {
        var year = _year.StartYear;
        var residents = await here.Where(p => p.Year == year && p.State == PlacementState.Active).Select(p => p.ResidentId).Distinct().ToListAsync(stop);
        var (expected, have) = await HoursPace.OfAsync(wide, residents, operation.Today, stop);
        return new(expected.Count, have.Count, rules.Number(RuleCode.PrivacyLeastGroupGrowth));
    }

    /// <param name="wide">Ratings leave it as numbers.</param>
    /// <param name="here">The placements at the school that the reader counts.</param>
    /// <param name="year">Of this school year, or of one that is over.</param>
    /// <param name="day">Through this day of it.</param>
    /// <param name="stop">Ends the work.</param>
    private async Task<GrowthFact?> GrowthAsync(ResidencyDb wide, IQueryable<Placement> here, AcademicYear year, DateOnly day, CancellationToken stop)
    {
        var (start, over) = (year.StartYear, year != _year);
        var residents = await here.Where(p => p.Year == start && (p.State == PlacementState.Active || (over && p.State == PlacementState.Completed))).Select(p => p.ResidentId).Distinct().ToListAsync(stop);
        if (residents.Count == 0)
            return null;
        var reached = await GrowthShares.OfAsync(wide, rules, residents, year.FirstDay, day, stop);
        return new(residents.Count, reached.Count, reached.Values.Count(r => r), GrowthShares.Mean(rules), rules.Number(RuleCode.PrivacyLeastGroupGrowth));
    }

    private async Task<HealthFact?> HealthAsync(List<Id<Partnership>> partnerships, CancellationToken stop)
    {
        var (db, id) = (operation.Db, school.Id);
        var rounds = await db.HealthRounds.Where(r => partnerships.Contains(r.PartnershipId) && r.RevealedOn != null && (r.SchoolId == null || r.SchoolId == id)).OrderByDescending(r => r.RevealedOn).ThenByDescending(r => r.Id).Take(40)
            .Join(db.HealthInstruments, r => r.InstrumentId, i => i.Id, (r, i) => new { r.Id, r.PartnershipId, r.SchoolId, r.Title, r.Term, On = r.RevealedOn!.Value, i.Code }).ToListAsync(stop);
        if (rounds.OrderByDescending(r => r.On).ThenByDescending(r => r.Id).FirstOrDefault() is not { } last)
            return null;
        var before = rounds.Where(r => r.Id != last.Id && r.On < last.On && r.PartnershipId == last.PartnershipId && r.SchoolId == last.SchoolId && r.Code == last.Code).MaxBy(r => r.On);
        var both = new[] { last.Id, before?.Id ?? last.Id };
        var results = (await db.HealthResults.Where(r => both.Contains(r.RoundId)).Join(db.Set<HealthItem>(), r => r.ItemId, i => i.Id, (r, i) => new { r.RoundId, i.Code, r.UniversityLevel, r.DistrictLevel, r.CommunityLevel }).ToListAsync(stop)).ToLookup(r => r.RoundId);
        var far = rules.Number(RuleCode.HealthGapLevels);
        var then = before is null ? [] : results[before.Id].ToDictionary(r => r.Code, r => HealthResult.LowerOf(r.UniversityLevel, r.DistrictLevel, r.CommunityLevel));
        var moved = results[last.Id].Where(r => then.ContainsKey(r.Code)).Select(r => HealthResult.LowerOf(r.UniversityLevel, r.DistrictLevel, r.CommunityLevel).CompareTo(then[r.Code])).ToList();
        var gaps = results[last.Id].Select(r => HealthResult.GapOf(r.UniversityLevel, r.DistrictLevel, r.CommunityLevel)).ToList();
        return new(last.Title, last.Term, last.On, gaps.Count, gaps.Count(g => g == 0), gaps.Count(g => g >= far), before?.Term, before is null ? null : moved.Count(m => m > 0), before is null ? null : moved.Count(m => m < 0), $"/partnerships/{last.PartnershipId}/health/{last.Id}");
    }

    private async Task<GoalFact> GoalsAsync(List<Id<Partnership>> partnerships, CancellationToken stop)
    {
        var (id, today, first, before, sameDay) = (school.Id, operation.Today, _year.FirstDay, _year.Previous.FirstDay, operation.Today.AddYears(-1));
        var goals = await operation.Db.Goals.Include(g => g.Values).Where(g => partnerships.Contains(g.PartnershipId) && g.TakenOutOn == null && (g.SchoolId == null || g.SchoolId == id) && (g.State == GoalState.Open || g.ClosedOn >= before)).ToListAsync(stop);
        var open = goals.FindAll(g => g.State is GoalState.Open);
        return new(open.Count, open.Count(g => g.TargetOn < today), await GoalMoves.CountAsync(operation, open, stop), goals.Count(g => g.State is GoalState.Reached && g.ClosedOn >= first), $"/partnerships/{partnerships[0]}", goals.Count(g => g.State is GoalState.Reached && g.ClosedOn <= sameDay));
    }

    private async Task<VisitFact> VisitsAsync(List<Id<Partnership>> partnerships, CancellationToken stop)
    {
        var (id, today, first, before) = (school.Id, operation.Today, _year.FirstDay, operation.Today.AddYears(-1));
        var visits = await operation.Db.Visits.Where(v => v.SchoolId == id && v.TakenOutOn == null && partnerships.Contains(v.PartnershipId)).Select(v => new { v.On, v.Kind, v.NextBy, v.NextDoneOn }).ToListAsync(stop);
        // a call is help, and no visit
        var made = visits.FindAll(v => v.Kind is not VisitKind.Call);
        return new(made.Max(v => (DateOnly?)v.On), made.Count(v => v.On >= first), made.Count(v => v.On >= _year.Previous.FirstDay && v.On <= before), visits.Count(v => v.NextBy < today && v.NextDoneOn is null), $"/partnerships/{partnerships[0]}/visits");
    }

    private async Task<CycleFact> CyclesAsync(List<Id<Partnership>> partnerships, CancellationToken stop)
    {
        var id = school.Id;
        return await CycleCounts.OfAsync(operation, operation.Db.ImprovementCycles.Where(c => partnerships.Contains(c.PartnershipId) && (c.SchoolId == null || c.SchoolId == id)), $"/partnerships/{partnerships[0]}/cycles", stop);
    }

    private async Task<int?> DecisionsBeforeAsync(List<Id<Partnership>> partnerships, CancellationToken stop)
    {
        var (id, first, day) = (school.Id, _year.Previous.FirstDay, operation.Today.AddYears(-1));
        var count = await operation.Db.Decisions.CountAsync(d => partnerships.Contains(d.PartnershipId) && (d.SchoolId == null || d.SchoolId == id) && d.DecidedOn >= first && d.DecidedOn <= day, stop);
        return count > 0 ? count : null;
    }
}

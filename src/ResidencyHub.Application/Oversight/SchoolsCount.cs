using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Oversight;

/// <summary>A school of the viewer's, counted.</summary>
internal sealed record CountedSchool(Id<School> Id, Id<District> District, SchoolCounts Facts);

/// <summary>Residents, mentors and schools of one school year.</summary>
/// <param name="Year">By its first calendar year.</param>
public sealed record YearSums(int Year, int Residents, int Mentors, int Schools);

/// <summary>Counts all schools of a district's lead, a program's coordinator or a school's leader, a few questions for all of them together. Rows of people are read in a wider reach and leave it as numbers.</summary>
internal sealed class SchoolsCount(Operation operation, RuleBook rules)
{
    /// <summary>So many school years stand beside each other.</summary>
    public const int Years = 5;

    private const int MostSchools = 1000;

    private readonly AcademicYear _year = AcademicYear.Of(operation.Today);

    private sealed record Placed(Id<Placement> Id, Id<School> School, Id<District> District, Id<PreparationProgram> Program, int Year, Id<Resident> Resident, Id<Mentor>? Mentor, PlacementState State, DateOnly StartsOn, DateOnly EndsOn)
    {
        public bool Runs => State is PlacementState.Active;
    }

    /// <summary>The residents whom the viewer counts as their own; null: all.</summary>
    private IReadOnlyList<Id<PreparationProgram>>? Own => operation.Reach.Kind is ReachKind.Programs ? operation.Reach.Programs : null;

    public async Task<(IReadOnlyList<CountedSchool> Schools, IReadOnlyList<YearSums> Years)> ReadAsync(CancellationToken stop)
    {
        await using var wide = operation.LookWider("counts over many schools");
        var (today, first) = (operation.Today, _year.StartYear - Years + 1);
        var schools = await SchoolsAsync(wide, first, stop);
        var ids = schools.ConvertAll(s => s.Id);
        var placed = await wide.Placements.Where(p => ids.Contains(p.SchoolId) && p.Year >= first && p.Year <= _year.StartYear && PlacementRules.Secured.Contains(p.State))
            .Select(p => new Placed(p.Id, p.SchoolId, p.DistrictId, p.ProgramId, p.Year, p.ResidentId, p.MentorId, p.State, p.StartsOn, p.EndsOn)).ToListAsync(stop);
        var lacking = (await wide.Placements.Where(p => ids.Contains(p.SchoolId) && p.Year == _year.StartYear && (p.State == PlacementState.Active || p.State == PlacementState.Confirmed)).Where(Placement.LacksMentor).Select(p => new { p.Id, p.NeedsMentor, p.MentorThrough }).ToListAsync(stop)).ToDictionary(p => p.Id, p => p.NeedsMentor || p.MentorThrough < today ? null : p.MentorThrough);
        var (own, before) = (placed.Where(p => Own?.Contains(p.Program) != false).ToLookup(p => p.Year), _year.StartYear - 1);
        var capacities = (await operation.Db.Capacities.Include(c => c.Lines).Include(c => c.Served).AsSplitQuery().Where(c => ids.Contains(c.SchoolId) && c.Year == _year.StartYear).ToListAsync(stop))
            // an answer for other partnerships is not the program's to read
            .Where(c => Own is null || !c.ServesSome || c.Served.Any(s => operation.Reach.Partnerships.Contains(s.PartnershipId))).ToDictionary(c => c.SchoolId);
        var mentors = (await operation.Db.Mentors.Where(m => ids.Contains(m.SchoolId) && m.State != MentorState.Released).Select(m => new { m.Id, m.SchoolId, m.State }).ToListAsync(stop)).ToLookup(m => m.SchoolId);
        var beside = placed.Where(p => p.Year == _year.StartYear && p.Mentor is not null && p.State is PlacementState.Active or PlacementState.Confirmed).Select(p => (Mentor: p.Mentor!.Value, p.Program)).ToList();
        var (busy, trained) = (beside.Select(b => b.Mentor).ToHashSet(), await TrainedMentors.OfAsync(wide, beside, today, stop));
        var checkIns = await CheckInsAsync(wide, [.. own[_year.StartYear].Where(p => p.State is PlacementState.Active or PlacementState.Completed)], today, stop);
        var checkInsBefore = await CheckInsAsync(wide, [.. own[before].Where(p => p.State is PlacementState.Active or PlacementState.Completed)], today.AddDays(-364), stop);
        var running = own[_year.StartYear].Where(p => p.Runs).ToList();
        var (expected, onPace) = await HoursPace.OfAsync(wide, [.. running.Select(p => p.Resident).Distinct()], today, stop);
        var observed = await ObservationsAsync(wide, own[_year.StartYear], _year.FirstDay, today, stop);
        var observedBefore = await ObservationsAsync(wide, own[before], _year.Previous.FirstDay, today.AddYears(-1), stop);
        var uncovered = await UncoveredAsync(wide, running, stop);
        var visits = await VisitsAsync(ids, stop);
        var apart = await FarApartAsync(ids, visits, stop);
        var now = own[_year.StartYear].ToLookup(p => p.School);
        var then = placed.Where(p => p.Year == before).ToLookup(p => p.School);
        var all = placed.Where(p => p.Year == _year.StartYear).ToLookup(p => p.School);
        return (
            schools.ConvertAll(s =>
            {
                var (here, pool) = (now[s.Id].ToList(), mentors[s.Id].ToList());
                var working = pool.FindAll(m => busy.Contains(m.Id));
                return new CountedSchool(s.Id, s.DistrictId, new SchoolCounts
                {
                    Name = s.Name,
                    // seats are taken by every program's residents
                    Filled = all[s.Id].Count(),
                    FilledLastYear = then[s.Id].Count(),
                    Seats = capacities.GetValueOrDefault(s.Id)?.Offer?.Limit,
                    Answered = capacities.GetValueOrDefault(s.Id)?.Answer is not null,
                    Running = here.Count(p => p.Runs),
                    NeedMentor = here.Count(p => lacking.TryGetValue(p.Id, out var through) && through is null),
                    MentorsLeaving = here.Count(p => lacking.GetValueOrDefault(p.Id) is not null),
                    MentorNeededFrom = here.Min(p => lacking.GetValueOrDefault(p.Id))?.AddDays(1),
                    Uncovered = uncovered[s.Id].Count(),
                    BeganOn = here.Where(p => p.Runs).Min(p => (DateOnly?)p.StartsOn),
                    Mentors = pool.Count,
                    Ready = pool.Count(m => m.State is MentorState.Assignable),
                    Busy = working.Count,
                    BusyLastYear = then[s.Id].Select(p => p.Mentor).OfType<Id<Mentor>>().Distinct().Count(),
                    Trained = working.Count(m => trained.Contains(m.Id)),
                    CheckIns = checkIns.GetValueOrDefault(s.Id, ShareFact.None),
                    CheckInsLastYear = checkInsBefore.GetValueOrDefault(s.Id, ShareFact.None),
                    Hours = here.Where(p => p.Runs).Select(p => p.Resident).Distinct().ToList() is var residents ? new(residents.Count(expected.Contains), residents.Count(onPace.Contains), residents.Count(expected.Contains)) : ShareFact.None,
                    Observations = observed.GetValueOrDefault(s.Id, new(0, 0, 0)),
                    ObservationsLastYear = observedBefore.GetValueOrDefault(s.Id, new(0, 0, 0)),
                    Visits = visits.GetValueOrDefault(s.Id, new(null, 0, null)),
                    FarApart = apart.GetValueOrDefault(s.Id),
                });
            }),
            [.. Enumerable.Range(first, Years).Select(y => own[y].ToList() is var rows ? new YearSums(y, rows.Select(p => p.Resident).Distinct().Count(), rows.Select(p => p.Mentor).OfType<Id<Mentor>>().Distinct().Count(), rows.Select(p => p.School).Distinct().Count()) : null!)]);
    }

    /// <summary>A leader's own schools; for others those of their reach that host, or hosted in these years.</summary>
    private async Task<List<School>> SchoolsAsync(ResidencyDb wide, int first, CancellationToken stop)
    {
        var (reach, own) = (operation.Reach, Own);
        var schools = wide.Schools.Where(s => s.EndedOn == null);
        schools = reach.Kind switch
        {
            ReachKind.Schools => schools.Where(s => reach.Schools.Contains(s.Id)),
            ReachKind.Districts => schools.Where(s => reach.Districts.Contains(s.DistrictId) && wide.Placements.Any(p => p.SchoolId == s.Id && p.Year >= first && PlacementRules.Secured.Contains(p.State))),
            ReachKind.Programs => schools.Where(s => wide.Placements.Any(p => p.SchoolId == s.Id && p.Year >= first && own!.Contains(p.ProgramId) && PlacementRules.Secured.Contains(p.State))),
            ReachKind.Everything => schools.Where(s => wide.Placements.Any(p => p.SchoolId == s.Id && p.Year >= first && PlacementRules.Secured.Contains(p.State))),
            _ => schools.Where(_ => false),
        };
        return await schools.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(MostSchools).ToListAsync(stop);
    }

    private async Task<Dictionary<Id<School>, ShareFact>> CheckInsAsync(ResidencyDb wide, IReadOnlyList<Placed> placements, DateOnly day, CancellationToken stop)
    {
        var of = await CheckInShares.OfAsync(operation, wide, [.. placements.Select(p => new CheckInShares.Placed(p.Id, p.School, p.District, p.Program, p.StartsOn, p.EndsOn))], rules.Number(RuleCode.CheckInStatusWeeks), day, stop);
        return placements.Where(p => of.ContainsKey(p.Id)).GroupBy(p => p.School).ToDictionary(g => g.Key, g => ShareFact.Sum(g.Select(p => of[p.Id])));
    }

    private static async Task<Dictionary<Id<School>, ObservationFact>> ObservationsAsync(ResidencyDb wide, IEnumerable<Placed> placements, DateOnly from, DateOnly day, CancellationToken stop)
    {
        var of = placements.ToDictionary(p => p.Id, p => p.School);
        var schools = of.Values.Distinct().ToList();
        var planned = await wide.Observations.Where(o => schools.Contains(o.SchoolId) && o.PlannedOn >= from && o.PlannedOn < day && o.State != ObservationState.Cancelled)
            .GroupBy(o => o.PlacementId).Select(g => new { g.Key, Planned = g.Count(), Held = g.Count(o => o.ObservedOn != null && o.ObservedOn < day) }).ToListAsync(stop);
        return planned.Where(p => of.ContainsKey(p.Key)).GroupBy(p => of[p.Key]).ToDictionary(g => g.Key, g => new ObservationFact(g.Sum(p => p.Planned), g.Sum(p => p.Held), g.Count()));
    }

    /// <summary>The running placements for which neither their program nor their school stands in an agreement in force.</summary>
    private async Task<ILookup<Id<School>, Placed>> UncoveredAsync(ResidencyDb wide, IReadOnlyList<Placed> running, CancellationToken stop)
    {
        var today = operation.Today;
        var programs = running.Select(p => p.Program).Distinct().ToList();
        var members = await wide.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Where(m => wide.PartnershipMembers.Any(x => x.PartnershipId == m.PartnershipId && x.ProgramId != null && programs.Contains(x.ProgramId.Value))).ToListAsync(stop);
        var partnerships = members.ConvertAll(m => m.PartnershipId).Distinct().ToList();
        var inForce = await wide.Agreements.Include(a => a.Schools).Include(a => a.Programs).AsSplitQuery().Where(a => partnerships.Contains(a.PartnershipId) && a.State == AgreementState.Active && a.StartsOn <= today && a.EndsOn >= today).ToListAsync(stop);
        var cover = new CoverInMemory(inForce, members);
        return running.Where(p => !cover.Of(p.Program, p.School, p.District).Any()).ToLookup(p => p.School);
    }

    private async Task<Dictionary<Id<School>, VisitedFact>> VisitsAsync(List<Id<School>> schools, CancellationToken stop)
    {
        var (since, today) = (operation.Today.AddYears(-2), operation.Today);
        var visits = await operation.Db.Visits.Where(v => v.SchoolId != null && schools.Contains(v.SchoolId.Value) && v.On >= since && v.TakenOutOn == null).Select(v => new { School = v.SchoolId!.Value, v.On, v.Kind, v.NextBy, v.NextDoneOn }).ToListAsync(stop);
        return visits.GroupBy(v => v.School).ToDictionary(g => g.Key, g =>
        {
            var late = g.Where(v => v.NextBy < today && v.NextDoneOn is null).ToList();
            // a call is help, and no visit
            var made = g.Where(v => v.Kind is not VisitKind.Call).Select(v => v.On).ToList();
            return new VisitedFact(made.Max(on => (DateOnly?)on), late.Count, late.Min(v => v.NextBy), made.Count(on => on >= _year.FirstDay), made.Count(on => on >= _year.Previous.FirstDay && on <= today.AddYears(-1)));
        });
    }

    private async Task<Dictionary<Id<School>, int>> FarApartAsync(List<Id<School>> schools, Dictionary<Id<School>, VisitedFact> visits, CancellationToken stop)
    {
        var (since, far, db) = (operation.Today.AddYears(-1), rules.Number(RuleCode.HealthGapLevels), operation.Db);
        var rounds = await db.HealthRounds.Where(r => r.SchoolId != null && schools.Contains(r.SchoolId.Value) && r.RevealedOn >= since).Select(r => new { r.Id, School = r.SchoolId!.Value, On = r.RevealedOn!.Value }).ToListAsync(stop);
        var newest = rounds.GroupBy(r => r.School).Select(g => g.MaxBy(r => r.On)!).Where(r => !(visits.GetValueOrDefault(r.School)?.LastOn >= r.On)).ToList();
        var ids = newest.ConvertAll(r => r.Id);
        var results = (await db.HealthResults.Where(r => ids.Contains(r.RoundId)).Select(r => new { r.RoundId, r.UniversityLevel, r.DistrictLevel, r.CommunityLevel }).ToListAsync(stop)).ToLookup(r => r.RoundId);
        return newest.ToDictionary(r => r.School, r => results[r.Id].Count(x => HealthResult.GapOf(x.UniversityLevel, x.DistrictLevel, x.CommunityLevel) >= far));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Counts what the status page of one school needs. Check-ins and concerns are counted in a wider reach, because a school leader may know how many, not what or whose.</summary>
internal sealed class StatusCount(Operation operation, School school, RuleBook rules)
{
    private static readonly PlacementState[] OnTheWay = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted, PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted];

    public async Task<StatusFacts> ReadAsync(CancellationToken stop)
    {
        var (db, today, year) = (operation.Db, operation.Today, AcademicYear.Of(operation.Today));
        await using var wide = operation.LookWider("counts for a school's status page");
        // requests as far as the viewer sees them, but seats are taken by every program's residents
        var placements = await wide.Placements.Where(p => p.SchoolId == school.Id && (p.Year == year.StartYear || p.Year == year.StartYear - 1) && PlacementRules.Secured.Contains(p.State))
            .Join(wide.Programs, p => p.ProgramId, g => g.Id, (p, g) => new { p.Year, p.ProgramId, Program = g.Name }).ToListAsync(stop);
        var own = operation.Reach.Kind is ReachKind.Programs ? operation.Reach.Programs : null;
        var here = db.Placements.Where(p => p.SchoolId == school.Id && p.Year == year.StartYear);
        var now = await here.Select(p => p.State).ToListAsync(stop);
        var lacking = await here.Where(Placement.LacksMentor).Where(p => p.State == PlacementState.Active || p.State == PlacementState.Confirmed).Select(p => new { p.NeedsMentor, p.MentorThrough }).ToListAsync(stop);
        // whoever has told that they leave is still there
        var leaving = lacking.FindAll(p => !p.NeedsMentor && p.MentorThrough >= today);
        var filled = placements.FindAll(p => p.Year == year.StartYear);
        var capacity = await wide.Capacities.Include(c => c.Lines).Where(c => c.SchoolId == school.Id && c.Year == year.StartYear).SingleOrDefaultAsync(stop);
        var mentors = await db.Mentors.Where(m => m.SchoolId == school.Id && m.State != MentorState.Released).Select(m => new { m.Id, m.State }).ToListAsync(stop);
        var busy = await wide.Placements.Where(p => p.SchoolId == school.Id && p.MentorId != null && (p.State == PlacementState.Active || p.State == PlacementState.Confirmed)).Select(p => p.MentorId).Distinct().ToListAsync(stop);
        var weeks = rules.Number(RuleCode.CheckInStatusWeeks);
        var checkIns = await CheckInsAsync(wide, today, weeks, stop);
        var checkInsThen = await CheckInsAsync(wide, today.AddDays(-364), weeks, stop);
        var sights = await AgreementSight.ByProgramAsync(wide, school.Id, school.DistrictId, today, stop);
        var countable = own ?? [.. sights.Where(s => s.Value >= ConcernSight.Counts).Select(s => s.Key)];
        var concerns = await wide.Concerns.Where(c => c.SchoolId == school.Id && c.ClosedAt == null && (countable.Contains(c.ProgramId) || (own == null && c.IsAboutSafety))).Select(c => c.IsAboutSafety).ToListAsync(stop);
        var counted = await wide.Placements.CountAsync(p => p.SchoolId == school.Id && p.State == PlacementState.Active && countable.Contains(p.ProgramId), stop);
        var agreements = await AgreementsAsync(wide, stop);
        var together = await TogetherAsync(year, stop);
        return new StatusFacts
        {
            Today = today,
            Reader = operation.Viewer.Role switch { Role.SchoolLeader => StatusReader.SchoolLeader, Role.ProgramCoordinator => StatusReader.Coordinator, _ => StatusReader.Other },
            Agreements = agreements,
            Lapsed = agreements.Count > 0 ? null : await LapsedAsync(wide, stop),
            AgreementsLastYear = await CoveredOn(wide, today.AddYears(-1)).CountAsync(stop),
            AgreementAlertDays = rules.Number(RuleCode.AgreementAlertDays),
            HasAnswered = capacity?.Answer is not null,
            Seats = capacity?.Offer?.Limit,
            HostingConfirmedOn = capacity?.ConfirmedOn,
            HostingStale = capacity?.IsStale(rules.Number(RuleCode.CapacityStaleDays), today) == true,
            Filled = filled.Count,
            Waiting = now.Count(OnTheWay.Contains),
            NeedMentor = lacking.Count - leaving.Count,
            MentorsLeaving = leaving.Count,
            MentorNeededFrom = leaving.Min(p => p.MentorThrough)?.AddDays(1),
            FilledLastYear = placements.Count(p => p.Year == year.StartYear - 1),
            ByProgram = [.. filled.GroupBy(p => own?.Contains(p.ProgramId) == false ? "other programs" : p.Program).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2)],
            Mentors = mentors.Count,
            MentorsReady = mentors.Count(m => m.State is MentorState.Assignable),
            MentorsBusy = mentors.Count(m => busy.Contains(m.Id)),
            CheckInsDue = checkIns.Due,
            CheckInsOnTime = checkIns.OnTime,
            CheckInWeeks = weeks,
            CheckInsDueLastYear = checkInsThen.Due,
            CheckInsOnTimeLastYear = checkInsThen.OnTime,
            CheckInPlacements = checkIns.Behind,
            CheckInPlacementsLastYear = checkInsThen.Behind,
            Sight = sights.Values.DefaultIfEmpty(ConcernSight.SafetyOnly).Max(),
            CountedResidents = counted,
            LeastGroup = rules.Number(RuleCode.PrivacyLeastGroup),
            OnTime = rules.OnTime,
            OpenConcerns = concerns.Count,
            OpenSafetyConcerns = concerns.Count(safety => safety),
            Coordinators = await CoordinatorsAsync(wide, stop),
            DecisionsThisYear = together.Decided,
            ActionsDue = together.Due,
            ActionsOnTime = together.OnTime,
            ActionsOverdue = together.Overdue,
            LastDecidedOn = together.Last,
            VotesWaiting = together.Votes,
            Giving = await GivingAsync(year, stop),
            CommitteesLapsed = [.. (await Governance.Governing.LapsedAsync(operation, school.Id, stop)).Select(r => r.Rhythm.Words)],
        };
    }

    /// <summary>What the partnerships of the school have entered and agreed this year, as far as the viewer reads it.</summary>
    private async Task<IReadOnlyList<GivingFact>> GivingAsync(AcademicYear year, CancellationToken stop)
    {
        var (db, today, id, district, y, first, last) = (operation.Db, operation.Today, school.Id, school.DistrictId, year.StartYear, year.FirstDay, year.LastDay);
        var (before, sameDay) = (year.Previous.FirstDay, today.AddYears(-1));
        var facts = await db.Partnerships.Where(p => (p.EndedOn == null || p.EndedOn >= today) && p.Members.Any(m => m.DistrictId == district && (m.SchoolId == null || m.SchoolId == id) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)) && p.Members.Any(m => m.ProgramId != null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)))
            .OrderBy(p => p.StartedOn).Take(10)
            .Select(p => new
            {
                p.Id,
                p.Name,
                IsAgreed = db.BalanceWordings.Any(b => b.PartnershipId == p.Id && b.Year == y && b.State == BalanceState.Agreed),
                Entries = db.Contributions.Where(c => c.PartnershipId == p.Id && c.TakenOutOn == null && c.StartsOn >= first && c.StartsOn <= last).Select(c => c.State).ToList(),
                Before = db.Contributions.Count(c => c.PartnershipId == p.Id && c.TakenOutOn == null && c.StartsOn >= before && c.StartsOn <= sameDay),
            }).ToListAsync(stop);
        return facts.ConvertAll(f => new GivingFact(f.Id.Value, f.Name, f.IsAgreed, f.Entries.Count, f.Entries.Count(s => s is ContributionState.Confirmed), f.Entries.Count(s => s is ContributionState.Disputed), f.Before));
    }

    /// <summary>Those in force for the school on a day: of the viewer's partnerships; an administrator's are all.</summary>
    private IQueryable<Agreement> CoveredOn(ResidencyDb wide, DateOnly day)
    {
        var mine = operation.Reach.Kind is ReachKind.Everything ? null : operation.Reach.Partnerships;
        return AgreementReach.At(wide.Agreements, AgreementSight.MembersOn(wide, day), school.Id, school.DistrictId).Where(a => a.State == AgreementState.Active && a.StartsOn <= day && a.EndsOn >= day && (mine == null || mine.Contains(a.PartnershipId)));
    }

    private async Task<IReadOnlyList<AgreementFact>> AgreementsAsync(ResidencyDb wide, CancellationToken stop)
    {
        var found = await CoveredOn(wide, operation.Today).Select(a => new { a.Id, a.Title, a.EndsOn, Begun = wide.Agreements.Any(b => b.RenewsId == a.Id && b.State != AgreementState.Terminated), Renewed = wide.Agreements.Any(b => b.RenewsId == a.Id && b.State == AgreementState.Active) }).ToListAsync(stop);
        // one that a signed agreement follows is not the one that runs out
        return [.. found.Select(a => new AgreementFact(a.Title, a.EndsOn, a.Begun, a.Renewed))];
    }

    /// <summary>The agreement that covered the school last, when none does now.</summary>
    private async Task<AgreementFact?> LapsedAsync(ResidencyDb wide, CancellationToken stop)
    {
        var today = operation.Today;
        var mine = operation.Reach.Kind is ReachKind.Everything ? null : operation.Reach.Partnerships;
        return await AgreementReach.At(wide.Agreements, wide.PartnershipMembers, school.Id, school.DistrictId).Where(a => a.State == AgreementState.Active && a.EndsOn < today && (mine == null || mine.Contains(a.PartnershipId))).OrderByDescending(a => a.EndsOn)
            .Select(a => new AgreementFact(a.Title, a.EndsOn, wide.Agreements.Any(b => b.RenewsId == a.Id && b.State != AgreementState.Terminated), false)).FirstOrDefaultAsync(stop);
    }

    /// <summary>Check-ins of the placements here that were due in the last weeks that count before a day.</summary>
    private async Task<ShareFact> CheckInsAsync(ResidencyDb wide, DateOnly day, int weeks, CancellationToken stop)
    {
        var from = day.AddDays(-7 * (weeks + 12));
        var running = await wide.Placements.Where(p => p.SchoolId == school.Id && (p.State == PlacementState.Active || p.State == PlacementState.Completed) && p.StartsOn <= day && p.EndsOn >= from)
            .Select(p => new CheckInShares.Placed(p.Id, p.SchoolId, p.DistrictId, p.ProgramId, p.StartsOn, p.EndsOn)).ToListAsync(stop);
        if (operation.Reach.Kind is ReachKind.Programs)
            running.RemoveAll(p => !operation.Reach.Programs.Contains(p.Program));
        return ShareFact.Sum((await CheckInShares.OfAsync(operation, wide, running, weeks, day, stop)).Values);
    }

    private async Task<(int Decided, int Due, int OnTime, int Overdue, DateOnly? Last, int Votes)> TogetherAsync(AcademicYear year, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var decisions = await db.Decisions.Where(d => d.SchoolId == null || d.SchoolId == school.Id).Where(d => d.DecidedOn >= year.FirstDay || d.State == DecisionState.Open)
            .Select(d => new { d.State, d.DecidedOn, Voted = d.Votes.Where(v => v.Round == d.Round).Select(v => v.Side).ToList() }).ToListAsync(stop);
        var actions = await db.ActionItems.Where(a => a.DueOn >= year.FirstDay && a.DueOn <= today && (a.SchoolId == null || a.SchoolId == school.Id)).Select(a => new { a.DueOn, a.DoneOn }).ToListAsync(stop);
        var side = operation.Viewer.Role is Role.ProgramCoordinator ? PartnershipSide.University : PartnershipSide.District;
        return (decisions.Count(d => d.DecidedOn is not null), actions.Count, actions.Count(a => a.DoneOn <= a.DueOn), actions.Count(a => a.DoneOn is null), decisions.Max(d => d.DecidedOn), decisions.Count(d => d.State is DecisionState.Open && !d.Voted.Contains(side)));
    }

    /// <summary>Whom to ask: the coordinators of the programs that have residents here.</summary>
    private async Task<string> CoordinatorsAsync(ResidencyDb wide, CancellationToken stop)
    {
        var (today, id) = (operation.Today, school.Id);
        var programs = wide.Placements.Where(p => p.SchoolId == id && p.State == PlacementState.Active).Select(p => p.ProgramId).Distinct();
        var names = await wide.RoleGrants.Where(g => g.Role == Role.ProgramCoordinator && g.ProgramId != null && programs.Contains(g.ProgramId.Value) && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today))
            .Join(wide.Users, g => g.AccountId, u => u.Id, (_, u) => u.Name).Distinct().OrderBy(n => n).ToListAsync(stop);
        return names.Count == 0 ? "the program's coordinator" : string.Join(" or ", names);
    }
}

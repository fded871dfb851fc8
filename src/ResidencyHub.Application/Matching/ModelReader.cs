using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>Reads the model of a matching: seats and mentors that are left over all programs, counted wider and never named.</summary>
internal sealed class ModelReader : IAsyncDisposable
{
    private readonly Operation _operation;
    private readonly ResidencyDb _wide;
    private readonly RuleBook _rules;
    private readonly Cohort _cohort;
    private readonly Id<Placement>? _but;
    private List<HostRanking> _rankings = [];

    private ModelReader(Operation operation, RuleBook rules, Cohort cohort, Id<Placement>? but) =>
        (_operation, _rules, _cohort, _but, _wide) = (operation, rules, cohort, but, operation.LookWider("seats, mentors and clearances that a matching counts over all programs"));

    private readonly List<LeftOut> _left = [];

    /// <summary>Partner schools and their mentors that what was read leaves out, with the reason.</summary>
    public IReadOnlyList<LeftOut> Left => _left;

    public MatchingTerms Terms => MatchingTerms.Of(_rules);

    /// <summary>The first day on which the matched would be with pupils.</summary>
    private DateOnly Day => _cohort.StartsOn > _operation.Today ? _cohort.StartsOn : _operation.Today;

    /// <param name="but">A placement that is not counted: its seat is what is sought.</param>
    public static async Task<ModelReader> OpenAsync(Operation operation, Cohort cohort, CancellationToken stop, Id<Placement>? but = null)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, cohort.ProgramId, operation.Today, stop);
        return new(operation, rules, cohort, but) { _rankings = await operation.Db.HostRankings.AsNoTracking().Include(r => r.Residents).Where(r => r.CohortId == cohort.Id).ToListAsync(stop) };
    }

    public ValueTask DisposeAsync() => _wide.DisposeAsync();

    /// <summary>The residents of the cohort who have no open placement, schools with seats left, mentors who may take somebody, and what was settled by hand.</summary>
    public async Task<MatchingModel> ReadAsync(MatchingTerms terms, CancellationToken stop)
    {
        var residents = await ResidentsAsync(stop);
        var choices = await ChoicesAsync([.. residents.Select(r => r.Id)], stop);
        var pins = choices.Where(c => c.Sort is ChoiceSort.Pin).ToList();
        var schools = await SchoolsAsync([.. pins.Select(p => p.SchoolId!.Value)], stop);
        var mentors = await MentorsAsync(schools, [.. residents.Select(r => r.Subject).Distinct()], [.. pins.Select(p => p.MentorId).OfType<Id<Mentor>>()], stop);
        return new MatchingModel(residents, schools, mentors)
        {
            Rules = terms.Rules,
            Wishes = terms.Wishes,
            Pinned = [.. pins.GroupBy(p => p.ResidentId).Select(g => g.MaxBy(p => p.Id)!).Select(p => new Pairing(p.ResidentId, p.SchoolId!.Value, p.MentorId))],
            Forbidden = Apart(choices, schools, mentors),
        };
    }

    /// <summary>What was settled by hand for these residents.</summary>
    public async Task<List<MatchingChoice>> ChoicesAsync(IReadOnlyCollection<Id<Resident>> residents, CancellationToken stop)
    {
        // a conflict that was declared goes with the resident into another cohort
        var known = residents.ToHashSet();
        var choices = await _operation.Db.MatchingChoices.AsNoTracking().Where(c => c.CohortId == _cohort.Id || (c.Sort == ChoiceSort.Conflict && known.Contains(c.ResidentId))).ToListAsync(stop);
        choices.RemoveAll(c => !known.Contains(c.ResidentId));
        return choices;
    }

    /// <summary>The pairs that are kept apart among those of the model.</summary>
    public static IReadOnlyList<ForbiddenPair> Apart(IReadOnlyList<MatchingChoice> choices, IReadOnlyList<HostSchool> schools, IReadOnlyList<HostMentor> mentors)
    {
        var (schoolIds, mentorIds) = (schools.Select(s => s.Id).ToHashSet(), mentors.Select(m => m.Id).ToHashSet());
        return [.. choices.Where(c => c.Sort is not ChoiceSort.Pin && (c.SchoolId is null || schoolIds.Contains(c.SchoolId.Value)) && (c.MentorId is null || mentorIds.Contains(c.MentorId.Value)))
            .Select(c => new ForbiddenPair(c.ResidentId, c.SchoolId, c.MentorId, c.Sort is ChoiceSort.Conflict))];
    }

    /// <summary>Those of the cohort whom nobody has asked a school for.</summary>
    private async Task<List<ResidentToPlace>> ResidentsAsync(CancellationToken stop)
    {
        var year = _cohort.Year;
        var placed = _wide.Placements.Where(p => p.Year == year && PlacementRules.Open.Contains(p.State)).Join(_wide.Residents, p => p.ResidentId, r => r.Id, (_, r) => r.PersonId);
        var residents = await _wide.Residents.Where(r => r.CohortId == _cohort.Id && (r.State == ResidentState.Admitted || r.State == ResidentState.Cleared || r.State == ResidentState.Placed || r.State == ResidentState.Active) && !placed.Contains(r.PersonId))
            .OrderBy(r => r.Id).ToListAsync(stop);
        return await ToPlaceAsync(residents, stop);
    }

    public async Task<List<ResidentToPlace>> ToPlaceAsync(IReadOnlyList<Resident> residents, CancellationToken stop)
    {
        var ids = residents.Select(r => r.Id).ToList();
        var wishes = await _operation.Db.Wishes.AsNoTracking().Include(w => w.Schools).Where(w => w.CohortId == _cohort.Id && ids.Contains(w.ResidentId)).ToDictionaryAsync(w => w.ResidentId, stop);
        var asked = await _wide.Requirements.Where(r => r.ProgramId == _cohort.ProgramId && r.Role == RequirementRole.Resident && (r.CohortId == null || r.CohortId == _cohort.Id) && (r.RetiredOn == null || r.RetiredOn > Day)).ToListAsync(stop);
        var items = (await _wide.RequirementItems.Where(i => i.ResidentId != null && ids.Contains(i.ResidentId.Value)).ToListAsync(stop)).ToLookup(i => i.ResidentId!.Value);
        return [.. residents.Select(r =>
        {
            var said = wishes.GetValueOrDefault(r.Id);
            return new ResidentToPlace(r.Id, r.Name.Full, r.Subject, GradeSpan.Read(r.GradeBand))
            {
                IsCleared = r.IsClearedOn(Day) && Clearance.Missing(asked, [.. items[r.Id]], Day, Day).Count == 0,
                Home = said?.Home,
                TravelLimitMiles = said?.TravelLimitMiles,
                OnlyRanked = said is { OnlyRanked: true, Schools.Count: > 0 },
                RanksSchools = said?.Ranked ?? [],
                Languages = Listed(said?.Languages),
            };
        })];
    }

    /// <summary>The partner schools that said Yes or Maybe and whose seats the program may ask for today, with what is left; pinned ones whatever they said.</summary>
    public async Task<List<HostSchool>> SchoolsAsync(IReadOnlyList<Id<School>> besides, CancellationToken stop)
    {
        var (year, program, today) = (_cohort.Year, _cohort.ProgramId, _operation.Today);
        var (first, last) = (Day, _cohort.EndsOn);
        var served = await CapacityWarnings.PartnershipsAsync(_wide, program, today, stop);
        var partners = await PartnerSchools.Of(_operation, null).OrderBy(s => s.Id).ToListAsync(stop);
        var missing = besides.Except(partners.Select(p => p.Id)).ToList();
        partners.AddRange(await _wide.Schools.Where(s => missing.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(stop));
        var ids = partners.ConvertAll(s => s.Id);
        var offers = await _wide.Capacities.Include(c => c.Lines).Include(c => c.Served).AsSplitQuery().Where(c => c.Year == year && ids.Contains(c.SchoolId)).ToDictionaryAsync(c => c.SchoolId, stop);
        var taken = (await _wide.Placements.Where(p => ids.Contains(p.SchoolId) && p.Year == year && (_but == null || p.Id != _but) && (p.ProgramId == program || p.State != PlacementState.Draft)
                && (PlacementRules.Open.Contains(p.State) || (p.SchoolSaidYes && p.State == PlacementState.Completed)) && p.StartsOn <= last && p.EndsOn >= first)
            .Select(p => new { p.SchoolId, p.Subject, p.GradeBand }).ToListAsync(stop)).ToLookup(p => p.SchoolId, p => (p.Subject, p.GradeBand));
        var hosts = await _wide.Placements.Where(p => ids.Contains(p.SchoolId) && p.Year == year - 1 && PlacementRules.Secured.Contains(p.State)).Select(p => p.SchoolId).Distinct().ToListAsync(stop);
        var result = new List<HostSchool>();
        foreach (var school in partners)
        {
            var capacity = offers.GetValueOrDefault(school.Id);
            var left = LeftOut.Of(school, year, capacity, capacity?.ClosedTo(program, served, today));
            var open = left is null ? capacity!.Offer : null;
            if (open is null && !besides.Contains(school.Id))
            {
                _left.Add(left!);
                continue;
            }
            var (most, seats) = open is null ? (0, []) : SeatsLeft.Of(open, [.. taken[school.Id]]);
            result.Add(new(school.Id, school.Name)
            {
                Where = school.Latitude is { } latitude && school.Longitude is { } longitude ? new(latitude, longitude) : null,
                Most = most,
                Seats = seats,
                Ranks = _rankings.Find(r => r.SchoolId == school.Id && r.MentorId is null)?.Ranked ?? [],
                IsCommunitySchool = school.IsCommunitySchool,
                HostedLastYear = hosts.Contains(school.Id),
            });
        }
        return result;
    }

    /// <summary>The assignable and eligible mentors of these schools who have room, over all programs; pinned ones whatever stands against them.</summary>
    public async Task<List<HostMentor>> MentorsAsync(IReadOnlyList<HostSchool> schools, IReadOnlyList<string> subjects, IReadOnlyList<Id<Mentor>> besides, CancellationToken stop)
    {
        var (first, last, program) = (Day, _cohort.EndsOn, _cohort.ProgramId);
        var ids = schools.Select(s => s.Id).ToList();
        var mentors = await _wide.Mentors.Where(m => (ids.Contains(m.SchoolId) && m.State != MentorState.Released) || besides.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(stop);
        var mentorIds = mentors.ConvertAll(m => m.Id);
        var waivers = await _wide.EligibilityWaivers.Where(w => mentorIds.Contains(w.MentorId)).ToListAsync(stop);
        var loads = await _wide.Placements.Where(p => p.MentorId != null && mentorIds.Contains(p.MentorId.Value) && (_but == null || p.Id != _but) && PlacementRules.Open.Contains(p.State) && (p.ProgramId == program || p.State != PlacementState.Draft) && p.StartsOn <= last && p.EndsOn >= first)
            .GroupBy(p => p.MentorId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        foreach (var next in await _wide.Placements.Where(p => p.NextMentorId != null && mentorIds.Contains(p.NextMentorId.Value) && (_but == null || p.Id != _but) && PlacementRules.Open.Contains(p.State) && p.EndsOn >= first).Select(p => p.NextMentorId!.Value).ToListAsync(stop))
            loads[next] = loads.GetValueOrDefault(next) + 1;
        var limit = _rules.Number(RuleCode.MentorResidentsAtATime);
        var papers = await MentorPapers.MissingAsync(_wide, program, _cohort.Id, mentorIds, Day, stop);
        var (asks, days) = (await ProgramTraining.AsksAsync(_wide, _rules, program, mentorIds, stop), new Period(first, last > first ? last : first));
        var result = new List<HostMentor>();
        foreach (var mentor in mentors)
        {
            var gaps = subjects.ToDictionary(s => s, s => MentorEligibility.Check(mentor, s, asks, waivers, days));
            var fields = subjects.Where(s => gaps[s].Count == 0).ToList();
            var waived = waivers.Exists(w => w.MentorId == mentor.Id && w.Rule == PlacementRules.LoadWaiver && w.Holds.Contains(days));
            var (takes, load) = (mentor.TakesAtATime(limit, waived), loads.GetValueOrDefault(mentor.Id));
            var (free, pinned) = (takes - load, besides.Contains(mentor.Id));
            var left = LeftOut.Of(mentor, gaps, [.. papers[mentor.Id]], load, takes);
            if (!pinned && (left is not null || fields.Count == 0))
            {
                if (left is not null)
                    _left.Add(left);
                continue;
            }
            var ranking = _rankings.Find(r => r.MentorId == mentor.Id);
            result.Add(new(mentor.Id, mentor.Name.Full, mentor.SchoolId, mentor.Subject, GradeSpan.Read(mentor.GradeBand))
            {
                Credentials = fields.Count > 0 ? fields : [mentor.CredentialField ?? mentor.Subject],
                AtATime = Math.Max(free, 0),
                Ranks = ranking?.Ranked ?? [],
                Languages = Listed(ranking?.Languages),
            });
        }
        return result;
    }

    private static string[] Listed(string? words) => words is null ? [] : words.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What is left of a school's offer beside the seats that are taken.</summary>
internal static class SeatsLeft
{
    /// <summary>A number that nobody knows yet is one potential seat.</summary>
    public static (int? Most, IReadOnlyList<SeatOffer> Seats) Of(CapacityOffer offer, IReadOnlyList<(string Subject, string GradeBand)> taken)
    {
        var lines = (offer.Lines ?? []).Select(l => (Line: l, Left: l.Seats ?? 1)).ToList();
        foreach (var (subject, band) in taken)
        {
            // the narrowest line first, so that "any subject" stays for whom no other line is
            var at = lines.Select((l, i) => (l, i)).Where(x => x.l.Left > 0 && x.l.Line.Covers(subject, band)).OrderByDescending(x => (x.l.Line.Subject is null ? 0 : 2) + (x.l.Line.GradeBand is null ? 0 : 1)).Select(x => x.i).FirstOrDefault(-1);
            if (at >= 0)
                lines[at] = (lines[at].Line, lines[at].Left - 1);
        }
        var most = offer.Limit is { } limit ? Math.Max(0, limit - taken.Count) : lines.Count > 0 ? (int?)null : Math.Max(0, 1 - taken.Count);
        return (most, [.. lines.GroupBy(l => (Subject: SearchText.Of(l.Line.Subject), Grades: GradeSpan.Read(l.Line.GradeBand))).Select(g => new SeatOffer(g.First().Line.Subject, g.Key.Grades, g.Sum(l => l.Left)))]);
    }
}

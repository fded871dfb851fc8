using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>A school or a mentor who may rank the residents of a cohort.</summary>
/// <param name="Mentor">Null: the school as a whole.</param>
public sealed record RankingHost(Id<School> School, string Name, Id<Mentor>? Mentor, Id<Cohort> Cohort, string CohortName, string ProgramName, WindowDays Window);

/// <summary>Whom the viewer's school, or the viewer as mentor, may rank; and one ranking whole.</summary>
public sealed class ShowMyRanking(UseCaseServices services) : Query<ShowMyRanking.Request, ShowMyRanking.Answer>(services)
{
    /// <param name="School">Null: the only one there is.</param>
    /// <param name="Cohort">Null: the only one there is.</param>
    /// <param name="Q">Beginnings of words in the resident's name; null: the first ones by name. Those that were ranked are always there.</param>
    public sealed record Request(Id<School>? School = null, Id<Cohort>? Cohort = null, string? Q = null);

    /// <param name="Chosen">Null: there are several, or none.</param>
    /// <param name="Version">0: nothing was said yet.</param>
    /// <param name="HasMore">There are residents who are not among these: they are found by name.</param>
    public sealed record Answer(IReadOnlyList<RankingHost> Hosts, RankingHost? Chosen, IReadOnlyList<Row> Residents, string? Languages, string? SavedBy, DateTime? SavedAt, int Version, string? Conflicts = null, bool HasMore = false);

    public sealed record Row(Id<Resident> Id, string Name, string Subject, string GradeBand, DateOnly? VisitedOn, int? Rank, string? Note);

    private protected override Permission Needs => Permission.GivePreferences;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        await using var wide = operation.LookWider("cohorts whose residents a school or mentor may rank");
        var hosts = await RankingHosts.OfAsync(operation, wide, stop);
        var chosen = hosts.Count == 1 ? hosts[0] : hosts.FirstOrDefault(h => h.School == request.School && h.Cohort == request.Cohort);
        if (chosen is null)
            return new Answer(hosts, null, [], null, null, null, 0);
        var key = HostRanking.KeyOf(chosen.Cohort, chosen.School, chosen.Mentor);
        var said = await operation.Db.HostRankings.Include(r => r.Residents).SingleOrDefaultAsync(r => r.HostKey == key, stop);
        var ranked = said?.Residents.Select(r => r.ResidentId).ToList() ?? [];
        var (residents, more) = await RankingHosts.ResidentsAsync(wide, chosen.Cohort, ranked, stop, request.Q);
        var visits = (await wide.SchoolVisits.Where(v => v.CohortId == chosen.Cohort && v.SchoolId == chosen.School).ToListAsync(stop)).GroupBy(v => v.ResidentId).ToDictionary(g => g.Key, g => g.Max(v => v.VisitedOn));
        return new Answer(hosts, chosen, [.. residents.Select(r =>
        {
            var line = said?.Residents.FirstOrDefault(x => x.ResidentId == r.Id);
            return new Row(r.Id, r.Name.Full, r.Subject, r.GradeBand, visits.TryGetValue(r.Id, out var day) ? day : null, line?.Rank, line?.Note);
        }).OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.Name, StringComparer.CurrentCulture)], said?.Languages, said?.SavedBy, said?.SavedAt, said?.Version ?? 0, said?.Conflicts, more);
    }
}

/// <summary>A school or mentor says whom they would like, while preferences are taken.</summary>
public sealed class SayRanking(UseCaseServices services) : Command<SayRanking.Request, Nothing>(services)
{
    /// <param name="Lines">A number and a note for each resident, as typed.</param>
    /// <param name="Languages">That the mentor's class asks for, separated by commas.</param>
    /// <param name="Version">As shown; 0: nothing was said yet.</param>
    /// <param name="Conflicts">With whom a conflict of interest is declared, and why; for the coordinators.</param>
    public sealed record Request(Id<School> School, Id<Cohort> Cohort, IReadOnlyDictionary<Id<Resident>, Line> Lines, string? Languages, int Version, string? Conflicts = null);

    /// <param name="Rank">As typed; empty: not ranked.</param>
    public sealed record Line(string? Rank, string? Note);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).Custom((lines, check) => RankNumbers.Check(lines.Select(x => x.Value.Rank), "resident", check.AddFailure));
            RuleFor(r => r.Lines).Must(l => l.Values.All(x => x.Note is null || x.Note.Length <= 1000)).WithMessage("Shorten the notes to 1,000 characters each.");
            RuleFor(r => r.Languages).MaximumLength(200).WithMessage("Shorten the languages to 200 characters.");
            RuleFor(r => r.Conflicts).MaximumLength(2000).WithMessage("Shorten this to 2,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.GivePreferences;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        await using var wide = operation.LookWider("cohorts whose residents a school or mentor may rank");
        if ((await RankingHosts.OfAsync(operation, wide, stop)).FirstOrDefault(h => h.School == request.School && h.Cohort == request.Cohort) is not { } host)
            return Outcome.NotFound;
        var (key, cohort) = (HostRanking.KeyOf(host.Cohort, host.School, host.Mentor), await wide.Cohorts.SingleAsync(c => c.Id == host.Cohort, stop));
        var window = await db.PreferenceWindows.SingleAsync(w => w.CohortId == cohort.Id, stop);
        var said = await db.HostRankings.Include(r => r.Residents).SingleOrDefaultAsync(r => r.HostKey == key, stop);
        if (said is null)
            db.Add(said = new HostRanking(cohort, host.School, host.Mentor));
        else
            db.Entry(said).Property(r => r.Version).OriginalValue = request.Version;
        var (asked, before) = (request.Lines.Keys.ToList(), said.Residents.Select(r => r.ResidentId).ToList());
        var known = (await RankingHosts.Open(wide, cohort.Id).Where(r => asked.Contains(r.Id)).Select(r => r.Id).ToListAsync(stop)).Concat(before).ToHashSet();
        var lines = request.Lines.Where(l => known.Contains(l.Key)).Select(l => new ResidentRanked(l.Key, RankNumbers.Of(l.Value.Rank), string.IsNullOrWhiteSpace(l.Value.Note) ? null : l.Value.Note.Trim())).Where(l => l.Rank is not null || l.Note is not null).ToList();
        said.Say(window, lines, string.IsNullOrWhiteSpace(request.Languages) ? null : request.Languages.Trim(), new Act(operation.Viewer.Name, operation.Now), operation.Today, string.IsNullOrWhiteSpace(request.Conflicts) ? null : request.Conflicts.Trim());
        operation.Announce("matching", cohort.Id.Value);
        return default(Nothing);
    }
}

/// <summary>Which host may rank which cohort: schools and mentors of partner districts, where the program asks them.</summary>
internal static class RankingHosts
{
    public static async Task<List<RankingHost>> OfAsync(Operation operation, ResidencyDb wide, CancellationToken stop)
    {
        var (reach, today, result) = (operation.Reach, operation.Today, new List<RankingHost>());
        var mentor = reach.Kind is ReachKind.Mentor ? await operation.Db.Mentors.SingleOrDefaultAsync(stop) : null;
        if (mentor is { State: not MentorState.Assignable } || (mentor is null && reach.Kind is not ReachKind.Schools))
            return result;
        IReadOnlyList<Id<School>> ids = mentor is null ? reach.Schools : [mentor.SchoolId];
        foreach (var school in await wide.Schools.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Name).ToListAsync(stop))
        {
            var shared = wide.PartnershipMembers.Where(m => m.DistrictId == school.DistrictId && (m.SchoolId == null || m.SchoolId == school.Id) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.PartnershipId);
            var programs = wide.PartnershipMembers.Where(m => m.ProgramId != null && shared.Contains(m.PartnershipId) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.ProgramId!.Value);
            var windows = await wide.PreferenceWindows.Where(w => w.HostsRank && programs.Contains(w.ProgramId))
                .Join(wide.Cohorts.Where(c => c.EndsOn >= today), w => w.CohortId, c => c.Id, (w, c) => new { Window = w, Cohort = c }).Join(wide.Programs, x => x.Cohort.ProgramId, p => p.Id, (x, p) => new { x.Window, x.Cohort, p.Name }).ToListAsync(stop);
            result.AddRange(windows.OrderBy(w => w.Window.ClosesOn).Select(w => new RankingHost(school.Id, mentor?.Name.Full ?? school.Name, mentor?.Id, w.Cohort.Id, w.Cohort.Name, w.Name, new(w.Window.OpensOn, w.Window.ClosesOn, w.Window.IsOpenOn(today), w.Window.ClosesOn < today))));
        }
        return result;
    }

    /// <summary>So many at a time besides those that were ranked.</summary>
    public const int Most = 100;

    /// <summary>All who may be ranked: those of the cohort without an open placement.</summary>
    public static IQueryable<Resident> Open(ResidencyDb wide, Id<Cohort> cohort) => wide.Residents.Where(r => r.CohortId == cohort && (r.State == ResidentState.Admitted || r.State == ResidentState.Cleared)
        && !wide.Placements.Any(p => p.ResidentId == r.Id && PlacementRules.Open.Contains(p.State) && p.State != PlacementState.Draft));

    /// <summary>Those who were ranked before, and the first by name who may be, or those found by a name; whether there are more.</summary>
    public static async Task<(List<Resident> Residents, bool More)> ResidentsAsync(ResidencyDb wide, Id<Cohort> cohort, IReadOnlyList<Id<Resident>> ranked, CancellationToken stop, string? q = null)
    {
        var found = Open(wide, cohort).Where(r => !ranked.Contains(r.Id));
        var prefixes = SearchPrefixes.Of(q);
        foreach (var prefix in prefixes)
            found = found.Where(r => r.SearchWords.Contains(prefix));
        if (prefixes.Count > 0)
        {
            // the search words hold the program's id number and the e-mail address, too: what a host types is compared with the name alone
            var named = (await found.Select(r => new { r.Id, r.FirstName, r.LastName }).ToListAsync(stop)).Where(r => SearchText.Words(r.FirstName, r.LastName) is var words && prefixes.All(p => words.Contains(p, StringComparison.Ordinal))).Select(r => r.Id).ToList();
            found = found.Where(r => named.Contains(r.Id));
        }
        var first = await found.OrderBy(r => r.SortName).ThenBy(r => r.Id).Take(Most + 1).ToListAsync(stop);
        return ([.. await wide.Residents.Where(r => r.CohortId == cohort && ranked.Contains(r.Id)).ToListAsync(stop), .. first.Take(Most)], first.Count > Most);
    }
}

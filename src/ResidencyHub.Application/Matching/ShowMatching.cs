using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Application.Matching;

/// <summary>The matching of one cohort: its window, what was said, what was settled by hand, its scenarios, and what a new one would start from.</summary>
public sealed class ShowMatching(UseCaseServices services) : Query<ShowMatching.Request, ShowMatching.Answer>(services)
{
    /// <param name="Cohort">Null: the newest.</param>
    public sealed record Request(Id<Cohort>? Cohort = null);

    /// <param name="Chosen">Null: there is no cohort.</param>
    public sealed record Answer(
        IReadOnlyList<CohortRow> Cohorts, CohortRow? Chosen, WindowDays? Window, bool HostsRank, MatchingTerms? Terms, IReadOnlyList<Scenario> Scenarios, IReadOnlyList<ChoiceRow> Choices, IReadOnlyList<Said> Residents,
        IReadOnlyList<Ranking> Rankings, IReadOnlyList<Visit> Visits, IReadOnlyList<HostRow> Schools, IReadOnlyList<MentorRow> Mentors, IReadOnlyList<LeftOut>? Left = null);

    public sealed record CohortRow(Id<Cohort> Id, string Name, int Year);

    public sealed record Scenario(Id<MatchingScenario> Id, string Name, MatchingEngine Engine, int Placed, int Unplaced, string MadeBy, DateTime MadeAt, DateTime? CommittedAt);

    public sealed record ChoiceRow(Id<MatchingChoice> Id, ChoiceSort Sort, string Resident, string Whom, string Reason, string MadeBy, DateTime MadeAt);

    /// <summary>A resident who would be matched, with what they said. Wishes: null where nothing was said.</summary>
    public sealed record Said(Id<Resident> Id, string Name, string Subject, bool IsCleared, Words? Wishes);

    public sealed record Words(IReadOnlyList<string> Schools, bool OnlyRanked, int? TravelLimitMiles, bool HasHome, string? Languages, string? Areas, string? Needs, string? Conflicts, DateTime SavedAt);

    /// <summary>Lines: a resident with place and note, in order.</summary>
    public sealed record Ranking(string Host, IReadOnlyList<string> Lines, string SavedBy, DateTime SavedAt, string? Conflicts = null);

    public sealed record Visit(string Resident, string School, DateOnly On, string? Note);

    /// <summary>Seats: left for this cohort; null: what its lines add up to.</summary>
    public sealed record HostRow(Id<School> Id, string Name, int Seats, int Mentors, bool HasPlace);

    public sealed record MentorRow(Id<Mentor> Id, string Name, Id<School> School, string Subject);

    private protected override Permission Needs => Permission.RunMatching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var cohorts = await db.Cohorts.Where(c => c.EndsOn >= today || c.Id == request.Cohort).OrderByDescending(c => c.Year).ThenBy(c => c.Name).ToListAsync(stop);
        var cohort = request.Cohort is { } asked ? cohorts.Find(c => c.Id == asked) : cohorts.FirstOrDefault();
        IReadOnlyList<CohortRow> rows = [.. cohorts.Select(c => new CohortRow(c.Id, c.Name, c.Year))];
        if (cohort is null)
            return request.Cohort is null ? new Answer(rows, null, null, false, null, [], [], [], [], [], [], []) : Outcome.NotFound;
        await using var reader = await ModelReader.OpenAsync(operation, cohort, stop);
        var model = await reader.ReadAsync(reader.Terms, stop);
        var window = await db.PreferenceWindows.SingleOrDefaultAsync(w => w.CohortId == cohort.Id, stop);
        var scenarios = await db.Scenarios.Where(s => s.CohortId == cohort.Id).OrderByDescending(s => s.MadeAt).Take(100)
            .Select(s => new Scenario(s.Id, s.Name, s.Engine, s.Placed, s.Unplaced, s.MadeBy, s.MadeAt, s.CommittedAt)).ToListAsync(stop);
        var names = await NamesAsync(operation, cohort.Id, stop);
        var wishes = await db.Wishes.Include(w => w.Schools).Where(w => w.CohortId == cohort.Id).ToDictionaryAsync(w => w.ResidentId, stop);
        var rankings = await db.HostRankings.Include(r => r.Residents).Where(r => r.CohortId == cohort.Id).ToListAsync(stop);
        var choices = await db.MatchingChoices.Where(c => c.CohortId == cohort.Id).OrderBy(c => c.Sort).ThenBy(c => c.Id).ToListAsync(stop);
        var visits = await db.SchoolVisits.Where(v => v.CohortId == cohort.Id).OrderByDescending(v => v.VisitedOn).Take(200).ToListAsync(stop);
        return new Answer(
            rows, new(cohort.Id, cohort.Name, cohort.Year), window is null ? null : new(window.OpensOn, window.ClosesOn, window.IsOpenOn(today), window.ClosesOn < today), window?.HostsRank ?? false, reader.Terms, scenarios,
            [.. choices.Select(c => new ChoiceRow(c.Id, c.Sort, names.Resident(c.ResidentId), c.MentorId is { } m ? names.Mentor(m) : names.School(c.SchoolId!.Value), c.Reason, c.MadeBy, c.MadeAt))],
            [.. model.Residents.Select(r => new Said(r.Id, r.Name, r.Subject, r.IsCleared, wishes.GetValueOrDefault(r.Id) is { } w ? new([.. w.Ranked.Select(names.School)], w.OnlyRanked, w.TravelLimitMiles, w.Home is not null, w.Languages, w.Areas, w.Needs, w.Conflicts, w.SavedAt) : null)).OrderBy(r => r.Name, StringComparer.CurrentCulture)],
            [.. rankings.Select(r => new Ranking(r.MentorId is { } m ? names.Mentor(m) : names.School(r.SchoolId), [.. r.Residents.OrderBy(x => x.Rank ?? int.MaxValue).Select(x => $"{(x.Rank is { } n ? $"{n}. " : "")}{names.Resident(x.ResidentId)}{(x.Note is null ? "" : $": {x.Note}")}")], r.SavedBy, r.SavedAt, r.Conflicts)).OrderBy(r => r.Host, StringComparer.CurrentCulture)],
            [.. visits.Select(v => new Visit(names.Resident(v.ResidentId), names.School(v.SchoolId), v.VisitedOn, v.Note))],
            [.. model.Schools.Select(s => new HostRow(s.Id, s.Name, s.Most ?? s.Seats.Sum(x => x.Seats), model.Mentors.Count(m => m.School == s.Id), s.Where is not null)).OrderBy(s => s.Name, StringComparer.CurrentCulture)],
            [.. model.Mentors.Select(m => new MentorRow(m.Id, m.Name, m.School, m.Subject)).OrderBy(m => m.Name, StringComparer.CurrentCulture)],
            [.. reader.Left.OrderBy(l => l.SchoolName, StringComparer.CurrentCulture).ThenBy(l => l.MentorName, StringComparer.CurrentCulture)]);
    }

    private static async Task<MatchingNames> NamesAsync(Operation operation, Id<Cohort> cohort, CancellationToken stop)
    {
        var db = operation.Db;
        var residents = await db.Residents.Where(r => r.CohortId == cohort).ToDictionaryAsync(r => r.Id, r => r.Name.Full, stop);
        var schools = db.Wishes.Where(w => w.CohortId == cohort).SelectMany(w => w.Schools).Select(s => s.SchoolId).Union(db.HostRankings.Where(r => r.CohortId == cohort).Select(r => r.SchoolId))
            .Union(db.MatchingChoices.Where(c => c.CohortId == cohort && c.SchoolId != null).Select(c => c.SchoolId!.Value)).Union(db.SchoolVisits.Where(v => v.CohortId == cohort).Select(v => v.SchoolId));
        var mentors = db.HostRankings.Where(r => r.CohortId == cohort && r.MentorId != null).Select(r => r.MentorId!.Value).Union(db.MatchingChoices.Where(c => c.CohortId == cohort && c.MentorId != null).Select(c => c.MentorId!.Value));
        return new(residents, await db.Schools.Where(s => schools.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop), await db.Mentors.Where(m => mentors.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => $"{m.Name.Full}, {m.SchoolName}", stop));
    }

    private sealed record MatchingNames(Dictionary<Id<Resident>, string> Residents, Dictionary<Id<School>, string> Schools, Dictionary<Id<Mentor>, string> Mentors)
    {
        public string Resident(Id<Resident> id) => Residents.GetValueOrDefault(id, "a resident who left the cohort");

        public string School(Id<School> id) => Schools.GetValueOrDefault(id, "a school that is gone");

        public string Mentor(Id<Mentor> id) => Mentors.GetValueOrDefault(id, "a mentor who is gone");
    }
}

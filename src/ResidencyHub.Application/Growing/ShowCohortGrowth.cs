using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>Where a cohort stands: the levels of each element, what nobody has practised, raters who always give the same level, and who is silent. Counted by the database; a supervisor's figures are of the own residents.</summary>
public sealed class ShowCohortGrowth(UseCaseServices services) : Query<Id<Cohort>, ShowCohortGrowth.Answer>(services)
{
    /// <param name="Residents">How many the figures are about.</param>
    /// <param name="OwnOnly">They are the viewer's own residents, not the whole cohort.</param>
    /// <param name="Levels">The names of the levels, from the newest rubric in use.</param>
    /// <param name="LeastGiven">Fewer levels than this say nothing about a rater.</param>
    /// <param name="SilentDays">After so many days without a word somebody is called silent.</param>
    public sealed record Answer(
        Id<Cohort> Id, string Name, string Program, int Year, int Residents, bool OwnOnly, IReadOnlyDictionary<int, string> Levels, IReadOnlyList<Element> Elements, IReadOnlyList<RaterRow> Raters, IReadOnlyList<Voice> Voices, int LeastGiven, int SilentDays);

    /// <param name="Asked">A rubric in use asks for it.</param>
    /// <param name="Practised">Somebody has seen it, the residents themselves included.</param>
    public sealed record Element(string Code, string Statement, bool Asked, bool Practised, int Rated, IReadOnlyDictionary<int, int> ByLevel);

    public sealed record RaterRow(string Name, RaterSpread Spread);

    /// <summary>When the people around one resident last wrote.</summary>
    /// <param name="Mentor">The mentor of the running placement; null: nobody.</param>
    /// <param name="MentorSilent">The mentor neither rated nor checked in for as long as the rule says.</param>
    /// <param name="SupervisorSilent">The supervisor gave no level for as long.</param>
    public sealed record Voice(Id<Resident> Resident, string Name, string? Mentor, string? Supervisor, LastRated Last, DateOnly? CheckIn, bool MentorSilent, bool SupervisorSilent);

    private protected override Permission Needs => Permission.WatchSignals;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Cohort> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.Where(c => c.Id == request).Select(c => new { c.Name, c.ProgramId, c.Year }).SingleOrDefaultAsync(stop) is not { } cohort)
            return Outcome.NotFound;
        var residents = await db.Residents.Where(r => r.CohortId == request && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred)
            .OrderBy(r => r.SortName).ThenBy(r => r.Id).Select(r => new Person(r.Id, r.FirstName, r.LastName, r.SupervisorName)).ToListAsync(stop);
        var counts = await CountsAsync(db, residents.ConvertAll(r => r.Id), stop);
        var book = await RuleBook.OpenAsync(db, cohort.ProgramId, operation.Today, stop);
        var (least, days) = (book.Number(RuleCode.GrowthLeastGiven), book.Number(RuleCode.GrowthSilentDays));
        var (elements, levels) = await ElementsAsync(db, cohort.ProgramId, CohortGrowth.Elements(counts), stop);
        var raters = CohortGrowth.Raters(counts, least);
        var names = await NamesAsync(db, raters, stop);
        return new Answer(
            request, cohort.Name, await db.Programs.Where(p => p.Id == cohort.ProgramId).Select(p => p.Name).SingleAsync(stop), cohort.Year, residents.Count, operation.Reach.Kind is ReachKind.Caseload, levels, elements,
            [.. raters.Select(r => new RaterRow(names.GetValueOrDefault(r.Rater, ""), r)).OrderBy(r => r.Spread.Kind).ThenBy(r => r.Name, StringComparer.CurrentCulture)],
            await VoicesAsync(operation, residents, CohortGrowth.LastOn(counts), days, stop), least, days);
    }

    private sealed record Person(Id<Resident> Id, string First, string Last, string? Supervisor)
    {
        public string Name => new PersonName(First, Last).Full;
    }

    private static async Task<List<RatingCount>> CountsAsync(ResidencyDb db, List<Id<Resident>> residents, CancellationToken stop) =>
        await db.Ratings.Where(r => residents.Contains(r.ResidentId) && r.IsShared)
            .GroupBy(r => new { r.ResidentId, r.ItemKey, r.RaterAccountId, r.RaterKind, r.Level })
            .Select(g => new RatingCount(g.Key.ResidentId, g.Key.ItemKey, g.Key.RaterAccountId, g.Key.RaterKind, g.Key.Level, g.Count(), g.Max(r => r.RatedOn))).ToListAsync(stop);

    /// <summary>The elements of the frameworks behind the rubrics in use, and whatever else was rated, each in its newest words.</summary>
    private static async Task<(List<Element> Elements, Dictionary<int, string> Levels)> ElementsAsync(ResidencyDb db, Id<PreparationProgram> program, IReadOnlyDictionary<Guid, ElementSpread> spread, CancellationToken stop)
    {
        var rubrics = await db.Rubrics.Where(r => r.ProgramId == program && r.State == EditionState.Published).OrderByDescending(r => r.PublishedAt).Select(r => new { r.Id, r.FrameworkId }).ToListAsync(stop);
        var (ids, frameworks) = (rubrics.ConvertAll(r => r.Id), rubrics.ConvertAll(r => r.FrameworkId).Distinct().ToList());
        var words = new Dictionary<Guid, (string Code, string Statement)>();
        foreach (var leaf in await db.FrameworkItems.Where(i => frameworks.Contains(i.FrameworkId) && i.LastPlace == i.Place).Select(i => new { i.Key, i.Code, i.Statement }).ToListAsync(stop))
            words[leaf.Key] = (leaf.Code, leaf.Statement);
        var asked = new HashSet<Guid>();
        foreach (var row in await db.RubricRows.Where(r => ids.Contains(r.RubricId)).Select(r => new { r.ItemKey, r.Code, r.Statement }).ToListAsync(stop))
        {
            asked.Add(row.ItemKey);
            words[row.ItemKey] = (row.Code, row.Statement);
        }
        // rated on an edition that is in use no more
        var retired = spread.Keys.Where(k => !words.ContainsKey(k)).ToList();
        if (retired.Count > 0)
            foreach (var row in await db.RubricRows.Where(r => retired.Contains(r.ItemKey)).Select(r => new { r.ItemKey, r.Code, r.Statement }).Distinct().ToListAsync(stop))
                words[row.ItemKey] = (row.Code, row.Statement);
        var newest = ids.Count > 0 ? ids[0] : default;
        var levels = await db.Set<RubricLevel>().Where(l => l.RubricId == newest).ToDictionaryAsync(l => l.Value, l => l.Name, stop);
        var nothing = new ElementSpread(default, new Dictionary<int, int>(), false);
        return ([.. words.OrderBy(w => w.Value.Code, NaturalOrder.Instance).Select(w => (w.Key, w.Value, Spread: spread.GetValueOrDefault(w.Key, nothing))).Select(w => new Element(w.Value.Code, w.Value.Statement, asked.Contains(w.Key), w.Spread.Practised, w.Spread.Rated, w.Spread.ByLevel))], levels);
    }

    /// <summary>Names by account; of somebody without one, as it stands beside the rating.</summary>
    private static async Task<Dictionary<Guid, string>> NamesAsync(ResidencyDb db, IReadOnlyList<RaterSpread> raters, CancellationToken stop)
    {
        var accounts = raters.Select(r => r.Rater).Distinct().ToList();
        var names = await db.Users.Where(u => accounts.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, stop);
        var nameless = accounts.Where(a => !names.ContainsKey(a)).ToList();
        if (nameless.Count > 0)
            foreach (var found in await db.Ratings.Where(r => nameless.Contains(r.RaterAccountId)).GroupBy(r => r.RaterAccountId).Select(g => new { g.Key, Name = g.Max(r => r.RaterName) }).ToListAsync(stop))
                names[found.Key] = found.Name ?? "";
        return names;
    }

    private static async Task<List<Voice>> VoicesAsync(Operation operation, List<Person> residents, IReadOnlyDictionary<Id<Resident>, LastRated> last, int days, CancellationToken stop)
    {
        var (db, ids, since) = (operation.Db, residents.ConvertAll(r => r.Id), operation.Today.AddDays(-days));
        var homes = (await db.Placements.Where(p => ids.Contains(p.ResidentId) && p.State == PlacementState.Active).OrderBy(p => p.StartsOn)
            .Select(p => new { p.ResidentId, p.MentorName, p.NeedsMentor, p.StartsOn, CheckIn = db.CheckIns.Where(c => c.PlacementId == p.Id).Max(c => (DateOnly?)c.WeekOf) }).ToListAsync(stop)).GroupBy(p => p.ResidentId).ToDictionary(g => g.Key, g => g.Last());
        return residents.ConvertAll(r =>
        {
            var rated = last.GetValueOrDefault(r.Id) ?? new LastRated(null, null, null);
            // who has just begun has not been silent
            var home = homes.GetValueOrDefault(r.Id);
            var old = home is not null && home.StartsOn <= since;
            return new Voice(
                r.Id, r.Name, home is { NeedsMentor: false } ? home.MentorName : null, r.Supervisor, rated, home?.CheckIn,
                old && home is { NeedsMentor: false } && !(rated.Mentor > since) && !(home.CheckIn > since), old && r.Supervisor is not null && !(rated.Supervisor > since));
        });
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Oversight;

/// <summary>The status over all schools of a district's lead or a program's coordinator: each count with its base, what does not add up says so, which schools need a visit and why. Funders ask <see cref="ShowFunderView"/>.</summary>
public sealed class ShowOverview(UseCaseServices services) : Query<ShowOverview.Request, ShowOverview.Answer>(services)
{
    /// <param name="Page">By "need" (the list's own) or "name".</param>
    /// <param name="NeedVisit">Only schools that need a visit.</param>
    /// <param name="Q">Words of the school's name.</param>
    public sealed record Request(PageRequest Page, bool NeedVisit = false, string? Q = null);

    /// <param name="Whose">"Harbor City Unified", "Harbor Valley Residency".</param>
    public sealed record Answer(string Whose, DateOnly AsOf, bool ByProgram, IReadOnlyList<StatusEntry> Lines, IReadOnlyList<YearSums> Years, PageOf<Row> Schools, int All, int NeedVisit);

    /// <param name="CheckIns">"25 of 28"; null: nothing was due.</param>
    /// <param name="Log">Where a visit to it is logged; null for who logs none.</param>
    public sealed record Row(Id<School> Id, string Name, int Filled, int? Seats, int LastYear, string? CheckIns, DateOnly? VisitedOn, IReadOnlyList<string> Reasons, string? Log);

    private protected override Permission Needs => Permission.ReadStatus;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Viewer.Role is Role.Observer)
            return Outcome.NotFound;
        var (db, today) = (operation.Db, operation.Today);
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var (schools, years) = await new SchoolsCount(operation, rules).ReadAsync(stop);
        var need = new VisitRules(rules.Number(RuleCode.VisitEveryDays), rules.Number(RuleCode.VisitFirstDays), rules.Number(RuleCode.VisitOnTimePercent), rules.Number(RuleCode.PrivacyLeastGroup));
        var knows = operation.Viewer.Role is Role.ProgramCoordinator;
        var rated = schools.Select(s => (School: s, Reasons: VisitNeed.Reasons(s.Facts, need, today, knows))).ToList();
        var count = rated.Count(r => r.Reasons.Count > 0);
        var many = await new ManyCount(operation, rules).ReadAsync(stop);
        var words = SearchText.Of(request.Q);
        var listed = rated.Where(r => (!request.NeedVisit || r.Reasons.Count > 0) && (words.Length == 0 || SearchText.Words(r.School.Facts.Name).Contains(" " + words, StringComparison.Ordinal)));
        var sorted = (request.Page.Sort, request.Page.Descending) switch
        {
            ("name", false) => listed.OrderBy(r => r.School.Facts.Name, StringComparer.Ordinal),
            ("name", true) => listed.OrderByDescending(r => r.School.Facts.Name, StringComparer.Ordinal),
            _ => listed.OrderByDescending(r => r.Reasons.Count).ThenBy(r => r.School.Facts.Name, StringComparer.Ordinal),
        };
        var page = PageOf([.. sorted.ThenBy(r => r.School.Id)], request.Page, r => r.School.Id.Value.ToString("N"));
        var logs = await LogsAsync(operation, [.. page.Rows.Select(r => r.School.District).Distinct()], stop);
        return new Answer(
            await WhoseAsync(operation, stop), today, operation.Reach.Kind is ReachKind.Programs, ManyReading.Of([.. schools.Select(s => s.Facts)], many, count, need.LeastGroup, knows, today), years,
            new PageOf<Row>([.. page.Rows.Select(r => RowOf(r.School, r.Reasons, need.LeastGroup, knows, logs))], page.Previous, page.Next, page.Count, page.CountIsExact), rated.Count, count);
    }

    private static Row RowOf(CountedSchool school, IReadOnlyList<string> reasons, int least, bool knows, Dictionary<Id<District>, Id<Partnership>> logs)
    {
        var f = school.Facts;
        var share = f.CheckIns.Due == 0 ? null : knows || f.CheckIns.Behind >= least ? $"{f.CheckIns.OnTime} of {f.CheckIns.Due}" : "too few to show";
        return new(school.Id, f.Name, f.Filled, f.Seats, f.FilledLastYear, share, f.Visits.LastOn, reasons, logs.TryGetValue(school.District, out var partnership) ? $"partnerships/{partnership}/visits?place=school-{school.Id}" : null);
    }

    /// <summary>The rows are worked out, not read in order: a page begins after the row at which the one before ended, wherever that stands now.</summary>
    internal static PageOf<T> PageOf<T>(List<T> all, PageRequest page, Func<T, string> key)
    {
        var at = page.After is { } after ? all.FindIndex(r => key(r) == after) + 1 : page.Before is { } before && all.FindIndex(r => key(r) == before) is > 0 and var i ? Math.Max(0, i - page.Size) : 0;
        var rows = all.Skip(at).Take(page.Size).ToList();
        return new(rows, at > 0 ? key(rows.Count > 0 ? rows[0] : all[^1]) : null, at + rows.Count < all.Count ? key(rows[^1]) : null, all.Count, true);
    }

    /// <summary>The oldest of the viewer's partnerships to which each district belongs: there a visit is logged.</summary>
    private static async Task<Dictionary<Id<District>, Id<Partnership>>> LogsAsync(Operation operation, List<Id<District>> districts, CancellationToken stop)
    {
        var today = operation.Today;
        if (!operation.Viewer.May(Permission.KeepPartnerships))
            return [];
        var found = await operation.Db.PartnershipMembers.Where(m => m.DistrictId != null && districts.Contains(m.DistrictId.Value) && m.SchoolId == null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).OrderBy(m => m.StartsOn).ThenBy(m => m.Id).Select(m => new { m.DistrictId, m.PartnershipId }).ToListAsync(stop);
        return found.DistinctBy(m => m.DistrictId).ToDictionary(m => m.DistrictId!.Value, m => m.PartnershipId);
    }

    private static async Task<string> WhoseAsync(Operation operation, CancellationToken stop)
    {
        var reach = operation.Reach;
        var names = reach.Kind switch
        {
            ReachKind.Districts => await operation.Db.Districts.Where(d => reach.Districts.Contains(d.Id)).OrderBy(d => d.Name).Select(d => d.Name).ToListAsync(stop),
            ReachKind.Programs => await operation.Db.Programs.Where(p => reach.Programs.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(stop),
            ReachKind.Schools => await operation.Db.Schools.Where(s => reach.Schools.Contains(s.Id)).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(stop),
            _ => ["All schools of this hub"],
        };
        return PartnershipWords.Series(names);
    }
}

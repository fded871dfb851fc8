using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
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
    /// <param name="Asked">What is asked of the viewer.</param>
    /// <param name="NotAddedUp">Of what there is no sum, and why.</param>
    public sealed record Answer(string Whose, DateOnly AsOf, bool ByProgram, IReadOnlyList<ShowPartnershipStatus.Ask> Asked, IReadOnlyList<StatusEntry> Lines, IReadOnlyList<(string Subject, string Why)> NotAddedUp, IReadOnlyList<YearSums> Years, PageOf<Row> Schools, int All, int NeedVisit);

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
        var page = SchoolsInOrder.PageOf(listed, r => new SchoolsInOrder(request.Page.Sort == "name" ? 0 : -r.Reasons.Count, r.School.Facts.Name, r.School.Id.Value), request.Page);
        var logs = await LogsAsync(operation, [.. page.Rows.Select(r => r.School.District).Distinct()], stop);
        return new Answer(
            await WhoseAsync(operation, stop), today, operation.Reach.Kind is ReachKind.Programs, await StatusAsks.OfAsync(operation, many.VotesWaiting, stop), ManyReading.Of([.. schools.Select(s => s.Facts)], many, count, need.LeastGroup, rules.Number(RuleCode.PrivacyLeastGroupGrowth), rules.OnTime, knows, today), ManyReading.NotAddedUp(knows), years,
            new PageOf<Row>([.. page.Rows.Select(r => RowOf(r.School, r.Reasons, need.LeastGroup, knows, logs))], page.Previous, page.Next, page.Count, page.CountIsExact), rated.Count, count);
    }

    private static Row RowOf(CountedSchool school, IReadOnlyList<string> reasons, int least, bool knows, Dictionary<Id<District>, Id<Partnership>> logs)
    {
        var f = school.Facts;
        var share = f.CheckIns.Due == 0 ? null : knows || f.CheckIns.Behind >= least ? $"{f.CheckIns.OnTime} of {f.CheckIns.Due}" : "too few to show";
        return new(school.Id, f.Name, f.Filled, f.Seats, f.FilledLastYear, share, f.Visits.LastOn, reasons, logs.TryGetValue(school.District, out var partnership) ? $"partnerships/{partnership}/visits?place=school-{school.Id}" : null);
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

/// <summary>Where a school stands in the list: those with most reasons first, or by name. A page begins beyond this place, whatever stands there now: the rows are worked out, not read in order.</summary>
/// <param name="Rank">The fewer the earlier.</param>
internal sealed record SchoolsInOrder(int Rank, string Name, Guid Id)
{
    private int Against(SchoolsInOrder other) => (Rank.CompareTo(other.Rank), string.CompareOrdinal(Name, other.Name), Id.CompareTo(other.Id)) switch { (not 0 and var rank, _, _) => rank, (_, not 0 and var name, _) => name, (_, _, var id) => id };

    public static PageOf<T> PageOf<T>(IEnumerable<T> rows, Func<T, SchoolsInOrder> place, PageRequest page)
    {
        var up = page.Descending ? -1 : 1;
        var all = rows.Select(r => (Row: r, At: place(r))).OrderBy(r => r.At, Comparer<SchoolsInOrder>.Create((a, b) => up * a.Against(b))).ToList();
        var edge = Read(page.After ?? page.Before);
        var first = edge is null ? 0
            : page.After is not null ? all.FindIndex(r => up * r.At.Against(edge) > 0)
            : Math.Max(0, all.Count(r => up * r.At.Against(edge) < 0) - page.Size);
        // beyond the last there is nothing left: from the beginning
        first = Math.Max(0, first);
        var shown = all.Skip(first).Take(page.Size).ToList();
        return new([.. shown.Select(r => r.Row)], first > 0 ? shown[0].At.Cursor : null, first + shown.Count < all.Count ? shown[^1].At.Cursor : null, all.Count, true);
    }

    private string Cursor => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Id:N}{Rank.ToString(CultureInfo.InvariantCulture)}|{Name}"));

    private static SchoolsInOrder? Read(string? cursor)
    {
        const int id = 32;
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
            return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.Length > id && text.IndexOf('|', id) is > id and var bar && Guid.TryParseExact(text[..id], "N", out var at) && int.TryParse(text.AsSpan(id, bar - id), CultureInfo.InvariantCulture, out var rank) ? new(rank, text[(bar + 1)..], at) : null;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Workforce;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Oversight;

/// <summary>Many partnerships as a funder or a technical-assistance center reads them: counts only, small groups hidden and with them what would give them away.</summary>
public sealed class ShowFunderView(UseCaseServices services) : Query<Nothing, ShowFunderView.Answer>(services)
{
    private const int MostPartnerships = 100;

    /// <param name="Least">Fewer people than this are hidden.</param>
    /// <param name="Years">The school years of the columns.</param>
    /// <param name="Totals">Of each year, and of all; null is hidden.</param>
    /// <param name="Overlaps">Somebody counts in two of the partnerships.</param>
    public sealed record Answer(DateOnly AsOf, int Least, IReadOnlyList<AcademicYear> Years, IReadOnlyList<Row> Partnerships, IReadOnlyList<int?> Totals, int? Total, bool Overlaps, IReadOnlyList<Field> Fields);

    /// <param name="Count">Null is hidden to protect people.</param>
    /// <param name="IsRecorded">False: nobody has recorded anything of that year.</param>
    public sealed record Figure(int? Count, bool IsRecorded);

    /// <param name="Residents">By year.</param>
    /// <param name="Sum">Over the years; null is hidden.</param>
    /// <param name="Visits">Visits and events of technical assistance of this school year.</param>
    public sealed record Row(string Name, IReadOnlyList<Figure> Residents, int? Sum, int Visits);

    /// <param name="Expected">Published positions that are likely or certain; null is hidden.</param>
    /// <param name="Finish">Residents who finish; null is hidden.</param>
    public sealed record Field(string Subject, int? Expected, int? Finish);

    private protected override Permission Needs => Permission.ReadStatus;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (operation.Viewer.Role is not Role.Observer)
            return Outcome.NotFound;
        var (db, today, now) = (operation.Db, operation.Today, AcademicYear.Of(operation.Today));
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var least = rules.Number(RuleCode.PrivacyLeastGroupOutside);
        var years = Enumerable.Range(now.StartYear - SchoolsCount.Years + 1, SchoolsCount.Years).Select(y => new AcademicYear(y)).ToList();
        var outside = await OutsiderYears.ReadAsync(operation, least, years[0].StartYear, stop);
        var partnerships = outside.Partnerships.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id).Take(MostPartnerships).ToList();
        await using var wide = operation.LookWider("numbers for a funder: visits, positions, residents who finish");
        var (ids, first) = (partnerships.ConvertAll(p => p.Id), now.FirstDay);
        var (counts, recorded, shown) = (new int[partnerships.Count, years.Count], new bool[partnerships.Count, years.Count], new bool[partnerships.Count, years.Count]);
        for (var p = 0; p < partnerships.Count; p++)
        {
            var of = outside.Of(partnerships[p].Id).ToDictionary(y => y.Count.Year);
            for (var y = 0; y < years.Count; y++)
            {
                var found = of.GetValueOrDefault(years[y].StartYear);
                (counts[p, y], recorded[p, y], shown[p, y]) = (found?.Count.Residents ?? 0, found is not null || years[y] == now, found?.IsShown != false);
            }
        }
        // the story of each partnership shows what is shown here: only totals can keep what is not
        var table = SmallGroups.Of(counts, least, knownElsewhere: (p, y) => shown[p, y]);
        // who counts in two partnerships would count twice in a total: where that is so there is none, but of rows that hide nothing
        var overlaps = years.Exists(y => outside.Overlapping.Contains(y.StartYear));
        var visits = await wide.Visits.Where(v => ids.Contains(v.PartnershipId) && v.On >= first && v.TakenOutOn == null).GroupBy(v => v.PartnershipId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return new Answer(
            today, least, years, [.. partnerships.Select((p, r) => new Row(p.Name, [.. years.Select((_, c) => new Figure(shown[r, c] ? counts[r, c] : null, recorded[r, c]))], overlaps ? Whole(r) : table.RowTotal(r), visits.GetValueOrDefault(p.Id)))],
            [.. years.Select((_, c) => overlaps ? null : table.ColumnTotal(c))], overlaps ? null : table.Total, overlaps, await FieldsAsync(wide, partnerships, rules, least, today, stop));

        int? Whole(int row) => Enumerable.Range(0, years.Count).All(c => shown[row, c]) ? Enumerable.Range(0, years.Count).Sum(c => counts[row, c]) : null;
    }

    private static async Task<IReadOnlyList<Field>> FieldsAsync(ResidencyDb wide, List<Domain.Partnerships.Partnership> partnerships, RuleBook rules, int least, DateOnly today, CancellationToken stop)
    {
        var members = partnerships.SelectMany(p => p.Members).Where(m => m.Stays.Contains(today)).ToList();
        var programs = members.Select(m => m.ProgramId).Distinct().ToList();
        var districts = members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().Distinct().ToList();
        var single = members.Select(m => m.SchoolId).OfType<Id<School>>().Distinct().ToList();
        var seen = Openings.Seen(wide).Where(o => districts.Contains(o.DistrictId) || single.Contains(o.SchoolId));
        var outlook = VacancyOutlook.Of(await Openings.AheadAsync(seen, rules, today, stop), await Openings.BySubjectAsync(Openings.Finishing(wide, rules, today).Where(r => programs.Contains(r.ProgramId) && wide.Placements.Any(p => p.ResidentId == r.Id && (districts.Contains(p.DistrictId) || single.Contains(p.SchoolId)))), stop));
        var counts = new int[outlook.Subjects.Count, 2];
        foreach (var (subject, r) in outlook.Subjects.Select((s, r) => (s, r)))
            (counts[r, 0], counts[r, 1]) = (subject.Expected, subject.Finish);
        // positions and people do not add up: each column is a list of its own
        var table = SmallGroups.Of(counts, least, rowTotals: false);
        // a subject of which no number is shown would itself tell that somebody expects, or hides, something
        return [.. outlook.Subjects.Select((s, r) => new Field(s.Subject, table.Cell(r, 0), table.Cell(r, 1))).Where(f => f.Expected > 0 || f.Finish > 0), .. outlook.Subjects.Count > 0 ? [new Field("All", table.ColumnTotal(0), table.ColumnTotal(1))] : Array.Empty<Field>()];
    }
}

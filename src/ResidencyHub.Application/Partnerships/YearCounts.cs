using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Residents, mentors and schools of each school year, over all placements between the partnership's programs and its districts and schools. Counts only, in a wider reach; for years without placements what was entered.</summary>
internal sealed class YearCounts(Operation operation, Partnership partnership)
{
    /// <summary>An observer reads the numbers that <see cref="OutsiderYears"/> shows.</summary>
    public async Task<IReadOnlyList<YearCount>> ReadAsync(CancellationToken stop)
    {
        if (operation.Viewer.Role is Role.Observer)
        {
            var least = (await Access.RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(Access.RuleCode.PrivacyLeastGroupOutside);
            return [.. (await OutsiderYears.ReadAsync(operation, least, 0, stop)).Of(partnership.Id).Where(y => y.IsShown && y.Count.Residents > 0).Select(y => y.Count)];
        }
        var rows = await PlacementsAsync(stop);
        var entered = await operation.Db.PartnershipYears.Where(y => y.PartnershipId == partnership.Id && y.Residents != null).ToListAsync(stop);
        return Of(rows, entered);
    }

    /// <summary>From placements; for years without them what was entered.</summary>
    internal static IReadOnlyList<YearCount> Of(IEnumerable<Row> rows, IEnumerable<PartnershipYear> entered)
    {
        List<YearCount> counts = [.. rows.GroupBy(r => r.Year).Select(g => new YearCount(g.Key, g.Select(r => r.Resident).Distinct().Count(), g.Select(r => r.Mentor).OfType<Id<Mentor>>().Distinct().Count(), g.Select(r => r.School).Distinct().Count(), null))];
        counts.AddRange(entered.Where(e => e.Residents is not null && !counts.Exists(c => c.Year == e.Year)).Select(e => new YearCount(e.Year, e.Residents!.Value, e.Mentors, null, e.Source)));
        return [.. counts.OrderBy(c => c.Year)];
    }

    /// <summary>The values that the hub counts for a goal, one a school year since its baseline.</summary>
    public static IReadOnlyList<ShowRecord.ValueRow> For(Goal goal, IReadOnlyList<Row> rows, DateOnly today) =>
    [
        .. About(goal, rows).GroupBy(r => new AcademicYear(r.Year)).Where(g => g.Key.LastDay >= goal.BaselineOn).OrderBy(g => g.Key)
            .Select(g => new ShowRecord.ValueRow(null, Count(goal.Measure, [.. g]), null, g.Key.LastDay < today ? g.Key.LastDay : today, $"counted by the hub, {g.Key}", null)),
    ];

    /// <summary>Those at the goal's own place.</summary>
    public static IEnumerable<Row> About(Goal goal, IEnumerable<Row> rows) =>
        rows.Where(r => IsAbout(goal, r));

    public static bool IsAbout(Goal goal, Row row) => (goal.SchoolId is null || row.School == goal.SchoolId) && (goal.DistrictId is null || row.District == goal.DistrictId) && (goal.ProgramId is null || row.Program == goal.ProgramId);

    /// <summary>A placement as it is counted.</summary>
    public sealed record Row(int Year, Id<PreparationProgram> Program, Id<District> District, Id<School> School, Id<Resident> Resident, Id<Mentor>? Mentor, Id<Placement> Id, PlacementState State, DateOnly StartsOn, DateOnly EndsOn);

    public async Task<IReadOnlyList<Row>> PlacementsAsync(CancellationToken stop) => [.. (await OfManyAsync(operation, [partnership], 0, stop))[partnership.Id]];

    /// <summary>The placements of several partnerships since a school year, in one question; one that belongs to two of them is in both.</summary>
    public static async Task<ILookup<Id<Partnership>, Row>> OfManyAsync(Operation operation, IReadOnlyCollection<Partnership> partnerships, int since, CancellationToken stop)
    {
        await using var wide = operation.LookWider("counts of a partnership's years");
        var members = partnerships.SelectMany(p => p.Members).ToList();
        var programs = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().Distinct().ToList();
        var districts = members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().Distinct().ToList();
        var schools = members.Select(m => m.SchoolId).OfType<Id<School>>().Distinct().ToList();
        var rows = (await wide.Placements.Where(p => p.Year >= since && programs.Contains(p.ProgramId) && (districts.Contains(p.DistrictId) || schools.Contains(p.SchoolId)) && PlacementRules.Secured.Contains(p.State))
            .Select(p => new Row(p.Year, p.ProgramId, p.DistrictId, p.SchoolId, p.ResidentId, p.MentorId, p.Id, p.State, p.StartsOn, p.EndsOn)).ToListAsync(stop)).ToLookup(r => r.Program);
        return partnerships.SelectMany(p => In(p, rows).Select(r => (p.Id, Row: r))).ToLookup(r => r.Id, r => r.Row);
    }

    private static IEnumerable<Row> In(Partnership partnership, ILookup<Id<PreparationProgram>, Row> rows)
    {
        var districts = partnership.Members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().ToHashSet();
        var schools = partnership.Members.Select(m => m.SchoolId).OfType<Id<School>>().ToHashSet();
        var (first, last) = (AcademicYear.Of(partnership.StartedOn).StartYear, partnership.EndedOn is { } end ? AcademicYear.Of(end).StartYear : int.MaxValue);
        return partnership.Members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().Distinct().SelectMany(p => rows[p]).Where(r => r.Year >= first && r.Year <= last && (districts.Contains(r.District) || schools.Contains(r.School)));
    }

    private static int Count(GoalMeasure measure, IReadOnlyList<Row> rows) => measure switch
    {
        GoalMeasure.MentorsHosting => rows.Select(r => r.Mentor).OfType<Id<Mentor>>().Distinct().Count(),
        GoalMeasure.SchoolsHosting => rows.Select(r => r.School).Distinct().Count(),
        _ => rows.Select(r => r.Resident).Distinct().Count(),
    };
}

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
    /// <summary>From an observer a number under the least group for outsiders is kept.</summary>
    public async Task<IReadOnlyList<YearCount>> ReadAsync(CancellationToken stop)
    {
        var rows = await PlacementsAsync(stop);
        var entered = await operation.Db.PartnershipYears.Where(y => y.PartnershipId == partnership.Id && y.Residents != null).ToListAsync(stop);
        List<YearCount> counts = [.. rows.GroupBy(r => r.Year).Select(g => new YearCount(g.Key, g.Select(r => r.Resident).Distinct().Count(), g.Select(r => r.Mentor).OfType<Id<Mentor>>().Distinct().Count(), g.Select(r => r.School).Distinct().Count(), null))];
        counts.AddRange(entered.Where(e => !counts.Exists(c => c.Year == e.Year)).Select(e => new YearCount(e.Year, e.Residents!.Value, e.Mentors, null, e.Source)));
        if (operation.Viewer.Role is not Role.Observer)
            return [.. counts.OrderBy(c => c.Year)];
        var least = (await Access.RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(Access.RuleCode.PrivacyLeastGroupOutside);
        return [.. counts.Where(c => c.Residents >= least).Select(c => c with { Mentors = c.Mentors >= least ? c.Mentors : null }).OrderBy(c => c.Year)];
    }

    /// <summary>The values that the hub counts for a goal, one a school year since its baseline.</summary>
    public static IReadOnlyList<ShowRecord.ValueRow> For(Goal goal, IReadOnlyList<Row> rows, DateOnly today) =>
    [
        .. rows.Where(r => (goal.SchoolId is null || r.School == goal.SchoolId) && (goal.DistrictId is null || r.District == goal.DistrictId) && (goal.ProgramId is null || r.Program == goal.ProgramId))
            .GroupBy(r => new AcademicYear(r.Year)).Where(g => g.Key.LastDay >= goal.BaselineOn).OrderBy(g => g.Key)
            .Select(g => new ShowRecord.ValueRow(null, Count(goal.Measure, [.. g]), null, g.Key.LastDay < today ? g.Key.LastDay : today, $"counted by the hub, {g.Key}", null)),
    ];

    /// <summary>A placement as it is counted.</summary>
    public sealed record Row(int Year, Id<PreparationProgram> Program, Id<District> District, Id<School> School, Id<Resident> Resident, Id<Mentor>? Mentor);

    public async Task<IReadOnlyList<Row>> PlacementsAsync(CancellationToken stop)
    {
        await using var wide = operation.LookWider("counts of a partnership's years");
        return await Of(wide, partnership).Where(p => PlacementRules.Secured.Contains(p.State)).Select(p => new Row(p.Year, p.ProgramId, p.DistrictId, p.SchoolId, p.ResidentId, p.MentorId)).ToListAsync(stop);
    }

    private static IQueryable<Placement> Of(ResidencyDb db, Partnership partnership)
    {
        var programs = partnership.Members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().ToList();
        var districts = partnership.Members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().ToList();
        var schools = partnership.Members.Select(m => m.SchoolId).OfType<Id<School>>().ToList();
        var (first, last) = (AcademicYear.Of(partnership.StartedOn).StartYear, partnership.EndedOn is { } end ? AcademicYear.Of(end).StartYear : int.MaxValue);
        return db.Placements.Where(p => programs.Contains(p.ProgramId) && (districts.Contains(p.DistrictId) || schools.Contains(p.SchoolId)) && p.Year >= first && p.Year <= last);
    }

    private static int Count(GoalMeasure measure, IReadOnlyList<Row> rows) => measure switch
    {
        GoalMeasure.MentorsHosting => rows.Select(r => r.Mentor).OfType<Id<Mentor>>().Distinct().Count(),
        GoalMeasure.SchoolsHosting => rows.Select(r => r.School).Distinct().Count(),
        _ => rows.Select(r => r.Resident).Distinct().Count(),
    };
}

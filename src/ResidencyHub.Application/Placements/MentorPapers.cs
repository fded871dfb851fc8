using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What a program demands of the mentors of a cohort and is not met on a day: it warns where a mentor is named by hand, and keeps a matching or a rescue from naming them.</summary>
internal static class MentorPapers
{
    /// <summary>By mentor: what is mandatory and missing or expired. What is due only later is not missing yet.</summary>
    /// <param name="wide">Wide enough to see requirements and items.</param>
    /// <param name="program">Whose requirements.</param>
    /// <param name="cohort">Of which cohort's mentors.</param>
    /// <param name="mentors">Of whom.</param>
    /// <param name="day">The first day with the resident, or today when that is past.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<ILookup<Id<Mentor>, MissingRequirement>> MissingAsync(ResidencyDb wide, Id<PreparationProgram> program, Id<Cohort> cohort, IReadOnlyList<Id<Mentor>> mentors, DateOnly day, CancellationToken stop)
    {
        var asked = await wide.Requirements.Where(r => r.ProgramId == program && r.Role == RequirementRole.Mentor && r.IsMandatory && (r.CohortId == null || r.CohortId == cohort) && (r.RetiredOn == null || r.RetiredOn > day)).OrderBy(r => r.Name).ToListAsync(stop);
        var ids = asked.ConvertAll(r => r.Id);
        var items = asked.Count == 0 ? [] : await wide.RequirementItems.Where(i => i.MentorId != null && mentors.Contains(i.MentorId.Value) && ids.Contains(i.RequirementId)).ToListAsync(stop);
        var own = items.ToLookup(i => i.MentorId!.Value);
        return mentors.Distinct().SelectMany(m => Clearance.Missing(asked, [.. own[m]], day, day).Select(missing => (Mentor: m, Missing: missing))).ToLookup(x => x.Mentor, x => x.Missing);
    }

    /// <summary>The warning on a placement; empty where nothing is missing.</summary>
    public static async Task<IReadOnlyList<string>> WarningsAsync(ResidencyDb wide, Placement placement, DateOnly today, CancellationToken stop)
    {
        if (!placement.IsOpen || placement.MentorId is not { } mentor)
            return [];
        var missing = (await MissingAsync(wide, placement.ProgramId, placement.CohortId, [mentor], placement.StartsOn > today ? placement.StartsOn : today, stop))[mentor].ToList();
        return missing.Count == 0 ? [] : [$"{placement.MentorName} lacks what your program demands of mentors: {Words(missing)}."];
    }

    /// <summary>"Mentor agreement (not started), Background check (expired)".</summary>
    public static string Words(IEnumerable<MissingRequirement> missing) => string.Join(", ", missing.Select(m => m.Words));
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Whom a resident must not come to: a conflict of interest that was declared refuses wherever somebody is named by hand; a coordinator's own no warns.</summary>
internal static class KeptApart
{
    /// <summary>Why the resident can't come to the school, or to the mentor; null where no conflict is declared.</summary>
    /// <remarks>Who declared it is told within the program alone, and the reason is for coordinators to read: a school learns that there is one.</remarks>
    public static async Task<Refusal?> RefusesAsync(Operation operation, Id<Resident> resident, School? school, Mentor? mentor, CancellationToken stop)
    {
        var (schoolId, mentorId) = (school?.Id ?? mentor?.SchoolId, mentor?.Id);
        await using var db = operation.LookWider("conflicts of interest that were declared for a resident");
        var declared = await db.MatchingChoices.Where(c => c.ResidentId == resident && c.Sort == ChoiceSort.Conflict && ((c.MentorId == null && c.SchoolId == schoolId) || (c.MentorId != null && c.MentorId == mentorId)))
            .OrderBy(c => c.Id).FirstOrDefaultAsync(stop);
        if (declared is null)
            return null;
        var name = await db.Residents.Where(r => r.Id == resident).Select(r => r.FirstName + " " + r.LastName).SingleAsync(stop);
        var whom = declared.MentorId is null ? school?.Name ?? mentor!.SchoolName : mentor!.Name.Full;
        var by = operation.Reach.Kind is ReachKind.Programs or ReachKind.Everything ? $", declared by {declared.MadeBy} on {operation.DayOf(declared.MadeAt):d MMMM yyyy}" : "";
        return Outcome.Refused("conflict-declared", $"There is a conflict of interest between {name} and {whom}{by}. {Instead(operation, declared.MentorId is null)}");
    }

    /// <summary>What to do: the program chooses another school, a school has no other to choose.</summary>
    private static string Instead(Operation operation, bool ofSchool) => !ofSchool ? "Choose another mentor."
        : operation.Reach.Kind is ReachKind.Programs or ReachKind.Everything ? "Choose another school."
        : "The resident can’t come to this school: decline the request, and the program looks elsewhere. If you know of no conflict, call the program.";

    /// <summary>The mentors with whom a conflict is declared: no school is offered them.</summary>
    public static async Task<IReadOnlyCollection<Id<Mentor>>> MentorsAsync(Operation operation, Id<Resident> resident, CancellationToken stop)
    {
        await using var db = operation.LookWider("conflicts of interest that were declared for a resident");
        return await db.MatchingChoices.Where(c => c.ResidentId == resident && c.Sort == ChoiceSort.Conflict && c.MentorId != null).Select(c => c.MentorId!.Value).ToListAsync(stop);
    }

    /// <summary>What a coordinator settled against the pair of a placement, and conflicts that were declared after it was named; for those who plan.</summary>
    public static async Task<IReadOnlyList<string>> WarningsAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        if (!placement.IsOpen)
            return [];
        var (school, mentor) = (placement.SchoolId, placement.MentorId);
        var apart = await operation.Db.MatchingChoices.AsNoTracking()
            .Where(c => c.ResidentId == placement.ResidentId && c.Sort != ChoiceSort.Pin && ((c.MentorId == null && c.SchoolId == school) || (c.MentorId != null && c.MentorId == mentor))).OrderBy(c => c.Id).ToListAsync(stop);
        return [.. apart.Select(c => (c, Whom: c.MentorId is null ? placement.SchoolName : placement.MentorName)).Select(x => x.c.Sort is ChoiceSort.Conflict
            ? $"{x.c.MadeBy} declared a conflict of interest between {placement.ResidentName} and {x.Whom}: {x.c.Reason}"
            : $"{x.c.MadeBy} keeps {placement.ResidentName} and {x.Whom} apart: {x.c.Reason}")];
    }
}

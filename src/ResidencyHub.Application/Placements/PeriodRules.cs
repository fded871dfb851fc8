using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Whether days fit: into the resident's enrolment, beside the resident's other placements, into the mentor's stay at the school. What is refused and what only warned is rule data; what an exception lets through is let through, and nothing else.</summary>
internal static class PeriodRules
{
    /// <summary>The resident is enrolled on all of these days, or the program's rule only warns.</summary>
    public static async Task<Refusal?> EnrolledAsync(Operation operation, Resident resident, Period days, CancellationToken stop)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, resident.ProgramId, operation.Today, stop);
        if (!rules.Refuses(RuleCode.PlacementInsideEnrolment))
            return null;
        await operation.Db.Entry(resident).Collection(r => r.Standings).LoadAsync(stop);
        return Enrolment.Misses(resident, days) is { } words ? Outcome.Refused("placement-inside-enrolment", $"{words} Change the days, or correct the resident’s dated states.") : null;
    }

    /// <summary>The slot that a placement on these days may take among the person's open ones of the school year, over all programs.</summary>
    /// <remarks>Two who ask at once read the same slot; the unique key lets the first save, and the other asks again.</remarks>
    public static async Task<(Refusal? Refused, int Slot)> SlotAsync(Operation operation, Resident resident, int year, Period days, CancellationToken stop, Placement? again = null)
    {
        await using var db = operation.LookWider("open placements of a resident in a school year");
        var open = await db.Placements.Where(p => p.Year == year && PlacementRules.Open.Contains(p.State) && db.Residents.Any(r => r.Id == p.ResidentId && r.PersonId == resident.PersonId))
            .Select(p => new { p.Id, p.FollowsId, p.OpenSlot, p.ResidentId, p.ProgramId, p.SchoolName, p.State }).ToListAsync(stop);
        open.RemoveAll(o => o.Id == again?.Id);
        if (again?.FollowsId is { } before && open.Exists(o => o.Id == before) && !open.Exists(o => o.FollowsId == before))
            return (null, again.OpenSlot);
        // one that takes over and the one that it takes over from are one
        open.RemoveAll(o => o.FollowsId is { } followed && open.Exists(x => x.Id == followed));
        var slot = Enumerable.Range(1, open.Count + 1).First(s => !open.Exists(o => o.ResidentId == resident.Id && o.OpenSlot == s));
        var rules = await RuleBook.OpenAsync(operation.Db, resident.ProgramId, operation.Today, stop);
        var most = rules.Number(RuleCode.PlacementOpenAtOnce);
        if (open.Count < most)
            return (null, slot);
        var splits = await db.PlacementAllowances.Where(a => a.ResidentId == resident.Id && a.Kind == AllowanceKind.Split).ToListAsync(stop);
        if (open.Count == most && splits.Exists(s => s.LetsSecond(days)))
            return (null, slot);
        var other = open[0];
        var where = other.ProgramId == resident.ProgramId ? $"at {other.SchoolName} ({PlacementWords.Of(other.State).ToLowerInvariant()})" : "in another program";
        var also = open.Count > 1 ? $" and {open.Count - 1} more" : "";
        var split = splits.Find(s => s.Holds.Overlaps(days));
        var what = split is null ? "End or withdraw that one first, or record an exception for a split placement."
            : open.Count > most ? "The exception for a split placement lets one more stand beside the first, not two."
            : $"The exception for a split placement holds {Enrolment.Words(split.Holds)}; these days are {days.First:d MMMM yyyy} to {days.Last:d MMMM yyyy}.";
        return (Outcome.Refused("one-open-placement", $"{resident.Name.Full} already has a placement {where}{also} in {new AcademicYear(year)}. {what}"), slot);
    }

    /// <summary>Whether the mentor may be named for these days: where they stand in the pool, how long they stay at their school, and whether a rule or an exception lets them teach at another.</summary>
    public static async Task<(Refusal? Refused, bool Elsewhere)> NamingAsync(Operation operation, Mentor mentor, Id<PreparationProgram> program, Id<Resident> resident, Id<School> school, Period days, CancellationToken stop)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, program, operation.Today, stop);
        if (await KeptApart.RefusesAsync(operation, resident, null, mentor, stop) is { } apart)
            return (apart, false);
        if (PoolWords(mentor) is { } pool && rules.Refuses(mentor.State is MentorState.Paused or MentorState.Released ? RuleCode.MentorNamingAway : RuleCode.MentorNamingNotAssignable))
            return (Outcome.Refused("mentor-away", $"{pool} Choose another mentor."), false);
        if (mentor.StayMisses(days) is { } stay && rules.Refuses(RuleCode.PlacementInsideMentorStay))
            return (Outcome.Refused("placement-inside-stay", $"{stay} Change the days, or correct the stay on the mentor’s page."), false);
        if (mentor.SchoolId == school)
            return (null, false);
        var elsewhere = !rules.Yes(RuleCode.PlacementSameSchool) || await LetsElsewhereAsync(operation, mentor.Id, resident, days, stop);
        return (elsewhere ? null : Outcome.Refused("mentor-at-school", $"{mentor.Name.Full} teaches at {mentor.SchoolName}, not at the placement’s school. Choose a mentor of that school, or record an exception for this mentor and these days."), elsewhere);
    }

    /// <summary>What to know of the days of a placement: what a rule lets pass with a warning, and what no exception covers any more.</summary>
    public static async Task<IReadOnlyList<string>> WarningsAsync(Operation operation, ResidencyDb wide, Placement placement, PlacementScene scene, CancellationToken stop)
    {
        var (words, resident) = (new List<string>(), scene.Resident);
        if (Enrolment.Misses(resident, placement.Term) is { } misses)
            words.Add(misses);
        if (resident.State is ResidentState.OnLeave)
            words.Add($"{resident.Name.Full} is on leave or deferred since {resident.Standings.Max(s => s.StartsOn):d MMMM yyyy}.");
        var beside = scene.Beside(placement);
        var rules = await operation.RulesAsync(placement.ProgramId, stop);
        if (beside.Count >= rules.Number(RuleCode.PlacementOpenAtOnce) && !(await wide.PlacementAllowances.Where(a => a.ResidentId == placement.ResidentId).ToListAsync(stop)).Exists(a => a.LetsSecond(placement.Term)) && placement.OpenSlot > 1)
            words.Add($"No exception lets this placement stand beside the one at {beside[0]} on all of its days.");
        if (scene.Next(placement) is { } next)
            words.Add($"A request at {next} is to take over: when it is confirmed, this placement ends the day before.");
        if (scene.Mentor is not { } mentor)
            return words;
        var rest = placement.StartsOn < operation.Today && placement.EndsOn >= operation.Today ? new Period(operation.Today, placement.EndsOn) : placement.Term;
        if (PoolWords(mentor) is { } pool)
            words.Add(pool);
        if (mentor.StayMisses(rest) is { } stay)
            words.Add(stay);
        if (mentor.SchoolId != placement.SchoolId && rules.Yes(RuleCode.PlacementSameSchool) && !await LetsElsewhereAsync(operation, mentor.Id, placement.ResidentId, rest, stop))
            words.Add($"{mentor.Name.Full} teaches at {mentor.SchoolName}, and no exception covers all of these days.");
        return words;
    }

    /// <summary>Where the mentor stands in the pool, when that speaks against naming them.</summary>
    public static string? PoolWords(Mentor mentor) => mentor.State switch
    {
        MentorState.Paused => $"{mentor.Name.Full} is paused.",
        MentorState.Released => $"{mentor.Name.Full} is no longer mentoring.",
        MentorState.Assignable => null,
        _ => $"{mentor.Name.Full} can’t be asked yet in the mentor pool: {CohortWords.Of(mentor.State).ToLowerInvariant()}.",
    };

    private static async Task<bool> LetsElsewhereAsync(Operation operation, Id<Mentor> mentor, Id<Resident> resident, Period days, CancellationToken stop)
    {
        await using var db = operation.LookWider("exceptions that let a mentor teach at another school");
        return (await db.PlacementAllowances.Where(a => a.ResidentId == resident && a.MentorId == mentor).ToListAsync(stop)).Exists(a => a.LetsElsewhere(mentor, days));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The rules over more than one placement, some of whose rows the actor can't see: they are counted wider and told without names.</summary>
internal static class PlacementRules
{
    /// <summary>The code under which a waiver lets a mentor take more residents than the rule.</summary>
    public const string LoadWaiver = "load";

    /// <summary>The rule under which nobody follows here while another school is asked.</summary>
    public const string ElsewhereAsked = "elsewhere-asked";

    /// <summary>The states in which a placement is not over.</summary>
    public static readonly PlacementState[] Open = [.. Enum.GetValues<PlacementState>().Except([PlacementState.Declined, PlacementState.Lapsed, PlacementState.Completed, PlacementState.EndedEarly, PlacementState.Withdrawn])];

    /// <summary>The states in which a resident has a place: agreed to by all, running, or done.</summary>
    public static readonly PlacementState[] Secured = [PlacementState.Confirmed, PlacementState.Active, PlacementState.Completed];

    /// <summary>The states of a placement that came to nothing, or ended before its day.</summary>
    public static readonly PlacementState[] Fallen = [PlacementState.Withdrawn, PlacementState.Declined, PlacementState.Lapsed, PlacementState.EndedEarly];

    /// <summary>How many residents a mentor takes at a time, over all programs: what the rule allows or the mentor's own number, whichever is less; a waiver lifts the rule.</summary>
    /// <param name="operation">The viewer's.</param>
    /// <param name="mentor">Whose load.</param>
    /// <param name="placement">It is not counted itself.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="amongPromised">Counts only the residents to whom the mentor has said yes: so that of two requests one can be answered.</param>
    /// <param name="days">On which the mentor would be the mentor of record; null: the placement's.</param>
    public static async Task<Refusal?> LoadAsync(Operation operation, Mentor mentor, Placement placement, CancellationToken stop, bool amongPromised = false, Period? days = null) =>
        (await MentorLoads.ReadAsync(operation, [mentor.Id], placement, stop, amongPromised, days)).Refuses(mentor);

    /// <summary>As <see cref="LoadAsync"/>, and the mentor's slot is taken with this operation's save: of two who take the last one, one is refused.</summary>
    public static Task<Refusal?> TakeSlotAsync(Operation operation, Mentor mentor, Placement placement, CancellationToken stop, bool amongPromised = false, Period? days = null)
    {
        Claim.On(operation.Db, mentor, mentor.Id);
        return LoadAsync(operation, mentor, placement, stop, amongPromised, days);
    }

    /// <summary>What the mentor misses of the program's requirements on any of the days that are still to come, waivers counted.</summary>
    public static async Task<IReadOnlyList<EligibilityGap>> GapsAsync(Operation operation, Mentor mentor, Placement placement, CancellationToken stop, Period? days = null)
    {
        var rules = await operation.RulesAsync(placement.ProgramId, stop);
        await using var wide = operation.LookWider("what a mentor misses: training over all programs, and waivers");
        var asks = await ProgramTraining.AsksAsync(wide, rules, placement.ProgramId, [mentor.Id], stop);
        var rest = MentorLoads.ToCome(days ?? placement.Term, operation.Today);
        // waivers only lift what is missing
        return MentorEligibility.Check(mentor, placement.Subject, asks, [], rest).Count == 0 ? []
            : MentorEligibility.Check(mentor, placement.Subject, asks, await wide.EligibilityWaivers.Where(w => w.MentorId == mentor.Id).ToListAsync(stop), rest);
    }

    /// <summary>Load and eligibility together: what stands against making the mentor the mentor of record on these days, and whether they may teach at another school. When nothing does, the slot is taken.</summary>
    public static async Task<(Refusal? Refused, bool Elsewhere)> MayMentorAsync(Operation operation, Mentor mentor, Placement placement, Period days, CancellationToken stop)
    {
        var (unfit, elsewhere) = await PeriodRules.NamingAsync(operation, mentor, placement.ProgramId, placement.ResidentId, placement.SchoolId, days, stop);
        if (unfit is not null)
            return (unfit, elsewhere);
        var gaps = await GapsAsync(operation, mentor, placement, stop, days);
        return gaps.Count > 0
            ? (Outcome.Refused("mentor-eligible", $"{mentor.Name.Full} is not eligible yet: {string.Join("; ", gaps.Select(g => g.Words))}. Complete the record, or argue a waiver."), elsewhere)
            : (await TakeSlotAsync(operation, mentor, placement, stop, days: days), elsewhere);
    }

    /// <summary>A request at another school that is to take this placement's place is under way.</summary>
    public static async Task<Refusal?> AskedElsewhereAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether another school is asked for the same resident");
        return await wide.Placements.Where(p => p.FollowsId == placement.Id && Open.Contains(p.State)).FirstOrDefaultAsync(stop) is not { } there ? null
            // who answers by link learns that, and not where
            : operation.Viewer.May(Permission.RequestPlacements) ? Outcome.Refused(ElsewhereAsked, $"{there.SchoolName} is asked already ({PlacementAsk.Status(there).ToLowerInvariant()}). Withdraw that request first.")
            : Outcome.Refused(ElsewhereAsked, "The program is asking elsewhere for this resident. Nothing is asked of you now.");
    }

    /// <summary>What is to be known before the request goes out: no agreement in force, no seat left, the resident not cleared. Warnings, no refusals.</summary>
    /// <param name="operation">The viewer's.</param>
    /// <param name="placement">The request.</param>
    /// <param name="mentor">Its mentor, where the viewer reads them; null: looked up.</param>
    /// <param name="isApart">Whether a choice keeps the resident and the school or the mentor apart.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<string>> WarningsAsync(Operation operation, Placement placement, Mentor? mentor, bool isApart, CancellationToken stop)
    {
        var warnings = new List<string>(await AgreementCover.WarningsAsync(operation, placement, stop));
        await using var db = operation.LookWider("what speaks against a placement");
        if (isApart)
            warnings.AddRange(await KeptApart.WarningsAsync(operation, placement, stop));
        if (placement.State is PlacementState.Completed or PlacementState.EndedEarly or PlacementState.Withdrawn || await PlacementScene.ReadAsync(db, placement, mentor, stop) is not { } scene)
            return warnings;
        if (placement.IsOpen)
            warnings.AddRange(await PeriodRules.WarningsAsync(operation, db, placement, scene, stop));
        warnings.AddRange(await CapacityWarnings.OfAsync(operation, db, placement, stop));
        warnings.AddRange(await MentorPapers.WarningsAsync(db, placement, operation.Today, stop));
        warnings.AddRange(await ClearanceAsync(db, placement, scene, operation.Today, stop));
        return warnings;
    }

    /// <summary>What is missing for the resident to be cleared on the placement's first day: a missing paper warns here, and keeps an automatic match from placing.</summary>
    private static async Task<IReadOnlyList<string>> ClearanceAsync(ResidencyDb wide, Placement placement, PlacementScene scene, DateOnly today, CancellationToken stop)
    {
        var (resident, day) = (scene.Resident, placement.StartsOn > today ? placement.StartsOn : today);
        var asked = await Asked.OfAsync(wide, resident, today, stop, scene.Begins);
        var items = asked.Requirements.Count == 0 ? [] : await wide.RequirementItems.Where(i => i.ResidentId == resident.Id).ToListAsync(stop);
        var missing = Clearance.Missing(asked.Requirements, items, day, day);
        if (missing.Count > 0)
            return [$"Not cleared to start. Missing: {string.Join(", ", missing.Select(m => m.Words))}."];
        return resident.IsClearedOn(day) ? [] : ["Not cleared to start on the first day."];
    }
}

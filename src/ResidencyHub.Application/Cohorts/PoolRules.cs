using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>What the steps of the mentor pool ask of rules, waivers and placements, some of which the actor can't see.</summary>
internal sealed class PoolRules
{
    private readonly Operation _operation;
    private readonly IReadOnlyList<EligibilityWaiver> _waivers;

    private PoolRules(Operation operation, RuleBook rules, MentorRequirements asks, IReadOnlyList<EligibilityWaiver> waivers) => (_operation, Rules, Asks, _waivers) = (operation, rules, asks, waivers);

    public RuleBook Rules { get; }

    /// <summary>What is asked of these mentors, in the viewer's program where there is but one.</summary>
    public MentorRequirements Asks { get; }

    /// <summary>The rules of today, and the waivers of these mentors.</summary>
    public static async Task<PoolRules> OpenAsync(Operation operation, IReadOnlyList<Id<Mentor>> mentors, CancellationToken stop, RuleBook? known = null)
    {
        var program = operation.Reach.Programs is [var only] ? only : (Id<PreparationProgram>?)null;
        var rules = known ?? await RuleBook.OpenAsync(operation.Db, program, operation.Today, stop);
        if (mentors.Count == 0)
            return new(operation, rules, rules.Mentors, []);
        var today = operation.Today;
        await using var wide = operation.LookWider("waivers of a mentor's eligibility");
        return new(operation, rules, await ProgramTraining.AsksAsync(wide, rules, program, mentors, stop), await wide.EligibilityWaivers.Where(w => mentors.Contains(w.MentorId) && w.StartsOn <= today && w.EndsOn >= today).ToListAsync(stop));
    }

    public IReadOnlyList<EligibilityWaiver> WaiversOf(Mentor mentor) => [.. _waivers.Where(w => w.MentorId == mentor.Id)];

    /// <summary>What the mentor misses today for the own subject, waivers counted.</summary>
    public IReadOnlyList<EligibilityGap> Gaps(Mentor mentor) => MentorEligibility.Check(mentor, mentor.Subject, Asks, _waivers, _operation.Today);

    /// <summary>How many residents at a time may be named today.</summary>
    public int TakesAtATime(Mentor mentor) => mentor.TakesAtATime(Rules.Number(RuleCode.MentorResidentsAtATime), _waivers.Any(w => w.MentorId == mentor.Id && w.Rule == PlacementRules.LoadWaiver));

    /// <summary>How many residents each mentor has or follows to, over all programs; never whose.</summary>
    public static async Task<Dictionary<Id<Mentor>, int>> LoadsAsync(Operation operation, IReadOnlyList<Id<Mentor>> mentors, CancellationToken stop)
    {
        await using var wide = operation.LookWider("how many residents mentors have over all programs");
        var held = wide.Placements.Where(p => p.State == PlacementState.Confirmed || p.State == PlacementState.Active);
        return await held.Where(p => p.MentorId != null && mentors.Contains(p.MentorId.Value)).Select(p => p.MentorId!.Value)
            .Concat(held.Where(p => p.NextMentorId != null && mentors.Contains(p.NextMentorId.Value)).Select(p => p.NextMentorId!.Value))
            .GroupBy(m => m).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
    }

    /// <summary>The coordinators of the programs that work with a district.</summary>
    public static async Task<IReadOnlyList<Reachable>> CoordinatorsAsync(Operation operation, Id<District> district, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        var all = new List<Reachable>();
        foreach (var program in await ProgramsAsync(operation, district, stop))
            all.AddRange(await people.CoordinatorsAsync(program, stop));
        return [.. all.DistinctBy(p => p.Email, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The programs that have a partnership with a district today, by name.</summary>
    public static async Task<IReadOnlyList<Id<PreparationProgram>>> ProgramsAsync(Operation operation, Id<District> district, CancellationToken stop)
    {
        var today = operation.Today;
        await using var wide = operation.LookWider("which programs work with a district");
        var shared = wide.PartnershipMembers.Where(m => m.DistrictId == district && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.PartnershipId);
        var ids = wide.PartnershipMembers.Where(m => m.ProgramId != null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today) && shared.Contains(m.PartnershipId)).Select(m => m.ProgramId!.Value);
        return await wide.Programs.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
    }

    /// <summary>For which program somebody acts in a district who coordinates several: the one that works with it. Null for who coordinates none.</summary>
    public static async Task<Id<PreparationProgram>?> OwnProgramAsync(Operation operation, Id<District> district, CancellationToken stop)
    {
        var own = operation.Reach.Programs;
        if (own.Count < 2)
            return own.Count == 0 ? null : own[0];
        var partners = await ProgramsAsync(operation, district, stop);
        return own.Where(partners.Contains).Concat(own).First();
    }

    /// <summary>News of the pool to the coordinators who work with the mentor's district; the actor is left out.</summary>
    public static async Task<IReadOnlyList<Told>> TellCoordinatorsAsync(Operation operation, Postbox postbox, Mentor mentor, string subject, string words, string cause, CancellationToken stop)
    {
        var told = new List<Told>();
        foreach (var to in (await CoordinatorsAsync(operation, mentor.DistrictId, stop)).Where(p => p.Name != operation.Viewer.Name))
            told.Add(await postbox.PostAsync(operation, new Letter(Addressee.Program, to.Name, to.Email, subject, $"Dear {to.Name},\n\n{words}\n\n{{link}}\n", $"/mentors/{mentor.Id}"), cause, stop));
        return told;
    }
}

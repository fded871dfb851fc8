using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>How many residents some mentors have on the days of one placement, over all programs, and what they miss to take it: read for all of them at once.</summary>
internal sealed class MentorLoads
{
    private static readonly PlacementState[] Taking = [PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted, PlacementState.Confirmed, PlacementState.Active];

    private readonly Placement _placement;
    private readonly RuleBook _rules;
    private readonly DateOnly _today;
    private readonly Id<Person>? _resident;
    private readonly Dictionary<Id<Mentor>, int> _taken;
    private readonly ILookup<Id<Mentor>, EligibilityWaiver> _waivers;

    private MentorLoads(Placement placement, RuleBook rules, DateOnly today, Id<Person>? resident, Dictionary<Id<Mentor>, int> taken, ILookup<Id<Mentor>, EligibilityWaiver> waivers) =>
        (_placement, _rules, _today, _resident, _taken, _waivers) = (placement, rules, today, resident, taken, waivers);

    /// <param name="operation">The viewer's.</param>
    /// <param name="mentors">Whose loads.</param>
    /// <param name="placement">It is not counted itself.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="amongPromised">Counts only the residents to whom a mentor has said yes.</param>
    public static async Task<MentorLoads> ReadAsync(Operation operation, IReadOnlyList<Id<Mentor>> mentors, Placement placement, CancellationToken stop, bool amongPromised = false)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, placement.ProgramId, operation.Today, stop);
        await using var db = operation.LookWider("how many residents mentors have over all programs, and their waivers");
        var (first, last, id) = (placement.StartsOn, placement.EndsOn, placement.Id);
        var resident = await db.Residents.Where(r => r.Id == placement.ResidentId).Select(r => (Id<Person>?)r.PersonId).SingleOrDefaultAsync(stop);
        var taken = await db.Placements
            .Where(p => p.MentorId != null && mentors.Contains(p.MentorId.Value) && p.Id != id && Taking.Contains(p.State) && (!amongPromised || p.MentorSaidYes || p.MentorAsked == MentorAsked.Never) && p.StartsOn <= last && p.EndsOn >= first)
            .GroupBy(p => p.MentorId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var waivers = await db.EligibilityWaivers.Where(w => mentors.Contains(w.MentorId)).ToListAsync(stop);
        return new(placement, rules, operation.Today, resident, taken, waivers.ToLookup(w => w.MentorId));
    }

    /// <summary>Why the mentor can't take this resident besides those they have; null where nothing stands against it.</summary>
    public Refusal? Refuses(Mentor mentor)
    {
        if (mentor.PersonId == _resident)
            return Outcome.Refused("own-mentor", $"{mentor.Name.Full} is the resident. Nobody mentors themself: choose another mentor.");
        var (taken, limit, first) = (_taken.GetValueOrDefault(mentor.Id), _rules.Number(RuleCode.MentorResidentsAtATime), _placement.StartsOn);
        var waived = _waivers[mentor.Id].Any(w => w.Rule == PlacementRules.LoadWaiver && w.StartsOn <= first && w.EndsOn >= first);
        var takes = mentor.TakesAtATime(limit, waived);
        if (taken < takes)
            return null;
        var already = taken == 0 ? $"{mentor.Name.Full} takes no residents" : $"{mentor.Name.Full} already takes {taken} resident{(taken == 1 ? "" : "s")} on these days, over all programs";
        return Outcome.Refused("mentor-load", (mentor.Capacity, waived) switch
        {
            (0, _) => $"{already}; the mentor’s own number is 0 at a time. Choose another mentor, or change the number on the mentor’s page.",
            (_, true) => $"{already}; with the waiver it is {takes} at a time. Choose another mentor.",
            var (own, _) when own < limit => $"{already}; the mentor’s own number is {own} at a time. Choose another mentor, or change the number on the mentor’s page.",
            _ => $"{already}; the rule is {limit} at a time. Choose another mentor, or argue a waiver.",
        });
    }

    /// <summary>What the mentor misses of the program's requirements on the placement's first day, waivers counted.</summary>
    public IReadOnlyList<EligibilityGap> Gaps(Mentor mentor) =>
        MentorEligibility.Check(mentor, _placement.Subject, _rules.Mentors, [.. _waivers[mentor.Id]], _placement.StartsOn > _today ? _placement.StartsOn : _today);
}

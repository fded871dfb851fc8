using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>How many residents some mentors have on the days of one placement, over all programs, and what they miss to take it: read for all of them at once.</summary>
internal sealed class MentorLoads
{
    /// <summary>The states in which a placement takes one of its mentor's slots.</summary>
    public static readonly PlacementState[] Taking = [PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted, PlacementState.Confirmed, PlacementState.Active];

    private readonly Placement _placement;
    private readonly Period _days;
    private readonly RuleBook _rules;
    private readonly MentorRequirements _asks;
    private readonly DateOnly _today;
    private readonly Id<Person>? _resident;
    private readonly Dictionary<Id<Mentor>, int> _taken;
    private readonly ILookup<Id<Mentor>, EligibilityWaiver> _waivers;

    private MentorLoads(Placement placement, Period days, RuleBook rules, MentorRequirements asks, DateOnly today, Id<Person>? resident, Dictionary<Id<Mentor>, int> taken, ILookup<Id<Mentor>, EligibilityWaiver> waivers) =>
        (_placement, _days, _rules, _asks, _today, _resident, _taken, _waivers) = (placement, days, rules, asks, today, resident, taken, waivers);

    /// <param name="operation">The viewer's.</param>
    /// <param name="mentors">Whose loads.</param>
    /// <param name="placement">It is not counted itself.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="amongPromised">Counts only the residents to whom a mentor has said yes.</param>
    /// <param name="days">On which the mentor would be the mentor of record; null: the placement's.</param>
    public static async Task<MentorLoads> ReadAsync(Operation operation, IReadOnlyList<Id<Mentor>> mentors, Placement placement, CancellationToken stop, bool amongPromised = false, Period? days = null)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, placement.ProgramId, operation.Today, stop);
        await using var db = operation.LookWider("how many residents mentors have over all programs, and their waivers");
        var (of, id) = (days ?? placement.Term, placement.Id);
        var (first, last) = (of.First, of.Last!.Value);
        var resident = await db.Residents.Where(r => r.Id == placement.ResidentId).Select(r => (Id<Person>?)r.PersonId).SingleOrDefaultAsync(stop);
        var busy = await db.Placements
            .Where(p => ((p.MentorId != null && mentors.Contains(p.MentorId.Value)) || (p.NextMentorId != null && mentors.Contains(p.NextMentorId.Value))) && p.Id != id && Taking.Contains(p.State) && (!amongPromised || p.MentorSaidYes || p.MentorAsked == MentorAsked.Never) && p.StartsOn <= last && p.EndsOn >= first)
            .Select(p => new { p.MentorId, p.MentorThrough, p.NextMentorId }).ToListAsync(stop);
        // of a placement whose mentor leaves, the one has it to that day and the next from the day after
        var taken = busy.Where(p => p.MentorThrough is null || p.MentorThrough >= first).Select(p => p.MentorId).Concat(busy.Where(p => p.MentorThrough < last).Select(p => p.NextMentorId)).OfType<Id<Mentor>>().GroupBy(m => m).ToDictionary(g => g.Key, g => g.Count());
        var waivers = await db.EligibilityWaivers.Where(w => mentors.Contains(w.MentorId)).ToListAsync(stop);
        return new(placement, of, rules, await ProgramTraining.AsksAsync(db, rules, placement.ProgramId, mentors, stop), operation.Today, resident, taken, waivers.ToLookup(w => w.MentorId));
    }

    /// <summary>Why the mentor can't take this resident besides those they have; null where nothing stands against it.</summary>
    public Refusal? Refuses(Mentor mentor)
    {
        if (mentor.PersonId == _resident)
            return Outcome.Refused("own-mentor", $"{mentor.Name.Full} is the resident. Nobody mentors themself: choose another mentor.");
        var (taken, limit) = (_taken.GetValueOrDefault(mentor.Id), _rules.Number(RuleCode.MentorResidentsAtATime));
        var waived = _waivers[mentor.Id].Any(w => w.Rule == PlacementRules.LoadWaiver && w.Holds.Contains(_days));
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

    /// <summary>What the mentor misses of the program's requirements on any of the days that are still to come, waivers counted.</summary>
    public IReadOnlyList<EligibilityGap> Gaps(Mentor mentor) =>
        MentorEligibility.Check(mentor, _placement.Subject, _asks, [.. _waivers[mentor.Id]], ToCome(_days, _today));

    /// <summary>What is still to come of some days; when they are over, today.</summary>
    public static Period ToCome(Period days, DateOnly today) => days.First >= today ? days : new Period(today, days.Last > today ? days.Last : today);
}

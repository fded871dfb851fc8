using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>Which of what is asked by rule is done, read from the records: one query for each rule that is open, over all placements at once.</summary>
internal static class AssignedDone
{
    /// <param name="db">As far as it sees; who reads less finds less done, so the doer's own reach or a wider one.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="placements">Running placements of their cohorts.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<HashSet<(Id<AssignmentRule> Rule, Id<Placement> Placement)>> OfAsync(ResidencyDb db, IReadOnlyCollection<AssignmentRule> rules, IReadOnlyCollection<Id<Placement>> placements, CancellationToken stop)
    {
        var done = new HashSet<(Id<AssignmentRule>, Id<Placement>)>();
        foreach (var rule in rules)
        {
            var (from, to, who) = (rule.OpensOn, rule.ClosesOn, Kind(rule.Who));
            var since = from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var time = rule.Work switch { AssignedWork.ReviewStart => ReviewTime.Start, AssignedWork.ReviewMiddle => ReviewTime.Middle, _ => ReviewTime.End };
            var found = rule.Work switch
            {
                AssignedWork.Observation => db.Observations.Where(o => placements.Contains(o.PlacementId) && o.ObserverKind == who && o.ObservedOn != null && o.ObservedOn >= from && o.ObservedOn <= to).Select(o => o.PlacementId),
                AssignedWork.InformalVisit => db.Walkthroughs.Where(w => placements.Contains(w.PlacementId) && w.ByKind == who && w.On >= from && w.On <= to).Select(w => w.PlacementId),
                AssignedWork.CoachingConversation => db.Conversations.Where(c => placements.Contains(c.PlacementId) && c.HeldAt != null && c.HeldAt >= since).Select(c => c.PlacementId),
                AssignedWork.CoachingCycle => db.Cycles.Where(c => placements.Contains(c.PlacementId) && c.CoachAs == rule.Who && c.On >= from && c.On <= to).Select(c => c.PlacementId),
                AssignedWork.GrowthGoal => db.GrowthGoals.Where(g => placements.Contains(g.PlacementId) && g.SetAt >= since && g.SetAs == rule.Who).Select(g => g.PlacementId),
                // of the mentor whom the placement has; while it has none, any that was given
                AssignedWork.MentorRating => db.MentorRatings.Where(r => placements.Contains(r.PlacementId) && db.Placements.Any(p => p.Id == r.PlacementId && (p.MentorId == null || p.MentorId == r.RatedMentorId))).Select(r => r.PlacementId),
                AssignedWork.Form => db.FormAnswers.Where(a => placements.Contains(a.PlacementId) && a.Lineage == rule.FormLineage && a.As == rule.Who && a.IsSent && ((a.SentOn >= from && a.SentOn <= to) || db.ProgramForms.Any(f => f.Id == a.FormId && !f.IsRepeated))).Select(a => a.PlacementId),
                _ => db.Reviews.Where(r => placements.Contains(r.PlacementId) && r.Time == time && r.Voices.Any(v => v.As == rule.Who)).Select(r => r.PlacementId),
            };
            foreach (var placement in await found.Distinct().ToListAsync(stop))
                done.Add((rule.Id, placement));
        }
        return done;
    }

    /// <summary>Without those that ask for a form which, today, nobody of that role can answer: retired, not open, or not asking them any more.</summary>
    public static async Task<List<AssignmentRule>> OpenAsync(ResidencyDb wide, List<AssignmentRule> rules, DateOnly today, CancellationToken stop)
    {
        var lineages = rules.Select(r => r.FormLineage).OfType<Guid>().Distinct().ToList();
        if (lineages.Count == 0)
            return rules;
        var forms = (await wide.ProgramForms.AsNoTracking().Where(f => lineages.Contains(f.Lineage) && f.State == EditionState.Published).ToListAsync(stop)).ToLookup(f => f.Lineage);
        return rules.FindAll(r => r.FormLineage is not { } lineage || forms[lineage].Any(f => f.IsOpenOn(today) && f.Asks(r.Who)));
    }

    /// <summary>The days on which what a rule asks by form can be answered: the rule's, as far as the form's own go with them. Null: nobody of that role can, today or later, and the words say why.</summary>
    public static async Task<(Period? Days, string? Why)> WindowAsync(ResidencyDb wide, AssignmentRule rule, DateOnly today, CancellationToken stop)
    {
        if (await wide.ProgramForms.AsNoTracking().Where(f => f.Lineage == rule.FormLineage && f.State == EditionState.Published).FirstOrDefaultAsync(stop) is not { } form)
            return (null, $"“{rule.What}” is not in use any more, so nobody could answer it. Publish it again under Forms first.");
        if (!form.Asks(rule.Who))
            return (null, $"“{form.Name}” does not ask a {GrowingWords.Of(rule.Who)} any more. Change that under Forms first.");
        var days = form.DaysOf(rule);
        return days is null || days.Value.Last < today ? (null, $"“{form.Name}” itself can be answered {(form.OpensOn is { } opens ? $"from {opens:d MMMM yyyy} " : "")}{(form.ClosesOn is { } closes ? $"through {closes:d MMMM yyyy}" : "")}, so nobody could answer it now. Change its days under Forms first.".Replace("  ", " ", StringComparison.Ordinal))
            : (days, null);
    }

    /// <summary>Where the work is done.</summary>
    public static string Href(AssignmentRule rule, Signatory who, Id<Domain.Cohorts.Resident> resident, Id<Placement> placement) => rule.Work switch
    {
        AssignedWork.Form => $"my-forms/{rule.FormLineage}/{placement}",
        AssignedWork.Observation => "observations/new",
        AssignedWork.InformalVisit => "visits/new",
        AssignedWork.CoachingConversation => "coaching",
        AssignedWork.CoachingCycle => "coaching/cycles/new",
        AssignedWork.GrowthGoal => who is Signatory.Resident ? "my-plan" : $"residents/{resident}/plan",
        AssignedWork.MentorRating => "my-mentor-rating",
        _ => "reviews",
    };

    private static RaterKind Kind(Signatory who) => who switch { Signatory.Resident => RaterKind.Resident, Signatory.Mentor => RaterKind.Mentor, _ => RaterKind.Supervisor };
}

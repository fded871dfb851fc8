using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Writes the phases of a cohort as they were posted; what is asked by rule goes with them, and says so.</summary>
internal sealed class KeepPhases(Operation operation, Cohort cohort)
{
    private readonly List<string> _moved = [];
    private readonly List<string> _left = [];
    private List<AssignmentRule> _rules = [];

    public async Task<KeepCohort.Answer> RunAsync(IReadOnlyList<KeepCohort.Phase> posted, CancellationToken stop)
    {
        var tied = await TiedAsync(stop);
        var before = cohort.Phases.ToDictionary(p => p.Id, p => (p.Name, p.StartsOn, p.EndsOn));
        var stays = new HashSet<Id<CohortPhase>>();
        foreach (var phase in posted.OrderBy(p => p.StartsOn))
        {
            var (name, days) = (phase.Name.Trim(), new Period(phase.StartsOn!.Value, phase.EndsOn));
            // who posts no id means the one of that name
            if (cohort.Phases.FirstOrDefault(p => before.ContainsKey(p.Id) && !stays.Contains(p.Id) && (phase.Id is { } id ? p.Id == id : before[p.Id].Name == name)) is { } known)
            {
                stays.Add(known.Id);
                cohort.ChangePhase(known, name, days);
            }
            else
                cohort.AddPhase(name, days);
        }
        foreach (var gone in cohort.Phases.Where(p => before.ContainsKey(p.Id) && !stays.Contains(p.Id)).ToList())
        {
            cohort.DropPhase(gone);
            operation.Db.Remove(gone);
        }
        var going = Going(tied, before);
        foreach (var (rule, phase) in tied)
            Follow(rule, cohort.Phases.FirstOrDefault(p => p.Id == phase), before[phase], going.ContainsKey(rule));
        return new(cohort.Id, _moved, _left);
    }

    /// <summary>What is asked by the days of a phase, as the phases stood.</summary>
    private async Task<List<(AssignmentRule Rule, Id<CohortPhase> Phase)>> TiedAsync(CancellationToken stop)
    {
        if (cohort.Phases.Count == 0)
            return [];
        _rules = await operation.Db.AssignmentRules.Where(r => r.CohortId == cohort.Id).OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(stop);
        return [.. _rules.Select(r => (Rule: r, Phase: cohort.Phases.FirstOrDefault(r.IsOf))).Where(t => t.Phase is not null).Select(t => (t.Rule, t.Phase!.Id))];
    }

    /// <summary>What can go to the days that its phase has now: not open yet, not due on a past day, and not where the same is asked of the same role already. What goes away itself is met by nobody.</summary>
    private Dictionary<AssignmentRule, CohortPhase> Going(List<(AssignmentRule Rule, Id<CohortPhase> Phase)> tied, Dictionary<Id<CohortPhase>, (string Name, DateOnly StartsOn, DateOnly EndsOn)> before)
    {
        var (today, going) = (operation.Today, new Dictionary<AssignmentRule, CohortPhase>());
        foreach (var (rule, id) in tied)
            if (rule.StoppedAt is null && today < rule.OpensOn && cohort.Phases.FirstOrDefault(p => p.Id == id) is { } phase && phase.EndsOn >= today && (phase.StartsOn, phase.EndsOn) != (before[id].StartsOn, before[id].EndsOn))
                going[rule] = phase;
        // who stays may be met in turn by another
        while (tied.Find(t => going.ContainsKey(t.Rule) && _rules.Exists(o => Meets(t.Rule, o))).Rule is { } met)
            going.Remove(met);
        return going;

        bool Meets(AssignmentRule rule, AssignmentRule other) =>
            other != rule && other.StoppedAt is null && (other.Work, other.Who, other.FormLineage) == (rule.Work, rule.Who, rule.FormLineage) && (going.TryGetValue(other, out var to) ? to.StartsOn : other.OpensOn) == going[rule].StartsOn;
    }

    private void Follow(AssignmentRule rule, CohortPhase? phase, (string Name, DateOnly StartsOn, DateOnly EndsOn) before, bool goes)
    {
        var today = operation.Today;
        var what = $"“{rule.What}” ({GrowingWords.Of(rule.Who)})";
        if (phase is null)
        {
            rule.LeavePhase();
            if (rule.StoppedAt is null && rule.ClosesOn >= today)
                _left.Add($"{what} keeps its days, due {Day(rule.DueOn)}, though “{before.Name}” is gone. Stop it if it should not be asked.");
            return;
        }
        var moves = (phase.StartsOn, phase.EndsOn) != (before.StartsOn, before.EndsOn);
        // what stayed before stays until its phase moves again; a phase that is only called otherwise takes along what is on its days
        var follows = (goes || (rule.OpensOn, rule.DueOn) == (phase.StartsOn, phase.EndsOn)) && rule.Follow(phase, operation.Viewer.Name, operation.Now, today);
        if (!follows)
            rule.StayBeside(phase);
        if (!moves || rule.StoppedAt is not null)
            return;
        if (follows)
            _moved.Add($"{what} moved with “{phase.Name}”: it opens {Day(rule.OpensOn)} and is due {Day(rule.DueOn)}.");
        else if (today < rule.OpensOn)
            _left.Add($"{what} keeps its days, due {Day(rule.DueOn)}: {(phase.EndsOn < today ? $"“{phase.Name}” is over since {Day(phase.EndsOn)}." : $"the same is asked from {Day(phase.StartsOn)} on already.")} Stop it if it should not be asked.");
        else
            _left.Add(rule.ClosesOn >= today ? $"{what} is open already and keeps its days: due {Day(rule.DueOn)}, closes {Day(rule.ClosesOn)}. To change them, stop it and ask anew." : $"{what} closed on {Day(rule.ClosesOn)} and stays as it was.");
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

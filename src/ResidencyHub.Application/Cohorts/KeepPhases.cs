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
        foreach (var (rule, phase) in tied)
            Follow(rule, cohort.Phases.FirstOrDefault(p => p.Id == phase), before[phase]);
        return new(cohort.Id, _moved, _left);
    }

    /// <summary>What is asked by the days of a phase, as the phases stood.</summary>
    private async Task<List<(AssignmentRule Rule, Id<CohortPhase> Phase)>> TiedAsync(CancellationToken stop)
    {
        if (cohort.Phases.Count == 0)
            return [];
        var rules = await operation.Db.AssignmentRules.Where(r => r.CohortId == cohort.Id).OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(stop);
        return [.. rules.Select(r => (Rule: r, Phase: cohort.Phases.FirstOrDefault(r.IsOf))).Where(t => t.Phase is not null).Select(t => (t.Rule, t.Phase!.Id))];
    }

    private void Follow(AssignmentRule rule, CohortPhase? phase, (string Name, DateOnly StartsOn, DateOnly EndsOn) before)
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
        var follows = rule.Follow(phase, operation.Viewer.Name, operation.Now, today);
        if (!moves || rule.StoppedAt is not null)
            return;
        if (follows)
            _moved.Add($"{what} moved with “{phase.Name}”: it opens {Day(rule.OpensOn)} and is due {Day(rule.DueOn)}.");
        else
            _left.Add(rule.ClosesOn >= today ? $"{what} is open already and keeps its days: due {Day(rule.DueOn)}, closes {Day(rule.ClosesOn)}. To change them, stop it and ask anew." : $"{what} closed on {Day(rule.ClosesOn)} and stays as it was.");
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>Before, on and after the day, reminds those who have not done what is asked by rule: one letter a person and day, of all programs. Who has no account is told so instead of being led to a locked door, and the coordinators read whom to invite. A day that passed while the hub stood still is made up for.</summary>
public sealed class RemindAssigned(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var open = await db.AssignmentRules.AsNoTracking().Where(r => r.StoppedAt == null && r.Who != Signatory.Outside && r.OpensOn <= today && r.ClosesOn >= today).ToListAsync(stop);
        var days = open.Select(r => (r.Id, On: r.ReminderOn(today, postbox.DayOf(r.SetAt)))).Where(r => r.On is not null).ToDictionary(r => r.Id, r => r.On!.Value);
        var rules = await AssignedDone.OpenAsync(db, open.FindAll(r => days.ContainsKey(r.Id)), today, stop);
        if (rules.Count == 0)
            return 0;
        var cohorts = rules.ConvertAll(r => r.CohortId).Distinct().ToList();
        var homes = await db.Placements.AsNoTracking().Where(p => p.State == PlacementState.Active && cohorts.Contains(p.CohortId)).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        var (ids, earliest) = (rules.ConvertAll(r => r.Id), rules.Min(r => days[r.Id]));
        var sent = (await db.AssignmentReminders.Where(r => ids.Contains(r.RuleId) && r.On >= earliest).Select(r => new { r.RuleId, r.PlacementId, r.On }).ToListAsync(stop)).Where(r => r.On >= days[r.RuleId]).Select(r => (r.RuleId, r.PlacementId)).ToHashSet();
        rules.RemoveAll(r => homes.TrueForAll(h => h.CohortId != r.CohortId || sent.Contains((r.Id, h.Id))));
        var done = await AssignedDone.OfAsync(db, rules, homes.ConvertAll(p => p.Id), stop);
        var asked = new AskedPeople(operation);
        var letters = new Dictionary<string, (AskedPeople.Asked To, Placement Home, List<(Placement Home, string Words)> Lines)>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules)
            foreach (var home in homes.Where(h => h.CohortId == rule.CohortId && !done.Contains((rule.Id, h.Id)) && !sent.Contains((rule.Id, h.Id))))
            {
                if (await asked.FindAsync(rule.Who, home, stop) is not { } to)
                    continue;
                if (!letters.TryGetValue(to.Person.Email, out var letter))
                    letters[to.Person.Email] = letter = (to, home, []);
                letter.Lines.Add((home, $"- {rule.What}{(rule.Who is Signatory.Resident ? "" : $" with {home.ResidentName}")}, {(rule.DueOn < today ? $"was due on {rule.DueOn:d MMMM} and closes on {rule.ClosesOn:d MMMM}" : rule.DueOn == today ? "due today" : $"by {rule.DueOn:d MMMM}")}"));
                db.Add(new AssignmentReminder(rule, home.Id, days[rule.Id]));
            }
        foreach (var (to, home, lines) in letters.Values)
        {
            var where = to.HasAccount ? $"All of it in one list, of all programs:\n\n{postbox.Address("/my-tasks")}" : await asked.WithoutAccountAsync(to, lines, stop);
            await postbox.PostAsync(operation, new Letter(to.Person.As, to.Person.Name, to.Person.Email, lines.Count == 1 ? "One thing waits for you" : $"{lines.Count} things wait for you", $"Dear {to.Person.Name},\n\nthis waits for you:\n\n{string.Join('\n', lines.Select(l => l.Words))}\n\n{where}\n", District: home.DistrictId, Program: lines.TrueForAll(l => l.Home.ProgramId == home.ProgramId) ? home.ProgramId : null), nameof(RemindAssigned), stop);
        }
        return letters.Count + await asked.TellCoordinatorsAsync(postbox, stop);
    }
}

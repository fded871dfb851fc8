using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>Before, on and after the day, reminds those who have not done what is asked by rule: one letter a person and day, of all programs, whether or not they have an account.</summary>
public sealed class RemindAssigned(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var rules = (await db.AssignmentRules.AsNoTracking().Where(r => r.StoppedAt == null && r.Who != Signatory.Outside && r.OpensOn <= today && r.ClosesOn >= today).ToListAsync(stop)).FindAll(r => r.ReminderDays().Contains(today));
        rules = await AssignedDone.OpenAsync(db, rules, today, stop);
        if (rules.Count == 0)
            return 0;
        var cohorts = rules.ConvertAll(r => r.CohortId).Distinct().ToList();
        var homes = await db.Placements.AsNoTracking().Where(p => p.State == PlacementState.Active && cohorts.Contains(p.CohortId)).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        var done = await AssignedDone.OfAsync(db, rules, homes.ConvertAll(p => p.Id), stop);
        var ids = rules.ConvertAll(r => r.Id);
        var sent = (await db.AssignmentReminders.Where(r => ids.Contains(r.RuleId) && r.On == today).Select(r => new { r.RuleId, r.PlacementId }).ToListAsync(stop)).Select(r => (r.RuleId, r.PlacementId)).ToHashSet();
        var people = new PlacementPeople(operation);
        var letters = new Dictionary<string, (Reachable To, Placement Home, List<string> Lines)>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in rules)
            foreach (var home in homes.Where(h => h.CohortId == rule.CohortId && !done.Contains((rule.Id, h.Id)) && !sent.Contains((rule.Id, h.Id))))
            {
                if (await WhoAsync(rule.Who, home) is not { } to)
                    continue;
                if (!letters.TryGetValue(to.Email, out var letter))
                    letters[to.Email] = letter = (to, home, []);
                letter.Lines.Add($"- {rule.What}{(rule.Who is Signatory.Resident ? "" : $" with {home.ResidentName}")}, {(rule.DueOn < today ? $"was due on {rule.DueOn:d MMMM} and closes on {rule.ClosesOn:d MMMM}" : rule.DueOn == today ? "due today" : $"by {rule.DueOn:d MMMM}")}");
                db.Add(new AssignmentReminder(rule, home.Id, today));
            }
        foreach (var (to, home, lines) in letters.Values)
            await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, lines.Count == 1 ? "One thing waits for you" : $"{lines.Count} things wait for you", $"Dear {to.Name},\n\nthis waits for you:\n\n{string.Join('\n', lines)}\n\nAll of it in one list, of all programs:\n\n{postbox.Address("/my-tasks")}\n", District: home.DistrictId, Program: home.ProgramId), nameof(RemindAssigned), stop);
        return letters.Count;

        Task<Reachable?> WhoAsync(Signatory who, Placement home) => who switch
        {
            Signatory.Resident => people.ResidentAsync(home.ResidentId, stop),
            Signatory.Mentor => home is { NeedsMentor: false, MentorId: { } mentor } ? people.MentorAsync(mentor, stop) : Task.FromResult<Reachable?>(null),
            _ => people.SupervisorAsync(home, stop),
        };
    }
}

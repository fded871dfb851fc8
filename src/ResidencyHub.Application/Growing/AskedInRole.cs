using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>What waits for somebody in one of their roles, read within the reach of that role alone.</summary>
/// <param name="Done">How many of those that are asked by rule and open now are done.</param>
/// <param name="IsAsked">Things are asked of this role at all.</param>
internal sealed record AskedInRole(IReadOnlyList<ListMyTasks.Row> Rows, int Done, bool IsAsked)
{
    private static readonly IReadOnlyList<string> DependsOn =
    [
        Nouns.Placements, Nouns.Assignments, Nouns.CheckIns, Nouns.Hours, Nouns.Observations, Nouns.Walkthroughs, Nouns.Coaching, Nouns.Cycles, Nouns.Goals, Nouns.Reviews, Nouns.Forms, Nouns.FormAnswers, Nouns.MentorRatings, Nouns.Rules, DirectoryTopic.Name,
    ];

    /// <summary>A running placement within the role's reach.</summary>
    internal sealed record Home(Id<Placement> Id, Id<Cohort> CohortId, Id<PreparationProgram> ProgramId, Id<Resident> ResidentId, string Name);

    /// <summary>Kept for the account in this role until something changes on which it depends: the home and the list ask the same.</summary>
    public static async Task<AskedInRole> KeptAsync(AnswerMemory memory, Operation operation, CancellationToken stop) =>
        (await memory.OfAsync(typeof(AskedInRole), operation.Viewer.AccountId, operation, DependsOn, async () => (Outcome<AskedInRole>)await OfAsync(operation, stop))).ValueOrDefault!;

    private static async Task<AskedInRole> OfAsync(Operation operation, CancellationToken stop)
    {
        if (Acting.As(operation) is not ({ } me and not Signatory.Coordinator))
            return new([], 0, false);
        var (db, role) = (operation.Db, operation.Viewer.Role!.Value);
        var homes = await db.Placements.Where(p => p.State == PlacementState.Active).Select(p => new Home(p.Id, p.CohortId, p.ProgramId, p.ResidentId, p.ResidentName)).ToListAsync(stop);
        var regular = await RegularTasks.OfAsync(operation, me, homes, stop);
        var (asked, done) = await ByRuleAsync(operation, me, homes, stop);
        // what a rule asks and what stands regularly is one thing: the rule says the day, the other where it goes on
        var rows = new List<ListMyTasks.Row>();
        var programs = homes.Select(h => h.ProgramId).Concat(regular.Select(t => t.Program)).Distinct().ToList();
        var names = await db.Programs.Where(p => programs.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        foreach (var (rule, home) in asked)
        {
            var same = regular.Find(t => t.Placement == home.Id && t.Same == rule.Work && t.Form == rule.FormLineage && t.IsWithin(rule));
            if (same is not null)
                regular.Remove(same);
            rows.Add(new(role, rule.Work, home.Id, rule.What, home.Name, names[rule.ProgramId], rule.When, rule.DueOn, rule.ClosesOn, same?.Href ?? AssignedDone.Href(rule, me, home.ResidentId, home.Id)));
        }
        rows.AddRange(regular.Select(t => new ListMyTasks.Row(role, null, t.Placement, t.What, t.Resident, names[t.Program], t.When, t.DueOn, t.ClosesOn, t.Href)));
        return new(rows, done, true);
    }

    /// <summary>What is asked by rule and not done, and how many are.</summary>
    private static async Task<(List<(AssignmentRule Rule, Home Home)> Asked, int Done)> ByRuleAsync(Operation operation, Signatory me, List<Home> homes, CancellationToken stop)
    {
        var (today, cohorts) = (operation.Today, homes.ConvertAll(p => p.CohortId).Distinct().ToList());
        if (cohorts.Count == 0)
            return ([], 0);
        var rules = await operation.Db.AssignmentRules.Where(r => cohorts.Contains(r.CohortId) && r.Who == me && r.StoppedAt == null && r.OpensOn <= today && r.ClosesOn >= today).OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(stop);
        if (rules.Count == 0)
            return ([], 0);
        // what the mentor or supervisor before did is done: nobody is asked twice
        await using var wide = operation.LookWider("what was done of what is asked, whoever did it");
        rules = await AssignedDone.OpenAsync(wide, rules, today, stop);
        var done = await AssignedDone.OfAsync(wide, rules, homes.ConvertAll(p => p.Id), stop);
        var all = rules.SelectMany(r => homes.Where(h => h.CohortId == r.CohortId).Select(h => (Rule: r, Home: h))).ToList();
        return (all.FindAll(x => !done.Contains((x.Rule.Id, x.Home.Id))), all.Count(x => done.Contains((x.Rule.Id, x.Home.Id))));
    }
}

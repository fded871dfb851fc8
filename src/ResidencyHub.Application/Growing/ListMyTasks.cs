using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>What is asked of the viewer by rule and not done yet, of all programs in one list, the earliest due first.</summary>
public sealed class ListMyTasks(UseCaseServices services) : Query<Nothing, ListMyTasks.Answer>(services)
{
    /// <param name="IsAsked">Things are asked of the viewer's role at all.</param>
    /// <param name="Done">How many of those open now are done.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, int Done, bool IsAsked);

    public sealed record Row(AssignedWork Work, string What, string Resident, string Program, string When, DateOnly DueOn, DateOnly ClosesOn, string Href);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (Acting.As(operation) is not ({ } me and not Signatory.Coordinator))
            return new Answer([], 0, false);
        var homes = await db.Placements.Where(p => p.State == PlacementState.Active).Select(p => new { p.Id, p.CohortId, p.ProgramId, p.ResidentId, p.ResidentName }).ToListAsync(stop);
        var (cohorts, programs, ids) = (homes.ConvertAll(p => p.CohortId).Distinct().ToList(), homes.ConvertAll(p => p.ProgramId).Distinct().ToList(), homes.ConvertAll(p => p.Id));
        var rules = await db.AssignmentRules.Where(r => cohorts.Contains(r.CohortId) && r.Who == me && r.StoppedAt == null && r.OpensOn <= today && r.ClosesOn >= today).OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(stop);
        var names = await db.Programs.Where(p => programs.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        // what the mentor or supervisor before did is done: nobody is asked twice
        await using var wide = operation.LookWider("what was done of what is asked, whoever did it");
        rules = await AssignedDone.OpenAsync(wide, rules, today, stop);
        var done = await AssignedDone.OfAsync(wide, rules, ids, stop);
        var all = rules.SelectMany(r => homes.Where(h => h.CohortId == r.CohortId).Select(h => (Rule: r, Home: h))).ToList();
        return new Answer(
            [.. all.Where(x => !done.Contains((x.Rule.Id, x.Home.Id))).OrderBy(x => x.Rule.DueOn).ThenBy(x => x.Home.ResidentName, StringComparer.CurrentCulture)
                .Select(x => new Row(x.Rule.Work, x.Rule.What, x.Home.ResidentName, names[x.Rule.ProgramId], x.Rule.When, x.Rule.DueOn, x.Rule.ClosesOn, AssignedDone.Href(x.Rule, me, x.Home.ResidentId, x.Home.Id)))],
            all.Count(x => done.Contains((x.Rule.Id, x.Home.Id))), true);
    }
}

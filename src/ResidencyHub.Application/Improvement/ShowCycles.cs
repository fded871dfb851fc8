using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Improvement;

/// <summary>The improvement cycles of a partnership: those that are under way first, and the goals on which one can begin.</summary>
public sealed class ListCycles(UseCaseServices services) : Query<ListCycles.Request, ListCycles.Answer>(services)
{
    private static readonly DateOnly _far = new(9999, 12, 31);

    // what is under way first, then what was concluded last
    private static readonly ListOrder<ImprovementCycle> _byStanding = ListOrder<ImprovementCycle>.By(c => c.ConcludedOn ?? _far);

    public sealed record Request(Id<Partnership> Partnership, PageRequest Page);

    /// <param name="MayKeep">The viewer begins cycles; nobody does when the partnership is over.</param>
    /// <param name="Goals">Open goals in reach.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, bool MayKeep, PageOf<Row> Cycles, IReadOnlyList<GoalChoice> Goals, DateOnly Today);

    public sealed record Row(Id<ImprovementCycle> Id, string Aim, string Change, string Goal, string? Place, int Number, CycleStanding Standing, CycleVerdict? Verdict, DateOnly ChangeOn, DateOnly StudyOn, DateOnly? ConcludedOn);

    /// <param name="Unit">What it counts.</param>
    public sealed record GoalChoice(Id<Goal> Id, string Title, string Unit, string? Place);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var may = Governing.Over(partnership, today) is null;
        var page = await _byStanding.ReadAsync(db.ImprovementCycles.Where(c => c.PartnershipId == partnership.Id), request.Page with { Descending = true }, c => new { Cycle = c, Title = db.Goals.Where(g => g.Id == c.GoalId).Select(g => g.Title).FirstOrDefault() }, stop);
        var goals = await db.Goals.Where(g => g.PartnershipId == partnership.Id && g.TakenOutOn == null && g.State == GoalState.Open).OrderBy(g => g.Title).Select(g => new GoalChoice(g.Id, g.Title, g.Unit, g.PlaceName)).ToListAsync(stop);
        return new Answer(
            partnership.Id, partnership.Name, may,
            new PageOf<Row>([.. page.Rows.Select(r => new Row(r.Cycle.Id, r.Cycle.Aim, r.Cycle.Change, r.Title ?? "", r.Cycle.PlaceName, r.Cycle.Number, r.Cycle.StandingOn(today), r.Cycle.Verdict, r.Cycle.ChangeOn, r.Cycle.StudyOn, r.Cycle.ConcludedOn))], page.Previous, page.Next, page.Count, page.CountIsExact),
            may ? goals : [], today);
    }
}

/// <summary>One cycle with its run chart: the measure's values, the day of the change marked, the cycles before and after it.</summary>
public sealed class ShowCycle(UseCaseServices services) : Query<ShowCycle.Request, ShowCycle.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<ImprovementCycle> Cycle);

    /// <param name="Chart">All values of the goal, with the days of change of all its cycles.</param>
    /// <param name="Chain">The cycles of this chain, the first one first.</param>
    public sealed record Answer(
        Id<ImprovementCycle> Id, Id<Partnership> Partnership, string PartnershipName, Id<Goal> Goal, string GoalTitle, string Unit, string? Place, int Number, CyclePlan Plan, CycleStanding Standing, string BegunBy, PartnershipSide? BegunFor, DateOnly BegunOn,
        string? Happened, bool? RanAsPlanned, CycleVerdict? Verdict, DateOnly? ConcludedOn, string? ConcludedBy, bool MayKeep, bool MayGoOn, int Version, RunChart Chart, IReadOnlyList<ListCycles.Row> Chain);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || await db.ImprovementCycles.SingleOrDefaultAsync(c => c.Id == request.Cycle && c.PartnershipId == request.Partnership, stop) is not { } cycle)
            return Outcome.NotFound;
        if (await db.Goals.Include(g => g.Values).SingleOrDefaultAsync(g => g.Id == cycle.GoalId, stop) is not { } goal)
            return Outcome.NotFound;
        var all = await db.ImprovementCycles.Where(c => c.GoalId == goal.Id).ToListAsync(stop);
        var chain = Chain(cycle, all);
        var values = goal.Measure is GoalMeasure.Entered
            ? goal.Standing.Select(v => new RunValue(v.MeasuredOn, v.Value)).Prepend(new RunValue(goal.BaselineOn, goal.Baseline)).DistinctBy(v => v.On)
            : (await CountedGoals.OfAsync(operation, [partnership], [goal], stop))[goal.Id].Select(v => new RunValue(v.On, v.Value));
        var may = Governing.Over(partnership, today) is null;
        return new Answer(
            cycle.Id, partnership.Id, partnership.Name, goal.Id, goal.Title, goal.Unit, cycle.PlaceName, cycle.Number, new(cycle.Aim, cycle.Change, cycle.Prediction, cycle.Plan, cycle.ChangeOn, cycle.StudyOn, cycle.Owner), cycle.StandingOn(today), cycle.BegunBy, cycle.BegunFor, cycle.BegunOn,
            cycle.Happened, cycle.RanAsPlanned, cycle.Verdict, cycle.ConcludedOn, cycle.ConcludedBy, may, may && cycle.Verdict is CycleVerdict.Adopt or CycleVerdict.Adapt && goal.State is GoalState.Open && all.TrueForAll(c => c.BeforeId != cycle.Id), cycle.Version,
            RunChart.Of(values, all.Where(c => c.ChangeOn <= today).Select(c => c.ChangeOn)), [.. chain.Select(c => new ListCycles.Row(c.Id, c.Aim, c.Change, goal.Title, c.PlaceName, c.Number, c.StandingOn(today), c.Verdict, c.ChangeOn, c.StudyOn, c.ConcludedOn))]);
    }

    private static List<ImprovementCycle> Chain(ImprovementCycle of, List<ImprovementCycle> all)
    {
        var chain = new List<ImprovementCycle>();
        for (var back = all.Find(c => c.Id == of.BeforeId); back is not null && !chain.Contains(back); back = all.Find(c => c.Id == back.BeforeId))
            chain.Insert(0, back);
        chain.Add(all.Find(c => c.Id == of.Id)!);
        for (var next = all.Find(c => c.BeforeId == of.Id); next is not null && !chain.Contains(next); next = all.Find(c => c.BeforeId == next.Id))
            chain.Add(next);
        return chain;
    }
}

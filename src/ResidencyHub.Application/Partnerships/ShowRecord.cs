using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The record of one partnership, as far as the viewer belongs to it: partners, vision, roles, goals with their values, fields in focus, joint initiatives, changes on both sides.</summary>
public sealed class ShowRecord(UseCaseServices services) : Query<ShowRecord.Request, ShowRecord.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership);

    /// <param name="YearNumber">This is its nth school year; 0 before it begins.</param>
    /// <param name="IsAgreed">A program and a district or school belong to it.</param>
    /// <param name="ReadsEntries">False for observers, who read aggregates alone.</param>
    /// <param name="MayKeep">The viewer may change the record.</param>
    /// <param name="Own">The viewer's own membership, when they may speak for it.</param>
    /// <param name="YearWaits">The school year that can be carried over now; null when none.</param>
    public sealed record Answer(
        Id<Partnership> Id, string Name, string? Vision, DateOnly StartedOn, DateOnly? EndedOn, int YearNumber, bool IsAgreed, bool ReadsEntries, bool MayKeep, bool MaySpeak, Id<PartnershipMember>? Own, AcademicYear? YearWaits, int Version,
        IReadOnlyList<MemberRow> Members, IReadOnlyList<EntryRow> Entries, IReadOnlyList<GoalRow> Goals, IReadOnlyList<EndingRow> Endings, IReadOnlyList<PlaceChoice> Places);

    /// <param name="IsOrganization">It is in no directory; anybody may rename it or say when it left.</param>
    public sealed record MemberRow(Id<PartnershipMember> Id, PartnershipSide Side, string Name, DateOnly StartsOn, DateOnly? EndsOn, bool IsOrganization);

    public sealed record EntryRow(
        Id<RecordEntry> Id, EntryKind Kind, string Title, string? Person, PartnershipSide? Side, string? Words, string PlaceKey, string? Place, DateOnly StartsOn, DateOnly? EndsOn,
        PdsFunctions Functions, PdsGroups Groups, DateOnly? TakenOutOn, string? TakenOutBecause, int Version);

    /// <param name="Values">What counts, oldest first.</param>
    /// <param name="Progress">The share of the way from baseline to target at the last value; null when there is none.</param>
    public sealed record GoalRow(
        Id<Goal> Id, string Title, string? Why, string PlaceKey, string? Place, GoalMeasure Measure, string Unit, bool CountsPupils, GoalAim Aim, GoalOwners Owners, GoalState State, DateOnly? ClosedOn, string? ClosedBecause,
        IReadOnlyList<ValueRow> Values, decimal? Progress, DateOnly? TakenOutOn, string? TakenOutBecause, int Version);

    /// <param name="Id">Null: the hub counts it.</param>
    public sealed record ValueRow(Id<MeasuredValue>? Id, decimal Value, int? OutOf, DateOnly On, string Source, string? By);

    public sealed record EndingRow(Id<PartnershipEnding> Id, string Member, DateOnly LastDay, string Because, string SaidBy, bool EndsAll);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, now) = (operation.Db, operation.Today, AcademicYear.Of(operation.Today));
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var entries = await db.RecordEntries.Where(e => e.PartnershipId == partnership.Id).OrderBy(e => e.StartsOn).ToListAsync(stop);
        var goals = await db.Goals.Include(g => g.Values).Where(g => g.PartnershipId == partnership.Id).OrderBy(g => g.State == GoalState.Open ? 0 : 1).ThenBy(g => g.TargetOn).ToListAsync(stop);
        var counted = await CountedGoals.OfAsync(operation, [partnership], goals, stop);
        var endings = await db.PartnershipEndings.Where(e => e.PartnershipId == partnership.Id && e.TakenBackOn == null).OrderBy(e => e.LastDay).ToListAsync(stop);
        var keeps = operation.Viewer.May(Permission.KeepPartnerships);
        var waits = operation.Viewer.May(Permission.VoteForSide) && ShowPartnershipYear.MayCarry(partnership, now, now)
            && !await db.PartnershipYears.AnyAsync(y => y.PartnershipId == partnership.Id && y.Year == now.StartYear && y.OpenedOn != null, stop);
        return new Answer(
            partnership.Id, partnership.Name, partnership.Vision, partnership.StartedOn, partnership.EndedOn, today < partnership.StartedOn ? 0 : now.StartYear - AcademicYear.Of(partnership.StartedOn).StartYear + 1,
            partnership.IsAgreed, operation.Viewer.Role is not Role.Observer, keeps, operation.Viewer.May(Permission.VoteForSide),
            partnership.Members.FirstOrDefault(m => Record.IsOwn(operation, m) && m.EndsOn is null)?.Id, waits ? now : null, partnership.Version,
            [.. partnership.Members.OrderBy(m => m.Side).ThenBy(m => m.StartsOn).ThenBy(m => m.Name).Select(m => new MemberRow(m.Id, m.Side, m.Name, m.StartsOn, m.EndsOn, m.ProgramId is null && m.DistrictId is null))],
            entries.ConvertAll(e => new EntryRow(e.Id, e.Kind, e.Title, e.Person, e.Side, e.Words, RecordPlaces.KeyOf(e.About), e.PlaceName, e.StartsOn, e.EndsOn, e.Functions, e.Groups, e.TakenOutOn, e.TakenOutBecause, e.Version)),
            goals.ConvertAll(g => GoalOf(g, counted)),
            endings.ConvertAll(e => new EndingRow(e.Id, e.MemberName, e.LastDay, e.Because, e.SaidBy, e.EndsAll)),
            keeps ? RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)) : []);
    }

    private static GoalRow GoalOf(Goal goal, IReadOnlyDictionary<Id<Goal>, IReadOnlyList<ValueRow>> counted)
    {
        IReadOnlyList<ValueRow> values = goal.Measure is GoalMeasure.Entered
            ? [.. goal.Standing.Select(v => new ValueRow(v.Id, v.Value, v.OutOf, v.MeasuredOn, v.Source, v.EnteredBy))]
            : counted[goal.Id];
        return new GoalRow(
            goal.Id, goal.Title, goal.Why, RecordPlaces.KeyOf(goal.About), goal.PlaceName, goal.Measure, goal.Unit, goal.CountsPupils, goal.Aim, new(goal.UniversityOwner, goal.SchoolOwner, goal.CommunityOwner),
            goal.State, goal.ClosedOn, goal.ClosedBecause, values, values.Count > 0 ? goal.ProgressAt(values[^1].Value) : null, goal.TakenOutOn, goal.TakenOutBecause, goal.Version);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Oversight;

/// <summary>The visits of a partnership, the newest first; what is about one school not for another.</summary>
public sealed class ListVisits(UseCaseServices services) : Query<ListVisits.Request, ListVisits.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership, PageRequest Page);

    /// <param name="MayLog">The viewer logs visits here; nobody does when the partnership is over.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, bool MayLog, PageOf<Row> Visits, IReadOnlyList<PlaceChoice> Places, DateOnly Today);

    public sealed record Row(
        Id<Visit> Id, DateOnly On, VisitKind Kind, string Who, string? Where, string? Place, string PlaceKey, string WorkedOn, string? NextStep, DateOnly? NextBy, DateOnly? NextDoneOn, string LoggedBy, DateOnly LoggedOn,
        DateOnly? TakenOutOn, string? TakenOutBecause, int Version);

    // Narrows nothing. Where most visits are one partnership's, SQLite thinks its index useless, reads all of them and sorts: it can't weigh "this one"
    // beside the "one of those" of the reach. With a beginning it takes the index, which has the days in order.
    private static readonly DateOnly _ever = new(1900, 1, 1);

    private static readonly ListOrder<Visit> _byDay = ListOrder<Visit>.By(v => v.On);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var may = Governing.Over(partnership, operation.Today) is null;
        var page = await _byDay.ReadAsync(operation.Db.Visits.Where(v => v.PartnershipId == partnership.Id && v.On >= _ever), request.Page with { Descending = true }, v => v, stop);
        return new Answer(
            partnership.Id, partnership.Name, may,
            new PageOf<Row>([.. page.Rows.Select(v => new Row(v.Id, v.On, v.Kind, v.Who, v.Where, v.PlaceName, RecordPlaces.KeyOf(v.About), v.WorkedOn, v.NextStep, v.NextBy, v.NextDoneOn, v.LoggedBy, v.LoggedOn, v.TakenOutOn, v.TakenOutBecause, v.Version))], page.Previous, page.Next, page.Count, page.CountIsExact),
            may ? RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)) : [], operation.Today);
    }
}

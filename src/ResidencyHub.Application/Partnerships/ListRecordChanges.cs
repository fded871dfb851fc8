using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Every change of a partnership's record, newest first: who, for which side, when, and what stood before.</summary>
public sealed class ListRecordChanges(UseCaseServices services) : Query<ListRecordChanges.Request, ListRecordChanges.Answer>(services)
{
    private const int PageSize = 50;

    /// <param name="Partnership">Whose record.</param>
    /// <param name="Subject">Only changes of this entry, goal or value.</param>
    /// <param name="Before">Only what is older than this change.</param>
    public sealed record Request(Id<Partnership> Partnership, Guid? Subject = null, Id<RecordChange>? Before = null);

    /// <param name="More">From where older ones follow; null when these are all.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, IReadOnlyList<Row> Changes, Id<RecordChange>? More);

    public sealed record Row(Id<RecordChange> Id, DateTime At, string By, PartnershipSide? Side, string Title, string? Place, IReadOnlyList<string> Before, IReadOnlyList<string> After, string? Because);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Partnerships.Where(p => p.Id == request.Partnership).Select(p => p.Name).SingleOrDefaultAsync(stop) is not { } name)
            return Outcome.NotFound;
        var changes = db.RecordChanges.Where(c => c.PartnershipId == request.Partnership);
        if (request.Subject is { } subject)
            changes = changes.Where(c => c.Subject == subject);
        if (request.Before is { } before && await changes.Where(c => c.Id == before).Select(c => new { c.At }).SingleOrDefaultAsync(stop) is { } edge)
            changes = changes.Where(c => c.At < edge.At || (c.At == edge.At && c.Id < before));
        var found = await changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(PageSize + 1).ToListAsync(stop);
        return new Answer(request.Partnership, name,
            [.. found.Take(PageSize).Select(c => new Row(c.Id, c.At, c.By, c.Side, c.Title, c.PlaceName, Lines(c.Before), Lines(c.After), c.Because))], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    private static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Interchange;

/// <summary>What was imported, the latest first.</summary>
public sealed class ListImports(UseCaseServices services) : Query<ListImports.Request, ListImports.Answer>(services)
{
    /// <param name="Before">The id after which the next page begins.</param>
    public sealed record Request(Guid? Before = null);

    public sealed record Row(Guid Id, ImportKind Kind, ImportState State, string FileName, string CohortName, string StartedBy, DateTime StartedAt, int Rows, int New, int Changed, int Errors);

    public sealed record Answer(IReadOnlyList<Row> Rows, Guid? Next);

    private const int PageSize = 50;

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var imports = operation.Db.Imports.AsQueryable();
        if (request.Before is { } before)
        {
            var last = new Id<ImportBatch>(before);
            imports = imports.Where(b => b.Id < last);
        }
        var rows = await imports.OrderByDescending(b => b.Id).Take(PageSize + 1)
            .Join(operation.Db.Cohorts, b => b.CohortId, c => c.Id, (b, c) => new { b.Id, b.Kind, b.State, b.FileName, c.Name, b.StartedBy, b.StartedAt, b.Rows, b.New, b.Changed, b.Errors })
            .OrderByDescending(r => r.Id).ToListAsync(stop);
        var page = rows.Take(PageSize).Select(r => new Row(r.Id.Value, r.Kind, r.State, r.FileName, r.Name, r.StartedBy, r.StartedAt, r.Rows, r.New, r.Changed, r.Errors)).ToList();
        return new Answer(page, rows.Count > PageSize ? page[^1].Id : null);
    }
}

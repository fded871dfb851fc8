using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Access;

/// <summary>Which acts the audit can be narrowed to: those among the newest, by the name of their use case. The hub knows several hundred; few occur.</summary>
public sealed class ListAuditActs(UseCaseServices services) : Query<Nothing, IReadOnlyList<string>>(services)
{
    /// <summary>Acts that are looked through.</summary>
    private const int Newest = 5000;

    private protected override Permission Needs => Permission.ReadAudit;

    private protected override Task<Outcome<IReadOnlyList<string>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        // every act adds one: it is as old as the memory lets it be
        Services.Memory.OfAsync<IReadOnlyList<string>>(typeof(ListAuditActs), null, operation, [], async () =>
            await operation.Db.AuditEntries.OrderByDescending(e => e.Id).Take(Newest).Select(e => e.Process).Distinct().OrderBy(p => p).ToListAsync(stop));
}

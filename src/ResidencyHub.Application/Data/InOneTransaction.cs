using Microsoft.EntityFrameworkCore;

namespace ResidencyHub.Application.Data;

/// <summary>Several saves that hold together: all are there or none, also where the provider tries again after a passing fault.</summary>
internal static class InOneTransaction
{
    public static Task<T> RunAsync<T>(ResidencyDb db, Func<Task<T>> work, Func<T, bool> isGood, CancellationToken stop) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var result = await work();
            if (isGood(result))
                await transaction.CommitAsync(stop);
            return result;
        });
}

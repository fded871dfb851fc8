using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Drafts;

/// <summary>What was sent needs no draft any more.</summary>
internal static class ForgetDraft
{
    public static async Task RunAsync(Operation operation, string key, CancellationToken stop)
    {
        // said here besides the reach: an administrator's reach has no filter
        var owner = operation.Reach.DraftOwner;
        if (await operation.Db.Drafts.SingleOrDefaultAsync(d => d.OwnerId == owner && d.Key == key, stop) is { } draft)
            operation.Db.Remove(draft);
    }
}

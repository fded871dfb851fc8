using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Hours;

/// <summary>The Friday page was sent whole: nothing of it is a draft any more.</summary>
public sealed class ForgetFriday(UseCaseServices services) : Command<DateOnly, Nothing>(services)
{
    // a draft is nobody's but its owner's, signed in or behind a link
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Nothing>> HandleAsync(DateOnly request, Operation operation, CancellationToken stop)
    {
        var (key, owner) = (ShowFriday.DraftKey(request), operation.Reach.DraftOwner);
        if (owner != default && await operation.Db.Drafts.SingleOrDefaultAsync(d => d.OwnerId == owner && d.Key == key, stop) is { } draft)
            operation.Db.Remove(draft);
        return default(Nothing);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Notifications;

/// <summary>Takes, keeps and gives back the row that lets one node alone do a piece of background work.</summary>
public sealed class JobLease(ResidencyDbSource source, HubClock clock)
{
    /// <summary>This process among all nodes.</summary>
    public string Holder { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";

    /// <summary>Takes the lease, or takes it again; false while another node holds it, or when the work was done less than <paramref name="every"/> ago.</summary>
    public async Task<bool> TakeAsync(string work, TimeSpan holds, TimeSpan every, CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything($"lease of {work}"), tracking: true);
        var lease = await db.Leases.SingleOrDefaultAsync(l => l.Name == work, stop);
        if (lease is null)
            db.Add(lease = new Lease { Name = work, Holder = Holder, HeldUntil = clock.Now + holds });
        else if ((lease.HeldUntil > clock.Now && lease.Holder != Holder) || (lease.HeldUntil <= clock.Now && lease.LastDoneAt + every > clock.Now))
            return false;
        (lease.Holder, lease.HeldUntil) = (Holder, clock.Now + holds);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException broken) when (UniqueViolation.Is(broken))
        {
            return false;
        }
    }

    /// <summary>Gives the lease back and notes that the work is done; nothing when another node has taken it meanwhile.</summary>
    public async Task GiveBackAsync(string work, bool done, CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything($"lease of {work}"), tracking: true);
        if (await db.Leases.SingleOrDefaultAsync(l => l.Name == work && l.Holder == Holder, stop) is not { } lease)
            return;
        (lease.HeldUntil, lease.LastDoneAt) = (clock.Now, done ? clock.Now : lease.LastDoneAt);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another node took it in this instant: it is theirs
        }
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ResidencyHub.Application.Data;

/// <summary>Changes of very many rows, made part by part outside any transaction, to be written together in a short one: while they are made, everybody else saves.</summary>
internal sealed class PreparedRows(ResidencyDb db)
{
    private readonly Dictionary<(Type Type, EntityState State), List<object>> _rows = [];

    public int Count => _rows.Values.Sum(r => r.Count);

    /// <summary>Takes what was added or changed off the context, each row past the guard of reach. Rows of <typeparamref name="TStay"/> stay on it.</summary>
    public void Take<TStay>() where TStay : class
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.Entity is TStay)
                continue;
            if (entry.State is not EntityState.Unchanged)
                Keep(entry);
            entry.State = EntityState.Detached;
        }
    }

    /// <summary>Writes all of them; inside an open transaction.</summary>
    /// <exception cref="DbUpdateException">A unique index says no.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody has changed one of the rows since it was read.</exception>
    public async Task WriteAsync(BulkWriter writer, Action<int>? written, CancellationToken stop)
    {
        var before = 0;
        try
        {
            // what others refer to comes first
            foreach (var (key, rows) in _rows.OrderBy(r => Depth(r.Key.Type)).ThenBy(r => r.Key.State is EntityState.Added ? 0 : 1))
            {
                await (key.State is EntityState.Added ? writer.InsertAsync(key.Type, rows, Tell, stop) : writer.UpdateAsync(key.Type, rows, Tell, stop));
                before += rows.Count;
            }
        }
        catch (DbException fault)
        {
            throw new DbUpdateException("A prepared row could not be written.", fault);
        }

        void Tell(int n) => written?.Invoke(before + n);
    }

    private void Keep(EntityEntry entry)
    {
        if (entry.State is EntityState.Deleted)
            throw new NotSupportedException("Rows are added and changed in bulk, never deleted.");
        ReachGuard.Check(entry, db.Reach);
        var key = (entry.Metadata.ClrType, entry.State);
        if (!_rows.TryGetValue(key, out var rows))
            _rows[key] = rows = [];
        rows.Add(entry.Entity);
    }

    private int Depth(Type type) => Depth(db.Model.FindEntityType(type)!);

    private static int Depth(IEntityType entity) =>
        entity.GetForeignKeys().Where(k => k.PrincipalEntityType != entity).Select(k => 1 + Depth(k.PrincipalEntityType)).DefaultIfEmpty(0).Max();
}

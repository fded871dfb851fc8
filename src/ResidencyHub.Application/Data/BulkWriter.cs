using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Data;

/// <summary>Writes rows by the ten thousand, each engine's fastest way, in one transaction with their audit entry. Columns come from EF's model; the rows' keys are set.</summary>
internal sealed class BulkWriter
{
    private readonly ResidencyDb _db;
    private readonly IBulkEngine _engine;

    private BulkWriter(ResidencyDb db, IBulkEngine engine) => (_db, _engine) = (db, engine);

    /// <summary>Runs <paramref name="work"/> whole or not at all. The audit gets one entry that says <paramref name="about"/>, not one per row.</summary>
    /// <exception cref="InvalidOperationException">The operation does not reach everything: a bulk write goes past the guard of reach.</exception>
    public static Task RunAsync(Operation operation, string process, string about, Func<BulkWriter, Task> work, CancellationToken stop) =>
        operation.Reach.Kind is ReachKind.Everything ? WriteAsync(operation, process, about, work, stop) : throw new InvalidOperationException("Bulk writes are for a reach over everything.");

    /// <summary>The same for any reach: the guard has seen each of the rows when they were prepared. What <paramref name="also"/> changes on the operation's own context is saved with them.</summary>
    public static Task RunAsync(Operation operation, string process, string about, PreparedRows prepared, Func<Task> also, Action<int>? written, CancellationToken stop) =>
        WriteAsync(operation, process, about, async writer =>
        {
            await prepared.WriteAsync(writer, written, stop);
            await also();
        }, stop);

    private static async Task WriteAsync(Operation operation, string process, string about, Func<BulkWriter, Task> work, CancellationToken stop)
    {
        var db = operation.Db;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            // kept open beyond the transaction, so that the engine can give back what it took
            await db.Database.OpenConnectionAsync(stop);
            IBulkEngine? engine = null;
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
                engine = EngineOf(db);
                await engine.BeginAsync(stop);
                await work(new BulkWriter(db, engine));
                operation.About = about;
                AuditTrail.Write(operation, process);
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
            }
            finally
            {
                if (engine is not null)
                    await engine.EndAsync();
                await db.Database.CloseConnectionAsync();
            }
        });
        // it is written: the command that runs this has nothing left to record
        operation.About = null;
        db.ChangeTracker.Clear();
    }

    public Task InsertAsync<T>(IReadOnlyCollection<T> rows, Action<int>? written, CancellationToken stop) where T : class => InsertAsync(typeof(T), rows, written, stop);

    public async Task InsertAsync(Type type, IReadOnlyCollection<object> rows, Action<int>? written, CancellationToken stop)
    {
        if (rows.Count > 0)
            await _engine.InsertAsync(TableOf(type), rows, written, stop);
    }

    /// <summary>Writes changed rows, found by key, and raises their Version.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them has changed since it was read.</exception>
    public Task UpdateAsync<T>(IReadOnlyCollection<T> rows, Action<int>? written, CancellationToken stop) where T : class => UpdateAsync(typeof(T), rows, written, stop);

    /// <inheritdoc cref="UpdateAsync{T}"/>
    public async Task UpdateAsync(Type type, IReadOnlyCollection<object> rows, Action<int>? written, CancellationToken stop)
    {
        if (rows.Count > 0 && await _engine.UpdateAsync(TableOf(type), rows, written, stop) != rows.Count)
            throw new DbUpdateConcurrencyException("A row has changed since it was read.");
    }

    private BulkTable TableOf(Type type)
    {
        var entity = _db.Model.FindEntityType(type)!;
        return new BulkTable(entity.GetTableName()!, BulkColumn.Of(entity));
    }

    private static IBulkEngine EngineOf(ResidencyDb db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteBulk(sqlite),
        NpgsqlConnection postgres => new PostgresBulk(postgres),
        SqlConnection server => new SqlServerBulk(server, (SqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()),
        var other => throw new NotSupportedException($"No bulk writer for {other.GetType().Name}."),
    };
}

/// <summary>Where a bulk write goes.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    public BulkColumn Key => Columns.Single(c => c.IsKey);
    public BulkColumn Version => Columns.Single(c => c.IsVersion);
    public IEnumerable<BulkColumn> Changing => Columns.Where(c => !c.IsKey && !c.IsVersion);
}

/// <summary>One engine's fastest way to write many rows, inside the connection's open transaction.</summary>
internal interface IBulkEngine
{
    /// <summary>How often progress is told.</summary>
    const int Step = 2000;

    /// <summary>Makes ready for many rows.</summary>
    Task BeginAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Gives back what <see cref="BeginAsync"/> took.</summary>
    Task EndAsync() => Task.CompletedTask;

    Task InsertAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop);

    /// <summary>How many rows were found unchanged since they were read, and are now written.</summary>
    Task<int> UpdateAsync(BulkTable table, IEnumerable<object> rows, Action<int>? written, CancellationToken stop);

}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>Says of imports that a server left in the middle that they were interrupted, and empties cells that are old enough.</summary>
internal sealed class SettleImports(UseCaseServices services, ImportWork work) : Command<SettleImports.Request, Nothing>(services)
{
    /// <param name="AtStart">The server has just started: on an embedded database nobody else can be at work.</param>
    public sealed record Request(bool AtStart);

    internal const string Interrupted = "The server was stopped in the middle. Nothing was imported and nothing is half done; begin this step again.";

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, now) = (operation.Db, operation.Now);
        var alone = request.AtStart && IsEmbedded(db);
        var held = await db.Imports.Where(b => b.HeldUntil != null).ToListAsync(stop);
        foreach (var batch in held.Where(b => ImportSteps.Works(b.State)))
        {
            if (work.Held.Contains(batch.Id.Value))
                await HoldOnAsync(db, batch, now, stop);
            else if (alone || batch.HeldUntil < now)
            {
                if (batch.State is ImportState.Reading)
                    await db.ImportRows.Where(r => r.BatchId == batch.Id).ExecuteDeleteAsync(stop);
                (batch.Trouble, batch.State, batch.HeldUntil) = (await WordsAsync(db, batch, stop), ImportSteps.Before(batch.State), null);
            }
        }
        ImportFiles.ForgetOlder(now.AddDays(-1));
        var days = (await RuleBook.OpenAsync(db, null, operation.Today, stop)).Number(RuleCode.ImportDays);
        var old = now.AddDays(-days);
        foreach (var batch in await db.Imports.Where(b => b.StartedAt < old && b.CellsPurgedAt == null).Take(20).ToListAsync(stop))
        {
            await db.ImportRows.Where(r => r.BatchId == batch.Id).ExecuteUpdateAsync(u => u.SetProperty(r => r.Cells, "[]"), stop);
            batch.CellsPurgedAt = now;
            if (batch.State is not (ImportState.Committed or ImportState.Undone))
                batch.State = ImportState.Cancelled;
        }
        return default(Nothing);
    }

    private static async Task<string> WordsAsync(ResidencyDb db, ImportBatch batch, CancellationToken stop) => batch.State switch
    {
        ImportState.Reading => "The server was stopped while it read the file. Nothing was imported; upload it again.",
        ImportState.Undoing when await db.ImportRows.CountAsync(r => r.BatchId == batch.Id && r.Undone, stop) is var back and > 0 => $"The server was stopped when {back:N0} rows had been taken back. Undo again to go on with the others.",
        _ => Interrupted,
    };

    // past the version: saying that one still works must not disturb the work. On SQLite the work itself may hold the only pen
    private static Task HoldOnAsync(ResidencyDb db, ImportBatch batch, DateTime now, CancellationToken stop) =>
        IsEmbedded(db) ? Task.CompletedTask : db.Imports.Where(b => b.Id == batch.Id).ExecuteUpdateAsync(u => u.SetProperty(b => b.HeldUntil, now + ImportWork.Hold), stop);

    private static bool IsEmbedded(ResidencyDb db) => db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
}

/// <summary>Runs <see cref="SettleImports"/> at the start and each half minute.</summary>
internal sealed class ImportHousekeeping(IServiceScopeFactory scopes, TimeProvider time, ILogger<ImportHousekeeping> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var atStart = true; !stoppingToken.IsCancellationRequested; atStart = false)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job("keeping imports");
                await scope.ServiceProvider.GetRequiredService<SettleImports>().RunAsync(new(atStart), stoppingToken);
                await Task.Delay(TimeSpan.FromSeconds(30), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a database that is away for a moment must not end the housekeeping
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.LogWarning(fault, "Keeping imports failed; trying again");
                await Task.Delay(TimeSpan.FromSeconds(30), time, stoppingToken);
            }
        }
    }
}

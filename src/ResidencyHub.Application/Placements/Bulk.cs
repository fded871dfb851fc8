using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One bulk action over ticked placements: row by row, with the reason where a row is left alone.</summary>
internal sealed class Bulk
{
    private readonly Operation _operation;
    private readonly List<Handled> _done = [];
    private readonly List<LeftAlone> _left = [];

    private Bulk(Operation operation, List<Placement> placements, DateTime? notBefore)
    {
        (_operation, Placements, NotBefore) = (operation, placements, notBefore);
    }

    /// <summary>Those within the reach, in the order of the residents' names.</summary>
    public IReadOnlyList<Placement> Placements { get; }

    /// <summary>UTC: when the letters go; null when they go at once.</summary>
    public DateTime? NotBefore { get; }

    /// <param name="operation">The viewer's.</param>
    /// <param name="ids">What was ticked.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="withSteps">Reads the steps too.</param>
    /// <param name="waits">The letter of a single one waits as well, so that it can be taken back.</param>
    public static async Task<Bulk> OpenAsync(Operation operation, IReadOnlyList<Id<Placement>> ids, CancellationToken stop, bool withSteps = false, bool waits = false)
    {
        var found = operation.Db.Placements.Where(p => ids.Contains(p.Id));
        var placements = await (withSteps ? found.Include(p => p.Steps) : found).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        var rules = await RuleBook.OpenAsync(operation.Db, placements.FirstOrDefault()?.ProgramId, operation.Today, stop);
        return new Bulk(operation, placements, ids.Count > 1 || waits ? operation.Now.AddMinutes(rules.Number(RuleCode.PlacementUndoMinutes)) : null);
    }

    public void Did(Placement placement, IReadOnlyList<Told> told)
    {
        _done.Add(new(placement.Id, placement.ResidentName, PlacementAsk.Next(placement, _operation.Today), told));
    }

    public void Leave(Placement placement, string words, string? mendAt = null) => _left.Add(new(placement.Id, placement.ResidentName, words, mendAt));

    public BulkDone Finish(bool letters = false) => new(_done, _left, letters && _done.Count > 0 ? NotBefore : null);

    /// <summary>Stops what an act posted about a placement and is still waiting. False when a letter is already out.</summary>
    public static async Task<bool> StopLettersAsync(Operation operation, Id<Placement> placement, string cause, DateTime since, CancellationToken stop)
    {
        var letters = await operation.Db.Outbox.Where(m => m.PlacementId == placement && m.Cause == cause && m.WrittenAt == since).ToListAsync(stop);
        return letters.TrueForAll(m => m.State is OutboxState.Waiting && m.NotBefore > operation.Now) && letters.TrueForAll(m => m.Stop("Taken back before it went out."));
    }
}

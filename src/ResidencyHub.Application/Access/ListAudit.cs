using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>What was done in the hub, newest first: who, in which role, when, why, and each value before and after.</summary>
public sealed class ListAudit(UseCaseServices services) : Query<ListAudit.Request, PageOf<ListAudit.Row>>(services)
{
    /// <param name="Actor">The account that acted.</param>
    /// <param name="Name">Beginnings of words of the actor's name.</param>
    /// <param name="Process">The use case, "ConfirmPlacement".</param>
    /// <param name="Subject">A row that was changed.</param>
    /// <param name="Page">Which page.</param>
    /// <param name="From">The first day.</param>
    /// <param name="Through">The last day.</param>
    /// <param name="Entry">That one act alone, with more of its records.</param>
    /// <param name="AfterChange">Of that act: the records after this one.</param>
    public sealed record Request(Guid? Actor = null, string? Name = null, string? Process = null, Guid? Subject = null, PageRequest? Page = null, DateOnly? From = null, DateOnly? Through = null, Guid? Entry = null, Guid? AfterChange = null);

    /// <param name="Id">Of the act.</param>
    /// <param name="At">UTC.</param>
    /// <param name="Process">The use case.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="ActedAs">In which role.</param>
    /// <param name="Why">The reason that was given.</param>
    /// <param name="About">What it was about, in words.</param>
    /// <param name="Changes">The first of the records that it touched.</param>
    /// <param name="RecordCount">How many it touched in all.</param>
    /// <param name="Left">How many come after those shown.</param>
    public sealed record Row(Guid Id, DateTime At, string Process, string Actor, Role? ActedAs, string? Why, string? About, IReadOnlyList<Touched> Changes, int RecordCount, int Left);

    /// <param name="Id">Of the change.</param>
    /// <param name="Entity">The noun, "Placement".</param>
    /// <param name="Subject">Which one.</param>
    /// <param name="Kind">Added, Modified or Deleted.</param>
    /// <param name="Before">JSON; null when added.</param>
    /// <param name="After">JSON; null when deleted.</param>
    public sealed record Touched(Guid Id, string Entity, Guid Subject, string Kind, string? Before, string? After);

    /// <summary>Records of one act on its own.</summary>
    public const int Alone = 100;

    /// <summary>Records of one act in the list.</summary>
    private const int InList = 20;

    /// <summary>Acts of the last minute, at the least.</summary>
    private const int Newest = 200;

    private static readonly ListOrder<AuditEntry> _byTime = ListOrder<AuditEntry>.By(e => e.At);

    private protected override Permission Needs => Permission.ReadAudit;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var page = request.Page ?? new();
        var db = operation.Db;
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (request.Actor is { } actor)
            entries = entries.Where(e => e.AccountId == actor);
        if (SearchPrefixes.Of(request.Name) is { Count: > 0 } words)
        {
            var names = (await NamesAsync(operation, stop)).Where(n => SearchText.Words(n) is var said && words.All(w => said.Contains(w, StringComparison.Ordinal))).ToList();
            entries = names is [var only] ? entries.Where(e => e.ActorName == only) : entries.Where(e => names.Contains(e.ActorName));
        }
        if (request.Process is { Length: > 0 } process)
            entries = entries.Where(e => e.Process == process.Trim());
        if (request.Subject is { } subject)
        {
            var about = db.Set<AuditChange>().Where(c => c.Subject == subject).Select(c => c.EntryId);
            entries = entries.Where(e => about.Contains(e.Id));
        }
        if (request.From is { } from && operation.BeginningOf(from) is var begins)
            entries = entries.Where(e => e.At >= begins);
        if (request.Through is { } through && through < DateOnly.MaxValue && operation.BeginningOf(through.AddDays(1)) is var ends)
            entries = entries.Where(e => e.At < ends);
        if (request.Entry is { } entry)
            entries = entries.Where(e => e.Id == new Id<AuditEntry>(entry));
        // the very first is before all
        var (shown, after) = (request.Entry is null ? InList : Alone, new Id<AuditChange>(request.AfterChange ?? Guid.Empty));
        var found = await _byTime.ReadAsync(entries, page with { Descending = true }, e => e.Id, stop);
        var ids = found.Rows.ToList();
        var rows = await db.AuditEntries.Where(e => ids.Contains(e.Id))
            .Select(e => new Row(
                e.Id.Value, e.At, e.Process, e.ActorName, e.ActedAs, e.Why, e.About,
                e.Changes.Where(c => c.Id > after).OrderBy(c => c.Id).Take(shown).Select(c => new Touched(c.Id.Value, c.Entity, c.Subject, c.Kind, c.Before, c.After)).ToList(),
                e.Changes.Count, e.Changes.Count(c => c.Id > after) - shown))
            .ToDictionaryAsync(r => r.Id, stop);
        return new PageOf<Row>(ids.ConvertAll(id => rows[id.Value]), found.Previous, found.Next, found.Count, found.CountIsExact);
    }

    /// <summary>The names of all who ever acted: few beside their acts, so they are read together and the acts found by them. Who acted for the first time since they were read is among the newest.</summary>
    private async Task<IEnumerable<string>> NamesAsync(Operation operation, CancellationToken stop)
    {
        var acts = operation.Db.AuditEntries;
        var all = await Services.Memory.OfAsync<IReadOnlyList<string>>(typeof(ListAudit), null, operation, [], async () => await acts.Select(e => e.ActorName).Distinct().ToListAsync(stop));
        var newest = await acts.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Newest).Select(e => e.ActorName).ToListAsync(stop);
        return newest.Concat(all.ValueOrDefault ?? []).Distinct(StringComparer.Ordinal);
    }
}

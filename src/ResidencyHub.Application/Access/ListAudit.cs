using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>What was done in the hub, newest first: who, in which role, when, why, and each value before and after.</summary>
public sealed class ListAudit(UseCaseServices services) : Query<ListAudit.Request, PageOf<ListAudit.Row>>(services)
{
    /// <param name="Actor">The account that acted.</param>
    /// <param name="Name">A part of the actor's name.</param>
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

    private protected override Permission Needs => Permission.ReadAudit;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var page = request.Page ?? new();
        IQueryable<AuditEntry> entries = operation.Db.AuditEntries;
        if (request.Actor is { } actor)
            entries = entries.Where(e => e.AccountId == actor);
        if (request.Name is { Length: > 0 } name)
        {
            var upper = name.Trim().ToUpperInvariant();
            entries = entries.Where(e => e.ActorName.ToUpper().Contains(upper));
        }
        if (request.Process is { Length: > 0 } process)
            entries = entries.Where(e => e.Process == process.Trim());
        if (request.Subject is { } subject)
            entries = entries.Where(e => e.Changes.Any(c => c.Subject == subject));
        if (request.From is { } from && operation.BeginningOf(from) is var begins)
            entries = entries.Where(e => e.At >= begins);
        if (request.Through is { } through && through < DateOnly.MaxValue && operation.BeginningOf(through.AddDays(1)) is var ends)
            entries = entries.Where(e => e.At < ends);
        if (request.Entry is { } entry)
            entries = entries.Where(e => e.Id == new Id<AuditEntry>(entry));
        // the very first is before all
        var (shown, after) = (request.Entry is null ? InList : Alone, new Id<AuditChange>(request.AfterChange ?? Guid.Empty));
        var count = page.ForFile ? 0 : await entries.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        var back = page.After is null && page.Before is not null;
        var onward = false;
        if (Guid.TryParse(page.After ?? page.Before, out var edge))
        {
            onward = true;
            entries = back ? entries.Where(e => e.Id > new Id<AuditEntry>(edge)) : entries.Where(e => e.Id < new Id<AuditEntry>(edge));
        }
        entries = back ? entries.OrderBy(e => e.Id) : entries.OrderByDescending(e => e.Id);
        var found = await entries.Take(page.Size + 1)
            .Select(e => new Row(
                e.Id.Value, e.At, e.Process, e.ActorName, e.ActedAs, e.Why, e.About,
                e.Changes.Where(c => c.Id > after).OrderBy(c => c.Id).Take(shown).Select(c => new Touched(c.Id.Value, c.Entity, c.Subject, c.Kind, c.Before, c.After)).ToList(),
                e.Changes.Count, e.Changes.Count(c => c.Id > after) - shown))
            .ToListAsync(stop);
        var more = found.Count > page.Size;
        found = found[..Math.Min(page.Size, found.Count)];
        if (back)
            found.Reverse();
        return new PageOf<Row>(
            found, found.Count > 0 && (back ? more : onward) ? found[0].Id.ToString() : null, found.Count > 0 && (back || more) ? found[^1].Id.ToString() : null,
            Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }
}

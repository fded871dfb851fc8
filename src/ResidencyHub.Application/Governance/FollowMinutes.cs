using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Governance;

/// <summary>What an open page of minutes asks every few seconds: which words others have written since, who else is here and where they write. It says by that that the viewer is here.</summary>
public sealed class FollowMinutes(UseCaseServices services) : Command<FollowMinutes.Request, FollowMinutes.Answer>(services)
{
    /// <summary>Who has not asked for so long is not here any more.</summary>
    public static readonly TimeSpan Here = TimeSpan.FromSeconds(20);

    /// <summary>Presence is written no more often than this, so that asking costs a reading.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(6);

    /// <summary>What was saved a moment before it was asked for may have come after it.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <param name="Meeting">The meeting.</param>
    /// <param name="Since">UTC; null for everything.</param>
    /// <param name="Writing">Where the viewer writes: "item 2".</param>
    public sealed record Request(Id<Meeting> Meeting, DateTime? Since, string? Writing);

    public sealed record Answer(DateTime Now, string Structure, bool IsWritten, IReadOnlyList<Words> Entries, IReadOnlyList<Person> Others);

    public sealed record Words(Id<MinuteEntry> Id, Id<AgendaItem>? Item, string Text, string WrittenBy, DateTime WrittenAt, string? ChangedBy, bool IsStruck, int Version);

    public sealed record Person(string Name, string? Writing);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Governing.MeetingAsync(operation, request.Meeting, stop) is not { } of)
            return Outcome.NotFound;
        var (db, at, now) = (operation.Db, of.At!, operation.Now);
        var since = (request.Since ?? DateTime.MinValue) is var asked && asked > DateTime.MinValue.Add(Overlap) ? asked - Overlap : DateTime.MinValue;
        var entries = await db.MinuteEntries.AsNoTracking().Where(e => e.MeetingId == at.Id && e.ChangedAt >= since).OrderBy(e => e.WrittenAt).ThenBy(e => e.Id).ToListAsync(stop);
        var present = await db.MeetingPresences.Where(p => p.MeetingId == at.Id).ToListAsync(stop);
        if (operation.Viewer.AccountId is { } me && at.IsWritten && of.MayWrite(operation))
        {
            var mine = present.Find(p => p.AccountId == me);
            if (mine is null)
                db.Add(mine = new MeetingPresence(at.Id, me, operation.Viewer.Name));
            if (mine.Writing != request.Writing || now - mine.SeenAt > Fresh)
                mine.See(request.Writing, now);
        }
        var actions = await db.ActionItems.CountAsync(a => a.MeetingId == at.Id, stop);
        var decisions = await db.Decisions.CountAsync(d => d.MeetingId == at.Id, stop);
        return new Answer(now, StructureOf(at, decisions, actions), at.IsWritten,
            entries.ConvertAll(e => new Words(e.Id, e.AgendaItemId, e.Text, e.WrittenBy, e.WrittenAt, e.ChangedBy, e.IsStruck, e.Version)),
            [.. present.Where(p => p.AccountId != operation.Viewer.AccountId && now - p.SeenAt <= Here).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new Person(p.Name, p.Writing))]);
    }

    /// <summary>The same as long as agenda, attendance, decisions and actions stand as they stood; the words of the minutes are not in it.</summary>
    internal static string StructureOf(Meeting at, int decisions, int actions)
    {
        var text = new StringBuilder().Append(at.State).Append(at.IsLocked).Append(decisions).Append('/').Append(actions);
        foreach (var item in at.Agenda.OrderBy(i => i.Place))
            text.Append(item.Id).Append(item.State);
        foreach (var line in at.Attendance.OrderBy(a => a.Id))
            text.Append(line.Person).Append(line.Presence);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Writing).MaximumLength(60).WithMessage("Up to 60 characters.");
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>A meeting whole: when and where, who was there, agenda with what comes by itself, minutes, what was decided and promised, approval and corrections.</summary>
public sealed class ShowMeeting(UseCaseServices services) : Query<ShowMeeting.Request, ShowMeeting.Answer>(services)
{
    public sealed record Request(Id<Meeting> Meeting);

    /// <param name="Local">When it begins, where it is held.</param>
    /// <param name="MayWrite">The viewer plans, marks and writes.</param>
    /// <param name="MaySettle">The viewer speaks for a side, so that they may record what the sides said.</param>
    /// <param name="Quorum">Side by side.</param>
    /// <param name="Coming">What comes to its agenda by itself when it begins.</param>
    /// <param name="Other">Minutes that belong to no item.</param>
    /// <param name="Structure">Changes when agenda, attendance, decisions or actions do.</param>
    public sealed record Answer(
        Id<Meeting> Id, Id<Committee> Committee, string CommitteeName, Id<Partnership> Partnership, string PartnershipName, string? Place, string? Norms, DateTime Local, string Zone, int LastsMinutes, string? Where, MeetingState State,
        DateTime? MovedFrom, string? Because, string? ChangedBy, DateOnly? ApprovedOn, string? ApprovedBy, Id<Meeting>? ApprovedAt, bool MayWrite, bool MaySettle, bool IsWritten, int Version, string Structure, Guid Once,
        IReadOnlyList<SideQuorum> Quorum, IReadOnlyList<SeatRow> Seats, IReadOnlyList<GuestRow> Guests, IReadOnlyList<ItemRow> Agenda, IReadOnlyList<AgendaText> Coming, IReadOnlyList<EntryRow> Other,
        IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<OpenDecision> OpenDecisions, IReadOnlyList<ActionRow> Actions, IReadOnlyList<CorrectionRow> Corrections, IReadOnlyList<PartnerPerson> People, IReadOnlyList<PartnershipSide> Sides)
    {
        /// <summary>The key of the draft of new words under an item; null for those under none.</summary>
        public string DraftKey(ItemRow? item) => MinuteDrafts.New(Id, item?.Id, (item?.Entries ?? Other).Count(e => e.IsMine));
    }

    public sealed record SeatRow(Id<CommitteeSeat> Id, string Person, PartnershipSide Side, string? Position, SeatRole Role, Presence? Presence, string? Delegate);

    public sealed record GuestRow(string Person, PartnershipSide Side);

    public sealed record ItemRow(Id<AgendaItem> Id, int Place, AgendaKind Kind, string Title, string? Words, string ProposedBy, PartnershipSide? Side, AgendaState State, Id<Decision>? Decision, Id<ActionItem>? Action, Id<Meeting>? MinutesOf, IReadOnlyList<EntryRow> Entries);

    /// <param name="Unsent">What the viewer was changing it to, and on which version, when it was not saved.</param>
    public sealed record EntryRow(Id<MinuteEntry> Id, string Text, string WrittenBy, DateTime WrittenAt, string? ChangedBy, DateTime ChangedAt, bool IsStruck, int Version, bool IsMine, string? Unsent, int? UnsentVersion);

    public sealed record DecisionRow(Id<Decision> Id, string Title, DecisionState State, IReadOnlyList<(PartnershipSide Side, Vote Vote, string By)> Votes);

    public sealed record OpenDecision(Id<Decision> Id, string Title, int Version);

    public sealed record ActionRow(Id<ActionItem> Id, string Title, PartnershipSide Side, string Owner, DateOnly DueOn, DateOnly? DoneOn);

    public sealed record CorrectionRow(string Words, string Because, string By, DateTime At);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Governing.MeetingAsync(operation, request.Meeting, stop) is not { } of)
            return Outcome.NotFound;
        var (db, at, c, today) = (operation.Db, of.At!, of.Committee, operation.Today);
        var entries = await db.MinuteEntries.Where(e => e.MeetingId == at.Id).OrderBy(e => e.WrittenAt).ThenBy(e => e.Id).ToListAsync(stop);
        var decisions = await db.Decisions.Include(d => d.Votes).Where(d => d.MeetingId == at.Id).OrderBy(d => d.ProposedOn).ThenBy(d => d.Id).ToListAsync(stop);
        var actions = await db.ActionItems.Where(a => a.MeetingId == at.Id).OrderBy(a => a.DueOn).ThenBy(a => a.Id).ToListAsync(stop);
        var corrections = await db.MinuteCorrections.Where(x => x.MeetingId == at.Id).OrderBy(x => x.CorrectedAt).ToListAsync(stop);
        var may = of.MayWrite(operation) && Governing.Over(of.Partnership, today) is null;
        var settles = may && at.IsWritten && operation.Viewer.May(Permission.VoteForSide);
        var steers = c.Kind is CommitteeKind.Steering;
        var open = settles
            ? await db.Decisions.Where(d => d.PartnershipId == of.Partnership.Id && (d.State == DecisionState.Open || d.State == DecisionState.Stalled) && (d.CommitteeId == c.Id || (steers && d.CommitteeId == null && d.ProgramId == c.ProgramId && d.DistrictId == c.DistrictId && d.SchoolId == c.SchoolId))).OrderBy(d => d.ProposedOn).Take(50).Select(d => new OpenDecision(d.Id, d.Title, d.Version)).ToListAsync(stop) : [];
        var rows = RowsOf(entries, operation, may && at.IsWritten ? await UnsentAsync(operation, at.Id, stop) : []);
        return new Answer(
            at.Id, c.Id, c.Name, of.Partnership.Id, of.Partnership.Name, at.PlaceName, c.Norms, Governing.LocalOf(at), at.Zone, at.LastsMinutes, at.Where, at.State,
            at.MovedFrom is { } from ? TimeZoneInfo.ConvertTimeFromUtc(from, TimeZoneInfo.FindSystemTimeZoneById(at.Zone)) : null, at.Because, at.ChangedBy, at.ApprovedOn, at.ApprovedBy, at.ApprovedAtId, may, settles, at.IsWritten, at.Version,
            FollowMinutes.StructureOf(at, decisions.Count, actions.Count), SequentialGuid.Next(), SideQuorum.Of(c, at),
            [.. c.SeatsOn(at.Day).OrderBy(s => s.Side).ThenBy(s => s.Person, StringComparer.Ordinal).Select(s => SeatOf(s, at))], [.. at.Attendance.Where(a => a.SeatId is null).Select(a => new GuestRow(a.Person, a.Side))],
            [.. at.Agenda.OrderBy(i => i.Place).Select(i => new ItemRow(i.Id, i.Place, i.Kind, i.Title, i.Words, i.ProposedBy, i.Side, i.State, i.DecisionId, i.ActionId, i.MinutesOfId is { } minutes ? new Id<Meeting>(minutes) : null, [.. rows[i.Id]]))],
            at.State is MeetingState.Planned ? await CarriedAgenda.ForAsync(operation, of, stop) : [], [.. rows[null]],
            decisions.ConvertAll(d => new DecisionRow(d.Id, d.Title, d.State, [.. d.Standing.OrderBy(v => v.Side).Select(v => (v.Side, v.Vote, v.CastBy))])), open,
            actions.ConvertAll(a => new ActionRow(a.Id, a.Title, a.Side, a.Owner, a.DueOn, a.DoneOn)), corrections.ConvertAll(x => new CorrectionRow(x.Words, x.Because, x.CorrectedBy, x.CorrectedAt)),
            may && at.IsWritten ? await Governing.PeopleAsync(operation, of, stop) : [], Governing.Sides(of.Partnership, at.Day > today ? today : at.Day));
    }

    private static SeatRow SeatOf(CommitteeSeat seat, Meeting at)
    {
        var line = at.Attendance.FirstOrDefault(a => a.SeatId == seat.Id);
        return new(seat.Id, seat.Person, seat.Side, seat.Position, seat.Role, line?.Presence, line?.Presence is Presence.ByDelegate ? line.Person : null);
    }

    private static ILookup<Id<AgendaItem>?, EntryRow> RowsOf(List<MinuteEntry> entries, Operation operation, Dictionary<string, string> unsent) =>
        entries.ToLookup(e => e.AgendaItemId, e =>
        {
            var prefix = MinuteDrafts.Prefix(e.MeetingId, e.Id);
            // the newest version that the viewer was changing
            var kept = unsent.Where(d => d.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(d => (Version: int.TryParse(d.Key[prefix.Length..], out var v) ? v : -1, d.Value)).OrderByDescending(d => d.Version).FirstOrDefault();
            var words = kept.Value is { } fields && SaveDraft.Read(fields).GetValueOrDefault("Text") is { Length: > 0 } text && text != e.Text ? text : null;
            return new EntryRow(e.Id, e.Text, e.WrittenBy, e.WrittenAt, e.ChangedBy, e.ChangedAt, e.IsStruck, e.Version, e.AccountId == operation.Viewer.AccountId, words, words is null ? null : kept.Version);
        });

    private static async Task<Dictionary<string, string>> UnsentAsync(Operation operation, Id<Meeting> meeting, CancellationToken stop)
    {
        var (owner, prefix) = (operation.Reach.DraftOwner, $"minutes.{meeting}.");
        return await operation.Db.Drafts.Where(d => d.OwnerId == owner && d.Key.StartsWith(prefix)).ToDictionaryAsync(d => d.Key, d => d.Fields, stop);
    }
}

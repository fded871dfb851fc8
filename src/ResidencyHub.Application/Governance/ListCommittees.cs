using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>The committees of a partnership: who meets, when they last did, when they will.</summary>
public sealed class ListCommittees(UseCaseServices services) : Query<ListCommittees.Request, ListCommittees.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership);

    /// <param name="MaySetUp">The viewer may set up another.</param>
    /// <param name="Places">What a new one can be about.</param>
    /// <param name="Agreements">Which agreement can say how often it meets.</param>
    /// <param name="Usual">How often committees meet where nothing is agreed, in days.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, bool MaySetUp, IReadOnlyList<Row> Committees, IReadOnlyList<PlaceChoice> Places, IReadOnlyList<AgreementChoice> Agreements, int Usual, string Zone);

    /// <param name="Seats">People a side, today.</param>
    public sealed record Row(Id<Committee> Id, CommitteeKind Kind, string Name, string? Place, DateOnly? EndsOn, IReadOnlyList<(PartnershipSide Side, int Count)> Seats, MeetingRhythm Rhythm, Next? Next, int OpenActions);

    public sealed record Next(Id<Meeting> Id, DateTime Local, string Zone, string? Where, bool IsOpen);

    public sealed record AgreementChoice(Id<Agreement> Id, string Title);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var committees = await db.Committees.Include(c => c.Seats).Where(c => c.PartnershipId == partnership.Id).OrderBy(c => c.EndsOn != null).ThenBy(c => c.StartsOn).Take(200).ToListAsync(stop);
        var rhythms = await Governing.RhythmsAsync(operation, committees, stop);
        var next = (await db.Meetings.Where(m => m.PartnershipId == partnership.Id && (m.State == MeetingState.Open || (m.State == MeetingState.Planned && m.Day >= today))).OrderBy(m => m.StartsAt).ToListAsync(stop)).ToLookup(m => m.CommitteeId);
        var actions = (await (from a in db.ActionItems where a.PartnershipId == partnership.Id && a.DoneOn == null && a.MeetingId != null join m in db.Meetings on a.MeetingId equals m.Id select m.CommitteeId).ToListAsync(stop)).CountBy(c => c).ToDictionary(c => c.Key, c => c.Value);
        var agreements = await db.Agreements.Where(a => a.PartnershipId == partnership.Id && a.State == AgreementState.Active && a.EndsOn >= today).OrderBy(a => a.Title).Select(a => new AgreementChoice(a.Id, a.Title)).ToListAsync(stop);
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var may = operation.Viewer.Role is not Role.Faculty && Governing.Over(partnership, today) is null;
        return new Answer(partnership.Id, partnership.Name, may,
            [.. committees.Select(c => new Row(c.Id, c.Kind, c.Name, c.PlaceName, c.EndsOn, [.. c.SeatsOn(today).GroupBy(s => s.Side).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))], rhythms[c.Id],
                next[c.Id].FirstOrDefault() is { } m ? new(m.Id, Governing.LocalOf(m), m.Zone, m.Where, m.State is MeetingState.Open) : null, actions.GetValueOrDefault(c.Id)))],
            may ? RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)) : [], agreements, rules.Number(RuleCode.CommitteeMeetsEveryDays), Services.Clock.Zone.Id);
    }
}

/// <summary>One committee: how it works, who sits on it, its meetings.</summary>
public sealed class ShowCommittee(UseCaseServices services) : Query<ShowCommittee.Request, ShowCommittee.Answer>(services)
{
    private const int MostToDiscuss = 50;
    private static readonly ListOrder<Meeting> _byTime = ListOrder<Meeting>.By(m => m.StartsAt);

    /// <param name="Meetings">Which page of its meetings; null for the first.</param>
    public sealed record Request(Id<Committee> Committee, PageRequest? Meetings = null);

    /// <param name="MayWrite">The viewer plans meetings and gives seats.</param>
    /// <param name="People">Who can be given a seat.</param>
    /// <param name="ToDiscuss">Where the sides' ratings lie far apart: it waits for the next meeting.</param>
    public sealed record Answer(
        Id<Committee> Id, Id<Partnership> Partnership, string PartnershipName, CommitteeKind Kind, string Name, string? Place, string? Norms, Quorum Quorum, int? MeetsEveryDays, Id<Agreement>? Agreement, string? AgreementTitle, string Zone, SilenceMeans Silence,
        DateOnly StartsOn, DateOnly? EndsOn, string? EndedBecause, MeetingRhythm Rhythm, bool MayWrite, int Version, IReadOnlyList<Seat> Seats, PageOf<MeetingRow> Meetings, IReadOnlyList<PartnerPerson> People, IReadOnlyList<PartnershipSide> Sides, IReadOnlyList<(string Title, string Why)> ToDiscuss, TalksNext? Planned);

    /// <param name="HasAccount">They read and write here themselves.</param>
    public sealed record Seat(Id<CommitteeSeat> Id, string Person, PartnershipSide Side, string? Position, SeatRole Role, DateOnly StartsOn, DateOnly? EndsOn, bool HasAccount);

    public sealed record MeetingRow(Id<Meeting> Id, DateTime Local, string? Where, MeetingState State, string? Because, DateOnly? ApprovedOn);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Governing.CommitteeAsync(operation, request.Committee, stop) is not { } of)
            return Outcome.NotFound;
        var (db, c) = (operation.Db, of.Committee);
        var meetings = await _byTime.ReadAsync(db.Meetings.Where(m => m.CommitteeId == c.Id), (request.Meetings ?? new()) with { Descending = true }, m => m, stop);
        var title = c.AgreementId is { } says ? await db.Agreements.Where(a => a.Id == says).Select(a => a.Title).SingleOrDefaultAsync(stop) : null;
        var may = of.MayWrite(operation) && Governing.Over(of.Partnership, operation.Today) is null && c.EndsOn is null;
        var gaps = c.EndsOn is null ? await GapAgenda.WaitingAsync(operation, c, MostToDiscuss, stop) : [];
        return new Answer(c.Id, of.Partnership.Id, of.Partnership.Name, c.Kind, c.Name, c.PlaceName, c.Norms, c.Quorum, c.MeetsEveryDays, c.AgreementId, title, c.Zone, c.Silence, c.StartsOn, c.EndsOn, c.EndedBecause,
            (await Governing.RhythmsAsync(operation, [c], stop))[c.Id], may, c.Version,
            [.. c.Seats.OrderBy(s => s.EndsOn < operation.Today).ThenBy(s => s.Side).ThenByDescending(s => s.Role != SeatRole.Member).ThenBy(s => s.Person, StringComparer.Ordinal).Select(s => new Seat(s.Id, s.Person, s.Side, s.Position, s.Role, s.StartsOn, s.EndsOn, s.AccountId is not null))],
            new PageOf<MeetingRow>([.. meetings.Rows.Select(m => new MeetingRow(m.Id, Governing.LocalOf(m), m.Where, m.State, m.Because, m.ApprovedOn))], meetings.Previous, meetings.Next, meetings.Count, meetings.CountIsExact),
            may ? await Governing.PeopleAsync(operation, of.Partnership, stop) : [], Governing.Sides(of.Partnership, operation.Today),
            gaps.ConvertAll(g => (g.Title, g.Why)), gaps.Count == 0 ? null : (await GapAgenda.NextAsync(operation, of.Partnership.Id, stop)).GetValueOrDefault(c.About with { Name = null }));
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>People have come: what comes by itself is put on the agenda, and the minutes begin.</summary>
public sealed class BeginMeeting(UseCaseServices services) : MeetingCommand<BeginMeeting.Request, Nothing>(services)
{
    public sealed record Request(Id<Meeting> Meeting);

    // of two who begin it at once the second reads that it has begun
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Nothing>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var at = of.At!;
        Claim.On(operation.Db, at, at.Id);
        foreach (var text in await CarriedAgenda.ForAsync(operation, of, stop))
            operation.Db.Add(at.Add(text));
        at.Begin(operation.Today, operation.Viewer.Name);
        return default(Nothing);
    }
}

/// <summary>The meeting is over: what was not finished waits for the next one.</summary>
public sealed class CloseMeeting(UseCaseServices services) : MeetingCommand<CloseMeeting.Request, int>(services)
{
    public sealed record Request(Id<Meeting> Meeting);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    /// <returns>How many items were not finished.</returns>
    private protected override async Task<Outcome<int>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        of.At!.Close();
        operation.Db.RemoveRange(await operation.Db.MeetingPresences.Where(p => p.MeetingId == of.At.Id).ToListAsync(stop));
        return of.At.Agenda.Count(i => i.State is AgendaState.NotFinished && i.Kind is AgendaKind.Topic or AgendaKind.NotFinished);
    }
}

/// <summary>Puts something on the agenda; anybody on the committee proposes.</summary>
public sealed class ProposeItem(UseCaseServices services) : MeetingCommand<ProposeItem.Request, Id<AgendaItem>>(services)
{
    public sealed record Request(Id<Meeting> Meeting, string Title, string? Words);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override Task<Outcome<Id<AgendaItem>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        Claim.On(operation.Db, of.At!, of.At!.Id);
        var side = of.Committee.Seats.FirstOrDefault(s => s.AccountId == operation.Viewer.AccountId && s.Holds.Contains(operation.Today))?.Side ?? Record.SideOf(operation.Viewer.Role);
        var item = of.At.Add(new AgendaText(AgendaKind.Topic, request.Title.Trim(), Record.Line(request.Words), operation.Viewer.Name, side));
        operation.Db.Add(item);
        return Task.FromResult<Outcome<Id<AgendaItem>>>(item.Id);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what is to be talked about, in one line.").MaximumLength(250).WithMessage("One line of up to 250 characters.");
            RuleFor(r => r.Words).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>An item was talked about to an end, is not finished, or is taken off the agenda.</summary>
public sealed class SettleItem(UseCaseServices services) : MeetingCommand<SettleItem.Request, Nothing>(services)
{
    /// <param name="Seen">The state that the form showed: who settles what somebody else has settled meanwhile is told.</param>
    public sealed record Request(Id<Meeting> Meeting, Id<AgendaItem> Item, AgendaState State, AgendaState Seen);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Nothing>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var at = of.At!;
        if (at.Agenda.FirstOrDefault(i => i.Id == request.Item) is not { } item)
            return Outcome.NotFound;
        if (!Enum.IsDefined(request.State))
            return Outcome.Refused("state-unknown", "Choose one of the answers.");
        if (at.State is MeetingState.Cancelled || (at.State is MeetingState.Planned && request.State is not (AgendaState.TakenOff or AgendaState.Open)))
            return Outcome.Refused("minutes-not-begun", "Begin the minutes first.");
        if (at.State is not MeetingState.Planned)
            at.RefuseUnlessWritten();
        if (item.State != request.Seen && item.State != request.State)
            return Outcome.Refused("item-settled", $"Somebody else has settled “{item.Title}” meanwhile: {GovernanceWords.Of(item.State).ToLowerInvariant()}. Look again before you change it.");
        Claim.On(operation.Db, at, at.Id);
        // what is open when a meeting is over waits for the next one
        item.Settle(at.State is MeetingState.Held && request.State is AgendaState.Open ? AgendaState.NotFinished : request.State);
        if (request.State is AgendaState.Done && item.DiscussId is { } gap && await operation.Db.Set<ToDiscuss>().SingleOrDefaultAsync(t => t.Id == gap && t.TalkedOn == null, stop) is { } talk)
            talk.Close($"Talked about in “{of.Committee.Name}” on {PartnershipWords.Day(at.Day)}; its minutes say what came of it.", operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }
}

/// <summary>Notes who was there. Only what the form changed is written, so that two who mark at once lose nothing.</summary>
public sealed class MarkAttendance(UseCaseServices services) : MeetingCommand<MarkAttendance.Request, IReadOnlyList<SideQuorum>>(services)
{
    public sealed record Request(Id<Meeting> Meeting, IReadOnlyList<Line> Lines, string? Guest, PartnershipSide? GuestSide);

    /// <param name="Seat">The seat.</param>
    /// <param name="Presence">What the form says.</param>
    /// <param name="Seen">What it said when it was shown; null for nothing.</param>
    /// <param name="Delegate">Who came instead.</param>
    public sealed record Line(Id<CommitteeSeat> Seat, Presence? Presence, Presence? Seen, string? Delegate);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override Task<Outcome<IReadOnlyList<SideQuorum>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var at = of.At!;
        at.RefuseUnlessWritten();
        Claim.On(operation.Db, at, at.Id);
        foreach (var line in request.Lines.Where(l => l.Presence is not null && (l.Presence != l.Seen || l.Presence is Presence.ByDelegate)))
        {
            if (of.Committee.SeatsOn(at.Day).FirstOrDefault(s => s.Id == line.Seat) is not { } seat)
                return Task.FromResult<Outcome<IReadOnlyList<SideQuorum>>>(Outcome.NotFound);
            if (line.Presence is Presence.ByDelegate && string.IsNullOrWhiteSpace(line.Delegate))
                return Task.FromResult<Outcome<IReadOnlyList<SideQuorum>>>(Outcome.Invalid($"Delegate[{seat.Id}]", $"Say who came for {seat.Person}."));
            Keep(at.Mark(seat, line.Presence is Presence.ByDelegate ? line.Delegate!.Trim() : seat.Person, seat.Side, line.Presence!.Value));
        }
        if (Record.Line(request.Guest) is { } guest)
        {
            if (request.GuestSide is not { } side)
                return Task.FromResult<Outcome<IReadOnlyList<SideQuorum>>>(Outcome.Invalid(nameof(Request.GuestSide), "Say from which side the guest comes."));
            if (!at.Attendance.Any(a => a.SeatId is null && SearchText.Of(a.Person) == SearchText.Of(guest)))
                Keep(at.Mark(null, guest, side, Presence.Guest));
        }
        return Task.FromResult<Outcome<IReadOnlyList<SideQuorum>>>(new Outcome<IReadOnlyList<SideQuorum>>.Done(SideQuorum.Of(of.Committee, at)));

        void Keep(Attendance line)
        {
            if (operation.Db.Entry(line).State is EntityState.Detached)
                operation.Db.Add(line);
        }
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleForEach(r => r.Lines).Must(l => (l.Presence is null || Enum.IsDefined(l.Presence.Value)) && l.Presence is not Presence.Guest).WithMessage("Choose one of the answers.");
            RuleForEach(r => r.Lines).Must(l => l.Delegate is null || l.Delegate.Length <= 200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Guest).MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.GuestSide).IsInEnum().When(r => r.GuestSide is not null);
        }
    }
}

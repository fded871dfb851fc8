using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>The sides settle a decision in the room: what each says is recorded as voted there, under the name of somebody of that side who is present, and those who sit on the committee are told.</summary>
public sealed class SettleInRoom(UseCaseServices services, Postbox postbox) : MeetingCommand<SettleInRoom.Request, SettleInRoom.Done>(services)
{
    /// <param name="Votes">One for each side.</param>
    /// <param name="Version">Of the decision, as the form showed it.</param>
    public sealed record Request(Id<Meeting> Meeting, Id<Decision>? Decision, IReadOnlyList<Said> Votes, int Version);

    /// <param name="By">Who said it for the side: a name of the attendance.</param>
    public sealed record Said(PartnershipSide Side, Vote? Vote, string? By);

    public sealed record Done(DecisionState State, IReadOnlyList<Told> Told);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Done>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var (db, at, today) = (operation.Db, of.At!, operation.Today);
        if (!operation.Viewer.May(Permission.VoteForSide))
            return Outcome.Refused("no-voice", "Only somebody who speaks for a side records what the sides said.");
        at.RefuseUnlessWritten();
        if (await db.Decisions.Include(d => d.Votes).SingleOrDefaultAsync(d => d.Id == request.Decision && d.PartnershipId == of.Partnership.Id, stop) is not { } decision)
            return Outcome.NotFound;
        if (!Decides(of.Committee, decision))
            return Outcome.Refused("not-its-committee", "This is decided by another committee, or by the partnership as a whole. Settle it there.");
        var sides = Governing.Sides(of.Partnership, today);
        if (SideQuorum.Of(of.Committee, at).FirstOrDefault(q => !q.IsMet) is { } missing)
            return Outcome.Refused("no-quorum", $"There is no quorum: {missing.Words}. Mark who is here first; without a quorum each side votes by itself.");
        var said = new List<(PartnershipSide, Vote, string)>();
        foreach (var side in sides)
        {
            if (request.Votes.FirstOrDefault(v => v.Side == side) is not { Vote: { } vote } line)
                return Outcome.Invalid($"Vote[{side}]", $"Say how the {PartnershipWords.Of(side)} side voted.");
            if (at.Attendance.FirstOrDefault(a => a.IsThere && a.SeatId is not null && a.Side == side && a.Person == line.By) is not { } speaker)
                return Outcome.Invalid($"By[{side}]", $"Choose who said it for the {PartnershipWords.Of(side)} side, of those who are here.");
            // the other side's voice is somebody who signs in and is told, not a name that one side wrote down
            if (side is not PartnershipSide.Community && side != ListDecisions.SideOf(operation.Viewer) && !of.Committee.Seats.Any(s => s.Id == speaker.SeatId && s.AccountId is not null))
                return Outcome.Invalid($"By[{side}]", $"{speaker.Person} has no account here and would not be told. Choose somebody of the {PartnershipWords.Of(side)} side who has one, or let that side vote by itself.");
            said.Add((side, vote, Record.Clip($"{speaker.Person}{(speaker.Person == operation.Viewer.Name ? "" : $", recorded by {operation.Viewer.Name}")}", 256)));
        }
        Record.Expect(operation, decision, request.Version);
        Claim.On(db, at, at.Id);
        decision.SettleInRoom(at.Id, said, at.Day, sides);
        foreach (var vote in decision.Votes.Where(v => db.Entry(v).State is EntityState.Detached))
            db.Add(vote);
        if (decision.State is not DecisionState.Stalled)
            at.Agenda.FirstOrDefault(i => i.DecisionId == decision.Id)?.Settle(AgendaState.Done);
        operation.Announce("decisions", decision.Id.Value);
        return new Done(decision.State, await new MeetingLetters(operation, postbox).SettledAsync(of, decision, stop));
    }

    /// <summary>A committee settles its own; the steering committee also what was proposed outside of any, about its own place.</summary>
    internal static bool Decides(Committee committee, Decision decision) =>
        decision.CommitteeId == committee.Id || (decision.CommitteeId is null && committee.Kind is CommitteeKind.Steering && decision.About == committee.About);

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Decision).NotNull().WithMessage("Choose what was decided.");
            RuleForEach(r => r.Votes).Must(v => v.Vote is null || Enum.IsDefined(v.Vote.Value)).WithMessage("Choose yes, no or abstain.");
        }
    }
}

/// <summary>A stalled decision is put to the sides again, with a new date.</summary>
public sealed class AskSidesAgain(UseCaseServices services) : Command<AskSidesAgain.Request, Nothing>(services)
{
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<Decision> Decision, DateOnly? AnswerBy, int Version);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Decisions.Include(d => d.Votes).SingleOrDefaultAsync(d => d.Id == request.Decision, stop) is not { } decision || await Record.FindAsync(operation, decision.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (request.AnswerBy < operation.Today)
            return Outcome.Invalid(nameof(Request.AnswerBy), "The answer date lies in the past. Choose today or later.");
        if (await Governing.TooSoonAsync(operation, decision.Silence, decision.NeedsEverySide, request.AnswerBy!.Value, stop) is { } early)
            return Outcome.Invalid(nameof(Request.AnswerBy), early);
        // the hub settles silence once an hour; who comes before it finds it stalled all the same
        decision.FallSilent(operation.Today);
        Record.Expect(operation, decision, request.Version);
        decision.AskAgain(request.AnswerBy!.Value, Governing.Sides(partnership, operation.Today));
        operation.Announce("decisions", decision.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.AnswerBy).NotNull().WithMessage("Say by when each side answers.");
    }
}

/// <summary>Gives decisions whose date has passed the outcome that the partners chose for silence; in July as in any other month.</summary>
public sealed class SettleSilence(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var silent = await db.Decisions.Include(d => d.Votes)
            .Where(d => d.State == DecisionState.Open && d.AnswerBy < today && db.Partnerships.Any(p => p.Id == d.PartnershipId && (p.EndedOn == null || p.EndedOn >= today)))
            .OrderBy(d => d.AnswerBy).Take(200).ToListAsync(stop);
        foreach (var decision in silent.Where(d => d.FallSilent(today)))
            operation.Announce("decisions", decision.Id.Value);
        return silent.Count;
    }
}

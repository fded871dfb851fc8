using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Pauses classroom work for today because somebody may not be safe. Anyone in the placement can; principal, supervisor and coordinator are told at once, through any quiet period.</summary>
public sealed class PauseToday(UseCaseServices services, Postbox postbox) : Command<PauseToday.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Placement> Placement, string? Why);

    private protected override Permission Needs => Permission.PauseClassroomWork;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop) => PauseAsync(request, operation, postbox, stop);

    internal static async Task<Outcome<IReadOnlyList<Told>>> PauseAsync(Request request, Operation operation, Postbox postbox, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (placement.State is not PlacementState.Active)
            return Outcome.Refused("not-running", "This placement is not running today, so there is nothing to pause.");
        if (await operation.Db.Pauses.FirstOrDefaultAsync(p => p.PlacementId == placement.Id && p.Day == operation.Today && p.LiftedAt == null, stop) is { } pause)
            return Outcome.Refused("paused-already", $"{pause.PausedBy} has paused classroom work today already.");
        Claim.On(operation.Db, placement, placement.Id);
        operation.Db.Add(new Pause(placement, operation.Today, operation.Viewer.Name, string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim(), operation.Now));
        return await PauseLetters.PostAsync(operation, postbox, placement, $"Classroom work is paused today at {placement.SchoolName}",
            $"{operation.Viewer.Name} has paused the classroom work of {placement.ResidentName} at {placement.SchoolName} for today, {operation.Today:dddd, d MMMM}, because somebody may not be safe. Please talk to each other today; the pause is lifted in ResidencyHub:",
            nameof(PauseToday), stop);
    }

    internal sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).MaximumLength(2000).WithMessage("A reason has up to 2,000 characters.");
    }
}

/// <summary>The same by a mentor with the week's open link.</summary>
public sealed class PauseByLink(UseCaseServices services, Postbox postbox) : Command<PauseToday.Request, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<PauseToday.Request> Checks { get; } = new PauseToday.Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(PauseToday.Request request, Operation operation, CancellationToken stop) =>
        await MayAsync(operation, stop) ? await PauseToday.PauseAsync(request, operation, postbox, stop) : Outcome.NotFound;

    internal static async Task<bool> MayAsync(Operation operation, CancellationToken stop) =>
        operation.Reach is { Kind: ReachKind.Mentor, Link: var link } && link != default && await operation.Db.Links.AnyAsync(l => l.Id == link && l.Purpose == LinkPurpose.WeeklyCheckIn && l.ClosedAt == null, stop);
}

/// <summary>Ends today's pause: the coordinator, the supervisor or the principal says that it is safe. All who were told of it, mentor and resident read that it goes on.</summary>
public sealed class LiftPause(UseCaseServices services, Postbox postbox) : Command<Id<Pause>, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.LiftPauses;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Id<Pause> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Pauses.SingleOrDefaultAsync(p => p.Id == request, stop) is not { } pause || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == pause.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (pause.LiftedAt is not null)
            return Outcome.Refused("lifted-already", $"{pause.LiftedBy} lifted it already.");
        pause.Lift(operation.Viewer.Name, operation.Now);
        var people = new PlacementPeople(operation);
        Reachable?[] both = [placement.MentorId is { } mentor ? await people.MentorAsync(mentor, stop) : null, await people.ResidentAsync(placement.ResidentId, stop)];
        var told = await PauseLetters.PostAsync(operation, postbox, placement, $"Classroom work goes on at {placement.SchoolName}",
            $"{operation.Viewer.Name} has lifted today’s pause: {placement.ResidentName} may be in the classroom at {placement.SchoolName} again.",
            nameof(LiftPause), stop, [.. both.OfType<Reachable>()]);
        return told;
    }
}

/// <summary>Whether a placement's classroom work is paused today, and what the viewer may do about it.</summary>
public sealed class ShowPause(UseCaseServices services) : Query<Id<Placement>, ShowPause.Answer>(services)
{
    /// <param name="Paused">Today's pause that nobody has lifted.</param>
    /// <param name="Lifted">Who lifted today's last one.</param>
    /// <param name="MayPause">The placement runs, and the viewer is one of those in it.</param>
    /// <param name="MayLift">Coordinator, supervisor or principal.</param>
    public sealed record Answer(Today? Paused, string? Lifted, bool MayPause, bool MayLift);

    /// <param name="Why">For those who lift it.</param>
    public sealed record Today(Id<Pause> Id, string By, DateTime At, string? Why);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Placement> request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var pauses = db.Pauses.Where(x => x.Day == today);
        if (await db.Placements.Where(p => p.Id == request).Select(p => new { p.State, Last = pauses.Where(x => x.PlacementId == p.Id).OrderByDescending(x => x.PausedAt).FirstOrDefault() }).SingleOrDefaultAsync(stop) is not { } found)
            return Outcome.NotFound;
        var last = found.Last;
        var lifts = operation.Viewer.May(Permission.LiftPauses);
        return new Answer(
            last is { LiftedAt: null } ? new(last.Id, last.PausedBy, last.PausedAt, lifts ? last.Why : null) : null, last?.LiftedBy,
            found.State is PlacementState.Active && (operation.Viewer.May(Permission.PauseClassroomWork) || await PauseByLink.MayAsync(operation, stop)), lifts);
    }
}

/// <summary>Who hears of a pause and of its end: at once, whatever the day; and for whom no address is entered, that is said.</summary>
internal static class PauseLetters
{
    public static async Task<List<Told>> PostAsync(Operation operation, Postbox postbox, Placement placement, string subject, string words, string cause, CancellationToken stop, IReadOnlyList<Reachable>? also = null)
    {
        var people = new PlacementPeople(operation);
        var (principal, supervisor, coordinators) = (await people.PrincipalAsync(placement.SchoolId, stop), await people.SupervisorAsync(placement, stop), await people.CoordinatorsAsync(placement.ProgramId, stop));
        Reachable?[] others = [principal, supervisor, .. coordinators, await people.DistrictAsync(placement.DistrictId, stop), .. also ?? []];
        var told = new List<Told>();
        foreach (var to in others.OfType<Reachable>().DistinctBy(o => o.Email, StringComparer.OrdinalIgnoreCase))
        {
            told.Add(await postbox.PostAsync(operation, new Letter(
                to.As, to.Name, to.Email, subject, $"Dear {to.Name},\n\n{words}\n\n{postbox.Address($"/placements/{placement.Id}")}\n",
                District: placement.DistrictId, Placement: placement.Id, Urgent: true), cause, stop));
        }
        if (principal is null)
            told.Add(Told.Nobody("The principal", $"no e-mail is entered for {placement.SchoolName}; call the school"));
        if (supervisor is null)
            told.Add(Told.Nobody("The university supervisor", "none with an e-mail is entered"));
        if (coordinators.Count == 0)
            told.Add(Told.Nobody("The coordinator", "the program has none with an account; call the program"));
        return told;
    }
}

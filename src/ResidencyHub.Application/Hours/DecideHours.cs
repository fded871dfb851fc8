using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Hours;

/// <summary>What a mentor decides on a week of hours.</summary>
public enum HoursDecision { ApproveAll, ApproveExcept, Return }

/// <summary>A mentor approves a week of hours, all of it or all except some lines, or gives it back with a comment. Signed in, or with the week's link: a link reaches what waits by its own week.</summary>
public sealed class DecideHours(UseCaseServices services, Postbox postbox) : Command<DecideHours.Request, DecideHours.Answer>(services)
{
    /// <param name="Week">The week.</param>
    /// <param name="Decision">What is decided.</param>
    /// <param name="Except">The lines that are left out.</param>
    /// <param name="Comment">For the resident.</param>
    /// <param name="Version">The week as the page showed it: nothing is decided on another. Null where no page showed one.</param>
    public sealed record Request(Id<HoursWeek> Week, HoursDecision? Decision, IReadOnlyList<Id<HoursEntry>> Except, string? Comment, int? Version = null);

    /// <param name="Resident">Whose hours.</param>
    /// <param name="Approved">Minutes of the week that count and are approved now.</param>
    /// <param name="State">Where the week stands now.</param>
    /// <param name="Told">Whom we wrote to, when something goes back.</param>
    public sealed record Answer(string Resident, int Approved, HoursState State, IReadOnlyList<Told> Told);

    // checked below: the named approver, signed in or with the week's link
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (operation.Reach.Kind is not ReachKind.Mentor || await db.HoursWeeks.Include(w => w.Entries).SingleOrDefaultAsync(w => w.Id == request.Week, stop) is not { } week || !await ReachesAsync(operation, week.WeekOf, stop))
            return Outcome.NotFound;
        await using var wide = operation.LookWider("who approves today, where the placement is another mentor's");
        var placement = await wide.Placements.SingleAsync(p => p.Id == week.PlacementId, stop);
        if (week.State is HoursState.Sent && (await Approvers.OfAsync(wide, placement, operation.Today, stop))?.Mentor != operation.Reach.Mentor)
            return Outcome.NotFound;
        if (week.State is HoursState.Sent && request.Version is { } seen && seen != week.Version)
            return Outcome.Refused("hours-changed", $"{placement.ResidentName} has changed this week since you opened the page. Look at it again.");
        var rules = await HoursRulesOf.OpenAsync(db, week.ProgramId, week.WeekOf, stop);
        if (request.Decision is HoursDecision.Return)
            week.Return(request.Comment!, operation.Viewer.Name, operation.Now, rules);
        else
            week.Approve((request.Decision is HoursDecision.ApproveExcept ? request.Except : []).ToHashSet(), request.Comment, operation.Viewer.Name, operation.Now, operation.Today, rules);
        var resident = await HoursLetters.TellAsync(operation, postbox, week, week.State is HoursState.Returned ? request.Comment : null, nameof(DecideHours), stop);
        return new Answer(resident.Name, week.ApprovedMinutes, week.State, resident.Told);
    }

    /// <summary>Whether the viewer's proof reaches a week: signed in every one, a link those up to its own.</summary>
    internal static async Task<bool> ReachesAsync(Operation operation, DateOnly monday, CancellationToken stop)
    {
        var link = operation.Reach.Link;
        return link == default || await operation.Db.Links.AnyAsync(l => l.Id == link && l.Purpose == LinkPurpose.WeeklyCheckIn && l.WeekOf >= monday && l.ClosedAt == null, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Decision).NotNull().WithMessage("Approve the hours, or return them.").IsInEnum().WithMessage("Choose one of the three.");
            RuleFor(r => r.Except).NotEmpty().When(r => r.Decision is HoursDecision.ApproveExcept).WithMessage("Tick the lines that you leave out, or approve all.");
            RuleFor(r => r.Except).Empty().When(r => r.Decision is HoursDecision.ApproveAll).WithMessage("You ticked lines to leave out: choose “All except ticked”, or take the ticks away.");
            RuleFor(r => r.Comment).NotEmpty().When(r => r.Decision is HoursDecision.Return).WithMessage("Say in a few words what has to change.");
            RuleFor(r => r.Comment).NotEmpty().When(r => r.Decision is HoursDecision.ApproveExcept).WithMessage("Say in a few words why the ticked lines are left out.");
            RuleFor(r => r.Comment).MaximumLength(2000).WithMessage("A comment has up to 2,000 characters.");
        }
    }
}

/// <summary>Opens an approved week again, with a reason: the approver before it locks, the coordinator always.</summary>
public sealed class ReopenHours(UseCaseServices services, Postbox postbox) : Command<ReopenHours.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<HoursWeek> Week, string? Reason);

    private protected override Permission Needs => Permission.KeepHours;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.HoursWeeks.Include(w => w.Entries).SingleOrDefaultAsync(w => w.Id == request.Week, stop) is not { } week)
            return Outcome.NotFound;
        operation.Why = request.Reason!.Trim();
        week.Reopen(request.Reason, operation.Viewer.Name, operation.Reach.Kind is ReachKind.Programs, operation.Now, operation.Today, await HoursRulesOf.OpenAsync(db, week.ProgramId, week.WeekOf, stop));
        return new Outcome<IReadOnlyList<Told>>.Done((await HoursLetters.TellAsync(operation, postbox, week, request.Reason, nameof(ReopenHours), stop)).Told);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Reason).NotEmpty().WithMessage("Say why it is opened again; the resident reads it.").MaximumLength(2000).WithMessage("A reason has up to 2,000 characters.");
    }
}

internal static class HoursLetters
{
    /// <summary>The resident's name, and who was written to: the resident, when a week comes back.</summary>
    public static async Task<(string Name, IReadOnlyList<Told> Told)> TellAsync(Operation operation, Postbox postbox, HoursWeek week, string? words, string cause, CancellationToken stop)
    {
        await using var wide = operation.LookWider("the resident's name, where somebody else than the mentor of record approves");
        var name = await wide.Placements.Where(p => p.Id == week.PlacementId).Select(p => p.ResidentName).SingleAsync(stop);
        if (words is null || await new PlacementPeople(operation).ResidentAsync(week.ResidentId, stop) is not { } to)
            return (name, []);
        return (name, [await postbox.PostAsync(operation, new Letter(
            Addressee.Resident, to.Name, to.Email, $"Your hours of the week of {week.WeekOf:d MMMM} came back",
            $"Dear {to.Name},\n\n{operation.Viewer.Name} gave your hours of the week of {week.WeekOf:d MMMM} back:\n\n{words.Trim()}\n\nCorrect them under “My hours” and send them again; what is approved stays approved unless it says otherwise there.\n",
            Placement: week.PlacementId, Program: week.ProgramId), cause, stop)]);
    }
}

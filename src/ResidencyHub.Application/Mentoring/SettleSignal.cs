using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>One reason to look, with the rule that gave it, and what was said of earlier ones about the same resident.</summary>
public sealed class ShowSignal(UseCaseServices services) : Query<ShowSignal.Request, ShowSignal.Answer>(services)
{
    public sealed record Request(Id<Signal> Signal);

    /// <param name="Rule">The rule in words, with its number.</param>
    /// <param name="Source">Where the rule comes from.</param>
    /// <param name="MostDays">It is put off for no longer than this.</param>
    /// <param name="Others">Other signals about the resident, latest first.</param>
    public sealed record Answer(
        Id<Signal> Id, Id<Resident> Resident, string Name, Id<Placement> Placement, string School, string? Mentor, SignalKind Kind, SignalState State, string Words, DateOnly SeenOn, DateOnly OpenedOn,
        DateOnly? PutOffThrough, string? PutOffWhy, string? Outcome, string? HandledBy, DateTime? HandledAt, DateOnly? EndedOn, string Rule, string Source, int MostDays, IReadOnlyList<Other> Others);

    public sealed record Other(Id<Signal> Id, SignalKind Kind, SignalState State, string Words, DateOnly OpenedOn, DateOnly? EndedOn, string? Outcome, string? HandledBy);

    private protected override Permission Needs => Permission.WatchSignals;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Signals.SingleOrDefaultAsync(s => s.Id == request.Signal, stop) is not { } signal)
            return Outcome.NotFound;
        var book = await RuleBook.OpenAsync(db, signal.ProgramId, today, stop);
        var rule = book[RuleOf(signal.Kind)];
        var mentor = await db.Placements.Where(p => p.Id == signal.PlacementId).Select(p => p.MentorName).SingleOrDefaultAsync(stop);
        var others = await db.Signals.Where(s => s.ResidentId == signal.ResidentId && s.Id != signal.Id).OrderByDescending(s => s.OpenedOn).ThenByDescending(s => s.Id).Take(20).ToListAsync(stop);
        return new Answer(
            signal.Id, signal.ResidentId, signal.ResidentName, signal.PlacementId, signal.SchoolName, mentor, signal.Kind, signal.StateOn(today), signal.Words, signal.SeenOn, signal.OpenedOn,
            signal.PutOffThrough, signal.PutOffWhy, signal.Outcome, signal.HandledBy, signal.HandledAt, signal.EndedOn, $"{rule.Words} Here: {rule.Value} {rule.Unit}.", rule.Source, book.Number(RuleCode.SignalPutOffDays),
            others.ConvertAll(o => new Other(o.Id, o.Kind, o.StateOn(today), o.Words, o.OpenedOn, o.EndedOn, o.Outcome, o.HandledBy)));
    }

    private static string RuleOf(SignalKind kind) => kind switch
    {
        SignalKind.NoApprovedHours => RuleCode.HoursSilentWeeks,
        SignalKind.MentorSilent => RuleCode.CheckInSilentWeeks,
        SignalKind.Worries => RuleCode.SignalWorries,
        _ => RuleCode.SignalLevelsApart,
    };
}

/// <summary>Leaves a signal for some days, because something is under way.</summary>
public sealed class PutOffSignal(UseCaseServices services) : Command<PutOffSignal.Request, DateOnly>(services)
{
    /// <param name="Through">The last day on which nobody is asked.</param>
    /// <param name="Why">What is under way.</param>
    public sealed record Request(Id<Signal> Signal, DateOnly? Through, string? Why);

    private protected override Permission Needs => Permission.WatchSignals;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<DateOnly>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Signals.SingleOrDefaultAsync(s => s.Id == request.Signal, stop) is not { } signal)
            return Outcome.NotFound;
        var most = (await RuleBook.OpenAsync(operation.Db, signal.ProgramId, operation.Today, stop)).Number(RuleCode.SignalPutOffDays);
        signal.PutOff(request.Through!.Value, request.Why!, most, operation.Viewer.Name, operation.Now, operation.Today);
        operation.Why = signal.PutOffWhy;
        return request.Through.Value;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Through).NotNull().WithMessage("Say through which day.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say what is under way; whoever looks next reads it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

/// <summary>Somebody looked, and says what came of it; the signal comes back only when the records give a later reason.</summary>
public sealed class SettleSignal(UseCaseServices services) : Command<SettleSignal.Request, Nothing>(services)
{
    /// <param name="Came">What came of it.</param>
    public sealed record Request(Id<Signal> Signal, string? Came);

    private protected override Permission Needs => Permission.WatchSignals;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Signals.SingleOrDefaultAsync(s => s.Id == request.Signal, stop) is not { } signal)
            return Outcome.NotFound;
        signal.Settle(request.Came!, operation.Viewer.Name, operation.Now, operation.Today);
        operation.Why = signal.Outcome;
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Came).NotEmpty().WithMessage("Say what came of it; it stays with the signal.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
    }
}

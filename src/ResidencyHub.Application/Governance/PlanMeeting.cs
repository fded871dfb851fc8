using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Governance;

/// <summary>Plans a meeting of a committee, at a time of day where it is held; a day that is over records a meeting that was held outside the hub.</summary>
public sealed class PlanMeeting(UseCaseServices services, Postbox postbox) : RecordCommand<PlanMeeting.Request, PlanMeeting.Done>(services)
{
    public sealed record Request(Id<Committee> Committee, DateOnly? Day, TimeOnly? Time, int Minutes, string? Where);

    public sealed record Done(Id<Meeting> Meeting, IReadOnlyList<Told> Told);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is planned already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Governing.CommitteeAsync(operation, request.Committee, stop) is not { } of)
            return Outcome.NotFound;
        if (!of.MayWrite(operation))
            return Gathering.NotSeated;
        if (Governing.Over(of.Partnership, operation.Today) is { } over)
            return over;
        var zone = of.Committee.Zone;
        var plan = new MeetingPlan(Governing.InstantOf(request.Day!.Value, request.Time!.Value, zone), zone, request.Minutes, Record.Line(request.Where));
        Claim.On(operation.Db, of.Committee, of.Committee.Id);
        if (await operation.Db.Meetings.AnyAsync(m => m.CommitteeId == of.Committee.Id && m.Day == plan.Day && m.StartsAt == plan.StartsAt && m.State != MeetingState.Cancelled, stop))
            return Outcome.Refused("meeting-twice", "A meeting is planned for that time already. It stands in the list.");
        var meeting = new Meeting(of.Committee, plan, operation.Viewer.Name);
        operation.Db.Add(meeting);
        return new Done(meeting.Id, meeting.Day < operation.Today ? [] : await new MeetingLetters(operation, postbox).PlannedAsync(of, meeting, stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Day).NotNull().WithMessage("Choose the day.").Must(d => d is null || d.Value.Year is > 1950 and < 2200).WithMessage("This day lies too far away.");
            RuleFor(r => r.Time).NotNull().WithMessage("Say at what time it begins.");
            RuleFor(r => r.Minutes).InclusiveBetween(5, 720).WithMessage("Between 5 minutes and 12 hours.");
            RuleFor(r => r.Where).MaximumLength(200).WithMessage("Shorten it to 200 characters.");
        }
    }
}

/// <summary>Moves a meeting that has not begun to another time or place, with words.</summary>
public sealed class MoveMeeting(UseCaseServices services, Postbox postbox) : MeetingCommand<MoveMeeting.Request, IReadOnlyList<Told>>(services)
{
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<Meeting> Meeting, DateOnly? Day, TimeOnly? Time, int Minutes, string? Where, string Because, int Version);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        Record.Expect(operation, of.At!, request.Version);
        operation.Why = request.Because.Trim();
        of.At!.Move(of.Committee, new MeetingPlan(Governing.InstantOf(request.Day!.Value, request.Time!.Value, of.At.Zone), of.At.Zone, request.Minutes, Record.Line(request.Where)), request.Because.Trim(), operation.Viewer.Name);
        return new Outcome<IReadOnlyList<Told>>.Done(await new MeetingLetters(operation, postbox).MovedAsync(of, stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Day).NotNull().WithMessage("Choose the day.").Must(d => d is null || d.Value.Year is > 1950 and < 2200).WithMessage("This day lies too far away.");
            RuleFor(r => r.Time).NotNull().WithMessage("Say at what time it begins.");
            RuleFor(r => r.Minutes).InclusiveBetween(5, 720).WithMessage("Between 5 minutes and 12 hours.");
            RuleFor(r => r.Where).MaximumLength(200).WithMessage("Shorten it to 200 characters.");
            RuleFor(r => r.Because).NotEmpty().WithMessage("Say why; the others read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

/// <summary>Cancels a meeting that has not begun, with words; its agenda goes on the next one.</summary>
public sealed class CancelMeeting(UseCaseServices services, Postbox postbox) : MeetingCommand<CancelMeeting.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Meeting> Meeting, string Because, int Version);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        Record.Expect(operation, of.At!, request.Version);
        operation.Why = request.Because.Trim();
        of.At!.Cancel(request.Because.Trim(), operation.Viewer.Name);
        return new Outcome<IReadOnlyList<Told>>.Done(await new MeetingLetters(operation, postbox).CancelledAsync(of, stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Because).NotEmpty().WithMessage("Say why; the others read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>"No school this week": a mentor says that a week had none, and no check-in is due for it; or takes that back.</summary>
public sealed class TellNoSchool(UseCaseServices services) : Command<TellNoSchool.Request, string>(services)
{
    /// <param name="Placement">One of the mentor's own.</param>
    /// <param name="WeekOf">A day of the week.</param>
    /// <param name="NoSchool">False takes it back.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly WeekOf, bool NoSchool = true);

    // a mentor's role, or a week's link
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<string>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var monday = DistrictCalendar.WeekOf(request.WeekOf);
        if (!await SendCheckIn.MayAsync(operation, monday, stop) || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (monday > operation.Today)
            return Outcome.Refused("week-ahead", "This week has not begun yet.");
        var off = await db.WeeksOff.SingleOrDefaultAsync(w => w.PlacementId == placement.Id && w.WeekOf == monday, stop);
        if (request.NoSchool && off is null)
        {
            if (await db.HoursWeeks.AnyAsync(w => w.PlacementId == placement.Id && w.WeekOf == monday && w.State != HoursState.Returned && w.Entries.Any(e => e.Minutes > 0), stop))
                return Outcome.Refused("week-has-hours", $"{placement.ResidentName} has logged hours for this week. Return them with a comment if there was no school.");
            db.Add(new WeekOff(placement, operation.Reach.Mentor, monday, operation.Now));
        }
        else if (!request.NoSchool && off is not null)
            db.Remove(off);
        return placement.ResidentName;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.WeekOf).Must(d => d.Year is > 2000 and < 2100).WithMessage("Choose a week of the placement.");
    }
}

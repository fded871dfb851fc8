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
    /// <param name="Placement">One of the mentor's own, or for which they are named to write.</param>
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
        if (!await SendCheckIn.MayAsync(operation, monday, stop) || await CheckInHomes.FindAsync(operation, request.Placement, monday, stop) is not { Placement: var placement, Named: var named })
            return Outcome.NotFound;
        if (monday > operation.Today)
            return Outcome.Refused("week-ahead", "This week has not begun yet.");
        await using var wide = operation.LookWider("whether hours are logged, sent or not and to whomever, and whether the mentor before has told it; nothing of it is shown");
        var off = await wide.WeeksOff.SingleOrDefaultAsync(w => w.PlacementId == placement.Id && w.WeekOf == monday, stop);
        if (request.NoSchool && off is null)
        {
            if (await wide.HoursWeeks.AnyAsync(w => w.PlacementId == placement.Id && w.WeekOf == monday && w.Entries.Any(e => e.Minutes > 0 && (e.IsApproved || w.State != HoursState.Returned)), stop))
                return Outcome.Refused("week-has-hours", $"{placement.ResidentName} has logged hours for this week. If there was no school, return them with a comment, or ask for them to be taken out.");
            db.Add(new WeekOff(placement, operation.Reach.Mentor, monday, operation.Now, named));
        }
        else if (!request.NoSchool && off is not null)
        {
            if (off.MentorId != operation.Reach.Mentor)
                return Outcome.Refused("week-off-other", $"{off.ToldBy} said that this week had no school, and that stays. A check-in that you send counts all the same.");
            db.Remove(off);
        }
        return placement.ResidentName;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.WeekOf).Must(d => d.Year is > 2000 and < 2100).WithMessage("Choose a week of the placement.");
    }
}

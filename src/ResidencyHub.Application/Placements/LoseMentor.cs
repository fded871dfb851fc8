using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Notes that the mentor can't go on: the placement stays, hours and feedback stay, and it needs a mentor; from the day after the last one, where that is still to come.</summary>
public sealed class LoseMentor(UseCaseServices services, Postbox postbox) : Command<LoseMentor.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="LastDay">The last day as mentor. A later one is an announcement: the mentor stays through that day, and somebody is sought from now on.</param>
    /// <param name="Why">For the history.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly? LastDay, string Why);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give the mentor’s last day.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why, in a few words.").MaximumLength(1000).WithMessage("Up to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(LoseMentor));
        var act = new Act(operation.Viewer.Name, operation.Now);
        if (request.LastDay > operation.Today && request.LastDay >= placement.StartsOn)
            return await AnnounceAsync(operation, placement, letters, request.LastDay.Value, request.Why.Trim(), act, stop);
        if (placement.State is PlacementState.Active && request.LastDay < placement.StartsOn.AddDays(-1))
            return Outcome.Invalid(nameof(request.LastDay), $"The placement began on {placement.StartsOn:d MMMM yyyy}: the last day is that day or later, or the day before for a mentor who never began.");
        operation.Why = request.Why;
        var everyone = await letters.AllSidesAsync(placement, stop);
        var (name, dropped) = (placement.MentorName, Dropped(placement));
        if (placement.NeedsMentor)
            return Outcome.Refused("mentor-none", "This placement has no mentor already. Load the page again.");
        // the question names a day from which somebody would follow, and that is another one now
        await FollowQuestion.StopAsync(operation, letters, placement, act, stop);
        placement.LoseMentor(request.Why, act);
        await Mentorships.EndAsync(operation, placement, placement.State is PlacementState.Active ? request.LastDay : null, request.Why, stop);
        await Takeovers.RecordAsync(operation, placement, stop);
        await letters.TellAsync(placement, $"A new mentor is needed: {placement.ResidentName}", $"{name} can’t go on as the mentor. Hours and feedback stay; the program looks for another mentor at {placement.SchoolName}.{dropped}", stop, [.. everyone.OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, await ConfirmLateRecords.WordsAsync(operation, placement, stop) ?? PlacementAsk.Next(placement, operation.Today), letters.Told);
    }

    private static string Dropped(Placement placement) => placement.NextMentorName is { } next ? $" What was written of {next} no longer holds." : "";

    private static async Task<Outcome<WhatNext>> AnnounceAsync(Operation operation, Placement placement, PlacementLetters letters, DateOnly lastDay, string why, Act act, CancellationToken stop)
    {
        if (lastDay >= placement.EndsOn)
            return Outcome.Invalid(nameof(Request.LastDay), $"The placement ends on {placement.EndsOn:d MMMM yyyy}: there is no day without this mentor.");
        if (placement.MentorThrough == lastDay)
            return Outcome.Refused("mentor-leaves", $"It is noted already that {placement.MentorName} is the mentor through {lastDay:d MMMM yyyy}.");
        operation.Why = why;
        var (everyone, dropped) = (await letters.AllSidesAsync(placement, stop), Dropped(placement));
        await FollowQuestion.StopAsync(operation, letters, placement, act, stop);
        placement.MentorWillLeave(lastDay, why, act);
        await Mentorships.RunThroughAsync(operation, placement, lastDay, stop);
        await letters.TellAsync(placement, $"A new mentor is needed from {lastDay.AddDays(1):d MMMM}: {placement.ResidentName}", $"{placement.MentorName} is the mentor through {lastDay:d MMMM yyyy} and can’t go on after that day. Hours and feedback stay; the program looks for another mentor at {placement.SchoolName}.{dropped}", stop, [.. everyone.OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

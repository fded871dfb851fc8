using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>A mentor sends the week's check-in, or a corrected one. Signed in, or with the week's own link: the link opens its own week and the mentor's own residents, nothing else.</summary>
public sealed class SendCheckIn(UseCaseServices services, Postbox postbox) : Command<SendCheckIn.Request, SendCheckIn.Answer>(services)
{
    /// <param name="WantsHelp">The mentor would like to be called by the supervisor or the coordinator.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly WeekOf, bool? Met, MeetingLength? Length, Going? Going, string? Strength, string? NextStep, NextStepFate? LastNextStep, Seen? Seen = null, Worry? Concern = null, bool WantsHelp = false);

    /// <summary>The concern that goes with it, where there is one: kept apart from the check-in, told to the coordinator, never to the resident.</summary>
    public sealed record Worry(string Words, bool IsAboutSafety);

    /// <summary>What the page showed as sent when it was opened; nothing newer is replaced.</summary>
    /// <param name="SentAt">Null: nothing had been sent.</param>
    public sealed record Seen(DateTime? SentAt);

    /// <param name="Resident">Whose week it was.</param>
    /// <param name="Corrected">It had been sent before; null: it said the same, and only a concern went.</param>
    /// <param name="Readers">Who reads the two texts, by name.</param>
    /// <param name="Told">Who was told of the concern that went with it, or that the mentor asks for help.</param>
    public sealed record Answer(string Resident, bool? Corrected, IReadOnlyList<string> Readers, IReadOnlyList<Told> Told);

    // checked below: a mentor's role, or a week's link
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var monday = DistrictCalendar.WeekOf(request.WeekOf);
        if (!await MayAsync(operation, monday, stop) || await CheckInHomes.FindAsync(operation, request.Placement, monday, stop) is not { Placement: var placement, Named: var named })
            return Outcome.NotFound;
        if (placement.State is not (PlacementState.Active or PlacementState.Completed or PlacementState.EndedEarly))
            return Outcome.Refused("not-running", $"{placement.ResidentName}'s placement is not running, so there is no week to write about.");
        if (monday > operation.Today)
            return Outcome.Refused("week-ahead", "This week has not begun yet. Its check-in opens on Monday.");
        if (monday.AddDays(4) < placement.StartsOn || monday > placement.EndsOn)
            return Outcome.Refused("week-outside", $"{placement.ResidentName} is not placed with you in that week.");
        var mentor = operation.Reach.Mentor;
        var checkIn = await db.CheckIns.SingleOrDefaultAsync(c => c.PlacementId == placement.Id && c.WeekOf == monday && c.MentorId == mentor, stop);
        if (request.Seen is { } seen && seen.SentAt?.Ticks != checkIn?.SentAt.Ticks)
            return Outcome.Refused("check-in-newer", $"A check-in on {placement.ResidentName} was sent or corrected after you opened this page; it stays. Open the page again to correct it.");
        // what says the same is no correction: the resident is not asked to read it anew
        var corrected = checkIn is null ? false : request.Concern is not null && checkIn.WantsHelp == request.WantsHelp && checkIn.Says(request.Met!.Value, request.Length, request.Going!.Value, request.Strength, request.NextStep, request.LastNextStep) ? (bool?)null : true;
        if (checkIn is null)
            db.Add(checkIn = new CheckIn(placement, mentor, monday, request.Met!.Value, request.Length, request.Going!.Value, request.Strength, request.NextStep, request.LastNextStep, operation.Now, named));
        else if (corrected is not null)
            checkIn.Write(request.Met!.Value, request.Length, request.Going!.Value, request.Strength, request.NextStep, request.LastNextStep, operation.Now);
        var asks = checkIn.AskForHelp(request.WantsHelp);
        var key = ShowCheckIn.DraftKey(placement.Id, monday);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Key == key, stop) is { } draft)
            db.Remove(draft);
        List<Told> told = request.Concern is { } worry ? await RaiseConcern.RaiseAsync(operation, postbox, placement, worry.Words, worry.IsAboutSafety, stop) : [];
        if (asks)
            told.AddRange(await TellOfHelpAsync(operation, placement, stop));
        await using var wide = operation.LookWider("the supervisor's name");
        var supervisor = await wide.Residents.Where(r => r.Id == placement.ResidentId).Select(r => r.SupervisorName).SingleOrDefaultAsync(stop);
        return new Answer(placement.ResidentName, corrected, [placement.ResidentName, supervisor ?? "the university supervisor", "the program's coordinator"], told);
    }

    /// <summary>The supervisor hears that the mentor asks for help; the coordinator where there is none.</summary>
    private async Task<List<Told>> TellOfHelpAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        List<Reachable> to = await people.SupervisorAsync(placement, stop) is { } supervisor ? [supervisor] : [.. await people.CoordinatorsAsync(placement.ProgramId, stop)];
        var told = new List<Told>();
        foreach (var one in to)
            told.Add(await postbox.PostAsync(operation, new Letter(one.As, one.Name, one.Email, "A mentor asks for help", $"Dear {one.Name},\n\n{operation.Viewer.Name} would like to talk with you about mentoring {placement.ResidentName} at {placement.SchoolName}. Please call. The resident was not told.\n\n{postbox.Address("/check-ins")}\n", District: placement.DistrictId, Placement: placement.Id), nameof(SendCheckIn), stop));
        return told;
    }

    /// <summary>A mentor who is signed in, or the bearer of an open link of this very week.</summary>
    internal static async Task<bool> MayAsync(Operation operation, DateOnly monday, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Mentor)
            return false;
        var link = operation.Reach.Link;
        return link == default || await operation.Db.Links.AnyAsync(l => l.Id == link && l.Purpose == LinkPurpose.WeeklyCheckIn && l.WeekOf == monday && l.ClosedAt == null, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Met).NotNull().WithMessage("Say whether the two of you met this week.");
            RuleFor(r => r.Length).NotNull().When(r => r.Met == true).WithMessage("Say for how long you met, all in all.");
            RuleFor(r => r.Length).IsInEnum().WithMessage("Choose one of the lengths.");
            RuleFor(r => r.Going).NotNull().WithMessage("Say how it is going.").IsInEnum().WithMessage("Choose one of the three answers.");
            RuleFor(r => r.LastNextStep).IsInEnum().WithMessage("Choose done or kept.");
            RuleFor(r => r.Strength).Must((r, _) => !string.IsNullOrWhiteSpace(r.Strength) || !string.IsNullOrWhiteSpace(r.NextStep)).WithMessage("Write a strength or a next step; one of the two is enough.");
            RuleFor(r => r.Strength).MaximumLength(4000).WithMessage("A strength has up to 4,000 characters.");
            RuleFor(r => r.Concern!.Words).NotEmpty().WithMessage("Say in a few words what worries you, or answer No.").MaximumLength(4000).WithMessage("A concern has up to 4,000 characters.").When(r => r.Concern is not null).OverridePropertyName("Worry");
            RuleFor(r => r.NextStep).MaximumLength(4000).WithMessage("A next step has up to 4,000 characters.");
        }
    }
}

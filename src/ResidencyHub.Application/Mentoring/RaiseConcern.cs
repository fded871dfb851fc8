using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Tells the coordinator of a worry about a placement. The resident is not notified; it may be a record that they can inspect (FERPA education record).</summary>
public sealed class RaiseConcern(UseCaseServices services, Postbox postbox) : Command<RaiseConcern.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Placement> Placement, string Words, bool IsAboutSafety);

    /// <summary>The same words within this time are the second of two taps, not a second concern.</summary>
    private static readonly TimeSpan SecondTap = TimeSpan.FromMinutes(10);

    private protected override Permission Needs => Permission.RaiseConcerns;

    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        return await RaiseAsync(operation, postbox, placement, request.Words, request.IsAboutSafety, stop);
    }

    /// <summary>The same with a week's check-in.</summary>
    internal static async Task<List<Told>> RaiseAsync(Operation operation, Postbox postbox, Placement placement, string words, bool isAboutSafety, CancellationToken stop)
    {
        // the second of two taps
        var trimmed = words.Trim();
        var since = operation.Now - SecondTap;
        if (await operation.Db.Concerns.AnyAsync(c => c.PlacementId == placement.Id && c.RaisedByName == operation.Viewer.Name && c.RaisedAt > since && c.IsAboutSafety == isAboutSafety && c.Words == trimmed, stop))
            return [];
        Claim.On(operation.Db, placement, placement.Id);
        var mentor = operation.Reach.Kind is ReachKind.Mentor ? operation.Reach.Mentor : (Id<Domain.Cohorts.Mentor>?)null;
        var seenBySchool = await AgreementSight.OfAsync(operation, placement, stop) is ConcernSight.All;
        operation.Db.Add(new Concern(placement, operation.Viewer.AccountId ?? Guid.Empty, operation.Viewer.Name, mentor, trimmed, isAboutSafety, seenBySchool, operation.Now));
        var people = new PlacementPeople(operation);
        var told = new List<Told>();
        foreach (var coordinator in await people.CoordinatorsAsync(placement.ProgramId, stop))
            told.Add(await PostAsync(coordinator));
        if (told.Count == 0)
            told.Add(Told.Nobody("The coordinator", "the program has none with an account; call the program"));
        if (isAboutSafety)
            told.Add(await people.PrincipalAsync(placement.SchoolId, stop) is { } principal ? await PostAsync(principal) : Told.Nobody("The principal", $"no e-mail is entered for {placement.SchoolName}; call the school"));
        return told;

        Task<Told> PostAsync(Reachable to) => postbox.PostAsync(operation, new Letter(
            to.As, to.Name, to.Email, isAboutSafety ? "A safety concern was raised" : "A concern was raised",
            $"Dear {to.Name},\n\n{operation.Viewer.Name} raised a concern about a placement at {placement.SchoolName}. What it says is in ResidencyHub only:\n\n{postbox.Address("/concerns")}\n",
            District: placement.DistrictId, Placement: placement.Id, Urgent: isAboutSafety), nameof(RaiseConcern), stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotEmpty().WithMessage("Say in a few words what worries you.").MaximumLength(4000).WithMessage("A concern has up to 4,000 characters.");
    }
}

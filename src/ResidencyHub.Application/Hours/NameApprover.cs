using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>The coordinator names another mentor of the school to approve a resident's hours for some days, and to write the check-ins where the team says so, with the reason. What waits goes to them at once when the days have begun.</summary>
public sealed class NameApprover(UseCaseServices services) : Command<NameApprover.Request, string>(services)
{
    /// <param name="Placement">Whose hours.</param>
    /// <param name="Mentor">A mentor of the same school.</param>
    /// <param name="Reason">Why: the mentor is sick or gone, or the team shares the work so.</param>
    /// <param name="From">The first day; null for today.</param>
    /// <param name="To">The last day; null for the placement's.</param>
    /// <param name="ChecksIn">They write the week's check-in, too.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor>? Mentor, string? Reason, DateOnly? From, DateOnly? To, bool ChecksIn = false);

    private protected override Permission Needs => Permission.KeepHours;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<string>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (operation.Reach.Kind is not ReachKind.Programs || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { State: PlacementState.Active or PlacementState.Confirmed } placement)
            return Outcome.NotFound;
        if (await db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.Invalid(nameof(Request.Mentor), "Choose a mentor of the school.");
        if (!ApproverNaming.MayApprove.Contains(mentor.State))
            return Outcome.Invalid(nameof(Request.Mentor), $"{mentor.Name.Full} is not mentoring now ({CohortWords.Of(mentor.State)}). Choose somebody who is.");
        var days = new Period(request.From ?? today, request.To ?? placement.EndsOn);
        var last = await db.ApproverNamings.Where(n => n.PlacementId == placement.Id && n.EndsOn >= days.First && n.StartsOn <= days.Last).OrderByDescending(n => n.Id).FirstOrDefaultAsync(stop);
        if (last?.MentorId == mentor.Id)
            return Outcome.Refused("approver-named", $"{last.Name} is named already, {last.StartsOn:d MMMM yyyy} to {last.EndsOn:d MMMM yyyy}. End that first to change the days.");
        var naming = new ApproverNaming(placement, mentor, request.Reason!, days, operation.Viewer.Name, operation.Now, request.ChecksIn);
        operation.Why = naming.Reason;
        db.Add(naming);
        if (naming.HoldsOn(today))
            await ReaddressAsync(operation, placement.Id, naming.MentorId, naming.Name, stop);
        return naming.Name;
    }

    internal static async Task ReaddressAsync(Operation operation, Id<Placement> placement, Id<Mentor>? approver, string? name, CancellationToken stop)
    {
        foreach (var week in await operation.Db.HoursWeeks.Where(w => w.PlacementId == placement && w.State != HoursState.Approved && w.WasSent).ToListAsync(stop))
            week.Address(approver, name);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Mentor).NotNull().WithMessage("Choose a mentor of the school.");
            RuleFor(r => r.Reason).NotEmpty().WithMessage("Say why somebody else approves.").MaximumLength(1000).WithMessage("A reason has up to 1,000 characters.");
            RuleFor(r => r.To).Must((r, to) => to is null || r.From is null || to >= r.From).WithMessage("The last day lies before the first.");
        }
    }
}

/// <summary>The mentor of record approves again, from today on.</summary>
public sealed class EndNaming(UseCaseServices services) : Command<Id<ApproverNaming>, string>(services)
{
    private protected override Permission Needs => Permission.KeepHours;

    private protected override async Task<Outcome<string>> HandleAsync(Id<ApproverNaming> request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (operation.Reach.Kind is not ReachKind.Programs || await db.ApproverNamings.SingleOrDefaultAsync(n => n.Id == request, stop) is not { } naming)
            return Outcome.NotFound;
        naming.EndAfter(today.AddDays(-1));
        var placement = await db.Placements.SingleAsync(p => p.Id == naming.PlacementId, stop);
        var other = await db.ApproverNamings.Where(n => n.PlacementId == placement.Id && n.Id != naming.Id && n.StartsOn <= today && n.EndsOn >= today).OrderByDescending(n => n.Id).FirstOrDefaultAsync(stop);
        var approver = Approvers.Of(other, placement);
        await NameApprover.ReaddressAsync(operation, placement.Id, approver?.Mentor, approver?.Name, stop);
        return approver?.Name ?? "nobody until a mentor is named";
    }
}

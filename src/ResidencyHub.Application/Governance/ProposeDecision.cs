using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>A side proposes a decision; its own vote is not cast by that. What was agreed is changed only so: by a decision that amends it.</summary>
public sealed class ProposeDecision(UseCaseServices services) : Command<ProposeDecision.Request, Id<Decision>>(services)
{
    /// <param name="Partnership">Null for the viewer's first.</param>
    /// <param name="Committee">On whose agenda it goes when it stalls; how it understands silence was chosen there.</param>
    /// <param name="NeedsEverySide">Silence never makes it.</param>
    /// <param name="Amends">The agreed decision that it changes.</param>
    /// <param name="Links">What it decides about, as <see cref="DecisionLinks"/> writes it.</param>
    public sealed record Request(Id<Partnership>? Partnership, string Title, string Rationale, DateOnly? AnswerBy, Id<Committee>? Committee = null, bool NeedsEverySide = true, Id<Decision>? Amends = null, IReadOnlyList<string>? Links = null);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<Decision>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var partnership = request.Partnership is { } chosen ? await db.Partnerships.SingleOrDefaultAsync(p => p.Id == chosen, stop) : await db.Partnerships.Where(p => p.EndedOn == null || p.EndedOn >= today).OrderBy(p => p.StartedOn).FirstOrDefaultAsync(stop);
        if (partnership is null || ListDecisions.SideOf(operation.Viewer) is not { } side)
            return Outcome.NotFound;
        if (Governing.Over(partnership, today) is { } over)
            return over;
        if (request.AnswerBy < today)
            return Outcome.Invalid(nameof(Request.AnswerBy), "The answer date lies in the past. Choose today or later.");
        var committee = request.Committee is { } before ? await db.Committees.SingleOrDefaultAsync(c => c.Id == before && c.PartnershipId == partnership.Id, stop) : null;
        if (request.Committee is not null && committee?.WorksOn(today) is not true)
            return Outcome.Invalid(nameof(Request.Committee), "Choose a committee of this partnership.");
        Claim.On(db, partnership, partnership.Id);
        Decision? amended = null;
        if (request.Amends is { } changes)
        {
            amended = await db.Decisions.SingleOrDefaultAsync(d => d.Id == changes && d.PartnershipId == partnership.Id, stop);
            if (amended is null)
                return Outcome.NotFound;
            if (amended.State is not DecisionState.Agreed)
                return Outcome.Refused("amends-agreed", "Only what was agreed is amended. This was not.");
            if (await db.Decisions.FirstOrDefaultAsync(d => d.AmendsId == changes && d.State != DecisionState.Rejected, stop) is { } other)
                return Outcome.Refused("amended-already", other.State is DecisionState.Agreed ? $"“{other.Title}” has amended it. Amend that one." : $"“{other.Title}” is to amend it and is being decided. Wait for it, or vote on it.");
        }
        var title = request.Title.Trim();
        if (await db.Decisions.AnyAsync(d => d.PartnershipId == partnership.Id && d.Title == title && d.ProposedOn == today, stop))
            return Outcome.Refused("proposed-already", "This is proposed already, today and in the same words. It stands below.");
        var about = amended?.About ?? committee?.About ?? RecordPlace.Whole;
        if (amended is not null && committee is not null && committee.About != amended.About)
            return Outcome.Invalid(nameof(Request.Committee), $"The decision that it amends is about {amended.PlaceName ?? "the whole partnership"}, and this committee is not.");
        var silence = committee?.Silence ?? SilenceMeans.Stalls;
        // what needed every side is amended by every side
        var everySide = request.NeedsEverySide || amended is { NeedsEverySide: true };
        if (await Governing.TooSoonAsync(operation, silence, everySide, request.AnswerBy!.Value, stop) is { } early)
            return Outcome.Invalid(nameof(Request.AnswerBy), early);
        var decision = new Decision(partnership.Id, title, request.Rationale.Trim(), operation.Viewer.Name, side, today, request.AnswerBy!.Value,
            new(about, committee?.Id ?? amended?.CommitteeId, silence, everySide, amended?.Id));
        foreach (var key in (request.Links ?? []).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (await new DecisionLinks(operation, partnership.Id, about).FindAsync(key, stop) is not var (kind, subject))
                return Outcome.Invalid(nameof(Request.Links), "Choose what it decides about from the list.");
            decision.Link(kind, subject);
        }
        db.Add(decision);
        operation.Announce("decisions", decision.Id.Value);
        return decision.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what is to be decided, in one line.").MaximumLength(250).WithMessage("One line of up to 250 characters.");
            RuleFor(r => r.Rationale).NotEmpty().WithMessage("Say why.").MaximumLength(8000).WithMessage("Up to 8,000 characters, please.");
            RuleFor(r => r.AnswerBy).NotNull().WithMessage("Say by when each side answers.");
            RuleFor(r => r.Links).Must(l => l is null || l.Count <= 20).WithMessage("Up to 20.");
        }
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>A partner leaves on a last day; when its side has nobody left the partnership ends, its agreements with it. The others are told.</summary>
public sealed class LeavePartnership(UseCaseServices services, Postbox postbox) : RecordCommand<LeavePartnership.Request, LeavePartnership.Done>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<PartnershipMember> Member, DateOnly? LastDay, string Because);

    public sealed record Done(Id<PartnershipEnding> Ending, bool EndsAll, IReadOnlyList<Told> Told);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two who leave at once the second judges anew whether a side is left empty
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || partnership.Members.FirstOrDefault(m => m.Id == request.Member) is not { } leaving || !Record.IsOwn(operation, leaving))
            return Outcome.NotFound;
        if (request.LastDay is not { } lastDay || lastDay < operation.Today)
            return Outcome.Invalid(nameof(Request.LastDay), "The last day is today or later: nobody leaves behind the others' backs.");
        if (leaving.EndsOn is { } leaves)
            return Outcome.Refused("member-left", $"{leaving.Name} leaves on {PartnershipWords.Day(leaves)} already.");
        Claim.On(db, partnership, partnership.Id);
        operation.Why = request.Because.Trim();
        var endsAll = PartnershipEnding.LeavesASideEmpty(partnership.Members, leaving, lastDay);
        var side = leaving.Side;
        var ending = new PartnershipEnding(leaving, lastDay, request.Because.Trim(), operation.Viewer.Name, side, operation.Today, endsAll);
        db.Add(ending);
        var reach = new LeavingReach(operation, partnership, leaving, endsAll, lastDay);
        await using var wide = operation.LookWider("how many placements a leaving partner touches");
        var placements = await reach.CountAsync(wide, stop);
        foreach (var member in partnership.Members.Where(m => m == leaving || (endsAll && (m.EndsOn is null || m.EndsOn > lastDay))))
        {
            ending.Note(EffectKind.Partner, member.Id.Value, member.Name, member.EndsOn, lastDay < member.StartsOn ? member.StartsOn : lastDay);
            member.StayTo(lastDay < member.StartsOn ? member.StartsOn : lastDay);
        }
        if (endsAll)
        {
            partnership.End(lastDay);
            foreach (var agreement in await reach.AgreementsAsync(db, stop))
            {
                var (before, state) = (agreement.EndsOn, agreement.State);
                // what holds, holds through the last day
                if (state is AgreementState.Active && agreement.StartsOn <= lastDay && lastDay < before)
                    agreement.EndEarly(lastDay, $"The partnership ends: {request.Because.Trim()}");
                else if (state is not AgreementState.Active || agreement.StartsOn > lastDay)
                    agreement.Terminate(lastDay, $"The partnership ends: {request.Because.Trim()}");
                ending.Note(EffectKind.Agreement, agreement.Id.Value, agreement.Title, before, agreement.EndsOn, state);
            }
        }
        return new Done(ending.Id, endsAll, await new PartnerLetters(operation, postbox).LeavingAsync(ending, partnership, placements, stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.LastDay).NotNull().WithMessage("Say which day is the last.");
            RuleFor(r => r.Because).NotEmpty().WithMessage("Say why; the others read it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>Takes a leaving back while its last day is not over: partners and agreements stand as they stood, and the others are told.</summary>
public sealed class StayInPartnership(UseCaseServices services, Postbox postbox) : RecordCommand<StayInPartnership.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<PartnershipEnding> Ending);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.PartnershipEndings.Include(e => e.Effects).SingleOrDefaultAsync(e => e.Id == request.Ending, stop) is not { } ending || await Record.FindAsync(operation, ending.PartnershipId, stop) is not { } partnership
            || partnership.Members.FirstOrDefault(m => m.Id == ending.MemberId) is not { } member || !Record.IsOwn(operation, member))
            return Outcome.NotFound;
        Claim.On(db, partnership, partnership.Id);
        ending.TakeBack(operation.Viewer.Name, operation.Today);
        await UndoAsync(db, partnership, ending.Effects, stop);
        if (partnership.EndedOn is { } over)
        {
            // another's leaving ended all because this one left, too: with this one there again only that other leaves
            foreach (var other in await db.PartnershipEndings.Include(e => e.Effects).Where(e => e.PartnershipId == partnership.Id && e.Id != ending.Id && e.EndsAll && e.TakenBackOn == null).ToListAsync(stop))
                if (partnership.Members.FirstOrDefault(m => m.Id == other.MemberId) is { } leaver && !PartnershipEnding.LeavesASideEmpty(partnership.Members, leaver, other.LastDay))
                    await UndoAsync(db, partnership, other.Effects.Where(e => e.Subject != leaver.Id.Value), stop);
            if (new[] { PartnershipSide.University, PartnershipSide.District }.All(side => partnership.Members.Any(m => m.Side == side && (m.EndsOn is null || m.EndsOn > over))))
                partnership.Resume();
        }
        return new Outcome<IReadOnlyList<Told>>.Done(await new PartnerLetters(operation, postbox).StaysAsync(ending, partnership, stop));
    }

    private static async Task UndoAsync(ResidencyDb db, Partnership partnership, IEnumerable<EndingEffect> effects, CancellationToken stop)
    {
        foreach (var effect in effects)
        {
            // what somebody has changed since stays as they changed it
            if (effect.Kind is EffectKind.Partner)
            {
                if (partnership.Members.FirstOrDefault(m => m.Id.Value == effect.Subject) is { } back && back.EndsOn == effect.LastDayAfter)
                    back.StayTo(effect.LastDayBefore);
            }
            else if (await db.Agreements.SingleOrDefaultAsync(a => a.Id == new Id<Agreement>(effect.Subject), stop) is { EndedBecause: not null } agreement && agreement.EndsOn == effect.LastDayAfter && effect is { StateBefore: { } state, LastDayBefore: { } endsOn })
                agreement.Restore(state, endsOn);
        }
    }
}

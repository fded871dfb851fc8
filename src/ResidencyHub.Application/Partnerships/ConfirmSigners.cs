using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Somebody who speaks for a partner says that those whom the other side named sign for it: nobody names a stranger's address for another's signature.</summary>
public sealed class ConfirmSigners(UseCaseServices services, Postbox postbox) : AgreementCommand<AgreementRequest>(services, postbox)
{
    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<AgreementRequest> Checks { get; } = new AgreementWords<AgreementRequest>();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> StepAsync(AgreementRequest request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop)
    {
        if (agreement.State is not (AgreementState.Draft or AgreementState.InReview))
            return Outcome.Refused("agreement-review", $"“{agreement.Title}” is out for signature already, or past it.");
        var own = SignersToConfirm.Own(operation, agreement, partnership);
        if (own.Count == 0)
            return Outcome.Refused("nothing-to-confirm", "Nobody is named for your side whom you have not confirmed.");
        foreach (var party in own)
            party.Confirm(operation.Viewer.Name);
        agreement.Tell($"Confirmed who signs for {PartnershipWords.Series([.. own.Select(p => p.Party).Distinct()])}", operation.Viewer.Name, operation.Now, PartnershipWords.Series([.. own.Select(p => p.Signer)]));
        return Done(await letters.TellPartiesAsync($"Signers confirmed: {agreement.Title}", $"{operation.Viewer.Name} confirmed who signs “{agreement.Title}” for {PartnershipWords.Series([.. own.Select(p => p.Party).Distinct()])}.", signers: false, stop));
    }
}

/// <summary>Signers whom their own partner has not confirmed.</summary>
internal static class SignersToConfirm
{
    /// <summary>Those of the viewer's own partners.</summary>
    public static List<AgreementParty> Own(Operation operation, Agreement agreement, Partnership partnership)
    {
        var mine = Agreements.Own(operation, partnership).Select(m => m.Id).ToHashSet();
        return [.. agreement.Parties.Where(p => p.ConfirmedBy is null && p.MemberId is { } member && mine.Contains(member))];
    }

    /// <summary>The first who is confirmed by nobody of a partner for which somebody could: a partner without an account of its own in the hub takes what the other side says.</summary>
    public static async Task<AgreementParty?> FirstAsync(Operation operation, Agreement agreement, Partnership partnership, CancellationToken stop)
    {
        var own = Agreements.Own(operation, partnership).Select(m => m.Id).ToHashSet();
        await using var wide = operation.LookWider("whether anybody speaks for a partner in the hub");
        var voices = new PartnerVoices(wide, operation.Today);
        foreach (var party in agreement.Parties.Where(p => p.ConfirmedBy is null && p.MemberId is { } id && !own.Contains(id)).OrderBy(p => p.Order))
        {
            if (partnership.Members.FirstOrDefault(m => m.Id == party.MemberId) is not { } member)
                continue;
            if (member.Side is not PartnershipSide.Community && await voices.Of(member).AnyAsync(stop))
                return party;
        }
        return null;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Letters about an agreement: to who signs next, to its parties.</summary>
internal sealed class AgreementLetters(Operation operation, Postbox postbox, Agreement agreement, Partnership partnership)
{
    private const string Cause = "agreement";

    private string Page => postbox.Address($"/agreements/{agreement.Id}");

    /// <summary>Asks who signs next: by the own page where they have an account that reads the agreement, else by a link. Nobody where no address is named.</summary>
    public async Task<IReadOnlyList<Told>> AskNextAsync(CancellationToken stop)
    {
        if (agreement.NextSigner is not { Email: { } email } party)
            return [];
        var before = agreement.Parties.Count(p => p.SignedOn is not null);
        var ask = $"“{agreement.Title}” of the partnership “{partnership.Name}” is ready for your signature for {party.Party}.{(before > 0 ? $" {PartnershipWords.Many(before, "signer")} before you {(before == 1 ? "has" : "have")} signed." : "")}";
        var path = await HasOwnPageAsync(email, stop) ? null : await Postbox.NewLinkAsync(operation, LinkPurpose.SignAgreement, "/sign", party.Signer, email, stop, agreement: agreement.Id, signer: party.Id.Value);
        return [await postbox.PostAsync(operation, new Letter(As(party), party.Signer, email, $"Please sign: {agreement.Title}",
            $"Dear {party.Signer},\n\n{ask}\n\nRead it whole and sign with your name{(path is null ? $": sign in and open {Page}" : "; no password is needed:\n\n{link}\n\nThe link is for you alone. If the text should change, say so there: nothing is signed then.")}\n", path, DistrictOf(party)), Cause, stop)];
    }

    /// <summary>To the parties, and to the signers who have an address of their own.</summary>
    public async Task<IReadOnlyList<Told>> TellPartiesAsync(string subject, string body, bool signers, CancellationToken stop)
    {
        var tied = agreement.Parties.Select(p => p.MemberId).OfType<Id<PartnershipMember>>().ToHashSet();
        var members = tied.Count == 0 ? partnership.Members : partnership.Members.Where(m => tied.Contains(m.Id));
        var told = new List<Told>(await new PartnerLetters(operation, postbox).ToAllAsync(members, null, subject, $"{body}\n\n{Page}", stop));
        foreach (var party in signers ? agreement.Parties.Where(p => p.Email is not null).DistinctBy(p => p.Email!.ToUpperInvariant()) : [])
            told.Add(await postbox.PostAsync(operation, new Letter(As(party), party.Signer, party.Email!, subject, $"Dear {party.Signer},\n\n{body}\n", null, DistrictOf(party)), Cause, stop));
        return told;
    }

    private static Addressee As(AgreementParty party) => party.Side is PartnershipSide.District ? Addressee.DistrictStaff : Addressee.Program;

    /// <summary>The district in which a signer works; where a signer of the district side is tied to no partner, that of the partnership's only district.</summary>
    private Id<District>? DistrictOf(AgreementParty party) => partnership.Members.FirstOrDefault(m => m.Id == party.MemberId)?.DistrictId
        ?? (party.Side is PartnershipSide.District && partnership.Members.Select(m => m.DistrictId).OfType<Id<District>>().Distinct().ToList() is [var only] ? (Id<District>?)only : null);

    /// <summary>Whether somebody with that address can sign in today and has a role in the partnership.</summary>
    private async Task<bool> HasOwnPageAsync(string email, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether a signer has an account");
        var (normalized, today) = (email.ToUpperInvariant(), operation.Today);
        var members = partnership.Members.Where(m => m.Stays.Contains(today)).ToList();
        var programs = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().ToList();
        var districts = members.Select(m => m.DistrictId).OfType<Id<District>>().ToList();
        return await wide.Users.AnyAsync(u => u.NormalizedEmail == normalized && u.ClosedAt == null && u.EmailConfirmed
            && wide.RoleGrants.Any(g => g.AccountId == u.Id && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today)
                && (((g.Role == Role.ProgramCoordinator || g.Role == Role.Faculty) && programs.Contains(g.ProgramId!.Value)) || ((g.Role == Role.DistrictLead || g.Role == Role.SchoolLeader) && districts.Contains(g.DistrictId!.Value)))), stop);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What the use cases of an agreement share.</summary>
internal static class Agreements
{
    public static Task<Agreement?> FindAsync(Operation operation, Id<Agreement> id, CancellationToken stop) =>
        operation.Db.Agreements.Include(a => a.Parties).Include(a => a.Schools).Include(a => a.Programs).Include(a => a.Signatures).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, stop);

    /// <summary>The agreement is changed by one at a time: the row's version is the posted one, and is raised whatever changes.</summary>
    public static void Hold(Operation operation, Agreement agreement, int? version = null)
    {
        Claim.On(operation.Db, agreement, agreement.Id);
        if (version is { } seen)
            Record.Expect(operation, agreement, seen);
    }

    /// <summary>Whether the viewer speaks for a party: the program, district or school that a signer binds. Where the parties are not tied to partners, for any partner.</summary>
    public static bool SpeaksFor(Operation operation, Partnership partnership, Agreement agreement) =>
        operation.Viewer.May(Permission.VoteForSide) && Own(operation, partnership).Any(m => agreement.Parties.All(p => p.MemberId is null) || agreement.Parties.Any(p => p.MemberId == m.Id));

    /// <summary>Whether the viewer may record that a party signed elsewhere: only for the own side, the community's by anybody who speaks for a partner.</summary>
    public static bool RecordsFor(Operation operation, Partnership partnership, AgreementParty party) =>
        operation.Viewer.May(Permission.VoteForSide) && Own(operation, partnership).Any(m => party.Side is PartnershipSide.Community || (party.MemberId is { } member ? member == m.Id : m.Side == party.Side));

    public static IEnumerable<PartnershipMember> Own(Operation operation, Partnership partnership) =>
        partnership.Members.Where(m => Record.IsOwn(operation, m) && !m.HasLeftBy(operation.Today));

    /// <summary>Refuses who speaks for no partner.</summary>
    public static Refusal? OnlyPartners(Operation operation, Partnership partnership) => Own(operation, partnership).Any() ? null
        : Outcome.Refused("not-a-partner", "Only somebody who speaks for one of the partners does this, and you speak for none of them. Ask the program's coordinator or the district's residency lead.");

    /// <summary>The whole text as it stands now.</summary>
    public static async Task<string> TextAsync(Operation operation, Agreement agreement, string partnership, CancellationToken stop)
    {
        var (schools, programs) = (agreement.Schools.Select(s => s.SchoolId).ToList(), agreement.Programs.Select(p => p.ProgramId).ToList());
        return AgreementText.Compose(
            agreement, partnership, await operation.Db.Schools.Where(s => schools.Contains(s.Id)).Select(s => s.Name).ToListAsync(stop), await operation.Db.Programs.Where(p => programs.Contains(p.Id)).Select(p => p.Name).ToListAsync(stop),
            agreement.RenewsId is { } renews ? await operation.Db.Agreements.Where(a => a.Id == renews).Select(a => a.Title).SingleOrDefaultAsync(stop) : null);
    }

    /// <summary>The e-mail address of the viewer's account, by which a signer is known; null for who has none.</summary>
    public static async Task<string?> AddressAsync(Operation operation, CancellationToken stop) =>
        operation.Viewer.AccountId is { } account ? await operation.Db.Users.Where(u => u.Id == account && u.ClosedAt == null).Select(u => u.NormalizedEmail).SingleOrDefaultAsync(stop) : null;

    /// <summary>Those that are out for signature and whose next signer the viewer is.</summary>
    public static async Task<IReadOnlyList<Agreement>> WaitingAsync(Operation operation, CancellationToken stop)
    {
        if (await AddressAsync(operation, stop) is not { } address)
            return [];
        var signing = await operation.Db.Agreements.Include(a => a.Parties).Where(a => a.State == AgreementState.OutForSignature && a.Parties.Any(p => p.Email != null && p.SignedOn == null && p.Email.ToUpper() == address)).OrderBy(a => a.SentAt).ThenBy(a => a.Id).ToListAsync(stop);
        return signing.FindAll(a => a.NextSigner is { } next && IsAddressOf(address, next));
    }

    public static bool IsAddressOf(string? normalized, AgreementParty party) => normalized is not null && party.Email?.ToUpperInvariant() == normalized;
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What a signer posts.</summary>
/// <param name="Name">The name, typed.</param>
/// <param name="Shown">The hash of the text that was shown.</param>
/// <param name="Agrees">The signer ticked to have read it and to sign.</param>
public sealed record SignatureGiven(string? Name, string? Shown, bool Agrees);

internal sealed class SignatureValidator : AbstractValidator<SignatureGiven>
{
    public SignatureValidator()
    {
        RuleFor(r => r.Name).NotEmpty().WithMessage("Type your name to sign.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
        RuleFor(r => r.Agrees).Equal(true).WithMessage("Tick that you have read the text and sign it.");
    }
}

/// <summary>Who is named as a signer and has an account signs by typing the name; the time, the address and the text that was shown are kept with it.</summary>
public sealed class SignAgreement(UseCaseServices services, Postbox postbox) : Command<SignAgreement.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Agreement> Agreement, SignatureGiven Signature);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of a signature that is posted twice the second begins again and reads that it is there
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Agreements.FindAsync(operation, request.Agreement, stop) is not { } agreement || await Record.FindAsync(operation, agreement.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        var address = await Agreements.AddressAsync(operation, stop);
        if (agreement.Parties.Where(p => Agreements.IsAddressOf(address, p)).OrderBy(p => p.SignedOn is null ? 0 : 1).ThenBy(p => p.Order).FirstOrDefault() is not { } party)
            return Outcome.Refused("signer-unknown", $"Nobody is named as a signer of “{agreement.Title}” with the e-mail address of your account. Each signs for themselves.");
        // whoever drafts names the addresses: nobody signs with their own account for a partner for whom they do not speak
        if (party.MemberId is { } member && Agreements.Own(operation, partnership).All(m => m.Id != member))
            return Outcome.Refused("signer-elsewhere", $"“{agreement.Title}” names your address for {party.Party}, and your account does not belong there. Sign for your own side, or record a paper that {party.Signer} signed.");
        return await new Signing(operation, postbox, agreement, partnership).SignAsync(party, request.Signature, Services.Viewer.Address, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Signature).SetValidator(new SignatureValidator());
    }
}

/// <summary>A signer without an account signs by the link in the e-mail. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope; what is signed, the link says and nothing else.</summary>
public sealed class SignByLink(UseCaseServices services, Postbox postbox) : Command<SignatureGiven, IReadOnlyList<Told>>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<SignatureGiven> Checks { get; } = new SignatureValidator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(SignatureGiven request, Operation operation, CancellationToken stop)
    {
        if (await Signing.ByLinkAsync(operation, stop) is not var (agreement, party, partnership))
            return Outcome.NotFound;
        var outcome = await new Signing(operation, postbox, agreement, partnership).SignAsync(party, request, Services.Viewer.Address, stop);
        if (outcome.IsDone)
            await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        return outcome;
    }
}

/// <summary>A signer asks by the link for another text: nothing is signed, and the agreement goes back to the draft.</summary>
public sealed class AskForChangeByLink(UseCaseServices services, Postbox postbox) : Command<AskForChangeByLink.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(string? Words);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Signing.ByLinkAsync(operation, stop) is not var (agreement, party, partnership) || agreement.NextSigner != party)
            return Outcome.NotFound;
        Agreements.Hold(operation, agreement);
        var told = await TakeAgreementBack.BackAsync(operation, agreement, new AgreementLetters(operation, postbox, agreement, partnership), request.Words!.Trim(), Record.Clip($"{party.Signer}, {party.Position}", 256), stop);
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        return new Outcome<IReadOnlyList<Told>>.Done(told);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotEmpty().WithMessage("Say what should change.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
    }
}

/// <summary>What a link to sign shows: the whole text, and for whom one signs.</summary>
public sealed class ShowSigning(UseCaseServices services) : Query<Nothing, ShowSigning.Answer>(services)
{
    /// <param name="Before">Who signed before, each with the day.</param>
    /// <param name="After">Who signs after.</param>
    public sealed record Answer(string Title, string Text, string Hash, string Party, string Signer, string Position, IReadOnlyList<string> Before, IReadOnlyList<string> After);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (await Signing.ByLinkAsync(operation, stop) is not var (agreement, party, _) || agreement.SentText is null)
            return Outcome.NotFound;
        return new Answer(
            agreement.Title, agreement.SentText, agreement.SentHash!, party.Party, party.Signer, party.Position,
            [.. agreement.Parties.Where(p => p.SignedOn is not null).OrderBy(p => p.Order).Select(p => $"{p.Signer}, {p.Position}, for {p.Party}, on {PartnershipWords.Day(p.SignedOn!.Value)}")],
            [.. agreement.Parties.Where(p => p.Order > party.Order).OrderBy(p => p.Order).Select(p => $"{p.Signer}, {p.Position}, for {p.Party}")]);
    }
}

/// <summary>What signing is, whoever does it.</summary>
internal sealed class Signing(Operation operation, Postbox postbox, Agreement agreement, Partnership partnership)
{
    /// <summary>The agreement, the signer and the partnership of which the bearer's link speaks; null for another link.</summary>
    public static async Task<(Agreement, AgreementParty, Partnership)?> ByLinkAsync(Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        if (id == default || await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { Purpose: LinkPurpose.SignAgreement, AgreementId: { } about } link || !link.IsOpenAt(operation.Now)
            || await Agreements.FindAsync(operation, about, stop) is not { } agreement || agreement.Parties.FirstOrDefault(p => p.Id.Value == link.SignerId) is not { } party)
            return null;
        await using var wide = operation.LookWider("the partners of an agreement that is signed");
        return (agreement, party, await wide.Partnerships.Include(p => p.Members).SingleAsync(p => p.Id == agreement.PartnershipId, stop));
    }

    public Task<Outcome<IReadOnlyList<Told>>> SignAsync(AgreementParty party, SignatureGiven given, string? address, CancellationToken stop) =>
        TakeAsync(party, given.Shown ?? "", new SignatureProof(SignatureWay.Typed, given.Name!.Trim(), operation.Today, operation.Now, operation.Today, address, null), stop);

    /// <summary>Takes the signature, and asks the next or tells all that it holds.</summary>
    public async Task<Outcome<IReadOnlyList<Told>>> TakeAsync(AgreementParty party, string shown, SignatureProof proof, CancellationToken stop)
    {
        Agreements.Hold(operation, agreement);
        agreement.Sign(party, shown, proof);
        agreement.Tell(proof.Way is SignatureWay.Typed ? $"{party.Signer} signed for {party.Party}" : $"{party.Signer} signed for {party.Party} on paper, {PartnershipWords.Day(proof.On)}", proof.RecordedBy ?? party.Signer, operation.Now, $"Text {shown[..12]}.");
        var letters = new AgreementLetters(operation, postbox, agreement, partnership);
        if (agreement.State is not AgreementState.Active)
            return new Outcome<IReadOnlyList<Told>>.Done(await letters.AskNextAsync(stop));
        var days = $"It holds from {PartnershipWords.Day(agreement.StartsOn)} through {PartnershipWords.Day(agreement.EndsOn)}.";
        agreement.Tell("All have signed", "ResidencyHub", operation.Now, days);
        return new Outcome<IReadOnlyList<Told>>.Done(await letters.TellPartiesAsync($"Signed by all: {agreement.Title}", $"All {agreement.Parties.Count} signers have signed “{agreement.Title}”. {days}\n\nThe signed text has the fingerprint (SHA-256) {agreement.SentHash}.", signers: true, stop));
    }
}

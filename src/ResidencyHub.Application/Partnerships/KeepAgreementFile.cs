using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Adds a file to an agreement: an attachment, or the paper on which somebody of the own side signed elsewhere.</summary>
public sealed class KeepAgreementFile(UseCaseServices services, FileStore store, Postbox postbox) : Command<KeepAgreementFile.Request, IReadOnlyList<Told>>(services)
{
    /// <param name="Agreement">Of which.</param>
    /// <param name="What">What it is, in a few words; may be empty for a signed paper.</param>
    /// <param name="Signer">Who signed on it; null for an attachment.</param>
    /// <param name="SignedOn">The day on which they signed.</param>
    /// <param name="Shown">The hash of the text on the page from which it was recorded.</param>
    public sealed record Request(Id<Agreement> Agreement, string? FileName, Stream? Content, string? What, Id<AgreementParty>? Signer, DateOnly? SignedOn, string? Shown);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Agreements.FindAsync(operation, request.Agreement, stop) is not { } agreement || await Record.FindAsync(operation, agreement.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        var party = request.Signer is { } id ? agreement.Parties.FirstOrDefault(p => p.Id == id) : null;
        if (request.Signer is not null && party is null)
            return Outcome.Refused("text-changed", "The agreement has changed since you read it, and its signers are named anew. Load the page again.");
        if (party is not null && !Agreements.RecordsFor(operation, partnership, party))
            return Outcome.Refused("not-your-side", $"What {party.Signer} signed is recorded by people of {party.Party}. Ask them, or write to the signer again.");
        if (party is null && Agreements.OnlyPartners(operation, partnership) is { } refused)
            return refused;
        Agreements.Hold(operation, agreement);
        var rules = await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop);
        var (file, wrong) = await store.KeepAsync(request.Content!, request.FileName, rules.MostFileBytes, stop);
        if (file is null)
            return Outcome.Invalid("File", wrong!);
        operation.WhenLost(() => store.Forget(file.Id));
        var what = Record.Line(request.What) ?? (party is null ? file.Name : $"Signed by {party.Signer}");
        agreement.Keep(file, what, operation.Viewer.Name, operation.Now);
        operation.About = $"{agreement.Title}: {what}, {CohortWords.Of(file.Kind)}, {file.Sha256[..12]}";
        if (party is not null)
            return await new Signing(operation, postbox, agreement, partnership).TakeAsync(party, request.Shown ?? "", new SignatureProof(SignatureWay.Elsewhere, party.Signer, request.SignedOn!.Value, operation.Now, operation.Today, null, operation.Viewer.Name), stop);
        agreement.Tell($"File added: {what}", operation.Viewer.Name, operation.Now);
        return new Outcome<IReadOnlyList<Told>>.Done([]);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Content).NotNull().OverridePropertyName("File").WithMessage("Choose a file.");
            RuleFor(r => r.What).MaximumLength(200).WithMessage("Shorten it to 200 characters.");
            RuleFor(r => r.SignedOn).NotNull().When(r => r.Signer is not null).WithMessage("Say on which day it was signed.");
        }
    }
}

/// <summary>Gives a file of an agreement to those who read the agreement.</summary>
public sealed class ReadAgreementFile(UseCaseServices services, FileStore store) : Query<Id<AgreementFile>, ReadPaper.Answer>(services)
{
    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<ReadPaper.Answer>> HandleAsync(Id<AgreementFile> request, Operation operation, CancellationToken stop)
    {
        // files have no filter of their own: asked through the agreement, which has
        var found = await operation.Db.Agreements.SelectMany(a => a.Files).FirstOrDefaultAsync(f => f.Id == request, stop);
        return found is not null && store.Open(found.FileId) is { } content ? ReadPaper.Of(content, found.FileName, found.Kind) : Outcome.NotFound;
    }
}

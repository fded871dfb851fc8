using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>A step of an agreement on its way, by its own name: the agreement and its partnership are found, held against a second who acts at once, and the step is written down.</summary>
public abstract class AgreementCommand<TRequest> : Command<TRequest, IReadOnlyList<Told>> where TRequest : AgreementRequest
{
    private protected AgreementCommand(UseCaseServices services, Postbox postbox) : base(services) => Postbox = postbox;

    private protected Postbox Postbox { get; }

    /// <summary>Whether the viewer has to speak for a partner, not only to belong to one.</summary>
    private protected virtual bool ForPartners => true;

    private protected sealed override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(TRequest request, Operation operation, CancellationToken stop)
    {
        if (await Agreements.FindAsync(operation, request.Agreement, stop) is not { } agreement || await Record.FindAsync(operation, agreement.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (ForPartners && Agreements.OnlyPartners(operation, partnership) is { } refused)
            return refused;
        Agreements.Hold(operation, agreement, request.Version);
        operation.Why = Record.Line(request.Words);
        return await StepAsync(request, operation, agreement, partnership, new AgreementLetters(operation, Postbox, agreement, partnership), stop);
    }

    private protected abstract Task<Outcome<IReadOnlyList<Told>>> StepAsync(TRequest request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop);

    private protected static Outcome<IReadOnlyList<Told>> Done(IReadOnlyList<Told> told) => new Outcome<IReadOnlyList<Told>>.Done(told);
}

/// <summary>Words where a step needs them.</summary>
internal sealed class AgreementWords<TRequest> : AbstractValidator<TRequest> where TRequest : AgreementRequest
{
    public AgreementWords() => RuleFor(r => r.Words).NotEmpty().When(r => r.NeedsWords).WithMessage("Say why; the other parties read it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
}

/// <summary>What every step is asked with.</summary>
/// <param name="Agreement">Which.</param>
/// <param name="Version">As it was shown: a step on a text that has changed meanwhile is not taken.</param>
/// <param name="Words">Why, or what is remarked.</param>
public record AgreementRequest(Id<Agreement> Agreement, int Version, string? Words = null)
{
    internal virtual bool NeedsWords => false;
}

/// <summary>The partners read a draft before anybody signs.</summary>
public sealed class ReviewAgreement(UseCaseServices services, Postbox postbox) : AgreementCommand<AgreementRequest>(services, postbox)
{
    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<AgreementRequest> Checks { get; } = new AgreementWords<AgreementRequest>();

    private protected override bool ForPartners => false;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> StepAsync(AgreementRequest request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop)
    {
        agreement.SendForReview();
        agreement.Tell("Sent for review", operation.Viewer.Name, operation.Now, Record.Line(request.Words));
        return Done(await letters.TellPartiesAsync($"To review: {agreement.Title}", $"{operation.Viewer.Name} asks you to read the draft of “{agreement.Title}” before it goes out for signature. Change it, or write a remark on its page, and confirm there who signs for you.", signers: false, stop));
    }
}

/// <summary>A remark on a draft or on an agreement that holds, which the parties read in its history.</summary>
public sealed class RemarkOnAgreement(UseCaseServices services, Postbox postbox) : AgreementCommand<RemarkOnAgreement.Request>(services, postbox)
{
    public sealed record Request(Id<Agreement> Agreement, int Version, string? Words) : AgreementRequest(Agreement, Version, Words)
    {
        internal override bool NeedsWords => true;
    }

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new AgreementWords<Request>();

    private protected override bool ForPartners => false;

    private protected override Task<Outcome<IReadOnlyList<Told>>> StepAsync(Request request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop)
    {
        agreement.Tell("Remark", operation.Viewer.Name, operation.Now, Record.Line(request.Words));
        return Task.FromResult(Done([]));
    }
}

/// <summary>Fixes the text and asks the first signer.</summary>
public sealed class SendAgreement(UseCaseServices services, Postbox postbox) : AgreementCommand<AgreementRequest>(services, postbox)
{
    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<AgreementRequest> Checks { get; } = new AgreementWords<AgreementRequest>();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> StepAsync(AgreementRequest request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop)
    {
        if (agreement.EndsOn < operation.Today)
            return Outcome.Refused("agreement-past", $"Its last day, {PartnershipWords.Day(agreement.EndsOn)}, is over. Give it days to come first.");
        if (agreement.State is AgreementState.InReview && await SignersToConfirm.FirstAsync(operation, agreement, partnership, stop) is { } open)
            return Outcome.Refused("signer-unconfirmed", $"{open.Signer} was named for {open.Party} by the other side. Somebody who speaks for {open.Party} confirms it on this page first.");
        agreement.SendForSignature(await Agreements.TextAsync(operation, agreement, partnership.Name, stop), operation.Now, operation.Today);
        agreement.Tell("Sent for signature", operation.Viewer.Name, operation.Now, $"Text {agreement.SentHash![..12]}; {agreement.NextSigner!.Signer} signs first.");
        return Done(await letters.AskNextAsync(stop));
    }
}

/// <summary>Takes an agreement back from review or signature, to change its text. Signatures on the old text are void, and who gave them is told.</summary>
public sealed class TakeAgreementBack(UseCaseServices services, Postbox postbox) : AgreementCommand<TakeAgreementBack.Request>(services, postbox)
{
    public sealed record Request(Id<Agreement> Agreement, int Version, string? Words) : AgreementRequest(Agreement, Version, Words)
    {
        internal override bool NeedsWords => true;
    }

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new AgreementWords<Request>();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> StepAsync(Request request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop) =>
        Done(await BackAsync(operation, agreement, letters, request.Words!.Trim(), operation.Viewer.Name, stop));

    /// <summary>Also when a signer asks for another text.</summary>
    internal static async Task<IReadOnlyList<Told>> BackAsync(Operation operation, Agreement agreement, AgreementLetters letters, string because, string by, CancellationToken stop)
    {
        var wasOut = agreement.State is AgreementState.OutForSignature;
        var signed = agreement.TakeBack(because, operation.Today);
        var none = signed.Count == 0 ? "" : $" The {(signed.Count == 1 ? "signature" : "signatures")} of {PartnershipWords.Series([.. signed.Select(s => s.Signer)])} {(signed.Count == 1 ? "is" : "are")} void: {(signed.Count == 1 ? "it was" : "they were")} given to the old text.";
        agreement.Tell(Record.Clip($"Taken back to the draft.{none}", 500), by, operation.Now, because);
        return await letters.TellPartiesAsync($"Taken back: {agreement.Title}", $"{by} took “{agreement.Title}” back to change its text.{none}\n\nWhy: {because}", signers: wasOut && signed.Count > 0, stop);
    }
}

/// <summary>Writes once more to who signs next.</summary>
public sealed class RemindSigner(UseCaseServices services, Postbox postbox) : AgreementCommand<AgreementRequest>(services, postbox)
{
    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<AgreementRequest> Checks { get; } = new AgreementWords<AgreementRequest>();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> StepAsync(AgreementRequest request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop)
    {
        if (agreement.NextSigner is not { } next)
            return Outcome.Refused("agreement-out", $"“{agreement.Title}” is not out for signature.");
        if (next.Email is null)
            return Outcome.Refused("signer-address", $"No e-mail address is named for {next.Signer}. Record the signature when the paper is signed.");
        agreement.Tell($"{next.Signer} was written to again", operation.Viewer.Name, operation.Now);
        return Done(await letters.AskNextAsync(stop));
    }
}

/// <summary>Ends an agreement before its day, or withdraws one that is not signed. Somebody who speaks for a party does, and the others are told.</summary>
public sealed class EndAgreement(UseCaseServices services, Postbox postbox) : AgreementCommand<EndAgreement.Request>(services, postbox)
{
    /// <param name="LastDay">Today or later; of what is not signed none is asked.</param>
    public sealed record Request(Id<Agreement> Agreement, int Version, DateOnly? LastDay, string? Words) : AgreementRequest(Agreement, Version, Words)
    {
        internal override bool NeedsWords => true;
    }

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new AgreementWords<Request>();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> StepAsync(Request request, Operation operation, Agreement agreement, Partnership partnership, AgreementLetters letters, CancellationToken stop)
    {
        if (agreement.State is AgreementState.Terminated || agreement.EndsOn < operation.Today)
            return Outcome.Refused("agreement-over", $"“{agreement.Title}” ended on {PartnershipWords.Day(agreement.EndsOn)} already.");
        if (!Agreements.SpeaksFor(operation, partnership, agreement))
            return Outcome.Refused("not-a-party", $"Only a party ends it: {PartnershipWords.Series([.. agreement.Parties.Select(p => p.Party).Distinct()])}.");
        if (agreement.State is not AgreementState.Active)
        {
            agreement.Withdraw(request.Words!.Trim(), operation.Today);
            agreement.Tell("Withdrawn", operation.Viewer.Name, operation.Now, request.Words!.Trim());
            return Done(await letters.TellPartiesAsync($"Withdrawn: {agreement.Title}", $"{operation.Viewer.Name} withdrew “{agreement.Title}”; it is not signed.\n\nWhy: {request.Words!.Trim()}", signers: false, stop));
        }
        if (request.LastDay is not { } lastDay || lastDay < operation.Today)
            return Outcome.Invalid(nameof(Request.LastDay), "The last day is today or later: nothing ends behind the others' backs.");
        agreement.EndEarly(lastDay, request.Words!.Trim());
        agreement.Tell($"Ended early: the last day is {PartnershipWords.Day(lastDay)}", operation.Viewer.Name, operation.Now, request.Words!.Trim());
        return Done(await letters.TellPartiesAsync($"{agreement.Title} ends on {PartnershipWords.Day(lastDay)}", $"{operation.Viewer.Name} ended “{agreement.Title}” early: its last day is {PartnershipWords.Day(lastDay)}. Placements that it covers do not end by themselves; they are flagged from the day after.\n\nWhy: {request.Words!.Trim()}", signers: true, stop));
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Begins a round: the sides rate the partnership, or its work at one school, each for itself, by a day. The community, where it is a side, rates by a link of its own.</summary>
public sealed class OpenHealthRound(UseCaseServices services, Postbox postbox) : RecordCommand<OpenHealthRound.Request, OpenHealthRound.Done>(services)
{
    /// <param name="Place">The key of a school; empty for the whole partnership.</param>
    /// <param name="DueOn">Null: the days of the rule from today.</param>
    /// <param name="CommunityVoice">Who rates for the community, where it belongs to the partnership: somebody with a role for it in the record.</param>
    /// <param name="CommunityEmail">Where the link to rate goes.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<HealthInstrument>? Instrument, string? Place, DateOnly? DueOn, string? CommunityVoice = null, string? CommunityEmail = null);

    public sealed record Done(Id<HealthRound> Round, IReadOnlyList<Told> Told);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two who begin the same round at once the second begins again and reads that it is begun
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (!partnership.IsAgreed || partnership.EndedOn < today)
            return Outcome.Refused("partnership-agreed", "Both sides rate, and one of them does not belong to the partnership today.");
        if (await db.HealthInstruments.SingleOrDefaultAsync(i => i.Id == request.Instrument && i.StartsOn <= today && (i.EndsOn == null || i.EndsOn >= today), stop) is not { } instrument)
            return Outcome.Invalid(nameof(Request.Instrument), "Choose on what you rate from the list.");
        var about = (await RecordPlaces.OfAsync(operation, partnership, stop)).FirstOrDefault(p => p.Key == (request.Place ?? "")).Place;
        // what is about one program or district only one side reads
        if (about is null || about is { School: null, Name: not null })
            return Outcome.Invalid(nameof(Request.Place), "Rate the whole partnership, or one of the schools that you can choose.");
        var hasCommunity = RatingBySide.HasCommunity(partnership, today);
        if (hasCommunity && Record.Line(request.CommunityVoice) is null)
            return Outcome.Invalid(nameof(Request.CommunityVoice), "The community belongs to this partnership and rates for itself. Choose who rates for it; somebody with a role for the community in the record.");
        if (hasCommunity && Record.Line(request.CommunityEmail) is null)
            return Outcome.Invalid(nameof(Request.CommunityEmail), "Give their e-mail address: the link to rate goes there.");
        if (hasCommunity && !(await CommunityVoices.OfAsync(operation, partnership.Id, stop)).Contains(request.CommunityVoice!.Trim()))
            return Outcome.Invalid(nameof(Request.CommunityVoice), CommunityVoices.Unknown);
        Claim.On(db, partnership, partnership.Id);
        var (term, school) = (HealthRound.TermOf(today), about.School);
        var known = await db.HealthRounds.Where(r => r.PartnershipId == partnership.Id && r.InstrumentId == instrument.Id && r.SchoolId == school && (r.RevealedOn == null || r.Term == term)).FirstOrDefaultAsync(stop);
        if (known is not null)
            return Outcome.Refused("round-open", known.RevealedOn is null ? $"“{known.Title}” of {known.Term} is open: rate there." : $"“{known.Title}” was rated in {known.Term} already. Rate again next term, or choose another instrument.");
        var due = request.DueOn ?? today.AddDays((await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.HealthDueDays));
        var round = new HealthRound(partnership.Id, about, instrument, today, operation.Viewer.Name, due);
        db.Add(round);
        var told = await HealthLetters.TellAsync(operation, postbox, partnership, round, $"Please rate: {round.Title}", $"{operation.Viewer.Name} asks {(hasCommunity ? "all three" : "both")} sides to rate {(about.Name is { } at ? $"the partnership’s work at {at}" : $"“{partnership.Name}”")} on “{round.Title}” by {PartnershipWords.Day(due)}. Each side rates for itself and reads the others’ ratings only when all are in.", stop);
        if (!hasCommunity)
            return new Done(round.Id, told);
        round.AskCommunity(request.CommunityVoice!.Trim(), request.CommunityEmail!.Trim(), operation.Now);
        return new Done(round.Id, [.. told, await CommunityLink.AskAsync(operation, postbox, partnership, round, stop)]);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Instrument).NotNull().WithMessage("Choose on what you rate.");
            RuleFor(r => r.CommunityEmail).EmailAddress().When(r => Record.Line(r.CommunityEmail) is not null).WithMessage("This is no e-mail address.").MaximumLength(200).WithMessage("This address is too long.");
            RuleFor(r => r.DueOn).LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
        }
    }
}

/// <summary>Letters about a round, to those who read it: about one school not to another.</summary>
internal static class HealthLetters
{
    public static Task<IReadOnlyList<Told>> TellAsync(Operation operation, Postbox postbox, Partnership partnership, HealthRound round, string subject, string body, CancellationToken stop) =>
        new PartnerLetters(operation, postbox).ToAllAsync(partnership.Members.Where(m => round.DistrictId is null || m.ProgramId is not null || (m.DistrictId == round.DistrictId && (m.SchoolId is null || m.SchoolId == round.SchoolId))), null, subject, $"{body}\n\n{postbox.Address($"/partnerships/{partnership.Id}/health/{round.Id}")}", stop);
}

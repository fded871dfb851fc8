using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Begins a round: both sides rate the partnership, or its work at one school, each for itself, by a day.</summary>
public sealed class OpenHealthRound(UseCaseServices services, Postbox postbox) : RecordCommand<OpenHealthRound.Request, OpenHealthRound.Done>(services)
{
    /// <param name="Place">The key of a school; empty for the whole partnership.</param>
    /// <param name="DueOn">Null: the days of the rule from today.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<HealthInstrument>? Instrument, string? Place, DateOnly? DueOn);

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
        Claim.On(db, partnership, partnership.Id);
        var (term, school) = (HealthRound.TermOf(today), about.School);
        var known = await db.HealthRounds.Where(r => r.PartnershipId == partnership.Id && r.InstrumentId == instrument.Id && r.SchoolId == school && (r.RevealedOn == null || r.Term == term)).FirstOrDefaultAsync(stop);
        if (known is not null)
            return Outcome.Refused("round-open", known.RevealedOn is null ? $"“{known.Title}” of {known.Term} is open: rate there." : $"“{known.Title}” was rated in {known.Term} already. Rate again next term, or choose another instrument.");
        var due = request.DueOn ?? today.AddDays((await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.HealthDueDays));
        var round = new HealthRound(partnership.Id, about, instrument, today, operation.Viewer.Name, due);
        db.Add(round);
        return new Done(round.Id, await HealthLetters.TellAsync(operation, postbox, partnership, round, $"Please rate: {round.Title}", $"{operation.Viewer.Name} asks both sides to rate {(about.Name is { } at ? $"the partnership’s work at {at}" : $"“{partnership.Name}”")} on “{round.Title}” by {PartnershipWords.Day(due)}. Each side rates for itself and reads the other’s rating only when both are in.", stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Instrument).NotNull().WithMessage("Choose on what you rate.");
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

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Writes the own side's rating, or sends it. With the second one that is sent both sides read the result, and where they lie far apart it is put on the list of what to discuss.</summary>
public sealed class RateForSide(UseCaseServices services, Postbox postbox) : RecordCommand<RateForSide.Request, RateForSide.Done>(services)
{
    /// <param name="Send">It is the side's answer now; who speaks for the side sends it.</param>
    /// <param name="Version">Of the side's rating as it was shown; 0 for none yet.</param>
    public sealed record Request(Id<HealthRound> Round, IReadOnlyList<Line> Lines, bool Send, int? Version);

    /// <param name="Link">Where the evidence can be seen: an https address, or a path of this hub.</param>
    public sealed record Line(Id<HealthItem> Item, int? Level, string? Evidence, string? Link);

    /// <param name="Sent">It was sent, not only kept.</param>
    /// <param name="Revealed">Both are in: the result can be read.</param>
    /// <param name="ToDiscuss">So many lines lie far apart.</param>
    public sealed record Done(bool Sent, bool Revealed, int ToDiscuss, IReadOnlyList<Told> Told);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two sides that send at once the second begins again, finds the other's in, and shows both
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request.Round, stop) is not { } round || await Record.FindAsync(operation, round.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (round.RevealedOn is not null)
            return Outcome.Refused("round-revealed", "Both ratings are in and shown. They stay as they are; rate anew next term.");
        if (request.Send && !operation.Viewer.May(Permission.VoteForSide))
            return Outcome.Refused("not-for-side", "You can write the rating; who speaks for your side sends it.");
        var instrument = await db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).AsSplitQuery().SingleAsync(i => i.Id == round.InstrumentId, stop);
        var rating = await db.SideRatings.Include(r => r.Lines).SingleOrDefaultAsync(r => r.RoundId == round.Id && r.Side == side, stop);
        if (rating is not null && rating.Version != request.Version || rating is null && request.Version is not null)
            return Outcome.Refused("rating-changed", "Somebody of your side has saved meanwhile. Load the page again to read it; what you typed is kept as a draft.");
        if (rating is null)
            db.Add(rating = new SideRating(round, side));
        else
            Claim.On(db, rating, rating.Id);
        foreach (var line in request.Lines)
            if (instrument.Items.FirstOrDefault(i => i.Id == line.Item) is { } item)
                rating.Rate(instrument, item, line.Level, Record.Line(line.Evidence), Record.Line(line.Link));
            else
                return Outcome.NotFound;
        if (!request.Send)
            return new Done(false, false, 0, []);
        Claim.On(db, round, round.Id);
        rating.Send(instrument, operation.Viewer.Name, operation.Today);
        return await RevealAsync(operation, partnership, round, instrument, rating, stop);
    }

    private async Task<Outcome<Done>> RevealAsync(Operation operation, Partnership partnership, HealthRound round, HealthInstrument instrument, SideRating own, CancellationToken stop)
    {
        var other = own.Side is PartnershipSide.University ? PartnershipSide.District : PartnershipSide.University;
        await using var wide = operation.LookWider("whether the other side's rating is in");
        if (await wide.SideRatings.Include(r => r.Lines).SingleOrDefaultAsync(r => r.RoundId == round.Id && r.Side == other && r.SentOn != null, stop) is not { } theirs)
            return new Done(true, false, 0, []);
        var results = own.Side is PartnershipSide.University ? round.Reveal(instrument, own, theirs, operation.Today) : round.Reveal(instrument, theirs, own, operation.Today);
        operation.Db.AddRange(results);
        var far = (await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(RuleCode.HealthGapLevels);
        var apart = results.Where(r => r.Gap >= far).OrderByDescending(r => r.Gap).ToList();
        foreach (var result in apart)
        {
            var item = instrument.Items.First(i => i.Id == result.ItemId);
            operation.Db.Add(new ToDiscuss(round, $"{item.Code} {item.Title}", $"{round.Term}: the university says “{Word(result.UniversityLevel)}”, district and schools say “{Word(result.DistrictLevel)}”.", operation.Today));
        }
        var told = await HealthLetters.TellAsync(operation, postbox, partnership, round, $"Both ratings are in: {round.Title}", $"Both sides have rated “{round.Title}”, {round.Term}. Read them side by side.{(apart.Count == 0 ? "" : $" {PartnershipWords.Many(apart.Count, "line")} lie far apart and wait to be discussed.")}", stop);
        return new Done(true, true, apart.Count, told);

        string Word(int level) => instrument.Levels.First(l => l.Value == level).Word;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Lines.Count).LessThanOrEqualTo(200).OverridePropertyName("Lines");
            RuleForEach(r => r.Lines).ChildRules(l =>
            {
                l.RuleFor(x => x.Evidence).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
                l.RuleFor(x => x.Link).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.").Must(IsAddress).When(x => Record.Line(x.Link) is not null).WithMessage("Give an address that begins with https://, or leave it empty.");
            });
        }

        private static bool IsAddress(string? link) => Uri.TryCreate(link!.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
    }
}

/// <summary>Takes the own side's rating back as long as the other side's is not in.</summary>
public sealed class TakeRatingBack(UseCaseServices services) : Command<Id<HealthRound>, Nothing>(services)
{
    private protected override Permission Needs => Permission.VoteForSide;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<HealthRound> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await db.HealthRounds.SingleOrDefaultAsync(r => r.Id == request, stop) is not { } round
            || await db.SideRatings.SingleOrDefaultAsync(r => r.RoundId == request && r.Side == side, stop) is not { SentOn: not null } rating)
            return Outcome.NotFound;
        Claim.On(db, round, round.Id);
        rating.TakeBack(round);
        return default(Nothing);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Writes one side's rating in a round, the same for those with an account and for the community's link; when it is the last one, the result.</summary>
internal sealed class RatingBySide(Operation operation, Postbox postbox, Partnership partnership, HealthRound round, PartnershipSide side)
{
    /// <summary>The sides that rate in the round today.</summary>
    public static IReadOnlyList<PartnershipSide> SidesOf(HealthRound round, Partnership partnership, DateOnly today) => round.Sides(HasCommunity(partnership, today));

    public static bool HasCommunity(Partnership partnership, DateOnly today) => partnership.Members.Any(m => m.Side is PartnershipSide.Community && m.Stays.Contains(today));

    public async Task<Outcome<RateForSide.Done>> SaveAsync(IReadOnlyList<RateForSide.Line> lines, bool send, int? version, string by, CancellationToken stop)
    {
        var db = operation.Db;
        if (round.RevealedOn is not null)
            return Outcome.Refused("round-revealed", "All ratings are in and shown. They stay as they are; rate anew next term.");
        var instrument = await db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).AsSplitQuery().SingleAsync(i => i.Id == round.InstrumentId, stop);
        var rating = await db.SideRatings.Include(r => r.Lines).SingleOrDefaultAsync(r => r.RoundId == round.Id && r.Side == side, stop);
        if (rating is not null && rating.Version != version || rating is null && version is not null)
            return Outcome.Refused("rating-changed", "Somebody of your side has saved meanwhile. Load the page again to read it; what you typed is kept as a draft.");
        if (rating is null)
            db.Add(rating = new SideRating(round, side));
        else
            Claim.On(db, rating, rating.Id);
        foreach (var line in lines)
            if (instrument.Items.FirstOrDefault(i => i.Id == line.Item) is { } item)
                rating.Rate(instrument, item, line.Level, Record.Line(line.Evidence), Record.Line(line.Link));
            else
                return Outcome.NotFound;
        if (!send)
            return new RateForSide.Done(false, false, 0, []);
        Claim.On(db, round, round.Id);
        rating.Send(instrument, by, operation.Today);
        return await RevealAsync(rating, stop);
    }

    private async Task<Outcome<RateForSide.Done>> RevealAsync(SideRating own, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether the other sides' ratings are in");
        var sent = await wide.SideRatings.Include(r => r.Lines).Where(r => r.RoundId == round.Id && r.Side != side && r.SentOn != null).ToListAsync(stop);
        return await RoundOpening.TryAsync(operation, postbox, partnership, round, [.. sent, own], side, stop) ?? new RateForSide.Done(true, false, 0, []);
    }
}

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
        return await RevealAsync(instrument, rating, stop);
    }

    private async Task<Outcome<RateForSide.Done>> RevealAsync(HealthInstrument instrument, SideRating own, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether the other sides' ratings are in");
        var sent = await wide.SideRatings.Include(r => r.Lines).Where(r => r.RoundId == round.Id && r.Side != side && r.SentOn != null).ToListAsync(stop);
        sent.Add(own);
        var sides = SidesOf(round, partnership, operation.Today);
        if (!sides.All(s => sent.Exists(r => r.Side == s)))
            return new RateForSide.Done(true, false, 0, []);
        SideRating? Of(PartnershipSide of) => sides.Contains(of) ? sent.Find(r => r.Side == of) : null;
        var results = round.Reveal(instrument, Of(PartnershipSide.University)!, Of(PartnershipSide.District)!, operation.Today, Of(PartnershipSide.Community));
        operation.Db.AddRange(results);
        var far = (await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop)).Number(RuleCode.HealthGapLevels);
        var apart = results.Where(r => r.Gap >= far).OrderByDescending(r => r.Gap).ToList();
        foreach (var result in apart)
        {
            var item = instrument.Items.First(i => i.Id == result.ItemId);
            operation.Db.Add(new ToDiscuss(round, $"{item.Code} {item.Title}", $"{round.Term}: {result.Say(level => instrument.Levels.First(l => l.Value == level).Word)}.", operation.Today));
        }
        var all = sides.Count > 2 ? "All three" : "Both";
        var told = await HealthLetters.TellAsync(operation, postbox, partnership, round, $"{all} ratings are in: {round.Title}", $"{all} sides have rated “{round.Title}”, {round.Term}. Read them side by side.{(apart.Count == 0 ? "" : $" {PartnershipWords.Many(apart.Count, "line")} lie far apart and wait to be discussed.")}", stop);
        if (side is not PartnershipSide.Community && sides.Count > 2)
            told = [.. told, await CommunityLink.SendAsync(operation, postbox, partnership, round, "All three ratings are in", "All three sides have rated. Read them side by side:", stop)];
        return new RateForSide.Done(true, true, apart.Count, told);
    }
}

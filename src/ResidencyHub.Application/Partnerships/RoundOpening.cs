using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Opens a round in which every side that rates has sent: writes the result, puts what lies far apart on the list, and tells everybody who reads it.</summary>
internal static class RoundOpening
{
    /// <summary>Null as long as a side is missing.</summary>
    /// <param name="operation">The act that may open it.</param>
    /// <param name="postbox">For the letters.</param>
    /// <param name="partnership">With its members.</param>
    /// <param name="round">The round.</param>
    /// <param name="sent">The ratings that are in, with their lines.</param>
    /// <param name="by">The side that has just sent; null when nobody has.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<RateForSide.Done?> TryAsync(Operation operation, Postbox postbox, Partnership partnership, HealthRound round, IReadOnlyList<SideRating> sent, PartnershipSide? by, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var sides = RatingBySide.SidesOf(round, partnership, today);
        if (!sides.All(s => sent.Any(r => r.Side == s)))
            return null;
        var instrument = await db.HealthInstruments.Include(i => i.Items).Include(i => i.Levels).AsSplitQuery().SingleAsync(i => i.Id == round.InstrumentId, stop);
        SideRating? Of(PartnershipSide of) => sides.Contains(of) ? sent.First(r => r.Side == of) : null;
        var results = round.Reveal(instrument, Of(PartnershipSide.University)!, Of(PartnershipSide.District)!, today, Of(PartnershipSide.Community));
        db.AddRange(results);
        var far = (await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.HealthGapLevels);
        var apart = results.Where(r => r.Gap >= far).OrderByDescending(r => r.Gap).ToList();
        foreach (var result in apart)
        {
            var item = instrument.Items.First(i => i.Id == result.ItemId);
            db.Add(new ToDiscuss(round, $"{item.Code} {item.Title}", $"{round.Term}: {result.Say(level => instrument.Levels.First(l => l.Value == level).Word)}.", today));
        }
        var all = sides.Count > 2 ? "All three" : "Both";
        var left = by is null ? " The community has left the partnership, and its rating is not waited for any more." : "";
        var told = await HealthLetters.TellAsync(operation, postbox, partnership, round, $"{all} ratings are in: {round.Title}", $"{all} sides have rated “{round.Title}”, {round.Term}.{left} Read them side by side.{(apart.Count == 0 ? "" : $" {PartnershipWords.Many(apart.Count, "line")} {(apart.Count == 1 ? "lies" : "lie")} far apart and {(apart.Count == 1 ? "waits" : "wait")} to be discussed.")}", stop);
        if (by is not PartnershipSide.Community && sides.Count > 2)
            told = [.. told, await CommunityLink.SendAsync(operation, postbox, partnership, round, "All three ratings are in", "All three sides have rated. Read them side by side:", stop)];
        return new RateForSide.Done(true, true, apart.Count, told);
    }
}

/// <summary>Opens rounds that waited for a community which has left since the others sent: nobody else would send any more.</summary>
public sealed class OpenWaitingRounds(UseCaseServices services, Postbox postbox) : RecordCommand<Nothing, int>(services)
{
    private const int AtOnce = 20;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> ChangeAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today, opened) = (operation.Db, operation.Today, 0);
        var waiting = await db.HealthRounds.Where(r => r.CommunityVoice != null && r.RevealedOn == null
                && db.SideRatings.Any(s => s.RoundId == r.Id && s.Side == PartnershipSide.University && s.SentOn != null) && db.SideRatings.Any(s => s.RoundId == r.Id && s.Side == PartnershipSide.District && s.SentOn != null)
                && db.Partnerships.Any(p => p.Id == r.PartnershipId && (p.EndedOn == null || p.EndedOn >= today))
                && !db.PartnershipMembers.Any(m => m.PartnershipId == r.PartnershipId && m.Side == PartnershipSide.Community && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)))
            .OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(AtOnce).ToListAsync(stop);
        foreach (var round in waiting)
        {
            var partnership = await db.Partnerships.Include(p => p.Members).SingleAsync(p => p.Id == round.PartnershipId, stop);
            var sent = await db.SideRatings.Include(r => r.Lines).Where(r => r.RoundId == round.Id && r.SentOn != null).ToListAsync(stop);
            opened += await RoundOpening.TryAsync(operation, postbox, partnership, round, sent, null, stop) is null ? 0 : 1;
        }
        return opened;
    }
}

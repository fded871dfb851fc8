using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Partnerships;

public sealed class HealthTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    private readonly HealthInstrument _instrument = new(
        new("X", "1", "Two things", "Somebody", "ours", "https://example.org/"), new(2020, 7, 1), 2, [new("1", "Trust", "They trust each other.", null), new("2", "Time", "There is time.", null)],
        [(0, "Not started", ""), (1, "In design", ""), (2, "In place", ""), (3, "Sustained", "")]);

    [Fact]
    public void Both_are_laid_side_by_side_once_and_only_when_both_are_in()
    {
        var round = Round();
        var (university, district) = (Rated(round, PartnershipSide.University, 3, 1), Rated(round, PartnershipSide.District, 1, 1));
        university.Send(_instrument, "Dana", Day);
        Rule(() => round.Reveal(_instrument, university, district, Day)).ShouldBe("rating-missing");
        district.Send(_instrument, "Lena", Day);
        var results = round.Reveal(_instrument, university, district, Day);
        results.Select(r => (r.UniversityLevel, r.DistrictLevel, r.Gap, r.Lower)).ShouldBe([(3, 1, 2, 1), (1, 1, 0, 1)]);
        results[0].UniversityEvidence.ShouldBe("minutes");
        Rule(() => round.Reveal(_instrument, university, district, Day)).ShouldBe("round-revealed");
        Rule(() => university.TakeBack(round)).ShouldBe("round-revealed");
    }

    [Fact]
    public void A_rating_is_sent_whole_with_evidence_from_the_level_of_the_instrument_on_and_then_stands()
    {
        var round = Round();
        var rating = new SideRating(round, PartnershipSide.District);
        Rule(() => rating.Rate(_instrument, _instrument.Items[0], 4, null, null)).ShouldBe("level-known");
        rating.Rate(_instrument, _instrument.Items[0], 2, " ", null);
        Rule(() => rating.Send(_instrument, "Lena", Day)).ShouldBe("item-evidence");
        rating.Rate(_instrument, _instrument.Items[0], 2, "the schedule", null);
        Rule(() => rating.Send(_instrument, "Lena", Day)).ShouldBe("item-rated");
        rating.Rate(_instrument, _instrument.Items[1], 1, null, null);
        rating.Send(_instrument, "Lena", Day);
        Rule(() => rating.Rate(_instrument, _instrument.Items[1], 0, null, null)).ShouldBe("rating-sent");
        rating.TakeBack(round);
        rating.Rate(_instrument, _instrument.Items[1], 0, null, null);
        (rating.Lines.Count, rating.SentOn).ShouldBe((2, null));
    }

    [Fact]
    public void Priorities_are_chosen_once_of_what_is_shown_and_a_talk_has_one_outcome()
    {
        var round = Round();
        Rule(() => round.Prioritize(Day)).ShouldBe("rating-missing");
        var (university, district) = (Rated(round, PartnershipSide.University, 1, 1), Rated(round, PartnershipSide.District, 1, 1));
        university.Send(_instrument, "Dana", Day);
        district.Send(_instrument, "Lena", Day);
        round.Reveal(_instrument, university, district, Day);
        round.Prioritize(Day);
        Rule(() => round.Prioritize(Day)).ShouldBe("priorities-chosen");
        var talk = new ToDiscuss(round, "1 Trust", "far apart", Day);
        talk.Close("We visit each other.", "Dana", Day);
        Rule(() => talk.Close("Again", "Dana", Day)).ShouldBe("talked-about");
    }

    [Theory]
    [InlineData(2026, 7, 1, "Fall 2026")]
    [InlineData(2026, 12, 31, "Fall 2026")]
    [InlineData(2027, 1, 1, "Spring 2027")]
    [InlineData(2027, 6, 30, "Spring 2027")]
    public void A_round_belongs_to_a_term(int year, int month, int day, string term) => HealthRound.TermOf(new(year, month, day)).ShouldBe(term);

    private HealthRound Round() => new(Id<Partnership>.New(), RecordPlace.Whole, _instrument, Day, "Dana", Day.AddDays(21));

    private SideRating Rated(HealthRound round, PartnershipSide side, params int[] levels)
    {
        var rating = new SideRating(round, side);
        foreach (var (level, i) in levels.Select((l, i) => (l, i)))
            rating.Rate(_instrument, _instrument.Items[i], level, level >= 2 ? "minutes" : null, null);
        return rating;
    }

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

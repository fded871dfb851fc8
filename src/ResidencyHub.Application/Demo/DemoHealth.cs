using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Demo;

/// <summary>How the partners of the first story rate their partnership: a year ago, this fall, and a round that is open.</summary>
internal static class DemoHealth
{
    public static void Build(DemoStage stage, IReadOnlyList<HealthInstrument> instruments)
    {
        var harbor = stage.Places.HarborPartnership;
        HealthInstrument Named(string code) => instruments.First(i => i.Code == code);
        var (ten, nine) = (Named("CA-10"), Named("NAPDS-9"));
        Round(ten, RecordPlace.Whole, stage.Today.AddDays(-390), [2, 3, 1, 1, 2, 3, 2, 2, 2, 1], [1, 2, 1, 1, 2, 3, 1, 2, 2, 1]);
        Round(ten, RecordPlace.Whole, stage.Today.AddDays(-40), [2, 3, 2, 1, 2, 3, 3, 3, 2, 2], [2, 3, 1, 1, 3, 3, 1, 2, 2, 2]);
        var open = stage.Keep(new HealthRound(harbor.Id, RecordPlace.Whole, nine, stage.Today.AddDays(-6), "Lena Brandt", stage.Today.AddDays(15)));
        var sent = stage.Keep(new SideRating(open, PartnershipSide.District));
        Rate(nine, sent, [3, 3, 2, 2, 1, 3, 3, 2, 1]);
        sent.Send(nine, "Lena Brandt", stage.Today.AddDays(-2));
        WithCommunity();

        // Northgate has the community as a third side: one round in which all three are in, one in which its link is out
        void WithCommunity()
        {
            var (northgate, on) = (stage.Places.NorthgatePartnership, stage.Today.AddDays(-75));
            var round = stage.Keep(new HealthRound(northgate.Id, RecordPlace.Whole, nine, on, "Omar Said", on.AddDays(21)));
            round.AskCommunity("Denise Park", "denise.park@alliance.example", on.ToDateTime(new TimeOnly(17, 0), DateTimeKind.Utc));
            SideRating One(PartnershipSide side, string by, int[] levels)
            {
                var rating = stage.Keep(new SideRating(round, side));
                Rate(nine, rating, levels);
                rating.Send(nine, by, on.AddDays(12));
                return rating;
            }

            var (university, district, community) = (One(PartnershipSide.University, "Omar Said", [3, 2, 2, 2, 1, 3, 2, 2, 1]), One(PartnershipSide.District, "Marcus Webb", [2, 2, 2, 1, 1, 3, 2, 2, 1]), One(PartnershipSide.Community, "Denise Park", [1, 2, 1, 1, 1, 2, 0, 2, 1]));
            foreach (var result in round.Reveal(nine, university, district, on.AddDays(12), community))
            {
                stage.Keep(result);
                if (result.Gap >= 2)
                    stage.Keep(new ToDiscuss(round, nine.Items.First(i => i.Id == result.ItemId) is var item ? $"{item.Code} {item.Title}" : "", $"{round.Term}: {result.Say(level => Word(nine, level))}.", on.AddDays(12)));
            }
            var waits = stage.Keep(new HealthRound(northgate.Id, RecordPlace.Whole, ten, stage.Today.AddDays(-4), "Omar Said", stage.Today.AddDays(17)));
            waits.AskCommunity("Denise Park", "denise.park@alliance.example", stage.Today.AddDays(-4).ToDateTime(new TimeOnly(17, 0), DateTimeKind.Utc));
        }

        void Round(HealthInstrument instrument, RecordPlace about, DateOnly on, int[] university, int[] district)
        {
            var round = stage.Keep(new HealthRound(harbor.Id, about, instrument, on, "Dana Whitfield", on.AddDays(21)));
            var (one, other) = (stage.Keep(new SideRating(round, PartnershipSide.University)), stage.Keep(new SideRating(round, PartnershipSide.District)));
            Rate(instrument, one, university);
            Rate(instrument, other, district);
            one.Send(instrument, "Dana Whitfield", on.AddDays(9));
            other.Send(instrument, "Lena Brandt", on.AddDays(14));
            foreach (var result in round.Reveal(instrument, one, other, on.AddDays(14)))
            {
                stage.Keep(result);
                if (result.Gap < 2)
                    continue;
                var item = instrument.Items.First(i => i.Id == result.ItemId);
                stage.Keep(new ToDiscuss(round, $"{item.Code} {item.Title}", $"{round.Term}: the university says “{Word(instrument, result.UniversityLevel)}”, district and schools say “{Word(instrument, result.DistrictLevel)}”.", on.AddDays(14)));
            }
        }

        static void Rate(HealthInstrument instrument, SideRating rating, int[] levels)
        {
            foreach (var (item, i) in instrument.Items.OrderBy(i => i.Position).Select((item, i) => (item, i)))
                rating.Rate(instrument, item, levels[i], levels[i] >= instrument.EvidenceFrom ? Evidence[(i + (rating.Side is PartnershipSide.District ? 3 : 0)) % Evidence.Length] : null, null);
        }

        static string Word(HealthInstrument instrument, int level) => instrument.Levels.First(l => l.Value == level).Word;
    }

    private static readonly string[] Evidence =
    [
        "Minutes of the steering committee, September.", "The agreement, and who signed it.", "Hours and observations of the last cohort.", "The mentors’ training, with attendance.", "What residents said at the end of the year.",
        "The schedule with the release periods.", "Hires of the last three years, by school.",
    ];
}

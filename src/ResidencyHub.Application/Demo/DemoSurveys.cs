using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Demo;

/// <summary>What people of both stories say in the short survey: a year ago, and a survey that is open, which some have answered.</summary>
internal static class DemoSurveys
{
    private const int Least = 5, Most = 6;

    public static void Build(DemoStage stage, SurveyEdition edition)
    {
        // whoever is asked in one partnership is not asked the same in another
        var asks = new List<Id<SurveyRound>>();
        foreach (var (partnership, program) in new[] { (stage.Places.HarborPartnership, stage.Places.HarborValley), (stage.Places.NorthgatePartnership, stage.Places.Northgate) })
        {
            Past(stage, partnership, edition);
            var round = stage.Keep(new SurveyRound(partnership.Id, RecordPlace.Whole, edition, new Period(stage.Today.AddDays(-5), stage.Today.AddDays(9)), Least, PartnershipSide.University));
            asks.Add(round.Id);
            var homes = stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.ProgramId == program.Id).ToList();
            var mentors = stage.People.Mentors.Where(m => homes.Exists(h => h.MentorId == m.Id)).ToList();
            List<SurveyAsked> residents = [.. homes.Select(h => Asked(SurveyGroup.Residents, h.ResidentName, h.SchoolId)).OfType<SurveyAsked>()];
            List<SurveyAsked> beside = [.. mentors.Select(m => Asked(SurveyGroup.Mentors, m.Name.Full, m.SchoolId)).OfType<SurveyAsked>()];
            foreach (var name in new[] { "Maria Santana", "Ines Ortiz", "Thandiwe Mokoena" })
                Asked(SurveyGroup.SchoolLeaders, name, null);
            foreach (var supervisor in stage.People.Supervisors.Where(s => s.KeeperId == program.Id))
                Asked(SurveyGroup.Faculty, supervisor.Name.Full, null);
            foreach (var name in program == stage.Places.HarborValley ? new[] { "Dana Whitfield" } : ["Omar Said"])
                Asked(SurveyGroup.Faculty, name, null);
            foreach (var name in new[] { "Lena Brandt", "Marcus Webb" })
                Asked(SurveyGroup.District, name, null);
            // four of each: one more resident, and the group can be shown
            foreach (var (asked, i) in residents.Where(a => a.AccountId is null).Take(Least - 1).Concat(beside.Where(a => a.AccountId is null).Take(Least - 1)).Select((a, i) => (a, i)))
                foreach (var answer in asked.Answer(round, edition, edition.Questions.ToDictionary(q => q.Id, q => Level(q.Position, i)), stage.Today))
                    stage.Keep(answer);

            SurveyAsked? Asked(SurveyGroup group, string name, Id<School>? school)
            {
                var key = $"{SearchText.Of(name).Replace(' ', '.')}@demo.example".ToUpperInvariant();
                return stage.Rows.OfType<SurveyAsked>().Any(a => asks.Contains(a.RoundId) && a.Person == key) ? null
                    : stage.Keep(new SurveyAsked(round, group, school, key, stage.Rows.OfType<HubUser>().FirstOrDefault(u => u.NormalizedEmail == key)?.Id));
            }
        }
    }

    private static void Past(DemoStage stage, Partnership partnership, SurveyEdition edition)
    {
        var began = stage.Today.AddDays(-380);
        var round = stage.Keep(new SurveyRound(partnership.Id, RecordPlace.Whole, edition, new Period(began, began.AddDays(14)), Least, PartnershipSide.District));
        round.Close(began.AddDays(15));
        foreach (var (group, many) in new[] { (SurveyGroup.Residents, 11), (SurveyGroup.Mentors, 9), (SurveyGroup.Faculty, 5) })
        {
            var result = stage.Keep(new SurveyResult(round, RecordPlace.Whole, group, null, null, many));
            foreach (var question in edition.Questions.OrderBy(q => q.Position))
            {
                var said = Enumerable.Range(0, many).Select(i => Level(question.Position, i + (int)group)).ToList();
                result.Tell(question, Enumerable.Range(1, Most).Select(level => said.Count(s => s == level)));
            }
        }
    }

    /// <summary>Most agree; the workload is what they agree with least.</summary>
    private static int Level(int question, int who) => Math.Clamp((question == 3 ? 3 : 5) + ((question * 7 + who * 5) % 4) - 2, 1, Most);
}

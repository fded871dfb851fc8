using ResidencyHub.Application.Matching;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>Preferences are being taken for this year's cohort, and two scenarios were worked out for those who are still without a place.</summary>
internal static class DemoMatching
{
    public static void Build(DemoStage stage)
    {
        var cohort = stage.People.Cohorts[1];
        stage.Keep(new PreferenceWindow(cohort, new Period(stage.Today.AddDays(-7), stage.Today.AddDays(21)), hostsRank: true));
        var open = stage.Placements.Placements.Where(p => p.Year == cohort.Year && p.IsOpen).ToList();
        var waiting = stage.People.Of(cohort).Where(r => !open.Exists(p => p.ResidentId == r.Id)).ToList();
        if (waiting.Count == 0)
            return;
        var wishes = stage.Keep(new ResidentWishes(waiting[0]));
        wishes.Say(new PreferenceWindow(cohort, new Period(stage.Today, stage.Today), hostsRank: false), new([stage.Places.Named("Lincoln").Id, stage.Places.Schools[0].Id], false, 20, null, "Spanish", null, "By bus, please: I have no car.", null), stage.Today, stage.Now);
        foreach (var ranked in wishes.Schools)
            stage.Keep(ranked);
        var partners = stage.Places.Districts.Take(2).Select(d => d.Id).ToHashSet();
        var model = new MatchingModel(
            [.. waiting.Select(r => new ResidentToPlace(r.Id, r.Name.Full, r.Subject, GradeSpan.Read(r.GradeBand)) { IsCleared = r.IsClearedOn(stage.Today), RanksSchools = r == waiting[0] ? wishes.Ranked : [] })],
            [.. stage.Places.Schools.Where(s => partners.Contains(s.DistrictId)).Select(s => new HostSchool(s.Id, s.Name) { Most = 1, IsCommunitySchool = s.IsCommunitySchool })],
            [.. stage.People.Mentors.Where(m => partners.Contains(m.DistrictId) && m.State is MentorState.Assignable && !open.Exists(p => p.MentorId == m.Id)).Select(m => new HostMentor(m.Id, m.Name.Full, m.SchoolId, m.Subject, GradeSpan.Read(m.GradeBand)))]);
        Keep(stage, cohort, "First try", MostPlaced.Match(model));
        Keep(stage, cohort, "By the rankings", BestFitToRankings.Match(model));
    }

    /// <summary>Works out nothing anew: keeps a result as a coordinator's scenario.</summary>
    internal static MatchingScenario Keep(DemoStage stage, Cohort cohort, string name, MatchingResult result, MatchingScenario? from = null)
    {
        var scenario = stage.Keep(new MatchingScenario(cohort, name, result.Engine, from?.Id, new Act("Dana Whitfield", stage.Afternoon(stage.Today.AddDays(-1)))));
        var input = ModelText.Write(result.Model);
        scenario.Keep(input, ModelText.Hash(input), result.Cost, ScenarioText.Proven(result, from?.Name), ScenarioText.Rows(result, [], []));
        foreach (var row in scenario.Rows)
            stage.Keep(row);
        return scenario;
    }
}

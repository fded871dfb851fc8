using ResidencyHub.Application.Matching;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>The first residents of next year's cohort have said where they would like to be, schools whom they would like, and three scenarios show what comes of it: matches, one seat for two, and two who are not cleared to start.</summary>
internal static class DemoNextYear
{
    public static void Build(DemoStage stage)
    {
        var cohort = stage.People.Cohorts[^1];
        var residents = stage.People.Of(cohort);
        var window = stage.Keep(new PreferenceWindow(cohort, new Period(stage.Today.AddDays(-24), stage.Today.AddDays(-3)), hostsRank: true));
        var wishes = Wishes(stage, window, residents);
        var rankings = Rankings(stage, window, cohort, residents);
        var offers = stage.Rows.OfType<SchoolCapacity>().Where(c => c.Year == cohort.Year && c.Answer is HostingAnswer.Yes or HostingAnswer.Maybe).ToDictionary(c => c.SchoolId);
        var model = new MatchingModel(
            [.. residents.Select(r => new ResidentToPlace(r.Id, r.Name.Full, r.Subject, GradeSpan.Read(r.GradeBand))
            {
                IsCleared = r.IsClearedOn(cohort.StartsOn), RanksSchools = wishes.GetValueOrDefault(r.Id)?.Ranked ?? [], OnlyRanked = wishes.GetValueOrDefault(r.Id)?.OnlyRanked ?? false,
            })],
            [.. stage.Places.Schools.Where(s => offers.ContainsKey(s.Id)).Select(s =>
            {
                var (most, seats) = SeatsLeft.Of(offers[s.Id].Offer!, []);
                return new HostSchool(s.Id, s.Name) { Most = most, Seats = seats, IsCommunitySchool = s.IsCommunitySchool, HostedLastYear = true, Ranks = rankings.GetValueOrDefault(s.Id)?.Ranked ?? [] };
            })],
            [.. stage.People.Mentors.Where(m => m.State is MentorState.Assignable && offers.ContainsKey(m.SchoolId)).Select(m => Host(stage, m, residents, cohort.StartsOn)).OfType<HostMentor>()]);
        var rankingsFirst = DemoMatching.Keep(stage, cohort, "By the rankings", BestFitToRankings.Match(model));
        DemoMatching.Keep(stage, cohort, "As many as can be", MostPlaced.Match(model));
        // one mentor drops out: the rest stays where it was, as far as that goes
        var gone = rankingsFirst.Rows.OrderBy(r => r.ResidentName, StringComparer.Ordinal).Select(r => r.MentorId).OfType<Id<Mentor>>().First();
        DemoMatching.Keep(stage, cohort, "Without one mentor", FewestChanges.Match(model.With(new Change.DropsOut(gone)), [.. rankingsFirst.Rows.Where(r => r.SchoolId is not null).OrderBy(r => r.ResidentId).Select(r => new Pairing(r.ResidentId, r.SchoolId!.Value, r.MentorId))]), rankingsFirst);
    }

    private static HostMentor? Host(DemoStage stage, Mentor mentor, IReadOnlyList<Resident> residents, DateOnly day)
    {
        var fields = residents.Select(r => r.Subject).Distinct().Where(s => MentorEligibility.Check(mentor, s, stage.Asks, [], day).Count == 0).ToList();
        return fields.Count == 0 ? null : new HostMentor(mentor.Id, mentor.Name.Full, mentor.SchoolId, mentor.Subject, GradeSpan.Read(mentor.GradeBand)) { Credentials = fields };
    }

    /// <summary>Six of the eight have said something; one goes nowhere else.</summary>
    private static Dictionary<Id<Resident>, ResidentWishes> Wishes(DemoStage stage, PreferenceWindow window, IReadOnlyList<Resident> residents)
    {
        (int Resident, string[] Schools, bool OnlyRanked, string? Languages, string? Needs)[] said =
        [
            (0, ["Cottonwood", "Juniper"], false, null, "I share a car; the bus stop at Cottonwood is close."), (1, ["Juniper", "Cottonwood"], false, "Tagalog", null), (2, ["Red Rock", "Cottonwood"], false, null, null),
            (3, ["Bayside", "Red Rock"], true, "Spanish", "I would like to teach where my own children go to school."), (5, ["Juniper"], false, null, null), (6, ["Cottonwood"], false, "Spanish", null),
        ];
        var all = new Dictionary<Id<Resident>, ResidentWishes>();
        foreach (var (i, schools, onlyRanked, languages, needs) in said)
        {
            var wishes = all[residents[i].Id] = stage.Keep(new ResidentWishes(residents[i]));
            var day = window.OpensOn.AddDays(3 + i);
            wishes.Say(window, new([.. schools.Select(s => stage.Places.Named(s).Id)], onlyRanked, null, null, languages, null, needs, null), day, stage.Afternoon(day));
            foreach (var ranked in wishes.Schools)
                stage.Keep(ranked);
        }
        return all;
    }

    private static Dictionary<Id<Domain.Directory.School>, HostRanking> Rankings(DemoStage stage, PreferenceWindow window, Cohort cohort, IReadOnlyList<Resident> residents)
    {
        (string School, string By, ResidentRanked[] Ranked)[] said =
        [
            ("Cottonwood", "Salma Aziz", [new(residents[6].Id, 1, "Was a substitute here in spring; the pupils ask for her."), new(residents[0].Id, 2, null)]),
            ("Juniper", "Robert Haines", [new(residents[1].Id, 1, null), new(residents[5].Id, 2, "Knows the robotics club."), new(residents[7].Id, 3, null)]),
        ];
        var all = new Dictionary<Id<Domain.Directory.School>, HostRanking>();
        foreach (var (name, by, ranked) in said)
        {
            var school = stage.Places.Named(name);
            var ranking = all[school.Id] = stage.Keep(new HostRanking(cohort, school.Id, null));
            var day = window.ClosesOn.AddDays(-4);
            ranking.Say(window, ranked, null, new Act(by, stage.Afternoon(day)), day);
            foreach (var resident in ranking.Residents)
                stage.Keep(resident);
        }
        return all;
    }
}

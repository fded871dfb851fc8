using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Demo;

/// <summary>Informal visits, the months' coaching conversations, and what the program decided on last year's residents.</summary>
internal static class DemoCoaching
{
    private static readonly string[] LookFors = ["Pupils talk to each other about the question", "Everyone has begun within two minutes", "The objective is on the board and named", "Feedback while pupils work, not after", "Wait time after a question"];

    public static void Build(DemoStage stage)
    {
        var rubrics = stage.Rows.OfType<Rubric>().Where(r => r.State is EditionState.Published).ToDictionary(r => r.ProgramId);
        var at = 0;
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null))
        {
            Visits(stage, placement, at);
            Conversations(stage, placement, rubrics[placement.ProgramId], at++);
        }
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Completed && p.MentorId is not null && p.SupervisorId is not null).Take(DemoObserving.Decided))
            Decide(stage, placement, rubrics[placement.ProgramId]);
    }

    private static void Visits(DemoStage stage, Placement placement, int at)
    {
        var mentor = new Rater(stage.AccountOf(placement.MentorName!), placement.MentorName!, RaterKind.Mentor);
        var calendar = stage.Places.Calendars[placement.DistrictId];
        for (var day = placement.StartsOn.AddDays(15 + (at % 6)); day < stage.Today; day = day.AddDays(28))
        {
            var on = calendar.NextSchoolDay(day);
            if (on >= stage.Today || on > placement.EndsOn)
                break;
            (string, LookForFate, string?)[] seen = [.. Enumerable.Range(0, 2 + stage.Roll(3)).Select(i => (LookFors[(at + i) % LookFors.Length], stage.Roll(5) switch { 0 => LookForFate.NotSeen, 1 => LookForFate.NotLookedAt, _ => LookForFate.Seen }, stage.Chance(30) ? "at the window tables" : (string?)null))];
            stage.Keep(new Walkthrough(placement, mentor, on, 5 + stage.Roll(6), seen, stage.Chance(60) ? "What would happen if you asked the second question first?" : null, 5, stage.Afternoon(on)));
        }
    }

    private static void Conversations(DemoStage stage, Placement placement, Rubric rubric, int at)
    {
        var (mentor, resident) = (new Rater(stage.AccountOf(placement.MentorName!), placement.MentorName!, RaterKind.Mentor), new Rater(stage.AccountOf(placement.ResidentName), placement.ResidentName, RaterKind.Resident));
        var number = 0;
        for (var month = Growth.MonthOf(placement.StartsOn).AddMonths(1); month <= Growth.MonthOf(stage.Today); month = month.AddMonths(1), number++)
        {
            var isNow = month == Growth.MonthOf(stage.Today);
            // this month: some are not open yet, some wait for the resident, some for the mentor
            if (isNow && at % 4 == 3)
                continue;
            var day = month.AddDays(17) < stage.Today ? month.AddDays(17) : month;
            var rows = Enumerable.Range(0, 3).Select(i => rubric.Rows[((number * 3) + i + at) % rubric.Rows.Count].Id).Distinct().ToList();
            var talk = stage.Keep(new CoachingConversation(placement, month, rubric, rows, rows.Count, mentor.Name, stage.Afternoon(day)));
            if (isNow && at % 4 == 0)
                continue;
            Score(resident, -1 + stage.Roll(3));
            talk.TakeResidentScores(stage.Afternoon(day));
            if (isNow && at % 4 == 1)
                continue;
            Score(mentor, 0);
            talk.Hold("We agree on the strengths; on talk time we looked at the transcript together.", stage.Pick(DemoFeedback.NextSteps), talk.MentorName, stage.Afternoon(day));

            void Score(Rater rater, int shift)
            {
                foreach (var row in rows)
                {
                    var rating = stage.Keep(new Rating(placement, Instrument.CoachingConversation, talk.Id.Value, rubric, row, rater, Math.Clamp(1 + (number / 2) + shift + (at % 2), 1, 4), null, day));
                    rating.Send();
                }
            }
        }
    }

    private static void Decide(DemoStage stage, Placement placement, Rubric rubric)
    {
        GrowthPoint[] points = [.. stage.Rows.OfType<Rating>().Where(r => r.ResidentId == placement.ResidentId).OrderBy(r => r.RatedOn).Select(r => new GrowthPoint(r.ItemKey, r.Code, r.RatedOn, r.RaterAccountId, r.RaterName, r.RaterKind, r.Level))];
        var advice = SummativeAdvice.Of(points, rubric.Rows, new(30, 2, 2));
        var why = advice.IsMet ? "Mentor and supervisor agree: applying or above in every domain, and ready to lead a class of their own." : "Mentor and supervisor agree in the end-of-year talk; what the rule misses was seen in the takeover weeks, after the last observation.";
        stage.Keep(new Recommendation(placement, rubric.Id, Verdict.Recommended, why, advice, "Dana Whitfield", stage.Afternoon(placement.EndsOn)));
    }
}

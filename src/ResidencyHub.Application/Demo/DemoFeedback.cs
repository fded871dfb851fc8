using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>What mentors wrote week by week, and the few days on which something happened.</summary>
internal static class DemoFeedback
{
    private static readonly string[] Strengths =
    [
        "Waited a full five seconds after the question about ecosystems. Three new hands went up.",
        "Greeted every pupil at the door by name, and the room settled in under a minute.",
        "Used the exit tickets to regroup the next morning: that is data doing work.",
        "Explained the fraction bar three ways until the last table had it.",
        "Stayed calm when the projector died and moved straight to the whiteboards.",
        "Her questions asked for reasons, not answers; pupils quoted each other.",
        "Called two families with good news before calling one with a worry.",
        "The warm-up tied to yesterday's misconception, and it was gone by noon.",
        "Co-taught the lab without looking at me once for permission.",
        "Noticed who had not spoken and brought them in kindly.",
        "Clear directions, one at a time, with a check after each.",
        "Asked the aide what she had seen, and used it the same day.",
        "Sentence frames let every table argue about the graph in full sentences.",
        "Ended on time with everyone knowing what tomorrow is about.",
    ];

    internal static readonly string[] NextSteps =
    [
        "Circulate during partner talk.", "Write the three key questions into the plan, word for word.", "Give the direction, then stop talking.", "Check for understanding before independent work, not after.",
        "Try cold calling with a safety net.", "Plan the board: what stays up, what goes.", "Let two pupils answer before you respond.", "Ask one family about their child's strengths this week.",
        "Time the transition; aim for ninety seconds.", "Bring the rubric into the pupils' hands before they begin.", "Lead the whole first period on Thursday.", "Use the seating chart to plan whom you will listen to.",
    ];

    public static void Build(DemoStage stage)
    {
        foreach (var placement in stage.Placements.Placements.Where(p => p.State is PlacementState.Active or PlacementState.Completed && p.MentorId is not null))
            Weeks(stage, placement);
        var running = stage.Placements.Placements.Where(p => p.State is PlacementState.Active && p.MentorId is not null && p.Year == stage.Year.StartYear).ToList();
        if (running.Count > 9)
            Days(stage, running);
    }

    private static void Weeks(DemoStage stage, Placement placement)
    {
        var calendar = stage.Places.Calendars[placement.DistrictId];
        var last = DistrictCalendar.WeekOf(stage.Today);
        var silentFrom = stage.Roll(12) == 3 ? last.AddDays(-21) : last;
        var next = false;
        for (var monday = DistrictCalendar.WeekOf(placement.StartsOn); monday < silentFrom && monday <= placement.EndsOn; monday = monday.AddDays(7))
        {
            if (!calendar.WeekCounts(monday, 3) || stage.Chance(8))
                continue;
            var met = !stage.Chance(6);
            var going = stage.Roll(20) switch { < 16 => Going.OnTrack, < 19 => Going.SomeWorries, _ => Going.NeedsSupport };
            var withNext = stage.Chance(70);
            var checkIn = new CheckIn(
                placement, placement.MentorId!.Value, monday, met, (MeetingLength)stage.Roll(4), going,
                stage.Chance(85) || !withNext ? stage.Pick(Strengths) : null, withNext ? stage.Pick(NextSteps) : null,
                next ? stage.Chance(60) ? NextStepFate.Done : NextStepFate.Kept : null,
                stage.Afternoon(monday.AddDays(stage.Chance(12) ? 9 : 4)));
            if (monday < last.AddDays(-7) || stage.Chance(50))
                checkIn.Read(stage.Afternoon(monday.AddDays(6)));
            stage.Keep(checkIn);
            next = withNext;
        }
    }

    private static void Days(DemoStage stage, List<Placement> running)
    {
        var (a, b, c) = (running[1], running[4], running[9]);
        stage.Keep(new Concern(a, Guid.Empty, a.MentorName!, a.MentorId, "Comes unprepared on Mondays since a second job began. I would like us to talk about the load together.", false, false, stage.Afternoon(Within(a, -9))));
        var closed = stage.Keep(new Concern(b, Guid.Empty, b.MentorName!, b.MentorId, "A pupil left the room unnoticed during lab clean-up.", true, true, stage.Afternoon(Within(b, -40))));
        closed.Close("Met with mentor and principal; clean-up now has a partner at the door.", stage.Afternoon(Within(b, -37)));
        var pause = stage.Keep(new Pause(b, Within(b, -40), b.MentorName!, "Until we have talked about the lab.", stage.Afternoon(Within(b, -40))));
        pause.Lift("Dana Whitfield", stage.Afternoon(Within(b, -39)));
        stage.Keep(new Absence(a, Within(a, -5), "Dentist", stage.Afternoon(Within(a, -5))));
        stage.Keep(new Absence(c, Within(c, -1), null, stage.Afternoon(Within(c, -1))));
        var resident = stage.People.Residents.Single(r => r.Id == c.ResidentId);
        stage.Keep(new HelpRequest(resident, "My rent went up and I cannot see how the stipend covers December. Whom can I talk to?", false, stage.Afternoon(stage.Today.AddDays(-2))));
        var helped = stage.Keep(new HelpRequest(stage.People.Residents.Single(r => r.Id == a.ResidentId), "I failed the second part of the content exam and do not know what that means for me.", true, stage.Afternoon(stage.Today.AddDays(-30))));
        helped.Reply("Dana Whitfield", "You can retake it in six weeks; we pay the fee. Let us meet on Thursday.", stage.Afternoon(stage.Today.AddDays(-29)));

        DateOnly Within(Placement placement, int days) => stage.Today.AddDays(days) > placement.StartsOn ? stage.Today.AddDays(days) : placement.StartsOn;
    }
}

using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Domain.Tests.Partnerships;

/// <summary>What the status page says of facts: reasons with their base, no count that points at one person (domain.md §8).</summary>
public sealed class StatusReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static StatusFacts Facts { get; } = new()
    {
        Today = Today,
        Reader = StatusReader.SchoolLeader,
        Agreements = [new("Residency agreement", new(2028, 6, 30), false)],
        AgreementAlertDays = 180,
        HasAnswered = true,
        Seats = 8,
        HostingConfirmedOn = new(2026, 5, 20),
        HostingStale = false,
        Filled = 7,
        Waiting = 0,
        NeedMentor = 0,
        FilledLastYear = 6,
        ByProgram = [("Harbor Valley", 5), ("Northgate", 2)],
        Mentors = 12,
        MentorsReady = 9,
        MentorsBusy = 7,
        CheckInsDue = 28,
        CheckInsOnTime = 25,
        CheckInWeeks = 4,
        CheckInsDueLastYear = 24,
        CheckInsOnTimeLastYear = 20,
        CheckInPlacements = 7,
        CheckInPlacementsLastYear = 6,
        LeastGroup = 2,
        OnTime = new(85, 60),
        Sight = ConcernSight.Counts,
        CountedResidents = 7,
        OpenConcerns = 3,
        OpenSafetyConcerns = 0,
        Coordinators = "Dana Whitfield",
        DecisionsThisYear = 4,
        ActionsDue = 3,
        ActionsOnTime = 2,
        ActionsOverdue = 0,
        LastDecidedOn = Today.AddDays(-41),
        VotesWaiting = 0,
    };

    [Fact]
    public void Hours_of_a_few_residents_of_none_and_of_all_are_said_to_those_alone_who_know_them()
    {
        static string Hours(StatusFacts facts) => StatusReading.Of(facts).Single(l => l.Subject == "Clinical hours") is var l ? $"{l.Word}: {l.Reason}" : "";
        foreach (var (onPace, residents) in new[] { (0, 2), (2, 2), (3, 4), (0, 6), (6, 6) })
            Hours(Facts with { Hours = new(residents, onPace, 5) }).ShouldStartWith("Ask: ");
        Hours(Facts with { Hours = new(6, 4, 5) }).ShouldStartWith("Some behind: 4 of 6 residents have");
        Hours(Facts with { Hours = new(2, 2, 5), Reader = StatusReader.Coordinator }).ShouldStartWith("On pace: 2 of 2 residents have");
    }

    [Fact]
    public void Every_line_says_a_word_and_its_reason_with_the_base() =>
        StatusReading.Of(Facts).Select(l => $"{l.Subject}: {l.Word}. {l.Reason} {l.Since}".TrimEnd()).ShouldBe(
        [
            "Agreement: In force. “Residency agreement” runs through 30 June 2028. None was in force on this day last year.",
            "Placements: 7 of 8 filled. 1 seat of 8 is open. Harbor Valley 5, Northgate 2. Last year 6.",
            "Mentors: 2 free. 12 in the pool, 9 trained and ready, 7 with a resident, 2 free. No figure last year.",
            "Feedback: On time. 25 of 28 weekly check-ins came on time in the last 4 weeks that count, over the whole building. 20 of 24 in the same weeks last year.",
            "Concerns: 3 open. Your agreement lets you see how many, not what. Dana Whitfield can tell more.",
            "Decisions and actions: On track. 4 decisions this school year. 2 of 3 actions due so far were done on time. The last one 41 days ago. No figure last year.",
        ]);

    [Fact]
    public void Every_line_has_a_word_a_reason_and_a_link_whoever_reads_it()
    {
        var whole = Facts with
        {
            MentorTerms = new(7, 6, 10, [3000], [1]),
            Observations = new(14, 12, 7),
            Growth = new(7, 6, 3, 3m, 2),
            Health = new("CA-10", "Fall 2026", Today, 10, 4, 1, null, null, null, "/h"),
            Goals = new(2, 0, 1, 0, "/p"),
            Visits = new(Today.AddDays(-9), 2, 1, 0, "/v"),
            Cycles = new(1, 0, 1, 0, 1, 2, "/c"),
            Giving = [new(Guid.Empty, "Harbor", true, 3, 2, 0)],
            CommitteesLapsed = ["It has not met for 70 days."],
            Vacancies = VacancyOutlook.Of([], []),
            PrivateOpenings = 1,
        };
        foreach (var reader in Enum.GetValues<StatusReader>())
            foreach (var facts in new[] { whole, whole with { CheckInsDue = 0, Observations = new(0, 0, 0), Growth = new(7, 0, 0, 3m, 2), Agreements = [], HealthPath = "/h", Health = null }, whole with { CheckInPlacements = 1, CountedResidents = 1, Observations = new(4, 1, 1), Growth = new(1, 1, 1, 3m, 2) } })
                foreach (var sight in Enum.GetValues<ConcernSight>())
                    StatusReading.Of(facts with { Reader = reader, Sight = sight }).ShouldAllBe(l => l.Word.Length > 0 && l.Reason.Length > 10 && l.Link != null && l.Link.StartsWith('/') && l.LinkText != null);
    }

    [Fact]
    public void A_count_or_share_over_one_person_is_not_shown_but_says_whom_to_ask()
    {
        var alone = Facts with { CheckInPlacements = 1, CountedResidents = 1 };
        Line(alone, "Feedback").ShouldSatisfyAllConditions(l => l.Word.ShouldBe("Ask"), l => l.Reason.ShouldBe("With 1 placement a share would name the mentor. Ask Dana Whitfield."), l => l.Since.ShouldBeNull());
        Line(alone, "Concerns").ShouldSatisfyAllConditions(l => l.Word.ShouldBe("Ask"), l => l.Reason.ShouldBe("With 1 resident here a count would name the person. Ask Dana Whitfield."));
        foreach (var open in new[] { 0, 1, 5 })
            Line(alone with { OpenConcerns = open }, "Concerns").ShouldBe(Line(alone, "Concerns"), "not even that there is none");
    }

    [Fact]
    public void Last_year_s_share_is_left_out_when_one_mentor_stood_behind_it() =>
        Line(Facts with { CheckInPlacementsLastYear = 1 }, "Feedback").Since.ShouldBe("No figure last year.");

    [Fact]
    public void A_coordinator_reads_the_own_program_however_small_it_is()
    {
        var own = Facts with { Reader = StatusReader.Coordinator, CheckInPlacements = 1, CountedResidents = 1, OpenConcerns = 1 };
        Line(own, "Feedback").Word.ShouldBe("On time");
        Line(own, "Concerns").ShouldSatisfyAllConditions(l => l.Word.ShouldBe("1 open"), l => l.Link.ShouldBe("/concerns"));
    }

    [Fact]
    public void A_district_lead_hears_nothing_of_concerns() =>
        StatusReading.Of(Facts with { Reader = StatusReader.Other, OpenSafetyConcerns = 2 }).Select(l => l.Subject).ShouldNotContain("Concerns");

    [Theory]
    [InlineData(ConcernSight.SafetyOnly, "Safety only", "You are told of safety concerns at once; others stay with the coordinator by agreement.")]
    [InlineData(ConcernSight.All, "By agreement", "Your agreement lets you read concerns in your building. They are left out of print.")]
    public void Concerns_are_shown_as_far_as_the_agreement_lets_and_never_printed(ConcernSight sight, string word, string reason) =>
        Line(Facts with { Sight = sight }, "Concerns").ShouldSatisfyAllConditions(l => l.Word.ShouldBe(word), l => l.Reason.ShouldBe(reason), l => l.Identifies.ShouldBeTrue());

    [Fact]
    public void An_open_safety_concern_is_said_under_every_agreement()
    {
        foreach (var sight in Enum.GetValues<ConcernSight>())
            foreach (var residents in new[] { 1, 7 })
                Line(Facts with { Sight = sight, OpenSafetyConcerns = 1, CountedResidents = residents }, "Concerns")
                    .ShouldSatisfyAllConditions(l => l.Tone.ShouldBe(StatusTone.Bad), l => l.Reason.ShouldContain("1 safety concern is open."), l => l.Identifies.ShouldBeTrue());
    }

    [Theory]
    [InlineData(181, false, StatusTone.Good, "In force")]
    [InlineData(180, true, StatusTone.Wait, "Ends in 180 days")]
    [InlineData(1, false, StatusTone.Bad, "Ends in 1 day")]
    public void An_agreement_that_ends_soon_says_in_how_many_days_and_whether_its_renewal_is_out(int days, bool renewed, StatusTone tone, string word)
    {
        var line = Line(Facts with { Agreements = [new("Old", Today.AddDays(days), renewed), new("Other", new(2029, 6, 30), false)] }, "Agreement");
        (line.Tone, line.Word).ShouldBe((tone, word));
        line.Reason.ShouldEndWith("1 more in force.");
    }

    [Fact]
    public void Without_an_agreement_the_page_says_so() => Line(Facts with { Agreements = [] }, "Agreement").Word.ShouldBe("None in force");

    [Theory]
    [InlineData(0, 25, 28, StatusTone.Good)]
    [InlineData(0, 17, 28, StatusTone.Wait)]
    [InlineData(0, 16, 28, StatusTone.Bad)]
    [InlineData(1, 0, 0, StatusTone.Idle)]
    public void The_share_of_check_ins_on_time_has_its_word(int nothing, int onTime, int due, StatusTone tone)
    {
        var line = Line(Facts with { CheckInsOnTime = onTime, CheckInsDue = due }, "Feedback");
        (line.Tone, line.Word == "Nothing due").ShouldBe((tone, nothing == 1));
    }

    [Fact]
    public void A_school_that_does_not_know_yet_one_that_is_full_and_one_that_misses_a_mentor_are_told_apart()
    {
        Line(Facts with { HasAnswered = false, Seats = null, Filled = 1 }, "Placements").ShouldSatisfyAllConditions(l => l.Word.ShouldBe("1 placement"), l => l.Reason.ShouldStartWith("The school has not said yet"));
        Line(Facts with { Seats = null }, "Placements").Reason.ShouldStartWith("The school cannot say yet");
        Line(Facts with { Filled = 8 }, "Placements").ShouldSatisfyAllConditions(l => l.Tone.ShouldBe(StatusTone.Good), l => l.Reason.ShouldStartWith("Every seat is taken."));
        Line(Facts with { NeedMentor = 1 }, "Placements").ShouldSatisfyAllConditions(l => l.Tone.ShouldBe(StatusTone.Bad), l => l.Word.ShouldBe("1 needs a mentor", "a red “8 of 8 filled” says nothing"), l => l.Reason.ShouldStartWith("7 placements; you offered 8 seats."));
        Line(Facts with { NeedMentor = 1 }, "Mentors").Word.ShouldBe("One is missing");
        // the mentor who has told that they leave sits with the resident today
        var leaving = Facts with { MentorsLeaving = 1, MentorNeededFrom = new(2027, 1, 16) };
        Line(leaving, "Placements").ShouldSatisfyAllConditions(l => l.Tone.ShouldBe(StatusTone.Wait), l => l.Word.ShouldBe("1 needs a mentor from 16 January"));
        Line(leaving, "Mentors").ShouldSatisfyAllConditions(l => l.Tone.ShouldBe(StatusTone.Wait), l => l.Word.ShouldBe("1 missing from 16 January"));
        Line(Facts with { HostingStale = true }, "Placements").Reason.ShouldContain("The school's answer is from 20 May 2026; please confirm it.");
    }

    [Fact]
    public void Last_year_s_growth_is_left_out_when_it_would_speak_of_all_or_of_a_few()
    {
        var now = Facts with { Growth = new(7, 6, 4, 3m, 5) };
        Line(now with { GrowthLastYear = new(6, 6, 6, 3m, 5) }, "Residents’ growth").Since.ShouldBe("No figure last year.");
        Line(now with { GrowthLastYear = new(6, 4, 2, 3m, 5) }, "Residents’ growth").Since.ShouldBe("No figure last year.");
        Line(now with { GrowthLastYear = new(6, 4, 2, 3m, 5), Reader = StatusReader.Coordinator }, "Residents’ growth").Since.ShouldBe("2 of 4 by this day last year.");
        Line(Facts with { AgreementsLastYear = 2 }, "Agreement").Since.ShouldBe("2 were in force on this day last year.");
    }

    [Fact]
    public void An_open_vote_comes_before_an_overdue_action()
    {
        Line(Facts with { VotesWaiting = 2, ActionsOverdue = 1 }, "Decisions and actions").Word.ShouldBe("2 votes are open");
        Line(Facts with { ActionsOverdue = 1 }, "Decisions and actions").Word.ShouldBe("1 overdue");
    }

    [Fact]
    public void Training_observations_health_goals_and_vacancies_each_say_a_word_and_a_reason_with_the_base()
    {
        var whole = Facts with
        {
            MentorTerms = new(7, 5, 10, [3000], [1]),
            BusyLastYear = 6,
            Observations = new(20, 18, 7),
            ObservationsLastYear = new(16, 12, 6),
            Growth = new(7, 6, 4, 3m, 5),
            Health = new("Ten characteristics", "Fall 2026", Today, 10, 6, 1, "Fall 2025", 4, 1, "/partnerships/x/health/y"),
            GrowthLastYear = new(6, 5, 3, 3m, 5),
            Goals = new(3, 0, 2, 1, "/partnerships/x", 2),
            DecisionsLastYear = 2,
            Vacancies = VacancyOutlook.Of([new("Science", Likelihood.Certain, 2)], [new("Science", 1)]),
            FilledByGraduates = (1, 2),
            PrivateOpenings = 1,
        };
        StatusReading.Of(whole).Select(l => $"{l.Subject}: {l.Word}. {l.Reason} {l.Since}".TrimEnd()).Except(StatusReading.Of(Facts).Select(l => $"{l.Subject}: {l.Word}. {l.Reason} {l.Since}".TrimEnd())).ShouldBe(
        [
            "Mentors: 2 free. 12 in the pool, 9 trained and ready, 7 with a resident, 2 free. Last year 6 with a resident.",
            "Training and pay: 5 of 7 trained. 5 of 7 mentors with a resident have the 10 hours of training. By agreement $3,000 a year each, release periods a week: 1.",
            "Observations: On schedule. 18 of 20 observations planned so far this school year took place. 12 of 16 by this day last year.",
            "Residents’ growth: 4 of 6 at the level. 4 of 6 rated residents stand where the rule wants them at the end of the year (a mean of 3). 3 of 5 by this day last year.",
            "Decisions and actions: On track. 4 decisions this school year. 2 of 3 actions due so far were done on time. The last one 41 days ago. 2 decisions by this day last year.",
            "Health: 1 far apart. Both sides rated it on “Ten characteristics” in Fall 2026 and say the same of 6 of 10 lines. Since Fall 2025 4 lines higher, 1 lower.",
            "Goals: 2 of 3 under way. 3 goals open; 2 of 3 moved beyond the baseline. 1 reached this school year. 2 reached by this day last year.",
            "Vacancies ahead: 1 of 2 could be filled. Science: 2 positions, 1 resident finishes; 1 position stays open even if all are hired. 1 of 2 filled in the last year went to graduates.",
            "Openings: Only you. 1 opening that you entered is not published: nobody else reads or counts it. Left out of print.",
        ]);
        StatusReading.Of(whole).Single(l => l.Subject == "Openings").Identifies.ShouldBeTrue();
        StatusReading.Of(whole with { Reader = StatusReader.Other }).ShouldNotContain(l => l.Subject == "Openings");
    }

    [Fact]
    public void How_residents_stand_is_said_of_five_or_more_and_never_of_none_or_all()
    {
        foreach (var growth in new GrowthFact[] { new(4, 4, 2, 3, 5), new(7, 4, 2, 3, 5), new(7, 6, 0, 3, 5), new(7, 6, 6, 3, 5) })
        {
            var line = Line(Facts with { Growth = growth }, "Residents’ growth");
            line.Reason.ShouldNotContain($"{growth.Reach} of");
            Line(Facts with { Growth = growth, Reader = StatusReader.Coordinator }, "Residents’ growth").Word.ShouldBe($"{growth.Reach} of {growth.Rated} at the level", "they know the people");
        }
    }

    private static StatusEntry Line(StatusFacts facts, string subject) => StatusReading.Of(facts).Single(l => l.Subject == subject);
}

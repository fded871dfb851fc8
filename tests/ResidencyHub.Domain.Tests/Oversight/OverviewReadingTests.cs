using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Domain.Tests.Oversight;

public sealed class OverviewReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly VisitRules Rules = new(120, 45, 60, 2);

    private static SchoolCounts School { get; } = new() { Name = "Eastside", Filled = 4, Seats = 5, Answered = true, Running = 4, BeganOn = new(2026, 8, 17), CheckIns = new(16, 15, 4), Visits = new(new DateOnly(2026, 10, 1), 0, null) };

    private static ManyFacts Many { get; } = new(2, null, 3, 1, 4, 3, 0, 0, [], 1, 1, new(2, 0, 1, 0, "/partnerships"), VacancyOutlook.Of([], []), (0, 0), null);

    [Fact]
    public void A_school_that_is_well_needs_no_visit_and_each_reason_is_said_with_its_rule()
    {
        VisitNeed.Reasons(School, Rules, Today, knows: false).ShouldBeEmpty();
        VisitNeed.Reasons(School with { MentorsLeaving = 1, MentorNeededFrom = new(2027, 1, 16) }, Rules, Today, knows: false).ShouldBeEmpty("the mentor is there until January");
        VisitNeed.Reasons(School with { Running = 0, Visits = new(null, 0, null) }, Rules, Today, false).ShouldBeEmpty("nobody learns there");
        VisitNeed.Reasons(School with { NeedMentor = 1, Uncovered = 2, CheckIns = new(16, 8, 4), FarApart = 1, Visits = new(null, 2, Today.AddDays(-9)) }, Rules, Today, false).ShouldBe(
        [
            "1 placement needs a mentor.", "No agreement in force covers 2 of 4 placements.", "8 of 16 check-ins came on time, fewer than 60 %.", "Both sides’ ratings lie far apart on 1 line, and nobody has visited since.",
            "2 next steps are past their day.", "Not visited since residents began 93 days ago; the rule says within 45.",
        ]);
        VisitNeed.Reasons(School with { BeganOn = new(2026, 1, 5), Visits = new(new DateOnly(2026, 7, 1), 0, null) }, Rules, Today, false).ShouldBe(["Not visited for 140 days; the rule says every 120."]);
        // a share over one mentor is a reason to who knows them, and to nobody else
        var alone = School with { CheckIns = new(4, 0, 1) };
        VisitNeed.Reasons(alone, Rules, Today, knows: false).ShouldBeEmpty();
        VisitNeed.Reasons(alone, Rules, Today, knows: true).Count.ShouldBe(1);
    }

    [Fact]
    public void A_school_that_is_too_small_to_be_shown_is_never_what_is_left_of_the_sum()
    {
        ShareFact[] one = [new(16, 15, 4), new(4, 0, 1)], two = [.. one, new(4, 3, 1)];
        ManyReading.Honest(one, 2, knows: false).ShouldBe((new ShareFact(16, 15, 4), 1));
        ManyReading.Honest(two, 2, knows: false).ShouldBe((new ShareFact(24, 18, 6), 0), "of two nobody is left over alone");
        ManyReading.Honest(one, 2, knows: true).ShouldBe((new ShareFact(20, 15, 5), 0));
        // in the sum one could be told from the other only when the least group is larger
        ManyReading.Honest(two, 3, knows: false).ShouldBe((new ShareFact(16, 15, 4), 2));
        ManyReading.Honest([ShareFact.None], 2, false).ShouldBe((ShareFact.None, 0));
    }

    [Fact]
    public void Hours_of_a_few_residents_of_none_and_of_all_stand_in_no_sum()
    {
        string Hours(bool knows, params ShareFact[] shares) => ManyReading.Of([.. shares.Select(s => School with { Hours = s })], Many, 0, 2, 5, new(85, 60), knows, Today).Single(l => l.Subject == "Clinical hours").Reason;
        Hours(false, new ShareFact(2, 0, 2), new ShareFact(2, 2, 2)).ShouldBe("Nothing was due that can be shown. 2 schools with fewer than 5 placements, or where it is all or none, are left out.");
        Hours(false, new ShareFact(6, 4, 6), new ShareFact(6, 6, 6)).ShouldBe("4 of 6 residents have the hours that an even pace asks by the week before last, over 6 placements. 1 school with fewer than 5 placements, or where it is all or none, is left out.");
        Hours(true, new ShareFact(2, 0, 2), new ShareFact(2, 2, 2)).ShouldStartWith("2 of 4 residents");
    }

    [Fact]
    public void Each_count_has_its_base_and_what_does_not_add_up_says_so()
    {
        var lines = ManyReading.Of([School, School with { Name = "Lincoln", Seats = null, Answered = false, Filled = 1, Running = 1, Uncovered = 1, CheckIns = new(4, 1, 1) }], Many, 1, 2, 5, new(85, 60), knows: false, Today).ToDictionary(l => l.Subject);
        lines["Agreements"].ShouldSatisfyAllConditions(l => l.Word.ShouldBe("1 school not covered"), l => l.Reason.ShouldBe("At 1 of 2 schools with residents one in force covers all of them."));
        lines["Placements"].Reason.ShouldBe("5 placements at 2 of 2 schools. 4 of 5 seats taken at the 1 that said how many. 1 has not said.");
        lines["Feedback"].Reason.ShouldBe("15 of 16 weekly check-ins came on time, over 4 placements. 1 school with fewer than 2 placements is left out.");
        ManyReading.NotAddedUp(knows: false).Select(n => n.Subject).ShouldBe(["Residents’ growth", "Concerns", "Pay", "Levels of ratings", "Values of goals"]);
        ManyReading.NotAddedUp(knows: true).ShouldNotContain(n => n.Subject == "Concerns");
        lines.Values.ShouldAllBe(l => l.Link != null);
        lines["Health"].Reason.ShouldBe("Both sides rated 1 of 2 partnerships this school year; in 1 a line lies far apart.");
        lines["Visits"].Word.ShouldBe("1 needs one");
        lines.Values.ShouldAllBe(l => l.Reason.Length > 20);
    }
}

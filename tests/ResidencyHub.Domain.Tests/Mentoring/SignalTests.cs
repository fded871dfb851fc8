using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class SignalTests
{
    private static readonly SignalRules Rules = new(2, 2, 35, 2, 90);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateOnly Monday = new(2026, 11, 9);
    private static readonly Guid Element = Guid.NewGuid();
    private static readonly Guid Mentor = Guid.NewGuid();
    private static readonly Guid Supervisor = Guid.NewGuid();
    private static readonly DateTime At = new(2026, 11, 20, 17, 0, 0, DateTimeKind.Utc);

    private static CheckInWeek Week(DateOnly monday) => new(monday, monday.AddDays(4), monday.AddDays(7));

    private static readonly CheckInWeek[] Latest = [Week(Monday), Week(Monday.AddDays(-7))];

    private static GrowthPoint Given(Guid rater, string name, int level, int daysAgo, RaterKind kind = RaterKind.Mentor, string code = "1.5") => new(code == "1.5" ? Element : Guid.Empty, code, Today.AddDays(-daysAgo), rater, name, kind, level);

    [Fact]
    public void Hours_say_which_weeks_and_whether_nothing_was_sent_or_something_waits()
    {
        SignalReasons.NoApprovedHours(Latest, Rules, hasApproved: false, waitsFor: null)!.Words.ShouldBe("No approved hours in the weeks of 2 November and 9 November. None were sent.");
        var waits = SignalReasons.NoApprovedHours(Latest, Rules, hasApproved: false, waitsFor: "Umar Okafor")!;
        waits.FromOn.ShouldBe(Monday.AddDays(-7));
        (waits.Words, waits.SeenOn).ShouldBe(("No approved hours in the weeks of 2 November and 9 November. Hours were sent and wait for Umar Okafor.", Monday));
        SignalReasons.NoApprovedHours(Latest, Rules, hasApproved: true, null).ShouldBeNull();
        SignalReasons.NoApprovedHours(Latest[..1], Rules, hasApproved: false, null).ShouldBeNull("the placement is younger than the rule");
        SignalReasons.NoApprovedHours([], Rules with { HoursWeeks = 0 }, hasApproved: false, null).ShouldBeNull("no week counted");
    }

    [Fact]
    public void A_mentor_is_silent_only_when_neither_a_check_in_nor_no_school_came_for_any_of_the_weeks()
    {
        SignalReasons.MentorSilent(Latest, 2, new HashSet<DateOnly> { Monday.AddDays(-14) }, "Umar Okafor")!.Words.ShouldBe("Umar Okafor sent no check-in for the weeks of 2 November and 9 November. The last was for the week of 26 October.");
        SignalReasons.MentorSilent(Latest, 2, new HashSet<DateOnly>(), "Umar Okafor")!.Words.ShouldEndWith("None has come so far.");
        SignalReasons.MentorSilent(Latest, 2, new HashSet<DateOnly> { Monday.AddDays(-7) }, "Umar Okafor").ShouldBeNull();
    }

    [Fact]
    public void Worries_are_the_latest_check_ins_in_a_row_and_an_older_pair_is_none_any_more()
    {
        SignalReasons.Worries([(Monday.AddDays(-7), Going.SomeWorries), (Monday, Going.NeedsSupport), (Monday.AddDays(-14), Going.OnTrack)], Rules, Today)!.Words
            .ShouldBe("The latest 2 check-ins say “Some worries” (week of 2 November), “Needs support” (week of 9 November).");
        SignalReasons.Worries([(Monday.AddDays(-14), Going.SomeWorries), (Monday.AddDays(-7), Going.SomeWorries), (Monday, Going.OnTrack)], Rules, Today).ShouldBeNull();
        SignalReasons.Worries([(Monday, Going.NeedsSupport)], Rules, Today).ShouldBeNull("one is not twice");
        SignalReasons.Worries([(Monday.AddDays(-35), Going.SomeWorries), (Monday.AddDays(-42), Going.SomeWorries)], Rules, Today).ShouldBeNull("silence is another reason");
    }

    [Fact]
    public void Raters_are_apart_by_their_latest_levels_and_the_resident_s_own_view_is_no_part_of_it()
    {
        SignalReasons.RatersApart([Given(Mentor, "Umar Okafor", 4, 10), Given(Supervisor, "Grace Oduya", 2, 6, RaterKind.Supervisor)], Rules, Today)!
            .ShouldBe(new(SignalKind.RatersApart, "On 1.5, Grace Oduya gave level 2 (14 November) and Umar Okafor level 4 (10 November).", Today.AddDays(-6)) { FromOn = Today.AddDays(-10) });
        SignalReasons.RatersApart([Given(Mentor, "Umar", 4, 10), Given(Mentor, "Umar", 3, 1), Given(Supervisor, "Grace", 2, 6)], Rules, Today).ShouldBeNull("Umar sees it otherwise by now");
        SignalReasons.RatersApart([Given(Mentor, "Umar", 4, 10), Given(Guid.Empty, "Ana", 1, 6, RaterKind.Resident)], Rules, Today).ShouldBeNull();
        SignalReasons.RatersApart([Given(Mentor, "Umar", 2, 10), Given(Supervisor, "Grace", 0, 6)], Rules, Today).ShouldBeNull("not observed is no level");
        SignalReasons.RatersApart([Given(Mentor, "Umar", 4, 91), Given(Supervisor, "Grace", 2, 6)], Rules, Today).ShouldBeNull("levels of last term are not compared");
        SignalReasons.RatersApart([Given(Mentor, "Umar", 4, 1, code: "1.10"), Given(Supervisor, "Grace", 1, 1, code: "1.10"), Given(Mentor, "Umar", 4, 1), Given(Supervisor, "Grace", 1, 1)], Rules, Today)!.Words.ShouldEndWith("The same on 1.10.");
    }

    [Fact]
    public void A_signal_is_put_off_for_a_while_settled_once_and_then_over()
    {
        var scene = new PlacementScene();
        var signal = new Signal(scene.Draft(), new(SignalKind.MentorSilent, "silent", Monday), Today);
        signal.StateOn(Today).ShouldBe(SignalState.Open);
        Broken(() => signal.PutOff(Today.AddDays(29), "leave", 28, "Dana", At, Today)).ShouldBe("signal-far");
        Broken(() => signal.PutOff(Today.AddDays(-1), "leave", 28, "Dana", At, Today)).ShouldBe("signal-past");
        Broken(() => signal.PutOff(Today, " ", 28, "Dana", At, Today)).ShouldBe("signal-why");
        signal.PutOff(Today.AddDays(7), "Umar is ill", 28, "Dana", At, Today);
        (signal.StateOn(Today.AddDays(7)), signal.StateOn(Today.AddDays(8))).ShouldBe((SignalState.PutOff, SignalState.Open));
        Broken(() => signal.Settle("", "Dana", At, Today)).ShouldBe("signal-outcome");
        signal.Settle("Called Umar; Priya writes while he is away.", "Dana", At, Today);
        (signal.StateOn(Today), signal.EndedOn).ShouldBe((SignalState.Settled, Today));
        Broken(() => signal.Settle("again", "Grace", At, Today)).ShouldBe("signal-over");
        var other = new Signal(scene.Draft(), new(SignalKind.Worries, "worries", Monday), Today);
        other.Go(Today);
        (other.StateOn(Today), Broken(() => other.PutOff(Today, "why", 28, "Dana", At, Today))).ShouldBe((SignalState.Gone, "signal-over"));
    }

    [Fact]
    public void What_was_put_off_is_heard_again_when_all_that_gives_the_reason_came_after()
    {
        SignalReason Weeks(DateOnly latest) => SignalReasons.NoApprovedHours([Week(latest), Week(latest.AddDays(-7))], Rules, false, null)!;
        var signal = new Signal(new PlacementScene().Draft(), Weeks(Monday), Today);
        signal.PutOff(Today.AddDays(28), "two weeks of hours are being caught up", 28, "Dana", At, Today);
        signal.See(Weeks(Monday.AddDays(7)), Today.AddDays(7)).ShouldBeFalse("one week more, of the two that the rule asks for");
        signal.StateOn(Today.AddDays(7)).ShouldBe(SignalState.PutOff);
        signal.See(Weeks(Monday.AddDays(14)), Today.AddDays(14)).ShouldBeTrue();
        (signal.StateOn(Today.AddDays(14)), signal.PutOffThrough, signal.PutOffWhy).ShouldBe((SignalState.Open, (DateOnly?)null, "two weeks of hours are being caught up"), "no day stands there that nobody chose");
        signal.See(Weeks(Monday.AddDays(21)), Today.AddDays(21)).ShouldBeFalse("it is on the list already");
        signal.PutOff(Today.AddDays(30), "Umar is back on Monday", 28, "Dana", At, Today.AddDays(21));
        signal.See(Weeks(Monday.AddDays(28)), Today.AddDays(28)).ShouldBeFalse("put off anew, it counts anew");
    }

    private static string Broken(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

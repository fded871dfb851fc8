using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Hours;

public sealed class HoursWeekTests
{
    private static readonly HoursRules Rules = new(36_000, 20, 240, 12, 600, 10, 14, Enum.GetValues<ActivityKind>(), new HashSet<ActivityKind> { ActivityKind.Substitute });
    private static readonly DateTime Now = new(2026, 11, 20, 22, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Monday = new(2026, 11, 16);
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly Id<Mentor> Mentor = Id<Mentor>.New();

    [Fact]
    public void Hours_that_overlap_stay_in_the_draft_and_are_settled_before_it_is_sent()
    {
        var (week, placement) = Week();
        week.Keep(At(9, 0, 10, 30), placement, Rules, Friday);
        var second = week.Keep(At(10, 0, 11, 0, ActivityKind.Debrief), placement, Rules, Friday);
        week.Entries.Count.ShouldBe(2, "nothing is lost");
        HoursQuestions.Of(week.Entries, Rules, WeekAround.Nothing).Single().Words.ShouldContain("“Co-taught” 9:00–10:30 AM and “Debriefed with a coach” 10:00–11:00 AM overlap");
        Broken(() => Send(week)).ShouldBe("hours-overlap");
        week.Keep(At(10, 30, 11, 0, ActivityKind.Debrief), placement, Rules, Friday, second.Id);
        Send(week);
        week.State.ShouldBe(HoursState.Sent);
    }

    [Fact]
    public void A_day_of_more_than_ten_hours_is_asked_about_and_a_new_entry_asks_again()
    {
        var (week, placement) = Week();
        week.Keep(new(Monday, ActivityKind.CoTeach, 601), placement, Rules, Friday);
        Broken(() => Send(week)).ShouldBe("hours-long-day");
        Send(week, longDays: true);
        (week.LongDaysConfirmed, week.PendingMinutes).ShouldBe((true, 601));
        week.TakeBack(Rules);
        (week.State, week.WasSent).ShouldBe((HoursState.Draft, false), "it is the resident's own again");
        week.Keep(new(Monday, ActivityKind.Assess, 1), placement, Rules, Friday);
        week.LongDaysConfirmed.ShouldBeFalse();
    }

    [Fact]
    public void Hours_on_a_day_without_school_are_asked_about_and_a_new_entry_asks_again()
    {
        var (week, placement) = Week();
        var closed = new CalendarEntry(placement.DistrictId, CalendarEntryKind.Closure, "Founders’ Day", new Period(Monday, Monday));
        var weekend = new CalendarEntry(placement.DistrictId, CalendarEntryKind.Break, "Long weekend", new Period(Friday.AddDays(1), Friday.AddDays(2)));
        var testing = new CalendarEntry(placement.DistrictId, CalendarEntryKind.Testing, "State testing", new Period(Monday.AddDays(1), Monday.AddDays(1)));
        var around = WeekAround.Of(Monday, new DistrictCalendar([closed, weekend, testing]), []);
        around.Closed.ShouldHaveSingleItem("testing days are taught, and a weekend is no school day anyway").ShouldBe(new(Monday, "Founders’ Day"));
        week.Keep(new(Monday, ActivityKind.Absent, 0), placement, Rules, Friday);
        HoursQuestions.Of(week.Entries, Rules, around).ShouldBeEmpty("absent from a day without school");
        week.Keep(new(Monday, ActivityKind.ProfessionalLearning, 180), placement, Rules, Friday);
        HoursQuestions.Of(week.Entries, Rules, around).Single(q => q.Kind is QuestionKind.ClosedDay).Words.ShouldBe("Monday has 3 h, and by the district’s calendar it is a day without school (Founders’ Day). Is that right?");
        Broken(() => week.Send(Mentor, "Umar Okafor", true, Rules, Now, around)).ShouldBe("hours-closed-day");
        week.Send(Mentor, "Umar Okafor", false, Rules, Now, around, confirmClosedDays: true);
        (week.ClosedDaysConfirmed, week.LongDaysConfirmed, week.PendingMinutes).ShouldBe((true, false, 180));
        week.TakeBack(Rules);
        week.Keep(new(Monday, ActivityKind.Assess, 30), placement, Rules, Friday);
        week.ClosedDaysConfirmed.ShouldBeFalse();
    }

    [Fact]
    public void A_day_is_as_long_as_all_placements_make_it()
    {
        var ((week, placement), (elsewhere, second)) = (Week(), Week());
        elsewhere.Keep(new(Monday, ActivityKind.Lead, 360), second, Rules, Friday);
        elsewhere.Keep(new(Monday.AddDays(1), ActivityKind.Lead, 780), second, Rules, Friday);
        var around = WeekAround.Of(Monday, new DistrictCalendar([]), [elsewhere]);
        week.Keep(new(Monday, ActivityKind.CoTeach, 240), placement, Rules, Friday);
        HoursQuestions.Of(week.Entries, Rules, around).ShouldBeEmpty("ten hours together, and Tuesday is asked about where it was logged");
        week.Keep(new(Monday, ActivityKind.Debrief, 1), placement, Rules, Friday);
        HoursQuestions.Of(week.Entries, Rules, around).Single().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.LongDay), q => q.Words.ShouldBe("Monday has 4 h 1 min here and 6 h at another placement, 10 h 1 min together, more than 10 h. Is that right?"));
        week.Keep(new(Monday.AddDays(1), ActivityKind.CoTeach, 780), placement, Rules, Friday);
        HoursQuestions.Of(week.Entries, Rules, around).Single(q => q.Day == Monday.AddDays(1)).ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.Overlap), q => q.Words.ShouldContain("26 h together, more than a day"));
    }

    [Fact]
    public void Outside_the_placement_in_the_future_and_of_another_week_are_refused_with_the_days()
    {
        var (week, placement) = Week();
        Broken(() => week.Keep(new(Friday, ActivityKind.Lead, 60), placement, Rules, Monday)).ShouldBe("hours-future");
        Broken(() => week.Keep(new(Monday.AddDays(-1), ActivityKind.Lead, 60), placement, Rules, Friday)).ShouldBe("hours-week");
        Should.Throw<RuleBroken>(() => new HoursWeek(placement, placement.StartsOn.AddDays(-14))).Rule.ShouldBe("hours-outside");
        Broken(() => week.Keep(new(Monday, ActivityKind.Lead, 0), placement, Rules, Friday)).ShouldBe("hours-length");
        Broken(() => week.Keep(new(Monday, ActivityKind.Lead, -30), placement, Rules, Friday)).ShouldBe("hours-length");
        Broken(() => week.Keep(At(11, 0, 10, 0), placement, Rules, Friday)).ShouldBe("hours-order");
    }

    [Fact]
    public void All_except_some_approves_the_others_and_gives_the_week_back_with_the_comment()
    {
        var (week, placement) = Week();
        var kept = week.Keep(new(Monday, ActivityKind.Solo, 240, SupervisorVisited: true), placement, Rules, Friday);
        var doubted = week.Keep(new(Monday, ActivityKind.ProfessionalLearning, 180), placement, Rules, Friday);
        Send(week);
        Broken(() => week.Approve(new HashSet<Id<HoursEntry>> { doubted.Id }, " ", "Umar", Now, Friday, Rules)).ShouldBe("hours-comment");
        week.Approve(new HashSet<Id<HoursEntry>> { doubted.Id }, "That was two hours.", "Umar", Now, Friday, Rules);
        (week.State, week.ApprovedMinutes, week.PendingMinutes, week.SoloDays, week.Visits).ShouldBe((HoursState.Returned, 240, 0, 1, 1));
        Broken(() => week.Drop(kept.Id)).ShouldBe("hours-approved");
        week.Keep(new(Monday, ActivityKind.ProfessionalLearning, 120), placement, Rules, Friday, doubted.Id);
        Send(week);
        (week.ApprovedMinutes, week.PendingMinutes).ShouldBe((240, 120));
        week.Approve(new HashSet<Id<HoursEntry>>(), null, "Umar", Now, Friday, Rules);
        (week.State, week.ApprovedMinutes, week.LocksOn).ShouldBe((HoursState.Approved, 360, Friday.AddDays(14)));
    }

    [Fact]
    public void A_locked_week_is_opened_by_the_coordinator_alone_and_nothing_of_it_is_approved_then()
    {
        var (week, placement) = Week();
        week.Keep(new(Monday, ActivityKind.Lead, 60), placement, Rules, Friday);
        Send(week);
        week.Approve(new HashSet<Id<HoursEntry>>(), null, "Umar", Now, Friday, Rules);
        var later = Friday.AddDays(14);
        Broken(() => week.Reopen("typo", "Umar", false, Now, later, Rules)).ShouldBe("hours-locked");
        Broken(() => week.Reopen(" ", "Dana", true, Now, later, Rules)).ShouldBe("hours-reason");
        week.Reopen("typo", "Dana", true, Now, later, Rules);
        (week.State, week.ApprovedMinutes, week.Comment).ShouldBe((HoursState.Returned, 0, "typo"));
    }

    [Fact]
    public void Substitute_teaching_is_logged_and_counts_only_where_the_program_says_so()
    {
        var (week, placement) = Week();
        week.Keep(new(Monday, ActivityKind.Substitute, 300), placement, Rules, Friday);
        week.Keep(new(Monday.AddDays(1), ActivityKind.Substitute, 300), placement, Rules with { NotCounted = new HashSet<ActivityKind>() }, Friday);
        Send(week);
        week.PendingMinutes.ShouldBe(300, "each entry keeps the rule under which it was written");
    }

    /// <summary>Whatever is done in whatever order: the sums are the sums of the entries, and what is approved is never more than what was logged.</summary>
    [Fact]
    public void The_sums_of_a_week_are_those_of_its_entries_after_any_walk() =>
        Prop.ForAll(Gen.Choose(0, 8).Zip(Gen.Choose(0, 700)).ListOf(20).ToArbitrary(), steps =>
        {
            var (week, placement) = Week();
            foreach (var (verb, n) in steps)
                try
                {
                    Do(week, placement, verb, n);
                }
                catch (RuleBroken)
                {
                    // refused steps change nothing; the sums are looked at below
                }
            var counted = week.Entries.Where(e => e.Counts).ToList();
            var approved = counted.Where(e => e.IsApproved).Sum(e => e.Minutes);
            return week.ApprovedMinutes == approved
                && week.PendingMinutes == (week.State is HoursState.Sent ? counted.Sum(e => e.Minutes) - approved : 0)
                && (week.State is not HoursState.Approved || counted.TrueForAll(e => e.IsApproved))
                && week.Entries.All(e => !(e.IsApproved && e.IsLeftOut));
        }).QuickCheckThrowOnFailure();

    /// <summary>Two entries overlap exactly when some minute of the day belongs to both.</summary>
    [Fact]
    public void Overlaps_are_found_as_by_counting_minutes() =>
        Prop.ForAll(Gen.Choose(0, 95).ArrayOf(4).Where(q => q[0] < q[1] && q[2] < q[3]).ToArbitrary(), q =>
        {
            var (week, placement) = Week();
            var a = week.Keep(Quarter(q[0], q[1]), placement, Rules, Friday);
            var b = week.Keep(Quarter(q[2], q[3]), placement, Rules, Friday);
            var both = Enumerable.Range(q[0], q[1] - q[0]).Intersect(Enumerable.Range(q[2], q[3] - q[2])).Any();
            return a.Overlaps(b) == both && b.Overlaps(a) == both;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_expected_grows_evenly_from_nothing_to_all() =>
        Prop.ForAll(Gen.Choose(0, 400).Zip(Gen.Choose(0, 300)).ToArbitrary(), pair =>
        {
            var (day, length) = pair;
            var (first, last) = (Monday, Monday.AddDays(length));
            var (now, next) = (HoursPlan.ExpectedBy(first.AddDays(day - 50), first, last, 36_000), HoursPlan.ExpectedBy(first.AddDays(day - 49), first, last, 36_000));
            return now <= next && now is >= 0 and <= 36_000 && HoursPlan.ExpectedBy(last, first, last, 36_000) == 36_000 && HoursPlan.ExpectedBy(first.AddDays(-1), first, last, 36_000) == 0;
        }).QuickCheckThrowOnFailure();

    private static void Do(HoursWeek week, Placement placement, int verb, int n)
    {
        var some = week.Entries.Count == 0 ? default(HoursEntry) : week.Entries[n % week.Entries.Count];
        switch (verb)
        {
            case 0 or 1 or 2:
                week.Keep(new(Monday.AddDays(n % 5), (ActivityKind)(n % 14), n), placement, Rules, Friday);
                break;
            case 3 when some is not null:
                week.Drop(some.Id);
                break;
            case 4:
                Send(week, longDays: n % 2 == 0);
                break;
            case 5:
                week.TakeBack(Rules);
                break;
            case 6:
                week.Approve(some is not null && n % 3 == 0 ? new HashSet<Id<HoursEntry>> { some.Id } : [], "why", "Umar", Now, Friday, Rules);
                break;
            case 7:
                week.Return("please", "Umar", Now, Rules);
                break;
            case 8:
                week.Reopen("typo", "Dana", n % 2 == 0, Now, Friday, Rules);
                break;
        }
    }

    private static HoursEntryWords Quarter(int from, int to) => new(Monday, ActivityKind.Lead, 0, TimeOnly.MinValue.AddMinutes(from * 15), TimeOnly.MinValue.AddMinutes(to * 15));

    private static HoursEntryWords At(int fromHour, int fromMinute, int toHour, int toMinute, ActivityKind kind = ActivityKind.CoTeach) => new(Monday, kind, 0, new(fromHour, fromMinute), new(toHour, toMinute), CoTeachingModel.Team);

    private static void Send(HoursWeek week, bool longDays = false) => week.Send(Mentor, "Umar Okafor", longDays, Rules, Now);

    private static string Broken(Action act) => Should.Throw<RuleBroken>(act).Rule;

    private static (HoursWeek Week, Placement Placement) Week()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        return (new HoursWeek(placement, Friday), placement);
    }
}

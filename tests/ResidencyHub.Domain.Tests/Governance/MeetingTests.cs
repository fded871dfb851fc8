using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Governance;

public sealed class MeetingTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    [Fact]
    public void A_meeting_s_day_is_the_day_where_it_is_held()
    {
        var late = new MeetingPlan(new DateTime(2026, 11, 19, 2, 30, 0, DateTimeKind.Utc), "America/Los_Angeles", 60, null);
        late.Day.ShouldBe(Day, "half past six in the evening on the coast is the next day in UTC");
    }

    [Fact]
    public void Begun_closed_and_approved_go_in_order_and_approved_is_locked()
    {
        var committee = CommitteeTests.Steering();
        var (first, second) = (new Meeting(committee, CommitteeTests.Plan(Day), "Dana"), new Meeting(committee, CommitteeTests.Plan(Day.AddDays(30)), "Dana"));
        Should.Throw<RuleBroken>(() => first.RefuseUnlessWritten()).Rule.ShouldBe("minutes-not-begun");
        Should.Throw<RuleBroken>(() => first.Begin(Day.AddDays(-1), "Dana")).Rule.ShouldBe("meeting-early");
        var open = first.Add(Topic("Pay"));
        Should.Throw<RuleBroken>(() => first.Add(Topic("PAY"))).Rule.ShouldBe("item-twice");
        first.Begin(Day, "Dana");
        Should.Throw<RuleBroken>(() => first.Cancel("storm", "Dana")).Rule.ShouldBe("meeting-not-planned");
        second.Begin(Day.AddDays(30), "Dana");
        Should.Throw<RuleBroken>(() => first.Approve(second, "Dana", Day.AddDays(30))).Rule.ShouldBe("meeting-not-over");
        first.Close();
        open.State.ShouldBe(AgendaState.NotFinished, "what was open waits for the next one");
        first.IsWritten.ShouldBeTrue("minutes can be written until they are approved");
        Should.Throw<RuleBroken>(() => first.Approve(first, "Dana", Day)).Rule.ShouldBe("approved-later");
        first.Approve(second, "Lena", Day.AddDays(30));
        (first.IsLocked, first.ApprovedBy, first.ApprovedAtId).ShouldBe((true, "Lena", second.Id));
        Should.Throw<RuleBroken>(() => first.RefuseUnlessWritten()).Rule.ShouldBe("minutes-locked");
        Should.Throw<RuleBroken>(() => first.Approve(second, "Lena", Day.AddDays(30))).Rule.ShouldBe("minutes-approved");
    }

    [Fact]
    public void Moved_keeps_from_when_and_why_and_another_committee_approves_nothing()
    {
        var (committee, other) = (CommitteeTests.Steering(), CommitteeTests.Steering());
        var meeting = new Meeting(committee, CommitteeTests.Plan(Day), "Dana");
        var before = meeting.StartsAt;
        meeting.Move(committee, CommitteeTests.Plan(Day.AddDays(2)), "snow", "Lena");
        (meeting.MovedFrom, meeting.Day, meeting.Because, meeting.ChangedBy).ShouldBe((before, Day.AddDays(2), "snow", "Lena"));
        meeting.Begin(Day.AddDays(2), "Dana");
        meeting.Close();
        var elsewhere = new Meeting(other, CommitteeTests.Plan(Day.AddDays(9)), "Omar");
        elsewhere.Begin(Day.AddDays(9), "Omar");
        Should.Throw<RuleBroken>(() => meeting.Approve(elsewhere, "Omar", Day.AddDays(9))).Rule.ShouldBe("approved-later");
    }

    [Fact]
    public void Protected_time_is_kept_or_lost_with_a_reason_within_its_term_and_its_plan()
    {
        var time = new ProtectedTime(Id<Partnership>.New(), RecordPlace.Whole, ProtectedKind.Meeting, new AcademicYear(2026), SchoolTerm.Fall, new("Planning time", null, 3));
        time.Note(Day.AddDays(-7), 1, true, null, "Maria", Day);
        Should.Throw<RuleBroken>(() => time.Note(Day, 1, false, " ", "Maria", Day)).Rule.ShouldBe("time-reason");
        time.Note(Day, 1, false, "no substitute", "Maria", Day);
        Should.Throw<RuleBroken>(() => time.Note(Day, 1, false, "again", "Maria", Day)).Rule.ShouldBe("time-noted");
        Should.Throw<RuleBroken>(() => time.Note(Day.AddDays(1), 1, true, null, "Maria", Day)).Rule.ShouldBe("time-ahead");
        Should.Throw<RuleBroken>(() => time.Note(new(2026, 5, 1), 1, true, null, "Maria", Day)).Rule.ShouldBe("time-term");
        Should.Throw<RuleBroken>(() => time.Note(Day.AddDays(-1), 1.5m, true, null, "Maria", Day)).Rule.ShouldBe("time-more");
        (time.Kept, time.Lost).ShouldBe((1m, 1m));
        ProtectedTime.DaysOf(new AcademicYear(2026), SchoolTerm.Spring).ShouldBe(new Period(new(2027, 1, 1), new(2027, 6, 30)));
    }

    private static AgendaText Topic(string title) => new(AgendaKind.Topic, title, null, "Dana", PartnershipSide.University);
}

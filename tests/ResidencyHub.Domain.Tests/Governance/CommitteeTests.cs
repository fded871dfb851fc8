using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Governance;

public sealed class CommitteeTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    [Fact]
    public void A_person_sits_once_at_a_time_and_can_come_back()
    {
        var committee = Steering();
        var seat = committee.Seat("Dana Whitfield", null, PartnershipSide.University, null, SeatRole.Chair, new Period(Day));
        Should.Throw<RuleBroken>(() => committee.Seat("dana  whitfield", null, PartnershipSide.University, null, SeatRole.Member, new Period(Day.AddDays(3)))).Rule.ShouldBe("seat-twice");
        seat.End(Day.AddDays(9));
        Should.Throw<RuleBroken>(() => seat.End(Day.AddDays(10))).Rule.ShouldBe("seat-over");
        Should.Throw<RuleBroken>(() => seat.End(Day.AddDays(-1))).Rule.ShouldBe("seat-order");
        committee.Seat("Dana Whitfield", null, PartnershipSide.University, null, SeatRole.Member, new Period(Day.AddDays(10)));
        committee.SeatsOn(Day.AddDays(9)).Count().ShouldBe(1, "both days count, and the new seat begins the day after");
        Should.Throw<RuleBroken>(() => committee.Seat("Early Bird", null, PartnershipSide.District, null, SeatRole.Member, new Period(Day.AddYears(-3)))).Rule.ShouldBe("seat-early");
    }

    [Fact]
    public void An_ended_committee_keeps_its_past_and_takes_nothing_new()
    {
        var committee = Steering();
        var seat = committee.Seat("Dana Whitfield", null, PartnershipSide.University, null, SeatRole.Chair, new Period(Day.AddDays(-5)));
        committee.End(Day, "merged");
        seat.EndsOn.ShouldBe(Day);
        Should.Throw<RuleBroken>(() => committee.Seat("Lena", null, PartnershipSide.District, null, SeatRole.Member, new Period(Day))).Rule.ShouldBe("committee-over");
        Should.Throw<RuleBroken>(() => committee.End(Day, "again")).Rule.ShouldBe("committee-over");
        Should.Throw<RuleBroken>(() => new Meeting(committee, Plan(Day.AddDays(1)), "Dana")).Rule.ShouldBe("committee-day");
        new Meeting(committee, Plan(Day), "Dana").Day.ShouldBe(Day);
    }

    [Theory]
    [InlineData(70, 60, true, "Steering committee has not met for 70 days; the agreement says every 60.")]
    [InlineData(60, 60, false, "Steering committee met 60 days ago; the agreement says every 60.")]
    [InlineData(1, 60, false, "Steering committee met 1 day ago; the agreement says every 60.")]
    public void A_lapsed_meeting_is_said_in_words_against_its_rule(int days, int every, bool lapsed, string words)
    {
        var rhythm = new MeetingRhythm("Steering committee", Day.AddDays(-days), Day.AddDays(-days), every, ByAgreement: true, Day);
        (rhythm.HasLapsed, rhythm.Words).ShouldBe((lapsed, words));
        var never = rhythm with { LastMet = null, ByAgreement = false };
        never.Words.ShouldBe($"Steering committee has not met since it was set up {(days == 1 ? "1 day" : $"{days} days")} ago; its own rule says every {every}.");
        (rhythm with { EveryDays = null }).HasLapsed.ShouldBeFalse("nothing is agreed");
    }

    [Fact]
    public void Quorum_is_counted_a_side_and_a_delegate_counts_as_there()
    {
        var committee = Steering();
        var dana = committee.Seat("Dana", null, PartnershipSide.University, null, SeatRole.Chair, new Period(Day));
        var grace = committee.Seat("Grace", null, PartnershipSide.University, null, SeatRole.Member, new Period(Day));
        var lena = committee.Seat("Lena", null, PartnershipSide.District, null, SeatRole.Member, new Period(Day));
        committee.Agree(new("Steering committee", null, null, null, "America/Denver", SilenceMeans.Stalls, new(2, 1, 0)));
        var meeting = new Meeting(committee, Plan(Day), "Dana");
        meeting.Begin(Day, "Dana");
        meeting.Mark(dana, "Dana", PartnershipSide.University, Presence.Present);
        meeting.Mark(grace, "Grace", PartnershipSide.University, Presence.Excused);
        meeting.Mark(null, "A guest", PartnershipSide.University, Presence.Guest);
        meeting.Mark(lena, "Marcus", PartnershipSide.District, Presence.ByDelegate);
        SideQuorum.Of(committee, meeting).Select(q => (q.IsMet, q.Words)).ShouldBe([(false, "university: 1 of 2 here, 2 needed"), (true, "district and schools: 1 of 1 here, 1 needed")]);
        meeting.Mark(grace, "Grace", PartnershipSide.University, Presence.Present);
        SideQuorum.Of(committee, meeting).ShouldAllBe(q => q.IsMet);
        meeting.Attendance.Count.ShouldBe(4, "marking anew changes the line, and adds none");
    }

    internal static Committee Steering() => new(Id<Partnership>.New(), RecordPlace.Whole, CommitteeKind.Steering, new("Steering committee", null, 60, null, "America/Denver", SilenceMeans.Stalls, new(1, 1, 0)), Day.AddYears(-1));

    internal static MeetingPlan Plan(DateOnly day) => new(day.ToDateTime(new TimeOnly(22, 30), DateTimeKind.Utc), "America/Denver", 60, null);
}

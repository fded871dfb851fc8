using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class CheckInTests
{
    private static readonly DateTime At = new(2026, 11, 20, 21, 0, 0, DateTimeKind.Utc);
    private readonly PlacementScene _scene = new();

    [Fact]
    public void A_strength_or_a_next_step_is_enough_and_neither_is_not()
    {
        Send("Waited after the question.", null).NextStep.ShouldBeNull();
        Send(" ", " Circulate. ").ShouldSatisfyAllConditions(c => c.Strength.ShouldBeNull(), c => c.NextStep.ShouldBe("Circulate."));
        Should.Throw<RuleBroken>(() => Send(" ", null)).Rule.ShouldBe("check-in-words");
    }

    [Fact]
    public void It_is_of_a_week_however_the_day_is_given() => Send("Good.", null, new(2026, 11, 22)).WeekOf.ShouldBe(new DateOnly(2026, 11, 16));

    [Fact]
    public void Who_did_not_meet_met_for_no_time_and_a_correction_keeps_when_it_first_came()
    {
        var checkIn = Send("Good.", null);
        checkIn.Write(false, MeetingLength.OneToTwoHours, Going.SomeWorries, "Good.", null, null, At.AddDays(5));
        (checkIn.Met, checkIn.Length, checkIn.FirstSentAt, checkIn.SentAt).ShouldBe((false, null, At, At.AddDays(5)));
    }

    [Fact]
    public void The_first_reading_stays()
    {
        var checkIn = Send("Good.", null);
        checkIn.Read(At.AddHours(1));
        checkIn.Read(At.AddHours(9));
        checkIn.ReadAt.ShouldBe(At.AddHours(1));
    }

    [Fact]
    public void A_safety_concern_is_seen_by_the_school_whatever_the_agreement_says()
    {
        Raise(safety: true, byAgreement: false).SeenBySchool.ShouldBeTrue();
        Raise(safety: false, byAgreement: false).SeenBySchool.ShouldBeFalse();
        Raise(safety: false, byAgreement: true).SeenBySchool.ShouldBeTrue();
    }

    [Fact]
    public void A_request_for_help_names_the_supervisor_only_when_the_resident_says_so()
    {
        var supervisor = Id<Domain.Cohorts.Person>.New();
        _scene.Resident.Supervise(supervisor, "Grace Oduya");
        new HelpRequest(_scene.Resident, "Rent.", tellSupervisor: false, At).SupervisorId.ShouldBeNull();
        new HelpRequest(_scene.Resident, "Rent.", tellSupervisor: true, At).SupervisorId.ShouldBe(supervisor);
    }

    private CheckIn Send(string? strength, string? nextStep, DateOnly? day = null) =>
        new(_scene.In(PlacementState.Active), _scene.Mentor.Id, day ?? new(2026, 11, 16), true, MeetingLength.OneToTwoHours, Going.OnTrack, strength, nextStep, null, At);

    private Concern Raise(bool safety, bool byAgreement) => new(_scene.In(PlacementState.Active), Guid.Empty, "Samuel Okafor", _scene.Mentor.Id, "Words.", safety, byAgreement, At);
}

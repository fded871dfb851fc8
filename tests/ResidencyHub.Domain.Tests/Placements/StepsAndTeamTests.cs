using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Tests.Placements;

/// <summary>Steps that are switched off, announcements, teams.</summary>
public sealed class StepsAndTeamTests
{
    private static readonly DateOnly Due = new(2026, 7, 20);

    private readonly PlacementScene _scene = new();

    [Fact]
    public void Where_mentors_are_asked_first_the_school_is_asked_next_and_the_mentor_not_again()
    {
        var placement = _scene.Draft();
        placement.Propose(false, Due, _scene.Act, MentorAsked.BeforeSchool);
        (placement.State, placement.SeenByMentor, placement.SeenBySchool).ShouldBe((PlacementState.WithMentor, true, false));
        placement.AcceptForMentor(null, Due, _scene.Act);
        (placement.State, placement.SeenBySchool, placement.HoldsSeat).ShouldBe((PlacementState.WithSchool, true, false));
        placement.AcceptForSchool(null, Due, _scene.Act);
        (placement.State, placement.HoldsSeat).ShouldBe((PlacementState.Accepted, true));
    }

    [Fact]
    public void Where_mentors_are_not_asked_the_school_s_yes_settles_it_and_the_mentor_reads_it_when_it_is_announced()
    {
        var placement = _scene.Draft();
        placement.Propose(false, Due, _scene.Act, MentorAsked.Never);
        placement.AcceptForSchool(null, Due, _scene.Act);
        (placement.State, placement.SeenByMentor).ShouldBe((PlacementState.Accepted, false));
        placement.Confirm(new(2026, 8, 1), Due, _scene.Act);
        placement.SeenByMentor.ShouldBeFalse();
        placement.Release();
        placement.SeenByMentor.ShouldBeTrue();
    }

    [Fact]
    public void A_mentor_asked_first_who_says_no_ends_the_request_because_the_school_was_not_asked()
    {
        var placement = _scene.Draft();
        placement.Propose(false, Due, _scene.Act, MentorAsked.BeforeSchool);
        placement.Decline(DeclineReason.MentorDeclined, null, _scene.Act);
        placement.State.ShouldBe(PlacementState.Declined);
        Should.Throw<RuleBroken>(() =>
        {
            var nobody = _scene.Draft();
            nobody.Name(null);
            nobody.Propose(false, Due, _scene.Act, MentorAsked.BeforeSchool);
        }).Rule.ShouldBe("mentor-named");
    }

    [Fact]
    public void An_announcement_that_is_taken_back_leaves_the_day_that_was_set_before()
    {
        var placement = _scene.In(PlacementState.Accepted);
        placement.Confirm(new(2026, 8, 1), new(2026, 7, 25), _scene.Act);
        placement.Announce(null, new(2026, 7, 26), _scene.Act);
        placement.SeenByResident.ShouldBeTrue();
        placement.TakeBackAnnouncement(_scene.Act);
        (placement.SeenByResident, placement.ReleaseOn, placement.NextOn).ShouldBe((false, new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 1)));
        Should.Throw<RuleBroken>(() => placement.Announce(new(2026, 8, 18), new(2026, 7, 26), _scene.Act)).Rule.ShouldBe("announce-day");
        Should.Throw<RuleBroken>(() => placement.Announce(new(2026, 7, 25), new(2026, 7, 26), _scene.Act)).Rule.ShouldBe("announce-day");
    }

    [Fact]
    public void Two_stays_of_one_teacher_never_share_a_day_and_a_stay_ending_on_the_other_s_first_day_does()
    {
        var placement = _scene.In(PlacementState.Confirmed);
        var stays = Gen.Choose(0, 280).Two().Select(days => new Period(placement.StartsOn.AddDays(Math.Min(days.Item1, days.Item2)), placement.StartsOn.AddDays(Math.Max(days.Item1, days.Item2))));
        Prop.ForAll(stays.Two().ToArbitrary(), pair =>
        {
            var (one, other) = (new Teammate(placement, null, "Priya Raman", "science", pair.Item1), new Teammate(placement, null, "priya raman", "history", pair.Item2));
            one.Repeats(other).ShouldBe(pair.Item1.Overlaps(pair.Item2));
            one.Repeats(new Teammate(placement, null, "Jonah Feld", "art", pair.Item2)).ShouldBeFalse();
            one.Repeats(new Teammate(placement, null, "Priya Raman", "art", new Period(pair.Item1.Last!.Value, pair.Item1.Last))).ShouldBeTrue();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Who_leaves_is_not_asked_to_follow_themself_and_who_is_asked_is_called_by_their_name_of_today()
    {
        var placement = _scene.In(PlacementState.Active);
        placement.MentorWillLeave(new(2027, 1, 15), "Moves to Ohio", _scene.Act);
        Should.Throw<RuleBroken>(() => placement.AskToFollow(_scene.Mentor, new(2026, 12, 1), _scene.Act)).Rule.ShouldBe("mentor-is");
        placement.AskToFollow(_scene.Second, new(2026, 12, 1), _scene.Act);
        placement.Follow(_scene.Second);
        (placement.MentorName, placement.AskedMentorName).ShouldBe(("Samuel Okafor", "Priya Raman"), "the mentor keeps their own name");
        placement.NoteYesToFollow(_scene.Act);
        (placement.AskedMentorId, placement.SeeksMentorHere, Placement.TellsWhoWasAsked(placement.Steps[^1])).ShouldBe((null, true, true));
    }

    [Fact]
    public void Leaving_a_team_cuts_what_is_current_keeps_earlier_ends_and_drops_what_had_not_begun()
    {
        var placement = _scene.In(PlacementState.Confirmed);
        var mate = new Teammate(placement, null, "Priya Raman", "science", new Period(new(2026, 9, 1), new(2026, 12, 18)));
        mate.LeaveAfter(new(2027, 1, 31)).ShouldBeTrue();
        mate.EndsOn.ShouldBe(new DateOnly(2026, 12, 18));
        mate.LeaveAfter(new(2026, 8, 31)).ShouldBeFalse();
        mate.LeaveAfter(new(2026, 9, 1)).ShouldBeTrue();
        mate.Days.Days.ShouldBe(1);
        Should.Throw<RuleBroken>(() => new Teammate(placement, _scene.Mentor, "", "science", placement.Term)).Rule.ShouldBe("team-mentor");
        Should.Throw<RuleBroken>(() => new Teammate(placement, null, "Priya Raman", "science", new Period(placement.StartsOn.AddDays(-1), placement.EndsOn))).Rule.ShouldBe("team-inside-placement");
    }
}

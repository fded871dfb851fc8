using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Tests.Placements;

/// <summary>Every state times every verb: what the handbook allows, and nothing else.</summary>
public sealed class PlacementStateTests
{
    private static readonly Dictionary<string, PlacementState[]> Allowed = new()
    {
        ["propose"] = [PlacementState.Draft],
        ["forward"] = [PlacementState.WithDistrict],
        ["accept for school"] = [PlacementState.WithSchool],
        ["ask mentor"] = [PlacementState.SchoolAccepted],
        ["accept for mentor"] = [PlacementState.WithMentor],
        ["agree"] = [PlacementState.AcceptedWithConditions],
        ["decline"] = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor],
        ["lapse"] = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor],
        ["extend"] = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor],
        ["postpone"] = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted, PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted, PlacementState.Declined, PlacementState.Lapsed],
        ["confirm"] = [PlacementState.Accepted],
        ["begin"] = [PlacementState.Confirmed],
        ["complete"] = [PlacementState.Active],
        ["end early"] = [PlacementState.Confirmed, PlacementState.Active],
        ["lose mentor"] = [PlacementState.Confirmed, PlacementState.Active],
        ["take mentor"] = [PlacementState.Confirmed, PlacementState.Active],
        ["withdraw"] = [PlacementState.Draft, PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted, PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted, PlacementState.Declined, PlacementState.Lapsed],
        ["reinstate"] = [PlacementState.Withdrawn],
        ["name"] = [PlacementState.Draft, PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted],
        ["redraft"] = [PlacementState.Draft],
        ["reschedule"] = [PlacementState.Draft, PlacementState.SchoolAccepted, PlacementState.Accepted, PlacementState.AcceptedWithConditions, PlacementState.Confirmed],
    };

    public static TheoryData<PlacementState, string> Every
    {
        get
        {
            var data = new TheoryData<PlacementState, string>();
            foreach (var state in Enum.GetValues<PlacementState>())
                foreach (var verb in Allowed.Keys)
                    data.Add(state, verb);
            return data;
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_verb_moves_a_placement_only_from_where_the_handbook_allows(PlacementState from, string verb)
    {
        var scene = new PlacementScene();
        var placement = scene.In(from);
        var before = placement.Steps.Count;
        var act = () => scene.Do(placement, verb);
        if (Allowed[verb].Contains(from))
        {
            act.ShouldNotThrow();
            return;
        }
        act.ShouldThrow<RuleBroken>().Rule.ShouldBe("placement-state");
        placement.State.ShouldBe(from);
        placement.Steps.Count.ShouldBe(before);
    }

    [Fact]
    public void A_mentor_of_another_school_cannot_be_named()
    {
        var scene = new PlacementScene();
        Should.Throw<RuleBroken>(() => scene.In(PlacementState.Draft).Name(scene.Elsewhere)).Rule.ShouldBe("mentor-at-school");
    }

    [Fact]
    public void A_mentor_who_declines_leaves_the_school_s_yes_standing()
    {
        var scene = new PlacementScene();
        var placement = scene.In(PlacementState.WithMentor);
        placement.Decline(DeclineReason.MentorDeclined, null, scene.Act);
        (placement.State, placement.SchoolSaidYes, placement.MentorId, placement.WaitingOn).ShouldBe((PlacementState.SchoolAccepted, true, null, WaitingOn.Program));
    }

    [Fact]
    public void Another_reason_needs_words()
    {
        var scene = new PlacementScene();
        Should.Throw<RuleBroken>(() => scene.In(PlacementState.WithSchool).Decline(DeclineReason.Other, " ", scene.Act)).Rule.ShouldBe("decline-words");
    }

    [Fact]
    public void A_withdrawal_taken_back_stands_where_it_stood_with_the_same_day()
    {
        var scene = new PlacementScene();
        var placement = scene.In(PlacementState.WithSchool);
        var due = placement.NextOn;
        placement.Withdraw("by mistake", scene.Act);
        placement.Reinstate(scene.Act);
        (placement.State, placement.WaitingOn, placement.NextOn).ShouldBe((PlacementState.WithSchool, WaitingOn.School, due));
    }

    [Fact]
    public void Days_outside_the_cohort_are_refused()
    {
        var scene = new PlacementScene();
        Should.Throw<RuleBroken>(() => scene.In(PlacementState.Confirmed).Reschedule(scene.Cohort, new Period(new(2026, 8, 17), new(2027, 8, 1)), scene.Act, null)).Rule.ShouldBe("placement-inside-cohort");
    }
}

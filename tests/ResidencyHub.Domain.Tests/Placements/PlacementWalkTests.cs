using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Tests.Placements;

/// <summary>Random walks through the verbs: whatever people do in whatever order, what is true stays true.</summary>
public sealed class PlacementWalkTests
{
    [Fact]
    public void Whatever_is_tried_in_whatever_order_keeps_the_placement_whole()
    {
        var walks = Gen.Elements(PlacementScene.Verbs).ListOf(40).ToArbitrary();
        Prop.ForAll(walks, Walk).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static void Walk(IList<string> verbs)
    {
        var scene = new PlacementScene();
        var placement = scene.Draft();
        foreach (var verb in verbs)
        {
            var (state, steps) = (placement.State, placement.Steps.Count);
            try
            {
                scene.Do(placement, verb);
            }
            catch (RuleBroken)
            {
                placement.State.ShouldBe(state, $"a refused “{verb}” moved it");
                placement.Steps.Count.ShouldBe(steps, $"a refused “{verb}” wrote history");
            }
            Whole(placement, scene, verb);
        }
    }

    private static void Whole(Placement placement, PlacementScene scene, string verb)
    {
        scene.Cohort.Runs.Contains(placement.Term).ShouldBeTrue($"“{verb}” moved the days out of the cohort");
        placement.WaitingOn.ShouldBe(placement.NeedsMentor ? WaitingOn.Program : Placement.ActorOf(placement.State), $"after “{verb}” it waits on the wrong one");
        placement.Steps[^1].To.ShouldBe(placement.State, $"“{verb}” left no step in the history");
        for (var i = 1; i < placement.Steps.Count; i++)
            placement.Steps[i].From.ShouldBe(placement.Steps[i - 1].To, "the history has a gap");
        if (placement.State is PlacementState.WithMentor or PlacementState.Accepted)
            placement.MentorId.ShouldNotBeNull();
        if (placement.State is PlacementState.Confirmed or PlacementState.Active)
            (placement.MentorId is null).ShouldBe(placement.NeedsMentor);
    }
}

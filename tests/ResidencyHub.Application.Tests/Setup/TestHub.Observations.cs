using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>A planned observation with what one needs to go on.</summary>
internal sealed record ObservedLesson(Placement Placement, Rubric Rubric, Id<Observation> Id);

internal sealed partial class TestHub
{
    /// <summary>Grace Oduya plans to observe Ana Reyes today, on elements 1.1 and 2.6.</summary>
    public async Task<ObservedLesson> PlannedObservationAsync(World world)
    {
        var placement = await ActivePlacementAsync(world);
        var rubric = await HaveRubricAsync(world, "1.1", "2.6");
        var planned = (await As<ScheduleObservation>(world.Faculty).RunAsync(new(placement.Id, rubric.Id, Today, new TimeOnly(9, 10), ObservationSetting.InPerson))).ShouldBeOfType<Outcome<ScheduleObservation.Answer>.Done>().Value;
        return new(placement, rubric, planned.Observation);
    }

    /// <summary>Observed today, with one note tied to 2.6 and the evidence closed.</summary>
    public async Task<ObservedLesson> TaggedObservationAsync(World world)
    {
        var lesson = await PlannedObservationAsync(world);
        (await As<HoldPreConference>(world.Faculty).RunAsync(new(lesson.Id, "wait time", null))).IsDone.ShouldBeTrue();
        var note = (await As<NoteEvidence>(world.Faculty).RunAsync(new(lesson.Id, "Waits five seconds"))).ShouldBeOfType<Outcome<Id<EvidenceNote>>.Done>().Value;
        (await As<FinishObserving>(world.Faculty).RunAsync(new(lesson.Id, Today))).IsDone.ShouldBeTrue();
        (await As<WriteEvidence>(world.Faculty).RunAsync(new(lesson.Id, [new(note, null, [lesson.Rubric.Rows[1].Id], false, false)], Close: true))).IsDone.ShouldBeTrue();
        return lesson;
    }

    /// <summary>Scored by supervisor and resident, talked about, shared.</summary>
    public async Task<ObservedLesson> SharedObservationAsync(World world)
    {
        var lesson = await TaggedObservationAsync(world);
        (await As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, Scores(lesson, 3, 2)))).IsDone.ShouldBeTrue();
        (await As<ScoreMyself>(world.ResidentViewer).RunAsync(new(lesson.Id, Scores(lesson, 2, 2), "Well"))).IsDone.ShouldBeTrue();
        (await As<HoldPostConference>(world.Faculty).RunAsync(Talk(lesson))).IsDone.ShouldBeTrue();
        (await As<ShareObservation>(world.Faculty).RunAsync(lesson.Id)).IsDone.ShouldBeTrue();
        return lesson;
    }

    public static IReadOnlyList<Score> Scores(ObservedLesson lesson, params int[] levels) => [.. levels.Select((level, i) => new Score(lesson.Rubric.Rows[i].Id, level, null))];

    public static HoldPostConference.Request Talk(ObservedLesson lesson, string? without = null) => new(lesson.Id, Today, "Calm routines", null, "Circulate during partner talk", "Grace models it", Today.AddDays(14), without);
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>The plan of an observed lesson, as the resident handed it in beforehand. One is in use; those that were replaced stay named.</summary>
public sealed class LessonPlan
{
    private LessonPlan() { }

    /// <exception cref="RuleBroken">The lesson is over, or does not take place.</exception>
    public LessonPlan(Observation observation, KeptFile file, string by, DateTime at)
    {
        if (observation.State is not (ObservationState.Scheduled or ObservationState.PreConference or ObservationState.Observed))
            throw new RuleBroken("plan-late", $"This observation is “{ObservationWords.Of(observation.State)}”. A lesson plan is handed in before the lesson, or on its day.");
        Id = Id<LessonPlan>.New();
        (ObservationId, FileId, FileName, Kind, Bytes, Sha256, By, At) = (observation.Id, file.Id, file.Name, file.Kind, file.Bytes, file.Sha256, by, at);
    }

    public Id<LessonPlan> Id { get; private set; }
    public Id<Observation> ObservationId { get; private set; }

    /// <summary>The name in the store.</summary>
    public Guid FileId { get; private set; }
    public string FileName { get; private set; } = "";
    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }
    public string Sha256 { get; private set; } = "";
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>When a newer one took its place.</summary>
    public DateTime? ReplacedAt { get; private set; }

    public void Replace(DateTime at) => ReplacedAt ??= at;
}

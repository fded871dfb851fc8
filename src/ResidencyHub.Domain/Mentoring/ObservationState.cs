namespace ResidencyHub.Domain.Mentoring;

/// <summary>How far a formal observation is (domain.md §6).</summary>
public enum ObservationState { Scheduled, PreConference, Observed, EvidenceTagged, ResidentSelfScored, PostConference, Shared, Acknowledged, Locked, Cancelled }

/// <summary>Where the observer is while observing.</summary>
public enum ObservationSetting { InPerson, Video }

/// <summary>Who does something to an observation, and when (UTC).</summary>
public sealed record ObservationAct(string Name, DateTime At);

/// <summary>Rules of formal observations; every one is rule data.</summary>
/// <param name="PostConferenceDays">School days of the district within which the post-conference is held.</param>
/// <param name="EvidenceLevels">Levels that need evidence in words.</param>
public sealed record ObservationRules(int PostConferenceDays, IReadOnlySet<int> EvidenceLevels);

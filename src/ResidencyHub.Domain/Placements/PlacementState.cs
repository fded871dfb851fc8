namespace ResidencyHub.Domain.Placements;

/// <summary>How far a placement request has come (domain.md §6, peers.md §2.3). A request travels program → district → school → mentor.</summary>
public enum PlacementState
{
    /// <summary>Seen by the program alone.</summary>
    Draft,
    WithDistrict,
    WithSchool,

    /// <summary>The school said yes; no mentor has been asked yet.</summary>
    SchoolAccepted,
    WithMentor,
    AcceptedWithConditions,

    /// <summary>School and mentor said yes; the coordinator confirms.</summary>
    Accepted,
    Declined,

    /// <summary>No reply in time.</summary>
    Lapsed,
    Confirmed,
    Active,
    Completed,
    EndedEarly,
    Withdrawn,
}

/// <summary>When a mentor is asked on the way of a request; a partnership that does not use the step switches it off.</summary>
public enum MentorAsked
{
    AfterSchool,

    /// <summary>The mentor first, then the school.</summary>
    BeforeSchool,

    /// <summary>The school answers for the mentor whom it names.</summary>
    Never,
}

/// <summary>Who is to move next.</summary>
public enum WaitingOn { Nobody, Program, District, School, Mentor }

/// <summary>Why a school, a district or a mentor says no: controlled, so that it can be counted; <see cref="Other"/> needs words.</summary>
public enum DeclineReason { NoCapacity, NoMentorFree, SubjectNotOffered, LeadershipChange, PupilNeeds, TooLate, MentorDeclined, Other }

/// <summary>How an answer reached the program.</summary>
public enum AnswerChannel { App, EmailLink, Phone, Paper, InPerson }

/// <summary>Who acted, on which instant, and how: written into each step of the history.</summary>
/// <param name="Name">The person's name as others read it.</param>
/// <param name="At">UTC.</param>
/// <param name="Channel">How the answer came.</param>
/// <param name="RecordedBy">Who typed it in for them; null when they did it themselves.</param>
public sealed record Act(string Name, DateTime At, AnswerChannel Channel = AnswerChannel.App, string? RecordedBy = null);

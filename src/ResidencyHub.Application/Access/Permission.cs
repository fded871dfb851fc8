using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Access;

/// <summary>What a role may do at all; where it may do it is its reach.</summary>
public enum Permission
{
    /// <summary>Anyone with an account: own home, own drafts, own views, the public directory.</summary>
    UseHub,

    /// <summary>What has its own proof: a link from an e-mail, the first administrator's token.</summary>
    ProvenOtherwise,

    /// <summary>Work that the hub does by itself: reminders, lapses, sending.</summary>
    RunJobs,

    ManageAccounts,
    ManagePrograms,
    InvitePeople,
    ReadAudit,
    ReadOutbox,
    LoadDirectory,
    ManageDirectory,

    ReadCohorts,
    ManageCohorts,
    ImportPeople,
    ReadResidents,
    ManageResidents,
    ReadMentors,
    ManageMentors,
    NominateMentors,

    HandInPapers,
    ReadPapers,
    ReviewPapers,

    ReadPlacements,
    RequestPlacements,
    AnswerForDistrict,
    AnswerForSchool,
    AnswerAsMentor,
    RecordAnswers,
    KeepCapacity,
    RunMatching,
    GivePreferences,

    WriteCheckIns,
    ReadCheckIns,
    RaiseConcerns,
    ReadConcerns,
    CloseConcerns,
    PauseClassroomWork,
    LiftPauses,
    ReportAbsence,
    AskForHelp,
    AnswerHelp,

    LogHours,
    ReadHours,
    KeepHours,

    /// <summary>Reads the reasons to look at a placement, puts them off and says what came of them.</summary>
    WatchSignals,
    KeepStandards,
    WriteObservations,
    ReadObservations,
    RespondToObservations,
    ReopenObservations,
    ReadCoaching,
    DecideRecommendations,

    /// <summary>Writes support plans and moves them on their way.</summary>
    KeepSupportPlans,

    ReadStatus,
    ReadBuildingList,
    ReadPartnerships,
    KeepPartnerships,
    VoteForSide,
}

using ResidencyHub.Domain.Access;
using static ResidencyHub.Application.Access.Permission;

namespace ResidencyHub.Application.Access;

/// <summary>Which role includes what, on one page. Where it holds is reach; the product of both is printed in docs/who-sees-what.md.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.Administrator] =
        [
            UseHub, ManageAccounts, ManagePrograms, InvitePeople, ReadAudit, ReadOutbox, LoadDirectory, ManageDirectory,
            ReadCohorts, ManageCohorts, ImportPeople, ReadResidents, ManageResidents, ReadMentors, ManageMentors, NominateMentors, ReadPapers, ReviewPapers,
            KeepStandards, ReadPlacements, ReadPartnerships, ReadStatus, ReadBuildingList, ReadHours,
        ],
        [Role.ProgramCoordinator] =
        [
            UseHub, InvitePeople, ManageDirectory, ReadCohorts, ManageCohorts, ImportPeople, ReadResidents, ManageResidents, ReadMentors, ManageMentors, NominateMentors, ReadPapers, ReviewPapers,
            ReadPlacements, RequestPlacements, RecordAnswers, KeepCapacity, RunMatching, ReadCheckIns, RaiseConcerns, ReadConcerns, CloseConcerns,
            KeepStandards, ReadObservations, ReopenObservations, ReadCoaching, DecideRecommendations, KeepSupportPlans, PauseClassroomWork, LiftPauses, AnswerHelp, ReadHours, KeepHours, WatchSignals, ReadStatus, ReadBuildingList, ReadPartnerships, KeepPartnerships, VoteForSide,
        ],
        [Role.Faculty] =
        [
            UseHub, ReadCohorts, ReadResidents, ReadPlacements, ReadCheckIns, WriteObservations, ReadObservations, ReopenObservations, ReadCoaching, KeepSupportPlans, RaiseConcerns, ReadConcerns, PauseClassroomWork, LiftPauses, AnswerHelp, ReadHours, WatchSignals, ReadPartnerships, KeepPartnerships,
        ],
        [Role.DistrictLead] =
        [
            UseHub, ManageDirectory, ReadMentors, ManageMentors, NominateMentors, ReadPlacements, AnswerForDistrict, KeepCapacity, ReadStatus, ReadBuildingList, ReadPartnerships, KeepPartnerships, VoteForSide,
        ],
        [Role.SchoolLeader] =
        [
            UseHub, ReadMentors, NominateMentors, ReadPlacements, AnswerForSchool, KeepCapacity, GivePreferences, ReadObservations, ReadConcerns, PauseClassroomWork, LiftPauses, ReadStatus, ReadBuildingList, ReadPartnerships, KeepPartnerships, VoteForSide,
        ],
        [Role.Mentor] =
        [
            UseHub, ReadPlacements, AnswerAsMentor, GivePreferences, WriteCheckIns, ReadCheckIns, WriteObservations, ReadObservations, ReopenObservations, ReadCoaching, RaiseConcerns, ReadConcerns, PauseClassroomWork, ReadHours, KeepHours, HandInPapers, ReadPapers,
        ],
        [Role.Resident] =
        [
            UseHub, ReadPlacements, GivePreferences, ReadCheckIns, ReadObservations, RespondToObservations, ReadCoaching, ReportAbsence, AskForHelp, PauseClassroomWork, LogHours, HandInPapers, ReadPapers,
        ],
        [Role.Observer] = [UseHub, ReadPartnerships, ReadStatus],
    };

    public static bool Includes(Role role, Permission permission) => Table[role].Contains(permission);

    public static IReadOnlySet<Permission> Of(Role role) => Table[role];
}

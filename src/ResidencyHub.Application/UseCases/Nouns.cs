using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Reciprocity;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.UseCases;

/// <summary>The nouns under which changes of rows are announced, whichever command made them.</summary>
internal static class Nouns
{
    public const string Placements = "placements";
    public const string Residents = "residents";
    public const string Mentors = "mentors";
    public const string Cohorts = "cohorts";
    public const string CheckIns = "check-ins";

    public const string Agreements = "agreements";
    public const string Partnerships = "partnerships";
    public const string Hours = "hours";
    public const string Signals = "signals";
    public const string Capacity = "capacity";
    public const string Rules = "rules";
    public const string Reviews = "reviews";
    public const string Forms = "forms";
    public const string FormAnswers = "form-answers";
    public const string Goals = "growth-goals";
    public const string Cycles = "coaching-cycles";
    public const string Assignments = "assignments";
    public const string MentorRatings = "mentor-ratings";

    /// <summary>Announced by the commands themselves.</summary>
    public const string Observations = "observations";

    /// <summary>Announced by the commands themselves: the month's conversations.</summary>
    public const string Coaching = "coaching";

    /// <summary>Announced by the commands themselves: informal visits.</summary>
    public const string Walkthroughs = "walkthroughs";

    /// <summary>Announced with the meeting's id, whichever entry was written.</summary>
    public const string Minutes = "minutes";

    private static readonly Dictionary<Type, string> _ofRows = new()
    {
        [typeof(Placement)] = Placements,
        [typeof(Resident)] = Residents,
        [typeof(Mentor)] = Mentors,
        [typeof(Cohort)] = Cohorts,
        [typeof(CohortTarget)] = Cohorts,
        [typeof(CheckIn)] = CheckIns,
        [typeof(WeekOff)] = CheckIns, // answers the question of the week as a check-in does
        [typeof(Agreement)] = Agreements,
        [typeof(AgreementSchool)] = Agreements,
        [typeof(AgreementProgram)] = Agreements,
        [typeof(Partnership)] = Partnerships,
        [typeof(PartnershipMember)] = Partnerships,
        [typeof(HoursWeek)] = Hours,
        [typeof(ApproverNaming)] = Hours,
        [typeof(Signal)] = Signals,
        [typeof(AssignmentRule)] = Assignments,
        [typeof(MentorRating)] = MentorRatings,
        [typeof(SupportPlan)] = "support-plans",
        [typeof(GrowthGoal)] = Goals,
        [typeof(ThreeWayReview)] = Reviews,
        [typeof(ReviewVoice)] = Reviews,
        [typeof(ProgramForm)] = Forms,
        [typeof(FormAnswer)] = FormAnswers,
        [typeof(OutsideRater)] = "outside-raters",
        [typeof(CoachingCycle)] = Cycles,
        [typeof(Meeting)] = "meetings",
        [typeof(Committee)] = "committees",
        [typeof(ProtectedTime)] = "protected-time",
        [typeof(Contribution)] = "contributions",
        [typeof(BalanceWording)] = "balance-wordings",
        [typeof(SurveyRound)] = "surveys",
        [typeof(CurriculumItem)] = "curriculum",
        [typeof(Concern)] = "concerns",
        [typeof(HelpRequest)] = "help-requests",
        [typeof(Absence)] = "absences",
        [typeof(Pause)] = "pauses",
        [typeof(SchoolCapacity)] = Capacity,
        [typeof(ProgramRule)] = Rules,
    };

    /// <summary>Announces each row that an operation is about to change; of more than <see cref="Announcement"/> can carry, the noun alone.</summary>
    public static void AnnounceRows(Operation operation)
    {
        foreach (var entry in operation.Db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
            if (_ofRows.TryGetValue(entry.Metadata.ClrType, out var noun))
                operation.Announce(noun, AuditTrail.KeyOf(entry));
    }
}

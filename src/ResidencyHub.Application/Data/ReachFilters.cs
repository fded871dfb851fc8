using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Reciprocity;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Domain.Surveys;
using ResidencyHub.Domain.Workforce;
using static ResidencyHub.Application.Data.ReachRule;

namespace ResidencyHub.Application.Data;

/// <summary>Who sees which rows: every entity of the hub on one page. A kind that is not named sees none. Everything sees all.</summary>
internal static partial class ReachFilters
{
    private static ReadOnlySpan<ReachKind> Declaring => [ReachKind.Programs, ReachKind.Districts, ReachKind.Schools];

    public static IReadOnlyDictionary<Type, ReachRule> All { get; } = new List<ReachRule>
    {
        Open<District>("the directory of public districts is public"),
        Open<School>("the directory of public schools is public"),
        Open<CalendarEntry>("school calendars are public"),
        Open<QuietPeriod>("whom one may write to is for everyone who writes"),
        Open<University>("names of institutions are public"),
        Open<PreparationProgram>("names of programs are public"),
        Open<ProgramRule>("rules are public, with their source"),
        Scoped<Contact>(programs: (r, x) => r.Districts.Contains(x.DistrictId), districts: (r, x) => r.Districts.Contains(x.DistrictId), schools: (r, x) => r.Schools.Contains(x.SchoolId!.Value)),

        Scoped<Cohort>(programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Programs.Contains(x.ProgramId)),
        Part<CohortPhase>("of its cohort"),
        Part<CohortTarget>("of its cohort"),
        Scoped<Person>(programs: (r, x) => r.Programs.Contains(x.KeeperId!.Value)).AddedBy(ReachKind.Districts, ReachKind.Schools), // who nominates a mentor enters a person and reads them as mentor from then on
        Scoped<Resident>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => x.SupervisorId == r.Person, schools: (r, x) => r.Schools.Contains(x.SchoolId!.Value),
            mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.Id == r.Resident),
        Part<ResidentStanding>("of its resident"),
        Scoped<Mentor>(programs: (r, x) => r.Districts.Contains(x.DistrictId), districts: (r, x) => r.Districts.Contains(x.DistrictId), schools: (r, x) => r.Schools.Contains(x.SchoolId), mentor: (r, x) => x.Id == r.Mentor),
        Part<MentorStanding>("of its mentor"),
        Scoped<MentorTraining>(programs: (r, x) => r.Districts.Contains(x.DistrictId), districts: (r, x) => r.Districts.Contains(x.DistrictId), schools: (r, x) => r.Schools.Contains(x.SchoolId), mentor: (r, x) => x.MentorId == r.Mentor),
        Scoped<EligibilityWaiver>(programs: (r, x) => r.Districts.Contains(x.DistrictId), districts: (r, x) => r.Districts.Contains(x.DistrictId)),
        Scoped<Requirement>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        // the papers themselves are between the person and the program: schools and supervisors learn whether somebody is cleared, never from what
        Scoped<RequirementItem>(programs: (r, x) => r.Programs.Contains(x.ProgramId), mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),
        Part<HandedIn>("of its item"),

        Scoped<ImportBatch>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Scoped<ImportRow>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Scoped<ColumnMemory>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),

        Scoped<Partnership>(
            programs: (r, x) => r.Partnerships.Contains(x.Id), caseload: (r, x) => r.Partnerships.Contains(x.Id), districts: (r, x) => r.Partnerships.Contains(x.Id),
            schools: (r, x) => r.Partnerships.Contains(x.Id), partnerships: (r, x) => r.Partnerships.Contains(x.Id)).AddedBy(Declaring), // who declares one reads it as its member from then on
        Scoped<PartnershipMember>(
            programs: (r, x) => r.Partnerships.Contains(x.PartnershipId), caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId),
            schools: (r, x) => r.Partnerships.Contains(x.PartnershipId), partnerships: (r, x) => r.Partnerships.Contains(x.PartnershipId))
            // one joins for oneself: who declares, and who was asked and accepts
            .AddedWhen<PartnershipMember>(programs: (r, x) => x.ProgramId != null && r.Programs.Contains(x.ProgramId.Value), districts: (r, x) => x.DistrictId != null && r.Districts.Contains(x.DistrictId.Value), schools: (r, x) => x.SchoolId != null && r.Schools.Contains(x.SchoolId.Value)),
        // who is asked reads the declaration, and nothing of the record before accepting
        Scoped<AskedPartner>(
            programs: (r, x) => r.Partnerships.Contains(x.PartnershipId) || (x.ProgramId != null && r.Programs.Contains(x.ProgramId.Value)), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId) || (x.DistrictId != null && r.Districts.Contains(x.DistrictId.Value)),
            schools: (r, x) => r.Partnerships.Contains(x.PartnershipId) || (x.SchoolId != null && r.Schools.Contains(x.SchoolId.Value))).AddedBy(Declaring),
        Recorded<RecordEntry>(), Recorded<Goal>(),
        Part<MeasuredValue>("of its goal"), Recorded<RecordChange>().AddedBy(Declaring).AddedBy(ReachKind.Rating),
        Open<HealthInstrument>("on what a partnership rates itself is public, with its issuer"),
        Part<HealthItem>("of its instrument"), Part<HealthLevel>("of its instrument"), Recorded<HealthRound>().ReadBy<HealthRound>(ReachKind.Rating, (r, x) => x.Id == r.Round),
        // what a side says is read by that side alone, before and after; what all said is the result, which is written when all are in
        Scoped<SideRating>(
            programs: (r, x) => x.Side == PartnershipSide.University && r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
            caseload: (r, x) => x.Side == PartnershipSide.University && r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
            districts: (r, x) => x.Side == PartnershipSide.District && r.Partnerships.Contains(x.PartnershipId) && (x.DistrictId == null || r.Districts.Contains(x.DistrictId.Value)),
            schools: (r, x) => x.Side == PartnershipSide.District && r.Partnerships.Contains(x.PartnershipId) && (x.DistrictId == null || (x.SchoolId == null && r.DistrictsOfSchools.Contains(x.DistrictId.Value)) || (x.SchoolId != null && r.Schools.Contains(x.SchoolId.Value))))
            .ReadBy<SideRating>(ReachKind.Rating, (r, x) => x.Side == PartnershipSide.Community && x.RoundId == r.Round), // the community's alone, by a link of its own: nobody with an account reads it
        Part<RatedItem>("of its side's rating"), Recorded<HealthResult>().ReadBy<HealthResult>(ReachKind.Rating, (r, x) => x.RoundId == r.Round), Recorded<ToDiscuss>().AddedBy(ReachKind.Rating),
        Given(), Part<ContributionStep>("of its entry of what a side gives"), Recorded<BalanceWording>(),
        Recorded<CurriculumItem>(), Part<CurriculumChange>("of its item"), Part<CurriculumComment>("of its change"), Part<CurriculumVersion>("of its item"),
        Open<SurveyEdition>("what everybody is asked is public"), Part<SurveyQuestion>("of its edition"), Recorded<SurveyRound>(), Surveyed(), Part<SurveyResultLine>("of its result"),
        // who is asked reads that they are, and nobody else does; answers are read by nobody
        Own<SurveyAsked>((r, x) => x.AccountId == r.AccountId).ReadBy<SurveyAsked>(ReachKind.Survey, (r, x) => x.Id == r.Asked).AddedBy(ReachKind.Programs, ReachKind.Districts),
        WrittenByAll<SurveyAnswer>("answers are counted when a round is over, and deleted when they have gone into a result"),
        Recorded<Visit>(), Recorded<ImprovementCycle>(),
        Scoped<PartnershipYear>(programs: (r, x) => r.Partnerships.Contains(x.PartnershipId), caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId), schools: (r, x) => r.Partnerships.Contains(x.PartnershipId)),
        Scoped<YearPartner>(programs: (r, x) => r.Partnerships.Contains(x.PartnershipId), caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId), schools: (r, x) => r.Partnerships.Contains(x.PartnershipId)),
        Scoped<PartnershipEnding>(programs: (r, x) => r.Partnerships.Contains(x.PartnershipId), caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId), schools: (r, x) => r.Partnerships.Contains(x.PartnershipId)),
        Part<EndingEffect>("of its ending"),
        Scoped<Agreement>(
            programs: (r, x) => r.Partnerships.Contains(x.PartnershipId), caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId),
            schools: (r, x) => r.Partnerships.Contains(x.PartnershipId))
            .ReadBy<Agreement>(ReachKind.Agreement, (r, x) => x.Id == r.Agreement), // the bearer of a link to sign
        Part<AgreementParty>("of its agreement"), Part<AgreementSchool>("of its agreement"), Part<AgreementProgram>("of its agreement"),
        Part<AgreementSignature>("of its agreement"), Part<AgreementStep>("of its agreement"), Part<AgreementFile>("of its agreement"),
        Recorded<Decision>(), Part<DecisionVote>("of its decision"), Part<DecisionLink>("of its decision"),
        Recorded<ActionItem>(),
        Scoped<VoteDelegation>(programs: (r, x) => r.Partnerships.Contains(x.PartnershipId), caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId), districts: (r, x) => r.Partnerships.Contains(x.PartnershipId), schools: (r, x) => r.Partnerships.Contains(x.PartnershipId)),
        Recorded<Committee>(), Part<CommitteeSeat>("of its committee"),
        Recorded<Meeting>(),
        Part<AgendaItem>("of its meeting"), Part<Attendance>("of its meeting"), Part<MinuteEntry>("of its meeting"), Part<MinuteCorrection>("of its meeting"), Part<MeetingPresence>("of its meeting"),
        Recorded<ProtectedTime>(), Part<TimeNote>("of its protected time"),

        // an expected opening can expose a colleague: the school's leader alone reads it, the others once it is published and not withdrawn
        Scoped<ExpectedOpening>(programs: (r, x) => r.Districts.Contains(x.DistrictId) && x.SeenByPartners, districts: (r, x) => r.Districts.Contains(x.DistrictId) && x.SeenByPartners, schools: (r, x) => r.Schools.Contains(x.SchoolId)),
        Part<OpeningFill>("of its opening"),
        Scoped<SchoolCapacity>(programs: (r, x) => r.Districts.Contains(x.DistrictId), districts: (r, x) => r.Districts.Contains(x.DistrictId), schools: (r, x) => r.Schools.Contains(x.SchoolId)),
        Part<CapacityLine>("of its school's capacity"),
        Part<ServedPartnership>("of its school's capacity"),
        Scoped<Placement>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), districts: (r, x) => r.Districts.Contains(x.DistrictId) && x.SeenByDistrict,
            schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.SeenBySchool, mentor: (r, x) => x.MentorId == r.Mentor && x.SeenByMentor, resident: (r, x) => x.ResidentId == r.Resident && x.SeenByResident),
        Part<PlacementStep>("of its placement"),
        Scoped<CallAttempt>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Scoped<Mentorship>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), districts: (r, x) => r.Districts.Contains(x.DistrictId), schools: (r, x) => r.Schools.Contains(x.SchoolId),
            mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),
        // the argument may name what is nobody else's; who reads a placement reads what its exceptions let through, and no more
        Scoped<PlacementAllowance>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Scoped<Teammate>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), districts: (r, x) => r.Districts.Contains(x.DistrictId), schools: (r, x) => r.Schools.Contains(x.SchoolId),
            mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),

        Open<PreferenceWindow>("when preferences are taken is told to all who give them"),
        Scoped<ResidentWishes>(programs: (r, x) => r.Programs.Contains(x.ProgramId), resident: (r, x) => x.ResidentId == r.Resident),
        Part<RankedSchool>("of its resident's wishes"),
        Scoped<HostRanking>(programs: (r, x) => r.Programs.Contains(x.ProgramId), schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.MentorId == null, mentor: (r, x) => x.MentorId == r.Mentor),
        Part<RankedResident>("of its host's ranking"),
        Scoped<SchoolVisit>(programs: (r, x) => r.Programs.Contains(x.ProgramId), schools: (r, x) => r.Schools.Contains(x.SchoolId), resident: (r, x) => x.ResidentId == r.Resident),
        // conflicts of interest are among them: they are between whoever told of them and the coordinators
        Scoped<MatchingChoice>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Scoped<MatchingScenario>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Part<ScenarioRow>("of its scenario"),

        // the mentor of record of today reads all of them; who was named to write some reads what they wrote
        Scoped<CheckIn>(programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), mentor: (r, x) => r.ChecksIn.Contains(x.PlacementId) && (x.MentorId == r.Mentor || r.Mentored.Contains(x.PlacementId)), resident: (r, x) => x.ResidentId == r.Resident),
        // what the agreement of the day let the school read it reads as long as an agreement is in force that does; of safety it is told in any case
        Scoped<Concern>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId),
            schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.SeenBySchool && (x.IsAboutSafety || r.LeaderConcerns.Contains(x.PlacementId)), mentor: (r, x) => x.MentorId == r.Mentor),
        Scoped<Pause>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), districts: (r, x) => r.Districts.Contains(x.DistrictId),
            schools: (r, x) => r.Schools.Contains(x.SchoolId), mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),
        Scoped<Absence>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId),
            schools: (r, x) => r.Schools.Contains(x.SchoolId), mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),
        Scoped<HelpRequest>(
            // told to the supervisor of that day, because the resident said so; it does not go on to the next one
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => x.SupervisorId == r.Person, resident: (r, x) => x.ResidentId == r.Resident),

        // a week is its writer's own before it is sent; then whoever is to approve it reads it, the mentor of record or whom the team named instead
        Scoped<HoursWeek>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId) && x.WasSent, caseload: (r, x) => r.Residents.Contains(x.ResidentId) && x.WasSent, mentor: (r, x) => x.ApproverId == r.Mentor && x.WasSent, resident: (r, x) => x.ResidentId == r.Resident),
        Part<HoursEntry>("of its week"),
        Scoped<ApproverNaming>(programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), schools: (r, x) => r.Schools.Contains(x.SchoolId), mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),
        Scoped<WeekOff>(programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident),
        // reasons to look stay with those who act on them: a check-in's "how it goes" is in their words, which neither mentor, school nor resident reads
        Scoped<Signal>(programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId)),
        Open<Framework>("standards are public; drafts are shown to those who keep them"),
        Part<FrameworkItem>("of its framework"), Part<ScaleLevel>("of its framework"),
        Open<CrosswalkLine>("which standard corresponds to which is public"),
        Open<Rubric>("on what one is rated is for everyone who rates and is rated; drafts are shown to those who keep them"),
        Part<RubricRow>("of its rubric"), Part<RubricLevel>("of its rubric"),
        ReadWithObservation<Rating>(),

        // when and what for is everybody's in the placement; evidence, scores and debrief follow when they are shared
        Scoped<Observation>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.SeenByLeaders && r.LeaderObservations.Contains(x.PlacementId),
            mentor: (r, x) => r.Mentees.Contains(x.ResidentId) && r.Mentored.Contains(x.PlacementId), resident: (r, x) => x.ResidentId == r.Resident),
        Part<ObservationStep>("of its observation"), Part<LessonPlan>("of its observation"), Part<ObservationPresence>("of its observation"),
        ReadWithObservation<EvidenceNote>(), Part<EvidenceTag>("of its note"), ReadWithObservation<EvidencePhoto>(), ReadWithObservation<Debrief>(),
        // informal visits, coaching and the decision stay between resident, mentor, supervisor and program
        GoesWithResident<Walkthrough>(), Part<LookFor>("of its informal visit"),
        GoesWithResident<CoachingConversation>(), Part<ConversationRow>("of its conversation"),
        GoesWithResident<Recommendation>(),
        // written by supervisor and coordinator with the mentor; the resident reads it from the day on which it is given, the school's leader while the placement is at risk
        Scoped<SupportPlan>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId), caseload: (r, x) => r.Residents.Contains(x.ResidentId), schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.SeenByLeaders,
            mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident && x.IsShared),
        Part<SupportPlanStep>("of its support plan"), Part<SupportPlanNote>("of its support plan"), Part<SupportPlanSignature>("of its support plan"),
        BetweenThree<GrowthGoal>(),
        BetweenThree<ThreeWayReview>(),
        Part<ReviewVoice>("of its three-way review"), Part<ReviewStep>("of its three-way review"),
        GoesWithResident<CoachingCycle>(),
        // a mentor's record is the mentor's own, until they share an entry
        Scoped<MentorEntry>(programs: (r, x) => r.Districts.Contains(x.DistrictId) && x.SharedWithPrograms, schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.SharedWithSchool, mentor: (r, x) => x.MentorId == r.Mentor),
        // the coordinator once the residency is complete, the mentor never; means over groups are made with a wider look
        Scoped<MentorRating>(programs: (r, x) => r.Programs.Contains(x.ProgramId) && x.IsReleased, resident: (r, x) => x.ResidentId == r.Resident),
        // a form belongs to its program; whom it asks reads the edition in use by a named wider look. Answers are their writer's own until they are sent, then the audience's of their edition; schools and districts read none
        Scoped<ProgramForm>(programs: (r, x) => r.Programs.Contains(x.ProgramId)),
        Scoped<FormAnswer>(
            programs: (r, x) => r.Programs.Contains(x.ProgramId) && x.IsSent, caseload: (r, x) => r.Residents.Contains(x.ResidentId) && (x.SeenBySupervisor || x.AuthorAccountId == r.AccountId),
            mentor: (r, x) => x.MentorId == r.Mentor && (x.SeenByMentor || x.AuthorAccountId == r.AccountId), resident: (r, x) => x.ResidentId == r.Resident && (x.SeenByResident || x.AuthorAccountId == r.AccountId))
            .ReadBy<FormAnswer>(ReachKind.Rater, (r, x) => x.AuthorAccountId == r.RaterKey), // an outside rater's own, behind the link
        Part<FormFile>("of its answer"),
        // who is named reads that they are; a colleague to whom they pass it is named by them
        Scoped<OutsideRater>(programs: (r, x) => r.Programs.Contains(x.ProgramId)).ReadBy<OutsideRater>(ReachKind.Rater, (r, x) => x.Id == r.Rater).AddedBy(ReachKind.Rater),
        Open<AssignmentRule>("what is asked of whom, and by when, is for all whom it is asked of"), Part<AssignmentMove>("of what is asked by rule"),
        WrittenByAll<AssignmentReminder>("which reminders went out is the hub's own memory"),
        Own<PrivateNote>((r, x) => x.AccountId == r.AccountId),

        Own<Draft>((r, x) => x.OwnerId == r.DraftOwner),
        Own<SavedView>((r, x) => x.AccountId == r.AccountId),
        Own<AccessToken>((r, x) => x.AccountId == r.AccountId),
        Own<RoleGrant>((r, x) => x.AccountId == r.AccountId),
        Bearer<OutboxMessage>("letters are written by commands and read by administrators; a coordinator stops those about the own program's placements", bearer: (r, x) => false, programs: (r, x) => r.Programs.Contains(x.ProgramId!.Value)),
        WrittenByAll<AuditEntry>("the audit is written by commands and read by administrators"),
        Part<AuditChange>("of its audit entry"),
        WrittenByAll<SearchWord>("the words by which accounts and e-mails are found"),
        Bearer<EmailedLink>("its bearer; a coordinator those about placements of the own program", bearer: (r, x) => x.Id == r.Link, programs: (r, x) => r.Programs.Contains(x.ProgramId!.Value)),
        Bearer<Invitation>("who sent it, and its bearer", bearer: (r, x) => x.InvitedById == r.AccountId, invitation: (r, x) => x.LinkId == r.Link),
        WrittenByAll<Lease>("the hub's own housekeeping"),
        WrittenByAll<DataProtectionKey>("the hub's own keys"),
    }.ToDictionary(r => r.Entity);

    /// <summary>The rows within a reach, of a context that sees more: for lists whose counts have to be true over rows that the viewer can't see.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> all, Reach reach) where T : class =>
        All[typeof(T)].FilterFor(reach.Kind, Expression.Constant(reach)) is { } filter ? all.Where((Expression<Func<T, bool>>)filter) : all;

    /// <summary>Gives each entity of the model its filter for the reach's kind.</summary>
    public static void Apply(ModelBuilder builder, ResidencyDb db)
    {
        if (db.Reach.Kind is ReachKind.Everything)
            return;
        var reach = Expression.Property(Expression.Constant(db, typeof(ResidencyDb)), nameof(ResidencyDb.Reach));
        foreach (var rule in All.Values)
            if (builder.Model.FindEntityType(rule.Entity) is not null && rule.FilterFor(db.Reach.Kind, reach) is { } filter)
                builder.Entity(rule.Entity).HasQueryFilter("reach", filter);
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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

namespace ResidencyHub.Application.Data;

/// <summary>The data within one reach. Opened only by <see cref="ResidencyDbSource"/>, which demands a reach.</summary>
internal abstract partial class ResidencyDb(DbContextOptions options, Reach reach) : IdentityDbContext<HubUser, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>The viewer's reach; the query filters read this member, never a captured value.</summary>
    public Reach Reach { get; } = reach;

    public DbSet<District> Districts => Set<District>();
    public DbSet<School> Schools => Set<School>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<CalendarEntry> CalendarEntries => Set<CalendarEntry>();
    public DbSet<QuietPeriod> QuietPeriods => Set<QuietPeriod>();

    public DbSet<University> Universities => Set<University>();
    public DbSet<PreparationProgram> Programs => Set<PreparationProgram>();
    public DbSet<Cohort> Cohorts => Set<Cohort>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Resident> Residents => Set<Resident>();
    public DbSet<Mentor> Mentors => Set<Mentor>();
    public DbSet<EligibilityWaiver> EligibilityWaivers => Set<EligibilityWaiver>();
    public DbSet<MentorTraining> MentorTrainings => Set<MentorTraining>();
    public DbSet<Requirement> Requirements => Set<Requirement>();
    public DbSet<RequirementItem> RequirementItems => Set<RequirementItem>();

    public DbSet<ImportBatch> Imports => Set<ImportBatch>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<ColumnMemory> ColumnMemories => Set<ColumnMemory>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();
    public DbSet<PartnershipMember> PartnershipMembers => Set<PartnershipMember>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<ActionItem> ActionItems => Set<ActionItem>();
    public DbSet<VoteDelegation> VoteDelegations => Set<VoteDelegation>();
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<MinuteEntry> MinuteEntries => Set<MinuteEntry>();
    public DbSet<MinuteCorrection> MinuteCorrections => Set<MinuteCorrection>();
    public DbSet<MeetingPresence> MeetingPresences => Set<MeetingPresence>();
    public DbSet<ProtectedTime> ProtectedTimes => Set<ProtectedTime>();
    public DbSet<RecordEntry> RecordEntries => Set<RecordEntry>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<RecordChange> RecordChanges => Set<RecordChange>();
    public DbSet<AskedPartner> AskedPartners => Set<AskedPartner>();
    public DbSet<PartnershipYear> PartnershipYears => Set<PartnershipYear>();
    public DbSet<YearPartner> YearPartners => Set<YearPartner>();
    public DbSet<PartnershipEnding> PartnershipEndings => Set<PartnershipEnding>();
    public DbSet<HealthInstrument> HealthInstruments => Set<HealthInstrument>();
    public DbSet<HealthRound> HealthRounds => Set<HealthRound>();
    public DbSet<SideRating> SideRatings => Set<SideRating>();
    public DbSet<HealthResult> HealthResults => Set<HealthResult>();
    public DbSet<ToDiscuss> ToDiscuss => Set<ToDiscuss>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<CurriculumItem> CurriculumItems => Set<CurriculumItem>();
    public DbSet<SurveyEdition> SurveyEditions => Set<SurveyEdition>();
    public DbSet<SurveyRound> SurveyRounds => Set<SurveyRound>();
    public DbSet<SurveyAsked> SurveyAsked => Set<SurveyAsked>();
    public DbSet<SurveyAnswer> SurveyAnswers => Set<SurveyAnswer>();
    public DbSet<SurveyResult> SurveyResults => Set<SurveyResult>();
    public DbSet<BalanceWording> BalanceWordings => Set<BalanceWording>();

    public DbSet<ImprovementCycle> ImprovementCycles => Set<ImprovementCycle>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<ExpectedOpening> ExpectedOpenings => Set<ExpectedOpening>();
    public DbSet<SchoolCapacity> Capacities => Set<SchoolCapacity>();
    public DbSet<Placement> Placements => Set<Placement>();
    public DbSet<CallAttempt> CallAttempts => Set<CallAttempt>();
    public DbSet<Mentorship> Mentorships => Set<Mentorship>();
    public DbSet<PlacementAllowance> PlacementAllowances => Set<PlacementAllowance>();
    public DbSet<Teammate> Teammates => Set<Teammate>();

    public DbSet<PreferenceWindow> PreferenceWindows => Set<PreferenceWindow>();
    public DbSet<ResidentWishes> Wishes => Set<ResidentWishes>();
    public DbSet<HostRanking> HostRankings => Set<HostRanking>();
    public DbSet<SchoolVisit> SchoolVisits => Set<SchoolVisit>();
    public DbSet<MatchingChoice> MatchingChoices => Set<MatchingChoice>();
    public DbSet<MatchingScenario> Scenarios => Set<MatchingScenario>();

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<Concern> Concerns => Set<Concern>();
    public DbSet<Pause> Pauses => Set<Pause>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<HelpRequest> HelpRequests => Set<HelpRequest>();

    public DbSet<HoursWeek> HoursWeeks => Set<HoursWeek>();
    public DbSet<ApproverNaming> ApproverNamings => Set<ApproverNaming>();
    public DbSet<WeekOff> WeeksOff => Set<WeekOff>();
    public DbSet<Framework> Frameworks => Set<Framework>();
    public DbSet<FrameworkItem> FrameworkItems => Set<FrameworkItem>();
    public DbSet<ScaleLevel> ScaleLevels => Set<ScaleLevel>();
    public DbSet<CrosswalkLine> Crosswalk => Set<CrosswalkLine>();
    public DbSet<Rubric> Rubrics => Set<Rubric>();
    public DbSet<RubricRow> RubricRows => Set<RubricRow>();
    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<EvidenceNote> EvidenceNotes => Set<EvidenceNote>();
    public DbSet<EvidenceTag> EvidenceTags => Set<EvidenceTag>();
    public DbSet<EvidencePhoto> EvidencePhotos => Set<EvidencePhoto>();
    public DbSet<LessonPlan> LessonPlans => Set<LessonPlan>();
    public DbSet<ObservationPresence> ObservationPresences => Set<ObservationPresence>();
    public DbSet<Debrief> Debriefs => Set<Debrief>();
    public DbSet<Walkthrough> Walkthroughs => Set<Walkthrough>();
    public DbSet<CoachingConversation> Conversations => Set<CoachingConversation>();
    public DbSet<Signal> Signals => Set<Signal>();
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
    public DbSet<SupportPlan> SupportPlans => Set<SupportPlan>();
    public DbSet<GrowthGoal> GrowthGoals => Set<GrowthGoal>();
    public DbSet<ThreeWayReview> Reviews => Set<ThreeWayReview>();
    public DbSet<CoachingCycle> Cycles => Set<CoachingCycle>();
    public DbSet<MentorEntry> MentorEntries => Set<MentorEntry>();
    public DbSet<MentorRating> MentorRatings => Set<MentorRating>();
    public DbSet<ProgramForm> ProgramForms => Set<ProgramForm>();
    public DbSet<FormAnswer> FormAnswers => Set<FormAnswer>();
    public DbSet<OutsideRater> OutsideRaters => Set<OutsideRater>();
    public DbSet<AssignmentRule> AssignmentRules => Set<AssignmentRule>();
    public DbSet<AssignmentReminder> AssignmentReminders => Set<AssignmentReminder>();
    public DbSet<PrivateNote> PrivateNotes => Set<PrivateNote>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<ProgramRule> Rules => Set<ProgramRule>();
    public DbSet<EmailedLink> Links => Set<EmailedLink>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<SearchWord> SearchWords => Set<SearchWord>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        foreach (var id in IdTypes.All)
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id.GetGenericArguments()));
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<string>().HaveMaxLength(256);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ResidencyDb).Assembly);
        Conventions.KeysFollowTypes(builder);
        Conventions.VersionsAreTokens(builder);
        ReachFilters.Apply(builder, this);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>PostgreSQL refuses the sign NUL in text, and no person types it.</summary>
    private static void WithoutNul(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
            if (property.CurrentValue is string text && text.Contains('\0', StringComparison.Ordinal))
                property.CurrentValue = text.Replace("\0", "", StringComparison.Ordinal);
    }

    private void Prepare()
    {
        ChangeTracker.DetectChanges();
        SearchIndex.Follow(this);
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            ReachGuard.Check(entry, Reach);
            WithoutNul(entry);
            Raise(entry);
        }
    }

    private static void Raise(EntityEntry entry)
    {
        if (entry.State is EntityState.Modified && entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true } version && version.ClrType == typeof(int))
            entry.Property(version).CurrentValue = (int)entry.Property(version).OriginalValue! + 1;
    }
}

internal sealed class SqliteResidencyDb(DbContextOptions<SqliteResidencyDb> options, Reach reach) : ResidencyDb(options, reach);

internal sealed class SqlServerResidencyDb(DbContextOptions<SqlServerResidencyDb> options, Reach reach) : ResidencyDb(options, reach)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // varbinary(1024) is over the 900 bytes that a clustered key may have
        builder.Entity<IdentityUserPasskey<Guid>>().HasKey(p => p.CredentialId).IsClustered(false);
        // the beginning of a word is sought as a range, which only the order of the signs themselves makes true
        builder.Entity<SearchWord>().Property(w => w.Word).UseCollation("Latin1_General_100_BIN2");
    }
}

internal sealed class PostgresResidencyDb(DbContextOptions<PostgresResidencyDb> options, Reach reach) : ResidencyDb(options, reach)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SearchWord>().Property(w => w.Word).UseCollation("C"); // as on SQL Server
    }
}

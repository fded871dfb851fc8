using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Access;

/// <summary>The codes of the rules that the hub reads; their values are data (rules.json gives the first edition).</summary>
internal static class RuleCode
{
    public const string MentorYears = "mentor.years";
    public const string MentorCredentialInField = "mentor.credential-in-field";

    /// <summary>Before the name of a field: the titles of credentials that count in it.</summary>
    public const string MentorCredentialsOf = "mentor.credentials-of.";
    public const string MentorProgramTrainingHours = "mentor.program-training-hours";
    public const string MentorGeneralTrainingHours = "mentor.general-training-hours";
    public const string MentorPrincipalApproval = "mentor.principal-approval";
    public const string MentorRecommendation = "mentor.recommendation";
    public const string MentorApprovalYears = "mentor.approval-years";
    public const string MentorTrainingYears = "mentor.training-years";
    public const string MentorRenewalDays = "mentor.renewal-days";
    public const string PapersMostMegabytes = "papers.most-megabytes";
    public const string PapersTellAtOnce = "papers.tell-at-once";
    public const string PapersTellSchoolDays = "papers.tell-school-days";
    public const string MentorResidentsAtATime = "mentor.residents-at-a-time";
    public const string PlacementAnswerSchoolDays = "placement.answer-school-days";
    public const string PlacementLapseSchoolDays = "placement.lapse-school-days";
    public const string PlacementDistrictRoute = "placement.district-route";
    public const string PlacementMentorAsked = "placement.mentor-asked";
    public const string PlacementOpenAtOnce = "placement.open-at-once";
    public const string PlacementSameSchool = "placement.same-school";
    public const string PlacementExceptions = "placement.exceptions";
    public const string PlacementInsideEnrolment = "placement.inside-enrolment";
    public const string PlacementInsideMentorStay = "placement.inside-mentor-stay";
    public const string MentorNamingAway = "mentor.naming-away";
    public const string MentorNamingNotAssignable = "mentor.naming-not-assignable";
    public const string PlacementUndoMinutes = "placement.undo-minutes";
    public const string LinkDays = "link.days";
    public const string InvitationDays = "invitation.days";
    public const string CheckInLeastSchoolDays = "check-in.least-school-days";
    public const string CheckInDueWeekday = "check-in.due-weekday";
    public const string CheckInGraceDays = "check-in.grace-days";
    public const string CheckInSilentWeeks = "check-in.silent-weeks";
    public const string CheckInStatusWeeks = "check-in.status-weeks";
    public const string HoursNeeded = "hours.needed";
    public const string HoursSoloDays = "hours.solo-days";
    public const string HoursSoloDayHours = "hours.solo-day-hours";
    public const string HoursSupervisorVisits = "hours.supervisor-visits";
    public const string HoursAskAbove = "hours.ask-above";
    public const string HoursLateDays = "hours.late-days";
    public const string HoursLockDays = "hours.lock-days";
    public const string HoursSilentWeeks = "hours.silent-weeks";
    public const string HoursKinds = "hours.kinds";
    public const string HoursNotCounted = "hours.not-counted";
    public const string SignalWorries = "signals.worries";
    public const string SignalWorryDays = "signals.worry-days";
    public const string SignalLevelsApart = "signals.levels-apart";
    public const string SignalRatingDays = "signals.rating-days";
    public const string SignalPutOffDays = "signals.put-off-days";
    public const string GrowthLeastGiven = "growth.least-given";
    public const string GrowthSilentDays = "growth.silent-days";
    public const string GrowthGoals = "growth.open-goals";
    public const string SupportStatements = "support-plan.statements";
    public const string SupportAppealDays = "support-plan.appeal-school-days";
    public const string MentorRatingGroup = "mentor-rating.least-group";
    public const string ReleasePhases = "release.phases";
    public const string ReleasePhasesMoreTime = "release.phases-more-time";
    public const string ReleasePhasesSooner = "release.phases-sooner";
    public const string ReleaseFocus = "release.focus";
    public const string PrivacyLeastGroup = "privacy.least-group";
    public const string StatusOnTimePercent = "status.on-time-percent";
    public const string StatusSomeLatePercent = "status.some-late-percent";
    public const string PrivacyLeastGroupOutside = "privacy.least-group-outside";
    public const string PrivacyLeastGroupGrowth = "privacy.least-group-growth";
    public const string ObservationConferenceDays = "observation.conference-school-days";
    public const string ObservationEvidenceLevels = "observation.evidence-levels";
    public const string ObservationLockDays = "observation.lock-days";
    public const string PhotosMost = "observation.most-photos";
    public const string PhotoMegabytes = "observation.photo-megabytes";
    public const string FormMostFiles = "forms.most-files";
    public const string FormMostRaters = "forms.most-raters";
    public const string ObservationMostPlans = "observation.most-plans";
    public const string WalkthroughLookFors = "walkthrough.look-fors";
    public const string CoachingRows = "coaching.rows";
    public const string SummativeMean = "summative.domain-mean-tenths";
    public const string SummativeLeast = "summative.element-least";
    public const string SummativeRaters = "summative.least-raters";
    public const string PartnershipAnswerDays = "partnership.answer-days";
    public const string CommitteeMeetsEveryDays = "committee.meets-every-days";
    public const string ClearanceSoonDays = "clearance.soon-days";
    public const string PapersSoonDays = "papers.soon-days";
    public const string AgreementAlertDays = "agreement.alert-days";
    public const string AgreementLetterDays = "agreement.letter-days";
    public const string DecisionSilenceDays = "decision.silence-days";
    public const string ActionSoonDays = "action.soon-days";
    public const string HealthGapLevels = "health.gap-levels";
    public const string HealthDueDays = "health.due-days";
    public const string SurveyLeastGroup = "survey.least-group";
    public const string SurveyDays = "survey.days";
    public const string SurveyDaysBetween = "survey.days-between";
    public const string SurveyRemindDays = "survey.remind-days";
    public const string ReciprocityLeastGroup = "reciprocity.least-group";
    public const string VisitEveryDays = "visit.every-days";
    public const string VisitFirstDays = "visit.first-days";
    public const string VisitOnTimePercent = "visit.on-time-percent";
    public const string VacanciesAheadMonths = "vacancies.ahead-months";
    public const string VacanciesStaleMonths = "vacancies.stale-months";
    public const string CapacityStaleDays = "capacity.stale-days";
    public const string CapacityNudgeDays = "capacity.nudge-days";
    public const string CapacityAnswerDay = "capacity.answer-day";
    public const string CapacityAnswerDays = "capacity.answer-days";
    public const string ImportDays = "import.days";
    public const string ImportUndoDays = "import.undo-days";
    public const string DraftDays = "draft.days";
    public const string MatchingTravelLimit = "matching.travel-limit-miles";
    public const string MatchingMilesPerHour = "matching.travel-miles-per-hour";
    public const string MatchingMentorRequired = "matching.mentor-required";
    public const string MatchingAtLeast = "matching.at-least-per-school";
    public const string MatchingShortage = "matching.shortage-fields";

    /// <summary>Followed by the wish's name.</summary>
    public const string MatchingWeight = "matching.weight.";
}

/// <summary>The rules in force on a day for a program: those of the partnership that it acts in where that has set one, else its own, else the general one.</summary>
internal sealed class RuleBook
{
    private readonly Dictionary<string, ProgramRule> _rules;
    private CredentialFields? _fields;

    private RuleBook(IEnumerable<ProgramRule> rules) =>
        _rules = rules.GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.OrderBy(r => r.PartnershipId is null).ThenBy(r => r.ProgramId is null).ThenByDescending(r => r.StartsOn).ThenByDescending(r => r.Edition).First());

    /// <summary>The whole rule, with its words and source.</summary>
    /// <exception cref="KeyNotFoundException">No such rule is in force: the data is not complete.</exception>
    public ProgramRule this[string code] => _rules.TryGetValue(code, out var rule) ? rule : throw new KeyNotFoundException($"No rule “{code}” is in force.");

    public MentorRequirements Mentors => new(Number(RuleCode.MentorYears), Number(RuleCode.MentorProgramTrainingHours), Number(RuleCode.MentorGeneralTrainingHours), Yes(RuleCode.MentorCredentialInField), Yes(RuleCode.MentorPrincipalApproval), Yes(RuleCode.MentorRecommendation)) { Fields = _fields ??= Fields() };

    public OnTimeRule OnTime => new(Number(RuleCode.StatusOnTimePercent), Number(RuleCode.StatusSomeLatePercent));

    // one rule for each field, so that a program can say it otherwise for one of them
    private CredentialFields Fields() => new(_rules.Where(r => r.Key.StartsWith(RuleCode.MentorCredentialsOf, StringComparison.Ordinal)).OrderBy(r => r.Key, StringComparer.Ordinal)
        .Select(r => KeyValuePair.Create(r.Key[RuleCode.MentorCredentialsOf.Length..].Replace('-', ' '), r.Value.Value)));

    /// <summary>Whether requests pass the district also where it does not ask for it; where it does, its word holds and no rule of a partnership or program can pass it by.</summary>
    public bool AlwaysThroughDistrict => this[RuleCode.PlacementDistrictRoute].Value == "always";

    /// <summary>When mentors are asked.</summary>
    public MentorAsked MentorAsked => this[RuleCode.PlacementMentorAsked].Value switch { "before-school" => MentorAsked.BeforeSchool, "never" => MentorAsked.Never, _ => MentorAsked.AfterSchool };

    /// <summary>Whether exceptions of a kind may be recorded.</summary>
    public bool Excepts(AllowanceKind kind) => this[RuleCode.PlacementExceptions].Value.Split(',', StringSplitOptions.TrimEntries).Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what the rule asks for is refused when it is missing, not only warned of.</summary>
    public bool Refuses(string code) => string.Equals(this[code].Value, "refuse", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last day of an approval given on a day.</summary>
    public DateOnly ApprovedThrough(DateOnly on) => on.AddYears(Number(RuleCode.MentorApprovalYears)).AddDays(-1);

    /// <summary>The last day on which training held on a day counts.</summary>
    public DateOnly TrainedThrough(DateOnly on) => on.AddYears(Number(RuleCode.MentorTrainingYears)).AddDays(-1);

    /// <summary>The largest file that people may hand in.</summary>
    public long MostFileBytes => Number(RuleCode.PapersMostMegabytes) * 1024L * 1024L;

    /// <param name="db">The viewer's.</param>
    /// <param name="program">Whose rules; null: the general ones.</param>
    /// <param name="day">On which they are in force.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="partnerships">In which the program acts; null: in none, so that what a partnership has set is not read.</param>
    public static async Task<RuleBook> OpenAsync(ResidencyDb db, Id<PreparationProgram>? program, DateOnly day, CancellationToken stop, IReadOnlyList<Id<Partnership>>? partnerships = null)
    {
        var inForce = db.Rules.AsNoTracking().Where(r => r.StartsOn <= day && (r.EndsOn == null || r.EndsOn >= day) && (r.ProgramId == null || r.ProgramId == program));
        inForce = partnerships is { Count: > 0 } some ? inForce.Where(r => r.PartnershipId == null || some.Contains(r.PartnershipId.Value)) : inForce.Where(r => r.PartnershipId == null);
        return new(await inForce.ToListAsync(stop));
    }

    /// <summary>The books of several programs, in one question.</summary>
    public static async Task<Dictionary<Id<PreparationProgram>, RuleBook>> OpenEachAsync(ResidencyDb db, IReadOnlyCollection<Id<PreparationProgram>> programs, DateOnly day, CancellationToken stop)
    {
        var all = await db.Rules.AsNoTracking().Where(r => r.StartsOn <= day && (r.EndsOn == null || r.EndsOn >= day) && r.PartnershipId == null && (r.ProgramId == null || programs.Contains(r.ProgramId.Value))).ToListAsync(stop);
        return programs.Distinct().ToDictionary(p => p, p => new RuleBook(all.Where(r => r.ProgramId is null || r.ProgramId == p)));
    }

    /// <summary>A book of rules that were read already.</summary>
    public static RuleBook Of(IEnumerable<ProgramRule> rules) => new(rules);

    public int Number(string code) => int.Parse(this[code].Value, CultureInfo.InvariantCulture);

    /// <summary>Several numbers, separated by semicolons.</summary>
    public IReadOnlyList<int> Numbers(string code) => [.. this[code].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>A day of each year, written "month-day", in a calendar year.</summary>
    public DateOnly Day(string code, int calendarYear) => DateOnly.ParseExact($"{calendarYear}-{this[code].Value}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public bool Yes(string code) => string.Equals(this[code].Value, "yes", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the rules that this version of the hub brings and the database does not have yet; never changes one.</summary>
    public static async Task LoadFirstEditionAsync(ResidencyDbSource source, CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything("first edition of the rules"), tracking: true);
        await using var stream = typeof(RuleBook).Assembly.GetManifestResourceStream("ResidencyHub.Application.Access.rules.json")!;
        var shipped = (await JsonSerializer.DeserializeAsync<List<Shipped>>(stream, JsonSerializerOptions.Web, stop))!;
        var known = await db.Rules.Where(r => r.ProgramId == null && r.PartnershipId == null).Select(r => r.Code).ToListAsync(stop);
        db.AddRange(shipped.Where(s => !known.Contains(s.Code)).Select(s => new ProgramRule(s.Code, s.Value, s.Unit, s.Words, s.Source, new Period(s.From))));
        await db.SaveChangesAsync(stop);
    }

    private sealed record Shipped(string Code, string Value, string Unit, string Words, string Source, DateOnly From);
}

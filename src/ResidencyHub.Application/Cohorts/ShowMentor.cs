using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>One mentor: what they teach, what is missing to take a resident and by which rule, whom they have, what was.</summary>
public sealed class ShowMentor(UseCaseServices services) : Query<Id<Mentor>, ShowMentor.Answer>(services)
{
    /// <summary>A requirement that is not met, with the rule and where it comes from; waived when somebody argued and approved an exception.</summary>
    public sealed record Gap(string Rule, string Words, string RuleWords, string Source, string? WaivedBy, string? Argument, DateOnly? WaivedThrough);

    public sealed record PlacementRow(Id<Placement> Id, string ResidentName, DateOnly StartsOn, DateOnly EndsOn, PlacementState State);

    public sealed record Standing(MentorState State, DateOnly On, string? Reason, string? By);

    public sealed record Training(string What, DateOnly On, int ProgramHours, int GeneralHours, string By);

    /// <summary>A mentor as the partners see them. Load counts the residents of all programs, also those whom the viewer can't see.</summary>
    public sealed record Answer(
        Id<Mentor> Id, string FirstName, string LastName, string? Number, string? Email, string? Phone, Id<School> SchoolId, string SchoolName, string DistrictName, string Subject, string GradeBand, string? Room,
        string? CredentialField, int? YearsTeaching, int ProgramTrainingHours, int GeneralTrainingHours, DateOnly? PrincipalApprovedOn, string? Notes, MentorState State, PoolStatus Status, int Capacity, int Load, int Version,
        string? PrincipalApprovedBy, string? RecommendedBy, DateOnly? RecommendedOn, DateOnly? ApprovedThrough, DateOnly? TrainedThrough, DateOnly? RenewalOpenedOn, DateOnly? RenewalFrom,
        bool MayChange, bool MayRename, bool MayApproveAsPrincipal, bool MayReadPapers, IReadOnlyList<Gap> Gaps, IReadOnlyList<PlacementRow> Placements, IReadOnlyList<Standing> Standings, IReadOnlyList<Training> Trainings, DateOnly? AtSchoolFrom = null, DateOnly? AtSchoolThrough = null)
    {
        public string Name => $"{FirstName} {LastName}".Trim();

        public bool IsEligible => Gaps.All(g => g.WaivedBy is not null);
    }

    private protected override Permission Needs => Permission.ReadMentors;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Mentor> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Mentors.Include(m => m.Standings).Include(m => m.Trainings).AsSplitQuery().FirstOrDefaultAsync(m => m.Id == request, stop) is not { } mentor)
            return Outcome.NotFound;
        var load = (await PoolRules.LoadsAsync(operation, [request], stop)).GetValueOrDefault(request);
        var rules = await PoolRules.OpenAsync(operation, [request], stop);
        var placements = await db.Placements.Where(p => p.MentorId == request).OrderByDescending(p => p.StartsOn).Select(p => new PlacementRow(p.Id, p.ResidentName, p.StartsOn, p.EndsOn, p.State)).Take(100).ToListAsync(stop);
        var district = await db.Districts.Where(d => d.Id == mentor.DistrictId).Select(d => d.Name).FirstAsync(stop);
        var mayChange = operation.Viewer.May(Permission.ManageMentors);
        return new Answer(
            mentor.Id, mentor.FirstName, mentor.LastName, mentor.Number, mentor.Email, mentor.Phone, mentor.SchoolId, mentor.SchoolName, district, mentor.Subject, mentor.GradeBand, mentor.Room,
            mentor.CredentialField, mentor.YearsTeaching, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, mentor.PrincipalApprovedOn, mayChange ? mentor.Notes : null, mentor.State, MentorPool.StatusOf(mentor.State, load), mentor.Capacity, load, mentor.Version,
            mentor.PrincipalApprovedBy, mentor.RecommendedBy, mentor.RecommendedOn, mentor.ApprovedThrough, mentor.TrainedThrough, mentor.RenewalOpenedOn, mentor.ApprovedThrough?.AddDays(-rules.Rules.Number(RuleCode.MentorRenewalDays)),
            mayChange, mayChange && await db.People.AnyAsync(p => p.Id == mentor.PersonId, stop), operation.Viewer.May(Permission.AnswerForSchool), operation.Viewer.May(Permission.ReviewPapers), Gaps(mentor, rules, operation.Today), placements,
            [.. mentor.Standings.OrderByDescending(s => s.StartsOn).ThenByDescending(s => s.Id).Select(s => new Standing(s.State, s.StartsOn, s.Reason, s.By))],
            [.. mentor.Trainings.OrderByDescending(t => t.HeldOn).Select(t => new Training(t.What, t.HeldOn, t.ProgramHours, t.GeneralHours, t.RecordedBy))], mentor.AtSchoolFrom, mentor.AtSchoolThrough);
    }

    internal static IReadOnlyList<Gap> Gaps(Mentor mentor, PoolRules rules, DateOnly today) => [.. MentorEligibility.Check(mentor, mentor.Subject, rules.Asks, [], today).Select(g =>
    {
        var rule = RuleOf(rules.Rules, g.Rule);
        var waiver = rules.WaiversOf(mentor).FirstOrDefault(w => w.Rule == g.Rule);
        return new Gap(g.Rule, g.Words, rule.Words, rule.Source, waiver?.ApprovedBy, waiver?.Argument, waiver?.EndsOn);
    })];

    private static ProgramRule RuleOf(RuleBook rules, string gap) => rules[gap switch
    {
        "years" => RuleCode.MentorYears,
        "credential" => RuleCode.MentorCredentialInField,
        "program-training" => RuleCode.MentorProgramTrainingHours,
        "general-training" => RuleCode.MentorGeneralTrainingHours,
        "recommendation" => RuleCode.MentorRecommendation,
        "approval-ended" => RuleCode.MentorApprovalYears,
        "training-ended" => RuleCode.MentorTrainingYears,
        _ => RuleCode.MentorPrincipalApproval,
    }];
}

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

    public sealed record Standing(MentorState State, DateOnly On, string? Reason);

    /// <summary>A mentor as the partners see them. Load counts the residents of all programs, also those whom the viewer can't see.</summary>
    public sealed record Answer(
        Id<Mentor> Id, string FirstName, string LastName, string? Number, string? Email, string? Phone, Id<School> SchoolId, string SchoolName, string DistrictName, string Subject, string GradeBand, string? Room,
        string? CredentialField, int? YearsTeaching, int ProgramTrainingHours, int GeneralTrainingHours, DateOnly? PrincipalApprovedOn, string? Notes, MentorState State, int Capacity, int Load, int Version,
        bool MayChange, bool MayRename, IReadOnlyList<Gap> Gaps, IReadOnlyList<PlacementRow> Placements, IReadOnlyList<Standing> Standings)
    {
        public string Name => $"{FirstName} {LastName}".Trim();

        public bool IsEligible => Gaps.All(g => g.WaivedBy is not null);
    }

    private protected override Permission Needs => Permission.ReadMentors;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Mentor> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Mentors.Include(m => m.Standings).FirstOrDefaultAsync(m => m.Id == request, stop) is not { } mentor)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("how many residents a mentor has over all programs");
        var load = await wide.Placements.CountAsync(p => p.MentorId == request && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active), stop);
        var placements = await db.Placements.Where(p => p.MentorId == request).OrderByDescending(p => p.StartsOn).Select(p => new PlacementRow(p.Id, p.ResidentName, p.StartsOn, p.EndsOn, p.State)).Take(100).ToListAsync(stop);
        var district = await db.Districts.Where(d => d.Id == mentor.DistrictId).Select(d => d.Name).FirstAsync(stop);
        var mayChange = operation.Viewer.May(Permission.ManageMentors);
        return new Answer(
            mentor.Id, mentor.FirstName, mentor.LastName, mentor.Number, mentor.Email, mentor.Phone, mentor.SchoolId, mentor.SchoolName, district, mentor.Subject, mentor.GradeBand, mentor.Room,
            mentor.CredentialField, mentor.YearsTeaching, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, mentor.PrincipalApprovedOn, mayChange ? mentor.Notes : null, mentor.State, mentor.Capacity, load, mentor.Version,
            mayChange, mayChange && await db.People.AnyAsync(p => p.Id == mentor.PersonId, stop), await GapsAsync(mentor, operation, stop), placements,
            [.. mentor.Standings.OrderByDescending(s => s.StartsOn).ThenByDescending(s => s.Id).Select(s => new Standing(s.State, s.StartsOn, s.Reason))]);
    }

    private static async Task<List<Gap>> GapsAsync(Mentor mentor, Operation operation, CancellationToken stop)
    {
        var program = operation.Reach.Programs is [var only] ? only : (Id<PreparationProgram>?)null;
        var rules = await RuleBook.OpenAsync(operation.Db, program, operation.Today, stop);
        var today = operation.Today;
        var waivers = await operation.Db.EligibilityWaivers.Where(w => w.MentorId == mentor.Id && w.StartsOn <= today && w.EndsOn >= today).ToListAsync(stop);
        return [.. MentorEligibility.Check(mentor, mentor.Subject, rules.Mentors, [], today).Select(g =>
        {
            var rule = RuleOf(rules, g.Rule);
            var waiver = waivers.Find(w => w.Rule == g.Rule);
            return new Gap(g.Rule, g.Words, rule.Words, rule.Source, waiver?.ApprovedBy, waiver?.Argument, waiver?.EndsOn);
        })];
    }

    private static ProgramRule RuleOf(RuleBook rules, string gap) => rules[gap switch
    {
        "years" => RuleCode.MentorYears,
        "credential" => RuleCode.MentorCredentialInField,
        "program-training" => RuleCode.MentorProgramTrainingHours,
        "general-training" => RuleCode.MentorGeneralTrainingHours,
        _ => RuleCode.MentorPrincipalApproval,
    }];
}

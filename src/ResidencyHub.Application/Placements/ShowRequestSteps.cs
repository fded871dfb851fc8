using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Which steps the requests of each program take, from when on, and what the districts of the partnerships ask for: every partner reads it.</summary>
public sealed class ShowRequestSteps(UseCaseServices services) : Query<Nothing, ShowRequestSteps.Answer>(services)
{
    public sealed record Answer(IReadOnlyList<Row> Programs, IReadOnlyList<DistrictRow> Districts);

    /// <param name="AsksThroughDistrict">False: never through a district.</param>
    /// <param name="Since">The first day of what holds today.</param>
    /// <param name="Own">Whether the program has set it; false: the general rule.</param>
    /// <param name="Coming">What is to hold later, in words, with its day.</param>
    /// <param name="MayChange">Whether the viewer coordinates the program.</param>
    public sealed record Row(Id<PreparationProgram> Id, string Name, bool AsksThroughDistrict, MentorAsked MentorAsked, DateOnly Since, bool Own, string? Coming, bool MayChange);

    /// <param name="ThroughDistrict">Whether the district asks for the requests to its schools.</param>
    public sealed record DistrictRow(Id<District> Id, string Name, bool ThroughDistrict);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var members = await db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => new { m.ProgramId, m.DistrictId }).ToListAsync(stop);
        var programs = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().Concat(operation.Reach.Programs).Distinct().ToList();
        var districts = members.Select(m => m.DistrictId).OfType<Id<District>>().Distinct().ToList();
        var names = await db.Programs.Where(p => programs.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop);
        var later = await db.Rules.AsNoTracking().Where(r => r.StartsOn > today && r.ProgramId != null && (r.Code == RuleCode.PlacementDistrictRoute || r.Code == RuleCode.PlacementMentorAsked)).OrderBy(r => r.StartsOn).ToListAsync(stop);
        var rows = new List<Row>();
        foreach (var program in names)
        {
            var rules = await RuleBook.OpenAsync(db, program.Id, today, stop);
            var (route, mentor) = (rules[RuleCode.PlacementDistrictRoute], rules[RuleCode.PlacementMentorAsked]);
            rows.Add(new Row(
                program.Id, program.Name, rules.AsksThroughDistrict, rules.MentorAsked, route.StartsOn > mentor.StartsOn ? route.StartsOn : mentor.StartsOn, route.ProgramId is not null || mentor.ProgramId is not null,
                ComingOf([.. later.Where(r => r.ProgramId == program.Id)]), operation.Viewer.May(Permission.RequestPlacements) && operation.Reach.Programs.Contains(program.Id)));
        }
        return new Answer(rows, await db.Districts.Where(d => districts.Contains(d.Id)).OrderBy(d => d.Name).Select(d => new DistrictRow(d.Id, d.Name, d.RequestsGoThroughDistrict)).ToListAsync(stop));
    }

    private static string? ComingOf(IReadOnlyList<ProgramRule> later) =>
        later.Count == 0 ? null : $"From {later[0].StartsOn:d MMMM yyyy}: {string.Join(" ", later.Where(r => r.StartsOn == later[0].StartsOn).Select(r => r.Words))}";
}

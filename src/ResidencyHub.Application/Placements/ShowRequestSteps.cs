using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Which steps requests take in each partnership, and those of each program where its partnerships have set nothing; from when on, and what the districts ask for: every partner reads it.</summary>
public sealed class ShowRequestSteps(UseCaseServices services) : Query<Nothing, ShowRequestSteps.Answer>(services)
{
    public sealed record Answer(IReadOnlyList<Row> Programs, IReadOnlyList<DistrictRow> Districts, IReadOnlyList<Row> Partnerships);

    /// <param name="Id">Null: a partnership's row.</param>
    /// <param name="AlwaysThroughDistrict">False: through those districts that ask for it.</param>
    /// <param name="Since">The first day of what holds today.</param>
    /// <param name="Own">Whether the partnership or the program has set it; false: each program's own steps, or the general rule.</param>
    /// <param name="Coming">What is to hold later, in words, with its day.</param>
    /// <param name="MayChange">Whether the viewer coordinates the program, or one in the partnership.</param>
    /// <param name="Agreed">With whom it was agreed; null where nothing was set.</param>
    /// <param name="Partnership">Null: a program's row.</param>
    public sealed record Row(Id<PreparationProgram>? Id, string Name, bool AlwaysThroughDistrict, MentorAsked MentorAsked, DateOnly Since, bool Own, string? Coming, bool MayChange, string? Agreed = null, Id<Partnership>? Partnership = null);

    /// <param name="ThroughDistrict">Whether the district asks for the requests to its schools.</param>
    public sealed record DistrictRow(Id<District> Id, string Name, bool ThroughDistrict);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var members = await db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => new { m.PartnershipId, m.ProgramId, m.DistrictId }).ToListAsync(stop);
        var programs = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().Concat(operation.Reach.Programs).Distinct().ToList();
        var districts = members.Select(m => m.DistrictId).OfType<Id<District>>().Distinct().ToList();
        var within = members.Where(m => m.ProgramId is not null).Select(m => m.PartnershipId).Distinct().ToList();
        var rules = await db.Rules.AsNoTracking().Where(r => (r.Code == RuleCode.PlacementDistrictRoute || r.Code == RuleCode.PlacementMentorAsked) && (r.EndsOn == null || r.EndsOn >= today)
            && ((r.ProgramId == null && r.PartnershipId == null) || (r.ProgramId != null && programs.Contains(r.ProgramId.Value)) || (r.PartnershipId != null && within.Contains(r.PartnershipId.Value)))).OrderBy(r => r.StartsOn).ToListAsync(stop);
        var plans = operation.Viewer.May(Permission.RequestPlacements);
        var ofPrograms = (await db.Programs.Where(p => programs.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop))
            .ConvertAll(p => RowOf(p.Name, r => r.ProgramId == p.Id, plans && operation.Reach.Programs.Contains(p.Id)) with { Id = p.Id });
        var ofPartnerships = (await db.Partnerships.Where(p => within.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop))
            .ConvertAll(p => RowOf(p.Name, r => r.PartnershipId == p.Id, plans && members.Exists(m => m.PartnershipId == p.Id && m.ProgramId is { } program && operation.Reach.Programs.Contains(program))) with { Partnership = p.Id });
        return new Answer(ofPrograms, await db.Districts.Where(d => districts.Contains(d.Id)).OrderBy(d => d.Name).Select(d => new DistrictRow(d.Id, d.Name, d.RequestsGoThroughDistrict)).ToListAsync(stop), ofPartnerships);

        Row RowOf(string name, Func<ProgramRule, bool> own, bool mayChange)
        {
            var said = rules.Where(own).ToList();
            var book = RuleBook.Of(rules.Where(r => r.StartsOn <= today && ((r.ProgramId is null && r.PartnershipId is null) || own(r))));
            var (route, mentor) = (book[RuleCode.PlacementDistrictRoute], book[RuleCode.PlacementMentorAsked]);
            return new(null, name, book.AlwaysThroughDistrict, book.MentorAsked, route.StartsOn > mentor.StartsOn ? route.StartsOn : mentor.StartsOn, own(route) || own(mentor), ComingOf([.. said.Where(r => r.StartsOn > today)]), mayChange, own(route) ? route.Source : own(mentor) ? mentor.Source : null);
        }
    }

    private static string? ComingOf(IReadOnlyList<ProgramRule> later) =>
        later.Count == 0 ? null : $"From {later[0].StartsOn:d MMMM yyyy}: {string.Join(" ", later.Where(r => r.StartsOn == later[0].StartsOn).Select(WordsOf))}";

    /// <summary>A rule's words; those of a route that once said "never" are told as they hold now.</summary>
    private static string WordsOf(ProgramRule rule) => rule.Code == RuleCode.PlacementDistrictRoute ? KeepRequestSteps.WordsOf(rule.Value == "always") : rule.Words;
}

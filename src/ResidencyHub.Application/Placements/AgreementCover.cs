using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Whether agreements of program and school cover the days of placements.</summary>
internal static class AgreementCover
{
    public const string None = "No valid agreement covers this school on these days.";

    /// <summary>What is not covered: no agreement of program and school on the placement's days, one that has lapsed or ends before it does, none that designates the school's people under FERPA.</summary>
    public static async Task<IReadOnlyList<string>> WarningsAsync(Operation operation, Placement placement, CancellationToken stop) => (await WarningsAsync(operation, [placement], stop))[placement.Id];

    /// <summary>The same for many at once, in as many queries as for one.</summary>
    public static async Task<IReadOnlyDictionary<Id<Placement>, IReadOnlyList<string>>> WarningsAsync(Operation operation, IReadOnlyList<Placement> placements, CancellationToken stop)
    {
        var all = placements.DistinctBy(p => p.Id).ToDictionary(p => p.Id, IReadOnlyList<string> (_) => []);
        var open = placements.Where(p => PlacementRules.Open.Contains(p.State)).ToList();
        if (open.Count == 0)
            return all;
        await using var db = operation.LookWider("which agreements cover a placement");
        var cover = await ReadAsync(db, open.ConvertAll(p => new Home(p.Id, p.ProgramId, p.SchoolId, p.DistrictId, p.StartsOn, p.EndsOn)), stop);
        foreach (var placement in open)
            all[placement.Id] = Of(placement, cover, operation.Today);
        return all;
    }

    private static List<string> Of(Placement placement, CoverInMemory cover, DateOnly today)
    {
        var whole = cover.Of(placement.ProgramId, placement.SchoolId, placement.DistrictId).Where(a => a.StartsOn <= placement.EndsOn && a.EndsOn >= placement.StartsOn).ToList();
        if (whole.Count == 0)
            return [None];
        var last = whole.MaxBy(a => a.EndsOn)!;
        if (last.EndsOn < today)
            return [$"“{last.Title}” ended on {last.EndsOn:d MMMM yyyy}, and no agreement covers this placement since."];
        var warnings = new List<string>();
        // a renewal may follow without a gap
        if (!Continuous(whole, placement.Term))
            warnings.Add($"The agreement ends on {last.EndsOn:d MMMM yyyy}, before the placement does.");
        var day = placement.StartsOn > today ? placement.StartsOn : today;
        if (!whole.Exists(a => a.IsInForceOn(day) && a.DesignatesOfficials))
            warnings.Add("No agreement in force designates the school’s people as school officials (FERPA). Mentor and principal read the resident’s records only with the resident’s written consent.");
        return warnings;
    }

    /// <summary>For lists, one question for the whole page: which of these are not over and have a first or last day that no valid agreement of program and school covers; empty for those who may not read what was agreed. What lies between two agreements is said on the placement's page.</summary>
    /// <remarks>Read as the page reads it: next year's partnership covers next year's placement, though nobody belongs to it today.</remarks>
    public static async Task<IReadOnlySet<Id<Placement>>> LackingAsync(Operation operation, IReadOnlyCollection<Id<Placement>> placements, CancellationToken stop)
    {
        if (placements.Count == 0 || !IsToldTo(operation))
            return new HashSet<Id<Placement>>();
        await using var db = operation.LookWider("which agreements cover a placement");
        var homes = await db.Placements.Where(p => placements.Contains(p.Id) && PlacementRules.Open.Contains(p.State)).Select(p => new Home(p.Id, p.ProgramId, p.SchoolId, p.DistrictId, p.StartsOn, p.EndsOn)).ToListAsync(stop);
        if (homes.Count == 0)
            return new HashSet<Id<Placement>>();
        var cover = await ReadAsync(db, homes, stop);
        return homes.Where(h => cover.Of(h.Program, h.School, h.District).ToList() is var of && !(of.Exists(a => a.Term.Contains(h.StartsOn)) && of.Exists(a => a.Term.Contains(h.EndsOn)))).Select(h => h.Id).ToHashSet();
    }

    private sealed record Home(Id<Placement> Id, Id<PreparationProgram> Program, Id<School> School, Id<District> District, DateOnly StartsOn, DateOnly EndsOn);

    // few agreements cover many placements: read once, they are laid beside each in memory
    private static async Task<CoverInMemory> ReadAsync(ResidencyDb db, IReadOnlyCollection<Home> homes, CancellationToken stop)
    {
        var (programs, districts, schools, first, last) = (homes.Select(p => p.Program).Distinct().ToList(), homes.Select(p => p.District).Distinct().ToList(), homes.Select(p => p.School).Distinct().ToList(), homes.Min(p => p.StartsOn), homes.Max(p => p.EndsOn));
        var shared = db.PartnershipMembers.Where(m => m.ProgramId != null && programs.Contains(m.ProgramId.Value)).Select(m => m.PartnershipId);
        var members = await db.PartnershipMembers.Where(m => shared.Contains(m.PartnershipId) && ((m.ProgramId != null && programs.Contains(m.ProgramId.Value)) || (m.DistrictId != null && districts.Contains(m.DistrictId.Value)))).ToListAsync(stop);
        var agreements = db.Agreements.Include(a => a.Schools.Where(s => schools.Contains(s.SchoolId))).Include(a => a.Programs.Where(p => programs.Contains(p.ProgramId)))
            .Where(a => a.State == AgreementState.Active && a.StartsOn <= last && a.EndsOn >= first && shared.Contains(a.PartnershipId));
        // of one school and program an agreement names each at most once, so that one question repeats none of its text
        return new(await (schools.Count * programs.Count == 1 ? agreements.AsSingleQuery() : agreements.AsSplitQuery()).ToListAsync(stop), members);
    }

    /// <summary>Whether the viewer's lists say which placements no agreement covers: those who may read what was agreed.</summary>
    private static bool IsToldTo(Operation operation) => operation.Viewer.May(Permission.RequestPlacements) || operation.Viewer.May(Permission.ReadPartnerships);

    /// <summary>Whether agreements cover every day of a placement between them.</summary>
    private static bool Continuous(IReadOnlyList<Agreement> agreements, Period term)
    {
        var next = term.First;
        foreach (var agreement in agreements.OrderBy(a => a.StartsOn))
            if (agreement.StartsOn <= next && agreement.EndsOn >= next)
                next = agreement.EndsOn.AddDays(1);
        return next > term.Last;
    }
}

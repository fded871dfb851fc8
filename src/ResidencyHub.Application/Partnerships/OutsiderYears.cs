using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The school years of all partnerships that an outsider reads, worked out together: what one page shows of one partnership and what another shows of the next must not give away a few people who are in only one of them. Every page for outsiders takes its numbers from here.</summary>
internal sealed class OutsiderYears
{
    private readonly ILookup<Id<Partnership>, Year> _years;

    private OutsiderYears(IReadOnlyList<Partnership> partnerships, ILookup<Id<Partnership>, Year> years, IReadOnlySet<int> overlapping) => (Partnerships, _years, Overlapping) = (partnerships, years, overlapping);

    /// <param name="Count">As it is. Its mentors are null where they are not shown.</param>
    /// <param name="IsShown">The residents may be read.</param>
    internal sealed record Year(YearCount Count, bool IsShown);

    /// <summary>Those in the outsider's reach, the oldest first.</summary>
    public IReadOnlyList<Partnership> Partnerships { get; }

    /// <summary>School years in which somebody counts in two partnerships, so that there is no total of all.</summary>
    public IReadOnlySet<int> Overlapping { get; }

    public IEnumerable<Year> Of(Id<Partnership> partnership) => _years[partnership];

    /// <param name="operation">Of an outsider.</param>
    /// <param name="least">Fewer people than this are hidden.</param>
    /// <param name="since">The first school year; what is shown of a year depends on no other year.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<OutsiderYears> ReadAsync(Operation operation, int least, int since, CancellationToken stop)
    {
        var partnerships = await operation.Db.Partnerships.Include(p => p.Members).OrderBy(p => p.StartedOn).ThenBy(p => p.Id).ToListAsync(stop);
        var ids = partnerships.ConvertAll(p => p.Id);
        await using var wide = operation.LookWider("residents whom partners entered for years before the hub");
        var entered = (await wide.PartnershipYears.Where(y => ids.Contains(y.PartnershipId) && y.Residents != null && y.Year >= since).ToListAsync(stop)).ToLookup(y => y.PartnershipId);
        var placed = await YearCounts.OfManyAsync(operation, partnerships, since, stop);
        var counts = partnerships.SelectMany(p => YearCounts.Of(placed[p.Id], entered[p.Id]).Select(c => (Of: p, Count: c))).ToList();
        var (years, overlapping) = (new List<(Id<Partnership> Of, Year Year)>(), new HashSet<int>());
        foreach (var year in counts.GroupBy(c => c.Count.Year).OrderBy(g => g.Key))
        {
            var all = year.ToList();
            var people = all.ConvertAll(c => placed[c.Of.Id].Where(r => r.Year == year.Key).ToList());
            List<IReadOnlyCollection<Id<Resident>>> residents = people.ConvertAll(rows => (IReadOnlyCollection<Id<Resident>>)[.. rows.Select(r => r.Resident).Distinct()]);
            List<IReadOnlyCollection<Id<Mentor>>> mentors = people.ConvertAll(rows => (IReadOnlyCollection<Id<Mentor>>)[.. rows.Select(r => r.Mentor).OfType<Id<Mentor>>().Distinct()]);
            var (shown, besides) = (OverlappingGroups.Shown(residents, least), OverlappingGroups.Shown(mentors, least));
            if (OverlappingGroups.Overlap(residents))
                overlapping.Add(year.Key);
            for (var i = 0; i < all.Count; i++)
            {
                var count = all[i].Count;
                // whom an entered number counts nobody knows: it is shown where no other partnership can count the same people
                var alone = count.Source is null || !all.Exists(o => o.Of != all[i].Of && Share(o.Of, all[i].Of));
                if (!alone)
                    overlapping.Add(year.Key);
                var isShown = count.Source is null ? shown[i] : alone && count.Residents >= least;
                years.Add((all[i].Of.Id, new Year(count with { Mentors = isShown && count.Mentors >= least && (count.Source is not null || besides[i]) ? count.Mentors : null }, isShown)));
            }
        }
        return new(partnerships, years.ToLookup(y => y.Of, y => y.Year), overlapping);
    }

    /// <summary>Whether the same resident could count in both.</summary>
    private static bool Share(Partnership one, Partnership other) =>
        one.Members.Any(m => m.ProgramId is not null && other.Members.Any(o => o.ProgramId == m.ProgramId)) && one.Members.Any(m => m.DistrictId is not null && other.Members.Any(o => o.DistrictId == m.DistrictId));
}

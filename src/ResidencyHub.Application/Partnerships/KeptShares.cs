using ResidencyHub.Domain.Oversight;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The shares over people of one partnership in one school year, for the values of goals about its places: no value, laid beside the others and beside what the pages of its schools say, tells of a few.</summary>
/// <param name="all">The placements of the whole partnership in the year.</param>
/// <param name="share">What is counted of one; null for nothing.</param>
/// <param name="growth">A share over residents: one counts once, and all or none is said of nobody.</param>
/// <param name="alone">Fewer than this are too few at a school, as on its page.</param>
/// <param name="least">So many people stand at least behind what is left between two values.</param>
internal sealed class KeptShares(IReadOnlyList<YearCounts.Row> all, Func<YearCounts.Row, ShareFact?> share, bool growth, int alone, int least)
{
    /// <param name="Who">The placement; of growth the resident.</param>
    public sealed record Part(YearCounts.Row Row, Guid Who, ShareFact Share);

    /// <summary>What stands in the value about a place: without the schools that are too small to stand in it.</summary>
    public List<Part> At(Func<YearCounts.Row, bool> place)
    {
        var rows = all.Where(place);
        // who moved within a year is one resident, and counted where they are now
        var counted = (growth ? rows.OrderByDescending(r => r.StartsOn).DistinctBy(r => r.Resident) : rows).Select(r => (Row: r, Share: share(r))).Where(r => r.Share is not null).Select(r => new Part(r.Row, growth ? r.Row.Resident.Value : r.Row.Id.Value, r.Share!));
        return [.. ManyReading.Shown(counted.GroupBy(p => p.Row.School), SumOf, alone, false, growth ? s => s.SaysOfAll : null).Shown.SelectMany(g => g)];
    }

    public static ShareFact SumOf(IEnumerable<Part> parts) => ShareFact.Sum(parts.Select(p => p.Share));

    /// <summary>Enough people, and of growth not all or none of them.</summary>
    public bool IsEnough(IEnumerable<Part> parts, int group) => SumOf(parts) is var sum && sum.Due > 0 && sum.Behind >= group && !(growth && sum.SaysOfAll);

    /// <summary>Nobody is among them, or enough people.</summary>
    public bool TellsOfNobody(IReadOnlyCollection<Part> rest) => rest.Count == 0 || IsEnough(rest, least);

    /// <summary>Whether the value about a place can be said: enough people stand in it, and in what is left between it and its schools' own pages, its districts, and its programs.</summary>
    public bool IsSaid(Func<YearCounts.Row, bool> place, int group) =>
        At(place) is var parts && IsBesideSchools(parts, group) && LeavesNobody(parts, place, all.GroupBy(r => r.District.Value)) && LeavesNobody(parts, place, all.GroupBy(r => r.Program.Value));

    // a program's part of its schools, beside what the pages of those schools say of everybody there
    private bool IsBesideSchools(List<Part> parts, int group)
    {
        var schools = parts.Select(p => p.Row.School).ToHashSet();
        return IsEnough(parts, group) && TellsOfNobody(Between(At(r => schools.Contains(r.School)), parts));
    }

    // all places of a kind within it together: between fewer of them lies what is left here, and places that are said anyway
    private bool LeavesNobody(List<Part> parts, Func<YearCounts.Row, bool> place, IEnumerable<IGrouping<Guid, YearCounts.Row>> kind)
    {
        var said = kind.Where(g => g.All(place)).Select(g => At(g.ToHashSet().Contains)).Where(p => IsBesideSchools(p, least)).SelectMany(p => p).ToList();
        return said.Count == 0 || TellsOfNobody(Between(parts, said));
    }

    private static List<Part> Between(List<Part> wide, List<Part> narrow)
    {
        var (inWide, inNarrow) = (wide.Select(p => p.Who).ToHashSet(), narrow.Select(p => p.Who).ToHashSet());
        return [.. wide.Where(p => !inNarrow.Contains(p.Who)), .. narrow.Where(p => !inWide.Contains(p.Who))];
    }
}

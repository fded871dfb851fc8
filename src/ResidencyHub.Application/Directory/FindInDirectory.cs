using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Finds schools and districts by the beginnings of their words, while one types: those of the viewer's partner districts first, then those of the same states, then by state and name; at most twelve.</summary>
/// <remarks>The index gives ids; the rows are read within the viewer's reach.</remarks>
public sealed class FindInDirectory(UseCaseServices services, DirectoryIndex index) : Query<FindInDirectory.Request, FindInDirectory.Found>(services)
{
    /// <summary>With fewer letters only the viewer's partner districts are searched.</summary>
    public const int LeastLetters = 3;
    internal const int Most = 12;

    /// <param name="Text">Beginnings of words of the name, the city, the state or the NCES id, in any order.</param>
    /// <param name="State">Two letters; null for all.</param>
    /// <param name="District">Only schools of this one.</param>
    /// <param name="Kind">Only schools or only districts; null for both.</param>
    public sealed record Request(string? Text, string? State = null, Id<District>? District = null, DirectoryKind? Kind = null);

    /// <summary>What was found; <see cref="AreMore"/> when there are others than these.</summary>
    public sealed record Found(IReadOnlyList<Row> Rows, bool AreMore);

    /// <summary>A school or a district; <see cref="IsPartner"/> when the viewer works with it.</summary>
    public sealed record Row(DirectoryKind Kind, Guid Id, string Name, string? City, string State, string? DistrictName, string? NcesId, bool IsPartner)
    {
        /// <summary>Where it is, in one line: "Denver, CO · Denver 1".</summary>
        public string Where => string.Join(" · ", new[] { City is null ? State : $"{City}, {State}", DistrictName }.OfType<string>());
    }

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Found>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var words = SearchText.Of(request.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return new Found([], false);
        var partners = await operation.Db.PartnershipMembers
            .Where(m => m.DistrictId != null && m.StartsOn <= operation.Today && (m.EndsOn == null || m.EndsOn >= operation.Today))
            .Join(operation.Db.Districts, m => m.DistrictId, d => d.Id, (m, d) => new { d.Id, d.State }).Distinct().ToListAsync(stop);
        var search = new WordTable.Search(
            words, request.State is { Length: 2 } state ? state.ToUpperInvariant() : null, request.District?.Value,
            partners.Select(p => p.Id.Value).ToHashSet(), partners.Select(p => p.State).ToHashSet(StringComparer.Ordinal), OnlyNear: words.Sum(w => w.Length) < LeastLetters);
        var hits = await index.FindAsync(search, request.Kind is not DirectoryKind.School && request.District is null, request.Kind is not DirectoryKind.District, Most + 1, stop);
        var rows = (await DistrictsAsync(operation, request, hits, search, stop)).Concat(await SchoolsAsync(operation, request, hits, search, stop)).ToLookup(r => (r.IsPartner, r.Kind));
        var near = Share([.. rows[(true, DirectoryKind.District)]], [.. rows[(true, DirectoryKind.School)]], Most + 1);
        List<Row> found = [.. near, .. Share([.. rows[(false, DirectoryKind.District)]], [.. rows[(false, DirectoryKind.School)]], Most + 1 - near.Count)];
        return new Found([.. found.Take(Most)], found.Count > Most);
    }

    // both kinds share the places: half for districts where both have many
    private static List<Row> Share(List<Row> districts, List<Row> schools, int places)
    {
        var ofDistricts = Math.Min(districts.Count, Math.Max(places - schools.Count, places / 2));
        return [.. districts.Take(ofDistricts), .. schools.Take(places - ofDistricts)];
    }

    private static async Task<IEnumerable<Row>> DistrictsAsync(Operation operation, Request request, DirectoryIndex.Hits hits, WordTable.Search search, CancellationToken stop)
    {
        if (request.Kind is DirectoryKind.School || request.District is not null || hits.Districts.Count + hits.Changed.Count == 0)
            return [];
        List<Id<District>> ids = [.. hits.Districts.Concat(hits.Changed).Select(i => new Id<District>(i))];
        var read = await operation.Db.Districts.Where(d => ids.Contains(d.Id) && d.EndedOn == null)
            .Select(d => new { d.SearchWords, Near = d.Id, Row = new Row(DirectoryKind.District, d.Id.Value, d.Name, d.City, d.State, null, d.NcesId, false) }).ToListAsync(stop);
        return InOrder(search, hits, read.Select(r => (r.SearchWords, r.Near.Value, r.Row)));
    }

    private static async Task<IEnumerable<Row>> SchoolsAsync(Operation operation, Request request, DirectoryIndex.Hits hits, WordTable.Search search, CancellationToken stop)
    {
        if (request.Kind is DirectoryKind.District || hits.Schools.Count + hits.Changed.Count == 0)
            return [];
        List<Id<School>> ids = [.. hits.Schools.Concat(hits.Changed).Select(i => new Id<School>(i))];
        var read = await operation.Db.Schools.Where(s => ids.Contains(s.Id) && s.EndedOn == null)
            .Join(operation.Db.Districts, s => s.DistrictId, d => d.Id, (s, d) => new { s.SearchWords, Near = d.Id, Row = new Row(DirectoryKind.School, s.Id.Value, s.Name, s.City, s.State, d.Name, s.NcesId, false) }).ToListAsync(stop);
        return InOrder(search, hits, read.Select(r => (r.SearchWords, r.Near.Value, r.Row)));
    }

    private static IEnumerable<Row> InOrder(WordTable.Search search, DirectoryIndex.Hits hits, IEnumerable<(string Words, Guid District, Row Row)> read) => read
        .Where(r => !hits.Changed.Contains(r.Row.Id) || Fits(search, r.Words, r.District, r.Row.State))
        .Select(r => r.Row with { IsPartner = search.Near.Contains(r.District) })
        .OrderByDescending(r => r.IsPartner).ThenByDescending(r => search.NearStates.Contains(r.State)).ThenBy(r => r.State, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.Id)
        .Take(Most + 1);

    // as the index would judge, for what it does not know yet
    private static bool Fits(WordTable.Search search, string words, Guid district, string state) =>
        (search.State is null || search.State == state) && (search.District is null || search.District == district) && (!search.OnlyNear || search.Near.Contains(district))
        && search.Beginnings.All(b => words.Contains($" {b}", StringComparison.Ordinal));
}

public enum DirectoryKind { School, District }

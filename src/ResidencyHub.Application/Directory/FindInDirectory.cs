using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Finds schools and districts by the beginnings of their words, while one types: those of the viewer's partner districts first, at most twelve.</summary>
/// <remarks>Each search scans the words of 121,000 rows in the database, after the few of the partner districts; what that costs stands in docs/performance.md. An index in each server's memory would owe its freshness to every other server.</remarks>
public sealed class FindInDirectory(UseCaseServices services) : Query<FindInDirectory.Request, FindInDirectory.Found>(services)
{
    /// <summary>With fewer letters only the viewer's partner districts are searched.</summary>
    public const int LeastLetters = 3;
    private const int Most = 12;

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
        var near = await PartnersAsync(operation, stop);
        var rows = near.Count == 0 ? [] : await FindAsync(operation.Db, request, words, d => near.Contains(d.Id), s => near.Contains(s.DistrictId), true, Most + 1, stop);
        if (rows.Count <= Most && words.Sum(w => w.Length) >= LeastLetters)
            rows.AddRange(await FindAsync(operation.Db, request, words, d => !near.Contains(d.Id), s => !near.Contains(s.DistrictId), false, Most + 1 - rows.Count, stop));
        return new Found([.. rows.Take(Most)], rows.Count > Most);
    }

    /// <summary>The districts of the viewer's partnerships: what of the members the reach lets through.</summary>
    internal static async Task<List<Id<District>>> PartnersAsync(Operation operation, CancellationToken stop) =>
        await operation.Db.PartnershipMembers
            .Where(m => m.DistrictId != null && m.StartsOn <= operation.Today && (m.EndsOn == null || m.EndsOn >= operation.Today))
            .Select(m => m.DistrictId!.Value).Distinct().ToListAsync(stop);

    private static async Task<List<Row>> FindAsync(
        ResidencyDb db, Request request, string[] words, System.Linq.Expressions.Expression<Func<District, bool>> districtsWhere,
        System.Linq.Expressions.Expression<Func<School, bool>> schoolsWhere, bool partner, int take, CancellationToken stop)
    {
        var rows = new List<Row>();
        var state = request.State is { Length: 2 } given ? given.ToUpperInvariant() : null;
        if (request.Kind is not DirectoryKind.School && request.District is null)
        {
            var districts = db.Districts.Where(d => d.EndedOn == null && (state == null || d.State == state)).Where(districtsWhere);
            foreach (var word in words.Select(w => $" {w}"))
                districts = districts.Where(d => d.SearchWords.Contains(word));
            rows.AddRange(await districts.OrderBy(d => d.Name).ThenBy(d => d.Id).Take(take)
                .Select(d => new Row(DirectoryKind.District, d.Id.Value, d.Name, d.City, d.State, null, d.NcesId, partner)).ToListAsync(stop));
        }
        if (request.Kind is DirectoryKind.District)
            return rows;
        var schools = db.Schools.Where(s => s.EndedOn == null && (state == null || s.State == state)).Where(schoolsWhere);
        if (request.District is { } district)
            schools = schools.Where(s => s.DistrictId == district);
        foreach (var word in words.Select(w => $" {w}"))
            schools = schools.Where(s => s.SearchWords.Contains(word));
        var found = await schools.OrderBy(s => s.Name).ThenBy(s => s.Id).Take(take)
            .Join(db.Districts, s => s.DistrictId, d => d.Id, (s, d) => new Row(DirectoryKind.School, s.Id.Value, s.Name, s.City, s.State, d.Name, s.NcesId, partner)).ToListAsync(stop);
        // both kinds share the places: half for districts where both have many
        var room = Math.Max(take - found.Count, take / 2);
        return [.. rows.Take(room), .. found.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).Take(take - Math.Min(rows.Count, room))];
    }
}

public enum DirectoryKind { School, District }

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Finds residents, mentors, schools and placements within reach by the beginnings of words; at most five of each.</summary>
public sealed class SearchEverything(UseCaseServices services) : Query<string, SearchEverything.Answer>(services)
{
    private const int Most = 5;

    public sealed record Hit(string Name, string Details, string Href);

    public sealed record Answer(IReadOnlyList<Hit> Residents, IReadOnlyList<Hit> Mentors, IReadOnlyList<Hit> Schools, IReadOnlyList<Hit> Placements)
    {
        public int Count => Residents.Count + Mentors.Count + Schools.Count + Placements.Count;
    }

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Answer>> HandleAsync(string request, Operation operation, CancellationToken stop)
    {
        var (db, viewer) = (operation.Db, operation.Viewer);
        var words = SearchPrefixes.Of(request);
        if (words.Count == 0 || words.Sum(w => w.Length - 1) < 2)
            return new Answer([], [], [], []);
        var residents = viewer.May(Permission.ReadResidents) ? words.Aggregate(db.Residents.AsQueryable(), (q, w) => q.Where(r => r.SearchWords.Contains(w))).OrderBy(r => r.SortName).Take(Most) : null;
        var mentors = viewer.May(Permission.ReadMentors) ? words.Aggregate(db.Mentors.AsQueryable(), (q, w) => q.Where(m => m.SearchWords.Contains(w))).OrderBy(m => m.SortName).Take(Most) : null;
        var placements = viewer.May(Permission.ReadPlacements) ? words.Aggregate(db.Placements.AsQueryable(), (q, w) => q.Where(p => (" " + p.ResidentSort).Contains(w))).OrderBy(p => p.ResidentSort).Take(Most) : null;
        var schools = words.Aggregate(db.Schools.Where(s => s.EndedOn == null), (q, w) => q.Where(s => s.SearchWords.Contains(w))).OrderBy(s => s.Name).Take(Most);
        return new Answer(
            residents is null ? [] : (await residents.Select(r => new { r.Id, r.FirstName, r.LastName, r.Subject, r.Number }).ToListAsync(stop)).ConvertAll(r => new Hit($"{r.FirstName} {r.LastName}".Trim(), Line(r.Subject, r.Number), $"/residents/{r.Id}")),
            mentors is null ? [] : (await mentors.Select(m => new { m.Id, m.FirstName, m.LastName, m.SchoolName, m.Subject }).ToListAsync(stop)).ConvertAll(m => new Hit($"{m.FirstName} {m.LastName}".Trim(), Line(m.SchoolName, m.Subject), $"/mentors/{m.Id}")),
            (await schools.Select(s => new { s.Id, s.Name, s.City, s.State }).ToListAsync(stop)).ConvertAll(s => new Hit(s.Name, Line(s.City, s.State), $"/schools/{s.Id}")),
            placements is null ? [] : (await placements.Select(p => new { p.Id, p.ResidentName, p.SchoolName, p.State }).ToListAsync(stop)).ConvertAll(p => new Hit($"{p.ResidentName} at {p.SchoolName}", PlacementWords.Of(p.State), $"/placements/{p.Id}")));
    }

    private static string Line(params ReadOnlySpan<string?> parts)
    {
        var kept = new List<string>();
        foreach (var part in parts)
            if (!string.IsNullOrEmpty(part))
                kept.Add(part);
        return string.Join(" · ", kept);
    }
}

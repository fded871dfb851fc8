using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>A place that a part of the record can be about.</summary>
/// <param name="Key">As the form posts it: "program-…", "district-…", "school-…"; empty for the whole partnership.</param>
/// <param name="Name">Its name.</param>
public sealed record PlaceChoice(string Key, string Name);

/// <summary>The places of a partnership which the viewer may write about: the own program's, district's and schools', never another school's.</summary>
internal static class RecordPlaces
{
    /// <summary>A district with more schools than this finds the others by their own membership or by a placement.</summary>
    private const int Most = 300;

    public static async Task<IReadOnlyList<(string Key, RecordPlace Place)>> OfAsync(Operation operation, Partnership partnership, CancellationToken stop)
    {
        var (db, reach, today) = (operation.Db, operation.Reach, operation.Today);
        var members = partnership.Members.Where(m => !m.HasLeftBy(today)).ToList();
        var programs = members.Select(m => m.ProgramId).OfType<Domain.Basics.Id<Domain.Cohorts.PreparationProgram>>().Where(p => reach.Kind is not (ReachKind.Programs or ReachKind.Caseload) || reach.Programs.Contains(p)).ToList();
        var districts = members.Where(m => m is { DistrictId: not null, SchoolId: null }).Select(m => m.DistrictId!.Value).Where(d => reach.Kind is not ReachKind.Districts || reach.Districts.Contains(d)).ToList();
        var whole = members.Where(m => m is { DistrictId: not null, SchoolId: null }).Select(m => m.DistrictId!.Value).ToList();
        var single = members.Select(m => m.SchoolId).OfType<Domain.Basics.Id<Domain.Directory.School>>().ToList();
        var schools = db.Schools.Where(s => s.EndedOn == null && (whole.Contains(s.DistrictId) || single.Contains(s.Id)));
        schools = reach.Kind switch
        {
            ReachKind.Schools => schools.Where(s => reach.Schools.Contains(s.Id)),
            ReachKind.Districts => schools.Where(s => reach.Districts.Contains(s.DistrictId)),
            _ => schools,
        };
        var places = new List<(string, RecordPlace)> { ("", RecordPlace.Whole) };
        places.AddRange((await db.Programs.Where(p => programs.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(stop)).Select(p => ($"program-{p.Id}", RecordPlace.Of(p))));
        if (reach.Kind is not ReachKind.Schools)
            places.AddRange((await db.Districts.Where(d => districts.Contains(d.Id)).OrderBy(d => d.Name).ToListAsync(stop)).Select(d => ($"district-{d.Id}", RecordPlace.Of(d))));
        places.AddRange((await schools.OrderBy(s => s.Name).Take(Most).ToListAsync(stop)).Select(s => ($"school-{s.Id}", RecordPlace.Of(s))));
        return places;
    }

    /// <summary>The key under which a place is posted.</summary>
    public static string KeyOf(RecordPlace place) => place.School is { } school ? $"school-{school}" : place.District is { } district ? $"district-{district}" : place.Program is { } program ? $"program-{program}" : "";

    /// <summary>The choices of a form.</summary>
    public static IReadOnlyList<PlaceChoice> Choices(IReadOnlyList<(string Key, RecordPlace Place)> places) => [.. places.Select(p => new PlaceChoice(p.Key, p.Place.Name ?? "the whole partnership"))];
}

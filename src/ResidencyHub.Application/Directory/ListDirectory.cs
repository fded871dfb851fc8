using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Schools in the order of their ids, for programs that read the whole directory page by page.</summary>
public sealed class ListSchools(UseCaseServices services) : Query<ListSchools.Request, DirectoryPage<ListSchools.Row>>(services)
{
    /// <summary>After the id <see cref="After"/>, at most <see cref="Take"/> rows, 1 to 100.</summary>
    public sealed record Request(Id<School>? After = null, int Take = 50, string? Text = null, string? State = null, Id<District>? District = null);

    public sealed record Row(Guid Id, string? NcesId, string Name, Guid DistrictId, string? City, string State, string? LowestGrade, string? HighestGrade, bool IsCommunitySchool, DateOnly? EndedOn);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<DirectoryPage<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var schools = operation.Db.Schools.AsQueryable();
        if (request.State is { Length: > 0 } state)
            schools = schools.Where(s => s.State == state.ToUpperInvariant());
        if (request.District is { } district)
            schools = schools.Where(s => s.DistrictId == district);
        foreach (var word in SearchText.Of(request.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $" {w}"))
            schools = schools.Where(s => s.SearchWords.Contains(word));
        if (request.After is { } after)
            schools = schools.Where(s => s.Id > after);
        var rows = await schools.OrderBy(s => s.Id).Take(Math.Clamp(request.Take, 1, 100) + 1)
            .Select(s => new Row(s.Id.Value, s.NcesId, s.Name, s.DistrictId.Value, s.City, s.State, s.LowestGrade, s.HighestGrade, s.IsCommunitySchool, s.EndedOn)).ToListAsync(stop);
        return DirectoryPage<Row>.Of(rows, Math.Clamp(request.Take, 1, 100), r => r.Id);
    }
}

/// <summary>Districts in the order of their ids, for programs that read the whole directory page by page.</summary>
public sealed class ListDistricts(UseCaseServices services) : Query<ListDistricts.Request, DirectoryPage<ListDistricts.Row>>(services)
{
    /// <summary>After the id <see cref="After"/>, at most <see cref="Take"/> rows, 1 to 100.</summary>
    public sealed record Request(Id<District>? After = null, int Take = 50, string? Text = null, string? State = null);

    public sealed record Row(Guid Id, string? NcesId, string Name, string? Street, string? City, string State, string? Zip, string? County, double? Latitude, double? Longitude, int? Locale, bool RequestsGoThroughDistrict, DateOnly? EndedOn);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<DirectoryPage<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var districts = operation.Db.Districts.AsQueryable();
        if (request.State is { Length: > 0 } state)
            districts = districts.Where(d => d.State == state.ToUpperInvariant());
        foreach (var word in SearchText.Of(request.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $" {w}"))
            districts = districts.Where(d => d.SearchWords.Contains(word));
        if (request.After is { } after)
            districts = districts.Where(d => d.Id > after);
        var rows = await districts.OrderBy(d => d.Id).Take(Math.Clamp(request.Take, 1, 100) + 1)
            .Select(d => new Row(d.Id.Value, d.NcesId, d.Name, d.Street, d.City, d.State, d.Zip, d.County, d.Latitude, d.Longitude, d.Locale, d.RequestsGoThroughDistrict, d.EndedOn)).ToListAsync(stop);
        return DirectoryPage<Row>.Of(rows, Math.Clamp(request.Take, 1, 100), r => r.Id);
    }
}

/// <summary>One page; <see cref="Next"/> is what to ask for <c>after</c>, null on the last.</summary>
public sealed record DirectoryPage<T>(IReadOnlyList<T> Rows, Guid? Next)
{
    internal static DirectoryPage<T> Of(List<T> rows, int take, Func<T, Guid> id) => rows.Count > take ? new([.. rows.Take(take)], id(rows[take - 1])) : new(rows, null);
}

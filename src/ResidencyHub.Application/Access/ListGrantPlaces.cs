using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Where a role can be held, to choose from: what the viewer may invite for, found by a part of its name.</summary>
public sealed class ListGrantPlaces(UseCaseServices services) : Query<ListGrantPlaces.Request, IReadOnlyList<ListGrantPlaces.Row>>(services)
{
    public sealed record Request(Role Role, string? Search = null);

    public sealed record Row(Guid Id, string Text);

    private const int Most = 40;

    private protected override Permission Needs => Permission.InvitePeople;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, reach) = (operation.Db, operation.Reach);
        var all = reach.Kind is ReachKind.Everything;
        var words = SearchText.Words(request.Search);
        var upper = (request.Search ?? "").Trim().ToUpperInvariant();
        switch (request.Role)
        {
            case Role.ProgramCoordinator or Role.Faculty:
                return await db.Programs.Where(p => (all || reach.Programs.Contains(p.Id)) && p.Name.ToUpper().Contains(upper)).OrderBy(p => p.Name).Take(Most).Select(p => new Row(p.Id.Value, p.Name)).ToListAsync(stop);
            case Role.DistrictLead:
                return await db.Districts.Where(d => (all || reach.Districts.Contains(d.Id)) && d.EndedOn == null && d.SearchWords.Contains(words)).OrderBy(d => d.Name).Take(Most).Select(d => new Row(d.Id.Value, d.Name + ", " + d.State)).ToListAsync(stop);
            case Role.SchoolLeader:
                return await db.Schools.Where(s => (all || reach.Districts.Contains(s.DistrictId)) && s.EndedOn == null && s.SearchWords.Contains(words)).OrderBy(s => s.Name).Take(Most).Select(s => new Row(s.Id.Value, s.Name + ", " + s.City + " " + s.State)).ToListAsync(stop);
            case Role.Mentor:
                return await db.Mentors.Where(m => m.SearchWords.Contains(words)).OrderBy(m => m.SortName).Take(Most).Select(m => new Row(m.Id.Value, m.FirstName + " " + m.LastName + ", " + m.SchoolName)).ToListAsync(stop);
            case Role.Resident:
                return await db.Residents.Where(r => r.SearchWords.Contains(words)).OrderBy(r => r.SortName).Take(Most).Select(r => new Row(r.Id.Value, r.FirstName + " " + r.LastName)).ToListAsync(stop);
            case Role.Observer:
                return await db.Partnerships.Where(p => p.Name.ToUpper().Contains(upper)).OrderBy(p => p.Name).Take(Most).Select(p => new Row(p.Id.Value, p.Name)).ToListAsync(stop);
            default:
                return new List<Row>();
        }
    }
}

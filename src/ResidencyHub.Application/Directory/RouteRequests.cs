using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Says whether placement requests to a district's schools go through the district's residency lead first.</summary>
public sealed class RouteRequests(UseCaseServices services) : Command<RouteRequests.Request, Nothing>(services)
{
    /// <summary><see cref="Version"/> is the one that the form showed.</summary>
    public sealed record Request(Id<District> District, bool ThroughDistrict, int Version);

    private protected override Permission Needs => Permission.ManageDirectory;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Districts.SingleOrDefaultAsync(d => d.Id == request.District, stop) is not { } district)
            return Outcome.NotFound;
        if (!operation.MayEdit(district.Id))
            return DirectoryEdits.NotYours;
        operation.Expect(district, request.Version);
        district.RouteRequests(request.ThroughDistrict);
        operation.Announce(DirectoryTopic.Name, district.Id.Value);
        return default(Nothing);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Says whether pictures may be evidence in a district's schools. The district decides: whose pupils they are.</summary>
public sealed class AllowPhotos(UseCaseServices services) : Command<AllowPhotos.Request, Nothing>(services)
{
    /// <summary><see cref="Version"/> is the one that the form showed.</summary>
    public sealed record Request(Id<District> District, bool Allowed, int Version);

    private protected override Permission Needs => Permission.ManageDirectory;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Districts.SingleOrDefaultAsync(d => d.Id == request.District, stop) is not { } district)
            return Outcome.NotFound;
        if (!operation.MayDecideOnPhotos(district.Id))
            return Outcome.Refused("not-your-pupils", "The district’s own residency lead decides whether pictures may be evidence.");
        operation.Expect(district, request.Version);
        district.AllowPhotos(request.Allowed);
        operation.Announce(DirectoryTopic.Name, district.Id.Value);
        return default(Nothing);
    }
}

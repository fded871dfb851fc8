using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>The teachers of a school's mentor pool, to add one to a placement's team: by name alone, for a team asks nothing of them that <see cref="OfferForPlacement"/> would judge.</summary>
public sealed class OfferTeam(UseCaseServices services) : Query<Id<School>, IReadOnlyList<OfferTeam.Teacher>>(services)
{
    private const int Most = 200;

    public sealed record Teacher(Id<Mentor> Id, string Name);

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override async Task<Outcome<IReadOnlyList<Teacher>>> HandleAsync(Id<School> request, Operation operation, CancellationToken stop) =>
        await operation.Db.Mentors.Where(m => m.SchoolId == request && m.State != MentorState.Released).OrderBy(m => m.SortName).Take(Most).Select(m => new Teacher(m.Id, m.FirstName + " " + m.LastName)).ToListAsync(stop);
}

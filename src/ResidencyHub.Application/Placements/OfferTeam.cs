using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>The teachers of a school's mentor pool, to add one to a placement's team: by name alone, for a team asks nothing of them that <see cref="OfferForPlacement"/> would judge.</summary>
public sealed class OfferTeam(UseCaseServices services) : Query<Id<School>, OfferTeam.Answer>(services)
{
    private const int Most = 200;

    /// <param name="Teachers">By name.</param>
    /// <param name="More">The pool has more than are offered.</param>
    public sealed record Answer(IReadOnlyList<Teacher> Teachers, bool More);

    public sealed record Teacher(Id<Mentor> Id, string Name);

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<School> request, Operation operation, CancellationToken stop)
    {
        var found = await operation.Db.Mentors.Where(m => m.SchoolId == request && m.State != MentorState.Released).OrderBy(m => m.SortName).ThenBy(m => m.Id).Take(Most + 1).Select(m => new Teacher(m.Id, m.FirstName == "" ? m.LastName : m.FirstName + " " + m.LastName)).ToListAsync(stop);
        return new Answer([.. found.Take(Most)], found.Count > Most);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What the declaring form offers: for whom the viewer may declare a partnership, and the programs that can be asked.</summary>
public sealed class ListOwnPlaces(UseCaseServices services) : Query<Nothing, ListOwnPlaces.Answer>(services)
{
    public sealed record Answer(IReadOnlyList<PlaceChoice> Own, IReadOnlyList<ProgramChoice> Programs);

    public sealed record ProgramChoice(Id<PreparationProgram> Id, string Name);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var own = await OwnPlaces.OfAsync(operation, stop);
        var programs = await operation.Db.Programs.OrderBy(p => p.Name).Take(500).Select(p => new ProgramChoice(p.Id, p.Name)).ToListAsync(stop);
        return new Answer([.. own.Select(o => new PlaceChoice(o.Key, o.Name))], [.. programs.Where(p => own.All(o => o.Key != $"program-{p.Id}"))]);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Standards;

/// <summary>The programs for which the viewer keeps standards, rubrics and forms, by name: whoever keeps several is asked which one is meant.</summary>
public sealed class OfferKeptPrograms(UseCaseServices services) : Query<Nothing, IReadOnlyList<OfferKeptPrograms.Row>>(services)
{
    public sealed record Row(Id<PreparationProgram> Id, string Name);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var programs = Keepers.Of(operation).Programs;
        return await operation.Db.Programs.Where(p => programs.Contains(p.Id)).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new Row(p.Id, p.Name)).ToListAsync(stop);
    }
}

/// <summary>For whom the viewer keeps standards: editors of a program its own, administrators all.</summary>
internal sealed record Keepers(bool All, IReadOnlyList<Id<PreparationProgram>> Programs)
{
    public static Keepers Of(Operation operation) =>
        RolePermissions.Includes(operation.Viewer.Role ?? default, Permission.KeepStandards) && operation.Viewer.Role is not null
            ? new(operation.Reach.Kind is ReachKind.Everything, operation.Reach.Programs)
            : new(false, []);

    public bool Keeps(Id<PreparationProgram>? keeper) => All || (keeper is { } program && Programs.Contains(program));

    /// <summary>The program that was chosen, or the only one; null where the viewer keeps none, as administrators do.</summary>
    /// <exception cref="RuleBroken">None was chosen of several, or one that is not theirs.</exception>
    public Id<PreparationProgram>? Chosen(Id<PreparationProgram>? wanted) => wanted is null
        ? Programs.Count > 1 ? throw new RuleBroken("program-choose", "You work for several programs. Choose the one it is for.") : Programs.Count == 1 ? Programs[0] : null
        : Keeps(wanted) ? wanted : throw new RuleBroken("program-choose", "Choose one of your own programs.");
}

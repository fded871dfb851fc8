using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>The standards frameworks: those in use first, then drafts of one's own program, then former editions. Few by nature: the latest two hundred.</summary>
public sealed class ListFrameworks(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListFrameworks.Row>>(services)
{
    public sealed record Row(Id<Framework> Id, string Code, string Title, string Edition, string Issuer, EditionState State, FrameworkOrigin Origin, int Items, DateOnly StartsOn, DateOnly? EndsOn, string? Keeper, bool MayChange);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var keeper = Keepers.Of(operation);
        return await (
            from f in operation.Db.Frameworks
            join p in operation.Db.Programs on f.KeeperId equals p.Id into programs
            from p in programs.DefaultIfEmpty()
            where f.State != EditionState.Draft || keeper.All || (f.KeeperId != null && keeper.Programs.Contains(f.KeeperId.Value))
            orderby f.State == EditionState.Published ? 0 : f.State == EditionState.Draft ? 1 : 2, f.Title, f.StartsOn descending, f.Id
            select new Row(f.Id, f.Code, f.Title, f.Edition, f.Issuer, f.State, f.Origin, f.ItemCount, f.StartsOn, f.EndsOn, p == null ? null : p.Name, keeper.All || (f.KeeperId != null && keeper.Programs.Contains(f.KeeperId.Value)))).Take(200).ToListAsync(stop);
    }
}

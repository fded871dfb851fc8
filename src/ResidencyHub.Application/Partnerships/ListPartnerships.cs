using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The partnerships within reach, with their members on each side.</summary>
public sealed class ListPartnerships(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListPartnerships.Row>>(services)
{
    public sealed record Row(Id<Partnership> Id, string Name, string? Vision, DateOnly StartedOn, DateOnly? EndedOn, bool IsAgreed, IReadOnlyList<Member> Members);

    public sealed record Member(PartnershipSide Side, string Name, DateOnly StartsOn, DateOnly? EndsOn);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        (await operation.Db.Partnerships.Include(p => p.Members).OrderBy(p => p.StartedOn).ToListAsync(stop))
            .ConvertAll(p => new Row(p.Id, p.Name, p.Vision, p.StartedOn, p.EndedOn, p.IsAgreed, [.. p.Members.OrderBy(m => m.Side).ThenBy(m => m.Name).Select(m => new Member(m.Side, m.Name, m.StartsOn, m.EndsOn))]));
}

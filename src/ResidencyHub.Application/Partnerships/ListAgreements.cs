using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The agreements of the viewer's partnerships: what is in force, what ends, what waits for a signature.</summary>
public sealed class ListAgreements(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListAgreements.Row>>(services)
{
    public sealed record Row(
        Id<Agreement> Id, string Partnership, string Title, AgreementKind Kind, AgreementState State, DateOnly StartsOn, DateOnly EndsOn, bool CoversAllSchools, IReadOnlyList<string> Schools,
        IReadOnlyList<Signer> Signers, ConcernSight Concerns, bool LeadersReadObservations, string? Clauses, bool Ending);

    public sealed record Signer(PartnershipSide Side, string Party, string Name, string Position, DateOnly? SignedOn);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var alert = today.AddDays(rules.Number(RuleCode.AgreementAlertDays));
        var agreements = await db.Agreements.Include(a => a.Parties).Include(a => a.Schools).AsSplitQuery().OrderByDescending(a => a.EndsOn).ThenBy(a => a.Id).Take(200).ToListAsync(stop);
        var partnerships = await db.Partnerships.ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var covered = agreements.SelectMany(a => a.Schools.Select(s => s.SchoolId)).Distinct().ToList();
        var schools = await db.Schools.Where(s => covered.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        return agreements.ConvertAll(a => new Row(
            a.Id, partnerships[a.PartnershipId], a.Title, a.Kind, a.State, a.StartsOn, a.EndsOn, a.CoversAllSchools, [.. a.Schools.Select(s => schools[s.SchoolId]).Order()],
            [.. a.Parties.OrderBy(p => p.Order).Select(p => new Signer(p.Side, p.Party, p.Signer, p.Position, p.SignedOn))], a.Concerns, a.LeadersReadObservations, a.Clauses,
            a.IsInForceOn(today) && a.EndsOn <= alert));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The agreements of the viewer's partnerships: what is in force, what ends, what waits for a signature. What is over stands last.</summary>
public sealed class ListAgreements(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListAgreements.Row>>(services)
{
    /// <param name="Ending">It is in force and ends within the days of the rule.</param>
    /// <param name="WaitsForMe">The viewer is who signs next.</param>
    /// <param name="WaitsFor">Who signs next.</param>
    public sealed record Row(
        Id<Agreement> Id, string Partnership, string Title, AgreementKind Kind, AgreementState State, DateOnly StartsOn, DateOnly EndsOn, bool CoversAllSchools, IReadOnlyList<string> Schools,
        IReadOnlyList<Signer> Signers, ConcernSight Concerns, bool LeadersReadObservations, string? Clauses, bool Ending, AgreementStanding Standing, bool WaitsForMe, string? WaitsFor);

    public sealed record Signer(PartnershipSide Side, string Party, string Name, string Position, DateOnly? SignedOn);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var agreements = await operation.Db.Agreements.Include(a => a.Parties).Include(a => a.Schools).AsSplitQuery().OrderByDescending(a => a.EndsOn).ThenBy(a => a.Id).Take(500).ToListAsync(stop);
        return await RowsAsync(operation, agreements, agreements.Where(a => a.State is AgreementState.Active && a.RenewsId is not null).Select(a => a.RenewsId!.Value).ToHashSet(), stop);
    }

    /// <param name="operation">Whose list it is.</param>
    /// <param name="agreements">With parties and schools.</param>
    /// <param name="renewed">Those of them that one in force renews.</param>
    /// <param name="stop">Ends the reading.</param>
    internal static async Task<List<Row>> RowsAsync(Operation operation, List<Agreement> agreements, HashSet<Id<Agreement>> renewed, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var alert = (await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.AgreementAlertDays);
        var partnerships = await db.Partnerships.ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var covered = agreements.SelectMany(a => a.Schools.Select(s => s.SchoolId)).Distinct().ToList();
        var schools = await db.Schools.Where(s => covered.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        var address = agreements.Exists(a => a.State is AgreementState.OutForSignature) ? await Agreements.AddressAsync(operation, stop) : null;
        return agreements.ConvertAll(a => new Row(
            a.Id, partnerships[a.PartnershipId], a.Title, a.Kind, a.State, a.StartsOn, a.EndsOn, a.CoversAllSchools, [.. a.Schools.Select(s => schools[s.SchoolId]).Order()],
            [.. a.Parties.OrderBy(p => p.Order).Select(p => new Signer(p.Side, p.Party, p.Signer, p.Position, p.SignedOn))], a.Concerns, a.LeadersReadObservations, a.Clauses,
            a.IsInForceOn(today) && a.EndsOn <= today.AddDays(alert), a.StandingOn(today, alert, renewed.Contains(a.Id)), a.NextSigner is { } next && Agreements.IsAddressOf(address, next), a.NextSigner?.Signer));
    }
}

/// <summary>The same page by page, by their last day, the latest first: for programs that read the whole record.</summary>
public sealed class BrowseAgreements(UseCaseServices services) : Query<PageRequest, PageOf<ListAgreements.Row>>(services)
{
    private static readonly ListOrder<Agreement> _byEnd = ListOrder<Agreement>.By(a => a.EndsOn);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<PageOf<ListAgreements.Row>>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        var page = await _byEnd.ReadAsync(operation.Db.Agreements, request with { Descending = true }, a => a.Id, stop);
        var ids = page.Rows.ToList();
        var found = await operation.Db.Agreements.Include(a => a.Parties).Include(a => a.Schools).AsSplitQuery().Where(a => ids.Contains(a.Id)).ToListAsync(stop);
        var renewed = await operation.Db.Agreements.Where(a => a.State == AgreementState.Active && ids.Contains(a.RenewsId!.Value)).Select(a => a.RenewsId!.Value).ToListAsync(stop);
        var rows = await ListAgreements.RowsAsync(operation, [.. found.OrderBy(a => ids.IndexOf(a.Id))], [.. renewed], stop);
        return new PageOf<ListAgreements.Row>(rows, page.Previous, page.Next, page.Count, page.CountIsExact);
    }
}

/// <summary>The running placements that no agreement in force covers: nobody has signed for them, or what was signed has lapsed.</summary>
public sealed class ListUncovered(UseCaseServices services) : Query<Nothing, ListUncovered.Answer>(services)
{
    private const int Most = 500;

    /// <param name="Count">How many there are; up to 500 are listed.</param>
    public sealed record Answer(IReadOnlyList<Row> Rows, int Count);

    /// <param name="Lapsed">The agreement that covered it last, and when that ended; null when there was none.</param>
    public sealed record Row(Id<Placement> Id, string Resident, string School, string Program, DateOnly StartsOn, DateOnly EndsOn, string? Lapsed, DateOnly? LapsedOn);

    private protected override Permission Needs => Permission.ReadStatus;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var uncovered = Of(operation);
        var rows = await uncovered.OrderBy(p => p.SchoolName).ThenBy(p => p.ResidentSort).ThenBy(p => p.Id).Take(Most).Join(db.Programs, p => p.ProgramId, g => g.Id, (p, g) => new { p.Id, p.ResidentName, p.SchoolId, p.SchoolName, p.DistrictId, p.ProgramId, Program = g.Name, p.StartsOn, p.EndsOn }).ToListAsync(stop);
        var over = await db.Agreements.Include(a => a.Schools).Include(a => a.Programs).AsSplitQuery().Where(a => a.EndsOn < today && a.State == AgreementState.Active).OrderByDescending(a => a.EndsOn).Take(500).ToListAsync(stop);
        var members = await db.PartnershipMembers.ToListAsync(stop);
        return new Answer(rows.ConvertAll(p =>
        {
            var last = over.Find(a => a.Covers(p.SchoolId) && a.Covers(p.ProgramId) && members.Exists(m => m.PartnershipId == a.PartnershipId && m.ProgramId == p.ProgramId) && members.Exists(m => m.PartnershipId == a.PartnershipId && m.DistrictId == p.DistrictId));
            return new Row(p.Id, p.ResidentName, p.SchoolName, p.Program, p.StartsOn, p.EndsOn, last?.Title, last?.EndsOn);
        }), rows.Count < Most ? rows.Count : await uncovered.CountAsync(stop));
    }

    /// <summary>Those in the viewer's reach.</summary>
    internal static IQueryable<Placement> Of(Operation operation)
    {
        var covered = AgreementSight.Covered(operation.Db, operation.Db.Agreements, operation.Today);
        return operation.Db.Placements.Where(p => p.State == PlacementState.Active && !covered.Any(c => c.Id == p.Id));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>How far agreements have come, for a list of them.</summary>
public enum AgreementGroup { OnTheWay, InForce, Over }

/// <summary>The agreements of the viewer's partnerships, a page at a time.</summary>
public sealed class ListAgreements(UseCaseServices services) : Query<ListAgreements.Request, PageOf<ListAgreements.Row>>(services)
{
    /// <param name="Page">Sorts: ends, title. Without one the last to end comes first.</param>
    /// <param name="Group">Null for all.</param>
    /// <param name="Q">Words of the title.</param>
    public sealed record Request(PageRequest Page, AgreementGroup? Group = null, string? Q = null);

    /// <param name="Ending">It is in force and ends within the days of the rule.</param>
    /// <param name="WaitsFor">Who signs next.</param>
    public sealed record Row(
        Id<Agreement> Id, string Partnership, string Title, AgreementKind Kind, AgreementState State, DateOnly StartsOn, DateOnly EndsOn, bool CoversAllSchools, bool CoversLaterPartners, IReadOnlyList<string> Schools,
        IReadOnlyList<Signer> Signers, ConcernSight Concerns, bool LeadersReadObservations, string? Clauses, bool Ending, AgreementStanding Standing, string? WaitsFor);

    public sealed record Signer(PartnershipSide Side, string Party, string Name, string Position, DateOnly? SignedOn);

    private static Dictionary<string, ListOrder<Agreement>> Orders { get; } = new(StringComparer.Ordinal) { ["ends"] = ListOrder<Agreement>.By(a => a.EndsOn), ["title"] = ListOrder<Agreement>.By(a => a.Title) };

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var alert = (await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.AgreementAlertDays);
        var all = request.Group is { } group ? Of(db.Agreements, group, today) : db.Agreements;
        if (request.Q?.Trim().ToUpperInvariant() is { Length: > 0 } words)
            all = all.Where(a => a.Title.ToUpper().Contains(words));
        var asked = request.Page.Sort is null ? request.Page with { Descending = true } : request.Page;
        var page = await (Orders.GetValueOrDefault(request.Page.Sort ?? "ends") ?? Orders["ends"]).ReadAsync(all, asked, a => a.Id, stop);
        var agreements = await db.Agreements.Include(a => a.Parties).Include(a => a.Schools).AsSplitQuery().Where(a => page.Rows.Contains(a.Id)).ToDictionaryAsync(a => a.Id, stop);
        var of = agreements.Values.Select(a => a.PartnershipId).Distinct().ToList();
        var partnerships = await db.Partnerships.Where(p => of.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var covered = agreements.Values.SelectMany(a => a.Schools.Select(s => s.SchoolId)).Distinct().ToList();
        var schools = await db.Schools.Where(s => covered.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        var renewed = (await db.Agreements.Where(a => a.State == AgreementState.Active && a.RenewsId != null && page.Rows.Contains(a.RenewsId.Value)).Select(a => a.RenewsId!.Value).ToListAsync(stop)).ToHashSet();
        return new PageOf<Row>([.. page.Rows.Select(id => RowOf(agreements[id]))], page.Previous, page.Next, page.Count, page.CountIsExact);

        Row RowOf(Agreement a) => new(
            a.Id, partnerships[a.PartnershipId], a.Title, a.Kind, a.State, a.StartsOn, a.EndsOn, a.CoversAllSchools, a.CoversLaterPartners, [.. a.Schools.Select(s => schools[s.SchoolId]).Order()],
            [.. a.Parties.OrderBy(p => p.Order).Select(p => new Signer(p.Side, p.Party, p.Signer, p.Position, p.SignedOn))], a.Concerns, a.LeadersReadObservations, a.Clauses,
            a.IsInForceOn(today) && a.EndsOn <= today.AddDays(alert), a.StandingOn(today, alert, renewed.Contains(a.Id)), a.NextSigner?.Signer);
    }

    internal static IQueryable<Agreement> Of(IQueryable<Agreement> all, AgreementGroup group, DateOnly today) => group switch
    {
        AgreementGroup.OnTheWay => all.Where(a => a.State == AgreementState.Draft || a.State == AgreementState.InReview || a.State == AgreementState.OutForSignature),
        AgreementGroup.InForce => all.Where(a => a.State == AgreementState.Active && a.EndsOn >= today),
        _ => all.Where(a => a.State == AgreementState.Terminated || (a.State == AgreementState.Active && a.EndsOn < today)),
    };
}

/// <summary>How many agreements are on the way, in force and over, and which wait for the viewer's signature.</summary>
public sealed class CountAgreements(UseCaseServices services) : Query<Nothing, CountAgreements.Answer>(services)
{
    public sealed record Answer(int OnTheWay, int InForce, int Over, IReadOnlyList<Waiting> WaitsForMe);

    public sealed record Waiting(Id<Agreement> Id, string Title);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var counts = await db.Agreements.GroupBy(a => new { a.State, Over = a.EndsOn < today }).Select(g => new { g.Key.State, g.Key.Over, Count = g.Count() }).ToListAsync(stop);
        return new Answer(
            counts.Where(c => c.State is AgreementState.Draft or AgreementState.InReview or AgreementState.OutForSignature).Sum(c => c.Count), counts.Where(c => c is { State: AgreementState.Active, Over: false }).Sum(c => c.Count),
            counts.Where(c => c.State is AgreementState.Terminated or AgreementState.Active && (c.Over || c.State is AgreementState.Terminated)).Sum(c => c.Count),
            [.. (await Agreements.WaitingAsync(operation, stop)).Select(a => new Waiting(a.Id, a.Title))]);
    }
}

/// <summary>The running placements that no agreement in force covers: nobody has signed for them, or what was signed has lapsed.</summary>
public sealed class ListUncovered(UseCaseServices services) : Query<ListUncovered.Request, PageOf<ListUncovered.Row>>(services)
{
    /// <param name="Page">Sorts: school, resident, start.</param>
    /// <param name="Q">Words of the resident's name.</param>
    public sealed record Request(PageRequest Page, string? Q = null);

    /// <param name="Lapsed">The agreement that covered it last, and when that ended; null when there was none.</param>
    public sealed record Row(Id<Placement> Id, string Resident, string School, string Program, DateOnly StartsOn, DateOnly EndsOn, string? Lapsed, DateOnly? LapsedOn);

    private protected override Permission Needs => Permission.ReadStatus;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var order = ListPlacements.Orders.GetValueOrDefault(request.Page.Sort ?? "school") ?? ListPlacements.Orders["school"];
        var page = await order.ReadAsync(new PlacementFilter(request.Q).Over(Of(operation), today), request.Page, p => new { p.Id, p.ResidentName, p.SchoolId, p.SchoolName, p.DistrictId, p.ProgramId, p.StartsOn, p.EndsOn }, stop);
        var programs = page.Rows.Select(p => p.ProgramId).Distinct().ToList();
        var names = await db.Programs.Where(g => programs.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, stop);
        // of the partnerships of these programs alone: what was signed last, and is over
        var of = db.PartnershipMembers.Where(m => m.ProgramId != null && programs.Contains(m.ProgramId.Value)).Select(m => m.PartnershipId);
        var members = await db.PartnershipMembers.Where(m => of.Contains(m.PartnershipId)).ToListAsync(stop);
        var over = await db.Agreements.Include(a => a.Schools).Include(a => a.Programs).AsSplitQuery().Where(a => a.EndsOn < today && a.State == AgreementState.Active && of.Contains(a.PartnershipId)).ToListAsync(stop);
        var cover = new CoverInMemory(over, members);
        return new PageOf<Row>([.. page.Rows.Select(p =>
        {
            var last = cover.Of(p.ProgramId, p.SchoolId, p.DistrictId).OrderByDescending(a => a.EndsOn).ThenBy(a => a.Id).FirstOrDefault();
            return new Row(p.Id, p.ResidentName, p.SchoolName, names.GetValueOrDefault(p.ProgramId, ""), p.StartsOn, p.EndsOn, last?.Title, last?.EndsOn);
        })], page.Previous, page.Next, page.Count, page.CountIsExact);
    }

    /// <summary>How many there are, kept until a placement, an agreement or a partnership changes, since it looks at every running placement.</summary>
    internal static async Task<int> CountAsync(Operation operation, AnswerMemory memory, CancellationToken stop) =>
        (await memory.OfAsync(typeof(ListUncovered), null, operation, [Nouns.Placements, Nouns.Agreements, Nouns.Partnerships], async () => (Outcome<int>)await Of(operation).CountAsync(stop))).ValueOrDefault;

    /// <summary>Those in the viewer's reach.</summary>
    internal static IQueryable<Placement> Of(Operation operation)
    {
        var covered = AgreementSight.Covered(operation.Db, operation.Db.Agreements, operation.Today);
        return operation.Db.Placements.Where(p => p.State == PlacementState.Active && !covered.Any(c => c.Id == p.Id));
    }
}

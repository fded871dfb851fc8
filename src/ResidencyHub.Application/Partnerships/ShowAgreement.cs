using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>One agreement whole: text, clauses, signers in their order, files, history, the chain of renewals, and what hangs on it.</summary>
public sealed class ShowAgreement(UseCaseServices services) : Query<Id<Agreement>, ShowAgreement.Answer>(services)
{
    /// <param name="Text">As it was sent for signature; before that, as it would be.</param>
    /// <param name="Hash">Of the text that was sent; null before.</param>
    /// <param name="Before">The one that it renews.</param>
    /// <param name="After">What renews it.</param>
    /// <param name="Next">Who signs next.</param>
    /// <param name="Signs">The viewer is who signs next.</param>
    /// <param name="Placements">How many running placements it covers alone today, as far as the viewer sees them.</param>
    /// <param name="MayDraft">The viewer changes drafts.</param>
    /// <param name="MaySend">The viewer speaks for a partner.</param>
    /// <param name="MayEnd">The viewer speaks for a party.</param>
    public sealed record Answer(
        Id<Agreement> Id, Id<Partnership> Partnership, string PartnershipName, string Title, AgreementKind Kind, AgreementState State, AgreementStanding Standing, DateOnly StartsOn, DateOnly EndsOn, int DaysLeft, string? EndedBecause,
        AgreementClauses Clauses, IReadOnlyList<string> Sentences, bool CoversAllSchools, bool CoversLaterPartners, IReadOnlyList<string> Schools, bool CoversAllPrograms, IReadOnlyList<string> Programs, string Text, string? Hash, Link? Before, Link? After,
        IReadOnlyList<Signer> Signers, IReadOnlyList<Signature> Signatures, IReadOnlyList<Step> Steps, IReadOnlyList<File> Files, Signer? Next, bool Signs, int Placements, bool MayDraft, bool MaySend, bool MayEnd, bool MayRemark, int Version)
    {
        /// <summary>As the form shows it again.</summary>
        public required IReadOnlyList<Id<School>> SchoolIds { get; init; }

        public required IReadOnlyList<Id<PreparationProgram>> ProgramIds { get; init; }
    }

    public sealed record Link(Id<Agreement> Id, string Title, AgreementState State);

    /// <param name="MayRecord">The viewer may record that they signed elsewhere.</param>
    /// <param name="ConfirmedBy">Who of the partner’s own people said that they sign for it.</param>
    /// <param name="MayConfirm">The viewer may say so.</param>
    public sealed record Signer(Id<AgreementParty> Id, Id<PartnershipMember>? Member, PartnershipSide Side, string Party, string Name, string Position, string? Email, int Order, DateOnly? SignedOn, bool MayRecord, string? ConfirmedBy, bool MayConfirm);

    /// <param name="Address">For those who speak for a partner; null for others.</param>
    public sealed record Signature(string Signer, string Position, string Party, SignatureWay Way, string Name, DateOnly On, DateTime At, string? Address, string? RecordedBy, string Hash, DateOnly? VoidedOn, string? VoidedBecause);

    public sealed record Step(string Title, string By, DateTime At, string? Words);

    public sealed record File(Id<AgreementFile> Id, string Name, string What, FileKind Kind, long Bytes, string By, DateTime At);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Agreement> request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Agreements.FindAsync(operation, request, stop) is not { } a || await Record.FindAsync(operation, a.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var chain = await db.Agreements.Where(b => b.Id == a.RenewsId || b.RenewsId == a.Id).Select(b => new { b.Id, b.Title, b.State, b.RenewsId }).ToListAsync(stop);
        var before = chain.Find(b => b.Id == a.RenewsId);
        var after = chain.Where(b => b.RenewsId == a.Id).OrderBy(b => b.State is AgreementState.Terminated).ThenByDescending(b => b.Id).FirstOrDefault();
        var (schoolIds, programIds) = (a.Schools.Select(s => s.SchoolId).ToList(), a.Programs.Select(p => p.ProgramId).ToList());
        var schools = await db.Schools.Where(s => schoolIds.Contains(s.Id)).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(stop);
        var programs = await db.Programs.Where(p => programIds.Contains(p.Id)).OrderBy(p => p.Name).Select(p => p.Name).ToListAsync(stop);
        var steps = await db.Agreements.Where(x => x.Id == a.Id).SelectMany(x => x.Steps).OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(200).Select(s => new Step(s.Title, s.By, s.At, s.Words)).ToListAsync(stop);
        var files = await db.Agreements.Where(x => x.Id == a.Id).SelectMany(x => x.Files).OrderByDescending(f => f.Id).Select(f => new File(f.Id, f.FileName, f.What, f.Kind, f.Bytes, f.By, f.At)).ToListAsync(stop);
        var address = a.State is AgreementState.OutForSignature ? await Agreements.AddressAsync(operation, stop) : null;
        var speaks = operation.Viewer.May(Permission.VoteForSide) && Agreements.Own(operation, partnership).Any();
        var unconfirmed = operation.Viewer.May(Permission.VoteForSide) && a.State is AgreementState.Draft or AgreementState.InReview ? SignersToConfirm.Own(operation, a, partnership) : [];
        var signers = a.Parties.OrderBy(p => p.Order).Select(p => new Signer(p.Id, p.MemberId, p.Side, p.Party, p.Signer, p.Position, operation.Viewer.May(Permission.VoteForSide) ? p.Email : null, p.Order, p.SignedOn, a.State is AgreementState.OutForSignature && p.SignedOn is null && Agreements.RecordsFor(operation, partnership, p), p.ConfirmedBy, unconfirmed.Contains(p))).ToList();
        var others = AgreementSight.Covered(db, db.Agreements.Where(b => b.Id != a.Id), today);
        var alone = !a.IsInForceOn(today) ? 0 : await AgreementSight.Covered(db, db.Agreements.Where(b => b.Id == a.Id), today)
            .CountAsync(p => p.State == PlacementState.Active && !others.Any(c => c.Id == p.Id), stop);
        return new Answer(
            a.Id, partnership.Id, partnership.Name, a.Title, a.Kind, a.State, a.StandingOn(today, rules.Number(RuleCode.AgreementAlertDays), after?.State is AgreementState.Active), a.StartsOn, a.EndsOn, a.EndsOn.DayNumber - today.DayNumber, a.EndedBecause,
            a.Terms, AgreementText.Sentences(a.Terms), a.CoversAllSchools, a.CoversLaterPartners, schools, a.CoversAllPrograms, programs, a.SentText ?? await Agreements.TextAsync(operation, a, partnership.Name, stop), a.SentHash,
            before is null ? null : new(before.Id, before.Title, before.State), after is null ? null : new(after.Id, after.Title, after.State), signers,
            [.. a.Signatures.OrderBy(s => s.At).Select(s => new Signature(s.Signer, s.Position, s.Party, s.Way, s.Name, s.On, s.At, speaks ? s.Address : null, s.RecordedBy, s.TextHash, s.VoidedOn, s.VoidedBecause))],
            steps, files, a.NextSigner is { } next ? signers.Find(s => s.Id == next.Id) : null, a.NextSigner is { } mine && Agreements.IsAddressOf(address, mine), alone,
            operation.Viewer.May(Permission.VoteForSide), speaks, Agreements.SpeaksFor(operation, partnership, a), operation.Viewer.May(Permission.KeepPartnerships), a.Version)
        {
            SchoolIds = schoolIds,
            ProgramIds = programIds,
        };
    }
}

/// <summary>What the form of an agreement offers: the partnerships of the viewer, who belongs to each, their programs and schools.</summary>
public sealed class OfferAgreement(UseCaseServices services) : Query<OfferAgreement.Request, OfferAgreement.Answer>(services)
{
    /// <summary>A district with more schools than this covers them all, or names them in its text.</summary>
    private const int Most = 500;

    /// <param name="Partnership">Null: the partnerships alone, to choose one.</param>
    public sealed record Request(Id<Partnership>? Partnership);

    public sealed record Answer(IReadOnlyList<Choice<Partnership>> Partnerships, IReadOnlyList<Choice<PartnershipMember>> Members, IReadOnlyList<Choice<PreparationProgram>> Programs, IReadOnlyList<Choice<School>> Schools);

    /// <param name="Group">The district of a school.</param>
    public sealed record Choice<T>(Id<T> Id, string Name, string? Group = null);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var partnerships = await db.Partnerships.Where(p => p.EndedOn == null || p.EndedOn >= today).OrderBy(p => p.Name).Select(p => new Choice<Partnership>(p.Id, p.Name, null)).ToListAsync(stop);
        if (request.Partnership is not { } id)
            return new Answer(partnerships, [], [], []);
        if (await Record.FindAsync(operation, id, stop) is not { } partnership)
            return Outcome.NotFound;
        var members = partnership.Members.Where(m => !m.HasLeftBy(today)).OrderBy(m => m.Side).ThenBy(m => m.Name).ToList();
        var (programs, whole, single) = (members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().ToList(), members.Where(m => m is { DistrictId: not null, SchoolId: null }).Select(m => m.DistrictId!.Value).ToList(), members.Select(m => m.SchoolId).OfType<Id<School>>().ToList());
        return new Answer(
            partnerships, members.ConvertAll(m => new Choice<PartnershipMember>(m.Id, m.Name)), await db.Programs.Where(p => programs.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new Choice<PreparationProgram>(p.Id, p.Name, null)).ToListAsync(stop),
            await db.Schools.Where(s => s.EndedOn == null && (whole.Contains(s.DistrictId) || single.Contains(s.Id))).Join(db.Districts, s => s.DistrictId, d => d.Id, (s, d) => new { s, d }).OrderBy(x => x.d.Name).ThenBy(x => x.s.Name).Take(Most).Select(x => new Choice<School>(x.s.Id, x.s.Name, x.d.Name)).ToListAsync(stop));
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Drafts an agreement, or changes a draft: what it says, whom it covers, who signs in which order. Any side drafts; nothing holds before all who are named have signed.</summary>
public sealed class KeepAgreement(UseCaseServices services) : Command<KeepAgreement.Request, Id<Agreement>>(services)
{
    /// <param name="Partnership">Of a new one.</param>
    /// <param name="Agreement">Null for a new one.</param>
    /// <param name="LaterPartners">With all schools: also those of districts and schools that join later.</param>
    /// <param name="AllSchools">It covers every school of the districts; else those in <paramref name="Schools"/>.</param>
    /// <param name="Programs">Those that it covers; each is of a university that signs. None: those that sign.</param>
    /// <param name="Signers">In their order; lines without a name are left out.</param>
    /// <param name="Version">As it was shown.</param>
    public sealed record Request(
        Id<Partnership>? Partnership, Id<Agreement>? Agreement, AgreementKind Kind, string Title, DateOnly? StartsOn, DateOnly? EndsOn, bool AllSchools, IReadOnlyList<Id<School>> Schools, IReadOnlyList<Id<PreparationProgram>> Programs,
        AgreementClauses Clauses, IReadOnlyList<SignerLine> Signers, int Version, bool LaterPartners = false);

    /// <param name="Member">The partner for which they sign.</param>
    /// <param name="Party">As it signs; empty: the partner's own name.</param>
    public sealed record SignerLine(Id<PartnershipMember>? Member, string? Party, string? Signer, string? Position, string? Email);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Agreement>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var known = request.Agreement is { } id ? await Agreements.FindAsync(operation, id, stop) : null;
        if ((request.Agreement is not null && known is null) || (known?.PartnershipId ?? request.Partnership) is not { } about || await Record.FindAsync(operation, about, stop) is not { } partnership)
            return Outcome.NotFound;
        if (partnership.EndedOn < operation.Today)
            return Outcome.Refused("partnership-over", $"This partnership ended on {PartnershipWords.Day(partnership.EndedOn.Value)}. Nothing is agreed in it any more.");
        var title = request.Title.Trim();
        // of two who send the same draft at once the second is refused
        Claim.On(db, partnership, partnership.Id);
        if (await db.Agreements.AnyAsync(a => a.PartnershipId == about && a.Title == title && a.Id != request.Agreement && a.State != AgreementState.Terminated, stop))
            return Outcome.Invalid(nameof(Request.Title), "There is an agreement of this title in the partnership already. Change that one, or give this one a title of its own.");
        var members = partnership.Members.Where(m => !m.HasLeftBy(operation.Today)).ToList();
        var signers = request.Signers.Where(s => Record.Line(s.Signer) is not null).Select(s => (Line: s, Member: members.Find(m => m.Id == s.Member))).ToList();
        if (signers.Exists(s => s.Member is null))
            return Outcome.Invalid(nameof(Request.Signers), "Choose for each signer the partner for which they sign.");
        if (signers.GroupBy(s => (SearchText.Of(s.Line.Signer), s.Member!.Id)).Any(g => g.Count() > 1))
            return Outcome.Invalid(nameof(Request.Signers), "The same person is named twice for one partner. Take one of the lines out.");
        // the other side's signature is not asked of somebody of this side
        if (await Agreements.AddressAsync(operation, stop) is { } mine && signers.Exists(s => Record.Line(s.Line.Email)?.ToUpperInvariant() == mine && !Record.IsOwn(operation, s.Member!)))
            return Outcome.Invalid(nameof(Request.Signers), "You can’t be written to for another partner’s signature. Name the address of who signs there.");
        var (programs, schools, wrong) = await CoveredAsync(request, db, members, [.. signers.Select(s => s.Member!)], stop);
        if (wrong is not null)
            return wrong;
        var term = new Period(request.StartsOn!.Value, request.EndsOn!.Value);
        var clauses = request.Clauses with { Words = Record.Line(request.Clauses.Words) };
        var agreement = known;
        if (agreement is null)
            db.Add(agreement = new Agreement(about, request.Kind, title, term));
        else
            Agreements.Hold(operation, agreement, request.Version);
        var (before, parties) = (agreement.State, agreement.Parties.ToList());
        db.RemoveRange(parties);
        agreement.Write(request.Kind, title, term, request.AllSchools, false, clauses, request.LaterPartners);
        db.RemoveRange(agreement.Schools.Where(s => !schools.Contains(s.SchoolId)));
        db.RemoveRange(agreement.Programs.Where(p => !programs.Contains(p.ProgramId)));
        agreement.CoverOnly(schools, programs);
        foreach (var (line, member) in signers)
            agreement.AddSigner(member!.Side, Record.Line(line.Party) ?? member.Name, line.Signer!.Trim(), line.Position!.Trim(), Record.Line(line.Email), member.Id);
        // each partner's own people name who signs for it; what they confirmed before stays while person and address do
        foreach (var party in agreement.Parties)
            if (Record.IsOwn(operation, members.Single(m => m.Id == party.MemberId)))
                party.Confirm(operation.Viewer.Name);
            else if (parties.Find(p => p.MemberId == party.MemberId && p.Signer == party.Signer && p.Email == party.Email && p.Position == party.Position && p.Party == party.Party)?.ConfirmedBy is { } confirmed)
                party.Confirm(confirmed);
        agreement.Tell(known is null ? "Drafted" : before is AgreementState.InReview ? "Changed during review" : "Changed", operation.Viewer.Name, operation.Now);
        return agreement.Id;
    }

    /// <summary>Programs are covered only by their university's own signature, a district's schools only by the district's: each partner opens what is its own.</summary>
    private static async Task<(HashSet<Id<PreparationProgram>>, HashSet<Id<School>>, Unwell?)> CoveredAsync(Request request, ResidencyDb db, List<PartnershipMember> members, IReadOnlyList<PartnershipMember> signing, CancellationToken stop)
    {
        var all = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().ToList();
        var programs = await db.Programs.Where(p => all.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.UniversityId }).ToListAsync(stop);
        var signed = signing.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().ToHashSet();
        var universities = programs.Where(p => signed.Contains(p.Id)).Select(p => p.UniversityId).ToHashSet();
        var chosen = request.Programs.Count == 0 ? programs.FindAll(p => signed.Contains(p.Id)) : programs.FindAll(p => request.Programs.Contains(p.Id));
        if (chosen.Count < request.Programs.Distinct().Count())
            return ([], [], Outcome.Invalid(nameof(Request.Programs), "One of these programs does not belong to the partnership. Choose from the list."));
        if (signing.Count > 0 && chosen.Find(p => !universities.Contains(p.UniversityId)) is { } alone)
            return ([], [], Outcome.Invalid(nameof(Request.Programs), $"Nobody signs for {alone.Name}. A program is covered only when its own university signs."));
        // a single school opens itself alone
        var districts = signing.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().ToHashSet();
        var single = signing.Select(m => m.SchoolId).OfType<Id<School>>().ToHashSet();
        if (request.AllSchools && signing.Count > 0 && members.Find(m => m.DistrictId is { } d && !districts.Contains(d) && !(m.SchoolId is { } own && single.Contains(own))) is { } silent)
            return ([], [], Outcome.Invalid(nameof(Request.AllSchools), $"Nobody signs for {silent.Name}, whose schools would be covered, too. Name its signer, or name the schools that are covered."));
        var schools = request.AllSchools ? [] : await db.Schools.Where(s => request.Schools.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.DistrictId }).ToListAsync(stop);
        if (schools.Find(s => !members.Exists(m => m.DistrictId == s.DistrictId && (m.SchoolId is null || m.SchoolId == s.Id))) is { } stranger)
            return ([], [], Outcome.Invalid(nameof(Request.Schools), $"{stranger.Name} does not belong to the partnership. Choose from the list."));
        if (signing.Count > 0 && schools.Find(s => !districts.Contains(s.DistrictId) && !single.Contains(s.Id)) is { } unsigned)
            return ([], [], Outcome.Invalid(nameof(Request.Schools), $"Nobody signs for the district of {unsigned.Name}. Name its signer first."));
        return ([.. chosen.Select(p => p.Id)], [.. schools.Select(s => s.Id)], null);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("Choose what sort of agreement it is.");
            RuleFor(r => r.Title).NotEmpty().WithMessage("Give the agreement a title.").MaximumLength(200).WithMessage("Shorten the title to 200 characters.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Say on which day it begins.").GreaterThan(new DateOnly(1900, 1, 1)).WithMessage("This day lies too far back.");
            RuleFor(r => r.EndsOn).Cascade(CascadeMode.Stop).NotNull().WithMessage("An agreement needs a last day.").GreaterThanOrEqualTo(r => r.StartsOn).WithMessage("The last day lies before the first.").LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
            RuleFor(r => r.Clauses.Concerns).IsInEnum().OverridePropertyName("Concerns");
            RuleFor(r => r.Clauses.Words).MaximumLength(20_000).OverridePropertyName("Words").WithMessage("Up to 20,000 characters; add longer papers as files.");
            RuleFor(r => r.Clauses.MentorPay).InclusiveBetween(0, 1_000_000).OverridePropertyName("MentorPay").WithMessage("Between 0 and 1,000,000 dollars.");
            RuleFor(r => r.Clauses.ReleasePeriods).InclusiveBetween(0, 50).OverridePropertyName("ReleasePeriods").WithMessage("Between 0 and 50 periods a week.");
            RuleFor(r => r.Clauses.ServiceYears).InclusiveBetween(1, 20).OverridePropertyName("ServiceYears").WithMessage("Between 1 and 20 years.");
            RuleFor(r => r.Clauses.ServiceWindow).InclusiveBetween(1, 30).OverridePropertyName("ServiceWindow").WithMessage("Between 1 and 30 years.");
            RuleFor(r => r.Schools.Count).LessThanOrEqualTo(500).OverridePropertyName("Schools").WithMessage("Up to 500 schools; choose “every school” for more.");
            RuleFor(r => r.Signers.Count).LessThanOrEqualTo(12).OverridePropertyName("Signers").WithMessage("Up to 12 signers.");
            RuleForEach(r => r.Signers).ChildRules(s =>
            {
                s.RuleFor(l => l.Signer).MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
                s.RuleFor(l => l.Position).NotEmpty().When(l => Record.Line(l.Signer) is not null).WithMessage("Say in what position they sign: superintendent, dean.").MaximumLength(200).WithMessage("Shorten the position to 200 characters.");
                s.RuleFor(l => l.Party).MaximumLength(200).WithMessage("Shorten the party's name to 200 characters.");
                s.RuleFor(l => l.Email).EmailAddress().When(l => Record.Line(l.Email) is not null).WithMessage("Give an e-mail address, like name@district.org, or leave it empty for paper.").MaximumLength(256).WithMessage("An address has up to 256 characters.");
            });
        }
    }
}

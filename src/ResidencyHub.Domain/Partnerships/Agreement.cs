using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

public enum AgreementKind { Mou, Affiliation, DataSharing }

public enum AgreementState { Draft, OutForSignature, Active, Terminated }

/// <summary>What an agreement lets a school leader see of concerns that mentors raise in the building. A safety concern is always told.</summary>
public enum ConcernSight { SafetyOnly, Counts, All }

/// <summary>A written agreement between the sides (MOU), with the schools that it covers and the clauses that the app obeys.</summary>
public sealed class Agreement
{
    private readonly List<AgreementParty> _parties = [];
    private readonly List<AgreementSchool> _schools = [];

    private Agreement() { }

    public Agreement(Id<Partnership> partnership, AgreementKind kind, string title, Period term)
    {
        Id = Id<Agreement>.New();
        (PartnershipId, Kind, Title) = (partnership, kind, title);
        (StartsOn, EndsOn) = (term.First, term.Last ?? throw new RuleBroken("agreement-open", "An agreement needs a last day."));
    }

    public Id<Agreement> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public AgreementKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public AgreementState State { get; private set; }

    /// <summary>True: every school of the member districts; else only <see cref="Schools"/>.</summary>
    public bool CoversAllSchools { get; private set; }
    public ConcernSight Concerns { get; private set; }
    public bool LeadersReadObservations { get; private set; }

    /// <summary>The clauses in the partners' words: pay, release time, commitment.</summary>
    public string? Clauses { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<AgreementParty> Parties => _parties;
    public IReadOnlyList<AgreementSchool> Schools => _schools;

    public Period Term => new(StartsOn, EndsOn);

    public bool IsInForceOn(DateOnly day) => State is AgreementState.Active && Term.Contains(day);

    public bool Covers(Id<School> school) => CoversAllSchools || _schools.Any(s => s.SchoolId == school);

    public void Grant(ConcernSight concerns, bool leadersReadObservations, string? clauses) =>
        (Concerns, LeadersReadObservations, Clauses) = (concerns, leadersReadObservations, clauses);

    public void CoverAllSchools() => CoversAllSchools = true;

    public void Cover(School school)
    {
        if (_schools.All(s => s.SchoolId != school.Id))
            _schools.Add(new AgreementSchool(Id, school.Id));
    }

    /// <summary>Names who signs for a side, and in which order.</summary>
    public void AddSigner(PartnershipSide side, string party, string signer, string position) =>
        _parties.Add(new AgreementParty(Id, side, party, signer, position, _parties.Count + 1));

    /// <exception cref="RuleBroken">It is not a draft, or nobody is named to sign.</exception>
    public void SendForSignature()
    {
        if (State is not AgreementState.Draft)
            throw new RuleBroken("agreement-draft", $"“{Title}” has been sent for signature already.");
        if (_parties.Count == 0)
            throw new RuleBroken("signers-named", $"Name who signs “{Title}” for each side first.");
        State = AgreementState.OutForSignature;
    }

    /// <summary>Notes a signature; the last one brings the agreement into force.</summary>
    /// <exception cref="RuleBroken">It is not out for signature, the signer is not named, or an earlier one has not signed.</exception>
    public void Sign(string signer, DateOnly on)
    {
        if (State is not AgreementState.OutForSignature)
            throw new RuleBroken("agreement-out", $"“{Title}” is not out for signature.");
        var party = _parties.Find(p => p.Signer == signer) ?? throw new RuleBroken("signer-unknown", $"{signer} is not named as a signer of “{Title}”.");
        if (_parties.Find(p => p.Order < party.Order && p.SignedOn is null) is { } earlier)
            throw new RuleBroken("signing-order", $"{earlier.Signer} signs first.");
        party.Sign(on);
        if (_parties.TrueForAll(p => p.SignedOn is not null))
            State = AgreementState.Active;
    }

    public void Terminate(DateOnly lastDay)
    {
        State = AgreementState.Terminated;
        EndsOn = lastDay < StartsOn ? StartsOn : lastDay < EndsOn ? lastDay : EndsOn;
    }

    /// <summary>The ending that terminated it was taken back: it stands as it stood.</summary>
    public void Restore(AgreementState state, DateOnly endsOn) => (State, EndsOn) = (state, endsOn);
}

/// <summary>A party to an agreement and the person who signs for it.</summary>
public sealed class AgreementParty
{
    private AgreementParty() { }

    internal AgreementParty(Id<Agreement> agreement, PartnershipSide side, string party, string signer, string position, int order)
    {
        Id = Id<AgreementParty>.New();
        (AgreementId, Side, Party, Signer, Position, Order) = (agreement, side, party, signer, position, order);
    }

    public Id<AgreementParty> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }
    public PartnershipSide Side { get; private set; }
    public string Party { get; private set; } = "";
    public string Signer { get; private set; } = "";

    /// <summary>Superintendent, dean, provost.</summary>
    public string Position { get; private set; } = "";
    public int Order { get; private set; }
    public DateOnly? SignedOn { get; private set; }

    internal void Sign(DateOnly on) => SignedOn = on;
}

/// <summary>A school that an agreement covers.</summary>
public sealed class AgreementSchool
{
    private AgreementSchool() { }

    internal AgreementSchool(Id<Agreement> agreement, Id<School> school)
    {
        Id = Id<AgreementSchool>.New();
        (AgreementId, SchoolId) = (agreement, school);
    }

    public Id<AgreementSchool> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }
    public Id<School> SchoolId { get; private set; }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>What sort of paper it is; a resident or mentor agreement is the partners' common form for all of theirs, not one person's.</summary>
public enum AgreementKind { Mou, Affiliation, DataSharing, Resident, Mentor }

/// <summary>How far it has come; whether it is in force on a day follows from its days besides.</summary>
public enum AgreementState { Draft, InReview, OutForSignature, Active, Terminated }

/// <summary>How an agreement stands on a day, as people say it.</summary>
public enum AgreementStanding { Draft, InReview, OutForSignature, Coming, InForce, Expiring, Renewed, Expired, Terminated, Withdrawn }

/// <summary>What an agreement lets a school leader see of concerns that mentors raise in the building. A safety concern is always told.</summary>
public enum ConcernSight { SafetyOnly, Counts, All }

/// <summary>The clauses that the hub acts on, and the text in the partners' words.</summary>
/// <param name="Concerns">What a school leader sees of concerns.</param>
/// <param name="LeadersReadObservations">School leaders read shared observations.</param>
/// <param name="DesignatesOfficials">The schools' people are school officials of the program for the records that they need (FERPA, 34 CFR 99.31(a)(1)(i)(B)).</param>
/// <param name="MentorPay">Dollars a year for each mentor; null when it says nothing.</param>
/// <param name="ReleasePeriods">Release periods a week for each mentor; null when it says nothing.</param>
/// <param name="ServiceYears">School years that residents promise to teach; null when it says nothing.</param>
/// <param name="ServiceWindow">Within how many years they do; null when it says nothing.</param>
/// <param name="Words">The text.</param>
public sealed record AgreementClauses(ConcernSight Concerns, bool LeadersReadObservations, bool DesignatesOfficials, decimal? MentorPay, decimal? ReleasePeriods, int? ServiceYears, int? ServiceWindow, string? Words);

/// <summary>A written agreement between the sides (MOU), with the schools and programs that it covers, the clauses that the app obeys, who signs in which order, and what was signed.</summary>
public sealed partial class Agreement
{
    private readonly List<AgreementParty> _parties = [];
    private readonly List<AgreementSchool> _schools = [];
    private readonly List<AgreementProgram> _programs = [];
    private readonly List<AgreementSignature> _signatures = [];
    private readonly List<AgreementStep> _steps = [];
    private readonly List<AgreementFile> _files = [];

    private Agreement() { }

    public Agreement(Id<Partnership> partnership, AgreementKind kind, string title, Period term, Id<Agreement>? renews = null)
    {
        Id = Id<Agreement>.New();
        (PartnershipId, RenewsId, CoversAllPrograms) = (partnership, renews, true);
        Describe(kind, title, term);
    }

    public Id<Agreement> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public AgreementKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public AgreementState State { get; private set; }

    /// <summary>The one before it in the chain, which it renews.</summary>
    public Id<Agreement>? RenewsId { get; private set; }

    /// <summary>True: every school of the member districts; else only <see cref="Schools"/>.</summary>
    public bool CoversAllSchools { get; private set; }

    /// <summary>With <see cref="CoversAllSchools"/>: also those of districts and schools that join the partnership after the text was fixed. Else who joins later is covered by a new agreement.</summary>
    public bool CoversLaterPartners { get; private set; }

    /// <summary>The day on which the text was fixed that was signed; null before.</summary>
    public DateOnly? SettledOn { get; private set; }

    /// <summary>True: every program of the partnership; else only <see cref="Programs"/>.</summary>
    public bool CoversAllPrograms { get; private set; }
    public ConcernSight Concerns { get; private set; }
    public bool LeadersReadObservations { get; private set; }
    public bool DesignatesOfficials { get; private set; }
    public decimal? MentorPay { get; private set; }
    public decimal? ReleasePeriods { get; private set; }
    public int? ServiceYears { get; private set; }
    public int? ServiceWindow { get; private set; }

    /// <summary>The text in the partners' words.</summary>
    public string? Clauses { get; private set; }

    /// <summary>The whole text that was sent out for signature; null while it is drafted.</summary>
    public string? SentText { get; private set; }

    /// <summary>SHA-256 of <see cref="SentText"/>, 64 hex digits.</summary>
    public string? SentHash { get; private set; }

    /// <summary>UTC: links that were written before open nothing any more.</summary>
    public DateTime? SentAt { get; private set; }
    public string? EndedBecause { get; private set; }

    /// <summary>The last alert that was written, in days before the end.</summary>
    public int? AlertedDays { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<AgreementParty> Parties => _parties;
    public IReadOnlyList<AgreementSchool> Schools => _schools;
    public IReadOnlyList<AgreementProgram> Programs => _programs;
    public IReadOnlyList<AgreementSignature> Signatures => _signatures;
    public IReadOnlyList<AgreementStep> Steps => _steps;
    public IReadOnlyList<AgreementFile> Files => _files;

    public Period Term => new(StartsOn, EndsOn);

    public AgreementClauses Terms => new(Concerns, LeadersReadObservations, DesignatesOfficials, MentorPay, ReleasePeriods, ServiceYears, ServiceWindow, Clauses);

    /// <summary>All who are named have signed.</summary>
    public bool IsSigned => _parties.Count > 0 && _parties.TrueForAll(p => p.SignedOn is not null);

    public bool IsInForceOn(DateOnly day) => State is AgreementState.Active && Term.Contains(day);

    /// <param name="school">The school.</param>
    /// <param name="through">By which the school belongs to the partnership: its district, or itself.</param>
    public bool Covers(Id<School> school, PartnershipMember through) => _schools.Any(s => s.SchoolId == school) || (CoversAllSchools && Reaches(through));

    /// <summary>Whether "every school" are also those of a partner: of one who belonged to the partnership when the text was fixed, by its days and as it was known then, not by a first day that somebody wrote back later; of others where the agreement says so.</summary>
    public bool Reaches(PartnershipMember partner) => CoversLaterPartners || (partner.StartsOn <= SettledOn && partner.EnteredAt <= SentAt);

    public bool Covers(Id<PreparationProgram> program) => CoversAllPrograms || _programs.Any(p => p.ProgramId == program);

    /// <param name="today">The day.</param>
    /// <param name="alertDays">One that ends within this many days is called expiring.</param>
    /// <param name="isRenewed">A signed agreement renews it.</param>
    public AgreementStanding StandingOn(DateOnly today, int alertDays, bool isRenewed) => State switch
    {
        AgreementState.Draft => AgreementStanding.Draft,
        AgreementState.InReview => AgreementStanding.InReview,
        AgreementState.OutForSignature => AgreementStanding.OutForSignature,
        AgreementState.Terminated => IsSigned ? AgreementStanding.Terminated : AgreementStanding.Withdrawn,
        _ when today < StartsOn => AgreementStanding.Coming,
        _ when today > EndsOn => EndedBecause is not null ? AgreementStanding.Terminated : isRenewed ? AgreementStanding.Renewed : AgreementStanding.Expired,
        _ => !isRenewed && EndsOn.DayNumber - today.DayNumber <= alertDays ? AgreementStanding.Expiring : AgreementStanding.InForce,
    };

    public void Grant(ConcernSight concerns, bool leadersReadObservations, string? clauses) =>
        (Concerns, LeadersReadObservations, Clauses) = (concerns, leadersReadObservations, clauses);

    public void CoverAllSchools() => (CoversAllSchools, CoversLaterPartners) = (true, true);

    public void Cover(School school)
    {
        if (_schools.All(s => s.SchoolId != school.Id))
            _schools.Add(new AgreementSchool(Id, school.Id));
    }

    /// <summary>A line of its history.</summary>
    public void Tell(string title, string by, DateTime at, string? words = null) => _steps.Add(new AgreementStep(Id, title, by, at, words));

    public void Keep(KeptFile file, string what, string by, DateTime at) => _files.Add(new AgreementFile(Id, file, what, by, at));

    /// <summary>The alert of that many days before the end was written.</summary>
    public void Alert(int days) => AlertedDays = days;

    private void Describe(AgreementKind kind, string title, Period term)
    {
        (Kind, Title) = (kind, title);
        (StartsOn, EndsOn) = (term.First, term.Last ?? throw new RuleBroken("agreement-open", "An agreement needs a last day."));
    }
}

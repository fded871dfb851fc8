using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Web.Partnerships;

/// <summary>The posted fields of a signature.</summary>
public sealed class SignForm
{
    public string? Name { get; set; }

    /// <summary>The hash of the text that stood on the page.</summary>
    public string? Shown { get; set; }
    public bool Agrees { get; set; }

    public SignatureGiven Given => new(Name, Shown, Agrees);
}

/// <summary>The posted fields of a step of an agreement.</summary>
public sealed class MoveForm
{
    public string? Words { get; set; }
    public DateOnly? LastDay { get; set; }
    public int Version { get; set; }
}

/// <summary>The posted fields of a signer.</summary>
public sealed class SignerForm
{
    public string? Member { get; set; }
    public string? Party { get; set; }
    public string? Signer { get; set; }
    public string? Position { get; set; }
    public string? Email { get; set; }
}

/// <summary>The posted fields of an agreement; schools and programs are read from the ticks themselves, of which there may be hundreds.</summary>
public sealed class AgreementForm
{
    /// <summary>So many lines are offered beyond those that are filled.</summary>
    private const int Spare = 2;

    public AgreementKind Kind { get; set; }
    public string? Title { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public bool AllSchools { get; set; }
    public bool LaterPartners { get; set; }
    public ConcernSight Concerns { get; set; }
    public bool LeadersReadObservations { get; set; }
    public bool DesignatesOfficials { get; set; }
    public decimal? MentorPay { get; set; }
    public decimal? ReleasePeriods { get; set; }
    public int? ServiceYears { get; set; }
    public int? ServiceWindow { get; set; }
    public string? Words { get; set; }
    public List<SignerForm> Signers { get; set; } = [];
    public int Version { get; set; }

    public AgreementClauses Clauses => new(Concerns, LeadersReadObservations, DesignatesOfficials, MentorPay, ReleasePeriods, ServiceYears, ServiceWindow, Words);

    public static AgreementForm Of(ShowAgreement.Answer? a) => (a is null ? new AgreementForm { DesignatesOfficials = true } : new AgreementForm
    {
        Kind = a.Kind,
        Title = a.Title,
        StartsOn = a.StartsOn,
        EndsOn = a.EndsOn,
        AllSchools = a.CoversAllSchools,
        LaterPartners = a.CoversLaterPartners,
        Concerns = a.Clauses.Concerns,
        LeadersReadObservations = a.Clauses.LeadersReadObservations,
        DesignatesOfficials = a.Clauses.DesignatesOfficials,
        MentorPay = a.Clauses.MentorPay,
        ReleasePeriods = a.Clauses.ReleasePeriods,
        ServiceYears = a.Clauses.ServiceYears,
        ServiceWindow = a.Clauses.ServiceWindow,
        Words = a.Clauses.Words,
        Signers = [.. a.Signers.Select(s => new SignerForm { Member = s.Member?.ToString(), Party = s.Party, Signer = s.Name, Position = s.Position, Email = s.Email })],
        Version = a.Version,
    }).WithSpare();

    /// <summary>With empty lines to name further signers.</summary>
    public AgreementForm WithSpare()
    {
        var filled = Signers.FindLastIndex(s => !string.IsNullOrWhiteSpace(s.Signer)) + 1;
        while (Signers.Count < Math.Min(12, Math.Max(filled + Spare, 2)))
            Signers.Add(new());
        return this;
    }

    public IReadOnlyList<KeepAgreement.SignerLine> Lines => [.. Signers.Select(s => new KeepAgreement.SignerLine(Id<PartnershipMember>.TryParse(s.Member, null, out var member) ? member : null, s.Party, s.Signer, s.Position, s.Email))];
}

using System.Globalization;
using System.Text;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>The words of an agreement: each clause that the hub acts on as a sentence, and the whole text that is signed.</summary>
public static class AgreementText
{
    public static string Of(AgreementKind kind) => kind switch
    {
        AgreementKind.Mou => "memorandum of understanding",
        AgreementKind.Affiliation => "affiliation agreement",
        AgreementKind.DataSharing => "data-sharing agreement",
        AgreementKind.Resident => "resident agreement",
        _ => "mentor agreement",
    };

    public static string Of(AgreementStanding standing) => standing switch
    {
        AgreementStanding.InReview => "In review",
        AgreementStanding.OutForSignature => "Out for signature",
        AgreementStanding.Coming => "Signed, begins later",
        AgreementStanding.InForce => "In force",
        AgreementStanding.Expiring => "Ending",
        AgreementStanding.Terminated => "Ended early",
        _ => standing.ToString(),
    };

    public static string Of(ConcernSight sight) => sight switch
    {
        ConcernSight.All => "School leaders read the concerns that are raised in their building.",
        ConcernSight.Counts => "School leaders see how many concerns are open in their building; of safety concerns they are told.",
        _ => "School leaders are told of safety concerns only.",
    };

    /// <summary>The clauses by which somebody gives something: pay, release time, years of service.</summary>
    public static IReadOnlyList<string> Given(AgreementClauses c)
    {
        var pay = c.MentorPay is { } dollars ? $"Each mentor receives ${dollars.ToString("#,0.##", CultureInfo.InvariantCulture)} a year." : null;
        var release = c.ReleasePeriods is { } periods ? $"Each mentor has {PartnershipWords.Number(periods)} release {(periods == 1 ? "period" : "periods")} a week." : null;
        var service = c.ServiceYears is { } years ? $"Residents promise to teach for {PartnershipWords.Many(years, "school year")}{(c.ServiceWindow is { } window ? $" within {window} years" : "")}." : null;
        return [.. new[] { pay, release, service }.OfType<string>()];
    }

    /// <summary>The clauses that the hub acts on, a sentence each.</summary>
    public static IReadOnlyList<string> Sentences(AgreementClauses c) =>
    [
        .. Given(c), Of(c.Concerns),
        c.LeadersReadObservations ? "School leaders read shared observations of residents in their building." : "School leaders do not read observations.",
        c.DesignatesOfficials
            ? "The schools’ mentors and leaders are designated as school officials of the university with legitimate educational interest in the records of residents in their building, under its direct control as to use and disclosure (FERPA, 34 CFR 99.31(a)(1)(i)(B))."
            : "It designates nobody as a school official under FERPA: the schools’ people read a resident’s records with the resident’s consent only.",
    ];

    /// <summary>The whole text as it is shown, hashed and signed: the same words from the same agreement each time.</summary>
    /// <param name="agreement">With its parties.</param>
    /// <param name="partnership">Its name.</param>
    /// <param name="schools">The names of those that it covers; not used when it covers all.</param>
    /// <param name="programs">The names of those that it covers; not used when it covers all.</param>
    /// <param name="renews">The title of the one that it renews.</param>
    public static string Compose(Agreement agreement, string partnership, IEnumerable<string> schools, IEnumerable<string> programs, string? renews)
    {
        var text = new StringBuilder();
        text.Append(agreement.Title).Append("\n\n");
        var kind = Of(agreement.Kind);
        text.Append($"This {kind} belongs to the partnership “{partnership}”. Between {PartnershipWords.Series([.. agreement.Parties.OrderBy(p => p.Order).Select(p => p.Party).Distinct()])}.\n");
        text.Append($"It holds from {PartnershipWords.Day(agreement.StartsOn)} through {PartnershipWords.Day(agreement.EndsOn)}.\n");
        if (renews is not null)
            text.Append($"It renews “{renews}”.\n");
        text.Append($"Schools: {(agreement.CoversAllSchools ? $"every school of the districts in the partnership{(agreement.CoversLaterPartners ? ", also of those that join it later" : "; who joins it later is not covered")}" : string.Join("; ", schools.Order(StringComparer.Ordinal)))}.\n");
        text.Append($"Programs: {(agreement.CoversAllPrograms ? "every program in the partnership" : string.Join("; ", programs.Order(StringComparer.Ordinal)))}.\n\n");
        foreach (var (sentence, i) in Sentences(agreement.Terms).Select((s, i) => (s, i)))
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {sentence}\n");
        if (agreement.Clauses is { } words)
            text.Append('\n').Append(words.ReplaceLineEndings("\n").Trim()).Append('\n');
        text.Append("\nSigned in this order by:\n");
        foreach (var party in agreement.Parties.OrderBy(p => p.Order))
            text.Append(CultureInfo.InvariantCulture, $"{party.Order}. {party.Signer}, {party.Position}, for {party.Party}\n");
        return text.ToString();
    }
}

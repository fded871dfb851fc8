using System.Security.Cryptography;
using System.Text;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

public sealed partial class Agreement
{
    /// <summary>The words with which it is refused to change what was signed.</summary>
    private const string Signed = "was signed. What it says changes only by a new agreement: renew it, or write another one.";

    /// <summary>Names who signs for a side, and in which order.</summary>
    public AgreementParty AddSigner(PartnershipSide side, string party, string signer, string position, string? email = null, Id<PartnershipMember>? member = null)
    {
        var named = new AgreementParty(Id, side, party, signer, position, _parties.Count + 1, email, member);
        _parties.Add(named);
        return named;
    }

    /// <summary>Writes what it says. Parties, schools and programs are named anew afterwards; while it is out for signature it is taken back first.</summary>
    /// <exception cref="RuleBroken">It was signed or ended, or a clause needs another one that is missing.</exception>
    public void Write(AgreementKind kind, string title, Period term, bool allSchools, bool allPrograms, AgreementClauses clauses, bool laterPartners = false)
    {
        if (State is AgreementState.Active or AgreementState.Terminated)
            throw new RuleBroken("agreement-signed", State is AgreementState.Active ? $"“{Title}” {Signed}" : $"“{Title}” was ended. Write a new one.");
        if (State is AgreementState.OutForSignature)
            throw new RuleBroken("agreement-out-still", $"“{Title}” is out for signature. Take it back first: its signatures are void then.");
        if (!clauses.DesignatesOfficials && (clauses.LeadersReadObservations || clauses.Concerns is ConcernSight.All))
            throw new RuleBroken("officials-designated", "School leaders read residents' records only where the agreement designates the schools' people as school officials (FERPA). Add that clause, or let them read less.");
        if (clauses.ServiceWindow is { } window && (clauses.ServiceYears is not { } years || window < years))
            throw new RuleBroken("service-window", "Say how many years are promised, and within at least as many.");
        Describe(kind, title, term);
        (CoversAllSchools, CoversAllPrograms, CoversLaterPartners) = (allSchools, allPrograms, allSchools && laterPartners);
        (Concerns, LeadersReadObservations, DesignatesOfficials, MentorPay, ReleasePeriods, ServiceYears, ServiceWindow, Clauses) =
            (clauses.Concerns, clauses.LeadersReadObservations, clauses.DesignatesOfficials, clauses.MentorPay, clauses.ReleasePeriods, clauses.ServiceYears, clauses.ServiceWindow, clauses.Words);
        _parties.Clear();
    }

    /// <summary>Names exactly these schools and programs; what stays is not touched.</summary>
    public void CoverOnly(IReadOnlyCollection<Id<School>> schools, IReadOnlyCollection<Id<PreparationProgram>> programs)
    {
        _schools.RemoveAll(s => !schools.Contains(s.SchoolId));
        _schools.AddRange(schools.Where(s => _schools.TrueForAll(x => x.SchoolId != s)).Select(s => new AgreementSchool(Id, s)).ToList());
        _programs.RemoveAll(p => !programs.Contains(p.ProgramId));
        _programs.AddRange(programs.Where(p => _programs.TrueForAll(x => x.ProgramId != p)).Select(p => new AgreementProgram(Id, p)).ToList());
    }

    /// <summary>The partners read it before anybody signs.</summary>
    /// <exception cref="RuleBroken">It is no draft.</exception>
    public void SendForReview()
    {
        if (State is not AgreementState.Draft)
            throw new RuleBroken("agreement-draft", $"“{Title}” is no draft any more.");
        State = AgreementState.InReview;
    }

    /// <summary>Fixes the text that is signed, from now on.</summary>
    /// <param name="text">The whole text as the signers are shown it.</param>
    /// <param name="at">UTC.</param>
    /// <param name="on">The hub's day; null takes that of <paramref name="at"/>.</param>
    /// <exception cref="RuleBroken">It was not reviewed, or nobody is named to sign for a side.</exception>
    public void SendForSignature(string text, DateTime at, DateOnly? on = null)
    {
        if (State is not AgreementState.InReview)
            throw new RuleBroken("agreement-review", State is AgreementState.Draft ? $"The partners review “{Title}” before it is signed. Send it for review first." : $"“{Title}” has been sent for signature already.");
        foreach (var side in new[] { PartnershipSide.University, PartnershipSide.District })
            if (_parties.TrueForAll(p => p.Side != side))
                throw new RuleBroken("signers-named", $"Name who signs “{Title}” for the {PartnershipWords.Of(side)} first.");
        if (!CoversAllSchools && _schools.Count == 0)
            throw new RuleBroken("schools-named", $"Say which schools “{Title}” covers: all, or those that you name.");
        (State, SentText, SentHash, SentAt, SettledOn) = (AgreementState.OutForSignature, text, HashOf(text), at, on ?? DateOnly.FromDateTime(at));
    }

    /// <summary>Who signs next; null when nobody is asked.</summary>
    public AgreementParty? NextSigner => State is AgreementState.OutForSignature ? _parties.Where(p => p.SignedOn is null).MinBy(p => p.Order) : null;

    /// <summary>Takes a signature; the last one brings the agreement into force on its days.</summary>
    /// <param name="party">Who signs.</param>
    /// <param name="shown">The hash of the text that the signer was shown.</param>
    /// <param name="proof">How it was signed.</param>
    /// <exception cref="RuleBroken">It is not out for signature, the text is another one, it was signed already, an earlier one has not signed, or the typed name is another.</exception>
    public AgreementSignature Sign(AgreementParty party, string shown, SignatureProof proof)
    {
        if (State is not AgreementState.OutForSignature)
            throw new RuleBroken("agreement-out", $"“{Title}” is not out for signature.");
        if (shown != SentHash)
            throw new RuleBroken("text-changed", $"The text of “{Title}” has changed since you read it. Load the page again, read the new text, and sign that.");
        if (party.SignedOn is { } on)
            throw new RuleBroken("signed-already", $"{party.Signer} signed on {PartnershipWords.Day(on)}. There is nothing more to sign.");
        if (_parties.Find(p => p.Order < party.Order && p.SignedOn is null) is { } earlier)
            throw new RuleBroken("signing-order", $"{earlier.Signer} signs first.");
        if (proof.Way is SignatureWay.Typed && SearchText.Of(proof.Name) != SearchText.Of(party.Signer))
            throw new RuleBroken("signed-name", $"Type the name as the agreement has it: {party.Signer}.");
        if (proof.Way is SignatureWay.Elsewhere && proof.On > proof.RecordedOn)
            throw new RuleBroken("signed-later", "That day is still to come. Give the day on which it was signed.");
        var signature = new AgreementSignature(party, proof, shown);
        _signatures.Add(signature);
        party.Sign(proof.On);
        if (IsSigned)
            State = AgreementState.Active;
        return signature;
    }

    /// <summary>Back to the draft: the text can be changed, the signatures on the old text are void.</summary>
    /// <returns>Who had signed.</returns>
    /// <exception cref="RuleBroken">It is not in review or out for signature.</exception>
    public IReadOnlyList<AgreementParty> TakeBack(string because, DateOnly on)
    {
        if (State is not (AgreementState.InReview or AgreementState.OutForSignature))
            throw new RuleBroken("agreement-not-out", State is AgreementState.Draft ? $"“{Title}” is a draft: change it." : State is AgreementState.Active ? $"“{Title}” {Signed}" : $"“{Title}” was ended.");
        State = AgreementState.Draft;
        return VoidSignatures(because, on);
    }

    /// <summary>What is not signed by all is given up.</summary>
    /// <exception cref="RuleBroken">It is signed: it is ended instead.</exception>
    public void Withdraw(string because, DateOnly on)
    {
        if (State is AgreementState.Active or AgreementState.Terminated)
            throw new RuleBroken("agreement-signed", $"“{Title}” {(State is AgreementState.Active ? "is signed: end it early instead." : "was ended.")}");
        VoidSignatures(because, on);
        (State, EndedBecause) = (AgreementState.Terminated, because);
    }

    /// <summary>A party ends what holds before its day; it is in force through the last day.</summary>
    /// <exception cref="RuleBroken">It is not signed, or the day does not lie within it.</exception>
    public void EndEarly(DateOnly lastDay, string because)
    {
        if (State is not AgreementState.Active)
            throw new RuleBroken("agreement-not-signed", $"“{Title}” is not signed: withdraw it instead.");
        if (lastDay >= EndsOn)
            throw new RuleBroken("agreement-ends", $"“{Title}” ends on {PartnershipWords.Day(EndsOn)} by itself. Give an earlier day.");
        (EndsOn, EndedBecause) = (lastDay < StartsOn ? StartsOn : lastDay, because);
    }

    private List<AgreementParty> VoidSignatures(string because, DateOnly on)
    {
        var signed = _parties.FindAll(p => p.SignedOn is not null);
        foreach (var party in signed)
            party.Unsign();
        foreach (var signature in _signatures.Where(s => s.VoidedOn is null))
            signature.Void(on, because);
        (SentText, SentHash, SentAt, SettledOn) = (null, null, null, null);
        return signed;
    }

    /// <summary>The draft of what follows it: the same parties, coverage and clauses, from the day after on, for as long again.</summary>
    /// <exception cref="RuleBroken">It was never signed.</exception>
    public Agreement Renew(string title)
    {
        if (!IsSigned)
            throw new RuleBroken("renew-signed", $"“{Title}” was never signed. Change it instead.");
        var first = EndsOn.AddDays(1);
        var next = new Agreement(PartnershipId, Kind, title, new Period(first, first.AddDays(Term.Days!.Value - 1)), Id) { CoversAllSchools = CoversAllSchools, CoversAllPrograms = CoversAllPrograms, CoversLaterPartners = CoversLaterPartners };
        next.Grant(Concerns, LeadersReadObservations, Clauses);
        (next.DesignatesOfficials, next.MentorPay, next.ReleasePeriods, next.ServiceYears, next.ServiceWindow) = (DesignatesOfficials, MentorPay, ReleasePeriods, ServiceYears, ServiceWindow);
        next.CoverOnly([.. _schools.Select(s => s.SchoolId)], [.. _programs.Select(p => p.ProgramId)]);
        foreach (var party in _parties.OrderBy(p => p.Order))
            next.AddSigner(party.Side, party.Party, party.Signer, party.Position, party.Email, party.MemberId);
        return next;
    }

    /// <summary>Ends it at once, whatever its state: the partnership is over.</summary>
    public void Terminate(DateOnly lastDay, string? because = null)
    {
        (State, EndedBecause) = (AgreementState.Terminated, because);
        EndsOn = lastDay < StartsOn ? StartsOn : lastDay < EndsOn ? lastDay : EndsOn;
    }

    /// <summary>The ending that terminated it was taken back: it stands as it stood.</summary>
    public void Restore(AgreementState state, DateOnly endsOn) => (State, EndsOn, EndedBecause) = (state, endsOn, null);

    /// <summary>SHA-256 in 64 hex digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>A party to an agreement and the person who signs for it.</summary>
public sealed class AgreementParty
{
    private AgreementParty() { }

    internal AgreementParty(Id<Agreement> agreement, PartnershipSide side, string party, string signer, string position, int order, string? email, Id<PartnershipMember>? member)
    {
        Id = Id<AgreementParty>.New();
        (AgreementId, Side, Party, Signer, Position, Order, Email, MemberId) = (agreement, side, party, signer, position, order, email, member);
    }

    public Id<AgreementParty> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }
    public PartnershipSide Side { get; private set; }

    /// <summary>As it signs: "Harbor Valley University" for its program.</summary>
    public string Party { get; private set; } = "";

    /// <summary>The partner for which it signs, where that is known.</summary>
    public Id<PartnershipMember>? MemberId { get; private set; }
    public string Signer { get; private set; } = "";

    /// <summary>Superintendent, dean, provost.</summary>
    public string Position { get; private set; } = "";

    /// <summary>Where the signer is written to; null: the paper is signed elsewhere.</summary>
    public string? Email { get; private set; }
    public int Order { get; private set; }

    /// <summary>Who of the partner's own people said that this person signs for them, at this address; null: the other side named them, and nobody has said so yet.</summary>
    public string? ConfirmedBy { get; private set; }
    public DateOnly? SignedOn { get; private set; }

    /// <summary>The partner's own people say that this is who signs for them.</summary>
    public void Confirm(string by) => ConfirmedBy ??= by;

    internal void Sign(DateOnly on) => SignedOn = on;

    internal void Unsign() => SignedOn = null;
}

/// <summary>How somebody signed: the name typed in the hub, or on a paper elsewhere that was recorded.</summary>
public enum SignatureWay { Typed, Elsewhere }

/// <summary>What proves a signature.</summary>
/// <param name="Way">How.</param>
/// <param name="Name">As typed, or as it stands on the paper.</param>
/// <param name="On">The day.</param>
/// <param name="At">UTC: when it was typed or recorded.</param>
/// <param name="RecordedOn">The hub's day of that.</param>
/// <param name="Address">The address in the network from which it was typed; null for paper.</param>
/// <param name="RecordedBy">Who recorded what was signed elsewhere; null when typed.</param>
public sealed record SignatureProof(SignatureWay Way, string Name, DateOnly On, DateTime At, DateOnly RecordedOn, string? Address, string? RecordedBy);

/// <summary>One signature with its proof. It is never deleted; when the text changes it is void.</summary>
public sealed class AgreementSignature
{
    private AgreementSignature() { }

    internal AgreementSignature(AgreementParty party, SignatureProof proof, string textHash)
    {
        Id = Id<AgreementSignature>.New();
        (AgreementId, SignerId, Signer, Position, Party) = (party.AgreementId, party.Id.Value, party.Signer, party.Position, party.Party);
        (Way, Name, On, At, Address, RecordedBy, TextHash) = (proof.Way, proof.Name, proof.On, proof.At, proof.Address, proof.RecordedBy, textHash);
    }

    public Id<AgreementSignature> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }

    /// <summary>The id of the party as it stood; a later draft names its parties anew.</summary>
    public Guid SignerId { get; private set; }
    public string Signer { get; private set; } = "";
    public string Position { get; private set; } = "";
    public string Party { get; private set; } = "";
    public SignatureWay Way { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly On { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
    public string? Address { get; private set; }
    public string? RecordedBy { get; private set; }

    /// <summary>SHA-256 of the text that was shown and signed.</summary>
    public string TextHash { get; private set; } = "";
    public DateOnly? VoidedOn { get; private set; }
    public string? VoidedBecause { get; private set; }

    internal void Void(DateOnly on, string because) => (VoidedOn, VoidedBecause) = (on, because);
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

/// <summary>A program that an agreement covers, where it does not cover all of the partnership.</summary>
public sealed class AgreementProgram
{
    private AgreementProgram() { }

    internal AgreementProgram(Id<Agreement> agreement, Id<PreparationProgram> program)
    {
        Id = Id<AgreementProgram>.New();
        (AgreementId, ProgramId) = (agreement, program);
    }

    public Id<AgreementProgram> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
}

/// <summary>What happened to an agreement: who, when, what, why.</summary>
public sealed class AgreementStep
{
    private AgreementStep() { }

    internal AgreementStep(Id<Agreement> agreement, string title, string by, DateTime at, string? words)
    {
        Id = Id<AgreementStep>.New();
        (AgreementId, Title, By, At, Words) = (agreement, title, by, at, words);
    }

    public Id<AgreementStep> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }
    public string Title { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
    public string? Words { get; private set; }
}

/// <summary>A file of an agreement: what was signed elsewhere, an attachment.</summary>
public sealed class AgreementFile
{
    private AgreementFile() { }

    internal AgreementFile(Id<Agreement> agreement, KeptFile file, string what, string by, DateTime at)
    {
        Id = Id<AgreementFile>.New();
        (AgreementId, FileId, FileName, Kind, Bytes, Sha256) = (agreement, file.Id, file.Name, file.Kind, file.Bytes, file.Sha256);
        (What, By, At) = (what, by, at);
    }

    public Id<AgreementFile> Id { get; private set; }
    public Id<Agreement> AgreementId { get; private set; }

    /// <summary>The name in the store.</summary>
    public Guid FileId { get; private set; }
    public string FileName { get; private set; } = "";
    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }
    public string Sha256 { get; private set; } = "";
    public string What { get; private set; } = "";
    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
}

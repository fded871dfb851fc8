using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>A picture as evidence of an observed lesson: the board, the room, work without a name. Only where the district allows pictures, with a note on consent; read by whoever reads the evidence.</summary>
public sealed class EvidencePhoto : PlacementRecord
{
    private EvidencePhoto() { }

    /// <param name="observation">In which it was taken.</param>
    /// <param name="author">Who hands it in.</param>
    /// <param name="words">What it shows.</param>
    /// <param name="consent">Why it may be kept: nobody can be recognised, or who has agreed, without a pupil's name.</param>
    /// <param name="file">As it is kept, without place and device.</param>
    /// <param name="at">UTC.</param>
    public EvidencePhoto(Observation observation, Rater author, string words, string consent, KeptFile file, DateTime at) : base(observation)
    {
        Id = Id<EvidencePhoto>.New();
        (ObservationId, AuthorAccountId, AuthorName, Words, Consent, At) = (observation.Id, author.Account, author.Name, words.Trim(), consent.Trim(), at);
        (FileId, Kind, Bytes, Sha256) = (file.Id, file.Kind, file.Bytes, file.Sha256);
    }

    public Id<EvidencePhoto> Id { get; private set; }
    public Id<Observation> ObservationId { get; private set; }
    public Guid AuthorAccountId { get; private set; }
    public string AuthorName { get; private set; } = "";
    public string Words { get; private set; } = "";
    public string Consent { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>The name in the store; null when the picture was destroyed after its removal.</summary>
    public Guid? FileId { get; private set; }
    public FileKind Kind { get; private set; }
    public long Bytes { get; private set; }

    /// <summary>Of the picture as it is kept.</summary>
    public string Sha256 { get; private set; } = "";
    public string? RemovedBy { get; private set; }
    public string? RemovedWhy { get; private set; }
    public DateTime? RemovedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes it away for everybody, with a reason that stays; the picture itself is destroyed.</summary>
    /// <exception cref="RuleBroken">Removed already.</exception>
    public void Remove(string why, string by, DateTime at)
    {
        if (RemovedAt is not null)
            throw new RuleBroken("photo-removed", $"{RemovedBy} has removed this picture already.");
        (RemovedWhy, RemovedBy, RemovedAt) = (why.Trim(), by, at);
    }

    /// <summary>The file is gone from the store.</summary>
    public void Destroyed() => FileId = null;

    /// <summary>Is read by whoever reads the observation's evidence.</summary>
    public void Follow(Observation observation)
    {
        if (observation.IsShared)
            Show(observation.SeenByLeaders);
        else
            Hide();
    }
}

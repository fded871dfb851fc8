using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>What became of something handed in.</summary>
public enum HandInFate { InProgress, Waiting, Approved, Returned, Replaced, TakenBack }

/// <summary>Who hands in, when, and what stands on the paper.</summary>
/// <param name="By">The name.</param>
/// <param name="At">UTC.</param>
/// <param name="OnBehalf">Whether somebody else does it for the person.</param>
/// <param name="IssuedOn">The paper's date, where it matters.</param>
/// <param name="Through">The last day that stands on it, where it matters.</param>
/// <param name="Note">A word to the reviewer; where no file is given, how it was seen.</param>
public sealed record Paper(string By, DateTime At, bool OnBehalf, DateOnly? IssuedOn, DateOnly? Through, string? Note);

/// <summary>One hand-in of an item, with its file; it is never deleted, only replaced or taken back.</summary>
public sealed class HandedIn
{
    private HandedIn() { }

    internal HandedIn(Id<RequirementItem> item, KeptFile? file, Paper paper, HandInFate fate)
    {
        Id = Id<HandedIn>.New();
        (ItemId, Fate) = (item, fate);
        (FileId, FileName, Kind, Bytes, Sha256) = (file?.Id, file?.Name, file?.Kind, file?.Bytes, file?.Sha256);
        (By, At, OnBehalf, IssuedOn, StatedThrough, Note) = (paper.By, paper.At, paper.OnBehalf, paper.IssuedOn, paper.Through, paper.Note);
    }

    public Id<HandedIn> Id { get; private set; }
    public Id<RequirementItem> ItemId { get; private set; }

    /// <summary>The name in the store; null when a reviewer recorded it without a file.</summary>
    public Guid? FileId { get; private set; }
    public string? FileName { get; private set; }
    public FileKind? Kind { get; private set; }
    public long? Bytes { get; private set; }
    public string? Sha256 { get; private set; }
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
    public bool OnBehalf { get; private set; }
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>The last day, as who handed it in read it.</summary>
    public DateOnly? StatedThrough { get; private set; }
    public string? Note { get; private set; }
    public HandInFate Fate { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Comment { get; private set; }

    /// <summary>UTC: when the reviewers were told; null: not yet.</summary>
    public DateTime? ToldAt { get; private set; }

    /// <summary>Whether the file may still be read: what was taken back may not.</summary>
    public bool IsReadable => FileId is not null && Fate is not HandInFate.TakenBack;

    public void Tell(DateTime at) => ToldAt ??= at;

    internal void Send() => Fate = HandInFate.Waiting;

    internal void End(HandInFate fate, string by, DateTime at, string? comment) => (Fate, DecidedBy, DecidedAt, Comment) = (fate, by, at, comment);
}

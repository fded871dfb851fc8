using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

/// <summary>Some words of a meeting's minutes, written by one person under one agenda item. Many write at once because each adds an entry; who changes one says which version they read.</summary>
public sealed class MinuteEntry
{
    private MinuteEntry() { }

    /// <param name="meeting">The meeting.</param>
    /// <param name="item">The agenda item; null for what belongs to none.</param>
    /// <param name="once">Made with the form, so that a form posted twice writes once.</param>
    /// <param name="text">The words.</param>
    /// <param name="by">Who wrote them.</param>
    /// <param name="account">The writer's account.</param>
    /// <param name="at">UTC.</param>
    public MinuteEntry(Id<Meeting> meeting, Id<AgendaItem>? item, Guid once, string text, string by, Guid account, DateTime at)
    {
        Id = Id<MinuteEntry>.New();
        (MeetingId, AgendaItemId, Once, Text, WrittenBy, AccountId, WrittenAt, ChangedAt) = (meeting, item, once, text, by, account, at, at);
    }

    public Id<MinuteEntry> Id { get; private set; }
    public Id<Meeting> MeetingId { get; private set; }
    public Id<AgendaItem>? AgendaItemId { get; private set; }
    public Guid Once { get; private set; }
    public string Text { get; private set; } = "";
    public string WrittenBy { get; private set; } = "";
    public Guid AccountId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Who changed it last; null when nobody has.</summary>
    public string? ChangedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Struck out: it stays legible in the history.</summary>
    public bool IsStruck { get; private set; }
    public int Version { get; private set; }

    public void Change(string text, string by, DateTime at) => (Text, ChangedBy, ChangedAt, IsStruck) = (text, by, at, false);

    public void Strike(string by, DateTime at) => (ChangedBy, ChangedAt, IsStruck) = (by, at, true);
}

/// <summary>What approved minutes should have said: recorded beside them, for the minutes themselves are locked.</summary>
public sealed class MinuteCorrection
{
    private MinuteCorrection() { }

    public MinuteCorrection(Id<Meeting> meeting, string words, string because, string by, PartnershipSide? side, DateTime at)
    {
        Id = Id<MinuteCorrection>.New();
        (MeetingId, Words, Because, CorrectedBy, Side, CorrectedAt) = (meeting, words, because, by, side, at);
    }

    public Id<MinuteCorrection> Id { get; private set; }
    public Id<Meeting> MeetingId { get; private set; }
    public string Words { get; private set; } = "";
    public string Because { get; private set; } = "";
    public string CorrectedBy { get; private set; } = "";
    public PartnershipSide? Side { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CorrectedAt { get; private set; }
}

/// <summary>That somebody has a meeting's minutes open, and where they are writing; a few moments old at most.</summary>
public sealed class MeetingPresence
{
    private MeetingPresence() { }

    public MeetingPresence(Id<Meeting> meeting, Guid account, string name)
    {
        Id = Id<MeetingPresence>.New();
        (MeetingId, AccountId, Name) = (meeting, account, name);
    }

    public Id<MeetingPresence> Id { get; private set; }
    public Id<Meeting> MeetingId { get; private set; }
    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Where they write: "item 2"; null while they only read.</summary>
    public string? Writing { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime SeenAt { get; private set; }

    public void See(string? writing, DateTime at) => (Writing, SeenAt) = (writing, at);
}

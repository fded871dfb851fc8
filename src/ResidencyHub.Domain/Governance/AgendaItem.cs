using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

/// <summary>Why something is on the agenda: somebody proposed it, or it came by itself.</summary>
public enum AgendaKind { Topic, NotFinished, OpenAction, OpenDecision, Minutes, ToDiscuss }

public enum AgendaState { Open, Done, NotFinished, TakenOff }

/// <summary>What is to be talked about.</summary>
/// <param name="Kind">Proposed, or why it came by itself.</param>
/// <param name="Title">One line.</param>
/// <param name="Words">What it is about.</param>
/// <param name="ProposedBy">Who proposed it, or where it comes from.</param>
/// <param name="Side">For which side.</param>
public sealed record AgendaText(AgendaKind Kind, string Title, string? Words, string ProposedBy, PartnershipSide? Side)
{
    /// <summary>The item of an earlier meeting that goes on here.</summary>
    public Id<AgendaItem>? CarriedFrom { get; init; }
    public Id<ActionItem>? Action { get; init; }
    public Id<Decision>? Decision { get; init; }

    /// <summary>Where the two sides' ratings lie far apart.</summary>
    public Id<ToDiscuss>? Discuss { get; init; }

    /// <summary>The meeting whose minutes are to be approved.</summary>
    public Id<Meeting>? MinutesOf { get; init; }
}

/// <summary>One item of a meeting's agenda.</summary>
public sealed class AgendaItem
{
    private AgendaItem() { }

    internal AgendaItem(Id<Meeting> meeting, AgendaText text, int place)
    {
        Id = Id<AgendaItem>.New();
        (MeetingId, Place, Kind, Title, Words, ProposedBy, Side) = (meeting, place, text.Kind, text.Title, text.Words, text.ProposedBy, text.Side);
        (CarriedFromId, ActionId, DecisionId, DiscussId, MinutesOfId) = (text.CarriedFrom, text.Action, text.Decision, text.Discuss, text.MinutesOf?.Value);
    }

    public Id<AgendaItem> Id { get; private set; }
    public Id<Meeting> MeetingId { get; private set; }

    /// <summary>Its number on the agenda, from 1.</summary>
    public int Place { get; private set; }
    public AgendaKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string? Words { get; private set; }
    public string ProposedBy { get; private set; } = "";
    public PartnershipSide? Side { get; private set; }
    public Id<AgendaItem>? CarriedFromId { get; private set; }
    public Id<ActionItem>? ActionId { get; private set; }
    public Id<Decision>? DecisionId { get; private set; }
    public Id<ToDiscuss>? DiscussId { get; private set; }

    /// <summary>The meeting whose minutes are to be approved.</summary>
    public Guid? MinutesOfId { get; private set; }
    public AgendaState State { get; private set; }

    /// <summary>Talked about to an end, not finished, or not talked about after all.</summary>
    public void Settle(AgendaState state) => State = state;
}

/// <summary>Whether the holder of a seat was there; by a delegate counts as there.</summary>
public enum Presence { Present, ByDelegate, Excused, Absent, Guest }

/// <summary>Who was at a meeting, for which side.</summary>
public sealed class Attendance
{
    private Attendance() { }

    internal Attendance(Id<Meeting> meeting, Id<CommitteeSeat>? seat, string person, PartnershipSide side, Presence presence)
    {
        Id = Id<Attendance>.New();
        (MeetingId, SeatId, Person, Side, Presence) = (meeting, seat, person, side, presence);
    }

    public Id<Attendance> Id { get; private set; }
    public Id<Meeting> MeetingId { get; private set; }

    /// <summary>Null for a guest.</summary>
    public Id<CommitteeSeat>? SeatId { get; private set; }

    /// <summary>Who was there; for a seat that a delegate took, the delegate.</summary>
    public string Person { get; private set; } = "";
    public PartnershipSide Side { get; private set; }
    public Presence Presence { get; private set; }

    public bool IsThere => Presence is Presence.Present or Presence.ByDelegate;

    internal void Mark(Presence presence, string person) => (Presence, Person) = (presence, person);
}

/// <summary>How many of one side are there, out of its seats, and how many it takes.</summary>
public sealed record SideQuorum(PartnershipSide Side, int There, int Seats, int Needed)
{
    public bool IsMet => There >= Needed;

    /// <summary>"university: 2 of 3 here, 1 needed".</summary>
    public string Words => $"{PartnershipWords.Of(Side)}: {There} of {Seats} here, {Needed} needed";

    /// <summary>Side by side, for the sides that have seats or need some.</summary>
    public static IReadOnlyList<SideQuorum> Of(Committee committee, Meeting meeting) =>
        [.. Enum.GetValues<PartnershipSide>()
            .Select(side => new SideQuorum(side, meeting.Attendance.Count(a => a.SeatId is not null && a.Side == side && a.IsThere), committee.SeatsOn(meeting.Day).Count(s => s.Side == side), committee.Quorum.Of(side)))
            .Where(q => q.Seats > 0 || q.Needed > 0)];
}

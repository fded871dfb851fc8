using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

public enum MeetingState { Planned, Open, Held, Cancelled }

/// <summary>When and where a committee meets.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="Zone">The zone in which it was planned, an IANA name.</param>
/// <param name="Minutes">How long it is to last.</param>
/// <param name="Where">Room or link.</param>
public sealed record MeetingPlan(DateTime StartsAt, string Zone, int Minutes, string? Where)
{
    /// <summary>The calendar day where it is held.</summary>
    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(StartsAt, TimeZoneInfo.FindSystemTimeZoneById(Zone)));
}

/// <summary>A meeting of a committee: planned, held with agenda, attendance and minutes, or cancelled with words. Its minutes are approved at a later meeting and locked then.</summary>
public sealed class Meeting : RecordPart
{
    private readonly List<AgendaItem> _agenda = [];
    private readonly List<Attendance> _attendance = [];

    private Meeting() { }

    /// <exception cref="RuleBroken">The committee does not work on that day.</exception>
    public Meeting(Committee committee, MeetingPlan plan, string plannedBy) : base(committee.PartnershipId, committee.About)
    {
        Id = Id<Meeting>.New();
        (CommitteeId, PlannedBy) = (committee.Id, plannedBy);
        if (!committee.WorksOn(plan.Day))
            throw new RuleBroken("committee-day", committee.EndsOn is { } end && plan.Day > end ? $"“{committee.Name}” ended on {end:d MMMM yyyy}." : $"“{committee.Name}” works from {committee.StartsOn:d MMMM yyyy} on.");
        Put(plan);
    }

    public Id<Meeting> Id { get; private set; }
    public Id<Committee> CommitteeId { get; private set; }
    public string PlannedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; private set; }
    public string Zone { get; private set; } = "";

    /// <summary>The calendar day where it is held.</summary>
    public DateOnly Day { get; private set; }
    public int LastsMinutes { get; private set; }
    public string? Where { get; private set; }
    public MeetingState State { get; private set; }

    /// <summary>UTC; when it was to begin before it was moved.</summary>
    public DateTime? MovedFrom { get; private set; }

    /// <summary>Why it was moved or cancelled.</summary>
    public string? Because { get; private set; }
    public string? ChangedBy { get; private set; }
    public string? OpenedBy { get; private set; }
    public DateOnly? ApprovedOn { get; private set; }
    public string? ApprovedBy { get; private set; }

    /// <summary>The meeting at which its minutes were approved.</summary>
    public Id<Meeting>? ApprovedAtId { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<AgendaItem> Agenda => _agenda;
    public IReadOnlyList<Attendance> Attendance => _attendance;

    /// <summary>Its minutes are approved: nothing in them changes any more, corrections stand beside them.</summary>
    public bool IsLocked => ApprovedOn is not null;

    /// <summary>Minutes, attendance and decisions can be written.</summary>
    public bool IsWritten => State is MeetingState.Open or MeetingState.Held && !IsLocked;

    /// <exception cref="RuleBroken">It was held or cancelled.</exception>
    public void Move(Committee committee, MeetingPlan plan, string because, string by)
    {
        RefuseUnlessPlanned();
        if (!committee.WorksOn(plan.Day))
            throw new RuleBroken("committee-day", $"“{committee.Name}” does not work on {plan.Day:d MMMM yyyy}.");
        (MovedFrom, Because, ChangedBy) = (plan.StartsAt == StartsAt ? MovedFrom : StartsAt, because, by);
        Put(plan);
    }

    /// <exception cref="RuleBroken">It was held or cancelled.</exception>
    public void Cancel(string because, string by)
    {
        RefuseUnlessPlanned();
        (State, Because, ChangedBy) = (MeetingState.Cancelled, because, by);
    }

    /// <summary>People have come: the minutes begin.</summary>
    /// <exception cref="RuleBroken">It has begun, was cancelled, or its day has not come.</exception>
    public void Begin(DateOnly today, string by)
    {
        RefuseUnlessPlanned();
        if (today < Day)
            throw new RuleBroken("meeting-early", $"It is on {Day:d MMMM yyyy}. Move it first when you meet sooner.");
        (State, OpenedBy) = (MeetingState.Open, by);
    }

    /// <summary>It is over; what was not finished waits for the next one. Minutes can be written until they are approved.</summary>
    /// <exception cref="RuleBroken">It is not being held.</exception>
    public void Close()
    {
        if (State is not MeetingState.Open)
            throw new RuleBroken("meeting-not-open", "This meeting is not being held.");
        State = MeetingState.Held;
        foreach (var item in _agenda.Where(i => i.State is AgendaState.Open))
            item.Settle(AgendaState.NotFinished);
    }

    /// <summary>A later meeting of the same committee approves its minutes.</summary>
    /// <exception cref="RuleBroken">It is not over, was approved, or the other is no later meeting that is being held.</exception>
    public void Approve(Meeting at, string by, DateOnly on)
    {
        if (IsLocked)
            throw new RuleBroken("minutes-approved", $"These minutes were approved on {ApprovedOn:d MMMM yyyy}.");
        if (State is not MeetingState.Held)
            throw new RuleBroken("meeting-not-over", "Only the minutes of a meeting that is over are approved.");
        if (at.CommitteeId != CommitteeId || at.StartsAt <= StartsAt || at.State is not (MeetingState.Open or MeetingState.Held))
            throw new RuleBroken("approved-later", "Minutes are approved at a later meeting of the same committee, while it is held.");
        (ApprovedOn, ApprovedBy, ApprovedAtId) = (on, by, at.Id);
    }

    public AgendaItem Add(AgendaText text)
    {
        if (State is MeetingState.Cancelled or MeetingState.Held || IsLocked)
            throw new RuleBroken("agenda-closed", State is MeetingState.Cancelled ? "This meeting was cancelled. Propose it for the next one." : "This meeting is over. Propose it for the next one.");
        if (_agenda.Exists(i => i.State is not AgendaState.TakenOff && string.Equals(SearchText.Of(i.Title), SearchText.Of(text.Title), StringComparison.Ordinal)))
            throw new RuleBroken("item-twice", $"“{text.Title}” is on the agenda already.");
        var item = new AgendaItem(Id, text, _agenda.Count == 0 ? 1 : _agenda.Max(i => i.Place) + 1);
        _agenda.Add(item);
        return item;
    }

    /// <summary>Notes who was there: one line for each seat, and guests.</summary>
    /// <exception cref="RuleBroken">The minutes are locked, or nobody has begun them.</exception>
    public Attendance Mark(CommitteeSeat? seat, string person, PartnershipSide side, Presence presence)
    {
        RefuseUnlessWritten();
        if (seat is not null && _attendance.Find(a => a.SeatId == seat.Id) is { } known)
        {
            known.Mark(presence, person);
            return known;
        }
        var line = new Attendance(Id, seat?.Id, person, side, presence);
        _attendance.Add(line);
        return line;
    }

    /// <exception cref="RuleBroken">The minutes are locked, or nobody has begun them.</exception>
    public void RefuseUnlessWritten()
    {
        if (IsLocked)
            throw new RuleBroken("minutes-locked", $"These minutes were approved on {ApprovedOn:d MMMM yyyy} and are locked. Record a correction instead.");
        if (!IsWritten)
            throw new RuleBroken("minutes-not-begun", State is MeetingState.Cancelled ? "This meeting was cancelled." : "Begin the minutes first.");
    }

    private void RefuseUnlessPlanned()
    {
        if (State is not MeetingState.Planned)
            throw new RuleBroken("meeting-not-planned", State is MeetingState.Cancelled ? "This meeting was cancelled already." : "This meeting has begun already.");
    }

    private void Put(MeetingPlan plan) => (StartsAt, Zone, Day, LastsMinutes, Where) = (plan.StartsAt, plan.Zone, plan.Day, plan.Minutes, plan.Where);
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Hours;

/// <summary>One week of a resident's clinical log at one placement: written by the resident, approved by the mentor of record or whoever is named instead. The hours stay with the resident whatever becomes of mentor and placement.</summary>
public sealed class HoursWeek
{
    private readonly List<HoursEntry> _entries = [];

    private HoursWeek() { }

    /// <exception cref="RuleBroken">The placement does not run in that week.</exception>
    public HoursWeek(Placement placement, DateOnly day)
    {
        Id = Id<HoursWeek>.New();
        WeekOf = DistrictCalendar.WeekOf(day);
        if (!placement.Term.Overlaps(new Period(WeekOf, WeekOf.AddDays(6))))
            throw new RuleBroken("hours-outside", $"The week of {WeekOf:d MMMM yyyy} is not part of your placement at {placement.SchoolName}, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId);
    }

    public Id<HoursWeek> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }

    /// <summary>The Monday of the week.</summary>
    public DateOnly WeekOf { get; private set; }
    public HoursState State { get; private set; }

    /// <summary>False as long as it is the resident's own: nobody else sees it before it is sent.</summary>
    public bool WasSent { get; private set; }

    /// <summary>The mentor who is to approve it, or did; null before it is sent.</summary>
    public Id<Mentor>? ApproverId { get; private set; }
    public string? ApproverName { get; private set; }
    public DateTime? SentAt { get; private set; }

    /// <summary>When and by whom it was approved or returned.</summary>
    public DateTime? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }

    /// <summary>What the approver wrote, or why it was opened again.</summary>
    public string? Comment { get; private set; }

    /// <summary>The day from which on only a coordinator opens it again; null before the approval.</summary>
    public DateOnly? LocksOn { get; private set; }

    /// <summary>The resident said that the long days are right.</summary>
    public bool LongDaysConfirmed { get; private set; }

    /// <summary>The resident said that the hours on days without school are right.</summary>
    public bool ClosedDaysConfirmed { get; private set; }

    /// <summary>Minutes that count and are approved.</summary>
    public int ApprovedMinutes { get; private set; }

    /// <summary>Minutes that count, are sent, and wait.</summary>
    public int PendingMinutes { get; private set; }

    /// <summary>Approved days of teaching alone.</summary>
    public int SoloDays { get; private set; }

    /// <summary>Approved days on which the university supervisor visited.</summary>
    public int Visits { get; private set; }
    public string? Practised { get; private set; }
    public bool EnglishLearners { get; private set; }
    public bool Disabilities { get; private set; }
    public string? Win { get; private set; }
    public string? Challenge { get; private set; }
    public string? Question { get; private set; }
    public int Version { get; private set; }

    /// <summary>What the resident says of the week beside its hours.</summary>
    public WeekReflection Reflection => new(Practised, EnglishLearners, Disabilities, Win, Challenge, Question);
    public IReadOnlyList<HoursEntry> Entries => _entries;

    public bool IsWithResident => State is HoursState.Draft or HoursState.Returned;

    public bool IsLockedOn(DateOnly day) => State is HoursState.Approved && LocksOn <= day;

    /// <summary>Writes an entry, new or changed.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="placement">The placement of the week.</param>
    /// <param name="rules">The program's rules.</param>
    /// <param name="today">Nothing is logged before it has happened.</param>
    /// <param name="changed">The entry that is changed; null for a new one.</param>
    /// <exception cref="RuleBroken">The week is not with the resident, the entry is approved, or its day is in the future, of another week or outside the placement.</exception>
    public HoursEntry Keep(HoursEntryWords words, Placement placement, HoursRules rules, DateOnly today, Id<HoursEntry>? changed = null)
    {
        WithResident();
        if (words.Day < WeekOf || words.Day > WeekOf.AddDays(6))
            throw new RuleBroken("hours-week", $"{words.Day:d MMMM} is not in the week of {WeekOf:d MMMM}.");
        if (words.Day > today)
            throw new RuleBroken("hours-future", $"{words.Day:dddd, d MMMM} has not come yet. Log it on the day or after.");
        if (!placement.Term.Contains(words.Day))
            throw new RuleBroken("hours-outside", $"{words.Day:d MMMM yyyy} is outside your placement at {placement.SchoolName}, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        var entry = changed is { } id ? Free(id) : new HoursEntry(this, words, rules.Counts(words.Kind));
        if (changed is null)
            _entries.Add(entry);
        else
            entry.Write(words, rules.Counts(words.Kind));
        (LongDaysConfirmed, ClosedDaysConfirmed) = (false, false);
        return entry;
    }

    /// <summary>Takes an entry out.</summary>
    public HoursEntry Drop(Id<HoursEntry> id)
    {
        WithResident();
        var entry = Free(id);
        _entries.Remove(entry);
        (LongDaysConfirmed, ClosedDaysConfirmed) = (false, false);
        return entry;
    }

    /// <summary>Says what the week was like; it goes with the hours.</summary>
    public void Reflect(WeekReflection words)
    {
        WithResident();
        (Practised, EnglishLearners, Disabilities, Win, Challenge, Question) = words.Tidied;
    }

    /// <summary>Hands the week to the approver.</summary>
    /// <param name="approver">Who is to approve it.</param>
    /// <param name="approverName">Their name.</param>
    /// <param name="confirmLongDays">The resident said that days longer than the rule are right.</param>
    /// <param name="rules">The program's rules.</param>
    /// <param name="at">UTC.</param>
    /// <param name="around">The district's closed days, and the hours at other placements; null: none.</param>
    /// <param name="confirmClosedDays">The resident said that hours on days without school are right.</param>
    /// <exception cref="RuleBroken">There is nothing to send, or a question is open.</exception>
    public void Send(Id<Mentor> approver, string approverName, bool confirmLongDays, HoursRules rules, DateTime at, WeekAround? around = null, bool confirmClosedDays = false)
    {
        WithResident();
        if (_entries.Count == 0)
            throw new RuleBroken("hours-empty", "There is nothing in this week yet. Log what you did, or the days on which you were absent.");
        var questions = HoursQuestions.Of(_entries, rules, around ?? WeekAround.Nothing);
        if (questions.FirstOrDefault(q => q.Kind is QuestionKind.Overlap) is { } overlap)
            throw new RuleBroken("hours-overlap", overlap.Words);
        if (!confirmLongDays && questions.FirstOrDefault(q => q.Kind is QuestionKind.LongDay) is { } longDay)
            throw new RuleBroken("hours-long-day", $"{longDay.Words} Tick “The long days are right”, or correct them.");
        if (!confirmClosedDays && questions.FirstOrDefault(q => q.Kind is QuestionKind.ClosedDay) is { } closedDay)
            throw new RuleBroken("hours-closed-day", $"{closedDay.Words} Tick “The hours on days without school are right”, or correct them.");
        (State, WasSent, SentAt, LongDaysConfirmed, ClosedDaysConfirmed) = (HoursState.Sent, true, at, questions.Any(q => q.Kind is QuestionKind.LongDay), questions.Any(q => q.Kind is QuestionKind.ClosedDay));
        Address(approver, approverName);
        Recount(rules);
    }

    /// <summary>Another mentor is to approve it, or nobody can for now; nothing happens to what is approved already.</summary>
    public void Address(Id<Mentor>? approver, string? approverName)
    {
        if (State is not HoursState.Approved)
            (ApproverId, ApproverName) = (approver, approverName);
    }

    /// <summary>The resident takes a week back that nobody has decided on yet: it is their own again, and nobody else reads it while they change it.</summary>
    public void TakeBack(HoursRules rules)
    {
        if (State is not HoursState.Sent)
            throw new RuleBroken("hours-state", "Only a week that waits for approval can be taken back. Ask for it to be reopened instead.");
        (State, WasSent) = DecidedAt is null ? (HoursState.Draft, false) : (HoursState.Returned, true);
        Recount(rules);
    }

    /// <summary>Approves all, or all except some, which go back with the comment.</summary>
    /// <exception cref="RuleBroken">It does not wait for approval, something is to be left out that does not wait in it, or entries are left out without a word why.</exception>
    public void Approve(IReadOnlySet<Id<HoursEntry>> except, string? comment, string by, DateTime at, DateOnly today, HoursRules rules)
    {
        Waiting();
        var leftOut = _entries.FindAll(e => except.Contains(e.Id) && !e.IsApproved);
        if (leftOut.Count != except.Count)
            throw new RuleBroken("hours-gone", "A line that you ticked does not wait in this week any more. Look at it again.");
        if (leftOut.Count > 0 && string.IsNullOrWhiteSpace(comment))
            throw new RuleBroken("hours-comment", "Say in a few words why the ticked entries are left out.");
        foreach (var entry in _entries)
            if (leftOut.Contains(entry))
                entry.LeaveOut();
            else
                entry.Approve();
        Decide(leftOut.Count > 0 ? HoursState.Returned : HoursState.Approved, comment, by, at);
        LocksOn = State is HoursState.Approved ? today.AddDays(rules.LockDays) : null;
        Recount(rules);
    }

    /// <summary>Gives the week back with a comment; what was approved before stays so.</summary>
    public void Return(string comment, string by, DateTime at, HoursRules rules)
    {
        Waiting();
        if (string.IsNullOrWhiteSpace(comment))
            throw new RuleBroken("hours-comment", "Say in a few words what has to change.");
        Decide(HoursState.Returned, comment, by, at);
        Recount(rules);
    }

    /// <summary>Opens an approved week again, for a reason: it is the resident's to correct and send anew, and until then nothing of it is approved.</summary>
    /// <exception cref="RuleBroken">It is not approved, no reason is given, or it is locked for this person.</exception>
    public void Reopen(string reason, string by, bool evenIfLocked, DateTime at, DateOnly today, HoursRules rules)
    {
        if (State is not HoursState.Approved)
            throw new RuleBroken("hours-state", "Only an approved week is reopened.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken("hours-reason", "Say why it is opened again.");
        if (IsLockedOn(today) && !evenIfLocked)
            throw new RuleBroken("hours-locked", $"This week is locked since {LocksOn:d MMMM yyyy}. The program's coordinator can open it again.");
        foreach (var entry in _entries)
            entry.Free();
        LocksOn = null;
        Decide(HoursState.Returned, reason, by, at);
        Recount(rules);
    }

    private void Decide(HoursState state, string? comment, string by, DateTime at) =>
        (State, Comment, DecidedBy, DecidedAt) = (state, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), by, at);

    private void Recount(HoursRules rules)
    {
        ApprovedMinutes = _entries.Where(e => e is { IsApproved: true, Counts: true }).Sum(e => e.Minutes);
        PendingMinutes = State is HoursState.Sent ? _entries.Where(e => e is { IsApproved: false, Counts: true }).Sum(e => e.Minutes) : 0;
        SoloDays = _entries.Where(e => e is { IsApproved: true, Kind: ActivityKind.Solo }).GroupBy(e => e.Day).Count(d => d.Sum(e => e.Minutes) >= rules.SoloDayMinutes);
        Visits = _entries.Where(e => e is { IsApproved: true, SupervisorVisited: true }).Select(e => e.Day).Distinct().Count();
    }

    private HoursEntry Free(Id<HoursEntry> id)
    {
        var entry = _entries.Find(e => e.Id == id) ?? throw new RuleBroken("hours-gone", "This entry is not here any more. Load the page again.");
        return entry.IsApproved ? throw new RuleBroken("hours-approved", "This entry is approved. It can change once the week is reopened.") : entry;
    }

    private void WithResident()
    {
        if (State is HoursState.Sent)
            throw new RuleBroken("hours-state", "This week is sent and waits for approval. Take it back to change it.");
        if (State is HoursState.Approved)
            throw new RuleBroken("hours-state", "This week is approved. Ask your mentor or the coordinator to reopen it.");
    }

    private void Waiting()
    {
        if (State is not HoursState.Sent)
            throw new RuleBroken("hours-state", State is HoursState.Approved ? "This week is approved already." : "This week is with the resident; there is nothing to decide.");
    }
}

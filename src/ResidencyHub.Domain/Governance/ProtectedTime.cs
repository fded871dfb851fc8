using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

/// <summary>For what time is protected: to meet, or to be released from teaching.</summary>
public enum ProtectedKind { Meeting, Release }

/// <summary>Half a school year: from July, or from January on.</summary>
public enum SchoolTerm { Fall, Spring }

/// <summary>What time is planned for a term.</summary>
/// <param name="Title">"Wednesday planning time of mathematics and science".</param>
/// <param name="ForWhom">"Mentors, one period a week".</param>
/// <param name="Hours">Over the whole term.</param>
public sealed record ProtectedPlan(string Title, string? ForWhom, decimal Hours);

/// <summary>Meeting or release time that the partners planned for a term, and what became of it: kept, or lost with a reason.</summary>
public sealed class ProtectedTime : RecordItem
{
    private readonly List<TimeNote> _notes = [];

    private ProtectedTime() { }

    public ProtectedTime(Id<Partnership> partnership, RecordPlace about, ProtectedKind kind, AcademicYear year, SchoolTerm term, ProtectedPlan plan) : base(partnership, about)
    {
        Id = Id<ProtectedTime>.New();
        (Kind, Year, Term) = (kind, year.StartYear, term);
        Plan(plan);
    }

    public Id<ProtectedTime> Id { get; private set; }
    public ProtectedKind Kind { get; private set; }

    /// <summary>The school year's first calendar year.</summary>
    public int Year { get; private set; }
    public SchoolTerm Term { get; private set; }
    public string Title { get; private set; } = "";
    public string? ForWhom { get; private set; }
    public decimal PlannedHours { get; private set; }
    public IReadOnlyList<TimeNote> Notes => _notes;

    public Period Days => DaysOf(new AcademicYear(Year), Term);

    public decimal Kept => _notes.Where(n => n.IsKept).Sum(n => n.Hours);

    public decimal Lost => _notes.Where(n => !n.IsKept).Sum(n => n.Hours);

    /// <summary>July to December, January to June.</summary>
    public static Period DaysOf(AcademicYear year, SchoolTerm term) => term is SchoolTerm.Fall ? new(year.FirstDay, new DateOnly(year.StartYear, 12, 31)) : new(new DateOnly(year.StartYear + 1, 1, 1), year.LastDay);

    public void Plan(ProtectedPlan plan)
    {
        RefuseWhenTakenOut();
        (Title, ForWhom, PlannedHours) = (plan.Title, plan.ForWhom, plan.Hours);
    }

    /// <summary>Notes some of it as kept or lost.</summary>
    /// <exception cref="RuleBroken">The day lies outside the term or ahead, is noted already, more than was planned is noted, or what was lost has no reason.</exception>
    public TimeNote Note(DateOnly on, decimal hours, bool kept, string? because, string by, DateOnly today)
    {
        RefuseWhenTakenOut();
        if (!Days.Contains(on))
            throw new RuleBroken("time-term", $"This is planned for {Days.First:d MMMM yyyy} to {Days.Last:d MMMM yyyy}. Choose a day of that term.");
        if (on > today)
            throw new RuleBroken("time-ahead", "This day has not come yet.");
        if (!kept && string.IsNullOrWhiteSpace(because))
            throw new RuleBroken("time-reason", "Say why it was lost; that is what one can change next term.");
        if (_notes.Exists(n => n.On == on && n.IsKept == kept))
            throw new RuleBroken("time-noted", $"{on:d MMMM} is noted already.");
        if (Kept + Lost + hours > PlannedHours)
            throw new RuleBroken("time-more", $"{PartnershipWords.Number(PlannedHours)} hours are planned, and {PartnershipWords.Number(Kept + Lost)} are noted already. Plan more first.");
        var note = new TimeNote(Id, on, hours, kept, because, by);
        _notes.Add(note);
        return note;
    }
}

/// <summary>Hours of protected time on a day: kept, or lost with the reason.</summary>
public sealed class TimeNote
{
    private TimeNote() { }

    internal TimeNote(Id<ProtectedTime> time, DateOnly on, decimal hours, bool kept, string? because, string by)
    {
        Id = Id<TimeNote>.New();
        (ProtectedTimeId, On, Hours, IsKept, Because, NotedBy) = (time, on, hours, kept, because, by);
    }

    public Id<TimeNote> Id { get; private set; }
    public Id<ProtectedTime> ProtectedTimeId { get; private set; }
    public DateOnly On { get; private set; }
    public decimal Hours { get; private set; }
    public bool IsKept { get; private set; }
    public string? Because { get; private set; }
    public string NotedBy { get; private set; } = "";
}

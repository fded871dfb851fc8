using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Oversight;

/// <summary>When a school needs a visit; each is a rule that the partners can set.</summary>
/// <param name="EveryDays">A school that hosts is visited at least this often.</param>
/// <param name="FirstDays">Within so many days after its first resident of a school year began.</param>
/// <param name="OnTimePercent">Fewer check-ins on time than this percent are a reason.</param>
/// <param name="LeastGroup">Shares over fewer placements than this are no reason and not shown, but to the program's own coordinator.</param>
public sealed record VisitRules(int EveryDays, int FirstDays, int OnTimePercent, int LeastGroup);

/// <summary>Check-ins that were due and those that came on time, over so many placements.</summary>
public sealed record ShareFact(int Due, int OnTime, int Behind)
{
    public static ShareFact None { get; } = new(0, 0, 0);

    /// <summary>All of them, or none: what is said of the group is said of each.</summary>
    public bool SaysOfAll => OnTime == 0 || OnTime == Due;

    public static ShareFact Sum(IEnumerable<ShareFact> shares) => shares.Aggregate(None, (sum, s) => new(sum.Due + s.Due, sum.OnTime + s.OnTime, sum.Behind + s.Behind));
}

/// <summary>The newest visit to a school, and the next steps of visits that are past their day.</summary>
/// <param name="ThisYear">Made in this school year.</param>
/// <param name="LastYear">Made by the same day of last school year.</param>
public sealed record VisitedFact(DateOnly? LastOn, int StepsLate, DateOnly? OldestStep, int ThisYear = 0, int LastYear = 0);

/// <summary>One school among many, counted.</summary>
public sealed record SchoolCounts
{
    public required string Name { get; init; }
    public int Filled { get; init; }
    public int FilledLastYear { get; init; }

    /// <summary>What it said it can host; null: it has not said, or cannot say.</summary>
    public int? Seats { get; init; }
    public bool Answered { get; init; }

    /// <summary>Residents who are here today, as far as the reader counts them.</summary>
    public int Running { get; init; }
    public int NeedMentor { get; init; }

    /// <summary>Placements whose mentor is there and has told that they leave, while nobody follows yet: no reason for a visit by itself.</summary>
    public int MentorsLeaving { get; init; }

    /// <summary>The first day without a mentor among <see cref="MentorsLeaving"/>.</summary>
    public DateOnly? MentorNeededFrom { get; init; }

    /// <summary>Running placements that no agreement in force covers.</summary>
    public int Uncovered { get; init; }

    /// <summary>The first day of the first of this school year's residents.</summary>
    public DateOnly? BeganOn { get; init; }
    public int Mentors { get; init; }
    public int Ready { get; init; }
    public int Busy { get; init; }

    /// <summary>Mentors with a resident last school year.</summary>
    public int BusyLastYear { get; init; }
    public int Trained { get; init; }
    public ShareFact CheckIns { get; init; } = ShareFact.None;

    /// <summary>Residents of whom clinical hours are expected by now, and those who have them.</summary>
    public ShareFact Hours { get; init; } = ShareFact.None;
    public ShareFact CheckInsLastYear { get; init; } = ShareFact.None;
    public ObservationFact Observations { get; init; } = new(0, 0, 0);
    public ObservationFact ObservationsLastYear { get; init; } = new(0, 0, 0);
    public VisitedFact Visits { get; init; } = new(null, 0, null);

    /// <summary>Lines of the newest result about this school that lie far apart, when nobody has visited since.</summary>
    public int FarApart { get; init; }
}

/// <summary>Why a school needs a visit, in words; the most pressing first.</summary>
public static class VisitNeed
{
    /// <param name="knows">The reader is the coordinator of the residents that are counted and knows the people.</param>
    public static IReadOnlyList<string> Reasons(SchoolCounts f, VisitRules rules, DateOnly today, bool knows)
    {
        var reasons = new List<string>();
        if (f.NeedMentor > 0)
            reasons.Add($"{PartnershipWords.Many(f.NeedMentor, "placement")} {(f.NeedMentor == 1 ? "needs" : "need")} a mentor.");
        if (f.Uncovered > 0)
            reasons.Add($"No agreement in force covers {f.Uncovered} of {PartnershipWords.Many(f.Running, "placement")}.");
        if (f.CheckIns.Due > 0 && (knows || f.CheckIns.Behind >= rules.LeastGroup) && f.CheckIns.OnTime * 100 < f.CheckIns.Due * rules.OnTimePercent)
            reasons.Add($"{f.CheckIns.OnTime} of {f.CheckIns.Due} check-ins came on time, fewer than {rules.OnTimePercent} %.");
        if (f.FarApart > 0)
            reasons.Add($"Both sides’ ratings lie far apart on {PartnershipWords.Many(f.FarApart, "line")}, and nobody has visited since.");
        if (f.Visits.StepsLate > 0)
            reasons.Add(f.Visits.StepsLate == 1 ? $"A next step was due on {PartnershipWords.Day(f.Visits.OldestStep!.Value)}." : $"{f.Visits.StepsLate} next steps are past their day.");
        if (Lapsed(f, rules, today) is { } lapsed)
            reasons.Add(lapsed);
        return reasons;
    }

    private static string? Lapsed(SchoolCounts f, VisitRules rules, DateOnly today)
    {
        if (f.Running == 0)
            return null;
        if (f.Visits.LastOn is { } last && today.DayNumber - last.DayNumber is var days && (f.BeganOn is not { } began || last >= began))
            return days > rules.EveryDays ? $"Not visited for {PartnershipWords.Many(days, "day")}; the rule says every {rules.EveryDays}." : null;
        return f.BeganOn is { } first && today.DayNumber - first.DayNumber is var since && since > rules.FirstDays ? $"Not visited since residents began {since} days ago; the rule says within {rules.FirstDays}." : null;
    }
}

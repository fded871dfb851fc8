using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Placements;

/// <summary>Whether a school can host residents in a year.</summary>
public enum HostingAnswer { Yes, Maybe, No }

/// <summary>Why a school can't host, or can't yet say: controlled, so that it can be counted (after England's hosting-interest reasons, dfe-services.md §1.1); <see cref="Other"/> needs words.</summary>
public enum NotHostingReason { NoMentors, NoRoom, PupilNeeds, LeadershipChange, StaffingUnsure, HostsForOthers, EarlierExperience, DoesNotKnowHow, Other }

/// <summary>How long a school prefers a resident to stay.</summary>
public enum HostingLength { FullYear, Fall, Spring }

/// <summary>Days of the school week, several at once.</summary>
[Flags]
public enum Weekdays { None = 0, Mon = 1, Tue = 2, Wed = 4, Thu = 8, Fri = 16 }

/// <summary>One line of an answer: so many seats for a subject and a grade band.</summary>
/// <param name="Subject">Null: any.</param>
/// <param name="GradeBand">Null: any.</param>
/// <param name="Seats">Null: a potential seat, "don't know how many"; a number later.</param>
public sealed record SeatLine(string? Subject, string? GradeBand, int? Seats)
{
    /// <summary>"2 Mathematics 9–12", "Science, number not known yet".</summary>
    public string Words => Seats is { } seats ? $"{seats} {What}" : $"{What}, number not known yet";

    /// <summary>"Mathematics 9–12", "any subject K–5".</summary>
    public string What => GradeBand is null ? Subject ?? "any subject" : $"{Subject ?? "any subject"} {GradeBand}";

    public bool Covers(string subject, string gradeBand) =>
        (Subject is null || SearchText.Of(Subject) == SearchText.Of(subject)) && (GradeBand is null || SearchText.Of(GradeBand) == SearchText.Of(gradeBand));
}

/// <summary>One program is asked first; others have to wait.</summary>
/// <param name="Program">Whom the seats are held for.</param>
/// <param name="ProgramName">Its name, for those who read it.</param>
/// <param name="Through">The last day on which they are held.</param>
public sealed record FirstRefusal(Id<PreparationProgram> Program, string ProgramName, DateOnly Through);

/// <summary>What a school says for a year, whole, before it is checked.</summary>
/// <param name="Seats">Whole-school maximum over all programs; null: "don't know".</param>
/// <param name="Partnerships">Whom the answer serves; null: all of the school's partnerships.</param>
public sealed record CapacityOffer(
    HostingAnswer Answer, int? Seats = null, IReadOnlyList<SeatLine>? Lines = null, NotHostingReason? Because = null, string? ReasonWords = null, HostingLength? Length = null, Weekdays Days = Weekdays.None,
    string? Note = null, IReadOnlyList<Id<Partnership>>? Partnerships = null, FirstRefusal? FirstRefusal = null)
{
    /// <summary>The most seats that may be taken: the maximum, else what the lines add up to when all are known; null when nobody knows. A No is none.</summary>
    public int? Limit => Answer is HostingAnswer.No ? 0 : Seats ?? (Lines is { Count: > 0 } lines && lines.All(l => l.Seats is not null) ? lines.Sum(l => l.Seats) : null);

    /// <summary>How many of the taken seats the offer has no room for, on the day on which it lacks most: over the maximum, or of a subject and grade that no line offers (any more).</summary>
    public int Uncovered(IReadOnlyList<SeatOnDays> taken) => SeatFit.Peaks(taken).Select(UncoveredAtOnce).DefaultIfEmpty(0).Max();

    /// <summary>The most seats that are taken at once.</summary>
    public static int MostAtOnce(IReadOnlyList<SeatOnDays> taken) => SeatFit.Peaks(taken).Select(atOnce => atOnce.Count).DefaultIfEmpty(0).Max();

    /// <summary>What is full for one more seat on its days; null when there is room. A subject that no line offers fills none: that is the school’s to say, and it is warned of before the request is sent.</summary>
    /// <param name="taken">The seats of the others; those of other days stand in nobody’s way.</param>
    /// <param name="more">The seat that is asked for.</param>
    public FullSeats? FullFor(IReadOnlyList<SeatOnDays> taken, SeatOnDays more)
    {
        foreach (var atOnce in SeatFit.Peaks(taken, more.Days))
        {
            if (Limit is { } limit && atOnce.Count >= limit)
                return new(atOnce.Count, limit, []);
            var lines = (Lines ?? []).Where(l => l.Covers(more.Subject, more.GradeBand)).ToList();
            if (lines.Count > 0 && SeatFit.Most(Lines!, [.. atOnce, more]) == SeatFit.Most(Lines!, atOnce))
                return new(atOnce.Count(t => lines.Exists(l => l.Covers(t.Subject, t.GradeBand))), lines.Sum(l => l.Seats ?? 0), lines);
        }
        return null;
    }

    /// <exception cref="RuleBroken">Seats that are none, fewer than none, or beside a No; "other" without words; the same line twice.</exception>
    public void Check()
    {
        if (Answer is HostingAnswer.No && Because is null)
            throw new RuleBroken("capacity-reason", "Choose why the school can’t host; a reason helps the programs to plan.");
        if (Because is NotHostingReason.Other && string.IsNullOrWhiteSpace(ReasonWords))
            throw new RuleBroken("capacity-words", "Say in a few words why; “another reason” alone does not help anybody to plan.");
        if (Answer is HostingAnswer.No && (Seats > 0 || Lines is { Count: > 0 }))
            throw new RuleBroken("capacity-no", "With a No there are no seats: take the numbers out, or answer Maybe.");
        if (Seats < 0 || (Answer is not HostingAnswer.No && Seats == 0))
            throw new RuleBroken("capacity-number", "The most the school can host is a whole number from 1 up. No seat at all is a No.");
        if (Lines?.Any(l => l.Seats < 1) == true)
            throw new RuleBroken("capacity-line", "A line has 1 or more seats; leave the number empty for “don’t know”, or take the line out.");
        if (Lines?.Any(l => l.Subject is null && l.GradeBand is null && l.Seats is null) == true)
            throw new RuleBroken("capacity-line-empty", "A line names a subject, grades, or a number.");
        if (Lines is not null && Lines.DistinctBy(l => (SearchText.Of(l.Subject), SearchText.Of(l.GradeBand))).Count() < Lines.Count)
            throw new RuleBroken("capacity-line-twice", "Two lines name the same subject and grades. Add them up in one.");
    }

    private int UncoveredAtOnce(IReadOnlyList<SeatOnDays> taken) =>
        Math.Max(Limit is { } limit ? Math.Max(0, taken.Count - limit) : 0, Lines is { Count: > 0 } lines && Answer is not HostingAnswer.No ? taken.Count - SeatFit.Most(lines, taken) : 0);
}

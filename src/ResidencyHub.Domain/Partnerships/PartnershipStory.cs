using ResidencyHub.Domain.Basics;
using static ResidencyHub.Domain.Partnerships.PartnershipWords;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>What happened on a day, for its sign in the story.</summary>
public enum StoryKind { Partner, Role, Focus, Initiative, Change, Milestone, Goal, Agreement, Decision, Cycle }

/// <summary>One sentence of the story.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Words">The sentence.</param>
/// <param name="Aside">The partners' own words to it.</param>
public sealed record StoryLine(DateOnly On, StoryKind Kind, string Words, string? Aside = null);

/// <summary>One school year of the story.</summary>
/// <param name="Year">The school year.</param>
/// <param name="Number">The first year is 1.</param>
/// <param name="Opening">Who learned beside whom, and what was in focus.</param>
/// <param name="Lines">What happened, in the order of days.</param>
public sealed record StoryChapter(AcademicYear Year, int Number, string Opening, IReadOnlyList<StoryLine> Lines);

/// <summary>Residents and mentors of a school year; from placements where the hub has them, else as entered.</summary>
public sealed record YearCount(int Year, int Residents, int? Mentors, int? Schools, string? Source);

/// <summary>What an agreement adds to the story.</summary>
public sealed record StoryAgreement(string Title, Period Term, DateOnly? SignedOn, bool IsTerminated);

/// <summary>What a decision adds to the story: made or refused on a day.</summary>
public sealed record StoryDecision(string Title, string Rationale, DateOnly On, bool Agreed);

/// <summary>What an improvement cycle adds to the story: a change that was tried, and what was done with it.</summary>
/// <param name="ConcludedOn">Null while it runs.</param>
public sealed record StoryCycle(string Aim, string Change, string? Place, DateOnly ChangeOn, DateOnly? ConcludedOn, string? Verdict, string? Happened);

/// <summary>The record's facts, as far as the reader may see them.</summary>
/// <param name="Visits">The days of visits, technical assistance and training on site; of calls none.</param>
public sealed record StoryFacts(
    DateOnly StartedOn, DateOnly? EndedOn, IReadOnlyList<PartnershipMember> Members, IReadOnlyList<RecordEntry> Entries, IReadOnlyList<Goal> Goals,
    IReadOnlyList<StoryAgreement> Agreements, IReadOnlyList<StoryDecision> Decisions, IReadOnlyList<YearCount> Counts, IReadOnlyList<DateOnly> Visits, IReadOnlyList<StoryCycle> Cycles);

/// <summary>Tells the years of a partnership from its record: what began, who came and went, what was decided and what was reached. Nothing is told that is not recorded.</summary>
public static class PartnershipStory
{
    /// <summary>One chapter per school year, from the first day through <paramref name="today"/> or the end; what happened before or is still to come stands in the first or not at all.</summary>
    public static IReadOnlyList<StoryChapter> Tell(StoryFacts facts, DateOnly today)
    {
        var last = facts.EndedOn is { } ended && ended < today ? ended : today;
        if (last < facts.StartedOn)
            return [];
        var (first, final) = (AcademicYear.Of(facts.StartedOn), AcademicYear.Of(last));
        var lines = Lines(facts).Where(l => l.On <= last).ToLookup(l => Math.Max(AcademicYear.Of(l.On).StartYear, first.StartYear));
        var chapters = new List<StoryChapter>();
        for (var year = first; year <= final; year = year.Next)
            chapters.Add(new StoryChapter(year, year.StartYear - first.StartYear + 1, Opening(facts, year, last), [.. lines[year.StartYear].OrderBy(l => l.On).ThenBy(l => l.Kind)]));
        return chapters;
    }

    private static string Opening(StoryFacts facts, AcademicYear year, DateOnly last)
    {
        var day = year.LastDay < last ? year.LastDay : last;
        var sentences = new List<string>();
        if (facts.Counts.FirstOrDefault(c => c.Year == year.StartYear) is { Residents: > 0 } count)
            sentences.Add($"{Many(count.Residents, "resident")} learned{(count.Mentors is { } mentors and > 0 ? $" beside {Many(mentors, "mentor")}" : "")}{(count.Schools is { } schools and > 0 ? $" at {Many(schools, "school")}" : "")}.");
        List<string> focus = [.. facts.Entries.Where(e => e.Kind is EntryKind.Focus && e.HoldsOn(day)).OrderBy(e => e.StartsOn).Select(e => e.Title).Distinct()];
        if (focus.Count > 0)
            sentences.Add($"In focus: {Series(focus)}.");
        List<string> going = [.. facts.Entries.Where(e => e.Kind is EntryKind.Initiative && e.HoldsOn(day) && AcademicYear.Of(e.StartsOn) < year).OrderBy(e => e.StartsOn).Select(e => e.Title).Distinct()];
        if (going.Count > 0)
            sentences.Add($"{(going.Count == 1 ? "Still going" : "Still going, from earlier years")}: {Series(going)}.");
        if (facts.Visits.Count(v => AcademicYear.Of(v) == year && v <= last) is > 0 and var visits)
            sentences.Add($"{Many(visits, "visit")} {(visits == 1 ? "was" : "were")} made and written down.");
        return string.Join(' ', sentences);
    }

    private static IEnumerable<StoryLine> Lines(StoryFacts facts)
    {
        if (facts.Members.Where(m => m.StartsOn == facts.StartedOn).OrderBy(m => m.Side).Select(m => m.Name).Distinct().ToList() is { Count: > 0 } founders)
            yield return new(facts.StartedOn, StoryKind.Partner, $"{Series(founders)} began it.");
        foreach (var member in facts.Members)
        {
            if (member.StartsOn != facts.StartedOn)
                yield return new(member.StartsOn, StoryKind.Partner, $"{member.Name} joined, for {member.Side switch { PartnershipSide.University => "the university", PartnershipSide.District => "the schools", _ => "the community" }}.");
            if (member.EndsOn is { } left)
                yield return new(left, StoryKind.Partner, $"{member.Name} left.");
        }
        foreach (var line in facts.Entries.Where(e => !e.IsTakenOut).SelectMany(OfEntry).Concat(facts.Goals.Where(g => !g.IsTakenOut).SelectMany(OfGoal)))
            yield return line;
        foreach (var agreement in facts.Agreements)
        {
            if (agreement.SignedOn is { } signed)
                yield return new(signed, StoryKind.Agreement, $"Both sides had signed “{agreement.Title}”, through {Day(agreement.Term.Last ?? agreement.Term.First)}.");
            if (agreement is { IsTerminated: true, Term.Last: { } last })
                yield return new(last, StoryKind.Agreement, $"“{agreement.Title}” was ended.");
        }
        foreach (var cycle in facts.Cycles)
        {
            var at = cycle.Place is { } place ? $" at {place}" : "";
            yield return new(cycle.ChangeOn, StoryKind.Cycle, $"Tried{at}: {cycle.Change.TrimEnd('.')}.", $"To reach: {cycle.Aim.TrimEnd('.')}.");
            if (cycle is { ConcludedOn: { } concluded, Verdict: { } verdict })
                yield return new(concluded, StoryKind.Cycle, $"{verdict}{at}: {cycle.Change.TrimEnd('.')}.", cycle.Happened);
        }
        foreach (var decision in facts.Decisions)
            yield return new(decision.On, StoryKind.Decision, $"{(decision.Agreed ? "Decided together" : "Decided against")}: {decision.Title.TrimEnd('.')}.", decision.Rationale);
        if (facts.EndedOn is { } over)
            yield return new(over, StoryKind.Partner, "The partnership ended.");
    }

    private static IEnumerable<StoryLine> OfEntry(RecordEntry entry)
    {
        var at = entry.PlaceName is { } place ? $" at {place}" : "";
        switch (entry.Kind)
        {
            case EntryKind.Role:
                yield return new(entry.StartsOn, StoryKind.Role, $"{entry.Person} became {Lower(entry.Title)}{at}.", entry.Words);
                if (entry.EndsOn is { } gone)
                    yield return new(gone, StoryKind.Role, $"{entry.Person} ended as {Lower(entry.Title)}{at}.");
                break;
            case EntryKind.Focus:
                yield return new(entry.StartsOn, StoryKind.Focus, $"{entry.Title} came into focus{at}.", entry.Words);
                if (entry.EndsOn is { } left)
                    yield return new(left, StoryKind.Focus, $"{entry.Title} was in focus{at} for the last time.");
                break;
            case EntryKind.Initiative:
                yield return new(entry.StartsOn, StoryKind.Initiative, $"Begun together{at}: {entry.Title}.", entry.Words);
                if (entry.EndsOn is { } over)
                    yield return new(over, StoryKind.Initiative, $"Ended{at}: {entry.Title}.");
                break;
            case EntryKind.Change:
                yield return new(entry.StartsOn, StoryKind.Change, $"Changed {(entry.Side is PartnershipSide.University ? "at the university" : entry.Side is PartnershipSide.District ? "at school" : "in the community")}: {entry.Title.TrimEnd('.')}.", entry.Words);
                break;
            default:
                yield return new(entry.StartsOn, StoryKind.Milestone, entry.Title.TrimEnd('.') + ".", entry.Words);
                break;
        }
    }

    private static IEnumerable<StoryLine> OfGoal(Goal goal)
    {
        yield return new(goal.BaselineOn, StoryKind.Goal, $"Goal set: {goal.Title.TrimEnd('.')}, from {Number(goal.Baseline)} to {Number(goal.Target)} {goal.Unit} by {Day(goal.TargetOn)}.", goal.Why);
        // of many values in one school year the last one tells the year
        foreach (var value in goal.Standing.GroupBy(v => AcademicYear.Of(v.MeasuredOn)).Select(g => g.Last()))
            yield return new(value.MeasuredOn, StoryKind.Goal, $"{goal.Title.TrimEnd('.')}: at {Number(value.Value)}{(value.OutOf is { } many ? $" (of {many})" : "")} on the way from {Number(goal.Baseline)} to {Number(goal.Target)} {goal.Unit}.", $"Source: {value.Source}.");
        if (goal.ClosedOn is { } closed)
            yield return new(closed, StoryKind.Goal, $"Goal {(goal.State is GoalState.Reached ? "reached" : "set aside")}: {goal.Title.TrimEnd('.')}.", goal.ClosedBecause);
    }

    private static string Lower(string title) => title.Length > 1 && char.IsUpper(title[0]) && !char.IsUpper(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}

using System.Globalization;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Hours;

/// <summary>The phases in which responsibility for the class passes to the resident (gradual release).</summary>
public enum ReleasePhase { Observe, Assist, CoTeach, LeadSegment, LeadDay, SoloWeek, FullTakeover }

/// <summary>One phase of a program's plan.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="FirstWeek">The first week of the placement in which it is on, from 1.</param>
/// <param name="LastWeek">The last one; phases may overlap.</param>
/// <param name="Share">How much of the time with pupils the resident leads by then, in percent.</param>
public sealed record ReleaseStep(ReleasePhase Phase, int FirstWeek, int LastWeek, int Share);

/// <summary>A program's plan of gradual release: rule data, so that it has editions, a source and a first day.</summary>
public sealed class ReleasePlan
{
    /// <summary>A placement has no more weeks.</summary>
    public const int MostWeeks = 60;

    private ReleasePlan(IReadOnlyList<ReleaseStep> steps) => Steps = steps;

    /// <summary>In the order of the phases; a phase that a program does not have is left out.</summary>
    public IReadOnlyList<ReleaseStep> Steps { get; }

    /// <exception cref="RuleBroken">A phase twice, weeks that are none, a share that is none, or a later phase that begins earlier or asks for less.</exception>
    public static ReleasePlan Of(IEnumerable<ReleaseStep> steps)
    {
        var ordered = steps.OrderBy(s => s.Phase).ToList();
        if (ordered.Count == 0)
            throw new RuleBroken("release-empty", "A plan has at least one phase.");
        foreach (var step in ordered)
        {
            if (step.FirstWeek < 1 || step.LastWeek > MostWeeks || step.LastWeek < step.FirstWeek)
                throw new RuleBroken("release-weeks", $"“{Words(step.Phase)}”: weeks run from 1 to {MostWeeks}, the first before the last.");
            if (step.Share is < 0 or > 100)
                throw new RuleBroken("release-share", $"“{Words(step.Phase)}”: a share lies between 0 and 100 percent.");
        }
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            if (before.Phase == after.Phase)
                throw new RuleBroken("release-twice", $"“{Words(after.Phase)}” stands in the plan twice.");
            if (after.FirstWeek < before.FirstWeek)
                throw new RuleBroken("release-order", $"“{Words(after.Phase)}” begins before “{Words(before.Phase)}”.");
        }
        return new(ordered);
    }

    /// <summary>Reads "Observe 1-4 0, Assist 3-8 10".</summary>
    /// <exception cref="RuleBroken">It is not written so.</exception>
    public static ReleasePlan Read(string value) => Of(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
        part.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries) is [var phase, var first, var last, var share] && Enum.TryParse<ReleasePhase>(phase, out var p) && Enum.IsDefined(p) && Number(first) is { } f && Number(last) is { } l && Number(share) is { } s
            ? new ReleaseStep(p, f, l, s) : throw new RuleBroken("release-text", $"“{part}” is no phase: write “CoTeach 6-16 30”.")));

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public string Write() => string.Join(", ", Steps.Select(s => $"{s.Phase} {s.FirstWeek}-{s.LastWeek} {s.Share}"));

    /// <summary>The latest phase that is on in a week of the placement, from 1; null before the first and in a gap.</summary>
    public ReleaseStep? On(int week) => Steps.LastOrDefault(s => week >= s.FirstWeek && week <= s.LastWeek);

    /// <summary>The phase as people read it.</summary>
    public static string Words(ReleasePhase phase) => phase switch
    {
        ReleasePhase.Observe => "Observes",
        ReleasePhase.Assist => "Assists",
        ReleasePhase.CoTeach => "Co-teaches",
        ReleasePhase.LeadSegment => "Leads part of a lesson",
        ReleasePhase.LeadDay => "Leads a day",
        ReleasePhase.SoloWeek => "Teaches alone one week",
        ReleasePhase.FullTakeover => "Takes over the class",
        _ => throw new ArgumentOutOfRangeException(nameof(phase)),
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What the logs say of one phase: of the minutes with pupils in its weeks so far, how many the resident led.</summary>
/// <param name="Step">What the plan says.</param>
/// <param name="Led">Minutes led, with the mentor in the room or alone.</param>
/// <param name="WithPupils">All minutes with pupils.</param>
/// <param name="Standing">How it stands.</param>
public sealed record ReleaseReading(ReleaseStep Step, int Led, int WithPupils, ReleaseStanding Standing)
{
    /// <summary>Led out of the time with pupils, in percent, rounded down; null without any.</summary>
    public int? Share => WithPupils == 0 ? null : (int)((long)Led * 100 / WithPupils);

    /// <summary>Reads the logs of a placement against the plan.</summary>
    /// <param name="plan">The program's plan.</param>
    /// <param name="startsOn">The placement's first day; its week is week 1.</param>
    /// <param name="today">Weeks after this one have not come.</param>
    /// <param name="entries">What was logged and sent.</param>
    public static IReadOnlyList<ReleaseReading> Of(ReleasePlan plan, DateOnly startsOn, DateOnly today, IReadOnlyList<HoursEntry> entries)
    {
        var now = WeekOf(startsOn, today);
        var taught = entries.Where(e => e.Kind is ActivityKind.Observe or ActivityKind.Assist or ActivityKind.SmallGroup or ActivityKind.CoTeach or ActivityKind.Lead or ActivityKind.Solo).ToList();
        return [.. plan.Steps.Select(step =>
        {
            var inStep = taught.FindAll(e => WeekOf(startsOn, e.Day) is var w && w >= step.FirstWeek && w <= step.LastWeek);
            var (led, all) = (inStep.Where(e => e.Kind is ActivityKind.Lead or ActivityKind.Solo).Sum(e => e.Minutes), inStep.Sum(e => e.Minutes));
            var standing = now < step.FirstWeek ? ReleaseStanding.Ahead : all == 0 ? ReleaseStanding.NoLog : (long)led * 100 >= (long)step.Share * all ? ReleaseStanding.Reached : now <= step.LastWeek ? ReleaseStanding.UnderWay : ReleaseStanding.Below;
            return new ReleaseReading(step, led, all, standing);
        })];
    }

    /// <summary>The week of a placement in which a day lies, from 1.</summary>
    public static int WeekOf(DateOnly startsOn, DateOnly day) => ((Directory.DistrictCalendar.WeekOf(day).DayNumber - Directory.DistrictCalendar.WeekOf(startsOn).DayNumber) / 7) + 1;
}

/// <summary>How a phase of gradual release stands: still to come, nothing logged, on its way, the share reached, or over and below it.</summary>
public enum ReleaseStanding { Ahead, NoLog, UnderWay, Reached, Below }

using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>"Same as last week", or "same as yesterday" for one day: copies lines of the log to days that have none. Days that have not come yet are left; pressed again later, they follow. Days without school by the district's calendar are left out: who worked on one types it.</summary>
public sealed class RepeatHours(UseCaseServices services) : Command<RepeatHours.Request, RepeatHours.Answer>(services)
{
    /// <param name="Placement">Where.</param>
    /// <param name="WeekOf">A day of the week to fill.</param>
    /// <param name="Day">One day of it, which becomes like the last logged day before; null for the whole week.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly WeekOf, DateOnly? Day = null);

    /// <param name="WeekOf">The Monday.</param>
    /// <param name="Copied">How many lines.</param>
    /// <param name="NotYet">Days that have not come yet and were left.</param>
    /// <param name="NoSchool">Days without school that were left out.</param>
    public sealed record Answer(DateOnly WeekOf, int Copied, IReadOnlyList<DateOnly> NotYet, IReadOnlyList<DateOnly> NoSchool);

    private protected override Permission Needs => Permission.LogHours;

    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var monday = DistrictCalendar.WeekOf(request.WeekOf);
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { State: PlacementState.Active or PlacementState.Completed or PlacementState.EndedEarly } placement)
            return Outcome.NotFound;
        var rules = await HoursRulesOf.OpenAsync(db, placement.ProgramId, monday, stop);
        var until = request.Day ?? monday;
        var before = await db.HoursWeeks.Include(w => w.Entries).Where(w => w.ResidentId == placement.ResidentId && w.WeekOf <= until && w.WeekOf >= monday.AddDays(-120)).OrderByDescending(w => w.WeekOf).Take(20).ToListAsync(stop);
        var pattern = request.Day is { } one ? OfDay(before, one) : OfWeek(before, monday);
        if (pattern.Count == 0)
            return Outcome.Refused("hours-nothing-before", "There is nothing before to copy. Log this one; next time it can be copied.");
        var week = before.Find(w => w.PlacementId == placement.Id && w.WeekOf == monday);
        if (week is null)
            db.Add(week = new HoursWeek(placement, monday));
        else
            Claim.On(db, week, week.Id);
        var calendar = await WeekAroundOf.CalendarAsync(db, placement.DistrictId, monday, stop);
        var (taken, notYet, noSchool, copied) = (week.Entries.Select(e => e.Day).ToHashSet(), new SortedSet<DateOnly>(), new SortedSet<DateOnly>(), 0);
        foreach (var words in pattern.Where(p => !taken.Contains(p.Day) && placement.Term.Contains(p.Day) && rules.Kinds.Contains(p.Kind)))
        {
            if (calendar.ClosedBy(words.Day) is not null)
            {
                noSchool.Add(words.Day);
                continue;
            }
            if (words.Day > operation.Today)
            {
                notYet.Add(words.Day);
                continue;
            }
            db.Entry(week.Keep(words, placement, rules, operation.Today)).State = EntityState.Added;
            copied++;
        }
        if (copied == 0)
            return Outcome.Refused("hours-nothing-to-fill", $"{(noSchool.Count > 0 ? $"{LeftOut(noSchool)} " : "")}{(notYet.Count > 0 ? "The days that are still empty have not come yet. Come back then." : noSchool.Count > 0 ? "Nothing else was to be filled." : "Every day that was logged then has entries here already.")}");
        return new Answer(monday, copied, [.. notYet], [.. noSchool]);
    }

    /// <summary>"Thursday and Friday are days without school by the district's calendar: left out." and what to do all the same.</summary>
    public static string LeftOut(IReadOnlyCollection<DateOnly> days) =>
        $"{string.Join(" and ", days.Select(d => d.ToString("dddd", CultureInfo.InvariantCulture)))} {(days.Count == 1 ? "is a day" : "are days")} without school by the district’s calendar: left out. If you did work, add an entry.";

    /// <summary>The latest week before with hours, moved to this one; who was absent then is not absent now.</summary>
    private static List<HoursEntryWords> OfWeek(List<HoursWeek> before, DateOnly monday) =>
        before.Where(w => w.WeekOf < monday).GroupBy(w => w.WeekOf).OrderByDescending(g => g.Key).Select(g => g.SelectMany(w => w.Entries).Where(e => e.Minutes > 0).OrderBy(e => e.Id).ToList()).FirstOrDefault(e => e.Count > 0)
            ?.ConvertAll(e => Words(e, monday.AddDays(e.Day.DayNumber - DistrictCalendar.WeekOf(e.Day).DayNumber))) ?? [];

    private static List<HoursEntryWords> OfDay(List<HoursWeek> before, DateOnly day) =>
        before.SelectMany(w => w.Entries).Where(e => e.Day < day && e.Minutes > 0).GroupBy(e => e.Day).MaxBy(g => g.Key)?.OrderBy(e => e.Id).Select(e => Words(e, day)).ToList() ?? [];

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.WeekOf).Must(d => d.Year is > 2000 and < 2100).WithMessage("Choose a week of the placement.");
            RuleFor(r => r.Day).Must((r, d) => d is null || d >= DistrictCalendar.WeekOf(r.WeekOf) && d < DistrictCalendar.WeekOf(r.WeekOf).AddDays(7)).When(r => r.WeekOf.Year is > 2000 and < 2100).WithMessage("Choose a day of the week.");
        }
    }

    // what was noted, and who came, belongs to its own day
    private static HoursEntryWords Words(HoursEntry e, DateOnly day) => new(day, e.Kind, e.Minutes, e.From, e.To, e.Model, e.With);
}

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

/// <summary>A resident writes one line of the log, or changes it. What it says is kept even where it raises a question; the week is not sent before that is settled.</summary>
public sealed class KeepEntry(UseCaseServices services) : Command<KeepEntry.Request, KeepEntry.Answer>(services)
{
    /// <param name="Placement">Where.</param>
    /// <param name="Entry">The line that is changed; null for a new one.</param>
    /// <param name="Day">The day.</param>
    /// <param name="Kind">What was done.</param>
    /// <param name="Length">How long, as typed: "1:30", "1.5 h", "90 min". Not read where the times are given.</param>
    /// <param name="From">From when, "08:15".</param>
    /// <param name="To">To when.</param>
    /// <param name="Model">The co-teaching model, for co-teaching.</param>
    /// <param name="With">With whom besides the mentor.</param>
    /// <param name="Note">A line on it.</param>
    /// <param name="SupervisorVisited">The university supervisor was there.</param>
    public sealed record Request(Id<Placement> Placement, Id<HoursEntry>? Entry, DateOnly? Day, ActivityKind? Kind, string? Length, string? From, string? To, CoTeachingModel? Model, string? With, string? Note, bool SupervisorVisited);

    /// <param name="WeekOf">The Monday of its week.</param>
    /// <param name="Minutes">How long it is.</param>
    /// <param name="Questions">What is asked about its day now.</param>
    public sealed record Answer(DateOnly WeekOf, int Minutes, IReadOnlyList<HoursQuestion> Questions);

    private protected override Permission Needs => Permission.LogHours;

    // two taps at once write two lines of one week
    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, day, kind) = (operation.Db, request.Day!.Value, request.Kind!.Value);
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { State: PlacementState.Active or PlacementState.Completed or PlacementState.EndedEarly } placement)
            return Outcome.NotFound;
        var monday = DistrictCalendar.WeekOf(day);
        var rules = await HoursRulesOf.OpenAsync(db, placement.ProgramId, monday, stop);
        if (!rules.Kinds.Contains(kind))
            return Outcome.Invalid(nameof(Request.Kind), "Your program does not log this kind. Choose another one.");
        if (Fault(day, placement, operation.Today) is { } fault)
            return Outcome.Invalid(nameof(Request.Day), fault);
        var (from, to) = (Time(request.From), Time(request.To));
        var minutes = from is not null && to is not null || kind is ActivityKind.Absent ? 1 : TimeSpent.Read(request.Length).Minutes!.Value;
        var week = await db.HoursWeeks.Include(w => w.Entries).SingleOrDefaultAsync(w => w.PlacementId == placement.Id && w.WeekOf == monday, stop);
        if (request.Entry is { } changed && week?.Entries.Any(e => e.Id == changed) is not true)
            return Outcome.Refused("hours-gone", "This entry is of another week, or not here any more. To move it to another week, remove it and log it there.");
        if (week is null)
            db.Add(week = new HoursWeek(placement, monday));
        else
            Claim.On(db, week, week.Id);
        var entry = week.Keep(new(day, kind, minutes, from, to, request.Model, request.With, request.Note, request.SupervisorVisited), placement, rules, operation.Today, request.Entry);
        if (request.Entry is null)
            db.Entry(entry).State = EntityState.Added;
        var key = ShowMyHours.DraftKey(placement.Id, monday);
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Key == key, stop) is { } draft)
            db.Remove(draft);
        return new Answer(monday, entry.Minutes, [.. HoursQuestions.Of(week.Entries, rules, await WeekAroundOf.OpenAsync(db, placement, monday, stop)).Where(q => q.Day == day)]);
    }

    internal static string? Fault(DateOnly day, Placement placement, DateOnly today) =>
        day > today ? $"{day.ToString("dddd, d MMMM", CultureInfo.InvariantCulture)} has not come yet. Log it on the day or after."
        : !placement.Term.Contains(day) ? $"{day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is outside your placement at {placement.SchoolName}, {placement.StartsOn.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} to {placement.EndsOn.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}."
        : null;

    internal static TimeOnly? Time(string? text) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? new TimeOnly(time.Hour, time.Minute) : null;

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Day).NotNull().WithMessage("Choose the day.").Must(d => d is null || d.Value.Year is > 2000 and < 2100).WithMessage("Choose a day of the placement.");
            RuleFor(r => r.Kind).NotNull().WithMessage("Say what you did.").IsInEnum().WithMessage("Choose one of the kinds.");
            RuleFor(r => r.Model).IsInEnum().WithMessage("Choose one of the models.");
            RuleFor(r => r.With).MaximumLength(200).WithMessage("Up to 200 characters.");
            RuleFor(r => r.Note).MaximumLength(1000).WithMessage("A note has up to 1,000 characters.");
            When(r => r.Kind is not ActivityKind.Absent, () =>
            {
                RuleFor(r => r.From).Must(t => string.IsNullOrWhiteSpace(t) || Time(t) is not null).WithMessage("Write the time as 08:15.").Must((r, t) => string.IsNullOrWhiteSpace(r.To) || !string.IsNullOrWhiteSpace(t)).WithMessage("Say also from when, or leave both times empty and write how long it was.");
                RuleFor(r => r.To).Must(t => string.IsNullOrWhiteSpace(t) || Time(t) is not null).WithMessage("Write the time as 09:45.").Must((r, t) => string.IsNullOrWhiteSpace(r.From) || !string.IsNullOrWhiteSpace(t)).WithMessage("Say also to when, or leave both times empty and write how long it was.")
                    .Must((r, t) => Time(r.From) is not { } from || Time(t) is not { } to || to > from).WithMessage("It ends before it begins. An entry stays within one day.");
                RuleFor(r => r.Length).Custom((text, context) =>
                {
                    if (string.IsNullOrWhiteSpace(context.InstanceToValidate.From) && string.IsNullOrWhiteSpace(context.InstanceToValidate.To) && TimeSpent.Read(text).Wrong is { } wrong)
                        context.AddFailure(wrong);
                });
            });
        }
    }
}

/// <summary>A resident takes a line out of a week that is with them.</summary>
public sealed class DropEntry(UseCaseServices services) : Command<DropEntry.Request, DateOnly>(services)
{
    public sealed record Request(Id<HoursWeek> Week, Id<HoursEntry> Entry);

    private protected override Permission Needs => Permission.LogHours;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<DateOnly>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.HoursWeeks.Include(w => w.Entries).SingleOrDefaultAsync(w => w.Id == request.Week, stop) is not { } week)
            return Outcome.NotFound;
        Claim.On(operation.Db, week, week.Id);
        operation.Db.Remove(week.Drop(request.Entry));
        return week.WeekOf;
    }
}

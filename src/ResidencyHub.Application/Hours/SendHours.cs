using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>A resident sends a week of the log to whoever approves it.</summary>
public sealed class SendHours(UseCaseServices services) : Command<SendHours.Request, SendHours.Answer>(services)
{
    /// <param name="Week">The week.</param>
    /// <param name="LongDaysAreRight">Days longer than the rule are as long as that.</param>
    /// <param name="Reflection">What the resident says of the week beside its hours; null: what was said before stays.</param>
    /// <param name="ClosedDaysAreRight">The resident did work on days without school.</param>
    public sealed record Request(Id<HoursWeek> Week, bool LongDaysAreRight = false, WeekReflection? Reflection = null, bool ClosedDaysAreRight = false);

    /// <summary>The key under which what is said of a week is kept until it is sent.</summary>
    public static string DraftKey(Id<Placement> placement, DateOnly weekOf) => $"hours-words.{placement}.{weekOf:yyyy-MM-dd}";

    /// <param name="Approver">Who approves it.</param>
    /// <param name="Minutes">How much waits.</param>
    /// <param name="Reason">Why it is not the mentor of record; null when it is.</param>
    public sealed record Answer(string Approver, int Minutes, string? Reason);

    private protected override Permission Needs => Permission.LogHours;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.HoursWeeks.Include(w => w.Entries).SingleOrDefaultAsync(w => w.Id == request.Week, stop) is not { } week || await db.Placements.SingleOrDefaultAsync(p => p.Id == week.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (await Approvers.OfAsync(db, placement, operation.Today, stop) is not { } approver)
            return Outcome.Refused("hours-nobody", "Nobody can approve it at the moment: your placement has no mentor. It is kept; send it when your coordinator has named somebody.");
        var others = await db.HoursWeeks.AsNoTracking().Include(w => w.Entries).Where(w => w.ResidentId == week.ResidentId && w.WeekOf == week.WeekOf && w.Id != week.Id).ToListAsync(stop);
        if (OverlapElsewhere(week, others) is { } words)
            return Outcome.Refused("hours-overlap", words);
        if (request.Reflection is { } said)
            week.Reflect(said);
        var around = WeekAround.Of(week.WeekOf, await WeekAroundOf.CalendarAsync(db, placement.DistrictId, week.WeekOf, stop), others);
        week.Send(approver.Mentor, approver.Name, request.LongDaysAreRight, await HoursRulesOf.OpenAsync(db, placement.ProgramId, week.WeekOf, stop), operation.Now, around, request.ClosedDaysAreRight);
        await ForgetDraft.RunAsync(operation, DraftKey(placement.Id, week.WeekOf), stop);
        return new Answer(approver.Name, week.PendingMinutes, approver.Reason);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Reflection!.Practised).MaximumLength(300).WithMessage("Up to 300 characters, please.").When(r => r.Reflection is not null).OverridePropertyName("Practised");
            RuleFor(r => r.Reflection!.Win).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.").When(r => r.Reflection is not null).OverridePropertyName("Win");
            RuleFor(r => r.Reflection!.Challenge).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.").When(r => r.Reflection is not null).OverridePropertyName("Challenge");
            RuleFor(r => r.Reflection!.Question).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.").When(r => r.Reflection is not null).OverridePropertyName("Question");
        }
    }

    /// <summary>Nobody is at two schools at once.</summary>
    private static string? OverlapElsewhere(HoursWeek week, List<HoursWeek> others)
    {
        var clash = others.SelectMany(w => w.Entries).FirstOrDefault(o => week.Entries.Any(e => e.Overlaps(o)));
        return clash is null ? null : $"On {clash.Day:dddd} you logged {clash.From:HH\\:mm}–{clash.To:HH\\:mm} at your other placement, too. Correct one of the two.";
    }
}

/// <summary>A resident takes a sent week back, as long as nobody has decided on it.</summary>
public sealed class TakeBackHours(UseCaseServices services) : Command<Id<HoursWeek>, Nothing>(services)
{
    private protected override Permission Needs => Permission.LogHours;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<HoursWeek> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.HoursWeeks.Include(w => w.Entries).SingleOrDefaultAsync(w => w.Id == request, stop) is not { } week)
            return Outcome.NotFound;
        week.TakeBack(await HoursRulesOf.OpenAsync(operation.Db, week.ProgramId, week.WeekOf, stop));
        return default(Nothing);
    }
}

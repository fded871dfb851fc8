using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Hours;

/// <summary>A week of the log as pages show it.</summary>
/// <param name="Id">The week.</param>
/// <param name="WeekOf">Its Monday.</param>
/// <param name="School">Where.</param>
/// <param name="Logged">All minutes, counted or not.</param>
/// <param name="Pending">Those that count and wait.</param>
/// <param name="Approved">Those that count and are approved.</param>
/// <param name="Version">What it was when it was read: whoever decides says which they have seen.</param>
/// <param name="Reflection">What the resident says of the week beside its hours.</param>
/// <param name="IsLocked">Only a coordinator opens it again.</param>
/// <param name="ClosedDaysConfirmed">The resident said that the hours on days without school are right.</param>
public sealed record LoggedWeek(
    Id<HoursWeek> Id, DateOnly WeekOf, string School, HoursState State, bool WasSent, bool IsLocked, DateOnly? LocksOn, string? Approver, DateTime? SentAt, DateTime? DecidedAt, string? DecidedBy, string? Comment, bool LongDaysConfirmed,
    int Logged, int Pending, int Approved, IReadOnlyList<LoggedWeek.Entry> Entries, int Version, WeekReflection Reflection, bool ClosedDaysConfirmed)
{
    public sealed record Entry(Id<HoursEntry> Id, DateOnly Day, ActivityKind Kind, int Minutes, TimeOnly? From, TimeOnly? To, CoTeachingModel? Model, string? With, string? Note, bool SupervisorVisited, bool Counts, bool IsApproved, bool IsLeftOut);

    /// <summary>With its entries loaded.</summary>
    internal static LoggedWeek Of(HoursWeek w, DateOnly today, string school) => new(
        w.Id, w.WeekOf, school, w.State, w.WasSent, w.IsLockedOn(today), w.LocksOn, w.ApproverName, w.SentAt, w.DecidedAt, w.DecidedBy, w.Comment, w.LongDaysConfirmed, w.Entries.Sum(e => e.Minutes), w.PendingMinutes, w.ApprovedMinutes,
        [.. w.Entries.OrderBy(e => e.Day).ThenBy(e => e.From ?? TimeOnly.MaxValue).ThenBy(e => e.Id).Select(e => new Entry(e.Id, e.Day, e.Kind, e.Minutes, e.From, e.To, e.Model, e.With, e.Note, e.SupervisorVisited, e.Counts, e.IsApproved, e.IsLeftOut))], w.Version, w.Reflection, w.ClosedDaysConfirmed);
}

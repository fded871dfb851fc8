using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>What the mentor's form for one week shows: what was sent, what is drafted, and last week's next step.</summary>
public sealed class ShowCheckIn(UseCaseServices services) : Query<ShowCheckIn.Request, ShowCheckIn.Answer>(services)
{
    public sealed record Request(Id<Placement> Placement, DateOnly WeekOf);

    /// <param name="Resident">Whose week.</param>
    /// <param name="WeekOf">The Monday.</param>
    /// <param name="Counts">Whether the week asks for a check-in at all.</param>
    /// <param name="Sent">What was sent; null before.</param>
    /// <param name="Draft">Words that were not sent yet.</param>
    /// <param name="LastNextStep">The next step of the viewer's last check-in before; until they have given one, of the mentor before them.</param>
    /// <param name="PausedToday">Classroom work is paused today.</param>
    /// <param name="ReadAt">When the resident read what was sent (UTC).</param>
    public sealed record Answer(string Resident, DateOnly WeekOf, bool Counts, Sent? Sent, DraftWords? Draft, string? LastNextStep, bool PausedToday, DateTime? ReadAt);

    public sealed record Sent(bool Met, MeetingLength? Length, Going Going, string? Strength, string? NextStep, NextStepFate? LastNextStep, DateTime SentAt, bool WantsHelp);

    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<Placement> placement, DateOnly weekOf) => $"check-in.{placement}.{weekOf:yyyy-MM-dd}";

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var monday = DistrictCalendar.WeekOf(request.WeekOf);
        if (!await SendCheckIn.MayAsync(operation, monday, stop) || await CheckInHomes.FindAsync(operation, request.Placement, monday, stop) is not { Placement: var placement })
            return Outcome.NotFound;
        if (monday > placement.EndsOn || monday.AddDays(6) < placement.StartsOn)
            return Outcome.NotFound;
        return await ReadAsync(operation, placement, monday, await CheckInSchedule.OpenAsync(db, [(placement.DistrictId, placement.ProgramId)], operation.Today, stop), stop);
    }

    /// <summary>The same for one of the viewer's placements, on a page that shows several.</summary>
    internal static async Task<Answer> ReadAsync(Operation operation, Placement placement, DateOnly monday, CheckInSchedule schedule, CancellationToken stop)
    {
        var db = operation.Db;
        var me = operation.Reach.Mentor;
        var recent = await db.CheckIns.Where(c => c.PlacementId == placement.Id && c.WeekOf <= monday).OrderByDescending(c => c.WeekOf).Take(12).ToListAsync(stop);
        var before = recent.FindAll(c => c.WeekOf < monday && c.NextStep is not null);
        var key = DraftKey(placement.Id, monday);
        var draft = await db.Drafts.Where(d => d.Key == key).Select(d => new { d.Fields, d.SavedAt }).SingleOrDefaultAsync(stop);
        var counts = schedule.For(placement.DistrictId, placement.ProgramId).Of(monday, placement.Term) is not null;
        var sent = recent.Find(c => c.WeekOf == monday && c.MentorId == me);
        var paused = await db.Pauses.AnyAsync(p => p.PlacementId == placement.Id && p.Day == operation.Today && p.LiftedAt == null, stop);
        return new Answer(
            placement.ResidentName, monday, counts, sent is null ? null : new(sent.Met, sent.Length, sent.Going, sent.Strength, sent.NextStep, sent.LastNextStep, sent.SentAt, sent.WantsHelp),
            draft is null ? null : new(SaveDraft.Read(draft.Fields), draft.SavedAt), (before.Find(c => c.MentorId == me) ?? before.FirstOrDefault())?.NextStep, paused, sent?.ReadAt);
    }
}

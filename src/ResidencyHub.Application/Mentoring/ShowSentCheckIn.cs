using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>One check-in as it was sent, for whoever reads it: the same columns as <see cref="ListCheckIns"/>, and the same rows; who was named to write some opens their own here, too.</summary>
public sealed class ShowSentCheckIn(UseCaseServices services) : Query<Id<CheckIn>, ShowSentCheckIn.Answer>(services)
{
    /// <param name="WeekOf">The Monday.</param>
    /// <param name="Going">Null for those who may not read it.</param>
    /// <param name="LastNextStep">What became of the next step before.</param>
    /// <param name="WantsHelp">The mentor asks to be called; never told to the resident, nor to another mentor.</param>
    /// <param name="ReadAt">When the resident opened it (UTC).</param>
    /// <param name="IsMine">The viewer wrote it and may correct it.</param>
    public sealed record Answer(
        Id<CheckIn> Id, Id<Placement> Placement, string Resident, string School, string Mentor, DateOnly WeekOf, bool Met, MeetingLength? Length, Going? Going, string? Strength, string? NextStep, NextStepFate? LastNextStep,
        DateTime SentAt, bool WantsHelp, DateTime? ReadAt, bool IsMine, bool IsAboutMe);

    private protected override Permission Needs => Permission.ReadCheckIns;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<CheckIn> request, Operation operation, CancellationToken stop)
    {
        var (db, kind) = (operation.Db, operation.Reach.Kind);
        // the reach says who: the mentor of record of today reads all of them, who was named to write some reads what they wrote
        if (await db.CheckIns.SingleOrDefaultAsync(c => c.Id == request, stop) is not { } c)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("resident and school of a check-in that the viewer reads: who was named to write it sees no placement");
        var home = await wide.Placements.Where(p => p.Id == c.PlacementId).Select(p => new { p.ResidentName, p.SchoolName }).SingleOrDefaultAsync(stop);
        var isResident = kind is ReachKind.Resident;
        var isMine = kind is ReachKind.Mentor && c.MentorId == operation.Reach.Mentor;
        return new Answer(
            c.Id, c.PlacementId, home?.ResidentName ?? "", home?.SchoolName ?? "", c.MentorName, c.WeekOf, c.Met, c.Length, isResident ? null : c.Going, c.Strength, c.NextStep, c.LastNextStep,
            c.SentAt, !isResident && c.WantsHelp && (isMine || kind is not ReachKind.Mentor), c.ReadAt, isMine, isResident);
    }
}

using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The open question who follows as mentor falls with what it was asked for: the placement ends or loses its place, the mentor stays, or the days are others. Its link is closed, and who was asked is told.</summary>
internal static class FollowQuestion
{
    /// <summary>Takes the question back, before the act that makes it void; nothing when nobody is asked.</summary>
    public static async Task StopAsync(Operation operation, PlacementLetters letters, Placement placement, Act act, CancellationToken stop)
    {
        if (placement.AskedMentorId is not { } asked)
            return;
        var who = await new PlacementPeople(operation).MentorAsync(asked, stop);
        await LinkOpener.CloseAllAsync(operation, placement.Id, LinkPurpose.FollowAsMentor, LinkEnd.Withdrawn, stop);
        placement.StopAsking(act);
        if (who is not null)
            await letters.NoLongerAskedAsync(placement, who, stop);
    }
}

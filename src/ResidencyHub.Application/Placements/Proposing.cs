using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Why a request did not go out, and where that is mended.</summary>
internal sealed record NotSent(string Words, string? MendAt = null);

/// <summary>Sends a draft on its way with its letter, or says why it can't go; then nothing has changed.</summary>
internal static class Proposing
{
    public static async Task<NotSent?> SendAsync(Operation operation, PlacementLetters letters, Placement placement, RuleBook rules, Act act, CancellationToken stop)
    {
        var district = await operation.Db.Districts.SingleAsync(d => d.Id == placement.DistrictId, stop);
        // whom one may write to is the district's to say: a partnership's steps add the district's step, they never take it away
        var through = district.RequestsGoThroughDistrict || rules.AlwaysThroughDistrict;
        var asked = through ? PlacementState.WithDistrict : placement.FirstAsked(rules.MentorAsked);
        if (placement.State is not PlacementState.Draft)
            return new($"It is no draft but “{PlacementAsk.Status(placement)}”.");
        if (rules.MentorAsked is MentorAsked.BeforeSchool && placement.MentorId is null)
            return new("Here the mentor is asked before the school, and no mentor is named. Name one in the draft.", $"/placements/{placement.Id}/edit");
        if (await CapacityWarnings.ClosedAsync(operation, placement, stop) is { } closed)
            return new($"{placement.SchoolName}: {closed}", $"/capacity/{placement.SchoolId}?year={placement.Year}");
        if (await letters.AskedAsync(placement, asked, stop) is not { } to)
            return Unreachable(placement, asked, district.Name);
        placement.Propose(through, await letters.DueAsync(placement, to, stop), act, rules.MentorAsked);
        await letters.AskAsync(placement, stop);
        return null;
    }

    private static NotSent Unreachable(Placement placement, PlacementState asked, string district) => asked switch
    {
        PlacementState.WithDistrict => new($"Requests to {district} come to the district first, and it has no residency lead with an e-mail address. Add one.", $"/districts/{placement.DistrictId}"),
        PlacementState.WithMentor => new($"{placement.MentorName} is asked first and has no e-mail address here. Add it to the mentor’s record.", $"/mentors/{placement.MentorId}"),
        _ => new($"{placement.SchoolName} has no principal with an e-mail address. Add one.", $"/schools/{placement.SchoolId}"),
    };
}

using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One way for every mentor of record who comes after another, whether the coordinator wrote the yes down or the mentor gave it by link.</summary>
internal static class MentorTaking
{
    /// <summary>The first day on which somebody would follow: the first without a mentor where one has told that they leave, else today, or the placement's first day.</summary>
    public static DateOnly FirstDay(Operation operation, Placement placement, DateOnly? asked = null)
    {
        var first = asked ?? placement.MentorNeededFrom ?? operation.Today;
        return first < placement.StartsOn ? placement.StartsOn : first;
    }

    /// <summary>What is said when the first day lies after the placement's last; null when it does not.</summary>
    public static string? TooLate(Placement placement, DateOnly first) => first > placement.EndsOn ? $"The placement ends on {placement.EndsOn:d MMMM yyyy}." : null;

    /// <summary>Makes the mentor the mentor of record from a day on: the mentorship before ends the day before, or is cancelled when it never began; all sides are told. What stands against it is said, and then nothing has changed.</summary>
    public static async Task<Refusal?> TakeAsync(Operation operation, PlacementLetters letters, Placement placement, Mentor mentor, DateOnly first, Act act, CancellationToken stop)
    {
        if (TooLate(placement, first) is { } late)
            return Outcome.Refused("placement-ends", $"{late} There is no day left for another mentor.");
        // a yes from another school would end this placement, and the two would have the resident at once
        if (await PlacementRules.AskedElsewhereAsync(operation, placement, stop) is { } there)
            return there;
        if (placement.NeedsPlace && await SchoolSeats.TakeAsync(operation, placement, stop) is { } none)
            return none;
        var (refused, elsewhere) = await PlacementRules.MayMentorAsync(operation, mentor, placement, new Period(first, placement.EndsOn), stop);
        if (refused is not null)
            return refused;
        var asked = placement.AskedMentorId is { } other && other != mentor.Id ? await new PlacementPeople(operation).MentorAsync(other, stop) : null;
        if (placement.MentorId is not null && first > operation.Today && first > placement.StartsOn)
        {
            // nothing has ended yet: the mentor who is there stays to the day before, and all of it can be taken back
            placement.MentorWillFollow(mentor, first, act, elsewhere);
            await Mentorships.RunThroughAsync(operation, placement, first.AddDays(-1), stop);
        }
        else
        {
            if (await Mentorships.GiveWayAsync(operation, placement, first, $"{mentor.Name.Full} follows", stop) is { } taken)
                return taken;
            placement.TakeMentor(mentor, act, elsewhere);
        }
        operation.Db.Add(new Mentorship(placement, mentor.Id, new Period(first, placement.EndsOn)));
        await Takeovers.RecordAsync(operation, placement, stop);
        await letters.TellAsync(placement, $"{mentor.Name.Full} is the mentor of {placement.ResidentName}", $"From {first:d MMMM yyyy} on, {mentor.Name.Full} is the mentor.", stop, [.. (await letters.AllSidesAsync(placement, stop)).OfType<Reachable>()]);
        if (asked is not null)
            await letters.NoLongerAskedAsync(placement, asked, stop);
        return null;
    }
}

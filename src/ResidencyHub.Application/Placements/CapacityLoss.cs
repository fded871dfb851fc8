using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One of a school's seats that a placement has.</summary>
internal sealed record HeldSeat(Id<Placement> Placement, Id<PreparationProgram> ProgramId, string Resident, string Subject, string GradeBand, PlacementState State, bool NeedsMentor, bool NeedsPlace, string? Mentor, DateOnly StartsOn, DateOnly EndsOn)
{
    public SeatOnDays Seat => new(Subject, GradeBand, new Period(StartsOn, EndsOn));
}

/// <summary>A school takes seats back that are taken: which placements that concerns, what becomes of them, who is told. Nothing is cancelled.</summary>
internal sealed class CapacityLoss(Operation operation, Postbox postbox, string cause)
{
    private readonly PlacementLetters _letters = new(operation, postbox, cause);

    /// <summary>The seats taken over all programs, by the residents' names.</summary>
    public async Task<IReadOnlyList<HeldSeat>> ReadAsync(Id<School> school, int year, CancellationToken stop)
    {
        await using var wide = operation.LookWider("the taken seats of a school, over all programs");
        return await wide.Placements.Where(p => p.SchoolId == school && p.Year == year).Where(SchoolSeats.Held).OrderBy(p => p.ResidentSort).ThenBy(p => p.Id)
            .Select(p => new HeldSeat(p.Id, p.ProgramId, p.ResidentName, p.Subject, p.GradeBand, p.State, p.NeedsMentor, p.NeedsPlace, p.MentorName, p.StartsOn, p.EndsOn)).ToListAsync(stop);
    }

    /// <summary>Whether the viewer may mark what becomes of placements: the school itself, its district's lead who answers for it, and a program its own.</summary>
    public static bool MayMark(Operation operation) => operation.Reach.Kind is ReachKind.Schools or ReachKind.Districts or ReachKind.Programs;

    /// <summary>Marks the placements that now need a mentor, or a place.</summary>
    public async Task<Refusal?> MarkAsync(Lowering lowering, IReadOnlyList<HeldSeat> taken, Act act, CancellationToken stop)
    {
        var why = lowering.Why!.Trim();
        foreach (var (id, loss) in lowering.Marks)
        {
            if (!MayMark(operation) || taken.All(t => t.Placement != id) || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } placement)
                return Outcome.Refused("not-concerned", "One of the placements that you marked does not have a seat here any more, or is not yours to mark. Load the page again.");
            var runs = placement.State is PlacementState.Confirmed or PlacementState.Active;
            // no place, or other days without a mentor: what was asked does not stand
            if (runs && (loss is SeatLoss.Place || placement.MentorThrough is not null))
                await FollowQuestion.StopAsync(operation, _letters, placement, act, stop);
            if (loss is SeatLoss.Place)
                placement.LosePlace(why, act);
            else
                placement.LoseMentorAtSchool(why, act);
            if (!runs)
                continue;
            await Mentorships.EndAsync(operation, placement, placement.StartsOn > operation.Today ? null : operation.Today, why, stop);
            if (await operation.Db.Residents.SingleOrDefaultAsync(r => r.Id == placement.ResidentId, stop) is { } resident)
                resident.PlaceAt(placement.DistrictId, placement.SchoolId, placement.SchoolName, null);
        }
        return null;
    }

    /// <summary>Whom a lowering is told to: the coordinators of every program that has a seat here, but for the one who acts.</summary>
    public async Task<IReadOnlyList<(Id<PreparationProgram> Program, Reachable Who)>> ConcernedAsync(IReadOnlyList<HeldSeat> taken, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        var all = new List<(Id<PreparationProgram>, Reachable)>();
        foreach (var program in taken.Select(t => t.ProgramId).Distinct())
            all.AddRange((await people.CoordinatorsAsync(program, stop)).Where(who => who.Name != operation.Viewer.Name).Select(who => (program, who)));
        return all;
    }

    /// <summary>Tells the coordinators at once, each about their own placements.</summary>
    public async Task<IReadOnlyList<Told>> TellAsync(School school, AcademicYear year, CapacityOffer offer, Lowering lowering, IReadOnlyList<HeldSeat> taken, Act act, CancellationToken stop)
    {
        // who was asked to follow is for the program and the school to know
        var told = new List<Told>(operation.Reach.Kind is ReachKind.Districts ? [] : _letters.Told);
        foreach (var (program, to) in await ConcernedAsync(taken, stop))
        {
            var lines = taken.Where(t => t.ProgramId == program).Select(t => $"- {t.Resident}, {t.Subject} {t.GradeBand}: {Becomes(t, lowering)}");
            var body = $"""
                Dear {to.Name},

                {school.Name} has taken seats back for {year}. It now says: {CapacityWords.Of(offer)}.
                Why: {lowering.Why!.Trim()} ({act.Name}, {PlacementWords.Of(act.Channel)})

                Your placements there:
                {string.Join('\n', lines)}

                Nothing was cancelled. Hours and feedback stay with the residents.
                {"{link}"}
                """;
            told.Add(await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, $"{school.Name} can host fewer residents", body, $"/placements?school={school.Id}&year={year.StartYear}", school.DistrictId, Program: program), cause, stop));
        }
        return told;
    }

    private static string Becomes(HeldSeat seat, Lowering lowering) => !lowering.Marks.TryGetValue(seat.Placement, out var loss) ? "stays as it is"
        : loss is SeatLoss.Mentor ? "needs another mentor at the school"
        : seat.State is PlacementState.Confirmed or PlacementState.Active ? "needs a place at another school" : "the school takes its yes back; it needs a place";
}

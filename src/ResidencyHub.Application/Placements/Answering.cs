using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What one can say to a request.</summary>
public enum AnswerKind { Accept, AcceptWithConditions, Decline }

/// <summary>An answer as it was given, in the app, by link, or by telephone.</summary>
/// <param name="Kind">Yes, yes with conditions, or no.</param>
/// <param name="Conditions">The words of the conditions.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Words">More about the reason; a must for "another reason".</param>
/// <param name="Mentor">For the school: the mentor it names; null: one is named later, or the proposed one stays.</param>
/// <param name="NamesMentor">For the school: whether <paramref name="Mentor"/> is its answer, so that null takes the proposed one off.</param>
/// <param name="Note">For the district: what it adds for the principal.</param>
public sealed record AnswerGiven(AnswerKind Kind, string? Conditions = null, DeclineReason? Reason = null, string? Words = null, Id<Mentor>? Mentor = null, bool NamesMentor = false, string? Note = null);

/// <summary>One way for every answer of a district, a school or a mentor, however it came.</summary>
internal sealed class Answering(Operation operation, Postbox postbox, string cause)
{
    private readonly PlacementLetters _letters = new(operation, postbox, cause);

    /// <summary>Applies the answer to a placement that waits in <paramref name="asked"/>.</summary>
    public async Task<Outcome<WhatNext>> GiveAsync(Placement placement, PlacementState asked, AnswerGiven answer, Act act, CancellationToken stop)
    {
        if (placement.State != asked)
            return await AlreadyAsync(placement, asked, stop);
        operation.Why = PlacementLines.Of(answer);
        var refusal = answer.Kind is AnswerKind.Decline ? await DeclineAsync(placement, answer, act, stop) : await AcceptAsync(placement, asked, answer, act, stop);
        if (refusal is not null)
            return refusal;
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), _letters.Told);
    }

    private async Task<Refusal?> AcceptAsync(Placement placement, PlacementState asked, AnswerGiven answer, Act act, CancellationToken stop)
    {
        var conditions = answer.Kind is AnswerKind.AcceptWithConditions ? answer.Conditions : null;
        switch (asked)
        {
            case PlacementState.WithDistrict:
                return await ForwardAsync(placement, answer.Note ?? conditions, act, stop);
            case PlacementState.WithSchool:
                if (await SchoolSeats.TakeAsync(operation, placement, stop) is { } none)
                    return none;
                if (await ChooseAsync(placement, answer, stop) is { } refused)
                    return refused;
                var mentor = placement.MentorId is { } id ? await new PlacementPeople(operation).MentorAsync(id, stop) : null;
                placement.AcceptForSchool(conditions, await _letters.DueAsync(placement, mentor, stop), act);
                break;
            default:
                if (await StillFreeAsync(placement, stop) is { } full)
                    return full;
                placement.AcceptForMentor(conditions, await NextDueAsync(placement, stop), act);
                break;
        }
        if (placement.State is PlacementState.WithMentor && !await _letters.AskAsync(placement, stop))
            return Outcome.Refused("mentor-address", $"{placement.MentorName} has no e-mail address here, so nobody can ask. Name the mentor later, or ask the program to add the address.");
        if (placement.State is PlacementState.WithSchool && !await _letters.AskAsync(placement, stop))
            return Outcome.Refused("principal-known", $"{placement.SchoolName} has no principal with an e-mail address here, so nobody can ask the school. Ask the program to add one.");
        var who = asked is PlacementState.WithSchool ? placement.SchoolName : placement.MentorName;
        await _letters.TellProgramAsync(placement, $"{who} said yes: {placement.ResidentName}", $"{who} accepted{(conditions is null ? "" : $" with conditions: {conditions}")} ({act.Name}, {PlacementWords.Of(act.Channel)}). {PlacementAsk.Next(placement, operation.Today)}", stop);
        return null;
    }

    private async Task<Refusal?> ForwardAsync(Placement placement, string? note, Act act, CancellationToken stop)
    {
        var first = placement.FirstAsked(placement.MentorAsked);
        if (await _letters.AskedAsync(placement, first, stop) is not { } to)
            return first is PlacementState.WithSchool
                ? Outcome.Refused("principal-known", $"{placement.SchoolName} has no principal with an e-mail address here. Add one to the school's contacts, then pass the request on.")
                : Outcome.Refused("mentor-address", $"{placement.MentorName} is asked first and has no e-mail address here. Ask the program to add it, then pass the request on.");
        placement.Forward(await _letters.DueAsync(placement, to, stop), act, note);
        await _letters.AskAsync(placement, stop);
        var whom = first is PlacementState.WithSchool ? placement.SchoolName : placement.MentorName;
        await _letters.TellProgramAsync(placement, $"Passed to {whom}: {placement.ResidentName}", $"The district passed the request to {whom}.{(note is null ? "" : $" {note}")}", stop);
        return null;
    }

    /// <summary>When the school has to answer, where the mentor was asked first; else nobody is asked next.</summary>
    private async Task<DateOnly> NextDueAsync(Placement placement, CancellationToken stop) => placement.SchoolSaidYes
        ? DateOnly.MaxValue
        : await _letters.DueAsync(placement, await _letters.AskedAsync(placement, PlacementState.WithSchool, stop), stop);

    private async Task<Refusal?> ChooseAsync(Placement placement, AnswerGiven answer, CancellationToken stop)
    {
        if (answer.NamesMentor && answer.Mentor is null && placement.MentorId is not null)
            placement.Name(null);
        var chosen = answer.NamesMentor ? answer.Mentor : placement.MentorId;
        if (chosen is not { } id)
            return null;
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } mentor)
            // whom the program named by an exception teaches elsewhere: the mentor's own yes takes the slot
            return placement.MentorId == id ? null : Outcome.Refused("mentor-known", "This mentor is not known at the school. Choose one of the list, or name one later.");
        if ((await PeriodRules.NamingAsync(operation, mentor, placement.ProgramId, placement.ResidentId, placement.SchoolId, placement.Term, stop)).Refused is { } unfit)
            return unfit;
        if (await PlacementRules.TakeSlotAsync(operation, mentor, placement, stop) is { } full)
            return full;
        if (placement.MentorId != id)
            placement.Name(mentor);
        return null;
    }

    private async Task<Refusal?> StillFreeAsync(Placement placement, CancellationToken stop)
    {
        await using var db = operation.LookWider("whether the mentor still has a free slot");
        return await db.Mentors.SingleOrDefaultAsync(m => m.Id == placement.MentorId, stop) is { } mentor ? await PlacementRules.TakeSlotAsync(operation, mentor, placement, stop, amongPromised: true) : null;
    }

    private async Task<Refusal?> DeclineAsync(Placement placement, AnswerGiven answer, Act act, CancellationToken stop)
    {
        var asked = placement.State;
        var who = asked switch { PlacementState.WithSchool => placement.SchoolName, PlacementState.WithMentor => placement.MentorName!, _ => "The district" };
        placement.Decline(answer.Reason!.Value, answer.Words, act);
        var why = PlacementWords.Of(answer.Reason.Value, answer.Words);
        await _letters.TellProgramAsync(placement, $"{who} said no: {placement.ResidentName}", $"{who} declined. {why} ({act.Name}, {PlacementWords.Of(act.Channel)}). {PlacementAsk.Next(placement, operation.Today)}", stop);
        if (asked is PlacementState.WithMentor && placement.SchoolSaidYes && await new PlacementPeople(operation).PrincipalAsync(placement.SchoolId, stop) is { } principal)
            await _letters.TellAsync(placement, $"Another mentor is needed for {placement.ResidentName}", $"{who} prefers not to mentor {placement.ResidentName}. The program names another mentor of your school.", stop, [principal]);
        return null;
    }

    /// <summary>Somebody was first: says who, when and what.</summary>
    private async Task<Refusal> AlreadyAsync(Placement placement, PlacementState asked, CancellationToken stop)
    {
        var steps = await operation.Db.Set<PlacementStep>().AsNoTracking().Where(s => s.PlacementId == placement.Id && s.From == asked && s.To != PlacementState.Withdrawn && s.To != PlacementState.Draft && s.To != PlacementState.Lapsed).ToListAsync(stop);
        return steps.MaxBy(s => s.Id) is { } given
            ? Outcome.Refused("answered-already", $"This was answered already: {PlacementLines.Of(given, operation.DayOf(given.ActedAt))}")
            : Outcome.Refused("not-asked", $"No answer is asked any more: the placement is “{PlacementAsk.Status(placement)}”. Nothing has changed.");
    }
}

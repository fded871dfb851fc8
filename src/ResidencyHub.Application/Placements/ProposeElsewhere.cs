using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>For a placement that lost its mentor or its place: requests the rest of it at another school, beside a mentor there. The old one stays until the new one is confirmed and ends the day before; hours and feedback stay with the resident.</summary>
public sealed class ProposeElsewhere(UseCaseServices services, Postbox postbox) : Command<ProposeElsewhere.Request, WhatNext>(services)
{
    /// <param name="Placement">It needs a mentor or a place.</param>
    /// <param name="Mentor">Who is to take the resident; the request goes to their school.</param>
    /// <param name="FirstDay">Null: the day after the answer is due. A request that is confirmed later begins on the day of confirmation.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor, DateOnly? FirstDay = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.Mentor).NotEqual(default(Id<Mentor>)).WithMessage("Choose the mentor.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } before)
            return Outcome.NotFound;
        if (!(before.NeedsMentor || before.MentorNeededFrom is not null) || before.State is not (PlacementState.Confirmed or PlacementState.Active))
            return Outcome.Refused("needs-nothing", $"This placement is “{PlacementAsk.Status(before)}” and needs neither a mentor nor a place. Load the page again.");
        if (await PlacementRules.AskedElsewhereAsync(operation, before, stop) is { } asked)
            return asked;
        if (before.AskedMentorName is { } here)
            return Outcome.Refused("follower-asked", $"{here} is asked to follow at {before.SchoolName}, by {before.AskedMentorBy:d MMMM}. Wait for the answer, or take that question back first.");
        // a mentor who follows there at the same moment has changed it, and one of the two begins again
        Data.Claim.On(db, before, before.Id);
        if (await db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        if (mentor.SchoolId == before.SchoolId)
            return Outcome.Refused("same-school", $"{mentor.Name.Full} teaches at {before.SchoolName} too. Name them as the mentor there; nothing has to be requested.");
        var school = await db.Schools.SingleAsync(s => s.Id == mentor.SchoolId, stop);
        var resident = await db.Residents.SingleAsync(r => r.Id == before.ResidentId, stop);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == before.CohortId, stop);
        var letters = new PlacementLetters(operation, postbox, nameof(ProposeElsewhere));
        var answered = (await AnswerDays.DueAsync(operation, before, operation.Today, stop)).AddDays(1);
        var soonest = before.MentorNeededFrom ?? before.StartsOn;
        var first = request.FirstDay ?? (answered < soonest ? soonest : answered);
        if (first <= operation.Today)
            return Outcome.Invalid(nameof(request.FirstDay), "The first day at the other school is tomorrow or later.");
        if (first > before.EndsOn)
            return Outcome.Invalid(nameof(request.FirstDay), $"The placement ends on {before.EndsOn:d MMMM yyyy}; before that the other school could not answer. Give an earlier first day, or end the placement.");
        var rest = new Period(first, before.EndsOn);
        if (await PeriodRules.EnrolledAsync(operation, resident, rest, stop) is { } outside)
            return outside;
        if ((await PeriodRules.NamingAsync(operation, mentor, before.ProgramId, resident.Id, school.Id, rest, stop)).Refused is { } unfit)
            return unfit;
        var act = new Act(operation.Viewer.Name, operation.Now);
        var placement = new Placement(resident, cohort, school, mentor, before.Subject, before.GradeBand, rest, act);
        placement.Describe(mentor.Room, before.Weekdays);
        placement.TakeOverFrom(before);
        if (await PlacementRules.TakeSlotAsync(operation, mentor, placement, stop) is { } full)
            return full;
        db.Add(placement);
        var rules = await RequestSteps.OpenAsync(operation, before.ProgramId, school.DistrictId, school.Id, stop);
        if (await Proposing.SendAsync(operation, letters, placement, rules, act, stop) is { } left)
            return Outcome.Refused("not-sent", $"{left.Words} Nothing was requested.");
        return new WhatNext(placement.Id, placement.State, $"{PlacementAsk.Next(placement, operation.Today)} The placement at {before.SchoolName} stays until then and ends the day before this one begins.", letters.Told);
    }
}

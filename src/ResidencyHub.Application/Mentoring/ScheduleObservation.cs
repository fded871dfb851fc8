using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Mentor or supervisor set a day for a formal observation; the resident is told and can prepare it.</summary>
public sealed class ScheduleObservation(UseCaseServices services, Postbox postbox) : Command<ScheduleObservation.Request, ScheduleObservation.Answer>(services)
{
    public sealed record Request(Id<Placement> Placement, Id<Rubric> Rubric, DateOnly? On, TimeOnly? At, ObservationSetting Setting);

    public sealed record Answer(Id<Observation> Observation, IReadOnlyList<Told> Told);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (observing.Me is not { } me || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (placement.State is not PlacementState.Active)
            return Outcome.Refused("placement-not-running", $"The placement of {placement.ResidentName} is “{PlacementWords.Of(placement.State)}”. Observations are set while it runs.");
        if (await db.Rubrics.SingleOrDefaultAsync(r => r.Id == request.Rubric && r.ProgramId == placement.ProgramId, stop) is not { } rubric)
            return Outcome.Invalid(nameof(request.Rubric), "Choose a rubric of the resident's program.");
        await using var wide = operation.LookWider("how many observations this placement has, whoever the mentor was");
        var number = 1 + (await wide.Observations.Where(o => o.PlacementId == placement.Id).MaxAsync(o => (int?)o.Number, stop) ?? 0);
        var observation = new Observation(placement, number, rubric, me, request.On!.Value, request.At, request.Setting, observing.Act);
        db.Add(observation);
        operation.Announce("observations", observation.Id.Value);
        return new Answer(observation.Id, await new ObservationLetters(operation, postbox).TellAsync(
            observation, placement, nameof(ScheduleObservation), $"Your lesson is observed on {observation.PlannedOn:d MMMM}",
            $"{me.Name} observes a lesson of yours on {observation.PlannedOn:dddd, d MMMM}{(observation.PlannedAt is { } at ? $" at {at:h:mm tt}" : "")}, {ObservationWords.Of(request.Setting)}. Say beforehand what the lesson is for and what you want to know.", stop));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Placement).Must(p => p != default).WithMessage("Choose the resident.");
            RuleFor(r => r.Rubric).Must(p => p != default).WithMessage("Choose the rubric.");
            RuleFor(r => r.On).NotNull().WithMessage("Choose the day.");
            RuleFor(r => r.Setting).IsInEnum().WithMessage("Say whether you are there or watch a video.");
        }
    }
}

/// <summary>Whom the viewer can observe, and on which rubrics of each program.</summary>
public sealed class OfferObservation(UseCaseServices services) : Query<Nothing, OfferObservation.Answer>(services)
{
    public sealed record Answer(IReadOnlyList<Resident> Residents, IReadOnlyList<Row> Rubrics);

    public sealed record Resident(Id<Placement> Placement, string Name, string School, Id<Domain.Cohorts.PreparationProgram> Program);

    public sealed record Row(Id<Rubric> Id, string Name, int Number, Id<Domain.Cohorts.PreparationProgram> Program, string ProgramName);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var residents = await db.Placements.Where(p => p.State == PlacementState.Active).OrderBy(p => p.ResidentSort).Take(200).Select(p => new Resident(p.Id, p.ResidentName, p.SchoolName, p.ProgramId)).ToListAsync(stop);
        var programs = residents.ConvertAll(r => r.Program).Distinct().ToList();
        var rubrics = await (from r in db.Rubrics join p in db.Programs on r.ProgramId equals p.Id where r.State == EditionState.Published && programs.Contains(r.ProgramId) orderby r.Name select new Row(r.Id, r.Name, r.Number, r.ProgramId, p.Name)).ToListAsync(stop);
        return new Answer(residents, rubrics);
    }
}

/// <summary>Another day or hour.</summary>
public sealed class RescheduleObservation(UseCaseServices services, Postbox postbox) : Command<RescheduleObservation.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Observation> Observation, DateOnly? On, TimeOnly? At);

    // it may be prepared and noted on in the same moment
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await new Observing(operation).FindAsync(request.Observation, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        observation.Reschedule(placement, request.On!.Value, request.At);
        operation.Announce("observations", observation.Id.Value);
        return await new ObservationLetters(operation, postbox).TellAsync(observation, placement, nameof(RescheduleObservation), $"Your observation moves to {observation.PlannedOn:d MMMM}", $"{operation.Viewer.Name} has moved the observation to {observation.PlannedOn:dddd, d MMMM}{(observation.PlannedAt is { } at ? $" at {at:h:mm tt}" : "")}.", stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.On).NotNull().WithMessage("Choose the day.");
    }
}

/// <summary>The observation does not take place.</summary>
public sealed class CancelObservation(UseCaseServices services, Postbox postbox) : Command<CancelObservation.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Observation> Observation, string Why);

    // it may be prepared and noted on in the same moment
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (await observing.FindAsync(request.Observation, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        observation.Cancel(request.Why.Trim(), observing.Act);
        operation.Why = request.Why.Trim();
        operation.Announce("observations", observation.Id.Value);
        return await new ObservationLetters(operation, postbox).TellAsync(observation, placement, nameof(CancelObservation), "Your observation is cancelled", $"{operation.Viewer.Name} has cancelled the observation of {observation.PlannedOn:d MMMM}. The reason is on its page.", stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; the resident reads it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

/// <summary>Letters about an observation: to the resident and whoever else observes, never to the one who acts, and without a word of what was seen.</summary>
internal sealed class ObservationLetters(Operation operation, Postbox postbox)
{
    public async Task<List<Told>> TellAsync(Observation observation, Placement placement, string cause, string subject, string words, CancellationToken stop)
    {
        var people = new PlacementPeople(operation);
        Reachable?[] all =
        [
            operation.Reach.Kind is ReachKind.Resident ? null : await people.ResidentAsync(placement.ResidentId, stop),
            operation.Reach.Kind is ReachKind.Mentor || placement.MentorId is not { } mentor ? null : await people.MentorAsync(mentor, stop),
            operation.Reach.Kind is ReachKind.Caseload ? null : await people.SupervisorAsync(placement, stop),
        ];
        var told = new List<Told>();
        foreach (var to in all.OfType<Reachable>())
            told.Add(await postbox.PostAsync(operation, new Letter(to.As, to.Name, to.Email, to.As is Addressee.Resident ? subject : subject.Replace("Your", $"{placement.ResidentName}:", StringComparison.Ordinal), $"Dear {to.Name},\n\n{(to.As is Addressee.Resident ? words : $"About {placement.ResidentName}: {words}")}\n\n{postbox.Address($"/observations/{observation.Id}")}\n", District: placement.DistrictId, Placement: placement.Id), cause, stop));
        return told;
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The resident hands in the plan of a lesson that is to be observed; a newer one takes its place.</summary>
public sealed class HandInLessonPlan(UseCaseServices services, FileStore store) : Command<HandInLessonPlan.Request, Nothing>(services)
{
    public sealed record Request(Id<Observation> Observation, string? FileName, Stream? Content);

    // the observer may note evidence in the same moment; the file is read again from its beginning
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await new Observing(operation).FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (request.Content is null)
            return Outcome.Invalid("File", "Choose a file.");
        // of two that are handed in at once the second replaces the first
        Data.Claim.On(db, observation, observation.Id);
        var before = await db.LessonPlans.Where(p => p.ObservationId == observation.Id).ToListAsync(stop);
        var rules = await RuleBook.OpenAsync(db, observation.ProgramId, operation.Today, stop);
        if (rules.Number(RuleCode.ObservationMostPlans) is var most && before.Count >= most)
            return Outcome.Refused("plans-most", $"{most} plans were handed in for this lesson; more are not taken. Tell {observation.ObserverName} what changed.");
        if (request.Content.CanSeek)
            request.Content.Position = 0;
        var (file, refusal) = await store.KeepAsync(request.Content, request.FileName, rules.MostFileBytes, stop);
        if (file is null)
            return Outcome.Invalid("File", refusal!);
        operation.WhenLost(() => store.Forget(file.Id));
        foreach (var old in before)
            old.Replace(operation.Now);
        db.Add(new LessonPlan(observation, file, operation.Viewer.Name, operation.Now));
        operation.About = $"observation {observation.Number} of {observation.ResidentName}: {CohortWords.Of(file.Kind)}, {file.Sha256[..12]}";
        operation.Announce("observations", observation.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.FileName).MaximumLength(500).WithMessage("The name of the file has up to 500 characters; give it a shorter one.");
    }
}

/// <summary>Gives the plan of a lesson to whoever reads its observation.</summary>
public sealed class ReadLessonPlan(UseCaseServices services, FileStore store) : Query<Id<LessonPlan>, ReadPaper.Answer>(services)
{
    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<ReadPaper.Answer>> HandleAsync(Id<LessonPlan> request, Operation operation, CancellationToken stop)
    {
        // plans have no filter of their own: asked through the observation, which has
        var db = operation.Db;
        var found = await db.LessonPlans.SingleOrDefaultAsync(p => p.Id == request && p.ReplacedAt == null && db.Observations.Any(o => o.Id == p.ObservationId), stop);
        return found is not null && store.Open(found.FileId) is { } content ? ReadPaper.Of(content, found.FileName, found.Kind) : Outcome.NotFound;
    }
}

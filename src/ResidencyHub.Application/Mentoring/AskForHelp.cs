using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>A resident's private "I need help": the coordinator hears of it, the supervisor only if the resident says so, mentor and school never.</summary>
public sealed class AskForHelp(UseCaseServices services, Postbox postbox) : Command<AskForHelp.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(string Words, bool TellSupervisor);

    /// <summary>The same words within this time are the second tap on the button.</summary>
    private static readonly TimeSpan SameAgain = TimeSpan.FromMinutes(10);

    private protected override Permission Needs => Permission.AskForHelp;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Residents.SingleOrDefaultAsync(stop) is not { } resident)
            return Outcome.NotFound;
        var (words, since) = (request.Words.Trim(), operation.Now - SameAgain);
        if (await operation.Db.HelpRequests.AnyAsync(h => h.ResidentId == resident.Id && h.Words == words && h.AskedAt > since, stop))
            return Outcome.Refused("asked-already", "You have just sent these words. Your coordinator was told; you need not send them again.");
        Claim.On(operation.Db, resident, resident.Id);
        var help = new HelpRequest(resident, request.Words.Trim(), request.TellSupervisor, operation.Now);
        operation.Db.Add(help);
        var people = new PlacementPeople(operation);
        var told = new List<Told>();
        foreach (var coordinator in await people.CoordinatorsAsync(resident.ProgramId, stop))
            told.Add(await PostAsync(coordinator));
        if (help.SupervisorId is { } supervisor && await people.PersonAsync(supervisor, stop) is { } to)
            told.Add(await PostAsync(to));
        return told;

        // the letter holds no word of it: mail is read on shared screens
        Task<Told> PostAsync(Reachable to) => postbox.PostAsync(operation, new Letter(
            Addressee.Program, to.Name, to.Email, "A resident asks for help", $"Dear {to.Name},\n\n{resident.Name.Full} asks for help, in private. Neither mentor nor school were told. Please read and answer in ResidencyHub:\n\n{postbox.Address("/help-requests")}\n", Urgent: true), nameof(AskForHelp), stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotEmpty().WithMessage("Say in a few words what you need; a single one is enough.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
    }
}

/// <summary>The coordinator, or the supervisor who was told, answers a resident's request for help.</summary>
public sealed class AnswerHelp(UseCaseServices services, Postbox postbox) : Command<AnswerHelp.Request, Told?>(services)
{
    public sealed record Request(Id<HelpRequest> Help, string Answer);

    private protected override Permission Needs => Permission.AnswerHelp;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Told?>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.HelpRequests.SingleOrDefaultAsync(h => h.Id == request.Help, stop) is not { } help)
            return Outcome.NotFound;
        if (help.AnsweredAt is not null)
            return Outcome.Refused("answered-already", $"{help.AnsweredBy} answered this already. Load the page again to read it.");
        help.Reply(operation.Viewer.Name, request.Answer.Trim(), operation.Now);
        return await new PlacementPeople(operation).ResidentAsync(help.ResidentId, stop) is { } resident
            ? await postbox.PostAsync(operation, new Letter(Addressee.Resident, resident.Name, resident.Email, "An answer for you", $"Dear {resident.Name},\n\n{operation.Viewer.Name} has answered you in ResidencyHub:\n\n{postbox.Address("/my-year")}\n", Urgent: true), nameof(AnswerHelp), stop)
            : (Outcome<Told?>)(Told?)null;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Answer).NotEmpty().WithMessage("Write what you will do, or whom the resident can talk to.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
    }
}

/// <summary>Requests for help within reach, those that wait for an answer or those that have one, the latest first.</summary>
public sealed class ListHelp(UseCaseServices services) : Query<ListHelp.Request, PageOf<ListHelp.Row>>(services)
{
    /// <param name="Answered">Those that were answered, instead of those that wait.</param>
    public sealed record Request(PageRequest Page, bool Answered = false);

    public sealed record Row(Id<HelpRequest> Id, Id<Resident> ResidentId, string Resident, string Words, DateTime AskedAt, string? Answer, string? AnsweredBy, DateTime? AnsweredAt, bool SupervisorKnows);

    private static readonly ListOrder<HelpRequest> _byAsking = ListOrder<HelpRequest>.By(h => h.AskedAt);

    private protected override Permission Needs => Permission.AnswerHelp;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await _byAsking.ReadAsync(
            request.Answered ? operation.Db.HelpRequests.Where(h => h.AnsweredAt != null) : operation.Db.HelpRequests.Where(h => h.AnsweredAt == null), request.Page with { Descending = true },
            h => new Row(h.Id, h.ResidentId, h.ResidentName, h.Words, h.AskedAt, h.Answer, h.AnsweredBy, h.AnsweredAt, h.SupervisorId != null), stop);
}

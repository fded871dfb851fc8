using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>Sends the answers to a form about one placement: what does not show is not kept, what is wrong is said field by field.</summary>
public sealed class SendFormAnswer(UseCaseServices services) : Command<SendFormAnswer.Request, Id<FormAnswer>>(services)
{
    /// <param name="Edition">The edition that the page showed.</param>
    /// <param name="Turn">Which one of the writer's, as the page showed; posted twice it is one.</param>
    public sealed record Request(Guid Lineage, Id<Placement> Placement, Id<ProgramForm> Edition, int Turn, AnswerSheet Answers);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<FormAnswer>>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await Answering.OfAsync(operation, request.Lineage, request.Placement, stop) is { } of ? await of.SendAsync(request.Edition, request.Turn, request.Answers, stop) : Outcome.NotFound;

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Turn).InclusiveBetween(1, 10_000);
    }
}

/// <summary>Hands in the file of a field, to be sent with the answers; or takes it away.</summary>
public sealed class KeepFormFile(UseCaseServices services, FileStore store) : Command<KeepFormFile.Request, Nothing>(services)
{
    /// <param name="Content">Null: the file that is there is taken away.</param>
    public sealed record Request(Guid Lineage, Id<Placement> Placement, Id<ProgramForm> Edition, int Turn, string Field, string? FileName, Stream? Content);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await Answering.OfAsync(operation, request.Lineage, request.Placement, stop) is { } of ? await of.KeepFileAsync(store, request.Edition, request.Turn, request.Field, request.FileName, request.Content, stop) : Outcome.NotFound;

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Turn).InclusiveBetween(1, 10_000);
            RuleFor(r => r.Field).NotEmpty().MaximumLength(40);
        }
    }
}

/// <summary>Opens sent answers again with a reason: their writer, or the program's coordinator.</summary>
public sealed class ReopenFormAnswer(UseCaseServices services, Postbox postbox) : Command<ReopenFormAnswer.Request, Nothing>(services)
{
    public sealed record Request(Id<FormAnswer> Answer, string? Why);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.FormAnswers.SingleOrDefaultAsync(a => a.Id == request.Answer, stop) is not { } answer)
            return Outcome.NotFound;
        if (!Answering.MayReopen(operation, answer))
            return Outcome.Refused("answer-whose", $"{answer.AuthorName} opens it again, or the program’s coordinator.");
        // nobody opens for writing what cannot be sent any more
        await using var wide = operation.LookWider("whether a form is still asked");
        if (await wide.ProgramForms.FirstOrDefaultAsync(f => f.Lineage == answer.Lineage && f.State == EditionState.Published, stop) is not { } form || !form.IsOpenOn(operation.Today))
            return Outcome.Refused("form-closed", $"“{answer.FormName}” is closed, so it could not be sent again. It stays as it is.");
        var home = await wide.Placements.AsNoTracking().SingleAsync(p => p.Id == answer.PlacementId, stop);
        if (answer.As is Signatory.Outside)
            return await AskAnewAsync(request, operation, answer, form, stop);
        if (!form.Asks(answer.As) || home.State is not PlacementState.Active || (answer.As is Signatory.Mentor && (home.NeedsMentor || home.MentorId != answer.MentorId))
            || (answer.As is Signatory.Supervisor && !await wide.RoleGrants.AnyAsync(g => g.AccountId == answer.AuthorAccountId && g.Role == Domain.Access.Role.Faculty && g.PersonId != null && g.PersonId == home.SupervisorId, stop)))
            return Outcome.Refused("answer-stays", $"{answer.AuthorName} could not send it again: the form does not ask them about this placement any more. It stays as it is.");
        answer.Reopen(request.Why!, operation.Viewer.Name);
        operation.Why = answer.ReopenedWhy;
        return default(Nothing);
    }

    /// <summary>An outside rater has no list in which it would stand: a letter with a new link asks them anew.</summary>
    private async Task<Outcome<Nothing>> AskAnewAsync(Request request, Operation operation, FormAnswer answer, ProgramForm form, CancellationToken stop)
    {
        var (key, today) = (new Id<OutsideRater>(answer.AuthorAccountId), operation.Today);
        var rater = await operation.Db.OutsideRaters.SingleAsync(r => r.Id == key, stop);
        var rule = await operation.Db.AssignmentRules.SingleAsync(r => r.Id == rater.RuleId, stop);
        if (!form.Asks(Signatory.Outside) || !rule.IsOpenOn(today) || !await operation.Db.Placements.AnyAsync(p => p.Id == answer.PlacementId && p.State == PlacementState.Active, stop))
            return Outcome.Refused("answer-stays", $"{answer.AuthorName} could not send it again: it is not asked of them any more. It stays as it is.");
        answer.Reopen(request.Why!, operation.Viewer.Name);
        rater.AskAnew(today);
        operation.Why = answer.ReopenedWhy;
        return await RaterLinks.WriteAsync(operation, postbox, rater, rule, $"{operation.Viewer.Name} has opened your answer again: {answer.ReopenedWhy} What you wrote stands in it; change it and send it once more.", nameof(ReopenFormAnswer), stop) is null
            ? Outcome.Refused("rater-quiet", $"The district asks not to write before it closes on {rule.ClosesOn:d MMMM yyyy}, so {answer.AuthorName} could not be asked. It stays as it is.") : default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why it is opened again.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

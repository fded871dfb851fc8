using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;

namespace ResidencyHub.Application.Forms;

/// <summary>The form that the bearer of a link is asked to answer. Which form, about whom and as whom stands with the link, never in what is posted.</summary>
public sealed class ShowFormByLink(UseCaseServices services) : Query<Nothing, ShowFormToAnswer.Answer>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<ShowFormToAnswer.Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        await Answering.OfLinkAsync(operation, stop) is { } of ? await ShowFormToAnswer.OfAsync(operation, of, stop) : Outcome.NotFound;
}

/// <summary>Takes the answers of a link's bearer, once.</summary>
public sealed class SendFormByLink(UseCaseServices services) : Command<SendFormByLink.Request, Id<FormAnswer>>(services)
{
    /// <param name="Edition">The edition that the page showed.</param>
    public sealed record Request(Id<ProgramForm> Edition, AnswerSheet Answers);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Id<FormAnswer>>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await Answering.OfLinkAsync(operation, stop) is { } of ? await of.SendAsync(request.Edition, 1, request.Answers, stop) : Outcome.NotFound;
}

/// <summary>Hands in the file of a field behind a link; or takes it away.</summary>
public sealed class KeepFileByLink(UseCaseServices services, FileStore store) : Command<KeepFileByLink.Request, Nothing>(services)
{
    /// <param name="Content">Null: the file that is there is taken away.</param>
    public sealed record Request(Id<ProgramForm> Edition, string Field, string? FileName, Stream? Content);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await Answering.OfLinkAsync(operation, stop) is { } of ? await of.KeepFileAsync(store, request.Edition, 1, request.Field, request.FileName, request.Content, stop) : Outcome.NotFound;

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Field).NotEmpty().MaximumLength(40);
    }
}

/// <summary>"Pass to a colleague": the bearer of a link to a form names who can say more; their own link ends and says to whom it went. The colleague begins with an empty form.</summary>
public sealed class PassFormOn(UseCaseServices services, Postbox postbox) : Command<PassLinkOn.Request, Told>(services)
{
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<PassLinkOn.Request> Checks { get; } = new PassLinkOn.Validator();

    private protected override async Task<Outcome<Told>> HandleAsync(PassLinkOn.Request request, Operation operation, CancellationToken stop)
    {
        var (id, held) = (operation.Reach.Rater, operation.Reach.Link);
        if (operation.Reach.Kind is not ReachKind.Rater || await Answering.OfLinkAsync(operation, stop) is not { Form: not null } of)
            return Outcome.NotFound;
        var rater = await operation.Db.OutsideRaters.SingleAsync(r => r.Id == id, stop);
        var link = await operation.Db.Links.SingleAsync(l => l.Id == held, stop);
        await using var wide = operation.LookWider("the rule by which an outside rater is asked, and who is asked already");
        var rule = await wide.AssignmentRules.AsNoTracking().SingleAsync(r => r.Id == rater.RuleId, stop);
        if (await Raters.TakenAsync(wide, rule.Id, of.Placement, request.Email, stop) is { } taken)
            return Outcome.Invalid(nameof(PassLinkOn.Request.Email), taken);
        if (await PassLinkOn.MustWorkThereAsync(operation, request.Email, link, of.Placement.DistrictId, stop) is { } elsewhere)
            return Outcome.Invalid(nameof(PassLinkOn.Request.Email), elsewhere);
        var colleague = rater.PassTo(rule, of.Placement, request.Name, request.Email, operation.Now, operation.Today);
        link.Close(LinkEnd.PassedOn, operation.Now, request.Name);
        operation.Db.Add(colleague);
        operation.About = $"{rater.Name} passed “{rule.What}” to {colleague.Name}";
        return await RaterLinks.WriteAsync(operation, postbox, colleague, rule, $"{rater.Name} asks you to answer in their place.", nameof(PassFormOn), stop) is { } told
            ? told : Outcome.Refused("rater-quiet", $"The district asks not to write before this closes, so your colleague could not be asked.");
    }
}

using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Curriculum;

/// <summary>Something done about the open change of an item: found below its own partnership, refused when the partnership is over.</summary>
public abstract class CurriculumCommand<TRequest, TResult> : RecordCommand<TRequest, TResult>
{
    private protected CurriculumCommand(UseCaseServices services) : base(services) { }

    // of two who act at once the second begins again and reads what the first did
    private protected override bool BeginsAgain => true;

    private protected abstract (Id<Partnership> Partnership, Id<CurriculumItem> Item) Of(TRequest request);

    private protected abstract Outcome<TResult> Act(TRequest request, CurriculumItem item, PartnershipSide side, Operation operation);

    private protected sealed override async Task<Outcome<TResult>> ChangeAsync(TRequest request, Operation operation, CancellationToken stop)
    {
        var (partnership, id) = Of(request);
        if (Record.SideOf(operation.Viewer.Role) is not { } side || await Record.FindAsync(operation, partnership, stop) is not { } found || await CurriculumMap.ItemAsync(operation, found.Id, id, stop) is not { } item)
            return Outcome.NotFound;
        if (Governing.Over(found, operation.Today) is { } over)
            return over;
        Claim.On(operation.Db, item, item.Id);
        return Act(request, item, side, operation);
    }
}

/// <summary>A side says yes or no to a change; with the yes of both it is the next version.</summary>
public sealed class AnswerCurriculum(UseCaseServices services) : CurriculumCommand<AnswerCurriculum.Request, bool>(services)
{
    /// <param name="Change">The change that was read.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<CurriculumItem> Item, Id<CurriculumChange> Change, bool? Yes, string? Because);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override (Id<Partnership> Partnership, Id<CurriculumItem> Item) Of(Request request) => (request.Partnership, request.Item);

    private protected override Outcome<bool> Act(Request request, CurriculumItem item, PartnershipSide side, Operation operation)
    {
        if (item.Answer(request.Change, request.Yes!.Value, Record.Line(request.Because), side, operation.Viewer.Name, operation.Now, operation.Viewer.AccountId) is not { } version)
            return false;
        operation.Db.Add(version);
        return true;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Yes).NotNull().WithMessage("Say yes or no.");
            RuleFor(r => r.Because).NotEmpty().When(r => r.Yes == false).WithMessage("Say why not; the other side reads it.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>Says something about an open change.</summary>
public sealed class CommentOnCurriculum(UseCaseServices services) : CurriculumCommand<CommentOnCurriculum.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<CurriculumItem> Item, Id<CurriculumChange> Change, string? Words);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override (Id<Partnership> Partnership, Id<CurriculumItem> Item) Of(Request request) => (request.Partnership, request.Item);

    private protected override Outcome<Nothing> Act(Request request, CurriculumItem item, PartnershipSide side, Operation operation)
    {
        if (item.Changes.FirstOrDefault(c => c.Id == request.Change) is not { } change)
            return Outcome.NotFound;
        var words = request.Words!.Trim();
        if (change.Comments.Any(c => c.By == operation.Viewer.Name && c.Words == words))
            return Outcome.Refused("comment-twice", "You have said this already.");
        operation.Db.Add(change.Comment(words, side, operation.Viewer.Name, operation.Now));
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotEmpty().WithMessage("Write what you want to say.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
    }
}

/// <summary>The side that proposed a change takes it back.</summary>
public sealed class TakeCurriculumBack(UseCaseServices services) : CurriculumCommand<TakeCurriculumBack.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<CurriculumItem> Item, Id<CurriculumChange> Change);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override (Id<Partnership> Partnership, Id<CurriculumItem> Item) Of(Request request) => (request.Partnership, request.Item);

    private protected override Outcome<Nothing> Act(Request request, CurriculumItem item, PartnershipSide side, Operation operation)
    {
        if (item.Changes.FirstOrDefault(c => c.Id == request.Change) is not { } change)
            return Outcome.NotFound;
        change.TakeBack(side, operation.Viewer.Name, operation.Now);
        return default(Nothing);
    }
}

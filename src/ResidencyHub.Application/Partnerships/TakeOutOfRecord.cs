using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Takes an entry, a goal or one value of a goal out of the record because it was a mistake, or puts an entry or a goal back.</summary>
public sealed class TakeOutOfRecord(UseCaseServices services) : RecordCommand<TakeOutOfRecord.Request, Id<Partnership>>(services)
{
    /// <param name="Entry">An entry…</param>
    /// <param name="Goal">…or a goal…</param>
    /// <param name="Value">…or, with its goal, one of its values.</param>
    /// <param name="PutBack">It was no mistake after all.</param>
    /// <param name="Because">Why it is taken out.</param>
    public sealed record Request(Id<RecordEntry>? Entry, Id<Goal>? Goal, Id<MeasuredValue>? Value, bool PutBack, string? Because);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Partnership>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        operation.Why = Record.Line(request.Because);
        if (request is { Goal: { } of, Value: { } id })
        {
            if (await operation.Db.Goals.Include(g => g.Values).SingleOrDefaultAsync(g => g.Id == of, stop) is not { } goal || goal.Values.FirstOrDefault(v => v.Id == id) is not { } value)
                return Outcome.NotFound;
            value.TakeOut(operation.Today);
            return goal.PartnershipId;
        }
        RecordItem? item = request.Entry is { } entry
            ? await operation.Db.RecordEntries.SingleOrDefaultAsync(e => e.Id == entry, stop)
            : await operation.Db.Goals.SingleOrDefaultAsync(g => g.Id == request.Goal, stop);
        if (item is null)
            return Outcome.NotFound;
        if (request.PutBack)
            item.PutBack();
        else
            item.TakeOut(operation.Today, request.Because!.Trim());
        return item.PartnershipId;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Because).NotEmpty().When(r => !r.PutBack).WithMessage("Say why it is taken out; the others read it in the history.");
            RuleFor(r => r.Because).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.Entry).Must((r, _) => r.Entry is not null || r.Goal is not null).WithMessage("Say what is to be taken out.");
        }
    }
}

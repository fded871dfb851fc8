using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Oversight;

/// <summary>Logs a visit or an event of technical assistance, or says better what was logged. Both sides read it.</summary>
public sealed class LogVisit(UseCaseServices services) : RecordCommand<LogVisit.Request, Id<Visit>>(services)
{
    /// <param name="Visit">Null for a new one.</param>
    /// <param name="Once">Made with the form of a new one: posted twice it writes once.</param>
    /// <param name="Place">The key of what it is about; empty for the whole partnership.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<Visit>? Visit, Guid Once, string? Place, DateOnly? On, VisitKind? Kind, string? Who, string? Where, string? WorkedOn, string? NextStep, DateOnly? NextBy, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Visit>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (request.On < partnership.StartedOn)
            return Outcome.Invalid(nameof(Request.On), $"The partnership began on {PartnershipWords.Day(partnership.StartedOn)}.");
        var known = request.Visit is { } id ? await db.Visits.SingleOrDefaultAsync(v => v.Id == id && v.PartnershipId == partnership.Id, stop) : null;
        if (request.Visit is not null && known is null)
            return Outcome.NotFound;
        var key = request.Place ?? "";
        var about = known is not null && RecordPlaces.KeyOf(known.About) == key ? known.About : (await RecordPlaces.OfAsync(operation, partnership, stop)).FirstOrDefault(p => p.Key == key).Place;
        if (about is null)
            return Outcome.Invalid(nameof(Request.Place), "This is none of the places that you can write about. Choose another.");
        var text = new VisitText(request.On!.Value, request.Kind!.Value, request.Who!.Trim(), Record.Line(request.Where), request.WorkedOn!.Trim(), Record.Line(request.NextStep), request.NextBy);
        if (known is not null)
        {
            Record.Expect(operation, known, request.Version);
            known.Write(about, text, operation.Today);
            return known.Id;
        }
        if (await db.Visits.SingleOrDefaultAsync(v => v.PartnershipId == partnership.Id && v.Once == request.Once, stop) is { } sent)
            return sent.Id;
        var visit = new Visit(partnership.Id, about, text, request.Once, operation.Viewer.Name, operation.Today);
        db.Add(visit);
        return visit.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.On).NotNull().WithMessage("Say on which day.");
            RuleFor(r => r.Kind).NotNull().WithMessage("Say what sort of visit it was.").IsInEnum().WithMessage("Choose one of the answers.");
            RuleFor(r => r.Who).NotEmpty().WithMessage("Say who came, or who helped.").MaximumLength(500).WithMessage("Up to 500 characters, please.");
            RuleFor(r => r.Where).MaximumLength(200).WithMessage("Up to 200 characters, please.");
            RuleFor(r => r.WorkedOn).NotEmpty().WithMessage("Say on what you worked, in a sentence; no pupil’s name.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.NextStep).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.NextBy).NotNull().When(r => !string.IsNullOrWhiteSpace(r.NextStep)).WithMessage("Say by when the next step is done.").LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
        }
    }
}

/// <summary>Says that the next step of a visit is done.</summary>
public sealed class FinishNextStep(UseCaseServices services) : RecordCommand<FinishNextStep.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<Visit> Visit, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || await operation.Db.Visits.SingleOrDefaultAsync(v => v.Id == request.Visit && v.PartnershipId == request.Partnership, stop) is not { } visit)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        Record.Expect(operation, visit, request.Version);
        visit.FinishNext(operation.Today);
        return default(Nothing);
    }
}

/// <summary>Takes a visit out of the record that was logged by mistake, with a reason; it stays in the history and can be put back.</summary>
public sealed class TakeVisitOut(UseCaseServices services) : RecordCommand<TakeVisitOut.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<Visit> Visit, bool PutBack, string? Because, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || await operation.Db.Visits.SingleOrDefaultAsync(v => v.Id == request.Visit && v.PartnershipId == request.Partnership, stop) is not { } visit)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        Record.Expect(operation, visit, request.Version);
        if (request.PutBack)
            visit.PutBack();
        else
            visit.TakeOut(operation.Today, request.Because!.Trim());
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Because).NotEmpty().When(r => !r.PutBack).WithMessage("Say why it is taken out.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

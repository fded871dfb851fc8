using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Workforce;

/// <summary>A school's leader enters positions that will be open, or says better what was entered. A new one is private.</summary>
public sealed class KeepOpening(UseCaseServices services) : Command<KeepOpening.Request, Id<ExpectedOpening>>(services)
{
    /// <param name="Opening">Null for a new one.</param>
    /// <param name="Once">Made with the form of a new one: posted twice it writes once.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<School> School, Id<ExpectedOpening>? Opening, Guid Once, string? Subject, string? GradeBand, int? Count, DateOnly? FromOn, Likelihood? Sure, int Version);

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<ExpectedOpening>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Openings.OwnSchoolAsync(operation, request.School, stop) is not { } school)
            return Outcome.NotFound;
        if (request.FromOn!.Value < operation.Today.AddYears(-1))
            return Outcome.Invalid(nameof(Request.FromOn), "This day lies more than a year back.");
        var text = new OpeningText(request.Subject!.Trim(), request.GradeBand?.Trim() ?? "", request.Count!.Value, request.FromOn.Value, request.Sure!.Value);
        if (request.Opening is { } id)
        {
            if (await Openings.FindAsync(operation, id, stop) is not { } known || known.SchoolId != school.Id)
                return Outcome.NotFound;
            Openings.Expect(operation, known, request.Version);
            known.Write(text);
            return known.Id;
        }
        if (await db.ExpectedOpenings.SingleOrDefaultAsync(o => o.SchoolId == school.Id && o.Once == request.Once, stop) is { } sent)
            return sent.Id;
        var opening = new ExpectedOpening(school, text, request.Once, operation.Viewer.Name, operation.Today);
        db.Add(opening);
        return opening.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Subject).NotEmpty().WithMessage("Name the subject, as “Mathematics”.").MaximumLength(100).WithMessage("Shorten the subject to 100 characters.");
            RuleFor(r => r.GradeBand).MaximumLength(40).WithMessage("Shorten the grades to 40 characters.");
            RuleFor(r => r.Count).NotNull().WithMessage("Say how many.").InclusiveBetween(1, ExpectedOpening.Most).WithMessage($"Give a number from 1 to {ExpectedOpening.Most}.");
            RuleFor(r => r.FromOn).NotNull().WithMessage("Say from when.").LessThan(new DateOnly(2200, 1, 1)).WithMessage("This day lies too far ahead.");
            RuleFor(r => r.Sure).NotNull().WithMessage("Say how sure it is.").IsInEnum().WithMessage("Choose one of the answers.");
        }
    }
}

/// <summary>Publishes an opening as it was shown: from now on the district and the programs read it.</summary>
public sealed class PublishOpening(UseCaseServices services) : Command<PublishOpening.Request, Nothing>(services)
{
    public sealed record Request(Id<ExpectedOpening> Opening, int Version);

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Openings.FindAsync(operation, request.Opening, stop) is not { } opening)
            return Outcome.NotFound;
        Openings.Expect(operation, opening, request.Version);
        opening.Publish(operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }
}

/// <summary>Withdraws an opening, published or not: nobody but the school's leader reads it from then on.</summary>
public sealed class WithdrawOpening(UseCaseServices services) : Command<WithdrawOpening.Request, Nothing>(services)
{
    /// <param name="Because">For the school's leader alone.</param>
    public sealed record Request(Id<ExpectedOpening> Opening, string? Because, int Version);

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Openings.FindAsync(operation, request.Opening, stop) is not { } opening)
            return Outcome.NotFound;
        Openings.Expect(operation, opening, request.Version);
        opening.Withdraw(operation.Today, string.IsNullOrWhiteSpace(request.Because) ? null : request.Because.Trim());
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Because).MaximumLength(500).WithMessage("Up to 500 characters, please.");
    }
}

/// <summary>Says that positions of an opening are filled, by graduates of a residency or by others.</summary>
public sealed class FillOpening(UseCaseServices services) : Command<FillOpening.Request, Nothing>(services)
{
    public sealed record Request(Id<ExpectedOpening> Opening, int? Count, bool? ByGraduate, int Version);

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Openings.FindAsync(operation, request.Opening, stop) is not { } opening)
            return Outcome.NotFound;
        // a fill adds a row beside the opening: the opening's version goes up with it, so that a form posted twice is the second
        Openings.Expect(operation, opening, request.Version);
        Claim.On(operation.Db, opening, opening.Id);
        opening.Fill(request.Count!.Value, request.ByGraduate!.Value, operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Count).NotNull().WithMessage("Say how many.").InclusiveBetween(1, ExpectedOpening.Most).WithMessage($"Give a number from 1 to {ExpectedOpening.Most}.");
            RuleFor(r => r.ByGraduate).NotNull().WithMessage("Say whether a graduate of the residency has it.");
        }
    }
}

/// <summary>Takes back that positions are filled, where that was noted by mistake: they are open again, and the mistake stays with its reason.</summary>
public sealed class TakeFillBack(UseCaseServices services) : Command<TakeFillBack.Request, Nothing>(services)
{
    public sealed record Request(Id<ExpectedOpening> Opening, Id<OpeningFill>? Fill, string? Because, int Version);

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Openings.FindAsync(operation, request.Opening, stop) is not { } opening || opening.Fills.FirstOrDefault(f => f.Id == request.Fill) is not { } fill)
            return Outcome.NotFound;
        Openings.Expect(operation, opening, request.Version);
        Claim.On(operation.Db, opening, opening.Id);
        opening.TakeFillBack(fill, request.Because!.Trim(), operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Because).NotEmpty().WithMessage("Say what was wrong.").MaximumLength(500).WithMessage("Up to 500 characters, please.");
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Concerns within reach, those that are open or those that are closed, the latest first.</summary>
public sealed class ListConcerns(UseCaseServices services) : Query<ListConcerns.Request, PageOf<ListConcerns.Row>>(services)
{
    /// <param name="Closed">Those of which is noted what came of them, instead of those that are open.</param>
    public sealed record Request(PageRequest Page, bool Closed = false);

    public sealed record Row(Id<Concern> Id, Id<Placement> Placement, string? Resident, string? School, string RaisedBy, DateTime RaisedAt, string Words, bool IsAboutSafety, bool SeenBySchool, string? Outcome, DateTime? ClosedAt);

    private static readonly ListOrder<Concern> _byRaising = ListOrder<Concern>.By(c => c.RaisedAt);

    private protected override Permission Needs => Permission.ReadConcerns;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        return await _byRaising.ReadAsync(
            request.Closed ? db.Concerns.Where(c => c.ClosedAt != null) : db.Concerns.Where(c => c.ClosedAt == null), request.Page with { Descending = true },
            c => new Row(c.Id, c.PlacementId, db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.ResidentName).FirstOrDefault(), db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.SchoolName).FirstOrDefault(), c.RaisedByName, c.RaisedAt, c.Words, c.IsAboutSafety, c.SeenBySchool, c.Outcome, c.ClosedAt), stop);
    }
}

/// <summary>The coordinator notes what came of a concern and closes it.</summary>
public sealed class CloseConcern(UseCaseServices services) : Command<CloseConcern.Request, Nothing>(services)
{
    public sealed record Request(Id<Concern> Concern, string Outcome);

    private protected override Permission Needs => Permission.CloseConcerns;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Concerns.SingleOrDefaultAsync(c => c.Id == request.Concern, stop) is not { } concern)
            return Outcome.NotFound;
        if (concern.ClosedAt is not null)
            return Outcome.Refused("closed-already", "This concern was closed already. Load the page again to read what came of it.");
        concern.Close(request.Outcome.Trim(), operation.Now);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Outcome).NotEmpty().WithMessage("Say what came of it; it stays with the concern.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
    }
}

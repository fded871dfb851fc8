using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Concerns within reach, open ones first; the latest two hundred.</summary>
public sealed class ListConcerns(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListConcerns.Row>>(services)
{
    /// <summary>Open ones first; older closed ones do not stand on the page.</summary>
    public const int Most = 200;

    public sealed record Row(Id<Concern> Id, Id<Placement> Placement, string? Resident, string? School, string RaisedBy, DateTime RaisedAt, string Words, bool IsAboutSafety, bool SeenBySchool, string? Outcome, DateTime? ClosedAt);

    private protected override Permission Needs => Permission.ReadConcerns;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        await (
            from c in operation.Db.Concerns.OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.RaisedAt).Take(Most)
            join p in operation.Db.Placements on c.PlacementId equals p.Id into placements
            from p in placements.DefaultIfEmpty()
            orderby c.ClosedAt != null, c.RaisedAt descending
            select new Row(c.Id, c.PlacementId, p == null ? null : p.ResidentName, p == null ? null : p.SchoolName, c.RaisedByName, c.RaisedAt, c.Words, c.IsAboutSafety, c.SeenBySchool, c.Outcome, c.ClosedAt)).ToListAsync(stop);
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

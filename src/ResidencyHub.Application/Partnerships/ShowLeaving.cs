using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Every placement, agreement and commitment that a partner's leaving touches: before it is said, and after.</summary>
public sealed class ShowLeaving(UseCaseServices services) : Query<ShowLeaving.Request, ShowLeaving.Answer>(services)
{
    /// <param name="Partnership">Which partnership.</param>
    /// <param name="Member">Who would leave; null for the viewer's own.</param>
    /// <param name="LastDay">On which day; null for the end of this school year.</param>
    /// <param name="Ending">A leaving that was said.</param>
    public sealed record Request(Id<Partnership> Partnership, Id<PartnershipMember>? Member, DateOnly? LastDay, Id<PartnershipEnding>? Ending);

    /// <param name="EndsAll">A side has nobody left: the partnership ends.</param>
    /// <param name="Said">The leaving, once it was said.</param>
    /// <param name="MayTakeBack">The viewer's own, and the last day is not over.</param>
    /// <param name="Placements">Those in the viewer's reach that run beyond the last day.</param>
    /// <param name="PlacementCount">All of them, everybody's.</param>
    public sealed record Answer(
        Id<Partnership> Partnership, string PartnershipName, Id<PartnershipMember> Member, string MemberName, DateOnly LastDay, bool EndsAll, Id<PartnershipEnding>? Said, string? Because, string? SaidBy, DateOnly? SaidOn, DateOnly? TakenBackOn, string? TakenBackBy, bool MayTakeBack,
        IReadOnlyList<PlacementLine> Placements, int PlacementCount, IReadOnlyList<AgreementLine> Agreements, IReadOnlyList<CommitmentLine> Commitments);

    public sealed record PlacementLine(Id<Placement> Id, string Resident, string School, PlacementState State, DateOnly StartsOn, DateOnly EndsOn);

    public sealed record AgreementLine(string Title, DateOnly? Before, DateOnly? After, bool Ends);

    public sealed record CommitmentLine(string Kind, string Title, DateOnly? On);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (request.Ending is { } id)
        {
            if (await operation.Db.PartnershipEndings.Include(e => e.Effects).SingleOrDefaultAsync(e => e.Id == id && e.PartnershipId == partnership.Id, stop) is not { } said || partnership.Members.FirstOrDefault(m => m.Id == said.MemberId) is not { } left)
                return Outcome.NotFound;
            return await new LeavingReach(operation, partnership, left, said.EndsAll, said.LastDay).ReadAsync(said, stop);
        }
        var leaving = partnership.Members.FirstOrDefault(m => request.Member is { } asked ? m.Id == asked : Record.IsOwn(operation, m) && !m.HasLeftBy(operation.Today));
        if (leaving is null || !Record.IsOwn(operation, leaving))
            return Outcome.NotFound;
        var lastDay = request.LastDay ?? AcademicYear.Of(operation.Today).LastDay;
        return await new LeavingReach(operation, partnership, leaving, PartnershipEnding.LeavesASideEmpty(partnership.Members, leaving, lastDay), lastDay).ReadAsync(null, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.LastDay).InclusiveBetween(new DateOnly(1900, 1, 1), new DateOnly(2200, 1, 1)).When(r => r.LastDay is not null).WithMessage("Choose a day of this century.");
    }
}

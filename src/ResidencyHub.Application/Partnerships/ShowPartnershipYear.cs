using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>A school year of a partnership: who takes part, and what of last year can be used again.</summary>
public sealed class ShowPartnershipYear(UseCaseServices services) : Query<ShowPartnershipYear.Request, ShowPartnershipYear.Answer>(services)
{
    /// <param name="Year">The calendar year in which the school year begins; null for the current one.</param>
    public sealed record Request(Id<Partnership> Partnership, int? Year);

    /// <param name="OpenedOn">Set when it was carried over already.</param>
    /// <param name="MayCarryOver">It begins this school year or the next, is not carried over yet, and lies within the partnership.</param>
    public sealed record Answer(
        Id<Partnership> Partnership, string Name, AcademicYear Year, DateOnly? OpenedOn, string? OpenedBy, bool MayCarryOver, IReadOnlyList<Partner> Partners, IReadOnlyList<Entry> Entries, IReadOnlyList<OpenGoal> Goals,
        int? Residents, int? Mentors, string? Source, int Version, IReadOnlyList<AcademicYear> Years);

    /// <param name="WhyNot">Why it is inactive; null when it takes part.</param>
    public sealed record Partner(Id<PartnershipMember> Id, PartnershipSide Side, string Name, string? WhyNot, bool Left);

    public sealed record Entry(Id<RecordEntry> Id, EntryKind Kind, string Title, string? Person, string? Place, DateOnly StartsOn, DateOnly? EndsOn, string? WhyNot);

    public sealed record OpenGoal(string Title, DateOnly TargetOn);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, now) = (operation.Db, AcademicYear.Of(operation.Today));
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var first = AcademicYear.Of(partnership.StartedOn);
        var last = partnership.EndedOn is { } end && AcademicYear.Of(end) < now.Next ? AcademicYear.Of(end) : now.Next;
        var year = request.Year is { } asked && asked >= first.StartYear && asked <= last.StartYear ? new AcademicYear(asked) : now < first ? first : now;
        var (partners, entries) = await CarriedAsync(operation, partnership, year, stop);
        var row = await db.PartnershipYears.SingleOrDefaultAsync(y => y.PartnershipId == partnership.Id && y.Year == year.StartYear, stop);
        var goals = await db.Goals.Where(g => g.PartnershipId == partnership.Id && g.State == GoalState.Open && g.TakenOutOn == null).OrderBy(g => g.TargetOn).Select(g => new OpenGoal(g.Title, g.TargetOn)).ToListAsync(stop);
        return new Answer(
            partnership.Id, partnership.Name, year, row?.OpenedOn, row?.OpenedBy, row?.OpenedOn is null && MayCarry(partnership, year, now) && operation.Viewer.May(Permission.VoteForSide),
            [.. partners.Select(p => new Partner(p.Member.Id, p.Member.Side, p.Member.Name, p.WhyNot, !p.Member.Stays.Contains(year.FirstDay)))],
            [.. entries.Select(e => new Entry(e.Entry.Id, e.Entry.Kind, e.Entry.Title, e.Entry.Person, e.Entry.PlaceName, e.Entry.StartsOn, e.Entry.EndsOn, e.WhyNot))], goals,
            row?.Residents, row?.Mentors, row?.Source, row?.Version ?? 0, [.. Enumerable.Range(first.StartYear, Math.Max(1, last.StartYear - first.StartYear + 1)).Reverse().Select(y => new AcademicYear(y))]);
    }

    internal static bool MayCarry(Partnership partnership, AcademicYear year, AcademicYear now) =>
        year >= now && year <= now.Next && partnership.StartedOn <= year.Previous.LastDay && (partnership.EndedOn is null || partnership.EndedOn >= year.FirstDay);

    internal static async Task<(IReadOnlyList<PartnerOfYear> Partners, IReadOnlyList<EntryOfYear> Entries)> CarriedAsync(Operation operation, Partnership partnership, AcademicYear year, CancellationToken stop)
    {
        var (last, begin) = (year.Previous.LastDay, partnership.Id);
        var said = await operation.Db.YearPartners.Where(y => y.PartnershipId == begin && y.Year == year.StartYear).ToListAsync(stop);
        var entries = await operation.Db.RecordEntries.Where(e => e.PartnershipId == begin && e.TakenOutOn == null && e.StartsOn <= last && (e.EndsOn == null || e.EndsOn >= last)).ToListAsync(stop);
        var partners = CarryingOver.Partners(partnership.Members, said, year);
        return (partners, CarryingOver.Entries(entries, partners, year));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Year).InclusiveBetween(1900, 2200).When(r => r.Year is not null).WithMessage("Choose a school year.");
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Uses last year again by one confirmation: what is chosen goes on, the rest ends with last year's last day. Nothing of a partner who is inactive this year goes on.</summary>
public sealed class CarryYearOver(UseCaseServices services) : RecordCommand<CarryYearOver.Request, CarryYearOver.Done>(services)
{
    /// <param name="Shown">The entries that the viewer was shown: no other ends. What somebody has entered since, and what the viewer does not see, stays as it is.</param>
    /// <param name="GoOn">Those of them that go on.</param>
    public sealed record Request(Id<Partnership> Partnership, int Year, IReadOnlyList<Id<RecordEntry>> Shown, IReadOnlyList<Id<RecordEntry>> GoOn);

    public sealed record Done(int GoOn, int Ended, int Partners);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Done>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var (year, now) = (new AcademicYear(request.Year), AcademicYear.Of(operation.Today));
        if (!ShowPartnershipYear.MayCarry(partnership, year, now))
            return Outcome.Refused("year-not-now", $"Only {now} and {now.Next} can be carried over, as far as the partnership goes on in them.");
        // two who confirm at once open one year: the second reads who did
        Claim.On(db, partnership, partnership.Id);
        var (partners, entries) = await ShowPartnershipYear.CarriedAsync(operation, partnership, year, stop);
        var row = await db.PartnershipYears.SingleOrDefaultAsync(y => y.PartnershipId == partnership.Id && y.Year == year.StartYear, stop);
        if (row is null)
            db.Add(row = new PartnershipYear(partnership.Id, year));
        row.Open(operation.Viewer.Name, operation.Today);
        var said = await db.YearPartners.Where(y => y.PartnershipId == partnership.Id && y.Year == year.StartYear).ToListAsync(stop);
        foreach (var partner in partners.Where(p => p.WhyNot is null && said.TrueForAll(s => s.MemberId != p.Member.Id)))
        {
            var takes = new YearPartner(partner.Member, year);
            takes.Say(true, null, operation.Viewer.Name, operation.Today);
            db.Add(takes);
        }
        var ended = 0;
        foreach (var (entry, whyNot) in entries.Where(e => request.Shown.Contains(e.Entry.Id)).Where(e => e.WhyNot is not null || !request.GoOn.Contains(e.Entry.Id)).Select(e => (e.Entry, e.WhyNot)))
        {
            entry.EndBy(year.Previous.LastDay, operation.Today, whyNot ?? $"not carried over into {year}");
            ended++;
        }
        return new Done(entries.Count - ended, ended, partners.Count(p => p.WhyNot is null));
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Year).InclusiveBetween(1900, 2200).WithMessage("Choose a school year.");
            RuleFor(r => r.Shown).NotNull();
            RuleFor(r => r.GoOn).NotNull();
        }
    }
}

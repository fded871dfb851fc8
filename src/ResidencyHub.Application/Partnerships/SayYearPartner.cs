using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Says before a year begins whether a partner takes part in it.</summary>
public sealed class SayYearPartner(UseCaseServices services) : RecordCommand<SayYearPartner.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<PartnershipMember> Member, int Year, bool TakesPart, string? Because);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || partnership.Members.FirstOrDefault(m => m.Id == request.Member) is not { } member)
            return Outcome.NotFound;
        if (!Record.IsOwn(operation, member) && (member.ProgramId is not null || member.DistrictId is not null))
            return Outcome.Refused("not-your-partner", $"Only people of {member.Name} say whether it takes part. Ask them.");
        if (await db.PartnershipYears.AnyAsync(y => y.PartnershipId == partnership.Id && y.Year == request.Year && y.OpenedOn != null, stop))
            return Outcome.Refused("year-open", "This year has been carried over already. A partner who stops now leaves the partnership, or its entries are ended one by one.");
        var row = await db.YearPartners.SingleOrDefaultAsync(y => y.MemberId == member.Id && y.Year == request.Year, stop);
        if (row is null)
            db.Add(row = new YearPartner(member, new AcademicYear(request.Year)));
        row.Say(request.TakesPart, Record.Line(request.Because), operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Year).InclusiveBetween(1900, 2200).WithMessage("Choose a school year.");
            RuleFor(r => r.Because).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

/// <summary>Enters how many residents and mentors there were in a year before the hub, with the source.</summary>
public sealed class CountPartnershipYear(UseCaseServices services) : RecordCommand<CountPartnershipYear.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, int Year, int? Residents, int? Mentors, string? Source);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        if (request.Year < AcademicYear.Of(partnership.StartedOn).StartYear || request.Year > AcademicYear.Of(operation.Today).StartYear)
            return Outcome.Invalid(nameof(Request.Year), "Choose a school year of the partnership.");
        var row = await db.PartnershipYears.SingleOrDefaultAsync(y => y.PartnershipId == partnership.Id && y.Year == request.Year, stop);
        if (row is null)
            db.Add(row = new PartnershipYear(partnership.Id, new AcademicYear(request.Year)));
        row.Count(request.Residents, request.Mentors, Record.Line(request.Source));
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Year).InclusiveBetween(1900, 2200).WithMessage("Choose a school year.");
            RuleFor(r => r.Residents).InclusiveBetween(0, 100_000).WithMessage("Between 0 and 100,000.");
            RuleFor(r => r.Mentors).InclusiveBetween(0, 100_000).WithMessage("Between 0 and 100,000.");
            RuleFor(r => r.Source).NotEmpty().When(r => r.Residents is not null || r.Mentors is not null).WithMessage("Say where the numbers come from.").MaximumLength(200).WithMessage("Shorten the source to 200 characters.");
        }
    }
}

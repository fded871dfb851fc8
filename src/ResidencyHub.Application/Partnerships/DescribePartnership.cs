using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Gives a partnership its name and its shared vision.</summary>
public sealed class DescribePartnership(UseCaseServices services) : RecordCommand<DescribePartnership.Request, Nothing>(services)
{
    public sealed record Request(Id<Partnership> Partnership, string Name, string? Vision, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        Record.Expect(operation, partnership, request.Version);
        partnership.Describe(request.Name.Trim(), Record.Line(request.Vision));
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the partnership a name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Vision).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
        }
    }
}

/// <summary>Enters a community organization, a union or another body that no directory knows as a partner on its side, gives it another name, or says on which day it left.</summary>
public sealed class KeepOrganization(UseCaseServices services) : RecordCommand<KeepOrganization.Request, Id<PartnershipMember>>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<PartnershipMember>? Member, string Name, PartnershipSide Side, DateOnly? StartsOn, DateOnly? LeftOn);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two who enter the same begins again and reads that it belongs to it already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<PartnershipMember>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        Claim.On(operation.Db, partnership, partnership.Id);
        var name = request.Name.Trim();
        PartnershipMember? member;
        if (request.Member is { } id)
        {
            member = partnership.Members.FirstOrDefault(m => m.Id == id && m.ProgramId is null && m.DistrictId is null);
            if (member is null)
                return Outcome.NotFound;
            member.Rename(name);
        }
        else
        {
            var first = request.StartsOn ?? operation.Today;
            if (first < partnership.StartedOn)
                return Outcome.Invalid(nameof(Request.StartsOn), $"The partnership began on {PartnershipWords.Day(partnership.StartedOn)}. Choose that day or a later one.");
            if (partnership.Members.Any(m => m.Name == name && m.Stays.Overlaps(new Period(first))))
                return Outcome.Invalid(nameof(Request.Name), $"{name} belongs to it already.");
            member = partnership.Join(name, request.Side, new Period(first), operation.Now);
            operation.Db.Add(member);
        }
        if (request.LeftOn is { } left && left != member.EndsOn)
            member.Leave(left);
        return member.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the organization's name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Side).IsInEnum();
            RuleFor(r => r.StartsOn).GreaterThan(new DateOnly(1900, 1, 1)).When(r => r.StartsOn is not null).WithMessage("This day lies too far back.");
            RuleFor(r => r.LeftOn).GreaterThan(new DateOnly(1900, 1, 1)).When(r => r.LeftOn is not null).WithMessage("This day lies too far back.");
        }
    }
}

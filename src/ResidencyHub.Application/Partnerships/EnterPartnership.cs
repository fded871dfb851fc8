using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The administrator enters a partnership that both sides have agreed to outside the hub, when it begins or when a partner has nobody here yet who could accept. Its history says on whose word.</summary>
public sealed class EnterPartnership(UseCaseServices services) : RecordCommand<EnterPartnership.Request, Id<Partnership>>(services)
{
    /// <param name="Partnership">A further partner of this one; null for a new one.</param>
    /// <param name="Name">Of a new one.</param>
    /// <param name="StartsOn">Its first day, or the further partner's.</param>
    /// <param name="Program">The program; of a further partner either this or the place.</param>
    /// <param name="Place">A school or district of the directory.</param>
    /// <param name="Because">Where both agreed: the agreement signed, the meeting.</param>
    public sealed record Request(Id<Partnership>? Partnership, string? Name, DateOnly? StartsOn, Id<PreparationProgram>? Program, Guid? Place, string? Because);

    private protected override Permission Needs => Permission.ManagePrograms;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two who enter the same begins again and reads that it belongs to it already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<Partnership>>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        FoundPartner? program = null, place = null;
        if (request.Program is { } chosen && (program = await FoundPartner.FindAsync(db, chosen, null, stop)) is null)
            return Outcome.Invalid(nameof(Request.Program), "Choose a program from the list.");
        if (request.Place is { } at && (place = await FoundPartner.FindAsync(db, null, at, stop)) is null)
            return Outcome.Invalid(nameof(Request.Place), "Choose a school or district from the directory.");
        operation.Why = request.Because!.Trim();
        Partnership partnership;
        if (request.Partnership is { } id)
        {
            if (await Record.FindAsync(operation, id, stop) is not { } known)
                return Outcome.NotFound;
            if (known.EndedOn is { } ended)
                return Outcome.Refused("partnership-over", $"This partnership ends on {PartnershipWords.Day(ended)}. Nobody joins it any more; enter a new one.");
            partnership = known;
            Claim.On(db, partnership, partnership.Id);
        }
        else
        {
            var name = request.Name!.Trim();
            if (await db.Partnerships.AnyAsync(x => x.Name == name && x.EndedOn == null, stop))
                return Outcome.Invalid(nameof(Request.Name), "There is a partnership of this name. Choose another name, or add a partner there.");
            db.Add(partnership = new Partnership(name, request.StartsOn!.Value));
        }
        if (place?.LacksDistrict(partnership, operation.Today) == true)
            return Outcome.Invalid(nameof(Request.Place), "Enter its district first; a school joins beside its district.");
        var joining = new[] { program, place }.OfType<FoundPartner>().ToList();
        if (joining.Select(j => j.MemberOf(partnership, operation.Today)).FirstOrDefault(m => m is not null) is { } member)
            return Outcome.Refused("member-already", $"{member.Name} belongs to it already, since {PartnershipWords.Day(member.StartsOn)}.");
        foreach (var partner in joining)
            partner.Join(partnership, new Period(request.StartsOn!.Value), operation.Now);
        return partnership.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            When(r => r.Partnership is null, () =>
            {
                RuleFor(r => r.Name).NotEmpty().WithMessage("Give the partnership a name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
                RuleFor(r => r.Program).NotNull().WithMessage("Choose the program: a partnership has both sides.");
                RuleFor(r => r.Place).NotNull().WithMessage("Choose the district or school: a partnership has both sides.");
            }).Otherwise(() => RuleFor(r => r.Place).Must((r, place) => place is not null || r.Program is not null).WithMessage("Choose who joins: a program, or a school or district."));
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Say since when, or from when.").GreaterThan(new DateOnly(1900, 1, 1)).WithMessage("This day lies too far back.");
            RuleFor(r => r.Because).NotEmpty().WithMessage("Say where both sides agreed: the agreement and its day, or the meeting.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

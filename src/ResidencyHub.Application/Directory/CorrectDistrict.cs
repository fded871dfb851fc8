using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Changes what the directory says of a district; a newer national list leaves it so.</summary>
public sealed class CorrectDistrict(UseCaseServices services) : Command<CorrectDistrict.Request, Nothing>(services)
{
    /// <summary>The whole form; <see cref="Version"/> is the one that it showed.</summary>
    public sealed record Request(Id<District> District, string Name, string? Street, string? City, string? Zip, int Version);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Districts.SingleOrDefaultAsync(d => d.Id == request.District, stop) is not { } district)
            return Outcome.NotFound;
        if (!operation.MayEdit(district.Id))
            return DirectoryEdits.NotYours;
        operation.Expect(district, request.Version);
        district.Rename(request.Name.Trim());
        district.CorrectAddress(DirectoryEdits.Line(request.Street), DirectoryEdits.Line(request.City), DirectoryEdits.Line(request.Zip));
        operation.Announce(DirectoryTopic.Name, district.Id.Value);
        return default(Nothing);
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the district's name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Street).MaximumLength(200).WithMessage("Shorten the street to 200 characters.");
            RuleFor(r => r.City).MaximumLength(100).WithMessage("Shorten the city to 100 characters.");
            RuleFor(r => r.Zip).Matches("^[0-9]{5}(-[0-9]{4})?$").When(r => !string.IsNullOrWhiteSpace(r.Zip)).WithMessage("A ZIP code has five digits, or nine like 80202-1234.");
        }
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Adds a district, or what takes its place (a charter network, a private school's own office), that the national list does not have.</summary>
public sealed class AddDistrict(UseCaseServices services) : Command<AddDistrict.Request, Id<District>>(services)
{
    public sealed record Request(string Name, string State, string? City);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<District>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Reach.Kind is not (ReachKind.Everything or ReachKind.Programs))
            return Outcome.Refused("not-your-district", "District leads keep their own district. A program's coordinator or an administrator adds another.");
        var (name, state) = (request.Name.Trim(), request.State.Trim().ToUpperInvariant());
        var city = DirectoryEdits.Line(request.City);
        if (await operation.Db.Districts.AnyAsync(d => d.State == state && d.EndedOn == null && d.Name == name && d.City == city, stop))
            return Outcome.Refused("district-exists", $"There is already a district called “{name}” in {state}. Choose it from the list, or give the new one a name that tells them apart.");
        var district = new District(name, state);
        district.Locate(null, city, null, null, null, null, null);
        operation.Db.Add(district);
        operation.Announce(DirectoryTopic.Name, district.Id.Value);
        return district.Id;
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the district's name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.State).Must(s => s?.Trim() is { Length: 2 } two && two.All(char.IsAsciiLetter)).WithMessage("Give the state in two letters, such as CO or PR.");
            RuleFor(r => r.City).MaximumLength(100).WithMessage("Shorten the city to 100 characters.");
        }
    }
}

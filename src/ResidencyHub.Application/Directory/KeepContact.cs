using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Adds a contact of a school or of a district's office, changes one, or says on which day one left the role.</summary>
public sealed class KeepContact(UseCaseServices services) : Command<KeepContact.Request, Id<Contact>>(services)
{
    /// <summary>The whole form. Without <see cref="Contact"/> a new one; role and first day of one that is there stay as they are. <see cref="LeftOn"/> is the last day in the role.</summary>
    public sealed record Request(Id<Contact>? Contact, Id<District> District, Id<School>? School, ContactRole Role, string Name, string? Email, string? Phone, DateOnly? StartsOn, DateOnly? LeftOn, int Version);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<Contact>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        Contact? contact;
        var (name, email, phone) = (request.Name.Trim(), DirectoryEdits.Line(request.Email), DirectoryEdits.Line(request.Phone));
        if (request.Contact is { } id)
        {
            contact = await operation.Db.Contacts.SingleOrDefaultAsync(c => c.Id == id, stop);
            if (contact is null)
                return Outcome.NotFound;
            if (!operation.MayEdit(contact.DistrictId))
                return DirectoryEdits.NotYours;
            operation.Expect(contact, request.Version);
            contact.Change(name, email, phone);
        }
        else
        {
            if (!operation.MayEdit(request.District))
                return DirectoryEdits.NotYours;
            if (request.School is { } school && !await operation.Db.Schools.AnyAsync(s => s.Id == school && s.DistrictId == request.District, stop))
                return Outcome.NotFound;
            contact = new Contact(request.District, request.School, request.Role, name, email, phone, new Period(request.StartsOn ?? operation.Today));
            operation.Db.Add(contact);
        }
        if (request.LeftOn is { } left)
        {
            if (left < contact.StartsOn)
                return Outcome.Invalid(nameof(request.LeftOn), $"The last day lies before the first ({contact.StartsOn:d MMM yyyy}).");
            contact.Leave(left);
        }
        operation.Announce(DirectoryTopic.Name, request.School?.Value ?? request.District.Value);
        return contact.Id;
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the person's name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Email).EmailAddress().When(r => !string.IsNullOrWhiteSpace(r.Email)).WithMessage("This is no e-mail address: it should look like name@school.org.");
            RuleFor(r => r.Email).MaximumLength(254).WithMessage("Shorten the e-mail address to 254 characters.");
            RuleFor(r => r.Phone).MaximumLength(40).WithMessage("Shorten the telephone number to 40 characters.");
            RuleFor(r => r.Phone).NotEmpty().When(r => string.IsNullOrWhiteSpace(r.Email)).WithMessage("Give an e-mail address or a telephone number: without either nobody can be reached.");
        }
    }
}

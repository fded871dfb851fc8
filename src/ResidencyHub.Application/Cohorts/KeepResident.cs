using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Adds a resident to a cohort by hand, or changes one.</summary>
public sealed class KeepResident(UseCaseServices services) : Command<KeepResident.Request, Id<Resident>>(services)
{
    /// <summary>The form as it is sent: Id is null for a new resident, Version the one that was shown, Answer what was said about people who are alike.</summary>
    public sealed record Request(
        Id<Resident>? Id, Id<Cohort>? Cohort, string? FirstName, string? LastName, string? Number, string? Email, string? Phone, string? Subject, string? GradeBand,
        Id<Person>? Supervisor, string? SchoolWish, string? Notes, int Version = 0, string? Answer = null, DateOnly? AdmittedOn = null);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Cohort).NotNull().When(r => r.Id is null).WithMessage("Choose the cohort.");
            RuleFor(r => r.FirstName).NotEmpty().WithMessage("Give the first name.").MaximumLength(100);
            RuleFor(r => r.LastName).NotEmpty().WithMessage("Give the last name.").MaximumLength(100);
            RuleFor(r => r.Number).MaximumLength(40);
            RuleFor(r => r.Email).Custom((email, c) => { if (!string.IsNullOrWhiteSpace(email) && CellValue.Email(email).Reason is { } reason) c.AddFailure(reason); });
            RuleFor(r => r.Phone).Custom((phone, c) => { if (!string.IsNullOrWhiteSpace(phone) && CellValue.Phone(phone).Reason is { } reason) c.AddFailure(reason); });
            RuleFor(r => r.Subject).MaximumLength(100);
            RuleFor(r => r.GradeBand).MaximumLength(40);
            RuleFor(r => r.SchoolWish).MaximumLength(200);
            RuleFor(r => r.Notes).MaximumLength(4000);
        }
    }

    private protected override Permission Needs => Permission.ManageResidents;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<Resident>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var email = Tidy(request.Email) is { } typed ? CellValue.Email(typed).Value!.ToLowerInvariant() : null;
        Resident? resident;
        Person? person;
        if (request.Id is { } id)
        {
            if ((resident = await db.Residents.FirstOrDefaultAsync(r => r.Id == id, stop)) is null)
                return Outcome.NotFound;
            db.Entry(resident).Property(r => r.Version).OriginalValue = request.Version;
            person = await db.People.FirstOrDefaultAsync(p => p.Id == resident.PersonId, stop);
        }
        else
        {
            if (await db.Cohorts.FirstOrDefaultAsync(c => c.Id == request.Cohort!.Value, stop) is not { } cohort)
                return Outcome.NotFound;
            var (known, unwell) = await FindAlike.AnswerAsync(operation, request.Answer, new(request.FirstName!.Trim(), request.LastName!.Trim()), email, Tidy(request.Number), stop);
            if (unwell is not null)
                return unwell;
            if (known is not null && await db.Residents.AnyAsync(r => r.PersonId == known.Id && r.CohortId == cohort.Id, stop))
                return Outcome.Refused("resident-there", $"{known.Name.Full} is in {cohort.Name} already. Open the record in the list of residents.");
            person = known ?? new Person(new(request.FirstName!.Trim(), request.LastName!.Trim()), null, Tidy(request.Phone), cohort.ProgramId);
            resident = new Resident(person, cohort, Tidy(request.Number), operation.Today);
            db.Add(resident);
            if (known is null)
                db.Add(person);
            else
                (email, person) = (known.Email, null);
        }
        var name = new PersonName(request.FirstName!.Trim(), request.LastName!.Trim());
        if (person is null && request.Id is not null && (resident.Name != name || resident.Email != email || resident.Phone != Tidy(request.Phone)))
            return Outcome.Refused("person-kept-elsewhere", "Name, e-mail and phone of this person are kept by the program that entered them. Ask its coordinator to correct them; everything else can be changed here.");
        if (person is not null && person.Email != email && email is not null && await TakenAsync(email, person.Id, operation, stop))
            return Outcome.Invalid(nameof(Request.Email), "This address belongs to somebody else in the hub. Check it; if it is the same person, import the resident instead and answer the question.");
        if (Tidy(request.Number) is { } number && await db.Residents.AnyAsync(r => r.ProgramId == resident.ProgramId && r.Number == number && r.Id != resident.Id, stop))
            return Outcome.Invalid(nameof(Request.Number), $"The id {number} belongs to another resident of the program.");
        if (request.AdmittedOn > operation.Today)
            return Outcome.Invalid(nameof(Request.AdmittedOn), "The day of admission is today or before.");
        if (request.AdmittedOn is { } admitted)
        {
            if (request.Id is not null)
                await db.Entry(resident).Collection(r => r.Standings).LoadAsync(stop);
            resident.AdmittedFrom(admitted);
        }
        resident.Renumber(Tidy(request.Number));
        if (person is not null)
        {
            person.Change(name, email, Tidy(request.Phone));
            resident.Take(person);
            await CopyAsync(person, resident.Id, operation, stop);
        }
        resident.Prepare(Tidy(request.Subject) ?? "", Tidy(request.GradeBand) ?? "");
        resident.Note(Tidy(request.SchoolWish), Tidy(request.Notes));
        if (request.Supervisor != resident.SupervisorId && await AssignSupervisor.NameOfAsync(request.Supervisor, operation, stop) is var supervisor)
            resident.Supervise(supervisor?.Id, supervisor?.Name.Full);
        return resident.Id;
    }

    internal static async Task<bool> TakenAsync(string email, Id<Person> self, Operation operation, CancellationToken stop)
    {
        await using var wide = operation.LookWider("an e-mail address is unique in the hub");
        return await wide.People.AnyAsync(p => p.Email == email && p.Id != self, stop);
    }

    // the other records of the same person within reach carry the same name
    private static async Task CopyAsync(Person person, Id<Resident> self, Operation operation, CancellationToken stop)
    {
        foreach (var other in await operation.Db.Residents.Where(r => r.PersonId == person.Id && r.Id != self).ToListAsync(stop))
            other.Take(person);
        foreach (var mentor in await operation.Db.Mentors.Where(m => m.PersonId == person.Id).ToListAsync(stop))
            mentor.Take(person);
    }

    internal static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

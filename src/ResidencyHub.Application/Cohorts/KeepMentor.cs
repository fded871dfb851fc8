using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Nominates a mentor by hand, or changes one.</summary>
public sealed class KeepMentor(UseCaseServices services) : Command<KeepMentor.Request, Id<Mentor>>(services)
{
    /// <summary>The form as it is sent: Id is null for a new mentor, Version the one that was shown, Answer what was said about people who are alike.</summary>
    public sealed record Request(
        Id<Mentor>? Id, Id<School>? School, string? FirstName, string? LastName, string? Number, string? Email, string? Phone, string? Subject, string? GradeBand, string? Room,
        string? CredentialField, int? YearsTeaching, int? ProgramTrainingHours, int? GeneralTrainingHours, DateOnly? PrincipalApprovedOn, int? Capacity, string? Notes, int Version = 0, string? Answer = null, DateOnly? AtSchoolFrom = null, DateOnly? AtSchoolThrough = null);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.School).NotNull().When(r => r.Id is null).WithMessage("Choose the school.");
            RuleFor(r => r.FirstName).NotEmpty().WithMessage("Give the first name.").MaximumLength(100);
            RuleFor(r => r.LastName).NotEmpty().WithMessage("Give the last name.").MaximumLength(100);
            RuleFor(r => r.Number).MaximumLength(40);
            RuleFor(r => r.Email).Custom((email, c) => { if (!string.IsNullOrWhiteSpace(email) && CellValue.Email(email).Reason is { } reason) c.AddFailure(reason); });
            RuleFor(r => r.Phone).Custom((phone, c) => { if (!string.IsNullOrWhiteSpace(phone) && CellValue.Phone(phone).Reason is { } reason) c.AddFailure(reason); });
            RuleFor(r => r.Subject).MaximumLength(100);
            RuleFor(r => r.GradeBand).MaximumLength(40);
            RuleFor(r => r.Room).MaximumLength(40);
            RuleFor(r => r.CredentialField).MaximumLength(100);
            RuleFor(r => r.YearsTeaching).InclusiveBetween(0, 70).WithMessage("Give whole years from 0 to 70, or leave it empty when not known.");
            RuleFor(r => r.ProgramTrainingHours).InclusiveBetween(0, 10_000).WithMessage("Give whole hours.");
            RuleFor(r => r.GeneralTrainingHours).InclusiveBetween(0, 10_000).WithMessage("Give whole hours.");
            RuleFor(r => r.Capacity).InclusiveBetween(0, 20).WithMessage("Give a number from 0 to 20.");
            RuleFor(r => r.Notes).MaximumLength(4000);
            RuleFor(r => r.AtSchoolThrough).GreaterThanOrEqualTo(r => r.AtSchoolFrom).When(r => r.AtSchoolFrom is not null && r.AtSchoolThrough is not null).WithMessage("The last day at the school is before the first.");
        }
    }

    private protected override Permission Needs => Permission.ManageMentors;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<Mentor>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var email = KeepResident.Tidy(request.Email) is { } typed ? CellValue.Email(typed).Value!.ToLowerInvariant() : null;
        var name = new PersonName(request.FirstName!.Trim(), request.LastName!.Trim());
        Mentor? mentor;
        Person? person;
        if (request.Id is { } id)
        {
            if ((mentor = await db.Mentors.FirstOrDefaultAsync(m => m.Id == id, stop)) is null)
                return Outcome.NotFound;
            db.Entry(mentor).Property(m => m.Version).OriginalValue = request.Version;
            person = await db.People.FirstOrDefaultAsync(p => p.Id == mentor.PersonId, stop);
            if (request.School is { } moved && moved != mentor.SchoolId && await MoveAsync(mentor, moved, operation, stop) is { } refused)
                return refused;
        }
        else
        {
            if (await db.Schools.FirstOrDefaultAsync(s => s.Id == request.School!.Value, stop) is not { } school || !IsPartner(school.DistrictId, operation))
                return Outcome.Invalid(nameof(Request.School), "This school is not in a partner district. Add the district to the partnership first.");
            if (operation.Reach.Kind is ReachKind.Districts)
                return Outcome.Refused("mentor-by-program", "Ask the program's coordinator to add the mentor; you can then keep the record.");
            var (known, unwell) = await FindAlike.AnswerAsync(operation, request.Answer, name, email, KeepResident.Tidy(request.Number), stop);
            if (unwell is not null)
                return unwell;
            await using var wide = operation.LookWider("a person is a mentor once");
            if (known is not null && await wide.Mentors.AnyAsync(m => m.PersonId == known.Id, stop))
                return Outcome.Refused("mentor-there", $"{known.Name.Full} is a mentor here already. Look in the list of mentors; if the school is not a partner of yours, ask an administrator to move the record.");
            person = known ?? new Person(name, null, KeepResident.Tidy(request.Phone), await PoolRules.OwnProgramAsync(operation, school.DistrictId, stop));
            mentor = new Mentor(person, school, KeepResident.Tidy(request.Number), operation.Today);
            db.Add(mentor);
            if (known is null)
                db.Add(person);
            else
                (name, email, person) = (known.Name, known.Email, null);
        }
        if (person is null && request.Id is not null && (mentor.Name != name || mentor.Email != email || mentor.Phone != KeepResident.Tidy(request.Phone)))
            return Outcome.Refused("person-kept-elsewhere", "Name, e-mail and phone of this person are kept by the program that entered them. Ask its coordinator to correct them; everything else can be changed here.");
        if (person is not null && person.Email != email && email is not null && await KeepResident.TakenAsync(email, person.Id, operation, stop))
            return Outcome.Invalid(nameof(Request.Email), "This address belongs to somebody else in the hub. Check it; if it is the same person, import the mentor instead and answer the question.");
        mentor.Renumber(KeepResident.Tidy(request.Number));
        if (person is not null)
        {
            person.Change(name, email, KeepResident.Tidy(request.Phone));
            mentor.Take(person);
        }
        mentor.Teach(KeepResident.Tidy(request.Subject) ?? "", KeepResident.Tidy(request.GradeBand) ?? "", KeepResident.Tidy(request.Room));
        mentor.Qualify(KeepResident.Tidy(request.CredentialField), request.YearsTeaching, mentor.ProgramTrainingHours, mentor.GeneralTrainingHours, request.PrincipalApprovedOn);
        if (await TrainAsync(mentor, request, operation, stop) is { } fewer)
            return fewer;
        mentor.Stay(request.AtSchoolFrom, request.AtSchoolThrough);
        mentor.Host(request.Capacity ?? mentor.Capacity);
        mentor.Note(KeepResident.Tidy(request.Notes));
        return mentor.Id;
    }

    /// <summary>Hours that are typed stand as a training of their own, with their day and who typed them: the sum follows from what was recorded, it is not overwritten.</summary>
    private static async Task<Outcome<Id<Mentor>>?> TrainAsync(Mentor mentor, Request request, Operation operation, CancellationToken stop)
    {
        var (program, general) = ((request.ProgramTrainingHours ?? mentor.ProgramTrainingHours) - mentor.ProgramTrainingHours, (request.GeneralTrainingHours ?? mentor.GeneralTrainingHours) - mentor.GeneralTrainingHours);
        if (program == 0 && general == 0)
            return null;
        if (program < 0 || general < 0)
        {
            await operation.Db.Entry(mentor).Collection(m => m.Trainings).LoadAsync(stop);
            var (byDay, generalByDay) = (mentor.Trainings.Sum(t => t.ProgramHours), mentor.Trainings.Sum(t => t.GeneralHours));
            if (mentor.ProgramTrainingHours + program < byDay)
                return Outcome.Invalid(nameof(Request.ProgramTrainingHours), $"{byDay} hours stand with their day on the mentor’s page. Give {byDay} or more.");
            if (mentor.GeneralTrainingHours + general < generalByDay)
                return Outcome.Invalid(nameof(Request.GeneralTrainingHours), $"{generalByDay} hours stand with their day on the mentor’s page. Give {generalByDay} or more.");
            mentor.Qualify(mentor.CredentialField, mentor.YearsTeaching, mentor.ProgramTrainingHours + Math.Min(0, program), mentor.GeneralTrainingHours + Math.Min(0, general), mentor.PrincipalApprovedOn);
        }
        if (program <= 0 && general <= 0)
            return null;
        await operation.Db.Entry(mentor).Collection(m => m.Standings).LoadAsync(stop);
        var own = await PoolRules.OwnProgramAsync(operation, mentor.DistrictId, stop);
        var rules = await RuleBook.OpenAsync(operation.Db, own, operation.Today, stop);
        mentor.Train("Entered with the mentor’s record", operation.Today, Math.Max(0, program), Math.Max(0, general), operation.Viewer.Name, rules.Mentors, mentor.TrainedThrough, own);
        return null;
    }

    private static bool IsPartner(Id<District> district, Operation operation) => operation.Reach.Kind is ReachKind.Everything || operation.Reach.Districts.Contains(district);

    private static async Task<Refusal?> MoveAsync(Mentor mentor, Id<School> to, Operation operation, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether a mentor who moves has a resident in any program");
        if (await wide.Placements.AnyAsync(p => (p.MentorId == mentor.Id || p.NextMentorId == mentor.Id) && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active), stop))
            return Outcome.Refused("mentor-moves", $"{mentor.Name.Full} has a resident at {mentor.SchoolName}. Give the placement another mentor or end it, then move the mentor.");
        if (await operation.Db.Schools.FirstOrDefaultAsync(s => s.Id == to, stop) is not { } school || !IsPartner(school.DistrictId, operation))
            return Outcome.Refused("mentor-school", "This school is not in a partner district.");
        mentor.Teach(school);
        return null;
    }
}

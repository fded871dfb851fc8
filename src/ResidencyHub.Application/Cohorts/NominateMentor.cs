using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Coordinator, principal or district lead proposes a teacher as mentor: the first step of the pool.</summary>
public sealed class NominateMentor(UseCaseServices services, Postbox postbox) : Command<NominateMentor.Request, NominateMentor.Answer>(services)
{
    public sealed record Request(Id<School>? School, string? FirstName, string? LastName, string? Email, string? Subject, string? GradeBand, string? Why);

    public sealed record Answer(Id<Mentor> Mentor, IReadOnlyList<Told> Told);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.School).NotNull().WithMessage("Choose the school.");
            RuleFor(r => r.FirstName).NotEmpty().WithMessage("Give the first name.").MaximumLength(100);
            RuleFor(r => r.LastName).NotEmpty().WithMessage("Give the last name.").MaximumLength(100);
            RuleFor(r => r.Email).Custom((email, c) => { if (!string.IsNullOrWhiteSpace(email) && CellValue.Email(email).Reason is { } reason) c.AddFailure(reason); });
            RuleFor(r => r.Subject).MaximumLength(100);
            RuleFor(r => r.GradeBand).MaximumLength(40);
            RuleFor(r => r.Why).MaximumLength(2000);
        }
    }

    private protected override Permission Needs => Permission.NominateMentors;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Schools.FirstOrDefaultAsync(s => s.Id == request.School!.Value, stop) is not { } school || !IsOwn(school, operation.Reach))
            return Outcome.Invalid(nameof(Request.School), "This school is not one of yours or of a partner district.");
        var email = KeepResident.Tidy(request.Email) is { } typed ? CellValue.Email(typed).Value!.ToLowerInvariant() : null;
        if (email is not null && await KeepResident.TakenAsync(email, default, operation, stop))
            return Outcome.Invalid(nameof(Request.Email), "Somebody with this address is in the hub already. Look for them under Mentors; if they are not there, ask the program's coordinator.");
        var keeper = await PoolRules.OwnProgramAsync(operation, school.DistrictId, stop) ?? (await PoolRules.ProgramsAsync(operation, school.DistrictId, stop) is [var partner, ..] ? partner : (Id<PreparationProgram>?)null);
        var person = new Person(new(request.FirstName!.Trim(), request.LastName!.Trim()), email, null, keeper);
        var mentor = new Mentor(person, school, null, operation.Today, operation.Viewer.Name, KeepResident.Tidy(request.Why));
        mentor.Teach(KeepResident.Tidy(request.Subject) ?? "", KeepResident.Tidy(request.GradeBand) ?? "", null);
        db.AddRange(person, mentor);
        return new Answer(mentor.Id, await PoolRules.TellCoordinatorsAsync(
            operation, postbox, mentor, $"Nominated as mentor: {mentor.Name.Full}", $"{operation.Viewer.Name} nominates {mentor.Name.Full}, {school.Name}, as a mentor{(request.Why is { Length: > 0 } why ? $": {why.Trim()}" : ".")}\n\nNext: ask {mentor.FirstName} to apply.", nameof(NominateMentor), stop));
    }

    private static bool IsOwn(School school, Reach reach) => reach.Kind switch
    {
        ReachKind.Everything => true,
        ReachKind.Schools => reach.Schools.Contains(school.Id),
        _ => reach.Districts.Contains(school.DistrictId),
    };
}

/// <summary>The schools whose teachers the viewer may nominate.</summary>
public sealed class OfferForNomination(UseCaseServices services) : Query<Nothing, IReadOnlyList<FilterOffer.School>>(services)
{
    private const int Most = 500;

    private protected override Permission Needs => Permission.NominateMentors;

    private protected override async Task<Outcome<IReadOnlyList<FilterOffer.School>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (reach, schools) = (operation.Reach, operation.Db.Schools.AsQueryable());
        schools = reach.Kind is ReachKind.Schools ? schools.Where(s => reach.Schools.Contains(s.Id))
            : reach.Kind is ReachKind.Everything ? schools.Where(s => operation.Db.Mentors.Any(m => m.SchoolId == s.Id))
            : schools.Where(s => reach.Districts.Contains(s.DistrictId));
        var rows = await schools.OrderBy(s => s.Name).Take(Most).Select(s => new { s.Id, s.Name }).ToListAsync(stop);
        return rows.ConvertAll(s => new FilterOffer.School(s.Id.Value, s.Name));
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Directory;

/// <summary>"How many can you host?": a school's answer for one school year, once for all its partners, or confirmed again with today's date.</summary>
public sealed class KeepCapacity(UseCaseServices services) : Command<KeepCapacity.Request, Nothing>(services)
{
    /// <summary>The whole form. <see cref="Seats"/> null: "don't know". <see cref="Version"/> null when the form showed no answer yet.</summary>
    public sealed record Request(Id<School> School, int Year, HostingAnswer Answer, int? Seats, string? Note, int? Version);

    private protected override Permission Needs => Permission.KeepCapacity;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var year = new AcademicYear(request.Year);
        if (await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school || !operation.Admits(new SchoolCapacity(school, year)))
            return Outcome.NotFound;
        if (school.EndedOn is { } ended)
            return Outcome.Refused("school-ended", $"{school.Name} closed on {ended:d MMMM yyyy}; it can host nobody.");
        var now = AcademicYear.Of(operation.Today);
        if (year < now || year.StartYear > now.StartYear + 3)
            return Outcome.Invalid(nameof(request.Year), $"Answer for {now} or one of the three years after it.");
        var capacity = await operation.Db.Capacities.SingleOrDefaultAsync(c => c.SchoolId == school.Id && c.Year == request.Year, stop);
        if (capacity is null)
            operation.Db.Add(capacity = new SchoolCapacity(school, year));
        else if (request.Version is { } version)
            operation.Expect(capacity, version);
        else
            return new Clash([new("Answer", request.Answer.ToString(), capacity.Answer.ToString()), new("Seats", request.Seats?.ToString(System.Globalization.CultureInfo.InvariantCulture), capacity.Seats?.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        capacity.Confirm(request.Answer, request.Seats, DirectoryEdits.Line(request.Note), operation.Viewer.Name, operation.Today);
        operation.Announce(DirectoryTopic.Name, school.Id.Value);
        return default(Nothing);
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Seats).InclusiveBetween(0, 200).WithMessage("Give a number from 0 to 200, or leave it empty for “don't know”.");
            RuleFor(r => r.Note).MaximumLength(2000).WithMessage("Shorten the note to 2,000 characters.");
            RuleFor(r => r.Note).NotEmpty().When(r => r.Answer is HostingAnswer.No).WithMessage("Say why not: the programs will ask, and a reason helps them to plan.");
        }
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Adds a school that the national list does not have: a new one, a private one, a campus.</summary>
public sealed class AddSchool(UseCaseServices services) : Command<AddSchool.Request, Id<School>>(services)
{
    public sealed record Request(Id<District> District, string Name, string? City, string? LowestGrade, string? HighestGrade, string? Phone);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<School>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        // a coordinator may begin with schools of a district before there is a partnership with it
        if (operation.Reach.Kind is not ReachKind.Programs && !operation.MayEdit(request.District))
            return DirectoryEdits.NotYours;
        if (await operation.Db.Districts.SingleOrDefaultAsync(d => d.Id == request.District, stop) is not { } district)
            return Outcome.NotFound;
        var name = request.Name.Trim();
        if (await operation.Db.Schools.AnyAsync(s => s.DistrictId == district.Id && s.EndedOn == null && s.Name == name, stop))
            return Outcome.Refused("school-exists", $"{district.Name} already has a school called “{name}”. Choose it from the list, or give the new one a name that tells them apart.");
        var school = new School(district.Id, name, district.State);
        school.Describe(DirectoryEdits.Line(request.City) ?? district.City, DirectoryEdits.Line(request.LowestGrade), DirectoryEdits.Line(request.HighestGrade));
        school.Reach(DirectoryEdits.Line(request.Phone));
        operation.Db.Add(school);
        operation.Announce(DirectoryTopic.Name, school.Id.Value);
        return school.Id;
    }

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the school's name.").MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.City).MaximumLength(100).WithMessage("Shorten the city to 100 characters.");
            RuleFor(r => r.Phone).MaximumLength(40).WithMessage("Shorten the telephone number to 40 characters.");
            RuleFor(r => r.LowestGrade).Must(GradeWords.IsKnown).WithMessage(GradeWords.Ask);
            RuleFor(r => r.HighestGrade).Must(GradeWords.IsKnown).WithMessage(GradeWords.Ask);
        }
    }
}

/// <summary>The grades as NCES words them, lowest first.</summary>
public static class GradeWords
{
    internal const string Ask = "Choose a grade from the list.";

    public static IReadOnlyList<string> All { get; } = ["Pre-K", "Kindergarten", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "Ungraded", "Adult education"];

    internal static bool IsKnown(string? grade) => string.IsNullOrWhiteSpace(grade) || All.Contains(grade.Trim());
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>Changes what the directory says of a school; a newer national list leaves it so.</summary>
public sealed class CorrectSchool(UseCaseServices services) : Command<CorrectSchool.Request, Nothing>(services)
{
    /// <summary>The whole form; <see cref="Version"/> is the one that it showed.</summary>
    public sealed record Request(Id<School> School, string Name, string? City, string? LowestGrade, string? HighestGrade, string? Phone, bool IsCommunitySchool, int Version);

    private protected override Permission Needs => Permission.ManageDirectory;
    private protected override IValidator<Request>? Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school)
            return Outcome.NotFound;
        if (!operation.MayEdit(school.DistrictId))
            return DirectoryEdits.NotYours;
        operation.Expect(school, request.Version);
        school.Rename(request.Name.Trim());
        school.Correct(DirectoryEdits.Line(request.City), DirectoryEdits.Line(request.LowestGrade), DirectoryEdits.Line(request.HighestGrade), DirectoryEdits.Line(request.Phone));
        school.MarkCommunitySchool(request.IsCommunitySchool);
        operation.Announce(DirectoryTopic.Name, school.Id.Value);
        return default(Nothing);
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

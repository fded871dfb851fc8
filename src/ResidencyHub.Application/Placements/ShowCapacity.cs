using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>"How many can you host?": what a school has said for a year, and all that one needs to say it.</summary>
public sealed class ShowCapacity(UseCaseServices services, Postbox postbox) : Query<ShowCapacity.Request, CapacitySheet>(services)
{
    /// <param name="School">Within reach.</param>
    /// <param name="Year">By its first calendar year; null: the one that is planned now.</param>
    public sealed record Request(Id<School> School, int? Year = null);

    private protected override Permission Needs => Permission.KeepCapacity;

    private protected override async Task<Outcome<CapacitySheet>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var year = request.Year is { } asked and > 1900 and < 2200 ? new AcademicYear(asked) : PlannedYear.On(operation.Today);
        if (await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school || !operation.Admits(new SchoolCapacity(school, year)))
            return Outcome.NotFound;
        return await new CapacityReader(operation).ReadAsync(school, year, postbox, mayAnswer: year >= AcademicYear.Of(operation.Today), stop);
    }
}

/// <summary>The same for the bearer of a link; nothing changes by looking. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope.</summary>
public sealed class ShowHostQuestion(UseCaseServices services, Postbox postbox) : Query<Nothing, ShowHostQuestion.Answer>(services)
{
    /// <param name="Sheet">What was said, and what one needs to say it.</param>
    /// <param name="Addressee">To whom the link was sent.</param>
    /// <param name="ThroughOn">The last day on which the link works.</param>
    /// <param name="PassTo">Where the question came to the district first: the school's principal, to whom it can be passed.</param>
    public sealed record Answer(CapacitySheet Sheet, string Addressee, DateOnly ThroughOn, ThroughDistrict.Colleague? PassTo);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (await HostLink.FindAsync(operation, stop) is not { } asked || await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == asked.School, stop) is not { } school)
            return Outcome.NotFound;
        var year = new AcademicYear(asked.Year);
        return new Answer(await new CapacityReader(operation).ReadAsync(school, year, postbox, mayAnswer: year >= AcademicYear.Of(operation.Today), stop), asked.Addressee, operation.DayOf(asked.ExpiresAt.AddSeconds(-1)),
            asked.IsPassedOn || !await ThroughDistrict.IsStaffAsync(operation, school.DistrictId, asked.Email, stop) ? null : await ThroughDistrict.PrincipalAsync(operation, school.Id, school.DistrictId, asked.Email, stop));
    }
}

/// <summary>Which school year people plan: from January on the next one.</summary>
public static class PlannedYear
{
    public static AcademicYear On(DateOnly today) => AcademicYear.Of(today) is var year && today.Month is >= 1 and <= 6 ? year.Next : year;
}

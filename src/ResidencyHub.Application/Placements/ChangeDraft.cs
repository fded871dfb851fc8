using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Changes a draft: school, mentor, days, room, weekdays. Two people at once get both versions, nothing is overwritten.</summary>
public sealed class ChangeDraft(UseCaseServices services) : Command<ChangeDraft.Request, WhatNext>(services)
{
    /// <param name="Placement">The draft.</param>
    /// <param name="Version">As the form was opened with.</param>
    /// <param name="School">Where.</param>
    /// <param name="Mentor">Beside whom; null: the school names one.</param>
    /// <param name="FirstDay">Inclusive.</param>
    /// <param name="LastDay">Inclusive.</param>
    /// <param name="Subject">As the credential names it.</param>
    /// <param name="GradeBand">"9–12".</param>
    /// <param name="Room">As the school writes it.</param>
    /// <param name="Weekdays">"Mon–Thu".</param>
    public sealed record Request(Id<Placement> Placement, int Version, Id<School> School, Id<Mentor>? Mentor, DateOnly? FirstDay, DateOnly? LastDay, string Subject, string GradeBand, string? Room, string? Weekdays);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.School).NotEqual(default(Id<School>)).WithMessage("Choose the school.");
            RuleFor(r => r.FirstDay).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give the last day.");
            RuleFor(r => r.LastDay).GreaterThanOrEqualTo(r => r.FirstDay).When(r => r.FirstDay is not null && r.LastDay is not null).WithMessage("The last day is before the first.");
            RuleFor(r => r.Subject).NotEmpty().WithMessage("Name the subject.").MaximumLength(100).WithMessage("A subject has up to 100 characters.");
            RuleFor(r => r.GradeBand).MaximumLength(40).WithMessage("The grades have up to 40 characters, like “9–12”.");
            RuleFor(r => r.Room).MaximumLength(40).WithMessage("A room has up to 40 characters.");
            RuleFor(r => r.Weekdays).MaximumLength(60).WithMessage("The weekdays have up to 60 characters, like “Mon–Thu”.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school)
            return Outcome.Invalid(nameof(request.School), "This school is not in the directory.");
        var mentor = request.Mentor is { } m ? await db.Mentors.SingleOrDefaultAsync(x => x.Id == m, stop) : null;
        if (request.Mentor is not null && mentor is null)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        if (placement.Version != request.Version)
            return new Clash([.. Differences(request, placement, school, mentor)]);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == placement.CohortId, stop);
        var term = new Period(request.FirstDay!.Value, request.LastDay);
        var resident = await db.Residents.SingleAsync(r => r.Id == placement.ResidentId, stop);
        if (await PeriodRules.EnrolledAsync(operation, resident, term, stop) is { } outside)
            return outside;
        if (placement.IsOpen && placement.OpenSlot > 1 && (await PeriodRules.SlotAsync(operation, resident, placement.Year, term, stop, placement)).Refused is { } refused)
            return refused;
        if (await KeptApart.RefusesAsync(operation, resident.Id, school, mentor, stop) is { } apart)
            return apart;
        var (unfit, elsewhere) = mentor is null ? default : await PeriodRules.NamingAsync(operation, mentor, placement.ProgramId, resident.Id, school.Id, term, stop);
        if (unfit is not null)
            return unfit;
        placement.Redraft(cohort, school, mentor, request.Subject, request.GradeBand, term, elsewhere);
        placement.Describe(request.Room, request.Weekdays);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), []);
    }

    private static IEnumerable<ConflictingValue> Differences(Request mine, Placement theirs, School school, Mentor? mentor) =>
        new ConflictingValue[]
        {
            new("Status", PlacementWords.Of(PlacementState.Draft), PlacementWords.Of(theirs.State)),
            new("School", school.Name, theirs.SchoolName),
            new("Mentor", mentor?.Name.Full, theirs.MentorName),
            new("First day", $"{mine.FirstDay:d MMM yyyy}", $"{theirs.StartsOn:d MMM yyyy}"),
            new("Last day", $"{mine.LastDay:d MMM yyyy}", $"{theirs.EndsOn:d MMM yyyy}"),
            new("Subject", mine.Subject, theirs.Subject),
            new("Grades", mine.GradeBand, theirs.GradeBand),
            new("Room", mine.Room, theirs.Room),
            new("Weekdays", mine.Weekdays, theirs.Weekdays),
        }.Where(v => v.Mine != v.Theirs);
}

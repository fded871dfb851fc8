using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Draws up placements for several residents at one school with one form; the school names the mentors. Row by row: who can't be placed stays out, with the reason.</summary>
public sealed class DraftSeveral(UseCaseServices services) : Command<DraftSeveral.Request, BulkDone>(services)
{
    /// <param name="Residents">Whom to place.</param>
    /// <param name="School">Where.</param>
    /// <param name="FirstDay">Inclusive.</param>
    /// <param name="LastDay">Inclusive.</param>
    /// <param name="Weekdays">"Mon–Thu".</param>
    public sealed record Request(IReadOnlyList<Id<Resident>> Residents, Id<School> School, DateOnly? FirstDay, DateOnly? LastDay, string? Weekdays = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Residents.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Residents)).WithMessage("Tick 1 to 200 residents.");
            RuleFor(r => r.School).NotEqual(default(Id<School>)).WithMessage("Choose the school.");
            RuleFor(r => r.FirstDay).NotNull().WithMessage("Give the first day.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give the last day.");
            RuleFor(r => r.LastDay).GreaterThanOrEqualTo(r => r.FirstDay).When(r => r.FirstDay is not null && r.LastDay is not null).WithMessage("The last day is before the first.");
            RuleFor(r => r.Weekdays).MaximumLength(60).WithMessage("The weekdays have up to 60 characters, like “Mon–Thu”.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Schools.SingleOrDefaultAsync(s => s.Id == request.School, stop) is not { } school)
            return Outcome.Invalid(nameof(request.School), "This school is not in the directory.");
        var residents = await db.Residents.Where(r => request.Residents.Contains(r.Id)).OrderBy(r => r.SortName).ToListAsync(stop);
        var ofThem = residents.Select(r => r.CohortId).Distinct().ToList();
        var cohorts = await db.Cohorts.Where(c => ofThem.Contains(c.Id)).ToDictionaryAsync(c => c.Id, stop);
        var term = new Period(request.FirstDay!.Value, request.LastDay);
        var act = new Act(operation.Viewer.Name, operation.Now);
        var (done, left) = (new List<Handled>(), new List<LeftAlone>());
        foreach (var resident in residents)
        {
            var cohort = cohorts[resident.CohortId];
            var (refused, slot) = await PeriodRules.SlotAsync(operation, resident, cohort.Year, term, stop);
            if (resident.State is ResidentState.Completed or ResidentState.Dismissed or ResidentState.Withdrawn or ResidentState.Transferred)
                Leave(resident, "No longer in the program.");
            else if (await PeriodRules.EnrolledAsync(operation, resident, term, stop) is { } outside)
                Leave(resident, outside.Words);
            else if (refused is not null)
                Leave(resident, refused.Words);
            else if (await KeptApart.RefusesAsync(operation, resident.Id, school, null, stop) is { } apart)
                Leave(resident, apart.Words);
            else
                Draft(resident, cohort, slot);
        }
        return new BulkDone(done, left, null);

        void Draft(Resident resident, Cohort cohort, int slot)
        {
            try
            {
                var placement = new Placement(resident, cohort, school, null, resident.Subject, resident.GradeBand, term, act);
                placement.Occupy(slot);
                placement.Describe(null, request.Weekdays);
                db.Add(placement);
                done.Add(new Handled(placement.Id, resident.Name.Full, PlacementAsk.Next(placement, operation.Today), []));
            }
            catch (RuleBroken broken)
            {
                Leave(resident, broken.Message);
            }
        }

        void Leave(Resident resident, string words) => left.Add(new LeftAlone(default, resident.Name.Full, words, $"/residents/{resident.Id}"));
    }
}

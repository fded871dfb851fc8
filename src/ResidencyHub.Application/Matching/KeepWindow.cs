using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Application.Matching;

/// <summary>Says when a cohort's preferences are taken, and whether schools and mentors rank residents too.</summary>
public sealed class KeepWindow(UseCaseServices services) : Command<KeepWindow.Request, Id<PreferenceWindow>>(services)
{
    public sealed record Request(Id<Cohort> Cohort, DateOnly? OpensOn, DateOnly? ClosesOn, bool HostsRank);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.OpensOn).NotNull().WithMessage("Give the first day on which preferences are taken.");
            RuleFor(r => r.ClosesOn).NotNull().WithMessage("Give the last day on which preferences are taken.");
            RuleFor(r => r.ClosesOn).GreaterThanOrEqualTo(r => r.OpensOn).When(r => r.OpensOn is not null && r.ClosesOn is not null).WithMessage("The last day is before the first.");
        }
    }

    private protected override Permission Needs => Permission.RunMatching;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<PreferenceWindow>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.SingleOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        var days = new Period(request.OpensOn!.Value, request.ClosesOn);
        var window = await db.PreferenceWindows.SingleOrDefaultAsync(w => w.CohortId == cohort.Id, stop);
        if (window is null)
            db.Add(window = new PreferenceWindow(cohort, days, request.HostsRank));
        else
            window.Change(days, request.HostsRank);
        operation.Announce("matching", cohort.Id.Value);
        return window.Id;
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Interchange;

/// <summary>Opens an import into a cohort's program; <see cref="ImportWork"/> then reads the rows.</summary>
public sealed class StartImport(UseCaseServices services) : Command<StartImport.Request, Guid>(services)
{
    public sealed record Request(Id<Cohort> Cohort, ImportKind Kind, string FileName);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.FileName).NotEmpty().WithMessage("Choose a file, or paste cells from your spreadsheet.");
            RuleFor(r => r.Kind).IsInEnum().WithMessage("Choose residents or mentors.");
        }
    }

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Guid>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Cohorts.FirstOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        var name = Path.GetFileName(request.FileName);
        var batch = new ImportBatch
        {
            ProgramId = cohort.ProgramId,
            CohortId = cohort.Id,
            Kind = request.Kind,
            FileName = name.Length > 200 ? name[^200..] : name,
            AccountId = operation.Viewer.AccountId!.Value,
            StartedBy = operation.Viewer.Name,
            StartedAt = operation.Now,
            State = ImportState.Reading,
            HeldUntil = operation.Now + ImportWork.Hold,
        };
        operation.Db.Add(batch);
        operation.About = $"Began to import {(request.Kind is ImportKind.Residents ? "residents" : "mentors")} from “{batch.FileName}” into {cohort.Name}";
        return batch.Id.Value;
    }
}

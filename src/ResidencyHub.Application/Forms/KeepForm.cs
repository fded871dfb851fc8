using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>Begins a form, writes what it is and whom it asks, or begins the next edition of one.</summary>
public sealed class KeepForm(UseCaseServices services) : Command<KeepForm.Request, Id<ProgramForm>>(services)
{
    /// <param name="Form">A draft that is written anew; null for a new form.</param>
    /// <param name="Version">What the page showed of it.</param>
    /// <param name="Definition">Fields of a new form, as a definition; null: none yet.</param>
    /// <param name="Program">Whose a new form is to be; may be null for those who work for one program.</param>
    public sealed record Request(Id<ProgramForm>? Form, int Version, FormHead Head, string? Definition = null, Id<PreparationProgram>? Program = null);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<ProgramForm>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (request.Form is { } id)
        {
            if (await db.ProgramForms.SingleOrDefaultAsync(f => f.Id == id, stop) is not { } draft)
                return Outcome.NotFound;
            if (Building.ChangedSince(draft, request.Version) is { } changed)
                return changed;
            if (await IsTakenAsync(operation, draft.ProgramId, draft.Lineage, request.Head, stop))
                return Outcome.Invalid("Name", Taken);
            draft.Describe(request.Head);
            return draft.Id;
        }
        if (Keepers.Of(operation).Chosen(request.Program) is not { } program)
            return Outcome.Refused("program-missing", "A form belongs to a program: its coordinator makes it.");
        var definition = string.IsNullOrWhiteSpace(request.Definition) ? null : FormDefinition.Read(request.Definition);
        // sent twice, it is one form; the index says so of two that come at once
        if (await IsTakenAsync(operation, program, default, request.Head, stop))
            return Outcome.Invalid("Name", Taken);
        var form = new ProgramForm(program, request.Head);
        if (definition is not null)
            form.Build(definition);
        db.Add(form);
        return form.Id;
    }

    private const string Taken = "A form of this name is there already, or was. Open that one, or choose another name.";

    private static Task<bool> IsTakenAsync(Operation operation, Id<PreparationProgram> program, Guid lineage, FormHead head, CancellationToken stop)
    {
        var name = head.Name.Trim();
        return operation.Db.ProgramForms.AnyAsync(f => f.ProgramId == program && f.Name == name && f.Lineage != lineage, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Head.Name).NotEmpty().WithMessage("Give the form a name.").MaximumLength(120).WithMessage("A name has up to 120 characters.").OverridePropertyName("Name");
            RuleFor(r => r.Head.Purpose).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.").OverridePropertyName("Purpose");
            RuleFor(r => r.Head.Who).NotEmpty().WithMessage("Say who is asked.").OverridePropertyName("Who");
            RuleFor(r => r.Head.Audience).IsInEnum().WithMessage("Choose who reads the answers.").OverridePropertyName("Audience");
            RuleFor(r => r.Definition).MaximumLength(100_000).WithMessage("A definition has up to 100,000 characters.");
        }
    }
}

/// <summary>Begins the next edition of a form; answers keep theirs.</summary>
public sealed class BeginNextEdition(UseCaseServices services) : Command<Id<ProgramForm>, Id<ProgramForm>>(services)
{
    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Id<ProgramForm>>> HandleAsync(Id<ProgramForm> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.ProgramForms.SingleOrDefaultAsync(f => f.Id == request, stop) is not { } former)
            return Outcome.NotFound;
        var editions = await db.ProgramForms.Where(f => f.Lineage == former.Lineage).Select(f => new { f.Number, f.State }).ToListAsync(stop);
        if (editions.Exists(e => e.State is EditionState.Draft))
            return Outcome.Refused("draft-there", "A draft of the next edition is there already. Change and publish that one.");
        var next = former.Next(editions.Max(e => e.Number) + 1);
        db.Add(next);
        return next.Id;
    }
}

/// <summary>Publishes a draft: it is asked from now on, in place of the edition before.</summary>
public sealed class PublishForm(UseCaseServices services) : Command<PublishForm.Request, Nothing>(services)
{
    public sealed record Request(Id<ProgramForm> Form, int Version);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ProgramForms.SingleOrDefaultAsync(f => f.Id == request.Form, stop) is not { } form)
            return Outcome.NotFound;
        if (Building.ChangedSince(form, request.Version) is { } changed)
            return changed;
        form.Publish(await operation.Db.ProgramForms.SingleOrDefaultAsync(f => f.Lineage == form.Lineage && f.State == EditionState.Published, stop), operation.Viewer.Name, operation.Now);
        return default(Nothing);
    }
}

/// <summary>Asks a form no more, or throws a draft away that nobody ever answered; answers stay.</summary>
public sealed class RetireForm(UseCaseServices services) : Command<RetireForm.Request, Nothing>(services)
{
    /// <param name="Version">What the page showed: who throws a draft away does not retire what was published meanwhile.</param>
    public sealed record Request(Id<ProgramForm> Form, int Version, string? Why);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ProgramForms.SingleOrDefaultAsync(f => f.Id == request.Form, stop) is not { } form)
            return Outcome.NotFound;
        if (Building.ChangedSince(form, request.Version) is { } changed)
            return changed;
        operation.Why = request.Why!.Trim();
        if (form.State is EditionState.Draft)
            operation.Db.Remove(form);
        else
            form.Retire(operation.Now);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

/// <summary>What the verbs of building a form share.</summary>
internal static class Building
{
    /// <summary>Who changes a draft says which version they read: of two the second reads the first's work before changing it.</summary>
    public static Refusal? ChangedSince(ProgramForm form, int version) =>
        form.Version == version ? null : Outcome.Refused("form-changed", "Somebody has changed this form since you opened the page. It stands below as it is now; what you typed is still in your form.");
}

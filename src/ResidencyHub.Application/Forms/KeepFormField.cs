using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>Adds a field to a draft, or writes one anew.</summary>
public sealed class KeepFormField(UseCaseServices services) : Command<KeepFormField.Request, string>(services)
{
    /// <param name="Version">What the page showed of the form.</param>
    /// <param name="Key">Null: a new field at the end.</param>
    /// <param name="Options">Of a choice: an answer in each line.</param>
    /// <param name="Rubric">Whose rows are asked; null leaves those that the field has.</param>
    /// <param name="ShowField">The earlier field by which it shows; null: always.</param>
    /// <param name="ShowValues">Its answers, one in each line.</param>
    public sealed record Request(
        Id<ProgramForm> Form, int Version, string? Key, FieldType? Type, string Label, string? Hint, bool IsRequired, string? Options, bool TakesSeveral, int? Least, int? Most, string? LeastWords, string? MostWords,
        Id<Rubric>? Rubric, string? ShowField, string? ShowValues);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<string>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.ProgramForms.SingleOrDefaultAsync(f => f.Id == request.Form, stop) is not { } form)
            return Outcome.NotFound;
        if (Building.ChangedSince(form, request.Version) is { } changed)
            return changed;
        var former = request.Key is { } key ? form.Definition[key] : null;
        if (request.Key is not null && former is null)
            return Outcome.NotFound;
        var rubric = request.Type is FieldType.Rubric && request.Rubric is { } id ? await db.Rubrics.Include(r => r.Rows).Include(r => r.Levels).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id && r.ProgramId == form.ProgramId && r.State == EditionState.Published, stop) : null;
        if (request.Type is FieldType.Rubric && rubric is null && former is not { Rows.Count: > 0 })
            return Outcome.Invalid(nameof(request.Rubric), "Choose the rubric whose rows are asked.");
        var field = new AskedField
        {
            Key = former?.Key ?? $"q{SequentialGuid.Next().ToString("N")[^12..]}",
            Type = request.Type!.Value,
            Label = request.Label.Trim(),
            Hint = string.IsNullOrWhiteSpace(request.Hint) ? null : request.Hint.Trim(),
            IsRequired = request.IsRequired,
            Options = request.Type is FieldType.Choice ? Lines(request.Options) : [],
            TakesSeveral = request.Type is FieldType.Choice && request.TakesSeveral,
            Least = request.Type is FieldType.Scale ? request.Least ?? 1 : 0,
            Most = request.Type is FieldType.Scale ? request.Most ?? 5 : 0,
            LeastWords = request.Type is FieldType.Scale ? request.LeastWords?.Trim() : null,
            MostWords = request.Type is FieldType.Scale ? request.MostWords?.Trim() : null,
            Rows = request.Type is not FieldType.Rubric ? [] : rubric is null ? former!.Rows : [.. rubric.Rows.OrderBy(r => r.Place).Select(r => new FormRow(r.ItemKey.ToString("N"), r.Code, r.Statement))],
            Levels = request.Type is not FieldType.Rubric ? [] : rubric is null ? former!.Levels : [.. rubric.Levels.OrderBy(l => l.Value).Select(l => new LevelDraft(l.Value, l.Name, l.Words))],
            ShowWhen = string.IsNullOrEmpty(request.ShowField) ? null : new(request.ShowField, Lines(request.ShowValues)),
        };
        form.Build(form.Definition.With(field));
        return field.Key;
    }

    private static List<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Type).NotNull().WithMessage("Choose what it takes.").IsInEnum().WithMessage("Choose what it takes.");
            RuleFor(r => r.Label).NotEmpty().WithMessage("Write the question.").MaximumLength(300).WithMessage("Up to 300 characters, please.");
            RuleFor(r => r.Hint).MaximumLength(500).WithMessage("Up to 500 characters, please.");
            RuleFor(r => r.Options).MaximumLength(6200).WithMessage("Up to 30 answers of 200 characters.");
            RuleFor(r => r.Options).NotEmpty().When(r => r.Type is FieldType.Choice).WithMessage("Write the answers, one in each line.");
        }
    }
}

/// <summary>Moves a field of a draft one place, or takes it out.</summary>
public sealed class ArrangeFormField(UseCaseServices services) : Command<ArrangeFormField.Request, Nothing>(services)
{
    /// <param name="Up">True: up; false: down; null: taken out.</param>
    public sealed record Request(Id<ProgramForm> Form, int Version, string Key, bool? Up);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ProgramForms.SingleOrDefaultAsync(f => f.Id == request.Form, stop) is not { } form || form.Definition[request.Key] is null)
            return Outcome.NotFound;
        if (Building.ChangedSince(form, request.Version) is { } changed)
            return changed;
        form.Build(request.Up is { } up ? form.Definition.Moved(request.Key, up) : form.Definition.Without(request.Key));
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Key).NotEmpty().MaximumLength(40);
    }
}

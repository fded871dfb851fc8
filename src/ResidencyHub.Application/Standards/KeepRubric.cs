using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>The rubrics of programs: every edition, those in use first.</summary>
public sealed class ListRubrics(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListRubrics.Row>>(services)
{
    public sealed record Row(Id<Rubric> Id, string Name, int Number, EditionState State, string Program, string Framework, int Rows, DateTime? PublishedAt, bool MayChange);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var keeper = Keepers.Of(operation);
        return await (
            from r in operation.Db.Rubrics
            join p in operation.Db.Programs on r.ProgramId equals p.Id
            join f in operation.Db.Frameworks on r.FrameworkId equals f.Id
            where r.State != EditionState.Draft || keeper.All || keeper.Programs.Contains(r.ProgramId)
            orderby r.State == EditionState.Published ? 0 : r.State == EditionState.Draft ? 1 : 2, p.Name, r.Name, r.Number descending, r.Id
            select new Row(r.Id, r.Name, r.Number, r.State, p.Name, f.Title + ", " + f.Edition, r.Rows.Count, r.PublishedAt, keeper.All || keeper.Programs.Contains(r.ProgramId))).Take(200).ToListAsync(stop);
    }
}

/// <summary>One edition of a rubric with its rows and levels; for a draft's editor also what could be chosen.</summary>
public sealed class ShowRubric(UseCaseServices services) : Query<Id<Rubric>, ShowRubric.Answer>(services)
{
    /// <param name="Offer">The framework's items, for a draft that the viewer may change.</param>
    public sealed record Answer(Id<Rubric> Id, string Name, int Number, EditionState State, Id<Framework> FrameworkId, string Framework, string Program, string? PublishedBy, DateTime? PublishedAt, IReadOnlyList<Line> Rows, IReadOnlyList<LevelDraft> Levels, IReadOnlyList<Offered> Offer, int Ratings, bool MayChange);

    public sealed record Line(Id<RubricRow> Id, string Domain, string Code, string Statement);

    public sealed record Offered(Guid Key, string Code, string Statement, int Depth, bool IsChosen);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Rubric> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Rubrics.Include(r => r.Rows).Include(r => r.Levels).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == request, stop) is not { } rubric)
            return Outcome.NotFound;
        var keeps = Keepers.Of(operation).Keeps(rubric.ProgramId);
        if (rubric.State is EditionState.Draft && !keeps)
            return Outcome.NotFound;
        var framework = await db.Frameworks.SingleAsync(f => f.Id == rubric.FrameworkId, stop);
        var program = await db.Programs.Where(p => p.Id == rubric.ProgramId).Select(p => p.Name).SingleAsync(stop);
        List<Offered> offer = [];
        if (keeps && rubric.State is EditionState.Draft)
        {
            var chosen = rubric.Rows.Select(r => r.ItemKey).ToHashSet();
            offer = (await db.FrameworkItems.Where(i => i.FrameworkId == rubric.FrameworkId).OrderBy(i => i.Place).Take(1000).ToListAsync(stop)).ConvertAll(i => new Offered(i.Key, i.Code, i.Statement, i.Depth, chosen.Contains(i.Key)));
        }
        var ratings = keeps ? await db.Ratings.Where(r => r.RubricId == request).Take(1000).CountAsync(stop) : 0;
        return new Answer(
            rubric.Id, rubric.Name, rubric.Number, rubric.State, framework.Id, $"{framework.Title}, {framework.Edition}", program, rubric.PublishedBy, rubric.PublishedAt,
            [.. rubric.Rows.OrderBy(r => r.Place).Select(r => new Line(r.Id, r.Domain, r.Code, r.Statement))], [.. rubric.Levels.OrderBy(l => l.Value).Select(l => new LevelDraft(l.Value, l.Name, l.Words))], offer, ratings, keeps);
    }
}

/// <summary>Begins a rubric on a framework, or the next edition of one.</summary>
public sealed class StartRubric(UseCaseServices services) : Command<StartRubric.Request, Id<Rubric>>(services)
{
    /// <param name="Framework">On which a new rubric is built; or on which the next edition moves.</param>
    /// <param name="Former">The edition whose rows are taken over; null for a new rubric.</param>
    /// <param name="Program">Whose a new rubric is to be; may be null for those who work for one program.</param>
    public sealed record Request(Id<Framework>? Framework, Id<Rubric>? Former, Id<PreparationProgram>? Program = null);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Id<Rubric>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, keeper) = (operation.Db, Keepers.Of(operation));
        var former = request.Former is { } id ? await db.Rubrics.Include(r => r.Rows).Include(r => r.Levels).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, stop) : null;
        if (request.Former is not null && (former is null || !keeper.Keeps(former.ProgramId)))
            return Outcome.NotFound;
        var basis = request.Framework ?? former?.FrameworkId;
        if (await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == basis && f.State != EditionState.Draft, stop) is not { } framework)
            return Outcome.Refused("framework-draft", "Choose a framework that is in use; publish a draft first.");
        if (former is not null)
        {
            if (await db.Rubrics.AnyAsync(r => r.Lineage == former.Lineage && r.State == EditionState.Draft, stop))
                return Outcome.Refused("draft-there", "A draft of the next edition is there already. Change and publish that one.");
            var latest = await db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().Where(f => f.Lineage == framework.Lineage && f.KeeperId == framework.KeeperId && f.State == EditionState.Published).FirstOrDefaultAsync(stop);
            var next = former.Next(latest ?? framework);
            db.Add(next);
            return next.Id;
        }
        if (keeper.Chosen(request.Program) is not { } program)
            return Outcome.Refused("program-missing", "A rubric belongs to a program: its coordinator makes it.");
        var rubric = new Rubric(program, framework, framework.Title.Length > 110 ? framework.Title[..110] : framework.Title);
        db.Add(rubric);
        return rubric.Id;
    }
}

/// <summary>Saves a draft rubric's name, rows and levels.</summary>
public sealed class WriteRubric(UseCaseServices services) : Command<WriteRubric.Request, Nothing>(services)
{
    public sealed record Request(Id<Rubric> Rubric, string Name, IReadOnlyList<Guid> Keys, string Levels);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Rubrics.Include(r => r.Rows).Include(r => r.Levels).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == request.Rubric, stop) is not { } rubric || !Keepers.Of(operation).Keeps(rubric.ProgramId))
            return Outcome.NotFound;
        var framework = await db.Frameworks.Include(f => f.Items).SingleAsync(f => f.Id == rubric.FrameworkId, stop);
        rubric.Rename(request.Name.Trim());
        IReadOnlyList<LevelDraft> levels;
        try
        {
            levels = Scale.Read(request.Levels);
        }
        catch (RuleBroken broken)
        {
            return Outcome.Invalid(nameof(request.Levels), broken.Message);
        }
        db.RemoveRange([.. rubric.Rows]);
        db.RemoveRange([.. rubric.Levels]);
        rubric.Take(framework, [.. request.Keys.Distinct()]);
        rubric.Rate(levels);
        db.AddRange(rubric.Rows);
        db.AddRange(rubric.Levels);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Give the rubric a name.").MaximumLength(120).WithMessage("A name has up to 120 characters.");
            RuleFor(r => r.Levels).NotEmpty().WithMessage("Give the levels, a line each.").MaximumLength(20_000).WithMessage("Up to 20,000 characters, please.");
        }
    }
}

/// <summary>Puts a rubric in use; the edition before is replaced, and what was rated on it stays.</summary>
public sealed class PublishRubric(UseCaseServices services) : Command<Id<Rubric>, Nothing>(services)
{
    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<Rubric> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Rubrics.Include(r => r.Rows).SingleOrDefaultAsync(r => r.Id == request, stop) is not { } rubric || !Keepers.Of(operation).Keeps(rubric.ProgramId))
            return Outcome.NotFound;
        var former = await db.Rubrics.SingleOrDefaultAsync(r => r.Lineage == rubric.Lineage && r.State == EditionState.Published, stop);
        rubric.Publish(former, operation.Viewer.Name, operation.Now);
        operation.Announce("standards", request.Value);
        return default(Nothing);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>What was answered to forms, as far as the viewer may read it, newest first.</summary>
public sealed class ListFormAnswers(UseCaseServices services) : Query<ListFormAnswers.Request, PageOf<ListFormAnswers.Row>>(services)
{
    /// <param name="Lineage">Of one form; null: of all.</param>
    /// <param name="Q">Beginnings of words of the resident's name.</param>
    /// <param name="WithAnswers">For a file: the answers themselves.</param>
    public sealed record Request(PageRequest Page, Guid? Lineage = null, string? Q = null, bool WithAnswers = false);

    public sealed record Row(Id<FormAnswer> Id, string Form, Id<ProgramForm> Edition, string Resident, string Author, Signatory As, DateOnly SentOn, string? Answers);

    private static readonly ListOrder<FormAnswer> _byDay = ListOrder<FormAnswer>.By(a => a.SentOn);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (all, withAnswers) = (operation.Db.FormAnswers.Where(a => a.IsSent), request.WithAnswers);
        if (request.Lineage is { } lineage)
            all = all.Where(a => a.Lineage == lineage);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(a => operation.Db.Residents.Any(r => r.Id == a.ResidentId && r.SearchWords.Contains(prefix)));
        return await _byDay.ReadAsync(all, request.Page with { Descending = true }, a => new Row(a.Id, a.FormName, a.FormId, a.ResidentName, a.AuthorName, a.As, a.SentOn, withAnswers ? a.Answers : null), stop);
    }
}

/// <summary>The columns of a file of answers: every field that any edition of the form has asked, once, with the words of the newest that asks it; and the editions themselves, by which each answer is read.</summary>
public sealed class ShowAnswerColumns(UseCaseServices services) : Query<Guid, ShowAnswerColumns.Answer>(services)
{
    public sealed record Answer(string Name, IReadOnlyList<Field> Columns, IReadOnlyDictionary<Id<ProgramForm>, Edition> Editions);

    /// <param name="LastAsked">The number of the newest edition that asks it.</param>
    /// <param name="IsRetired">The newest edition does not ask it.</param>
    public sealed record Field(string Key, string Label, int LastAsked, bool IsRetired);

    public sealed record Edition(int Number, FormDefinition Definition);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Answer>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var editions = await operation.Db.ProgramForms.Where(f => f.Lineage == request && f.State != EditionState.Draft).OrderByDescending(f => f.Number).ToListAsync(stop);
        if (editions.Count == 0)
            return Outcome.NotFound;
        var read = editions.ToDictionary(e => e.Id, e => new Edition(e.Number, e.Definition));
        return new Answer(editions[0].Name, [.. editions.SelectMany(e => read[e.Id].Definition.Fields.Select(f => (Field: f, e.Number))).DistinctBy(f => f.Field.Key).Where(f => f.Field.Type is not FieldType.File).Select(f => new Field(f.Field.Key, f.Field.Label, f.Number, f.Number != editions[0].Number))], read);
    }
}

/// <summary>What one person answered, on the edition on which it was given.</summary>
public sealed class ShowFormAnswer(UseCaseServices services) : Query<Id<FormAnswer>, ShowFormAnswer.Answer>(services)
{
    /// <param name="MayReopen">The viewer may open it again with a reason.</param>
    /// <param name="NamedFor">By an outside rater: where they are named, for those who name them.</param>
    public sealed record Answer(
        Id<FormAnswer> Id, Guid Lineage, string Form, int Number, string? Purpose, FormAudience Audience, IReadOnlyList<AskedField> Fields, AnswerSheet Sheet, IReadOnlyList<ShowFormToAnswer.File> Files, Id<Domain.Placements.Placement> Placement,
        string Resident, string Author, Signatory As, DateOnly SentOn, string? ReopenedBy, string? ReopenedWhy, bool MayReopen, bool IsMine, Naming? NamedFor);

    public sealed record Naming(Id<Domain.Cohorts.Cohort> Cohort, Id<AssignmentRule> Rule);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<FormAnswer> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.FormAnswers.Include(a => a.Files).SingleOrDefaultAsync(a => a.Id == request && a.IsSent, stop) is not { } a)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("the edition of the form on which something was answered");
        var form = await wide.ProgramForms.AsNoTracking().SingleAsync(f => f.Id == a.FormId, stop);
        var rater = new Id<OutsideRater>(a.AuthorAccountId);
        var named = a.As is Signatory.Outside ? await operation.Db.OutsideRaters.Where(r => r.Id == rater).Join(operation.Db.AssignmentRules, r => r.RuleId, x => x.Id, (r, x) => new Naming(x.CohortId, x.Id)).SingleOrDefaultAsync(stop) : null;
        return new Answer(
            a.Id, a.Lineage, form.Name, form.Number, form.Purpose, form.Audience, form.Definition.Showing(a.Sheet), a.Sheet, [.. a.Attached.Select(f => new ShowFormToAnswer.File(f.Id, f.Field, f.FileName, f.Bytes))], a.PlacementId,
            a.ResidentName, a.AuthorName, a.As, a.SentOn, a.ReopenedBy, a.ReopenedWhy, Answering.MayReopen(operation, a), a.AuthorAccountId == operation.Viewer.AccountId, named);
    }
}

/// <summary>Gives a file of an answer to those who read the answer.</summary>
public sealed class ReadFormFile(UseCaseServices services, FileStore store) : Query<Id<FormFile>, ReadPaper.Answer>(services)
{
    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<ReadPaper.Answer>> HandleAsync(Id<FormFile> request, Operation operation, CancellationToken stop)
    {
        // files have no filter of their own: asked through the answer, which has
        var found = await operation.Db.FormAnswers.Where(a => a.IsSent || a.AuthorAccountId == operation.Viewer.AccountId).SelectMany(a => a.Files).FirstOrDefaultAsync(f => f.Id == request && f.TakenAwayAt == null, stop);
        return found is not null && store.Open(found.FileId) is { } content ? ReadPaper.Of(content, found.FileName, found.Kind) : Outcome.NotFound;
    }
}

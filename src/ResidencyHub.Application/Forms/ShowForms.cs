using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>The forms of the viewer's programs, every edition, those in use first.</summary>
public sealed class ListForms(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListForms.Row>>(services)
{
    public sealed record Row(Id<ProgramForm> Id, Guid Lineage, string Name, int Number, EditionState State, string Program, FormHead Head, DateTime? PublishedAt, int Answers);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var found = await (from f in db.ProgramForms
                           join p in db.Programs on f.ProgramId equals p.Id
                           orderby f.State == EditionState.Published ? 0 : f.State == EditionState.Draft ? 1 : 2, f.Name, f.Number descending, f.Id
                           select new { Form = f, Program = p.Name }).Take(200).ToListAsync(stop);
        var ids = found.ConvertAll(x => x.Form.Id);
        var answers = await db.FormAnswers.Where(a => a.IsSent && ids.Contains(a.FormId)).GroupBy(a => a.FormId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return found.ConvertAll(x => new Row(x.Form.Id, x.Form.Lineage, x.Form.Name, x.Form.Number, x.Form.State, x.Program, x.Form.Head, x.Form.PublishedAt, answers.GetValueOrDefault(x.Form.Id)));
    }
}

/// <summary>One edition of a form with its fields, for those who build it.</summary>
public sealed class ShowForm(UseCaseServices services) : Query<Id<ProgramForm>, ShowForm.Answer>(services)
{
    /// <param name="Rubrics">Whose rows can be asked.</param>
    public sealed record Answer(Id<ProgramForm> Id, Guid Lineage, int Number, EditionState State, string Program, FormHead Head, FormDefinition Definition, string? PublishedBy, DateTime? PublishedAt, int Answers, int Version, IReadOnlyList<Offered> Rubrics);

    public sealed record Offered(Id<Rubric> Id, string Name);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<ProgramForm> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.ProgramForms.SingleOrDefaultAsync(f => f.Id == request, stop) is not { } form)
            return Outcome.NotFound;
        var program = await db.Programs.Where(p => p.Id == form.ProgramId).Select(p => p.Name).SingleAsync(stop);
        var rubrics = await db.Rubrics.Where(r => r.ProgramId == form.ProgramId && r.State == EditionState.Published).OrderBy(r => r.Name).Select(r => new Offered(r.Id, r.Name)).Take(50).ToListAsync(stop);
        return new Answer(form.Id, form.Lineage, form.Number, form.State, program, form.Head, form.Definition, form.PublishedBy, form.PublishedAt, await db.FormAnswers.CountAsync(a => a.FormId == request && a.IsSent, stop), form.Version, rubrics);
    }
}

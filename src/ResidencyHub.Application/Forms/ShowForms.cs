using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>The forms of the viewer's programs, every edition, by name.</summary>
public sealed class ListForms(UseCaseServices services) : Query<ListForms.Request, PageOf<ListForms.Row>>(services)
{
    /// <param name="State">In one state; null: all.</param>
    /// <param name="Q">A part of the name.</param>
    public sealed record Request(PageRequest Page, EditionState? State = null, string? Q = null);

    public sealed record Row(Id<ProgramForm> Id, Guid Lineage, string Name, int Number, EditionState State, string Program, FormHead Head, DateTime? PublishedAt, int Answers);

    private sealed record Plain(Id<ProgramForm> Id, Guid Lineage, string Name, int Number, EditionState State, Id<PreparationProgram> ProgramId, string? Purpose, bool Residents, bool Mentors, bool Supervisors, bool Outside, FormAudience Audience, DateOnly? OpensOn, DateOnly? ClosesOn, bool IsRepeated, DateTime? PublishedAt)
    {
        public FormHead Head => new(Name, Purpose, new[] { Residents ? Signatory.Resident : (Signatory?)null, Mentors ? Signatory.Mentor : null, Supervisors ? Signatory.Supervisor : null, Outside ? Signatory.Outside : null }.OfType<Signatory>().ToHashSet(), Audience, OpensOn, ClosesOn, IsRepeated);
    }

    private static readonly ListOrder<ProgramForm> _byName = ListOrder<ProgramForm>.By(f => f.Name);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var all = request.State is { } state ? db.ProgramForms.Where(f => f.State == state) : db.ProgramForms.AsQueryable();
        if (request.Q?.Trim().ToLowerInvariant() is { Length: > 0 } q)
            all = all.Where(f => f.Name.ToLower().Contains(q));
        // without the fields themselves, which may be long
        var page = await _byName.ReadAsync(all, request.Page, f => new Plain(f.Id, f.Lineage, f.Name, f.Number, f.State, f.ProgramId, f.Purpose, f.AsksResidents, f.AsksMentors, f.AsksSupervisors, f.AsksOutside, f.Audience, f.OpensOn, f.ClosesOn, f.IsRepeated, f.PublishedAt), stop);
        var (ids, programs) = (page.Rows.Select(f => f.Id).ToList(), page.Rows.Select(f => f.ProgramId).Distinct().ToList());
        var names = await db.Programs.Where(p => programs.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var answers = await db.FormAnswers.Where(a => a.IsSent && ids.Contains(a.FormId)).GroupBy(a => a.FormId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        return new PageOf<Row>([.. page.Rows.Select(f => new Row(f.Id, f.Lineage, f.Name, f.Number, f.State, names[f.ProgramId], f.Head, f.PublishedAt, answers.GetValueOrDefault(f.Id)))], page.Previous, page.Next, page.Count, page.CountIsExact);
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

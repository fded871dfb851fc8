using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>The forms that ask the viewer, placement by placement, with what was answered: page by page of the placements.</summary>
public sealed class ListMyForms(UseCaseServices services) : Query<PageRequest, PageOf<ListMyForms.Home>>(services)
{
    /// <param name="Forms">What asks the viewer about this placement.</param>
    public sealed record Home(Id<Placement> Placement, string Resident, IReadOnlyList<Row> Forms);

    /// <param name="Sent">How often the viewer has answered it.</param>
    /// <param name="IsBegun">A file is handed in, or it was opened again.</param>
    /// <param name="IsOpen">It can be answered today.</param>
    public sealed record Row(Guid Lineage, string Name, string? Purpose, DateOnly? OpensOn, DateOnly? ClosesOn, bool IsRepeated, int Sent, bool IsBegun, bool IsOpen);

    private sealed record Plain(Id<Placement> Id, Id<PreparationProgram> ProgramId, string Resident);

    private static readonly ListOrder<Placement> _byName = ListOrder<Placement>.By(p => p.ResidentSort);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<PageOf<Home>>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        if (Acting.By(operation) is not { As: not Signatory.Coordinator } me)
            return PageOf<Home>.Empty;
        var (db, today) = (operation.Db, operation.Today);
        var running = db.Placements.Where(p => p.State == PlacementState.Active);
        var programs = await running.Select(p => p.ProgramId).Distinct().ToListAsync(stop);
        await using var wide = operation.LookWider("which forms a program asks of the viewer");
        var forms = (await wide.ProgramForms.AsNoTracking().Where(f => programs.Contains(f.ProgramId) && f.State == EditionState.Published && (f.ClosesOn == null || f.ClosesOn >= today)).OrderBy(f => f.Name).ThenBy(f => f.Id).Take(200).ToListAsync(stop)).FindAll(f => f.Asks(me.As));
        var asking = forms.ConvertAll(f => f.ProgramId).Distinct().ToList();
        var page = await _byName.ReadAsync(running.Where(p => asking.Contains(p.ProgramId)), request, p => new Plain(p.Id, p.ProgramId, p.ResidentName), stop);
        var ids = page.Rows.Select(p => p.Id).ToList();
        var mine = (await db.FormAnswers.Where(a => ids.Contains(a.PlacementId) && a.AuthorAccountId == me.Account).GroupBy(a => new { a.PlacementId, a.Lineage, a.IsSent }).Select(g => new { g.Key.PlacementId, g.Key.Lineage, g.Key.IsSent, Count = g.Count() }).ToListAsync(stop)).ToLookup(a => (a.PlacementId, a.Lineage));
        return new PageOf<Home>(
            [.. page.Rows.Select(p => new Home(p.Id, p.Resident, [.. forms.Where(f => f.ProgramId == p.ProgramId).Select(f => new Row(
                f.Lineage, f.Name, f.Purpose, f.OpensOn, f.ClosesOn, f.IsRepeated, mine[(p.Id, f.Lineage)].Where(a => a.IsSent).Sum(a => a.Count), mine[(p.Id, f.Lineage)].Any(a => !a.IsSent), f.IsOpenOn(today)))]))],
            page.Previous, page.Next, page.Count, page.CountIsExact);
    }
}

/// <summary>A form as one answers it: the edition in use, what is begun, and where the draft is kept.</summary>
public sealed class ShowFormToAnswer(UseCaseServices services) : Query<ShowFormToAnswer.Request, ShowFormToAnswer.Answer>(services)
{
    public sealed record Request(Guid Lineage, Id<Placement> Placement);

    /// <param name="Edition">Null: it is not asked any more.</param>
    /// <param name="Turn">Which one is written now; null: it was answered, and is answered once.</param>
    /// <param name="Begun">What was sent and opened again.</param>
    /// <param name="Sent">What the viewer has sent, newest first.</param>
    /// <param name="SignsAs">The name to sign with.</param>
    /// <param name="Outgrown">Of what was sent and opened again: fields, as the edition asked them on which they were answered, whose answers this edition does not take.</param>
    /// <param name="Retired">Fields that earlier editions asked and this one does not: for what is typed in a draft.</param>
    public sealed record Answer(
        Id<ProgramForm>? Edition, int Number, FormHead Head, FormDefinition Definition, string Resident, bool IsOpen, int? Turn, string? DraftKey, AnswerSheet? Begun, string? ReopenedBy, string? ReopenedWhy,
        IReadOnlyList<File> Files, IReadOnlyList<Earlier> Sent, string SignsAs, IReadOnlyList<AskedField> Outgrown, IReadOnlyList<AskedField> Retired);

    public sealed record File(Id<FormFile> Id, string Field, string Name, long Bytes);

    public sealed record Earlier(Id<FormAnswer> Id, DateOnly On);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await Answering.OfAsync(operation, request.Lineage, request.Placement, stop) is { } of ? await OfAsync(operation, of, stop) : Outcome.NotFound;

    internal static async Task<Answer> OfAsync(Operation operation, Answering of, CancellationToken stop)
    {
        var begun = of.Now is { } turn ? await of.FindAsync(turn, stop) : null;
        var sent = await operation.Db.FormAnswers.Where(a => a.Lineage == of.Lineage && a.PlacementId == of.Placement.Id && a.AuthorAccountId == of.Me.Account && a.IsSent).OrderByDescending(a => a.SentOn).ThenByDescending(a => a.Id).Take(20).Select(a => new Earlier(a.Id, a.SentOn)).ToListAsync(stop);
        var asked = of.Form?.Definition ?? FormDefinition.Empty;
        var given = begun is null ? null : of.Editions.FirstOrDefault(e => e.Id == begun.FormId)?.Definition;
        return new Answer(
            of.Form?.Id, of.Form?.Number ?? 0, of.Form?.Head ?? new("Form", null, new HashSet<Signatory>(), FormAudience.Program, null, null, false), asked, of.Placement.ResidentName, of.Form?.IsOpenOn(operation.Today) == true,
            of.Now, of.Now is { } t ? of.DraftKey(t) : null, begun?.Sheet, begun?.ReopenedBy, begun?.ReopenedWhy, begun is null ? [] : [.. begun.Attached.Select(f => new File(f.Id, f.Field, f.FileName, f.Bytes))], sent, of.Me.Name,
            begun is null || given is null ? [] : [.. begun.Sheet.Outgrown(given, asked)], [.. of.Editions.SelectMany(e => e.Definition.Fields).DistinctBy(f => f.Key).Where(f => asked[f.Key] is null)]);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Forms;

/// <summary>One person answering one form about one placement: with an account, or as an outside rater behind a link.</summary>
internal sealed class Answering(Operation operation, IReadOnlyList<ProgramForm> editions, Guid lineage, Placement placement, Signer me, IReadOnlyList<int> sent, int? begun, OutsideRater? rater)
{
    /// <summary>The edition in use; null: it is not asked any more.</summary>
    public ProgramForm? Form { get; } = editions.FirstOrDefault(f => f.State is EditionState.Published);

    /// <summary>Every edition that was ever in use, the newest first.</summary>
    public IReadOnlyList<ProgramForm> Editions { get; } = editions;
    public Guid Lineage { get; } = lineage;
    public Placement Placement { get; } = placement;
    public Signer Me { get; } = me;

    /// <summary>The turns that the writer has sent.</summary>
    public IReadOnlyList<int> Sent { get; } = sent;

    /// <summary>Which turn is written now: one that was begun, else the next. Null: it was answered, and is answered once.</summary>
    public int? Now => begun ?? (IsOnce && Sent.Count > 0 ? null : NextTurn);

    private bool IsOnce => rater is not null || Form is { IsRepeated: false };

    private int NextTurn => IsOnce ? 1 : Sent.Concat(begun is { } b ? [b] : []).DefaultIfEmpty(0).Max() + 1;

    public string DraftKey(int turn) => $"form.{Lineage:N}.{Placement.Id}.{turn}";

    /// <summary>Null when the form does not ask the viewer about this placement, or there is no such placement in reach.</summary>
    public static async Task<Answering?> OfAsync(Operation operation, Guid lineage, Id<Placement> placement, CancellationToken stop) =>
        Acting.By(operation) is { As: not Signatory.Coordinator } me && await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == placement, stop) is { } home ? await OfAsync(operation, lineage, home, me, null, stop) : null;

    /// <summary>What the bearer of a link is asked; null for everybody else.</summary>
    public static async Task<Answering?> OfLinkAsync(Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Rater;
        if (operation.Reach.Kind is not ReachKind.Rater || await operation.Db.OutsideRaters.SingleOrDefaultAsync(r => r.Id == id, stop) is not { EndedAt: null } rater)
            return null;
        await using var wide = operation.LookWider("the placement about which an outside rater is asked");
        // a page that was opened before the rule was stopped or closed sends nothing after it
        return await wide.AssignmentRules.AsNoTracking().SingleAsync(r => r.Id == rater.RuleId, stop) is { FormLineage: { } lineage } rule && rule.IsOpenOn(operation.Today)
            ? await OfAsync(operation, lineage, await wide.Placements.AsNoTracking().SingleAsync(p => p.Id == rater.PlacementId, stop), new(rater.Id.Value, rater.Name, Signatory.Outside, operation.Now), rater, stop) : null;
    }

    private static async Task<Answering?> OfAsync(Operation operation, Guid lineage, Placement home, Signer me, OutsideRater? rater, CancellationToken stop)
    {
        await using var wide = operation.LookWider("what a form asks whoever is asked by it");
        var editions = await wide.ProgramForms.AsNoTracking().Where(f => f.Lineage == lineage && f.ProgramId == home.ProgramId && f.State != EditionState.Draft).OrderByDescending(f => f.Number).ToListAsync(stop);
        if (editions.Count == 0 || !(editions.Find(f => f.State is EditionState.Published) ?? editions[0]).Asks(me.As))
            return null;
        var mine = await operation.Db.FormAnswers.Where(a => a.Lineage == lineage && a.PlacementId == home.Id && a.AuthorAccountId == me.Account).Select(a => new { a.Turn, a.IsSent }).ToListAsync(stop);
        return new(operation, editions, lineage, home, me, [.. mine.Where(a => a.IsSent).Select(a => a.Turn).Order()], mine.Find(a => !a.IsSent)?.Turn, rater);
    }

    /// <summary>The writer's own answer of a turn.</summary>
    public Task<FormAnswer?> FindAsync(int turn, CancellationToken stop) =>
        operation.Db.FormAnswers.Include(a => a.Files).SingleOrDefaultAsync(a => a.Lineage == Lineage && a.PlacementId == Placement.Id && a.AuthorAccountId == Me.Account && a.Turn == turn, stop);

    public async Task<Outcome<Id<FormAnswer>>> SendAsync(Id<ProgramForm> edition, int turn, AnswerSheet answers, CancellationToken stop)
    {
        var answer = await FindAsync(turn, stop);
        // the same form once more
        if (answer is { IsSent: true })
            return answer.FormId == edition && Form?.Definition is { } asked && answer.Answers == answers.Judge(asked, Me.Name, operation.Today, Names(answer)).Kept.Write() ? answer.Id : Outcome.Refused("answer-sent", $"You sent this on {answer.SentOn:d MMMM yyyy}. Open it again, with a reason, to change it.");
        if (Form is not { } form)
            return Outcome.Refused("form-not-in-use", "This form is not asked any more. What you typed is kept as a draft; ask the program’s coordinator.");
        if (form.Id != edition)
            return Outcome.Refused("form-replaced", $"Edition {form.Number} of “{form.Name}” came while you were writing. Your answers stand in it below; read what is new, then send it.");
        if (answer is null && turn != NextTurn)
            return Outcome.Refused("answer-turn", "This was sent from another page meanwhile. Load the page again; what you typed is kept.");
        if (answer is null)
            operation.Db.Add(answer = new FormAnswer(form, Placement, Me, turn, operation.Today));
        var (kept, wrong) = answers.Judge(form.Definition, Me.Name, operation.Today, Names(answer));
        if (wrong.Count > 0)
            return Outcome.Invalid([.. wrong.Select(w => new FieldError(w.Field, w.Words))]);
        answer.Send(form, Placement, kept, operation.Today, operation.Now);
        rater?.Answer(operation.Now);
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        await ForgetDraft.RunAsync(operation, DraftKey(turn), stop);
        return answer.Id;
    }

    /// <summary>Hands in the file of a field; without content what is there is taken away.</summary>
    public async Task<Outcome<Nothing>> KeepFileAsync(FileStore store, Id<ProgramForm> edition, int turn, string field, string? fileName, Stream? content, CancellationToken stop)
    {
        if (Form is not { } form)
            return Outcome.NotFound;
        if (form.Id != edition)
            return Outcome.Refused("form-replaced", $"Edition {form.Number} of “{form.Name}” came while you were writing. Hand the file in once more.");
        var answer = await FindAsync(turn, stop);
        if (answer is null && turn != NextTurn)
            return Outcome.Refused("answer-turn", "This was sent from another page meanwhile. Load the page again.");
        if (content is null)
        {
            if (answer is not { IsSent: false } || answer.Attached.FirstOrDefault(f => f.Field == field) is not { } there)
                return Outcome.NotFound;
            there.TakeAway(Me.Name, "taken away by who handed it in", operation.Now);
            return default(Nothing);
        }
        var rules = await RuleBook.OpenAsync(operation.Db, form.ProgramId, operation.Today, stop);
        if (answer?.Files.Count >= rules.Number(RuleCode.FormMostFiles))
            return Outcome.Refused("form-files-most", $"{answer.Files.Count} files were handed in to this answer, those that were replaced counted; more are not taken. Send it with the file that is there, or ask the program’s coordinator.");
        var (file, refusal) = await store.KeepAsync(content, fileName, rules.MostFileBytes, stop);
        if (file is null)
            return Outcome.Invalid("File", refusal!);
        operation.WhenLost(() => store.Forget(file.Id));
        if (answer is null)
            operation.Db.Add(answer = new FormAnswer(form, Placement, Me, turn, operation.Today));
        operation.Db.Add(answer.Attach(form, Placement, field, file, Me.Name, operation.Now, operation.Today));
        operation.About = $"{form.Name}: {CohortWords.Of(file.Kind)}, {file.Sha256[..12]}";
        return default(Nothing);
    }

    public static bool MayReopen(Operation operation, FormAnswer answer) => answer.IsSent && (answer.AuthorAccountId == operation.Viewer.AccountId || operation.Reach.Kind is ReachKind.Programs);

    private static HashSet<string> Names(FormAnswer answer) => answer.Attached.Select(f => f.Field).ToHashSet(StringComparer.Ordinal);
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
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

/// <summary>Sends the answers to a form about one placement: what does not show is not kept, what is wrong is said field by field.</summary>
public sealed class SendFormAnswer(UseCaseServices services) : Command<SendFormAnswer.Request, Id<FormAnswer>>(services)
{
    /// <param name="Edition">The edition that the page showed.</param>
    /// <param name="Turn">Which one of the writer's, as the page showed; posted twice it is one.</param>
    public sealed record Request(Guid Lineage, Id<Placement> Placement, Id<ProgramForm> Edition, int Turn, AnswerSheet Answers);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<FormAnswer>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Answering.OfAsync(operation, request.Lineage, request.Placement, stop) is not { } of)
            return Outcome.NotFound;
        var answer = await of.FindAsync(request.Turn, stop);
        // the same form once more
        if (answer is { IsSent: true })
            return answer.FormId == request.Edition && of.Form?.Definition is { } sent && answer.Answers == request.Answers.Judge(sent, of.Me.Name, operation.Today, Names(answer)).Kept.Write() ? answer.Id : Outcome.Refused("answer-sent", $"You sent this on {answer.SentOn:d MMMM yyyy}. Open it again, with a reason, to change it.");
        if (of.Form is not { } form)
            return Outcome.Refused("form-not-in-use", "This form is not asked any more. What you typed is kept as a draft; ask the program’s coordinator.");
        if (form.Id != request.Edition)
            return Outcome.Refused("form-replaced", $"Edition {form.Number} of “{form.Name}” came while you were writing. Your answers stand in it below; read what is new, then send it.");
        if (answer is null && request.Turn != of.NextTurn)
            return Outcome.Refused("answer-turn", "This was sent from another page meanwhile. Load the page again; what you typed is kept.");
        if (answer is null)
            operation.Db.Add(answer = new FormAnswer(form, of.Placement, of.Me, request.Turn, operation.Today));
        var (kept, wrong) = request.Answers.Judge(form.Definition, of.Me.Name, operation.Today, Names(answer));
        if (wrong.Count > 0)
            return Outcome.Invalid([.. wrong.Select(w => new FieldError(w.Field, w.Words))]);
        answer.Send(form, of.Placement, kept, operation.Today, operation.Now);
        await ForgetDraft.RunAsync(operation, of.DraftKey(request.Turn), stop);
        return answer.Id;
    }

    private static HashSet<string> Names(FormAnswer answer) => answer.Attached.Select(f => f.Field).ToHashSet(StringComparer.Ordinal);

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Turn).InclusiveBetween(1, 10_000);
    }
}

/// <summary>Hands in the file of a field, to be sent with the answers; or takes it away.</summary>
public sealed class KeepFormFile(UseCaseServices services, FileStore store) : Command<KeepFormFile.Request, Nothing>(services)
{
    /// <param name="Content">Null: the file that is there is taken away.</param>
    public sealed record Request(Guid Lineage, Id<Placement> Placement, Id<ProgramForm> Edition, int Turn, string Field, string? FileName, Stream? Content);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Answering.OfAsync(operation, request.Lineage, request.Placement, stop) is not { Form: { } form } of)
            return Outcome.NotFound;
        if (form.Id != request.Edition)
            return Outcome.Refused("form-replaced", $"Edition {form.Number} of “{form.Name}” came while you were writing. Hand the file in once more.");
        var answer = await of.FindAsync(request.Turn, stop);
        if (answer is null && request.Turn != of.NextTurn)
            return Outcome.Refused("answer-turn", "This was sent from another page meanwhile. Load the page again.");
        if (request.Content is null)
        {
            if (answer is not { IsSent: false } || answer.Attached.FirstOrDefault(f => f.Field == request.Field) is not { } there)
                return Outcome.NotFound;
            there.TakeAway(of.Me.Name, "taken away by who handed it in", operation.Now);
            return default(Nothing);
        }
        var rules = await RuleBook.OpenAsync(operation.Db, form.ProgramId, operation.Today, stop);
        var (file, refusal) = await store.KeepAsync(request.Content, request.FileName, rules.MostFileBytes, stop);
        if (file is null)
            return Outcome.Invalid("File", refusal!);
        try
        {
            if (answer is null)
                operation.Db.Add(answer = new FormAnswer(form, of.Placement, of.Me, request.Turn, operation.Today));
            operation.Db.Add(answer.Attach(form, of.Placement, request.Field, file, of.Me.Name, operation.Now, operation.Today));
            operation.About = $"{form.Name}: {CohortWords.Of(file.Kind)}, {file.Sha256[..12]}";
            return default(Nothing);
        }
        catch
        {
            store.Forget(file.Id);
            throw;
        }
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Turn).InclusiveBetween(1, 10_000);
            RuleFor(r => r.Field).NotEmpty().MaximumLength(40);
        }
    }
}

/// <summary>Opens sent answers again with a reason: their writer, or the program's coordinator.</summary>
public sealed class ReopenFormAnswer(UseCaseServices services) : Command<ReopenFormAnswer.Request, Nothing>(services)
{
    public sealed record Request(Id<FormAnswer> Answer, string? Why);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.FormAnswers.SingleOrDefaultAsync(a => a.Id == request.Answer, stop) is not { } answer)
            return Outcome.NotFound;
        if (!Answering.MayReopen(operation, answer))
            return Outcome.Refused("answer-whose", $"{answer.AuthorName} opens it again, or the program’s coordinator.");
        // nobody opens for writing what cannot be sent any more
        await using var wide = operation.LookWider("whether a form is still asked");
        if (await wide.ProgramForms.FirstOrDefaultAsync(f => f.Lineage == answer.Lineage && f.State == EditionState.Published, stop) is not { } form || !form.IsOpenOn(operation.Today))
            return Outcome.Refused("form-closed", $"“{answer.FormName}” is closed, so it could not be sent again. It stays as it is.");
        var home = await wide.Placements.AsNoTracking().SingleAsync(p => p.Id == answer.PlacementId, stop);
        if (!form.Asks(answer.As) || home.State is not PlacementState.Active || (answer.As is Signatory.Mentor && (home.NeedsMentor || home.MentorId != answer.MentorId))
            || (answer.As is Signatory.Supervisor && !await wide.RoleGrants.AnyAsync(g => g.AccountId == answer.AuthorAccountId && g.Role == Domain.Access.Role.Faculty && g.PersonId != null && g.PersonId == home.SupervisorId, stop)))
            return Outcome.Refused("answer-stays", $"{answer.AuthorName} could not send it again: the form does not ask them about this placement any more. It stays as it is.");
        answer.Reopen(request.Why!, operation.Viewer.Name);
        operation.Why = answer.ReopenedWhy;
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why it is opened again.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

/// <summary>One person answering one form about one placement.</summary>
internal sealed class Answering(Operation operation, ProgramForm? form, Guid lineage, Placement placement, Signer me, IReadOnlyList<int> sent, int? begun)
{
    /// <summary>The edition in use; null: it is not asked any more.</summary>
    public ProgramForm? Form { get; } = form;
    public Placement Placement { get; } = placement;
    public Signer Me { get; } = me;

    /// <summary>The turns that the writer has sent.</summary>
    public IReadOnlyList<int> Sent { get; } = sent;

    /// <summary>Which turn is written now: one that was begun, else the next. Null: it was answered, and is answered once.</summary>
    public int? Now => begun ?? (Form is { IsRepeated: false } && Sent.Count > 0 ? null : NextTurn);

    public int NextTurn => Form is { IsRepeated: false } ? 1 : Sent.Concat(begun is { } b ? [b] : []).DefaultIfEmpty(0).Max() + 1;

    public string DraftKey(int turn) => KeyOf(lineage, Placement.Id, turn);

    public static string KeyOf(Guid lineage, Id<Placement> placement, int turn) => $"form.{lineage:N}.{placement}.{turn}";

    /// <summary>Null when the form does not ask the viewer about this placement, or there is no such placement in reach.</summary>
    public static async Task<Answering?> OfAsync(Operation operation, Guid lineage, Id<Placement> placement, CancellationToken stop)
    {
        if (Acting.By(operation) is not { As: not Signatory.Coordinator } me || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == placement, stop) is not { } home)
            return null;
        await using var wide = operation.LookWider("what a form asks whoever is asked by it");
        var editions = await wide.ProgramForms.AsNoTracking().Where(f => f.Lineage == lineage && f.ProgramId == home.ProgramId && f.State != EditionState.Draft).OrderByDescending(f => f.Number).ToListAsync(stop);
        if (editions.Count == 0 || !(editions.Find(f => f.State is EditionState.Published) ?? editions[0]).Asks(me.As))
            return null;
        var mine = await operation.Db.FormAnswers.Where(a => a.Lineage == lineage && a.PlacementId == placement && a.AuthorAccountId == me.Account).Select(a => new { a.Turn, a.IsSent }).ToListAsync(stop);
        return new(operation, editions.Find(f => f.State is EditionState.Published), lineage, home, me, [.. mine.Where(a => a.IsSent).Select(a => a.Turn).Order()], mine.Find(a => !a.IsSent)?.Turn);
    }

    /// <summary>The writer's own answer of a turn.</summary>
    public Task<FormAnswer?> FindAsync(int turn, CancellationToken stop) =>
        operation.Db.FormAnswers.Include(a => a.Files).SingleOrDefaultAsync(a => a.Lineage == lineage && a.PlacementId == Placement.Id && a.AuthorAccountId == Me.Account && a.Turn == turn, stop);

    public static bool MayReopen(Operation operation, FormAnswer answer) => answer.IsSent && (answer.AuthorAccountId == operation.Viewer.AccountId || operation.Reach.Kind is ReachKind.Programs);
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Sends an informal visit: few look-fors, no score. The resident reads it at once; it never counts as an observation.</summary>
public sealed class SendWalkthrough(UseCaseServices services) : Command<SendWalkthrough.Request, Id<Walkthrough>>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public const string DraftKey = "walkthrough";

    public sealed record Request(Id<Placement> Placement, DateOnly? On, int? Minutes, IReadOnlyList<Line> LookFors, string? Wondering);

    /// <param name="Words">What one looked for; an empty line is left out.</param>
    public sealed record Line(string? Words, LookForFate Fate, string? Note);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<Walkthrough>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (observing.Me is not { } me || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (request.On > operation.Today)
            return Outcome.Invalid(nameof(request.On), "The visit has not been yet; choose today or a day before.");
        var book = await RuleBook.OpenAsync(db, placement.ProgramId, operation.Today, stop);
        var visit = new Walkthrough(
            placement, me, request.On!.Value, request.Minutes!.Value, [.. request.LookFors.Where(l => !string.IsNullOrWhiteSpace(l.Words)).Select(l => (l.Words!, l.Fate, l.Note))], request.Wondering, book.Number(RuleCode.WalkthroughLookFors), operation.Now);
        db.Add(visit);
        await ForgetDraft.RunAsync(operation, DraftKey, stop);
        operation.Announce("walkthroughs", visit.Id.Value);
        return visit.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Placement).Must(p => p != default).WithMessage("Choose the resident.");
            RuleFor(r => r.On).NotNull().WithMessage("Choose the day.");
            RuleFor(r => r.Minutes).NotNull().WithMessage("Say how long you stayed.").InclusiveBetween(1, 60).WithMessage("An informal visit lasts 1 to 60 minutes.");
            RuleForEach(r => r.LookFors).Must(l => (l.Words?.Length ?? 0) <= 300 && (l.Note?.Length ?? 0) <= 2000).WithMessage("A look-for has up to 300 characters, its note up to 2,000.");
            RuleFor(r => r.Wondering).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>Informal visits within reach, latest day first.</summary>
public sealed class ListWalkthroughs(UseCaseServices services) : Query<ListWalkthroughs.Request, PageOf<ListWalkthroughs.Row>>(services)
{
    /// <param name="Q">Beginnings of words of the resident's name.</param>
    public sealed record Request(PageRequest Page, string? Q = null);

    public sealed record Row(Id<Walkthrough> Id, string Resident, DateOnly On, int Minutes, string By, RaterKind ByKind, IReadOnlyList<Line> LookFors, string? Wondering);

    public sealed record Line(string Words, LookForFate Fate, string? Note);

    private static readonly ListOrder<Walkthrough> _byDay = ListOrder<Walkthrough>.By(w => w.On);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var all = db.Walkthroughs.AsQueryable();
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(w => db.Residents.Any(r => r.Id == w.ResidentId && r.SearchWords.Contains(prefix)));
        var page = await _byDay.ReadAsync(all, request.Page with { Descending = true }, w => new Row(w.Id, w.ResidentName, w.On, w.Minutes, w.ByName, w.ByKind, Array.Empty<Line>(), w.Wondering), stop);
        var ids = page.Rows.Select(r => r.Id).ToList();
        var lines = (await db.Walkthroughs.Where(w => ids.Contains(w.Id)).SelectMany(w => w.LookFors).ToListAsync(stop)).ToLookup(l => l.WalkthroughId);
        return page with { Rows = [.. page.Rows.Select(r => r with { LookFors = [.. lines[r.Id].OrderBy(l => l.Place).Select(l => new Line(l.Words, l.Fate, l.Note))] })] };
    }
}

/// <summary>One informal visit, for whoever reads it in the list.</summary>
public sealed class ShowWalkthrough(UseCaseServices services) : Query<Id<Walkthrough>, ShowWalkthrough.Answer>(services)
{
    public sealed record Answer(ListWalkthroughs.Row Visit, string? School, DateTime SentAt);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Walkthrough> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Walkthroughs.Include(w => w.LookFors).SingleOrDefaultAsync(w => w.Id == request, stop) is not { } w)
            return Outcome.NotFound;
        var school = await operation.Db.Placements.Where(p => p.Id == w.PlacementId).Select(p => p.SchoolName).SingleOrDefaultAsync(stop);
        return new Answer(new(w.Id, w.ResidentName, w.On, w.Minutes, w.ByName, w.ByKind, [.. w.LookFors.OrderBy(l => l.Place).Select(l => new ListWalkthroughs.Line(l.Words, l.Fate, l.Note))], w.Wondering), school, w.SentAt);
    }
}

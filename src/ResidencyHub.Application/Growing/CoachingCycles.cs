using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>Notes one round of coaching; what was agreed last time is settled with it.</summary>
public sealed class NoteCycle(UseCaseServices services) : Command<NoteCycle.Request, Id<CoachingCycle>>(services)
{
    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<Placement> placement) => $"coaching-cycle.{placement}";

    /// <param name="Fate">What became of last time's action; needed while it is open.</param>
    /// <param name="Came">And how.</param>
    /// <param name="Evidence">What was seen, counted or said.</param>
    /// <param name="PrivateNote">For the coach alone; nobody else ever reads it.</param>
    /// <param name="Last">The talk whose action the form showed: none that the coach has not seen is settled, nor the one just sent.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly? On, int? Minutes, MeetingMode? Mode, Stance? Stance, string? Focus, string? Noticing, string? Action, DateOnly? DueOn, ActionFate? Fate = null, string? Came = null, Id<CoachingCycle>? Last = null, string? Evidence = null, string? PrivateNote = null);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<CoachingCycle>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (Acting.By(operation) is not { } by || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        // of two who send the same form at once the second reads that last time's action is open
        Claim.On(db, placement, placement.Id);
        var before = await Cycles.OpenAsync(db, placement.Id, by.Account, stop);
        if (before is { Fate: null } && before.Id == request.Last && request.Fate is { } fate)
            before.Follow(fate, request.Came, by);
        var cycle = new CoachingCycle(placement, new(request.On!.Value, request.Minutes!.Value, request.Mode!.Value, request.Stance!.Value, request.Focus!, request.Noticing!, request.Action!, request.DueOn!.Value, request.Evidence), before, operation.Today, by);
        db.Add(cycle);
        if (!string.IsNullOrWhiteSpace(request.PrivateNote))
            db.Add(new PrivateNote(by.Account, cycle.Id.Value, request.PrivateNote, operation.Now));
        await ForgetDraft.RunAsync(operation, DraftKey(placement.Id), stop);
        return cycle.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Placement).Must(p => p != default).WithMessage("Choose the resident.");
            RuleFor(r => r.On).NotNull().WithMessage("Choose the day.");
            RuleFor(r => r.Minutes).NotNull().WithMessage("Say how long you talked.").InclusiveBetween(1, 480).WithMessage("A talk lasts 1 to 480 minutes.");
            RuleFor(r => r.Mode).NotNull().WithMessage("Say how you met.").IsInEnum().WithMessage("Say how you met.");
            RuleFor(r => r.Stance).NotNull().WithMessage("Choose your coaching approach.").IsInEnum().WithMessage("Choose your coaching approach.");
            RuleFor(r => r.Focus).NotEmpty().WithMessage("Say what it was about.").MaximumLength(300).WithMessage("Up to 300 characters, please.");
            RuleFor(r => r.Noticing).NotEmpty().WithMessage("Write what you noticed.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Evidence).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.PrivateNote).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Action).NotEmpty().WithMessage("Write what you agreed on; it comes up again next time.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.DueOn).NotNull().WithMessage("Say by when.");
            RuleFor(r => r.Fate).IsInEnum().WithMessage("Choose one of the three.");
            RuleFor(r => r.Came).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>With whom a round of coaching can be noted, each with what was agreed last time.</summary>
public sealed class OfferCycle(UseCaseServices services) : Query<Nothing, IReadOnlyList<OfferCycle.Row>>(services)
{
    /// <param name="Last">What was agreed last time and is open; null: nothing is.</param>
    public sealed record Row(Id<Placement> Placement, Id<Resident> Resident, string Name, string School, DateOnly EndsOn, Open? Last);

    public sealed record Open(Id<CoachingCycle> Id, DateOnly On, string Action, DateOnly DueOn);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, account) = (operation.Db, operation.Viewer.AccountId ?? default);
        var homes = await db.Placements.Where(p => p.State == PlacementState.Active).OrderBy(p => p.ResidentSort).ThenBy(p => p.Id).Select(p => new { p.Id, p.ResidentId, p.ResidentName, p.SchoolName, p.EndsOn }).ToListAsync(stop);
        var ids = homes.ConvertAll(p => p.Id);
        var open = (await db.Cycles.Where(c => ids.Contains(c.PlacementId) && c.CoachAccountId == account && c.Fate == null).ToListAsync(stop)).GroupBy(c => c.PlacementId).ToDictionary(g => g.Key, g => g.OrderBy(c => c.On).ThenBy(c => c.Id).Last());
        return homes.ConvertAll(p => new Row(p.Id, p.ResidentId, p.ResidentName, p.SchoolName, p.EndsOn, open.GetValueOrDefault(p.Id) is { } c ? new(c.Id, c.On, c.Action, c.DueOn) : null));
    }
}

/// <summary>Rounds of coaching within reach, latest day first.</summary>
public sealed class ListCycles(UseCaseServices services) : Query<ListCycles.Request, PageOf<ListCycles.Row>>(services)
{
    /// <param name="Q">Beginnings of words of the resident's name.</param>
    public sealed record Request(PageRequest Page, string? Q = null);

    /// <param name="MyNote">The viewer's own private note.</param>
    public sealed record Row(Id<CoachingCycle> Id, string Resident, string Coach, Signatory CoachAs, DateOnly On, int Minutes, MeetingMode Mode, Stance Stance, string Focus, string Noticing, string? Evidence, string Action, DateOnly DueOn, ActionFate? Fate, string? Came, string? MyNote);

    private static readonly ListOrder<CoachingCycle> _byDay = ListOrder<CoachingCycle>.By(c => c.On);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var all = operation.Db.Cycles.AsQueryable();
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(c => operation.Db.Residents.Any(r => r.Id == c.ResidentId && r.SearchWords.Contains(prefix)));
        var page = await _byDay.ReadAsync(all, request.Page with { Descending = true }, c => new Row(
            c.Id, c.ResidentName, c.CoachName, c.CoachAs, c.On, c.Minutes, c.Mode, c.Stance, c.Focus, c.Noticing, c.Evidence, c.Action, c.DueOn, c.Fate, c.Came, null), stop);
        // asked for by account, too: an administrator's reach has no filter
        var (account, about) = (operation.Viewer.AccountId ?? default, page.Rows.Select(r => r.Id.Value).ToList());
        var notes = await operation.Db.PrivateNotes.Where(n => n.AccountId == account && about.Contains(n.About)).ToDictionaryAsync(n => n.About, n => n.Words, stop);
        return notes.Count == 0 ? page : page with { Rows = [.. page.Rows.Select(r => r with { MyNote = notes.GetValueOrDefault(r.Id.Value) })] };
    }
}

/// <summary>One round of coaching, for whoever reads it in the list.</summary>
public sealed class ShowCycle(UseCaseServices services) : Query<Id<CoachingCycle>, ShowCycle.Answer>(services)
{
    /// <param name="FollowedAt">When it was said what became of the action (UTC).</param>
    public sealed record Answer(ListCycles.Row Talk, string? School, DateTime NotedAt, DateTime? FollowedAt);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<CoachingCycle> request, Operation operation, CancellationToken stop)
    {
        var (db, account) = (operation.Db, operation.Viewer.AccountId ?? default);
        if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == request, stop) is not { } c)
            return Outcome.NotFound;
        var school = await db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.SchoolName).SingleOrDefaultAsync(stop);
        // asked for by account, too: an administrator's reach has no filter
        var mine = await db.PrivateNotes.Where(n => n.AccountId == account && n.About == request.Value).Select(n => n.Words).SingleOrDefaultAsync(stop);
        return new Answer(new(c.Id, c.ResidentName, c.CoachName, c.CoachAs, c.On, c.Minutes, c.Mode, c.Stance, c.Focus, c.Noticing, c.Evidence, c.Action, c.DueOn, c.Fate, c.Came, mine), school, c.NotedAt, c.FollowedAt);
    }
}

/// <summary>What the verbs of coaching share.</summary>
internal static class Cycles
{
    /// <summary>The one of a coach in a placement whose action is open.</summary>
    public static Task<CoachingCycle?> OpenAsync(ResidencyDb db, Id<Placement> placement, Guid coach, CancellationToken stop) =>
        db.Cycles.Where(c => c.PlacementId == placement && c.CoachAccountId == coach && c.Fate == null).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).FirstOrDefaultAsync(stop);
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Reciprocity;

/// <summary>What each side gave and got in a school year: what the hub counts, what the sides entered, and the balance in words. The other side's people are not named.</summary>
public sealed class ShowSides(UseCaseServices services) : Query<ShowSides.Request, ShowSides.Answer>(services)
{
    private static readonly ListOrder<Contribution> _byDay = ListOrder<Contribution>.By(c => c.StartsOn);

    /// <param name="Year">Null for the year that runs.</param>
    /// <param name="After">The cursor after which the year's entries go on; null for the first.</param>
    public sealed record Request(Id<Partnership> Partnership, int? Year = null, string? After = null);

    /// <param name="Side">The viewer's; null for who acts for none.</param>
    /// <param name="MaySpeak">The viewer confirms entries and agrees to wordings.</param>
    /// <param name="Columns">A column for each side that gives.</param>
    /// <param name="Promised">What agreements of the year promise, a sentence each.</param>
    /// <param name="Latest">The last wording of the year, whatever became of it: the form posts that it was read.</param>
    /// <param name="More">The cursor after which the year has more entries; null when all are here.</param>
    /// <param name="ChangedSince">So many entries were entered, corrected or answered after the wording was agreed.</param>
    public sealed record Answer(
        Id<Partnership> Id, string Name, AcademicYear Year, IReadOnlyList<AcademicYear> Years, PartnershipSide? Side, bool MayKeep, bool MaySpeak, bool SeesMoney, IReadOnlyList<Column> Columns, IReadOnlyList<Promise> Promised,
        Wording? Agreed, Wording? Open, Wording? Declined, Id<BalanceWording>? Latest, int ChangedSince, IReadOnlyList<Entry> TakenOut, IReadOnlyList<PlaceChoice> Places, string? More);

    public sealed record Column(PartnershipSide From, IReadOnlyList<Counted> Counted, IReadOnlyList<Entry> Entries);

    public sealed record Counted(ContributionKind Kind, PartnershipSide To, string Title, string? Much, string Base);

    /// <param name="MayAnswer">The viewer's side is the other one.</param>
    /// <param name="Answered">What the other side said last, when it disputes.</param>
    public sealed record Entry(
        Id<Contribution> Id, ContributionText Text, string? Place, string PlaceKey, PartnershipSide EnteredFor, PartnershipSide Other, ContributionState State, string? Answered, bool IsOwn, bool MayAnswer, DateOnly? TakenOutOn, string? TakenOutBecause,
        IReadOnlyList<Step> Steps, int Version);

    /// <param name="By">A name of the own side; else the side.</param>
    public sealed record Step(DateTime At, string Title, string By, string? Words);

    public sealed record Promise(string Agreement, string Words);

    public sealed record Wording(Id<BalanceWording> Id, string Words, PartnershipSide ProposedFor, DateOnly ProposedOn, DateOnly? AnsweredOn, string? AnswerWords);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, viewer) = (operation.Db, operation.Viewer);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var (side, now, began) = (Record.SideOf(viewer.Role), AcademicYear.Of(operation.Today), AcademicYear.Of(partnership.StartedOn));
        var last = partnership.EndedOn is { } end && AcademicYear.Of(end) < now ? AcademicYear.Of(end) : now < began ? began : now;
        var year = request.Year is { } asked && asked >= began.StartYear && asked <= last.StartYear ? new AcademicYear(asked) : last;
        var (first, final) = (year.FirstDay, year.LastDay);
        var counted = await new CountedGiving(operation, partnership, year).ReadAsync(stop);
        var page = await _byDay.ReadAsync(db.Contributions.Where(c => c.PartnershipId == partnership.Id && c.StartsOn >= first && c.StartsOn <= final), new(After: request.After) { ForFile = true }, c => c.Id, stop);
        var ids = page.Rows.ToList();
        var entries = await db.Contributions.Include(c => c.Steps).Where(c => ids.Contains(c.Id)).OrderBy(c => c.StartsOn).ThenBy(c => c.Id).ToListAsync(stop);
        var wordings = await db.BalanceWordings.Where(b => b.PartnershipId == partnership.Id && b.Year == year.StartYear).OrderByDescending(b => b.Id).Take(50).ToListAsync(stop);
        var (agreed, open) = (wordings.Find(b => b.State is BalanceState.Agreed), wordings.Find(b => b.State is BalanceState.Proposed));
        var may = side is not null && Governing.Over(partnership, operation.Today) is null;
        PartnershipSide[] sides = [PartnershipSide.University, PartnershipSide.District, PartnershipSide.Community];
        var rows = entries.ConvertAll(c => EntryOf(operation, c, side, may));
        return new Answer(
            partnership.Id, partnership.Name, year, [.. Enumerable.Range(began.StartYear, Math.Max(1, last.StartYear - began.StartYear + 1)).Reverse().Select(y => new AcademicYear(y))], side, may, may && viewer.May(Permission.VoteForSide), Giving.SeesMoney(operation.Reach),
            [.. sides.Select(s => new Column(s, [.. counted.Where(c => c.From == s).Select(c => new Counted(c.Kind, c.To, c.Title, c.Much, c.Base))], [.. rows.Where(r => r.Text.From == s && r.TakenOutOn is null)])).Where(c => c.From is not PartnershipSide.Community || c.Counted.Count + c.Entries.Count > 0)],
            await PromisedAsync(operation, partnership, year, stop), Of(operation, agreed), Of(operation, open), wordings is [{ State: BalanceState.Declined } no, ..] ? Of(operation, no) : null, wordings.FirstOrDefault()?.Id,
            agreed?.AnsweredAt is { } at ? entries.Count(c => c.ChangedAt > at) : 0, [.. rows.Where(r => r.TakenOutOn is not null && r.IsOwn)], may ? RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)) : [], page.Next);
    }

    private static Entry EntryOf(Operation operation, Contribution c, PartnershipSide? side, bool may)
    {
        var steps = c.Steps.OrderByDescending(s => s.Id).ToList();
        return new(
            c.Id, c.Text, c.PlaceName, RecordPlaces.KeyOf(c.About), c.EnteredFor, c.Other, c.State, c.State is ContributionState.Disputed ? steps.Find(s => s.Title == "Disputed")?.Words : null, side == c.EnteredFor, may && side == c.Other && operation.Viewer.May(Permission.VoteForSide), c.TakenOutOn, c.TakenOutBecause,
            [.. steps.Select(s => new Step(s.At, s.Title, s.Side == side ? s.By : $"the {PartnershipWords.Of(s.Side)} side", s.Words))], c.Version);
    }

    private static Wording? Of(Operation operation, BalanceWording? b) =>
        b is null ? null : new(b.Id, b.Words, b.ProposedFor, operation.DayOf(b.ProposedAt), b.AnsweredAt is { } at ? operation.DayOf(at) : null, b.AnswerWords);

    /// <summary>Clauses of the agreements in force in the year that give something; of pay only to those who read sums.</summary>
    private static async Task<IReadOnlyList<Promise>> PromisedAsync(Operation operation, Partnership partnership, AcademicYear year, CancellationToken stop)
    {
        var (first, last) = (year.FirstDay, year.LastDay);
        var found = await operation.Db.Agreements.Where(a => a.PartnershipId == partnership.Id && a.State == AgreementState.Active && a.StartsOn <= last && a.EndsOn >= first && (a.MentorPay != null || a.ReleasePeriods != null || a.ServiceYears != null)).OrderBy(a => a.StartsOn).Take(20).ToListAsync(stop);
        var money = Giving.SeesMoney(operation.Reach);
        return [.. from a in found from words in AgreementText.Given(money ? a.Terms : a.Terms with { MentorPay = null }) select new Promise(a.Title, words)];
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Year).InclusiveBetween(1900, 2200).When(r => r.Year is not null).WithMessage("Choose a school year.");
    }
}

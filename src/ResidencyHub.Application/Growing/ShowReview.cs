using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>Three-way reviews within reach, those that still wait or those that are locked, latest day first. With whom one can be opened.</summary>
public sealed class ListReviews(UseCaseServices services) : Query<ListReviews.Request, ListReviews.Answer>(services)
{
    /// <param name="Locked">Those that are signed by all, instead of those that wait.</param>
    /// <param name="With">Beginnings of words of the resident's, the school's or the mentor's name, to find with whom one can be opened.</param>
    public sealed record Request(PageRequest Page, bool Locked = false, string? With = null);

    /// <param name="Offers">Running placements in which one of the three is not open yet, by name; only for those who open reviews.</param>
    /// <param name="OffersMore">There are more than these, or so many that none is offered: <see cref="Request.With"/> finds them.</param>
    public sealed record Answer(PageOf<Row> Page, IReadOnlyList<Offer> Offers, bool OffersMore = false);

    /// <param name="Missing">Who has not written, or, after the talk, not signed.</param>
    public sealed record Row(Id<ThreeWayReview> Id, string Resident, string School, string Mentor, ReviewTime Time, ReviewState State, DateOnly DueOn, IReadOnlyList<Signatory> Missing);

    public sealed record Offer(Id<Placement> Placement, string Name, string School, DateOnly StartsOn, DateOnly EndsOn);

    private sealed record Plain(Id<ThreeWayReview> Id, string Resident, string School, string Mentor, ReviewTime Time, ReviewState State, DateOnly DueOn);

    /// <summary>So many stand in the choice; of more, one is found by name.</summary>
    internal const int Offered = 40;

    private static readonly ListOrder<ThreeWayReview> _byDay = ListOrder<ThreeWayReview>.By(r => r.DueOn);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var page = await _byDay.ReadAsync(
            request.Locked ? db.Reviews.Where(r => r.State == ReviewState.Locked) : db.Reviews.Where(r => r.State != ReviewState.Locked), request.Page with { Descending = true }, r => new Plain(r.Id, r.ResidentName, r.SchoolName, r.MentorName, r.Time, r.State, r.DueOn), stop);
        var ids = request.Locked ? [] : page.Rows.Select(r => r.Id).ToList();
        var voices = (await db.Set<ReviewVoice>().Where(v => ids.Contains(v.ReviewId)).Select(v => new { v.ReviewId, v.As, IsSigned = v.SignedAt != null }).ToListAsync(stop)).ToLookup(v => v.ReviewId);
        var (offers, more) = RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.ReopenObservations) ? await OffersAsync(request.With, operation, stop) : ([], false);
        return new Answer(
            page.Of(r => new Row(r.Id, r.Resident, r.School, r.Mentor, r.Time, r.State, r.DueOn, r.State is ReviewState.Locked ? [] : [.. ThreeWayReview.Sides.Where(s => !voices[r.Id].Any(v => v.As == s && (r.State is ReviewState.Writing || v.IsSigned)))])), offers, more);
    }

    private static async Task<(IReadOnlyList<Offer> Offers, bool More)> OffersAsync(string? with, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var open = new PlacementFilter(with).Over(db.Placements, operation.Today).Where(p => p.State == PlacementState.Active && p.MentorId != null && !p.NeedsMentor && db.Reviews.Count(r => r.PlacementId == p.Id) < 3);
        // many are not sorted to show a few: one is found by name
        if (string.IsNullOrWhiteSpace(with) && await open.Take(Offered + 1).CountAsync(stop) > Offered)
            return ([], true);
        var found = await open.OrderBy(p => p.ResidentSort).ThenBy(p => p.Id).Take(Offered + 1).Select(p => new Offer(p.Id, p.ResidentName, p.SchoolName, p.StartsOn, p.EndsOn)).ToListAsync(stop);
        return ([.. found.Take(Offered)], found.Count > Offered);
    }
}

/// <summary>One three-way review as the viewer reads it.</summary>
public sealed class ShowReview(UseCaseServices services) : Query<Id<ThreeWayReview>, ShowReview.Answer>(services)
{
    /// <param name="Facts">As the records stand, or as they stood when it was locked.</param>
    /// <param name="Me">As whom the viewer takes part.</param>
    /// <param name="MayReopen">The viewer may open it again.</param>
    public sealed record Answer(
        Id<ThreeWayReview> Id, Id<Resident> Resident, string Name, string School, string Mentor, ReviewTime Time, ReviewState State, DateOnly DueOn, DateOnly? DiscussedOn, Readiness? Readiness, string? Decision, AssessmentStatus? Assessment, string? AssessmentWords, string? Dispositions, IReadOnlyDictionary<int, string> LevelNames, int Edition,
        ReviewFacts Facts, int Needed, IReadOnlyList<Voice> Voices, IReadOnlyList<Step> Steps, Signatory? Me, string MyName, bool MayReopen)
    {
        public Voice? Mine => Voices.FirstOrDefault(v => v.IsMine);
        public bool IsSide => Me is { } me && ThreeWayReview.Sides.Contains(me);
    }

    /// <param name="IsMine">The viewer’s own words; not those of whom they took over from.</param>
    public sealed record Voice(Signatory As, string By, string Strengths, string Growth, string Next, DateTime WrittenAt, string? SignedName, DateTime? SignedAt, bool IsMine);

    /// <param name="Former">Words that stood before, where the move opened them to change.</param>
    public sealed record Step(ReviewState To, string By, DateTime At, string? Why, string? Former);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<ThreeWayReview> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Reviews.Include(r => r.Voices).Include(r => r.Steps).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == request, stop) is not { } r)
            return Outcome.NotFound;
        var book = await RuleBook.OpenAsync(operation.Db, r.ProgramId, operation.Today, stop);
        return new Answer(
            r.Id, r.ResidentId, r.ResidentName, r.SchoolName, r.MentorName, r.Time, r.State, r.DueOn, r.DiscussedOn, r.Readiness, r.Decision, r.Assessment, r.AssessmentWords, r.Dispositions, await LevelNamesAsync(operation, r, stop), r.Edition, r.Facts ?? await Reviewing.FactsAsync(operation, r, stop), book.Number(RuleCode.HoursNeeded),
            [.. r.Voices.OrderBy(v => v.As).Select(v => new Voice(v.As, v.By, v.Strengths, v.Growth, v.Next, v.WrittenAt, v.SignedName, v.SignedAt, v.As == Acting.As(operation) && v.IsOf(operation.Viewer.AccountId ?? default)))], [.. r.Steps.OrderBy(s => s.Number).Select(s => new Step(s.To, s.By, s.At, s.Why, s.Former))],
            Acting.As(operation), operation.Viewer.Name, RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.ReopenObservations));
    }

    /// <summary>The levels by name, as the program's newest rubric calls them; a locked review's, as the edition that it holds does.</summary>
    private static async Task<Dictionary<int, string>> LevelNamesAsync(Operation operation, ThreeWayReview review, CancellationToken stop)
    {
        // locked before the edition was kept with it: the newest of that day
        var edition = review.FactsRubricId ?? await Reviewing.RubricOnAsync(operation.Db, review, review.State is ReviewState.Locked ? review.Steps.Max(s => s.At) : operation.Now, stop);
        return await operation.Db.Set<RubricLevel>().Where(l => l.RubricId == edition).ToDictionaryAsync(l => l.Value, l => l.Name, stop);
    }
}

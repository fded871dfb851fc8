using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The same placements as the list, in columns by what they need next; the first of each column, and how many there are.</summary>
public sealed class ShowBoard(UseCaseServices services) : Query<ShowBoard.Request, IReadOnlyList<ShowBoard.Column>>(services)
{
    /// <summary>Cards of each column when the board opens, and of a column that is opened alone.</summary>
    public const int First = 5, Alone = 60;

    /// <summary>What is longer was not chosen from a list.</summary>
    private const int LongestChoice = 100;

    /// <param name="Filter">As on the list; with a stage, that column alone.</param>
    public sealed record Request(PlacementFilter? Filter = null);

    /// <param name="Count">How many stand in the column; not above the limit to which lists count.</param>
    /// <param name="IsExact">False: at least so many.</param>
    public sealed record Column(PlacementStage Stage, int Count, bool IsExact, IReadOnlyList<Card> Cards);

    /// <remarks>NextOn: the next date that matters. DaysLate: days since an answer was due. Announced: whether the resident knows. MentorThrough: the last day of a mentor who leaves and whom nobody follows yet. Uncovered: no valid agreement covers the school on the placement's first or last day; for those who may read what was agreed.</remarks>
    public sealed record Card(Id<Placement> Id, string ResidentName, string SchoolName, string? MentorName, PlacementState State, bool NeedsMentor, bool NeedsPlace, DateOnly? NextOn, int DaysLate, bool Announced, DateOnly? MentorThrough = null, bool Uncovered = false)
    {
        public string Status => PlacementAsk.Status(State, NeedsMentor, NeedsPlace, MentorThrough?.AddDays(1));
    }

    private protected override Permission Needs => Permission.ReadPlacements;

    private protected override async Task<Outcome<IReadOnlyList<Column>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (today, filter) = (operation.Today, request.Filter ?? new());
        var stages = Enum.GetValues<PlacementStage>().Where(s => filter.Stage is null || filter.Stage == s).ToList();
        var states = stages.SelectMany(PlacementMoves.StatesOf).Where(s => filter.State is null || filter.State == s).ToList();
        if (states.Count == 0)
            return stages.ConvertAll(s => new Column(s, 0, true, []));
        var most = filter.Stage is null ? First : Alone;
        // A state at a time, all in one question: the first of each are found by the index alone.
        var cards = await InEach(states, rows => rows.OrderBy(p => p.NextOn).ThenBy(p => p.Id).Take(most))
            .Select(p => new Card(p.Id, p.ResidentName, p.SchoolName, p.MentorName, p.State, p.NeedsMentor, p.NeedsPlace, p.NextOn, 0, p.SeenByResident, p.NextMentorId == null ? p.MentorThrough : null, false)).ToListAsync(stop);
        var counts = (IsTyped(filter) ? await CountAsync() : await Services.Memory.OfAsync(typeof(ShowBoard), filter, operation, [Nouns.Placements], CountAsync)).ValueOrDefault ?? [];
        var shown = stages.ConvertAll(s => (Stage: s, Cards: FirstOf(cards.Where(c => PlacementMoves.StageOf(c.State) == s))));
        var lacking = await AgreementCover.LackingAsync(operation, [.. shown.SelectMany(c => c.Cards).Select(c => c.Id)], stop);
        return shown.ConvertAll(c => ColumnOf(c.Stage, [.. c.Cards.Select(x => x with { Uncovered = lacking.Contains(x.Id) })]));

        // what somebody types is seldom asked twice, and would crowd out what many ask
        static bool IsTyped(PlacementFilter filter) => !string.IsNullOrWhiteSpace(filter.Text) || filter.Subject?.Length > LongestChoice || filter.Grade?.Length > LongestChoice;

        Column ColumnOf(PlacementStage stage, IReadOnlyList<Card> first)
        {
            // what was counted a moment ago is never less than what is shown
            var count = Math.Max(first.Count, PlacementMoves.StatesOf(stage).Sum(s => counts.GetValueOrDefault(s)));
            return new(stage, Math.Min(count, PageOf<Card>.CountLimit), count <= PageOf<Card>.CountLimit, first);
        }

        async Task<Outcome<Dictionary<PlacementState, int>>> CountAsync() =>
            await InEach(states, rows => rows.Take(PageOf<Card>.CountLimit + 1)).GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

        IQueryable<Placement> InEach(IEnumerable<PlacementState> all, Func<IQueryable<Placement>, IQueryable<Placement>> part) =>
            all.Select(s => part((filter with { Stage = null, State = s }).Over(operation.Db.Placements, today))).Aggregate((one, next) => one.Concat(next));

        // what is due first stands on top
        IReadOnlyList<Card> FirstOf(IEnumerable<Card> of) => [.. of.OrderBy(c => c.NextOn).ThenBy(c => c.Id).Take(most).Select(c => c with
        {
            NextOn = c.NextOn == DateOnly.MaxValue ? null : c.NextOn,
            DaysLate = PlacementFilter.Answerable.Contains(c.State) && c.NextOn < today ? today.DayNumber - c.NextOn!.Value.DayNumber : 0,
        })];
    }
}

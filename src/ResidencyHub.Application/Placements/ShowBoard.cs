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
        var (db, today) = (operation.Db, operation.Today);
        var filter = request.Filter ?? new();
        var (most, columns) = (filter.Stage is null ? First : Alone, new List<Column>());
        foreach (var stage in Enum.GetValues<PlacementStage>())
        {
            if (filter.Stage is { } only && only != stage)
                continue;
            // a state at a time: its first cards, and as many as lists count, are found by the index alone
            var (count, cards) = (0, new List<Card>());
            foreach (var state in PlacementMoves.StatesOf(stage).Where(s => filter.State is null || filter.State == s))
            {
                var rows = (filter with { Stage = null, State = state }).Over(db.Placements, today);
                var here = await rows.Take(PageOf<Card>.CountLimit + 1).CountAsync(stop);
                count += here;
                if (here > 0)
                    cards.AddRange(await CardsAsync(rows));
            }
            columns.Add(new Column(stage, Math.Min(count, PageOf<Card>.CountLimit), count <= PageOf<Card>.CountLimit, FirstOf(cards)));
        }
        var lacking = await AgreementCover.LackingAsync(operation, [.. columns.SelectMany(c => c.Cards).Select(c => c.Id)], stop);
        return columns.ConvertAll(c => c with { Cards = [.. c.Cards.Select(x => x with { Uncovered = lacking.Contains(x.Id) })] });

        Task<List<Card>> CardsAsync(IQueryable<Placement> rows) => rows.OrderBy(p => p.NextOn).ThenBy(p => p.Id).Take(most)
            .Select(p => new Card(p.Id, p.ResidentName, p.SchoolName, p.MentorName, p.State, p.NeedsMentor, p.NeedsPlace, p.NextOn, 0, p.SeenByResident, p.NextMentorId == null ? p.MentorThrough : null, false)).ToListAsync(stop);

        // what is due first stands on top
        IReadOnlyList<Card> FirstOf(IEnumerable<Card> cards) => [.. cards.OrderBy(c => c.NextOn).ThenBy(c => c.Id).Take(most).Select(c => c with
        {
            NextOn = c.NextOn == DateOnly.MaxValue ? null : c.NextOn,
            DaysLate = PlacementFilter.Answerable.Contains(c.State) && c.NextOn < today ? today.DayNumber - c.NextOn!.Value.DayNumber : 0,
        })];
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>What an open page of an observation that two people write asks every few seconds: the words of the other since, whether they are here and where they write. It says by that that the viewer is here.</summary>
public sealed class FollowObservation(UseCaseServices services) : Command<FollowObservation.Request, FollowObservation.Answer>(services)
{
    /// <summary>Who has not asked for so long is not here any more.</summary>
    public static readonly TimeSpan Here = TimeSpan.FromSeconds(20);

    /// <summary>Presence is written no more often than this, so that asking costs a reading.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(6);

    /// <param name="Known">What the page knows, as an earlier answer called it; null: what it was loaded with.</param>
    /// <param name="Writing">Where the viewer writes: "the next step".</param>
    /// <param name="Leaves">The page is being closed.</param>
    /// <param name="Window">Which of the viewer's windows asks, as its page calls itself.</param>
    public sealed record Request(Id<Observation> Observation, string? Known, string? Writing, bool Leaves = false, string? Window = null);

    /// <param name="Known">What the page knows after this answer.</param>
    /// <param name="Structure">The same as long as state and scores stand as they stood; words are not in it.</param>
    /// <param name="Sections">Of the debrief; null when nothing has changed since <see cref="Request.Known"/>.</param>
    /// <param name="Notes">Of the evidence; null when nothing has changed.</param>
    /// <param name="State">How far the observation is.</param>
    /// <param name="Scores">Of mentor and supervisor, as far as they are saved; null when nothing has changed.</param>
    /// <param name="WrittenBy">Who wrote in the debrief last, when it was not the viewer.</param>
    public sealed record Answer(string Known, string Structure, IReadOnlyDictionary<DebriefSection, string>? Sections, IReadOnlyList<Note>? Notes, string? WrittenBy, IReadOnlyList<Person> Others, string State, IReadOnlyList<Given>? Scores);

    public sealed record Note(Id<EvidenceNote> Id, DateTime At, string Words, string Author, bool IsMine, bool IsGeneral, IReadOnlyList<Id<RubricRow>> Rows);

    /// <param name="Name">"3 Applying".</param>
    public sealed record Given(Id<RubricRow> Row, string Rater, bool IsMine, int Level, string Name, string? Evidence);

    /// <param name="IsMe">The viewer's own account, in another window.</param>
    public sealed record Person(string Name, string? Writing, bool IsMe = false);

    /// <summary>Windows of one account that are told apart; more of them share the last one's place.</summary>
    private const int MostWindows = 8;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing, now) = (operation.Db, new Observing(operation), operation.Now);
        if (observing.Me is not { } me || await db.Observations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        var notes = await db.EvidenceNotes.AsNoTracking().Include(n => n.Tags).Where(n => n.ObservationId == observation.Id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(stop);
        var debrief = await db.Debriefs.AsNoTracking().SingleOrDefaultAsync(d => d.ObservationId == observation.Id, stop);
        var scores = await db.Ratings.AsNoTracking().Where(r => r.SourceId == observation.Id.Value).OrderBy(r => r.Id).Select(r => new { r.RowId, r.RaterAccountId, r.RaterName, r.RaterKind, r.Level, r.Evidence }).ToListAsync(stop);
        var present = await db.ObservationPresences.Where(p => p.ObservationId == observation.Id).ToListAsync(stop);
        var window = request.Window ?? "";
        var mine = present.Find(p => p.AccountId == me.Account && p.Window == window) ?? (present.FindAll(p => p.AccountId == me.Account) is { Count: >= MostWindows } many ? many[^1] : null);
        // who has gone leaves no trace
        db.RemoveRange(present.Where(p => now - p.SeenAt > Here && p != mine));
        if (request.Leaves || !observation.IsInWriting)
        {
            if (mine is not null)
                db.Remove(mine);
        }
        else
        {
            if (mine is null)
                db.Add(mine = new ObservationPresence(observation.Id, me.Account, me.Name, window));
            if (mine.Writing != request.Writing || now - mine.SeenAt > Fresh)
                mine.See(request.Writing, now);
        }
        var words = debrief?.Words ?? DebriefWords.None;
        var known = Named([.. Enum.GetValues<DebriefSection>().Select(s => words[s]), .. notes.Select(n => $"{n.Id}/{n.Words}/{n.IsGeneral}/{string.Join(' ', n.Tags.Select(t => t.RowId).Order())}"), .. scores.Select(s => $"{s.RowId}/{s.RaterAccountId}/{s.Level}/{s.Evidence}")]);
        var isNews = known != request.Known;
        var names = isNews && scores.Count > 0 ? await db.Set<RubricLevel>().Where(l => l.RubricId == observation.RubricId).ToDictionaryAsync(l => l.Value, l => $"{l.Value} {l.Name}", stop) : [];
        return new Answer(known, StructureOf(observation, scores.Count), isNews ? Enum.GetValues<DebriefSection>().ToDictionary(s => s, s => words[s]) : null, isNews ? notes.ConvertAll(n => new Note(n.Id, n.At, n.Words, n.AuthorName, n.AuthorAccountId == me.Account, n.IsGeneral, [.. n.Tags.Select(t => t.RowId)])) : null,
            debrief?.WrittenBy is { } by && by != me.Name ? by : null, Others(present.Where(p => p != mine && now - p.SeenAt <= Here), me.Account), observation.State.ToString(),
            isNews ? [.. scores.Where(s => s.RaterKind is not RaterKind.Resident).Select(s => new Given(s.RowId, s.RaterName, s.RaterAccountId == me.Account, s.Level, names.GetValueOrDefault(s.Level) ?? $"{s.Level}", s.Evidence))] : null);
    }

    /// <summary>Each account once, writing where any of its windows writes.</summary>
    private static List<Person> Others(IEnumerable<ObservationPresence> here, Guid me) =>
        [.. here.GroupBy(p => p.AccountId).Select(g => g.OrderByDescending(p => p.Writing is not null).ThenByDescending(p => p.SeenAt).First()).Select(p => new Person(p.Name, p.Writing, p.AccountId == me)).OrderBy(p => p.IsMe).ThenBy(p => p.Name, StringComparer.Ordinal)];

    internal static string StructureOf(Observation observation, int scores) => Named([observation.State.ToString(), scores.ToString(CultureInfo.InvariantCulture)]);

    private static string Named(IEnumerable<string> parts) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))))[..16];

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Writing).MaximumLength(60).WithMessage("Up to 60 characters.");
            RuleFor(r => r.Known).MaximumLength(16);
            RuleFor(r => r.Window).MaximumLength(20);
        }
    }
}

/// <summary>Removes who was here and closed the lid: presence lasts no longer than it is true.</summary>
public sealed class ForgetPresence(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var before = operation.Now - FollowObservation.Here;
        return await operation.Db.ObservationPresences.Where(p => p.SeenAt < before).ExecuteDeleteAsync(stop);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>What the verbs of observations share: who acts as whom, the rules, the parts of one observation.</summary>
internal sealed class Observing(Operation operation)
{
    private ResidencyDb Db => operation.Db;

    public ObservationAct Act => new(operation.Viewer.Name, operation.Now);

    /// <summary>As whom the viewer writes; null for those who only read.</summary>
    public Rater? Me => operation.Viewer.AccountId is not { } account ? null : operation.Reach.Kind switch
    {
        ReachKind.Mentor => new(account, operation.Viewer.Name, RaterKind.Mentor),
        ReachKind.Caseload => new(account, operation.Viewer.Name, RaterKind.Supervisor),
        ReachKind.Resident => new(account, operation.Viewer.Name, RaterKind.Resident),
        _ => null,
    };

    public Task<Observation?> FindAsync(Id<Observation> id, CancellationToken stop) => Db.Observations.Include(o => o.Steps).SingleOrDefaultAsync(o => o.Id == id, stop);

    public Task<List<EvidenceNote>> NotesAsync(Id<Observation> id, CancellationToken stop) => Db.EvidenceNotes.Include(n => n.Tags).Where(n => n.ObservationId == id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(stop);

    /// <summary>What came of it, begun when nobody has yet.</summary>
    public async Task<Debrief> DebriefAsync(Observation observation, CancellationToken stop)
    {
        if (await Db.Debriefs.SingleOrDefaultAsync(d => d.ObservationId == observation.Id, stop) is { } debrief)
            return debrief;
        Db.Add(debrief = new Debrief(observation));
        return debrief;
    }

    /// <summary>A day for the next observation lies after this one, within the placement.</summary>
    public async Task DemandNextAsync(Observation observation, DateOnly? on, CancellationToken stop)
    {
        if (on is not null && await Db.Placements.AsNoTracking().SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is { } placement)
            observation.DemandNext(on, placement);
    }

    /// <summary>Both versions of what two people wrote at once.</summary>
    public static Clash ClashOf(IEnumerable<SectionClash> clashes) => new([.. clashes.Select(c => new ConflictingValue(ObservationWords.Of(c.Section), c.Mine, c.Stands))]);

    public Task<List<EvidencePhoto>> PhotosAsync(Id<Observation> id, CancellationToken stop) => Db.EvidencePhotos.Where(p => p.ObservationId == id).OrderBy(p => p.At).ThenBy(p => p.Id).ToListAsync(stop);

    public Task<List<Rating>> ScoresAsync(Guid source, CancellationToken stop) => Db.Ratings.Where(r => r.SourceId == source).ToListAsync(stop);

    public Task<Rubric> RubricAsync(Id<Rubric> id, CancellationToken stop) => Db.Rubrics.Include(r => r.Rows).Include(r => r.Levels).AsSplitQuery().SingleAsync(r => r.Id == id, stop);

    public async Task<ObservationRules> RulesAsync(Id<PreparationProgram> program, CancellationToken stop)
    {
        var book = await RuleBook.OpenAsync(Db, program, operation.Today, stop);
        return new(book.Number(RuleCode.ObservationConferenceDays), book[RuleCode.ObservationEvidenceLevels].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => int.Parse(l, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet());
    }

    /// <summary>The last day for the post-conference, by the district's own calendar.</summary>
    public async Task<DateOnly> ConferenceDueAsync(Observation observation, DateOnly observedOn, CancellationToken stop)
    {
        var rules = await RulesAsync(observation.ProgramId, stop);
        var entries = await Db.CalendarEntries.AsNoTracking().Where(e => e.DistrictId == observation.DistrictId && e.EndsOn >= observedOn).ToListAsync(stop);
        return new DistrictCalendar(entries).AddSchoolDays(observedOn, rules.PostConferenceDays);
    }

    /// <summary>Whether the agreement in force today lets the school's leader read shared observations.</summary>
    public async Task<bool> LeadersReadAsync(PlacementRecord record, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether the agreement lets the school's leader read observations");
        return await AgreementSight.LeadersReadAsync(wide, record.ProgramId, record.SchoolId, record.DistrictId, operation.Today, stop);
    }

    /// <summary>What cannot be written any more, in words; what was typed stays in the form.</summary>
    public static Refusal NotInWriting(Observation observation) => Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”. Your words stay in the form; reopen it with a reason to save them.");

    /// <summary>One line of the evidence: the words where they are the writer's, the ties that the writer added and took away.</summary>
    public void Write(EvidenceNote note, WriteEvidence.Line line, Rater me, Rubric rubric)
    {
        if (line.Words is not null && note.AuthorAccountId == me.Account)
            note.Write(line.Words);
        var (ties, general) = (note.TiesAfter(line.Rows, line.Seen ?? []), line.General == line.WasGeneral ? note.IsGeneral : line.General);
        if (general == note.IsGeneral && ties.SetEquals(note.Tags.Select(t => t.RowId)))
            return;
        // ties are rows of their own: whoever shares at this moment changes the note, and of the two one begins again
        Claim.On(Db, note, note.Id);
        Db.RemoveRange([.. note.Tags]);
        note.Tie(rubric.Rows.Where(r => ties.Contains(r.Id)).OrderBy(r => r.Place), general);
        Db.AddRange(note.Tags);
    }

    /// <summary>Adds or changes one rater's levels; a row that is left out keeps what it had.</summary>
    public async Task ScoreAsync(Placement placement, Observation observation, Rubric rubric, Rater rater, IEnumerable<Score> scores, CancellationToken stop)
    {
        var (source, begunAt) = (observation.Id.Value, observation.Steps.Min(x => x.At));
        var mine = await Db.Ratings.Where(r => r.SourceId == source && r.RaterAccountId == rater.Account).ToListAsync(stop);
        foreach (var score in scores)
        {
            if (mine.Find(r => r.RowId == score.Row) is { } given)
            {
                if ((given.Level, given.Evidence ?? "") != (score.Level, score.Evidence?.Trim() ?? ""))
                    given.Change(rubric, score.Level, score.Evidence, operation.Today);
                continue;
            }
            // whoever shares at this moment knows nothing of a new row: of the two one begins again, and reads what the other did
            Claim.On(Db, observation, observation.Id);
            var rating = new Rating(placement, Instrument.Observation, source, rubric, score.Row, rater, score.Level, score.Evidence, operation.Today, begunAt);
            if (rater.Kind is RaterKind.Resident)
                rating.Send();
            Db.Add(rating);
        }
    }
}

/// <summary>A level that somebody gives on a row, with what they saw.</summary>
public sealed record Score(Id<RubricRow> Row, int Level, string? Evidence);

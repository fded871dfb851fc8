using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>One formal observation as the viewer may read it: before it is shared a resident has its plan and the own scores, no more.</summary>
public sealed class ShowObservation(UseCaseServices services) : Query<Id<Observation>, ShowObservation.Answer>(services)
{
    /// <param name="Me">As whom the viewer takes part; null for those who only read.</param>
    /// <param name="Notes">Evidence, as far as it may be read.</param>
    /// <param name="Scores">Every rater's levels, as far as they may be read.</param>
    /// <param name="PrivateNote">The viewer's own note.</param>
    /// <param name="MayReopen">The viewer may open it again with a reason.</param>
    /// <param name="DebriefWords">The debrief section by section, while it is written.</param>
    /// <param name="TakesPhotos">The district allows pictures as evidence.</param>
    /// <param name="Structure">The same as long as state and scores stand as they stood.</param>
    /// <param name="LeadersWillRead">By the agreement in force, the school's leader reads it once it is shared.</param>
    public sealed record Answer(
        Id<Observation> Id, Id<Placement> Placement, Id<Resident> Resident, int Number, string ResidentName, string School, string? Mentor, Plan Plan, ObservationState State, string Observer, RaterKind ObserverKind,
        DateTime? BeganAt, DateOnly? ObservedOn, DateOnly? ConferenceDueOn, DateOnly? ConferenceOn, string? Reflection, string? NoSelfScoreBecause, DateTime? SharedAt, string? Response, DateTime? AcknowledgedAt,
        Form Rubric, IReadOnlyList<Note> Notes, IReadOnlyList<Given> Scores, Talk? Debrief, string? PrivateNote, IReadOnlyList<Step> Steps, RaterKind? Me, Guid? MyAccount, bool MayReopen, bool LeadersWillRead, ObservationRules Rules, bool IsInWriting, DebriefWords DebriefWords, string Structure, IReadOnlyList<Photo> Photos, bool TakesPhotos, int MostPhotos, Handed? LessonPlan);

    /// <summary>The lesson plan that is in use.</summary>
    public sealed record Handed(Id<LessonPlan> Id, string Name, long Bytes, DateTime At);

    public sealed record Plan(DateOnly On, TimeOnly? At, ObservationSetting Setting, string? Goal, string? ContentStandards, string? FocalPupils, string? Question, string? WatchFor);

    public sealed record Form(Id<Rubric> Id, string Name, int Number, IReadOnlyList<Row> Rows, IReadOnlyList<LevelDraft> Levels)
    {
        public string NameOf(int level) => Levels.FirstOrDefault(l => l.Value == level) is { } found ? $"{found.Value} {found.Name}" : $"{level}";
    }

    public sealed record Row(Id<RubricRow> Id, string Domain, string Code, string Statement);

    /// <param name="IsMine">The viewer wrote it.</param>
    public sealed record Note(Id<EvidenceNote> Id, DateTime At, string Words, string Author, bool IsMine, bool IsGeneral, IReadOnlyList<Id<RubricRow>> Rows, IReadOnlyList<string> Codes);

    /// <param name="RemovedBy">Somebody took it away, and why; nothing else of it is told.</param>
    public sealed record Photo(Id<EvidencePhoto> Id, string Words, string Consent, string Author, string? RemovedBy, string? RemovedWhy);

    public sealed record Given(Id<RubricRow> Row, Guid Account, string Rater, RaterKind Kind, int Level, string? Evidence);

    public sealed record Talk(Id<Debrief> Id, string Strength, string? SecondStrength, string NextStep, string? Support, DateOnly? DueOn, DateOnly? DoneOn, string? DoneBy, DateOnly? NextOn);

    /// <param name="From">The same as <paramref name="To"/> where only a day was corrected.</param>
    public sealed record Step(ObservationState From, ObservationState To, string By, DateTime At, string? Why);

    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Observation> request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (await observing.FindAsync(request, stop) is not { } o)
            return Outcome.NotFound;
        var rubric = await observing.RubricAsync(o.RubricId, stop);
        var (notes, scores) = (await observing.NotesAsync(request, stop), await observing.ScoresAsync(request.Value, stop));
        var debrief = await db.Debriefs.SingleOrDefaultAsync(d => d.ObservationId == request, stop);
        var photos = await observing.PhotosAsync(request, stop);
        var district = await db.Districts.AnyAsync(d => d.Id == o.DistrictId && d.TakesPhotos, stop);
        var most = (await RuleBook.OpenAsync(db, o.ProgramId, operation.Today, stop)).Number(RuleCode.PhotosMost);
        var account = operation.Viewer.AccountId;
        // asked for by account, too: an administrator's reach has no filter
        var kept = account is null ? null : await db.PrivateNotes.Where(n => n.AccountId == account && n.About == request.Value).Select(n => n.Words).SingleOrDefaultAsync(stop);
        var mentor = await db.Placements.Where(p => p.Id == o.PlacementId).Select(p => p.MentorName).SingleOrDefaultAsync(stop);
        return new Answer(
            o.Id, o.PlacementId, o.ResidentId, o.Number, o.ResidentName, o.SchoolName, mentor, new(o.PlannedOn, o.PlannedAt, o.Setting, o.Goal, o.ContentStandards, o.FocalPupils, o.ResidentQuestion, o.WatchFor), o.State, o.ObserverName, o.ObserverKind,
            o.BeganAt, o.ObservedOn, o.ConferenceDueOn, o.ConferenceOn, o.Reflection, o.NoSelfScoreBecause, o.SharedAt, o.Response, o.AcknowledgedAt,
            FormOf(rubric),
            notes.ConvertAll(n => new Note(n.Id, n.At, n.Words, n.AuthorName, n.AuthorAccountId == account, n.IsGeneral, [.. n.Tags.Select(t => t.RowId)], [.. n.Tags.Select(t => t.Code).Order(NaturalOrder.Instance)])),
            scores.ConvertAll(s => new Given(s.RowId, s.RaterAccountId, s.RaterName, s.RaterKind, s.Level, s.Evidence)),
            debrief is null ? null : new(debrief.Id, debrief.Strength, debrief.SecondStrength, debrief.NextStep, debrief.Support, debrief.DueOn, debrief.DoneOn, debrief.DoneBy, debrief.NextOn), kept,
            [.. o.Steps.OrderBy(s => s.Number).Select(s => new Step(s.From, s.To, s.By, s.At, s.Why))], observing.Me?.Kind, account,
            RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.ReopenObservations), await observing.LeadersReadAsync(o, stop), await observing.RulesAsync(o.ProgramId, stop), o.IsInWriting, debrief?.Words ?? DebriefWords.None, FollowObservation.StructureOf(o, scores.Count),
            photos.ConvertAll(p => p.RemovedAt is null ? new Photo(p.Id, p.Words, p.Consent, p.AuthorName, null, null) : new Photo(p.Id, "", "", p.AuthorName, p.RemovedBy, p.RemovedWhy)), district, most,
            await db.LessonPlans.Where(p => p.ObservationId == request && p.ReplacedAt == null).OrderByDescending(p => p.Id).Select(p => new Handed(p.Id, p.FileName, p.Bytes, p.At)).FirstOrDefaultAsync(stop));
    }

    internal static Form FormOf(Rubric rubric) =>
        new(rubric.Id, rubric.Name, rubric.Number, [.. rubric.Rows.OrderBy(r => r.Place).Select(r => new Row(r.Id, r.Domain, r.Code, r.Statement))], [.. rubric.Levels.OrderBy(l => l.Value).Select(l => new LevelDraft(l.Value, l.Name, l.Words))]);
}

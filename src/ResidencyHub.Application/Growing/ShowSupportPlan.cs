using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Growing;

/// <summary>Support plans within reach, those that are open or those that are closed, the latest written first.</summary>
public sealed class ListSupportPlans(UseCaseServices services) : Query<ListSupportPlans.Request, ListSupportPlans.Answer>(services)
{
    /// <param name="Closed">Those that are over, instead of those that are open.</param>
    public sealed record Request(PageRequest Page, bool Closed = false);

    /// <param name="MayWrite">The viewer begins plans.</param>
    public sealed record Answer(PageOf<Row> Page, bool MayWrite);

    public sealed record Row(Id<SupportPlan> Id, string Resident, string School, int Number, SupportPlanState State, string? Area, string Lead, DateOnly StartsOn, DateOnly EndsOn, bool AppealWaits);

    private static readonly ListOrder<SupportPlan> _byWriting = ListOrder<SupportPlan>.By(p => p.WrittenAt);

    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop) => new Answer(
        await _byWriting.ReadAsync(
            operation.Db.SupportPlans.Where(p => p.IsOpen != request.Closed), request.Page with { Descending = true },
            p => new Row(p.Id, p.ResidentName, p.SchoolName, p.Number, p.State, p.Area, p.Lead, p.StartsOn, p.EndsOn, p.AppealedAt != null && p.AppealAnsweredAt == null), stop),
        RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.KeepSupportPlans));
}

/// <summary>One support plan as the viewer may read it.</summary>
public sealed class ShowSupportPlan(UseCaseServices services) : Query<Id<SupportPlan>, ShowSupportPlan.Answer>(services)
{
    /// <param name="Me">As whom the viewer takes part; null for those who only read.</param>
    /// <param name="MayMove">The viewer moves it on its way.</param>
    /// <param name="MayAnswerAppeals">The viewer answers appeals.</param>
    /// <param name="AppealRule">The rule on appeals in words.</param>
    /// <param name="IsShared">The resident reads it, or has read an edition of it.</param>
    public sealed record Answer(
        Id<SupportPlan> Id, Id<Resident> Resident, string Name, string School, int Number, SupportPlanState State, SupportPlanWords Words, int Edition, string WrittenBy, DateTime WrittenAt, string? ConferenceWith, DateOnly? ConferenceOn,
        Appealed Appeal, string? AtRiskBecause, string? Outcome, IReadOnlyList<Step> Steps, IReadOnlyList<Note> Notes, IReadOnlyList<Signature> Signatures, Signatory? Me, string MyName, bool MayMove, bool MayAnswerAppeals, DateOnly PlacementEndsOn, string AppealRule, bool IsShared)
    {
        public bool HasSigned(Signatory who) => Signatures.Any(s => s.As == who && s.Edition == Edition && s.RefusedBecause is null);
        public bool HasRefused(Signatory who) => Signatures.Any(s => s.As == who && s.Edition == Edition && s.RefusedBecause is not null);
    }

    /// <param name="By">The last day of an appeal; null before the conference.</param>
    public sealed record Appealed(DateOnly? By, string? Words, DateTime? At, AppealAnswer? Answer, string? AnswerWords, string? AnsweredBy, DateTime? AnsweredAt);

    /// <param name="Former">Words that had been signed and were taken back with this move.</param>
    public sealed record Step(SupportPlanState To, string By, DateTime At, string? Why, string? Former);

    public sealed record Note(string Words, string By, Signatory As, DateTime At);

    public sealed record Signature(string Name, Signatory As, DateTime At, int Edition, string? RefusedBecause);

    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<SupportPlan> request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.SupportPlans.Include(p => p.Steps).Include(p => p.Notes).Include(p => p.Signatures).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == request, stop) is not { } p)
            return Outcome.NotFound;
        var rule = (await RuleBook.OpenAsync(db, p.ProgramId, operation.Today, stop))[RuleCode.SupportAppealDays];
        var placement = await Acting.PlacementAsync(operation, p, stop);
        var role = operation.Viewer.Role!.Value;
        return new Answer(
            p.Id, p.ResidentId, p.ResidentName, p.SchoolName, p.Number, p.State, new(p.Concern, p.Area, p.Evidence, p.Goals, p.Supports, p.Lead, p.StartsOn, p.EndsOn), p.Edition, p.WrittenBy, p.WrittenAt, p.ConferenceWith, p.ConferenceOn,
            new(p.AppealBy, p.AppealWords, p.AppealedAt, p.AppealAnswer, p.AppealAnswerWords, p.AppealAnsweredBy, p.AppealAnsweredAt), p.AtRiskBecause, p.Outcome,
            [.. p.Steps.OrderBy(s => s.Number).Select(s => new Step(s.To, s.By, s.At, s.Why, s.Former))], [.. p.Notes.OrderBy(n => n.Number).Select(n => new Note(n.Words, n.By, n.As, n.At))],
            [.. p.Signatures.OrderBy(s => s.At).Select(s => new Signature(s.Name, s.As, s.At, s.Edition, s.RefusedBecause))], Acting.As(operation), operation.Viewer.Name,
            RolePermissions.Includes(role, Permission.KeepSupportPlans), RolePermissions.Includes(role, Permission.DecideRecommendations), placement.EndsOn, $"{rule.Words} Here: {rule.Value} {rule.Unit}. Source: {rule.Source}.", p.IsShared);
    }
}

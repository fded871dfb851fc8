using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Growing;

/// <summary>What is asked in a cohort by rule, with how much of it is done; the earliest due first.</summary>
public sealed class ListAssignments(UseCaseServices services) : Query<ListAssignments.Request, ListAssignments.Answer>(services)
{
    /// <param name="Stopped">What is not asked any more, instead of what is.</param>
    public sealed record Request(Id<Cohort> Cohort, PageRequest Page, bool Stopped = false);

    /// <param name="Forms">The program's forms in use, that can be asked.</param>
    public sealed record Answer(Id<Cohort> Cohort, string Name, DateOnly StartsOn, DateOnly EndsOn, IReadOnlyList<Phase> Phases, PageOf<Row> Page, IReadOnlyList<AssignedForm> Forms);

    public sealed record Phase(Id<CohortPhase> Id, string Name, DateOnly StartsOn, DateOnly EndsOn);

    /// <param name="Done">How many of <paramref name="Of"/> running placements; of outside raters: how many of those who are named.</param>
    /// <param name="Moves">The days that it had before its phase moved, latest first.</param>
    /// <param name="Beside">Its phase, where that has other days by now; null: it has the same, or there is none.</param>
    public sealed record Row(Id<AssignmentRule> Id, AssignedWork Work, string What, Signatory Who, string When, DateOnly OpensOn, DateOnly DueOn, DateOnly ClosesOn, int RemindBefore, int RemindAfter, int Done, int Of, string? StoppedBy, string? StoppedWhy, IReadOnlyList<Move> Moves, Phase? Beside);

    /// <param name="OpensOn">When it would have opened.</param>
    /// <param name="DueOn">And been due.</param>
    public sealed record Move(string When, DateOnly OpensOn, DateOnly DueOn, string By, DateTime At);

    private static readonly ListOrder<AssignmentRule> _byDue = ListOrder<AssignmentRule>.By(r => r.DueOn);

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.Include(c => c.Phases).SingleOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        var all = db.AssignmentRules.Where(r => r.CohortId == request.Cohort);
        var page = await _byDue.ReadAsync(request.Stopped ? all.Where(r => r.StoppedAt != null) : all.Where(r => r.StoppedAt == null), request.Page, r => r.Id, stop);
        var of = page.Rows.ToList();
        var rules = (await db.AssignmentRules.Include(r => r.Moves).Where(r => of.Contains(r.Id)).ToListAsync(stop)).OrderBy(r => of.IndexOf(r.Id)).ToList();
        var homes = await db.Placements.Where(p => p.CohortId == request.Cohort && p.State == PlacementState.Active).Select(p => p.Id).ToListAsync(stop);
        // ratings of mentors are not the coordinator's to read yet; how many there are is
        await using var wide = operation.LookWider("how many have done what is asked of a cohort");
        var done = await AssignedDone.OfAsync(wide, rules.FindAll(r => r.OpensOn <= operation.Today), homes, stop);
        var ids = rules.ConvertAll(r => r.Id);
        var raters = await db.OutsideRaters.Where(r => ids.Contains(r.RuleId) && r.EndedAt == null).GroupBy(r => r.RuleId).Select(g => new { g.Key, Of = g.Count(), Done = g.Count(r => r.AnsweredAt != null) }).ToDictionaryAsync(g => g.Key, stop);
        return new Answer(
            request.Cohort, cohort.Name, cohort.StartsOn, cohort.EndsOn, [.. cohort.Phases.OrderBy(p => p.StartsOn).Select(p => new Phase(p.Id, p.Name, p.StartsOn, p.EndsOn))],
            new PageOf<Row>(rules.ConvertAll(r => new Row(r.Id, r.Work, r.What, r.Who, r.When, r.OpensOn, r.DueOn, r.ClosesOn, r.RemindBefore, r.RemindAfter,
                r.Who is Signatory.Outside ? raters.GetValueOrDefault(r.Id)?.Done ?? 0 : done.Count(d => d.Rule == r.Id), r.Who is Signatory.Outside ? raters.GetValueOrDefault(r.Id)?.Of ?? 0 : homes.Count, r.StoppedBy, r.StoppedWhy,
                [.. r.Moves.OrderByDescending(m => m.At).Select(m => new Move(m.When, m.OpensOn, m.DueOn, m.By, m.At))], cohort.Phases.Where(p => p.Id == r.PhaseId && (p.StartsOn, p.EndsOn) != (r.OpensOn, r.DueOn)).Select(p => new Phase(p.Id, p.Name, p.StartsOn, p.EndsOn)).FirstOrDefault())), page.Previous, page.Next, page.Count, page.CountIsExact),
            await db.ProgramForms.Where(f => f.ProgramId == cohort.ProgramId && f.State == EditionState.Published).OrderBy(f => f.Name).ThenBy(f => f.Id).Select(f => new AssignedForm(f.Lineage, f.Name)).ToListAsync(stop));
    }
}

/// <summary>Asks one role of a cohort for something at one time of the year.</summary>
public sealed class SetAssignment(UseCaseServices services) : Command<SetAssignment.Request, Id<AssignmentRule>>(services)
{
    /// <param name="Phase">Opens and is due with this phase; null: with a week.</param>
    /// <param name="Week">From 1; null: with a phase.</param>
    /// <param name="DueAfter">Days from the Monday of the week.</param>
    /// <param name="ClosesAfter">Days after the due day.</param>
    /// <param name="RemindBefore">Days; 0: no reminder before.</param>
    /// <param name="RemindAfter">Days; 0: no reminder after.</param>
    /// <param name="Form">Which form, over all its editions; for <see cref="AssignedWork.Form"/>.</param>
    public sealed record Request(Id<Cohort> Cohort, AssignedWork? Work, Signatory? Who, Id<CohortPhase>? Phase, int? Week, int? DueAfter, int? ClosesAfter, int? RemindBefore, int? RemindAfter, Guid? Form = null);

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<AssignmentRule>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Cohorts.Include(c => c.Phases).SingleOrDefaultAsync(c => c.Id == request.Cohort, stop) is not { } cohort)
            return Outcome.NotFound;
        var phase = request.Phase is { } id ? cohort.Phases.FirstOrDefault(p => p.Id == id) : null;
        if (request.Phase is not null && phase is null)
            return Outcome.Invalid(nameof(request.Phase), "This phase is not in the cohort any more. Choose another.");
        var times = phase is not null ? AssignmentTimes.Of(phase, request.ClosesAfter!.Value) : AssignmentTimes.Of(cohort, request.Week!.Value, request.DueAfter!.Value, request.ClosesAfter!.Value);
        var form = request.Work is AssignedWork.Form ? await db.ProgramForms.SingleOrDefaultAsync(f => f.ProgramId == cohort.ProgramId && f.Lineage == request.Form && f.State == EditionState.Published, stop) : null;
        if (request.Work is AssignedWork.Form && form is null)
            return Outcome.Invalid(nameof(request.Work), "This form is not in use any more. Choose another.");
        if (form is not null && !form.Asks(request.Who!.Value))
            return Outcome.Invalid(nameof(request.Who), $"“{form.Name}” does not ask a {GrowingWords.Of(request.Who.Value)}.");
        var lineage = form?.Lineage;
        // of two that are sent at once the second reads that it is asked already
        Claim.On(db, cohort, cohort.Id);
        if (await db.AssignmentRules.AnyAsync(r => r.CohortId == cohort.Id && r.Work == request.Work && r.Who == request.Who && r.OpensOn == times.OpensOn && r.FormLineage == lineage && r.StoppedAt == null, stop))
            return Outcome.Refused("assignment-there", "This is asked for these days already; it stands in the list.");
        if (phase is not null && await db.AssignmentRules.FirstOrDefaultAsync(r => r.PhaseId == phase.Id && r.Work == request.Work && r.Who == request.Who && r.FormLineage == lineage && r.StoppedAt == null && r.ClosesOn >= operation.Today, stop) is { } stands)
            return Outcome.Refused("assignment-there", $"This is asked in “{phase.Name}” already, by the days that the phase had when it opened: due {stands.DueOn:d MMMM yyyy}. Stop that first.");
        var rule = new AssignmentRule(cohort, request.Work!.Value, request.Who!.Value, times, request.RemindBefore ?? 0, request.RemindAfter ?? 0, operation.Viewer.Name, operation.Now, form is null ? null : new(form.Lineage, form.Name));
        db.Add(rule);
        return rule.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Work).NotNull().WithMessage("Choose what is asked.").IsInEnum().WithMessage("Choose what is asked.");
            RuleFor(r => r.Who).NotNull().WithMessage("Choose of whom.").IsInEnum().WithMessage("Choose of whom.");
            RuleFor(r => r.Week).NotNull().When(r => r.Phase is null).WithMessage("Choose a phase or say which week.").InclusiveBetween(1, 104).WithMessage("Weeks are counted from 1, the cohort’s first.");
            RuleFor(r => r.DueAfter).NotNull().When(r => r.Phase is null).WithMessage("Say how many days one has.").InclusiveBetween(0, 120).WithMessage("Between 0 and 120 days.");
            RuleFor(r => r.ClosesAfter).NotNull().WithMessage("Say after how many days it closes.").InclusiveBetween(0, 120).WithMessage("Between 0 and 120 days.");
            RuleFor(r => r.RemindBefore).InclusiveBetween(0, 30).WithMessage("Between 0 and 30 days.");
            RuleFor(r => r.RemindAfter).InclusiveBetween(0, 30).WithMessage("Between 0 and 30 days.");
        }
    }
}

/// <summary>Asks no more, with a reason; what was done stays.</summary>
public sealed class StopAssignment(UseCaseServices services) : Command<StopAssignment.Request, Nothing>(services)
{
    public sealed record Request(Id<Cohort> Cohort, Id<AssignmentRule> Rule, string? Why);

    private protected override Permission Needs => Permission.ManageCohorts;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        // rules are read by everybody whom they ask; whose cohort it is, its coordinator's reach says
        if (!await operation.Db.Cohorts.AnyAsync(c => c.Id == request.Cohort, stop) || await operation.Db.AssignmentRules.SingleOrDefaultAsync(r => r.Id == request.Rule && r.CohortId == request.Cohort, stop) is not { } rule)
            return Outcome.NotFound;
        rule.Stop(request.Why!, operation.Viewer.Name, operation.Now);
        operation.Why = rule.StoppedWhy;
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

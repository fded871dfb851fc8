using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>Makes draft placements of a scenario's matches, all or none. Only the program sees drafts; nobody is asked yet.</summary>
public sealed class CommitScenario(UseCaseServices services) : Command<CommitScenario.Request, CommitScenario.Answer>(services)
{
    /// <param name="FirstDay">Null: the cohort's, or today when that is past.</param>
    /// <param name="LastDay">Null: the cohort's.</param>
    public sealed record Request(Id<MatchingScenario> Scenario, int Version, DateOnly? FirstDay = null, DateOnly? LastDay = null);

    /// <summary>Drafts: how many were made. Left: who was left out and why.</summary>
    public sealed record Answer(int Drafts, IReadOnlyList<string> Left);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.LastDay).GreaterThanOrEqualTo(r => r.FirstDay).When(r => r.FirstDay is not null && r.LastDay is not null).WithMessage("The last day is before the first.");
    }

    private protected override Permission Needs => Permission.RunMatching;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Scenarios.Include(s => s.Rows).SingleOrDefaultAsync(s => s.Id == request.Scenario, stop) is not { } scenario)
            return Outcome.NotFound;
        db.Entry(scenario).Property(s => s.Version).OriginalValue = request.Version;
        var act = new Act(operation.Viewer.Name, operation.Now);
        scenario.Commit(act);
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == scenario.CohortId, stop);
        var term = new Period(request.FirstDay ?? (cohort.StartsOn > operation.Today ? cohort.StartsOn : operation.Today), request.LastDay ?? cohort.EndsOn);
        var matched = scenario.Rows.Where(r => r.SchoolId is not null).OrderBy(r => r.ResidentName, StringComparer.Ordinal).ThenBy(r => r.ResidentId).ToList();
        var (residentIds, schoolIds, mentorIds) = (matched.ConvertAll(m => m.ResidentId), matched.ConvertAll(m => m.SchoolId!.Value), matched.Select(m => m.MentorId).OfType<Id<Mentor>>().ToList());
        var residents = await db.Residents.Where(r => residentIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        var schools = await db.Schools.Where(s => schoolIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var mentors = await db.Mentors.Where(m => mentorIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        await using var reader = await ModelReader.OpenAsync(operation, cohort, stop);
        var cleared = (await reader.ToPlaceAsync([.. residents.Values], stop)).Where(r => r.IsCleared).Select(r => r.Id).ToHashSet();
        var (left, drafts) = (new List<string>(), 0);
        foreach (var row in matched)
        {
            var mentor = row.MentorId is { } m ? mentors.GetValueOrDefault(m) : null;
            var resident = residents.GetValueOrDefault(row.ResidentId);
            var (refused, slot) = resident is null ? default : await PeriodRules.SlotAsync(operation, resident, cohort.Year, term, stop);
            if (resident is null || !schools.TryGetValue(row.SchoolId!.Value, out var school))
                left.Add($"{row.ResidentName}: no longer in your program.");
            else if (!cleared.Contains(resident.Id) && row.Override is null)
                left.Add($"{row.ResidentName}: not cleared to start. Add what is missing, or pin the match with a reason.");
            else if (row.MentorId is not null && (mentor is null || mentor.SchoolId != school.Id))
                left.Add($"{row.ResidentName}: {row.MentorName} no longer teaches at {row.SchoolName}.");
            else if (await PeriodRules.EnrolledAsync(operation, resident, term, stop) is { } outside)
                left.Add(outside.Words);
            else if (await KeptApart.RefusesAsync(operation, resident.Id, school, mentor, stop) is { } apart)
                left.Add($"{row.ResidentName}: {apart.Words}");
            else if (mentor is not null && (await PeriodRules.NamingAsync(operation, mentor, resident.ProgramId, resident.Id, school.Id, term, stop)).Refused is { } unfit)
                left.Add($"{row.ResidentName}: {unfit.Words}");
            else if (refused is not null)
                left.Add(refused.Words);
            else
            {
                var placement = new Placement(resident, cohort, school, mentor, resident.Subject, resident.GradeBand, term, act);
                placement.Occupy(slot);
                db.Add(placement);
                row.Became(placement.Id);
                drafts++;
            }
        }
        if (drafts == 0)
            return Outcome.Refused("commit-none", $"No draft was made. {string.Join(" ", left)}".Trim());
        operation.About = $"Scenario “{scenario.Name}”: {drafts} draft placements";
        operation.Announce("matching", cohort.Id.Value);
        return new Answer(drafts, left);
    }
}

/// <summary>Takes the drafts of a scenario back, as long as all of them are still drafts.</summary>
public sealed class UndoCommitScenario(UseCaseServices services) : Command<UndoCommitScenario.Request, int>(services)
{
    public sealed record Request(Id<MatchingScenario> Scenario);

    private protected override Permission Needs => Permission.RunMatching;

    private protected override async Task<Outcome<int>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Scenarios.Include(s => s.Rows).SingleOrDefaultAsync(s => s.Id == request.Scenario, stop) is not { } scenario)
            return Outcome.NotFound;
        if (scenario.CommittedAt is null)
            return Outcome.Refused("scenario-open", "No drafts were made of this scenario.");
        var ids = scenario.Rows.Select(r => r.PlacementId).OfType<Id<Placement>>().ToList();
        var drafts = await db.Placements.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(stop);
        var gone = drafts.Where(p => p.State is not (PlacementState.Draft or PlacementState.Withdrawn)).Select(p => p.ResidentName).ToList();
        if (gone.Count > 0)
            return Outcome.Refused("drafts-sent", $"{gone.Count} of {drafts.Count} are no drafts any more: {string.Join(", ", gone.Take(5))}{(gone.Count > 5 ? " and others" : "")}. Withdraw those from their pages first.");
        var open = drafts.FindAll(p => p.State is PlacementState.Draft);
        foreach (var draft in open)
        {
            draft.Withdraw("The scenario’s drafts were taken back", new Act(operation.Viewer.Name, operation.Now));
        }
        scenario.TakeBack();
        operation.About = $"Scenario “{scenario.Name}”: {open.Count} drafts taken back";
        operation.Announce("matching", scenario.CohortId.Value);
        return open.Count;
    }
}

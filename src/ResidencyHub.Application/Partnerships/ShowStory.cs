using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The years of a partnership as a story, from its own facts: record, goals, agreements, decisions, and how many residents learned beside how many mentors.</summary>
public sealed class ShowStory(UseCaseServices services) : Query<ShowStory.Request, ShowStory.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership);

    public sealed record Answer(Id<Partnership> Id, string Name, string? Vision, DateOnly StartedOn, DateOnly? EndedOn, IReadOnlyList<string> Members, IReadOnlyList<StoryChapter> Chapters, DateOnly AsOf);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var entries = await db.RecordEntries.Where(e => e.PartnershipId == partnership.Id && e.TakenOutOn == null).ToListAsync(stop);
        var goals = await db.Goals.Include(g => g.Values).Where(g => g.PartnershipId == partnership.Id && g.TakenOutOn == null).ToListAsync(stop);
        var agreements = await db.Agreements.Include(a => a.Parties).Where(a => a.PartnershipId == partnership.Id).ToListAsync(stop);
        var decisions = await db.Decisions.Where(d => d.PartnershipId == partnership.Id && d.DecidedOn != null).Select(d => new StoryDecision(d.Title, d.Rationale, d.DecidedOn!.Value, d.State == DecisionState.Agreed)).ToListAsync(stop);
        var facts = new StoryFacts(
            partnership.StartedOn, partnership.EndedOn, partnership.Members, entries, goals,
            agreements.ConvertAll(a => new StoryAgreement(a.Title, a.Term, a.Parties.Count > 0 && a.Parties.All(p => p.SignedOn is not null) ? a.Parties.Max(p => p.SignedOn) : null, a.State is AgreementState.Terminated)),
            decisions, await new YearCounts(operation, partnership).ReadAsync(stop),
            await db.Visits.Where(v => v.PartnershipId == partnership.Id && v.TakenOutOn == null && v.Kind != VisitKind.Call).Select(v => v.On).ToListAsync(stop),
            [.. (await db.ImprovementCycles.Where(c => c.PartnershipId == partnership.Id && c.TakenOutOn == null).OrderBy(c => c.ChangeOn).ThenBy(c => c.Id).ToListAsync(stop)).Select(c => new StoryCycle(c.Aim, c.Change, c.PlaceName, c.ChangeOn, c.ConcludedOn, Verdict(c.Verdict), c.Happened))]);
        return new Answer(
            partnership.Id, partnership.Name, partnership.Vision, partnership.StartedOn, partnership.EndedOn,
            [.. partnership.Members.Where(m => !m.HasLeftBy(today) || partnership.EndedOn is not null).OrderBy(m => m.Side).ThenBy(m => m.StartsOn).Select(m => m.Name).Distinct()],
            PartnershipStory.Tell(facts, today), today);
    }

    private static string? Verdict(CycleVerdict? verdict) => verdict switch { CycleVerdict.Adopt => "Adopted", CycleVerdict.Adapt => "Adapted", CycleVerdict.Abandon => "Abandoned", _ => null };
}

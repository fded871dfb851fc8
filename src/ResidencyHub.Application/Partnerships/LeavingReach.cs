using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What a partner's leaving touches: counted over everybody's rows, listed as far as the viewer sees them.</summary>
internal sealed class LeavingReach(Operation operation, Partnership partnership, PartnershipMember leaving, bool endsAll, DateOnly lastDay)
{
    public async Task<ShowLeaving.Answer> ReadAsync(PartnershipEnding? said, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        await using var wide = operation.LookWider("how many placements a leaving partner touches");
        var placements = await PlacementsIn(db).OrderBy(p => p.SchoolName).ThenBy(p => p.ResidentSort).Take(200)
            .Select(p => new ShowLeaving.PlacementLine(p.Id, p.ResidentName, p.SchoolName, p.State, p.StartsOn, p.EndsOn)).ToListAsync(stop);
        var agreements = said is not null
            ? [.. said.Effects.Where(e => e.Kind is EffectKind.Agreement).Select(e => new ShowLeaving.AgreementLine(e.Title, e.LastDayBefore, e.LastDayAfter, true))]
            : (await AgreementsAsync(db, stop)).ConvertAll(a => new ShowLeaving.AgreementLine(a.Title, a.EndsOn, endsAll && a.EndsOn > lastDay ? lastDay : a.EndsOn, endsAll));
        var entries = await db.RecordEntries.Where(e => e.PartnershipId == partnership.Id && e.TakenOutOn == null && (e.Kind == EntryKind.Role || e.Kind == EntryKind.Focus || e.Kind == EntryKind.Initiative) && (e.EndsOn == null || e.EndsOn > lastDay)).ToListAsync(stop);
        var goals = await db.Goals.Where(g => g.PartnershipId == partnership.Id && g.TakenOutOn == null && g.State == GoalState.Open).ToListAsync(stop);
        var actions = await db.ActionItems.Where(a => a.PartnershipId == partnership.Id && a.DoneOn == null).OrderBy(a => a.DueOn).Take(100).ToListAsync(stop);
        var decisions = await db.Decisions.Where(d => d.PartnershipId == partnership.Id && d.State == DecisionState.Open).OrderBy(d => d.AnswerBy).ToListAsync(stop);
        var committees = await db.Committees.Where(c => c.PartnershipId == partnership.Id && (c.EndsOn == null || c.EndsOn > lastDay)).OrderBy(c => c.Name).Take(100).ToListAsync(stop);
        return new ShowLeaving.Answer(
            partnership.Id, partnership.Name, leaving.Id, leaving.Name, lastDay, endsAll, said?.Id, said?.Because, said?.SaidBy, said?.SaidOn, said?.TakenBackOn, said?.TakenBackBy,
            said is { TakenBackOn: null } && today <= said.LastDay && Record.IsOwn(operation, leaving) && operation.Viewer.May(Access.Permission.VoteForSide),
            placements, await CountAsync(wide, stop), agreements,
            [.. entries.Where(Touches).Select(e => new ShowLeaving.CommitmentLine(PartnershipWords.Of(e.Kind), e.Person is null ? e.Title : $"{e.Title}: {e.Person}", e.EndsOn)),
             .. goals.Where(Touches).Select(g => new ShowLeaving.CommitmentLine("Goal", g.Title, g.TargetOn)),
             .. committees.Where(Touches).Select(c => new ShowLeaving.CommitmentLine("Committee", c.Name, c.EndsOn)),
             .. actions.Where(a => endsAll || a.Side == leaving.Side).Select(a => new ShowLeaving.CommitmentLine("Action", $"{a.Title} ({a.Owner})", a.DueOn)),
             .. decisions.Where(_ => endsAll).Select(d => new ShowLeaving.CommitmentLine("Open decision", d.Title, d.AnswerBy))]);
    }

    /// <summary>How many placements run beyond the last day, everybody's.</summary>
    public Task<int> CountAsync(ResidencyDb wide, CancellationToken stop) => PlacementsIn(wide).CountAsync(stop);

    /// <summary>The agreements that have not ended before the last day.</summary>
    public Task<List<Agreement>> AgreementsAsync(ResidencyDb db, CancellationToken stop) =>
        db.Agreements.Where(a => a.PartnershipId == partnership.Id && a.State != AgreementState.Terminated && a.EndsOn >= operation.Today).OrderBy(a => a.EndsOn).ToListAsync(stop);

    private bool Touches(RecordPart part) => endsAll || (leaving.ProgramId is { } program && part.ProgramId == program) || (leaving.DistrictId is { } district && part.DistrictId == district && (leaving.SchoolId is null || part.SchoolId == leaving.SchoolId));

    private IQueryable<Placement> PlacementsIn(ResidencyDb db)
    {
        var members = partnership.Members.Where(m => !m.HasLeftBy(operation.Today)).ToList();
        var programs = members.Where(m => endsAll || leaving.ProgramId is null || m == leaving).Select(m => m.ProgramId).OfType<Id<Domain.Cohorts.PreparationProgram>>().ToList();
        var hosts = members.Where(m => endsAll || leaving.DistrictId is null || m == leaving).ToList();
        var districts = hosts.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<Domain.Directory.District>>().ToList();
        var schools = hosts.Select(m => m.SchoolId).OfType<Id<Domain.Directory.School>>().ToList();
        if (leaving is { ProgramId: null, DistrictId: null } && !endsAll)
            return db.Placements.Where(_ => false);
        return db.Placements.Where(p => programs.Contains(p.ProgramId) && (districts.Contains(p.DistrictId) || schools.Contains(p.SchoolId)) && p.EndsOn > lastDay && PlacementRules.Open.Contains(p.State));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;

namespace ResidencyHub.Application.Reciprocity;

/// <summary>What use cases of giving and receiving share.</summary>
internal static class Giving
{
    /// <summary>Whether a reach reads sums of money: a program's coordinators and a district's lead do, supervisors and school leaders don't (domain.md §8, "stipend, service, repayment").</summary>
    public static bool SeesMoney(Reach reach) => reach.Kind is ReachKind.Programs or ReachKind.Districts or ReachKind.Everything;

    /// <summary>The viewer's side, the partnership and an entry of it within the reach.</summary>
    public static async Task<(PartnershipSide Side, Partnership Partnership, Contribution Entry)?> FindAsync(Operation operation, Id<Partnership> partnership, Id<Contribution> id, CancellationToken stop) =>
        Record.SideOf(operation.Viewer.Role) is { } side && await Record.FindAsync(operation, partnership, stop) is { } of
            && await operation.Db.Contributions.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == id && c.PartnershipId == of.Id, stop) is { } entry ? (side, of, entry) : null;

    /// <summary>Changes an entry and keeps the new line of its history.</summary>
    public static void Correct(ResidencyDb db, Contribution entry, Action<Contribution> change)
    {
        var before = entry.Steps.Count;
        change(entry);
        db.AddRange(entry.Steps.Skip(before));
    }

    /// <summary>For the home list of those who speak for a side: entries of the other side that nobody has answered, wordings that wait.</summary>
    public static async Task<IReadOnlyList<ShowWork.Item>> ItemsAsync(Operation operation, CancellationToken stop)
    {
        if (Record.SideOf(operation.Viewer.Role) is not { } side || operation.Viewer.Role is Role.SchoolLeader || !operation.Viewer.May(Permission.VoteForSide))
            return [];
        var (db, items) = (operation.Db, new List<ShowWork.Item>());
        var open = await db.Contributions.Where(c => c.TakenOutOn == null && c.State == ContributionState.Entered && c.EnteredFor != side && (c.GivenBy == side || c.GivenTo == side)).GroupBy(c => c.PartnershipId).Select(g => new { g.Key, Count = g.Count(), Last = g.Max(c => c.StartsOn) }).ToListAsync(stop);
        foreach (var of in open)
            items.Add(new(of.Count, of.Count == 1 ? "Entry of the other side to confirm" : "Entries of the other side to confirm", "What each side gives and gets: say whether it is so.", $"partnerships/{of.Key}/sides?year={AcademicYear.Of(of.Last).StartYear}", false, true));
        foreach (var of in await db.BalanceWordings.Where(b => b.State == BalanceState.Proposed && b.ProposedFor != side).OrderBy(b => b.ProposedAt).Take(3).ToListAsync(stop))
            items.Add(new(1, $"Balance of {new AcademicYear(of.Year)} to agree on", "The other side proposes how to say it.", $"partnerships/{of.PartnershipId}/sides?year={of.Year}", false, true));
        return items;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Home;

/// <summary>The small counts of a coordinator's home, all in one question and asked anew each time.</summary>
internal sealed class HomeCounts
{
    private readonly Dictionary<What, int> _counts;

    private HomeCounts(Dictionary<What, int> counts) => _counts = counts;

    public enum What { Untrained, Help, Concerns, Paused, Overdue, Appeals, Unanswered, PapersWaiting, PapersEndingSoon, PapersEnded }

    public int Of(What what) => _counts.GetValueOrDefault(what);

    public static async Task<HomeCounts> ReadAsync(Operation operation, RuleBook rules, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var (planned, soon) = (PlannedYear.On(today).StartYear, today.AddDays(rules.Number(RuleCode.PapersSoonDays)));
        // each row that counts, under what it counts
        IQueryable<int>[] rows =
        [
            db.Mentors.Where(m => m.State == MentorState.Approved || m.State == MentorState.Nominated || m.State == MentorState.Applied || m.State == MentorState.Reviewed).Select(_ => (int)What.Untrained),
            db.HelpRequests.Where(h => h.AnsweredAt == null).Select(_ => (int)What.Help),
            db.Concerns.Where(c => c.ClosedAt == null).Select(_ => (int)What.Concerns),
            db.Pauses.Where(p => p.Day == today && p.LiftedAt == null).Select(_ => (int)What.Paused),
            db.ActionItems.Where(a => a.DoneOn == null && a.DueOn < today).Select(_ => (int)What.Overdue),
            db.SupportPlans.Where(p => p.IsOpen && p.AppealedAt != null && p.AppealAnsweredAt == null).Select(_ => (int)What.Appeals),
            db.Capacities.Where(c => c.Year == planned && c.AskedOn != null && (c.ConfirmedOn == null || c.ConfirmedOn < c.AskedOn)).Select(_ => (int)What.Unanswered),
            db.RequirementItems.Where(i => i.State == ItemState.Waiting).Select(_ => (int)What.PapersWaiting),
            db.RequirementItems.Where(i => i.State == ItemState.Approved && i.ValidThrough >= today && i.ValidThrough <= soon).Select(_ => (int)What.PapersEndingSoon),
            db.RequirementItems.Where(i => i.State == ItemState.Approved && i.ValidThrough < today).Select(_ => (int)What.PapersEnded),
        ];
        return new(await rows.Aggregate((one, next) => one.Concat(next)).GroupBy(what => what).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => (What)g.Key, g => g.Count, stop));
    }
}

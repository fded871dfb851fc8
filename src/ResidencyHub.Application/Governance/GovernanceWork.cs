using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>What committees ask of the viewer: what they promised themselves, meetings today, committees that have not met as agreed, votes as a delegate.</summary>
internal static class GovernanceWork
{
    private const int ComingDays = 21;

    /// <summary>What is to do, and the meetings of the next weeks on whose committees the viewer sits.</summary>
    public static async Task<(IReadOnlyList<ShowWork.Item> Items, IReadOnlyList<ShowWork.Coming> Coming)> ReadAsync(Operation operation, CancellationToken stop)
    {
        if (!operation.Viewer.May(Permission.KeepPartnerships))
            return ([], []);
        var (db, today, me) = (operation.Db, operation.Today, operation.Viewer.AccountId);
        var soon = today.AddDays((await operation.RulesAsync(null, stop)).Number(RuleCode.ActionSoonDays));
        var items = new List<ShowWork.Item>();
        var mine = await db.ActionItems.Where(a => a.OwnerAccountId == me && a.DoneOn == null && a.DueOn <= soon).OrderBy(a => a.DueOn).Select(a => new { a.Title, a.DueOn }).Take(100).ToListAsync(stop);
        if (mine.FindAll(a => a.DueOn < today) is { Count: > 0 } late)
            items.Add(new(late.Count, late.Count == 1 ? "Action of yours past its day" : "Actions of yours past their day", $"{late[0].Title}: it was due by {Day(late[0].DueOn)}.", "decisions", true, false));
        if (mine.FindAll(a => a.DueOn >= today) is { Count: > 0 } ahead)
            items.Add(new(ahead.Count, ahead.Count == 1 ? "Action of yours" : "Actions of yours", $"{ahead[0].Title}: by {Day(ahead[0].DueOn)}.", "decisions", false, true));
        var meetings = await SeatedAsync(operation, today, today.AddDays(ComingDays), stop);
        foreach (var meeting in meetings.Where(m => m.At.Day == today))
            items.Add(new(1, $"{meeting.Name} meets today", $"At {Governing.LocalOf(meeting.At).ToString("h:mm tt", CultureInfo.InvariantCulture)}{(meeting.At.Where is { } where ? $", {where}" : "")}.", $"meetings/{meeting.At.Id}", false, true));
        var lapsed = await Governing.LapsedAsync(operation, null, stop);
        if (lapsed.Count > 0)
            items.Add(new(lapsed.Count, lapsed.Count == 1 ? "Committee that has not met as agreed" : "Committees that have not met as agreed", lapsed[0].Rhythm.Words, lapsed.DistinctBy(l => l.Partnership).Count() == 1 ? $"partnerships/{lapsed[0].Partnership}/committees" : "partnerships", true, false));
        if (!operation.Viewer.May(Permission.VoteForSide))
        {
            var votes = await db.Decisions.CountAsync(d => d.State == DecisionState.Open && d.AnswerBy >= today && db.VoteDelegations.Any(g => g.PartnershipId == d.PartnershipId && g.AccountId == me && g.TakenBackOn == null && g.StartsOn <= today && g.EndsOn >= today && d.Votes.All(v => v.Side != g.Side || v.Round != d.Round)), stop);
            if (votes > 0)
                items.Add(new(votes, votes == 1 ? "Decision to vote on as a delegate" : "Decisions to vote on as a delegate", "You were named to vote in somebody’s absence.", "decisions", false, true));
        }
        return (items, [.. meetings.Where(m => m.At.Day > today).Take(3).Select(m => new ShowWork.Coming(m.At.Day, $"{m.Name} meets", $"{Governing.LocalOf(m.At).ToString("h:mm tt", CultureInfo.InvariantCulture)}{(m.At.Where is { } where ? $", {where}" : "")}"))]);
    }

    private static async Task<IReadOnlyList<(string Name, Meeting At)>> SeatedAsync(Operation operation, DateOnly first, DateOnly last, CancellationToken stop)
    {
        var (db, me) = (operation.Db, operation.Viewer.AccountId);
        var found = await (
            from m in db.Meetings
            join c in db.Committees on m.CommitteeId equals c.Id
            where m.Day >= first && m.Day <= last && (m.State == MeetingState.Planned || m.State == MeetingState.Open) && c.Seats.Any(s => s.AccountId == me && s.StartsOn <= m.Day && (s.EndsOn == null || s.EndsOn >= m.Day))
            orderby m.StartsAt
            select new { c.Name, At = m }).Take(20).ToListAsync(stop);
        return found.ConvertAll(f => (f.Name, f.At));
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);
}

/// <summary>The same for those whose home is another page than "My work".</summary>
public sealed class ShowMyPromises(UseCaseServices services) : Query<Nothing, IReadOnlyList<ShowWork.Item>>(services)
{
    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<IReadOnlyList<ShowWork.Item>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        new Outcome<IReadOnlyList<ShowWork.Item>>.Done((await GovernanceWork.ReadAsync(operation, stop)).Items);
}

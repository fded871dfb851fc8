using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>What comes to a meeting by itself: minutes to approve, what earlier meetings did not finish, actions that are open, decisions that stalled, ratings that lie far apart.</summary>
internal static class CarriedAgenda
{
    private const int MostOfEach = 50;

    public static async Task<IReadOnlyList<AgendaText>> ForAsync(Operation operation, Gathering of, CancellationToken stop)
    {
        var (db, at, today, committee) = (operation.Db, of.At!, operation.Today, of.Committee);
        var earlier = await db.Meetings.AsNoTracking().Include(m => m.Agenda).Where(m => m.CommitteeId == committee.Id && m.Id != at.Id && m.StartsAt < at.StartsAt).OrderByDescending(m => m.StartsAt).Take(MostOfEach).ToListAsync(stop);
        var others = earlier.Select(m => m.Id).ToList();
        var gone = (await db.Meetings.AsNoTracking().Where(m => m.CommitteeId == committee.Id).SelectMany(m => m.Agenda).Where(i => i.CarriedFromId != null).Select(i => i.CarriedFromId!.Value).ToListAsync(stop)).ToHashSet();
        var texts = new List<AgendaText>();
        texts.AddRange(earlier.Where(m => m is { State: MeetingState.Held, ApprovedOn: null }).OrderBy(m => m.StartsAt)
            .Select(m => new AgendaText(AgendaKind.Minutes, $"Approve the minutes of {PartnershipWords.Day(m.Day)}", null, "comes by itself", null) { MinutesOf = m.Id }));
        texts.AddRange(
            from m in earlier
            where m.State is MeetingState.Held or MeetingState.Cancelled || m.Day < today
            orderby m.StartsAt
            from i in m.Agenda.OrderBy(i => i.Place)
            where i.State is AgendaState.Open or AgendaState.NotFinished && i.Kind is AgendaKind.Topic or AgendaKind.NotFinished && !gone.Contains(i.Id)
            select new AgendaText(AgendaKind.NotFinished, i.Title, i.Words, i.Kind is AgendaKind.Topic ? Record.Clip($"{i.ProposedBy}, from {PartnershipWords.Day(m.Day)}", 256) : i.ProposedBy, i.Side) { CarriedFrom = i.Id });

        // the steering committee also looks after what was promised and asked outside of any committee, about its own place
        var steers = committee.Kind is CommitteeKind.Steering;
        var (program, district, school) = (committee.ProgramId, committee.DistrictId, committee.SchoolId);
        var actions = await db.ActionItems.AsNoTracking().Where(a => a.PartnershipId == committee.PartnershipId && a.DoneOn == null)
            .Where(a => (a.MeetingId != null && others.Contains(a.MeetingId.Value)) || (steers && a.MeetingId == null && a.DueOn < at.Day && a.ProgramId == program && a.DistrictId == district && a.SchoolId == school))
            .OrderBy(a => a.DueOn).Take(MostOfEach).ToListAsync(stop);
        texts.AddRange(actions.Select(a => new AgendaText(AgendaKind.OpenAction, a.Title, $"{a.Owner}, by {PartnershipWords.Day(a.DueOn)}{(a.DueOn < today ? ": past its day" : "")}", "comes by itself", a.Side) { Action = a.Id }));
        var decisions = await db.Decisions.AsNoTracking().Where(d => d.PartnershipId == committee.PartnershipId && (d.State == DecisionState.Stalled || (d.State == DecisionState.Open && d.AnswerBy < today)))
            .Where(d => d.CommitteeId == committee.Id || (steers && d.CommitteeId == null && d.ProgramId == program && d.DistrictId == district && d.SchoolId == school))
            .OrderBy(d => d.ProposedOn).Take(MostOfEach).ToListAsync(stop);
        texts.AddRange(decisions.Select(d => new AgendaText(AgendaKind.OpenDecision, d.Title, $"Stalled: the answers were due by {PartnershipWords.Day(d.AnswerBy)}.", d.ProposedBy, d.ProposedFor) { Decision = d.Id }));
        // what the ratings of both sides ask for, at the place of which they are
        var gaps = await GapAgenda.WaitingAsync(operation, committee, MostOfEach, stop);
        texts.AddRange(gaps.Select(t => new AgendaText(AgendaKind.ToDiscuss, t.Title, t.Why, "comes by itself", null) { Discuss = t.Id }));
        var titles = at.Agenda.Select(i => SearchText.Of(i.Title)).ToHashSet(StringComparer.Ordinal);
        return [.. texts.Where(t => !at.Agenda.Any(i => Same(i, t)) && titles.Add(SearchText.Of(t.Title)))];
    }

    private static bool Same(AgendaItem item, AgendaText text) =>
        (text.CarriedFrom is { } from && item.CarriedFromId == from) || (text.Action is { } action && item.ActionId == action) || (text.Decision is { } decision && item.DecisionId == decision) || (text.Discuss is { } gap && item.DiscussId == gap) || (text.MinutesOf is { } minutes && item.MinutesOfId == minutes.Value);
}

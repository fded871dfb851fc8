using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>The committee that talks about ratings far apart at one place, and its next meeting.</summary>
/// <param name="Meeting">Null: none is planned; it waits for the next one.</param>
public sealed record TalksNext(Id<Committee> Committee, string Name, Id<Meeting>? Meeting, DateOnly? Day);

/// <summary>Which committee takes up where the sides' ratings lie far apart: the steering committee of that place, or another one about that school. What is about one school goes to no agenda that other schools read.</summary>
internal static class GapAgenda
{
    /// <summary>Whether it takes up what its own place's ratings ask for.</summary>
    public static bool Takes(Committee committee) => committee.Kind is CommitteeKind.Steering || committee.SchoolId is not null;

    /// <summary>What waits for a committee's next meeting, the oldest first.</summary>
    public static async Task<List<ToDiscuss>> WaitingAsync(Operation operation, Committee committee, int most, CancellationToken stop)
    {
        if (!Takes(committee))
            return [];
        var (partnership, program, district, school) = (committee.PartnershipId, committee.ProgramId, committee.DistrictId, committee.SchoolId);
        return await operation.Db.ToDiscuss.AsNoTracking().Where(t => t.PartnershipId == partnership && t.TalkedOn == null && t.ProgramId == program && t.DistrictId == district && t.SchoolId == school).OrderBy(t => t.RaisedOn).ThenBy(t => t.Id).Take(most).ToListAsync(stop);
    }

    /// <summary>Where each place of a partnership talks next; a place without a committee is missing.</summary>
    public static async Task<IReadOnlyDictionary<RecordPlace, TalksNext>> NextAsync(Operation operation, Id<Partnership> partnership, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var committees = (await db.Committees.AsNoTracking().Where(c => c.PartnershipId == partnership && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).ToListAsync(stop)).FindAll(Takes);
        var planned = (await db.Meetings.AsNoTracking().Where(m => m.PartnershipId == partnership && m.State == MeetingState.Planned && m.Day >= today).OrderBy(m => m.StartsAt).Select(m => new { m.Id, m.CommitteeId, m.Day }).ToListAsync(stop)).ToLookup(m => m.CommitteeId);
        return committees.Select(c => (c.About, Next: planned[c.Id].FirstOrDefault() is { } m ? new TalksNext(c.Id, c.Name, m.Id, m.Day) : new TalksNext(c.Id, c.Name, null, null), c.Kind))
            // the first that meets; of those that plan nothing the steering committee
            .GroupBy(c => c.About with { Name = null }).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Next.Day ?? DateOnly.MaxValue).ThenBy(c => c.Kind is CommitteeKind.Steering ? 0 : 1).First().Next);
    }
}

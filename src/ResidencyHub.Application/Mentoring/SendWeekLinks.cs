using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>On the day on which check-ins are due, writes to each mentor who has not sent the week's yet: one letter with one link for all their residents. Once a week and mentor.</summary>
public sealed class SendWeekLinks(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var monday = DistrictCalendar.WeekOf(today);
        var running = await db.Placements.Where(p => p.State == PlacementState.Active && p.MentorId != null)
            .Select(p => new { p.Id, p.MentorId, p.DistrictId, p.ProgramId, p.StartsOn, p.EndsOn, p.ResidentName }).ToListAsync(stop);
        var schedule = await CheckInSchedule.OpenAsync(db, [.. running.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        // whom the team names writes in the mentor's place
        var instead = await CheckInHomes.InsteadAsync(db, monday, today, null, stop);
        var sent = (await db.CheckIns.Where(c => c.WeekOf == monday).Select(c => c.PlacementId).ToListAsync(stop)).ToHashSet();
        sent.UnionWith(await db.WeeksOff.Where(w => w.WeekOf == monday).Select(w => w.PlacementId).ToListAsync(stop));
        var written = (await db.Links.Where(l => l.Purpose == LinkPurpose.WeeklyCheckIn && l.WeekOf == monday).Select(l => l.MentorId).ToListAsync(stop)).ToHashSet();
        var due = running.Where(p => !sent.Contains(p.Id) && !written.Contains(Writer(p.Id, p.MentorId)) && schedule.For(p.DistrictId, p.ProgramId).Of(monday, new Period(p.StartsOn, p.EndsOn)) is { } week && week.DueOn <= today).GroupBy(p => Writer(p.Id, p.MentorId)).ToList();
        var mentorIds = due.ConvertAll(g => g.Key);
        var mentors = await db.Mentors.Where(m => mentorIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        var letters = 0;
        foreach (var group in due)
        {
            if (mentors[group.Key] is not { Email: { Length: > 0 } email } mentor)
                continue;
            var path = await Postbox.NewLinkAsync(operation, LinkPurpose.WeeklyCheckIn, "/w", mentor.Name.Full, email, stop, mentor: mentor.Id, weekOf: monday);
            var names = string.Join(" and ", group.Select(p => p.ResidentName));
            await postbox.PostAsync(operation, new Letter(
                Addressee.Mentor, mentor.Name.Full, email, $"How was this week with {names}?",
                $"Dear {mentor.FirstName},\n\nfive minutes, mostly taps: how was the week with {names}?\n\n{{link}}\n\nThe link is yours and good for this week's check-in; no password needed. {(group.Count() == 1 ? "Your resident reads" : "Your residents read")} the strength and the next step.\n",
                path, mentor.DistrictId), nameof(SendWeekLinks), stop);
            letters++;
        }
        return letters;

        Id<Mentor> Writer(Id<Placement> placement, Id<Mentor>? ofRecord) => instead.GetValueOrDefault(placement)?.MentorId ?? ofRecord!.Value;
    }
}

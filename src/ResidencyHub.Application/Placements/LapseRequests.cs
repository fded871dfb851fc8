using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Lapses requests that nobody answered within the rule's school days after the answer was due, and tells the program.</summary>
public sealed class LapseRequests(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private static readonly PlacementState[] Waiting = [PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor];

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var late = await operation.Db.Placements.Where(p => Waiting.Contains(p.State) && p.NextOn < today).OrderBy(p => p.NextOn).Take(500).ToListAsync(stop);
        if (late.Count == 0)
            return 0;
        var districts = late.Select(p => p.DistrictId).Distinct().ToList();
        var since = late[0].NextOn;
        var entries = (await operation.Db.CalendarEntries.AsNoTracking().Where(e => districts.Contains(e.DistrictId) && e.EndsOn >= since).ToListAsync(stop)).ToLookup(e => e.DistrictId);
        var calendars = districts.ToDictionary(d => d, d => new DistrictCalendar(entries[d]));
        var count = 0;
        foreach (var program in late.GroupBy(p => p.ProgramId))
        {
            var rules = await RuleBook.OpenAsync(operation.Db, program.Key, today, stop);
            foreach (var placement in program.Where(p => AnswerDays.LapseAfter(calendars[p.DistrictId], rules, p.NextOn) < today))
            {
                var who = PlacementAsk.On(placement.WaitingOn, placement.State, false, null, placement.MentorName, null);
                placement.Lapse(new Act("ResidencyHub", operation.Now));
                var letters = new PlacementLetters(operation, postbox, nameof(LapseRequests));
                await letters.TellProgramAsync(placement, $"No reply in time: {placement.ResidentName}", $"There was no reply from {who}. The request has lapsed. {PlacementAsk.Next(placement, today)}", stop);
                count++;
            }
        }
        return count;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Which mentors have all hours of training, where it is counted: a status page, a grid, an overview. Training is a program's own, so who mentors for two has that of both.</summary>
internal static class TrainedMentors
{
    /// <param name="wide">Opened wider: training is recorded by every program.</param>
    /// <param name="beside">The mentors, each with the program whose resident they have.</param>
    /// <param name="today">On which it has to count.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlySet<Id<Mentor>>> OfAsync(ResidencyDb wide, IReadOnlyCollection<(Id<Mentor> Mentor, Id<PreparationProgram> Program)> beside, DateOnly today, CancellationToken stop)
    {
        var (ids, programs) = (beside.Select(b => b.Mentor).Distinct().ToList(), beside.Select(b => b.Program).Distinct().ToList());
        if (ids.Count == 0)
            return new HashSet<Id<Mentor>>();
        var asks = (await RuleBook.OpenEachAsync(wide, programs, today, stop)).ToDictionary(b => b.Key, b => b.Value.Mentors);
        var mentors = await wide.Mentors.Where(m => ids.Contains(m.Id)).Select(m => new { m.Id, m.ProgramTrainingHours, m.GeneralTrainingHours, m.TrainedThrough }).ToDictionaryAsync(m => m.Id, stop);
        var hours = (await wide.MentorTrainings.Where(t => ids.Contains(t.MentorId) && t.ProgramId != null && t.ProgramHours > 0)
            .GroupBy(t => new { t.MentorId, t.ProgramId }).Select(g => new { g.Key.MentorId, g.Key.ProgramId, Hours = g.Sum(t => t.ProgramHours) }).ToListAsync(stop)).ToLookup(h => h.MentorId);
        return beside.GroupBy(b => b.Mentor).Where(of => mentors.TryGetValue(of.Key, out var m)
            && of.All(b => asks[b.Program].IsTrained(m.ProgramTrainingHours, hours[of.Key].Where(h => h.ProgramId != b.Program).Sum(h => h.Hours), m.GeneralTrainingHours, m.TrainedThrough, today))).Select(of => of.Key).ToHashSet();
    }
}

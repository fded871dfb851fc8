using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>What is taken out before an observation is shared, because nobody could read anything in it, or put it right: stamps without words, and levels that need words by somebody who writes here no more, such as a mentor who left. The step says how much it was and whose, never which level on which element: what was not shared stays so.</summary>
internal static class LeftOut
{
    /// <summary>Takes it out of the lists and of the database.</summary>
    /// <returns>What was taken out, in words; null: nothing.</returns>
    public static async Task<string?> TakeAsync(Operation operation, Placement placement, List<Rating> scores, List<EvidenceNote> notes, ObservationRules rules, CancellationToken stop)
    {
        var (db, words) = (operation.Db, new List<string>());
        var bare = notes.FindAll(n => n.Words.Length == 0);
        foreach (var note in bare)
            db.RemoveRange([.. note.Tags]);
        db.RemoveRange(bare);
        notes.RemoveAll(bare.Contains);
        if (bare.Count > 0)
            words.Add(bare.Count == 1 ? "one stamp without words" : $"{bare.Count} stamps without words");
        var open = scores.FindAll(s => s.RaterKind is not RaterKind.Resident && s.Evidence is null && rules.EvidenceLevels.Contains(s.Level));
        if (open.Count > 0)
        {
            var writers = await WritersAsync(operation, placement, stop);
            open.RemoveAll(s => writers.Contains(s.RaterAccountId));
            db.RemoveRange(open);
            scores.RemoveAll(open.Contains);
            words.AddRange(open.GroupBy(s => s.RaterName).Select(g => $"{(g.Count() == 1 ? "one level that needs" : $"{g.Count()} levels that need")} words, by {g.Key}, who writes here no more"));
        }
        var said = $"Left out: {string.Join("; ", words)}.";
        return words.Count == 0 ? null : said.Length > 1000 ? said[..999] + "…" : said;
    }

    /// <summary>The accounts of the mentor and the supervisor of today.</summary>
    private static async Task<HashSet<Guid>> WritersAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        await using var wide = operation.LookWider("who writes an observation today, as mentor or supervisor");
        var (mentor, today) = (placement.MentorId, operation.Today);
        var supervisor = await wide.Residents.Where(r => r.Id == placement.ResidentId).Select(r => r.SupervisorId).SingleOrDefaultAsync(stop);
        return [.. await wide.RoleGrants.Where(g => g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today) && ((g.MentorId != null && g.MentorId == mentor) || (g.PersonId != null && g.PersonId == supervisor))).Select(g => g.AccountId).ToListAsync(stop)];
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>What a program asks of some mentors: training of another program does not count in it.</summary>
internal static class ProgramTraining
{
    /// <param name="wide">Opened wider: training is recorded by every program.</param>
    /// <param name="rules">The program's.</param>
    /// <param name="program">Null: no program is judged for, and all hours count.</param>
    /// <param name="mentors">Of whom.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<MentorRequirements> AsksAsync(ResidencyDb wide, RuleBook rules, Id<PreparationProgram>? program, IReadOnlyList<Id<Mentor>> mentors, CancellationToken stop) => program is null || mentors.Count == 0 ? rules.Mentors : rules.Mentors with
    {
        HoursOfOthers = await wide.MentorTrainings.Where(t => mentors.Contains(t.MentorId) && t.ProgramId != null && t.ProgramId != program && t.ProgramHours > 0)
            .GroupBy(t => t.MentorId).Select(g => new { g.Key, Hours = g.Sum(t => t.ProgramHours) }).ToDictionaryAsync(g => g.Key, g => g.Hours, stop),
    };
}

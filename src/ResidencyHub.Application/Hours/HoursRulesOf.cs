using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Hours;

/// <summary>Reads what programs ask of clinical logs out of the rules in force.</summary>
internal static class HoursRulesOf
{
    public static HoursRules Hours(this RuleBook book) => new(
        book.Number(RuleCode.HoursNeeded) * 60, book.Number(RuleCode.HoursSoloDays), book.Number(RuleCode.HoursSoloDayHours) * 60, book.Number(RuleCode.HoursSupervisorVisits),
        book.Number(RuleCode.HoursAskAbove) * 60, book.Number(RuleCode.HoursLateDays), book.Number(RuleCode.HoursLockDays),
        [.. Kinds(book[RuleCode.HoursKinds].Value)], Kinds(book[RuleCode.HoursNotCounted].Value).ToHashSet());

    public static async Task<HoursRules> OpenAsync(ResidencyDb db, Id<PreparationProgram> program, DateOnly day, CancellationToken stop) => (await RuleBook.OpenAsync(db, program, day, stop)).Hours();

    // a word that this version of the hub does not know is left out
    private static IEnumerable<ActivityKind> Kinds(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(w => Enum.TryParse<ActivityKind>(w, out _)).Select(Enum.Parse<ActivityKind>);
}

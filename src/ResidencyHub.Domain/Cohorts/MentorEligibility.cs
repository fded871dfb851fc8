using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>What a program asks of a mentor; every number is rule data (Ed. Code and CTC: three years, clear credential in the field, ten hours of orientation; domain.md §1, §4).</summary>
/// <param name="LeastYears">Full years of teaching.</param>
/// <param name="LeastProgramHours">Hours of the program's own training.</param>
/// <param name="LeastGeneralHours">Hours of transferable training.</param>
/// <param name="CredentialInField">Whether a clear credential in the resident's field is required.</param>
/// <param name="PrincipalApproval">Whether the principal must have approved.</param>
/// <param name="Recommendation">Whether somebody must have vouched for the teaching.</param>
public sealed record MentorRequirements(int LeastYears, int LeastProgramHours, int LeastGeneralHours, bool CredentialInField, bool PrincipalApproval, bool Recommendation = false)
{
    /// <summary>Which credentials are in which field.</summary>
    public CredentialFields Fields { get; init; } = CredentialFields.None;

    /// <summary>Hours of program training that belong to other programs, by mentor: they do not count in this one.</summary>
    public IReadOnlyDictionary<Id<Mentor>, int> HoursOfOthers { get; init; } = new Dictionary<Id<Mentor>, int>();

    /// <summary>Whether these are all hours of training that the program asks for, and count still on a day.</summary>
    /// <param name="programHours">Of program training, over all programs.</param>
    /// <param name="ofOthers">Those that belong to other programs.</param>
    /// <param name="generalHours">Of general training.</param>
    /// <param name="through">The last day on which the training counts; null: no end is known.</param>
    /// <param name="day">The day.</param>
    public bool IsTrained(int programHours, int ofOthers, int generalHours, DateOnly? through, DateOnly day) =>
        programHours - ofOthers >= LeastProgramHours && generalHours >= LeastGeneralHours && (through is null || through >= day);
}

/// <summary>One requirement that a mentor does not meet, in words.</summary>
/// <param name="Rule">The rule's code, as a waiver names it.</param>
/// <param name="Words">"has taught 2 of 3 years".</param>
public sealed record EligibilityGap(string Rule, string Words)
{
    /// <summary>Whether hours of training close it: one is approved first and trained then.</summary>
    public bool IsTraining => Rule is "program-training" or "general-training" or "training-ended";
}

/// <summary>Whether a mentor may take a resident of a subject, with the reasons where not.</summary>
public static class MentorEligibility
{
    /// <summary>The requirements that the mentor misses and no waiver covers on <paramref name="day"/>; empty when eligible.</summary>
    public static IReadOnlyList<EligibilityGap> Check(Mentor mentor, string subject, MentorRequirements asks, IEnumerable<EligibilityWaiver> waivers, DateOnly day) => Check(mentor, subject, asks, waivers, new Period(day, day));

    /// <summary>The same for all of some days: an approval that ends among them does not hold for them, and a waiver covers a requirement only where it holds on each.</summary>
    public static IReadOnlyList<EligibilityGap> Check(Mentor mentor, string subject, MentorRequirements asks, IEnumerable<EligibilityWaiver> waivers, Period days)
    {
        var granted = waivers.Where(e => e.MentorId == mentor.Id && e.Holds.Contains(days)).Select(e => e.Rule).ToHashSet(StringComparer.Ordinal);
        return [.. Gaps(mentor, subject, asks, days).Where(g => !granted.Contains(g.Rule))];
    }

    private static IEnumerable<EligibilityGap> Gaps(Mentor mentor, string subject, MentorRequirements asks, Period days)
    {
        if (mentor.YearsTeaching is not { } years)
            yield return new("years", $"years of teaching are not recorded ({asks.LeastYears} asked)");
        else if (years < asks.LeastYears)
            yield return new("years", $"has taught {years} of {asks.LeastYears} years");
        if (asks.CredentialInField && !asks.Fields.IsIn(mentor.CredentialField, subject))
            yield return new("credential", mentor.CredentialField is null ? "no clear credential is recorded" : $"credential is in {mentor.CredentialField}, not in {subject}");
        var others = asks.HoursOfOthers.TryGetValue(mentor.Id, out var hours) ? hours : 0;
        if (mentor.ProgramTrainingHours - others < asks.LeastProgramHours)
            yield return new("program-training", $"{Math.Max(0, mentor.ProgramTrainingHours - others)} of {asks.LeastProgramHours} hours of program training{(others == 0 ? "" : $" (and {others} of other programs)")}");
        if (mentor.GeneralTrainingHours < asks.LeastGeneralHours)
            yield return new("general-training", $"{mentor.GeneralTrainingHours} of {asks.LeastGeneralHours} hours of general training");
        if (asks.PrincipalApproval && mentor.PrincipalApprovedOn is null)
            yield return new("principal-approval", "the principal has not approved");
        if (asks.Recommendation && mentor.RecommendedOn is null)
            yield return new("recommendation", "nobody has recommended the mentor yet");
        if (mentor.ApprovedThrough < days.Last)
            yield return new("approval-ended", mentor.ApprovedThrough < days.First ? $"the approval ended on {mentor.ApprovedThrough:d MMMM yyyy}" : $"the approval ends on {mentor.ApprovedThrough:d MMMM yyyy}, before these days do");
        if (mentor.TrainedThrough < days.Last)
            yield return new("training-ended", mentor.TrainedThrough < days.First ? $"the training counted through {mentor.TrainedThrough:d MMMM yyyy}" : $"the training counts through {mentor.TrainedThrough:d MMMM yyyy}, not to the end of these days");
    }
}

/// <summary>A requirement waived for one mentor: argued, approved by somebody, and ending.</summary>
public sealed class EligibilityWaiver
{
    private EligibilityWaiver() { }

    /// <exception cref="RuleBroken">No argument, no approver, or no end.</exception>
    public EligibilityWaiver(Mentor mentor, string rule, string argument, string approvedBy, Period holds)
    {
        if (string.IsNullOrWhiteSpace(argument) || string.IsNullOrWhiteSpace(approvedBy) || holds.Last is null)
            throw new RuleBroken("waiver-argued", "A waiver needs a reason, the person who approved it, and a last day.");
        Id = Id<EligibilityWaiver>.New();
        (MentorId, DistrictId, Rule, Argument, ApprovedBy) = (mentor.Id, mentor.DistrictId, rule, argument, approvedBy);
        (StartsOn, EndsOn) = (holds.First, holds.Last.Value);
    }

    public Id<EligibilityWaiver> Id { get; private set; }
    public Id<Mentor> MentorId { get; private set; }
    public Id<Directory.District> DistrictId { get; private set; }
    public string Rule { get; private set; } = "";
    public string Argument { get; private set; } = "";
    public string ApprovedBy { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);
}

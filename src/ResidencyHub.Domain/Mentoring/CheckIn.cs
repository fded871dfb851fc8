using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>How long mentor and resident met in the week, all in all.</summary>
public enum MeetingLength { UnderOneHour, OneToTwoHours, ThreeToFourHours, FiveHoursOrMore }

/// <summary>How the residency is going, in the mentor's eyes: "On track", "Some worries", "Needs support".</summary>
public enum Going { OnTrack, SomeWorries, NeedsSupport }

/// <summary>What became of last week's next step.</summary>
public enum NextStepFate { Done, Kept }

/// <summary>The mentor's five-minute feedback for one week (instruments.md K2). The resident and the university supervisor read the two texts; how it goes is read by coordinator and supervisor.</summary>
public sealed class CheckIn
{
    private CheckIn() { }

    /// <param name="mentorName">Who writes it, where it is not the mentor of record.</param>
    /// <exception cref="RuleBroken">Neither a strength nor a next step.</exception>
    public CheckIn(Placement placement, Id<Mentor> mentor, DateOnly weekOf, bool met, MeetingLength? length, Going going, string? strength, string? nextStep, NextStepFate? lastNextStep, DateTime sentAt, string? mentorName = null)
    {
        Id = Id<CheckIn>.New();
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, SupervisorId, MentorId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId, placement.SupervisorId, mentor);
        (WeekOf, MentorName) = (DistrictCalendar.WeekOf(weekOf), mentorName ?? placement.MentorName ?? "");
        Write(met, length, going, strength, nextStep, lastNextStep, sentAt);
        FirstSentAt = sentAt;
    }

    public Id<CheckIn> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<Person>? SupervisorId { get; private set; }
    public Id<Mentor> MentorId { get; private set; }
    public string MentorName { get; private set; } = "";

    /// <summary>The Monday of the week.</summary>
    public DateOnly WeekOf { get; private set; }
    public bool Met { get; private set; }
    public MeetingLength? Length { get; private set; }
    public Going Going { get; private set; }
    public string? Strength { get; private set; }
    public string? NextStep { get; private set; }
    public NextStepFate? LastNextStep { get; private set; }
    public DateTime FirstSentAt { get; private set; }
    public DateTime SentAt { get; private set; }

    /// <summary>The mentor would like the university supervisor or the coordinator to call; the resident does not read it.</summary>
    public bool WantsHelp { get; private set; }

    /// <summary>When the resident opened it.</summary>
    public DateTime? ReadAt { get; private set; }

    /// <summary>When a coordinator let it stand although its week came after the last day; null: nobody had to, or nobody has yet.</summary>
    public DateTime? LateConfirmedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Sends it, or sends a corrected version.</summary>
    /// <exception cref="RuleBroken">Neither a strength nor a next step.</exception>
    public void Write(bool met, MeetingLength? length, Going going, string? strength, string? nextStep, NextStepFate? lastNextStep, DateTime sentAt)
    {
        if (string.IsNullOrWhiteSpace(strength) && string.IsNullOrWhiteSpace(nextStep))
            throw new RuleBroken("check-in-words", "Write a strength or a next step; one of the two is enough.");
        (Met, Length, Going, Strength, NextStep, LastNextStep, SentAt) = (met, met ? length : null, going, Tidy(strength), Tidy(nextStep), lastNextStep, sentAt);
    }

    /// <summary>Whether what would be sent says what stands already.</summary>
    public bool Says(bool met, MeetingLength? length, Going going, string? strength, string? nextStep, NextStepFate? lastNextStep) =>
        (Met, Length, Going, LastNextStep) == (met, met ? length : null, going, lastNextStep) && TypedText.Same(Strength, strength) && TypedText.Same(NextStep, nextStep);

    /// <summary>Asks supervisor and coordinator for help with mentoring, or does not any more.</summary>
    /// <returns>Whether it is asked for anew.</returns>
    public bool AskForHelp(bool wanted)
    {
        var isNew = wanted && !WantsHelp;
        WantsHelp = wanted;
        return isNew;
    }

    /// <summary>The coordinator has read it and lets it stand with the resident.</summary>
    public void ConfirmLate(DateTime at) => LateConfirmedAt ??= at;

    public void Read(DateTime at) => ReadAt ??= at;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

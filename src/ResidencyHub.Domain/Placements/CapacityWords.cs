namespace ResidencyHub.Domain.Placements;

/// <summary>The words of a school's answer to "How many can you host?", the same on every page, in letters and exports.</summary>
public static class CapacityWords
{
    public static string Of(HostingAnswer answer) => answer.ToString();

    public static string Of(NotHostingReason reason) => reason switch
    {
        NotHostingReason.NoMentors => "Too few trained mentors",
        NotHostingReason.NoRoom => "No room, or a class was lost",
        NotHostingReason.PupilNeeds => "Our pupils need other things first",
        NotHostingReason.LeadershipChange => "Change in leadership",
        NotHostingReason.StaffingUnsure => "Staffing is not settled yet",
        NotHostingReason.HostsForOthers => "We host for others already",
        NotHostingReason.EarlierExperience => "Earlier experience with residents",
        NotHostingReason.DoesNotKnowHow => "We do not know how it works yet",
        NotHostingReason.Other => "Another reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(NotHostingReason reason, string? words) => string.IsNullOrWhiteSpace(words) ? Of(reason) : $"{Of(reason)}: {words}";

    public static string Of(HostingLength length) => length switch
    {
        HostingLength.FullYear => "The whole school year",
        HostingLength.Fall => "Fall only",
        HostingLength.Spring => "Spring only",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>"Mon, Tue, Thu"; null for any day.</summary>
    public static string? Of(Weekdays days) => days is Weekdays.None ? null : days.ToString();

    /// <summary>The number in words: "up to 5", "don't know how many", "none".</summary>
    public static string Number(CapacityOffer offer) => offer.Answer is HostingAnswer.No ? "none" : offer.Limit is { } limit ? $"up to {limit}" : "number not known yet";

    /// <summary>One line for letters and histories: "Yes, up to 5 (2 Mathematics 9–12; Science, number not known yet)".</summary>
    public static string Of(CapacityOffer offer)
    {
        if (offer.Answer is HostingAnswer.No)
            return offer.Because is { } why ? $"No. {Of(why, offer.ReasonWords)}" : "No";
        var lines = offer.Lines is { Count: > 0 } all ? $" ({string.Join("; ", all.Select(l => l.Words))})" : "";
        return $"{Of(offer.Answer)}, {Number(offer)}{lines}";
    }
}

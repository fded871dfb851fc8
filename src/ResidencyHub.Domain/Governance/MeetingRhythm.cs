namespace ResidencyHub.Domain.Governance;

/// <summary>How long ago a committee met, against how often it is to meet.</summary>
/// <param name="Name">The committee.</param>
/// <param name="LastMet">Null: never.</param>
/// <param name="Since">The day from which is counted: the last meeting, else the committee's first day.</param>
/// <param name="EveryDays">Null when nothing is agreed.</param>
/// <param name="ByAgreement">An agreement says so, not the committee's own rule.</param>
/// <param name="Today">The day on which it is read.</param>
public sealed record MeetingRhythm(string Name, DateOnly? LastMet, DateOnly Since, int? EveryDays, bool ByAgreement, DateOnly Today)
{
    public int Days => Today.DayNumber - Since.DayNumber;

    public bool HasLapsed => Days > EveryDays;

    /// <summary>"The steering committee has not met for 70 days; the agreement says every 60."</summary>
    public string Words
    {
        get
        {
            var rule = EveryDays is { } every ? $"; {(ByAgreement ? "the agreement" : "its own rule")} says every {every}" : "";
            if (LastMet is null)
                return $"{Name} has not met since it was set up {Count(Days)} ago{rule}.";
            return HasLapsed ? $"{Name} has not met for {Count(Days)}{rule}." : $"{Name} met {(Days == 0 ? "today" : $"{Count(Days)} ago")}{rule}.";
        }
    }

    private static string Count(int days) => days == 1 ? "1 day" : $"{days} days";
}

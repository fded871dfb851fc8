using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Workforce;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Workforce;

/// <summary>The posted fields of an expected opening.</summary>
public sealed class OpeningForm
{
    public string? Subject { get; set; }
    public string? GradeBand { get; set; }
    public int? Count { get; set; }
    public DateOnly? FromOn { get; set; }
    public Likelihood? Sure { get; set; }

    /// <summary>Made when the form is shown.</summary>
    public Guid Once { get; set; } = SequentialGuid.Next();
}

/// <summary>How openings are said and coloured.</summary>
public static class OpeningLook
{
    public static string Of(Likelihood sure) => sure switch { Likelihood.Certain => "certain", Likelihood.Likely => "likely", _ => "possible" };

    public static Choice[] Answers => [.. Enum.GetValues<Likelihood>().Select(s => new Choice(s.ToString(), Of(s)))];

    public static Status Of(OpeningState state) => state switch
    {
        OpeningState.Private => new(Tone.Idle, "Only you"),
        OpeningState.Published => new(Tone.Info, "Published"),
        OpeningState.Filled => new(Tone.Good, "Filled"),
        _ => new(Tone.Idle, "Withdrawn"),
    };

    public static string Positions(int n) => n == 1 ? "1 position" : $"{n} positions";
}

namespace ResidencyHub.Domain.Hours;

/// <summary>What a resident says of a week beside its hours (instruments.md K1), for whoever approves it and those who read the log. No pupil's name.</summary>
/// <param name="Practised">The elements that were practised, "2.2, 3.1".</param>
/// <param name="EnglishLearners">Pupils who learn English were in the classes.</param>
/// <param name="Disabilities">Pupils with disabilities were.</param>
/// <param name="Win">What went well.</param>
/// <param name="Challenge">What was hard.</param>
/// <param name="Question">A question for the mentor.</param>
public sealed record WeekReflection(string? Practised, bool EnglishLearners, bool Disabilities, string? Win, string? Challenge, string? Question)
{
    public static WeekReflection None { get; } = new(null, false, false, null, null, null);

    internal WeekReflection Tidied => new(Tidy(Practised), EnglishLearners, Disabilities, Tidy(Win), Tidy(Challenge), Tidy(Question));

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Web.Placements;

/// <summary>The fields of an answer as posted.</summary>
public sealed class AnswerInput
{
    /// <summary>The mentor field's value for "we name one later".</summary>
    public const string Later = "later";

    public string? Kind { get; set; }
    public string? Conditions { get; set; }
    public string? Reason { get; set; }
    public string? Words { get; set; }
    public string? Note { get; set; }

    /// <summary>A mentor's id, or <see cref="Later"/>; empty when the form did not ask.</summary>
    public string? Mentor { get; set; }

    /// <summary>What was said, or null with nothing chosen.</summary>
    public AnswerGiven? ToAnswer() => !Enum.TryParse<AnswerKind>(Kind, out var kind) ? null : new AnswerGiven(
        kind, Conditions, Enum.TryParse<DeclineReason>(Reason, out var reason) ? reason : null, Words,
        Guid.TryParse(Mentor, out var mentor) ? new Id<Mentor>(mentor) : null, !string.IsNullOrEmpty(Mentor), string.IsNullOrWhiteSpace(Note) ? null : Note);
}

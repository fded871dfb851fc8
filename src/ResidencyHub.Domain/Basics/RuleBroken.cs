using System.Diagnostics.CodeAnalysis;

namespace ResidencyHub.Domain.Basics;

/// <summary>A rule of the residency says no. The message is for people: what is wrong and what to do.</summary>
/// <param name="rule">A short stable code of the rule, for tests and the API ("period-order").</param>
/// <param name="words">The sentence that is shown.</param>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Said as the handbook would say it; it crosses one seam, where Command turns it into Refused")]
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "A rule without a code or words helps nobody")]
[SuppressMessage("Roslynator", "RCS1194:Implement exception constructors", Justification = "As CA1032")]
public sealed class RuleBroken(string rule, string words) : Exception(words)
{
    public string Rule { get; } = rule;
}

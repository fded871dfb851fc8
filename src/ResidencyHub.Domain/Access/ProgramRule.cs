using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Access;

/// <summary>A number or choice that the field's rules leave to a state, a funder or a program: versioned, effective-dated, with its source. Never a constant in code.</summary>
public sealed class ProgramRule
{
    private ProgramRule() { }

    public ProgramRule(string code, string value, string unit, string words, string source, Period inForce, Id<PreparationProgram>? program = null, int edition = 1, Id<Partnership>? partnership = null)
    {
        Id = Id<ProgramRule>.New();
        (Code, Value, Unit, Words, Source, ProgramId, Edition, PartnershipId) = (code, value, unit, words, source, program, edition, partnership);
        (StartsOn, EndsOn) = (inForce.First, inForce.Last);
    }

    public Id<ProgramRule> Id { get; private set; }

    /// <summary>"mentor.years", "checkin.least-school-days".</summary>
    public string Code { get; private set; } = "";
    public string Value { get; private set; } = "";

    /// <summary>"years", "hours", "school days", "yes/no".</summary>
    public string Unit { get; private set; } = "";

    /// <summary>The rule as one reads it.</summary>
    public string Words { get; private set; } = "";
    public string Source { get; private set; } = "";

    /// <summary>Null: for every program that has none of its own.</summary>
    public Id<PreparationProgram>? ProgramId { get; private set; }

    /// <summary>Set: for all programs of that partnership, there alone, before what a program has of its own.</summary>
    public Id<Partnership>? PartnershipId { get; private set; }
    public int Edition { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }

    public Period InForce => new(StartsOn, EndsOn);
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Forms;

/// <summary>Somebody without an account who is named for one resident to answer, once and from an e-mailed link, the form that a rule asks outside raters for.</summary>
public sealed class OutsideRater
{
    private OutsideRater() { }

    /// <exception cref="RuleBroken">The rule asks no outside raters, is over, or is not for this placement.</exception>
    public OutsideRater(AssignmentRule rule, Placement placement, string name, string email, string by, DateTime at, DateOnly today)
    {
        if (rule is not { Work: AssignedWork.Form, Who: Signatory.Outside })
            throw new RuleBroken("rater-rule", $"“{rule.What}” is asked of a {GrowingWords.Of(rule.Who)}, who answers with an account of their own.");
        if (rule.StoppedAt is not null || today > rule.ClosesOn)
            throw new RuleBroken("rater-late", rule.StoppedAt is not null ? $"{rule.StoppedBy} has stopped asking for “{rule.What}”." : $"“{rule.What}” closed on {rule.ClosesOn:d MMMM yyyy}. Ask for it again, then name who answers.");
        if (placement.CohortId != rule.CohortId || placement.State is not PlacementState.Active)
            throw new RuleBroken("rater-placement", $"{placement.ResidentName} has no placement that runs in {rule.CohortName}.");
        Id = Id<OutsideRater>.New();
        (ProgramId, RuleId, PlacementId, ResidentName) = (rule.ProgramId, rule.Id, placement.Id, placement.ResidentName);
        (Name, Email, NamedBy, NamedAt) = (name.Trim(), email.Trim(), by, at);
    }

    public Id<OutsideRater> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<AssignmentRule> RuleId { get; private set; }

    /// <summary>About which placement they are asked.</summary>
    public Id<Placement> PlacementId { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";

    /// <summary>The coordinator, or who passed the question on.</summary>
    public string NamedBy { get; private set; } = "";
    public DateTime NamedAt { get; private set; }

    /// <summary>The day of the newest letter with a link; null: none was written yet.</summary>
    public DateOnly? AskedOn { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>They are asked no more: withdrawn by the program, or passed to a colleague.</summary>
    public DateTime? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }
    public string? EndedWhy { get; private set; }

    /// <summary>The colleague who is asked instead.</summary>
    public string? PassedTo { get; private set; }
    public int Version { get; private set; }

    /// <summary>Whether an answer is still waited for.</summary>
    public bool IsAsked => AnsweredAt is null && EndedAt is null;

    /// <summary>A letter with a link is written.</summary>
    public void Ask(DateOnly on)
    {
        DemandAsked();
        AskedOn = on;
    }

    public void Answer(DateTime at)
    {
        DemandAsked();
        AnsweredAt = at;
    }

    /// <summary>What they sent was opened again: they are asked anew.</summary>
    public void AskAnew(DateOnly on) => (AnsweredAt, AskedOn) = (null, on);

    /// <exception cref="RuleBroken">Answered already, or ended.</exception>
    public void Withdraw(string why, string by, DateTime at)
    {
        DemandAsked();
        (EndedWhy, EndedBy, EndedAt) = (why.Trim(), by, at);
    }

    /// <summary>Hands the question to a colleague, who begins with an empty form.</summary>
    /// <exception cref="RuleBroken">Answered already, or ended.</exception>
    public OutsideRater PassTo(AssignmentRule rule, Placement placement, string name, string email, DateTime at, DateOnly today)
    {
        Withdraw("passed to a colleague", Name, at);
        PassedTo = name.Trim();
        return new OutsideRater(rule, placement, name, email, Name, at, today);
    }

    private void DemandAsked()
    {
        if (AnsweredAt is not null)
            throw new RuleBroken("rater-answered", $"{Name} has answered. To have it changed, open the answer again with a reason.");
        if (EndedAt is not null)
            throw new RuleBroken("rater-ended", PassedTo is { } to ? $"{Name} has passed it to {to}." : $"{Name} is asked no more: {EndedWhy}");
    }
}

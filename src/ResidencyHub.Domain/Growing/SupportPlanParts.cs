using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Growing;

/// <summary>One move of a support plan: from where to where, who, when, why.</summary>
public sealed class SupportPlanStep
{
    private SupportPlanStep() { }

    internal SupportPlanStep(Id<SupportPlan> plan, int number, SupportPlanState from, SupportPlanState to, Signer by, string? why, string? former)
    {
        Id = Id<SupportPlanStep>.New();
        (PlanId, Number, From, To, By, At, Why, Former) = (plan, number, from, to, by.Name, by.At, why, former);
    }

    public Id<SupportPlanStep> Id { get; private set; }
    public Id<SupportPlan> PlanId { get; private set; }
    public int Number { get; private set; }
    public SupportPlanState From { get; private set; }
    public SupportPlanState To { get; private set; }
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
    public string? Why { get; private set; }

    /// <summary>The words that had been signed and were taken back with this move; null for most moves.</summary>
    public string? Former { get; private set; }
}

/// <summary>What somebody wrote to a support plan: the resident's answer, the mentor's contribution, how it goes.</summary>
public sealed class SupportPlanNote
{
    private SupportPlanNote() { }

    internal SupportPlanNote(Id<SupportPlan> plan, int number, string words, Signer by)
    {
        Id = Id<SupportPlanNote>.New();
        (PlanId, Number, Words, Account, By, As, At) = (plan, number, words, by.Account, by.Name, by.As, by.At);
    }

    public Id<SupportPlanNote> Id { get; private set; }
    public Id<SupportPlan> PlanId { get; private set; }
    public int Number { get; private set; }
    public string Words { get; private set; } = "";
    public Guid Account { get; private set; }
    public string By { get; private set; } = "";
    public Signatory As { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>A typed name under one edition of a support plan, or the note that somebody did not want to sign.</summary>
public sealed class SupportPlanSignature
{
    private SupportPlanSignature() { }

    internal SupportPlanSignature(Id<SupportPlan> plan, int edition, Signer by, string? refusedBecause)
    {
        Id = Id<SupportPlanSignature>.New();
        (PlanId, Edition, Account, Name, As, At, RefusedBecause) = (plan, edition, by.Account, by.Name, by.As, by.At, refusedBecause);
    }

    public Id<SupportPlanSignature> Id { get; private set; }
    public Id<SupportPlan> PlanId { get; private set; }
    public int Edition { get; private set; }
    public Guid Account { get; private set; }
    public string Name { get; private set; } = "";
    public Signatory As { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>Why there is no signature; null where there is one.</summary>
    public string? RefusedBecause { get; private set; }
    public bool IsRefusal => RefusedBecause is not null;
}

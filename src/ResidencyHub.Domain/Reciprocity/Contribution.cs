using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Reciprocity;

/// <summary>What is given.</summary>
public enum ContributionKind
{
    /// <summary>Places for residents.</summary>
    Seats,

    /// <summary>Time in which somebody is released from teaching.</summary>
    ReleaseTime,
    MentorHours,

    /// <summary>Courses that are taught at a school, or places in courses of the university.</summary>
    Courses,

    /// <summary>Workshops, events, networks: in either direction.</summary>
    ProfessionalLearning,

    /// <summary>Faculty on committees of the schools, school staff on those of the university.</summary>
    CommitteeWork,

    /// <summary>School staff who teach in the university's courses, faculty who teach at the school.</summary>
    CoInstruction,

    /// <summary>Residents' work in classrooms, a role held for the partnership, changes in one's own house.</summary>
    People,
    Money,
    Other,
}

/// <summary>What the other side says of an entry.</summary>
public enum ContributionState { Entered, Confirmed, Disputed }

/// <summary>What an entry says.</summary>
/// <param name="From">The side that gives.</param>
/// <param name="To">The side that gets it.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Title">"Workshop on inquiry for the whole mathematics department".</param>
/// <param name="Amount">How much; null where it can't be counted.</param>
/// <param name="Unit">What is counted: "teachers", "hours"; of money US dollars.</param>
/// <param name="On">From–to, within one school year.</param>
/// <param name="Source">Where it comes from: "sign-in sheets".</param>
public sealed record ContributionText(PartnershipSide From, PartnershipSide To, ContributionKind Kind, string Title, decimal? Amount, string? Unit, Period On, string Source);

/// <summary>Something that one side gave another in a school year, as one of the two entered it. Only the side that entered it changes it; the other confirms or disputes it.</summary>
public sealed class Contribution : RecordItem
{
    private readonly List<ContributionStep> _steps = [];

    private Contribution() { }

    /// <exception cref="RuleBroken">As <see cref="Correct"/>.</exception>
    public Contribution(Id<Partnership> partnership, RecordPlace about, ContributionText text, PartnershipSide enteredFor, string by, DateTime at) : base(partnership, about)
    {
        (Id, EnteredFor) = (Id<Contribution>.New(), enteredFor);
        Write(about, text);
        Tell("Entered", by, enteredFor, at, null);
    }

    public Id<Contribution> Id { get; private set; }
    public PartnershipSide GivenBy { get; private set; }
    public PartnershipSide GivenTo { get; private set; }
    public ContributionKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public decimal? Amount { get; private set; }
    public string? Unit { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public string Source { get; private set; } = "";

    /// <summary>The side whose entry it is.</summary>
    public PartnershipSide EnteredFor { get; private set; }
    public ContributionState State { get; private set; }

    /// <summary>UTC: when it was entered, corrected, answered or taken out last.</summary>
    public DateTime ChangedAt { get; private set; }
    public IReadOnlyList<ContributionStep> Steps => _steps;

    public ContributionText Text => new(GivenBy, GivenTo, Kind, Title, Amount, Unit, new Period(StartsOn, EndsOn), Source);

    /// <summary>The side that confirms or disputes it: the other one of the two.</summary>
    public PartnershipSide Other => EnteredFor == GivenBy ? GivenTo : GivenBy;

    /// <summary>The side that entered it says it better. What the other side said of the old words does not hold of the new ones.</summary>
    /// <exception cref="RuleBroken">Another side's entry, taken out, one side alone, more than one school year, or an amount without its unit.</exception>
    public void Correct(RecordPlace about, ContributionText text, PartnershipSide side, string by, DateTime at)
    {
        RefuseWhenTakenOut();
        RefuseToOthers(side);
        // its history names the sum, and sums have readers of their own
        if (text.Kind != Kind && (text.Kind is ContributionKind.Money || Kind is ContributionKind.Money))
            throw new RuleBroken("contribution-money", "A sum of money stays one, and nothing else becomes one. Take this entry out and enter the other anew.");
        var before = ReciprocityWords.Line(Text);
        Write(about, text);
        State = ContributionState.Entered;
        Tell("Corrected", by, side, at, $"Before: {before}");
    }

    /// <summary>The other side says whether it is so.</summary>
    /// <exception cref="RuleBroken">The own entry, taken out, said already, or a dispute without its reason.</exception>
    public void Answer(bool isSo, string? because, PartnershipSide side, string by, DateTime at)
    {
        RefuseWhenTakenOut();
        if (side != Other)
            throw new RuleBroken("contribution-own", $"The {PartnershipWords.Of(Other)} side says whether this is so.");
        if (!isSo && string.IsNullOrWhiteSpace(because))
            throw new RuleBroken("dispute-reason", "Say what is not so; the other side reads it.");
        var state = isSo ? ContributionState.Confirmed : ContributionState.Disputed;
        if (State == state && isSo)
            throw new RuleBroken("contribution-said", "Your side has confirmed this already.");
        State = state;
        Tell(isSo ? "Confirmed" : "Disputed", by, side, at, because);
    }

    /// <summary>The side that entered it takes it out: it was a mistake. It stays in its history and can be put back.</summary>
    /// <exception cref="RuleBroken">Another side's entry, or taken out already.</exception>
    public void Withdraw(string because, PartnershipSide side, string by, DateTime at, DateOnly on)
    {
        RefuseToOthers(side);
        RefuseWhenTakenOut();
        TakeOut(on, because);
        Tell("Taken out", by, side, at, because);
    }

    /// <exception cref="RuleBroken">Another side's entry, or it was not taken out.</exception>
    public void Restore(PartnershipSide side, string by, DateTime at)
    {
        RefuseToOthers(side);
        if (!IsTakenOut)
            throw new RuleBroken("not-taken-out", "This stands in the list already.");
        PutBack();
        State = ContributionState.Entered;
        Tell("Put back", by, side, at, null);
    }

    private void Write(RecordPlace about, ContributionText text)
    {
        if (text.From == text.To)
            throw new RuleBroken("contribution-sides", "Somebody gives and somebody else gets: choose two sides.");
        if (EnteredFor != text.From && EnteredFor != text.To)
            throw new RuleBroken("contribution-foreign", "Enter what your own side gives or gets.");
        if (text.On.Last is not { } last || AcademicYear.Of(text.On.First) != AcademicYear.Of(last))
            throw new RuleBroken("contribution-year", "An entry belongs to one school year, July to June. Enter each year’s part on its own.");
        if (text.Amount is null != text.Unit is null)
            throw new RuleBroken("contribution-unit", text.Unit is null ? "Say what the number counts: hours, teachers, seats." : "Say how much it was, or leave the unit empty, too.");
        MoveTo(about);
        (GivenBy, GivenTo, Kind, Title, Amount, Unit, Source) = (text.From, text.To, text.Kind, text.Title, text.Amount, text.Unit, text.Source);
        (StartsOn, EndsOn) = (text.On.First, last);
    }

    private void RefuseToOthers(PartnershipSide side)
    {
        if (side != EnteredFor)
            throw new RuleBroken("contribution-theirs", $"The {PartnershipWords.Of(EnteredFor)} side entered this and changes it. Say that it is not so, and they read why.");
    }

    private void Tell(string title, string by, PartnershipSide side, DateTime at, string? words)
    {
        ChangedAt = at;
        _steps.Add(new ContributionStep(Id, title, by, side, at, words));
    }
}

/// <summary>One step of an entry's history. The name is read by its own side alone.</summary>
public sealed class ContributionStep
{
    private ContributionStep() { }

    internal ContributionStep(Id<Contribution> contribution, string title, string by, PartnershipSide side, DateTime at, string? words)
    {
        Id = Id<ContributionStep>.New();
        (ContributionId, Title, By, Side, At, Words) = (contribution, title, by, side, at, words);
    }

    public Id<ContributionStep> Id { get; private set; }
    public Id<Contribution> ContributionId { get; private set; }
    public string Title { get; private set; } = "";
    public string By { get; private set; } = "";
    public PartnershipSide Side { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The reason, or what stood before.</summary>
    public string? Words { get; private set; }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Forms;

/// <summary>Who reads what was answered to a form, besides whoever wrote it; chosen once for an edition, and never wider than the access matrix (domain.md §8). Schools and districts read none.</summary>
public enum FormAudience { Program, Supervision, Team, Everyone }

/// <summary>What a form is and whom it asks.</summary>
/// <param name="Who">Residents, mentors, supervisors about the placement that they are in; outside raters about the one for which they are named.</param>
/// <param name="OpensOn">The first day on which it can be answered; null: from its publication.</param>
/// <param name="ClosesOn">The last day; null: as long as it is in use.</param>
/// <param name="IsRepeated">One person can answer it again and again.</param>
public sealed record FormHead(string Name, string? Purpose, IReadOnlySet<Signatory> Who, FormAudience Audience, DateOnly? OpensOn, DateOnly? ClosesOn, bool IsRepeated)
{
    /// <summary>Whom a form can ask; outside raters are named for a resident where a rule asks.</summary>
    public static IReadOnlyList<Signatory> Sides { get; } = [Signatory.Resident, Signatory.Mentor, Signatory.Supervisor, Signatory.Outside];
}

/// <summary>One edition of a form that a program builds from field types. A draft is changed, a published edition never; answers keep the edition on which they were given.</summary>
public sealed class ProgramForm
{
    private ProgramForm() { }

    public ProgramForm(Id<PreparationProgram> program, FormHead head)
    {
        (Id, Lineage, Number, ProgramId, Fields) = (Id<ProgramForm>.New(), SequentialGuid.Next(), 1, program, FormDefinition.Empty.Write());
        Describe(head);
    }

    public Id<ProgramForm> Id { get; private set; }

    /// <summary>The same for all editions of one form.</summary>
    public Guid Lineage { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }

    /// <summary>The edition, from 1.</summary>
    public int Number { get; private set; }
    public EditionState State { get; private set; }
    public string Name { get; private set; } = "";
    public string? Purpose { get; private set; }
    public bool AsksResidents { get; private set; }
    public bool AsksMentors { get; private set; }
    public bool AsksSupervisors { get; private set; }
    public bool AsksOutside { get; private set; }
    public FormAudience Audience { get; private set; }
    public DateOnly? OpensOn { get; private set; }
    public DateOnly? ClosesOn { get; private set; }
    public bool IsRepeated { get; private set; }

    /// <summary>The fields, as <see cref="FormDefinition"/> writes them.</summary>
    public string Fields { get; private set; } = "";
    public string? PublishedBy { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? ReplacedAt { get; private set; }
    public int Version { get; private set; }

    public FormDefinition Definition => FormDefinition.Read(Fields);

    public FormHead Head => new(Name, Purpose, new[] { AsksResidents ? Signatory.Resident : (Signatory?)null, AsksMentors ? Signatory.Mentor : null, AsksSupervisors ? Signatory.Supervisor : null, AsksOutside ? Signatory.Outside : null }.OfType<Signatory>().ToHashSet(), Audience, OpensOn, ClosesOn, IsRepeated);

    public bool Asks(Signatory who) => Head.Who.Contains(who);

    /// <summary>Whether it can be answered on a day.</summary>
    public bool IsOpenOn(DateOnly day) => State is EditionState.Published && !(day < OpensOn) && !(day > ClosesOn);

    /// <summary>The days on which what a rule asks by this form can be answered: the rule's, as far as the form's own go with them; null when no day is both.</summary>
    public Period? DaysOf(AssignmentRule rule)
    {
        var (first, last) = (OpensOn > rule.OpensOn ? OpensOn.Value : rule.OpensOn, ClosesOn < rule.ClosesOn ? ClosesOn.Value : rule.ClosesOn);
        return last < first ? null : new Period(first, last);
    }

    /// <exception cref="RuleBroken">Not a draft, nobody is asked, or it closes before it opens.</exception>
    public void Describe(FormHead head)
    {
        DemandDraft();
        if (head.Who.Count == 0 || head.Who.Contains(Signatory.Coordinator))
            throw new RuleBroken("form-who", "Say who is asked: residents, mentors, university supervisors or outside raters.");
        if (head.ClosesOn < head.OpensOn)
            throw new RuleBroken("form-window", "It closes before it opens. Change one of the two days.");
        (Name, Purpose) = (head.Name.Trim(), string.IsNullOrWhiteSpace(head.Purpose) ? null : head.Purpose.Trim());
        (AsksResidents, AsksMentors, AsksSupervisors, AsksOutside) = (head.Who.Contains(Signatory.Resident), head.Who.Contains(Signatory.Mentor), head.Who.Contains(Signatory.Supervisor), head.Who.Contains(Signatory.Outside));
        (Audience, OpensOn, ClosesOn, IsRepeated) = (head.Audience, head.OpensOn, head.ClosesOn, head.IsRepeated);
    }

    /// <exception cref="RuleBroken">Not a draft, or the fields do not hold together.</exception>
    public void Build(FormDefinition definition)
    {
        DemandDraft();
        var written = definition.Checked().Write();
        if (written.Length > FormDefinition.MostLetters)
            throw new RuleBroken("form-long", "The form’s words are too many for one form. Shorten answers and hints, or make two forms of it.");
        Fields = written;
    }

    /// <summary>In use from now on, in place of the edition before.</summary>
    /// <exception cref="RuleBroken">Published already, or it has no field.</exception>
    public void Publish(ProgramForm? former, string by, DateTime at)
    {
        DemandDraft();
        if (Definition.Fields.Count == 0)
            throw new RuleBroken("form-empty", "Add at least one field before you publish the form.");
        (State, PublishedBy, PublishedAt) = (EditionState.Published, by, at);
        former?.GiveWay(at);
    }

    /// <summary>Asked no more; answers stay.</summary>
    /// <exception cref="RuleBroken">It is not in use.</exception>
    public void Retire(DateTime at)
    {
        if (State is not EditionState.Published)
            throw new RuleBroken("form-not-in-use", $"“{Name}” is not in use.");
        GiveWay(at);
    }

    /// <summary>A draft of the next edition, with the same fields under the same keys.</summary>
    /// <exception cref="RuleBroken">This one is a draft still.</exception>
    public ProgramForm Next(int number)
    {
        if (State is EditionState.Draft)
            throw new RuleBroken("form-draft", $"“{Name}” is a draft: change it as it is.");
        return new ProgramForm(ProgramId, Head) { Lineage = Lineage, Number = number, Fields = Fields };
    }

    private void GiveWay(DateTime at) => (State, ReplacedAt) = State is EditionState.Published ? (EditionState.Replaced, at) : (State, ReplacedAt);

    private void DemandDraft()
    {
        if (State is not EditionState.Draft)
            throw new RuleBroken("form-published", $"“{Name}”, edition {Number}, is published and never changes. Make a new edition: what was answered keeps this one.");
    }
}

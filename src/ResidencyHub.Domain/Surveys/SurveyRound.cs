using System.Security.Cryptography;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Surveys;

/// <summary>In which group somebody answers.</summary>
public enum SurveyGroup { Residents, Mentors, SchoolLeaders, Faculty, District }

/// <summary>One time that everybody in a partnership, or around one of its programs, is asked the same questions. Nothing is shown before it is over.</summary>
public sealed class SurveyRound : RecordPart
{
    private SurveyRound() { }

    public SurveyRound(Id<Partnership> partnership, RecordPlace about, SurveyEdition edition, Period open, int leastGroup, PartnershipSide side) : base(partnership, about)
    {
        (Id, EditionId, EditionCode, Title) = (Id<SurveyRound>.New(), edition.Id, edition.Code, edition.Title);
        (OpensOn, ClosesOn, LeastGroup, OpenedFor) = (open.First, open.Last ?? throw new RuleBroken("survey-open", "Say through which day people can answer."), leastGroup, side);
        Term = HealthRound.TermOf(OpensOn);
    }

    public Id<SurveyRound> Id { get; private set; }
    public Id<SurveyEdition> EditionId { get; private set; }
    public string EditionCode { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>"Fall 2026".</summary>
    public string Term { get; private set; } = "";
    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day on which people answer.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>The least number of people whose answers are shown together: the rule of the day on which it was opened.</summary>
    public int LeastGroup { get; private set; }
    public PartnershipSide OpenedFor { get; private set; }

    /// <summary>The day on which it was over and what can be shown was written; null before.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public DateOnly? RemindedOn { get; private set; }
    public int Version { get; private set; }

    public bool IsOpenOn(DateOnly day) => ClosedOn is null && day >= OpensOn && day <= ClosesOn;

    /// <exception cref="RuleBroken">It is over already.</exception>
    public void Close(DateOnly on)
    {
        if (ClosedOn is { } day)
            throw new RuleBroken("survey-over", $"This survey was over on {PartnershipWords.Day(day)}.");
        ClosedOn = on;
    }

    public void Remind(DateOnly on) => RemindedOn = on;
}

/// <summary>That somebody is asked in a round, and whether they have answered: never what, and not when. Nobody reads it but they themselves.</summary>
public sealed class SurveyAsked
{
    private SurveyAsked() { }

    public SurveyAsked(SurveyRound round, SurveyGroup group, Id<School>? school, string person, Guid? account)
    {
        Id = Id<SurveyAsked>.New();
        (RoundId, Group, SchoolId, Person, AccountId) = (round.Id, group, school, person, account);
    }

    public Id<SurveyAsked> Id { get; private set; }
    public Id<SurveyRound> RoundId { get; private set; }
    public SurveyGroup Group { get; private set; }
    public Id<School>? SchoolId { get; private set; }

    /// <summary>The normalized e-mail address: one person is asked once, however many roles they hold.</summary>
    public string Person { get; private set; } = "";

    /// <summary>The account, for those who have one.</summary>
    public Guid? AccountId { get; private set; }
    public bool HasAnswered { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes the answers: a row for each question that leads back to nobody, in no order.</summary>
    /// <exception cref="RuleBroken">Answered already, the round is not open, or a question has no level of the scale.</exception>
    public IReadOnlyList<SurveyAnswer> Answer(SurveyRound round, SurveyEdition edition, IReadOnlyDictionary<Id<SurveyQuestion>, int> levels, DateOnly today)
    {
        if (HasAnswered)
            throw new RuleBroken("survey-answered", "You have answered this survey. Thank you; answers can’t be changed, because nobody knows which are yours.");
        if (!round.IsOpenOn(today))
            throw new RuleBroken("survey-over", "This survey is over.");
        if (edition.Questions.Any(q => !levels.TryGetValue(q.Id, out var level) || level < 1 || level > edition.Scale.Count))
            throw new RuleBroken("survey-incomplete", "Answer each of the questions; there is no answer that is wrong.");
        HasAnswered = true;
        var answers = edition.Questions.Select(q => new SurveyAnswer(round.Id, q.Id, Group, SchoolId, levels[q.Id])).ToArray();
        RandomNumberGenerator.Shuffle<SurveyAnswer>(answers);
        return answers;
    }
}

/// <summary>A level that somebody of a group chose for a question. It is tied to no person, to no time and to no other answer, is read by nobody, and is deleted when it has gone into a result.</summary>
public sealed class SurveyAnswer
{
    private SurveyAnswer() { }

    internal SurveyAnswer(Id<SurveyRound> round, Id<SurveyQuestion> question, SurveyGroup group, Id<School>? school, int level)
    {
        // not the sequential id of other rows: that would tell the order in which people answered
        Id = new(new Guid(RandomNumberGenerator.GetBytes(16)));
        (RoundId, QuestionId, Group, SchoolId, Level) = (round, question, group, school, level);
    }

    public Id<SurveyAnswer> Id { get; private set; }
    public Id<SurveyRound> RoundId { get; private set; }
    public Id<SurveyQuestion> QuestionId { get; private set; }
    public SurveyGroup Group { get; private set; }
    public Id<School>? SchoolId { get; private set; }
    public int Level { get; private set; }
}

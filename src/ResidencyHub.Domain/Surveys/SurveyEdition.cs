using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Surveys;

/// <summary>The questions of the short survey, as versioned data: the same for everybody, so that groups can be compared. A new edition is a whole new set; rounds keep theirs.</summary>
public sealed class SurveyEdition
{
    private readonly List<SurveyQuestion> _questions = [];

    private SurveyEdition() { }

    /// <param name="code">Stays with later editions; rounds are pooled and compared within one code.</param>
    /// <param name="edition">The edition's name.</param>
    /// <param name="title">"Short survey".</param>
    /// <param name="source">From where the constructs are taken.</param>
    /// <param name="startsOn">From this day on rounds begin with it.</param>
    /// <param name="levels">What each step of the scale says, from 1 on.</param>
    /// <param name="questions">Code and sentence of each.</param>
    public SurveyEdition(string code, string edition, string title, string source, DateOnly startsOn, IEnumerable<string> levels, IEnumerable<(string Code, string Words)> questions)
    {
        Id = Id<SurveyEdition>.New();
        (Code, Edition, Title, Source, StartsOn, Levels) = (code, edition, title, source, startsOn, string.Join('\n', levels));
        _questions.AddRange(questions.Select((q, at) => new SurveyQuestion(Id, q.Code, q.Words, at)));
    }

    public Id<SurveyEdition> Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Edition { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Source { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }

    /// <summary>The words of the scale, a line each, from 1 on.</summary>
    public string Levels { get; private set; } = "";

    /// <summary>Raised whenever a round begins with it: of two partnerships that begin in the same moment the second reads whom the first asks.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<SurveyQuestion> Questions => _questions;

    public IReadOnlyList<string> Scale => Levels.Split('\n');
}

/// <summary>One sentence with which people agree or not.</summary>
public sealed class SurveyQuestion
{
    private SurveyQuestion() { }

    internal SurveyQuestion(Id<SurveyEdition> edition, string code, string words, int position)
    {
        Id = Id<SurveyQuestion>.New();
        (EditionId, Code, Words, Position) = (edition, code, words, position);
    }

    public Id<SurveyQuestion> Id { get; private set; }
    public Id<SurveyEdition> EditionId { get; private set; }

    /// <summary>Stays with later editions as long as the sentence means the same.</summary>
    public string Code { get; private set; } = "";
    public string Words { get; private set; } = "";
    public int Position { get; private set; }
}

using System.Globalization;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Surveys;

/// <summary>What a group said, or a part of it by school, written once when a round is over and never changed.</summary>
public sealed class SurveyResult : RecordPart
{
    private readonly List<SurveyResultLine> _lines = [];

    private SurveyResult() { }

    /// <param name="round">The round at whose end it was written.</param>
    /// <param name="about">What the round is about, and the one school whose part it is.</param>
    /// <param name="group">Whose answers.</param>
    /// <param name="pooledFrom">The terms, when the answers of several rounds are shown together; null for this round alone.</param>
    /// <param name="sites">The names of the schools whose part it is; null for the whole group.</param>
    /// <param name="answers">So many answered.</param>
    public SurveyResult(SurveyRound round, RecordPlace about, SurveyGroup group, string? pooledFrom, string? sites, int answers) : base(round.PartnershipId, about)
    {
        Id = Id<SurveyResult>.New();
        (RoundId, EditionCode, Group, PooledFrom, Sites, Answers) = (round.Id, round.EditionCode, group, pooledFrom, sites, answers);
    }

    public Id<SurveyResult> Id { get; private set; }
    public Id<SurveyRound> RoundId { get; private set; }
    public string EditionCode { get; private set; } = "";
    public SurveyGroup Group { get; private set; }

    /// <summary>"Spring 2026 and Fall 2026"; null for one round alone.</summary>
    public string? PooledFrom { get; private set; }

    /// <summary>The schools of a part; null for the whole group.</summary>
    public string? Sites { get; private set; }
    public int Answers { get; private set; }
    public IReadOnlyList<SurveyResultLine> Lines => _lines;

    /// <summary>How many chose each level of a question, from 1 on.</summary>
    public void Tell(SurveyQuestion question, IEnumerable<int> counts) => _lines.Add(new SurveyResultLine(Id, question.Code, question.Words, question.Position, string.Join(' ', counts.Select(c => c.ToString(CultureInfo.InvariantCulture)))));
}

/// <summary>How a group answered one question.</summary>
public sealed class SurveyResultLine
{
    private SurveyResultLine() { }

    internal SurveyResultLine(Id<SurveyResult> result, string code, string words, int position, string spread)
    {
        Id = Id<SurveyResultLine>.New();
        (ResultId, Code, Words, Position, Spread) = (result, code, words, position, spread);
    }

    public Id<SurveyResultLine> Id { get; private set; }
    public Id<SurveyResult> ResultId { get; private set; }
    public string Code { get; private set; } = "";
    public string Words { get; private set; } = "";
    public int Position { get; private set; }

    /// <summary>How many chose each level, from 1 on, between spaces.</summary>
    public string Spread { get; private set; } = "";

    public IReadOnlyList<int> Counts => [.. Spread.Split(' ').Select(c => int.Parse(c, CultureInfo.InvariantCulture))];

    /// <summary>To one decimal.</summary>
    public decimal Mean => Counts is var counts && counts.Sum() is > 0 and var all ? Math.Round(counts.Select((n, at) => n * (at + 1)).Sum() / (decimal)all, 1, MidpointRounding.AwayFromZero) : 0;
}

/// <summary>The words of the survey.</summary>
public static class SurveyWords
{
    public static string Of(SurveyGroup group) => group switch
    {
        SurveyGroup.Residents => "Residents",
        SurveyGroup.Mentors => "Mentors",
        SurveyGroup.SchoolLeaders => "School leaders",
        SurveyGroup.Faculty => "Faculty and program staff",
        _ => "District staff",
    };
}

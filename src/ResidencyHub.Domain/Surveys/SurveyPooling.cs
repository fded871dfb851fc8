using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Surveys;

/// <summary>Somebody who has answered: counted, never shown.</summary>
/// <param name="Person">Who, so that one person in two rounds is one person.</param>
/// <param name="School">At which school; null for none.</param>
public sealed record SurveyRespondent(string Person, Id<School>? School);

/// <summary>A part of a group whose answers are shown together.</summary>
/// <param name="Schools">The schools; empty for the whole group.</param>
/// <param name="Answers">So many answers.</param>
public sealed record SurveyPool(IReadOnlyList<Id<School>> Schools, int Answers);

/// <summary>What of a group's answers is shown. Every set that is published is a union of parts with enough people in each, and every answer goes into one published group only: nothing smaller can be worked out from what is shown.</summary>
public static class SurveyPooling
{
    /// <summary>Fewer schools than this, and a school that knows its own part would know the other's.</summary>
    private const int FewestSchools = 3;

    /// <summary>The whole group first, then its parts by school; nothing when too few people stand behind it, and the answers wait for a later round.</summary>
    /// <param name="respondents">One for each answer of the group that was not shown yet, of this round and earlier ones.</param>
    /// <param name="least">The least number of people, not of answers: the same three people in two rounds are three.</param>
    /// <param name="readers">Schools whose parts one reader reads together: those of a district, or of a leader of several. Nobody's reading may leave exactly one school over, which the whole would then give away.</param>
    public static IReadOnlyList<SurveyPool> Of(IReadOnlyCollection<SurveyRespondent> respondents, int least, IReadOnlyCollection<IReadOnlyCollection<Id<School>>>? readers = null)
    {
        if (People(respondents) < least)
            return [];
        var whole = new SurveyPool([], respondents.Count);
        var bySchool = respondents.Where(r => r.School is not null).GroupBy(r => r.School!.Value).Select(g => (School: g.Key, All: g.ToList())).OrderByDescending(g => People(g.All)).ThenBy(g => g.School).ToList();
        // answers that belong to no school would be what is left over
        if (bySchool.Count < FewestSchools || bySchool.Sum(s => s.All.Count) < respondents.Count)
            return [whole];
        var alone = bySchool.FindAll(s => People(s.All) >= least);
        var together = bySchool.FindAll(s => People(s.All) < least);
        while (together.Count > 0 && alone.Count > 0 && People(together.SelectMany(s => s.All)) < least)
        {
            together.Add(alone[^1]);
            alone.RemoveAt(alone.Count - 1);
        }
        if (alone.Count == 0)
            return [whole];
        List<SurveyPool> parts =
        [
            .. alone.Select(s => new SurveyPool([s.School], s.All.Count)),
            .. together.Count > 0 ? [new SurveyPool([.. together.Select(s => s.School)], together.Sum(s => s.All.Count))] : Array.Empty<SurveyPool>(),
        ];
        var givesAway = (readers ?? []).Any(r => parts.Where(p => !p.Schools.All(r.Contains)).Sum(p => p.Schools.Count) == 1);
        return givesAway ? [whole] : [whole, .. parts];
    }

    private static int People(IEnumerable<SurveyRespondent> all) => all.Select(r => r.Person).Distinct(StringComparer.Ordinal).Count();
}

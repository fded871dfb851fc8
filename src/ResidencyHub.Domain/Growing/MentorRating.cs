using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

/// <summary>What a resident is asked about the mentor, six statements on a scale from 1 to 6 (instruments.md K9 and L).</summary>
public static class MentorQuestions
{
    public const int Least = 1;
    public const int Most = 6;

    public static IReadOnlyList<string> All { get; } =
    [
        "My mentor and I meet often enough, in protected time.", "Feedback is specific, and I can do something with it.", "My mentor shows and explains how they teach.",
        "I am trusted with more of the teaching as I grow.", "I am treated as a colleague, in front of pupils, too.", "I would recommend my mentor to another resident.",
    ];
}

/// <summary>A resident's rating of the mentor of one placement, or the word that there was not enough contact to tell. The resident alone reads it; the coordinator once the residency is complete; everybody else only means over at least as many as the rule says.</summary>
public sealed class MentorRating
{
    private MentorRating() { }

    /// <param name="resident">Who rates.</param>
    /// <param name="placement">In which placement.</param>
    /// <param name="mentor">Whom.</param>
    /// <param name="answers">A number for each of <see cref="MentorQuestions.All"/>; null: not enough contact.</param>
    /// <param name="words">In the resident's own words; never shown with the means.</param>
    /// <param name="at">UTC.</param>
    /// <exception cref="RuleBroken">Not every statement is answered.</exception>
    public MentorRating(Resident resident, Id<Placement> placement, Mentor mentor, IReadOnlyList<int>? answers, string? words, DateTime at)
    {
        Id = Id<MentorRating>.New();
        (ResidentId, ProgramId, PlacementId, RatedMentorId, DistrictId) = (resident.Id, resident.ProgramId, placement, mentor.Id, mentor.DistrictId);
        (MentorName, ResidentName) = (mentor.Name.Full, resident.Name.Full);
        Write(answers, words, at);
    }

    public Id<MentorRating> Id { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Placement> PlacementId { get; private set; }

    /// <summary>Named so that no filter takes it for "of the mentor".</summary>
    public Id<Mentor> RatedMentorId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public string MentorName { get; private set; } = "";
    public string ResidentName { get; private set; } = "";
    public bool NotEnoughContact { get; private set; }
    public int? First { get; private set; }
    public int? Second { get; private set; }
    public int? Third { get; private set; }
    public int? Fourth { get; private set; }
    public int? Fifth { get; private set; }
    public int? Sixth { get; private set; }
    public string? Words { get; private set; }
    public DateTime SentAt { get; private set; }

    /// <summary>The residency is complete: the coordinator reads it from now on, and it changes no more.</summary>
    public bool IsReleased { get; private set; }
    public DateTime? ReleasedAt { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<int?> Answers() => [First, Second, Third, Fourth, Fifth, Sixth];

    /// <summary>Another answer, as long as nobody else reads it.</summary>
    /// <exception cref="RuleBroken">Released, or not every statement is answered.</exception>
    public void Write(IReadOnlyList<int>? answers, string? words, DateTime at)
    {
        if (IsReleased)
            throw new RuleBroken("rating-released", "The residency is complete: your coordinator reads this rating, and it stays as it is.");
        if (answers is not null && (answers.Count != MentorQuestions.All.Count || answers.Any(a => a is < MentorQuestions.Least or > MentorQuestions.Most)))
            throw new RuleBroken("rating-answers", $"Answer all {MentorQuestions.All.Count} statements from {MentorQuestions.Least} to {MentorQuestions.Most}, or say that there was not enough contact.");
        NotEnoughContact = answers is null;
        (First, Second, Third) = (answers?[0], answers?[1], answers?[2]);
        (Fourth, Fifth, Sixth) = (answers?[3], answers?[4], answers?[5]);
        (Words, SentAt) = (string.IsNullOrWhiteSpace(words) ? null : words.Trim(), at);
    }

    /// <summary>The residency is complete.</summary>
    public void Release(DateTime at)
    {
        if (!IsReleased)
            (IsReleased, ReleasedAt) = (true, at);
    }
}

/// <summary>The means of a mentor's ratings, as everybody but the coordinator reads them: over whole groups of the least size, in the order in which they were released, so that no single answer is the difference between two readings.</summary>
/// <param name="Ratings">Over how many, one for each resident; always a multiple of the least size.</param>
/// <param name="Tenths">The mean of each statement, in tenths, rounded down.</param>
public sealed record MentorMeans(int Ratings, IReadOnlyList<int> Tenths)
{
    /// <summary>Null while there are fewer than <paramref name="least"/>; those without enough contact are none. A resident who rated the same mentor in two placements has one vote: the one that was released first, and of those released together the latest. One released afterwards changes no mean, else it would be the difference between two readings.</summary>
    public static MentorMeans? Of(IEnumerable<MentorRating> ratings, int least)
    {
        var told = ratings.Where(r => r is { IsReleased: true, NotEnoughContact: false })
            .GroupBy(r => (r.ResidentId, r.RatedMentorId)).Select(g => g.OrderBy(r => r.ReleasedAt).ThenByDescending(r => r.SentAt).ThenBy(r => r.Id.Value).First())
            .OrderBy(r => r.ReleasedAt).ThenBy(r => r.Id.Value).ToList();
        var whole = least < 1 ? 0 : told.Count / least * least;
        return whole == 0 ? null : new(whole, [.. Enumerable.Range(0, MentorQuestions.All.Count).Select(q => told.Take(whole).Sum(r => r.Answers()[q] ?? 0) * 10 / whole)]);
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Growing;

/// <summary>What stands in a mentor's own record: a goal, feedback on the coaching that they asked for or were given, an observation of a coaching talk by another mentor or a supervisor.</summary>
public enum MentorEntryKind { Goal, Feedback, Observed }

/// <summary>One entry of a mentor's own growth record. It is the mentor's: nobody else reads it before the mentor shares it, and sharing is taken back as easily. What others wrote stays in their words; the mentor decides who reads it.</summary>
public sealed class MentorEntry
{
    private MentorEntry() { }

    /// <exception cref="RuleBroken">The day lies ahead.</exception>
    public MentorEntry(Mentor mentor, MentorEntryKind kind, string words, string? next, string from, DateOnly on, DateOnly today, DateTime at)
    {
        Id = Id<MentorEntry>.New();
        (MentorId, DistrictId, SchoolId, MentorName, Kind) = (mentor.Id, mentor.DistrictId, mentor.SchoolId, mentor.Name.Full, kind);
        if (kind is not MentorEntryKind.Goal && on > today)
            throw new RuleBroken("entry-ahead", "The day lies ahead. Choose today or a day before.");
        (Words, Next, From, On, WrittenAt) = (words.Trim(), string.IsNullOrWhiteSpace(next) ? null : next.Trim(), from.Trim(), on, at);
    }

    public Id<MentorEntry> Id { get; private set; }
    public Id<Mentor> MentorId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public string MentorName { get; private set; } = "";
    public MentorEntryKind Kind { get; private set; }

    /// <summary>The goal, or what was said or seen.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What the mentor does about it.</summary>
    public string? Next { get; private set; }

    /// <summary>Whose goal, who said or saw it.</summary>
    public string From { get; private set; } = "";

    /// <summary>The day of the talk; of a goal, by when.</summary>
    public DateOnly On { get; private set; }
    public DateTime WrittenAt { get; private set; }

    /// <summary>What came of a goal.</summary>
    public string? Came { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The coordinators of the mentor's partner programs read it.</summary>
    public bool SharedWithPrograms { get; private set; }

    /// <summary>The school's leader reads it.</summary>
    public bool SharedWithSchool { get; private set; }
    public int Version { get; private set; }

    public void Share(bool programs, bool school) => (SharedWithPrograms, SharedWithSchool) = (programs, school);

    /// <exception cref="RuleBroken">No goal, or closed already.</exception>
    public void Close(string came, DateTime at)
    {
        if (Kind is not MentorEntryKind.Goal)
            throw new RuleBroken("entry-no-goal", "Only goals are closed; what was said stays as it is.");
        if (ClosedAt is not null)
            throw new RuleBroken("goal-closed", "This goal is closed already.");
        (Came, ClosedAt) = (came.Trim(), at);
    }
}

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
    public MentorRating(Resident resident, Id<Placements.Placement> placement, Mentor mentor, IReadOnlyList<int>? answers, string? words, DateTime at)
    {
        Id = Id<MentorRating>.New();
        (ResidentId, ProgramId, PlacementId, RatedMentorId, DistrictId) = (resident.Id, resident.ProgramId, placement, mentor.Id, mentor.DistrictId);
        (MentorName, ResidentName) = (mentor.Name.Full, resident.Name.Full);
        Write(answers, words, at);
    }

    public Id<MentorRating> Id { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Placements.Placement> PlacementId { get; private set; }

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
    public void Release() => IsReleased = true;
}

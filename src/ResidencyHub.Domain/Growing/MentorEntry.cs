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

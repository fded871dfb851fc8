using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Matching;

/// <summary>Whom a school, or one of its mentors, would like to have, with notes. Residents never read it.</summary>
public sealed class HostRanking
{
    private readonly List<RankedResident> _residents = [];

    private HostRanking() { }

    public HostRanking(Cohort cohort, Id<School> school, Id<Mentor>? mentor)
    {
        Id = Id<HostRanking>.New();
        (ProgramId, CohortId, SchoolId, MentorId) = (cohort.ProgramId, cohort.Id, school, mentor);
        HostKey = KeyOf(cohort.Id, school, mentor);
    }

    public Id<HostRanking> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public Id<School> SchoolId { get; private set; }

    /// <summary>Null: the school as a whole.</summary>
    public Id<Mentor>? MentorId { get; private set; }

    /// <summary>One ranking of each host for each cohort: unique.</summary>
    public string HostKey { get; private set; } = "";

    /// <summary>Languages that the mentor's class asks for.</summary>
    public string? Languages { get; private set; }

    /// <summary>With whom a conflict of interest is declared, and why, in the host's words; the coordinators settle it.</summary>
    public string? Conflicts { get; private set; }
    public string SavedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<RankedResident> Residents => _residents;

    /// <summary>First choice first; those with a note alone are not among them.</summary>
    public IReadOnlyList<Id<Resident>> Ranked => [.. _residents.Where(r => r.Rank is not null).OrderBy(r => r.Rank).Select(r => r.ResidentId)];

    public static string KeyOf(Id<Cohort> cohort, Id<School> school, Id<Mentor>? mentor) => $"{cohort}.{school}.{mentor}";

    /// <exception cref="RuleBroken">Outside the window, or hosts are not asked.</exception>
    public void Say(PreferenceWindow window, IReadOnlyList<ResidentRanked> given, string? languages, Act act, DateOnly today, string? conflicts = null)
    {
        if (!window.HostsRank)
            throw new RuleBroken("window-hosts", "The program does not ask schools and mentors to rank residents this time.");
        window.DemandOpenOn(today);
        (Languages, Conflicts, SavedBy, SavedAt) = (languages, conflicts, act.Name, act.At);
        _residents.RemoveAll(r => !given.Any(g => g.Resident == r.ResidentId));
        var rank = 0;
        foreach (var one in given.OrderBy(g => g.Rank ?? int.MaxValue).ThenBy(g => g.Resident))
        {
            var resident = _residents.Find(r => r.ResidentId == one.Resident);
            if (resident is null)
                _residents.Add(resident = new RankedResident(Id, one.Resident));
            resident.Say(one.Rank is null ? null : ++rank, one.Note);
        }
    }
}

/// <summary>A line of a host's ranking as it is given.</summary>
/// <param name="Rank">Null: a note alone.</param>
public sealed record ResidentRanked(Id<Resident> Resident, int? Rank, string? Note);

/// <summary>A resident in a host's order.</summary>
public sealed class RankedResident
{
    private RankedResident() { }

    internal RankedResident(Id<HostRanking> ranking, Id<Resident> resident) => (Id, RankingId, ResidentId) = (Id<RankedResident>.New(), ranking, resident);

    public Id<RankedResident> Id { get; private set; }
    public Id<HostRanking> RankingId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }

    /// <summary>From 1.</summary>
    public int? Rank { get; private set; }
    public string? Note { get; private set; }

    internal void Say(int? rank, string? note) => (Rank, Note) = (rank, note);
}

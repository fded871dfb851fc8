using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>How a line of the status page stands; the word says it, the colour only repeats it.</summary>
public enum StatusTone { Good, Wait, Bad, Info, Idle }

/// <summary>One line of the partnership status: a word, the reason in words with its base, and where to look behind it.</summary>
/// <param name="Subject">"Placements".</param>
/// <param name="Tone">What the word means.</param>
/// <param name="Word">"7 of 8 filled".</param>
/// <param name="Reason">Why the word is right, with numbers and their base.</param>
/// <param name="Since">The same measured earlier, or over which weeks.</param>
/// <param name="Link">A path of this hub to what is behind it; null when there is nothing more to see.</param>
/// <param name="LinkText">What the link opens.</param>
/// <param name="Identifies">True when it may point at a person: left out of print.</param>
public sealed record StatusEntry(string Subject, StatusTone Tone, string Word, string Reason, string? Since = null, string? Link = null, string? LinkText = null, bool Identifies = false);

/// <summary>An agreement as the status page needs it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="EndsOn">Its last day.</param>
/// <param name="RenewalBegun">Something renews it that is not withdrawn.</param>
/// <param name="Renewed">A signed agreement follows it.</param>
public sealed record AgreementFact(string Title, DateOnly EndsOn, bool RenewalBegun, bool Renewed = false);

/// <summary>How a partnership of the school stands in what each side gives and gets, this school year.</summary>
/// <param name="Id">The partnership.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsAgreed">Both sides agreed on the balance in words.</param>
/// <param name="Entries">Entries that the reader reads.</param>
/// <param name="Confirmed">Of them confirmed by the other side.</param>
/// <param name="Disputed">Of them disputed.</param>
/// <param name="EntriesLastYear">Those of the same days of last school year.</param>
public sealed record GivingFact(Guid Id, string Name, bool IsAgreed, int Entries, int Confirmed, int Disputed, int EntriesLastYear = 0);

/// <summary>Who reads the status page, as far as it changes what the page may say (domain.md §8): the school's own leader, a coordinator of a program that it hosts for, or somebody who hears nothing of concerns.</summary>
public enum StatusReader { SchoolLeader, Coordinator, Other }

/// <summary>What is known about one school in one school year, counted within the building.</summary>
public sealed record StatusFacts
{
    public required DateOnly Today { get; init; }
    public required StatusReader Reader { get; init; }
    public required IReadOnlyList<AgreementFact> Agreements { get; init; }
    public required int AgreementAlertDays { get; init; }

    /// <summary>How many covered the school on the same day a year before.</summary>
    public int AgreementsLastYear { get; init; }

    /// <summary>The agreement that covered the school last; null when one is in force, or there was none.</summary>
    public AgreementFact? Lapsed { get; init; }

    /// <summary>Whether the school has answered "How many can you host?" for the year.</summary>
    public required bool HasAnswered { get; init; }

    /// <summary>What the school said it can host; null for "don't know" or no answer.</summary>
    public required int? Seats { get; init; }
    public required DateOnly? HostingConfirmedOn { get; init; }
    public required bool HostingStale { get; init; }
    public required int Filled { get; init; }
    public required int Waiting { get; init; }
    public required int NeedMentor { get; init; }

    /// <summary>Placements whose mentor is there and has told that they leave, while nobody follows yet.</summary>
    public int MentorsLeaving { get; init; }

    /// <summary>The first day without a mentor among <see cref="MentorsLeaving"/>.</summary>
    public DateOnly? MentorNeededFrom { get; init; }
    public required int FilledLastYear { get; init; }

    /// <summary>How many of the filled seats each program has, most first.</summary>
    public required IReadOnlyList<(string Program, int Count)> ByProgram { get; init; }

    public required int Mentors { get; init; }
    public required int MentorsReady { get; init; }
    public required int MentorsBusy { get; init; }

    /// <summary>Check-ins that were due in the weeks looked at, and those that came on time; and the same weeks a year before.</summary>
    public required int CheckInsDue { get; init; }
    public required int CheckInsOnTime { get; init; }
    public required int CheckInWeeks { get; init; }
    public required int CheckInsDueLastYear { get; init; }
    public required int CheckInsOnTimeLastYear { get; init; }

    /// <summary>How many placements stand behind the check-ins now and a year before: a share over fewer than <see cref="LeastGroup"/> names the mentor.</summary>
    public required int CheckInPlacements { get; init; }
    public required int CheckInPlacementsLastYear { get; init; }
    public required int LeastGroup { get; init; }

    /// <summary>What is called on time, for check-ins and observations.</summary>
    public required OnTimeRule OnTime { get; init; }

    /// <summary>The widest sight that a partner's agreement gives the school's leader.</summary>
    public required ConcernSight Sight { get; init; }

    /// <summary>How many residents are here of the programs whose agreements let concerns be counted: the base of that count.</summary>
    public required int CountedResidents { get; init; }

    /// <summary>Open concerns as far as the reader may count them.</summary>
    public required int OpenConcerns { get; init; }
    public required int OpenSafetyConcerns { get; init; }

    /// <summary>Whom to ask where a count would name a person.</summary>
    public required string Coordinators { get; init; }

    public required int DecisionsThisYear { get; init; }
    public required int ActionsDue { get; init; }
    public required int ActionsOnTime { get; init; }
    public required int ActionsOverdue { get; init; }
    public required DateOnly? LastDecidedOn { get; init; }
    public required int VotesWaiting { get; init; }

    /// <summary>What each side gives and gets, a partnership each.</summary>
    public IReadOnlyList<GivingFact> Giving { get; init; } = [];

    /// <summary>What is said of each committee that has not met for longer than its rule.</summary>
    public IReadOnlyList<string> CommitteesLapsed { get; init; } = [];

    public MentorTermsFact? MentorTerms { get; init; }

    /// <summary>Mentors with a resident last year; null when nobody had one.</summary>
    public int? BusyLastYear { get; init; }
    public ObservationFact? Observations { get; init; }

    /// <summary>As of the same day a year before.</summary>
    public ObservationFact? ObservationsLastYear { get; init; }
    public HoursFact? Hours { get; init; }
    public GrowthFact? Growth { get; init; }

    /// <summary>As of the same day a year before.</summary>
    public GrowthFact? GrowthLastYear { get; init; }
    public HealthFact? Health { get; init; }

    /// <summary>Where both sides rate; null for who does not read it.</summary>
    public string? HealthPath { get; init; }
    public GoalFact? Goals { get; init; }

    /// <summary>Decisions made by the same day of last school year; null when the partnership was not there.</summary>
    public int? DecisionsLastYear { get; init; }

    /// <summary>Over published positions only; null for who does not read them.</summary>
    public VacancyOutlook? Vacancies { get; init; }

    /// <summary>Published positions filled in the last twelve months, and those of them by graduates.</summary>
    public (int ByGraduates, int All) FilledByGraduates { get; init; }

    /// <summary>Visits to the school; null for who does not read the record.</summary>
    public VisitFact? Visits { get; init; }

    /// <summary>Improvement cycles that concern the school; null for who does not read the record.</summary>
    public CycleFact? Cycles { get; init; }

    /// <summary>Where one sees who is in the building: what stands behind a line that names nobody.</summary>
    public string HerePath { get; init; } = "/building";

    /// <summary>Openings that the reader entered and has not published; zero for everybody but the school's leader.</summary>
    public int PrivateOpenings { get; init; }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Placements;

/// <summary>A resident's year at a school beside a mentor, from the first request to its end (Ed-Fi: fieldwork experience).</summary>
/// <remarks>Program, district, school, mentor, resident and supervisor stand here as columns because the reach of each viewer is one of them.</remarks>
public sealed partial class Placement
{
    private readonly List<PlacementStep> _steps = [];

    private Placement() { }

    public Placement(Resident resident, Cohort cohort, School school, Mentor? mentor, string subject, string gradeBand, Period term, Act act, bool elsewhere = false)
    {
        Id = Id<Placement>.New();
        (ProgramId, CohortId, Year, ResidentId) = (cohort.ProgramId, cohort.Id, cohort.Year, resident.Id);
        (ResidentName, ResidentSort, SupervisorId) = (resident.Name.Full, resident.SortName, resident.SupervisorId);
        (SchoolId, DistrictId, SchoolName) = (school.Id, school.DistrictId, school.Name);
        (Subject, GradeBand) = (subject, gradeBand);
        (StartsOn, EndsOn) = (term.First, term.Last ?? throw new RuleBroken("placement-open", "A placement needs a last day."));
        Inside(cohort, term);
        WaitingOn = WaitingOn.Program;
        Take(mentor, elsewhere);
        Step(PlacementState.Draft, act, null);
    }

    public Id<Placement> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public int Year { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string ResidentSort { get; private set; } = "";
    public Id<Person>? SupervisorId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public string SchoolName { get; private set; } = "";
    public Id<Mentor>? MentorId { get; private set; }
    public string? MentorName { get; private set; }
    public string Subject { get; private set; } = "";
    public string GradeBand { get; private set; } = "";
    public string? Room { get; private set; }

    /// <summary>The days of the week, as written: "Mon–Thu".</summary>
    public string? Weekdays { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public PlacementState State { get; private set; }
    public WaitingOn WaitingOn { get; private set; }

    /// <summary>The next date that matters: answer due, release, first or last day; the far future when none does, so that lists can sort on it.</summary>
    public DateOnly NextOn { get; private set; } = DateOnly.MaxValue;
    public string? Conditions { get; private set; }
    public DeclineReason? DeclinedBecause { get; private set; }
    public string? DeclineWords { get; private set; }

    /// <summary>Resident, school and mentor as search compares them.</summary>
    public string SearchWords { get; private set; } = "";
    public bool SchoolSaidYes { get; private set; }
    public bool MentorSaidYes { get; private set; }

    /// <summary>When the mentor is asked, as the program's steps were on the day of the request: a request under way keeps its way.</summary>
    public MentorAsked MentorAsked { get; private set; }

    /// <summary>The day on which a confirmed placement is announced to mentor and resident; null: at once.</summary>
    public DateOnly? ReleaseOn { get; private set; }

    /// <summary>The last day of a mentor who has told that they leave; null: nobody has. From the day after, somebody else is the mentor, or none.</summary>
    public DateOnly? MentorThrough { get; private set; }

    /// <summary>Who follows a mentor who leaves, from the day after <see cref="MentorThrough"/>; null: nobody yet.</summary>
    public Id<Mentor>? NextMentorId { get; private set; }
    public string? NextMentorName { get; private set; }

    /// <summary>Confirmed or active, but the mentor has left: people see "Needs a mentor".</summary>
    public bool NeedsMentor { get; private set; }

    /// <summary>Together with <see cref="NeedsMentor"/>: the school can't host it any more, a place elsewhere is sought.</summary>
    public bool NeedsPlace { get; private set; }

    /// <summary>Whether the district's side sees it at all: drafts are the program's own.</summary>
    public bool SeenByDistrict { get; private set; }
    public bool SeenBySchool { get; private set; }
    public bool SeenByMentor { get; private set; }
    public bool SeenByResident { get; private set; }

    /// <summary>1; more for a placement that a split placement's exception lets stand beside another.</summary>
    public int OpenSlot { get; private set; } = 1;

    /// <summary>The placement that this one takes over from: that one ends the day before this one's first day, when this one is confirmed.</summary>
    public Id<Placement>? FollowsId { get; private set; }

    /// <summary>Resident, school year and slot while it is open, null when it is over: unique, so that a resident has one open placement a year, or as many as an exception lets, even when two people draft at once.</summary>
    public string? OpenKey { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<PlacementStep> Steps => _steps;

    public Period Term => new(StartsOn, EndsOn);

    public bool IsOpen => State is not (PlacementState.Declined or PlacementState.Lapsed or PlacementState.Completed or PlacementState.EndedEarly or PlacementState.Withdrawn);

    /// <summary>Names the mentor who is to be asked; the draft or the school's answer may change it, nobody once a mentor was asked.</summary>
    /// <param name="mentor">Null: the school names one.</param>
    /// <param name="elsewhere">Whether a rule or a recorded exception lets the mentor teach at another school.</param>
    /// <exception cref="RuleBroken">The mentor teaches elsewhere and may not, or somebody was asked already.</exception>
    public void Name(Mentor? mentor, bool elsewhere = false)
    {
        Demand("name a mentor for", PlacementState.Draft, PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.SchoolAccepted);
        Take(mentor, elsewhere);
    }

    /// <summary>Takes one of the slots in which a resident's open placements stand; the first is everybody's.</summary>
    public void Occupy(int slot)
    {
        OpenSlot = slot;
        OpenKey = Key;
    }

    /// <summary>Takes over from a placement that lost its mentor or its place: both stay open until this one is confirmed, and only one can follow another.</summary>
    /// <exception cref="RuleBroken">Another resident's, or one that is not under way.</exception>
    public void TakeOverFrom(Placement before)
    {
        Demand("let another placement end for", PlacementState.Draft);
        if (before.ResidentId != ResidentId || before.Id == Id || before.State is not (PlacementState.Confirmed or PlacementState.Active))
            throw new RuleBroken("takes-over", "A placement takes over from one of the same resident that is confirmed or runs.");
        (FollowsId, OpenSlot) = (before.Id, before.OpenSlot);
        OpenKey = Key;
    }

    public void Describe(string? room, string? weekdays) => (Room, Weekdays) = (Tidy(room), Tidy(weekdays));

    /// <summary>Draws the draft anew: another school, other days, another mentor.</summary>
    public void Redraft(Cohort cohort, School school, Mentor? mentor, string subject, string gradeBand, Period term, bool elsewhere = false)
    {
        Demand("change", PlacementState.Draft);
        Inside(cohort, term);
        (SchoolId, DistrictId, SchoolName) = (school.Id, school.DistrictId, school.Name);
        (Subject, GradeBand) = (subject, gradeBand);
        (StartsOn, EndsOn) = (term.First, term.Last!.Value);
        Take(mentor, elsewhere);
    }

    /// <summary>Moves the days; only before it has begun, and never out of the cohort's.</summary>
    public void Reschedule(Cohort cohort, Period term, Act act, string? why)
    {
        Demand("reschedule", PlacementState.Draft, PlacementState.SchoolAccepted, PlacementState.Accepted, PlacementState.AcceptedWithConditions, PlacementState.Confirmed);
        Inside(cohort, term);
        (StartsOn, EndsOn) = (term.First, term.Last!.Value);
        if (State is PlacementState.Confirmed)
            NextOn = SeenByResident ? StartsOn : ReleaseOn ?? StartsOn;
        Step(State, act, why ?? $"Moved to {StartsOn:d MMM yyyy} – {EndsOn:d MMM yyyy}");
    }

    /// <summary>Follows a new name of the resident, and their supervisor while it is open.</summary>
    public void Follow(Resident resident)
    {
        (ResidentName, ResidentSort) = (resident.Name.Full, resident.SortName);
        if (IsOpen)
            SupervisorId = resident.SupervisorId;
        Find();
    }

    /// <summary>Follows a new name of the mentor, of who follows or of who is asked to.</summary>
    public void Follow(Mentor mentor)
    {
        if (mentor.Id == MentorId)
            MentorName = mentor.Name.Full;
        if (mentor.Id == NextMentorId)
            NextMentorName = mentor.Name.Full;
        if (mentor.Id == AskedMentorId)
            AskedMentorName = mentor.Name.Full;
        Find();
    }

    /// <summary>Follows a new name of the school.</summary>
    public void Follow(School school)
    {
        SchoolName = school.Name;
        Find();
    }

    private static void Inside(Cohort cohort, Period term)
    {
        if (term.Last is null)
            throw new RuleBroken("placement-open", "A placement needs a last day.");
        if (!cohort.Runs.Contains(term))
            throw new RuleBroken("placement-inside-cohort", $"The placement must lie within the cohort's days, {cohort.StartsOn:d MMM yyyy} to {cohort.EndsOn:d MMM yyyy}.");
    }

    private void Take(Mentor? mentor, bool elsewhere = false)
    {
        if (mentor is not null && mentor.SchoolId != SchoolId && !elsewhere)
            throw new RuleBroken("mentor-at-school", $"{mentor.Name.Full} does not teach at {SchoolName}. Choose a mentor of that school, or record an exception for this mentor on the resident’s page.");
        (MentorId, MentorName, MentorSaidYes) = (mentor?.Id, mentor?.Name.Full, false);
        StayMentored();
        Room ??= mentor?.Room;
        Find();
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Find() => SearchWords = SearchText.Words(ResidentName, SchoolName, MentorName);

    private void Demand(string verb, params ReadOnlySpan<PlacementState> allowed)
    {
        foreach (var state in allowed)
            if (State == state)
                return;
        throw new RuleBroken("placement-state", $"This placement is “{PlacementWords.Of(State)}”; one cannot {verb} it from there.");
    }

    private void Step(PlacementState to, Act act, string? note)
    {
        _steps.Add(new PlacementStep(Id, State, to, act, note, NextOn == DateOnly.MaxValue ? null : NextOn));
        State = to;
        OpenKey = Key;
    }

    private string? Key => !IsOpen ? null : FollowsId is { } before ? $"{before}.next" : OpenSlot == 1 ? $"{ResidentId}.{Year}" : $"{ResidentId}.{Year}.{OpenSlot}";
}

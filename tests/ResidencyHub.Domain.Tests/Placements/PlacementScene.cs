using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Tests.Placements;

/// <summary>A cohort, a school with two mentors, a resident: enough to bring a placement into any state by its own verbs.</summary>
internal sealed class PlacementScene
{
    public static readonly string[] Verbs =
    [
        "propose", "propose through district", "propose to mentor first", "propose without mentor step", "announce", "take back announcement", "confirm later", "forward", "accept for school", "accept with conditions", "ask mentor", "accept for mentor", "agree", "decline", "lapse", "extend", "postpone", "confirm", "begin", "complete",
        "end early", "lose mentor", "take mentor", "withdraw", "reinstate", "name", "name nobody", "redraft", "reschedule",
    ];

    private readonly District _district = new("Harbor City Unified", "CO");
    private readonly School _school;

    public PlacementScene()
    {
        _school = new School(_district.Id, "Eastside High School", "CO");
        var elsewhere = new School(_district.Id, "Lincoln High School", "CO");
        var program = new PreparationProgram(Id<University>.New(), "Harbor Valley Residency");
        Cohort = new Cohort(program.Id, "Cohort 12", new AcademicYear(2026), new Period(new(2026, 7, 1), new(2027, 6, 30)), 24);
        Mentor = new Mentor(new Person(new("Samuel", "Okafor"), null, null, null), _school, null, new(2026, 4, 1));
        Second = new Mentor(new Person(new("Priya", "Raman"), null, null, null), _school, null, new(2026, 4, 1));
        Elsewhere = new Mentor(new Person(new("Jonah", "Feld"), null, null, null), elsewhere, null, new(2026, 4, 1));
        Resident = new Resident(new Person(new("Ana", "Reyes"), null, null, null), Cohort, "R-1", new(2026, 4, 1));
    }

    public Cohort Cohort { get; }
    public Mentor Mentor { get; }
    public Mentor Second { get; }
    public Mentor Elsewhere { get; }
    public Resident Resident { get; }
    public Act Act { get; } = new("Dana Whitfield", new DateTime(2026, 7, 1, 15, 0, 0, DateTimeKind.Utc));

    private static Period Term { get; } = new(new DateOnly(2026, 8, 17), new DateOnly(2027, 6, 4));

    public Placement Draft() => new(Resident, Cohort, _school, Mentor, "Mathematics", "9–12", Term, Act);

    /// <summary>The shortest way into a state.</summary>
    public Placement In(PlacementState state)
    {
        string[] way = state switch
        {
            PlacementState.Draft => [],
            PlacementState.WithDistrict => ["propose through district"],
            PlacementState.WithSchool => ["propose"],
            PlacementState.SchoolAccepted => ["name nobody", "propose", "accept for school", "name"],
            PlacementState.WithMentor => ["propose", "accept for school"],
            PlacementState.AcceptedWithConditions => ["propose", "accept with conditions"],
            PlacementState.Accepted => ["propose", "accept for school", "accept for mentor"],
            PlacementState.Declined => ["propose", "decline"],
            PlacementState.Lapsed => ["propose", "lapse"],
            PlacementState.Confirmed => ["propose", "accept for school", "accept for mentor", "confirm"],
            PlacementState.Active => ["propose", "accept for school", "accept for mentor", "confirm", "begin"],
            PlacementState.Completed => ["propose", "accept for school", "accept for mentor", "confirm", "begin", "complete"],
            PlacementState.EndedEarly => ["propose", "accept for school", "accept for mentor", "confirm", "end early"],
            _ => ["propose", "withdraw"],
        };
        var placement = Draft();
        foreach (var verb in way)
            Do(placement, verb);
        placement.State.ShouldBe(state);
        return placement;
    }

    public void Do(Placement placement, string verb)
    {
        var due = new DateOnly(2026, 7, 20);
        switch (verb)
        {
            case "propose": placement.Propose(false, due, Act); break;
            case "propose through district": placement.Propose(true, due, Act); break;
            case "propose to mentor first": placement.Propose(false, due, Act, MentorAsked.BeforeSchool); break;
            case "propose without mentor step": placement.Propose(true, due, Act, MentorAsked.Never); break;
            case "announce": placement.Announce(null, new(2026, 7, 25), Act); break;
            case "take back announcement": placement.TakeBackAnnouncement(Act); break;
            case "confirm later": placement.Confirm(new(2026, 8, 1), new(2026, 7, 25), Act); break;
            case "forward": placement.Forward(due, Act, null); break;
            case "accept for school": placement.AcceptForSchool(null, due, Act); break;
            case "accept with conditions": placement.AcceptForSchool("after the fall break", due, Act); break;
            case "ask mentor": placement.AskMentor(due, Act); break;
            case "accept for mentor": placement.AcceptForMentor(null, due, Act); break;
            case "agree": placement.AgreeToConditions(due, Act); break;
            case "decline": placement.Decline(DeclineReason.NoCapacity, null, Act); break;
            case "lapse": placement.Lapse(Act); break;
            case "extend": placement.ExtendAnswer(due.AddDays(7), Act); break;
            case "postpone": placement.Postpone(Act, "later"); break;
            case "confirm": placement.Confirm(null, new(2026, 7, 25), Act); break;
            case "begin": placement.Begin(Act); break;
            case "complete": placement.Complete(Act); break;
            case "end early": placement.EndEarly(new(2026, 12, 18), "moved away", Act); break;
            case "lose mentor": placement.LoseMentor("illness", Act); break;
            case "take mentor": placement.TakeMentor(Second, Act); break;
            case "withdraw": placement.Withdraw("no longer needed", Act); break;
            case "reinstate": placement.Reinstate(Act); break;
            case "name": placement.Name(Mentor); break;
            case "name nobody": placement.Name(null); break;
            case "redraft": placement.Redraft(Cohort, _school, Second, "Mathematics", "9–12", Term); break;
            case "reschedule": placement.Reschedule(Cohort, new Period(new(2026, 8, 24), new(2027, 5, 28)), Act, null); break;
            default: throw new ArgumentOutOfRangeException(nameof(verb), verb, "no such verb");
        }
    }
}

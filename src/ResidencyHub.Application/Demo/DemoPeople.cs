using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Demo;

/// <summary>About sixty residents in three cohorts and the first of next year's, seventy mentors, four university supervisors.</summary>
internal sealed class DemoPeople
{
    private static readonly string[] First =
    [
        "Ana", "Bilal", "Chloe", "Deshawn", "Emi", "Farah", "Gabriel", "Hana", "Isaac", "Jasmine", "Kofi", "Leila", "Mateo", "Naomi", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Talia",
        "Umar", "Valeria", "Wesley", "Ximena", "Yusuf", "Zoe", "Amara", "Brandon", "Camila", "Dmitri", "Esther", "Felix", "Grace", "Hugo", "Imani", "Jonah", "Keiko", "Luis", "Marisol", "Nikhil",
    ];

    private static readonly string[] Last =
    [
        "Reyes", "Haddad", "Nguyen-Baptiste", "Carter", "Tanaka", "Siddiqui", "Oyelaran", "Castillo", "Feld", "Vega", "Raman", "Okafor", "Lindqvist", "Morales", "Abdi", "Kowalski", "Park", "Delgado", "Whitehorse", "Osei",
        "Fitzgerald", "Ibrahim", "Salazar", "Petrov", "Goldberg", "Tran", "Mensah", "Alvarez", "Hughes", "Kaplan", "Yamamoto", "Contreras", "Bello", "Schmidt", "Rahman", "Torres", "Adeyemi", "Larsen", "Quiroz", "O’Connell", "van der Berg",
    ];

    /// <summary>So many of next year's residents are admitted already; they are matched before the rest comes.</summary>
    private const int AdmittedEarly = 8;

    private int _next;

    public required IReadOnlyList<Cohort> Cohorts { get; init; }
    public required IReadOnlyList<Person> Supervisors { get; init; }
    public List<Resident> Residents { get; } = [];
    public List<Mentor> Mentors { get; } = [];

    public IReadOnlyList<Resident> Of(Cohort cohort) => [.. Residents.Where(r => r.CohortId == cohort.Id)];

    public static void Build(DemoStage stage)
    {
        var (harbor, northgate) = (stage.Places.HarborValley, stage.Places.Northgate);
        var cohorts = new[]
        {
            Cohort(harbor, "Cohort 10", stage.Year.Previous, 20), Cohort(harbor, "Cohort 11", stage.Year, 24), Cohort(northgate, "Northgate 4", stage.Year, 16),
            Cohort(harbor, "Cohort 12", stage.Year.Next, 24),
        };
        foreach (var (subject, seats) in new[] { ("Mathematics", 6), ("Special education", 5) })
            cohorts[1].Aim(new(Subject: subject), seats);
        foreach (var district in stage.Places.Districts.Take(2))
            cohorts[1].Aim(new(District: district.Id), 12);
        var supervisors = new[] { ("Grace", "Oduya", harbor), ("Daniel", "Marsh", harbor), ("Ruth", "Alder", harbor), ("Vikram", "Sethi", northgate) }
            .Select(s => stage.Keep(new Person(new(s.Item1, s.Item2), $"{s.Item1}.{s.Item2}@university.example".ToLowerInvariant(), $"(555) 555-04{10 + stage.Roll(80)}", s.Item3.Id))).ToList();
        var people = stage.People = new DemoPeople { Cohorts = cohorts, Supervisors = supervisors };
        foreach (var cohort in cohorts.Where(c => c.Year <= stage.Year.StartYear))
            for (var i = 0; i < cohort.Seats; i++)
                people.Admit(stage, cohort, i);
        foreach (var school in stage.Places.Schools)
            for (var i = 0; i < (school.Name.Contains("High", StringComparison.Ordinal) ? 9 : 7); i++)
                people.Nominate(stage, school, i);
        for (var i = 0; i < AdmittedEarly; i++)
            people.Admit(stage, cohorts[^1], i);

        Cohort Cohort(PreparationProgram program, string name, AcademicYear year, int seats)
        {
            var cohort = stage.Keep(new Cohort(program.Id, name, year, new Period(new DateOnly(year.StartYear, 8, 3), new DateOnly(year.StartYear + 1, 6, 18)), seats));
            cohort.AddPhase("Summer institute", new Period(cohort.StartsOn, cohort.StartsOn.AddDays(13)));
            cohort.AddPhase("Observe and assist", new Period(new DateOnly(year.StartYear, 8, 17), new DateOnly(year.StartYear, 9, 25)));
            cohort.AddPhase("Co-teach", new Period(new DateOnly(year.StartYear, 9, 28), new DateOnly(year.StartYear + 1, 1, 29)));
            cohort.AddPhase("Lead teaching", new Period(new DateOnly(year.StartYear + 1, 2, 1), new DateOnly(year.StartYear + 1, 6, 10)));
            return cohort;
        }
    }

    private void Admit(DemoStage stage, Cohort cohort, int i)
    {
        string[] subjects = ["Mathematics", "Science", "Special education", "Bilingual", "English", "Mathematics"];
        var keeper = cohort.ProgramId;
        var name = Next();
        var person = stage.Keep(new Person(name, $"{Plain(name)}@residents.example", $"(555) 555-0{500 + _next}", keeper));
        var resident = stage.Keep(new Resident(person, cohort, $"{(keeper == stage.Places.HarborValley.Id ? "HV" : "NS")}-{cohort.Year % 100}{i + 1:000}", new DateOnly(cohort.Year, 4, 20)));
        var subject = subjects[i % subjects.Length];
        resident.Prepare(subject, subject is "Bilingual" ? "K–5" : i % 3 == 0 ? "6–8" : subject is "Special education" ? "K–8" : "9–12");
        var supervisor = keeper == stage.Places.HarborValley.Id ? Supervisors[i % 3] : Supervisors[3];
        resident.Supervise(supervisor.Id, supervisor.Name.Full);
        // a few wait for their certificate of clearance
        if (cohort.Year < stage.Year.StartYear || i % 11 != 7)
        {
            resident.Clear(i % 9 == 4 ? stage.Today.AddDays(9 + i) : new DateOnly(cohort.Year + 1, 12, 31));
            resident.Stand(ResidentState.Cleared, By(new DateOnly(cohort.Year, 7, 6), 30), null);
        }
        Residents.Add(resident);

        // nothing of next year's has its usual day yet
        DateOnly By(DateOnly usual, int daysAgo) => cohort.Year <= stage.Year.StartYear ? usual : stage.Today.AddDays(-daysAgo);
    }

    private void Nominate(DemoStage stage, School school, int i)
    {
        var district = stage.Places.Districts.Single(d => d.Id == school.DistrictId);
        var keeper = district == stage.Places.Districts[2] ? stage.Places.Northgate.Id : stage.Places.HarborValley.Id;
        var name = Next();
        var person = stage.Keep(new Person(name, $"{Plain(name)}@{SearchText.Of(district.Name).Replace(" ", "", StringComparison.Ordinal)}.example", $"(555) 555-0{500 + _next}", keeper));
        var mentor = stage.Keep(new Mentor(person, school, $"M-{_next}", new DateOnly(stage.Year.StartYear - 1, 2, 15)));
        string[] secondary = ["Mathematics", "Science", "English", "Mathematics", "Special education", "Science"];
        string[] elementary = ["Bilingual", "Mathematics", "Special education", "English", "Science"];
        var isElementary = school.LowestGrade is "Kindergarten";
        var subject = isElementary ? elementary[i % elementary.Length] : secondary[i % secondary.Length];
        mentor.Teach(subject, isElementary ? "K–5" : school.HighestGrade == "8" ? "6–8" : "9–12", $"{(char)('A' + (i % 3))}{101 + (i * 7)}");
        var trained = i % 5 != 4;
        mentor.Qualify(i % 8 == 7 ? null : subject, i % 7 == 6 ? 2 : 4 + stage.Roll(20), 0, 0, null);
        Walk(stage, mentor, trained, i);
        if (i == 6 && stage.Chance(40))
            mentor.Stand(MentorState.Paused, new DateOnly(stage.Year.StartYear, 8, 1), "parental leave this year");
        Mentors.Add(mentor);
    }

    /// <summary>Through the pool as far as each has come; those who never finished the training stand at every step.</summary>
    private void Walk(DemoStage stage, Mentor mentor, bool trained, int i)
    {
        var year = stage.Year.StartYear - 1;
        var asks = new MentorRequirements(3, 2, 8, true, true);
        mentor.Train("Clinical supervision, two days", new DateOnly(year, 3, 6), 0, trained ? 8 : 4, "Dana Whitfield", asks, new DateOnly(year + 3, 3, 5));
        var stops = trained ? 9 : _next % 5;
        if (stops > 0)
            mentor.Apply(mentor.Name.Full, new DateOnly(year, 3, 9), null);
        if (stops > 1)
            mentor.Review("Dana Whitfield", new DateOnly(year, 3, 20), null);
        if (stops > 2)
            mentor.PrincipalSays(true, "the principal", new DateOnly(year, 4, 2), null);
        if (stops > 3)
            mentor.Approve("Dana Whitfield", new DateOnly(year, 4, 2), i % 6 == 5 ? stage.Today.AddDays(75) : new DateOnly(year + 3, 4, 1), []);
        if (!trained)
            return;
        mentor.Train("Orientation to the residency", new DateOnly(year, 8, 10), 2, 0, "Dana Whitfield", asks, new DateOnly(year + 3, 8, 9));
        mentor.Stand(MentorState.Assignable, new DateOnly(year, 8, 14), null, "Dana Whitfield");
    }

    private PersonName Next()
    {
        var name = new PersonName(First[_next % First.Length], Last[((_next * 7) + (_next / First.Length)) % Last.Length]);
        _next++;
        return name;
    }

    private static string Plain(PersonName name) => SearchText.Of(name.Full).Replace(' ', '.');
}

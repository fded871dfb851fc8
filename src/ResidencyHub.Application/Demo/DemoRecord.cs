using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Demo;

/// <summary>Ten years of a city high school and an urban residency, as fiction: from two departments to the whole school.</summary>
internal static class DemoRecord
{
    public static void Build(DemoStage stage)
    {
        var harbor = stage.Places.HarborPartnership;
        var (whole, eastside, program) = (RecordPlace.Whole, RecordPlace.Of(stage.Places.Named("Eastside")), RecordPlace.Of(stage.Places.HarborValley));
        var first = AcademicYear.Of(harbor.StartedOn).StartYear;

        Role("Site professor", "Leonard Fisk", PartnershipSide.University, eastside, Day(1, 8, 15), Day(5, 6, 30), "Two days a week in the building, with a desk in the science wing.");
        Role("Site professor", "Grace Oduya", PartnershipSide.University, eastside, Day(6, 8, 1), null, "Teaches the methods course on site and coaches beside the mentors.");
        Role("Residency director", "Ruth Alder", PartnershipSide.University, program, Day(1, 8, 1), null, null);
        Role("Principal", "Ellen Marsh", PartnershipSide.District, eastside, Day(1, 8, 1), Day(6, 6, 30), "Asked the university in: not for student teachers, but for help with teaching in every department.");
        Role("Principal", "Maria Santana", PartnershipSide.District, eastside, Day(7, 7, 1), null, null);
        Role("Site coordinator", "Joan Reeve", PartnershipSide.District, eastside, Day(2, 8, 20), null, "A mathematics teacher with one release period a day for the residency.");
        Role("District residency lead", "Lena Brandt", PartnershipSide.District, RecordPlace.Of(stage.Places.Districts[0]), Day(7, 7, 1), null, null);

        Entry(EntryKind.Focus, "Mathematics", eastside, Day(1, 9, 1), null, "The principal wanted every department; both sides began where two teachers were ready to open their rooms.");
        Entry(EntryKind.Focus, "Science", eastside, Day(1, 9, 1), null, "Four laboratories, three of them without a teacher who stayed longer than two years.");
        Entry(EntryKind.Focus, "English", eastside, Day(4, 8, 20), null, "The department asked after its teachers had watched the mathematics rooms for a year.");
        Entry(EntryKind.Focus, "Special education", eastside, Day(6, 8, 20), null, "Residents and mentors now plan for inclusion in one room instead of two.");
        Entry(EntryKind.Focus, "World languages and social studies", eastside, Day(9, 8, 20), null, "With them every department of the school takes part.");

        Entry(EntryKind.Initiative, "Learning walks", eastside, Day(2, 10, 1), null, "Once a month teachers of both houses visit three lessons and talk about one question. No scores.", PdsFunctions.ProfessionalLearning | PdsFunctions.Inquiry, PdsGroups.ClinicalTeachers | PdsGroups.WholeFaculty);
        Entry(EntryKind.Initiative, "Induction program for new teachers", whole, Day(4, 8, 1), null, "Two years with a mentor for every newly hired teacher, graduate of the residency or not. The district pays the mentors, the university teaches them.", PdsFunctions.ProfessionalLearning, PdsGroups.ClinicalTeachers | PdsGroups.WholeFaculty);
        Entry(EntryKind.Initiative, "Faculty on the school's curriculum committee", eastside, Day(2, 9, 1), null, "Two of the university's faculty sit and vote; two teachers sit on the university's program council.", PdsFunctions.PupilsLearning, PdsGroups.SiteTeam);
        Entry(EntryKind.Initiative, "Summer institute on reading in science", eastside, Day(3, 6, 15), Day(7, 6, 30), "Ended when its work had gone into the methods course.", PdsFunctions.Preparation | PdsFunctions.ProfessionalLearning, PdsGroups.Candidates | PdsGroups.ClinicalTeachers);
        Entry(EntryKind.Initiative, "Future Teachers Academy", eastside, Day(7, 9, 1), null, "Pupils of the upper grades take two university courses for credit and tutor in the middle school. Some of them come back as residents.", PdsFunctions.PupilsLearning, PdsGroups.WholeFaculty);
        Entry(EntryKind.Initiative, "Citywide network of partner schools", whole, Day(5, 10, 1), null, "Teachers of Eastside lead two of its groups.", PdsFunctions.ProfessionalLearning, PdsGroups.ClinicalTeachers);

        Change("The methods course meets at the school and begins with a lesson that all have seen", PartnershipSide.University, eastside, Day(3, 9, 1), "Mentors take part when their period is free.");
        Change("Mentors sit on the admission interviews", PartnershipSide.University, program, Day(5, 2, 1), null);
        Change("A course on teaching multilingual learners, written with two teachers", PartnershipSide.University, program, Day(8, 9, 1), null);
        Change("Common planning time on Wednesday for departments in focus", PartnershipSide.District, eastside, Day(2, 8, 25), null);
        Change("Every classroom is open to visitors on two days a month", PartnershipSide.District, eastside, Day(5, 9, 5), "It was contested for a year, and came by vote of the faculty.");
        Change("New teachers teach one class less in their first year", PartnershipSide.District, eastside, Day(8, 8, 25), null);

        Milestone("The principal and the dean agree on one sentence: models of teaching excellence, in every department", whole, Day(1, 8, 20), "It hung on the wall before there was a contract.");
        Milestone("The first resident is hired by the school at which she learned", eastside, Day(2, 5, 30), null);
        Milestone("Half of the mentors once were residents", eastside, Day(8, 10, 15), "Counted by the site coordinator; the mathematics department celebrated with pie.");
        Milestone("A visiting team of the accreditor reads ten years in an afternoon", whole, Day(10, 4, 12), null);

        Goals(stage, harbor, eastside, Day);
        int[] residents = [4, 6, 7, 9, 9, 12, 13, 15, 17], mentors = [3, 5, 6, 8, 8, 11, 12, 14, 16];
        for (var i = 0; i < residents.Length; i++)
            stage.Keep(new PartnershipYear(harbor.Id, new AcademicYear(first + i))).Count(residents[i], mentors[i], "the program's yearly reports");
        var thisYear = stage.Keep(new PartnershipYear(harbor.Id, stage.Year));
        thisYear.Open("Dana Whitfield", stage.Year.FirstDay.AddDays(20));

        var northgate = stage.Places.NorthgatePartnership;
        northgate.Join("San Tomas Neighborhood Alliance", PartnershipSide.Community, new Period(northgate.StartedOn.AddYears(1)));
        stage.Keep(new RecordEntry(northgate.Id, whole, EntryKind.Role, new("Community voice", "Denise Park", PartnershipSide.Community, "Speaks for the families' council.", new Period(northgate.StartedOn.AddYears(1)))));
        stage.Keep(AskedPartner.Ask(northgate, stage.Places.Districts[1], "Omar Said", "Northgate Teacher Residency", stage.Today.AddDays(-6), stage.Today.AddDays(24)));

        // month and day within the nth school year
        DateOnly Day(int n, int month, int day) => new(first + n - (month >= 7 ? 1 : 0), month, day);

        void Role(string title, string person, PartnershipSide side, RecordPlace about, DateOnly from, DateOnly? to, string? words) =>
            stage.Keep(new RecordEntry(harbor.Id, about, EntryKind.Role, new(title, person, side, words, new Period(from, to))));

        void Entry(EntryKind kind, string title, RecordPlace about, DateOnly from, DateOnly? to, string? words, PdsFunctions functions = PdsFunctions.None, PdsGroups groups = PdsGroups.None) =>
            stage.Keep(new RecordEntry(harbor.Id, about, kind, new(title, null, null, words, new Period(from, to), functions, groups)));

        void Change(string title, PartnershipSide side, RecordPlace about, DateOnly on, string? words) =>
            stage.Keep(new RecordEntry(harbor.Id, about, EntryKind.Change, new(title, null, side, words, new Period(on))));

        void Milestone(string title, RecordPlace about, DateOnly on, string? words) => Entry(EntryKind.Milestone, title, about, on, null, words);
    }

    private static void Goals(DemoStage stage, Partnership harbor, RecordPlace eastside, Func<int, int, int, DateOnly> day)
    {
        var owners = new GoalOwners("Grace Oduya", "Maria Santana", null);
        var rooms = stage.Keep(new Goal(harbor.Id, eastside, "Models of teaching excellence in every department", "A department has a model when colleagues come to watch and change something of their own.", GoalMeasure.Entered, "departments with a model classroom", countsPupils: false, new(0, day(1, 9, 1), 7, day(12, 6, 15)), owners));
        foreach (var (year, value) in new[] { (1, 1), (3, 2), (5, 3), (7, 4), (9, 5), (10, 6) })
            rooms.Enter(value, 7, day(year, 6, 5), "site team, yearly review", "Maria Santana", 10);
        var algebra = stage.Keep(new Goal(harbor.Id, eastside, "Fewer pupils fail algebra in grade 9", "Who fails algebra in the first year of high school rarely finishes.", GoalMeasure.Entered, "% of pupils who fail", countsPupils: true, new(34, day(1, 6, 20), 15, day(12, 6, 15)), owners));
        foreach (var (year, value, of) in new[] { (2, 33.5m, 412), (4, 29m, 398), (6, 25.5m, 405), (8, 21m, 391), (10, 17.5m, 387) })
            algebra.Enter(value, of, day(year, 6, 20), "district course report", "Joan Reeve", 10);
        stage.Keep(new Goal(harbor.Id, RecordPlace.Whole, "A resident for every department that asks", null, GoalMeasure.ResidentsPlaced, "residents", countsPupils: false, new(4, day(1, 9, 1), 60, day(12, 6, 15)), new("Ruth Alder", "Lena Brandt", null)));
        var stayed = stage.Keep(new Goal(harbor.Id, eastside, "New science teachers stay three years", null, GoalMeasure.Entered, "new science teachers of ten", countsPupils: false, new(4, day(2, 6, 20), 8, day(8, 6, 20)), owners));
        stayed.Enter(8, 10, day(8, 6, 18), "personnel office", "Joan Reeve", 10);
        stayed.Close(GoalState.Reached, day(8, 6, 18), "Eight of the last ten have stayed.");
    }
}

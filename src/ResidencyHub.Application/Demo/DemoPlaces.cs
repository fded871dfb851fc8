using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>The fictional institutions with their calendars, contacts, rules of contact and capacities. Ids of NCES begin with 99 here, which no state has.</summary>
internal sealed class DemoPlaces
{
    public required PreparationProgram HarborValley { get; init; }
    public required PreparationProgram Northgate { get; init; }
    public required IReadOnlyList<District> Districts { get; init; }
    public required IReadOnlyList<School> Schools { get; init; }
    public required Partnership HarborPartnership { get; init; }
    public required Partnership NorthgatePartnership { get; init; }
    public Dictionary<Id<District>, DistrictCalendar> Calendars { get; } = [];

    public School Named(string beginning) => Schools.First(s => s.Name.StartsWith(beginning, StringComparison.Ordinal));

    public static void Build(DemoStage stage)
    {
        var harborUniversity = stage.Keep(new University("Harbor Valley University", "Harbor City", "CA"));
        var northgateUniversity = stage.Keep(new University("Northgate State University", "Northgate", "CA"));
        var harbor = stage.Keep(new PreparationProgram(harborUniversity.Id, "Harbor Valley Residency"));
        var northgate = stage.Keep(new PreparationProgram(northgateUniversity.Id, "Northgate Teacher Residency"));

        var districts = new[] { Place("Harbor City Unified", "9900101", "410 Pier Street", "Harbor City"), Place("Juniper Valley School District", "9900102", "22 Canyon Road", "Juniper"), Place("San Tomas Union", "9900103", "1 Mission Way", "San Tomas") };
        districts[1].RouteRequests(throughDistrict: true);
        districts[0].AllowPhotos(true);
        var schools = new[]
        {
            At(0, "Eastside High School", "001", "9", "12"), At(0, "Lincoln High School", "002", "9", "12"), At(0, "Harbor View Middle School", "003", "6", "8"), At(0, "Bayside Community School", "004", "Kindergarten", "5", community: true),
            At(1, "Juniper High School", "001", "9", "12"), At(1, "Cottonwood Middle School", "002", "6", "8"), At(1, "Red Rock Elementary School", "003", "Kindergarten", "5"),
            At(2, "San Tomas Community School", "001", "Kindergarten", "8", community: true), At(2, "Willow Street Elementary School", "002", "Kindergarten", "5"),
        };

        var eleventhYear = new DateOnly(stage.Year.StartYear - 10, 8, 1);
        var harborPartnership = stage.Keep(new Partnership("Harbor Valley Teacher Residency", eleventhYear));
        harborPartnership.Describe(harborPartnership.Name, "Every pupil in our schools is taught by someone who was prepared for these very classrooms.");
        harborPartnership.Join(harbor, new Period(eleventhYear));
        harborPartnership.Join(districts[0], new Period(eleventhYear));
        harborPartnership.Join(districts[1], new Period(eleventhYear.AddYears(6)));
        var northgatePartnership = stage.Keep(new Partnership("Northgate and San Tomas Residency", new DateOnly(stage.Year.StartYear - 3, 8, 1)));
        northgatePartnership.Join(northgate, new Period(northgatePartnership.StartedOn));
        northgatePartnership.Join(districts[2], new Period(northgatePartnership.StartedOn));
        northgatePartnership.Join(districts[0], new Period(northgatePartnership.StartedOn.AddYears(1)));

        stage.Places = new DemoPlaces { HarborValley = harbor, Northgate = northgate, Districts = districts, Schools = schools, HarborPartnership = harborPartnership, NorthgatePartnership = northgatePartnership };
        foreach (var district in districts)
            Calendar(stage, district);
        Contacts(stage);
        DemoCapacity.Build(stage);

        District Place(string name, string nces, string street, string city)
        {
            var district = stage.Keep(new District(name, "CA", nces));
            district.Locate(street, city, "90000", "Harbor County", null, null, 12);
            return district;
        }

        School At(int district, string name, string number, string lowest, string highest, bool community = false)
        {
            var school = stage.Keep(new School(districts[district].Id, name, "CA", $"{districts[district].NcesId}00{number}"));
            school.Describe(districts[district].City, lowest, highest);
            school.Reach($"(555) 555-01{10 + stage.Roll(80)}");
            school.MarkCommunitySchool(community);
            return school;
        }
    }

    private static void Calendar(DemoStage stage, District district)
    {
        var entries = new List<CalendarEntry>();
        foreach (var year in new[] { stage.Year.Previous.StartYear, stage.Year.StartYear })
        {
            var thanksgiving = new DateOnly(year, 11, 1).AddDays(((int)DayOfWeek.Thursday - (int)new DateOnly(year, 11, 1).DayOfWeek + 7) % 7 + 21);
            Add(CalendarEntryKind.Closure, "Labor Day", new DateOnly(year, 9, 1).AddDays((8 - (int)new DateOnly(year, 9, 1).DayOfWeek) % 7), 1);
            Add(CalendarEntryKind.Closure, "Veterans Day", new DateOnly(year, 11, 11), 1);
            Add(CalendarEntryKind.Break, "Thanksgiving break", thanksgiving.AddDays(-3), 5);
            Add(CalendarEntryKind.Break, "Winter break", new DateOnly(year, 12, 21), 15);
            Add(CalendarEntryKind.Closure, "Martin Luther King Jr. Day", new DateOnly(year + 1, 1, 15).AddDays((8 - (int)new DateOnly(year + 1, 1, 15).DayOfWeek) % 7), 1);
            Add(CalendarEntryKind.Break, "Spring break", new DateOnly(year + 1, 3, 29), 7);
            Add(CalendarEntryKind.Testing, "State testing", new DateOnly(year + 1, 4, 19), 12);
            Add(CalendarEntryKind.Summer, "Summer", new DateOnly(year + 1, 6, 11), 60);
            stage.Keep(new QuietPeriod(district.Id, QuietAudience.Mentors, new Period(new DateOnly(year + 1, 6, 15), new DateOnly(year + 1, 7, 31)), "no mentor is contacted over the summer"));
        }
        stage.Places.Calendars[district.Id] = new DistrictCalendar(entries);

        void Add(CalendarEntryKind kind, string name, DateOnly first, int days) =>
            entries.Add(stage.Keep(new CalendarEntry(district.Id, kind, name, new Period(first, first.AddDays(days - 1)))));
    }

    private static void Contacts(DemoStage stage)
    {
        string[] principals = ["Maria Santana", "Ines Ortiz", "Walter Kim", "Thandiwe Mokoena", "Robert Haines", "Salma Aziz", "Joan Petersen", "Hector Villanueva", "Beatrice Long"];
        string[] offices = ["Carla Dunn", "Vince Abara", "Mei Chen", "Olga Reyes", "Pam Fuller", "Ahmed Nasser", "Susan Okello", "Lupe Morales", "Ted Brandt"];
        string[] leads = ["Lena Brandt", "Marcus Webb", "Gloria Espinoza"];
        var since = new Period(new DateOnly(stage.Year.StartYear - 4, 7, 1));
        for (var i = 0; i < stage.Places.Schools.Count; i++)
        {
            var school = stage.Places.Schools[i];
            // one school has nobody to write to: its principal left in the summer, its office only has a telephone
            var left = i == 8 ? new Period(since.First, new DateOnly(stage.Year.StartYear, 7, 1)) : since;
            stage.Keep(new Contact(school.DistrictId, school.Id, ContactRole.Principal, principals[i], Address(principals[i], school.DistrictId), $"(555) 555-02{10 + i}", left));
            stage.Keep(new Contact(school.DistrictId, school.Id, ContactRole.SchoolOffice, offices[i], i == 8 ? null : Address(offices[i], school.DistrictId), school.Phone, since));
        }
        for (var i = 0; i < leads.Length; i++)
            stage.Keep(new Contact(stage.Places.Districts[i].Id, null, ContactRole.ResidencyLead, leads[i], Address(leads[i], stage.Places.Districts[i].Id), $"(555) 555-03{10 + i}", since));

        string Address(string name, Id<District> district) =>
            $"{SearchText.Of(name).Replace(' ', '.')}@{(district == stage.Places.Districts[0].Id ? "harborcity" : district == stage.Places.Districts[1].Id ? "junipervalley" : "santomas")}.example";
    }
}

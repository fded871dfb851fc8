using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>A district of one journey's own, in both partnerships of the demo, with its schools and people: no journey takes rows that another needs. Its name is the last name of all of them.</summary>
internal sealed class Town : IAsyncDisposable
{
    public const string Harbor = "Harbor Valley Residency";
    public const string Northgate = "Northgate Teacher Residency";

    /// <summary>The demo's partnerships; journeys enter others of their own.</summary>
    private static readonly string[] Demo = ["Harbor Valley Teacher Residency", "Northgate and San Tomas Residency"];

    private readonly ResidencyDb _db;
    private readonly ChangeFeed _feed;
    private readonly string _name;
    private readonly District _district;

    private Town(ResidencyDb db, ChangeFeed feed, string name, District district) => (_db, _feed, _name, _district) = (db, feed, name, district);

    /// <summary>The hub's day when the tests begin.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(RunningHub.Begins.UtcDateTime);

    /// <summary>Begins to draw it up; nothing is there before <see cref="SettleAsync"/>.</summary>
    public static async Task<Town> BeginAsync(HubFixture hub, string name, bool throughDistrict = false)
    {
        var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        var district = new District($"{name} Unified", "CA");
        district.RouteRequests(throughDistrict);
        db.Add(district);
        foreach (var partnership in await db.Partnerships.Where(p => Demo.Contains(p.Name)).ToListAsync())
            db.Add(partnership.Join(district, new Period(new DateOnly(2026, 7, 1))));
        var town = new Town(db, hub.Services.GetRequiredService<ChangeFeed>(), name, district);
        db.Add(new Contact(district.Id, null, ContactRole.ResidencyLead, $"Greta {name}", town.Email("Greta"), null, new Period(new DateOnly(2025, 7, 1))));
        return town;
    }

    /// <summary>A high school with a principal of that first name. Seats: what it said for the school year 2027–28; null where it was not asked.</summary>
    public School School(string kind, string principal, int? seats = null, int year = 2027)
    {
        var school = Add(new School(_district.Id, $"{_name} {kind}", "CA"));
        school.Describe($"{_name} City", "9", "12");
        Add(new Contact(_district.Id, school.Id, ContactRole.Principal, $"{principal} {_name}", Email(principal), null, new Period(new DateOnly(2025, 7, 1))));
        if (seats is { } most)
            Add(new SchoolCapacity(school, new AcademicYear(year))).Confirm(new CapacityOffer(HostingAnswer.Yes, most), new Act($"{principal} {_name}", At(Today.AddDays(-9)), AnswerChannel.EmailLink), Today.AddDays(-9));
        return school;
    }

    /// <summary>Eligible, assignable and free.</summary>
    public Mentor Mentor(string first, School school, string subject = "Mathematics")
    {
        var mentor = Add(new Mentor(Add(new Person(new PersonName(first, _name), Email(first), null, null)), school, null, new DateOnly(2026, 2, 2)));
        mentor.Teach(subject, "9–12", "A1");
        mentor.Qualify(subject, 9, 4, 10, new DateOnly(2026, 3, 2));
        mentor.Stand(MentorState.Assignable, new DateOnly(2026, 4, 1), null);
        return mentor;
    }

    public async Task<Cohort> CohortAsync(string program, int year)
    {
        var keeper = await _db.Programs.SingleAsync(p => p.Name == program);
        return Add(new Cohort(keeper.Id, $"{_name} {year} {program.Split(' ')[0]}", new AcademicYear(year), new Period(new DateOnly(year, 8, 3), new DateOnly(year + 1, 6, 18)), 10));
    }

    /// <summary>Cleared to start, without a placement.</summary>
    public Resident Resident(string first, Cohort cohort, string subject = "Mathematics")
    {
        var resident = Add(new Resident(Add(new Person(new PersonName(first, _name), Email(first), null, cohort.ProgramId)), cohort, null, new DateOnly(2026, 6, 1)));
        resident.Prepare(subject, "9–12");
        resident.Clear(new DateOnly(2029, 12, 31));
        resident.Stand(ResidentState.Cleared, new DateOnly(2026, 7, 1), null);
        return resident;
    }

    public Placement Draft(Resident resident, Cohort cohort, School school, Mentor? mentor) =>
        Add(new Placement(resident, cohort, school, mentor, resident.Subject, resident.GradeBand, new Period(new DateOnly(cohort.Year, 8, 17), new DateOnly(cohort.Year + 1, 6, 10)), By("the program", Today.AddDays(-8))));

    /// <summary>The school is asked and has a week.</summary>
    public Placement Requested(Resident resident, Cohort cohort, School school, Mentor mentor)
    {
        var placement = Draft(resident, cohort, school, mentor);
        placement.Propose(false, Today.AddDays(7), By("the program", Today.AddDays(-7)));
        return placement;
    }

    /// <summary>Runs since August.</summary>
    public Placement Running(Resident resident, Cohort cohort, School school, Mentor mentor)
    {
        var placement = Requested(resident, cohort, school, mentor);
        placement.AcceptForSchool(null, Today, By("the principal", Today.AddDays(-6)));
        placement.AcceptForMentor(null, Today, By(mentor.Name.Full, Today.AddDays(-5)));
        placement.Confirm(null, Today, By("the program", Today.AddDays(-4)));
        placement.Begin(By("ResidencyHub", Today.AddDays(-3)));
        Add(new Mentorship(placement, mentor.Id, placement.Term));
        resident.PlaceAt(school.DistrictId, school.Id, school.Name, mentor.Id);
        resident.Stand(ResidentState.Active, placement.StartsOn, null);
        return placement;
    }

    public T Add<T>(T row) where T : class
    {
        _db.Add(row);
        return row;
    }

    public static DateTime At(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(17, 0)), DateTimeKind.Utc);

    public async Task SettleAsync()
    {
        await _db.SaveChangesAsync();
        // what the hub keeps in memory is read anew
        _feed.Publish([new Change(Change.Anything, null)]);
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private static Act By(string name, DateOnly day) => new(name, At(day));

    private string Email(string first) => $"{first}.{_name}@town.example".ToLowerInvariant();
}

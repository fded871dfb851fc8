using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>The Monday of the week in which the clock stands.</summary>
    public static DateOnly ThisWeek { get; } = new(2026, 11, 16);

    public const string CoordinatorEmail = "dana.whitfield@people.example";
    public const string SupervisorEmail = "grace.oduya@hvu.example";

    /// <summary>A whole check-in for a week, as a mentor sends it.</summary>
    public static SendCheckIn.Request CheckIn(Placement placement, DateOnly? week = null, Going going = Going.OnTrack) =>
        new(placement.Id, week ?? ThisWeek, true, MeetingLength.OneToTwoHours, going, "Waited after the question.", "Circulate during partner talk.", null);

    /// <summary>Puts check-ins of whole weeks there, as if they had been sent on their Fridays.</summary>
    public Task HaveCheckInsAsync(Placement placement, Mentor mentor, params DateOnly[] mondays) =>
        SaveAsync([.. mondays.Select(m => new CheckIn(placement, mentor.Id, m, true, MeetingLength.OneToTwoHours, Going.SomeWorries, $"Strength of {m:d MMM}", $"Step of {m:d MMM}", null, m.AddDays(4).ToDateTime(new TimeOnly(21, 0), DateTimeKind.Utc)))]);

    /// <summary>The district closes its schools, or asks not to be written to.</summary>
    public Task CloseAsync(World world, DateOnly first, int days, CalendarEntryKind kind = CalendarEntryKind.Break) => SaveAsync(new CalendarEntry(world.District.Id, kind, $"{kind}", new Period(first, first.AddDays(days - 1))));

    public Task BeQuietAsync(World world, QuietAudience audience = QuietAudience.Everyone) => SaveAsync(new QuietPeriod(world.District.Id, audience, new Period(Today.AddDays(-5), Today.AddDays(9)), "state testing"));

    /// <summary>Moves the clock to ten in the morning, Denver time, of a day.</summary>
    public void GoTo(DateOnly day) => Time.At = new DateTimeOffset(day.ToDateTime(new TimeOnly(17, 0)), TimeSpan.Zero);

    /// <summary>Another supervisor of the first program, with an account.</summary>
    public async Task<(Person Person, Viewer Viewer)> AnotherSupervisorAsync(World world)
    {
        var person = new Person(new("Hal", "Ito"), "hal.ito@hvu.example", null, world.Program.Id);
        var user = new HubUser { Id = SequentialGuid.Next(), Name = "Hal Ito", UserName = "hal.ito@hvu.example", NormalizedUserName = "HAL.ITO@HVU.EXAMPLE", Email = "hal.ito@hvu.example", NormalizedEmail = "HAL.ITO@HVU.EXAMPLE", EmailConfirmed = true, SecurityStamp = "test" };
        await SaveAsync(person, user, RoleGrant.Faculty(user.Id, world.Program, person.Id, new Period(new DateOnly(2020, 1, 1))));
        return (person, new Viewer(user.Id, user.Name, Role.Faculty));
    }

    /// <summary>To whom letters went, in the order in which they were written.</summary>
    public async Task<List<string>> WrittenToAsync(string cause)
    {
        await using var db = Open();
        return await db.Outbox.Where(m => m.Cause == cause).OrderBy(m => m.Id).Select(m => m.ToAddress).ToListAsync();
    }

    /// <summary>Changes something as the database's own hand.</summary>
    public async Task ChangeAsync(Func<ResidencyDb, Task> change)
    {
        await using var db = Open();
        await change(db);
        await db.SaveChangesAsync();
    }
}

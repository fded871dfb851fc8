using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Demo;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Demo;

public sealed class DemoStoryTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_demo_tells_two_universities_three_districts_nine_schools_and_a_full_year(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        (await hub.Services.GetRequiredService<DemoStory>().TellAsync(default)).ShouldBeTrue();
        (await hub.Services.GetRequiredService<DemoStory>().TellAsync(default)).ShouldBeFalse();

        await using var db = hub.Open();
        (await db.Universities.CountAsync()).ShouldBe(2);
        (await db.Districts.CountAsync()).ShouldBe(3);
        (await db.Schools.CountAsync()).ShouldBe(9);
        (await db.Schools.CountAsync(s => s.IsCommunitySchool)).ShouldBe(2);
        (await db.Cohorts.CountAsync()).ShouldBe(4);
        (await db.Residents.CountAsync()).ShouldBe(68);
        (await db.Mentors.CountAsync()).ShouldBeInRange(65, 75);
        (await db.CheckIns.CountAsync()).ShouldBeGreaterThan(600);
        var states = await db.Placements.GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        states[PlacementState.Active].ShouldBeGreaterThan(28, string.Join(", ", states));
        states[PlacementState.Completed].ShouldBeGreaterThan(15);
        states.Keys.ShouldContain(PlacementState.WithSchool);
        states.Keys.ShouldContain(PlacementState.WithMentor);
        states.Keys.ShouldContain(PlacementState.AcceptedWithConditions);
        (await db.Placements.CountAsync(p => p.NeedsMentor)).ShouldBe(1);
        (await db.Residents.CountAsync(r => r.State == ResidentState.Completed)).ShouldBe(states[PlacementState.Completed]);
    }

    [Theory]
    [InlineData("2026-07-01")]
    [InlineData("2026-07-15")]
    [InlineData("2026-08-16")]
    [InlineData("2026-08-17")]
    [InlineData("2026-11-20")]
    [InlineData("2027-01-02")]
    [InlineData("2028-02-29")]
    [InlineData("2027-05-30")]
    [InlineData("2027-06-30")]
    public async Task On_any_day_of_the_year_a_request_stands_at_every_step_and_somebody_of_each_role_can_look_around(string on)
    {
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);
        await using var hub = await TestHub.OnAsync("Sqlite");
        hub.Time.At = new DateTimeOffset(day.ToDateTime(new TimeOnly(17, 0)), TimeSpan.Zero);
        (await hub.Services.GetRequiredService<DemoStory>().TellAsync(default)).ShouldBeTrue();

        await using var db = hub.Open();
        var year = AcademicYear.Of(day).StartYear;
        var asked = await db.Placements.Where(p => p.Year == year && p.State != PlacementState.Active && p.State != PlacementState.Confirmed && p.State != PlacementState.Completed).ToListAsync();
        asked.Select(p => p.State).Order().ShouldBe([PlacementState.Draft, PlacementState.WithDistrict, PlacementState.WithSchool, PlacementState.WithMentor, PlacementState.AcceptedWithConditions]);
        var rules = await RuleBook.OpenAsync(db, null, day, default);
        foreach (var placement in asked.Where(p => p.State is not PlacementState.Draft))
        {
            var mentor = await db.Mentors.SingleAsync(m => m.Id == placement.MentorId);
            MentorEligibility.Check(mentor, placement.Subject, rules.Mentors, [], day).ShouldBeEmpty($"{mentor.Name.Full} for {placement.Subject}");
        }
        (await db.Residents.CountAsync(r => db.Cohorts.Any(c => c.Id == r.CohortId && c.Year == year) && !db.Placements.Any(p => p.ResidentId == r.Id))).ShouldBeGreaterThan(0, "somebody for whom nobody has been asked");
        var scenarios = await db.Scenarios.Include(s => s.Rows).Where(s => db.Cohorts.Any(c => c.Id == s.CohortId && c.Year == year + 1)).ToListAsync();
        scenarios.Select(s => s.Engine).Distinct().Count().ShouldBe(3, "each engine has matched next year's residents");
        foreach (var scenario in scenarios)
        {
            var (matched, left) = (scenario.Rows.Count(r => r.SchoolId is not null), scenario.Rows.Where(r => r.SchoolId is null).ToList());
            matched.ShouldBeGreaterThan(2, scenario.Name);
            left.ShouldContain(r => r.Smallest != null && !r.Smallest.Contains("were cleared", StringComparison.Ordinal), $"{scenario.Name}: one whom another seat or mentor would place");
            left.ShouldContain(r => r.Smallest != null && r.Smallest.Contains("were cleared to start", StringComparison.Ordinal), $"{scenario.Name}: one who is not cleared");
        }
        (await db.Imports.SingleAsync()).ShouldSatisfyAllConditions(b => b.State.ShouldBe(ImportState.Committed), b => b.New.ShouldBe(24));
        (await db.RoleGrants.Where(g => db.Users.Any(u => u.Id == g.AccountId && u.IsDemo) && g.StartsOn <= day).Select(g => g.Role).Distinct().ToListAsync()).Count.ShouldBe(Enum.GetValues<Role>().Length);
        (await db.CheckIns.CountAsync(c => c.SentAt > hub.Time.GetUtcNow().UtcDateTime)).ShouldBe(0, "nothing comes from the future");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Demo;
using ResidencyHub.Application.Tests.Setup;
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
        (await db.Cohorts.CountAsync()).ShouldBe(3);
        (await db.Residents.CountAsync()).ShouldBe(60);
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

    [Fact]
    public async Task The_demo_can_be_told_on_any_day_of_the_year()
    {
        for (var day = new DateOnly(2026, 7, 1); day < new DateOnly(2027, 7, 1); day = day.AddDays(52))
        {
            await using var hub = await TestHub.OnAsync("Sqlite");
            hub.Time.At = new DateTimeOffset(day.ToDateTime(new TimeOnly(17, 0)), TimeSpan.Zero);
            (await hub.Services.GetRequiredService<DemoStory>().TellAsync(default)).ShouldBeTrue($"on {day:O}");
        }
    }
}

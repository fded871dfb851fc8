using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Tests.Cohorts;

/// <summary>What the partners want in each district, subject and school, and what is secured of it on the coordinator's home.</summary>
public sealed class TargetTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Targets_are_set_changed_and_taken_away_and_the_home_counts_what_is_secured_of_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.ActivePlacementAsync(w);
        var first = (await hub.As<ShowTargets>(w.Coordinator).RunAsync(w.Cohort.Id)).ValueOrDefault!.Version;
        (await SetAsync(hub, w, first, "10", "2", ("Mathematics", "5"), ("Science", "3"))).IsDone.ShouldBeTrue();
        var shown = (await hub.As<ShowTargets>(w.Coordinator).RunAsync(w.Cohort.Id)).ValueOrDefault!;
        (shown.Seats, shown.Districts.Single().Seats, shown.Schools.Single(s => s.Id == w.School.Id).Seats).ShouldBe((24, 10, 2));
        shown.Subjects.ShouldBe([("Mathematics", 5), ("Science", 3)]);

        var seats = (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Seats.Where(s => s.Group.StartsWith("Secured", StringComparison.Ordinal)).ToList();
        seats.Select(s => (s.Group, s.Name, s.Filled, s.Of)).ShouldBe(
        [
            ("Secured, of the target", "Cohort 12", 1, 24), ("Secured, by district, of the target", "Harbor City Unified", 1, 10), ("Secured, by subject, of the target", "Mathematics", 1, 5),
            ("Secured, by subject, of the target", "Science", 0, 3), ("Secured, by school, of the target", "Eastside High School", 1, 2),
        ]);
        seats.Single(s => s.Name == "Mathematics").Href.ShouldBe("placements?show=secured&subject=Mathematics&year=2026");
        seats.Single(s => s.Name == "Harbor City Unified").Href.ShouldBe($"placements?show=secured&district={w.District.Id}&year=2026");

        (await SetAsync(hub, w, first, "11", null)).ShouldBeOfType<Outcome<Nothing>.Conflict>("the form had shown the targets before");
        (await SetAsync(hub, w, shown.Version, "", null, ("Mathematics", "6"))).IsDone.ShouldBeTrue();
        var less = (await hub.As<ShowTargets>(w.Coordinator).RunAsync(w.Cohort.Id)).ValueOrDefault!;
        (less.Districts.Single().Seats, less.Schools.Single(s => s.Id == w.School.Id).Seats, less.Subjects.Single().Seats).ShouldBe((null, null, 6));
        (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Seats.ShouldContain(s => s.Group == "Secured, by district");
        (await hub.As<ShowTargets>(w.OtherCoordinator).RunAsync(w.Cohort.Id)).ShouldBeOfType<Outcome<ShowTargets.Answer>.NotFound>();
        (await hub.As<KeepTargets>(w.OtherCoordinator).RunAsync(new(w.Cohort.Id, less.Version, Districts(w, "1"), Schools(w, null), []))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
    }

    [Theory]
    [InlineData("-1", "Mathematics", "1")]
    [InlineData("2.5", "Mathematics", "1")]
    [InlineData("many", "Mathematics", "1")]
    [InlineData("1", "", "3")]
    [InlineData("1", "mathematics", "-2")]
    public async Task Numbers_that_are_none_and_a_number_without_its_subject_are_told_and_nothing_is_saved(string district, string subject, string seats)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var w = await hub.WorldAsync();
        (await SetAsync(hub, w, 1, district, null, (subject, seats))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.ShouldHaveSingleItem();
        (await SetAsync(hub, w, 1, "1", null, ("Art", "1"), ("ART", "2"))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Single().Words.ShouldStartWith("Two lines name the same subject");
        (await hub.As<ShowTargets>(w.Coordinator).RunAsync(w.Cohort.Id)).ValueOrDefault!.Districts.Single().Seats.ShouldBeNull();
    }

    private static async Task<Outcome<Nothing>> SetAsync(TestHub hub, World w, int version, string? district, string? school, params (string Name, string Seats)[] subjects) =>
        await hub.As<KeepTargets>(w.Coordinator).RunAsync(new(w.Cohort.Id, version, Districts(w, district), Schools(w, school), [.. subjects.Select(s => new KeepTargets.Subject(s.Name, s.Seats))]));

    private static Dictionary<Id<District>, string?> Districts(World w, string? seats) => new() { [w.District.Id] = seats };

    private static Dictionary<Id<School>, string?> Schools(World w, string? seats) => new() { [w.School.Id] = seats };
}

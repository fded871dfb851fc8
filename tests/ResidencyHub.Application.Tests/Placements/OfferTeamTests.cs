using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;

namespace ResidencyHub.Application.Tests.Placements;

public sealed class OfferTeamTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_teachers_of_the_school_are_offered_by_name_to_whoever_places_there_and_to_nobody_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var added = await hub.AnotherMentorAsync(world, "Zimmer");
        var offered = (await hub.As<OfferTeam>(world.Coordinator).RunAsync(world.School.Id)).ValueOrDefault!;
        offered.Teachers.Select(t => t.Name).ShouldBe([world.Mentor.Name.Full, added.Name.Full]);
        offered.More.ShouldBeFalse();
        // a school of a district without a partnership, and a role that places nobody
        (await hub.As<OfferTeam>(world.Coordinator).RunAsync(world.OtherSchool.Id)).ValueOrDefault!.Teachers.ShouldBeEmpty();
        (await hub.As<OfferTeam>(world.ResidentViewer).RunAsync(world.School.Id)).IsDone.ShouldBeFalse();
    }
}

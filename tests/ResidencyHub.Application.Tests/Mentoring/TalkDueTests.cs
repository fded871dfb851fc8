using ResidencyHub.Application.Home;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class TalkDueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task After_the_placement_ended_nobody_owes_the_talk(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        hub.GoTo(new(2026, 11, 24));
        (await hub.As<ListObservations>(world.Coordinator).RunAsync(new(new(), Show: "late"))).ValueOrDefault!.Rows.Single().IsLate.ShouldBeTrue();
        (await hub.As<EndPlacement>(world.Coordinator).RunAsync(new(lesson.Placement.Id, new(2026, 11, 23), "moved away"))).IsDone.ShouldBeTrue();
        (await hub.As<ListObservations>(world.Coordinator).RunAsync(new(new(), Show: "late"))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ListObservations>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().IsLate.ShouldBeFalse();
        (await hub.As<ShowWork>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Items.ShouldNotContain(i => i.Href == "observations?show=late");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_talk_after_a_lesson_stands_with_supervisor_and_mentor_and_late_with_the_coordinator_until_it_is_held(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        TalkDue due = new(lesson.Id, 1, new DateOnly(2026, 11, 23), "Grace Oduya");
        (await OfSupervisorAsync()).ShouldBe([due]);
        (await OfMentorAsync()).ShouldBe([due]);
        (await LateAsync(world.Coordinator)).ShouldBeNull("its day is still to come");

        hub.GoTo(new(2026, 11, 24));
        foreach (var viewer in new[] { world.Coordinator, world.Administrator })
            (await LateAsync(viewer))!.ShouldSatisfyAllConditions(i => i.Count.ShouldBe(1), i => i.Late.ShouldBeTrue(), i => i.Title.ShouldBe("Talk after a lesson past its day"));
        (await hub.As<ListObservations>(world.Coordinator).RunAsync(new(new(), Show: "late"))).ValueOrDefault!.Count.ShouldBe(1, "the count opens a list of as many");
        (await LateAsync(world.OtherCoordinator)).ShouldBeNull();
        (await OfSupervisorAsync()).ShouldBe([due]);

        (await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill") with { On = new(2026, 11, 24) })).IsDone.ShouldBeTrue();
        (await OfSupervisorAsync()).ShouldBeEmpty();
        (await OfMentorAsync()).ShouldBeEmpty();
        (await LateAsync(world.Coordinator)).ShouldBeNull();

        async Task<IReadOnlyList<TalkDue>> OfSupervisorAsync() => (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single().Talks;
        async Task<IReadOnlyList<TalkDue>> OfMentorAsync() => (await hub.As<ShowMyResidents>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Single().Talks;
        async Task<ShowWork.Item?> LateAsync(Viewer viewer) => (await hub.As<ShowWork>(viewer).RunAsync(default)).ValueOrDefault!.Items.SingleOrDefault(i => i.Href == "observations?show=late");
    }
}

using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.UseCases;

public sealed class CountChangesTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_list_counts_what_others_changed_and_the_viewer_sees_and_nothing_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        var opened = hub.Time.GetUtcNow().UtcDateTime;
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        await CountsAsync("before anything happened", coordinator: 0, other: 0, principal: 0, administrator: 0);

        var draft = await hub.DraftAsync(world, world.Mentor);
        await CountsAsync("a draft is the program's alone", coordinator: 0, other: 0, principal: 0, administrator: 1);

        await hub.HaveContactsAsync(world);
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([draft]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        await CountsAsync("the school is asked", coordinator: 0, other: 0, principal: 1, administrator: 1);

        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept, null, null))).IsDone.ShouldBeTrue();
        await CountsAsync("answered by link, without an account", coordinator: 1, other: 0, principal: 1, administrator: 1);

        (await CountAsync(world.Coordinator, hub.Time.GetUtcNow().UtcDateTime)).ShouldBe(0, "a list opened since shows it");
        (await hub.As<CountChanges>(world.Coordinator).RunAsync(new("people", opened))).ShouldBeOfType<Outcome<int>.NotFound>();
        (await hub.As<CountChanges>(Viewer.Nobody).RunAsync(new("placements", opened))).ShouldBeOfType<Outcome<int>.Forbidden>();

        async Task CountsAsync(string when, int coordinator, int other, int principal, int administrator)
        {
            (await CountAsync(world.Coordinator, opened)).ShouldBe(coordinator, when);
            (await CountAsync(world.OtherCoordinator, opened)).ShouldBe(other, when);
            (await CountAsync(world.Principal, opened)).ShouldBe(principal, when);
            (await CountAsync(world.Administrator, opened)).ShouldBe(administrator, when);
            (await CountAsync(world.OtherPrincipal, opened)).ShouldBe(0, when);
        }

        async Task<int> CountAsync(Viewer viewer, DateTime since) => (await hub.As<CountChanges>(viewer).RunAsync(new("placements", since))).ShouldBeOfType<Outcome<int>.Done>().Value;
    }

    [Theory, OnSqlite]
    public async Task Without_a_change_of_the_lists_nouns_the_database_is_not_asked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var count = hub.As<CountChanges>(world.Coordinator);
        count.MayHave("placements", hub.Time.GetUtcNow().UtcDateTime).ShouldBeTrue("what happened before the start is not known");
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        var opened = hub.Time.GetUtcNow().UtcDateTime;
        count.MayHave("placements", opened).ShouldBeFalse();
        await hub.DraftAsync(world);
        (count.MayHave("placements", opened), count.MayHave("my-work", opened), count.MayHave("mentors", opened)).ShouldBe((true, true, false));
        hub.Services.GetRequiredService<ChangeFeed>().Hear(new(Change.Anything, null));
        count.MayHave("mentors", opened).ShouldBeTrue();
    }
}

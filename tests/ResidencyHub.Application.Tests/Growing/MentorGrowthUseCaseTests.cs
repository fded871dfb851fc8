using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class MentorGrowthUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_s_record_is_the_mentor_s_until_they_share_it_and_taken_back_it_is_theirs_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var request = new KeepMentorEntry.Request(MentorEntryKind.Goal, "Ask first", null, null, TestHub.Today.AddDays(60));
        var id = (await hub.As<KeepMentorEntry>(world.MentorViewer).RunAsync(request)).ShouldBeOfType<Outcome<Id<MentorEntry>>.Done>().Value;
        (await hub.As<KeepMentorEntry>(world.MentorViewer).RunAsync(request)).ShouldBeOfType<Outcome<Id<MentorEntry>>.Refused>().Rule.ShouldBe("entry-twice");
        (await hub.As<KeepMentorEntry>(world.MentorViewer).RunAsync(new(null, "", null, null, null))).ShouldBeOfType<Outcome<Id<MentorEntry>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Kind", "Words", "On"]);
        foreach (var other in new[] { world.Coordinator, world.Principal, world.DistrictLead, world.Administrator })
            (await EntriesAsync(other)).ShouldBe(0, other.Name);
        (await hub.As<ShareMentorEntry>(world.OtherMentorViewer).RunAsync(new(id, true, true))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<ShareMentorEntry>(world.MentorViewer).RunAsync(new(id, true, false))).IsDone.ShouldBeTrue();
        (await EntriesAsync(world.Coordinator), await EntriesAsync(world.Principal), await EntriesAsync(world.Administrator)).ShouldBe((1, 0, 0));
        (await hub.As<ShareMentorEntry>(world.MentorViewer).RunAsync(new(id, false, true))).IsDone.ShouldBeTrue();
        (await EntriesAsync(world.Coordinator), await EntriesAsync(world.Principal)).ShouldBe((0, 1));
        (await hub.As<CloseMentorGoal>(world.MentorViewer).RunAsync(new(id, "three talks in a row"))).IsDone.ShouldBeTrue();
        (await hub.As<CloseMentorGoal>(world.MentorViewer).RunAsync(new(id, "again"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("goal-closed");
        (await hub.As<ShowMyMentorGrowth>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Entries.Single().Came.ShouldBe("three talks in a row");
        (await hub.As<ShowMyMentorGrowth>(world.OtherMentorViewer).RunAsync(default)).ValueOrDefault!.Entries.ShouldBeEmpty();
        foreach (var other in new[] { world.Faculty, world.ResidentViewer })
            (await hub.As<ShowMentorGrowth>(other).RunAsync(world.Mentor.Id)).ShouldBeOfType<Outcome<ShowMentorGrowth.Answer>.Forbidden>(other.Name);
        await using var db = hub.Open();
        (await db.Set<Application.Access.AuditChange>().CountAsync(c => c.Entity == nameof(MentorEntry))).ShouldBe(0, "what a mentor notes stands in no log");

        async Task<int> EntriesAsync(Viewer viewer) => (await hub.As<ShowMentorGrowth>(viewer).RunAsync(world.Mentor.Id)).ShouldBeOfType<Outcome<ShowMentorGrowth.Answer>.Done>(viewer.Name).Value.Entries.Count;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_resident_rates_the_mentor_before_as_well_as_the_one_of_today_and_each_is_released_on_its_own(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (mentor, _) = await hub.AnotherMentorAsync(world);
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, mentor.Id, null, null))).ShouldBeOfType<Outcome<Nothing>.Refused>("not her mentor yet").Rule.ShouldBe("mentor-never");
        await hub.ChangeAsync(async db =>
        {
            (await db.Mentorships.SingleAsync(m => m.PlacementId == placement.Id)).GiveWayOn(TestHub.Today, "changed");
            (await db.Placements.Include(p => p.Steps).SingleAsync(p => p.Id == placement.Id)).TakeMentor(await db.Mentors.SingleAsync(m => m.Id == mentor.Id), new("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime));
            db.Add(new Mentorship(placement, mentor.Id, new(TestHub.Today, placement.EndsOn)));
        });
        var shown = await ShowAsync(new());
        (shown.Mentor, shown.Given).ShouldBe(("Priya Raman", false));
        shown.All.Select(m => (m.Mentor, m.From, m.Through, m.Given)).ShouldBe([("Priya Raman", TestHub.Today, null, false), ("Samuel Okafor", placement.StartsOn, TestHub.Today.AddDays(-1), false)]);
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, world.Mentor.Id, [1, 1, 2, 1, 1, 1], "he was never there"))).IsDone.ShouldBeTrue();
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, mentor.Id, [6, 6, 6, 6, 6, 6], null))).IsDone.ShouldBeTrue();
        (await ShowAsync(new(placement.Id, world.Mentor.Id))).ShouldSatisfyAllConditions(m => m.Mentor.ShouldBe("Samuel Okafor"), m => m.Words.ShouldBe("he was never there"), m => m.Answers.ShouldBe([1, 1, 2, 1, 1, 1]), m => m.All.ShouldAllBe(x => x.Given));
        (await hub.As<ShowMyMentorRating>(world.ResidentViewer).RunAsync(new(placement.Id, world.OtherMentor.Id))).ShouldBeOfType<Outcome<ShowMyMentorRating.Answer>.NotFound>();
        (await hub.As<ShowMyMentorRating>(world.OtherResidentViewer).RunAsync(new())).ValueOrDefault!.All.ShouldBeEmpty();
        await hub.ChangeAsync(async db => (await db.Residents.Include(r => r.Standings).SingleAsync(r => r.Id == world.Resident.Id)).Stand(ResidentState.Completed, TestHub.Today, null));
        (await hub.JobAsync<ReleaseMentorRatings>()).ShouldBe(2);
        foreach (var (rated, words) in new[] { (world.Mentor.Id, "he was never there"), (mentor.Id, (string?)null) })
            (await hub.As<ShowMentorGrowth>(world.Coordinator).RunAsync(rated)).ValueOrDefault!.Ratings.Single().Words.ShouldBe(words);

        async Task<ShowMyMentorRating.Answer> ShowAsync(ShowMyMentorRating.Request request) => (await hub.As<ShowMyMentorRating>(world.ResidentViewer).RunAsync(request)).ShouldBeOfType<Outcome<ShowMyMentorRating.Answer>.Done>().Value;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_rating_is_the_resident_s_alone_until_the_residency_is_complete_and_others_read_means_of_five(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        (await hub.As<RateMentor>(world.OtherResidentViewer).RunAsync(new(placement.Id, world.Mentor.Id, [6, 6, 6, 6, 6, 6], null))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, world.OtherMentor.Id, [1, 1, 1, 1, 1, 1], null))).ShouldBeOfType<Outcome<Nothing>.Refused>("no mentor of hers").Rule.ShouldBe("mentor-never");
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, world.Mentor.Id, [6, 6, 6], null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("rating-answers");
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, world.Mentor.Id, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<ShowMyMentorRating>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.ShouldSatisfyAllConditions(r => r.NotEnoughContact.ShouldBeTrue(), r => r.IsOver.ShouldBeFalse());
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, world.Mentor.Id, [6, 5, 6, 5, 6, 5], "planned with me"))).IsDone.ShouldBeTrue("it can be changed");
        (await hub.JobAsync<ReleaseMentorRatings>()).ShouldBe(0);
        (await GrowthAsync(world.Coordinator)).Ratings.ShouldBeEmpty();
        await hub.ChangeAsync(async db => (await db.Residents.Include(r => r.Standings).SingleAsync(r => r.Id == world.Resident.Id)).Stand(ResidentState.Completed, TestHub.Today, null));
        (await hub.As<ShowMyMentorRating>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.ShouldSatisfyAllConditions(r => r.IsOver.ShouldBeTrue("what is sent now is read within hours"), r => r.IsReleased.ShouldBeFalse());
        (await hub.JobAsync<ReleaseMentorRatings>()).ShouldBe(1);
        (await hub.JobAsync<ReleaseMentorRatings>()).ShouldBe(0);
        (await GrowthAsync(world.Coordinator)).ShouldSatisfyAllConditions(g => g.Ratings.Single().Words.ShouldBe("planned with me"), g => g.Means.ShouldBeNull());
        (await hub.As<RateMentor>(world.ResidentViewer).RunAsync(new(placement.Id, world.Mentor.Id, null, null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("rating-released");
        foreach (var other in new[] { world.Principal, world.DistrictLead, world.Administrator })
            (await GrowthAsync(other)).ShouldSatisfyAllConditions(g => g.Ratings.ShouldBeEmpty(other.Name), g => g.Means.ShouldBeNull(other.Name));
        // four more, of the other program: five in all
        await hub.ChangeAsync(async db =>
        {
            for (var i = 0; i < 4; i++)
            {
                var person = new Person(new("Cy", $"Dunn{i}"), null, null, world.OtherProgram.Id);
                var resident = new Resident(person, world.OtherCohort, $"R-9{i}", new(2026, 4, 1));
                var home = new Placement(resident, world.OtherCohort, world.School, world.Mentor, "Mathematics", "9–12", TestHub.SchoolYear, new("Omar Said", hub.Time.GetUtcNow().UtcDateTime));
                var rating = new MentorRating(resident, home.Id, world.Mentor, [1, 1, 1, 1, 1, 1], "theirs", hub.Time.GetUtcNow().UtcDateTime);
                rating.Release(hub.Time.GetUtcNow().UtcDateTime);
                db.AddRange(person, resident, home, rating);
            }
            await Task.CompletedTask;
        });
        foreach (var other in new[] { world.Principal, world.DistrictLead })
            (await GrowthAsync(other)).Means!.ShouldSatisfyAllConditions(m => m.Ratings.ShouldBe(5), m => m.Tenths[0].ShouldBe(20));
        (await hub.As<ShowMyMentorGrowth>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Means!.Ratings.ShouldBe(5);
        (await GrowthAsync(world.Coordinator)).ShouldSatisfyAllConditions(g => g.Ratings.Count.ShouldBe(1), g => g.Means.ShouldBeNull("four of another program could be worked out"));

        async Task<ShowMentorGrowth.Answer> GrowthAsync(Viewer viewer) => (await hub.As<ShowMentorGrowth>(viewer).RunAsync(world.Mentor.Id)).ShouldBeOfType<Outcome<ShowMentorGrowth.Answer>.Done>(viewer.Name).Value;
    }
}

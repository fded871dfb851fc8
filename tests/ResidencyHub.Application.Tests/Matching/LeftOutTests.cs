using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Matching;

/// <summary>What a matching starts without has its reason, and what is demanded of mentors warns by hand and blocks in a matching and a rescue.</summary>
public sealed class LeftOutTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Schools_and_mentors_that_are_left_out_are_listed_with_the_reason_and_an_unplaced_resident_reads_who_is_almost_eligible(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.OfferAsync(w, new(HostingAnswer.Yes, 1, [new("Mathematics", "9–12", 1)]));
        var (paused, little) = (await hub.AnotherMentorAsync(w, "Paused"), await hub.AnotherMentorAsync(w, "Short"));
        await hub.ChangeAsync(async db =>
        {
            (await db.Mentors.SingleAsync(m => m.Id == paused.Id)).Stand(MentorState.Paused, TestHub.Today, "leave");
            (await db.Mentors.SingleAsync(m => m.Id == little.Id)).Qualify("Mathematics", 8, 1, 8, new(2026, 4, 1));
            (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Host(0);
        });
        async Task<List<(string? Mentor, string School, string Words)>> LeftAsync() => [.. (await hub.As<ShowMatching>(w.Coordinator).RunAsync(new(w.Cohort.Id))).ValueOrDefault!.Left!.Select(l => (l.MentorName, l.SchoolName, l.Words))];
        (await LeftAsync()).ShouldBe([
            ("Jo Paused", "Eastside High School", "is paused"), ("Jo Short", "Eastside High School", "1 of 2 hours of program training"), ("Samuel Okafor", "Eastside High School", "takes no residents now"),
            (null, "Lincoln High School", "was not asked how many it can host in 2026–27")], ignoreOrder: true);
        (await hub.As<KeepCapacity>(w.SecondPrincipal).RunAsync(new(w.SecondSchool.Id, 2026, new() { Answer = HostingAnswer.No, Because = NotHostingReason.NoRoom }, 0))).IsDone.ShouldBeTrue();
        (await LeftAsync()).Single(l => l.Mentor is null).Words.ShouldStartWith("said No for 2026–27: ");

        var row = (await UnplacedAsync(hub, w, "First")).ShouldHaveSingleItem();
        row.Words[0].ShouldBe("Ana Reyes has no seat.");
        row.Words.ShouldContain("Almost: Jo Short at Eastside High School (1 of 2 hours of program training).");
        (await hub.As<KeepChoice>(w.Coordinator).RunAsync(new(w.Resident.Id, null, little.Id, ChoiceSort.Conflict, "Cousins"))).IsDone.ShouldBeTrue();
        (await UnplacedAsync(hub, w, "Second")).ShouldHaveSingleItem().Words.ShouldNotContain(x => x.StartsWith("Almost"), "nobody is named whom the resident must not come to");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_is_mandatory_of_mentors_and_missing_or_expired_warns_by_hand_and_blocks_in_matching_and_rescue(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.OfferAsync(w, new(HostingAnswer.Yes, 3, [new("Mathematics", "9–12", 3)]));
        var check = new Requirement(w.Program.Id, null, RequirementRole.Mentor, "Background check", null, mandatory: true);
        await hub.SaveAsync(check, new Requirement(w.Program.Id, null, RequirementRole.Mentor, "Photo", null, mandatory: false));
        var row = (await UnplacedAsync(hub, w, "Missing")).ShouldHaveSingleItem();
        row.Words.ShouldContain("Almost: Samuel Okafor at Eastside High School (lacks Background check (not started)).");
        var id = await hub.DraftAsync(w, w.Mentor);
        async Task<IReadOnlyList<string>> WarnedAsync() => [.. (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.Where(x => x.Contains("lacks"))];
        (await WarnedAsync()).ShouldBe(["Samuel Okafor lacks what your program demands of mentors: Background check (not started)."]);
        (await hub.As<OfferForPlacement>(w.Coordinator).RunAsync(new(w.School.Id, "Mathematics", w.Resident.Id))).ValueOrDefault!.Mentors.Single().Aside!.ShouldContain("lacks Background check (not started)");

        var item = new RequirementItem(check, w.Mentor);
        item.TakeOver("Dana Whitfield", hub.Time.At.UtcDateTime, TestHub.Today, new(2026, 12, 31));
        await hub.SaveAsync(item);
        (await WarnedAsync()).ShouldBe(["Samuel Okafor lacks what your program demands of mentors: Background check (expired)."], "it ends before the first day");
        (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([id], "anew"))).IsDone.ShouldBeTrue();
        (await UnplacedAsync(hub, w, "Holds today")).ShouldBeEmpty();

        var placement = await hub.ActivePlacementAsync(w);
        var follower = await hub.AnotherMentorAsync(w, "Follows");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today.AddDays(-2), "Moved away"))).IsDone.ShouldBeTrue();
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Followers.ShouldBeEmpty("the rescue names nobody who lacks what is demanded");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, follower.Id, Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue("by hand it warns");
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!.Warnings.ShouldContain("Jo Follows lacks what your program demands of mentors: Background check (not started).");
    }

    private static async Task<IReadOnlyList<ShowScenario.Row>> UnplacedAsync(TestHub hub, World w, string name)
    {
        var id = (await hub.As<RunMatching>(w.Coordinator).RunAsync(new(w.Cohort.Id, name, MatchingEngine.MostPlaced, "40", true, ""))).ShouldBeOfType<Outcome<Id<MatchingScenario>>.Done>().Value;
        return [.. (await hub.As<ShowScenario>(w.Coordinator).RunAsync(id)).ValueOrDefault!.Rows.Where(r => r.School is null)];
    }
}

using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>A declared conflict of interest refuses wherever a mentor or school is named by hand, and the rescue leaves it out; a coordinator's own no warns.</summary>
public sealed class KeptApartTests
{
    private const string Words = "There is a conflict of interest between Ana Reyes and Jo Aunt, declared by Dana Whitfield on 18 November 2026. Choose another mentor.";

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_rescue_offers_nobody_with_a_declared_conflict_or_whom_the_coordinator_keeps_apart_and_neither_can_be_taken_unwarned(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var (aunt, rival, free) = (await hub.AnotherMentorAsync(w, "Aunt"), await hub.AnotherMentorAsync(w, "Rival"), await hub.AnotherMentorAsync(w, "Free"));
        var placement = await hub.ActivePlacementAsync(w);
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today.AddDays(-2), "Moved away"))).IsDone.ShouldBeTrue();
        async Task<List<Id<Mentor>>> FollowersAsync() => [.. (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Followers.Select(f => f.Mentor)];
        (await FollowersAsync()).ShouldBe([aunt.Id, rival.Id, free.Id], ignoreOrder: true);
        await KeepAsync(hub, w, aunt, ChoiceSort.Conflict, "She is the resident’s aunt.");
        await KeepAsync(hub, w, rival, ChoiceSort.Forbid, "It did not go well in the summer.");
        (await FollowersAsync()).ShouldBe([free.Id]);

        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, aunt.Id, Agreed: TestHub.Agreed))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Words.ShouldBe(Words);
        (await hub.PlacementAsync(placement.Id)).NeedsMentor.ShouldBeTrue("nothing was changed");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, rival.Id, Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue("the coordinator's own no warns");
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!.Warnings.ShouldContain("Dana Whitfield keeps Ana Reyes and Jo Rival apart: It did not go well in the summer.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_declared_conflict_refuses_drafts_and_naming_and_the_school_is_not_told_who_declared_it_nor_why(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var aunt = await hub.AnotherMentorAsync(w, "Aunt");
        var id = await hub.RequestedAsync(w);
        await KeepAsync(hub, w, aunt, ChoiceSort.Conflict, "She is the resident’s aunt.");
        (await hub.As<NameMentor>(w.Coordinator).RunAsync(new(id, aunt.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Words.ShouldBe(Words);
        (await hub.As<AnswerForSchool>(w.Principal).RunAsync(new(id, new(AnswerKind.Accept, Mentor: aunt.Id, NamesMentor: true)))).ShouldBeOfType<Outcome<WhatNext>.Refused>()
            .Words.ShouldBe("There is a conflict of interest between Ana Reyes and Jo Aunt. Choose another mentor.");
        (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([id], "anew"))).IsDone.ShouldBeTrue();
        DraftPlacement.Request Draft(Mentor? mentor, Id<Domain.Directory.School> school) => new(w.Resident.Id, school, mentor?.Id, new(2027, 1, 11), new(2027, 6, 4));
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(Draft(aunt, w.School.Id))).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Words.ShouldBe(Words);

        (await hub.As<KeepChoice>(w.Coordinator).RunAsync(new(w.Resident.Id, w.SecondSchool.Id, null, ChoiceSort.Conflict, "Her mother leads it."))).IsDone.ShouldBeTrue();
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(Draft(null, w.SecondSchool.Id))).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Words.ShouldContain("between Ana Reyes and Lincoln High School");
        (await hub.As<DraftSeveral>(w.Coordinator).RunAsync(new([w.Resident.Id], w.SecondSchool.Id, new(2027, 1, 11), new(2027, 6, 4)))).ValueOrDefault!.Left.ShouldHaveSingleItem().Words.ShouldEndWith("Choose another school.");
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(Draft(null, w.School.Id))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_with_which_a_conflict_is_declared_reads_what_a_school_can_do(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var id = await hub.RequestedAsync(w);
        (await hub.As<KeepChoice>(w.Coordinator).RunAsync(new(w.Resident.Id, w.School.Id, null, ChoiceSort.Conflict, "Her mother leads it."))).IsDone.ShouldBeTrue();
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Words.ShouldBe(
            "There is a conflict of interest between Ana Reyes and Eastside High School. The resident can’t come to this school: decline the request, and the program looks elsewhere. If you know of no conflict, call the program.");
        (await hub.AnswerFromLetterAsync(TestHub.PrincipalEmail, new(AnswerKind.Decline, Reason: DeclineReason.NoMentorFree))).IsDone.ShouldBeTrue();
    }

    private static async Task KeepAsync(TestHub hub, World w, Mentor mentor, ChoiceSort sort, string reason) =>
        (await hub.As<KeepChoice>(w.Coordinator).RunAsync(new(w.Resident.Id, null, mentor.Id, sort, reason))).IsDone.ShouldBeTrue();
}

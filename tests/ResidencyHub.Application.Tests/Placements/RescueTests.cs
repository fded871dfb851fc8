using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>A mentor or a school drops out: the list, the request elsewhere, the old placement that ends the day before, what stays with the resident.</summary>
public sealed class RescueTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_request_at_another_school_takes_over_when_it_is_confirmed_and_what_was_written_stays(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, old, jo) = await LostAsync(hub);
        await hub.HaveCheckInsAsync(old, w.Mentor, TestHub.ThisWeek.AddDays(-7));
        (await hub.As<KeepCapacity>(w.SecondPrincipal).RunAsync(new(w.SecondSchool.Id, 2026, new() { Answer = HostingAnswer.Yes, Most = "2" }, 0))).IsDone.ShouldBeTrue();
        var row = (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single();
        row.Followers.Single().ShouldSatisfyAllConditions(f => f.Mentor.ShouldBe(jo.Id), f => f.Here.ShouldBeFalse());
        var asked = (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id))).ShouldBeOfType<Outcome<WhatNext>.Done>().Value;
        asked.State.ShouldBe(PlacementState.WithSchool);
        asked.Next.ShouldEndWith("The placement at Eastside High School stays until then and ends the day before this one begins.");
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Elsewhere!.ShouldSatisfyAllConditions(e => e.SchoolName.ShouldBe("Lincoln High School"), e => e.Status.ShouldBe("With the school"));
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(old.Id))).ValueOrDefault!.Warnings.ShouldContain("A request at Lincoln High School is to take over: when it is confirmed, this placement ends the day before.");
        (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("elsewhere-asked");
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(w.Resident.Id, w.School.Id, null, new(2027, 1, 11), new(2027, 6, 4)))).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Rule.ShouldBe("one-open-placement");

        (await hub.As<AnswerForSchool>(w.SecondPrincipal).RunAsync(new(asked.Placement, new AnswerGiven(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
        (await hub.As<RecordAnswer>(w.Coordinator).RunAsync(new(asked.Placement, new AnswerGiven(AnswerKind.Accept), "Jo Second", TestHub.Today, AnswerChannel.Phone))).ValueOrDefault!.State.ShouldBe(PlacementState.Accepted);
        (await hub.PlacementAsync(old.Id)).State.ShouldBe(PlacementState.Active, "it stays until the new one is confirmed");
        (await hub.As<ConfirmPlacement>(w.Coordinator).RunAsync(new(asked.Placement))).IsDone.ShouldBeTrue();

        var (before, after) = (await hub.PlacementAsync(old.Id), await hub.PlacementAsync(asked.Placement));
        (before.State, before.EndsOn, before.NeedsMentor).ShouldBe((PlacementState.EndedEarly, after.StartsOn.AddDays(-1), false));
        (after.State, after.EndsOn, after.OpenKey).ShouldBe((PlacementState.Confirmed, old.EndsOn, $"{old.Id}.next"));
        (await hub.LettersAsync()).ShouldContain(l => l.Subject == "Ended: Ana Reyes at Eastside High School");
        (await hub.As<ListNeedsMentor>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty("somebody is found");
        var toCome = (await hub.As<ListMentorsToCome>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem();
        toCome.ShouldBe(new ListMentorsToCome.Row(after.Id, "Ana Reyes", "Lincoln High School", "Jo Second", row.Since, row.Days, after.StartsOn), "the gap stays visible until the first day there");
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(after.Id))).ValueOrDefault!.GapSince.ShouldBe(row.Since);
        (await hub.As<ListMentorsToCome>(w.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        await using var db = hub.Open();
        (await db.CheckIns.SingleAsync()).ResidentId.ShouldBe(w.Resident.Id);
        (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).ShouldSatisfyAllConditions(r => r.SchoolId.ShouldBe(w.SecondSchool.Id), r => r.MentorId.ShouldBe(jo.Id));
        (await db.Mentorships.Where(m => m.MentorId == jo.Id).SingleAsync()).Days.ShouldBe(after.Term);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_request_elsewhere_that_is_confirmed_late_begins_on_that_day_and_one_that_is_withdrawn_leaves_the_old_as_it_was(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, old, jo) = await LostAsync(hub);
        var first = (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id))).ValueOrDefault!.Placement;
        (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([first], "They can’t after all"))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.PlacementAsync(old.Id)).ShouldSatisfyAllConditions(p => p.State.ShouldBe(PlacementState.Active), p => p.NeedsMentor.ShouldBeTrue());
        (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id, TestHub.Today))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Words.ShouldBe("The first day at the other school is tomorrow or later.");
        (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id, old.EndsOn.AddDays(1)))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Field.ShouldBe("FirstDay");
        var again = (await hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id, TestHub.Today.AddDays(1)))).ValueOrDefault!.Placement;
        var late = TestHub.Today.AddDays(5);
        hub.GoTo(late);
        (await hub.As<AnswerForSchool>(w.SecondPrincipal).RunAsync(new(again, new AnswerGiven(AnswerKind.Accept)))).IsDone.ShouldBeTrue();
        (await hub.As<RecordAnswer>(w.Coordinator).RunAsync(new(again, new AnswerGiven(AnswerKind.Accept), "Jo Second", late, AnswerChannel.Phone))).IsDone.ShouldBeTrue();
        (await hub.As<ConfirmPlacement>(w.Coordinator).RunAsync(new(again))).IsDone.ShouldBeTrue();
        ((await hub.PlacementAsync(again)).StartsOn, (await hub.PlacementAsync(old.Id)).EndsOn).ShouldBe((late, late.AddDays(-1)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_request_the_same_rescue_at_once_exactly_one_does(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, old, jo) = await LostAsync(hub);
        var other = await MentorAtAsync(hub, w, w.SecondSchool, "Third");
        for (var round = 1; round <= 6; round++)
        {
            var outcomes = await Task.WhenAll(
                Task.Run(() => hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, jo.Id))), Task.Run(() => hub.As<ProposeElsewhere>(w.Coordinator).RunAsync(new(old.Id, other.Id))));
            outcomes.Count(o => o.IsDone).ShouldBe(1, $"round {round}: {string.Join(" | ", outcomes)}");
            outcomes.OfType<Outcome<WhatNext>.Refused>().Single().Rule.ShouldBe("elsewhere-asked");
            (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([outcomes.Single(o => o.IsDone).ValueOrDefault!.Placement], "Next round"))).IsDone.ShouldBeTrue();
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_lost_its_school_needs_a_place_and_what_lost_its_mentor_needs_a_mentor_everywhere(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (w, old, _) = await LostAsync(hub);
        async Task<(string Word, int Mentor, int Place, string Home)> ReadAsync()
        {
            var list = (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new()))).ValueOrDefault!;
            var counts = (await hub.As<CountPlacements>(w.Coordinator).RunAsync(new())).ValueOrDefault!;
            var home = (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Items.Single(i => i.Title.StartsWith("Placement that needs")).Title;
            (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(old.Id))).ValueOrDefault!.Status.ShouldBe(list.Rows.Single().Status);
            return (list.Rows.Single().Status, counts.NeedMentor, counts.NeedPlace, home);
        }
        (await ReadAsync()).ShouldBe(("Needs a mentor", 1, 0, "Placement that needs a mentor"));
        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync()).LosePlace("The class is dissolved", new Act("Maria Santana", hub.Time.GetUtcNow().UtcDateTime)));
        (await ReadAsync()).ShouldBe(("Needs a place", 0, 1, "Placement that needs a place"));
        (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new(), new(NeedsMentor: true)))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new(), new(NeedsPlace: true)))).ValueOrDefault!.Rows.Single().WaitsOn.ShouldBe("you: a place elsewhere");
        (await hub.As<ProposeElsewhere>(w.OtherCoordinator).RunAsync(new(old.Id, w.Mentor.Id))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_a_mentor_stands_in_the_pool_warns_or_blocks_naming_as_the_program_s_rules_say(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        async Task<Outcome<Id<Placement>>> DraftAsync(Mentor mentor) => await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(w.Resident.Id, w.School.Id, mentor.Id, new(2027, 1, 11), new(2027, 6, 4)));
        var paused = await hub.AnotherMentorAsync(w, "Paused");
        var trained = await hub.AnotherMentorAsync(w, "Trained");
        await hub.ChangeAsync(async db =>
        {
            (await db.Mentors.SingleAsync(m => m.Id == paused.Id)).Stand(MentorState.Paused, TestHub.Today, "leave");
            (await db.Mentors.SingleAsync(m => m.Id == trained.Id)).Stand(MentorState.Trained, TestHub.Today, null);
        });
        (await DraftAsync(paused)).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Words.ShouldBe("Jo Paused is paused. Choose another mentor.");
        var id = (await DraftAsync(trained)).ShouldBeOfType<Outcome<Id<Placement>>.Done>().Value;
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.ShouldContain("Jo Trained can’t be asked yet in the mentor pool: trained.");
        (await hub.As<WithdrawPlacements>(w.Coordinator).RunAsync(new([id], "anew"))).IsDone.ShouldBeTrue();
        foreach (var (code, value) in new[] { ("mentor.naming-not-assignable", "refuse"), ("mentor.naming-away", "warn") })
            await hub.SaveAsync(new ProgramRule(code, value, "refuse/warn", "Set by the steering committee.", "Steering committee", new Period(TestHub.Today), w.Program.Id));
        (await DraftAsync(trained)).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Rule.ShouldBe("mentor-away");
        (await DraftAsync(paused)).IsDone.ShouldBeTrue();
    }

    /// <summary>Ana Reyes, whose mentor left nine days ago; Jo Second could follow at Lincoln High.</summary>
    private static async Task<(World, Placement, Mentor)> LostAsync(TestHub hub)
    {
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.SaveAsync(new Contact(w.District.Id, w.SecondSchool.Id, ContactRole.Principal, "Ines Ortiz", "ines.ortiz@harbor.example", null, new Period(new(2020, 1, 1))));
        var placement = await hub.ActivePlacementAsync(w);
        await hub.ChangeAsync(async db => (await db.Residents.SingleAsync(r => r.Id == w.Resident.Id)).Stand(ResidentState.Active, placement.StartsOn, null));
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, TestHub.Today.AddDays(-9), "Moved away"))).IsDone.ShouldBeTrue();
        return (w, await hub.PlacementAsync(placement.Id), await MentorAtAsync(hub, w, w.SecondSchool, "Second"));
    }

    private static async Task<Mentor> MentorAtAsync(TestHub hub, World w, School school, string last)
    {
        var person = new Person(new("Jo", last), $"jo.{last}@harbor.example", null, w.Program.Id);
        var mentor = new Mentor(person, school, $"M-{last}", new(2026, 4, 1));
        mentor.Teach("Mathematics", "9–12", null);
        mentor.Qualify("Mathematics", 8, 2, 8, new(2026, 4, 1));
        mentor.Stand(MentorState.Assignable, new(2026, 4, 1), null);
        await hub.SaveAsync(person, mentor);
        return mentor;
    }
}

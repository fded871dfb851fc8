using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Days that fit and days that don't: enrolment, stay, one open placement, exceptions, switching and leaving.</summary>
public sealed class PeriodTests
{
    private const int Rounds = 8;
    private static readonly DateOnly First = new(2027, 1, 11);
    private static readonly DateOnly Last = new(2027, 6, 4);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_placement_outside_the_enrolment_is_refused_with_the_days_or_warned_of_where_the_program_says_so(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var person = new Person(new("Lee", "Late"), null, null, w.Program.Id);
        var late = new Resident(person, w.Cohort, "R-9", TestHub.Today);
        await hub.SaveAsync(person, late);
        var draft = new DraftPlacement.Request(late.Id, w.School.Id, null, TestHub.Today.AddDays(-1), Last);
        Refused(await hub.As<DraftPlacement>(w.Coordinator).RunAsync(draft), "placement-inside-enrolment").ShouldBe("Lee Late is enrolled from 18 November 2026 on; these days are 17 November 2026 to 4 June 2027. Change the days, or correct the resident’s dated states.");
        (await hub.As<DraftSeveral>(w.Coordinator).RunAsync(new([late.Id], w.School.Id, TestHub.Today.AddDays(-1), Last))).ValueOrDefault!.Left.Single().Words.ShouldContain("is enrolled from 18 November 2026 on");
        await SetAsync(hub, w, "placement.inside-enrolment", "warn");
        var id = (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(draft)).ShouldBeOfType<Outcome<Id<Placement>>.Done>().Value;
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.ShouldContain("Lee Late is enrolled from 18 November 2026 on; these days are 17 November 2026 to 4 June 2027.");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_is_named_for_days_of_their_stay_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Stay(null, Last.AddDays(-1)));
        Refused(await DraftAsync(hub, w, w.School.Id, w.Mentor), "placement-inside-stay").ShouldContain("Samuel Okafor teaches at Eastside High School through 3 June 2027; these days are 11 January 2027 to 4 June 2027.");
        var id = Done(await DraftAsync(hub, w, w.School.Id, w.Mentor, last: Last.AddDays(-1)));
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Stay(null, new(2027, 2, 1)));
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(id))).ValueOrDefault!.Warnings.ShouldContain(m => m.StartsWith("Samuel Okafor teaches at Eastside High School through 1 February 2027"));
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(w.Resident.Id, w.School.Id, null, Last, First))).ShouldBeOfType<Outcome<Id<Placement>>.Invalid>().Errors.Single().Words.ShouldBe("The last day is before the first.");
        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync()).Withdraw("anew", new Act("Dana", hub.Time.GetUtcNow().UtcDateTime)));
        Done(await DraftAsync(hub, w, w.School.Id, w.Mentor, new(2027, 2, 1), new(2027, 2, 1))).ShouldNotBe(default, "one day is a placement");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_exception_for_a_split_placement_lets_one_second_placement_through_on_its_days_and_nothing_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var running = await hub.ActivePlacementAsync(w);
        Refused(await DraftAsync(hub, w, w.SecondSchool.Id), "one-open-placement").ShouldBe("Ana Reyes already has a placement at Eastside High School (active) in 2026–27. End or withdraw that one first, or record an exception for a split placement.");
        var split = Done(await hub.As<GrantAllowance>(w.Coordinator).RunAsync(Split(w) with { LastDay = Last.AddDays(-1) }));
        Refused(await DraftAsync(hub, w, w.SecondSchool.Id), "one-open-placement").ShouldContain("holds from 11 January 2027 to 3 June 2027; these days are 11 January 2027 to 4 June 2027.");
        var second = Done(await DraftAsync(hub, w, w.SecondSchool.Id, last: Last.AddDays(-1)));
        Refused(await DraftAsync(hub, w, w.School.Id, last: Last.AddDays(-1)), "one-open-placement").ShouldContain("lets one more stand beside the first, not two");
        Refused(await hub.As<ChangeDraft>(w.Coordinator).RunAsync(new(second, (await hub.PlacementAsync(second)).Version, w.SecondSchool.Id, null, First, Last, "Mathematics", "9–12", null, null)), "one-open-placement");

        var shown = (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(second))).ValueOrDefault!;
        shown.Exceptions!.Single().ShouldBe(new("Split placement", "two open placements at once", First, Last.AddDays(-1), "Reads with two schools", "Dean Ito"));
        (await hub.As<ShowPlacement>(w.MentorViewer).RunAsync(new(running.Id))).ValueOrDefault!.Exceptions!.Single().ShouldSatisfyAllConditions(e => e.Lets.ShouldBe("two open placements at once"), e => e.Why.ShouldBeNull(), e => e.ApprovedBy.ShouldBeNull());
        await using (var db = hub.Open())
            (await db.AuditEntries.OrderBy(a => a.Id).LastAsync(a => a.Process == nameof(GrantAllowance))).Why.ShouldBe("Reads with two schools");

        (await hub.As<EndAllowance>(w.Coordinator).RunAsync(new(split, Last, "x"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("allowance-over");
        (await hub.As<EndAllowance>(w.Coordinator).RunAsync(new(split, new(2027, 3, 1), "the second school closed its program"))).IsDone.ShouldBeTrue();
        (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(second))).ValueOrDefault!.Warnings.ShouldContain("No exception lets this placement stand beside the one at Eastside High School on all of its days.");

        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(new(running.Id, TestHub.Today, "the first school closed"))).IsDone.ShouldBeTrue();
        Refused(await DraftAsync(hub, w, w.School.Id), "one-open-placement", "the second one is open now");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_coordinators_who_place_the_same_resident_at_once_exactly_one_does_with_and_without_an_exception(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        for (var round = 1; round <= Rounds; round++)
        {
            var resident = await hub.AnotherResidentAsync(w, $"Race{round}");
            Task<Outcome<Id<Placement>>> Draft(Id<Domain.Directory.School> school) => hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(resident.Id, school, null, First, Last));
            OnlyOne(await Task.WhenAll(Task.Run(() => Draft(w.School.Id)), Task.Run(() => Draft(w.SecondSchool.Id))), round);
            Done(await hub.As<GrantAllowance>(w.Coordinator).RunAsync(Split(w) with { Resident = resident.Id }));
            OnlyOne(await Task.WhenAll(Task.Run(() => Draft(w.School.Id)), Task.Run(() => Draft(w.SecondSchool.Id)), Task.Run(() => Draft(w.SecondSchool.Id))), round);
            await using var db = hub.Open();
            (await db.Placements.Where(p => p.ResidentId == resident.Id).Select(p => p.OpenSlot).OrderBy(s => s).ToListAsync()).ShouldBe([1, 2]);
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_itinerant_mentor_is_named_by_exception_for_one_resident_and_confirmed(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.SaveAsync(new Domain.Directory.Contact(w.District.Id, w.SecondSchool.Id, Domain.Directory.ContactRole.Principal, "Ines Ortiz", "ines.ortiz@harbor.example", null, new Period(new(2020, 1, 1))));
        Refused(await DraftAsync(hub, w, w.SecondSchool.Id, w.Mentor), "mentor-at-school").ShouldContain("Samuel Okafor teaches at Eastside High School, not at the placement’s school.");
        Done(await hub.As<GrantAllowance>(w.Coordinator).RunAsync(Split(w) with { Kind = AllowanceKind.Itinerant, Mentor = w.Mentor.Id }));
        var neighbour = await hub.AnotherResidentAsync(w, "Lind");
        (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(neighbour.Id, w.SecondSchool.Id, w.Mentor.Id, First, Last))).ShouldBeOfType<Outcome<Id<Placement>>.Refused>().Rule.ShouldBe("mentor-at-school", "the exception is another resident’s");
        (await hub.As<OfferForPlacement>(w.Coordinator).RunAsync(new(w.SecondSchool.Id, "Mathematics", w.Resident.Id))).ValueOrDefault!.Mentors.Single().Aside.ShouldBe("by exception, teaches at Eastside High School");
        var id = Done(await DraftAsync(hub, w, w.SecondSchool.Id, w.Mentor));
        (await hub.As<ProposePlacements>(w.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.As<AnswerForSchool>(w.SecondPrincipal).RunAsync(new(id, new AnswerGiven(AnswerKind.Accept)))).ValueOrDefault!.State.ShouldBe(PlacementState.WithMentor);
        (await hub.As<AnswerAsMentor>(w.MentorViewer).RunAsync(new(id, new AnswerGiven(AnswerKind.Accept)))).ValueOrDefault!.State.ShouldBe(PlacementState.Accepted);
        (await hub.As<ConfirmPlacement>(w.Coordinator).RunAsync(new(id))).ValueOrDefault!.State.ShouldBe(PlacementState.Confirmed);
        (await hub.As<ShowPlacement>(w.MentorViewer).RunAsync(new(id))).ValueOrDefault!.Exceptions!.Single().Lets.ShouldBe("Samuel Okafor mentors from another school");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_exception_is_whole_the_programs_own_and_only_of_a_kind_that_its_rules_allow(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        string Field(Outcome<Id<PlacementAllowance>> outcome) => outcome.ShouldBeOfType<Outcome<Id<PlacementAllowance>>.Invalid>().Errors.Single().Field;
        async Task<Outcome<Id<PlacementAllowance>>> GrantAsync(GrantAllowance.Request request) => await hub.As<GrantAllowance>(w.Coordinator).RunAsync(request);
        Field(await GrantAsync(Split(w) with { LastDay = First.AddDays(-1) })).ShouldBe("LastDay");
        Field(await GrantAsync(Split(w) with { Kind = AllowanceKind.Itinerant })).ShouldBe("Mentor");
        Field(await GrantAsync(Split(w) with { Kind = AllowanceKind.Organization })).ShouldBe("Organization");
        Field(await GrantAsync(Split(w) with { Argument = " " })).ShouldBe("Argument");
        Field(await GrantAsync(Split(w) with { LastDay = new(2027, 7, 1) })).ShouldBe("LastDay", "beyond the cohort");
        (await hub.As<GrantAllowance>(w.OtherCoordinator).RunAsync(Split(w))).ShouldBeOfType<Outcome<Id<PlacementAllowance>>.NotFound>();
        (await hub.As<GrantAllowance>(w.Principal).RunAsync(Split(w))).ShouldBeOfType<Outcome<Id<PlacementAllowance>>.Forbidden>();
        var days = Split(w) with { Kind = AllowanceKind.Organization, Organization = "Harbor Youth Center", FirstDay = First, LastDay = First };
        Done(await GrantAsync(days));
        Refused(await GrantAsync(days), "allowance-there");
        await SetAsync(hub, w, "placement.exceptions", "itinerant");
        Field(await GrantAsync(Split(w))).ShouldBe("Kind");
        var shown = (await hub.As<ShowAllowances>(w.Coordinator).RunAsync(w.Resident.Id)).ValueOrDefault!;
        shown.Kinds.ShouldBe([AllowanceKind.Itinerant]);
        shown.Rows.Single().Lets.ShouldBe("days with Harbor Youth Center");
        (await hub.As<ShowAllowances>(w.OtherCoordinator).RunAsync(w.Resident.Id)).ShouldBeOfType<Outcome<ShowAllowances.Answer>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Hours_approved_for_days_after_a_backdated_last_day_stay_and_are_flagged_until_the_coordinator_confirms_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var placement = await hub.ActivePlacementAsync(w);
        var (early, late) = (TestHub.ThisWeek.AddDays(-21), TestHub.ThisWeek.AddDays(-7));
        foreach (var monday in (DateOnly[])[early, late])
        {
            var sent = await hub.SentHoursAsync(w, placement, monday);
            (await hub.As<DecideHours>(w.MentorViewer).RunAsync(new(sent, HoursDecision.ApproveAll, [], null))).IsDone.ShouldBeTrue();
        }
        async Task<(int, int)> ShownAsync() => (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault! is var p ? (p.LateWeeks, p.LateMinutes) : default;
        (await ShownAsync()).ShouldBe((0, 0));
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, late.AddDays(-3), "ill since then"))).ValueOrDefault!.Next.ShouldStartWith("1 week with approved hours after the last day stays with the resident.");
        (await ShownAsync()).ShouldBe((1, 120), "the early week lies before the last day");
        (await hub.As<ConfirmLateRecords>(w.Coordinator).RunAsync(new(placement.Id))).IsDone.ShouldBeTrue();
        (await ShownAsync()).ShouldBe((0, 0));
        (await hub.As<ConfirmLateRecords>(w.Coordinator).RunAsync(new(placement.Id))).ShouldBeOfType<Outcome<WhatNext>.Refused>().Rule.ShouldBe("nothing-late");
        (await hub.PlacementAsync(placement.Id)).Steps.ShouldContain(s => s.Note == $"Confirmed: what came after the last day stays with the resident (0 check-ins; hours of the weeks of {late:d MMMM yyyy})");

        (await hub.As<EndPlacement>(w.Coordinator).RunAsync(new(placement.Id, early.AddDays(-1), "She had left before."))).ValueOrDefault!.Next.ShouldStartWith("1 week with approved hours after the last day stays");
        (await ShownAsync()).ShouldBe((1, 120), "the early one is late now, too; the other is confirmed already");
        await using var db = hub.Open();
        (await db.HoursWeeks.SumAsync(h => h.ApprovedMinutes)).ShouldBe(240, "nothing is taken from the resident");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_lost_backdated_or_followed_backdated_leaves_late_check_ins_to_confirm_and_no_day_has_two_mentors(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var placement = await hub.ActivePlacementAsync(w);
        await hub.HaveCheckInsAsync(placement, w.Mentor, TestHub.ThisWeek.AddDays(-7), TestHub.ThisWeek.AddDays(-14), TestHub.ThisWeek.AddDays(-35));
        var lastDay = TestHub.ThisWeek.AddDays(-20);
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, placement.StartsOn.AddDays(-2), "ill"))).ShouldBeOfType<Outcome<WhatNext>.Invalid>().Errors.Single().Field.ShouldBe("LastDay");
        (await hub.As<LoseMentor>(w.Coordinator).RunAsync(new(placement.Id, lastDay, "ill since October"))).ValueOrDefault!.Next.ShouldStartWith("2 check-ins of weeks after the last day stay with the resident.");
        async Task<ShowPlacement.Answer> ShownAsync() => (await hub.As<ShowPlacement>(w.Coordinator).RunAsync(new(placement.Id))).ValueOrDefault!;
        var lost = await ShownAsync();
        (lost.LateCheckIns, lost.GapSince, lost.GapDays).ShouldBe((2, lastDay.AddDays(1), TestHub.Today.DayNumber - lastDay.DayNumber));
        (await hub.As<ConfirmLateRecords>(w.Coordinator).RunAsync(new(placement.Id))).IsDone.ShouldBeTrue();
        (await ShownAsync()).LateCheckIns.ShouldBe(0);

        var ruth = await hub.AnotherMentorAsync(w, "Abel");
        Refused(await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, ruth.Id, lastDay, Agreed: TestHub.Agreed)), "mentorship-overlaps").ShouldContain($"The next one begins on {lastDay.AddDays(1):d MMMM yyyy} or later.");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, ruth.Id, lastDay.AddDays(1), Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue();
        (await ShownAsync()).ShouldSatisfyAllConditions(p => p.GapSince.ShouldBeNull(), p => p.LateCheckIns.ShouldBe(0, "they were confirmed"));
        Refused(await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, ruth.Id, Agreed: TestHub.Agreed)), "mentor-is");

        await hub.HaveCheckInsAsync(placement, ruth, TestHub.ThisWeek);
        var third = await hub.AnotherMentorAsync(w, "Feld");
        (await hub.As<TakeMentor>(w.Coordinator).RunAsync(new(placement.Id, third.Id, lastDay.AddDays(1), Agreed: TestHub.Agreed))).ValueOrDefault!.Next.ShouldStartWith("1 check-in of weeks after the last day");
        await using var db = hub.Open();
        (await db.Mentorships.OrderBy(m => m.StartsOn).Select(m => new { m.MentorId, m.StartsOn, m.EndsOn }).ToListAsync()).Select(m => (m.MentorId, m.StartsOn, m.EndsOn))
            .ShouldBe([(w.Mentor.Id, placement.StartsOn, lastDay), (third.Id, lastDay.AddDays(1), placement.EndsOn)], "Ruth’s began on the same day and never was");
    }

    private static GrantAllowance.Request Split(World w) => new(w.Resident.Id, AllowanceKind.Split, null, null, "Reads with two schools", "Dean Ito", First, Last);

    private static Task<Outcome<Id<Placement>>> DraftAsync(TestHub hub, World w, Id<Domain.Directory.School> school, Mentor? mentor = null, DateOnly? first = null, DateOnly? last = null) =>
        hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(w.Resident.Id, school, mentor?.Id, first ?? First, last ?? Last));

    private static Task SetAsync(TestHub hub, World w, string code, string value) => hub.SaveAsync(new ProgramRule(code, value, "choice", "Set by the steering committee.", "Steering committee", new Period(TestHub.Today.AddDays(-1)), w.Program.Id));

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;

    private static string Refused<T>(Outcome<T> outcome, string rule, string? because = null)
    {
        var refused = outcome.ShouldBeOfType<Outcome<T>.Refused>(because);
        refused.Rule.ShouldBe(rule);
        return refused.Words;
    }

    private static void OnlyOne(IReadOnlyList<Outcome<Id<Placement>>> outcomes, int round)
    {
        outcomes.Count(o => o.IsDone).ShouldBe(1, $"round {round}: {string.Join(" | ", outcomes)}");
        outcomes.OfType<Outcome<Id<Placement>>.Refused>().ShouldAllBe(r => r.Rule == "one-open-placement");
    }
}

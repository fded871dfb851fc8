using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Schools are asked once for all programs, by a letter whose link works through the answer day, and never against their district's wishes.</summary>
public sealed class CapacityAskTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_list_says_of_each_partner_school_how_far_it_is_and_who_can_be_asked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.ActivePlacementAsync(world);
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 3, [new("Mathematics", "9–12", 2)]));
        var rows = (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2026))).ValueOrDefault!.Rows;
        rows.Select(r => (r.Name, r.Standing, r.Offered, r.Taken, r.Limit, r.Contact)).ShouldBe(
        [
            ("Eastside High School", CapacityStanding.Answered, "2 Mathematics 9–12", 1, 3, "Maria Santana"), ("Lincoln High School", CapacityStanding.NotAsked, null, 0, null, null),
        ]);
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2026, NoContact: true))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Lincoln High School");
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2026, Standing: CapacityStanding.NotAsked))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Lincoln High School");
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2026, Answer: HostingAnswer.Yes))).ValueOrDefault!.Count.ShouldBe(1);
        (await hub.As<ListCapacity>(world.Principal).RunAsync(new(new(), 2026))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Eastside High School");
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(Take: 1), 2026))).ValueOrDefault!.ShouldSatisfyAllConditions(p => p.Next.ShouldNotBeNull(), p => p.Count.ShouldBe(2));
        var counts = (await hub.As<CountCapacity>(world.Coordinator).RunAsync(new(2026))).ValueOrDefault!;
        (counts.Schools, counts.Answered, counts.NotAsked, counts.Offered, counts.Taken, counts.Target, counts.Own).ShouldBe((2, 1, 1, 3, 1, 24, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_are_asked_at_once_with_the_reason_where_one_is_not_and_can_be_taken_back_while_letters_wait(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        IReadOnlyList<Id<School>> both = [world.School.Id, world.SecondSchool.Id];
        var asked = (await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, both, Remind: false))).ValueOrDefault!;
        (asked.Done.Single().Name, asked.Done.Single().Told!.Name, asked.Left.Single().MendAt).ShouldBe(("Eastside High School", "Maria Santana", $"/schools/{world.SecondSchool.Id}#contact-form"));
        asked.UndoBefore.ShouldBe(hub.Time.GetUtcNow().UtcDateTime.AddMinutes(5));
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        (await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, both, Remind: false))).ValueOrDefault!.Left[0].Words.ShouldStartWith("It was asked on 18 November by Dana Whitfield, Harbor Valley Residency");

        (await hub.As<UndoAskSchools>(world.Coordinator).RunAsync(new(2027, both))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.LettersAsync()).Single().State.ShouldBe(OutboxState.Stopped);
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Withdrawn);
        (await hub.CapacityAsync(world, 2027)).IsWaiting.ShouldBeFalse();

        await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, both, Remind: false));
        hub.Time.Pass(TimeSpan.FromMinutes(6));
        (await hub.As<UndoAskSchools>(world.Coordinator).RunAsync(new(2027, both))).ValueOrDefault!.ShouldSatisfyAllConditions(u => u.Done.ShouldBeEmpty(), u => u.Left.Single().Words.ShouldStartWith("The letter is out already"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_coordinates_two_programs_asks_each_district_for_the_one_that_works_with_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        foreach (var (viewer, second) in new[] { (world.OtherCoordinator, world.Program), (world.Coordinator, world.OtherProgram) })
            await hub.SaveAsync(Domain.Access.RoleGrant.Coordinator(viewer.AccountId!.Value, second, new Period(new DateOnly(2016, 8, 1))));
        foreach (var (viewer, year) in new[] { (world.OtherCoordinator, 2027), (world.Coordinator, 2028) })
        {
            (await hub.As<AskSchools>(viewer).RunAsync(new(year, [world.School.Id], Remind: false))).ValueOrDefault!.Done.ShouldHaveSingleItem();
            (await hub.CapacityAsync(world, year)).AskedBy.ShouldBe($"{viewer.Name}, Harbor Valley Residency");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminding_reaches_those_who_were_asked_and_no_others_and_not_twice_a_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        (await RemindAsync()).Left.Single().Words.ShouldBe("It was not asked yet. Ask it.");
        await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], Remind: false));
        (await RemindAsync()).Left.Single().Words.ShouldStartWith("A letter about it was written today already");
        hub.Time.Pass(TimeSpan.FromDays(3));
        (await RemindAsync()).Done.ShouldHaveSingleItem();
        (await RemindAsync()).Done.ShouldBeEmpty();
        (await hub.LettersAsync()).Select(l => l.Subject).ShouldBe(["How many residents can Eastside High School host in 2027–28?", "Reminder: How many residents can Eastside High School host in 2027–28?"]);
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2027, new() { Answer = HostingAnswer.Yes }, 0))).IsDone.ShouldBeTrue();
        hub.Time.Pass(TimeSpan.FromDays(3));
        (await RemindAsync()).Left.Single().Words.ShouldBe("It has answered; nothing is to be reminded of.");

        async Task<SchoolsAsked> RemindAsync() => (await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], Remind: true))).ValueOrDefault!;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_letter_to_a_school_waits_for_the_end_of_its_district_s_quiet_days(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.SaveAsync(new QuietPeriod(world.District.Id, QuietAudience.SchoolStaff, new Period(TestHub.Today, TestHub.Today.AddDays(6)), "state testing"));
        (await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], Remind: false))).ValueOrDefault!.Done.Single().Told!.Waits!.ShouldContain("not to write before 25 November");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_link_answers_and_changes_the_answer_through_the_answer_day_and_not_after(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], Remind: false));
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        (await OpenAsync()).GetRequiredService<ShowHostQuestion>().ShouldNotBeNull();
        var shown = (await (await OpenAsync()).GetRequiredService<ShowHostQuestion>().RunAsync(default)).ValueOrDefault!;
        (shown.Addressee, shown.ThroughOn, shown.Sheet.SchoolName, shown.Sheet.Year.StartYear, shown.Sheet.Offer).ShouldBe(("Maria Santana", new DateOnly(2027, 3, 31), "Eastside High School", 2027, null));
        // looking changes nothing, however often a scanner does it
        (await hub.CapacityAsync(world, 2027)).IsWaiting.ShouldBeTrue();
        (await (await OpenAsync()).GetRequiredService<KeepCapacityByLink>().RunAsync(new(new() { Answer = HostingAnswer.Yes, Most = "3" }, 0))).IsDone.ShouldBeTrue();
        (await (await OpenAsync()).GetRequiredService<KeepCapacityByLink>().RunAsync(new(new() { Answer = HostingAnswer.Maybe }, 0))).ShouldBeOfType<Outcome<CapacityKept>.Conflict>();
        (await (await OpenAsync()).GetRequiredService<KeepCapacityByLink>().RunAsync(new(new() { Answer = HostingAnswer.Maybe }, 1))).IsDone.ShouldBeTrue();
        (await hub.CapacityAsync(world, 2027)).ShouldSatisfyAllConditions(c => c.Answer.ShouldBe(HostingAnswer.Maybe), c => c.Channel.ShouldBe(AnswerChannel.EmailLink), c => c.ConfirmedBy.ShouldBe("Maria Santana"));
        // the link opens one question: nothing else of the school
        (await (await OpenAsync()).GetRequiredService<KeepCapacity>().RunAsync(new(world.School.Id, 2026, new() { Answer = HostingAnswer.Yes }, 0))).ShouldBeOfType<Outcome<CapacityKept>.Forbidden>();
        (await (await OpenAsync()).GetRequiredService<AnswerByLink>().RunAsync(new(AnswerKind.Accept))).ShouldBeOfType<Outcome<WhatNext>.NotFound>();
        hub.Time.At = new DateTimeOffset(2027, 4, 1, 5, 59, 0, TimeSpan.Zero); // 23:59 on 31 March in Denver
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
        hub.Time.Pass(TimeSpan.FromMinutes(2));
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Expired);

        async Task<IServiceProvider> OpenAsync()
        {
            var (opening, bearer) = await hub.OpenLinkAsync(token);
            opening.ShouldBeOfType<LinkOpening.Good>().Link.Capacity.ShouldNotBeNull();
            return bearer;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_link_is_passed_to_a_colleague_of_the_district_who_answers_in_their_own_name(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], Remind: false));
        var token = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        var (_, bearer) = await hub.OpenLinkAsync(token);
        (await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Pat Deputy", "pat@elsewhere.example"))).ShouldBeOfType<Outcome<Told>.Invalid>();
        (await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Pat Deputy", "pat.deputy@harbor.example"))).IsDone.ShouldBeTrue();
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.PassedOn);
        var (opening, colleague) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("pat.deputy@harbor.example")).Split('/')[^1]);
        opening.ShouldBeOfType<LinkOpening.Good>();
        (await colleague.GetRequiredService<KeepCapacityByLink>().RunAsync(new(new() { Answer = HostingAnswer.Yes, Most = "2" }, 0))).IsDone.ShouldBeTrue();
        (await hub.CapacityAsync(world, 2027)).ConfirmedBy.ShouldBe("Pat Deputy");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_hub_writes_once_before_an_answer_goes_stale_and_once_after_and_not_to_those_who_answered(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        // stale after 240 days: on 1 August 2027 it is 227 days old
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 3), on: new(2026, 12, 17), year: 2027);
        hub.Time.At = new DateTimeOffset(2027, 7, 30, 17, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(0, "225 days");
        hub.Time.Pass(TimeSpan.FromDays(2));
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(1);
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(0, "once before");
        (await hub.LettersAsync()).Single().ShouldSatisfyAllConditions(l => l.ToAddress.ShouldBe(TestHub.PrincipalEmail), l => l.Subject.ShouldBe("Still right? How many residents can Eastside High School host in 2027–28?"));
        hub.Time.Pass(TimeSpan.FromDays(14));
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(1, "once after");
        hub.Time.Pass(TimeSpan.FromDays(30));
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(0);
        // one click from the letter makes it fresh; nothing more is written
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
        (await bearer.GetRequiredService<KeepCapacityByLink>().RunAsync(new(null, 1))).ShouldBeOfType<Outcome<CapacityKept>.NotFound>("the link has run out");
        (await hub.As<KeepCapacity>(world.Principal).RunAsync(new(world.School.Id, 2027, null, 1))).IsDone.ShouldBeTrue();
        hub.Time.Pass(TimeSpan.FromDays(30));
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(0);
        (await hub.LettersAsync()).Count.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_that_was_asked_is_reminded_by_the_hub_once_before_its_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], Remind: false));
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(0);
        hub.Time.At = new DateTimeOffset(2027, 3, 20, 17, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(1);
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(0);
        (await hub.CapacityAsync(world, 2027)).AskedBy.ShouldBe("Dana Whitfield, Harbor Valley Residency");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_of_another_district_asks_nobody_here(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        (await hub.As<AskSchools>(world.OtherCoordinator).RunAsync(new(2027, [world.School.Id], Remind: false))).ValueOrDefault!.Done.ShouldBeEmpty();
        (await hub.As<AskSchools>(world.Principal).RunAsync(new(2027, [world.School.Id], Remind: false))).ShouldBeOfType<Outcome<SchoolsAsked>.Forbidden>();
        await using var db = hub.Open();
        (await db.Capacities.AnyAsync()).ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Where_the_district_asks_for_it_its_lead_is_asked_who_answers_or_passes_it_to_the_principal(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true));
        await hub.SaveAsync(new Contact(world.District.Id, world.School.Id, ContactRole.Principal, "Maria Santana", TestHub.PrincipalEmail, null, new Period(new DateOnly(2020, 1, 1))));
        // the principal has an address, but is not whom one may write to
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2027, NoContact: true))).ValueOrDefault!.Rows.ShouldAllBe(r => r.Contact == null && r.AddContactAt == $"/districts/{world.District.Id}#contact-form");
        (await AskAsync(false)).Left.Single().ShouldSatisfyAllConditions(l => l.Words.ShouldContain("comes to the district first"), l => l.MendAt.ShouldBe($"/districts/{world.District.Id}#contact-form"));
        await hub.SaveAsync(new Contact(world.District.Id, null, ContactRole.ResidencyLead, "Lena Brandt", TestHub.LeadEmail, null, new Period(new DateOnly(2020, 1, 1))));
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2027))).ValueOrDefault!.Rows.Select(r => r.Contact).Distinct().ShouldBe(["Lena Brandt"]);
        (await hub.As<ListCapacity>(world.Coordinator).RunAsync(new(new(), 2027, NoContact: true))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await AskAsync(false)).Done.Single().Told!.Name.ShouldBe("Lena Brandt");
        hub.Time.Pass(TimeSpan.FromDays(3));
        (await AskAsync(true)).Done.Single().Told!.Name.ShouldBe("Lena Brandt");
        (await hub.LettersAsync()).ShouldAllBe(l => l.ToAddress == TestHub.LeadEmail && l.Addressee == Addressee.DistrictStaff && l.Body.Contains("pass the question to its principal"));

        var (_, lead) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.LeadEmail)).Split('/')[^1]);
        (await lead.GetRequiredService<ShowHostQuestion>().RunAsync(default)).ValueOrDefault!.PassTo.ShouldBe(new ThroughDistrict.Colleague("Maria Santana", TestHub.PrincipalEmail));
        (await lead.GetRequiredService<PassLinkOn>().RunAsync(new("Maria Santana", TestHub.PrincipalEmail))).IsDone.ShouldBeTrue();
        (await hub.LettersAsync())[^1].Body.ShouldContain("Lena Brandt passes a question on to you: how many residents can Eastside High School host in 2027–28?");
        var (_, principal) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
        (await principal.GetRequiredService<ShowHostQuestion>().RunAsync(default)).ValueOrDefault!.PassTo.ShouldBeNull();
        (await principal.GetRequiredService<KeepCapacityByLink>().RunAsync(new(new() { Answer = HostingAnswer.Yes, Most = "2" }, 0))).IsDone.ShouldBeTrue();
        (await hub.CapacityAsync(world, 2027)).ConfirmedBy.ShouldBe("Maria Santana");

        async Task<SchoolsAsked> AskAsync(bool remind) => (await hub.As<AskSchools>(world.Coordinator).RunAsync(new(2027, [world.School.Id], remind))).ValueOrDefault!;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>What happens twice, at once, anew or under a new name.</summary>
public sealed class RoundTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_link_of_an_earlier_request_does_not_answer_for_the_school_that_is_asked_now(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var old = (await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1];
        hub.Time.Pass(TimeSpan.FromHours(1));
        (await hub.As<PostponePlacement>(world.Coordinator).RunAsync(new(id, "Another school"))).IsDone.ShouldBeTrue();
        await hub.SaveAsync(new Contact(world.District.Id, world.SecondSchool.Id, ContactRole.Principal, "Ines Ortiz", "ines.ortiz@harbor.example", null, new Period(new DateOnly(2020, 1, 1))));
        var draft = await hub.PlacementAsync(id);
        (await hub.As<ChangeDraft>(world.Coordinator).RunAsync(new(id, draft.Version, world.SecondSchool.Id, null, draft.StartsOn, draft.EndsOn, draft.Subject, draft.GradeBand, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();

        var (opening, bearer) = await hub.OpenLinkAsync(old);
        opening.ShouldBeOfType<LinkOpening.Shut>();
        (await bearer.GetRequiredService<AnswerByLink>().RunAsync(new(AnswerKind.Accept))).IsDone.ShouldBeFalse();
        (await hub.As<ShowRequest>(Viewer.Nobody).RunAsync(new(old))).ShouldBeOfType<Outcome<ShowRequest.Answer>.NotFound>();
        (await hub.PlacementAsync(id)).State.ShouldBe(PlacementState.WithSchool);
        (await hub.AnswerFromLetterAsync("ines.ortiz@harbor.example", new(AnswerKind.Accept))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_to_an_earlier_request_is_not_written_down_for_the_one_that_was_asked_anew(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        hub.Time.Pass(TimeSpan.FromDays(2));
        (await hub.As<PostponePlacement>(world.Coordinator).RunAsync(new(id, "After the holidays"))).IsDone.ShouldBeTrue();
        hub.Time.Pass(TimeSpan.FromDays(2));
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await SaidAsync(TestHub.Today.AddDays(1))).ShouldBeOfType<Outcome<WhatNext>.Invalid>("said to the first request").Errors.Single().Words.ShouldStartWith("It was asked on 22 November 2026");
        (await SaidAsync(TestHub.Today.AddDays(4))).IsDone.ShouldBeTrue();

        Task<Outcome<WhatNext>> SaidAsync(DateOnly on) => hub.As<RecordAnswer>(world.Coordinator).RunAsync(new(id, new(AnswerKind.Accept), "Maria Santana", on, AnswerChannel.Phone));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Of_two_open_placements_for_one_resident_drawn_up_at_once_the_database_keeps_one(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await using var first = hub.Open();
        await using var second = hub.Open();
        first.Add(Draft());
        second.Add(Draft());
        await first.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateException>(() => second.SaveChangesAsync());

        // one that is over leaves the place free
        (await first.Placements.SingleAsync()).Withdraw("Not this year", new Act("Dana Whitfield", hub.Time.At.UtcDateTime));
        await first.SaveChangesAsync();
        await hub.SaveAsync(Draft());
        await first.Entry(await first.Placements.SingleAsync(p => p.OpenKey == null)).ReloadAsync();

        Placement Draft() => new(world.Resident, world.Cohort, world.School, null, "Mathematics", "9–12", TestHub.SchoolYear, new Act("Dana Whitfield", hub.Time.At.UtcDateTime));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_open_placement_follows_the_names_of_resident_mentor_and_school(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        await using (var db = hub.Open())
        {
            (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).Take(new Person(new("Ana", "Reyes-Lund"), null, null, world.Program.Id));
            (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Take(new Person(new("Samuel", "Okafor-Bell"), null, null, world.Program.Id));
            (await db.Schools.SingleAsync(s => s.Id == world.School.Id)).Rename("Eastside Academy");
            await NamesFollow.CarryAsync(db, default);
            await db.SaveChangesAsync();
        }
        var placement = await hub.PlacementAsync(id);
        (placement.ResidentName, placement.MentorName, placement.SchoolName).ShouldBe(("Ana Reyes-Lund", "Samuel Okafor-Bell", "Eastside Academy"));
        placement.SearchWords.ShouldContain("academy");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_renamed_by_another_program_is_followed_by_the_hub_s_own_work(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        await using (var db = hub.Open(Reach.OfPrograms(Guid.Empty, [world.OtherProgram.Id], [world.District.Id], [])))
        {
            (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).Take(new Person(new("Samuel", "Okafor-Bell"), null, null, world.Program.Id));
            await db.SaveChangesAsync();
        }
        (await hub.PlacementAsync(id)).MentorName.ShouldBe("Samuel Okafor");
        (await hub.JobAsync<FollowNames>()).ShouldBe(1);
        (await hub.PlacementAsync(id)).MentorName.ShouldBe("Samuel Okafor-Bell");
        (await hub.JobAsync<FollowNames>()).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_sent_twice_reminds_once_and_records_one_call(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Letters.ShouldBe(1);
        (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Left.ShouldHaveSingleItem().Words.ShouldContain("today already");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Letters.ShouldBe(1);

        var call = new RecordCall.Request(id, "Maria Santana", CallOutcome.LeftMessage, "With the office", null);
        var first = (await hub.As<RecordCall>(world.Coordinator).RunAsync(call)).ValueOrDefault;
        (await hub.As<RecordCall>(world.Coordinator).RunAsync(call)).ValueOrDefault.ShouldBe(first);
        (await hub.As<RecordCall>(world.Coordinator).RunAsync(call with { Result = CallOutcome.Answered })).ValueOrDefault.ShouldNotBe(first);
    }

    [Theory, OnSqlite]
    public async Task A_waiver_that_is_there_is_not_granted_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var waiver = new GrantWaiver.Request(world.Mentor.Id, "years", "Eight years abroad.", "Lena Brandt", new(2027, 6, 30));
        (await hub.As<GrantWaiver>(world.Coordinator).RunAsync(waiver)).IsDone.ShouldBeTrue();
        (await hub.As<GrantWaiver>(world.Coordinator).RunAsync(waiver)).ShouldBeOfType<Outcome<Id<EligibilityWaiver>>.Refused>().Words.ShouldContain("by Lena Brandt");
    }

    [Theory, OnSqlite]
    public async Task A_letter_says_what_a_yes_means_by_when_and_whom_to_call_and_a_late_reminder_does_not_ask_for_a_day_that_is_over(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await hub.RequestedAsync(world);
        var asked = (await hub.LettersAsync()).ShouldHaveSingleItem().Body;
        asked.ShouldContain("What a yes means: The school keeps a place");
        asked.ShouldContain("Please answer by Wednesday, 2 December 2026.");
        asked.ShouldNotContain(", \n");
        asked.ShouldContain("Questions? Dana Whitfield, Harbor Valley Residency, ");

        hub.Time.Pass(TimeSpan.FromDays(20));
        var told = (await hub.As<RemindPlacements>(world.Coordinator).RunAsync(new([id]))).ValueOrDefault!;
        told.Done.ShouldHaveSingleItem().Next.ShouldContain("it was due on");
        var reminder = (await hub.LettersAsync())[^1].Body;
        reminder.ShouldContain("Your answer was due on");
        reminder.ShouldNotContain("Please answer by");
    }

    [Theory, OnSqlite]
    public async Task A_name_with_line_breaks_or_without_end_stays_one_short_header(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.RequestedAsync(world);
        var (_, bearer) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
        (await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Lee\r\nBcc: all@harbor.example\n" + new string('x', 150), "lee@harbor.example"))).IsDone.ShouldBeTrue();
        var letter = (await hub.LettersAsync())[^1];
        letter.ToName.ShouldNotContain('\n');
        letter.Subject.Length.ShouldBeLessThanOrEqualTo(256);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_view_is_its_owner_s_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<SaveView>(world.Coordinator).RunAsync(new("placements", "Eastside, late", "show=late&q=eastside"))).IsDone.ShouldBeTrue();
        (await hub.As<SaveView>(world.Coordinator).RunAsync(new("placements", "eastside, LATE", "show=late"))).IsDone.ShouldBeTrue();
        (await hub.As<SaveView>(world.Coordinator).RunAsync(new("//elsewhere", "x", ""))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        var own = (await hub.As<ListViews>(world.Coordinator).RunAsync("placements")).ValueOrDefault!.ShouldHaveSingleItem();
        own.Query.ShouldBe("show=late");
        foreach (var other in new[] { world.OtherCoordinator, world.Administrator })
        {
            (await hub.As<ListViews>(other).RunAsync("placements")).ValueOrDefault!.ShouldBeEmpty();
            (await hub.As<ForgetView>(other).RunAsync(own.Id)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        }
        (await hub.As<ForgetView>(world.Coordinator).RunAsync(own.Id)).IsDone.ShouldBeTrue();
    }
}

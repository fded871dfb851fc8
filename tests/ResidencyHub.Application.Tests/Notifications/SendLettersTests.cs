using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Tests.Notifications;

/// <summary>Letters leave once, in time, and survive a mail server that is away.</summary>
public sealed class SendLettersTests
{
    private static SendLetters Sender(TestHub hub, params (string Key, string Value)[] smtp)
    {
        var scope = hub.Services.CreateScope().ServiceProvider;
        scope.GetRequiredService<ViewerContext>().Viewer = Viewer.Job("send letters");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(smtp.Select(s => KeyValuePair.Create($"Smtp:{s.Key}", (string?)s.Value))).Build();
        return new SendLetters(scope.GetRequiredService<UseCaseServices>(), scope.GetRequiredService<Postbox>(), new PostOffice(configuration), scope.GetRequiredService<HubClock>());
    }

    private static OutboxMessage Letter(TestHub hub, string name = "Maria Santana", TimeSpan wait = default, Addressee? to = null, Id<District>? district = null, bool urgent = false) => new()
    {
        Addressee = to,
        DistrictId = district,
        Urgent = urgent,
        ToName = name,
        ToAddress = "maria.santana@harbor.example",
        Subject = "Can Eastside High School host Ana Reyes?",
        Body = "Dear Ms. Santana – please answer.",
        Cause = "Test",
        WrittenAt = hub.Time.At.UtcDateTime,
        NotBefore = hub.Time.At.UtcDateTime + wait,
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Letters_go_by_smtp_once_and_not_before_their_time(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await hub.SaveAsync(Letter(hub), Letter(hub, "Nora Quist", TimeSpan.FromMinutes(5)));
        using var server = new TinyMailServer();
        var smtp = new[] { ("Host", "127.0.0.1"), ("Port", $"{server.Port}") };
        (await Sender(hub, smtp).RunAsync(default)).ValueOrDefault.ShouldBe(1);
        (await Sender(hub, smtp).RunAsync(default)).ValueOrDefault.ShouldBe(0);
        hub.Time.Pass(TimeSpan.FromMinutes(5));
        (await Sender(hub, smtp).RunAsync(default)).ValueOrDefault.ShouldBe(1);
        server.Letters.Count.ShouldBe(2);
        server.Letters[0].ShouldContain("Subject:");
        (await hub.LettersAsync()).ShouldAllBe(m => m.State == OutboxState.Sent && m.SentAt != null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mail_server_that_is_away_is_tried_again_after_growing_pauses_and_at_last_given_up(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await hub.SaveAsync(Letter(hub));
        int closed;
        using (var server = new TinyMailServer())
            closed = server.Port;
        foreach (var pause in SendLetters.Pauses)
        {
            (await Sender(hub, ("Host", "127.0.0.1"), ("Port", $"{closed}")).RunAsync(default)).ValueOrDefault.ShouldBe(0);
            var letter = (await hub.LettersAsync())[0];
            (letter.State, letter.NotBefore).ShouldBe((OutboxState.Waiting, hub.Time.At.UtcDateTime + pause));
            letter.LastError.ShouldNotBeNullOrEmpty();
            hub.Time.Pass(pause);
        }
        await Sender(hub, ("Host", "127.0.0.1"), ("Port", $"{closed}")).RunAsync(default);
        (await hub.LettersAsync())[0].State.ShouldBe(OutboxState.Failed);
    }

    [Theory, OnSqlite]
    public async Task Without_a_mail_server_letters_stay_readable_and_with_a_folder_they_lie_in_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        await hub.SaveAsync(Letter(hub));
        await Sender(hub).RunAsync(default);
        (await hub.LettersAsync())[0].State.ShouldBe(OutboxState.Waiting);
        var folder = System.IO.Directory.CreateTempSubdirectory("hub-letters");
        try
        {
            (await Sender(hub, ("PickupFolder", folder.FullName)).RunAsync(default)).ValueOrDefault.ShouldBe(1);
            folder.GetFiles("*.eml").ShouldHaveSingleItem();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task While_one_node_holds_the_lease_the_other_does_not_work(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (source, clock) = (hub.Services.GetRequiredService<ResidencyDbSource>(), hub.Services.GetRequiredService<HubClock>());
        var (one, two) = (new JobLease(source, clock) { Holder = "one" }, new JobLease(source, clock) { Holder = "two" });
        var (holds, every) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        (await one.TakeAsync("SendLetters", holds, every, default)).ShouldBeTrue();
        (await two.TakeAsync("SendLetters", holds, every, default)).ShouldBeFalse();
        await one.GiveBackAsync("SendLetters", done: true, default);
        (await two.TakeAsync("SendLetters", holds, every, default)).ShouldBeFalse("it was done this minute");
        hub.Time.Pass(TimeSpan.FromMinutes(1));
        (await two.TakeAsync("SendLetters", holds, every, default)).ShouldBeTrue();
        hub.Time.Pass(holds);
        (await one.TakeAsync("SendLetters", holds, every, default)).ShouldBeTrue("a node that died frees its work");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_nodes_that_reach_for_a_job_at_once_one_runs_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (source, clock) = (hub.Services.GetRequiredService<ResidencyDbSource>(), hub.Services.GetRequiredService<HubClock>());
        var runs = 0;
        var job = new HubJob("Count", TimeSpan.FromMinutes(1), async (_, stop) =>
        {
            Interlocked.Increment(ref runs);
            await Task.Delay(300, stop);
            return 1;
        });
        HubJobs Node(string name) => new(hub.Services.GetRequiredService<IServiceScopeFactory>(), [job], new JobLease(source, clock) { Holder = name }, hub.Time, NullLogger<HubJobs>.Instance);
        using var one = Node("one");
        using var two = Node("two");
        await Task.WhenAll(one.RunDueAsync(default), two.RunDueAsync(default));
        runs.ShouldBe(1);
        await using var db = hub.Open();
        (await db.Leases.SingleAsync()).LastDoneAt.ShouldBe(hub.Time.At.UtcDateTime);
    }

    [Theory, OnSqlite]
    public async Task A_job_that_fails_stops_neither_the_others_nor_its_next_try(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var (source, clock) = (hub.Services.GetRequiredService<ResidencyDbSource>(), hub.Services.GetRequiredService<HubClock>());
        var ran = new List<string>();
        var bad = new HubJob("Bad", TimeSpan.FromMinutes(1), (_, _) => { ran.Add("bad"); throw new InvalidOperationException("broken"); });
        var good = new HubJob("Good", TimeSpan.FromMinutes(1), (_, _) => { ran.Add("good"); return Task.FromResult(0); });
        using var node = new HubJobs(hub.Services.GetRequiredService<IServiceScopeFactory>(), [bad, good], new JobLease(source, clock), hub.Time, NullLogger<HubJobs>.Instance);
        await node.RunDueAsync(default);
        await node.RunDueAsync(default);
        ran.ShouldBe(["bad", "good", "bad"]);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_letter_is_judged_again_before_it_goes_and_waits_when_its_district_has_become_quiet(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var district = w.District.Id;
        await hub.SaveAsync(
            Letter(hub, "mentor", default, Addressee.Mentor, district), Letter(hub, "principal", default, Addressee.SchoolStaff, district), Letter(hub, "lead", default, Addressee.DistrictStaff, district),
            Letter(hub, "coordinator", default, Addressee.Program, district), Letter(hub, "resident", default, Addressee.Resident, district), Letter(hub, "safety", default, Addressee.Mentor, district, urgent: true),
            Letter(hub, "elsewhere", default, Addressee.Mentor, w.OtherDistrict.Id));
        // after they were written
        await hub.SaveAsync(new QuietPeriod(district, QuietAudience.SchoolStaff, new Period(TestHub.Today, TestHub.Today.AddDays(6)), "state testing"));
        using var server = new TinyMailServer();
        var smtp = new[] { ("Host", "127.0.0.1"), ("Port", $"{server.Port}") };
        (await Sender(hub, smtp).RunAsync(default)).ValueOrDefault.ShouldBe(5);
        var held = (await hub.LettersAsync()).Where(m => m.State == OutboxState.Waiting).ToList();
        held.Select(m => m.ToName).ShouldBe(["mentor", "principal"], ignoreOrder: true);
        held.ShouldAllBe(m => m.WaitsBecause == "The district asks not to write before 25 November (state testing)." && m.Tries == 0);
        hub.GoTo(TestHub.Today.AddDays(6));
        (await Sender(hub, smtp).RunAsync(default)).ValueOrDefault.ShouldBe(0);
        hub.GoTo(TestHub.Today.AddDays(7));
        (await Sender(hub, smtp).RunAsync(default)).ValueOrDefault.ShouldBe(2);
        server.Letters.Count.ShouldBe(7);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_letter_that_the_mail_server_would_not_take_is_not_tried_again_into_quiet_days(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.SaveAsync(Letter(hub, "mentor", default, Addressee.Mentor, w.District.Id), new QuietPeriod(w.District.Id, QuietAudience.Mentors, new Period(TestHub.Today.AddDays(1), TestHub.Today.AddDays(3)), "break"));
        using var server = new TinyMailServer();
        (await Sender(hub, ("Host", "127.0.0.1"), ("Port", "1")).RunAsync(default)).ValueOrDefault.ShouldBe(0);
        hub.GoTo(TestHub.Today.AddDays(1));
        (await Sender(hub, ("Host", "127.0.0.1"), ("Port", $"{server.Port}")).RunAsync(default)).ValueOrDefault.ShouldBe(0);
        (await hub.LettersAsync()).Single().WaitsBecause.ShouldBe("The district asks not to write before 22 November (break).");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_letter_that_is_held_again_keeps_its_link_good_and_one_whose_answer_day_is_over_by_then_does_not_go(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.ChangeAsync(async db => (await db.Mentors.SingleAsync(m => m.Id == w.Mentor.Id)).Qualify("Mathematics", 8, 2, 8, null));
        (await hub.As<Application.Cohorts.AskInPool>(w.Coordinator).RunAsync(new([w.Mentor.Id], Principal: true))).IsDone.ShouldBeTrue();
        (await hub.As<Application.Placements.AskSchools>(w.Coordinator).RunAsync(new(2026, [w.School.Id], Remind: false))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        // after they were written
        await hub.SaveAsync(new QuietPeriod(w.District.Id, QuietAudience.SchoolStaff, new Period(TestHub.Today, TestHub.Today.AddDays(60)), "building works"));
        using var server = new TinyMailServer();
        await Sender(hub, ("Host", "127.0.0.1"), ("Port", $"{server.Port}")).RunAsync(default);
        await using var db = hub.Open();
        var (pool, capacity) = (await db.Links.SingleAsync(l => l.MentorId == w.Mentor.Id), await db.Links.SingleAsync(l => l.CapacityId != null));
        var letters = await hub.LettersAsync();
        letters.Single(l => l.Cause == "AskInPool").ShouldSatisfyAllConditions(l => l.State.ShouldBe(OutboxState.Waiting), l => pool.ExpiresAt.ShouldBe(l.NotBefore.AddDays(30)));
        letters.Single(l => l.Cause == "AskSchools").State.ShouldBe(OutboxState.Stopped);
        capacity.ClosedBecause.ShouldBe(LinkEnd.Withdrawn);
        letters.Single(l => l.Cause == "SendLetters").ShouldSatisfyAllConditions(l => l.ToAddress.ShouldBe(TestHub.CoordinatorEmail), l => l.Subject.ShouldBe("Not sent: How many residents can Eastside High School host in 2026–27?"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Send_now_pushes_what_waits_for_the_mail_server_or_has_failed_and_refuses_only_for_a_quiet_period(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.SaveAsync(Letter(hub, "mentor", default, Addressee.Mentor, w.District.Id));
        await Sender(hub, ("Host", "127.0.0.1"), ("Port", "1")).RunAsync(default);
        var letter = (await hub.LettersAsync()).Single();
        (letter.WaitsBecause, letter.NotBefore > hub.Time.At.UtcDateTime).ShouldBe(("The mail server did not take it; it is tried again.", true));
        (await hub.As<SendNow>(w.Administrator).RunAsync(letter.Id.Value)).IsDone.ShouldBeTrue("the mail server was mended");
        letter = (await hub.LettersAsync()).Single();
        (letter.State, letter.NotBefore, letter.WaitsBecause, letter.Tries).ShouldBe((OutboxState.Waiting, hub.Time.At.UtcDateTime, null, 0));

        await hub.ChangeAsync(async db => (await db.Outbox.SingleAsync()).State = OutboxState.Failed);
        await hub.SaveAsync(new QuietPeriod(w.District.Id, QuietAudience.Mentors, new Period(TestHub.Today.AddDays(7), TestHub.Today.AddDays(9)), "break"));
        hub.GoTo(TestHub.Today.AddDays(8));
        (await hub.As<SendNow>(w.Administrator).RunAsync(letter.Id.Value)).ShouldBeOfType<Outcome<Nothing>.Refused>().Words.ShouldBe("The district asks not to write before 28 November (break). Call instead, or wait.");
        (await hub.LettersAsync()).Single().State.ShouldBe(OutboxState.Failed);
        hub.GoTo(TestHub.Today.AddDays(10));
        (await hub.As<SendNow>(w.Administrator).RunAsync(letter.Id.Value)).IsDone.ShouldBeTrue();
        // a letter from before the hub kept whom it reaches waits for what it was told then
        var old = Letter(hub, "old", TimeSpan.FromDays(3), null, w.District.Id);
        old.WaitsBecause = "The district asks not to write before 1 December (break).";
        await hub.SaveAsync(old);
        (await hub.As<SendNow>(w.Administrator).RunAsync(old.Id.Value)).ShouldBeOfType<Outcome<Nothing>.Refused>().Words.ShouldStartWith(old.WaitsBecause);
        using var server = new TinyMailServer();
        (await Sender(hub, ("Host", "127.0.0.1"), ("Port", $"{server.Port}")).RunAsync(default)).ValueOrDefault.ShouldBe(1);
    }
}

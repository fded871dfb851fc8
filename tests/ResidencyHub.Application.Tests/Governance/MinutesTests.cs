using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Tests.Governance;

public sealed class MinutesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Many_hands_write_at_once_and_every_word_stands_with_its_writer_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var meeting = await hub.BegunAsync(world, await hub.SteeringAsync(world));
        var item = (await hub.As<ProposeItem>(world.Coordinator).RunAsync(new(meeting, "Pay of mentors", null))).ValueOrDefault;
        var writers = new[] { world.Coordinator, world.Faculty, world.DistrictLead, world.Principal };
        var once = Guid.NewGuid();
        var outcomes = await Task.WhenAll(writers.SelectMany(w => Enumerable.Range(0, 3).Select(n => Task.Run(() => hub.As<WriteMinute>(w).RunAsync(new(meeting, item, Guid.NewGuid(), $"{w.Name} {n}")))))
            .Concat(Enumerable.Range(0, 3).Select(_ => Task.Run(() => hub.As<WriteMinute>(world.Coordinator).RunAsync(new(meeting, item, once, "sent three times"))))));
        // who was too slow in a crowd is told, and sends the same form again
        foreach (var (writer, n) in writers.SelectMany(w => Enumerable.Range(0, 3).Select(n => (w, n))))
            if (!(await hub.MeetingAsync(writer, meeting)).Agenda.Single().Entries.Any(e => e.Text == $"{writer.Name} {n}"))
                outcomes.ShouldContain(o => !o.IsDone, $"{writer.Name} {n} is lost, and nobody was told");
        var entries = (await hub.MeetingAsync(world.Principal, meeting)).Agenda.Single().Entries;
        entries.Count(e => e.Text == "sent three times").ShouldBe(1);
        entries.Count.ShouldBe(outcomes.Take(12).Count(o => o.IsDone) + 1, "what was said to be saved is saved");
        entries.ShouldAllBe(e => e.Text.StartsWith(e.WrittenBy, StringComparison.Ordinal) || e.Text == "sent three times");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_changes_words_that_somebody_has_changed_since_is_shown_both_and_loses_none(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var meeting = await hub.BegunAsync(world, await hub.SteeringAsync(world));
        var id = (await hub.As<WriteMinute>(world.Coordinator).RunAsync(new(meeting, null, Guid.NewGuid(), "October"))).ValueOrDefault;
        var read = (await hub.MeetingAsync(world.DistrictLead, meeting)).Other.Single();
        await hub.As<SaveDraft>(world.Coordinator).RunAsync(new(MinuteDrafts.Change(meeting, id, read.Version), new Dictionary<string, string> { ["Text"] = "October and June" }, null));
        (await hub.As<ChangeMinute>(world.DistrictLead).RunAsync(new(meeting, id, read.Version, "October and March"))).IsDone.ShouldBeTrue();
        var clash = (await hub.As<ChangeMinute>(world.Coordinator).RunAsync(new(meeting, id, read.Version, "October and June"))).ShouldBeOfType<Outcome<Nothing>.Conflict>();
        clash.Values.ShouldBe([new ConflictingValue("Words", "October and June", "October and March")]);
        (await hub.As<ChangeMinute>(world.DistrictLead).RunAsync(new(meeting, id, read.Version, "October and March"))).IsDone.ShouldBeTrue("the same form sent twice says the same");
        var kept = (await hub.MeetingAsync(world.Coordinator, meeting)).Other.Single();
        (kept.Text, kept.ChangedBy, kept.Unsent, kept.UnsentVersion).ShouldBe(("October and March", "Lena Brandt", "October and June", read.Version), "her unsent words come back beside his");
        (await hub.As<ChangeMinute>(world.Coordinator).RunAsync(new(meeting, id, kept.Version, "October, March and June"))).IsDone.ShouldBeTrue();
        var after = (await hub.MeetingAsync(world.Coordinator, meeting)).Other.Single();
        (after.Text, after.Unsent).ShouldBe(("October, March and June", null));
        (await hub.As<ChangeMinute>(world.DistrictLead).RunAsync(new(meeting, id, after.Version, "", Strike: true))).IsDone.ShouldBeTrue();
        var struck = (await hub.MeetingAsync(world.Coordinator, meeting)).Other.Single();
        (struck.IsStruck, struck.Text).ShouldBe((true, "October, March and June"), "what is struck out stays legible");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Minutes_are_approved_by_a_later_meeting_with_a_quorum_of_each_side_and_locked(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var first = await hub.BegunAsync(world, steering);
        var entry = (await hub.As<WriteMinute>(world.Coordinator).RunAsync(new(first, null, Guid.NewGuid(), "We agreed on March."))).ValueOrDefault;
        (await hub.As<CorrectMinutes>(world.Coordinator).RunAsync(new(first, "April", "misheard"))).ShouldBeOfType<Outcome<Id<MinuteCorrection>>.Refused>().Rule.ShouldBe("minutes-open");
        await hub.As<CloseMeeting>(world.Coordinator).RunAsync(new(first));
        hub.Time.Pass(TimeSpan.FromDays(20));
        var second = await hub.BegunAsync(world, steering, TestHub.Today.AddDays(20));
        await using (var db = hub.Open())
        {
            var line = await db.Set<Attendance>().SingleAsync(a => a.MeetingId == second && a.Person == "Lena Brandt");
            db.Remove(line);
            await db.SaveChangesAsync();
        }
        (await hub.As<ApproveMinutes>(world.Coordinator).RunAsync(new(second, first))).ShouldBeOfType<Outcome<Nothing>.Refused>().Words.ShouldContain("district and schools: 0 of 2 here, 1 needed");
        var lena = steering.Seats.Single(s => s.Person == "Lena Brandt");
        (await hub.As<MarkAttendance>(world.Coordinator).RunAsync(new(second, [new(lena.Id, Presence.ByDelegate, null, null)], null, null))).ShouldBeOfType<Outcome<IReadOnlyList<SideQuorum>>.Invalid>("say who came");
        (await hub.As<MarkAttendance>(world.Coordinator).RunAsync(new(second, [new(lena.Id, Presence.ByDelegate, null, "Marcus Webb")], null, null))).IsDone.ShouldBeTrue();
        (await hub.As<ApproveMinutes>(world.Coordinator).RunAsync(new(second, first))).IsDone.ShouldBeTrue();

        var locked = await hub.MeetingAsync(world.Principal, first);
        (locked.ApprovedOn, locked.ApprovedBy, locked.ApprovedAt, locked.IsWritten).ShouldBe((TestHub.Today.AddDays(20), "Dana Whitfield", second, false));
        foreach (var outcome in new[] { (await hub.As<ChangeMinute>(world.Coordinator).RunAsync(new(first, entry, 0, "April"))), await hub.As<SettleItem>(world.Coordinator).RunAsync(new(first, (await hub.As<ShowMeeting>(world.Coordinator).RunAsync(new(second))).ValueOrDefault!.Agenda[0].Id, AgendaState.Done, AgendaState.Done)) })
            outcome.IsDone.ShouldBeFalse();
        (await hub.As<WriteMinute>(world.Coordinator).RunAsync(new(first, null, Guid.NewGuid(), "later"))).ShouldBeOfType<Outcome<Id<MinuteEntry>>.Refused>().Rule.ShouldBe("minutes-locked");
        (await hub.MarkAsync(world, steering, first, "Dana Whitfield")).ShouldBeOfType<Outcome<IReadOnlyList<SideQuorum>>.Refused>().Rule.ShouldBe("minutes-locked");
        (await hub.As<CorrectMinutes>(world.DistrictLead).RunAsync(new(first, "We agreed on April.", "misheard; both co-chairs agree"))).IsDone.ShouldBeTrue();
        (await hub.As<CorrectMinutes>(world.DistrictLead).RunAsync(new(first, "We agreed on April.", "misheard; both co-chairs agree"))).IsDone.ShouldBeTrue();
        (await hub.MeetingAsync(world.Faculty, first)).Corrections.Select(c => (c.Words, c.By)).ShouldBe([("We agreed on April.", "Lena Brandt")], "posted twice it stands once");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_open_page_hears_what_others_wrote_and_who_is_here(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var meeting = await hub.BegunAsync(world, await hub.SteeringAsync(world));
        async Task<FollowMinutes.Answer> AskAsync(Viewer viewer, DateTime? since, string? writing = null) => (await hub.As<FollowMinutes>(viewer).RunAsync(new(meeting, since, writing))).ValueOrDefault!;
        var quiet = await AskAsync(world.DistrictLead, null, "item 2");
        (quiet.Entries.Count, quiet.Others.Count).ShouldBe((0, 0), "one is not told of oneself");
        await hub.As<WriteMinute>(world.DistrictLead).RunAsync(new(meeting, null, Guid.NewGuid(), "said in the room"));
        var heard = await AskAsync(world.Coordinator, quiet.Now);
        heard.Entries.Select(e => (e.Text, e.WrittenBy)).ShouldBe([("said in the room", "Lena Brandt")]);
        heard.Others.ShouldBe([new FollowMinutes.Person("Lena Brandt", "item 2")]);
        heard.Structure.ShouldBe(quiet.Structure, "words are no change of the agenda");
        await hub.As<ProposeItem>(world.Faculty).RunAsync(new(meeting, "One more", null));
        hub.Time.Pass(TimeSpan.FromMinutes(2));
        var later = await AskAsync(world.Coordinator, heard.Now.AddMinutes(1));
        (later.Entries.Count, later.Others.Count).ShouldBe((0, 0), "she has gone");
        later.Structure.ShouldNotBe(heard.Structure);
        (await hub.As<FollowMinutes>(world.OtherCoordinator).RunAsync(new(meeting, null, null))).ShouldBeOfType<Outcome<FollowMinutes.Answer>.NotFound>();
        await AskAsync(world.SecondPrincipal, null);
        (await AskAsync(world.Coordinator, later.Now)).Others.ShouldBeEmpty("who only reads is not announced");
        (await hub.CountAsync<MeetingPresence>()).ShouldBe(2);
        await hub.As<CloseMeeting>(world.Coordinator).RunAsync(new(meeting));
        (await hub.CountAsync<MeetingPresence>()).ShouldBe(0, "who was here when is nobody's history");
    }

    [Fact]
    public async Task Words_of_another_meeting_are_not_changed_through_this_one()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var first = await hub.BegunAsync(world, steering);
        var item = (await hub.As<ProposeItem>(world.Coordinator).RunAsync(new(first, "Pay", null))).ValueOrDefault;
        var entry = (await hub.As<WriteMinute>(world.Coordinator).RunAsync(new(first, item, Guid.NewGuid(), "words"))).ValueOrDefault;
        await hub.As<CloseMeeting>(world.Coordinator).RunAsync(new(first));
        hub.Time.Pass(TimeSpan.FromDays(1));
        var second = await hub.BegunAsync(world, steering, TestHub.Today.AddDays(1));
        (await hub.As<ChangeMinute>(world.Coordinator).RunAsync(new(second, entry, 0, "other"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<WriteMinute>(world.Coordinator).RunAsync(new(second, item, Guid.NewGuid(), "other"))).ShouldBeOfType<Outcome<Id<MinuteEntry>>.NotFound>();
        (await hub.As<SettleItem>(world.Coordinator).RunAsync(new(second, item, AgendaState.Done, AgendaState.NotFinished))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<WriteMinute>(world.SecondPrincipal).RunAsync(new(second, null, Guid.NewGuid(), "not on it"))).ShouldBeOfType<Outcome<Id<MinuteEntry>>.Refused>().Rule.ShouldBe("not-seated");
    }
}

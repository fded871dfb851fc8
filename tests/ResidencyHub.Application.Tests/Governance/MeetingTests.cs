using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Governance;

public sealed class MeetingTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_meeting_is_planned_where_it_is_held_moved_and_cancelled_with_words_and_its_seats_are_told(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var day = TestHub.Today.AddDays(20);
        var planned = (await hub.As<PlanMeeting>(world.Coordinator).RunAsync(new(steering.Id, day, new TimeOnly(15, 30), 60, "Room 204"))).ValueOrDefault!;
        planned.Told.Select(t => t.Name).ShouldBe(["Grace Oduya", "Lena Brandt", "Maria Santana"], "everybody on it but the planner");
        (await hub.As<PlanMeeting>(world.DistrictLead).RunAsync(new(steering.Id, day, new TimeOnly(15, 30), 60, null))).ShouldBeOfType<Outcome<PlanMeeting.Done>.Refused>().Rule.ShouldBe("meeting-twice");
        var shown = await hub.MeetingAsync(world.Principal, planned.Meeting);
        (shown.Local, shown.Zone, shown.State).ShouldBe((day.ToDateTime(new TimeOnly(15, 30)), "America/Denver", MeetingState.Planned));
        (await hub.As<BeginMeeting>(world.Coordinator).RunAsync(new(planned.Meeting))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("meeting-early");
        (await hub.As<ProposeItem>(world.Faculty).RunAsync(new(planned.Meeting, "Reading in science", null))).IsDone.ShouldBeTrue();
        (await hub.As<ProposeItem>(world.Faculty).RunAsync(new(planned.Meeting, " reading in Science ", null))).ShouldBeOfType<Outcome<Id<AgendaItem>>.Refused>().Rule.ShouldBe("item-twice");

        var stale = new MoveMeeting.Request(planned.Meeting, day.AddDays(1), new TimeOnly(8, 0), 60, null, "snow", shown.Version);
        (await hub.As<MoveMeeting>(world.DistrictLead).RunAsync(stale)).IsDone.ShouldBeFalse("somebody has put an item on it since the form was shown");
        var now = await hub.MeetingAsync(world.DistrictLead, planned.Meeting);
        (await hub.As<MoveMeeting>(world.DistrictLead).RunAsync(stale with { Version = now.Version })).IsDone.ShouldBeTrue();
        var moved = await hub.MeetingAsync(world.Faculty, planned.Meeting);
        (moved.Local, moved.MovedFrom, moved.Because, moved.ChangedBy).ShouldBe((day.AddDays(1).ToDateTime(new TimeOnly(8, 0)), day.ToDateTime(new TimeOnly(15, 30)), "snow", "Lena Brandt"));
        (await hub.As<CancelMeeting>(world.DistrictLead).RunAsync(new(planned.Meeting, "still snow", moved.Version))).IsDone.ShouldBeTrue();
        (await hub.As<ProposeItem>(world.Faculty).RunAsync(new(planned.Meeting, "Later", null))).ShouldBeOfType<Outcome<Id<AgendaItem>>.Refused>().Rule.ShouldBe("agenda-closed");
        (await hub.As<CancelMeeting>(world.DistrictLead).RunAsync(new(planned.Meeting, "again", moved.Version + 1))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("meeting-not-planned");

        var next = await hub.PlannedAsync(world, steering, day.AddDays(9));
        (await hub.MeetingAsync(world.Faculty, next)).Coming.Select(c => (c.Kind, c.Title)).ShouldBe([(AgendaKind.NotFinished, "Reading in science")], "the agenda of a cancelled meeting goes on the next one");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_not_finished_promised_stalled_and_not_approved_comes_to_the_next_agenda_by_itself_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var outside = new ActionItem(world.Partnership.Id, "Tell payroll", PartnershipSide.District, "Lena Brandt", TestHub.Today.AddDays(3));
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana", PartnershipSide.University, TestHub.Today.AddDays(-1), TestHub.Today.AddDays(5));
        await hub.SaveAsync(outside, decision);
        var first = await hub.BegunAsync(world, steering);
        var pay = (await hub.As<ProposeItem>(world.Principal).RunAsync(new(first, "Pay of mentors", "October or June"))).ValueOrDefault;
        var done = (await hub.As<ProposeItem>(world.Faculty).RunAsync(new(first, "Where the course meets", null))).ValueOrDefault;
        (await hub.As<SettleItem>(world.Coordinator).RunAsync(new(first, done, AgendaState.Done, AgendaState.Open))).IsDone.ShouldBeTrue();
        (await hub.As<SettleItem>(world.Principal).RunAsync(new(first, done, AgendaState.NotFinished, AgendaState.Open))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("item-settled", "she had not seen that it was done");
        var promised = (await hub.As<PromiseAction>(world.Coordinator).RunAsync(new(first, "Write the dates", world.Principal.AccountId, null, null, TestHub.Today.AddDays(2)))).ValueOrDefault;
        (await hub.As<PromiseAction>(world.Faculty).RunAsync(new(first, "Write the dates", world.Principal.AccountId, null, null, TestHub.Today.AddDays(2)))).ShouldBeOfType<Outcome<Id<ActionItem>>.Refused>().Rule.ShouldBe("promised-already");
        (await hub.As<CloseMeeting>(world.Coordinator).RunAsync(new(first))).ValueOrDefault.ShouldBe(1);

        hub.Time.Pass(TimeSpan.FromDays(8));
        await hub.As<SettleSilence>(Viewer.Job("silence")).RunAsync(default);
        (await hub.As<ShowWork>(world.Principal).RunAsync(default)).ValueOrDefault!.Items.ShouldContain(i => i.Title == "Action of yours past its day" && i.Line.StartsWith("Write the dates", StringComparison.Ordinal));
        var next = await hub.PlannedAsync(world, steering, TestHub.Today.AddDays(8));
        (AgendaKind Kind, string Title)[] coming = [(AgendaKind.Minutes, "Approve the minutes of 18 November 2026"), (AgendaKind.NotFinished, "Pay of mentors"), (AgendaKind.OpenAction, "Write the dates"), (AgendaKind.OpenAction, "Tell payroll"), (AgendaKind.OpenDecision, "Earlier start")];
        (await hub.MeetingAsync(world.Faculty, next)).Coming.Select(c => (c.Kind, c.Title)).ShouldBe(coming);
        (await hub.As<BeginMeeting>(world.DistrictLead).RunAsync(new(next))).IsDone.ShouldBeTrue();
        (await hub.As<BeginMeeting>(world.Coordinator).RunAsync(new(next))).ShouldBeOfType<Outcome<Nothing>.Refused>("two who begin it at once put nothing on it twice");
        (await hub.MeetingAsync(world.Faculty, next)).Agenda.Select(i => (i.Kind, i.Title)).ShouldBe(coming);
        await hub.As<CloseMeeting>(world.Coordinator).RunAsync(new(next));

        (await hub.As<FinishAction>(world.Principal).RunAsync(new(promised, true))).IsDone.ShouldBeTrue();
        var third = await hub.PlannedAsync(world, steering, TestHub.Today.AddDays(40));
        (await hub.MeetingAsync(world.Faculty, third)).Coming.Count(c => c.Title == "Pay of mentors").ShouldBe(1, "it goes on from where it stood last, once");
        (await hub.MeetingAsync(world.Faculty, third)).Coming.ShouldNotContain(c => c.Title == "Write the dates", "it is done");
        pay.ShouldNotBe(default);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_action_belongs_to_its_owner_and_side_and_is_put_off_with_a_reason(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var meeting = await hub.BegunAsync(world, steering);
        var id = (await hub.As<PromiseAction>(world.Coordinator).RunAsync(new(meeting, "Write the questions", world.Faculty.AccountId, null, null, TestHub.Today.AddDays(2)))).ValueOrDefault;
        (await hub.As<FinishAction>(world.DistrictLead).RunAsync(new(id, true))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("action-other-side");
        (await hub.As<ChangeAction>(world.DistrictLead).RunAsync(new(id, null, TestHub.Today.AddDays(9), "please", 0))).ShouldBeOfType<Outcome<Nothing>.Refused>();
        (await hub.As<ChangeAction>(world.Faculty).RunAsync(new(id, world.DistrictLead.AccountId, null, "take it", 0))).ShouldBeOfType<Outcome<Nothing>.Invalid>("nobody promises for the other side");
        (await hub.As<ChangeAction>(world.Faculty).RunAsync(new(id, null, TestHub.Today.AddDays(9), "ill", 0))).IsDone.ShouldBeTrue();
        (await hub.As<ChangeAction>(world.Coordinator).RunAsync(new(id, null, TestHub.Today.AddDays(3), "sooner", 0))).IsDone.ShouldBeFalse("it was changed since the form was shown");
        (await hub.As<ListRecordChanges>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.ShouldContain(c => c.Title == "Action “Write the questions” was changed" && c.Because == "ill");
        (await hub.As<FinishAction>(world.Faculty).RunAsync(new(id, true))).IsDone.ShouldBeTrue("its owner says when it is done");
        (await hub.As<ListDecisions>(world.Faculty).RunAsync(default)).ValueOrDefault!.Actions.Single().IsMine.ShouldBeTrue();
        (await hub.As<PromiseAction>(world.Coordinator).RunAsync(new(meeting, "Stranger", world.OtherCoordinator.AccountId, null, null, TestHub.Today))).ShouldBeOfType<Outcome<Id<ActionItem>>.Invalid>("somebody of another partnership");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_sides_rated_far_apart_comes_to_the_agenda_and_is_talked_about_there(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        ToDiscuss gap;
        await using (var db = hub.Open())
        {
            var instrument = await db.HealthInstruments.FirstAsync();
            var (whole, school) = (new HealthRound(world.Partnership.Id, RecordPlace.Whole, instrument, TestHub.Today, "Dana", TestHub.Today), new HealthRound(world.Partnership.Id, RecordPlace.Of(world.School), instrument, TestHub.Today, "Dana", TestHub.Today));
            db.AddRange(whole, school, gap = new ToDiscuss(whole, "Shared governance", "university 3, district 1", TestHub.Today), new ToDiscuss(school, "Of one school alone", "2 and 4", TestHub.Today));
            await db.SaveChangesAsync();
        }
        var meeting = await hub.BegunAsync(world, steering);
        var item = (await hub.MeetingAsync(world.Principal, meeting)).Agenda.Single();
        (item.Kind, item.Title).ShouldBe((AgendaKind.ToDiscuss, "Shared governance"), "what is about one school is not for everybody");
        (await hub.As<SettleItem>(world.Coordinator).RunAsync(new(meeting, item.Id, AgendaState.Done, AgendaState.Open))).IsDone.ShouldBeTrue();
        await using var after = hub.Open();
        (await after.ToDiscuss.SingleAsync(t => t.Id == gap.Id)).Outcome.ShouldBe("Talked about in “Steering committee” on 18 November 2026; its minutes say what came of it.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task When_the_partnership_is_over_nothing_is_written_any_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var meeting = await hub.BegunAsync(world, steering);
        await using (var db = hub.Open())
        {
            (await db.Partnerships.FindAsync(world.Partnership.Id))!.End(TestHub.Today.AddDays(-1));
            await db.SaveChangesAsync();
        }
        string Rule<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Rule;
        Rule(await hub.As<PlanMeeting>(world.Coordinator).RunAsync(new(steering.Id, TestHub.Today, new TimeOnly(9, 0), 60, null))).ShouldBe("partnership-over");
        Rule(await hub.As<WriteMinute>(world.Coordinator).RunAsync(new(meeting, null, Guid.NewGuid(), "words"))).ShouldBe("partnership-over");
        Rule(await hub.As<KeepSeat>(world.Coordinator).RunAsync(new(steering.Id, null, null, "Joan", PartnershipSide.District, null, SeatRole.Member, null, null))).ShouldBe("partnership-over");
        Rule(await hub.As<EndCommittee>(world.Coordinator).RunAsync(new(steering.Id, TestHub.Today, "over"))).ShouldBe("partnership-over");
        Rule(await hub.As<ProposeDecision>(world.Coordinator).RunAsync(new(world.Partnership.Id, "T", "W", TestHub.Today))).ShouldBe("partnership-over");
        (await hub.MeetingAsync(world.Coordinator, meeting)).MayWrite.ShouldBeFalse();
    }
}

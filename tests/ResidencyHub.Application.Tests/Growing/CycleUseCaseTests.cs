using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class CycleUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_was_agreed_comes_up_again_next_time_and_is_settled_first(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var request = new NoteCycle.Request(placement.Id, TestHub.Today, 20, MeetingMode.InPerson, Stance.Collaborative, "1.5 wait time", "calls on the first hand", "Count to five", TestHub.Today.AddDays(7));
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(request)).IsDone.ShouldBeTrue();
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(request)).ShouldBeOfType<Outcome<Id<CoachingCycle>>.Refused>("a double post").Words.ShouldContain("“Count to five”");
        (await hub.As<NoteCycle>(world.Faculty).RunAsync(request)).IsDone.ShouldBeTrue("each coach has their own thread");
        (await hub.As<OfferCycle>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Single().Last!.Action.ShouldBe("Count to five");
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(request with { On = TestHub.Today.AddDays(1), Fate = ActionFate.Done, Last = (await hub.As<OfferCycle>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Single().Last!.Id })).ShouldBeOfType<Outcome<Id<CoachingCycle>>.Refused>().Rule.ShouldBe("cycle-day");
        var last = (await hub.As<OfferCycle>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Single().Last.ShouldNotBeNull("what was refused settles nothing");
        var next = request with { Action = "Cards decide who reports", Fate = ActionFate.Done, Came = "five days in a row", Last = last.Id };
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(next)).IsDone.ShouldBeTrue();
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(next)).ShouldBeOfType<Outcome<Id<CoachingCycle>>.Refused>("posted twice it does not settle its own action").Words.ShouldContain("“Cards decide who reports”");
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(request with { Placement = default, Focus = "", Stance = null })).ShouldBeOfType<Outcome<Id<CoachingCycle>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Placement", "Stance", "Focus"]);
        (await hub.As<NoteCycle>(world.OtherMentorViewer).RunAsync(request)).ShouldBeOfType<Outcome<Id<CoachingCycle>>.NotFound>();
        foreach (var other in new[] { world.ResidentViewer, world.Coordinator, world.Principal })
            (await hub.As<NoteCycle>(other).RunAsync(request)).ShouldBeOfType<Outcome<Id<CoachingCycle>>.Forbidden>(other.Name);
        foreach (var reader in new[] { world.ResidentViewer, world.MentorViewer, world.Faculty, world.Coordinator })
            (await hub.As<ListCycles>(reader).RunAsync(new(new()))).ValueOrDefault!.Rows.Select(r => (r.Action, r.Fate)).ShouldBe([("Count to five", ActionFate.Done), ("Count to five", null), ("Cards decide who reports", (ActionFate?)null)], ignoreOrder: true, reader.Name);
        (await hub.As<ListCycles>(world.Coordinator).RunAsync(new(new(), "rey"))).ValueOrDefault!.Rows.Count.ShouldBe(3);
        (await hub.As<ListCycles>(world.Coordinator).RunAsync(new(new(), "ashford"))).ValueOrDefault!.Rows.ShouldBeEmpty();
        foreach (var blind in new[] { world.OtherCoordinator, world.OtherMentorViewer, world.OtherResidentViewer })
            (await hub.As<ListCycles>(blind).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty(blind.Name);
        var more = next with { Last = (await hub.As<OfferCycle>(world.MentorViewer).RunAsync(default)).ValueOrDefault!.Single().Last!.Id, Evidence = " nine of ten hands were first hands ", PrivateNote = "He is tired; ask about the commute." };
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(more with { Action = "Call on nobody for a minute" })).IsDone.ShouldBeTrue();
        foreach (var reader in new[] { world.ResidentViewer, world.MentorViewer, world.Faculty, world.Coordinator })
            (await hub.As<ListCycles>(reader).RunAsync(new(new()))).ValueOrDefault!.Rows.Single(r => r.Evidence is not null).ShouldSatisfyAllConditions(r => r.Evidence.ShouldBe("nine of ten hands were first hands"), r => r.MyNote.ShouldBe(reader == world.MentorViewer ? "He is tired; ask about the commute." : null, reader.Name));
        await using (var db = hub.Open())
            (await db.Set<AuditChange>().AnyAsync(c => c.After != null && c.After.Contains("commute"))).ShouldBeFalse("a private note is in no audit");
        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync(p => p.Id == placement.Id)).Complete(new Act("ResidencyHub", hub.Time.GetUtcNow().UtcDateTime)));
        (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(request with { Fate = ActionFate.Kept })).ShouldBeOfType<Outcome<Id<CoachingCycle>>.Refused>().Rule.ShouldBe("placement-not-running");
    }
}

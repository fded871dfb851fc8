using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

/// <summary>One check-in, one visit, one talk by itself: read by those who find it in their list, and by nobody else.</summary>
public sealed class RecordPageTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_check_in_is_read_by_whom_the_list_shows_it_and_the_resident_never_reads_how_it_goes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        (await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement, going: Going.SomeWorries) with { WantsHelp = true })).IsDone.ShouldBeTrue();
        var id = (await hub.As<ListCheckIns>(world.MentorViewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Id;
        foreach (var reader in new[] { world.MentorViewer, world.Faculty, world.Coordinator, world.ResidentViewer })
        {
            var (one, row) = ((await hub.As<ShowSentCheckIn>(reader).RunAsync(id)).ValueOrDefault.ShouldNotBeNull(reader.Name), (await hub.As<ListCheckIns>(reader).RunAsync(new(new()))).ValueOrDefault!.Rows.Single());
            (one.Resident, one.School, one.Mentor, one.WeekOf, one.Strength, one.NextStep, one.Going, one.WantsHelp).ShouldBe((row.Resident, row.School, row.Mentor, row.WeekOf, row.Strength, row.NextStep, row.Going, row.WantsHelp), reader.Name);
            (one.IsMine, one.IsAboutMe, one.Going is null).ShouldBe((reader == world.MentorViewer, reader == world.ResidentViewer, reader == world.ResidentViewer), reader.Name);
        }
        foreach (var blind in new[] { world.OtherMentorViewer, world.OtherCoordinator, world.OtherResidentViewer })
            (await hub.As<ShowSentCheckIn>(blind).RunAsync(id)).ShouldBeOfType<Outcome<ShowSentCheckIn.Answer>.NotFound>(blind.Name);
        foreach (var never in new[] { world.Principal, world.DistrictLead, world.Observer })
            (await hub.As<ShowSentCheckIn>(never).RunAsync(id)).ShouldBeOfType<Outcome<ShowSentCheckIn.Answer>.Forbidden>(never.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task One_visit_and_one_talk_are_read_by_whom_the_list_shows_them_and_a_private_note_by_its_writer(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var visit = (await hub.As<SendWalkthrough>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.Today, 8, [new("wait time", LookForFate.Seen, "five seconds"), new("cold calls", LookForFate.NotSeen, null)], "What if?"))).ValueOrDefault;
        var talk = (await hub.As<NoteCycle>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.Today, 20, MeetingMode.InPerson, Stance.Collaborative, "1.5 wait time", "calls on the first hand", "Count to five", TestHub.Today.AddDays(7)) { Evidence = "nine of ten", PrivateNote = "ask about the commute" })).ValueOrDefault;
        foreach (var reader in new[] { world.MentorViewer, world.Faculty, world.Coordinator, world.ResidentViewer })
        {
            (await hub.As<ShowWalkthrough>(reader).RunAsync(visit)).ValueOrDefault.ShouldNotBeNull(reader.Name).ShouldSatisfyAllConditions(
                v => v.Visit.LookFors.Select(l => (l.Words, l.Fate, l.Note)).ShouldBe([("wait time", LookForFate.Seen, "five seconds"), ("cold calls", LookForFate.NotSeen, null)]), v => v.Visit.Wondering.ShouldBe("What if?"), v => v.School.ShouldBe(placement.SchoolName));
            (await hub.As<ShowCycle>(reader).RunAsync(talk)).ValueOrDefault.ShouldNotBeNull(reader.Name).Talk.ShouldSatisfyAllConditions(
                t => (t.Focus, t.Noticing, t.Evidence, t.Action, t.Fate).ShouldBe(("1.5 wait time", "calls on the first hand", "nine of ten", "Count to five", null)), t => t.MyNote.ShouldBe(reader == world.MentorViewer ? "ask about the commute" : null, reader.Name));
        }
        foreach (var blind in new[] { world.OtherMentorViewer, world.OtherCoordinator, world.OtherResidentViewer })
        {
            (await hub.As<ShowWalkthrough>(blind).RunAsync(visit)).ShouldBeOfType<Outcome<ShowWalkthrough.Answer>.NotFound>(blind.Name);
            (await hub.As<ShowCycle>(blind).RunAsync(talk)).ShouldBeOfType<Outcome<ShowCycle.Answer>.NotFound>(blind.Name);
        }
        foreach (var never in new[] { world.Principal, world.DistrictLead, world.Observer })
        {
            (await hub.As<ShowWalkthrough>(never).RunAsync(visit)).ShouldBeOfType<Outcome<ShowWalkthrough.Answer>.Forbidden>(never.Name);
            (await hub.As<ShowCycle>(never).RunAsync(talk)).ShouldBeOfType<Outcome<ShowCycle.Answer>.Forbidden>(never.Name);
        }
    }
}

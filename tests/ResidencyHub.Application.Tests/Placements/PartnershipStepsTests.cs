using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>One program in two partnerships: each has the steps that it uses, and a request takes those of the partnership in which it is made.</summary>
public sealed class PartnershipStepsTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Each_partnership_has_its_own_steps_and_the_program_s_hold_where_it_has_set_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        var mesa = await SecondAsync(hub, w);
        (await SetAsync(hub, w, mesa.Id, district: true, MentorAsked.BeforeSchool)).IsDone.ShouldBeTrue();

        // straight to the school here, where neither the district nor the partnership wants more
        (await SentAsync(hub, w, w.School, w.Mentor)).ShouldBe((PlacementState.WithSchool, MentorAsked.AfterSchool));
        // the district's step there, though that district does not ask for it
        (await SentAsync(hub, w, w.OtherSchool, await AtAsync(hub, w, w.OtherSchool))).ShouldBe((PlacementState.WithDistrict, MentorAsked.BeforeSchool));
        // the program's own steps do not reach what the partnership has set
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(new(w.Program.Id, false, MentorAsked.Never, TestHub.Today, "Program meeting"))).IsDone.ShouldBeTrue();
        (await SentAsync(hub, w, w.School, null)).ShouldBe((PlacementState.WithSchool, MentorAsked.Never));
        (await SentAsync(hub, w, w.OtherSchool, await AtAsync(hub, w, w.OtherSchool))).ShouldBe((PlacementState.WithDistrict, MentorAsked.BeforeSchool));
        // and off: the mentor first
        (await SetAsync(hub, w, mesa.Id, district: false, MentorAsked.BeforeSchool)).IsDone.ShouldBeTrue();
        (await SentAsync(hub, w, w.OtherSchool, await AtAsync(hub, w, w.OtherSchool))).ShouldBe((PlacementState.WithMentor, MentorAsked.BeforeSchool));
        // but not where the district asks that requests come to it
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == w.OtherDistrict.Id)).RouteRequests(true));
        (await SetAsync(hub, w, mesa.Id, district: false, MentorAsked.AfterSchool)).IsDone.ShouldBeTrue();
        (await SentAsync(hub, w, w.OtherSchool, null)).ShouldBe((PlacementState.WithDistrict, MentorAsked.AfterSchool));

        var shown = (await hub.As<ShowRequestSteps>(w.OtherDistrictLead).RunAsync(default)).ValueOrDefault!.Partnerships.Single(p => p.Partnership == mesa.Id);
        (shown.AlwaysThroughDistrict, shown.MentorAsked, shown.Own, shown.Agreed, shown.MayChange).ShouldBe((false, MentorAsked.AfterSchool, true, "Steering committee", false));
        (await hub.As<ShowRequestSteps>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Partnerships.Select(p => (p.Name, p.Own, p.MayChange)).ShouldBe([("Harbor and Mesa", true, true), ("Harbor Valley Teacher Residency", false, true)], ignoreOrder: true);
        (await hub.As<ShowRequestSteps>(w.DistrictLead).RunAsync(default)).ValueOrDefault!.Partnerships.Select(p => p.Name).ShouldBe(["Harbor Valley Teacher Residency"], "steps of another partnership are not shown");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_who_coordinates_a_program_in_the_partnership_sets_its_steps(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        KeepRequestSteps.Request Of(Id<Partnership> partnership, bool withProgram = false) => new(withProgram ? w.Program.Id : null, false, MentorAsked.Never, TestHub.Today, "me", partnership);
        (await hub.As<KeepRequestSteps>(w.OtherCoordinator).RunAsync(Of(w.Partnership.Id))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(Of(Id<Partnership>.New()))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(Of(w.Partnership.Id, withProgram: true))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>("one or the other");
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(new(null, false, MentorAsked.Never, TestHub.Today, "me"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<KeepRequestSteps>(w.DistrictLead).RunAsync(Of(w.Partnership.Id))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Forbidden>();
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(Of(w.Partnership.Id))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_other_partners_are_told_of_new_steps_and_the_partnership_s_history_keeps_them(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.HaveContactsAsync(w);
        await hub.ChangeAsync(async db => (await db.Partnerships.Include(p => p.Members).SingleAsync(p => p.Id == w.Partnership.Id)).Join(w.OtherProgram, new Period(TestHub.Today)));
        var told = (await SetAsync(hub, w, w.Partnership.Id, district: false, MentorAsked.BeforeSchool)).ValueOrDefault!;
        told.Select(t => t.Name).ShouldContain("Lena Brandt");
        told.Select(t => t.Name).ShouldNotContain("Dana Whitfield", "who set them knows");
        var letter = (await hub.LettersAsync()).Single(l => l.ToAddress == TestHub.LeadEmail);
        letter.Subject.ShouldBe("How requests travel: Harbor Valley Teacher Residency");
        hub.Services.GetRequiredService<Postbox>().Read(letter).ShouldSatisfyAllConditions(t => t.ShouldContain("The mentor is asked first, then the school."), t => t.ShouldContain("Agreed with: Steering committee"));
        await using var db = hub.Open();
        var history = await db.RecordChanges.Where(c => c.PartnershipId == w.Partnership.Id && c.Title.StartsWith("How requests travel")).ToListAsync();
        history.Count.ShouldBe(2);
        var written = (await hub.LettersAsync()).Count;
        (await SetAsync(hub, w, w.Partnership.Id, district: false, MentorAsked.BeforeSchool)).ValueOrDefault!.ShouldBeEmpty("they hold already");
        ((await hub.LettersAsync()).Count, await db.RecordChanges.CountAsync(c => c.PartnershipId == w.Partnership.Id && c.Title.StartsWith("How requests travel"))).ShouldBe((written, 2));
        history.ShouldAllBe(c => c.Because == "Steering committee" && c.By == "Dana Whitfield");

        // a program's own steps hold in its partnerships that have set nothing: there the partners hear of them, elsewhere not
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(new(w.Program.Id, true, MentorAsked.Never, TestHub.Today, "Program meeting"))).ValueOrDefault!.ShouldBeEmpty();
        var mesa = await SecondAsync(hub, w);
        (await hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(new(w.Program.Id, true, MentorAsked.AfterSchool, TestHub.Today, "Program meeting"))).ValueOrDefault!.Select(t => t.Name).ShouldBe(["Pat Moss"]);
        (await hub.LettersAsync()).Single(l => l.ToName == "Pat Moss").Body.ShouldNotContain("Program meeting", Case.Sensitive, "with whom it was agreed may be another partnership's affair");
        (await db.RecordChanges.CountAsync(c => c.PartnershipId == mesa.Id && c.Title.StartsWith("How requests travel"))).ShouldBe(0, "a program's steps are no part of a partnership's record");
    }

    private static Task<Outcome<IReadOnlyList<Told>>> SetAsync(TestHub hub, World w, Id<Partnership> partnership, bool district, MentorAsked asked) =>
        hub.As<KeepRequestSteps>(w.Coordinator).RunAsync(new(null, district, asked, TestHub.Today, "Steering committee", partnership));

    private static int _people;

    /// <summary>Whom a new request is with, and when the mentor is asked.</summary>
    private static async Task<(PlacementState, MentorAsked)> SentAsync(TestHub hub, World w, School school, Domain.Cohorts.Mentor? mentor)
    {
        var resident = await hub.AnotherResidentAsync(w, $"Step{++_people}");
        var id = (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(resident.Id, school.Id, mentor?.Id, new(2027, 1, 11), new(2027, 6, 4)))).ShouldBeOfType<Outcome<Id<Placement>>.Done>().Value;
        (await hub.As<ProposePlacements>(w.Coordinator).RunAsync(new([id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        var sent = await hub.PlacementAsync(id);
        return (sent.State, sent.MentorAsked);
    }

    /// <summary>Harbor Valley works with Mesa Valley, too.</summary>
    private static async Task<Partnership> SecondAsync(TestHub hub, World w)
    {
        var (partnership, since) = (new Partnership("Harbor and Mesa", new DateOnly(2020, 8, 1)), new Period(new DateOnly(2020, 8, 1)));
        partnership.Join(w.Program, since);
        partnership.Join(w.OtherDistrict, since);
        await hub.SaveAsync(
            partnership, new Contact(w.OtherDistrict.Id, w.OtherSchool.Id, ContactRole.Principal, "Theo Park", "theo.park@mesa.example", null, since),
            new Contact(w.OtherDistrict.Id, null, ContactRole.ResidencyLead, "Pat Moss", "pat.moss@mesa.example", null, since));
        return partnership;
    }

    private static async Task<Domain.Cohorts.Mentor> AtAsync(TestHub hub, World w, School school)
    {
        var last = $"There{++_people}";
        var person = new Domain.Cohorts.Person(new("Jo", last), $"jo.{last}@mesa.example", null, w.Program.Id);
        var mentor = new Domain.Cohorts.Mentor(person, school, $"M-{last}", new(2026, 4, 1));
        mentor.Teach("Mathematics", "9–12", null);
        mentor.Qualify("Mathematics", 8, 2, 8, new(2026, 4, 1));
        mentor.Stand(Domain.Cohorts.MentorState.Assignable, new(2026, 4, 1), null);
        await hub.SaveAsync(person, mentor);
        return mentor;
    }
}

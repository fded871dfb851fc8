using ResidencyHub.Application.Hours;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Setup;

internal sealed partial class TestHub
{
    /// <summary>One line of the log as the resident types it: two hours of co-teaching.</summary>
    public static KeepEntry.Request Entry(Placement placement, DateOnly day, string? length = "2 h", ActivityKind kind = ActivityKind.CoTeach, string? from = null, string? to = null) =>
        new(placement.Id, null, day, kind, length, from, to, kind is ActivityKind.CoTeach ? CoTeachingModel.Team : null, null, null, false);

    /// <summary>A week with two hours on its Monday, sent to the mentor.</summary>
    public async Task<Id<HoursWeek>> SentHoursAsync(World world, Placement placement, DateOnly monday)
    {
        var log = As<KeepEntry>(world.ResidentViewer);
        (await log.RunAsync(Entry(placement, monday))).ShouldBeOfType<Outcome<KeepEntry.Answer>.Done>();
        var week = (await As<ShowMyHours>(world.ResidentViewer).RunAsync(new(monday))).ValueOrDefault!.Week!;
        (await As<SendHours>(world.ResidentViewer).RunAsync(new(week.Id))).ShouldBeOfType<Outcome<SendHours.Answer>.Done>();
        return week.Id;
    }

    /// <summary>Ana Reyes at Lincoln High, too, on the same days: a split placement.</summary>
    public async Task<Placement> SecondPlacementAsync(World world)
    {
        var act = new Act("Dana Whitfield", Time.GetUtcNow().UtcDateTime.AddDays(-150));
        var person = new Person(new("Jo", "Second"), "jo.second@harbor.example", null, world.Program.Id);
        var mentor = new Mentor(person, world.SecondSchool, "M-8", new(2026, 4, 1));
        mentor.Stand(MentorState.Assignable, new(2026, 4, 1), null);
        var placement = new Placement(world.Resident, world.Cohort, world.SecondSchool, mentor, "Mathematics", "9–12", SchoolYear, act);
        placement.Occupy(2);
        placement.Propose(false, new DateOnly(2026, 7, 1), act);
        placement.AcceptForSchool(null, new DateOnly(2026, 7, 10), act);
        placement.AcceptForMentor(null, new DateOnly(2026, 7, 20), act);
        placement.Confirm(null, new DateOnly(2026, 7, 20), act);
        placement.Begin(act);
        await SaveAsync(person, mentor, placement, new Mentorship(placement, mentor.Id, SchoolYear));
        return placement;
    }

    /// <summary>Another mentor at the first school, with an account.</summary>
    public async Task<(Mentor Mentor, Application.Access.Viewer Viewer)> AnotherMentorAsync(World world)
    {
        var person = new Person(new("Priya", "Raman"), "priya.raman@harbor.example", null, world.Program.Id);
        var mentor = new Mentor(person, world.School, "M-9", new(2026, 4, 1));
        mentor.Stand(MentorState.Assignable, new(2026, 4, 1), null);
        var user = new Application.Access.HubUser { Id = SequentialGuid.Next(), Name = "Priya Raman", UserName = person.Email, NormalizedUserName = "PRIYA.RAMAN@HARBOR.EXAMPLE", Email = person.Email, NormalizedEmail = "PRIYA.RAMAN@HARBOR.EXAMPLE", EmailConfirmed = true, SecurityStamp = "test" };
        await SaveAsync(person, mentor, user, Domain.Access.RoleGrant.OfMentor(user.Id, mentor, new Period(new DateOnly(2020, 1, 1))));
        return (mentor, new(user.Id, user.Name, Domain.Access.Role.Mentor));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Cohorts;

public sealed class KeepPeopleTests
{
    private static readonly KeepCohort.Request Thirteen = new(null, null, "Cohort 13", 2027, new(2027, 7, 1), new(2028, 6, 30), 26, [new("Co-teach", new(2027, 9, 1), new(2028, 1, 31)), new("Observe", new(2027, 8, 16), new(2027, 8, 31))]);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_coordinator_opens_a_cohort_of_the_own_program_with_its_phases_in_order(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var program = (await hub.As<ListPrograms>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Single();
        (program.Name, program.UniversityName).ShouldBe(("Harbor Valley Residency", "Harbor Valley University"));
        (await hub.As<KeepCohort>(w.Coordinator).RunAsync(Thirteen with { Program = w.OtherProgram.Id })).ShouldBeOfType<Outcome<KeepCohort.Answer>.NotFound>();
        var id = (await hub.As<KeepCohort>(w.Coordinator).RunAsync(Thirteen with { Program = program.Id })).ValueOrDefault!.Cohort;
        await using var db = hub.Open();
        var cohort = await db.Cohorts.Include(c => c.Phases).SingleAsync(c => c.Id == id);
        (cohort.Year, cohort.Seats, string.Join(", ", cohort.Phases.OrderBy(p => p.Id).Select(p => p.Name))).ShouldBe((2027, 26, "Observe, Co-teach"));
        (await hub.As<ListCohorts>(w.OtherCoordinator).RunAsync(new())).ValueOrDefault!.Select(c => c.Name).ShouldNotContain("Cohort 13");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_phase_outside_the_cohort_and_a_change_over_another_s_are_refused_whole(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        (await hub.As<KeepCohort>(w.Coordinator).RunAsync(Thirteen with { Program = w.Program.Id, Phases = [new("Too early", new(2027, 6, 30), new(2027, 8, 1))] })).ShouldBeOfType<Outcome<KeepCohort.Answer>.Refused>().Rule.ShouldBe("phase-inside-cohort");
        (await hub.As<KeepCohort>(w.Coordinator).RunAsync(Thirteen with { Program = w.Program.Id, Name = "", Seats = -1, EndsOn = new(2027, 1, 1) })).ShouldBeOfType<Outcome<KeepCohort.Answer>.Invalid>().Errors.Select(e => e.Field).Distinct().ShouldBe(["Name", "EndsOn", "Seats"]);
        var shown = (await hub.As<ShowCohort>(w.Coordinator).RunAsync(w.Cohort.Id)).ValueOrDefault!;
        var change = Thirteen with { Id = w.Cohort.Id, StartsOn = w.Cohort.StartsOn, EndsOn = w.Cohort.EndsOn, Phases = [], Version = shown.Version };
        (await hub.As<KeepCohort>(w.Coordinator).RunAsync(change with { Seats = 30 })).IsDone.ShouldBeTrue();
        (await hub.As<KeepCohort>(w.Coordinator).RunAsync(change with { Seats = 40 })).ShouldBeOfType<Outcome<KeepCohort.Answer>.Conflict>().Values.ShouldContain(new ConflictingValue("Seats", "40", "30"));
        (await hub.As<ListCohorts>(w.Coordinator).RunAsync(new())).ValueOrDefault!.Single().Seats.ShouldBe(30);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_is_nominated_in_a_partner_district_and_the_address_is_nobody_else_s(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var ruth = new KeepMentor.Request(null, w.SecondSchool.Id, "Ruth", "Abel", "M-2", "Ruth.Abel@Harbor.example", null, "Science", "9–12", "C3", "Science", 4, 2, 8, TestHub.Today, 1, null);
        (await hub.As<KeepMentor>(w.Coordinator).RunAsync(ruth with { School = w.OtherSchool.Id })).ShouldBeOfType<Outcome<Id<Mentor>>.Invalid>().Errors.Single().Field.ShouldBe("School");
        (await hub.As<KeepMentor>(w.Coordinator).RunAsync(ruth with { Email = TestHub.MentorEmail, Answer = FindAlike.Another })).ShouldBeOfType<Outcome<Id<Mentor>>.Invalid>().Errors.Single().Field.ShouldBe("Email");
        (await hub.As<KeepMentor>(w.DistrictLead).RunAsync(ruth)).ShouldBeOfType<Outcome<Id<Mentor>>.Refused>().Rule.ShouldBe("mentor-by-program");
        var id = (await hub.As<KeepMentor>(w.Coordinator).RunAsync(ruth)).ValueOrDefault;
        var shown = (await hub.As<ShowMentor>(w.DistrictLead).RunAsync(id)).ValueOrDefault!;
        (shown.State, shown.Email, shown.IsEligible).ShouldBe((MentorState.Nominated, "ruth.abel@harbor.example", true));
        (await hub.As<KeepMentor>(w.OtherCoordinator).RunAsync(ruth with { Id = id })).ShouldBeOfType<Outcome<Id<Mentor>>.NotFound>();
        (await hub.As<KeepMentor>(w.DistrictLead).RunAsync(ruth with { Id = id, FirstName = "Rut", Version = shown.Version })).ShouldBeOfType<Outcome<Id<Mentor>>.Refused>().Rule.ShouldBe("person-kept-elsewhere", "names are the program's to correct");
        (await hub.As<KeepMentor>(w.DistrictLead).RunAsync(ruth with { Id = id, Email = "ruth.abel@harbor.example", Room = "D9", Version = shown.Version })).IsDone.ShouldBeTrue();
        (await hub.As<OfferMentorFilters>(w.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldSatisfyAllConditions(
            f => f.Schools.Select(s => s.Name).ShouldBe(["Eastside High School", "Lincoln High School"]), f => f.Subjects.ShouldBe(["Mathematics", "Science"]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hours_of_training_stand_with_their_day_and_the_sum_is_never_typed_over(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var ruth = new KeepMentor.Request(null, w.SecondSchool.Id, "Ruth", "Abel", "M-2", null, null, "Science", "9–12", null, "Science", 4, 2, 6, TestHub.Today, 1, null, AtSchoolThrough: new(2027, 6, 4));
        var id = (await hub.As<KeepMentor>(w.Coordinator).RunAsync(ruth)).ValueOrDefault;
        (await hub.As<RecordTraining>(w.Coordinator).RunAsync(new([id], "Coaching day", new(2026, 10, 2), 0, 2))).IsDone.ShouldBeTrue();
        async Task<ShowMentor.Answer> ShownAsync() => (await hub.As<ShowMentor>(w.Coordinator).RunAsync(id)).ValueOrDefault!;
        var shown = await ShownAsync();
        (shown.ProgramTrainingHours, shown.GeneralTrainingHours, shown.IsEligible, shown.AtSchoolThrough).ShouldBe((2, 8, true, new DateOnly(2027, 6, 4)));
        shown.Trainings.Select(t => (t.What, t.On, t.ProgramHours, t.GeneralHours)).ShouldBe([("Entered with the mentor’s record", TestHub.Today, 2, 6), ("Coaching day", new DateOnly(2026, 10, 2), 0, 2)]);
        var again = ruth with { Id = id, Version = shown.Version, GeneralTrainingHours = 7 };
        (await hub.As<KeepMentor>(w.Coordinator).RunAsync(again)).ShouldBeOfType<Outcome<Id<Mentor>>.Invalid>().Errors.Single().ShouldBe(new("GeneralTrainingHours", "8 hours stand with their day on the mentor’s page. Give 8 or more."));
        (await hub.As<KeepMentor>(w.Coordinator).RunAsync(again with { GeneralTrainingHours = 9, AtSchoolFrom = new(2027, 6, 5) })).ShouldBeOfType<Outcome<Id<Mentor>>.Invalid>().Errors.Single().Field.ShouldBe("AtSchoolThrough");
        (await hub.As<KeepMentor>(w.Coordinator).RunAsync(again with { GeneralTrainingHours = 9 })).IsDone.ShouldBeTrue();
        (await ShownAsync()).ShouldSatisfyAllConditions(m => m.GeneralTrainingHours.ShouldBe(9), m => m.Trainings.Sum(t => t.GeneralHours).ShouldBe(9));
        await hub.SaveAsync(new Domain.Access.ProgramRule("mentor.general-training-hours", "10", "hours", "Ten hours here.", "Steering committee", new Period(TestHub.Today), w.Program.Id));
        (await ShownAsync()).Gaps.Single().Words.ShouldBe("9 of 10 hours of general training", "the rule is the program's");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_with_a_resident_moves_to_no_other_school_before_the_placement_says_so(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.ActivePlacementAsync(w);
        var shown = (await hub.As<ShowMentor>(w.Coordinator).RunAsync(w.Mentor.Id)).ValueOrDefault!;
        var move = new KeepMentor.Request(w.Mentor.Id, w.SecondSchool.Id, "Samuel", "Okafor", "M-1", TestHub.MentorEmail, "303 555 0101", "Mathematics", "9–12", null, null, 8, 2, 8, null, 1, null, shown.Version);
        (await hub.As<KeepMentor>(w.Coordinator).RunAsync(move)).ShouldBeOfType<Outcome<Id<Mentor>>.Refused>().Rule.ShouldBe("mentor-moves");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Clearances_are_given_and_taken_for_many_at_once_of_the_own_program(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var bo = await hub.AnotherResidentAsync(w, "Lind");
        Id<Resident>[] both = [w.Resident.Id, bo.Id, w.OtherResident.Id];
        (await hub.As<ClearResident>(w.Coordinator).RunAsync(new(both, TestHub.Today.AddDays(-1)))).ShouldBeOfType<Outcome<int>.Invalid>().Errors.Single().Field.ShouldBe("Through");
        (await hub.As<ClearResident>(w.Coordinator).RunAsync(new(both, TestHub.Today))).ValueOrDefault.ShouldBe(2, "the third is another program's");
        (await hub.As<ListResidents>(w.Coordinator).RunAsync(new(new(), Cleared: true))).ValueOrDefault!.Rows.Count.ShouldBe(2, "through today");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await hub.As<ListResidents>(w.Coordinator).RunAsync(new(new(), Cleared: false))).ValueOrDefault!.Rows.Count.ShouldBe(2);
        (await hub.As<ClearResident>(w.Coordinator).RunAsync(new([bo.Id], null))).ValueOrDefault.ShouldBe(1);
        (await hub.As<ClearResident>(w.Coordinator).RunAsync(new([], null))).ShouldBeOfType<Outcome<int>.Invalid>();
        (await hub.As<OfferResidentFilters>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Subjects.ShouldBe(["Mathematics"]);
        (await hub.As<OfferResidentFilters>(w.OtherCoordinator).RunAsync(default)).ValueOrDefault!.Subjects.ShouldBe(["Elementary"]);
    }
}

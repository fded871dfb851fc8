using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Tests.Cohorts;

public sealed class CohortTests
{
    private static readonly Period Runs = new(new(2026, 8, 3), new(2027, 6, 18));

    [Fact]
    public void A_phase_lies_inside_the_cohort_s_days()
    {
        var cohort = Cohort();
        cohort.AddPhase("Whole year", Runs);
        Rule(() => cohort.AddPhase("Too early", new Period(new(2026, 8, 2), new(2026, 8, 9)))).ShouldBe("phase-inside-cohort");
        Rule(() => cohort.AddPhase("Without end", new Period(new(2026, 8, 3)))).ShouldBe("phase-inside-cohort");
        cohort.Phases.Single().Name.ShouldBe("Whole year");
    }

    [Fact]
    public void A_cohort_ends_and_has_no_negative_seats()
    {
        Rule(() => Cohort().Change("Cohort 12", new Period(new(2026, 8, 3)), 24)).ShouldBe("cohort-open");
        Rule(() => Cohort().Change("Cohort 12", Runs, -1)).ShouldBe("cohort-seats");
    }

    [Fact]
    public void Who_completed_or_was_dismissed_stays_so_and_who_withdrew_can_come_back()
    {
        foreach (var over in new[] { ResidentState.Completed, ResidentState.Dismissed })
        {
            var gone = Resident();
            gone.Stand(over, new(2027, 6, 18), null);
            Rule(() => gone.Stand(ResidentState.Active, new(2027, 6, 19), null)).ShouldBe("residency-over");
        }
        var back = Resident();
        back.Stand(ResidentState.Withdrawn, new(2026, 10, 1), "Moved away");
        back.Stand(ResidentState.Active, new(2027, 1, 4), "Moved back");
        back.Standings.Select(s => s.State).ShouldBe([ResidentState.Admitted, ResidentState.Withdrawn, ResidentState.Active]);
    }

    [Fact]
    public void A_clearance_holds_through_its_last_day_and_none_means_not_cleared()
    {
        var resident = Resident();
        resident.IsClearedOn(new(2026, 8, 17)).ShouldBeFalse();
        resident.Clear(new(2026, 12, 31));
        (resident.IsClearedOn(new(2026, 12, 31)), resident.IsClearedOn(new(2027, 1, 1))).ShouldBe((true, false));
    }

    [Fact]
    public void Names_sort_by_last_then_first_and_an_address_is_one_address_in_any_case()
    {
        var person = new Person(new("Zoë", "Nguyen-Baptiste"), "Zoe.NB@HVU.example", null, null);
        (person.Name.Sort, person.Email, new PersonName("", "Prince").Full).ShouldBe(("nguyen baptiste, zoe", "zoe.nb@hvu.example", "Prince"));
    }

    [Fact]
    public void A_new_name_and_number_are_found_and_the_old_are_not()
    {
        var person = new Person(new("Ana", "Reyes"), null, null, null);
        var resident = new Resident(person, Cohort(), "R-001", new(2026, 4, 1));
        person.Change(new("Ana", "Okoro"), null, null);
        resident.Take(person);
        resident.Renumber("HV-7");
        resident.SearchWords.ShouldBe(" ana okoro hv 7");
    }

    private static Cohort Cohort() => new(Id<PreparationProgram>.New(), "Cohort 12", new AcademicYear(2026), Runs, 24);

    private static Resident Resident() => new(new Person(new("Ana", "Reyes"), null, null, null), Cohort(), "R-001", new(2026, 4, 1));

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

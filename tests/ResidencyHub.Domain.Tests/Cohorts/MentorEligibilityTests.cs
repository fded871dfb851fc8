using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Tests.Cohorts;

public sealed class MentorEligibilityTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);
    private static readonly MentorRequirements California = new(LeastYears: 3, LeastProgramHours: 2, LeastGeneralHours: 8, CredentialInField: true, PrincipalApproval: true);

    [Fact]
    public void Three_years_a_credential_in_the_field_ten_hours_and_the_principal_s_word_are_enough() => Gaps(Qualified()).ShouldBeEmpty();

    [Fact]
    public void Everything_that_is_missing_is_said_in_words()
    {
        var mentor = Mentor();
        mentor.Qualify("Science", 2, 1, 7, null);
        Gaps(mentor).ShouldBe(["has taught 2 of 3 years", "credential is in Science, not in Mathematics", "1 of 2 hours of program training", "7 of 8 hours of general training", "the principal has not approved"]);
        Gaps(Mentor()).Take(2).ShouldBe(["years of teaching are not recorded (3 asked)", "no clear credential is recorded"]);
    }

    [Theory]
    [InlineData("Mathematics", "mathematics", true)]
    [InlineData("Single subject: Mathématics", "Mathematics", true)]
    [InlineData("Mathematics", "Math", true)]
    [InlineData("Language arts", "Art", false)]
    [InlineData("Science", "Mathematics", false)]
    public void A_credential_is_in_a_field_by_whole_words(string credential, string subject, bool isIn)
    {
        var mentor = Qualified();
        mentor.Qualify(credential, 8, 2, 8, Day);
        MentorEligibility.Check(mentor, subject, California, [], Day).Count.ShouldBe(isIn ? 0 : 1);
    }

    [Theory]
    [InlineData("Multiple Subject", "Elementary", true)]
    [InlineData("Clear Multiple Subject Teaching Credential", "Elementary education", true)]
    [InlineData("Single Subject: Mathematics", "Elementary", false)]
    [InlineData("Single Subject: Biology", "Science", true)]
    [InlineData("Single Subject: Social Science", "Science", false)]
    [InlineData("Elementary", "Middle school science", false)]
    [InlineData("Single Subject: Social Science", "Social Science", true)]
    [InlineData("Single Subject: Biology", "Social Science", false)]
    [InlineData("Biology; Social Science", "Science", true)]
    public void Titles_that_count_in_a_field_are_data_and_a_title_can_be_taken_out(string credential, string subject, bool isIn)
    {
        var fields = new CredentialFields([new("elementary", "Multiple Subject"), new("science", "Biology, not Social Science")]);
        var mentor = Qualified();
        mentor.Qualify(credential, 8, 2, 8, Day);
        MentorEligibility.Check(mentor, subject, California with { Fields = fields }, [], Day).Count.ShouldBe(isIn ? 0 : 1);
    }

    [Fact]
    public void What_the_program_does_not_ask_nobody_misses() =>
        MentorEligibility.Check(Mentor(), "Mathematics", new(0, 0, 0, false, false), [], Day).Select(g => g.Rule).ShouldBe(["years"], "years that nobody recorded are asked for all the same");

    [Fact]
    public void A_waiver_covers_its_own_rule_its_own_mentor_and_its_own_days()
    {
        var (mentor, other) = (Mentor(), Mentor());
        mentor.Qualify("Mathematics", 2, 2, 8, Day);
        other.Qualify("Mathematics", 2, 2, 8, Day);
        var waiver = new EligibilityWaiver(mentor, "years", "Taught four years abroad.", "Ruth Alder", new Period(Day, Day.AddDays(10)));
        bool Eligible(Mentor who, DateOnly on) => MentorEligibility.Check(who, "Mathematics", California, [waiver], on).Count == 0;
        (Eligible(mentor, Day), Eligible(mentor, Day.AddDays(10)), Eligible(mentor, Day.AddDays(11)), Eligible(other, Day)).ShouldBe((true, true, false, false));
        mentor.Qualify("Science", 2, 2, 8, Day);
        Eligible(mentor, Day).ShouldBeFalse("the credential was not waived");
    }

    [Theory]
    [InlineData("", "Ruth Alder", true)]
    [InlineData("Abroad.", " ", true)]
    [InlineData("Abroad.", "Ruth Alder", false)]
    public void A_waiver_is_argued_approved_and_ends(string argument, string approvedBy, bool ends) =>
        Should.Throw<RuleBroken>(() => new EligibilityWaiver(Mentor(), "years", argument, approvedBy, new Period(Day, ends ? Day : null))).Rule.ShouldBe("waiver-argued");

    [Fact]
    public void A_mentor_s_states_are_kept_in_order_with_their_reasons()
    {
        var mentor = Mentor();
        mentor.Stand(MentorState.Approved, Day, null);
        mentor.Stand(MentorState.Paused, Day.AddDays(3), "parental leave");
        mentor.State.ShouldBe(MentorState.Paused);
        mentor.Standings.Select(s => (s.State, s.Reason)).ShouldBe([(MentorState.Nominated, null), (MentorState.Approved, null), (MentorState.Paused, "parental leave")]);
    }

    private static IReadOnlyList<string> Gaps(Mentor mentor) => [.. MentorEligibility.Check(mentor, "Mathematics", California, [], Day).Select(g => g.Words)];

    private static Mentor Mentor() => new(new Person(new("Samuel", "Okafor"), null, null, null), new School(Id<District>.New(), "Eastside High School", "CO"), null, Day);

    private static Mentor Qualified()
    {
        var mentor = Mentor();
        mentor.Qualify("Mathematics", 3, 2, 8, Day);
        return mentor;
    }
}

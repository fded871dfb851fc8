using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Tests.Cohorts;

public sealed class ClearanceTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly DateOnly Start = new(2027, 1, 11);
    private static readonly DateTime At = new(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc);
    private static readonly KeptFile File = new(Guid.NewGuid(), "tb", FileKind.Pdf, 1000, new string('a', 64));
    private readonly Cohort _cohort = new(Id<PreparationProgram>.New(), "Cohort 12", new AcademicYear(2026), new Period(new(2026, 7, 1), new(2027, 6, 30)), 24);

    [Fact]
    public void Nobody_is_cleared_before_everything_mandatory_is_approved_and_the_first_to_end_ends_it()
    {
        var (certificate, test, optional) = (Asked("Certificate", true), Asked("TB test", true), Asked("Letter", false));
        test.Hold(Validity.DayOnPaper, null, 60);
        Requirement[] asked = [certificate, test, optional];
        var (one, two) = (Item(certificate), Item(test));
        Clearance.Through(asked, [], Start).ShouldBeNull();
        Approve(one, certificate, null);
        Clearance.Missing(asked, [one, two], Start, Start).Select(m => m.Words).ShouldBe(["TB test (not started)"]);
        Approve(two, test, new(2027, 3, 1));
        Clearance.Through(asked, [one, two], Start).ShouldBe(new DateOnly(2027, 3, 1));
        Clearance.Missing(asked, [one, two], Start, new(2027, 3, 2)).Select(m => m.Words).ShouldBe(["TB test (expired)"]);
        Clearance.Through([certificate], [one], Start).ShouldBe(Clearance.NoEnd);
    }

    [Fact]
    public void What_is_due_after_the_start_is_not_missing_before_its_day()
    {
        var late = Asked("First aid", true);
        late.Due(new(2027, 2, 1), null);
        Clearance.Through([late], [], Start).ShouldBe(new DateOnly(2027, 2, 1));
        Clearance.Missing([late], [], Start, new(2027, 2, 1)).ShouldBeEmpty();
        Clearance.Missing([late], [], Start, new(2027, 2, 2)).ShouldHaveSingleItem();
        var early = Asked("TB test", true);
        early.Due(null, 14);
        early.DueFor(Start).ShouldBe(new DateOnly(2026, 12, 28));
        Clearance.Through([early], [], Start).ShouldBeNull();
    }

    [Fact]
    public void An_item_reads_by_the_day_and_a_new_paper_that_waits_does_not_end_what_is_approved()
    {
        var test = Asked("TB test", true);
        test.Hold(Validity.Months, 12, 30);
        var item = Item(test);
        item.StatusOn(Today, 30).ShouldBe(ItemStatus.NotStarted);
        item.HandIn(test, File, Given(issued: new(2026, 10, 1)), send: false, Today);
        item.StatusOn(Today, 30).ShouldBe(ItemStatus.InProgress);
        item.Send(At);
        item.Approve(test, "Dana", At, Today);
        item.ValidThrough.ShouldBe(new DateOnly(2027, 10, 1));
        (item.StatusOn(new(2027, 8, 31), 30), item.StatusOn(new(2027, 9, 1), 30), item.StatusOn(new(2027, 10, 1), 30), item.StatusOn(new(2027, 10, 2), 30)).ShouldBe((ItemStatus.Approved, ItemStatus.Expiring, ItemStatus.Expiring, ItemStatus.Expired));
        Should.Throw<RuleBroken>(() => item.HandIn(test, File, Given(new(2027, 8, 1)), true, new(2027, 8, 31))).Rule.ShouldBe("paper-approved");
        item.HandIn(test, File, Given(issued: new(2027, 8, 20)), true, new(2027, 9, 1));
        (item.StatusOn(new(2027, 9, 1), 30), Clearance.Through([test], [item], Start)).ShouldBe((ItemStatus.Waiting, new DateOnly(2027, 10, 1)));
        item.Return("Dana", At, "blurred");
        Clearance.Through([test], [item], Start).ShouldBe(new DateOnly(2027, 10, 1));
    }

    [Fact]
    public void Replacing_and_taking_back_keep_the_history()
    {
        var test = Asked("TB test", true);
        var item = Item(test);
        var first = item.HandIn(test, File, Given(), true, Today);
        var second = item.HandIn(test, File, Given(), true, Today);
        item.TakeBack("Ana", At);
        item.HandedIn.Select(h => (h == first ? 1 : 2, h.Fate, h.IsReadable)).ShouldBe([(1, HandInFate.Replaced, true), (2, HandInFate.TakenBack, false)]);
        (item.State, second.DecidedBy).ShouldBe((ItemState.NotStarted, "Ana"));
        Should.Throw<RuleBroken>(() => item.Approve(test, "Dana", At, Today)).Rule.ShouldBe("paper-not-waiting");
    }

    [Fact]
    public void A_decision_needs_what_it_needs()
    {
        var test = Asked("TB test", true);
        test.Hold(Validity.DayOnPaper, null, 60);
        var item = Item(test);
        item.HandIn(test, File, Given(), true, Today);
        Should.Throw<RuleBroken>(() => item.Approve(test, "Dana", At, Today)).Rule.ShouldBe("paper-through");
        Should.Throw<RuleBroken>(() => item.Approve(test, "Dana", At, Today, Today.AddDays(-1))).Rule.ShouldBe("paper-over");
        Should.Throw<RuleBroken>(() => item.Return("Dana", At, " ")).Rule.ShouldBe("paper-comment");
        Should.Throw<RuleBroken>(() => test.Due(Today, 3)).Rule.ShouldBe("requirement-due");
        Should.Throw<RuleBroken>(() => test.Hold(Validity.Months, 0, 60)).Rule.ShouldBe("requirement-months");
        item.Approve(test, "Dana", At, Today, Today);
        item.Return("Dana", At, "approved by mistake");
        (item.ApprovedOn, Clearance.Through([test], [item], Start)).ShouldBe((null, null));
    }

    [Fact]
    public void A_clone_moves_its_day_with_the_school_year()
    {
        var test = Asked("TB test", true);
        test.Due(new(2026, 8, 1), null);
        test.Hold(Validity.Months, 48, 90);
        var next = new Cohort(_cohort.ProgramId, "Cohort 13", new AcademicYear(2027), new Period(new(2027, 7, 1), new(2028, 6, 30)), 24);
        var clone = test.CloneFor(next, 1);
        (clone.CohortId, clone.DueOn, clone.ValidMonths, clone.IsMandatory, clone.Id == test.Id).ShouldBe((next.Id, new DateOnly(2027, 8, 1), 48, true, false));
        test.Retire(Today);
        (test.IsAskedIn(_cohort.Id, Today), clone.IsAskedIn(next.Id, Today), clone.IsAskedIn(_cohort.Id, Today)).ShouldBe((false, true, false));
    }

    private Requirement Asked(string name, bool mandatory) => new(_cohort.ProgramId, _cohort.Id, RequirementRole.Resident, name, null, mandatory);

    private RequirementItem Item(Requirement requirement) => new(requirement, new Resident(new Person(new("Ana", "Reyes"), null, null, null), _cohort, null, Today));

    private static void Approve(RequirementItem item, Requirement requirement, DateOnly? through)
    {
        item.HandIn(requirement, File, Given(through: through), true, Today);
        item.Approve(requirement, "Dana", At, Today);
    }

    private static Paper Given(DateOnly? issued = null, DateOnly? through = null) => new("Ana Reyes", At, false, issued, through, null);
}

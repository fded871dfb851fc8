using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Curriculum;

public sealed class CurriculumTests
{
    private const PartnershipSide University = PartnershipSide.University, District = PartnershipSide.District;

    private static readonly DateTime At = new(2026, 11, 18, 15, 0, 0, DateTimeKind.Utc);
    private static readonly CurriculumText Methods = new(CurriculumKind.Course, CurriculumTerm.Fall, "Methods of mathematics", "Meets at the school.", "3.1");
    private static readonly CurriculumEffects Effects = new("The course moves to Tuesdays.", "A room is kept free.", "Mentors can take part.");

    [Fact]
    public void It_holds_when_both_sides_said_yes_and_each_version_stays()
    {
        var item = New();
        item.Answer(item.Open!.Id, true, null, University, "Dana", At).ShouldBeNull();
        item.State.ShouldBe(CurriculumState.Proposed);
        Rule(() => item.Answer(item.Open!.Id, true, null, University, "Grace", At)).ShouldBe("change-said");
        Rule(() => item.Answer(item.Open!.Id, true, null, PartnershipSide.Community, "Rosa", At)).ShouldBe("change-side");
        var first = item.Answer(item.Open!.Id, true, null, District, "Lena", At)!;
        (first.Number, first.UniversityYes, first.DistrictYes, item.State, item.Edition).ShouldBe((1, "Dana", "Lena", CurriculumState.Agreed, 1));
        Rule(() => item.Propose(Methods, Effects, District, "Lena", At)).ShouldBe("change-nothing");
        var change = item.Propose(Methods with { Term = CurriculumTerm.Spring }, Effects, District, "Lena", At);
        item.Term.ShouldBe(CurriculumTerm.Fall, "what holds is what was agreed");
        Rule(() => item.Propose(Methods with { Title = "Another" }, Effects, University, "Dana", At)).ShouldBe("change-open");
        item.Answer(change.Id, true, null, University, "Dana", At);
        item.Answer(change.Id, true, null, District, "Lena", At)!.Number.ShouldBe(2);
        (item.Term, item.Versions.Count, item.Versions[0].Term).ShouldBe((CurriculumTerm.Spring, 2, CurriculumTerm.Fall));
        Rule(() => item.Answer(change.Id, true, null, District, "Lena", At)).ShouldBe("change-answered");
    }

    [Fact]
    public void A_yes_from_before_the_hub_kept_whose_it_is_is_known_by_its_name()
    {
        var (dana, lena) = (Guid.NewGuid(), Guid.NewGuid());
        var item = New();
        item.Answer(item.Open!.Id, true, null, University, "Dana Whitfield", At).ShouldBeNull("no account is known");
        Rule(() => item.Answer(item.Open!.Id, true, null, District, "dana  whitfield", At, dana)).ShouldBe("change-both-sides");
        item.Answer(item.Open!.Id, true, null, District, "Lena Brandt", At, lena).ShouldNotBeNull();
        var namesakes = New();
        namesakes.Answer(namesakes.Open!.Id, true, null, University, "Dana Whitfield", At, dana);
        namesakes.Answer(namesakes.Open!.Id, true, null, District, "Dana Whitfield", At, lena).ShouldNotBeNull("two people of one name are two accounts");
    }

    [Fact]
    public void A_no_has_a_reason_and_closes_the_change_and_only_who_proposed_takes_back()
    {
        var item = New();
        var change = item.Open!;
        Rule(() => item.Answer(change.Id, false, " ", District, "Lena", At)).ShouldBe("change-reason");
        Rule(() => change.TakeBack(District, "Lena", At)).ShouldBe("change-theirs");
        item.Answer(change.Id, true, null, University, "Dana", At);
        item.Answer(change.Id, false, "Tuesday is the staff meeting.", District, "Lena", At).ShouldBeNull();
        (change.State, item.State, item.Open).ShouldBe((ChangeState.Declined, CurriculumState.Proposed, null));
        Rule(() => change.Comment("late", District, "Lena", At)).ShouldBe("change-closed");
        Rule(() => change.TakeBack(University, "Dana", At)).ShouldBe("change-closed");
        Rule(() => item.Propose(null, Effects, University, "Dana", At)).ShouldBe("change-drop");
        var again = item.Propose(Methods, Effects, University, "Dana", At);
        again.TakeBack(University, "Dana", At);
        Rule(() => new CurriculumItem(Id<Partnership>.New(), RecordPlace.Whole, Methods, Effects, PartnershipSide.Community, "Rosa", At)).ShouldBe("change-side");
    }

    [Fact]
    public void What_both_agree_to_drop_goes_from_the_map_and_stays_in_its_versions()
    {
        var item = New();
        Agree(item);
        item.Propose(null, Effects, District, "Lena", At).Drops.ShouldBeTrue();
        Agree(item);
        (item.State, item.Versions[^1].Drops, item.Versions[^1].Title).ShouldBe((CurriculumState.Dropped, true, Methods.Title));
        // it can come back, as any new version
        item.Propose(Methods, Effects, District, "Lena", At);
        Agree(item);
        (item.State, item.Edition).ShouldBe((CurriculumState.Agreed, 3));
    }

    [Fact]
    public void One_person_does_not_say_yes_for_both_sides()
    {
        var (item, both) = (New(), Guid.NewGuid());
        item.Answer(item.Open!.Id, true, null, University, "Dana", At, both).ShouldBeNull();
        var broken = Should.Throw<RuleBroken>(() => item.Answer(item.Open!.Id, true, null, District, "Dana", At, both));
        (broken.Rule, broken.Message.Contains("somebody else who speaks for district and schools", StringComparison.Ordinal)).ShouldBe(("change-both-sides", true));
        item.Answer(item.Open!.Id, true, null, District, "Lena", At, Guid.NewGuid())!.Number.ShouldBe(1);
        var change = item.Propose(Methods with { Term = CurriculumTerm.Spring }, Effects, District, "Lena", At);
        item.Answer(change.Id, true, null, University, "Dana", At, both);
        item.Answer(change.Id, false, "Not this spring.", District, "Dana", At, both).ShouldBeNull("a no is said for either");
        item.Open.ShouldBeNull();
    }

    private static void Agree(CurriculumItem item)
    {
        var change = item.Open!.Id;
        item.Answer(change, true, null, University, "Dana", At);
        item.Answer(change, true, null, District, "Lena", At);
    }

    private static CurriculumItem New() => new(Id<Partnership>.New(), RecordPlace.Whole, Methods, Effects, University, "Dana", At);

    private static string Rule(Func<object?> act) => Should.Throw<RuleBroken>(() => act()).Rule;

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

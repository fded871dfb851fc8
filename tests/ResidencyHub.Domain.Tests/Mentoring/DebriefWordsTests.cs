using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class DebriefWordsTests
{
    private static readonly DebriefWords Stands = new("Calm routines", null, "Circulate", null, new(2026, 12, 1));

    [Fact]
    public void Sections_that_only_one_of_two_changed_merge_by_themselves()
    {
        var theirs = Stands with { Strength = "Calm routines, from the first bell" };
        var mine = Stands with { NextStep = "Circulate during partner talk", DueOn = null };
        var (merged, clashes) = mine.Merge(Stands, theirs);
        clashes.ShouldBeEmpty();
        (merged.Strength, merged.NextStep, merged.DueOn).ShouldBe(("Calm routines, from the first bell", "Circulate during partner talk", null));
    }

    [Fact]
    public void A_section_that_both_changed_gives_way_to_nobody_and_both_are_named()
    {
        var (merged, clashes) = (Stands with { NextStep = "Mine" }).Merge(Stands, Stands with { NextStep = "Theirs", Support = "Grace" });
        clashes.ShouldBe([new SectionClash(DebriefSection.NextStep, "Mine", "Theirs")]);
        merged.Support.ShouldBe("Grace");
        (Stands with { NextStep = "The same" }).Merge(Stands, Stands with { NextStep = " The same\r\n" }).Clashes.ShouldBeEmpty("both wrote the same; browsers send other line ends");
    }

    /// <summary>Whatever two people type: each section is what stood, one of the two, or a clash that names both; a change is never lost without a word.</summary>
    [Fact]
    public void No_change_is_ever_lost_without_a_word() =>
        Prop.ForAll(Gen.Elements("", "a", "b").ListOf(9).ToArbitrary(), words =>
        {
            DebriefWords At(int from) => new(words.ElementAtOrDefault(from), words.ElementAtOrDefault(from + 1), words.ElementAtOrDefault(from + 2), null, null);
            var (seen, mine, stands) = (At(0), At(3), At(6));
            var (merged, clashes) = mine.Merge(seen, stands);
            foreach (var section in Enum.GetValues<DebriefSection>())
            {
                if (mine[section] != seen[section] && merged[section] != mine[section])
                    clashes.ShouldContain(c => c.Section == section && c.Mine == mine[section] && c.Stands == stands[section]);
                if (stands[section] != seen[section])
                    merged[section].ShouldBe(stands[section], "what the other saved stays");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}

using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Tests.Partnerships;

public sealed class PartnershipStoryTests
{
    private static readonly DateOnly Begin = new(2016, 8, 1);

    [Fact]
    public void Every_year_from_the_first_day_through_today_has_its_chapter_and_every_fact_stands_once_in_its_own() => Prop.ForAll(
        (from entries in (from kind in Gen.Elements(Enum.GetValues<EntryKind>()) from first in Gen.Choose(0, 4200) from days in Gen.Choose(-500, 2500) select (kind, first, days)).ListOf()
         from today in Gen.Choose(0, 4200)
         select (entries, today)).ToArbitrary(), c =>
        {
            var today = Begin.AddDays(c.today);
            var partnership = New();
            List<RecordEntry> entries = [.. c.entries.Select((e, i) => new RecordEntry(partnership.Id, RecordPlace.Whole, e.kind, new($"Entry {i}", "Somebody", PartnershipSide.District, null, new Period(Begin.AddDays(e.first), e.days < 0 ? null : Begin.AddDays(e.first + e.days)))))];
            var chapters = PartnershipStory.Tell(Facts(partnership, entries), today);
            chapters.Select(h => h.Year.StartYear).ShouldBe(Enumerable.Range(2016, AcademicYear.Of(today).StartYear - 2016 + 1));
            chapters.Select(h => h.Number).ShouldBe(Enumerable.Range(1, chapters.Count));
            foreach (var (chapter, line) in chapters.SelectMany(h => h.Lines.Select(l => (h, l))))
                (AcademicYear.Of(line.On) == chapter.Year && line.On <= today).ShouldBeTrue($"{line} in {chapter.Year}");
            chapters.Sum(h => h.Lines.Count(l => l.Kind is not StoryKind.Partner)).ShouldBe(
                entries.Count(e => e.StartsOn <= today) + entries.Count(e => e.Kind is EntryKind.Role or EntryKind.Focus or EntryKind.Initiative && e.EndsOn <= today));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void A_year_opens_with_who_learned_beside_whom_and_tells_in_sentences()
    {
        var partnership = New();
        RecordEntry[] entries =
        [
            Entry(EntryKind.Focus, "Mathematics", 2016), Entry(EntryKind.Focus, "Science", 2016), Entry(EntryKind.Initiative, "Induction program", 2016),
            new(partnership.Id, RecordPlace.Whole, EntryKind.Role, new("Site professor", "Grace Oduya", PartnershipSide.University, null, new Period(new(2017, 9, 1)))),
        ];
        var goal = new Goal(partnership.Id, RecordPlace.Whole, "Models in every department", null, GoalMeasure.Entered, "departments", countsPupils: false, new(0, new(2016, 9, 1), 7, new(2027, 6, 1)), new("Grace", "Maria", null));
        goal.Enter(1, null, new(2017, 10, 1), "review", "Maria", 10);
        goal.Enter(2, null, new(2018, 6, 1), "review", "Maria", 10);
        var facts = Facts(partnership, entries) with { Goals = [goal], Counts = [new(2017, 6, 5, 1, null)], Decisions = [new("Rooms are open.", "Because.", new(2018, 1, 10), true)], Agreements = [new("MOU", new Period(new(2017, 7, 1), new(2020, 6, 30)), new(2017, 7, 2), false)] };
        var second = PartnershipStory.Tell(facts, new(2018, 6, 30))[1];
        second.Opening.ShouldBe("6 residents learned beside 5 mentors at 1 school. In focus: Mathematics and Science. Still going: Induction program.");
        second.Lines.Select(l => l.Words).ShouldBe(
        [
            "Both sides had signed “MOU”, through 30 June 2020.", "Grace Oduya became site professor.", "Decided together: Rooms are open.",
            "Models in every department: at 2 on the way from 0 to 7 departments.",
        ], "of two values in one year the last tells it");
        PartnershipStory.Tell(facts with { EndedOn = new(2017, 6, 30) }, new(2018, 6, 30)).ShouldHaveSingleItem().Lines[^1].Words.ShouldBe("The partnership ended.");
        PartnershipStory.Tell(facts, new(2016, 7, 31)).ShouldBeEmpty("it has not begun");

        RecordEntry Entry(EntryKind kind, string title, int year) => new(partnership.Id, RecordPlace.Whole, kind, new(title, null, null, null, new Period(new(year, 9, 1))));
    }

    private static Partnership New()
    {
        var partnership = new Partnership("Harbor Valley Teacher Residency", Begin);
        partnership.Join(new PreparationProgram(Id<University>.New(), "Harbor Valley Residency"), new Period(Begin));
        partnership.Join(new District("Harbor City Unified", "CA"), new Period(Begin));
        return partnership;
    }

    [Fact]
    public void Visits_and_what_was_tried_stand_in_their_years()
    {
        var facts = Facts(New(), []) with
        {
            Visits = [new(2016, 9, 1), new(2016, 11, 1), new(2018, 2, 1), new(2019, 1, 1)],
            Cycles = [new("More pupils talk.", "Mentors watch a lesson together", "Eastside High", new(2017, 9, 1), new(2018, 3, 1), "Adapted", "Six lessons, two talks."), new("Fewer absences", "A call on the first day", null, new(2018, 1, 8), null, null, null)],
        };
        var chapters = PartnershipStory.Tell(facts, new(2018, 5, 1));
        chapters.Select(c => c.Opening).ShouldBe(["2 visits were made and written down.", "1 visit was made and written down."]);
        chapters[1].Lines.Select(l => (l.On.Month, l.Kind, l.Words, l.Aside)).ShouldBe(
        [
            (9, StoryKind.Cycle, "Tried at Eastside High: Mentors watch a lesson together.", "To reach: More pupils talk."), (1, StoryKind.Cycle, "Tried: A call on the first day.", "To reach: Fewer absences."),
            (3, StoryKind.Cycle, "Adapted at Eastside High: Mentors watch a lesson together.", "Six lessons, two talks."),
        ]);
    }

    private static StoryFacts Facts(Partnership partnership, IReadOnlyList<RecordEntry> entries) => new(partnership.StartedOn, partnership.EndedOn, partnership.Members, entries, [], [], [], [], [], []);
}

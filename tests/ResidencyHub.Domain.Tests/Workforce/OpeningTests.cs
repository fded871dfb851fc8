using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Domain.Tests.Workforce;

public sealed class OpeningTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    private static ExpectedOpening Opening(int count = 2) =>
        new(new School(Id<District>.New(), "Eastside High School", "CO", "1"), new("Mathematics", "9–12", count, new(2027, 8, 1), Likelihood.Likely), Guid.NewGuid(), "Maria Santana", Today);

    [Fact]
    public void Partners_read_it_from_the_day_it_is_published_until_it_is_withdrawn()
    {
        var opening = Opening();
        opening.SeenByPartners.ShouldBeFalse();
        opening.Publish("Maria Santana", Today);
        (opening.SeenByPartners, opening.State, opening.PublishedBy).ShouldBe((true, OpeningState.Published, "Maria Santana"));
        Should.Throw<RuleBroken>(() => opening.Publish("Ines Ortiz", Today)).Rule.ShouldBe("opening-published");
        opening.Withdraw(Today, "she stays");
        (opening.SeenByPartners, opening.Open).ShouldBe((false, 0));
        foreach (var late in new Action[] { () => opening.Publish("x", Today), () => opening.Withdraw(Today, null), () => opening.Fill(1, true, "x", Today), () => opening.Write(new("Science", "", 1, Today, Likelihood.Certain)) })
            Should.Throw<RuleBroken>(late).Rule.ShouldBe("opening-over");
    }

    [Fact]
    public void Positions_are_filled_one_by_one_and_never_more_than_are_open()
    {
        var opening = Opening(3);
        opening.Publish("Maria Santana", Today);
        opening.Fill(1, byGraduate: true, "Maria Santana", Today);
        Should.Throw<RuleBroken>(() => opening.Fill(3, false, "x", Today)).Message.ShouldBe("2 positions are open. Give a number from 1 to 2.");
        Should.Throw<RuleBroken>(() => opening.Write(new("Mathematics", "", 0, Today, Likelihood.Likely))).Rule.ShouldBe("opening-count");
        opening.Fill(2, byGraduate: false, "Maria Santana", Today);
        (opening.State, opening.Filled, opening.Fills.Where(f => f.ByGraduate).Sum(f => f.Count), opening.SeenByPartners).ShouldBe((OpeningState.Filled, 3, 1, true));
    }

    [Fact]
    public void One_that_was_filled_while_it_was_private_stays_private()
    {
        var opening = Opening(1);
        opening.Fill(1, true, "Maria Santana", Today);
        (opening.State, opening.SeenByPartners).ShouldBe((OpeningState.Filled, false));
    }

    [Fact]
    public void The_conclusion_is_drawn_subject_by_subject()
    {
        var outlook = VacancyOutlook.Of(
            [new("Mathematics", Likelihood.Certain, 2), new("mathematics ", Likelihood.Likely, 1), new("Science", Likelihood.Possible, 1), new("Art", Likelihood.Certain, 1), new("English", Likelihood.Certain, 1), new("English", Likelihood.Certain, 0)],
            [new("Mathematics", 1), new("mathematics", 1), new("English", 2), new("Spanish", 1)]);
        (outlook.Expected, outlook.Possible, outlook.Finish, outlook.Coverable, outlook.Word).ShouldBe((5, 1, 5, 3, "3 of 5 could be filled"));
        outlook.Subjects.Select(s => s.Words).ShouldBe(
        [
            "Mathematics: 3 positions, 2 residents finish; 1 position stays open even if all are hired.",
            "Art: 1 position, and nobody finishes in the field.",
            "English: 1 position, 2 residents finish; 1 more than there are positions.",
            "Science: 1 position may be open, and nobody finishes in the field.",
            "Spanish: 1 resident finishes, and no position is published.",
        ]);
        outlook.Reason(2).ShouldBe("Mathematics: 3 positions, 2 residents finish; 1 position stays open even if all are hired. Art: 1 position, and nobody finishes in the field. 2 more subjects. 1 resident finishes in fields for which no position is published.");
        (VacancyOutlook.Of([], []).Word, VacancyOutlook.Of([new("Art", Likelihood.Possible, 2)], []).Word).ShouldBe(("None published", "2 may be open"));
    }
}

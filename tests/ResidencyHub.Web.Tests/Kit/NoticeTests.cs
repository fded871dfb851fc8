using Bunit;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

public sealed class NoticeTests : KitContext
{
    private IRenderedComponent<OutcomeNotice> Show(Notice? notice) =>
        Render<OutcomeNotice>(p => p.Add(n => n.Notice, notice).Add(n => n.Prefix, "Input").Add(n => n.Undo, "<button>Undo</button>"));

    [Fact]
    public void What_was_done_says_what_comes_next_and_who_was_told()
    {
        var notice = Notice.From<Nothing>(new Nothing(), "Placement requested for Ana Reyes.", ["The school answers by 30 November."],
            [new Told("M. Santana", null), new Told("Elena Castillo", "waits: the district asks not to write to mentors before 10 August")]);
        var shown = Show(notice);
        shown.Find("[role=status]").TextContent.ShouldContain("Placement requested for Ana Reyes.");
        shown.FindAll("li").Select(line => line.TextContent).ShouldBe(["The school answers by 30 November.", "M. Santana: e-mail on its way", "Elena Castillo: waits: the district asks not to write to mentors before 10 August"]);
        shown.Find(".actions button").TextContent.ShouldBe("Undo");
    }

    [Fact]
    public void Errors_link_to_their_fields()
    {
        Outcome<Nothing> outcome = Outcome.Invalid([new FieldError("School", "Choose a school."), new FieldError("", "The request has no resident.")]);
        var notice = Notice.From(outcome, "Done.");
        notice.FieldErrors.Count.ShouldBe(2);
        var shown = Show(notice);
        shown.Find("[role=alert] h2").TextContent.ShouldStartWith("2 things to mend");
        shown.FindAll("li a").Single().GetAttribute("href").ShouldEndWith("#Input.School");
        shown.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void A_conflict_shows_both_versions()
    {
        Outcome<Nothing> outcome = new Clash([new ConflictingValue("MentorId", "Elena Castillo", null), new ConflictingValue("StartsOn", "2026-09-03", "2026-09-10"), new ConflictingValue("WholeSchool", "True", "False")]);
        var shown = Show(Notice.From(outcome, "Done."));
        shown.FindAll("tbody tr > *").Select(cell => cell.TextContent).ShouldBe(["Mentor", "Elena Castillo", "(empty)", "Starts on", "3 September 2026", "10 September 2026", "Whole school", "yes", "no"]);
        shown.Find("[role=alert] p").TextContent.ShouldContain("save again");
    }

    [Fact]
    public void Every_other_outcome_says_what_to_do()
    {
        Outcome<Nothing>[] others = [new Outcome<Nothing>.Refused("one-active", "Ana Reyes already has an active placement; end it first."), new Outcome<Nothing>.NotFound(), new Outcome<Nothing>.Forbidden()];
        others.Select(outcome => Show(Notice.From(outcome, "Done.")).Find("[role=alert] p").TextContent)
            .ShouldBe(["Ana Reyes already has an active placement; end it first.",
                "It does not exist, or it is outside of what your role can see. Go back to the list; if it should be here, ask your program coordinator.",
                "Nothing was changed. If you have another role, switch to it at the top of the page; otherwise ask your program coordinator."]);
        Show(null).Markup.ShouldBeEmpty();
    }
}

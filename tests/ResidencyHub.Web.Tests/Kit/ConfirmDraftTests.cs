using System.Net;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Kit;

/// <summary>What is typed into the small forms that ask before they act.</summary>
public sealed class ConfirmDraftTests
{
    [Fact]
    public async Task A_reason_that_was_typed_comes_back_on_another_device_and_goes_with_the_act_that_takes_it()
    {
        await using var hub = new RunningHub { Demo = true };
        var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        var (viewer, cohort, rule) = await SceneAsync(hub);
        var page = $"/cohorts/{cohort}/assignments";
        var key = $"confirm.cohorts~{cohort}~assignments.stop-{rule}";
        (await browser.GetStringAsync(new Uri(page, UriKind.Relative))).ShouldContain($"data-draft=\"{key}\"");
        await hub.AsAsync<SaveDraft, object>(viewer, async u => await u.RunAsync(new(key, new Dictionary<string, string> { ["Stop.Why"] = "asked twice <b>" }, null)));
        var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        html.ShouldContain("asked twice");
        html.ShouldNotContain("asked twice <b>");
        WebUtility.HtmlDecode(html).ShouldContain("data-draft-fields=\"{\"Stop.Why\":");

        // refused: the words stay
        (await RunningHub.PostAsync(browser, page, $"stop-{rule}", ("Stop.Why", " "))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await DraftAsync()).ShouldNotBeNull();
        (await RunningHub.PostAsync(browser, page, $"stop-{rule}", ("Stop.Why", "asked twice"))).StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.SeeOther, HttpStatusCode.Found);
        (await DraftAsync()).ShouldBeNull("what was sent needs no draft");
        await using var db = hub.Open();
        (await db.AssignmentRules.SingleAsync(r => r.Id == rule)).StoppedWhy.ShouldBe("asked twice");

        async Task<object?> DraftAsync() => await hub.AsAsync<ReadDraft, object?>(viewer, async u => (await u.RunAsync(key)).ValueOrDefault);
    }

    private static async Task<(Viewer Viewer, object Cohort, Domain.Basics.Id<Domain.Growing.AssignmentRule> Rule)> SceneAsync(RunningHub hub)
    {
        await using var db = hub.Open();
        var grant = await (from g in db.RoleGrants join u in db.Users on g.AccountId equals u.Id where g.Role == Role.ProgramCoordinator && u.Name == "Dana Whitfield" select new { u.Id, g.ProgramId }).FirstAsync();
        var rule = await db.AssignmentRules.FirstAsync(r => r.ProgramId == grant.ProgramId && r.StoppedAt == null);
        return (new(grant.Id, "Dana Whitfield", Role.ProgramCoordinator), rule.CohortId, rule.Id);
    }
}

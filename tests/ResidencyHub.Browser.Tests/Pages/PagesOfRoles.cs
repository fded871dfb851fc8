using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Browser.Tests.Pages;

/// <summary>Every page that a role may open, read from the pages themselves: a new page is scanned from its first day.</summary>
internal static class PagesOfRoles
{
    /// <summary>Who stands for each role.</summary>
    public static IReadOnlyDictionary<Role, string> People { get; } = new Dictionary<Role, string>
    {
        [Role.Administrator] = "Alex Admin",
        [Role.ProgramCoordinator] = "Dana Whitfield",
        [Role.Faculty] = "Grace Oduya",
        [Role.DistrictLead] = "Marcus Webb",
        [Role.SchoolLeader] = "Maria Santana",
        [Role.Mentor] = "Umar Okafor",
        [Role.Resident] = "Umar Delgado",
        [Role.Observer] = "Fay Underwood",
    };

    /// <summary>Pages with an id in the address are reached as people do: from a page that links to them, by the first such link.</summary>
    public static IReadOnlyDictionary<string, (string From, string Link)[]> Ways { get; } = new Dictionary<string, (string, string)[]>
    {
        ["/districts/{Id:guid}"] = [("/directory", "main a[href*='districts/']"), ("/directory?q=dis", "main a[href*='districts/']")],
        ["/schools/{Id:guid}"] = [("/directory", "main a[href*='schools/']"), ("/placements", "main a[href*='schools/']"), ("/directory?q=sch", "main a[href*='schools/']")],
        ["/programs/{Id:guid}/edit"] = [("/programs", "main a[href$='/edit']")],
        ["/cohorts/{Id:guid}"] = [("/cohorts", "main a[href*='cohorts/']:not([href$='new'])")],
        ["/cohorts/{Id:guid}/edit"] = [("/cohorts/{Id:guid}", "main a[href$='/edit']")],
        ["/cohorts/{Id:guid}/targets"] = [("/cohorts/{Id:guid}", "main a[href$='/targets']")],
        ["/cohorts/{Id:guid}/import"] = [("/cohorts/{Id:guid}", "main a[href*='/import']")],
        ["/cohorts/{Id:guid}/growth"] = [("/cohorts/{Id:guid}", "main a[href$='/growth']"), ("/caseload", "main a[href*='cohorts/'][href$='/growth']")],
        ["/cohorts/{Id:guid}/assignments"] = [("/cohorts/{Id:guid}", "main a[href$='/assignments']")],
        ["/cohorts/{Id:guid}/assignments/{Rule:guid}/raters"] = [("/form-answers > form-answer", "main a[href$='/raters']"), ("/cohorts/{Id:guid}/assignments", "main a[href$='/raters']")],
        ["/cohorts/{Id:guid}/requirements"] = [("/cohorts/{Id:guid}", "main a[href$='/requirements']")],
        ["/residents/{ResidentGuid:guid}/papers"] = [("/residents/{Id:guid}", "main a[href$='/papers']")],
        ["/mentors/{MentorGuid:guid}/papers"] = [("/mentors/{Id:guid}", "main a[href$='/papers']")],
        ["/residents/{Id:guid}"] = [("/residents", "main table a[href*='residents/']")],
        ["/residents/{Id:guid}/edit"] = [("/residents/{Id:guid}", "main a[href$='/edit']")],
        ["/residents/{Id:guid}/exceptions"] = [("/residents/{Id:guid}", "main a[href$='/exceptions']"), ("/placements?status=Active > placement", "main a[href$='/exceptions']")],
        ["/mentors/{Id:guid}"] = [("/mentors", "main table a[href*='mentors/']")],
        ["/mentors/{Id:guid}/growth"] = [("/mentors/{Id:guid}", "main a[href$='/growth']")],
        ["/mentors/{Id:guid}/edit"] = [("/mentors/{Id:guid}", "main a[href$='/edit']")],
        ["/partnerships/{Guid:guid}"] = [("/partnerships", "main :is(h2, td) a[href*='partnerships/']")],
        ["/partnerships/{Guid:guid}/story"] = [("/partnerships/{Guid:guid}", "main a[href$='/story']")],
        ["/partnerships/{Guid:guid}/history"] = [("/partnerships/{Guid:guid}", "main a[href$='/history']")],
        ["/partnerships/{Guid:guid}/entries/edit"] = [("/partnerships/{Guid:guid}", "main a[href*='/entries/edit?entry=']")],
        ["/partnerships/{Guid:guid}/goals/edit"] = [("/partnerships/{Guid:guid}", "main a[href*='/goals/edit?goal=']")],
        ["/partnerships/{Guid:guid}/year"] = [("/partnerships/{Guid:guid}", "main a[href$='/year']")],
        ["/partnerships/{Guid:guid}/leave"] = [("/partnerships/{Guid:guid}", "main a[href$='/leave']")],
        ["/partnerships/{Guid:guid}/health"] = [("/partnerships/{Guid:guid}", "main a[href$='/health']")],
        ["/partnerships/{Guid:guid}/sides"] = [("/partnerships/{Guid:guid}", "main a[href$='/sides']")],
        ["/partnerships/{Guid:guid}/sides/edit"] = [("/partnerships/{Guid:guid}/sides", "main a[href*='/sides/edit']")],
        ["/partnerships/{Guid:guid}/curriculum"] = [("/partnerships/{Guid:guid}", "main a[href$='/curriculum']")],
        ["/partnerships/{Guid:guid}/curriculum/propose"] = [("/partnerships/{Guid:guid}/curriculum", "main a[href$='/curriculum/propose']")],
        ["/partnerships/{Guid:guid}/curriculum/{Item:guid}"] = [("/partnerships/{Guid:guid}/curriculum", "main li a[href*='/curriculum/']")],
        ["/partnerships/{Guid:guid}/surveys"] = [("/partnerships/{Guid:guid}", "main a[href$='/surveys']")],
        ["/partnerships/{Guid:guid}/surveys/{Round:guid}"] = [("/partnerships/{Guid:guid}/surveys", "main table a[href*='/surveys/']")],
        ["/my-surveys/{Guid:guid}"] = [("/", "main a[href*='my-surveys/']")],
        ["/partnerships/{Guid:guid}/health/{Round:guid}"] = [("/partnerships/{Guid:guid}/health", "main table a[href*='/health/']")],
        ["/partnerships/{Guid:guid}/visits"] = [("/partnerships/{Guid:guid}", "main a[href$='/visits']")],
        ["/partnerships/{Guid:guid}/cycles"] = [("/partnerships/{Guid:guid}", "main a[href$='/cycles']")],
        ["/partnerships/{Guid:guid}/cycles/edit"] = [("/partnerships/{Guid:guid}/cycles", "main a[href$='/cycles/edit']")],
        ["/partnerships/{Guid:guid}/cycles/{Cycle:guid}"] = [("/partnerships/{Guid:guid}/cycles", "main table a[href*='/cycles/']")],
        ["/agreements/{Guid:guid}"] = [("/agreements", "main table a[href*='agreements/']")],
        ["/agreements/{Guid:guid}/edit"] = [("/agreements", "main table a[href$='/edit']")],
        ["/partnerships/{Guid:guid}/committees"] = [("/partnerships/{Guid:guid}", "main a[href$='/committees']")],
        ["/partnerships/{Guid:guid}/committees/edit"] = [("/committees/{Guid:guid}", "main a[href*='committees/edit']")],
        ["/partnerships/{Guid:guid}/decisions"] = [("/partnerships/{Guid:guid}", "main a[href$='/decisions']:not([href='decisions'])")],
        ["/partnerships/{Guid:guid}/time"] = [("/partnerships/{Guid:guid}", "main a[href$='/time']")],
        ["/committees/{Guid:guid}"] = [("/partnerships/{Guid:guid}/committees", "main h2 a[href*='committees/']")],
        ["/meetings/{Guid:guid}"] = [("/committees/{Guid:guid}", "main a[href*='meetings/']")],
        ["/decisions/{Guid:guid}"] = [("/decisions", "main h2 a[href*='decisions/']")],
        ["/matching/{Id:guid}"] = [("/matching", "main a[href*='matching/']:not([href*='preferences'])")],
        ["/capacity/{Id:guid}"] = [("/capacity", "main table a[href*='capacity/']")],
        ["/placements/{Id:guid}"] = [("/placements", "main table a[href*='placements/']")],
        ["/placements/{Id:guid}/edit"] = [("/placements?status=Draft > placement", "main a[href$='/edit']")],
        ["/placements/{Id:guid}/letter"] = [("/placements?status=Active > placement", "main a[href$='/letter']")],
        ["/accounts/{Id:guid}"] = [("/accounts", "main table a[href*='accounts/']")],
        ["/outbox/{Id:guid}"] = [("/outbox", "main table a[href*='outbox/']")],
        ["/imports/{Id:guid}"] = [("/imports", "main table a[href*='imports/']")],
        ["/views/{List}"] = [("/placements", "main a[href*='views/']"), ("/observations", "main a[href*='views/']")],
        ["/hours/{ResidentGuid:guid}"] = [("/hours", "main table a[href*='hours/']"), ("/caseload", "main table a[href*='hours/']"), ("/friday", "main a[href*='hours/']")],
        ["/hours/{ResidentGuid:guid}/release"] = [("/hours/{ResidentGuid:guid}", "main a[href$='/release']")],
        ["/my-hours/{Week}"] = [("/my-hours", "main a[href*='my-hours/20']")],
        ["/signals/{Guid:guid}"] = [("/signals", "main table a[href*='signals/']")],
        ["/standards/{Id:guid}"] = [("/standards", "main table a[href*='standards/']")],
        ["/standards/{Id:guid}/edit"] = [("/standards", "main a[href$='/edit']")],
        ["/rubrics/{Id:guid}"] = [("/rubrics", "main table a[href*='rubrics/']")],
        ["/observations/{Guid:guid}"] = [("/observations", "main table a[href*='observations/']")],
        ["/observations/{Guid:guid}/evidence"] = [("/observations?state=EvidenceTagged > observation", "main a[href$='/evidence']")],
        ["/observations/{Guid:guid}/scores"] = [("/observations?state=EvidenceTagged > observation", "main a[href$='/scores']")],
        ["/observations/{Guid:guid}/my-scores"] = [("/observations?state=EvidenceTagged > observation", "main a[href$='/my-scores']")],
        ["/forms/{Id:guid}"] = [("/forms", "main table a[href*='forms/']")],
        ["/my-forms/{Lineage:guid}/{Placement:guid}"] = [("/my-forms", "main table a[href*='my-forms/']")],
        ["/form-answers/{Id:guid}"] = [("/form-answers", "main table a[href*='form-answers/']")],
        ["/residents/{Guid:guid}/growth"] = [("/observations/{Guid:guid}", "main a[href$='/growth']")],
        ["/residents/{Guid:guid}/summative"] = [("/residents/{Guid:guid}/growth", "main a[href$='/summative']")],
        ["/residents/{Guid:guid}/plan"] = [("/residents/{Guid:guid}/growth", "main a[href*='residents/'][href$='/plan']"), ("/my-year", "main a[href$='/plan']")],
        ["/reviews/{Guid:guid}"] = [("/reviews", "main table a[href*='reviews/']")],
        ["/support-plans/{Guid:guid}"] = [("/support-plans", "main table a[href*='support-plans/']")],
        ["/support-plans/{Guid:guid}/edit"] = [("/support-plans > support-plan", "main a[href$='/edit']")],
        ["/coaching/{Guid:guid}"] = [("/coaching", "main table a[href*='coaching/']")],
        ["/check-ins/{Guid:guid}"] = [("/check-ins", "main table a[href*='check-ins/']")],
        ["/visits/{Guid:guid}"] = [("/visits", "main table a[href*='visits/']")],
        ["/coaching/cycles/{Guid:guid}"] = [("/coaching/cycles", "main table a[href*='coaching/cycles/']")],
        ["/check-ins/{PlacementGuid:guid}/{Week}"] = [("/my-residents", "main a[href*='check-ins/']")],
    };

    /// <summary>The pages of the hub with the addresses they answer.</summary>
    public static IEnumerable<(Type Page, string Route)> All =>
        from page in typeof(Program).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        orderby route.Template
        select (page, route.Template);

    public static IEnumerable<string> Of(Role role) =>
        from entry in All
        where entry.Page.GetCustomAttribute<AllowAnonymousAttribute>() is null
        where entry.Page.GetCustomAttributes<NeedsAttribute>().All(needs => RolePermissions.Includes(role, needs.Permission))
        select entry.Route;

    public static IEnumerable<string> Open => from entry in All where entry.Page.GetCustomAttribute<AllowAnonymousAttribute>() is not null select entry.Route;
}

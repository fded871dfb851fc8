using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Cohorts;
using ResidencyHub.Web.Directory;
using ResidencyHub.Web.Placements;

namespace ResidencyHub.Web.Api;

/// <summary>The nouns of the API: one line each, through the same use cases as the pages.</summary>
internal static class HubApiLists
{
    private static readonly (string, string) _names = ("q", "Words of the name, or their beginnings");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapWhole<ListPrograms, IReadOnlyList<ListPrograms.Row>>("/programs", Permission.ReadCohorts, "The programs", (list, stop) => list.RunAsync(default, stop));
        api.MapList<BrowseCohorts, ListCohorts.Row>("/cohorts", Permission.ReadCohorts, "The cohorts of your programs, the latest year first", (browse, http, page) => browse.RunAsync(page, http.RequestAborted));
        api.MapOne<ShowCohort, ShowCohort.Answer>("/cohorts", Permission.ReadCohorts, "One cohort", (show, id, stop) => show.RunAsync(new(id), stop));
        api.MapList<ListResidents, ListResidents.Row>("/residents", Permission.ReadResidents, "The residents you see", (list, http, page) => list.RunAsync(new(page, Q: http.Request.Query["q"]), http.RequestAborted), _names);
        api.MapOne<ShowResident, ShowResident.Answer>("/residents", Permission.ReadResidents, "One resident", (show, id, stop) => show.RunAsync(new(id), stop));
        api.MapList<ListMentors, ListMentors.Row>("/mentors", Permission.ReadMentors, "The mentors you see", (list, http, page) => list.RunAsync(new(page, Q: http.Request.Query["q"]), http.RequestAborted), _names);
        api.MapOne<ShowMentor, ShowMentor.Answer>("/mentors", Permission.ReadMentors, "One mentor", (show, id, stop) => show.RunAsync(new(id), stop));
        api.MapDirectoryApi();
        api.MapPlacementsApi();
        api.MapPapersApi();
        api.MapList<ListCheckIns, ListCheckIns.Row>("/check-ins", Permission.ReadCheckIns, "The weekly check-ins you see, newest first", (list, http, page) => list.RunAsync(
            new(page, DateOnly.TryParseExact(http.Request.Query["weekOf"], "yyyy-MM-dd", out var week) ? week : null, Placement: Id<Placement>.TryParse(http.Request.Query["placement"], null, out var placement) ? placement : null), http.RequestAborted),
            ("placement", "Of one placement, by its id"), ("weekOf", "Of one week, by its Monday, like 2026-11-16"));
        api.MapWhole<ListPartnerships, IReadOnlyList<ListPartnerships.Row>>("/partnerships", Permission.ReadPartnerships, "Your partnerships with their members", (list, stop) => list.RunAsync(default, stop));
        api.MapOne<ShowRecord, ShowRecord.Answer>("/partnerships", Permission.ReadPartnerships, "One partnership with its record", (show, id, stop) => show.RunAsync(new(new Id<Partnership>(id)), stop));
        api.MapList<ListAgreements, ListAgreements.Row>("/agreements", Permission.ReadPartnerships, "The agreements of your partnerships, the last to end first", (list, http, page) => list.RunAsync(new(page, Q: http.Request.Query["q"]), http.RequestAborted), ("q", "Words of the title"));
        api.MapOne<ShowAgreement, ShowAgreement.Answer>("/agreements", Permission.ReadPartnerships, "One agreement with its text, signers and history; never its files", (show, id, stop) => show.RunAsync(new Id<Agreement>(id), stop));
        api.MapList<BrowseDecisions, ListDecisions.Row>("/decisions", Permission.ReadPartnerships, "The decisions of your partnerships, with how each side voted, the latest proposed first", (browse, http, page) => browse.RunAsync(page, http.RequestAborted));
        api.MapOne<ShowDecision, ShowDecision.Answer>("/decisions", Permission.KeepPartnerships, "One decision with every vote and what it amends", (show, id, stop) => show.RunAsync(new(new Id<Decision>(id)), stop));
        api.MapList<BrowseActions, ListDecisions.Action>("/actions", Permission.ReadPartnerships, "What the partners promised one another, the latest due day first", (browse, http, page) => browse.RunAsync(page, http.RequestAborted));
    }
}

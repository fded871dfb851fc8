using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Web.Cohorts;
using ResidencyHub.Web.Directory;
using ResidencyHub.Web.Placements;

namespace ResidencyHub.Web.Api;

/// <summary>The nouns of the API: one line each, through the same use cases as the pages.</summary>
internal static class HubApiLists
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapWhole<ListPrograms, IReadOnlyList<ListPrograms.Row>>("/programs", Permission.ReadCohorts, "The programs", (list, stop) => list.RunAsync(default, stop));
        api.MapWhole<ListCohorts, IReadOnlyList<ListCohorts.Row>>("/cohorts", Permission.ReadCohorts, "The cohorts of your programs", (list, stop) => list.RunAsync(new(), stop));
        api.MapOne<ShowCohort, ShowCohort.Answer>("/cohorts", Permission.ReadCohorts, "One cohort", (show, id, stop) => show.RunAsync(new(id), stop));
        api.MapList<ListResidents, ListResidents.Row>("/residents", Permission.ReadResidents, "The residents you see; q searches names", (list, http, page) => list.RunAsync(new(page, Q: http.Request.Query["q"]), http.RequestAborted));
        api.MapOne<ShowResident, ShowResident.Answer>("/residents", Permission.ReadResidents, "One resident", (show, id, stop) => show.RunAsync(new(id), stop));
        api.MapList<ListMentors, ListMentors.Row>("/mentors", Permission.ReadMentors, "The mentors you see; q searches names", (list, http, page) => list.RunAsync(new(page, Q: http.Request.Query["q"]), http.RequestAborted));
        api.MapOne<ShowMentor, ShowMentor.Answer>("/mentors", Permission.ReadMentors, "One mentor", (show, id, stop) => show.RunAsync(new(id), stop));
        api.MapDirectoryApi();
        api.MapPlacementsApi();
        api.MapPapersApi();
        api.MapList<ListCheckIns, ListCheckIns.Row>("/check-ins", Permission.ReadCheckIns, "The weekly check-ins you see, newest first", (list, http, page) => list.RunAsync(new(page), http.RequestAborted));
        api.MapWhole<ListPartnerships, IReadOnlyList<ListPartnerships.Row>>("/partnerships", Permission.ReadPartnerships, "Your partnerships with their members", (list, stop) => list.RunAsync(default, stop));
        api.MapList<ListAgreements, ListAgreements.Row>("/agreements", Permission.ReadPartnerships, "The agreements of your partnerships, the last to end first; q searches titles", (list, http, page) => list.RunAsync(new(page, Q: http.Request.Query["q"]), http.RequestAborted));
        api.MapWhole<ListDecisions, ListDecisions.Answer>("/decisions", Permission.ReadPartnerships, "The decisions of your partnerships, with how each side voted, and their actions", (list, stop) => list.RunAsync(default, stop));
    }
}

using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Web.Cohorts;
using ResidencyHub.Web.Directory;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Placements;

namespace ResidencyHub.Web.Api;

/// <summary>The nouns of the API, area by area, through the same use cases as the pages.</summary>
internal static class HubApiLists
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapDirectoryApi();
        api.MapCohortsApi();
        api.MapPlacementsApi();
        api.MapList<ListCheckIns, ListCheckIns.Row>("/check-ins", Permission.ReadCheckIns, "Weekly check-ins, latest first; how it goes only for those who may read it", (list, http, page) => list.RunAsync(new(page), http.RequestAborted));
        api.MapGet("/agreements", async (ListAgreements list, CancellationToken stop) => OutcomeHttp.Of(await list.RunAsync(default, stop))).WithMetadata(new NeedsAttribute(Permission.ReadPartnerships)).WithSummary("Agreements of one's partnerships").WithTags("agreements");
        api.MapGet("/decisions", async (ListDecisions list, CancellationToken stop) => OutcomeHttp.Of(await list.RunAsync(default, stop))).WithMetadata(new NeedsAttribute(Permission.ReadPartnerships)).WithSummary("Decisions with votes, and actions").WithTags("decisions");
        api.MapGet("/partnerships", async (ListPartnerships list, CancellationToken stop) => OutcomeHttp.Of(await list.RunAsync(default, stop))).WithMetadata(new NeedsAttribute(Permission.ReadPartnerships)).WithSummary("Partnerships with their members").WithTags("partnerships");
    }
}

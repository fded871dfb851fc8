using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Web.Api;

namespace ResidencyHub.Web.Cohorts;

/// <summary>Clearances and documents as others read them: what is asked, how it stands, since when and through when. Never the files.</summary>
public static class PapersApi
{
    public static IEndpointRouteBuilder MapPapersApi(this IEndpointRouteBuilder api)
    {
        api.MapList<ListPapers, ListPapers.Row>("/papers", Permission.ReviewPapers, "Clearances and documents that you review, oldest first, without the files", (list, http, page) =>
        {
            var query = http.Request.Query;
            return list.RunAsync(
                new(page, Enum.TryParse<ListPapers.Show>(query["show"], ignoreCase: true, out var show) && Enum.IsDefined(show) ? show : ListPapers.Show.All, Role: Enum.TryParse<RequirementRole>(query["role"], ignoreCase: true, out var role) ? role : null, Q: query["q"]),
                http.RequestAborted);
        }, ("q", "Words of the person’s name"), ("show", "Waiting, Returned, EndsSoon, Expired, Approved or All"), ("role", "Resident or Mentor"));
        return api;
    }
}

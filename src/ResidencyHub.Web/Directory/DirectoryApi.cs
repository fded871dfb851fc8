using System.ComponentModel;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Web.Api;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Directory;

/// <summary>The directory for programs: read page by page with <c>after</c>, or search with <c>q</c>; through the same use cases as the pages.</summary>
public static class DirectoryApi
{
    private const string After = "`next` of the page before", Take = "Rows of a page, 1 to 100; 50 when left out", Q = "Beginnings of words of the name", State = "Two letters of the state";

    /// <summary>Maps the nouns of the directory below the API's own prefix.</summary>
    public static void MapDirectoryApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/districts", DistrictsAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ListDistricts").WithSummary("Districts, by id");
        api.MapGet("/districts/{id:guid}", DistrictAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ShowDistrict").WithSummary("One district with its contact rules and calendar; its contacts as far as the caller's reach");
        api.MapGet("/schools", SchoolsAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ListSchools").WithSummary("Schools, by id");
        api.MapGet("/schools/{id:guid}", SchoolAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ShowSchool").WithSummary("One school; its contacts and capacity as far as the caller's reach");
    }

    /// <summary>Maps what the school picker asks while one types.</summary>
    public static void MapDirectoryFinder(this IEndpointRouteBuilder app) =>
        app.MapGet("/directory/find", FindAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).ExcludeFromDescription();

    private static async Task<IResult> DistrictsAsync(ListDistricts list, [Description(After)] Guid? after, [Description(Take)] int? take, [Description(Q)] string? q, [Description(State)] string? state, CancellationToken stop) =>
        OutcomeHttp.Of(await list.RunAsync(new(after is { } id ? new Id<District>(id) : null, take ?? 50, q, state), stop));

    private static async Task<IResult> DistrictAsync(ShowDistrict show, Guid id, string? after, CancellationToken stop) =>
        OutcomeHttp.Of(await show.RunAsync(new(new(id), after), stop));

    private static async Task<IResult> SchoolsAsync(ListSchools list, [Description(After)] Guid? after, [Description(Take)] int? take, [Description(Q)] string? q, [Description(State)] string? state, [Description("Of one district, by its id")] Guid? district, CancellationToken stop) =>
        OutcomeHttp.Of(await list.RunAsync(new(after is { } id ? new Id<School>(id) : null, take ?? 50, q, state, district is { } of ? new Id<District>(of) : null), stop));

    private static async Task<IResult> SchoolAsync(ShowSchool show, Guid id, CancellationToken stop) => OutcomeHttp.Of(await show.RunAsync(new(new(id)), stop));

    private static async Task<IResult> FindAsync(FindInDirectory find, string? q, string? kind, string? state, string? district, CancellationToken stop)
    {
        DirectoryKind? only = Enum.TryParse<DirectoryKind>(kind, ignoreCase: true, out var one) ? one : null;
        Id<District>? within = Guid.TryParse(district, out var id) ? new(id) : null;
        return OutcomeHttp.Of(await find.RunAsync(new(q, state, within, only), stop));
    }
}

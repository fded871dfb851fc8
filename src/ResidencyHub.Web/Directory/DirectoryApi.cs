using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Directory;

/// <summary>The directory for programs: read page by page with <c>after</c>, or search with <c>q</c>; through the same use cases as the pages.</summary>
public static class DirectoryApi
{
    /// <summary>Maps the nouns of the directory below the API's own prefix.</summary>
    public static void MapDirectoryApi(this IEndpointRouteBuilder api)
    {
        api.MapGet("/districts", DistrictsAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ListDistricts").WithSummary("Districts, by id; q: beginnings of words; state: two letters; after: next of the page before; take: 1 to 100");
        api.MapGet("/districts/{id:guid}", DistrictAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ShowDistrict").WithSummary("One district with its contact rules and calendar; its contacts as far as the caller's reach");
        api.MapGet("/schools", SchoolsAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ListSchools").WithSummary("Schools, by id; q: beginnings of words; state: two letters; district: an id; after: next of the page before; take: 1 to 100");
        api.MapGet("/schools/{id:guid}", SchoolAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).WithTags("Directory").WithName("ShowSchool").WithSummary("One school; its contacts and capacity as far as the caller's reach");
    }

    /// <summary>Maps what the school picker asks while one types.</summary>
    public static void MapDirectoryFinder(this IEndpointRouteBuilder app) =>
        app.MapGet("/directory/find", FindAsync).RequireAuthorization(new NeedsAttribute(Permission.UseHub)).ExcludeFromDescription();

    private static async Task<IResult> DistrictsAsync(ListDistricts list, Guid? after, int? take, string? q, string? state, CancellationToken stop) =>
        Answer(await list.RunAsync(new(after is { } id ? new Id<District>(id) : null, take ?? 50, q, state), stop));

    private static async Task<IResult> DistrictAsync(ShowDistrict show, Guid id, string? after, CancellationToken stop) =>
        Answer(await show.RunAsync(new(new(id), after), stop));

    private static async Task<IResult> SchoolsAsync(ListSchools list, Guid? after, int? take, string? q, string? state, Guid? district, CancellationToken stop) =>
        Answer(await list.RunAsync(new(after is { } id ? new Id<School>(id) : null, take ?? 50, q, state, district is { } of ? new Id<District>(of) : null), stop));

    private static async Task<IResult> SchoolAsync(ShowSchool show, Guid id, CancellationToken stop) => Answer(await show.RunAsync(new(new(id)), stop));

    private static async Task<IResult> FindAsync(FindInDirectory find, string? q, string? kind, string? state, string? district, CancellationToken stop)
    {
        DirectoryKind? only = Enum.TryParse<DirectoryKind>(kind, ignoreCase: true, out var one) ? one : null;
        Id<District>? within = Guid.TryParse(district, out var id) ? new(id) : null;
        return Answer(await find.RunAsync(new(q, state, within, only), stop));
    }

    private static IResult Answer<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done done => TypedResults.Ok(done.Value),
        Outcome<T>.NotFound => TypedResults.NotFound(),
        Outcome<T>.Invalid invalid => TypedResults.ValidationProblem(invalid.Errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Words).ToArray())),
        _ => TypedResults.Problem("The caller's role does not include this.", statusCode: StatusCodes.Status403Forbidden),
    };
}

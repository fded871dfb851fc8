using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Api;

/// <summary>The documented JSON API: the same use cases as the pages, within the reach of the token's owner.</summary>
public static class HubApi
{
    private const string Policy = "api";

    public static IServiceCollection AddHubApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AccessTokenAuthentication>(AccessTokenAuthentication.Name, null);
        services.AddAuthorizationBuilder().AddPolicy(Policy, p => p.AddAuthenticationSchemes(AccessTokenAuthentication.Name).RequireAuthenticatedUser());
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            o.SerializerOptions.Converters.Add(new IdJson());
            o.SerializerOptions.Converters.Add(new AcademicYearJson());
        });
        services.AddOpenApi("v1", o =>
        {
            // forms of the pages are no part of the API
            o.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            o.CreateSchemaReferenceId = ApiDescription.NameOf;
            o.AddOperationTransformer(ApiDescription.SayFilters);
            o.AddDocumentTransformer((document, _, _) =>
            {
                ApiDescription.AskForToken(document);
                document.Info.Title = "ResidencyHub";
                document.Info.Description = "Read the record of a teacher residency. Every call carries a personal access token (Authorization: Bearer hub_…) and sees what its owner sees in the token's role. Lists are paged by cursor: pass `next` of a page as `after`.\n\n" + ApiDescription.Within;
                return Task.CompletedTask;
            });
        });
        return services;
    }

    public static WebApplication MapHubApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization(Policy);
        // an answer is one person's: no proxy and no shared browser keeps it
        api.AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(call);
        });
        api.MapGet("/me", [Needs(Permission.UseHub)] async (ShowViewer show, CancellationToken stop) => OutcomeHttp.Of(await show.RunAsync(default, stop)))
            .WithSummary("Whose token this is, and in which role it acts").Produces<ShowViewer.Answer>().WithTags("Access");
        HubApiLists.Map(api);
        api.MapFallback(() => Results.Problem("There is no such address in this API; /openapi/v1.json lists them all.", statusCode: StatusCodes.Status404NotFound, title: "Not found")).ExcludeFromDescription();
        return app;
    }

    /// <summary>A list with keyset paging: <c>sort</c> ("-name" for descending), <c>after</c>, <c>before</c>, <c>take</c> (1 to 100).</summary>
    /// <param name="api">The group.</param>
    /// <param name="path">"/placements".</param>
    /// <param name="needs">As the use case states it.</param>
    /// <param name="summary">One sentence for the documentation.</param>
    /// <param name="ask">Runs the list's use case.</param>
    /// <param name="filters">What else the address may say, for the documentation: name and words.</param>
    public static RouteHandlerBuilder MapList<TUseCase, TRow>(this IEndpointRouteBuilder api, string path, Permission needs, string summary, Func<TUseCase, HttpContext, PageRequest, Task<Outcome<PageOf<TRow>>>> ask, params (string Name, string Words)[] filters) where TUseCase : class =>
        api.MapGet(path, async (
                HttpContext http, TUseCase useCase, [Description("A column; “-name” for descending. Lists with one order leave it aside.")] string? sort, [Description("`next` of the page before")] string? after,
                [Description("`previous` of the page after")] string? before, [Description("Rows of a page, 1 to 100; 25 when left out")] int? take) =>
                OutcomeHttp.Of(await ask(useCase, http, new PageRequest(sort?.TrimStart('-'), sort?.StartsWith('-') == true, after, before, take ?? 25))))
            .WithMetadata(new NeedsAttribute(needs), new ApiFilters(filters)).WithSummary(summary).Produces<PageOf<TRow>>().WithTags(path.Split('/')[1]);

    /// <summary>One noun by its id.</summary>
    public static RouteHandlerBuilder MapOne<TUseCase, TAnswer>(this IEndpointRouteBuilder api, string path, Permission needs, string summary, Func<TUseCase, Guid, CancellationToken, Task<Outcome<TAnswer>>> ask) where TUseCase : class =>
        api.MapGet($"{path}/{{id:guid}}", async (Guid id, TUseCase useCase, CancellationToken stop) => OutcomeHttp.Of(await ask(useCase, id, stop)))
            .WithMetadata(new NeedsAttribute(needs)).WithSummary(summary).Produces<TAnswer>().WithTags(path.Split('/')[1]);

    /// <summary>A list that is short by nature and comes whole.</summary>
    public static RouteHandlerBuilder MapWhole<TUseCase, TAnswer>(this IEndpointRouteBuilder api, string path, Permission needs, string summary, Func<TUseCase, CancellationToken, Task<Outcome<TAnswer>>> ask) where TUseCase : class =>
        api.MapGet(path, async (TUseCase useCase, CancellationToken stop) => OutcomeHttp.Of(await ask(useCase, stop)))
            .WithMetadata(new NeedsAttribute(needs)).WithSummary(summary).Produces<TAnswer>().WithTags(path.Split('/')[1]);
}

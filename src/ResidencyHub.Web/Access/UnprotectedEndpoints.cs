using Microsoft.AspNetCore.Authorization;

namespace ResidencyHub.Web.Access;

/// <summary>Refuses to start when an endpoint says nothing about who may call it. "Everyone" is an answer, but it must be written down.</summary>
public static class UnprotectedEndpoints
{
    /// <summary>Those that the framework maps itself: they answer to the page that opened them, or are static files, which the fallback policy guards.</summary>
    private static readonly string[] Framework = ["_blazor", "_framework", "_content", "Blazor", "{**path:file}"];

    /// <exception cref="InvalidOperationException">Names the endpoints.</exception>
    public static void Refuse(IEnumerable<EndpointDataSource> sources)
    {
        if (Of(sources) is { Count: > 0 } open)
            throw new InvalidOperationException($"These endpoints do not say who may call them (an [Authorize], [Needs] or [AllowAnonymous] is missing): {string.Join(", ", open)}");
    }

    public static IReadOnlyList<string> Of(IEnumerable<EndpointDataSource> sources) =>
    [
        .. sources.SelectMany(s => s.Endpoints).Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => !IsOfFramework(e)).Select(e => e.DisplayName ?? e.ToString()!),
    ];

    private static bool IsOfFramework(Endpoint endpoint) => endpoint is not RouteEndpoint route || Framework.Any(f => route.RoutePattern.RawText?.TrimStart('/').StartsWith(f, StringComparison.Ordinal) == true);
}

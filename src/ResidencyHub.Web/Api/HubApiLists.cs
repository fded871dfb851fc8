namespace ResidencyHub.Web.Api;

/// <summary>The nouns of the API: one line each, through the same use cases as the pages.</summary>
internal static class HubApiLists
{
    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api;
    }
}

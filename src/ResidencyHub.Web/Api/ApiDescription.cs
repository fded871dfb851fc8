using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ResidencyHub.Web.Api;

/// <summary>What a list's address may say besides paging: name and words.</summary>
internal sealed record ApiFilters(IReadOnlyList<(string Name, string Words)> All);

/// <summary>What the framework cannot read off the endpoints for the OpenAPI document.</summary>
internal static class ApiDescription
{
    private const string Scheme = "token";

    /// <summary>Where the nouns are found that have no address of their own.</summary>
    public const string Within = """
        What has no address of its own stands inside another answer:
        - universities: `universityName` of `/programs`; as members of a partnership with their days, `members` of `/partnerships`
        - phases: `phases` of `/cohorts/{id}`
        - people: as residents and mentors, `firstName` of `/residents/{id}` and `firstName` of `/mentors/{id}`
        - dated states: `moments` of `/residents/{id}`, `standings` of `/mentors/{id}`, `steps` of `/placements/{id}`
        - what a mentor still misses to take a resident: `gaps` of `/mentors/{id}`
        - mentorship periods: `moments` of `/residents/{id}` (kind Mentor: who begins and who ends on which day); who leaves and who follows, `mentorThrough` of `/placements/{id}`; the team besides, `team` of `/placements/{id}`
        - signers and covered schools: `signers` of `/agreements/{id}`, `schools` of `/agreements/{id}`
        """;

    /// <summary>Under which name a type is described. Every use case calls what it gives Answer or Row: the framework takes them for one and the same, and would describe a mentor by the fields of a program.</summary>
    public static string? NameOf(JsonTypeInfo json) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(json) is { } plain ? Nullable.GetUnderlyingType(json.Type) is null ? Whole(json.Type) : plain : null;

    private static string Whole(Type type)
    {
        var name = $"{(type.DeclaringType is { } outer ? Whole(outer) : "")}{type.Name.Split('`')[0]}";
        return type.IsGenericType && type.DeclaringType?.IsGenericType != true ? $"{(name.EndsWith("Of", StringComparison.Ordinal) ? name : $"{name}Of")}{string.Concat(type.GetGenericArguments().Select(Whole))}" : name;
    }

    public static void AskForToken(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "hub_…",
            Description = "A personal access token, made on the account page. It acts in one role of its owner, through its last day, or as long as it is not revoked.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    public static Task SayFilters(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        foreach (var (name, words) in context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiFilters>().SelectMany(filters => filters.All))
            (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        return Task.CompletedTask;
    }
}

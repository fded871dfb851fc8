using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace ResidencyHub.Web.Hosting;

/// <summary>An address with a value that its page cannot read ("?at=x" where a number belongs) is read as if the value were not there; the framework would answer 500.</summary>
public static class QueryValues
{
    /// <summary>For each page the keys that it reads by attribute, and as what. Parts of pages read text, since a key can mean something else to the page around them.</summary>
    private static readonly FrozenDictionary<Type, FrozenDictionary<string, Type>> _read = typeof(Program).Assembly.GetTypes().ToFrozenDictionary(t => t, t =>
        t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Select(p => (Property: p, Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(p => p.Query is not null)
            .ToFrozenDictionary(p => p.Query!.Name ?? p.Property.Name, p => Plain(p.Property.PropertyType), StringComparer.OrdinalIgnoreCase));

    /// <summary>After routing, which says whose page it is.</summary>
    public static IApplicationBuilder UseReadableQueryValues(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page && http.Request.Query is { Count: > 0 } query && query.Any(q => IsUnreadable(page, q)))
            http.Request.QueryString = new QueryBuilder(query.Where(q => !IsUnreadable(page, q))).ToQueryString();
        return next(http);
    });

    private static bool IsUnreadable(Type page, KeyValuePair<string, StringValues> value)
    {
        var type = _read.GetValueOrDefault(page)?.GetValueOrDefault(value.Key) ?? typeof(string);
        return type != typeof(string) && value.Value.Any(text => !string.IsNullOrEmpty(text) && !Reads(type, text));
    }

    private static Type Plain(Type type)
    {
        var one = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(one) ?? one;
    }

    private static bool Reads(Type type, string text) =>
        type == typeof(bool) ? bool.TryParse(text, out _)
        : type == typeof(int) ? int.TryParse(text, CultureInfo.InvariantCulture, out _)
        : type == typeof(long) ? long.TryParse(text, CultureInfo.InvariantCulture, out _)
        : type == typeof(Guid) ? Guid.TryParse(text, out _)
        : type == typeof(DateOnly) ? DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _)
        : type != typeof(DateTime) || DateTime.TryParse(text, CultureInfo.InvariantCulture, out _);
}

using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;

namespace ResidencyHub.Web.Hosting;

/// <summary>An address with a value that its page cannot read ("?at=x" where a number belongs) is read as if the value were not there; the framework would answer 500.</summary>
public static class QueryValues
{
    /// <summary>For each key that pages read as something other than text: the types they read it as.</summary>
    private static readonly FrozenDictionary<string, Type[]> _types = typeof(Program).Assembly.GetTypes()
        .SelectMany(t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Select(p => (Property: p, Query: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
        .Where(p => p.Query is not null)
        .GroupBy(p => p.Query!.Name ?? p.Property.Name, StringComparer.OrdinalIgnoreCase)
        .Select(g => (g.Key, Types: g.Select(p => Plain(p.Property.PropertyType)).Distinct().ToArray()))
        .Where(g => !g.Types.Contains(typeof(string)))
        .ToFrozenDictionary(g => g.Key, g => g.Types, StringComparer.OrdinalIgnoreCase);

    public static IApplicationBuilder UseReadableQueryValues(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var query = http.Request.Query;
        if (query.Any(IsUnreadable))
            http.Request.QueryString = new QueryBuilder(query.Where(q => !IsUnreadable(q))).ToQueryString();
        return next(http);
    });

    private static bool IsUnreadable(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> value) =>
        _types.TryGetValue(value.Key, out var types) && value.Value.Any(text => !string.IsNullOrEmpty(text) && !types.Any(type => Reads(type, text)));

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

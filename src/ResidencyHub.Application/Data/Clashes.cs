using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Data;

/// <summary>Turns a lost race into both versions, value by value.</summary>
internal static class Clashes
{
    /// <summary>What the hub works out from other values, and its count of saves.</summary>
    private static readonly HashSet<string> Derived = ["Version", "SortName", "ResidentSort", "SearchWords", "SubjectKey"];

    public static async Task<Clash> DescribeAsync(DbUpdateConcurrencyException clash, CancellationToken stop)
    {
        var values = new List<ConflictingValue>();
        foreach (var entry in clash.Entries)
        {
            var theirs = await entry.GetDatabaseValuesAsync(stop);
            foreach (var property in entry.Properties.Where(p => p.IsModified && !p.Metadata.IsKey() && !Derived.Contains(p.Metadata.Name)))
            {
                if (IsId(property.Metadata.ClrType))
                {
                    if (theirs is not null && !Equals(property.CurrentValue, theirs[property.Metadata]))
                        values.Add(new(property.Metadata.Name, property.CurrentValue is null ? null : "your choice", theirs[property.Metadata] is null ? null : "another choice"));
                    continue;
                }
                var mine = Text(property.CurrentValue);
                var saved = theirs is null ? null : Text(theirs[property.Metadata]);
                if (mine != saved)
                    values.Add(new(property.Metadata.Name, mine, saved));
            }
        }
        return new Clash(values);
    }

    /// <summary>An id says nothing to a person.</summary>
    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } id && id.GetGenericTypeDefinition() == typeof(Id<>);

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Data;

/// <summary>Turns a lost race into both versions, value by value.</summary>
internal static class Clashes
{
    public static async Task<Clash> DescribeAsync(DbUpdateConcurrencyException clash, CancellationToken stop)
    {
        var values = new List<ConflictingValue>();
        foreach (var entry in clash.Entries)
        {
            var theirs = await entry.GetDatabaseValuesAsync(stop);
            foreach (var property in entry.Properties.Where(p => p.IsModified && p.Metadata.Name != "Version" && !p.Metadata.IsKey()))
            {
                var mine = Text(property.CurrentValue);
                var saved = theirs is null ? null : Text(theirs[property.Metadata]);
                if (mine != saved)
                    values.Add(new(property.Metadata.Name, mine, saved));
            }
        }
        return new Clash(values);
    }

    private static string? Text(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}

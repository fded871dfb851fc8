using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The instruments that come with the hub: data files in Instruments, loaded once, never changed by a start. A new edition is a new file.</summary>
internal static class BuiltInInstruments
{
    private const string Folder = "ResidencyHub.Application.Partnerships.Instruments.";

    /// <summary>Adds the editions that this version of the hub brings and the database does not have yet.</summary>
    public static async Task LoadAsync(ResidencyDbSource source, CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything("built-in instruments"), tracking: true);
        var known = await db.HealthInstruments.Select(i => new { i.Code, i.Edition }).ToListAsync(stop);
        db.AddRange(Shipped().Where(s => !known.Exists(k => k.Code == s.Code && k.Edition == s.Edition)));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>All that this version brings.</summary>
    public static IEnumerable<HealthInstrument> Shipped()
    {
        var assembly = typeof(BuiltInInstruments).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<InstrumentFile>(stream, JsonSerializerOptions.Web)!;
            yield return new HealthInstrument(new(file.Code, file.Edition, file.Title, file.Issuer, file.Licence, file.Source), file.From, file.EvidenceFrom, file.Items, file.Scale.Select(l => (l.Value, l.Word, l.Words)));
        }
    }

    private sealed record InstrumentFile(string Code, string Edition, string Title, string Issuer, string Licence, string Source, DateOnly From, int EvidenceFrom, List<Level> Scale, List<InstrumentLine> Items);

    private sealed record Level(int Value, string Word, string Words);
}

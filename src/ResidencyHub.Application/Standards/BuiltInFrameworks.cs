using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>The frameworks that come with the hub: data files beside this class, loaded once, never changed by a start.</summary>
internal static class BuiltInFrameworks
{
    private const string Folder = "ResidencyHub.Application.Standards.BuiltIn.";

    /// <summary>The plain scale for frameworks that bring none.</summary>
    public static IReadOnlyList<LevelDraft> DefaultScale { get; } = Read<List<LevelDraft>>("default-scale.json");

    /// <summary>Adds the editions that this version of the hub brings and the database does not have yet.</summary>
    public static async Task LoadAsync(ResidencyDbSource source, CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything("built-in frameworks"), tracking: true);
        var known = await db.Frameworks.Where(f => f.Origin == FrameworkOrigin.BuiltIn).Select(f => f.Code).ToListAsync(stop);
        foreach (var shipped in new[] { Read<Shipped>("ca-tpe.json"), Read<Shipped>("intasc.json") }.Where(s => !known.Contains(s.Code)))
        {
            var framework = new Framework(new(shipped.Code, shipped.Edition, shipped.Title, shipped.Issuer, shipped.Licence, shipped.Source, new Period(shipped.From)), FrameworkOrigin.BuiltIn, null, FrameworkOutline.KeyOf(shipped.Code, ""));
            framework.Arrange([.. Flatten(shipped.Code, shipped.Items, null)]);
            framework.Rate(DefaultScale);
            framework.Publish("ResidencyHub", shipped.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
            db.Add(framework);
        }
        var crosswalk = Read<Crosswalk>("crosswalk.json");
        if (!await db.Crosswalk.AnyAsync(l => l.FromCode == crosswalk.From && l.ToCode == crosswalk.To, stop))
            db.AddRange(crosswalk.Lines.SelectMany(l => l.Value.Select(to => new CrosswalkLine(crosswalk.From, FrameworkOutline.KeyOf(crosswalk.From, l.Key), crosswalk.To, FrameworkOutline.KeyOf(crosswalk.To, to), crosswalk.Source))));
        await db.SaveChangesAsync(stop);
    }

    private static IEnumerable<ItemDraft> Flatten(string code, IReadOnlyList<ShippedItem> items, Guid? parent)
    {
        foreach (var (item, at) in items.Select((item, at) => (item, at)))
        {
            var key = FrameworkOutline.KeyOf(code, item.Code);
            yield return new(key, parent, at, item.Code, item.Statement);
            foreach (var below in Flatten(code, item.Items ?? [], key))
                yield return below;
        }
    }

    private static T Read<T>(string file)
    {
        using var stream = typeof(BuiltInFrameworks).Assembly.GetManifestResourceStream(Folder + file)!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Shipped(string Code, string Edition, string Title, string Issuer, string Licence, string Source, DateOnly From, List<ShippedItem> Items);

    private sealed record ShippedItem(string Code, string Statement, List<ShippedItem>? Items);

    private sealed record Crosswalk(string From, string To, string Source, Dictionary<string, List<string>> Lines);
}

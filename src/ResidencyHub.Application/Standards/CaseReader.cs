using System.Globalization;
using System.Text.Json;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>What a CASE package holds, ready to become an edition.</summary>
/// <param name="Document">The document's identifier: the same in every edition.</param>
/// <param name="Notes">What was read otherwise than it stands, in words.</param>
internal sealed record CasePackage(Guid Document, FrameworkCover Cover, IReadOnlyList<ItemDraft> Items, IReadOnlyList<string> Notes);

/// <summary>Reads a 1EdTech CASE 1.0 CFPackage (JSON). What is none is refused with the reason and the place.</summary>
internal static class CaseReader
{
    public const int MostBytes = 40 * 1024 * 1024;

    /// <exception cref="RuleBroken">No JSON, no CFPackage, a missing or broken identifier, an association to nowhere.</exception>
    public static CasePackage Read(ReadOnlyMemory<byte> json)
    {
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(json.Span.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? json[3..] : json);
        }
        catch (JsonException broken)
        {
            throw No("case-json", $"The file is no JSON (line {(broken.LineNumber ?? 0) + 1}). Export the framework as a CASE package (CFPackage) and choose that file.");
        }
        using (parsed)
        {
            var root = parsed.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("CFDocument", out var document) || document.ValueKind is not JsonValueKind.Object)
                throw No("case-package", "The file is JSON but no CASE package: it has no CFDocument. Export the whole package (…/CFPackages/…), not a single document or item.");
            var id = IdOf(document, "CFDocument");
            var title = Text(document, "title", 256) ?? throw No("case-title", "The CFDocument has no title.");
            var (items, notes) = ReadItems(root, id);
            return new(id, CoverOf(document, title), items, notes);
        }
    }

    private static (List<ItemDraft> Items, List<string> Notes) ReadItems(JsonElement root, Guid document)
    {
        var (rows, codes) = (new List<(Guid Key, string Code, string Statement, string? Kind)>(), new HashSet<Guid>());
        foreach (var (item, at) in Array(root, "CFItems").Select((item, at) => (item, at)))
        {
            var key = IdOf(item, $"CFItems[{at}]");
            if (!codes.Add(key))
                throw No("case-twice", $"CFItems[{at}] has the identifier {key}, which stands in the package already.");
            rows.Add((key, Text(item, "humanCodingScheme", 80) ?? "", Text(item, "fullStatement", 8000) ?? throw No("case-statement", $"CFItems[{at}] ({key}) has no fullStatement."), Text(item, "CFItemType", 80)));
        }
        var (parents, numbers, others, several) = (new Dictionary<Guid, Guid?>(), new Dictionary<Guid, int>(), 0, 0);
        foreach (var (association, at) in Array(root, "CFAssociations").Select((a, at) => (a, at)))
        {
            if (Text(association, "associationType", 60) != "isChildOf")
            {
                others++;
                continue;
            }
            var child = Node(association, "originNodeURI", at);
            var parent = Node(association, "destinationNodeURI", at);
            if (!codes.Contains(child))
                throw No("case-nowhere", $"CFAssociations[{at}] places {child}, which is no item of the package.");
            if (parent != document && !codes.Contains(parent))
                throw No("case-nowhere", $"CFAssociations[{at}] places {child} below {parent}, which is neither an item nor the document of the package.");
            if (!parents.TryAdd(child, parent == document ? null : parent))
            {
                several++;
                continue;
            }
            if (association.TryGetProperty("sequenceNumber", out var number) && number.TryGetInt32(out var sequence))
                numbers[child] = sequence;
        }
        var loose = rows.Count(r => !parents.ContainsKey(r.Key));
        List<string> notes = [];
        Note(loose, loose == 1 ? "One item has no place in the tree; it stands at the top." : $"{loose} items have no place in the tree; they stand at the top.");
        Note(several, several == 1 ? "One item has two parents; the first counts." : $"{several} items have further parents; the first counts.");
        Note(others, $"{others} associations of other kinds (matches, precedence) were not read.");
        return (rows.ConvertAll(r => new ItemDraft(r.Key, parents.GetValueOrDefault(r.Key), numbers.TryGetValue(r.Key, out var n) ? n : null, r.Code, r.Statement, r.Kind)), notes);

        void Note(int count, string words)
        {
            if (count > 0)
                notes.Add(words);
        }
    }

    private static FrameworkCover CoverOf(JsonElement document, string title)
    {
        var changed = Day(document, "lastChangeDateTime") ?? throw No("case-changed", "The CFDocument has no lastChangeDateTime, or it is no date.");
        var from = Day(document, "statusStartDate") ?? changed;
        var to = Day(document, "statusEndDate");
        var code = SearchText.Of(title).Replace(' ', '-').ToUpperInvariant();
        var licence = document.TryGetProperty("licenseURI", out var link) && link.ValueKind is JsonValueKind.Object ? Text(link, "title", 200) : null;
        return new(
            code.Length is 0 ? "CASE" : code[..Math.Min(40, code.Length)], Text(document, "version", 60) ?? changed.ToString("d MMM yyyy", CultureInfo.InvariantCulture), title,
            Text(document, "publisher", 256) ?? Text(document, "creator", 256) ?? throw No("case-creator", "The CFDocument has no creator."),
            licence is null ? "The file names no license; ask the issuer before you pass it on." : $"License, as the file says: {licence}.",
            Text(document, "officialSourceURL", 1000) ?? Text(document, "uri", 1000), new Period(from, to < from ? null : to));
    }

    private static IEnumerable<JsonElement> Array(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var array) || array.ValueKind is JsonValueKind.Null ? []
        : array.ValueKind is JsonValueKind.Array ? array.EnumerateArray().Select((e, at) => e.ValueKind is JsonValueKind.Object ? e : throw No("case-shape", $"{name}[{at}] is no object."))
        : throw No("case-shape", $"{name} is not a list.");

    private static Guid Node(JsonElement association, string name, int at) =>
        association.TryGetProperty(name, out var node) && node.ValueKind is JsonValueKind.Object ? IdOf(node, $"CFAssociations[{at}].{name}") : throw No("case-shape", $"CFAssociations[{at}] has no {name}.");

    private static Guid IdOf(JsonElement element, string place) =>
        Text(element, "identifier", 100) is not { } text ? throw No("case-id", $"{place} has no identifier.")
        : Guid.TryParse(text, out var id) && id != Guid.Empty ? id : throw No("case-id", $"{place} has the identifier “{text}”, which is no UUID.");

    private static DateOnly? Day(JsonElement element, string name) =>
        Text(element, name, 60) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    private static string? Text(JsonElement element, string name, int most)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.String)
            return null;
        string? text;
        try
        {
            text = value.GetString();
        }
        catch (InvalidOperationException)
        {
            // half a character, written as an escape: JSON allows it, no text does
            throw No("case-text", $"“{name}” holds half a character. Export the file again as UTF-8.");
        }
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return text.Length <= most ? text : throw No("case-long", $"“{name}” has {text.Length:N0} characters; {most:N0} is the most that the hub keeps.");
    }

    private static RuleBroken No(string rule, string words) => new(rule, words);
}

using System.Text.RegularExpressions;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Application.Tests.Architecture;

/// <summary>What the documents say of the code's shape is so.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void The_areas_that_the_architecture_names_are_the_folders_that_are_there()
    {
        var words = Sources.Read("docs/architecture.md");
        var areas = Area().Matches(words[words.IndexOf("The areas are folders", StringComparison.Ordinal)..words.IndexOf("## A use case", StringComparison.Ordinal)]).Select(m => m.Groups["name"].Value).ToList();
        areas.Count.ShouldBeGreaterThan(10);
        foreach (var floor in new[] { "Domain", "Application", "Web" })
        {
            var sentence = Besides().Matches(words).Single(m => m.Groups["floor"].Value == floor).Groups["names"].Value;
            var named = areas.Concat(Name().Matches(Bracketed().Replace(sentence, "")).Select(m => m.Value));
            Folders($"src/ResidencyHub.{floor}").Order(StringComparer.Ordinal).ShouldBe(named.Order(StringComparer.Ordinal), floor);
        }
    }

    [Fact]
    public void Every_setting_that_the_code_reads_stands_in_the_readme()
    {
        var readme = Sources.Read("README.md");
        var code = string.Concat(Sources.Below("src", "*.cs").SelectMany(f => f.Lines).Select(l => $"{l}\n"));
        var settings = Setting().Matches(code).Select(m => m.Groups["key"].Value)
            .Concat(Mail().Matches(code).Select(m => $"Smtp:{m.Groups["key"].Value}"))
            .Concat(typeof(DatabaseSettings).GetProperties().Where(p => p.CanWrite).Select(p => $"Database:{p.Name}"))
            .Append("ASPNETCORE_URLS").Append("ASPNETCORE_FORWARDEDHEADERS_ENABLED").Distinct().ToList();
        settings.Count.ShouldBeGreaterThan(18);
        settings.Where(s => !readme.Contains($"`{s}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Folders(string of) =>
        from folder in System.IO.Directory.EnumerateDirectories(Path.Combine(Sources.Root, of))
        let name = Path.GetFileName(folder)
        where name is not ("bin" or "obj" or "Properties" or "wwwroot")
        select name;

    [GeneratedRegex(@"^\| (?!Area )(?<name>[A-Z][A-Za-z]+) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Area();

    [GeneratedRegex(@"(?<floor>Domain|Application|Web) has besides them (?<names>[^.]+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Besides();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex("[A-Z][A-Za-z]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"onfiguration(>\(\))?\.?(\[|GetValue(<\w+>)?\()""(?<key>[A-Z][A-Za-z:]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"_smtp(\[|\.GetValue(<\w+>)?\()""(?<key>[A-Z][A-Za-z]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mail();
}

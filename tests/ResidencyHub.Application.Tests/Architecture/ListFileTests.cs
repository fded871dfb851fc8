using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Tests.Architecture;

public sealed partial class ListFileTests
{
    /// <summary>The gallery shows the Kit with invented rows; forms' answers have links of their own.</summary>
    private static readonly string[] NoLists = ["/kit", "@Path"];

    [Fact]
    public void Each_list_has_a_file_or_the_docs_say_why_not()
    {
        var docs = Sources.Read("docs/exports.md");
        var (offered, left) = (docs[..docs.IndexOf("Left out, and why:", StringComparison.Ordinal)], docs[docs.IndexOf("Left out, and why:", StringComparison.Ordinal)..]);
        var lists = Sources.Below("src/ResidencyHub.Web", "*.razor").SelectMany(f => Tables().Matches(string.Join('\n', f.Lines)).Select(m => (Path: ListPath().Match(m.Value).Groups["path"].Value, HasFile: m.Value.Contains("ExportHref", StringComparison.Ordinal)))).Where(l => l.Path.Length > 0 && !NoLists.Contains(l.Path)).ToList();
        lists.Count.ShouldBeGreaterThan(15);
        lists.Where(l => !(l.HasFile ? offered : left).Contains($"`{l.Path}`", StringComparison.Ordinal)).Select(l => $"{l.Path} {(l.HasFile ? "has a file" : "has no file")}: say so in docs/exports.md").ShouldBeEmpty();
    }

    [GeneratedRegex("<HubTable TRow=.*?>\n", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Tables();

    [GeneratedRegex(" Path=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListPath();
}

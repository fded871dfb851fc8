using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Tests.Architecture;

/// <summary>The source files of the repository, without what is generated.</summary>
internal static partial class Sources
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    /// <summary>Files below a folder, as (path from the root, lines).</summary>
    public static IEnumerable<(string Path, string[] Lines)> Below(string folder, string pattern) =>
        from file in System.IO.Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !Generated().IsMatch(path)
        orderby path
        select (path, File.ReadAllLines(file));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("/(obj|bin|Migrations|node_modules)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();
}

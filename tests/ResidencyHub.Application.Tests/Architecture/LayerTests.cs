using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Tests.Architecture;

public sealed partial class LayerTests
{
    private static readonly string[] NeverInAName = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Base", "Dto", "Info", "Data", "Extensions"];

    private static readonly Assembly Domain = typeof(Period).Assembly;

    [Fact]
    public void Domain_knows_no_one() =>
        Domain.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal) && n is not ("System" or "netstandard" or "mscorlib")).ShouldBeEmpty();

    [Fact]
    public void Areas_of_Domain_use_each_other_in_one_direction_only()
    {
        var uses = Sources.Below("src/ResidencyHub.Domain", "*.cs")
            .GroupBy(f => f.Path.Split('/')[2])
            .ToDictionary(g => g.Key, g => g.SelectMany(f => Uses().Matches(string.Join('\n', f.Lines)).Select(m => m.Groups["area"].Value)).Where(a => a != g.Key).ToHashSet());
        uses.Count.ShouldBeGreaterThan(5);
        var rounds = uses.Keys.Where(area => Reached(area).Contains(area)).Select(area => $"{area} comes back to itself by way of {string.Join(", ", uses[area].Order(StringComparer.Ordinal))}");
        rounds.ShouldBeEmpty();

        HashSet<string> Reached(string from)
        {
            var reached = new HashSet<string>();
            var next = new Stack<string>(uses[from]);
            while (next.TryPop(out var area))
                if (reached.Add(area))
                    foreach (var further in uses.GetValueOrDefault(area, []))
                        next.Push(further);
            return reached;
        }
    }

    [Theory]
    [InlineData("ResidencyHub.Domain")]
    [InlineData("ResidencyHub.Application")]
    public void Type_names_say_what_a_thing_is(string assembly) =>
        Assembly.Load(assembly).GetTypes()
            .Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), false) && t.Namespace?.StartsWith("ResidencyHub", StringComparison.Ordinal) == true && !t.Namespace.Contains("Migrations", StringComparison.Ordinal))
            // data protection is the framework's own word for its keys
            .Where(t => Words().Matches(t.Name.Split('`')[0].Replace("DataProtection", "", StringComparison.Ordinal)).Any(w => NeverInAName.Contains(w.Value)) || t.Name.StartsWith("AddEdit", StringComparison.Ordinal))
            .Select(t => t.FullName).ShouldBeEmpty();

    [GeneratedRegex(@"ResidencyHub\.Domain\.(?<area>\w+)[;.]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uses();

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.None, 1000)]
    private static partial Regex Words();
}

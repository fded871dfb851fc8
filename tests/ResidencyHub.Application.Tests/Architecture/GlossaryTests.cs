using System.Text.RegularExpressions;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Tests.Architecture;

public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_public_type_of_Domain_stands_in_the_glossary_and_every_name_in_code_there_exists()
    {
        var types = typeof(Period).Assembly.GetExportedTypes().Where(t => !t.IsNested).Select(t => t.Name.Split('`')[0]).ToHashSet();
        var named = Row().Matches(Sources.Read("docs/glossary.md")).SelectMany(m => Code().Matches(m.Groups["code"].Value)).Select(m => m.Groups["name"].Value.Split('<', '.')[0]).ToHashSet();
        types.Except(named).Order().ShouldBeEmpty("write a row for it in docs/glossary.md: means · not · in code · in Ed-Fi");
        named.Except(types).Order().ShouldBeEmpty("the glossary names a type that Domain does not have (any more)");
    }

    [GeneratedRegex(@"^\|[^|]+\|[^|]+\|[^|]+\|(?<code>[^|]+)\|[^|]+\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}

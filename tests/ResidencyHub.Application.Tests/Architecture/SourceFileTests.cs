namespace ResidencyHub.Application.Tests.Architecture;

public sealed class SourceFileTests
{
    [Theory]
    [InlineData("*.cs", 250)]
    [InlineData("*.razor", 150)]
    public void A_file_is_read_in_one_sitting(string pattern, int most) =>
        All(pattern).Where(f => f.Lines.Length > most).Select(f => $"{f.Path} has {f.Lines.Length} lines, more than {most}: split it by what it is about").ShouldBeEmpty();

    [Fact]
    public void Nothing_is_folded_away_and_nullability_is_never_switched_off()
    {
        // written in two halves, or this file would be found
        string[] forbidden = ["#" + "region", "#nullable " + "disable"];
        var found = from file in All("*.cs").Concat(All("*.razor"))
                    from line in file.Lines
                    where forbidden.Any(f => line.TrimStart().StartsWith(f, StringComparison.Ordinal))
                    select $"{file.Path}: {line.Trim()}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Sources_are_where_the_tests_look() => All("*.cs").Count().ShouldBeGreaterThan(300);

    private static IEnumerable<(string Path, string[] Lines)> All(string pattern) => Sources.Below("src", pattern).Concat(Sources.Below("tests", pattern));
}

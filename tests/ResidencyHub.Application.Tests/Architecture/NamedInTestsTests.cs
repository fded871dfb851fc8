using System.Text.RegularExpressions;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Notifications;

namespace ResidencyHub.Application.Tests.Architecture;

/// <summary>Each use case is run by a test of this project on real databases, or says here where else.</summary>
public sealed partial class NamedInTestsTests
{
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        [nameof(PostAccountLetter)] = "its letters are part of signing in: tests/ResidencyHub.Web.Tests/Access/SignInTests.cs",
        [nameof(SendLetters)] = "takes the settings of a mail server: made by hand in Notifications/SendLettersTests.cs",
        [nameof(ReadImport)] = "a step that ImportWork runs: TestHub.UploadAsync",
        [nameof(CheckImport)] = "a step that ImportWork runs: TestHub.CheckAsync",
        [nameof(CommitImport)] = "a step that ImportWork runs: TestHub.StepAsync",
        [nameof(UndoImport)] = "a step that ImportWork runs: TestHub.StepAsync",
        [nameof(NoteOnImport)] = "ImportWork notes with it how far a step is",
        [nameof(BreakImportOff)] = "ImportWork says with it why a step broke off: Interchange/ImportResidentsTests.cs",
    };

    [Fact]
    public void Every_use_case_is_run_in_a_test_or_says_where_else()
    {
        var run = Sources.Below("tests/ResidencyHub.Application.Tests", "*.cs").Where(f => !f.Path.Contains("/Architecture/", StringComparison.Ordinal))
            .SelectMany(f => Run().Matches(string.Join('\n', f.Lines)).Select(m => m.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);
        var all = ApplicationServices.UseCases.Select(u => u.Name).ToHashSet(StringComparer.Ordinal);
        all.Except(run).Except(Elsewhere.Keys).Order(StringComparer.Ordinal).ShouldBeEmpty("no test runs it: write one, on real databases");
        Elsewhere.Keys.Where(n => !all.Contains(n) || run.Contains(n)).ShouldBeEmpty("it need not stand on the list any more");
    }

    /// <summary>As a viewer runs it, as a bearer does, as the hub's job, or as a delegate that a test takes.</summary>
    [GeneratedRegex(@"(As|JobAsync|GetRequiredService|Get)<(\w+\.)*(?<name>\w+)>\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();
}
